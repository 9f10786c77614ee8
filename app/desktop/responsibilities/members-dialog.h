/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

/**
 * MwMembersDialog:
 *
 * Chooses agents, or addresses, that join a responsibility: the keyboard's way to do what dragging
 * does. It says what will happen and stages it as one edit.
 */
#define MW_TYPE_MEMBERS_DIALOG (mw_members_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MwMembersDialog, mw_members_dialog, MW, MEMBERS_DIALOG, AdwWindow)

/**
 * mw_members_dialog_new:
 * @parent: the window that it belongs to
 * @draft: where the edit goes
 * @responsibility: a loaded one
 * @kind: %MW_OBJECT_AGENT or %MW_OBJECT_PROFILE
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
GtkWindow *mw_members_dialog_new (GtkWindow *parent,
                                  MwDraft *draft,
                                  MwResponsibility *responsibility,
                                  MwObjectKind kind);

G_END_DECLS
