/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/revisions/revisions.h"

#include "store/revisions/revision-operations.h"
#include "store/revisions/state-revision.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <mailwright/error.h>

static gboolean
read_id (MwStatement *statement, MwRevisionId *id, GError **error)
{
  gboolean row = FALSE;

  mw_revision_id_init (id, 0, NULL);
  if (!statement || !mw_database_step (statement, &row, error))
    return FALSE;
  if (row)
    mw_revision_id_init (id, sqlite3_column_int64 (statement, 0), mw_statement_text (statement, 1));
  return TRUE;
}

gboolean
mw_revisions_find_token (sqlite3 *db, const char *token, MwRevisionId *made, GError **error)
{
  g_autoptr (MwStatement) statement =
      mw_database_prepare (db, error, "SELECT number, id FROM revision WHERE token = ?1", 1, token);

  return read_id (statement, made, error);
}

/* ---- adding ---- */

static gboolean
insert_revision (sqlite3 *db,
                 const MwRevisionFields *revision,
                 const char *token,
                 const char *digest,
                 GError **error)
{
  g_autofree char *time = g_date_time_format_iso8601 (revision->time);
  g_autoptr (MwStatement) statement =
      mw_database_prepare (db, error,
                           "INSERT INTO revision (id, predecessor, token, author, time, comment, "
                           "digest, number, n_changes)"
                           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                           7, revision->id.id, revision->predecessor, token, revision->author, time,
                           revision->comment, digest);

  if (!statement)
    return FALSE;
  sqlite3_bind_int64 (statement, 8, revision->id.number);
  sqlite3_bind_int64 (statement, 9, revision->n_changes);
  return mw_database_step (statement, NULL, error);
}

gboolean
mw_revisions_add (sqlite3 *db,
                  const MwRevisionFields *revision,
                  const char *token,
                  GPtrArray *operations,
                  GError **error)
{
  g_autofree char *before = NULL, *digest = NULL;

  if (!mw_database_get_text (db, &before, error,
                             "SELECT digest FROM revision ORDER BY number DESC LIMIT 1", 0))
    return FALSE;
  digest = mw_revision_compute_digest (before ? before : "", revision, operations);
  return insert_revision (db, revision, token, digest, error) &&
         mw_revision_operations_add (db, revision->id.number, operations, error) &&
         mw_state_revision_write (db, &revision->id, error);
}

/* ---- listing ---- */

static void
append_bound (GString *sql, gboolean wanted, const char *text)
{
  if (wanted)
    g_string_append_printf (sql, " AND %s", text);
}

/* An object's and a field's revisions come from the index that leads to them. */
static char *
make_sql (const MwRevisionQuery *query)
{
  GString *sql = g_string_new ("SELECT number, id, predecessor, author, time, comment, n_changes,"
                               " digest FROM revision WHERE number > ?1");

  append_bound (sql, query->before > 0, "number < ?2");
  append_bound (sql, query->author != NULL, "author = ?3");
  append_bound (sql, query->since != NULL, "time >= ?4");
  append_bound (sql, query->until != NULL, "time <= ?5");
  if (query->object_id && query->field)
    g_string_append (sql, " AND number IN (SELECT revision FROM revision_change"
                          " WHERE object_kind = ?6 AND object = ?7 AND field = ?8)");
  else if (query->object_id)
    g_string_append (sql, " AND number IN (SELECT revision FROM revision_change"
                          " WHERE object_kind = ?6 AND object = ?7)");
  else if (query->field)
    g_string_append (sql, " AND number IN (SELECT revision FROM revision_field WHERE field = ?8)");
  g_string_append_printf (sql, " ORDER BY number %s", query->oldest_first ? "ASC" : "DESC");
  if (query->limit > 0)
    g_string_append_printf (sql, " LIMIT %u", query->limit);
  return g_string_free (sql, FALSE);
}

static void
bind (MwStatement *statement, int index, const char *text)
{
  if (index <= sqlite3_bind_parameter_count (statement))
    sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

static void
bind_time (MwStatement *statement, int index, GDateTime *time)
{
  g_autoptr (GDateTime) utc = time ? g_date_time_to_utc (time) : NULL;
  g_autofree char *text = utc ? g_date_time_format_iso8601 (utc) : NULL;

  bind (statement, index, text);
}

static MwStatement *
ask (sqlite3 *db, const MwRevisionQuery *query, GError **error)
{
  g_autofree char *sql = make_sql (query);
  MwStatement *statement = mw_database_prepare (db, error, sql, 0);

  if (!statement)
    return NULL;
  sqlite3_bind_int64 (statement, 1, query->after);
  if (query->before > 0)
    sqlite3_bind_int64 (statement, 2, query->before);
  bind (statement, 3, query->author);
  bind_time (statement, 4, query->since);
  bind_time (statement, 5, query->until);
  if (query->object_id)
    bind (statement, 6, mw_object_kind_to_string (query->object_kind));
  bind (statement, 7, query->object_id);
  bind (statement, 8, query->field);
  return statement;
}

static MwRevision *
read_revision (MwStatement *row)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (mw_statement_text (row, 4), NULL);
  MwRevisionFields fields = {
    .predecessor = mw_statement_text (row, 2),
    .author = mw_statement_text (row, 3),
    .time = time,
    .comment = mw_statement_text (row, 5),
    .n_changes = (guint) sqlite3_column_int (row, 6),
    .digest = mw_statement_text (row, 7),
  };

  mw_revision_id_init (&fields.id, sqlite3_column_int64 (row, 0), mw_statement_text (row, 1));
  return mw_revision_new (&fields);
}

GPtrArray *
mw_revisions_list (sqlite3 *db, const MwRevisionQuery *query, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MwStatement) statement = ask (db, query, error);
  gboolean row = statement != NULL;

  if (!statement)
    return NULL;
  while (row)
    {
      if (!mw_database_step (statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (found, read_revision (statement));
    }
  return g_steal_pointer (&found);
}

GPtrArray *
mw_revisions_list_operations (sqlite3 *db, gint64 after, gint64 upto, GError **error)
{
  return mw_revision_operations_list (db, after, upto, error);
}

/* ---- verifying ---- */

gint64
mw_revisions_verify (sqlite3 *db, GCancellable *cancellable, GError **error)
{
  MwRevisionQuery query = { .oldest_first = TRUE };
  g_autoptr (GPtrArray) revisions = mw_revisions_list (db, &query, error);
  g_autofree char *before = g_strdup ("");

  for (guint i = 0; revisions && i < revisions->len; i++)
    {
      const MwRevisionFields *fields = mw_revision_get_fields (g_ptr_array_index (revisions, i));
      g_autoptr (GPtrArray) operations = NULL;
      g_autofree char *digest = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return -1;
      operations =
          mw_revision_operations_list (db, fields->id.number - 1, fields->id.number, error);
      if (!operations)
        return -1;
      digest = mw_revision_compute_digest (before, fields, operations);
      if (g_strcmp0 (digest, fields->digest) != 0)
        return fields->id.number;
      g_free (before);
      before = g_steal_pointer (&digest);
    }
  return revisions ? 0 : -1;
}
