/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/settings-dialog.h"

#include <glib/gi18n.h>

#include <mailwright/connection-plan.h>
#include "desktop/connections/plan-row.h"

struct _MwSettingsDialog
{
  AdwWindow parent_instance;

  MwProber *prober;          /* (owned) */
  MwSheet *sheet;            /* (owned) */
  GCancellable *cancellable; /* (owned) */
  GPtrArray *found;          /* (owned) (nullable) (element-type MwFoundSetting) */
  GPtrArray *checks;         /* (owned) (element-type Check) */
  gboolean allow_plain;

  AdwWindowTitle *window_title;
  GtkSpinner *spinner;
  GtkLabel *lead;
  AdwPreferencesGroup *incoming;
  AdwPreferencesGroup *outgoing;
  GtkWidget *plan_group;
  GtkListBox *plan;
  GtkWidget *troubles_group;
  GtkListBox *troubles;
  GtkWidget *plain_group;
  GtkWidget *apply_button;
};

/* A setting that can be chosen, or none for its direction. */
typedef struct
{
  GtkCheckButton *button;        /* (unowned) */
  MwProtocol *protocol;          /* (owned) */
  const MwFoundSetting *setting; /* (nullable): of found */
} Check;

G_DEFINE_FINAL_TYPE (MwSettingsDialog, mw_settings_dialog, ADW_TYPE_WINDOW)

enum
{
  COMMIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
check_free (Check *check)
{
  g_object_unref (check->protocol);
  g_free (check);
}

static GHashTable *
plan_one (MwSettingsDialog *self, const Check *check)
{
  const MwFoundSetting *setting = check->setting;
  MwConnectionWish wish = { .host = setting->host,
                            .port = setting->port,
                            .encryption = setting->encryption,
                            .account = setting->account,
                            .authentication = setting->authentication };

  return mw_connection_plan (self->sheet, check->protocol, &wish);
}

static void
show_lines (MwSettingsDialog *self, const Check *check, GHashTable *values)
{
  g_autoptr (GPtrArray) lines = mw_connection_plan_describe (self->sheet, check->protocol, values);

  for (guint i = 0; i < lines->len; i++)
    {
      MwPlanLine *line = g_ptr_array_index (lines, i);

      gtk_list_box_append (self->plan, mw_plan_row_new (line->name, line->before, line->after));
    }
}

/* What the settings that are chosen would change, all of it as one edit. */
static GHashTable *
gather (MwSettingsDialog *self, gboolean shows)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->checks->len; i++)
    {
      Check *check = g_ptr_array_index (self->checks, i);
      g_autoptr (GHashTable) values = NULL;
      GHashTableIter iter;
      const char *key = NULL;
      const char *value = NULL;

      if (check->setting == NULL || !gtk_check_button_get_active (check->button))
        continue;
      values = plan_one (self, check);
      if (shows)
        show_lines (self, check, values);
      g_hash_table_iter_init (&iter, values);
      while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &value))
        g_hash_table_insert (all, g_strdup (key), g_strdup (value));
    }
  return all;
}

static void
show_plan (MwSettingsDialog *self)
{
  GtkWidget *row = NULL;
  g_autoptr (GHashTable) values = NULL;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->plan))) != NULL)
    gtk_list_box_remove (self->plan, row);
  values = gather (self, TRUE);
  gtk_widget_set_visible (self->plan_group, g_hash_table_size (values) > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.apply",
                                 g_hash_table_size (values) > 0);
}

static const char *
describe_encryption (MwEncryption encryption)
{
  switch (encryption)
    {
    case MW_ENCRYPTION_TLS:
      return C_ ("encryption", "TLS");
    case MW_ENCRYPTION_STARTTLS:
      return C_ ("encryption", "STARTTLS");
    case MW_ENCRYPTION_NONE:
    default:
      return C_ ("encryption", "no encryption");
    }
}

static GtkCheckButton *
add_choice (MwSettingsDialog *self,
            AdwPreferencesGroup *group,
            MwProtocol *protocol,
            const MwFoundSetting *setting,
            GtkCheckButton *first)
{
  GtkWidget *row = adw_action_row_new ();
  GtkCheckButton *button = GTK_CHECK_BUTTON (gtk_check_button_new ());
  Check *check = g_new0 (Check, 1);
  g_autofree char *title = NULL;

  check->button = button;
  check->protocol = g_object_ref (protocol);
  check->setting = setting;
  g_ptr_array_add (self->checks, check);
  if (setting != NULL)
    {
      /* Translators: a protocol, a server, its port, how it is encrypted */
      title =
          g_strdup_printf (_ ("%s: \u2068%s\u2069, port %u, %s"), mw_protocol_get_name (protocol),
                           setting->host, setting->port, describe_encryption (setting->encryption));
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 title != NULL ? title : _ ("Leave it as it is"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  if (setting != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), setting->source_text);
  gtk_widget_set_valign (GTK_WIDGET (button), GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), GTK_WIDGET (button));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (button));
  adw_preferences_group_add (group, row);
  if (first != NULL)
    gtk_check_button_set_group (button, first);
  else
    gtk_check_button_set_active (button, TRUE);
  g_signal_connect_object (button, "toggled", G_CALLBACK (show_plan), self, G_CONNECT_SWAPPED);
  return first != NULL ? first : button;
}

static gboolean
fits (const MwFoundSetting *setting, MwProtocol *protocol)
{
  return setting->direction == mw_protocol_get_direction (protocol) &&
         g_strcmp0 (setting->scheme, mw_protocol_get_id (protocol)) == 0;
}

static guint
add_direction (MwSettingsDialog *self, AdwPreferencesGroup *group, MwDirection direction)
{
  MwProtocol *protocol = mw_driver_find_protocol (mw_sheet_get_driver (self->sheet), direction);
  GtkCheckButton *first = NULL;
  guint n_added = 0;

  for (guint i = 0; protocol != NULL && i < self->found->len; i++)
    {
      const MwFoundSetting *setting = g_ptr_array_index (self->found, i);

      if (!fits (setting, protocol))
        continue;
      first = add_choice (self, group, protocol, setting, first);
      n_added++;
    }
  if (n_added > 0)
    add_choice (self, group, protocol, NULL, first);
  gtk_widget_set_visible (GTK_WIDGET (group), n_added > 0);
  return n_added;
}

static gboolean
has_configuration (MwSettingsDialog *self)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      const MwFoundSetting *setting = g_ptr_array_index (self->found, i);

      if (g_strcmp0 (setting->source, "autoconfig") == 0 ||
          g_strcmp0 (setting->source, "well-known") == 0)
        return TRUE;
    }
  return FALSE;
}

static void
show_found (MwSettingsDialog *self)
{
  guint n_found = add_direction (self, self->incoming, MW_DIRECTION_IN);

  n_found += add_direction (self, self->outgoing, MW_DIRECTION_OUT);
  gtk_label_set_label (self->lead,
                       n_found > 0
                           ? _ ("Choose what to take over. Nothing is changed until you apply it.")
                           : _ ("Nothing was found for this address and driver. The provider’s "
                                "help pages say which servers to set."));
  gtk_widget_set_visible (self->plain_group, !self->allow_plain && !has_configuration (self));
  show_plan (self);
  if (n_found > 0)
    gtk_widget_grab_focus (self->apply_button);
}

static void
show_troubles (MwSettingsDialog *self, const char *const *troubles)
{
  GtkWidget *row = NULL;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->troubles))) != NULL)
    gtk_list_box_remove (self->troubles, row);
  for (guint i = 0; troubles[i] != NULL; i++)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_widget_add_css_class (icon, "warning");
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Warning"), -1);
      row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", troubles[i],
                          "title-selectable", TRUE, NULL);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
      gtk_list_box_append (self->troubles, row);
    }
  gtk_widget_set_visible (self->troubles_group, troubles[0] != NULL);
}

static void
set_running (MwSettingsDialog *self, gboolean running)
{
  gtk_spinner_set_spinning (self->spinner, running);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), running);
}

static void
on_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwSettingsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) troubles = NULL;
  GPtrArray *found = mw_prober_find_settings_finish (MW_PROBER (source), result, &troubles, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->sheet == NULL)
    {
      g_clear_pointer (&found, g_ptr_array_unref);
      return;
    }
  set_running (self, FALSE);
  if (found == NULL)
    {
      gtk_label_set_label (self->lead, error->message);
      return;
    }
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = found;
  show_troubles (self, (const char *const *) troubles);
  show_found (self);
}

static void
start (MwSettingsDialog *self)
{
  set_running (self, TRUE);
  gtk_label_set_label (self->lead, _ ("Asking the provider and the domain; no password is sent…"));
  gtk_widget_set_visible (self->troubles_group, FALSE);
  gtk_widget_set_visible (self->plain_group, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.apply", FALSE);
  mw_prober_find_settings_async (self->prober, mw_sheet_get_address (self->sheet),
                                 self->allow_plain, self->cancellable, on_found_cb,
                                 g_object_ref (self));
}

static void
forget_choices (MwSettingsDialog *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      Check *check = g_ptr_array_index (self->checks, i);
      GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (check->button), ADW_TYPE_ACTION_ROW);
      gboolean incoming = gtk_widget_is_ancestor (row, GTK_WIDGET (self->incoming));

      adw_preferences_group_remove (incoming ? self->incoming : self->outgoing, row);
    }
  g_ptr_array_set_size (self->checks, 0);
}

static void
on_plain_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwSettingsDialog *self = MW_SETTINGS_DIALOG (widget);

  self->allow_plain = TRUE;
  forget_choices (self);
  start (self);
}

static void
on_apply_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwSettingsDialog *self = MW_SETTINGS_DIALOG (widget);
  g_autoptr (GHashTable) values = gather (self, FALSE);

  g_signal_emit (self, signals[COMMIT], 0, values);
  gtk_window_close (GTK_WINDOW (self));
}

static void
mw_settings_dialog_dispose (GObject *object)
{
  MwSettingsDialog *self = MW_SETTINGS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_ptr_array_set_size (self->checks, 0);
  g_clear_object (&self->prober);
  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (mw_settings_dialog_parent_class)->dispose (object);
}

static void
mw_settings_dialog_finalize (GObject *object)
{
  MwSettingsDialog *self = MW_SETTINGS_DIALOG (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->checks);
  g_clear_pointer (&self->found, g_ptr_array_unref);

  G_OBJECT_CLASS (mw_settings_dialog_parent_class)->finalize (object);
}

static void
mw_settings_dialog_class_init (MwSettingsDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_settings_dialog_dispose;
  object_class->finalize = mw_settings_dialog_finalize;
  signals[COMMIT] = g_signal_new ("commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_HASH_TABLE);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/connections/settings-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwSettingsDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, MwSettingsDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, MwSettingsDialog, lead);
  gtk_widget_class_bind_template_child (widget_class, MwSettingsDialog, incoming);
  gtk_widget_class_bind_template_child (widget_class, MwSettingsDialog, outgoing);
  gtk_widget_class_bind_template_child (widget_class, MwSettingsDialog, plan_group);
  gtk_widget_class_bind_template_child (widget_class, MwSettingsDialog, plan);
  gtk_widget_class_bind_template_child (widget_class, MwSettingsDialog, troubles_group);
  gtk_widget_class_bind_template_child (widget_class, MwSettingsDialog, troubles);
  gtk_widget_class_bind_template_child (widget_class, MwSettingsDialog, plain_group);
  gtk_widget_class_bind_template_child (widget_class, MwSettingsDialog, apply_button);
  gtk_widget_class_install_action (widget_class, "settings.apply", NULL, on_apply_activated_cb);
  gtk_widget_class_install_action (widget_class, "settings.allow-plain", NULL,
                                   on_plain_activated_cb);
}

static void
mw_settings_dialog_init (MwSettingsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->checks = g_ptr_array_new_with_free_func ((GDestroyNotify) check_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_settings_dialog_new (GtkWindow *parent, MwProber *prober, MwSheet *sheet)
{
  MwSettingsDialog *self = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (MW_IS_PROBER (prober), NULL);
  g_return_val_if_fail (MW_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (mw_sheet_get_address (sheet) != NULL, NULL);

  self = g_object_new (MW_TYPE_SETTINGS_DIALOG, "transient-for", parent, NULL);
  self->prober = g_object_ref (prober);
  self->sheet = g_object_ref (sheet);
  adw_window_title_set_subtitle (self->window_title, mw_sheet_get_address (sheet));
  start (self);
  return GTK_WIDGET (self);
}
