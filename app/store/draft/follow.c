/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/draft/draft-private.h"

#include "store/operations/apply.h"
#include "store/changes/net.h"
#include "store/draft/rebase.h"
#include "store/entities/staged.h"

#include <glib/gi18n-lib.h>
#include <mailwright/error.h>

/* How a draft follows the live side, and lets go of what is staged. */

/* Edits that came to nothing may be undone still: that compares what is there with what they made.
 */
#define HAS_STAGED "SELECT EXISTS (SELECT 1 FROM staged)"

/* What was seen of a profile that is gone for good. */
#define FORGET_GONE "DELETE FROM observation WHERE profile NOT IN (SELECT id FROM profile)"

typedef struct
{
  MwSqliteDraft *self;
  MwRevisionId base;
  MwRevisionId newest;
  GPtrArray *revisions; /* (element-type GPtrArray of MwOperation): one a revision, in order */
  GCancellable *cancellable;
} Following;

/* One revision after the other: what a later one removes an earlier one may have added. */
static gboolean
apply_revisions (sqlite3 *db, Following *following, GError **error)
{
  for (guint i = 0; i < following->revisions->len; i++)
    if (!mw_operations_apply (db, g_ptr_array_index (following->revisions, i),
                              following->cancellable, error))
      return FALSE;
  return TRUE;
}

static gboolean
take_over (sqlite3 *db, gpointer user_data, GError **error)
{
  Following *following = user_data;
  MwRevisionId base;
  gint64 staged = 0;

  /* Looked at again now that nobody else can write: another program may have edited meanwhile. */
  if (!mw_database_get_int64 (db, &staged, 0, error, HAS_STAGED, 0) ||
      !mw_state_revision_read (db, &base, error))
    return FALSE;
  if (staged || !mw_revision_id_equal (&base, &following->base))
    return TRUE;
  return apply_revisions (db, following, error) && mw_staged_clear (db, error) &&
         mw_state_revision_write (db, &following->newest, error);
}

static gboolean
read_revisions (Following *following, GError **error)
{
  following->revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (gint64 i = following->base.number; i < following->newest.number; i++)
    {
      GPtrArray *operations =
          mw_live_list_operations (following->self->live, i, i + 1, following->cancellable, error);

      if (!operations)
        return FALSE;
      g_ptr_array_add (following->revisions, operations);
    }
  return TRUE;
}

/* Whether the live side still has the revision that the draft is based on. */
static gboolean
find_base (Following *following, gboolean *found, GError **error)
{
  g_autoptr (MwRevision) revision = NULL;
  g_autoptr (GError) missing = NULL;

  *found = TRUE;
  if (following->base.number == 0)
    return TRUE;
  revision = mw_live_find_revision (following->self->live, following->base.number,
                                    following->cancellable, &missing);
  if (!revision && !g_error_matches (missing, MW_ERROR, MW_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return FALSE;
    }
  *found =
      revision && mw_revision_id_equal (&mw_revision_get_fields (revision)->id, &following->base);
  return TRUE;
}

/* A draft of a version that knew numbers alone learns what its base is. */
static gboolean
learn_base (Following *following, GError **error)
{
  g_autoptr (MwRevision) revision = NULL;

  if (following->base.number == 0 || *following->base.id)
    return TRUE;
  revision = mw_live_find_revision (following->self->live, following->base.number,
                                    following->cancellable, NULL);
  if (!revision)
    return TRUE;
  following->base = mw_revision_get_fields (revision)->id;
  return mw_state_revision_write (following->self->db, &following->base, error);
}

static gboolean
follow (Following *following, GError **error)
{
  MwSqliteDraft *self = following->self;
  g_autoptr (GError) failure = NULL;
  gboolean found = FALSE, ok;
  gint64 staged = 0;

  if (mw_revision_id_equal (&following->base, &following->newest))
    return TRUE;
  if (!find_base (following, &found, error))
    return FALSE;
  if (!found)
    return mw_rebase (self->db, self->live, self->catalogue, following->cancellable, error);
  if (!mw_database_get_int64 (self->db, &staged, 0, error, HAS_STAGED, 0))
    return FALSE;
  if (staged)
    return TRUE;
  ok = read_revisions (following, &failure) &&
       mw_transaction_run (self->db, take_over, following, &failure);
  g_clear_pointer (&following->revisions, g_ptr_array_unref);
  /* What somebody wrote to the live database by hand is in no revision: it is looked at itself. */
  if (!ok && mw_sqlite_draft_strayed (failure))
    return mw_rebase (self->db, self->live, self->catalogue, following->cancellable, error);
  if (!ok)
    g_propagate_error (error, g_steal_pointer (&failure));
  return ok;
}

gboolean
mw_sqlite_draft_strayed (const GError *error)
{
  return g_error_matches (error, MW_ERROR, MW_ERROR_STALE) ||
         g_error_matches (error, MW_ERROR, MW_ERROR_DUPLICATE) ||
         g_error_matches (error, MW_ERROR, MW_ERROR_REFUSED);
}

gboolean
mw_sqlite_draft_refresh (MwSqliteDraft *self, GCancellable *cancellable, GError **error)
{
  Following following = { .self = self, .cancellable = cancellable };

  if (!mw_live_read_newest (self->live, &following.newest, cancellable, error))
    return FALSE;
  self->newest = following.newest;
  return mw_sqlite_draft_recover (self, cancellable, error) &&
         mw_state_revision_read (self->db, &following.base, error) &&
         learn_base (&following, error) && follow (&following, error);
}

/* ---- letting go ---- */

/* The net of what is staged, taken back: the undo history is not needed for it, nor trusted. */
static gboolean
take_all_back (sqlite3 *db, gpointer user_data, GError **error)
{
  Following *following = user_data;
  g_autoptr (GPtrArray) staged =
      mw_net_read (db, following->self->catalogue, MW_NET_NAMES, following->cancellable, error);
  g_autoptr (GPtrArray) inverse =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mw_operation_unref);

  if (!staged)
    return FALSE;
  for (guint i = 0; i < staged->len; i++)
    g_ptr_array_add (inverse, mw_operation_new_inverse (staged->pdata[i]));
  return mw_operations_apply (db, inverse, following->cancellable, error) &&
         mw_database_exec (db, "DELETE FROM journal; DELETE FROM set_aside", error) &&
         mw_staged_clear (db, error) && mw_database_exec (db, FORGET_GONE, error);
}

gboolean
mw_sqlite_draft_discard (MwSqliteDraft *self, GCancellable *cancellable, GError **error)
{
  Following following = { .self = self, .cancellable = cancellable };

  if (!mw_sqlite_draft_recover (self, cancellable, error) ||
      !mw_transaction_run (self->db, take_all_back, &following, error))
    return FALSE;
  /* What is live is taken over when it can be reached. */
  mw_sqlite_draft_refresh (self, cancellable, NULL);
  return TRUE;
}
