/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/entities/staged.h"

/* "'name', @.name, 'address', @.address": what json_object() takes. */
static char *
dup_json_columns (const MwEntity *entity)
{
  return mw_entity_dup_columns (entity, "'@', ~.@");
}

/* How many fields of the new row differ from the base's. */
static char *
dup_field_count (const MwEntity *entity)
{
  GString *sql = g_string_new ("0");

  for (guint i = 0; i < entity->n_columns; i++)
    if (mw_column_is_field (&entity->columns[i]))
      g_string_append_printf (sql, " + (~.%s IS NOT (base ->> '$.%s'))", entity->columns[i].name,
                              entity->columns[i].name);
  return g_string_free (sql, FALSE);
}

/* "~" within […] is the new row, within {…} the old one. */
static char *
with_rows (const char *pattern)
{
  GString *out = g_string_new (NULL);
  const char *row = "";

  for (const char *c = pattern; *c; c++)
    if (*c == '[' || *c == '{')
      row = *c == '[' ? "new" : "old";
    else if (*c == '~')
      g_string_append (out, row);
    else if (*c != ']' && *c != '}')
      g_string_append_c (out, *c);
  return g_string_free (out, FALSE);
}

/* ---- how much a row counts as: once what a person did once ---- */

/* What a new or a removed object has of its own is one with it; and the same value for many objects
 * is one thing, told apart by its name. Of a row that is there, and of one that is gone. */
typedef struct
{
  char *lines;       /* (owned) */
  char *thing;       /* (owned) */
  char *gone_lines;  /* (owned) */
  char *gone_thing;  /* (owned) */
  const char *only;  /* of the rows that are there, those that are counted again */
  const char *first; /* before it is known */
} Weight;

static void
weight_clear (Weight *weight)
{
  g_free (weight->lines);
  g_free (weight->thing);
  g_free (weight->gone_lines);
  g_free (weight->gone_thing);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Weight, weight_clear)

/* (nullable): the table of the objects that a row of it belongs to. */
static const char *
get_owner (const MwEntity *entity)
{
  return mw_entity_is_object (entity) ? NULL : entity->columns[0].refers;
}

static const char *
get_key (const char *table)
{
  return mw_entity_find (table)->columns[0].name;
}

/* "EXISTS (…)" for each object that the row is between. */
static char *
dup_ends_exist (const MwEntity *entity)
{
  GString *sql = g_string_new ("1");

  for (guint i = 0; i < mw_entity_get_n_keys (entity); i++)
    if (entity->columns[i].refers)
      g_string_append_printf (sql, " AND EXISTS (SELECT 1 FROM %s WHERE %s = ~.%s)",
                              entity->columns[i].refers, get_key (entity->columns[i].refers),
                              entity->columns[i].name);
  return g_string_free (sql, FALSE);
}

#define NEW_OWNER                                                                                  \
  "EXISTS (SELECT 1 FROM staged o WHERE o.tbl = '%1$s' AND o.pk = ~.%2$s AND o.base IS NULL)"

static gboolean
has_value (const MwEntity *entity)
{
  return entity->columns[entity->n_columns - 1].kind == MW_COLUMN_PARAMETER;
}

/* Of a value that an object has of its own. A secret's is never the same twice. */
#define THING                                                                                      \
  "CASE WHEN NOT " NEW_OWNER " THEN ~.%3$s || '='"                                                 \
  " || CASE WHEN ~.%4$s " MW_SQL_SECRET_ID " THEN '' ELSE ~.%4$s END END"
#define GONE_THING "CASE WHEN %s THEN ~.%s END"

static void
weigh_member (const MwEntity *entity, const char *owner, Weight *weight)
{
  const char *object = entity->columns[0].name, *key = entity->columns[1].name;
  const char *value = entity->columns[entity->n_columns - 1].name;
  g_autofree char *ends = dup_ends_exist (entity);

  if (has_value (entity))
    {
      weight->lines = g_strdup ("0");
      weight->thing = g_strdup_printf (THING, owner, object, key, value);
      weight->gone_lines = g_strdup ("0");
      weight->gone_thing = g_strdup_printf (GONE_THING, ends, key);
    }
  else
    {
      weight->lines = g_strdup_printf ("NOT " NEW_OWNER, owner, object);
      weight->thing = g_strdup ("NULL");
      weight->gone_lines = g_strdup (ends);
      weight->gone_thing = g_strdup ("NULL");
    }
  weight->only = "";
  weight->first = has_value (entity) ? "0" : "1";
}

static void
weigh (const MwEntity *entity, Weight *weight)
{
  const char *owner = get_owner (entity);

  if (owner)
    {
      weigh_member (entity, owner, weight);
      return;
    }
  weight->lines = dup_field_count (entity);
  weight->thing = g_strdup ("NULL");
  weight->gone_lines = g_strdup ("1");
  weight->gone_thing = g_strdup ("NULL");
  /* One that is new counts once, whatever its fields. */
  weight->only = " AND base IS NOT NULL";
  weight->first = "1";
}

/* An object came or went: what it had of its own is one with it, or is not any more. $1 which rows
 * of staged are meant (+: by the index of the objects, not of the tables), $2 the object's table,
 * $3 its key. */
#define CAME_NEW                                                                                   \
  " UPDATE staged SET n_lines = 0, thing = NULL WHERE %1$s AND base IS NULL AND EXISTS"            \
  "  (SELECT 1 FROM staged o WHERE o.tbl = '%2$s' AND o.pk = new.%3$s AND o.base IS NULL);"
/* $2 what they count as then, $3 told apart, $4 the rows' table, $5 which of it is the same. */
#define CAME_BACK                                                                                  \
  " UPDATE staged SET n_lines = %2$s, thing = %3$s WHERE %1$s AND base IS NOT NULL"                \
  "  AND NOT EXISTS (SELECT 1 FROM %4$s m WHERE %5$s);"
#define WENT " UPDATE staged SET n_lines = 0, thing = NULL WHERE %s AND base IS NOT NULL;"
#define MEMBER "substr (pk, length (object) + 2)"

static void
append_owned (GString *came, GString *went, const MwEntity *object, const MwEntity *rows, guint key)
{
  const char *other = rows->columns[1 - key].refers;
  g_autofree char *which = g_strdup_printf (key == 0 ? "object = ~.%2$s AND +tbl = '%1$s'"
                                                     : MEMBER " = ~.%2$s AND tbl = '%1$s'",
                                            rows->table, object->columns[0].name);
  g_autofree char *both = other ? g_strdup_printf ("EXISTS (SELECT 1 FROM %s WHERE %s = %s)", other,
                                                   get_key (other), key == 0 ? MEMBER : "object")
                                : g_strdup ("1");
  g_autofree char *same = g_strdup_printf ("m.%s = object AND m.%s = " MEMBER,
                                           rows->columns[0].name, rows->columns[1].name);
  g_autofree char *back = g_strdup_printf (CAME_BACK, which, has_value (rows) ? "0" : both,
                                           has_value (rows) ? MEMBER : "NULL", rows->table, same);
  g_autofree char *gone = g_strdup_printf (WENT, which);

  if (key == 0)
    {
      g_autofree char *new =
          g_strdup_printf (CAME_NEW, which, object->table, object->columns[0].name);

      g_string_append_printf (came, "[%s]", new);
    }
  g_string_append_printf (came, "[%s]", back);
  g_string_append_printf (went, "{%s}", gone);
}

static void
dup_owned (const MwEntity *object, char **came, char **went)
{
  g_autoptr (GString) coming = g_string_new (NULL), going = g_string_new (NULL);
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  for (guint i = 0; mw_entity_is_object (object) && i < n; i++)
    for (guint k = 0; get_owner (entities[i]) && k < mw_entity_get_n_keys (entities[i]); k++)
      if (g_strcmp0 (entities[i]->columns[k].refers, object->table) == 0)
        append_owned (coming, going, object, entities[i], k);
  *came = g_strdup (coming->str);
  *went = g_strdup (going->str);
}

/* Of what is staged already, as when a migration brought it. */
static gboolean
count_lines (sqlite3 *db, const MwEntity *entity, GError **error)
{
  g_auto (Weight) weight = { NULL };
  gboolean member = mw_entity_get_n_keys (entity) > 1;
  g_autofree char *second =
      member ? g_strdup_printf (" AND t.%s = " MEMBER, entity->columns[1].name) : g_strdup ("");
  g_autofree char *pattern = NULL;
  g_autoptr (GString) keys = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;
  g_autofree char *sql = NULL;

  weigh (entity, &weight);
  g_string_append_printf (keys, "object AS %s", entity->columns[0].name);
  if (member)
    g_string_append_printf (keys, ", " MEMBER " AS %s", entity->columns[1].name);
  pattern = g_strdup_printf (
      "UPDATE staged SET n_lines = (SELECT %3$s FROM (SELECT %6$s) t), thing ="
      " (SELECT %4$s FROM (SELECT %6$s) t) WHERE tbl = '%1$s' AND base IS NOT NULL;"
      "UPDATE staged SET n_lines = %7$s, thing = %8$s FROM %1$s t"
      " WHERE tbl = '%1$s' AND t.%2$s = object%5$s%9$s",
      entity->table, entity->columns[0].name, weight.gone_lines, weight.gone_thing, second,
      keys->str, weight.lines, weight.thing, weight.only);
  parts = g_strsplit (pattern, "~", -1);
  sql = g_strjoinv ("t", parts);
  return mw_database_exec (db, sql, error);
}

/* The first time that a row is touched, what it was is kept; when it is that again, forgotten. (Not
 * INSERT OR IGNORE: within a trigger the policy of the statement that fired it is used instead,
 * SQLite manual, "CREATE TRIGGER".) $1 the table, $2 its key, $3 its object, $4 the row, $5 what it
 * counts as there, $6 told apart, $7 whether again, $8 what it counts as when it is gone, $9 told
 * apart, $10 when an object came, $11 when it went, $12 what it counts as at first. */
#define TRIGGERS                                                                                   \
  "CREATE TRIGGER %1$s_staged_insert AFTER INSERT ON %1$s BEGIN"                                   \
  " INSERT INTO staged (tbl, pk, object, base, n_lines) SELECT '%1$s', [%2$s], [%3$s], NULL, "     \
  "%12$s"                                                                                          \
  "  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = '%1$s' AND pk = [%2$s]);"                  \
  " DELETE FROM staged WHERE tbl = '%1$s' AND pk = [%2$s] AND base = json_object ([%4$s]);"        \
  " UPDATE staged SET n_lines = [%5$s], thing = [%6$s]"                                            \
  "  WHERE tbl = '%1$s' AND pk = [%2$s]%7$s;"                                                      \
  "%10$s"                                                                                          \
  " UPDATE tally SET n_rows = n_rows + 1 WHERE tbl = '%1$s';"                                      \
  "END;"                                                                                           \
  "CREATE TRIGGER %1$s_staged_update AFTER UPDATE ON %1$s BEGIN"                                   \
  " INSERT INTO staged (tbl, pk, object, base, n_lines)"                                           \
  "  SELECT '%1$s', {%2$s}, {%3$s}, json_object ({%4$s}), 0"                                       \
  "  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = '%1$s' AND pk = {%2$s});"                  \
  " DELETE FROM staged WHERE tbl = '%1$s' AND pk = [%2$s] AND base = json_object ([%4$s]);"        \
  " UPDATE staged SET n_lines = [%5$s], thing = [%6$s]"                                            \
  "  WHERE tbl = '%1$s' AND pk = [%2$s]%7$s;"                                                      \
  "END;"                                                                                           \
  "CREATE TRIGGER %1$s_staged_delete AFTER DELETE ON %1$s BEGIN"                                   \
  " INSERT INTO staged (tbl, pk, object, base, n_lines)"                                           \
  "  SELECT '%1$s', {%2$s}, {%3$s}, json_object ({%4$s}), %12$s"                                   \
  "  WHERE NOT EXISTS (SELECT 1 FROM staged WHERE tbl = '%1$s' AND pk = {%2$s});"                  \
  " DELETE FROM staged WHERE tbl = '%1$s' AND pk = {%2$s} AND base IS NULL;"                       \
  " UPDATE staged SET n_lines = {%8$s}, thing = {%9$s} WHERE tbl = '%1$s' AND pk = {%2$s};"        \
  "%11$s"                                                                                          \
  " UPDATE tally SET n_rows = n_rows - 1 WHERE tbl = '%1$s';"                                      \
  "END;"

static gboolean
create_triggers (sqlite3 *db, const MwEntity *entity, GError **error)
{
  g_autofree char *key = mw_entity_dup_keys (entity, "~.@", " || '/' || ");
  g_autofree char *object = g_strconcat ("~.", entity->columns[0].name, NULL);
  g_autofree char *row = dup_json_columns (entity);
  g_auto (Weight) weight = { NULL };
  g_autofree char *came = NULL, *went = NULL, *pattern = NULL, *sql = NULL;

  weigh (entity, &weight);
  dup_owned (entity, &came, &went);
  pattern =
      g_strdup_printf (TRIGGERS, entity->table, key, object, row, weight.lines, weight.thing,
                       weight.only, weight.gone_lines, weight.gone_thing, came, went, weight.first);
  sql = with_rows (pattern);
  return mw_database_exec (db, sql, error);
}

/* Rows by their tables, and things by theirs: those that came first and those that are over. */
#define SUMS                                                                                       \
  "DROP TRIGGER IF EXISTS staged_insert; DROP TRIGGER IF EXISTS staged_update;"                    \
  "DROP TRIGGER IF EXISTS staged_delete; DROP TRIGGER IF EXISTS staged_thing_begins;"              \
  "DROP TRIGGER IF EXISTS staged_thing_ends; DROP TRIGGER IF EXISTS staged_thing_delete;"          \
  "CREATE TRIGGER staged_insert AFTER INSERT ON staged BEGIN"                                      \
  " UPDATE tally SET n_staged = n_staged + 1, n_lines = n_lines + new.n_lines"                     \
  "  WHERE tbl = new.tbl; END;"                                                                    \
  "CREATE TRIGGER staged_update AFTER UPDATE OF n_lines ON staged"                                 \
  " WHEN new.n_lines <> old.n_lines BEGIN"                                                         \
  " UPDATE tally SET n_lines = n_lines + new.n_lines - old.n_lines WHERE tbl = new.tbl; END;"      \
  "CREATE TRIGGER staged_thing_begins AFTER UPDATE OF thing ON staged"                             \
  " WHEN new.thing IS NOT NULL AND new.thing IS NOT old.thing BEGIN"                               \
  " INSERT INTO thing (tbl, name, n_rows) SELECT new.tbl, new.thing, 0"                            \
  "  WHERE NOT EXISTS (SELECT 1 FROM thing WHERE tbl = new.tbl AND name = new.thing);"             \
  " UPDATE thing SET n_rows = n_rows + 1 WHERE tbl = new.tbl AND name = new.thing; END;"           \
  "CREATE TRIGGER staged_thing_ends AFTER UPDATE OF thing ON staged"                               \
  " WHEN old.thing IS NOT NULL AND new.thing IS NOT old.thing BEGIN" THING_ENDS " END;"            \
  "CREATE TRIGGER staged_thing_delete AFTER DELETE ON staged"                                      \
  " WHEN old.thing IS NOT NULL BEGIN" THING_ENDS " END;"                                           \
  "CREATE TRIGGER staged_delete AFTER DELETE ON staged BEGIN"                                      \
  " UPDATE tally SET n_staged = n_staged - 1, n_lines = n_lines - old.n_lines"                     \
  "  WHERE tbl = old.tbl; END;"                                                                    \
  "DROP TRIGGER IF EXISTS thing_insert; DROP TRIGGER IF EXISTS thing_delete;"                      \
  "CREATE TRIGGER thing_insert AFTER INSERT ON thing WHEN new.n_rows = 0 BEGIN"                    \
  " UPDATE tally SET n_lines = n_lines + 1 WHERE tbl = new.tbl; END;"                              \
  "CREATE TRIGGER thing_delete AFTER DELETE ON thing WHEN old.n_rows = 0 BEGIN"                    \
  " UPDATE tally SET n_lines = n_lines - 1 WHERE tbl = old.tbl; END;"
#define THING_ENDS                                                                                 \
  " UPDATE thing SET n_rows = n_rows - 1 WHERE tbl = old.tbl AND name = old.thing;"                \
  " DELETE FROM thing WHERE tbl = old.tbl AND name = old.thing AND n_rows = 0;"

static gboolean
drop_triggers (sqlite3 *db, const MwEntity *entity, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DROP TRIGGER IF EXISTS %1$s_staged_insert;"
                                          "DROP TRIGGER IF EXISTS %1$s_staged_update;"
                                          "DROP TRIGGER IF EXISTS %1$s_staged_delete;",
                                          entity->table);

  return mw_database_exec (db, sql, error);
}

gboolean
mw_staged_drop_triggers (sqlite3 *db, GError **error)
{
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  for (guint i = 0; i < n; i++)
    if (!drop_triggers (db, entities[i], error))
      return FALSE;
  return TRUE;
}

gboolean
mw_staged_create_triggers (sqlite3 *db, GError **error)
{
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  for (guint i = 0; i < n; i++)
    if (!drop_triggers (db, entities[i], error) || !count_lines (db, entities[i], error) ||
        !create_triggers (db, entities[i], error))
      return FALSE;
  return mw_database_exec (db, SUMS, error) && mw_staged_count_again (db, error);
}

gboolean
mw_staged_count_again (sqlite3 *db, GError **error)
{
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "DELETE FROM thing WHERE tbl = '%1$s'; INSERT INTO thing (tbl, name, n_rows)"
          " SELECT tbl, thing, count (*) FROM staged WHERE tbl = '%1$s' AND thing IS NOT NULL"
          " GROUP BY thing;"
          "INSERT OR REPLACE INTO tally (tbl, n_rows, n_staged, n_lines)"
          " SELECT '%1$s', (SELECT count (*) FROM %1$s), count (*), coalesce (sum (n_lines), 0)"
          " + count (DISTINCT thing) FROM staged WHERE tbl = '%1$s'",
          entities[i]->table);

      if (!mw_database_exec (db, sql, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
mw_staged_clear (sqlite3 *db, GError **error)
{
  return mw_database_exec (db, "DELETE FROM staged", error);
}

gboolean
mw_staged_tally (sqlite3 *db, const char *table, MwTally *tally, GError **error)
{
  g_autoptr (MwStatement) statement = mw_database_prepare (
      db, error,
      "SELECT sum (n_rows), sum (n_staged), sum (n_lines) FROM tally WHERE ?1 IS NULL OR tbl = ?1",
      1, table);
  gboolean row = FALSE;

  if (!statement || !mw_database_step (statement, &row, error))
    return FALSE;
  *tally = (MwTally){
    .n_rows = (guint) sqlite3_column_int (statement, 0),
    .n_staged = (guint) sqlite3_column_int (statement, 1),
    .n_lines = (guint) sqlite3_column_int (statement, 2),
  };
  return TRUE;
}
