/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/changes/net.h"

#include "store/entities/entity.h"

#include "store/changes/words.h"

#include <string.h>

typedef struct
{
  sqlite3 *db;
  MwWords *words;
  const MwEntity *entity; /* that is being read */
  GPtrArray *operations;  /* (element-type MwOperation) */
} Net;

/* Columns of the statement below. */
enum
{
  OBJECT,
  MEMBER,
  IS_NEW,
  IS_GONE,
  FIRST_VALUE,
};

/* "base ->> '$.name', t.name, …" of all but the key. */
static char *
dup_pairs (const MwEntity *entity)
{
  GString *sql = g_string_new (NULL);

  for (guint i = mw_entity_get_n_keys (entity); i < entity->n_columns; i++)
    g_string_append_printf (sql, ", s.base ->> '$.%s', t.%s", entity->columns[i].name,
                            entity->columns[i].name);
  return g_string_free (sql, FALSE);
}

/* A row's key in `staged` is its object and, for what belongs to one, its member after a slash. */
#define MEMBER_SQL "substr (s.pk, length (s.object) + 2)"

static MwStatement *
ask (Net *net, GError **error)
{
  const MwEntity *entity = net->entity;
  gboolean member = mw_entity_get_n_keys (entity) > 1;
  g_autofree char *pairs = dup_pairs (entity);
  g_autofree char *on =
      member ? g_strdup_printf (" AND t.%s = " MEMBER_SQL, entity->columns[1].name) : g_strdup ("");
  g_autofree char *sql =
      g_strdup_printf ("SELECT s.object, %s, s.base IS NULL, t.%s IS NULL%s FROM staged s"
                       " LEFT JOIN %s t ON t.%s = s.object%s WHERE s.tbl = ?1 ORDER BY s.pk",
                       member ? MEMBER_SQL : "NULL", entity->columns[0].name, pairs, entity->table,
                       entity->columns[0].name, on);

  return mw_database_prepare (net->db, error, sql, 1, entity->table);
}

static void
add (Net *net, const MwOperationFields *fields)
{
  g_ptr_array_add (net->operations, mw_words_make_operation (net->words, fields));
}

static MwOperationValue
value_of (Net *net, MwStatement *row, guint column)
{
  int at = FIRST_VALUE + 2 * (int) (column - mw_entity_get_n_keys (net->entity));

  return (MwOperationValue){ mw_column_get_word (&net->entity->columns[column]),
                             mw_statement_text (row, at), mw_statement_text (row, at + 1) };
}

/* One operation with the whole state. */
static void
add_whole (Net *net, MwStatement *row, MwOperationFields *fields)
{
  MwOperationValue values[MW_MOST_COLUMNS];
  guint first = mw_entity_get_n_keys (net->entity);

  fields->values = values;
  fields->n_values = net->entity->n_columns - first;
  for (guint i = 0; i < fields->n_values; i++)
    values[i] = value_of (net, row, first + i);
  add (net, fields);
}

/* One operation a field, with what is derived from it. */
static void
add_field (Net *net, MwStatement *row, guint column, MwOperationFields *fields)
{
  const MwColumn *columns = net->entity->columns;
  MwOperationValue values[MW_MOST_TAKEN];
  guint n = 0;

  values[n++] = value_of (net, row, column);
  if (g_strcmp0 (values[0].before, values[0].after) == 0)
    return;
  for (guint i = 0; i < net->entity->n_columns && n < MW_MOST_TAKEN; i++)
    if (columns[i].source && g_str_equal (columns[i].source, columns[column].name))
      values[n++] = value_of (net, row, i);
  fields->values = values;
  fields->n_values = n;
  add (net, fields);
}

static void
add_row (Net *net, MwStatement *row)
{
  gboolean is_new = sqlite3_column_int (row, IS_NEW), gone = sqlite3_column_int (row, IS_GONE);
  MwOperationFields fields = {
    .sign = is_new ? MW_CHANGE_ADDED
            : gone ? MW_CHANGE_REMOVED
                   : MW_CHANGE_CHANGED,
    .object_kind = net->entity->object_kind,
    .object_id = mw_statement_text (row, OBJECT),
    .part = net->entity->part,
    .member = mw_statement_text (row, MEMBER),
  };

  if (is_new && gone)
    return;
  if (fields.sign != MW_CHANGE_CHANGED)
    {
      add_whole (net, row, &fields);
      return;
    }
  for (guint i = 0; i < net->entity->n_columns; i++)
    if (mw_column_is_field (&net->entity->columns[i]))
      add_field (net, row, i, &fields);
}

static gboolean
read_entity (Net *net, GCancellable *cancellable, GError **error)
{
  g_autoptr (MwStatement) statement = ask (net, error);
  gboolean row = statement != NULL;

  while (row)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !mw_database_step (statement, &row, error))
        return FALSE;
      if (row)
        add_row (net, statement);
    }
  return statement != NULL;
}

/* ---- the order of a diff ---- */

/* What an object is sorted by is made once an object, not once a comparison. */
typedef struct
{
  MwOperation *operation;
  const char *key;
  guint place; /* of a parameter in its driver */
} Line;

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Line *line = a, *other = b;
  const MwOperation *first = line->operation, *second = other->operation;
  const MwOperationFields *x = mw_operation_get_fields (first),
                          *y = mw_operation_get_fields (second);
  int order = (int) x->object_kind - (int) y->object_kind;

  if (order)
    return order;
  if (!g_str_equal (x->object_id, y->object_id))
    {
      order = strcmp (line->key, other->key);
      return order ? order : strcmp (x->object_id, y->object_id);
    }
  /* The object as a whole, its fields, then what belongs to it. */
  order = (*mw_operation_get_field (first) != 0) - (*mw_operation_get_field (second) != 0);
  if (!order)
    order = (x->member != NULL) - (y->member != NULL);
  if (!order && x->member)
    order = strcmp (x->part, y->part);
  if (!order && line->place != other->place)
    return line->place < other->place ? -1 : 1;
  return order ? order : g_strcmp0 (x->member, y->member);
}

static const char *
find_key (GHashTable *keys, const MwOperation *operation)
{
  const char *id = mw_operation_get_fields (operation)->object_id;
  const char *name = mw_operation_get_words (operation)->object_name;
  char *key = g_hash_table_lookup (keys, id);

  if (!key)
    {
      key = g_utf8_collate_key (name ? name : id, -1);
      g_hash_table_insert (keys, (gpointer) id, key);
    }
  return key;
}

/* (transfer full): a driver's parameters by their keys, to where they are, + 1. */
static GHashTable *
list_places (MwCatalogue *catalogue, const char *driver_id)
{
  MwDriver *driver = mw_catalogue_find (catalogue, driver_id);
  GListModel *parameters = driver ? mw_driver_get_parameters (driver) : NULL;
  GHashTable *places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; parameters && i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr (MwParameter) parameter = g_list_model_get_item (parameters, i);

      g_hash_table_insert (places, g_strdup (mw_parameter_get_key (parameter)),
                           GUINT_TO_POINTER (i + 1));
    }
  return places;
}

/* As a profile's page has them; what no driver knows comes last. */
static guint
find_place (GHashTable *drivers, MwCatalogue *catalogue, const MwOperation *operation)
{
  const char *driver = mw_operation_get_words (operation)->driver;
  const char *member = mw_operation_get_fields (operation)->member;
  GHashTable *places;

  if (!driver || !member || !catalogue)
    return G_MAXUINT;
  places = g_hash_table_lookup (drivers, driver);
  if (!places)
    {
      places = list_places (catalogue, driver);
      g_hash_table_insert (drivers, (gpointer) driver, places);
    }
  return GPOINTER_TO_UINT (g_hash_table_lookup (places, member)) - 1;
}

void
mw_net_sort (GPtrArray *operations, MwCatalogue *catalogue)
{
  g_autoptr (GHashTable) drivers =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autofree Line *lines = g_new (Line, operations->len + 1);

  for (guint i = 0; i < operations->len; i++)
    lines[i] = (Line){ operations->pdata[i], find_key (keys, operations->pdata[i]),
                       find_place (drivers, catalogue, operations->pdata[i]) };
  /* Stable: the fields of an object stay in the order of its columns. */
  g_qsort_with_data (lines, (int) operations->len, sizeof (Line), compare, NULL);
  for (guint i = 0; i < operations->len; i++)
    operations->pdata[i] = lines[i].operation;
}

GPtrArray *
mw_net_read (sqlite3 *db,
             MwCatalogue *catalogue,
             MwNetWords wanted,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GPtrArray) operations =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mw_operation_unref);
  g_autoptr (MwWords) words = mw_words_new (db, catalogue, TRUE);
  Net net = { db, words, NULL, operations };
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  if (wanted == MW_NET_NAMES)
    mw_words_leave_out_consequences (words);
  for (guint i = 0; i < n; i++)
    {
      net.entity = entities[i];
      if (!read_entity (&net, cancellable, error))
        return NULL;
    }
  mw_net_sort (operations, catalogue);
  return g_steal_pointer (&operations);
}
