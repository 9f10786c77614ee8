/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/diff.h"

#include "store/diff-names.h"

#include <glib/gi18n-lib.h>
#include <mailwright/from.h>

/* How many addresses a line names before it only counts the rest. */
#define NAMED_AT_MOST 3

typedef struct
{
  sqlite3 *db;
  MwCatalogue *catalogue;
  MwDiffNames *names;
  GPtrArray *changes; /* (nullable) */
  guint n_changes;
} Diff;

/* One operation of a changeset: its columns before and after, NULL where there is no value. */
typedef struct
{
  sqlite3_changeset_iter *iter;
  const char *table;
  int operation;
  int n_columns;
} Operation;

/* The columns that a person knows, beside the object itself. */
static const struct
{
  const char *table;
  MwObjectKind kind;
  int column;
  const char *field;
  const char *name;
} COLUMNS[] = {
  { "profile", MW_OBJECT_PROFILE, 1, "name", N_ ("Name") },
  { "profile", MW_OBJECT_PROFILE, 3, "address", N_ ("Address") },
  { "profile", MW_OBJECT_PROFILE, 7, "comment", N_ ("Comment") },
  { "profile", MW_OBJECT_PROFILE, 8, "enabled", N_ ("State") },
  { "profile", MW_OBJECT_PROFILE, 9, "retired", N_ ("State") },
  { "profile", MW_OBJECT_PROFILE, 10, "response-group", N_ ("Response Group") },
  { "agent", MW_OBJECT_AGENT, 1, "login", N_ ("Login") },
  { "agent", MW_OBJECT_AGENT, 3, "name", N_ ("Name") },
  { "agent", MW_OBJECT_AGENT, 4, "address", N_ ("Address") },
  { "agent", MW_OBJECT_AGENT, 5, "default-profile", N_ ("Default Address") },
  { "responsibility", MW_OBJECT_RESPONSIBILITY, 1, "name", N_ ("Name") },
  { "responsibility", MW_OBJECT_RESPONSIBILITY, 3, "comment", N_ ("Comment") },
  { "response_group", MW_OBJECT_RESPONSE_GROUP, 1, "name", N_ ("Name") },
};

static const char *
text_before (const Operation *operation, int column)
{
  sqlite3_value *value = NULL;

  if (operation->operation != SQLITE_INSERT)
    sqlite3changeset_old (operation->iter, column, &value);
  return value ? (const char *) sqlite3_value_text (value) : NULL;
}

static const char *
text_after (const Operation *operation, int column)
{
  sqlite3_value *value = NULL;

  if (operation->operation != SQLITE_DELETE)
    sqlite3changeset_new (operation->iter, column, &value);
  return value ? (const char *) sqlite3_value_text (value) : NULL;
}

/* A column of the row, whichever side has it: keys, and all of an inserted or deleted row. */
static const char *
text_of (const Operation *operation, int column)
{
  return operation->operation == SQLITE_INSERT ? text_after (operation, column)
                                               : text_before (operation, column);
}

static MwChangeSign
sign_of (const Operation *operation)
{
  return operation->operation == SQLITE_INSERT   ? MW_CHANGE_ADDED
         : operation->operation == SQLITE_DELETE ? MW_CHANGE_REMOVED
                                                 : MW_CHANGE_CHANGED;
}

static void
add (Diff *diff, const MwChangeFields *fields)
{
  diff->n_changes++;
  if (diff->changes)
    g_ptr_array_add (diff->changes, mw_change_new (fields));
}

static const char *
word_for_state (const char *field, const char *value)
{
  gboolean on = g_strcmp0 (value, "1") == 0;

  if (g_str_equal (field, "retired"))
    return on ? _ ("Retired") : _ ("Not retired");
  return on ? _ ("Enabled") : _ ("Disabled");
}

static char *
dup_column_text (Diff *diff, const char *field, const char *value)
{
  if (!value)
    return NULL;
  if (g_str_equal (field, "enabled") || g_str_equal (field, "retired"))
    return g_strdup (word_for_state (field, value));
  if (g_str_equal (field, "default-profile"))
    return mw_diff_names_find (diff->names, "profile", value);
  if (g_str_equal (field, "response-group"))
    return mw_diff_names_find (diff->names, "response_group", value);
  return g_strdup (value);
}

static gboolean
column_changed (const Operation *operation, int column)
{
  sqlite3_value *old = NULL, *new = NULL;

  sqlite3changeset_old (operation->iter, column, &old);
  sqlite3changeset_new (operation->iter, column, &new);
  return old || new;
}

static void
describe_columns (Diff *diff, const Operation *operation)
{
  const char *id = text_before (operation, 0);
  g_autofree char *object_name = mw_diff_names_find (diff->names, operation->table, id);

  for (guint i = 0; i < G_N_ELEMENTS (COLUMNS); i++)
    {
      g_autofree char *before = NULL, *after = NULL;

      if (!g_str_equal (COLUMNS[i].table, operation->table) ||
          !column_changed (operation, COLUMNS[i].column))
        continue;
      before = dup_column_text (diff, COLUMNS[i].field, text_before (operation, COLUMNS[i].column));
      after = dup_column_text (diff, COLUMNS[i].field, text_after (operation, COLUMNS[i].column));
      add (diff, &(MwChangeFields){
                     .object_kind = COLUMNS[i].kind,
                     .object_id = id,
                     .object_name = object_name,
                     .field = COLUMNS[i].field,
                     .field_name = _ (COLUMNS[i].name),
                     .sign = MW_CHANGE_CHANGED,
                     .before = before,
                     .after = after,
                 });
    }
}

/* A profile, agent, responsibility or group as a whole. */
static void
describe_object (Diff *diff, const Operation *operation, MwObjectKind kind, int shown_column)
{
  const char *id, *shown;
  g_autofree char *object_name = NULL;

  if (operation->operation == SQLITE_UPDATE)
    {
      describe_columns (diff, operation);
      return;
    }
  if (!diff->changes)
    {
      diff->n_changes++;
      return;
    }
  id = text_of (operation, 0);
  shown = text_of (operation, shown_column);
  object_name = mw_diff_names_find (diff->names, operation->table, id);
  add (diff, &(MwChangeFields){
                 .object_kind = kind,
                 .object_id = id,
                 .object_name = object_name,
                 .field = "",
                 .field_name = mw_object_kind_describe (kind),
                 .sign = sign_of (operation),
                 .before = operation->operation == SQLITE_DELETE ? shown : NULL,
                 .after = operation->operation == SQLITE_INSERT ? shown : NULL,
             });
}

static MwDriver *
driver_of (Diff *diff, const Operation *operation, gboolean site)
{
  g_autofree char *id = NULL;

  if (site)
    return mw_catalogue_find (diff->catalogue, text_of (operation, 0));
  id = mw_diff_names_find_driver (diff->names, text_of (operation, 0));
  return id ? mw_catalogue_find (diff->catalogue, id) : NULL;
}

static void
describe_named_value (Diff *diff, const Operation *operation, gboolean site)
{
  MwDriver *driver = driver_of (diff, operation, site);
  const char *owner = text_of (operation, 0), *key = text_of (operation, 1);
  MwParameter *parameter = driver ? mw_driver_find_parameter (driver, key) : NULL;
  const char *old = text_before (operation, 2), *new = text_after (operation, 2);
  gboolean secret = parameter && mw_parameter_is_secret (parameter);
  g_autofree char *object_name = site ? g_strdup (driver ? mw_driver_get_name (driver) : owner)
                                      : mw_diff_names_find (diff->names, "profile", owner);
  g_autofree char *before =
      old && parameter ? mw_parameter_format (parameter, old) : g_strdup (old);
  g_autofree char *after = new &&parameter ? mw_parameter_format (parameter, new) : g_strdup (new);
  g_autofree char *note = NULL;

  if (g_str_equal (key, MW_FROM_ADDRESS))
    note = mw_diff_names_explain_from (diff->names, owner, site, new &&*new);

  /* A value whose parameter is gone may have been a secret's id: it is not shown either. */
  secret = secret || (!parameter && g_uuid_string_is_valid (new ? new : old ? old : ""));
  add (diff, &(MwChangeFields){
                 .object_kind = site ? MW_OBJECT_DRIVER : MW_OBJECT_PROFILE,
                 .object_id = owner,
                 .object_name = object_name,
                 .field = key,
                 .field_name = parameter ? mw_parameter_get_name (parameter) : key,
                 .sign = sign_of (operation),
                 .before = secret ? NULL : before,
                 .after = secret ? NULL : after,
                 .note = note,
                 .secret = secret,
             });
}

/* What is only counted needs no names. */
static void
describe_value (Diff *diff, const Operation *operation, gboolean site)
{
  if (diff->changes)
    describe_named_value (diff, operation, site);
  else
    diff->n_changes++;
}

static void
describe_member (Diff *diff, const Operation *operation, gboolean is_agent)
{
  const char *responsibility = text_of (operation, 0), *member = text_of (operation, 1);
  g_autofree char *object_name = NULL, *name = NULL, *note = NULL;

  if (!diff->changes)
    {
      diff->n_changes++;
      return;
    }
  object_name = mw_diff_names_find (diff->names, "responsibility", responsibility);
  name = mw_diff_names_find (diff->names, is_agent ? "agent" : "profile", member);
  note = mw_diff_names_explain_member (diff->names, responsibility, member, is_agent,
                                       operation->operation == SQLITE_INSERT, NAMED_AT_MOST);
  add (diff, &(MwChangeFields){
                 .object_kind = MW_OBJECT_RESPONSIBILITY,
                 .object_id = responsibility,
                 .object_name = object_name,
                 .field = is_agent ? "agent" : "profile",
                 .field_name = is_agent ? _ ("Agent") : _ ("Profile"),
                 .sign = sign_of (operation),
                 .before = operation->operation == SQLITE_DELETE ? name : NULL,
                 .after = operation->operation == SQLITE_INSERT ? name : NULL,
                 .note = note,
             });
}

static void
describe (Diff *diff, const Operation *operation)
{
  if (g_str_equal (operation->table, "profile"))
    describe_object (diff, operation, MW_OBJECT_PROFILE, 3);
  else if (g_str_equal (operation->table, "agent"))
    describe_object (diff, operation, MW_OBJECT_AGENT, 1);
  else if (g_str_equal (operation->table, "responsibility"))
    describe_object (diff, operation, MW_OBJECT_RESPONSIBILITY, 1);
  else if (g_str_equal (operation->table, "response_group"))
    describe_object (diff, operation, MW_OBJECT_RESPONSE_GROUP, 1);
  else if (g_str_equal (operation->table, "profile_override"))
    describe_value (diff, operation, FALSE);
  else if (g_str_equal (operation->table, "site_default"))
    describe_value (diff, operation, TRUE);
  else if (g_str_equal (operation->table, "responsibility_agent"))
    describe_member (diff, operation, TRUE);
  else if (g_str_equal (operation->table, "responsibility_profile"))
    describe_member (diff, operation, FALSE);
}

typedef void (*OperationFunc) (gpointer user_data, const Operation *operation);

static gboolean
walk (GBytes *changeset, OperationFunc func, gpointer user_data, GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  gsize size = 0;
  gconstpointer start = g_bytes_get_data (changeset, &size);
  int code = sqlite3changeset_start (&iter, (int) size, (void *) start);

  if (code != SQLITE_OK)
    return mw_database_set_error (NULL, code, error);
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      Operation operation = { .iter = iter };

      sqlite3changeset_op (iter, &operation.table, &operation.n_columns, &operation.operation,
                           NULL);
      func (user_data, &operation);
    }
  code = sqlite3changeset_finalize (iter);
  return code == SQLITE_OK || mw_database_set_error (NULL, code, error);
}

/* What the changeset itself adds or removes may be in no table: its names are taken from it. */
static void
remember_name (gpointer user_data, const Operation *operation)
{
  Diff *diff = user_data;
  int column = 1;

  if (operation->operation == SQLITE_UPDATE)
    return;
  if (g_str_equal (operation->table, "agent"))
    {
      const char *name = text_of (operation, 3);

      column = name && *name ? 3 : 1;
    }
  else if (!g_str_equal (operation->table, "profile") &&
           !g_str_equal (operation->table, "responsibility") &&
           !g_str_equal (operation->table, "response_group"))
    return;
  mw_diff_names_remember (diff->names, operation->table, text_of (operation, 0),
                          text_of (operation, column));
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  MwChange *first = *(MwChange *const *) a, *second = *(MwChange *const *) b;
  int order = (int) mw_change_get_object_kind (first) - (int) mw_change_get_object_kind (second);

  if (!order)
    order = g_utf8_collate (mw_change_get_object_name (first), mw_change_get_object_name (second));
  if (!order)
    order = strcmp (mw_change_get_object_id (first), mw_change_get_object_id (second));
  if (!order)
    order = (*mw_change_get_field (first) != 0) - (*mw_change_get_field (second) != 0);
  return order;
}

static void
describe_operation (gpointer user_data, const Operation *operation)
{
  describe (user_data, operation);
}

gboolean
mw_diff_describe (sqlite3 *db,
                  MwCatalogue *catalogue,
                  GBytes *changeset,
                  GPtrArray *changes,
                  guint *n_changes,
                  GError **error)
{
  Diff diff = { db, catalogue, mw_diff_names_new (db), changes, 0 };
  gboolean ok = (!changes || walk (changeset, remember_name, &diff, error)) &&
                walk (changeset, describe_operation, &diff, error);

  mw_diff_names_free (diff.names);
  *n_changes = diff.n_changes;
  if (ok && changes)
    g_ptr_array_sort (changes, compare_changes);
  return ok;
}
