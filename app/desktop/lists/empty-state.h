/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MwEmptyState:
 *
 * Shows its child while a list has rows. In place of an empty list it says what belongs there, with
 * the one button that begins; in place of one that a search or filter made empty, what was
 * searched, and “Clear Search”, which activates `win.clear-search` and emits `clear` (the page
 * resets its filter then). A list that cannot be read says why.
 *
 * Properties: `list` (#GListModel of mw_draft_list(), or any other), `narrowed` (gboolean, see
 * mw_query_is_narrowed()), `search` (string, nullable), `child` (#GtkWidget; the template's child),
 * `icon-name`, `title`, `description`, `button-label`, `action-name` (strings, of the empty state;
 * without a label there is no button).
 */
#define MW_TYPE_EMPTY_STATE (mw_empty_state_get_type ())
G_DECLARE_FINAL_TYPE (MwEmptyState, mw_empty_state, MW, EMPTY_STATE, AdwBin)

void mw_empty_state_set_list (MwEmptyState *self, GListModel *list);

/**
 * mw_empty_state_set_narrowed:
 * @narrowed: whether a search or filter is on
 * @search: (nullable): what is searched
 */
void mw_empty_state_set_narrowed (MwEmptyState *self, gboolean narrowed, const char *search);

/**
 * mw_empty_state_grab_focus:
 *
 * Puts the focus on what is shown: the child, or the button.
 */
void mw_empty_state_grab_focus (MwEmptyState *self);

G_END_DECLS
