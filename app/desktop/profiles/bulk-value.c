/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/bulk-value.h"

#include <glib/gi18n.h>

#include "desktop/editors/password-row.h"
#include "desktop/editors/typed-secret.h"
#include "desktop/editors/value-editor.h"

struct _MwBulkValue
{
  AdwBin parent_instance;

  MwParameter *parameter; /* (owned) (nullable): the chosen one */
  MwSheet *sheet;         /* (owned) (nullable): where its value is tried out */
  GtkWidget *field;       /* (unowned) (nullable): the editor, or a secret's password row */
  char *typed;            /* (owned) (nullable): what is in it and not committed */

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MwBulkValue, mw_bulk_value, ADW_TYPE_BIN)

static guint changed_signal;

static void
on_editor_committed_cb (MwBulkValue *self, const char *key, const char *text)
{
  mw_sheet_set_override (self->sheet, key, text);
  g_signal_emit (self, changed_signal, 0);
}

static void
on_typed_cb (MwBulkValue *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* Whatever is typed into the row is said at once. */
static void
follow_typing (MwBulkValue *self, GtkWidget *widget)
{
  if (GTK_IS_EDITABLE (widget) && !GTK_IS_TEXT (widget))
    g_signal_connect_object (widget, "changed", G_CALLBACK (on_typed_cb), self, G_CONNECT_SWAPPED);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    follow_typing (self, child);
}

static gboolean
mw_bulk_value_grab_focus (GtkWidget *widget)
{
  MwBulkValue *self = MW_BULK_VALUE (widget);

  if (self->field == NULL)
    return FALSE;
  if (mw_parameter_is_secret (self->parameter))
    return gtk_widget_grab_focus (GTK_WIDGET (mw_password_row_get_entry (self->field)));
  return gtk_widget_grab_focus (self->field);
}

static void
mw_bulk_value_dispose (GObject *object)
{
  MwBulkValue *self = MW_BULK_VALUE (object);

  self->field = NULL;
  g_clear_pointer (&self->typed, g_free);
  g_clear_object (&self->sheet);
  g_clear_object (&self->parameter);

  G_OBJECT_CLASS (mw_bulk_value_parent_class)->dispose (object);
}

static void
mw_bulk_value_class_init (MwBulkValueClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_bulk_value_dispose;
  widget_class->grab_focus = mw_bulk_value_grab_focus;
  changed_signal = g_signal_new ("changed", MW_TYPE_BULK_VALUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/profiles/bulk-value.ui");
  gtk_widget_class_bind_template_child (widget_class, MwBulkValue, list);
}

static void
mw_bulk_value_init (MwBulkValue *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mw_bulk_value_choose (MwBulkValue *self, MwParameter *parameter, MwSheet *sheet)
{
  g_return_if_fail (MW_IS_BULK_VALUE (self));
  g_return_if_fail (MW_IS_PARAMETER (parameter));
  g_return_if_fail (MW_IS_SHEET (sheet));

  g_set_object (&self->parameter, parameter);
  g_set_object (&self->sheet, sheet);
}

MwParameter *
mw_bulk_value_get_parameter (MwBulkValue *self)
{
  g_return_val_if_fail (MW_IS_BULK_VALUE (self), NULL);

  return self->parameter;
}

MwSheet *
mw_bulk_value_get_sheet (MwBulkValue *self)
{
  g_return_val_if_fail (MW_IS_BULK_VALUE (self), NULL);

  return self->sheet;
}

void
mw_bulk_value_show (MwBulkValue *self)
{
  g_return_if_fail (MW_IS_BULK_VALUE (self));
  g_return_if_fail (self->parameter != NULL);

  if (self->field != NULL)
    gtk_list_box_remove (self->list, self->field);
  if (mw_parameter_is_secret (self->parameter))
    self->field = mw_password_row_new (mw_parameter_get_name (self->parameter));
  else
    {
      MwValue *value = mw_sheet_find (self->sheet, mw_parameter_get_key (self->parameter));

      self->field = mw_value_editor_new (value);
      g_signal_connect_object (self->field, "commit", G_CALLBACK (on_editor_committed_cb), self,
                               G_CONNECT_SWAPPED);
      follow_typing (self, self->field);
    }
  gtk_list_box_append (self->list, self->field);
}

/* A default that stands for each profile's own address is not one value for all of them. */
const char *
mw_bulk_value_get_value (MwBulkValue *self)
{
  MwValue *value = NULL;
  const char *text = NULL;

  g_return_val_if_fail (MW_IS_BULK_VALUE (self), NULL);

  if (self->sheet == NULL || mw_parameter_is_secret (self->parameter))
    return NULL;
  if (MW_IS_VALUE_EDITOR (self->field))
    {
      gboolean allowed = TRUE;
      char *typed = mw_value_editor_dup_typed (MW_VALUE_EDITOR (self->field), &allowed);

      g_free (self->typed);
      self->typed = typed;
      if (typed != NULL)
        return typed;
    }
  value = mw_sheet_find (self->sheet, mw_parameter_get_key (self->parameter));
  if (mw_value_get_own (value) != NULL)
    return mw_value_get_own (value);
  text = mw_parameter_get_default (self->parameter);
  if (mw_value_get_origin (value) == MW_ORIGIN_DRIVER_DEFAULT && text != NULL &&
      strchr (text, '{') != NULL)
    return NULL;
  return mw_value_get_value (value);
}

gboolean
mw_bulk_value_is_allowed (MwBulkValue *self)
{
  gboolean allowed = TRUE;

  g_return_val_if_fail (MW_IS_BULK_VALUE (self), FALSE);

  if (MW_IS_VALUE_EDITOR (self->field))
    g_free (mw_value_editor_dup_typed (MW_VALUE_EDITOR (self->field), &allowed));
  return allowed;
}

gboolean
mw_bulk_value_commit (MwBulkValue *self)
{
  g_return_val_if_fail (MW_IS_BULK_VALUE (self), FALSE);

  return mw_value_editor_commit (MW_VALUE_EDITOR (self->field));
}

MwSecret *
mw_bulk_value_dup_secret (MwBulkValue *self, const char **mistake)
{
  GtkPasswordEntry *entry = NULL;
  const char *text = NULL;
  g_autofree char *reason = NULL;

  g_return_val_if_fail (MW_IS_BULK_VALUE (self), NULL);
  g_return_val_if_fail (mistake != NULL, NULL);

  entry = mw_password_row_get_entry (self->field);
  text = mw_typed_secret_peek (entry);
  *mistake = NULL;
  if (mw_password_row_check (self->field, &reason) != MW_PASSWORD_UNUSABLE)
    return mw_secret_new (text, -1);
  /* What is wrong with one that was typed is in its row. */
  if (*text == '\0')
    *mistake = _ ("Type the password first.");
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  return NULL;
}
