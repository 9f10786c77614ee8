/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/new-profile.h"

struct _MwNewProfile
{
  GObject parent_instance;

  MwDraft *draft;        /* (owned) */
  MwVault *vault;        /* (owned) */
  char *name;            /* (owned) */
  char *address;         /* (owned) */
  MwSheet *sheet;        /* (owned) (nullable) */
  GHashTable *values;    /* (owned) (element-type utf8 utf8): what was set, by key */
  GHashTable *secrets;   /* (owned) (element-type utf8 MwSecret): by key */
  GCancellable *loading; /* (owned) (nullable) */
};

enum
{
  CHANGED,
  SHEET_REPLACED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MwNewProfile, mw_new_profile, G_TYPE_OBJECT)

/* What mw_new_profile_add_async() is doing. */
typedef struct
{
  MwEdit *edit;    /* (owned) */
  char *id;        /* (owned): the profile's */
  GPtrArray *keys; /* (owned) (element-type utf8): of the secrets that are to be kept */
} Adding;

static void
adding_free (Adding *adding)
{
  g_clear_pointer (&adding->edit, mw_edit_unref);
  g_free (adding->id);
  g_ptr_array_unref (adding->keys);
  g_free (adding);
}

static MwEdit *
build_edit (MwNewProfile *self, char **id)
{
  MwEdit *edit = mw_edit_new (MW_EDIT_ADD_PROFILE, self->name, NULL);
  GListModel *values = G_LIST_MODEL (self->sheet);

  *id = g_strdup (mw_edit_add_new_profile (edit, self->name, self->address,
                                           mw_driver_get_id (mw_sheet_get_driver (self->sheet))));
  for (guint i = 0; i < g_list_model_get_n_items (values); i++)
    {
      g_autoptr (MwValue) value = g_list_model_get_item (values, i);

      if (mw_value_get_own (value) != NULL)
        mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, *id, mw_value_get_key (value),
                          mw_value_get_own (value), NULL);
    }
  return edit;
}

static void
on_edit_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Adding *adding = g_task_get_task_data (task);
  GError *error = NULL;

  if (mw_draft_apply_finish (MW_DRAFT (source), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&adding->id), g_free);
  else
    g_task_return_error (task, error);
}

static void keep_next (GTask *task);

static void
on_secret_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Adding *adding = g_task_get_task_data (task);
  GError *error = NULL;

  if (!mw_vault_keep_finish (MW_VAULT (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_remove_index (adding->keys, adding->keys->len - 1);
  keep_next (task);
}

/* The secrets first: a crash after this leaves an unused item in the keyring, never an id without
 * its secret. */
static void
keep_next (GTask *task)
{
  MwNewProfile *self = g_task_get_source_object (task);
  Adding *adding = g_task_get_task_data (task);
  MwParameter *parameter = NULL;
  g_autofree char *label = NULL;
  const char *key = NULL;

  if (adding->keys->len == 0)
    {
      mw_draft_apply_async (self->draft, adding->edit, g_task_get_cancellable (task),
                            on_edit_applied_cb, g_object_ref (task));
      return;
    }
  key = g_ptr_array_index (adding->keys, adding->keys->len - 1);
  parameter = mw_value_get_parameter (mw_sheet_find (self->sheet, key));
  label = g_strdup_printf ("Mailwright: %s, %s", self->address, mw_parameter_get_name (parameter));
  mw_vault_keep_async (self->vault, mw_value_get_own (mw_sheet_find (self->sheet, key)), label,
                       g_hash_table_lookup (self->secrets, key), g_task_get_cancellable (task),
                       on_secret_kept_cb, g_object_ref (task));
}

/* Reading the site defaults replaces all values of the sheet: those that were set go on top. */
static void
put_values (MwNewProfile *self)
{
  GHashTableIter iter;
  const char *key = NULL;
  const char *value = NULL;

  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &value))
    mw_sheet_set_override (self->sheet, key, value);
}

static void
on_sheet_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwNewProfile) self = MW_NEW_PROFILE (user_data);
  g_autoptr (GError) error = NULL;

  if (!mw_draft_load_sheet_finish (MW_DRAFT (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("%s", error->message);
      return;
    }
  put_values (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
load (MwNewProfile *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->sheet == NULL)
    return;
  self->loading = g_cancellable_new ();
  mw_draft_load_sheet_async (self->draft, self->sheet, NULL, self->loading, on_sheet_loaded_cb,
                             g_object_ref (self));
}

static void
mw_new_profile_dispose (GObject *object)
{
  MwNewProfile *self = MW_NEW_PROFILE (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->draft);
  g_clear_object (&self->vault);
  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (mw_new_profile_parent_class)->dispose (object);
}

static void
mw_new_profile_finalize (GObject *object)
{
  MwNewProfile *self = MW_NEW_PROFILE (object);

  g_free (self->name);
  g_free (self->address);
  g_hash_table_unref (self->values);
  g_hash_table_unref (self->secrets);

  G_OBJECT_CLASS (mw_new_profile_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, MW_TYPE_NEW_PROFILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
mw_new_profile_class_init (MwNewProfileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mw_new_profile_dispose;
  object_class->finalize = mw_new_profile_finalize;
  signals[CHANGED] = add_signal ("changed");
  signals[SHEET_REPLACED] = add_signal ("sheet-replaced");
}

static void
mw_new_profile_init (MwNewProfile *self)
{
  self->name = g_strdup ("");
  self->address = g_strdup ("");
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->secrets =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) mw_secret_unref);
}

MwNewProfile *
mw_new_profile_new (MwDraft *draft, MwVault *vault)
{
  MwNewProfile *self = NULL;

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (MW_IS_VAULT (vault), NULL);

  self = g_object_new (MW_TYPE_NEW_PROFILE, NULL);
  self->draft = g_object_ref (draft);
  self->vault = g_object_ref (vault);
  g_signal_connect_object (draft, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  return self;
}

MwDraft *
mw_new_profile_get_draft (MwNewProfile *self)
{
  g_return_val_if_fail (MW_IS_NEW_PROFILE (self), NULL);

  return self->draft;
}

const char *
mw_new_profile_get_name (MwNewProfile *self)
{
  g_return_val_if_fail (MW_IS_NEW_PROFILE (self), NULL);

  return self->name;
}

const char *
mw_new_profile_get_address (MwNewProfile *self)
{
  g_return_val_if_fail (MW_IS_NEW_PROFILE (self), NULL);

  return self->address;
}

void
mw_new_profile_set_name (MwNewProfile *self, const char *name)
{
  g_return_if_fail (MW_IS_NEW_PROFILE (self));

  g_free (self->name);
  self->name = g_strstrip (g_strdup (name));
  g_signal_emit (self, signals[CHANGED], 0);
}

void
mw_new_profile_set_address (MwNewProfile *self, const char *address)
{
  g_return_if_fail (MW_IS_NEW_PROFILE (self));

  g_free (self->address);
  self->address = g_strstrip (g_strdup (address));
  if (self->sheet != NULL)
    mw_sheet_set_address (self->sheet, self->address);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
mw_new_profile_set_driver (MwNewProfile *self, MwDriver *driver)
{
  g_return_if_fail (MW_IS_NEW_PROFILE (self));
  g_return_if_fail (MW_IS_DRIVER (driver));

  if (self->sheet != NULL && mw_sheet_get_driver (self->sheet) == driver)
    return;
  g_clear_object (&self->sheet);
  self->sheet = mw_sheet_new (driver, self->address);
  put_values (self);
  load (self);
  g_signal_emit (self, signals[SHEET_REPLACED], 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

MwSheet *
mw_new_profile_get_sheet (MwNewProfile *self)
{
  g_return_val_if_fail (MW_IS_NEW_PROFILE (self), NULL);

  return self->sheet;
}

void
mw_new_profile_set_value (MwNewProfile *self, const char *key, const char *value)
{
  g_return_if_fail (MW_IS_NEW_PROFILE (self));

  if (value != NULL)
    g_hash_table_insert (self->values, g_strdup (key), g_strdup (value));
  else
    g_hash_table_remove (self->values, key);
  mw_sheet_set_override (self->sheet, key, value);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
mw_new_profile_set_secret (MwNewProfile *self, const char *key, MwSecret *secret)
{
  g_autofree char *id = NULL;

  g_return_if_fail (MW_IS_NEW_PROFILE (self));

  if (secret != NULL)
    {
      /* An id stands for one secret for ever: what is typed anew gets a new one. */
      id = g_uuid_string_random ();
      g_hash_table_insert (self->secrets, g_strdup (key), mw_secret_ref (secret));
    }
  else
    g_hash_table_remove (self->secrets, key);
  mw_new_profile_set_value (self, key, id);
}

GHashTable *
mw_new_profile_get_secrets (MwNewProfile *self)
{
  g_return_val_if_fail (MW_IS_NEW_PROFILE (self), NULL);

  return self->secrets;
}

void
mw_new_profile_set_values (MwNewProfile *self, GHashTable *values)
{
  GHashTableIter iter;
  const char *key = NULL;
  const char *value = NULL;

  g_return_if_fail (MW_IS_NEW_PROFILE (self));
  g_return_if_fail (values != NULL);

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &value))
    mw_new_profile_set_value (self, key, value);
}

gboolean
mw_new_profile_has_values (MwNewProfile *self)
{
  g_return_val_if_fail (MW_IS_NEW_PROFILE (self), FALSE);

  return g_hash_table_size (self->values) > 0;
}

void
mw_new_profile_add_async (MwNewProfile *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Adding *adding = NULL;
  GHashTableIter iter;
  const char *key = NULL;

  g_return_if_fail (MW_IS_NEW_PROFILE (self));
  g_return_if_fail (self->sheet != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mw_new_profile_add_async);
  adding = g_new0 (Adding, 1);
  adding->edit = build_edit (self, &adding->id);
  adding->keys = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, self->secrets);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, NULL))
    if (mw_sheet_find (self->sheet, key) != NULL)
      g_ptr_array_add (adding->keys, g_strdup (key));
  g_task_set_task_data (task, adding, (GDestroyNotify) adding_free);
  keep_next (task);
}

char *
mw_new_profile_add_finish (MwNewProfile *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MW_IS_NEW_PROFILE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
