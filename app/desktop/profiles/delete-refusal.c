/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/delete-refusal.h"

#include <glib/gi18n.h>
#include <mailwright/profile-edits.h>

static char *
describe_one (gboolean enabled)
{
  return g_strdup (
      enabled ? _ ("It was submitted, and mail that waits to be sent may still need it. Disable it "
                   "instead: it leaves every From list and fetches no mail.")
              : _ ("It was submitted, and mail that waits to be sent may still need it. It is "
                   "disabled already: it is in no From list and fetches no mail."));
}

static char *
describe_many (guint n_submitted, gboolean enabled)
{
  if (enabled)
    return g_strdup_printf (
        ngettext ("%u of them was submitted, and mail that waits to be sent may still need it. "
                  "Disable them instead: they leave every From list and fetch no mail.",
                  "%u of them were submitted, and mail that waits to be sent may still need them. "
                  "Disable them instead: they leave every From list and fetch no mail.",
                  n_submitted),
        n_submitted);
  return g_strdup_printf (
      ngettext ("%u of them was submitted, and mail that waits to be sent may still need it. They "
                "are disabled already: they are in no From list and fetch no mail.",
                "%u of them were submitted, and mail that waits to be sent may still need them. "
                "They are disabled already: they are in no From list and fetch no mail.",
                n_submitted),
      n_submitted);
}

static char *
title_new (GPtrArray *profiles, guint n_submitted)
{
  if (profiles->len == 1)
    /* Translators: %s is a profile's name */
    return g_strdup_printf (_ ("“%s” Cannot Be Deleted"),
                            mw_profile_get_name (g_ptr_array_index (profiles, 0)));
  return g_strdup_printf (
      ngettext ("%u Profile Cannot Be Deleted", "%u Profiles Cannot Be Deleted", n_submitted),
      n_submitted);
}

static gboolean
is_any_enabled (GPtrArray *profiles)
{
  for (guint i = 0; i < profiles->len; i++)
    if (mw_profile_get_enabled (g_ptr_array_index (profiles, i)))
      return TRUE;
  return FALSE;
}

static AdwMessageDialog *
dialog_new (GtkWindow *parent, GPtrArray *profiles)
{
  gboolean enabled = is_any_enabled (profiles);
  guint n_submitted = 0;
  AdwMessageDialog *dialog = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < profiles->len; i++)
    {
      MwProfile *profile = g_ptr_array_index (profiles, i);

      n_submitted += !mw_profile_edits_can_delete (profile);
    }
  title = title_new (profiles, n_submitted);
  text = profiles->len == 1 ? describe_one (enabled) : describe_many (n_submitted, enabled);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, title, text));
  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  if (enabled)
    adw_message_dialog_add_response (dialog, "disable", _ ("_Disable"));
  adw_message_dialog_set_default_response (dialog, "close");
  adw_message_dialog_set_close_response (dialog, "close");
  return dialog;
}

typedef struct
{
  GtkWidget *widget;   /* (owned) */
  GPtrArray *profiles; /* (owned) (element-type MwProfile) */
  char *disable;       /* (owned) */
} Instead;

static void
instead_free (gpointer data, GClosure *closure)
{
  Instead *self = data;

  g_object_unref (self->widget);
  g_ptr_array_unref (self->profiles);
  g_free (self->disable);
  g_free (self);
}

static void
on_response_cb (AdwMessageDialog *dialog, const char *response, Instead *self)
{
  /* Somebody may have done it meanwhile, and the action of one profile goes both ways. */
  if (g_str_equal (response, "disable") && is_any_enabled (self->profiles))
    gtk_widget_activate_action (self->widget, self->disable, NULL);
}

void
mw_delete_refusal_present (GtkWidget *widget, GPtrArray *profiles, const char *disable)
{
  GtkRoot *root = NULL;
  AdwMessageDialog *dialog = NULL;
  Instead *instead = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (profiles != NULL && profiles->len > 0);
  g_return_if_fail (disable != NULL);

  root = gtk_widget_get_root (widget);
  if (root == NULL)
    return;
  instead = g_new0 (Instead, 1);
  instead->widget = g_object_ref (widget);
  instead->profiles = g_ptr_array_ref (profiles);
  instead->disable = g_strdup (disable);
  dialog = dialog_new (GTK_WINDOW (root), profiles);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response_cb), instead, instead_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
