/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/password-row.h"

#include "desktop/editors/typed-secret.h"

/* What is pasted may hold what nobody sees: it is said before it is kept. */
static void
on_changed_cb (AdwActionRow *row, GtkPasswordEntry *entry)
{
  g_autofree char *reason = NULL;
  MwPasswordState state = mw_password_row_check (GTK_WIDGET (row), &reason);
  gboolean typed = *mw_typed_secret_peek (entry) != '\0';

  g_assert (ADW_IS_ACTION_ROW (row));

  adw_action_row_set_subtitle (row, typed && reason != NULL ? reason : "");
  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (row), "warning");
  if (typed && state != MW_PASSWORD_FINE)
    gtk_widget_add_css_class (GTK_WIDGET (row),
                              state == MW_PASSWORD_UNUSABLE ? "error" : "warning");
}

GtkWidget *
mw_password_row_new (const char *name)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *entry = gtk_password_entry_new ();

  mw_typed_secret_guard (GTK_PASSWORD_ENTRY (entry));
  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
  gtk_widget_set_hexpand (entry, TRUE);
  /* What is said of it takes no room from what is typed. */
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 16);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed_cb), row, G_CONNECT_SWAPPED);
  return row;
}

GtkPasswordEntry *
mw_password_row_get_entry (GtkWidget *row)
{
  g_return_val_if_fail (ADW_IS_ACTION_ROW (row), NULL);

  return GTK_PASSWORD_ENTRY (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
}

MwPasswordState
mw_password_row_check (GtkWidget *row, char **reason)
{
  const char *typed = mw_typed_secret_peek (mw_password_row_get_entry (row));

  return mw_password_check (typed, strlen (typed), reason);
}
