/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/help-popover.h"

#include <glib/gi18n.h>

static void
add_line (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = NULL;

  if (text == NULL || *text == '\0')
    return;
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_width_chars (GTK_LABEL (label), 28);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
}

/* Where the page cannot do that, there is no button. */
static void
add_share_button (GtkBox *box, MwValue *value, GtkWidget *popover)
{
  GtkWidget *button = NULL;
  GtkWidget *label = NULL;

  if (mw_value_get_own (value) == NULL || mw_parameter_is_secret (mw_value_get_parameter (value)))
    return;
  button = gtk_button_new ();
  label = gtk_label_new (_ ("Use for All Mailboxes of This Driver"));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (GTK_LABEL (label)), -1);
  gtk_widget_set_margin_top (button, 6);
  gtk_widget_set_tooltip_text (
      button, _ ("Make it the site default, for all that have no value of their own"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "profile.share-value");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", mw_value_get_key (value));
  g_object_bind_property (button, "sensitive", button, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (gtk_popover_popdown), popover,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_box_append (box, button);
}

GtkWidget *
mw_help_popover_new (MwValue *value)
{
  MwParameter *parameter = mw_value_get_parameter (value);
  g_autofree char *type = mw_parameter_describe_type (parameter);
  g_autofree char *inherited = NULL;
  g_autofree char *inherited_line = NULL;
  g_autofree char *key_line = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *popover = gtk_popover_new ();

  g_object_get (value, "inherited-text", &inherited, NULL);
  if (inherited != NULL && *inherited != '\0')
    /* Translators: %s is the value that a parameter has where nothing is set */
    inherited_line = g_strdup_printf (_ ("Where nothing is set: %s"), inherited);
  /* Translators: %s is a parameter's key on the command line (`smtp-server`) */
  key_line = g_strdup_printf (_ ("On the command line: %s"), mw_parameter_get_key (parameter));

  add_line (GTK_BOX (box), mw_parameter_get_name (parameter), "heading");
  add_line (GTK_BOX (box), mw_parameter_get_help (parameter), NULL);
  add_line (GTK_BOX (box), type, "dim-label");
  add_line (GTK_BOX (box), inherited_line, "dim-label");
  add_line (GTK_BOX (box), key_line, "dim-label");
  add_share_button (GTK_BOX (box), value, popover);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}
