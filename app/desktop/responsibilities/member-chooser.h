/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

#include "desktop/responsibilities/members.h"

G_BEGIN_DECLS

/**
 * MwMemberChooser:
 *
 * All agents, or all profiles, to choose from: searched, several at once, and dragged from. The
 * drag carries #MwMembers.
 *
 * Signals: `selection-changed`; `activated`: a row was activated.
 */
#define MW_TYPE_MEMBER_CHOOSER (mw_member_chooser_get_type ())
G_DECLARE_FINAL_TYPE (MwMemberChooser, mw_member_chooser, MW, MEMBER_CHOOSER, AdwBin)

/**
 * mw_member_chooser_set_up:
 * @draft: where they are
 * @kind: %MW_OBJECT_AGENT or %MW_OBJECT_PROFILE
 *
 * Once, before it is shown.
 */
void mw_member_chooser_set_up (MwMemberChooser *self, MwDraft *draft, MwObjectKind kind);

GListModel *mw_member_chooser_get_list (MwMemberChooser *self);             /* (transfer none) */
GtkSelectionModel *mw_member_chooser_get_selection (MwMemberChooser *self); /* (transfer none) */

/**
 * mw_member_chooser_select:
 * @id: an object's id
 *
 * Selects it alone and scrolls to it, as soon as it is in the list.
 */
void mw_member_chooser_select (MwMemberChooser *self, const char *id);

/**
 * mw_member_chooser_collect_async:
 *
 * Reads the rows that are selected.
 */
void mw_member_chooser_collect_async (MwMemberChooser *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/**
 * mw_member_chooser_collect_finish:
 *
 * Returns: (transfer full): the selected ones, or %NULL with %G_IO_ERROR_CANCELLED
 */
MwMembers *
mw_member_chooser_collect_finish (MwMemberChooser *self, GAsyncResult *result, GError **error);

void mw_member_chooser_focus_search (MwMemberChooser *self);

G_END_DECLS
