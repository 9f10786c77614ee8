/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/bulk.h"
#include "ctl/output.h"

#include <glib/gi18n-lib.h>
#include <mailwright/bulk-plan.h>
#include <mailwright/error.h>

/* An edit of many profiles while it is put together. */
typedef struct
{
  CtlContext *context;
  GPtrArray *profiles; /* (owned) (element-type MwProfile) */
  MwBulkPlan *plan;    /* (owned) */
  MwValueEdits *edits; /* (owned) */
  CtlTable *table;     /* (owned) what it comes to */
} Bulk;

static void
bulk_clear (Bulk *self)
{
  g_clear_pointer (&self->plan, mw_bulk_plan_free);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_clear_pointer (&self->edits, mw_value_edits_free);
  g_clear_pointer (&self->table, ctl_table_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bulk, bulk_clear)

static gboolean
take_row (GObject *row, gpointer user_data)
{
  g_ptr_array_add (user_data, g_object_ref (row));
  return TRUE;
}

static gboolean
begin (Bulk *self, CtlContext *context, const char *where, GError **error)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);

  mw_query_set_search (query, where);
  /* A variable of a script that is empty must not mean every mailbox of the site. */
  if (!mw_query_get_search (query))
    return ctl_usage (error, "%s",
                      _ ("--where is empty, which would be all profiles. Name a word that those "
                         "have which are meant, such as “@”.")) == CTL_DONE;
  self->context = context;
  self->profiles = g_ptr_array_new_with_free_func (g_object_unref);
  if (!mw_draft_foreach (context->draft, query, take_row, self->profiles, NULL, error))
    return FALSE;
  if (self->profiles->len == 0)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND, _ ("No profile is found by “%s”."), where);
      return FALSE;
    }
  self->plan = mw_bulk_plan_new (context->catalogue, self->profiles);
  self->edits = mw_value_edits_new (MW_OBJECT_PROFILE);
  return TRUE;
}

/* (transfer full) (nullable): profile id to the value of its own. */
static GHashTable *
collect_own (Bulk *self, const char *key, GError **error)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_OVERRIDES);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTable *own = NULL;

  mw_query_set_key (query, key);
  if (!mw_draft_foreach (self->context->draft, query, take_row, rows, NULL, error))
    return NULL;
  own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert (own, g_strdup (mw_override_get_profile_id (rows->pdata[i])),
                         g_strdup (mw_override_get_value (rows->pdata[i])));
  return own;
}

static MwParameter *
find_parameter (Bulk *self, const char *key, GError **error)
{
  MwDriver *driver = mw_bulk_plan_find_driver (self->plan, key);

  if (driver)
    return mw_driver_find_parameter (driver, key);
  g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND,
               _ ("No driver of these profiles has a parameter “%s”."), key);
  return NULL;
}

static gboolean
set_one (Bulk *self, const char *key, const char *text, GError **error)
{
  MwParameter *parameter = find_parameter (self, key, error);
  g_autofree char *value = NULL;
  g_autoptr (GHashTable) own = NULL;
  g_autoptr (GPtrArray) takers = NULL;
  MwBulkCounts counts;

  if (!parameter)
    return FALSE;
  if (mw_parameter_is_secret (parameter))
    return ctl_usage (error,
                      _ ("“%s” is a secret and never an argument. Each profile is given its own "
                         "with “mailwrightctl profile password”."),
                      key) == CTL_DONE;
  value = mw_parameter_normalise (parameter, text, error);
  own = value ? collect_own (self, key, error) : NULL;
  if (!own)
    return FALSE;
  mw_bulk_plan_choose (self->plan, key, own);
  mw_bulk_plan_measure (self->plan, value, &counts);
  takers = mw_bulk_plan_list_takers (self->plan, value);
  for (guint i = 0; i < takers->len; i++)
    mw_value_edits_add (self->edits, mw_profile_get_id (takers->pdata[i]),
                        mw_profile_get_name (takers->pdata[i]), key, value);
  ctl_table_begin_row (self->table);
  ctl_table_add_text (self->table, key);
  ctl_table_add_number (self->table, counts.n_set);
  ctl_table_add_number (self->table, counts.n_replaced);
  ctl_table_add_number (self->table, counts.n_same);
  ctl_table_add_number (self->table, counts.n_left_out);
  return TRUE;
}

/* Where everything is so already, there is nothing to stage: that is what was asked for. */
static int
finish (Bulk *self, GError **error)
{
  g_autoptr (MwEdit) edit = mw_value_edits_build (self->edits);

  if (edit && ctl_apply (self->context, edit, error) != CTL_DONE)
    return -1;
  ctl_table_print (self->table, self->context->json);
  return CTL_DONE;
}

int
ctl_bulk_set (CtlContext *context, const char *where, char **assignments, GError **error)
{
  g_auto (Bulk) bulk = { 0 };

  if (!begin (&bulk, context, where, error))
    return -1;
  bulk.table = ctl_table_new ("key", _ ("Key"), "set", _ ("Set"), "replaced", _ ("Replaced"),
                              "same", _ ("The Same"), "left_out", _ ("Left Out"), NULL);
  for (guint i = 0; assignments[i]; i++)
    {
      g_autofree char *key = NULL, *value = NULL;

      if (!ctl_split_assignment (assignments[i], &key, &value, error) ||
          !set_one (&bulk, key, value, error))
        return -1;
    }
  return finish (&bulk, error);
}

static gboolean
reset_one (Bulk *self, const char *key, GError **error)
{
  g_autoptr (GHashTable) own = NULL;
  guint n = 0;

  if (!find_parameter (self, key, error))
    return FALSE;
  own = collect_own (self, key, error);
  if (!own)
    return FALSE;
  for (guint i = 0; i < self->profiles->len; i++)
    {
      MwProfile *profile = self->profiles->pdata[i];
      const char *id = mw_profile_get_id (profile);

      if (!g_hash_table_contains (own, id))
        continue;
      mw_value_edits_add (self->edits, id, mw_profile_get_name (profile), key, NULL);
      n++;
    }
  ctl_table_begin_row (self->table);
  ctl_table_add_text (self->table, key);
  ctl_table_add_number (self->table, n);
  return TRUE;
}

int
ctl_bulk_unset (CtlContext *context, const char *where, char **keys, GError **error)
{
  g_auto (Bulk) bulk = { 0 };

  if (!begin (&bulk, context, where, error))
    return -1;
  bulk.table = ctl_table_new ("key", _ ("Key"), "reset", _ ("Reset"), NULL);
  for (guint i = 0; keys[i]; i++)
    if (!reset_one (&bulk, keys[i], error))
      return -1;
  return finish (&bulk, error);
}
