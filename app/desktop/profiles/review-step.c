/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/review-step.h"

#include <glib/gi18n.h>
#include <mailwright/check.h>

struct _MwReviewStep
{
  AdwBin parent_instance;

  GtkLabel *lead;
  GtkListBox *findings;
  GtkListBox *changes;

  MwNewProfile *profile; /* (owned) */
  GPtrArray *found;      /* (owned) (nullable) (element-type MwFinding): in the list's order */
};

static void
clear (GtkListBox *list)
{
  GtkWidget *row = NULL;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static GtkWidget *
add_row (GtkListBox *list, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_append (list, row);
  return row;
}

static void
add_values (MwReviewStep *self, MwSheet *sheet)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sheet)); i++)
    {
      g_autoptr (MwValue) value = g_list_model_get_item (G_LIST_MODEL (sheet), i);
      MwParameter *parameter = mw_value_get_parameter (value);

      if (mw_value_get_own (value) == NULL)
        continue;
      add_row (self->changes, mw_parameter_get_name (parameter),
               mw_parameter_is_secret (parameter) ? _ ("goes to the keyring")
                                                  : mw_value_get_text (value));
    }
}

/* What is inherited is not staged, but it is what the mailbox will be reached by. */
static void
add_connections (MwReviewStep *self, MwSheet *sheet)
{
  GListModel *protocols = mw_driver_get_protocols (mw_sheet_get_driver (sheet));

  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (MwProtocol) protocol = g_list_model_get_item (protocols, i);
      const char *server = mw_sheet_get (sheet, mw_protocol_get_key (protocol, "server"));
      const char *port = mw_sheet_get (sheet, mw_protocol_get_key (protocol, "port"));
      const char *words[MW_N_ENCRYPTIONS] = { _ ("no encryption"), "STARTTLS", "TLS" };
      g_autofree char *text = NULL;

      if (server == NULL || *server == '\0')
        continue;
      /* Translators: a server, its port, and how the connection is encrypted */
      text = g_strdup_printf (_ ("\u2068%s\u2069, port %s, %s"), server, port != NULL ? port : "–",
                              words[mw_protocol_get_encryption (protocol, sheet, NULL)]);
      add_row (self->changes, mw_protocol_get_name (protocol), text);
    }
}

static void
add_findings (MwReviewStep *self, MwSheet *sheet)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);

  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = findings;
  mw_check_profile ("", mw_new_profile_get_name (self->profile), sheet, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      MwFinding *finding = g_ptr_array_index (findings, i);
      gboolean is_error = mw_finding_get_is_error (finding);
      GtkWidget *row = add_row (self->findings, mw_finding_get_message (finding),
                                is_error ? _ ("Must be put right before it is submitted")
                                         : _ ("Has to be confirmed when it is submitted"));
      GtkWidget *icon = gtk_image_new_from_icon_name (is_error ? "dialog-error-symbolic"
                                                               : "dialog-warning-symbolic");

      gtk_widget_add_css_class (icon, is_error ? "error" : "warning");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
      icon = gtk_image_new_from_icon_name ("go-next-symbolic");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_widget_set_tooltip_text (row, _ ("Show Field"));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->findings), findings->len > 0);
}

static void
on_finding_activated_cb (MwReviewStep *self, GtkListBoxRow *row)
{
  MwFinding *finding = g_ptr_array_index (self->found, (guint) gtk_list_box_row_get_index (row));

  mw_assistant_step_open_field (MW_ASSISTANT_STEP (self), mw_finding_get_key (finding));
}

static void
enter (MwAssistantStep *step)
{
  MwReviewStep *self = MW_REVIEW_STEP (step);
  MwSheet *sheet = mw_new_profile_get_sheet (self->profile);
  g_autofree char *lead = NULL;

  clear (self->findings);
  clear (self->changes);
  /* Translators: a profile's name */
  lead = g_strdup_printf (_ ("The profile “%s” will be staged with this:"),
                          mw_new_profile_get_name (self->profile));
  gtk_label_set_label (self->lead, lead);
  add_findings (self, sheet);
  add_row (self->changes, _ ("Address"), mw_new_profile_get_address (self->profile));
  add_row (self->changes, _ ("Driver"), mw_driver_get_name (mw_sheet_get_driver (sheet)));
  add_values (self, sheet);
  add_connections (self, sheet);
}

static void
step_iface_init (MwAssistantStepInterface *iface)
{
  iface->enter = enter;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MwReviewStep,
                               mw_review_step,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_ASSISTANT_STEP, step_iface_init))

static void
mw_review_step_dispose (GObject *object)
{
  MwReviewStep *self = MW_REVIEW_STEP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_REVIEW_STEP);
  g_clear_object (&self->profile);
  g_clear_pointer (&self->found, g_ptr_array_unref);

  G_OBJECT_CLASS (mw_review_step_parent_class)->dispose (object);
}

static void
mw_review_step_class_init (MwReviewStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_review_step_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/profiles/review-step.ui");
  gtk_widget_class_bind_template_child (widget_class, MwReviewStep, lead);
  gtk_widget_class_bind_template_child (widget_class, MwReviewStep, findings);
  gtk_widget_class_bind_template_child (widget_class, MwReviewStep, changes);
  gtk_widget_class_bind_template_callback (widget_class, on_finding_activated_cb);
}

static void
mw_review_step_init (MwReviewStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_review_step_new (MwNewProfile *profile)
{
  MwReviewStep *self = g_object_new (MW_TYPE_REVIEW_STEP, NULL);

  self->profile = g_object_ref (profile);
  return GTK_WIDGET (self);
}
