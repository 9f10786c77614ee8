/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/probe.h>
#include <mailwright/sheet.h>

G_BEGIN_DECLS

#define MW_TYPE_SETTINGS_DIALOG (mw_settings_dialog_get_type ())

/**
 * MwSettingsDialog:
 *
 * Finds the servers of a mailbox from its address alone, says where each was found, and shows what
 * taking one for each direction would change.
 *
 * Signal `commit (values)`: a #GHashTable of keys to canonical values, or to %NULL for a reset, to
 * be staged as one edit. Nothing is taken over without it.
 */
G_DECLARE_FINAL_TYPE (MwSettingsDialog, mw_settings_dialog, MW, SETTINGS_DIALOG, AdwWindow)

/**
 * mw_settings_dialog_new:
 * @parent: the window that it belongs to
 * @prober: what finds
 * @sheet: the values that there are, of a profile with an address
 *
 * Returns: (transfer floating): a dialog that is already looking, to be presented
 */
GtkWidget *mw_settings_dialog_new (GtkWindow *parent, MwProber *prober, MwSheet *sheet);

G_END_DECLS
