/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

/**
 * MwResponsibilityDialog:
 *
 * Adds a responsibility, or changes the name and comment of one. A name that another one has is
 * refused beneath the field; what was typed stays.
 */
#define MW_TYPE_RESPONSIBILITY_DIALOG (mw_responsibility_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    MwResponsibilityDialog, mw_responsibility_dialog, MW, RESPONSIBILITY_DIALOG, AdwWindow)

/**
 * mw_responsibility_dialog_new:
 * @parent: the window that it belongs to; it opens what was added (`win.open-responsibility`)
 * @draft: where the edit goes
 * @responsibility: (nullable): the one that is changed, loaded; %NULL to add one
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
GtkWindow *
mw_responsibility_dialog_new (GtkWindow *parent, MwDraft *draft, MwResponsibility *responsibility);

G_END_DECLS
