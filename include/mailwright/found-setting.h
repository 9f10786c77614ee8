/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

/**
 * MwFoundSetting:
 *
 * One server that discovery found, and where. Strings are owned.
 */
typedef struct
{
  char *scheme;
  MwDirection direction;
  char *host;
  guint16 port;
  MwEncryption encryption;
  char *account;        /* (nullable): placeholders filled in */
  char *authentication; /* (nullable): our word */
  char *source;         /* stable: `autoconfig`, `well-known`, `srv`, `mx` (the same of whoever
                         * receives the domain's mail), `probing` */
  char *source_text;    /* where from, and what to look out for: translated sentences in plain text,
                         * names in them between U+2068 and U+2069 */
} MwFoundSetting;

void mw_found_setting_free (MwFoundSetting *self);

G_END_DECLS
