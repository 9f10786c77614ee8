/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/probe.h>
#include <mailwright/sheet.h>

G_BEGIN_DECLS

#define MW_TYPE_SUGGEST_DIALOG (mw_suggest_dialog_get_type ())

/**
 * MwSuggestDialog:
 *
 * Finds out which encryption a server offers, and shows what taking the strongest would change.
 *
 * Signal `commit (values)`: a #GHashTable of keys to canonical values, or to %NULL for a reset, to
 * be staged as one edit. Nothing is taken over without it.
 */
G_DECLARE_FINAL_TYPE (MwSuggestDialog, mw_suggest_dialog, MW, SUGGEST_DIALOG, AdwWindow)

/**
 * mw_suggest_dialog_new:
 * @parent: the window that it belongs to
 * @prober: what looks
 * @sheet: the values; the protocol's server must be set
 * @protocol: a protocol of its driver
 *
 * Returns: (transfer floating): a dialog that is already looking, to be presented
 */
GtkWidget *
mw_suggest_dialog_new (GtkWindow *parent, MwProber *prober, MwSheet *sheet, MwProtocol *protocol);

G_END_DECLS
