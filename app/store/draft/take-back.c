/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/draft/draft-private.h"

#include "store/operations/apply.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <mailwright/error.h>

/* The inverse of a revision, as a new edit. */

typedef struct
{
  gint64 number;
  GPtrArray *inverse; /* (element-type MwOperation) */
  GCancellable *cancellable;
} Taking;

/* A profile that was ever submitted is not deleted, so adding one is not taken back. */
static gboolean
check_removals (GPtrArray *inverse, gint64 number, GError **error)
{
  for (guint i = 0; i < inverse->len; i++)
    {
      const MwOperationFields *fields = mw_operation_get_fields (inverse->pdata[i]);

      if (fields->sign != MW_CHANGE_REMOVED || fields->object_kind != MW_OBJECT_PROFILE ||
          fields->member)
        continue;
      g_set_error (error, MW_ERROR, MW_ERROR_REFUSED,
                   _ ("Revision %" PRId64 " added a profile, and a submitted profile is never"
                      " deleted: queued mail may still need it. Disable the profile instead."),
                   number);
      return FALSE;
    }
  return TRUE;
}

static gboolean
apply_inverse (sqlite3 *db, gpointer user_data, GError **error)
{
  Taking *taking = user_data;
  gint64 before = sqlite3_total_changes64 (db);
  g_autoptr (GError) failure = NULL;

  if (mw_operations_apply (db, taking->inverse, taking->cancellable, &failure))
    {
      if (sqlite3_total_changes64 (db) > before)
        return TRUE;
      g_set_error (
          error, MW_ERROR, MW_ERROR_NOTHING,
          _ ("There is nothing to take back: all is as it was before revision %" PRId64 "."),
          taking->number);
      return FALSE;
    }
  if (!g_error_matches (failure, MW_ERROR, MW_ERROR_STALE) &&
      !g_error_matches (failure, MW_ERROR, MW_ERROR_DUPLICATE) &&
      !g_error_matches (failure, MW_ERROR, MW_ERROR_REFUSED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  g_set_error (error, MW_ERROR, MW_ERROR_REFUSED,
               /* Translators: a revision's number, then why, as a sentence */
               _ ("Revision %" PRId64 " cannot be taken back: what it changed was changed again"
                  " since, or is used by something newer. Change it by hand. (%s)"),
               taking->number, failure->message);
  return FALSE;
}

/* (transfer full) (element-type MwOperation): the last first. */
static GPtrArray *
invert_revision (MwLive *live, gint64 number, GCancellable *cancellable, GError **error)
{
  g_autoptr (MwRevision) revision = mw_live_find_revision (live, number, cancellable, error);
  g_autoptr (GPtrArray) operations = NULL;
  GPtrArray *inverse;

  if (!revision)
    return NULL;
  operations = mw_live_list_operations (live, number - 1, number, cancellable, error);
  if (!operations)
    return NULL;
  inverse = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_operation_unref);
  for (guint i = operations->len; i > 0; i--)
    g_ptr_array_add (inverse, mw_operation_new_inverse (operations->pdata[i - 1]));
  return inverse;
}

/* A draft with staged edits stays on its base, and knows nothing of what was submitted since. */
static gboolean
check_base (sqlite3 *db, gint64 number, GError **error)
{
  MwRevisionId base;

  if (!mw_state_revision_read (db, &base, error))
    return FALSE;
  if (number <= base.number)
    return TRUE;
  g_set_error (error, MW_ERROR, MW_ERROR_STALE,
               /* Translators: two revision numbers */
               _ ("Revision %" PRId64 " was submitted meanwhile, and your changes were made on"
                  " revision %" PRId64 ". Discard your changes before you take it back."),
               number, base.number);
  return FALSE;
}

gboolean
mw_sqlite_draft_take_back (MwSqliteDraft *self,
                           gint64 number,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree char *subject = g_strdup_printf ("%" PRId64, number);
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_TAKE_BACK, subject, NULL);
  g_autoptr (GPtrArray) inverse = NULL;
  Taking taking = { number, NULL, cancellable };

  if (!mw_sqlite_draft_recover (self, cancellable, error))
    return FALSE;
  inverse = invert_revision (self->live, number, cancellable, error);
  if (!inverse || !check_base (self->db, number, error) || !check_removals (inverse, number, error))
    return FALSE;
  taking.inverse = inverse;
  return mw_journal_record (self->db, edit, apply_inverse, &taking, error);
}
