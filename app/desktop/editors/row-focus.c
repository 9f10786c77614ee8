/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/row-focus.h"

gboolean
mw_row_focus_inside (GtkWidget *row, GtkDirectionType direction)
{
  GtkWidget *child = NULL;

  g_return_val_if_fail (GTK_IS_LIST_BOX_ROW (row), FALSE);

  child = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  return child != NULL && gtk_widget_child_focus (child, direction);
}

void
mw_row_end_typing (GtkWidget *row)
{
  GtkRoot *root = NULL;
  GtkWidget *focus = NULL;

  g_return_if_fail (GTK_IS_WIDGET (row));

  root = gtk_widget_get_root (row);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (!GTK_IS_TEXT (focus) || !gtk_widget_is_ancestor (focus, row))
    return;
  gtk_editable_set_enable_undo (GTK_EDITABLE (focus), FALSE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (focus), TRUE);
}
