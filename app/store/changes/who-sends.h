/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

G_BEGIN_DECLS

/**
 * MwWhoSends:
 *
 * Who sends as what, in one state of the configuration that does not change while this is there.
 * Each step is by a key, and the members of a responsibility are read once: it costs what is asked
 * about, not what is staged beside it nor how large a site is.
 */
typedef struct _MwWhoSends MwWhoSends;

/* How many are named before the rest is only counted. */
#define MW_FEW 3

/* The first of some people or addresses, in their order, and how many they are. */
typedef struct
{
  guint n;
  const char *names[MW_FEW + 1]; /* ends with NULL */
} MwFew;

/**
 * mw_who_sends_new:
 * @db: a connection that has a view sender
 * @base: whether the state is that of the base revision; the connection then has the views of
 * mw_draft_senders_add_unstaged() as well
 */
MwWhoSends *mw_who_sends_new (sqlite3 *db, gboolean base);
void mw_who_sends_free (MwWhoSends *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwWhoSends, mw_who_sends_free)

/* Whether mail is sent from a profile: it is in use, and has an address to send from. */
gboolean mw_who_sends_is_sender (MwWhoSends *self, const char *profile);

/* Whether a profile is in use, whatever it sends from. */
gboolean mw_who_sends_is_used (MwWhoSends *self, const char *profile);

/* (transfer none): those of all its responsibilities, whether it is in use or not. */
const MwFew *mw_who_sends_get_agents (MwWhoSends *self, const char *profile);

/* (transfer none): those of the profiles in use that have the driver's From address. */
const MwFew *mw_who_sends_get_agents_of_driver (MwWhoSends *self, const char *driver);

/* (transfer none): those of one responsibility. */
const MwFew *mw_who_sends_get_agents_within (MwWhoSends *self, const char *responsibility);

/* (transfer none): what an agent sends as, through all responsibilities or through one. */
const MwFew *mw_who_sends_get_addresses (MwWhoSends *self, const char *agent);
const MwFew *mw_who_sends_get_addresses_within (MwWhoSends *self, const char *responsibility);

G_END_DECLS
