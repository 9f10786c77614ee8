/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mw_double_clicks_attach:
 * @list: a #GtkListView or a #GtkColumnView whose rows a double click activates
 *
 * Activates a row when it was clicked twice within the time that the person's settings say, by the
 * clock of whoever saw the clicks. GTK counts from when the program came to look at the first one,
 * so that a program that is kept busy between the two, or gets no processor, loses the double
 * click.
 */
void mw_double_clicks_attach (GtkWidget *list);

G_END_DECLS
