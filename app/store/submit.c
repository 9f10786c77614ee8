/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/draft-private.h"

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

/* The journal still says what was reviewed. */
static gboolean
check_reviewed (MwSqliteDraft *self, MwReview *review, GPtrArray **entries, GError **error)
{
  g_autoptr (GBytes) net = NULL;
  gint64 base = 0;

  *entries = mw_journal_list (self->db, mw_review_get_upto (review), error);
  if (!*entries ||
      !mw_database_get_int64 (self->db, &base, 0, error, "SELECT revision FROM configuration", 0))
    return FALSE;
  net = mw_changeset_combine (*entries, error);
  if (!net)
    return FALSE;
  if (base != mw_review_get_base (review) || !g_bytes_equal (net, mw_review_get_changeset (review)))
    return set_outdated (error);
  return TRUE;
}

/* What was seen of a profile that is gone for good. */
#define FORGET_GONE "DELETE FROM observation WHERE profile NOT IN (SELECT id FROM profile)"

static gboolean
announce (sqlite3 *db, const char *token, gint64 upto, GError **error)
{
  g_autoptr (MwStatement) statement = mw_database_prepare (
      db, error, "INSERT OR REPLACE INTO submission (one, token, upto) VALUES (1, ?1, ?2)", 1,
      token);

  if (!statement)
    return FALSE;
  sqlite3_bind_int64 (statement, 2, upto);
  return mw_database_step (statement, NULL, error);
}

static gboolean
run_with_number (sqlite3 *db, const char *sql, gint64 number, GError **error)
{
  g_autoptr (MwStatement) statement = mw_database_prepare (db, error, sql, 0);

  if (!statement)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, number);
  return mw_database_step (statement, NULL, error);
}

/* In a transaction of the draft: what was submitted is the base now, what was staged after it
 * stays. */
static gboolean
settle (sqlite3 *db, gint64 upto, gint64 revision, GError **error)
{
  g_autoptr (GPtrArray) later = NULL;

  if (!run_with_number (db, "DELETE FROM journal WHERE seq <= ?1", upto, error))
    return FALSE;
  later = mw_journal_list (db, G_MAXINT64, error);
  return later && mw_journal_unwind (db, later, error) &&
         mw_database_exec (db, "DELETE FROM staged", error) &&
         run_with_number (db, "UPDATE configuration SET revision = ?1", revision, error) &&
         mw_journal_rewind (db, later, error) &&
         mw_database_exec (db, "DELETE FROM submission; " FORGET_GONE, error);
}

typedef struct
{
  MwSqliteDraft *self;
  MwReview *review;
  MwSubmission submission;
  gint64 number;
} Submitting;

/* Holds the draft against other programs while the live database is written. */
static gboolean
submit_and_settle (sqlite3 *db, gpointer user_data, GError **error)
{
  Submitting *submitting = user_data;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *token = NULL;

  if (!mw_database_get_text (db, &token, error, "SELECT token FROM submission", 0))
    return FALSE;
  if (g_strcmp0 (token, submitting->submission.token) != 0)
    return set_outdated (error);
  if (!check_reviewed (submitting->self, submitting->review, &entries, error))
    return FALSE;
  submitting->submission.entries = entries;
  submitting->number =
      mw_live_submit (submitting->self->live, &submitting->submission, NULL, error);
  submitting->submission.entries = NULL;
  return submitting->number >= 0 &&
         settle (db, mw_review_get_upto (submitting->review), submitting->number, error);
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
  g_autoptr (GError) local_error = NULL;
  guint n_changes = g_list_model_get_n_items (mw_review_get_changes (review));
  Submitting submitting = {
    .self = self,
    .review = review,
    .submission = {
      .base = mw_review_get_base (review),
      .token = token,
      .changeset = mw_review_get_changeset (review),
      .author = author,
      .comment = comment ? comment : "",
      .n_changes = n_changes,
      .catalogue = self->catalogue,
    },
    .number = -1,
  };

  if (n_changes == 0)
    {
      g_set_error_literal (error, MW_ERROR, MW_ERROR_NOTHING, _ ("There is nothing to submit."));
      return -1;
    }
  if (!check_findings (review, accepted, error) || !mw_sqlite_draft_recover (self, error) ||
      !announce (self->db, token, mw_review_get_upto (review), error))
    return -1;
  if (mw_transaction_run (self->db, submit_and_settle, &submitting, &local_error))
    return submitting.number;
  /* It is live, but the draft could not be written: the token will tell. */
  if (submitting.number >= 0)
    {
      mw_sqlite_draft_recover (self, NULL);
      return submitting.number;
    }
  mw_database_exec (self->db, "DELETE FROM submission", NULL);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return -1;
}

static gboolean
finish_submission (sqlite3 *db, gpointer user_data, GError **error)
{
  MwSqliteDraft *self = user_data;
  g_autoptr (MwStatement) statement =
      mw_database_prepare (db, error, "SELECT token, upto FROM submission", 0);
  g_autofree char *token = NULL;
  gint64 upto, number;
  gboolean row = FALSE;

  if (!statement || !mw_database_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  token = mw_statement_dup_text (statement, 0);
  upto = sqlite3_column_int64 (statement, 1);
  sqlite3_reset (statement);
  number = mw_live_find_submission (self->live, token, NULL, error);
  if (number < 0)
    return FALSE;
  return number > 0 ? settle (db, upto, number, error)
                    : mw_database_exec (db, "DELETE FROM submission", error);
}

gboolean
mw_sqlite_draft_recover (MwSqliteDraft *self, GError **error)
{
  gint64 under_way = 0;

  if (!mw_database_get_int64 (self->db, &under_way, 0, error, "SELECT 1 FROM submission", 0))
    return FALSE;
  return !under_way || mw_transaction_run (self->db, finish_submission, self, error);
}

/* ---- taking over what others submitted ---- */

#define HAS_STAGED "SELECT EXISTS (SELECT 1 FROM journal WHERE NOT undone)"

static gboolean
take_over (sqlite3 *db, gpointer user_data, GError **error)
{
  GPtrArray *revisions = user_data;
  g_autoptr (GPtrArray) changesets = g_ptr_array_new ();
  MwRevision *first = g_ptr_array_index (revisions, 0);
  MwRevision *last = g_ptr_array_index (revisions, revisions->len - 1);
  gint64 staged = 0, base = 0;

  /* Looked at again now that nobody else can write: another program may have edited meanwhile. */
  if (!mw_database_get_int64 (db, &staged, 0, error, HAS_STAGED, 0) ||
      !mw_database_get_int64 (db, &base, 0, error, "SELECT revision FROM configuration", 0))
    return FALSE;
  if (staged || base != first->number - 1)
    return TRUE;
  for (guint i = 0; i < revisions->len; i++)
    g_ptr_array_add (changesets, ((MwRevision *) g_ptr_array_index (revisions, i))->changeset);
  return mw_database_exec (db, "DELETE FROM journal", error) &&
         mw_journal_rewind (db, changesets, error) &&
         mw_database_exec (db, "DELETE FROM staged", error) &&
         run_with_number (db, "UPDATE configuration SET revision = ?1", last->number, error);
}

gboolean
mw_sqlite_draft_refresh (MwSqliteDraft *self, GError **error)
{
  g_autoptr (GPtrArray) revisions = NULL;
  gint64 staged = 0, base = 0, now;

  now = mw_live_get_revision (self->live, NULL, error);
  if (now < 0 || !mw_database_get_int64 (self->db, &staged, 0, error, HAS_STAGED, 0) ||
      !mw_database_get_int64 (self->db, &base, 0, error, "SELECT revision FROM configuration", 0))
    return FALSE;
  if (staged || now <= base)
    return TRUE;
  revisions = mw_live_list_revisions (self->live, base, TRUE, NULL, error);
  if (!revisions)
    return FALSE;
  return revisions->len == 0 || mw_transaction_run (self->db, take_over, revisions, error);
}

static gboolean
take_all_back (sqlite3 *db, gpointer user_data, GError **error)
{
  g_autoptr (GPtrArray) entries = mw_journal_list (db, G_MAXINT64, error);

  return entries && mw_journal_unwind (db, entries, error) &&
         mw_database_exec (db, "DELETE FROM journal; DELETE FROM staged; " FORGET_GONE, error);
}

gboolean
mw_sqlite_draft_discard (MwSqliteDraft *self, GError **error)
{
  return mw_sqlite_draft_recover (self, error) &&
         mw_transaction_run (self->db, take_all_back, NULL, error) &&
         mw_sqlite_draft_refresh (self, error);
}
