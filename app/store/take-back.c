/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/take-back.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <mailwright/error.h>

typedef struct
{
  gint64 number;
  GBytes *inverse;
} Taking;

/* A profile that was ever submitted is not deleted, so adding one is not taken back. */
static gboolean
find_added_profile (GBytes *inverse, gboolean *found, GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  gsize size = 0;
  const void *bytes = g_bytes_get_data (inverse, &size);
  int code = sqlite3changeset_start (&iter, (int) size, (void *) bytes);

  *found = FALSE;
  while (code == SQLITE_OK && !*found && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table = NULL;
      int n_columns = 0, operation = 0, indirect = 0;

      code = sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
      *found = code == SQLITE_OK && operation == SQLITE_DELETE && g_str_equal (table, "profile");
    }
  sqlite3changeset_finalize (iter);
  if (code == SQLITE_OK)
    return TRUE;
  g_set_error_literal (error, MW_ERROR, MW_ERROR_STORAGE, _ ("The revision could not be read."));
  return FALSE;
}

static gboolean
apply_inverse (sqlite3 *db, gpointer user_data, GError **error)
{
  Taking *taking = user_data;
  gint64 before = sqlite3_total_changes64 (db);
  g_auto (MwConflict) conflict = { 0 };
  g_autoptr (GError) failure = NULL;

  if (mw_changeset_apply (db, taking->inverse, &conflict, &failure))
    {
      if (sqlite3_total_changes64 (db) > before)
        return TRUE;
      g_set_error (
          error, MW_ERROR, MW_ERROR_NOTHING,
          _ ("There is nothing to take back: all is as it was before revision %" PRId64 "."),
          taking->number);
      return FALSE;
    }
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  g_set_error (error, MW_ERROR, MW_ERROR_REFUSED,
               _ ("Revision %" PRId64 " cannot be taken back: what it changed was changed again"
                  " since, or is used by something newer. Change it by hand."),
               taking->number);
  return FALSE;
}

static GBytes *
invert_revision (MwLive *live, gint64 number, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) revisions =
      mw_live_list_revisions (live, number - 1, TRUE, cancellable, error);
  MwRevision *revision = NULL;

  if (!revisions)
    return NULL;
  if (revisions->len > 0)
    revision = g_ptr_array_index (revisions, 0);
  if (revision && revision->number == number)
    return mw_changeset_invert (revision->changeset, error);
  g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND, _ ("There is no revision %" PRId64 "."),
               number);
  return NULL;
}

/* A draft with staged edits stays on its base, and knows nothing of what was submitted since. */
static gboolean
check_base (sqlite3 *db, gint64 number, GError **error)
{
  gint64 base = 0;

  if (!mw_database_get_int64 (db, &base, 0, error, "SELECT revision FROM configuration", 0))
    return FALSE;
  if (number <= base)
    return TRUE;
  g_set_error (error, MW_ERROR, MW_ERROR_STALE,
               /* Translators: two revision numbers */
               _ ("Revision %" PRId64 " was submitted meanwhile, and your changes were made on"
                  " revision %" PRId64 ". Discard your changes before you take it back."),
               number, base);
  return FALSE;
}

gboolean
mw_take_back (sqlite3 *db, MwLive *live, gint64 number, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) inverse = invert_revision (live, number, cancellable, error);
  g_autofree char *subject = g_strdup_printf ("%" PRId64, number);
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_TAKE_BACK, subject, NULL);
  Taking taking = { number, inverse };
  gboolean added = FALSE;

  if (!inverse || !check_base (db, number, error) || !find_added_profile (inverse, &added, error))
    return FALSE;
  if (added)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_REFUSED,
                   _ ("Revision %" PRId64 " added a profile, and a submitted profile is never"
                      " deleted: queued mail may still need it. Disable the profile instead."),
                   number);
      return FALSE;
    }
  return mw_journal_record (db, edit, apply_inverse, &taking, error);
}
