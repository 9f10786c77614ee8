/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/bulk-plan.h>

#include "core/edits/subject.h"

struct _MwBulkPlan
{
  GPtrArray *profiles;    /* (owned) (element-type MwProfile) */
  GPtrArray *drivers;     /* (owned) (element-type MwDriver) each once */
  GHashTable *by_driver;  /* (owned) (element-type utf8 guint): driver id to how many have it */
  GListStore *parameters; /* (owned) */
  char *key;              /* (owned) (nullable) */
  GHashTable *overrides;  /* (owned) (nullable) profile id to value */
  GPtrArray *own; /* (owned): what each of the profiles has, NULL for nothing, or LEFT_OUT */
};

/* A profile whose driver does not have the parameter. */
static const char LEFT_OUT[] = "";

/* How many have the driver so far. Those of one driver mostly stand side by side. */
static guint *
find_count (MwBulkPlan *self, MwCatalogue *catalogue, const char *id)
{
  guint *n = g_hash_table_lookup (self->by_driver, id);
  MwDriver *driver = NULL;

  if (n != NULL)
    return n;
  n = g_new0 (guint, 1);
  g_hash_table_insert (self->by_driver, g_strdup (id), n);
  driver = mw_catalogue_find (catalogue, id);
  if (driver != NULL)
    g_ptr_array_add (self->drivers, g_object_ref (driver));
  return n;
}

static void
find_drivers (MwBulkPlan *self, MwCatalogue *catalogue)
{
  const char *last = NULL;
  guint *n = NULL;

  for (guint i = 0; i < self->profiles->len; i++)
    {
      const char *id = mw_profile_get_driver (g_ptr_array_index (self->profiles, i));

      if (last == NULL || !g_str_equal (id, last))
        n = find_count (self, catalogue, id);
      last = id;
      *n += 1;
    }
}

/* After the last one of the same section, else at the end. */
static guint
find_place (MwBulkPlan *self, MwParameter *parameter)
{
  GListModel *list = G_LIST_MODEL (self->parameters);

  for (guint i = g_list_model_get_n_items (list); i > 0; i--)
    {
      g_autoptr (MwParameter) other = g_list_model_get_item (list, i - 1);

      if (g_str_equal (mw_parameter_get_section (other), mw_parameter_get_section (parameter)))
        return i;
    }
  return g_list_model_get_n_items (list);
}

static void
add_parameters (MwBulkPlan *self, MwDriver *driver, GHashTable *known)
{
  GListModel *list = mw_driver_get_parameters (driver);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (MwParameter) parameter = g_list_model_get_item (list, i);

      if (g_hash_table_add (known, (gpointer) mw_parameter_get_key (parameter)))
        g_list_store_insert (self->parameters, find_place (self, parameter), parameter);
    }
}

MwBulkPlan *
mw_bulk_plan_new (MwCatalogue *catalogue, GPtrArray *profiles)
{
  MwBulkPlan *self = g_new0 (MwBulkPlan, 1);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  self->profiles = g_ptr_array_ref (profiles);
  self->drivers = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_driver = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->parameters = g_list_store_new (MW_TYPE_PARAMETER);
  self->own = g_ptr_array_new ();
  find_drivers (self, catalogue);
  for (guint i = 0; i < self->drivers->len; i++)
    add_parameters (self, g_ptr_array_index (self->drivers, i), known);
  return self;
}

void
mw_bulk_plan_free (MwBulkPlan *self)
{
  g_clear_object (&self->parameters);
  g_ptr_array_unref (self->own);
  g_clear_pointer (&self->overrides, g_hash_table_unref);
  g_hash_table_unref (self->by_driver);
  g_ptr_array_unref (self->drivers);
  g_ptr_array_unref (self->profiles);
  g_free (self->key);
  g_free (self);
}

guint
mw_bulk_plan_get_n_profiles (MwBulkPlan *self)
{
  return self->profiles->len;
}

GListModel *
mw_bulk_plan_get_parameters (MwBulkPlan *self)
{
  return G_LIST_MODEL (self->parameters);
}

MwDriver *
mw_bulk_plan_find_driver (MwBulkPlan *self, const char *key)
{
  for (guint i = 0; i < self->drivers->len; i++)
    if (mw_driver_find_parameter (g_ptr_array_index (self->drivers, i), key) != NULL)
      return g_ptr_array_index (self->drivers, i);
  return NULL;
}

/* A profile may name its driver otherwise than by its id. */
static guint
count_profiles (MwBulkPlan *self, MwDriver *driver)
{
  const guint *n = g_hash_table_lookup (self->by_driver, mw_driver_get_id (driver));

  return n != NULL ? *n : 0;
}

guint
mw_bulk_plan_count_takers (MwBulkPlan *self, const char *key)
{
  guint n = 0;

  for (guint i = 0; i < self->drivers->len; i++)
    {
      MwDriver *driver = g_ptr_array_index (self->drivers, i);

      if (mw_driver_find_parameter (driver, key) != NULL)
        n += count_profiles (self, driver);
    }
  return n;
}

/* Ids of the drivers that have the parameter. */
static GHashTable *
find_takers (MwBulkPlan *self, const char *key)
{
  GHashTable *takers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->drivers->len; i++)
    {
      MwDriver *driver = g_ptr_array_index (self->drivers, i);

      if (mw_driver_find_parameter (driver, key) != NULL)
        g_hash_table_add (takers, (gpointer) mw_driver_get_id (driver));
    }
  return takers;
}

/* Looked up once: the rest is asked for with each letter of a value, and for 100,000 profiles. */
void
mw_bulk_plan_choose (MwBulkPlan *self, const char *key, GHashTable *overrides)
{
  g_autoptr (GHashTable) takers = find_takers (self, key);
  const char *last = NULL;
  gboolean taken = FALSE;

  g_free (self->key);
  self->key = g_strdup (key);
  g_clear_pointer (&self->overrides, g_hash_table_unref);
  self->overrides = g_hash_table_ref (overrides);
  g_ptr_array_set_size (self->own, (int) self->profiles->len);
  for (guint i = 0; i < self->profiles->len; i++)
    {
      MwProfile *profile = g_ptr_array_index (self->profiles, i);
      const char *driver = mw_profile_get_driver (profile);

      if (last == NULL || !g_str_equal (driver, last))
        taken = g_hash_table_contains (takers, driver);
      last = driver;
      g_ptr_array_index (self->own, i) =
          taken ? g_hash_table_lookup (overrides, mw_profile_get_id (profile))
                : (gpointer) LEFT_OUT;
    }
}

const char *
mw_bulk_plan_get_key (MwBulkPlan *self)
{
  return self->key;
}

static gboolean
gets (const char *own, const char *value)
{
  return own != LEFT_OUT && (own == NULL || g_strcmp0 (own, value) != 0);
}

void
mw_bulk_plan_measure (MwBulkPlan *self, const char *value, MwBulkCounts *counts)
{
  g_return_if_fail (self->key != NULL);

  *counts = (MwBulkCounts){ 0 };
  for (guint i = 0; i < self->own->len; i++)
    {
      const char *own = g_ptr_array_index (self->own, i);

      if (own == LEFT_OUT)
        counts->n_left_out++;
      else if (!gets (own, value))
        counts->n_same++;
      else
        {
          counts->n_set++;
          if (own != NULL)
            counts->n_replaced++;
        }
    }
}

GPtrArray *
mw_bulk_plan_list_takers (MwBulkPlan *self, const char *value)
{
  GPtrArray *takers = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (self->key != NULL, takers);

  for (guint i = 0; i < self->own->len; i++)
    if (gets (g_ptr_array_index (self->own, i), value))
      g_ptr_array_add (takers, g_object_ref (g_ptr_array_index (self->profiles, i)));
  return takers;
}

MwEdit *
mw_bulk_plan_build_edit (MwBulkPlan *self,
                         GPtrArray *takers,
                         const char *value,
                         const char *const *values)
{
  g_autofree char *subject = NULL;
  MwEdit *edit = NULL;

  if (takers->len == 0)
    return NULL;
  subject = mw_subject_of_mailboxes (takers->len, mw_profile_get_name (takers->pdata[0]));
  edit = mw_edit_new (MW_EDIT_SET_OVERRIDE, subject, self->key);
  for (guint i = 0; i < takers->len; i++)
    mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, mw_profile_get_id (takers->pdata[i]), self->key,
                      value != NULL ? value : values[i], NULL);
  return edit;
}
