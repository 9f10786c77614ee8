/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the drafts of a live database are, so that what they stage is known to be needed. Those
 * that are not in their usual place are noted in a folder beside that: symbolic links, each named
 * by a digest of the path that it leads to. */

/* Notes a draft that is not in its usual place. What cannot be noted is none the worse a draft. */
void mw_draft_places_note (const char *live_id, const char *path);

/* Adds the usual place, and those that were noted and are not gone for good, to a set of paths. */
void mw_draft_places_add_to (const char *live_id, GHashTable *places);

/* (transfer full) */
char *mw_draft_places_get_usual (const char *live_id);

G_END_DECLS
