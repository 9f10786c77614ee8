/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/* What the objects of a changeset are called: as the changeset itself says, else as the draft says,
 * else as the base revision said. */
typedef struct _MwDiffNames MwDiffNames;

MwDiffNames *mw_diff_names_new (sqlite3 *db);
void mw_diff_names_free (MwDiffNames *self);

void
mw_diff_names_remember (MwDiffNames *self, const char *table, const char *id, const char *name);

/* Returns: (transfer full): the name; the id where nobody knows one */
char *mw_diff_names_find (MwDiffNames *self, const char *table, const char *id);

/* Returns: (transfer full) (nullable): the driver id of a profile */
char *mw_diff_names_find_driver (MwDiffNames *self, const char *profile_id);

/* What a member's coming or going means for who can send as what, as a sentence. */
char *mw_diff_names_explain_member (MwDiffNames *self,
                                    const char *responsibility,
                                    const char *member,
                                    gboolean is_agent,
                                    gboolean added,
                                    guint at_most);

/* What it means that owner, a profile or (is_site) a driver with its site default, is or is no
 * longer (added) set to send from another address, in words: how many agents send as it. */
char *
mw_diff_names_explain_from (MwDiffNames *self, const char *owner, gboolean is_site, gboolean added);

G_END_DECLS
