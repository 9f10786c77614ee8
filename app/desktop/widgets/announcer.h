/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MwAnnouncer:
 *
 * What happened last in a window, for those who do not see it: nothing on the screen, and a status
 * to a screen reader, which is told each time that it changes.
 */
#define MW_TYPE_ANNOUNCER (mw_announcer_get_type ())
G_DECLARE_FINAL_TYPE (MwAnnouncer, mw_announcer, MW, ANNOUNCER, GtkWidget)

/**
 * mw_announce:
 * @widget: where it happened
 * @sentence: what happened, plain text
 *
 * Says it by the announcer of the window that @widget is in, or of the window that this one was
 * opened from.
 */
void mw_announce (GtkWidget *widget, const char *sentence);

/**
 * mw_announce_bar:
 * @bar: an info bar
 * @label: the label in it, with what it is to say
 * @revealed: whether it is to be seen
 *
 * Shows or hides @bar, and says what it says as it comes.
 */
void mw_announce_bar (GtkInfoBar *bar, GtkLabel *label, gboolean revealed);

G_END_DECLS
