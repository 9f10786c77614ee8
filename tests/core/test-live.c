/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What every live side does the same: finding one revision, the newest number, and the asynchronous
 * twins, tried on the one in memory. */

#include <mailwright/error.h>
#include <mailwright/live.h>

#include "fake-draft.h"
#include "harness/memory-live.h"

#define N_REVISIONS 12

typedef struct
{
  MwMemoryLive *memory;
  MwLive *live; /* the same */
} World;

static void
submit (World *w, guint number, const char *author)
{
  g_autofree char *id = g_strdup_printf ("p%u", number);
  g_autofree char *token = g_strdup_printf ("token %u", number);
  MwOperationValue values[] = { { "name", NULL, id } };
  MwOperationFields fields = { .sign = MW_CHANGE_ADDED,
                               .object_kind = MW_OBJECT_PROFILE,
                               .object_id = id,
                               .part = "profile",
                               .values = values,
                               .n_values = 1 };
  g_autoptr (GPtrArray) operations =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mw_operation_unref);
  MwSubmission submission = {
    .token = token, .author = author, .comment = "", .operations = operations
  };
  g_autoptr (GError) error = NULL;
  MwRevisionId made;

  g_ptr_array_add (operations, mw_operation_new (&fields, NULL));
  g_assert_true (mw_live_read_newest (w->live, &submission.base, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (mw_live_submit (w->live, &submission, &made, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (made.number, ==, number);
}

static void
set_up (World *w, gconstpointer user_data)
{
  w->memory = mw_memory_live_new ();
  w->live = MW_LIVE (w->memory);
  for (guint i = 1; i <= N_REVISIONS; i++)
    submit (w, i, i % 3 ? "ada" : "bo");
}

static void
tear_down (World *w, gconstpointer user_data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (w->memory);
}

static gint64
get_number (GPtrArray *revisions, guint i)
{
  return mw_revision_get_fields (revisions->pdata[i])->id.number;
}

static void
test_one_revision (World *w, gconstpointer user_data)
{
  for (gint64 number = 1; number <= N_REVISIONS; number++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MwRevision) revision = mw_live_find_revision (w->live, number, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (mw_revision_get_fields (revision)->id.number, ==, number);
    }
}

static void
test_no_such_revision (World *w, gconstpointer user_data)
{
  static const gint64 NONE[] = { 0, N_REVISIONS + 1, -1, G_MAXINT64 - 1, G_MAXINT64, G_MININT64 };

  for (guint i = 0; i < G_N_ELEMENTS (NONE); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%" G_GINT64_FORMAT, NONE[i]);
      g_assert_null (mw_live_find_revision (w->live, NONE[i], NULL, &error));
      g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
    }
}

static void
test_the_newest_number (World *w, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mw_live_get_revision (w->live, NULL, &error), ==, N_REVISIONS);
  g_assert_no_error (error);
  mw_memory_live_set_away (w->memory, TRUE);
  g_assert_cmpint (mw_live_get_revision (w->live, NULL, &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_UNREACHABLE);
  g_clear_error (&error);
  g_assert_false (mw_live_is_reachable (w->live, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_UNREACHABLE);
  mw_memory_live_set_away (w->memory, FALSE);
  g_assert_true (mw_live_is_reachable (w->live, NULL, NULL));
}

/* Without a query all of them come, the newest first. */
static void
test_all_revisions (World *w, gconstpointer user_data)
{
  g_autoptr (GPtrArray) plain = mw_live_list_revisions (w->live, NULL, NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) twin = NULL;
  g_autoptr (GError) error = NULL;

  mw_live_list_revisions_async (w->live, NULL, NULL, fake_draft_on_called_cb, &result);
  twin = mw_live_list_revisions_finish (w->live, fake_draft_wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plain->len, ==, N_REVISIONS);
  g_assert_cmpuint (twin->len, ==, N_REVISIONS);
  for (guint i = 0; i < N_REVISIONS; i++)
    {
      g_assert_cmpint (get_number (plain, i), ==, N_REVISIONS - i);
      g_assert_cmpint (get_number (twin, i), ==, N_REVISIONS - i);
    }
  g_clear_object (&result);
}

/* Whoever asked may free what was asked at once. */
static void
test_a_query_is_copied (World *w, gconstpointer user_data)
{
  char author[] = "bo";
  char id[] = "p6";
  char field[] = "";
  g_autoptr (GDateTime) since = g_date_time_new_utc (2000, 1, 1, 0, 0, 0);
  g_autoptr (GDateTime) until = g_date_time_new_utc (3000, 1, 1, 0, 0, 0);
  MwRevisionQuery query = { .object_kind = MW_OBJECT_PROFILE,
                            .object_id = id,
                            .field = field,
                            .author = author,
                            .since = since,
                            .until = until,
                            .limit = 5 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  mw_memory_live_set_delay (w->memory, 20);
  mw_live_list_revisions_async (w->live, &query, NULL, fake_draft_on_called_cb, &result);
  author[0] = id[0] = 'X';
  g_clear_pointer (&since, g_date_time_unref);
  g_clear_pointer (&until, g_date_time_unref);
  found = mw_live_list_revisions_finish (w->live, fake_draft_wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (get_number (found, 0), ==, 6);
  g_clear_object (&result);
}

/* The twin gives what the call gives, for any bounds. */
static void
test_queries_of_both (World *w, gconstpointer user_data)
{
  for (guint i = 0; i < 60; i++)
    {
      MwRevisionQuery query = { .after = g_test_rand_int_range (0, N_REVISIONS + 2),
                                .before = g_test_rand_int_range (0, N_REVISIONS + 2),
                                .limit = (guint) g_test_rand_int_range (0, 4),
                                .oldest_first = g_test_rand_bit (),
                                .author = g_test_rand_bit () ? "ada" : NULL };
      g_autoptr (GPtrArray) plain = mw_live_list_revisions (w->live, &query, NULL, NULL);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) twin = NULL;

      mw_live_list_revisions_async (w->live, &query, NULL, fake_draft_on_called_cb, &result);
      twin = mw_live_list_revisions_finish (w->live, fake_draft_wait_for (&result), NULL);
      g_assert_cmpuint (twin->len, ==, plain->len);
      for (guint k = 0; k < plain->len; k++)
        {
          g_assert_true (twin->pdata[k] == plain->pdata[k]);
          g_assert_cmpint (get_number (plain, k), >, query.after);
          if (query.before)
            g_assert_cmpint (get_number (plain, k), <, query.before);
        }
      if (query.limit)
        g_assert_cmpuint (plain->len, <=, query.limit);
    }
}

static void
test_operations_of_both (World *w, gconstpointer user_data)
{
  for (gint64 after = 0; after <= N_REVISIONS; after += 3)
    {
      g_autoptr (GPtrArray) plain = mw_live_list_operations (w->live, after, 10, NULL, NULL);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) twin = NULL;
      g_autoptr (GError) error = NULL;

      mw_live_list_operations_async (w->live, after, 10, NULL, fake_draft_on_called_cb, &result);
      twin = mw_live_list_operations_finish (w->live, fake_draft_wait_for (&result), &error);
      g_assert_no_error (error);
      g_assert_cmpuint (twin->len, ==, (guint) MAX (10 - after, 0));
      g_assert_cmpuint (plain->len, ==, twin->len);
      for (guint i = 0; i < twin->len; i++)
        g_assert_true (mw_operation_equal (twin->pdata[i], plain->pdata[i]));
    }
}

typedef void (*Start) (MwLive *, GCancellable *, GAsyncReadyCallback, gpointer);
typedef GPtrArray *(*Finish) (MwLive *, GAsyncResult *, GError **);

static void
start_revisions (MwLive *live, GCancellable *cancellable, GAsyncReadyCallback done, gpointer data)
{
  mw_live_list_revisions_async (live, NULL, cancellable, done, data);
}

static void
start_operations (MwLive *live, GCancellable *cancellable, GAsyncReadyCallback done, gpointer data)
{
  mw_live_list_operations_async (live, 0, 5, cancellable, done, data);
}

static const struct
{
  Start start;
  Finish finish;
} TWINS[] = {
  { start_revisions, mw_live_list_revisions_finish },
  { start_operations, mw_live_list_operations_finish },
};

static void
test_away (World *w, gconstpointer user_data)
{
  mw_memory_live_set_away (w->memory, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (TWINS); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      TWINS[i].start (w->live, NULL, fake_draft_on_called_cb, &result);
      g_assert_null (TWINS[i].finish (w->live, fake_draft_wait_for (&result), &error));
      g_assert_error (error, MW_ERROR, MW_ERROR_UNREACHABLE);
    }
}

/* Before it begins, while a slow side is asked, and after it answered. */
static void
test_cancelled (World *w, gconstpointer user_data)
{
  for (guint i = 0; i < 3 * G_N_ELEMENTS (TWINS); i++)
    {
      guint when = i % 3;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      /* It would wait for ever if it did not obey. */
      mw_memory_live_set_delay (w->memory, when == 1 ? G_MAXUINT : 0);
      if (when == 0)
        g_cancellable_cancel (cancellable);
      TWINS[i / 3].start (w->live, cancellable, fake_draft_on_called_cb, &result);
      if (when == 2)
        fake_draft_wait_for (&result);
      g_cancellable_cancel (cancellable);
      g_assert_null (TWINS[i / 3].finish (w->live, fake_draft_wait_for (&result), &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

static void
on_live_gone (gpointer user_data, GObject *live)
{
  *(GThread **) user_data = g_thread_self ();
}

/* Who asked and went away is not told; the side lives until it has answered, and then ends where it
 * was asked, with what it watches there. */
static void
test_nobody_waits (World *w, gconstpointer user_data)
{
  for (guint i = 0; i < 100; i++)
    {
      MwMemoryLive *live = mw_memory_live_new ();
      GThread *ended_in = NULL;

      g_object_weak_ref (G_OBJECT (live), on_live_gone, &ended_in);
      TWINS[i % 2].start (MW_LIVE (live), NULL, NULL, NULL);
      g_object_unref (live);
      while (!g_atomic_pointer_get (&ended_in))
        g_main_context_iteration (NULL, FALSE);
      g_assert_true (ended_in == g_thread_self ());
    }
}

typedef struct
{
  GPtrArray *operations;
  guint stop_after;
} Snapshot;

static gboolean
take_operation (MwOperation *operation, gpointer user_data, GError **error)
{
  Snapshot *snapshot = user_data;

  if (snapshot->operations->len == snapshot->stop_after)
    {
      g_set_error_literal (error, MW_ERROR, MW_ERROR_FULL, "no more");
      return FALSE;
    }
  g_ptr_array_add (snapshot->operations, mw_operation_ref (operation));
  return TRUE;
}

/* A snapshot is all there is, as of one revision; whoever takes it may give up. */
static void
test_snapshot (World *w, gconstpointer user_data)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_operation_unref);
  g_autoptr (GPtrArray) some = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_operation_unref);
  Snapshot whole = { all, 1000 };
  Snapshot part = { some, 3 };
  g_autoptr (GError) error = NULL;
  MwRevisionId at;

  g_assert_true (mw_live_snapshot (w->live, take_operation, &whole, &at, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (at.number, ==, N_REVISIONS);
  g_assert_cmpuint (all->len, ==, N_REVISIONS);
  g_assert_false (mw_live_snapshot (w->live, take_operation, &part, &at, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_FULL);
  g_assert_cmpuint (some->len, ==, 3);
}

/* After a lost answer: what arrived is told, what did not never will. */
static void
test_settling (World *w, gconstpointer user_data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  MwSubmission submission = { .token = "lost", .author = "ada", .comment = "", .operations = none };
  g_autoptr (GError) error = NULL;
  MwRevisionId made;

  g_assert_true (mw_live_read_newest (w->live, &submission.base, NULL, NULL));
  mw_memory_live_lose_answer (w->memory);
  g_assert_false (mw_live_submit (w->live, &submission, &made, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_UNREACHABLE);
  g_clear_error (&error);
  g_assert_true (mw_live_settle (w->live, "lost", &made, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (made.number, ==, N_REVISIONS + 1);
  g_assert_true (mw_live_settle (w->live, "never", &made, NULL, &error));
  g_assert_cmpint (made.number, ==, 0);
  submission.token = "never";
  submission.base.number = N_REVISIONS + 1;
  g_assert_false (mw_live_submit (w->live, &submission, &made, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_STALE);
}

/* ---- revisions ---- */

static void
test_ids_of_revisions (World *w, gconstpointer user_data)
{
  MwRevisionId one, same, other_number, other_id, none;

  mw_revision_id_init (&one, 1, "0d6f8c1e-4a0b-4c55-9b0f-3f4f7a0c1d2e");
  mw_revision_id_init (&same, 1, "0d6f8c1e-4a0b-4c55-9b0f-3f4f7a0c1d2e");
  mw_revision_id_init (&other_number, 2, "0d6f8c1e-4a0b-4c55-9b0f-3f4f7a0c1d2e");
  mw_revision_id_init (&other_id, 1, "1d6f8c1e-4a0b-4c55-9b0f-3f4f7a0c1d2e");
  mw_revision_id_init (&none, 0, NULL);
  g_assert_true (mw_revision_id_equal (&one, &same));
  g_assert_true (mw_revision_id_equal (&none, &none));
  g_assert_false (mw_revision_id_equal (&one, &other_number));
  /* A backup that went its own way has the same numbers. */
  g_assert_false (mw_revision_id_equal (&one, &other_id));
  g_assert_false (mw_revision_id_equal (&one, &none));
}

#define LIVE_TEST(path, func) g_test_add (path, World, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  LIVE_TEST ("/core/live/one-revision", test_one_revision);
  LIVE_TEST ("/core/live/no-such-revision", test_no_such_revision);
  LIVE_TEST ("/core/live/the-newest-number", test_the_newest_number);
  LIVE_TEST ("/core/live/all-revisions", test_all_revisions);
  LIVE_TEST ("/core/live/a-query-is-copied", test_a_query_is_copied);
  LIVE_TEST ("/core/live/queries-of-both", test_queries_of_both);
  LIVE_TEST ("/core/live/operations-of-both", test_operations_of_both);
  LIVE_TEST ("/core/live/away", test_away);
  LIVE_TEST ("/core/live/cancelled", test_cancelled);
  LIVE_TEST ("/core/live/nobody-waits", test_nobody_waits);
  LIVE_TEST ("/core/live/snapshot", test_snapshot);
  LIVE_TEST ("/core/live/settling", test_settling);
  LIVE_TEST ("/core/revision/ids", test_ids_of_revisions);
  return g_test_run ();
}
