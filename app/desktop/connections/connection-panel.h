/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/tester.h>

G_BEGIN_DECLS

#define MW_TYPE_CONNECTION_PANEL (mw_connection_panel_get_type ())

/**
 * MwConnectionPanel:
 *
 * The connection test of one mailbox: a result for each direction, as they come, with Cancel while
 * it runs, and the certificates; and the dialogs that find out what to set. It is
 * hidden until something was tested. Nothing is staged by itself.
 *
 * Signal `commit (values)`: a #GHashTable of keys to canonical values, or to %NULL for a reset, to
 * be staged as one edit.
 */
G_DECLARE_FINAL_TYPE (MwConnectionPanel, mw_connection_panel, MW, CONNECTION_PANEL, AdwBin)

GtkWidget *mw_connection_panel_new (MwTester *tester);

/**
 * mw_connection_panel_set_sheet:
 * @sheet: (nullable): the values of the mailbox, which suggestions are made for; a result says so
 *   where it was tested with others
 */
void mw_connection_panel_set_sheet (MwConnectionPanel *self, MwSheet *sheet);

/**
 * mw_connection_panel_test_profile:
 *
 * Tests a profile as the draft has it; what was seen is kept. A test that runs is cancelled.
 */
void mw_connection_panel_test_profile (MwConnectionPanel *self, const char *profile_id);

/**
 * mw_connection_panel_test_sheet:
 * @passwords: (nullable) (element-type utf8 MwSecret): what was typed, by the parameter's key
 *
 * Tests what is in the sheet; nothing is kept before mw_connection_panel_keep().
 */
void mw_connection_panel_test_sheet (MwConnectionPanel *self, GHashTable *passwords);

/**
 * mw_connection_panel_keep:
 * @profile_id: the profile that the tested sheet became
 *
 * Keeps what was seen, if anything was tested, as the profile's.
 */
void mw_connection_panel_keep (MwConnectionPanel *self, const char *profile_id);
gboolean mw_connection_panel_get_running (MwConnectionPanel *self);
void mw_connection_panel_cancel (MwConnectionPanel *self);

/**
 * mw_connection_panel_suggest:
 * @protocol_id: a protocol of the sheet's driver
 *
 * Finds out what its server offers, in a dialog.
 */
void mw_connection_panel_suggest (MwConnectionPanel *self, const char *protocol_id);

/**
 * mw_connection_panel_find_settings:
 *
 * Finds the servers of the sheet's address, in a dialog.
 */
void mw_connection_panel_find_settings (MwConnectionPanel *self);

G_END_DECLS
