/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/value-edits.h>

#include "core/edits/subject.h"

typedef struct
{
  char *id;    /* (owned) */
  char *key;   /* (owned) */
  char *value; /* (owned) (nullable): reset */
} Change;

struct _MwValueEdits
{
  MwObjectKind kind;
  GArray *changes;    /* (owned) (element-type Change) */
  GHashTable *owners; /* (owned): ids */
  char *first;        /* (owned) (nullable): the first one's name */
};

static void
clear_change (gpointer user_data)
{
  Change *change = user_data;

  g_free (change->id);
  g_free (change->key);
  g_free (change->value);
}

MwValueEdits *
mw_value_edits_new (MwObjectKind kind)
{
  MwValueEdits *self = NULL;

  g_return_val_if_fail (kind == MW_OBJECT_PROFILE || kind == MW_OBJECT_DRIVER, NULL);

  self = g_new0 (MwValueEdits, 1);
  self->kind = kind;
  self->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_array_set_clear_func (self->changes, clear_change);
  self->owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
mw_value_edits_free (MwValueEdits *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->changes);
  g_hash_table_unref (self->owners);
  g_free (self->first);
  g_free (self);
}

void
mw_value_edits_add (
    MwValueEdits *self, const char *id, const char *name, const char *key, const char *value)
{
  Change change = { g_strdup (id), g_strdup (key), g_strdup (value) };

  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL && name != NULL && key != NULL);

  g_array_append_val (self->changes, change);
  g_hash_table_add (self->owners, g_strdup (id));
  if (self->first == NULL)
    self->first = g_strdup (name);
}

void
mw_value_edits_add_all (MwValueEdits *self, const char *id, const char *name, GHashTable *values)
{
  GHashTableIter iter;
  const char *key = NULL;
  const char *value = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (values != NULL);

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &value))
    mw_value_edits_add (self, id, name, key, value);
}

static gboolean
sets_any (MwValueEdits *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    if (g_array_index (self->changes, Change, i).value != NULL)
      return TRUE;
  return FALSE;
}

/* What is reset beside what is set only makes room for it. */
static const char *
find_only_key (MwValueEdits *self, gboolean set)
{
  const char *only = NULL;

  for (guint i = 0; i < self->changes->len; i++)
    {
      const Change *change = &g_array_index (self->changes, Change, i);

      if ((change->value != NULL) != set)
        continue;
      if (only != NULL && !g_str_equal (only, change->key))
        return NULL;
      only = change->key;
    }
  return only;
}

static void
add_steps (MwValueEdits *self, MwEdit *edit)
{
  gboolean site = self->kind == MW_OBJECT_DRIVER;

  for (guint i = 0; i < self->changes->len; i++)
    {
      const Change *change = &g_array_index (self->changes, Change, i);

      if (change->value != NULL)
        mw_edit_add_step (edit, site ? MW_STEP_SET_SITE_DEFAULT : MW_STEP_SET_OVERRIDE, change->id,
                          change->key, change->value, NULL);
      else
        mw_edit_add_step (edit, site ? MW_STEP_RESET_SITE_DEFAULT : MW_STEP_RESET_OVERRIDE,
                          change->id, change->key, NULL);
    }
}

MwEdit *
mw_value_edits_build (MwValueEdits *self)
{
  static const MwEditVerb verbs[2][2] = {
    { MW_EDIT_RESET_OVERRIDE, MW_EDIT_SET_OVERRIDE },
    { MW_EDIT_RESET_SITE_DEFAULT, MW_EDIT_SET_SITE_DEFAULT },
  };
  g_autofree char *subject = NULL;
  gboolean sets = FALSE;
  MwEdit *edit = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->changes->len == 0)
    return NULL;
  sets = sets_any (self);
  if (self->kind == MW_OBJECT_DRIVER)
    subject = g_strdup (self->first);
  else
    subject = mw_subject_of_mailboxes (g_hash_table_size (self->owners), self->first);
  edit = mw_edit_new (verbs[self->kind == MW_OBJECT_DRIVER][sets], subject,
                      find_only_key (self, sets));
  add_steps (self, edit);
  return edit;
}
