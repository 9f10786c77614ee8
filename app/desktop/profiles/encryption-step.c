/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/encryption-step.h"

#include "desktop/connections/connection-panel.h"
#include "desktop/editors/encryption-row.h"
#include "desktop/editors/value-editor.h"
#include "desktop/widgets/toast.h"
#include <glib/gi18n.h>

struct _MwEncryptionStep
{
  AdwBin parent_instance;

  GtkListBox *list;
  AdwBin *panel_slot;

  MwConnectionPanel *panel; /* (unowned) */
  MwNewProfile *profile;    /* (owned) */
  MwSheet *shown;           /* (owned) (nullable): the sheet that the rows are of */
  guint n_used;             /* how many protocols they are of */
  GHashTable *rows;         /* (owned) (element-type utf8 GtkWidget): by the parameter's key */
};

static void
on_encryption_commit_cb (MwEncryptionStep *self, GHashTable *values)
{
  g_assert (MW_IS_ENCRYPTION_STEP (self));

  mw_new_profile_set_values (self->profile, values);
}

/* What is taken over here may have no field in this step. */
static void
on_panel_commit_cb (MwEncryptionStep *self, GHashTable *values)
{
  g_assert (MW_IS_ENCRYPTION_STEP (self));

  mw_new_profile_set_values (self->profile, values);
  mw_toast_show (GTK_WIDGET (self), _ ("Taken over. Test again to see whether it works so."), NULL,
                 NULL);
}

static void
on_port_commit_cb (MwEncryptionStep *self, const char *key, const char *text)
{
  g_assert (MW_IS_ENCRYPTION_STEP (self));

  mw_new_profile_set_value (self->profile, key, text);
}

static void
add_protocol (MwEncryptionStep *self, MwProtocol *protocol)
{
  const char *port_key = mw_protocol_get_key (protocol, "port");
  g_autoptr (GPtrArray) keys = mw_protocol_dup_encryption_keys (protocol);

  if (keys->len > 0)
    {
      GtkWidget *row = mw_encryption_row_new (self->shown, protocol);

      mw_encryption_row_set_port_is_beside (MW_ENCRYPTION_ROW (row), port_key != NULL);
      g_signal_connect_object (row, "commit", G_CALLBACK (on_encryption_commit_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, row);
      for (guint i = 0; i < keys->len; i++)
        g_hash_table_insert (self->rows, g_strdup (g_ptr_array_index (keys, i)), row);
    }
  if (port_key != NULL)
    {
      GtkWidget *port = mw_value_editor_new (mw_sheet_find (self->shown, port_key));

      g_signal_connect_object (port, "commit", G_CALLBACK (on_port_commit_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (port, "judged", G_CALLBACK (mw_assistant_step_changed), self,
                               G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, port);
      g_hash_table_insert (self->rows, g_strdup (port_key), port);
    }
}

static guint
count_used (MwSheet *sheet)
{
  GListModel *protocols = mw_driver_get_protocols (mw_sheet_get_driver (sheet));
  guint n_used = 0;

  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (MwProtocol) protocol = g_list_model_get_item (protocols, i);

      n_used += mw_protocol_is_used (protocol, sheet) ? 1 : 0;
    }
  return n_used;
}

static void
fill (MwEncryptionStep *self)
{
  MwSheet *sheet = mw_new_profile_get_sheet (self->profile);
  GListModel *protocols = mw_driver_get_protocols (mw_sheet_get_driver (sheet));
  guint n_used = count_used (sheet);
  GtkWidget *row = NULL;

  if (self->shown == sheet && self->n_used == n_used)
    return;
  g_set_object (&self->shown, sheet);
  mw_connection_panel_set_sheet (self->panel, sheet);
  self->n_used = n_used;
  g_hash_table_remove_all (self->rows);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (MwProtocol) protocol = g_list_model_get_item (protocols, i);

      if (mw_protocol_is_used (protocol, sheet))
        add_protocol (self, protocol);
    }
}

static void
enter (MwAssistantStep *step)
{
  fill (MW_ENCRYPTION_STEP (step));
}

/* Rows of another driver's sheet are not asked: they are made anew when the step is entered. */
static MwValueEditor *
find_mistaken (MwEncryptionStep *self)
{
  if (self->shown != mw_new_profile_get_sheet (self->profile))
    return NULL;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (MW_IS_VALUE_EDITOR (row) && mw_value_editor_get_mistake (MW_VALUE_EDITOR (row)) != NULL)
      return MW_VALUE_EDITOR (row);
  return NULL;
}

static char *
dup_obstacle (MwAssistantStep *step)
{
  MwValueEditor *mistaken = find_mistaken (MW_ENCRYPTION_STEP (step));

  return mistaken != NULL ? g_strdup (mw_value_editor_get_mistake (mistaken)) : NULL;
}

static gboolean
show_field (MwAssistantStep *step, const char *key)
{
  MwEncryptionStep *self = MW_ENCRYPTION_STEP (step);
  GtkWidget *row = NULL;

  fill (self);
  row = key != NULL ? g_hash_table_lookup (self->rows, key) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (row);
  return row != NULL;
}

static void
added (MwAssistantStep *step, const char *id)
{
  mw_connection_panel_keep (MW_ENCRYPTION_STEP (step)->panel, id);
}

static gboolean
leave (MwAssistantStep *step)
{
  MwValueEditor *mistaken = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (step));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *editor = focus != NULL ? gtk_widget_get_ancestor (focus, MW_TYPE_VALUE_EDITOR) : NULL;

  if (editor != NULL)
    mw_value_editor_commit (MW_VALUE_EDITOR (editor));
  mistaken = find_mistaken (MW_ENCRYPTION_STEP (step));
  if (mistaken != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (mistaken));
  return mistaken == NULL;
}

static void
step_iface_init (MwAssistantStepInterface *iface)
{
  iface->enter = enter;
  iface->leave = leave;
  iface->dup_obstacle = dup_obstacle;
  iface->added = added;
  iface->show_field = show_field;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MwEncryptionStep,
                               mw_encryption_step,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_ASSISTANT_STEP, step_iface_init))

static void
on_test_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwEncryptionStep *self = MW_ENCRYPTION_STEP (widget);

  if (self->shown != NULL && leave (MW_ASSISTANT_STEP (self)))
    mw_connection_panel_test_sheet (self->panel, mw_new_profile_get_secrets (self->profile));
}

static void
on_suggest_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mw_connection_panel_suggest (MW_ENCRYPTION_STEP (widget)->panel,
                               g_variant_get_string (parameter, NULL));
}

static void
mw_encryption_step_dispose (GObject *object)
{
  MwEncryptionStep *self = MW_ENCRYPTION_STEP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_ENCRYPTION_STEP);
  g_clear_object (&self->profile);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->rows, g_hash_table_unref);

  G_OBJECT_CLASS (mw_encryption_step_parent_class)->dispose (object);
}

static void
mw_encryption_step_class_init (MwEncryptionStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_encryption_step_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/profiles/encryption-step.ui");
  gtk_widget_class_bind_template_child (widget_class, MwEncryptionStep, list);
  gtk_widget_class_bind_template_child (widget_class, MwEncryptionStep, panel_slot);
  gtk_widget_class_install_action (widget_class, "encryption.test", NULL, on_test_activated_cb);
  gtk_widget_class_install_action (widget_class, "encryption.suggest", "s",
                                   on_suggest_activated_cb);
}

static void
mw_encryption_step_init (MwEncryptionStep *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_encryption_step_new (MwNewProfile *profile, MwTester *tester)
{
  MwEncryptionStep *self = g_object_new (MW_TYPE_ENCRYPTION_STEP, NULL);

  self->profile = g_object_ref (profile);
  self->panel = MW_CONNECTION_PANEL (mw_connection_panel_new (tester));
  g_signal_connect_object (self->panel, "commit", G_CALLBACK (on_panel_commit_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->panel_slot, GTK_WIDGET (self->panel));
  return GTK_WIDGET (self);
}
