/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/change.h>

G_BEGIN_DECLS

/**
 * MwChangeGroup:
 *
 * The changes of one object, as one heading of a diff that can be folded. Property `folded`
 * (read-only).
 */
#define MW_TYPE_CHANGE_GROUP (mw_change_group_get_type ())
G_DECLARE_FINAL_TYPE (MwChangeGroup, mw_change_group, MW, CHANGE_GROUP, GObject)

MwObjectKind mw_change_group_get_kind (MwChangeGroup *self);
const char *mw_change_group_get_name (MwChangeGroup *self);
guint mw_change_group_get_n_changes (MwChangeGroup *self);
gboolean mw_change_group_get_folded (MwChangeGroup *self);

/**
 * MwChangeRows:
 *
 * A diff as rows of a list: an #MwChangeGroup for each object, and below it, unless it is folded,
 * its #MwChange. However long the diff is, a row costs no more than a number before it is shown.
 */
#define MW_TYPE_CHANGE_ROWS (mw_change_rows_get_type ())
G_DECLARE_FINAL_TYPE (MwChangeRows, mw_change_rows, MW, CHANGE_ROWS, GObject)

MwChangeRows *mw_change_rows_new (void);

/**
 * mw_change_rows_set_changes:
 * @changes: (nullable): a list of #MwChange that does not change, those of one object beside each
 *   other
 *
 * Begins anew with @changes, all unfolded; what is searched for stays.
 */
void mw_change_rows_set_changes (MwChangeRows *self, GListModel *changes);

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

void mw_change_rows_set_all_folded (MwChangeRows *self, gboolean folded);
gboolean mw_change_rows_get_all_folded (MwChangeRows *self);
guint mw_change_rows_get_n_groups (MwChangeRows *self);

G_END_DECLS
