/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/publication.h>

G_BEGIN_DECLS

/**
 * MwPreferences:
 *
 * What is set about the live database itself: it holds at once, for everybody who works on it, and
 * is nothing that is submitted.
 */
#define MW_TYPE_PREFERENCES (mw_preferences_get_type ())
G_DECLARE_FINAL_TYPE (MwPreferences, mw_preferences, MW, PREFERENCES, AdwPreferencesWindow)

GtkWindow *mw_preferences_new (GtkWindow *parent, MwPublication *publication);

G_END_DECLS
