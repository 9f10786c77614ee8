/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/entities/touched.h"

struct _MwTouched
{
  gatomicrefcount ref_count;
  GPtrArray
      *rows; /* (owned) (nullable) (element-type MwTouchedRow): NULL once there are too many */
};

static void
row_free (gpointer data)
{
  MwTouchedRow *row = data;

  g_free (row->object);
  g_free (row->member);
  g_free (row);
}

MwTouched *
mw_touched_new (void)
{
  MwTouched *self = g_new0 (MwTouched, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

MwTouched *
mw_touched_ref (MwTouched *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
mw_touched_unref (MwTouched *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

void
mw_touched_set_everything (MwTouched *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

gboolean
mw_touched_is_everything (const MwTouched *self)
{
  return self->rows == NULL;
}

guint
mw_touched_get_n_rows (const MwTouched *self)
{
  return self->rows ? self->rows->len : 0;
}

const MwTouchedRow *
mw_touched_get_row (const MwTouched *self, guint i)
{
  return g_ptr_array_index (self->rows, i);
}

static gboolean
is_known (MwTouched *self, const char *table, gint64 rowid, const char *object, const char *member)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const MwTouchedRow *row = g_ptr_array_index (self->rows, i);

      if (row->table == table && row->rowid == rowid && g_strcmp0 (row->object, object) == 0 &&
          g_strcmp0 (row->member, member) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add (MwTouched *self, const char *table, gint64 rowid, const char *object, const char *member)
{
  MwTouchedRow *row;

  if (!self->rows || is_known (self, table, rowid, object, member))
    return;
  if (self->rows->len == MW_TOUCHED_MOST)
    {
      mw_touched_set_everything (self);
      return;
    }
  row = g_new0 (MwTouchedRow, 1);
  row->table = table;
  row->rowid = rowid;
  row->object = g_strdup (object);
  row->member = g_strdup (member);
  g_ptr_array_add (self->rows, row);
}

void
mw_touched_add_all (MwTouched *self, const MwTouched *other)
{
  if (!other->rows)
    mw_touched_set_everything (self);
  for (guint i = 0; other->rows && i < other->rows->len; i++)
    {
      const MwTouchedRow *row = g_ptr_array_index (other->rows, i);

      add (self, row->table, row->rowid, row->object, row->member);
    }
}

/* ---- the triggers ---- */

static const char *
text_of (sqlite3_value *value)
{
  return (const char *) sqlite3_value_text (value);
}

/* mw_touch (table, rowid, object, member) */
static void
on_row_written (sqlite3_context *context, int n, sqlite3_value **values)
{
  MwTouched *touched = *(MwTouched **) sqlite3_user_data (context);

  if (touched && touched->rows)
    add (touched, g_intern_string (text_of (values[0])), sqlite3_value_int64 (values[1]),
         text_of (values[2]), text_of (values[3]));
}

/* $1 the table, $2 what happens, $3 the row, $4 its rowid, $5 its object, $6 its member. */
#define TRIGGER                                                                                    \
  "CREATE TEMP TRIGGER %1$s_touched_%2$s AFTER %2$s ON main.%1$s"                                  \
  " BEGIN SELECT mw_touch ('%1$s', %4$s, %3$s.%5$s, %6$s); END;"

static gboolean
create_trigger (
    sqlite3 *db, const MwEntity *entity, const char *event, gboolean has_rowid, GError **error)
{
  const char *row = g_str_equal (event, "DELETE") ? "old" : "new";
  g_autofree char *rowid = has_rowid ? g_strconcat (row, ".rowid", NULL) : g_strdup ("0");
  g_autofree char *member = mw_entity_get_n_keys (entity) > 1
                                ? g_strconcat (row, ".", entity->columns[1].name, NULL)
                                : g_strdup ("NULL");
  g_autofree char *sql =
      g_strdup_printf (TRIGGER, entity->table, event, row, rowid, entity->columns[0].name, member);

  return mw_database_exec (db, sql, error);
}

gboolean
mw_touched_watch (sqlite3 *db, MwTouched **slot, GError **error)
{
  static const char *const EVENTS[] = { "INSERT", "UPDATE", "DELETE" };
  int code =
      sqlite3_create_function (db, "mw_touch", 4, SQLITE_UTF8, slot, on_row_written, NULL, NULL);
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  if (code != SQLITE_OK)
    return mw_database_set_error (db, code, error);
  for (guint i = 0; i < n; i++)
    {
      gint64 bare = 0;

      if (!mw_database_get_int64 (
              db, &bare, 0, error,
              "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?1", 1,
              entities[i]->table))
        return FALSE;
      for (guint k = 0; k < G_N_ELEMENTS (EVENTS); k++)
        if (!create_trigger (db, entities[i], EVENTS[k], !bare, error))
          return FALSE;
    }
  return TRUE;
}
