/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "model.h"

#include <mailwright/object-kind.h>
#include <sqlite3.h>

typedef struct
{
  const char *table;
  const char *kind;
  const char *part;
  int n_keys;
  const char *refers[2];  /* (nullable): the tables that its keys refer to */
  const char *derived[2]; /* (nullable): columns that are no lines of a diff, and never the same */
} Table;

static const Table TABLES[] = {
  { "organisation", "organisation", "organisation", 1, { NULL }, { "name_key" } },
  { "response_group", "response-group", "response-group", 1, { NULL }, { "name_key" } },
  { "profile", "profile", "profile", 1, { NULL }, { "name_key", "address_key" } },
  { "profile_override", "profile", "override", 2, { "profile" }, { NULL } },
  { "site_default", "driver", "site-default", 2, { NULL }, { NULL } },
  { "agent", "agent", "agent", 1, { NULL }, { "login_key" } },
  { "responsibility", "responsibility", "responsibility", 1, { NULL }, { "name_key" } },
  { "responsibility_agent", "responsibility", "agent", 2, { "responsibility", "agent" }, { NULL } },
  { "responsibility_profile",
    "responsibility",
    "profile",
    2,
    { "responsibility", "profile" },
    { NULL } },
};

static const struct
{
  const char *table;
  const char *column;
  const char *referred;
} REFERENCES[] = {
  { "profile", "response_group", "response_group" },
  { "profile", "organisation", "organisation" },
  { "agent", "default_profile", "profile" },
  { "agent", "organisation", "organisation" },
  { "responsibility", "organisation", "organisation" },
};

static GHashTable *
new_cells (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static char *
make_key (const char *table, const char *key)
{
  return g_strconcat (table, "|", key, NULL);
}

static const Table *
table_of (const char *row_key)
{
  for (guint i = 0; i < G_N_ELEMENTS (TABLES); i++)
    if (g_str_has_prefix (row_key, TABLES[i].table) && row_key[strlen (TABLES[i].table)] == '|')
      return &TABLES[i];
  g_assert_not_reached ();
}

static GHashTable *
cells_of (const Model *self, const char *table, const char *key)
{
  g_autofree char *row_key = make_key (table, key);

  return g_hash_table_lookup (self->rows, row_key);
}

Model *
model_new (void)
{
  Model *self = g_new0 (Model, 1);

  self->rows =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  return self;
}

void
model_free (Model *self)
{
  g_hash_table_unref (self->rows);
  g_free (self);
}

Model *
model_copy (const Model *self)
{
  Model *copy = model_new ();
  GHashTableIter rows, columns;
  gpointer key, cells, column, value;

  g_hash_table_iter_init (&rows, self->rows);
  while (g_hash_table_iter_next (&rows, &key, &cells))
    {
      GHashTable *copied = new_cells ();

      g_hash_table_iter_init (&columns, cells);
      while (g_hash_table_iter_next (&columns, &column, &value))
        g_hash_table_insert (copied, g_strdup (column), g_strdup (value));
      g_hash_table_insert (copy->rows, g_strdup (key), copied);
    }
  return copy;
}

const char *
model_get (const Model *self, const char *table, const char *key, const char *column)
{
  GHashTable *cells = cells_of (self, table, key);

  return cells ? g_hash_table_lookup (cells, column) : NULL;
}

gboolean
model_has (const Model *self, const char *table, const char *key)
{
  return cells_of (self, table, key) != NULL;
}

void
model_add (Model *self, const char *table, const char *key)
{
  g_assert_false (model_has (self, table, key));
  g_hash_table_insert (self->rows, make_key (table, key), new_cells ());
}

void
model_set (Model *self, const char *table, const char *key, const char *column, const char *value)
{
  GHashTable *cells = cells_of (self, table, key);

  g_assert_nonnull (cells);
  if (value)
    g_hash_table_insert (cells, g_strdup (column), g_strdup (value));
  else
    g_hash_table_remove (cells, column);
}

void
model_remove (Model *self, const char *table, const char *key)
{
  g_autofree char *row_key = make_key (table, key);

  g_hash_table_remove (self->rows, row_key);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
model_list (const Model *self, const char *table)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *prefix = make_key (table, "");
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_str_has_prefix (key, prefix))
      g_ptr_array_add (keys, g_strdup ((char *) key + strlen (prefix)));
  g_ptr_array_sort (keys, compare);
  return keys;
}

char *
model_find (
    const Model *self, const char *table, const char *column, const char *value, const char *own)
{
  g_autoptr (GPtrArray) keys = model_list (self, table);

  for (guint i = 0; i < keys->len; i++)
    if (g_strcmp0 (keys->pdata[i], own) != 0 &&
        g_strcmp0 (model_get (self, table, keys->pdata[i], column), value) == 0)
      return g_strdup (keys->pdata[i]);
  return NULL;
}

/* ---- reading ---- */

static sqlite3 *
open_plainly (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  return db;
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

static const char *
text (sqlite3_stmt *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

static void
read_table (Model *self, sqlite3 *db, const Table *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", table->table);
  sqlite3_stmt *statement = prepare (db, sql);

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autofree char *key =
          table->n_keys == 1 ? g_strdup (text (statement, 0))
                             : g_strconcat (text (statement, 0), "/", text (statement, 1), NULL);

      model_add (self, table->table, key);
      for (int i = table->n_keys; i < sqlite3_column_count (statement); i++)
        model_set (self, table->table, key, sqlite3_column_name (statement, i),
                   text (statement, i));
    }
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
}

static void
read_tables (Model *self, sqlite3 *db)
{
  for (guint i = 0; i < G_N_ELEMENTS (TABLES); i++)
    read_table (self, db, &TABLES[i]);
}

Model *
model_read (const char *path)
{
  Model *self = model_new ();
  sqlite3 *db = open_plainly (path);

  g_assert_cmpint (sqlite3_exec (db, "BEGIN", NULL, NULL, NULL), ==, SQLITE_OK);
  read_tables (self, db);
  sqlite3_close (db);
  return self;
}

static gboolean
is_key (const Table *table, const char *column)
{
  return g_str_equal (column, "id") || (table->n_keys > 1 && !g_str_equal (column, "value"));
}

Model *
model_read_base (const char *path)
{
  Model *self = model_new ();
  sqlite3 *db = open_plainly (path);
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_exec (db, "BEGIN", NULL, NULL, NULL), ==, SQLITE_OK);
  read_tables (self, db);
  statement = prepare (db, "SELECT tbl, pk, base IS NULL FROM staged");
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      model_remove (self, text (statement, 0), text (statement, 1));
      if (!sqlite3_column_int (statement, 2))
        model_add (self, text (statement, 0), text (statement, 1));
    }
  sqlite3_finalize (statement);
  statement = prepare (db, "SELECT tbl, pk, e.key, e.value FROM staged, json_each (base) e"
                           " WHERE base IS NOT NULL");
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autofree char *row_key = make_key (text (statement, 0), text (statement, 1));

      if (!is_key (table_of (row_key), text (statement, 2)))
        model_set (self, text (statement, 0), text (statement, 1), text (statement, 2),
                   text (statement, 3));
    }
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return self;
}

/* ---- differences ---- */

static void
compare_cells (const char *row_key,
               GHashTable *before,
               GHashTable *after,
               ModelDifferenceFunc func,
               gpointer user_data)
{
  GHashTableIter iter;
  gpointer column, value;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &column, &value))
    if (g_strcmp0 (value, g_hash_table_lookup (after, column)) != 0)
      func (row_key, column, value, g_hash_table_lookup (after, column), user_data);
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &column, &value))
    if (!g_hash_table_contains (before, column))
      func (row_key, column, NULL, value, user_data);
}

void
model_compare (const Model *before,
               const Model *after,
               ModelDifferenceFunc func,
               gpointer user_data)
{
  GHashTableIter iter;
  gpointer key, cells;

  g_hash_table_iter_init (&iter, before->rows);
  while (g_hash_table_iter_next (&iter, &key, &cells))
    if (!g_hash_table_contains (after->rows, key))
      func (key, NULL, "", NULL, user_data);
    else
      compare_cells (key, cells, g_hash_table_lookup (after->rows, key), func, user_data);
  g_hash_table_iter_init (&iter, after->rows);
  while (g_hash_table_iter_next (&iter, &key, &cells))
    if (!g_hash_table_contains (before->rows, key))
      func (key, NULL, NULL, "", user_data);
}

static gboolean
is_derived (const char *row_key, const char *column)
{
  const Table *table = table_of (row_key);

  return g_str_equal (column, "address_unicode") || g_strcmp0 (column, table->derived[0]) == 0 ||
         g_strcmp0 (column, table->derived[1]) == 0;
}

typedef struct
{
  const Model *before;
  const Model *after;
  GHashTable *values; /* (owned): each value counts once, for however many profiles */
  guint n;
} Counting;

static void
count_override (Counting *counting, const char *profile, const char *key, const char *value)
{
  if (model_has (counting->before, "profile", profile) &&
      model_has (counting->after, "profile", profile))
    g_hash_table_add (counting->values, !value ? g_strdup (key)
                                        : g_uuid_string_is_valid (value)
                                            ? g_strdup_printf ("%s=", key)
                                            : g_strdup_printf ("%s=%s", key, value));
}

/* Of what is new: its responsibility may be, too; of what is gone, one of both may be. */
static gboolean
counts (Counting *counting, const char *end_table, char **ends, gboolean gone)
{
  return gone ? model_has (counting->after, "responsibility", ends[0]) &&
                    model_has (counting->after, end_table, ends[1])
              : model_has (counting->before, "responsibility", ends[0]);
}

static void
count (const char *row_key,
       const char *column,
       const char *before,
       const char *after,
       gpointer user_data)
{
  Counting *counting = user_data;
  g_auto (GStrv) parts = g_strsplit (row_key, "|", 2);
  g_auto (GStrv) ends = g_strsplit (parts[1], "/", 2);

  if (column && is_derived (row_key, column))
    return;
  if (g_str_equal (parts[0], "profile_override"))
    count_override (counting, ends[0], ends[1],
                    model_get (counting->after, parts[0], parts[1], "value"));
  else if (g_str_equal (parts[0], "responsibility_agent"))
    counting->n += counts (counting, "agent", ends, before != NULL);
  else if (g_str_equal (parts[0], "responsibility_profile"))
    counting->n += counts (counting, "profile", ends, before != NULL);
  else
    counting->n++;
}

static void
count_line (
    const char *row_key, const char *column, const char *before, const char *after, gpointer n)
{
  if (!column || !is_derived (row_key, column))
    (*(guint *) n)++;
}

guint
model_count_lines (const Model *before, const Model *after)
{
  guint n = 0;

  model_compare (before, after, count_line, &n);
  return n;
}

guint
model_count_changes (const Model *before, const Model *after)
{
  Counting counting = { before, after,
                        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), 0 };
  guint n;

  model_compare (before, after, count, &counting);
  n = counting.n + g_hash_table_size (counting.values);
  g_hash_table_unref (counting.values);
  return n;
}

typedef struct
{
  Model *self;
  const Model *before;
  const Model *after;
  gboolean fits;
} Moving;

static gboolean
same_cells (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer column, value;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &column, &value))
    if (g_strcmp0 (value, g_hash_table_lookup (b, column)) != 0)
      return FALSE;
  return TRUE;
}

static void
look (const char *row_key,
      const char *column,
      const char *before,
      const char *after,
      gpointer user_data)
{
  Moving *moving = user_data;
  GHashTable *cells = g_hash_table_lookup (moving->self->rows, row_key);
  gboolean ok;

  if (!column)
    ok = before ? cells && same_cells (cells, g_hash_table_lookup (moving->before->rows, row_key))
                : !cells;
  else
    ok = cells && g_strcmp0 (g_hash_table_lookup (cells, column), before) == 0;
  moving->fits = moving->fits && ok;
}

gboolean
model_fits (const Model *self, const Model *before, const Model *after)
{
  Moving moving = { (Model *) self, before, after, TRUE };

  model_compare (before, after, look, &moving);
  return moving.fits;
}

static void
move (const char *row_key,
      const char *column,
      const char *before,
      const char *after,
      gpointer user_data)
{
  Moving *moving = user_data;
  GHashTable *cells = g_hash_table_lookup (moving->self->rows, row_key);

  if (!column && before)
    g_hash_table_remove (moving->self->rows, row_key);
  else if (!column)
    g_hash_table_insert (moving->self->rows, g_strdup (row_key),
                         g_hash_table_ref (g_hash_table_lookup (moving->after->rows, row_key)));
  else if (cells && after)
    g_hash_table_insert (cells, g_strdup (column), g_strdup (after));
  else if (cells)
    g_hash_table_remove (cells, column);
}

void
model_move (Model *self, const Model *before, const Model *after)
{
  g_autoptr (Model) own = model_copy (after);
  Moving moving = { self, before, own, TRUE };

  model_compare (before, own, move, &moving);
}

static void
tell (const char *row_key,
      const char *column,
      const char *before,
      const char *after,
      gpointer user_data)
{
  g_string_append_printf (user_data, "\n  %s %s: is %s, expected %s", row_key,
                          column ? column : "(the row)", before ? before : "none",
                          after ? after : "none");
}

void
model_assert_equal (const Model *is, const Model *expected, const char *what)
{
  g_autoptr (GString) differences = g_string_new (NULL);

  model_compare (is, expected, tell, differences);
  if (differences->len > 0)
    g_error ("%s:%s", what, differences->str);
}

/* ---- rules ---- */

static gboolean
are_unique (const Model *self, const Table *table)
{
  g_autoptr (GPtrArray) keys = model_list (self, table->table);

  for (guint i = 0; i < G_N_ELEMENTS (table->derived) && table->derived[i]; i++)
    for (guint k = 0; k < keys->len; k++)
      {
        g_autofree char *other = model_find (
            self, table->table, table->derived[i],
            model_get (self, table->table, keys->pdata[k], table->derived[i]), keys->pdata[k]);

        if (other)
          return FALSE;
      }
  return TRUE;
}

static gboolean
have_owners (const Model *self, const Table *table)
{
  g_autoptr (GPtrArray) keys = model_list (self, table->table);

  for (guint i = 0; i < keys->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (keys->pdata[i], "/", 2);

      for (guint k = 0; k < G_N_ELEMENTS (table->refers) && table->refers[k]; k++)
        if (!model_has (self, table->refers[k], parts[k]))
          return FALSE;
    }
  return TRUE;
}

gboolean
model_is_valid (const Model *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (TABLES); i++)
    if (!are_unique (self, &TABLES[i]) || !have_owners (self, &TABLES[i]))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (REFERENCES); i++)
    {
      g_autoptr (GPtrArray) keys = model_list (self, REFERENCES[i].table);

      for (guint k = 0; k < keys->len; k++)
        {
          const char *to =
              model_get (self, REFERENCES[i].table, keys->pdata[k], REFERENCES[i].column);

          if (to && !model_has (self, REFERENCES[i].referred, to))
            return FALSE;
        }
    }
  return TRUE;
}

/* ---- operations ---- */

static const Table *
table_of_operation (const MwOperationFields *fields)
{
  for (guint i = 0; i < G_N_ELEMENTS (TABLES); i++)
    if (g_str_equal (TABLES[i].kind, mw_object_kind_to_string (fields->object_kind)) &&
        g_str_equal (TABLES[i].part, fields->part))
      return &TABLES[i];
  g_assert_not_reached ();
}

static void
apply_one (Model *self, const MwOperationFields *fields)
{
  const Table *table = table_of_operation (fields);
  g_autofree char *key = fields->member ? g_strconcat (fields->object_id, "/", fields->member, NULL)
                                        : g_strdup (fields->object_id);

  if (fields->sign == MW_CHANGE_ADDED)
    model_add (self, table->table, key);
  g_assert_true (model_has (self, table->table, key));
  for (guint i = 0; i < fields->n_values; i++)
    {
      g_autofree char *column = g_strdelimit (g_strdup (fields->values[i].field), "-", '_');

      g_assert_cmpstr (model_get (self, table->table, key, column), ==, fields->values[i].before);
      model_set (self, table->table, key, column, fields->values[i].after);
    }
  if (fields->sign != MW_CHANGE_REMOVED)
    return;
  /* It knew all that went with it. */
  g_assert_cmpuint (g_hash_table_size (cells_of (self, table->table, key)), ==, 0);
  model_remove (self, table->table, key);
}

void
model_apply (Model *self, GPtrArray *operations)
{
  for (guint i = 0; i < operations->len; i++)
    apply_one (self, mw_operation_get_fields (operations->pdata[i]));
}
