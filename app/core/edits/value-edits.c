/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/value-edits.h>

#include "core/edits/subject.h"

struct _MwValueEdits
{
  MwObjectKind kind;
  MwEdit *edit;       /* (owned) (nullable): what it comes to, not called anything yet */
  GHashTable *owners; /* (owned): ids, which are those of the steps */
  char *first;        /* (owned) (nullable): the first one's name */
};

MwValueEdits *
mw_value_edits_new (MwObjectKind kind)
{
  MwValueEdits *self = NULL;

  g_return_val_if_fail (kind == MW_OBJECT_PROFILE || kind == MW_OBJECT_DRIVER, NULL);

  self = g_new0 (MwValueEdits, 1);
  self->kind = kind;
  self->owners = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

static void
forget (MwValueEdits *self)
{
  g_hash_table_remove_all (self->owners);
  g_clear_pointer (&self->edit, mw_edit_unref);
  g_clear_pointer (&self->first, g_free);
}

void
mw_value_edits_free (MwValueEdits *self)
{
  g_return_if_fail (self != NULL);

  forget (self);
  g_hash_table_unref (self->owners);
  g_free (self);
}

/* There may be a hundred thousand: each is written down once, where it stays. */
void
mw_value_edits_add (
    MwValueEdits *self, const char *id, const char *name, const char *key, const char *value)
{
  const MwStepKind kinds[2][2] = {
    { MW_STEP_RESET_OVERRIDE, MW_STEP_SET_OVERRIDE },
    { MW_STEP_RESET_SITE_DEFAULT, MW_STEP_SET_SITE_DEFAULT },
  };

  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL && name != NULL && key != NULL);

  if (self->edit == NULL)
    {
      self->edit = mw_edit_new (MW_EDIT_SEVERAL, name, NULL);
      self->first = g_strdup (name);
    }
  mw_edit_add_step (self->edit, kinds[self->kind == MW_OBJECT_DRIVER][value != NULL], id, key,
                    value, NULL);
  g_hash_table_add (
      self->owners,
      mw_edit_get_step (self->edit, mw_edit_get_n_steps (self->edit) - 1)->arguments[0]);
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

static const char *
get_key (const MwStep *step)
{
  return step->arguments[1];
}

static gboolean
sets (const MwStep *step)
{
  return step->arguments[2] != NULL;
}

static gboolean
sets_any (MwEdit *edit)
{
  for (guint i = 0; i < mw_edit_get_n_steps (edit); i++)
    if (sets (mw_edit_get_step (edit, i)))
      return TRUE;
  return FALSE;
}

/* What is reset beside what is set only makes room for it. */
static const char *
find_only_key (MwEdit *edit, gboolean set)
{
  const char *only = NULL;

  for (guint i = 0; i < mw_edit_get_n_steps (edit); i++)
    {
      const MwStep *step = mw_edit_get_step (edit, i);

      if (sets (step) != set)
        continue;
      if (only != NULL && !g_str_equal (only, get_key (step)))
        return NULL;
      only = get_key (step);
    }
  return only;
}

MwEdit *
mw_value_edits_build (MwValueEdits *self)
{
  static const MwEditVerb verbs[2][2] = {
    { MW_EDIT_RESET_OVERRIDE, MW_EDIT_SET_OVERRIDE },
    { MW_EDIT_RESET_SITE_DEFAULT, MW_EDIT_SET_SITE_DEFAULT },
  };
  g_autofree char *subject = NULL;
  gboolean set = FALSE;
  MwEdit *edit = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->edit == NULL)
    return NULL;
  set = sets_any (self->edit);
  if (self->kind == MW_OBJECT_DRIVER)
    subject = g_strdup (self->first);
  else
    subject = mw_subject_of_mailboxes (g_hash_table_size (self->owners), self->first);
  mw_edit_rename (self->edit, verbs[self->kind == MW_OBJECT_DRIVER][set], subject,
                  find_only_key (self->edit, set));
  edit = g_steal_pointer (&self->edit);
  forget (self);
  return edit;
}
