/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MwStartWindow:
 *
 * Stands in for the window while the database is being opened, and where it cannot be opened: says
 * what happened and what to do, with Retry (`app.retry`) and Quit.
 */
#define MW_TYPE_START_WINDOW (mw_start_window_get_type ())
G_DECLARE_FINAL_TYPE (MwStartWindow, mw_start_window, MW, START_WINDOW, AdwApplicationWindow)

MwStartWindow *mw_start_window_new (GtkApplication *application);

/**
 * mw_start_window_show_opening:
 *
 * Shows that the database is being opened.
 */
void mw_start_window_show_opening (MwStartWindow *self);

/**
 * mw_start_window_show_problem:
 * @error: why the database cannot be opened
 */
void mw_start_window_show_problem (MwStartWindow *self, const GError *error);

G_END_DECLS
