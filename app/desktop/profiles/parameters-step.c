/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/parameters-step.h"

#include "desktop/connections/settings-dialog.h"
#include "desktop/editors/password-row.h"
#include "desktop/editors/typed-secret.h"
#include "desktop/editors/value-editor.h"
#include "desktop/editors/value-form.h"
#include <glib/gi18n.h>

struct _MwParametersStep
{
  AdwBin parent_instance;

  GtkLabel *lead;
  GtkListBox *needed;
  AdwPreferencesGroup *passwords;
  GtkExpander *all;
  AdwBin *form_slot;

  MwNewProfile *profile;    /* (owned) */
  MwTester *tester;         /* (owned) */
  GPtrArray *editors;       /* (owned) (element-type MwValueEditor): of what is needed */
  GHashTable *secret_keys;  /* (owned) (element-type GtkPasswordEntry utf8) */
  GPtrArray *password_rows; /* (owned) (element-type GtkWidget): in the group of passwords */
  MwValueForm *form;        /* (unowned) (nullable): once it was asked for */
};

static MwValueEditor *
find_focused_editor (MwParametersStep *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;
  return (MwValueEditor *) gtk_widget_get_ancestor (focus, MW_TYPE_VALUE_EDITOR);
}

static GtkWidget *
find_unusable_password (MwParametersStep *self)
{
  GHashTableIter iter;
  gpointer entry = NULL;

  g_hash_table_iter_init (&iter, self->secret_keys);
  while (g_hash_table_iter_next (&iter, &entry, NULL))
    {
      GtkWidget *row = gtk_widget_get_ancestor (entry, ADW_TYPE_ACTION_ROW);
      g_autofree char *reason = NULL;

      if (*mw_typed_secret_peek (entry) != '\0' &&
          mw_password_row_check (row, &reason) == MW_PASSWORD_UNUSABLE)
        return entry;
    }
  return NULL;
}

static MwValueEditor *
find_mistaken (MwParametersStep *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    if (mw_value_editor_get_mistake (g_ptr_array_index (self->editors, i)) != NULL)
      return g_ptr_array_index (self->editors, i);
  return self->form != NULL ? (MwValueEditor *) mw_value_form_find_mistaken (self->form) : NULL;
}

static char *
dup_obstacle (MwAssistantStep *step)
{
  MwParametersStep *self = MW_PARAMETERS_STEP (step);
  MwValueEditor *mistaken = find_mistaken (self);
  GtkWidget *unusable = NULL;
  g_autofree char *reason = NULL;

  if (mistaken != NULL)
    return g_strdup (mw_value_editor_get_mistake (mistaken));
  unusable = find_unusable_password (self);
  if (unusable != NULL)
    mw_password_row_check (gtk_widget_get_ancestor (unusable, ADW_TYPE_ACTION_ROW), &reason);
  return g_steal_pointer (&reason);
}

static gboolean
leave (MwAssistantStep *step)
{
  MwParametersStep *self = MW_PARAMETERS_STEP (step);
  MwValueEditor *editor = find_focused_editor (self);
  GtkWidget *unusable = NULL;

  if (editor != NULL)
    mw_value_editor_commit (editor);
  unusable = (GtkWidget *) find_mistaken (self);
  if (unusable == NULL)
    unusable = find_unusable_password (self);
  if (unusable != NULL)
    gtk_widget_grab_focus (unusable);
  return unusable == NULL;
}

static GtkWidget *
find_next_needed (MwParametersStep *self)
{
  for (guint i = 0; i < self->editors->len; i++)
    {
      MwValueEditor *editor = g_ptr_array_index (self->editors, i);

      if (mw_value_get_needed (mw_value_editor_get_value (editor)))
        return GTK_WIDGET (editor);
    }
  for (guint i = 0; i < self->password_rows->len; i++)
    {
      GtkPasswordEntry *entry =
          mw_password_row_get_entry (g_ptr_array_index (self->password_rows, i));

      if (*mw_typed_secret_peek (entry) == '\0')
        return GTK_WIDGET (entry);
    }
  return NULL;
}

/* Enter goes to what is still needed, and on when nothing is. */
static void
go_on (MwParametersStep *self)
{
  GtkWidget *next = NULL;

  if (!leave (MW_ASSISTANT_STEP (self)))
    return;
  next = find_next_needed (self);
  if (next != NULL)
    gtk_widget_grab_focus (next);
  else
    mw_assistant_step_go_on (MW_ASSISTANT_STEP (self));
}

static void
on_editor_commit_cb (MwParametersStep *self, const char *key, const char *text)
{
  g_assert (MW_IS_PARAMETERS_STEP (self));

  mw_new_profile_set_value (self->profile, key, text);
}

static void
on_form_commit_cb (MwParametersStep *self, GHashTable *values)
{
  g_assert (MW_IS_PARAMETERS_STEP (self));

  mw_new_profile_set_values (self->profile, values);
}

static void
on_find_settings_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwParametersStep *self = MW_PARAMETERS_STEP (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog = NULL;

  if (!GTK_IS_WINDOW (root))
    return;
  dialog = mw_settings_dialog_new (GTK_WINDOW (root), mw_tester_get_prober (self->tester),
                                   mw_new_profile_get_sheet (self->profile));
  g_signal_connect_object (dialog, "commit", G_CALLBACK (on_form_commit_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_password_changed_cb (MwParametersStep *self, GtkPasswordEntry *entry)
{
  const char *typed = mw_typed_secret_peek (entry);
  g_autofree char *reason = NULL;
  g_autoptr (MwSecret) secret = NULL;

  g_assert (MW_IS_PARAMETERS_STEP (self));

  if (mw_password_check (typed, strlen (typed), &reason) != MW_PASSWORD_UNUSABLE)
    secret = mw_secret_new (typed, -1);
  mw_new_profile_set_secret (self->profile, g_hash_table_lookup (self->secret_keys, entry), secret);
  mw_assistant_step_changed (MW_ASSISTANT_STEP (self));
}

static void
on_password_entered_cb (MwParametersStep *self)
{
  g_assert (MW_IS_PARAMETERS_STEP (self));

  go_on (self);
}

static gboolean
on_key_pressed_cb (MwParametersStep *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  g_assert (MW_IS_PARAMETERS_STEP (self));

  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || !GTK_IS_TEXT (focus) ||
      find_focused_editor (self) == NULL)
    return GDK_EVENT_PROPAGATE;
  go_on (self);
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_password_row (MwParametersStep *self, MwParameter *parameter)
{
  GtkWidget *row = mw_password_row_new (mw_parameter_get_name (parameter));
  GtkPasswordEntry *entry = mw_password_row_get_entry (row);

  gtk_widget_set_tooltip_text (row, mw_parameter_get_help (parameter));
  g_hash_table_insert (self->secret_keys, entry, g_strdup (mw_parameter_get_key (parameter)));
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_password_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (on_password_entered_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

/* Whether it is asked for at once, or with all parameters. */
static gboolean
is_asked_for (MwSheet *sheet, MwValue *value)
{
  MwParameter *parameter = mw_value_get_parameter (value);

  return mw_parameter_get_required (parameter) &&
         mw_sheet_direction_in_use (sheet, mw_parameter_get_direction (parameter));
}

static void
add_passwords (MwParametersStep *self, gboolean asked_for, AdwPreferencesGroup *group)
{
  MwSheet *sheet = mw_new_profile_get_sheet (self->profile);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sheet)); i++)
    {
      g_autoptr (MwValue) value = g_list_model_get_item (G_LIST_MODEL (sheet), i);
      MwParameter *parameter = mw_value_get_parameter (value);
      GtkWidget *row = NULL;

      if (!mw_parameter_is_secret (parameter) || is_asked_for (sheet, value) != asked_for)
        continue;
      row = make_password_row (self, parameter);
      if (asked_for)
        g_ptr_array_add (self->password_rows, row);
      adw_preferences_group_add (group, row);
    }
}

static gboolean
has_editor (MwParametersStep *self, MwValue *value)
{
  for (guint i = 0; i < self->editors->len; i++)
    if (mw_value_editor_get_value (g_ptr_array_index (self->editors, i)) == value)
      return TRUE;
  return FALSE;
}

/* A row stays when its value is there: what was just typed must not vanish. */
static void
add_needed (MwParametersStep *self)
{
  MwSheet *sheet = mw_new_profile_get_sheet (self->profile);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sheet)); i++)
    {
      g_autoptr (MwValue) value = g_list_model_get_item (G_LIST_MODEL (sheet), i);
      GtkWidget *editor = NULL;

      if (!mw_value_get_needed (value) || has_editor (self, value) ||
          mw_parameter_is_secret (mw_value_get_parameter (value)))
        continue;
      editor = mw_value_editor_new (value);
      g_signal_connect_object (editor, "commit", G_CALLBACK (on_editor_commit_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (editor, "judged", G_CALLBACK (mw_assistant_step_changed), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_add (self->editors, editor);
      gtk_list_box_append (self->needed, editor);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->needed), self->editors->len > 0);
  gtk_label_set_label (self->lead,
                       self->editors->len > 0
                           ? _ ("This is needed. Everything else has a default that can be changed "
                                "at any time.")
                           : _ ("The site defaults give what is needed, but for the passwords."));
  mw_assistant_step_changed (MW_ASSISTANT_STEP (self));
}

static void
on_sheet_replaced_cb (MwParametersStep *self)
{
  GtkWidget *row = NULL;

  g_assert (MW_IS_PARAMETERS_STEP (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->needed))) != NULL)
    gtk_list_box_remove (self->needed, row);
  g_ptr_array_set_size (self->editors, 0);
  for (guint i = 0; i < self->password_rows->len; i++)
    adw_preferences_group_remove (self->passwords, g_ptr_array_index (self->password_rows, i));
  g_ptr_array_set_size (self->password_rows, 0);
  g_hash_table_remove_all (self->secret_keys);
  gtk_expander_set_expanded (self->all, FALSE);
  adw_bin_set_child (self->form_slot, NULL);
  self->form = NULL;
  add_passwords (self, TRUE, self->passwords);
  add_needed (self);
}

static void
on_all_expanded_cb (MwParametersStep *self)
{
  GtkWidget *box = NULL;
  GtkWidget *group = NULL;

  g_assert (MW_IS_PARAMETERS_STEP (self));

  if (!gtk_expander_get_expanded (self->all) || self->form != NULL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Other Passwords"));
  add_passwords (self, FALSE, ADW_PREFERENCES_GROUP (group));
  self->form = MW_VALUE_FORM (mw_value_form_new (mw_new_profile_get_sheet (self->profile), NULL));
  g_signal_connect_object (self->form, "commit", G_CALLBACK (on_form_commit_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "judged", G_CALLBACK (mw_assistant_step_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), group);
  adw_bin_set_child (self->form_slot, box);
}

static void
enter (MwAssistantStep *step)
{
  MwParametersStep *self = MW_PARAMETERS_STEP (step);
  GtkWidget *next = NULL;

  add_needed (self);
  next = find_next_needed (self);
  if (next == NULL && self->password_rows->len > 0)
    next = GTK_WIDGET (mw_password_row_get_entry (g_ptr_array_index (self->password_rows, 0)));
  if (next != NULL)
    gtk_widget_grab_focus (next);
}

static GtkWidget *
find_password (MwParametersStep *self, const char *key)
{
  GHashTableIter iter;
  gpointer entry = NULL;
  gpointer entry_key = NULL;

  g_hash_table_iter_init (&iter, self->secret_keys);
  while (g_hash_table_iter_next (&iter, &entry, &entry_key))
    if (g_str_equal (entry_key, key))
      return entry;
  return NULL;
}

static gboolean
show_field (MwAssistantStep *step, const char *key)
{
  MwParametersStep *self = MW_PARAMETERS_STEP (step);
  GtkWidget *field = NULL;

  if (key == NULL)
    return FALSE;
  for (guint i = 0; field == NULL && i < self->editors->len; i++)
    if (g_str_equal (mw_value_get_key (mw_value_editor_get_value (self->editors->pdata[i])), key))
      field = self->editors->pdata[i];
  if (field == NULL)
    field = find_password (self, key);
  if (field == NULL)
    {
      gtk_expander_set_expanded (self->all, TRUE);
      field = find_password (self, key);
    }
  if (field == NULL)
    return mw_value_form_focus (self->form, key);
  gtk_widget_grab_focus (field);
  return TRUE;
}

static void
step_iface_init (MwAssistantStepInterface *iface)
{
  iface->enter = enter;
  iface->leave = leave;
  iface->dup_obstacle = dup_obstacle;
  iface->show_field = show_field;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MwParametersStep,
                               mw_parameters_step,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_ASSISTANT_STEP, step_iface_init))

static void
mw_parameters_step_dispose (GObject *object)
{
  MwParametersStep *self = MW_PARAMETERS_STEP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_PARAMETERS_STEP);
  g_clear_object (&self->profile);
  g_clear_object (&self->tester);
  g_clear_pointer (&self->editors, g_ptr_array_unref);
  g_clear_pointer (&self->password_rows, g_ptr_array_unref);
  g_clear_pointer (&self->secret_keys, g_hash_table_unref);

  G_OBJECT_CLASS (mw_parameters_step_parent_class)->dispose (object);
}

static void
mw_parameters_step_class_init (MwParametersStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_parameters_step_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/profiles/parameters-step.ui");
  gtk_widget_class_bind_template_child (widget_class, MwParametersStep, lead);
  gtk_widget_class_bind_template_child (widget_class, MwParametersStep, needed);
  gtk_widget_class_bind_template_child (widget_class, MwParametersStep, passwords);
  gtk_widget_class_bind_template_child (widget_class, MwParametersStep, all);
  gtk_widget_class_bind_template_child (widget_class, MwParametersStep, form_slot);
  gtk_widget_class_bind_template_callback (widget_class, on_all_expanded_cb);
  gtk_widget_class_install_action (widget_class, "parameters.find-settings", NULL,
                                   on_find_settings_activated_cb);
}

static void
mw_parameters_step_init (MwParametersStep *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->editors = g_ptr_array_new ();
  self->password_rows = g_ptr_array_new ();
  self->secret_keys = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
mw_parameters_step_new (MwNewProfile *profile, MwTester *tester)
{
  MwParametersStep *self = g_object_new (MW_TYPE_PARAMETERS_STEP, NULL);

  self->profile = g_object_ref (profile);
  self->tester = g_object_ref (tester);
  g_signal_connect_object (profile, "sheet-replaced", G_CALLBACK (on_sheet_replaced_cb), self,
                           G_CONNECT_SWAPPED);
  if (mw_new_profile_get_sheet (profile) != NULL)
    on_sheet_replaced_cb (self);
  return GTK_WIDGET (self);
}
