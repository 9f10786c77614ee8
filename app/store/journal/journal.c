/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/journal/journal.h"

#include <glib/gi18n-lib.h>
#include <mailwright/error.h>

/* An entry's changeset stands before what says whether it is undone, and may be large: the indexes
 * say it without reading that. */
#define FIRST_UNDONE " INDEXED BY journal_undone WHERE undone ORDER BY seq LIMIT 1"
#define LAST_DONE " INDEXED BY journal_done WHERE NOT undone ORDER BY seq DESC LIMIT 1"

gboolean
mw_transaction_run (sqlite3 *db, MwRecordFunc func, gpointer user_data, GError **error)
{
  /* IMMEDIATE: another program that edits the same draft waits here, not in the middle. */
  if (!mw_database_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (func (db, user_data, error) && mw_database_exec (db, "COMMIT", error))
    return TRUE;
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

static gboolean
add_entry (sqlite3 *db, MwEdit *edit, GBytes *changeset, GError **error)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, changeset);
  g_autoptr (MwStatement) statement = NULL;

  if (!mw_database_exec (db, "DELETE FROM journal INDEXED BY journal_undone WHERE undone", error))
    return FALSE;
  statement = mw_database_prepare (
      db, error,
      "INSERT INTO journal (verb, subject, detail, digest, changeset) VALUES (?1, ?2, ?3, ?4, ?5)",
      4, mw_edit_verb_to_string (mw_edit_get_verb (edit)), mw_edit_get_subject (edit),
      mw_edit_get_detail (edit), digest);
  if (!statement)
    return FALSE;
  mw_statement_bind_blob (statement, 5, changeset);
  return mw_database_step (statement, NULL, error);
}

typedef struct
{
  MwEdit *edit;
  MwRecordFunc func;
  gpointer user_data;
} Recording;

static gboolean
record (sqlite3 *db, gpointer user_data, GError **error)
{
  Recording *recording = user_data;
  g_autoptr (GBytes) changeset = NULL;
  sqlite3_session *session = mw_changeset_record (db, error);
  gboolean ok = session && recording->func (db, recording->user_data, error);

  if (ok)
    changeset = mw_changeset_recorded (session, error);
  sqlite3session_delete (session);
  if (!changeset)
    return FALSE;
  return g_bytes_get_size (changeset) == 0 || add_entry (db, recording->edit, changeset, error);
}

gboolean
mw_journal_record_within (
    sqlite3 *db, MwEdit *edit, MwRecordFunc func, gpointer user_data, GError **error)
{
  Recording recording = { edit, func, user_data };

  return record (db, &recording, error);
}

gboolean
mw_journal_record (sqlite3 *db, MwEdit *edit, MwRecordFunc func, gpointer user_data, GError **error)
{
  Recording recording = { edit, func, user_data };

  return mw_transaction_run (db, record, &recording, error);
}

static gboolean
apply_or_fail (sqlite3 *db, GBytes *changeset, GError **error)
{
  g_auto (MwConflict) conflict = { 0 };

  if (mw_changeset_apply (db, changeset, &conflict, error))
    return TRUE;
  if (conflict.kind)
    g_set_error_literal (
        error, MW_ERROR, MW_ERROR_REFUSED,
        _ ("What this edit changed was changed again since, by a colleague or outside "
           "Mailwright: it can be neither undone nor redone. Change it by hand."));
  return FALSE;
}

/* SQLite reads beyond a changeset that is not whole (3.40.1, sqlite3changeset_invert() and
 * sqlite3changegroup_add()): none gets there that is not what was written, or, where an older
 * program kept no digest of it, is not whole. */
GBytes *
mw_journal_read_changeset (MwStatement *row,
                           int changeset_column,
                           int digest_column,
                           GError **error)
{
  g_autoptr (GBytes) changeset = mw_statement_dup_blob (row, changeset_column);
  const char *expected = mw_statement_text (row, digest_column);
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, changeset);

  if (expected ? g_str_equal (digest, expected) : mw_changeset_check (changeset))
    return g_steal_pointer (&changeset);
  g_set_error_literal (
      error, MW_ERROR, MW_ERROR_NOT_DATABASE,
      _ ("The undo history of this draft is damaged. What is staged is not, and can be "
         "submitted or discarded; nothing before that can be undone."));
  return NULL;
}

gboolean
mw_journal_rewind (sqlite3 *db, GPtrArray *changesets, GError **error)
{
  for (guint i = 0; i < changesets->len; i++)
    if (!apply_or_fail (db, g_ptr_array_index (changesets, i), error))
      return FALSE;
  return TRUE;
}

gboolean
mw_journal_unwind (sqlite3 *db, GPtrArray *changesets, GError **error)
{
  for (guint i = changesets->len; i > 0; i--)
    {
      g_autoptr (GBytes) inverse =
          mw_changeset_invert (g_ptr_array_index (changesets, i - 1), error);

      if (!inverse || !apply_or_fail (db, inverse, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_nothing (gboolean undone, GError **error)
{
  g_set_error_literal (error, MW_ERROR, MW_ERROR_NOTHING,
                       undone ? _ ("There is nothing to redo.") : _ ("There is nothing to undo."));
  return FALSE;
}

/* Moves the journal's mark by one entry: GINT_TO_POINTER (TRUE) redoes, (FALSE) undoes. */
static gboolean
move_mark (sqlite3 *db, gpointer user_data, GError **error)
{
  gboolean redo = GPOINTER_TO_INT (user_data), row = FALSE;
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *seq = NULL;
  GBytes *changeset;
  g_autoptr (MwStatement) statement =
      mw_database_prepare (db, error,
                           redo ? "SELECT seq, changeset, digest FROM journal" FIRST_UNDONE
                                : "SELECT seq, changeset, digest FROM journal" LAST_DONE,
                           0);

  if (!statement || !mw_database_step (statement, &row, error))
    return FALSE;
  if (!row)
    return set_nothing (redo, error);
  seq = mw_statement_dup_text (statement, 0);
  changeset = mw_journal_read_changeset (statement, 1, 2, error);
  if (!changeset)
    return FALSE;
  g_ptr_array_add (one, changeset);
  sqlite3_reset (statement);
  return (redo ? mw_journal_rewind (db, one, error) : mw_journal_unwind (db, one, error)) &&
         mw_database_run (db, error, "UPDATE journal SET undone = NOT undone WHERE seq = ?1", 1,
                          seq);
}

static gboolean
undo_at (sqlite3 *db, gpointer user_data, GError **error)
{
  const char *mark = user_data;
  g_autofree char *now = NULL;

  if (mark && !mw_journal_get_mark (db, G_MAXINT64, &now, error))
    return FALSE;
  if (mark && !g_str_equal (now, mark))
    {
      g_set_error_literal (error, MW_ERROR, MW_ERROR_NOTHING,
                           _ ("Not undone: something else was done since. Undo that first."));
      return FALSE;
    }
  return move_mark (db, GINT_TO_POINTER (FALSE), error);
}

gboolean
mw_journal_undo (sqlite3 *db, const char *mark, GError **error)
{
  return mw_transaction_run (db, undo_at, (gpointer) mark, error);
}

gboolean
mw_journal_redo (sqlite3 *db, GError **error)
{
  return mw_transaction_run (db, move_mark, GINT_TO_POINTER (TRUE), error);
}

/* A parameter's key in the journal becomes its name in the reader's language. */
static const char *
name_of_detail (MwCatalogue *catalogue, MwEditVerb verb, const char *detail)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (catalogue));

  if (!detail || (verb != MW_EDIT_SET_OVERRIDE && verb != MW_EDIT_RESET_OVERRIDE &&
                  verb != MW_EDIT_SET_SITE_DEFAULT && verb != MW_EDIT_RESET_SITE_DEFAULT))
    return detail;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MwDriver) driver = g_list_model_get_item (G_LIST_MODEL (catalogue), i);
      MwParameter *parameter = mw_driver_find_parameter (driver, detail);

      if (parameter)
        return mw_parameter_get_name (parameter);
    }
  return detail;
}

gboolean
mw_journal_describe (sqlite3 *db,
                     MwCatalogue *catalogue,
                     gboolean undone,
                     MwEditVerb *verb,
                     char **label,
                     GError **error)
{
  g_autoptr (MwStatement) statement =
      mw_database_prepare (db, error,
                           undone ? "SELECT verb, subject, detail FROM journal" FIRST_UNDONE
                                  : "SELECT verb, subject, detail FROM journal" LAST_DONE,
                           0);
  gboolean row = FALSE;

  *verb = MW_EDIT_SEVERAL;
  *label = NULL;
  if (!statement || !mw_database_step (statement, &row, error))
    return FALSE;
  if (row)
    {
      mw_edit_verb_from_string (mw_statement_text (statement, 0), verb);
      *label =
          mw_edit_describe (*verb, mw_statement_text (statement, 1),
                            name_of_detail (catalogue, *verb, mw_statement_text (statement, 2)));
    }
  return TRUE;
}

GPtrArray *
mw_journal_list (sqlite3 *db, gint64 upto, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (MwStatement) statement = mw_database_prepare (
      db, error,
      "SELECT changeset, digest FROM journal WHERE NOT undone AND seq <= ?1 ORDER BY seq", 0);
  gboolean row = statement != NULL;

  if (!statement)
    return NULL;
  sqlite3_bind_int64 (statement, 1, upto);
  while (row)
    {
      if (!mw_database_step (statement, &row, error))
        return NULL;
      if (row)
        {
          GBytes *changeset = mw_journal_read_changeset (statement, 0, 1, error);

          if (!changeset)
            return NULL;
          g_ptr_array_add (found, changeset);
        }
    }
  return g_steal_pointer (&found);
}

gboolean
mw_journal_get_last (sqlite3 *db, gint64 *seq, GError **error)
{
  return mw_database_get_int64 (db, seq, 0, error,
                                "SELECT coalesce (max (seq), 0) FROM journal"
                                " INDEXED BY journal_done WHERE NOT undone",
                                0);
}

/* Numbers of entries are never given twice (AUTOINCREMENT), and undone ones are always the newest:
 * the last one that is not undone says which are below it. */
gboolean
mw_journal_get_mark (sqlite3 *db, gint64 upto, char **mark, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT revision || '/' || revision_id || '/' || (SELECT coalesce (max (seq), 0) FROM journal"
      " INDEXED BY journal_done WHERE NOT undone AND seq <= %" G_GINT64_FORMAT
      ") FROM configuration",
      upto);

  return mw_database_get_text (db, mark, error, sql, 0);
}
