/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mw_entry_look_attach:
 * @row: a row with a field to type in
 * @control: (type GtkEditable): the field
 * @pencil: (nullable): an image that says that it can be edited, hidden while it is
 *
 * Gives @row the look and the ways of an #AdwEntryRow, which holds one text and nothing else: the
 * field is drawn as a part of the row, the row shows that it has the focus, and a click anywhere
 * in it that is on no button leads into the field.
 */
void mw_entry_look_attach (GtkWidget *row, GtkWidget *control, GtkWidget *pencil);

G_END_DECLS
