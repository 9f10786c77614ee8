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

gboolean
mw_row_undo_by_key (GtkWidget *row, guint keyval, GdkModifierType modifiers)
{
  guint key = gdk_keyval_to_lower (keyval);
  gboolean shift = (modifiers & GDK_SHIFT_MASK) != 0;

  g_return_val_if_fail (GTK_IS_WIDGET (row), FALSE);

  if ((modifiers & GDK_CONTROL_MASK) == 0 || (modifiers & GDK_ALT_MASK) != 0)
    return FALSE;
  if (key == GDK_KEY_z && !shift)
    return gtk_widget_activate_action (row, "win.undo", NULL);
  if (key == GDK_KEY_z || (key == GDK_KEY_y && !shift))
    return gtk_widget_activate_action (row, "win.redo", NULL);
  return FALSE;
}
