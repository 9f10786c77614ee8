/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/change-spans.h>

G_BEGIN_DECLS

/**
 * MwChangeGroup:
 *
 * The changes of one object, or one edit of many, as one heading of a diff that can be folded.
 * Property `folded` (read-only).
 */
#define MW_TYPE_CHANGE_GROUP (mw_change_group_get_type ())
G_DECLARE_FINAL_TYPE (MwChangeGroup, mw_change_group, MW, CHANGE_GROUP, GObject)

/**
 * mw_change_group_dup_change:
 *
 * Returns: (transfer full): the first change: it names the object, or the edit
 */
MwChange *mw_change_group_dup_change (MwChangeGroup *self);
guint mw_change_group_get_n_changes (MwChangeGroup *self);

/**
 * mw_change_group_get_alike:
 *
 * Returns: whether it is one edit of many objects
 */
gboolean mw_change_group_get_alike (MwChangeGroup *self);
gboolean mw_change_group_get_folded (MwChangeGroup *self);

/**
 * MwChangeRows:
 *
 * A diff as rows of a list: an #MwChangeGroup for each object and for each edit of many, and below
 * it, unless it is folded, its #MwChange. However long the diff is, a row costs no more than a
 * number before it is shown.
 */
#define MW_TYPE_CHANGE_ROWS (mw_change_rows_get_type ())
G_DECLARE_FINAL_TYPE (MwChangeRows, mw_change_rows, MW, CHANGE_ROWS, GObject)

MwChangeRows *mw_change_rows_new (void);

/**
 * mw_change_rows_set_changes:
 * @changes: (nullable): a list of #MwChange that does not change
 * @spans: (nullable): what they are read as; %NULL with @changes
 *
 * Begins anew with @changes, objects unfolded and edits of many folded; what is searched for stays.
 */
void mw_change_rows_set_changes (MwChangeRows *self, GListModel *changes, MwChangeSpans *spans);

/**
 * mw_change_rows_set_search:
 * @text: (nullable): what is shown must hold it in a name, a value or a note, in any case;
 *   object whose own name holds it shows all of its changes
 *
 * A search unfolds all groups: what matches is seen.
 */
void mw_change_rows_set_search (MwChangeRows *self, const char *text);

/**
 * mw_change_rows_toggle:
 * @group: one of the groups
 */
void mw_change_rows_toggle (MwChangeRows *self, MwChangeGroup *group);

/**
 * mw_change_rows_find_group:
 * @position: of a row
 *
 * Returns: (transfer none): the group that the row is, or is in
 */
MwChangeGroup *mw_change_rows_find_group (MwChangeRows *self, guint position);

/**
 * mw_change_rows_list_places:
 * @position: of a row
 * @places: (element-type guint): where the places in the diff are added that the row stands for: a
 *   change's own, or those of all of a group, whatever is searched for
 */
void mw_change_rows_list_places (MwChangeRows *self, guint position, GArray *places);

void mw_change_rows_set_all_folded (MwChangeRows *self, gboolean folded);
gboolean mw_change_rows_get_all_folded (MwChangeRows *self);
guint mw_change_rows_get_n_groups (MwChangeRows *self);

/* How many objects change, each once, whatever they are grouped by. */
guint mw_change_rows_count_objects (MwChangeRows *self);

G_END_DECLS
