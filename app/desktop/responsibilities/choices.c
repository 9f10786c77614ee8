/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/responsibilities/choices.h"

struct _MwChoices
{
  GObject parent_instance;

  GPtrArray *chosen; /* (owned) (element-type MwResponsibility) */
};

G_DEFINE_FINAL_TYPE (MwChoices, mw_choices, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A list that is read anew has another object for the same responsibility. */
static gboolean
is_same (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (mw_responsibility_get_id ((MwResponsibility *) a),
                    mw_responsibility_get_id ((MwResponsibility *) b)) == 0;
}

static void
mw_choices_finalize (GObject *object)
{
  g_ptr_array_unref (MW_CHOICES (object)->chosen);

  G_OBJECT_CLASS (mw_choices_parent_class)->finalize (object);
}

static void
mw_choices_class_init (MwChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_choices_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
mw_choices_init (MwChoices *self)
{
  self->chosen = g_ptr_array_new_with_free_func (g_object_unref);
}

MwChoices *
mw_choices_new (void)
{
  return g_object_new (MW_TYPE_CHOICES, NULL);
}

gboolean
mw_choices_has (MwChoices *self, MwResponsibility *responsibility)
{
  g_return_val_if_fail (MW_IS_CHOICES (self), FALSE);
  g_return_val_if_fail (MW_IS_RESPONSIBILITY (responsibility), FALSE);

  return g_ptr_array_find_with_equal_func (self->chosen, responsibility, is_same, NULL);
}

void
mw_choices_set (MwChoices *self, MwResponsibility *responsibility, gboolean chosen)
{
  guint index = 0;

  g_return_if_fail (MW_IS_CHOICES (self));
  g_return_if_fail (MW_IS_RESPONSIBILITY (responsibility));

  if (mw_choices_has (self, responsibility) == chosen)
    return;
  if (chosen)
    g_ptr_array_add (self->chosen, g_object_ref (responsibility));
  else if (g_ptr_array_find_with_equal_func (self->chosen, responsibility, is_same, &index))
    g_ptr_array_remove_index (self->chosen, index);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
mw_choices_clear (MwChoices *self)
{
  g_return_if_fail (MW_IS_CHOICES (self));

  if (self->chosen->len == 0)
    return;
  g_ptr_array_set_size (self->chosen, 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gpointer
copy_ref (gconstpointer object, gpointer user_data)
{
  return g_object_ref ((gpointer) object);
}

GPtrArray *
mw_choices_list (MwChoices *self)
{
  GPtrArray *list = NULL;

  g_return_val_if_fail (MW_IS_CHOICES (self), NULL);

  list = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_extend (list, self->chosen, copy_ref, NULL);
  return list;
}
