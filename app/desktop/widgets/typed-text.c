/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/widgets/typed-text.h"

/* (transfer none) (nullable): the field below @form that is being typed in. What was left is
 * staged. Never a password, shown or not. */
static GtkText *
find_field (GtkWidget *form)
{
  GtkRoot *root = gtk_widget_get_root (form);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!GTK_IS_TEXT (focus) || !gtk_widget_is_ancestor (focus, form) ||
      !gtk_text_get_visibility (GTK_TEXT (focus)) ||
      !gtk_editable_get_editable (GTK_EDITABLE (focus)) ||
      gtk_widget_get_ancestor (focus, GTK_TYPE_PASSWORD_ENTRY) != NULL ||
      gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY) != NULL)
    return NULL;
  return GTK_TEXT (focus);
}

char *
mw_typed_text_dup (GtkWidget *form, const char *const *known)
{
  GtkText *field = NULL;
  const char *text = "";

  g_return_val_if_fail (GTK_IS_WIDGET (form), NULL);
  g_return_val_if_fail (known != NULL, NULL);

  field = find_field (form);
  if (field != NULL)
    text = gtk_editable_get_text (GTK_EDITABLE (field));
  return g_strdup (g_strv_contains (known, text) ? "" : text);
}
