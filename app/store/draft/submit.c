/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/draft/draft-private.h"
#include "store/draft/rebase.h"
#include "store/entities/staged.h"
#include "store/draft/submit-lock.h"

#include <glib/gi18n-lib.h>
#include <mailwright/error.h>

/* A submit writes two files, the live database and the draft. Its token is in the draft before the
 * live database is touched, so whatever happens in between, the next start can ask the live side
 * whether it arrived (design: all or nothing, and nothing typed is lost). */

/* A set: a bulk edit may bring as many warnings as there are profiles. */
static GHashTable *
make_set (const char *const *ids)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; ids && ids[i]; i++)
    g_hash_table_add (set, (gpointer) ids[i]);
  return set;
}

static gboolean
check_findings (MwReview *review, const char *const *accepted, GError **error)
{
  GListModel *findings = mw_review_get_findings (review);
  g_autoptr (GHashTable) known = make_set (accepted);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (MwFinding) finding = g_list_model_get_item (findings, i);

      if (!mw_finding_get_is_error (finding) &&
          g_hash_table_contains (known, mw_finding_get_id (finding)))
        continue;
      g_set_error (error, MW_ERROR, MW_ERROR_BLOCKED,
                   mw_finding_get_is_error (finding)
                       /* Translators: an object's name, then what is wrong with it */
                       ? _ ("Nothing was submitted. %s: %s")
                       : _ ("Nothing was submitted, because this warning was not accepted. %s: %s"),
                   mw_finding_get_object_name (finding), mw_finding_get_message (finding));
      return FALSE;
    }
  return TRUE;
}

static gboolean
set_outdated (GError **error)
{
  g_set_error_literal (error, MW_ERROR, MW_ERROR_REVIEW_OUTDATED,
                       _ ("The draft changed after these changes were reviewed. Nothing was "
                          "submitted; review them again."));
  return FALSE;
}

/* What was seen of a profile that is gone for good. */
#define FORGET_GONE "DELETE FROM observation WHERE profile NOT IN (SELECT id FROM profile)"

typedef struct
{
  MwSqliteDraft *self;
  MwReview *review;
  MwSubmission submission;
} Submitting;

/* The journal still says what was reviewed; what was staged since does not matter. */
static gboolean
check_reviewed (sqlite3 *db, MwReview *review, GError **error)
{
  g_autofree char *mark = NULL;

  if (!mw_journal_get_mark (db, mw_review_get_upto (review), &mark, error))
    return FALSE;
  return g_strcmp0 (mark, mw_review_get_mark (review)) == 0 || set_outdated (error);
}

typedef struct
{
  const MwRevisionId *made;
  gint64 upto;
} Settling;

/* Whether an entry of the undo history is damaged, or does not fit to what is there. */
static gboolean
is_unfit (const GError *error)
{
  return mw_sqlite_draft_strayed (error) ||
         g_error_matches (error, MW_ERROR, MW_ERROR_NOT_DATABASE);
}

static gboolean
forget_entries (sqlite3 *db, gint64 upto, GError **error)
{
  g_autoptr (MwStatement) statement =
      mw_database_prepare (db, error, "DELETE FROM journal WHERE seq <= ?1 AND NOT undone", 0);

  if (!statement)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, upto);
  return mw_database_step (statement, NULL, error);
}

/* What was submitted is the base now, what was staged after it stays. */
static gboolean
settle (sqlite3 *db, gpointer user_data, GError **error)
{
  const Settling *settling = user_data;
  g_autoptr (GPtrArray) later = NULL;

  if (!forget_entries (db, settling->upto, error))
    return FALSE;
  later = mw_journal_list (db, G_MAXINT64, error);
  return later && mw_journal_unwind (db, later, error) && mw_staged_clear (db, error) &&
         mw_state_revision_write (db, settling->made, error) &&
         mw_journal_rewind (db, later, error) &&
         mw_database_exec (db, "DELETE FROM submission; DELETE FROM set_aside; " FORGET_GONE,
                           error);
}

/* What was edited after the review is to stay staged: where it could not, as with a profile deleted
 * that would be live, the draft could never be settled. Tried before anything is published. */
static gboolean
check_later (sqlite3 *db, MwReview *review, GError **error)
{
  Settling settling = { mw_review_get_base (review), mw_review_get_upto (review) };
  g_autoptr (GError) failure = NULL;
  gint64 last = 0;
  gboolean ok;

  if (!mw_journal_get_last (db, &last, error))
    return FALSE;
  if (last <= settling.upto)
    return TRUE;
  if (!mw_database_exec (db, "SAVEPOINT trial", error))
    return FALSE;
  ok = settle (db, &settling, &failure);
  if (!mw_database_exec (db, "ROLLBACK TO trial; RELEASE trial", error))
    return FALSE;
  if (!ok && is_unfit (failure))
    return set_outdated (error);
  if (!ok)
    g_propagate_error (error, g_steal_pointer (&failure));
  return ok;
}

static gboolean
announce (sqlite3 *db, gpointer user_data, GError **error)
{
  Submitting *submitting = user_data;
  g_autoptr (MwStatement) statement = NULL;

  if (!check_reviewed (db, submitting->review, error) ||
      !check_later (db, submitting->review, error))
    return FALSE;
  statement = mw_database_prepare (db, error,
                                   "INSERT INTO submission (one, token, upto) VALUES (1, ?1, ?2)",
                                   1, submitting->submission.token);
  if (!statement)
    return FALSE;
  sqlite3_bind_int64 (statement, 2, mw_review_get_upto (submitting->review));
  return mw_database_step (statement, NULL, error);
}

/* On the newest revision, and yet it did not fit: somebody wrote to the live database by hand. What
 * is staged is moved onto what is there, or it could never be submitted. */
static void
look_anew (MwSqliteDraft *self, GCancellable *cancellable)
{
  MwRevisionId base, newest;

  if (mw_state_revision_read (self->db, &base, NULL) &&
      mw_live_read_newest (self->live, &newest, cancellable, NULL) &&
      mw_revision_id_equal (&base, &newest))
    mw_rebase (self->db, self->live, self->catalogue, cancellable, NULL);
}

/* The draft's lock is held, and the other programs' lock too; the draft itself is not: a live side
 * may be slow to answer. */
static gint64
publish (Submitting *submitting, GCancellable *cancellable, GError **error)
{
  MwSqliteDraft *self = submitting->self;
  g_autoptr (GError) failure = NULL;
  MwRevisionId made;
  Settling settling = { &made, mw_review_get_upto (submitting->review) };

  if (mw_live_submit (self->live, &submitting->submission, &made, cancellable, &failure))
    {
      self->newest = made;
      /* It is live. If the draft cannot be written now, its next call settles it first. */
      mw_transaction_run (self->db, settle, &settling, NULL);
      return made.number;
    }
  /* A lost answer is asked for before anything else is done. */
  if (!g_error_matches (failure, MW_ERROR, MW_ERROR_UNREACHABLE))
    mw_database_exec (self->db, "DELETE FROM submission", NULL);
  if (g_error_matches (failure, MW_ERROR, MW_ERROR_STALE))
    look_anew (self, cancellable);
  g_propagate_error (error, g_steal_pointer (&failure));
  return -1;
}

gint64
mw_sqlite_draft_submit (MwSqliteDraft *self,
                        MwReview *review,
                        const char *author,
                        const char *comment,
                        const char *const *accepted,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *token = g_uuid_string_random ();
  g_autoptr (MwSubmitLock) lock = NULL;
  Submitting submitting = {
    .self = self,
    .review = review,
    .submission = {
      .base = *mw_review_get_base (review),
      .token = token,
      .author = author,
      .comment = comment ? comment : "",
      .operations = mw_review_get_operations (review),
      .catalogue = self->catalogue,
    },
  };

  if (mw_review_get_operations (review)->len == 0)
    {
      g_set_error_literal (error, MW_ERROR, MW_ERROR_NOTHING, _ ("There is nothing to submit."));
      return -1;
    }
  if (!check_findings (review, accepted, error) ||
      !mw_sqlite_draft_recover (self, cancellable, error))
    return -1;
  lock = mw_submit_lock_take (self->path, cancellable, error);
  if (!lock || !mw_transaction_run (self->db, announce, &submitting, error))
    return -1;
  return publish (&submitting, cancellable, error);
}

/* ---- a submission whose end is not known ---- */

typedef struct
{
  char *token; /* (owned) (nullable) */
  gint64 upto;
} Unsettled;

static gboolean
read_unsettled (sqlite3 *db, Unsettled *unsettled, GError **error)
{
  g_autoptr (MwStatement) statement =
      mw_database_prepare (db, error, "SELECT token, upto FROM submission", 0);
  gboolean row = FALSE;

  if (!statement || !mw_database_step (statement, &row, error))
    return FALSE;
  unsettled->token = row ? mw_statement_dup_text (statement, 0) : NULL;
  unsettled->upto = row ? sqlite3_column_int64 (statement, 1) : 0;
  return TRUE;
}

static gboolean
finish_unsettled (MwSqliteDraft *self,
                  const Unsettled *unsettled,
                  GCancellable *cancellable,
                  GError **error)
{
  MwRevisionId made;
  Settling settling = { &made, unsettled->upto };
  g_autoptr (GError) failure = NULL;

  if (!mw_live_settle (self->live, unsettled->token, &made, cancellable, error))
    return FALSE;
  if (made.number == 0)
    return mw_database_exec (self->db, "DELETE FROM submission", error);
  if (mw_transaction_run (self->db, settle, &settling, &failure))
    return TRUE;
  /* The undo history does not say what was staged after it: what is staged does. */
  if (is_unfit (failure))
    return mw_rebase (self->db, self->live, self->catalogue, cancellable, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
mw_sqlite_draft_recover (MwSqliteDraft *self, GCancellable *cancellable, GError **error)
{
  Unsettled unsettled = { NULL, 0 };
  g_autoptr (MwSubmitLock) lock = NULL;
  gboolean ok;

  if (!read_unsettled (self->db, &unsettled, error))
    return FALSE;
  if (!unsettled.token)
    return TRUE;
  g_clear_pointer (&unsettled.token, g_free);
  /* Whoever submits now holds it: another program that is waited for, or one that died. */
  lock = mw_submit_lock_take (self->path, cancellable, error);
  if (!lock || !read_unsettled (self->db, &unsettled, error))
    return FALSE;
  /* Then nothing is staged any more that was. */
  if (self->touched)
    mw_touched_set_everything (self->touched);
  ok = !unsettled.token || finish_unsettled (self, &unsettled, cancellable, error);
  g_free (unsettled.token);
  return ok;
}
