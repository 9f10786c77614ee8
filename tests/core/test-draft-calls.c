/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Every asynchronous twin of a draft's calls, put through the same: that it is done, that it fails,
 * that it is cancelled before, while and after it runs, that two are under way, and that nobody
 * waits for it any more. */

#include "fake-draft.h"

#include "drivers.h"

/* What the twins are asked about. */
typedef struct
{
  MwDraft *draft;
  MwEdit *edit;
  MwReview *review;
  MwQuery *query;
  MwSheet *sheet;
  GListModel *list;
  GPtrArray *observations;
} World;

typedef struct
{
  const char *name; /* of the call that the twin makes */
  const char *log;  /* what the draft was asked */
  gboolean writes;
  void (*start) (World *w, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
  gboolean (*finish) (World *w, GAsyncResult *result, GError **error);
} Twin;

static void
world_set_up (World *w)
{
  g_autoptr (MwDriver) driver = drivers_load_shipped ("internet-smtp-imap");
  MwProfile *profile = mw_profile_new ();

  w->draft = fake_draft_new ();
  mw_profile_fill (profile, &(MwProfileFields){ .id = "p1", .name = "Support" });
  g_ptr_array_add (FAKE_DRAFT (w->draft)->profiles, profile);
  w->edit = mw_edit_new (MW_EDIT_ADD_AGENT, "Ada", NULL);
  w->review = mw_draft_review (w->draft, NULL, NULL);
  w->query = mw_query_new (MW_QUERY_PROFILES);
  mw_query_set_search (w->query, "support");
  w->sheet = mw_sheet_new (driver, "support@example.org");
  w->list = G_LIST_MODEL (g_list_store_new (MW_TYPE_PROFILE));
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (MwProfile) row = mw_profile_new ();

      g_list_store_append (G_LIST_STORE (w->list), row);
    }
  w->observations = g_ptr_array_new ();
  FAKE_DRAFT (w->draft)->strayed = FALSE;
  g_string_truncate (FAKE_DRAFT (w->draft)->log, 0);
}

static void
world_tear_down (World *w)
{
  mw_edit_unref (w->edit);
  g_object_unref (w->review);
  mw_query_free (w->query);
  g_object_unref (w->sheet);
  g_object_unref (w->list);
  g_ptr_array_unref (w->observations);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (w->draft);
}

/* ---- the twins ---- */

#define PLAIN(twin)                                                                                \
  static void start_##twin (World *w, GCancellable *cancellable, GAsyncReadyCallback callback,     \
                            gpointer data)                                                         \
  {                                                                                                \
    mw_draft_##twin##_async (w->draft, cancellable, callback, data);                               \
  }                                                                                                \
  static gboolean finish_##twin (World *w, GAsyncResult *result, GError **error)                   \
  {                                                                                                \
    return mw_draft_##twin##_finish (w->draft, result, error);                                     \
  }

PLAIN (undo)
PLAIN (redo)
PLAIN (discard)

static void
start_apply (World *w, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  mw_draft_apply_async (w->draft, w->edit, cancellable, callback, data);
}

static gboolean
finish_apply (World *w, GAsyncResult *result, GError **error)
{
  return mw_draft_apply_finish (w->draft, result, error);
}

static void
start_take_back (World *w, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  mw_draft_take_back_async (w->draft, G_GINT64_CONSTANT (0x1000000001), cancellable, callback,
                            data);
}

static gboolean
finish_take_back (World *w, GAsyncResult *result, GError **error)
{
  return mw_draft_take_back_finish (w->draft, result, error);
}

static void
start_review (World *w, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  mw_draft_review_async (w->draft, cancellable, callback, data);
}

static gboolean
finish_review (World *w, GAsyncResult *result, GError **error)
{
  g_autoptr (MwReview) review = mw_draft_review_finish (w->draft, result, error);

  return review && mw_review_get_upto (review) == 9;
}

static void
start_submit (World *w, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  const char *const accepted[] = { "a", "b", NULL };

  mw_draft_submit_async (w->draft, w->review, "ada", NULL, accepted, cancellable, callback, data);
}

static gboolean
finish_submit (World *w, GAsyncResult *result, GError **error)
{
  gint64 number = mw_draft_submit_finish (w->draft, result, error);

  g_assert_true (number == -1 || number == G_GINT64_CONSTANT (0x123456789ab));
  return number > 0;
}

static void
start_collect (World *w, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  mw_draft_collect_async (w->draft, w->query, cancellable, callback, data);
}

static gboolean
finish_collect (World *w, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) rows = mw_draft_collect_finish (w->draft, result, error);

  return rows && rows->len == 1;
}

static void
start_find_profile (World *w,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer data)
{
  mw_draft_find_profile_async (w->draft, "Support", cancellable, callback, data);
}

static gboolean
finish_find_profile (World *w, GAsyncResult *result, GError **error)
{
  g_autoptr (MwProfile) profile = mw_draft_find_profile_finish (w->draft, result, error);

  return profile && g_str_equal (mw_profile_get_id (profile), "p1");
}

static void
start_find_agent (World *w, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  mw_draft_find_agent_async (w->draft, "ada", cancellable, callback, data);
}

static gboolean
finish_find_agent (World *w, GAsyncResult *result, GError **error)
{
  g_autoptr (MwAgent) agent = mw_draft_find_agent_finish (w->draft, result, error);

  return agent && g_str_equal (mw_agent_get_login (agent), "ada");
}

static void
start_locate (World *w, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  mw_draft_locate_async (w->draft, w->list, "p01", cancellable, callback, data);
}

static gboolean
finish_locate (World *w, GAsyncResult *result, GError **error)
{
  gint64 position = mw_draft_locate_finish (w->draft, result, error);

  g_assert_true (position == -1 || position == 3);
  return position == 3;
}

static void
start_load_sheet (World *w, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_hash_table_insert (FAKE_DRAFT (w->draft)->overrides, (char *) "smtp-port", (char *) "2525");
  mw_sheet_set_override (w->sheet, "smtp-port", "1");
  mw_draft_load_sheet_async (w->draft, w->sheet, "p1", cancellable, callback, data);
}

static gboolean
finish_load_sheet (World *w, GAsyncResult *result, GError **error)
{
  gboolean loaded = mw_draft_load_sheet_finish (w->draft, result, error);

  /* What was not loaded is as it was. */
  g_assert_cmpstr (mw_sheet_get (w->sheet, "smtp-port"), ==, loaded ? "2525" : "1");
  return loaded;
}

static void
start_count_profiles (World *w,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  mw_draft_count_profiles_async (w->draft, "smtp", cancellable, callback, data);
}

static gboolean
finish_count_profiles (World *w, GAsyncResult *result, GError **error)
{
  guint n = 99;
  gboolean counted = mw_draft_count_profiles_finish (w->draft, result, &n, error);

  g_assert_cmpuint (n, ==, counted ? 7 : 99);
  return counted;
}

static void
start_keep (World *w, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  mw_draft_keep_observations_async (w->draft, w->observations, cancellable, callback, data);
}

static gboolean
finish_keep (World *w, GAsyncResult *result, GError **error)
{
  return mw_draft_keep_observations_finish (w->draft, result, error);
}

static void
start_list_observations (World *w,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  mw_draft_list_observations_async (w->draft, NULL, cancellable, callback, data);
}

static gboolean
finish_list_observations (World *w, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) list = mw_draft_list_observations_finish (w->draft, result, error);

  return list != NULL;
}

static void
start_count_ending (World *w,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer data)
{
  mw_draft_count_ending_certificates_async (w->draft, cancellable, callback, data);
}

static gboolean
finish_count_ending (World *w, GAsyncResult *result, GError **error)
{
  guint n = 99;
  gboolean counted = mw_draft_count_ending_certificates_finish (w->draft, result, &n, error);

  g_assert_cmpuint (n, ==, counted ? 3 : 99);
  return counted;
}

static void
start_keep_health (World *w, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GDate) day = g_date_new_julian (740000);

  mw_draft_keep_health_async (w->draft, day, cancellable, callback, data);
}

static gboolean
finish_keep_health (World *w, GAsyncResult *result, GError **error)
{
  return mw_draft_keep_health_finish (w->draft, result, error);
}

static void
start_list_health (World *w, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  mw_draft_list_health_async (w->draft, cancellable, callback, data);
}

static gboolean
finish_list_health (World *w, GAsyncResult *result, GError **error)
{
  g_autoptr (GPtrArray) days = mw_draft_list_health_finish (w->draft, result, error);

  return days != NULL;
}

static void
start_read_health (World *w, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  mw_draft_read_health_async (w->draft, TRUE, cancellable, callback, data);
}

static gboolean
finish_read_health (World *w, GAsyncResult *result, GError **error)
{
  MwHealthNow now = { 99, 99 };
  gboolean done = mw_draft_read_health_finish (w->draft, result, &now, error);

  g_assert_cmpuint (now.n_fails, ==, done ? 2 : 99);
  g_assert_cmpuint (now.n_unseen, ==, done ? 1 : 99);
  return done;
}

static const Twin TWINS[] = {
  { "apply", "Ada;", TRUE, start_apply, finish_apply },
  { "undo", "undo;", TRUE, start_undo, finish_undo },
  { "redo", "redo;", TRUE, start_redo, finish_redo },
  { "take_back", "take back 68719476737;", TRUE, start_take_back, finish_take_back },
  { "discard", "discard;", TRUE, start_discard, finish_discard },
  { "submit", "submit ada “” a+b;", TRUE, start_submit, finish_submit },
  { "keep_observations", "keep 0;", TRUE, start_keep, finish_keep },
  { "keep_health", "health of day 740000;", FALSE, start_keep_health, finish_keep_health },
  { "review", "review;", FALSE, start_review, finish_review },
  { "foreach", "support;", FALSE, start_collect, finish_collect },
  { "find_profile", "Support;", FALSE, start_find_profile, finish_find_profile },
  { "find_agent", "ada;", FALSE, start_find_agent, finish_find_agent },
  { "find_key", "p01;", FALSE, start_locate, finish_locate },
  { "read_values", "internet-smtp-imap of p1;", FALSE, start_load_sheet, finish_load_sheet },
  { "count_profiles", "smtp;", FALSE, start_count_profiles, finish_count_profiles },
  { "list_observations", "observations of (null);", FALSE, start_list_observations,
    finish_list_observations },
  { "count_ending", "count ending;", FALSE, start_count_ending, finish_count_ending },
  { "list_health", "days;", FALSE, start_list_health, finish_list_health },
  { "read_health", "health;", FALSE, start_read_health, finish_read_health },
};

/* Whether nothing else waits for it. */
static gboolean
is_beside (const Twin *twin)
{
  return twin->start == start_keep_health || twin->start == start_read_health;
}

/* ---- what each is put through ---- */

static void
check_done (World *w, const Twin *twin)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  twin->start (w, NULL, fake_draft_on_called_cb, &result);
  /* Never from within the call. */
  g_assert_null (result);
  g_assert_true (twin->finish (w, fake_draft_wait_for (&result), &error));
  g_assert_no_error (error);
  fake_draft_assert_log (FAKE_DRAFT (w->draft), twin->log);
}

static void
check_failed (World *w, const Twin *twin)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  FAKE_DRAFT (w->draft)->fail = TRUE;
  twin->start (w, NULL, fake_draft_on_called_cb, &result);
  g_assert_false (twin->finish (w, fake_draft_wait_for (&result), &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_STORAGE);
  FAKE_DRAFT (w->draft)->fail = FALSE;
  fake_draft_assert_log (FAKE_DRAFT (w->draft), twin->log);
}

/* What is written says what became of it, whenever somebody wished to stop; what is read is not
 * wanted any more, although it was found. */
static void
check_end (World *w, const Twin *twin, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  gboolean done = twin->finish (w, result, &error);

  g_assert_cmpint (done, ==, twin->writes);
  if (twin->writes)
    g_assert_no_error (error);
  else
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
check_cancelled_before (World *w, const Twin *twin)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_cancellable_cancel (cancellable);
  twin->start (w, cancellable, fake_draft_on_called_cb, &result);
  g_assert_null (result);
  check_end (w, twin, fake_draft_wait_for (&result));
}

static void
check_cancelled_while_it_runs (World *w, const Twin *twin)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;

  fake_draft_hold (FAKE_DRAFT (w->draft), twin->name);
  twin->start (w, cancellable, fake_draft_on_called_cb, &result);
  fake_draft_wait_held (FAKE_DRAFT (w->draft), 1);
  g_cancellable_cancel (cancellable);
  g_assert_null (result);
  fake_draft_hold (FAKE_DRAFT (w->draft), NULL);
  check_end (w, twin, fake_draft_wait_for (&result));
}

static void
check_cancelled_after (World *w, const Twin *twin)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;

  twin->start (w, cancellable, fake_draft_on_called_cb, &result);
  fake_draft_wait_for (&result);
  g_cancellable_cancel (cancellable);
  check_end (w, twin, result);
}

/* Two of a kind keep apart: one may be cancelled. */
static void
check_two (World *w, const Twin *twin)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *twice = g_strconcat (twin->log, twin->log, NULL);

  fake_draft_hold (FAKE_DRAFT (w->draft), twin->name);
  twin->start (w, cancellable, fake_draft_on_called_cb, &first);
  fake_draft_wait_held (FAKE_DRAFT (w->draft), 1);
  twin->start (w, NULL, fake_draft_on_called_cb, &second);
  g_cancellable_cancel (cancellable);
  fake_draft_hold (FAKE_DRAFT (w->draft), NULL);
  /* GLib may tell of the cancelled one later. */
  check_end (w, twin, fake_draft_wait_for (&first));
  g_assert_true (twin->finish (w, fake_draft_wait_for (&second), &error));
  g_assert_no_error (error);
  fake_draft_assert_log (FAKE_DRAFT (w->draft), twice);
}

/* A result that nobody finishes is freed with its task: the sanitizers tell. */
static void
check_unfinished (World *w, const Twin *twin)
{
  g_autoptr (GAsyncResult) last = NULL;

  twin->start (w, NULL, NULL, NULL);
  twin->start (w, NULL, fake_draft_on_called_cb, &last);
  g_assert_true (twin->finish (w, fake_draft_wait_for (&last), NULL));
}

/* While it is under way, edits get through, and so does whatever else needs no turn. */
static void
check_beside (World *w, const Twin *twin)
{
  g_autoptr (GAsyncResult) held = NULL;

  if (!is_beside (twin))
    return;
  fake_draft_hold (FAKE_DRAFT (w->draft), twin->name);
  twin->start (w, NULL, fake_draft_on_called_cb, &held);
  fake_draft_wait_held (FAKE_DRAFT (w->draft), 1);
  for (guint i = 0; i < G_N_ELEMENTS (TWINS); i++)
    if (&TWINS[i] != twin)
      check_done (w, &TWINS[i]);
  g_assert_null (held);
  fake_draft_hold (FAKE_DRAFT (w->draft), NULL);
  g_assert_true (twin->finish (w, fake_draft_wait_for (&held), NULL));
  fake_draft_assert_log (FAKE_DRAFT (w->draft), twin->log);
}

/* All that asks may go while it is asked: a call keeps what it needs, and the draft ends in the
 * main thread, which its finalizer looks at. */
static void
check_dropped (const Twin *twin)
{
  World w = { 0 };
  guint before = fake_draft_count_finalized ();
  FakeDraft *draft = NULL;

  world_set_up (&w);
  draft = FAKE_DRAFT (w.draft);
  fake_draft_hold (draft, twin->name);
  twin->start (&w, NULL, NULL, NULL);
  fake_draft_wait_held (draft, 1);
  mw_edit_unref (w.edit);
  g_object_unref (w.review);
  mw_query_free (w.query);
  g_object_unref (w.sheet);
  g_object_unref (w.list);
  g_ptr_array_unref (w.observations);
  g_object_unref (w.draft);
  g_assert_cmpuint (fake_draft_count_finalized (), ==, before);
  fake_draft_hold (draft, NULL);
  while (fake_draft_count_finalized () == before)
    g_main_context_iteration (NULL, TRUE);
}

typedef void (*Check) (World *w, const Twin *twin);

static void
put_through (gconstpointer check)
{
  for (guint i = 0; i < G_N_ELEMENTS (TWINS); i++)
    {
      World w = { 0 };

      g_test_message ("%s", TWINS[i].name);
      world_set_up (&w);
      ((Check) check) (&w, &TWINS[i]);
      world_tear_down (&w);
    }
}

static void
test_dropped (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (TWINS); i++)
    {
      g_test_message ("%s", TWINS[i].name);
      check_dropped (&TWINS[i]);
    }
}

/* Whatever was asked in one go is done in that order, reads and writes alike: what was staged first
 * is seen by what is read next. */
static void
test_in_order (void)
{
  World w = { 0 };
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GAsyncResult) last = NULL;

  world_set_up (&w);
  for (guint i = 0; i < 300; i++)
    {
      const Twin *twin = &TWINS[g_test_rand_int_range (0, G_N_ELEMENTS (TWINS))];

      if (is_beside (twin))
        continue;
      twin->start (&w, NULL, NULL, NULL);
      g_string_append (expected, twin->log);
    }
  mw_draft_redo_async (w.draft, NULL, fake_draft_on_called_cb, &last);
  g_string_append (expected, "redo;");
  g_assert_true (mw_draft_redo_finish (w.draft, fake_draft_wait_for (&last), NULL));
  fake_draft_assert_log (FAKE_DRAFT (w.draft), expected->str);
  g_clear_object (&last);
  world_tear_down (&w);
}

static void
start_count (World *w, guint32 day, GCancellable *cancellable, GAsyncResult **result)
{
  g_autoptr (GDate) date = g_date_new_julian (day);

  mw_draft_keep_health_async (w->draft, date, cancellable, fake_draft_on_called_cb, result);
}

/* One count is under way and one waits, however many were asked: that of another day, and one that
 * somebody may stop, stand for no other. */
static void
test_counts (void)
{
  World w = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *results[7] = { NULL };

  world_set_up (&w);
  fake_draft_hold (FAKE_DRAFT (w.draft), "keep_health");
  start_count (&w, 1, NULL, &results[0]);
  fake_draft_wait_held (FAKE_DRAFT (w.draft), 1);
  for (guint i = 1; i < 5; i++)
    start_count (&w, 1, NULL, &results[i]);
  start_count (&w, 1, cancellable, &results[5]);
  g_cancellable_cancel (cancellable);
  fake_draft_hold (FAKE_DRAFT (w.draft), NULL);
  for (guint i = 0; i < 6; i++)
    g_assert_true (mw_draft_keep_health_finish (w.draft, fake_draft_wait_for (&results[i]), NULL) ==
                   (i < 5));
  fake_draft_assert_log (FAKE_DRAFT (w.draft), "health of day 1;health of day 1;health of day 1;");

  fake_draft_hold (FAKE_DRAFT (w.draft), "keep_health");
  start_count (&w, 1, NULL, &results[6]);
  g_clear_object (&results[0]);
  start_count (&w, 2, NULL, &results[0]);
  fake_draft_hold (FAKE_DRAFT (w.draft), NULL);
  g_assert_true (mw_draft_keep_health_finish (w.draft, fake_draft_wait_for (&results[6]), NULL));
  g_assert_true (mw_draft_keep_health_finish (w.draft, fake_draft_wait_for (&results[0]), NULL));
  fake_draft_assert_log (FAKE_DRAFT (w.draft), "health of day 1;health of day 2;");
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    g_clear_object (&results[i]);
  world_tear_down (&w);
}

/* A twin finishes what it started, and nothing else. */
static void
test_another_twins_result (void)
{
  World w = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  if (!g_test_undefined ())
    return;
  world_set_up (&w);
  mw_draft_undo_async (w.draft, NULL, fake_draft_on_called_cb, &result);
  fake_draft_wait_for (&result);
  g_test_expect_message ("mailwright-core", G_LOG_LEVEL_CRITICAL, "*g_async_result_is_tagged*");
  g_assert_false (mw_draft_redo_finish (w.draft, result, NULL));
  g_test_assert_expected_messages ();
  g_assert_true (mw_draft_undo_finish (w.draft, result, NULL));
  g_clear_object (&result);
  world_tear_down (&w);
}

/* An id that is in no list, and one that is in no row of it. */
static void
test_locating_what_is_not_there (void)
{
  World w = { 0 };
  g_autoptr (GAsyncResult) nowhere = NULL;
  g_autoptr (GAsyncResult) beyond = NULL;
  g_autoptr (GError) error = NULL;

  world_set_up (&w);
  mw_draft_locate_async (w.draft, w.list, "", NULL, fake_draft_on_called_cb, &nowhere);
  g_assert_cmpint (mw_draft_locate_finish (w.draft, fake_draft_wait_for (&nowhere), &error), ==,
                   -1);
  g_assert_no_error (error);
  mw_draft_locate_async (w.draft, w.list, "p1234", NULL, fake_draft_on_called_cb, &beyond);
  g_assert_cmpint (mw_draft_locate_finish (w.draft, fake_draft_wait_for (&beyond), &error), ==, -1);
  g_assert_no_error (error);
  g_clear_object (&nowhere);
  g_clear_object (&beyond);
  world_tear_down (&w);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/core/draft-calls/done", check_done, put_through);
  g_test_add_data_func ("/core/draft-calls/failed", check_failed, put_through);
  g_test_add_data_func ("/core/draft-calls/cancelled-before", check_cancelled_before, put_through);
  g_test_add_data_func ("/core/draft-calls/cancelled-while-it-runs", check_cancelled_while_it_runs,
                        put_through);
  g_test_add_data_func ("/core/draft-calls/cancelled-after", check_cancelled_after, put_through);
  g_test_add_data_func ("/core/draft-calls/two-at-once", check_two, put_through);
  g_test_add_data_func ("/core/draft-calls/unfinished", check_unfinished, put_through);
  g_test_add_data_func ("/core/draft-calls/beside", check_beside, put_through);
  g_test_add_func ("/core/draft-calls/counts", test_counts);
  g_test_add_func ("/core/draft-calls/dropped", test_dropped);
  g_test_add_func ("/core/draft-calls/in-order", test_in_order);
  g_test_add_func ("/core/draft-calls/another-twins-result", test_another_twins_result);
  g_test_add_func ("/core/draft-calls/locating-what-is-not-there", test_locating_what_is_not_there);
  return g_test_run ();
}
