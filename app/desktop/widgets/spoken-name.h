/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mw_spoken_name_set:
 * @button: a #GtkButton with a label
 * @name: what a screen reader says, which holds the label's words (WCAG 2.5.3)
 *
 * Names a button with more than the word on it, where several of one page have the same.
 *
 * Since 4.10 a button of GTK is labelled by the label in it, and that counts more than a name of
 * its own (WAI-ARIA, accessible name computation, step 2B).
 */
void mw_spoken_name_set (GtkButton *button, const char *name);

/**
 * mw_spoken_name_closes:
 * @bar: an info bar with a button that closes it
 *
 * Names that button, which has no name in GTK 4.8, and later that of the window's own button.
 */
void mw_spoken_name_closes (GtkInfoBar *bar);

G_END_DECLS
