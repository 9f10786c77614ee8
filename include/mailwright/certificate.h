/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MwCertificate:
 *
 * One certificate of a chain. Immutable; readable properties: `subject`, `issuer` (common name or
 * the whole name where it has none), `names` (GStrv: alternative names), `not-before`, `not-after`
 * (GDateTime, UTC), `key-text` ("EC 256 bits"), `sha256` (64 lower-case hexadecimal digits), `pem`.
 */
typedef struct
{
  const char *subject;
  const char *issuer;
  const char *const *names;
  GDateTime *not_before;
  GDateTime *not_after;
  const char *key_text;
  const char *sha256;
  const char *pem;
} MwCertificateFields;

#define MW_TYPE_CERTIFICATE (mw_certificate_get_type ())
G_DECLARE_FINAL_TYPE (MwCertificate, mw_certificate, MW, CERTIFICATE, GObject)
MwCertificate *mw_certificate_new (const MwCertificateFields *fields);
const MwCertificateFields *mw_certificate_get_fields (MwCertificate *self);
/* Days until it ends at @now, rounded down; negative: since it ended. */
int mw_certificate_get_days_left (MwCertificate *self, GDateTime *now);
/* Which of the first @n of @chain (nullable) (element-type MwCertificate) ends first; -1 of none.
 */
int mw_certificate_find_first_end (GPtrArray *chain, guint n);

/**
 * MwChainFacts:
 *
 * What is to be known of a chain beside its certificates. It begins with the server's own, then
 * come those that vouch for it, as far as they were found, then what else the server sent.
 */
typedef struct
{
  guint n_built;  /* how many are the server's own and vouch for it */
  guint n_sent;   /* how many of these in turn the server sent; the others were here */
  guint n_relied; /* how many, from the first, the connection relies on: of what is pinned, one */
  int at_fault;   /* where the certificate decided: which, or -1 for none */
} MwChainFacts;

G_END_DECLS
