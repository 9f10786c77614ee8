/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

#include <mailwright/members.h>

G_BEGIN_DECLS

/**
 * MwMemberPane:
 *
 * The start side of the page of responsibilities: agents or addresses, and beneath the agents the
 * From list of the one that is chosen. The selection is that of the list which is shown.
 *
 * Signal: `selection-changed`.
 */
#define MW_TYPE_MEMBER_PANE (mw_member_pane_get_type ())
G_DECLARE_FINAL_TYPE (MwMemberPane, mw_member_pane, MW, MEMBER_PANE, AdwBin)

/**
 * mw_member_pane_set_draft:
 * @draft: where they are; once, before it is shown
 */
void mw_member_pane_set_draft (MwMemberPane *self, MwDraft *draft);

/**
 * mw_member_pane_choose_agent:
 * @id: an agent's id
 *
 * Shows the agents, and selects that one alone.
 */
void mw_member_pane_choose_agent (MwMemberPane *self, const char *id);

/**
 * mw_member_pane_count_selected:
 *
 * Returns: how many agents, or addresses, are selected in the list that is shown
 */
guint mw_member_pane_count_selected (MwMemberPane *self);

/**
 * mw_member_pane_collect_async:
 *
 * Reads what is selected.
 */
void mw_member_pane_collect_async (MwMemberPane *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/**
 * mw_member_pane_collect_finish:
 *
 * Returns: (transfer full): the selected ones, or %NULL with %G_IO_ERROR_CANCELLED
 */
MwMembers *mw_member_pane_collect_finish (MwMemberPane *self, GAsyncResult *result, GError **error);

G_END_DECLS
