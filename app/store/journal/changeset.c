/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/journal/changeset.h"

#include "store/journal/changeset-park.h"
#include "store/journal/changeset-shape.h"

#include "store/entities/entity.h"

static gboolean
set_error (int code, GError **error)
{
  return mw_database_set_error (NULL, code, error);
}

static GBytes *
take_buffer (int size, void *buffer)
{
  GBytes *bytes = g_bytes_new (buffer, (gsize) size);

  sqlite3_free (buffer);
  return bytes;
}

static void *
buffer_of (GBytes *bytes, int *size)
{
  gsize n = 0;
  gconstpointer start = g_bytes_get_data (bytes, &n);

  *size = (int) n;
  return (void *) start;
}

void
mw_conflict_clear (MwConflict *conflict)
{
  g_clear_pointer (&conflict->table, g_free);
}

static gboolean
value_equal (sqlite3_value *a, sqlite3_value *b)
{
  if (sqlite3_value_type (a) != sqlite3_value_type (b))
    return FALSE;
  return g_strcmp0 ((const char *) sqlite3_value_text (a), (const char *) sqlite3_value_text (b)) ==
         0;
}

/* Whether the row in the way already is what the change would make it. */
static gboolean
is_same_already (sqlite3_changeset_iter *change, int n_columns)
{
  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *wanted = NULL, *present = NULL;

      if (sqlite3changeset_new (change, i, &wanted) != SQLITE_OK ||
          sqlite3changeset_conflict (change, i, &present) != SQLITE_OK)
        return FALSE;
      if (wanted && !value_equal (wanted, present))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  MwConflict *conflict;
  const char *mark; /* (nullable): what parked rows have */
} Applying;

/* Whether the row in the way is what the change was made on, but for what was parked of it. */
static gboolean
is_parked (sqlite3_changeset_iter *change, int n_columns, const char *mark)
{
  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *known = NULL, *present = NULL;
      const char *text;

      if (sqlite3changeset_old (change, i, &known) != SQLITE_OK ||
          sqlite3changeset_conflict (change, i, &present) != SQLITE_OK)
        return FALSE;
      text = (const char *) sqlite3_value_text (present);
      if (known && !value_equal (known, present) && !(text && strstr (text, mark)))
        return FALSE;
    }
  return TRUE;
}

static int
on_conflict_met (void *context, int kind, sqlite3_changeset_iter *change)
{
  Applying *applying = context;
  const char *table = NULL;
  int n_columns = 0, operation = 0;

  if (kind != SQLITE_CHANGESET_FOREIGN_KEY)
    {
      sqlite3changeset_op (change, &table, &n_columns, &operation, NULL);
      if ((kind == SQLITE_CHANGESET_DATA && operation == SQLITE_UPDATE) ||
          (kind == SQLITE_CHANGESET_CONFLICT && operation == SQLITE_INSERT))
        if (is_same_already (change, n_columns))
          return SQLITE_CHANGESET_OMIT;
      if (kind == SQLITE_CHANGESET_DATA && operation == SQLITE_UPDATE && applying->mark &&
          is_parked (change, n_columns, applying->mark))
        return SQLITE_CHANGESET_REPLACE;
    }
  if (!applying->conflict->kind)
    {
      applying->conflict->kind = kind;
      applying->conflict->table = g_strdup (table);
    }
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply (sqlite3 *db, GBytes *changeset, const char *mark, MwConflict *conflict, GError **error)
{
  Applying applying = { conflict, mark };
  int size, code;
  void *buffer = buffer_of (changeset, &size);

  code = sqlite3changeset_apply (db, size, buffer, NULL, on_conflict_met, &applying);
  return code == SQLITE_OK || (!conflict->kind && mw_database_set_error (db, code, error));
}

/* Those that change names among each other stand in each other's way, in whatever order. */
static gboolean
apply_parked (sqlite3 *db, GBytes *changeset, MwConflict *conflict, GError **error)
{
  g_autofree char *mark = g_uuid_string_random ();

  mw_conflict_clear (conflict);
  conflict->kind = 0;
  if (!mw_database_exec (db, "SAVEPOINT parked", error))
    return FALSE;
  if (mw_changeset_park (db, changeset, mark, error) &&
      apply (db, changeset, mark, conflict, error))
    return mw_database_exec (db, "RELEASE parked", error);
  sqlite3_exec (db, "ROLLBACK TO parked; RELEASE parked", NULL, NULL, NULL);
  return FALSE;
}

gboolean
mw_changeset_apply (sqlite3 *db, GBytes *changeset, MwConflict *conflict, GError **error)
{
  if (g_bytes_get_size (changeset) == 0 || apply (db, changeset, NULL, conflict, error))
    return TRUE;
  return conflict->kind == SQLITE_CHANGESET_CONSTRAINT &&
         apply_parked (db, changeset, conflict, error);
}

gboolean
mw_changeset_check (GBytes *changeset)
{
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (changeset, &size);

  return mw_changeset_is_whole (bytes, size);
}

GBytes *
mw_changeset_invert (GBytes *changeset, GError **error)
{
  int size, n = 0, code;
  void *buffer = buffer_of (changeset, &size), *inverse = NULL;

  code = sqlite3changeset_invert (size, buffer, &n, &inverse);
  if (code != SQLITE_OK)
    {
      set_error (code, error);
      return NULL;
    }
  return take_buffer (n, inverse);
}

sqlite3_session *
mw_changeset_record (sqlite3 *db, GError **error)
{
  sqlite3_session *session = NULL;
  int code = sqlite3session_create (db, "main", &session);
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  for (guint i = 0; code == SQLITE_OK && i < n; i++)
    code = sqlite3session_attach (session, entities[i]->table);
  if (code != SQLITE_OK)
    {
      set_error (code, error);
      sqlite3session_delete (session);
      return NULL;
    }
  return session;
}

GBytes *
mw_changeset_recorded (sqlite3_session *session, GError **error)
{
  void *buffer = NULL;
  int size = 0, code = sqlite3session_changeset (session, &size, &buffer);

  if (code != SQLITE_OK)
    {
      set_error (code, error);
      return NULL;
    }
  return take_buffer (size, buffer);
}

GBytes *
mw_statement_dup_blob (MwStatement *statement, int column)
{
  const void *start = sqlite3_column_blob (statement, column);

  return g_bytes_new (start, (gsize) sqlite3_column_bytes (statement, column));
}

void
mw_statement_bind_blob (MwStatement *statement, int index, GBytes *blob)
{
  int size;
  void *buffer = buffer_of (blob, &size);

  sqlite3_bind_blob (statement, index, size ? buffer : "", size, SQLITE_TRANSIENT);
}
