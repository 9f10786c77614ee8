/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "fake-draft.h"

static const char *const PROPERTIES[] = {
  "n-changes",
  "undo-label",
  "redo-label",
  "base-revision",
  "live-revision",
  "n-profiles",
  "n-overrides",
  "n-agents",
  "n-responsibilities",
  "staged-profiles",
  "staged-overrides",
  "staged-agents",
  "staged-responsibilities",
  "staged-drivers",
  "mark",
};

/* With two values, and a profile. */
static MwDraft *
new_draft (void)
{
  MwDraft *draft = fake_draft_new ();
  MwProfile *profile = mw_profile_new ();

  mw_profile_fill (profile, &(MwProfileFields){ .id = "p1", .name = "Support" });
  g_ptr_array_add (FAKE_DRAFT (draft)->profiles, profile);
  g_hash_table_insert (FAKE_DRAFT (draft)->defaults, (char *) "smtp-server",
                       (char *) "smtp.example.org");
  g_hash_table_insert (FAKE_DRAFT (draft)->overrides, (char *) "smtp-port", (char *) "2525");
  return draft;
}

static void
test_properties (void)
{
  g_autoptr (MwDraft) draft = new_draft ();
  gpointer live = g_type_default_interface_ref (MW_TYPE_LIVE);

  for (guint i = 0; i < G_N_ELEMENTS (PROPERTIES); i++)
    {
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (draft), PROPERTIES[i]);

      g_assert_nonnull (pspec);
      g_assert_false (pspec->flags & G_PARAM_WRITABLE);
    }
  g_assert_cmpuint (g_signal_lookup ("changed", FAKE_TYPE_DRAFT), !=, 0);
  g_assert_cmpuint (g_signal_lookup ("revised", MW_TYPE_LIVE), !=, 0);
  g_type_default_interface_unref (live);
}

static void
test_state (void)
{
  MwDraftState state = { .undo_label = g_strdup ("a"), .redo_label = g_strdup ("b") };

  mw_draft_state_clear (&state);
  g_assert_null (state.undo_label);
  mw_draft_state_clear (&state);
}

typedef void (*Start) (MwDraft *, GCancellable *, GAsyncReadyCallback, gpointer);
typedef gboolean (*Finish) (MwDraft *, GAsyncResult *, GError **);

static void
check_plain_call (Start start, Finish finish, const char *name)
{
  g_autoptr (MwDraft) draft = new_draft ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GAsyncResult) failed = NULL;
  g_autofree char *expected = g_strdup_printf ("%s;", name);

  start (draft, NULL, fake_draft_on_called_cb, &done);
  g_assert_true (finish (draft, fake_draft_wait_for (&done), &error));
  g_assert_no_error (error);
  fake_draft_assert_log (FAKE_DRAFT (draft), expected);

  FAKE_DRAFT (draft)->fail = TRUE;
  start (draft, NULL, fake_draft_on_called_cb, &failed);
  g_assert_false (finish (draft, fake_draft_wait_for (&failed), &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_STORAGE);
}

static void
test_plain_calls (void)
{
  check_plain_call (mw_draft_undo_async, mw_draft_undo_finish, "undo");
  check_plain_call (mw_draft_redo_async, mw_draft_redo_finish, "redo");
  check_plain_call (mw_draft_discard_async, mw_draft_discard_finish, "discard");
}

static void
test_order (void)
{
  g_autoptr (MwDraft) draft = new_draft ();
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GAsyncResult) last = NULL;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *subject = g_strdup_printf ("%u", i);
      g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_CHANGE_PROFILE, subject, NULL);

      mw_draft_apply_async (draft, edit, NULL, NULL, NULL);
      g_string_append_printf (expected, "%u;", i);
    }
  mw_draft_undo_async (draft, NULL, fake_draft_on_called_cb, &last);
  g_string_append (expected, "undo;");
  g_assert_true (mw_draft_undo_finish (draft, fake_draft_wait_for (&last), NULL));
  fake_draft_assert_log (FAKE_DRAFT (draft), expected->str);
}

/* What is done cannot be said to be cancelled. */
static void
test_cancelled_write (void)
{
  g_autoptr (MwDraft) draft = new_draft ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_ADD_AGENT, "Ada", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  mw_draft_apply_async (draft, edit, cancellable, fake_draft_on_called_cb, &result);
  g_cancellable_cancel (cancellable);
  g_assert_true (mw_draft_apply_finish (draft, fake_draft_wait_for (&result), &error));
  g_assert_no_error (error);
  fake_draft_assert_log (FAKE_DRAFT (draft), "Ada;");
}

static void
test_cancelled_read (void)
{
  g_autoptr (MwDraft) draft = new_draft ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  mw_draft_review_async (draft, cancellable, fake_draft_on_called_cb, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (mw_draft_review_finish (draft, fake_draft_wait_for (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_submit (void)
{
  g_autoptr (MwDraft) draft = new_draft ();
  g_autoptr (MwReview) review = mw_draft_review (draft, NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) plain = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) accepted = g_strsplit ("a/1,b/2", ",", -1);
  char author[] = "ada";
  char comment[] = "why";

  FAKE_DRAFT (draft)->strayed = FALSE;
  g_string_truncate (FAKE_DRAFT (draft)->log, 0);

  fake_draft_hold (FAKE_DRAFT (draft), "submit");
  mw_draft_submit_async (draft, review, author, comment, (const char *const *) accepted, NULL,
                         fake_draft_on_called_cb, &result);
  author[0] = comment[0] = accepted[0][0] = 'X';
  fake_draft_hold (FAKE_DRAFT (draft), NULL);
  g_assert_cmpint (mw_draft_submit_finish (draft, fake_draft_wait_for (&result), &error), ==,
                   G_GINT64_CONSTANT (0x123456789ab));
  g_assert_no_error (error);
  fake_draft_assert_log (FAKE_DRAFT (draft), "submit ada “why” a/1+b/2;");

  FAKE_DRAFT (draft)->fail = TRUE;
  mw_draft_submit_async (draft, review, "ada", NULL, NULL, NULL, fake_draft_on_called_cb, &plain);
  g_assert_cmpint (mw_draft_submit_finish (draft, fake_draft_wait_for (&plain), &error), ==, -1);
  g_assert_error (error, MW_ERROR, MW_ERROR_STORAGE);
  fake_draft_assert_log (FAKE_DRAFT (draft), "submit ada “” ;");
}

static void
test_reads (void)
{
  g_autoptr (MwDraft) draft = new_draft ();
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GAsyncResult) counted = NULL;
  g_autoptr (GAsyncResult) collected = NULL;
  g_autoptr (GAsyncResult) reviewed = NULL;
  g_autoptr (MwProfile) profile = NULL;
  g_autoptr (MwReview) review = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint n_profiles = 0;

  mw_query_set_search (query, "support");
  mw_draft_find_profile_async (draft, "Support", NULL, fake_draft_on_called_cb, &found);
  mw_draft_count_profiles_async (draft, "smtp-imap", NULL, fake_draft_on_called_cb, &counted);
  mw_draft_collect_async (draft, query, NULL, fake_draft_on_called_cb, &collected);
  mw_query_set_search (query, NULL);
  mw_draft_review_async (draft, NULL, fake_draft_on_called_cb, &reviewed);

  profile = mw_draft_find_profile_finish (draft, fake_draft_wait_for (&found), NULL);
  g_assert_cmpstr (mw_profile_get_name (profile), ==, "Support");
  g_assert_true (
      mw_draft_count_profiles_finish (draft, fake_draft_wait_for (&counted), &n_profiles, NULL));
  g_assert_cmpuint (n_profiles, ==, 7);
  rows = mw_draft_collect_finish (draft, fake_draft_wait_for (&collected), NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  review = mw_draft_review_finish (draft, fake_draft_wait_for (&reviewed), NULL);
  g_assert_cmpint (mw_review_get_base (review)->number, ==, 4);
  g_assert_cmpint (mw_review_get_upto (review), ==, 9);
  fake_draft_assert_log (FAKE_DRAFT (draft), "Support;smtp-imap;support;review;");
}

static void
test_finding_an_agent (void)
{
  g_autoptr (MwDraft) draft = new_draft ();
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GAsyncResult) failed = NULL;
  g_autoptr (MwAgent) agent = NULL;
  g_autoptr (GError) error = NULL;

  mw_draft_find_agent_async (draft, "anna", NULL, fake_draft_on_called_cb, &found);
  agent = mw_draft_find_agent_finish (draft, fake_draft_wait_for (&found), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mw_agent_get_login (agent), ==, "anna");

  FAKE_DRAFT (draft)->fail = TRUE;
  mw_draft_find_agent_async (draft, "bo", NULL, fake_draft_on_called_cb, &failed);
  g_assert_null (mw_draft_find_agent_finish (draft, fake_draft_wait_for (&failed), &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_STORAGE);
}

static void
test_failed_reads (void)
{
  g_autoptr (MwDraft) draft = new_draft ();
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  g_autoptr (GAsyncResult) counted = NULL;
  g_autoptr (GAsyncResult) collected = NULL;
  g_autoptr (GError) error = NULL;
  guint n_profiles = 1;

  FAKE_DRAFT (draft)->fail = TRUE;
  mw_draft_count_profiles_async (draft, "smtp-imap", NULL, fake_draft_on_called_cb, &counted);
  mw_draft_collect_async (draft, query, NULL, fake_draft_on_called_cb, &collected);
  g_assert_false (
      mw_draft_count_profiles_finish (draft, fake_draft_wait_for (&counted), &n_profiles, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_STORAGE);
  g_assert_cmpuint (n_profiles, ==, 1);
  g_clear_error (&error);
  g_assert_null (mw_draft_collect_finish (draft, fake_draft_wait_for (&collected), &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_STORAGE);
}

static MwSheet *
new_sheet (void)
{
  g_autofree char *drivers = g_test_build_filename (G_TEST_DIST, "../../data/drivers", NULL);
  const char *const folders[] = { drivers, NULL };
  g_autoptr (MwCatalogue) catalogue = mw_catalogue_new (folders);
  MwDriver *driver = mw_catalogue_find (catalogue, "internet-smtp-imap");

  g_assert_nonnull (driver);
  return mw_sheet_new (driver, "support@example.org");
}

static void
test_load_sheet (void)
{
  g_autoptr (MwDraft) draft = new_draft ();
  g_autoptr (MwSheet) sheet = new_sheet ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  mw_draft_load_sheet_async (draft, sheet, "p1", NULL, fake_draft_on_called_cb, &result);
  g_assert_true (mw_draft_load_sheet_finish (draft, fake_draft_wait_for (&result), &error));
  g_assert_no_error (error);
  fake_draft_assert_log (FAKE_DRAFT (draft), "internet-smtp-imap of p1;");
  g_assert_cmpstr (mw_sheet_get (sheet, "smtp-server"), ==, "smtp.example.org");
  g_assert_cmpstr (mw_sheet_get (sheet, "smtp-port"), ==, "2525");
}

static void
test_load_sheet_here (void)
{
  g_autoptr (MwDraft) draft = new_draft ();
  g_autoptr (MwSheet) sheet = new_sheet ();
  g_autoptr (GError) error = NULL;

  g_assert_true (mw_draft_load_sheet (draft, sheet, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (mw_sheet_get (sheet, "smtp-server"), ==, "smtp.example.org");

  FAKE_DRAFT (draft)->fail = TRUE;
  g_assert_false (mw_draft_load_sheet (draft, sheet, NULL, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_STORAGE);
  g_assert_cmpstr (mw_sheet_get (sheet, "smtp-server"), ==, "smtp.example.org");
}

/* A page that is left must not be filled any more. */
static void
test_load_sheet_cancelled (void)
{
  g_autoptr (MwDraft) draft = new_draft ();
  g_autoptr (MwSheet) sheet = new_sheet ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  mw_draft_load_sheet_async (draft, sheet, "p1", cancellable, fake_draft_on_called_cb, &result);
  fake_draft_wait_for (&result);
  g_cancellable_cancel (cancellable);
  g_assert_false (mw_draft_load_sheet_finish (draft, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (mw_sheet_get (sheet, "smtp-server"));
}

static void
on_under_way_cb (MwDraft *draft, gpointer user_data)
{
  GString *log = user_data;

  g_string_append (log, mw_draft_can_undo (draft) ? "u" : "-");
  g_string_append (log, mw_draft_can_redo (draft) ? "r" : "-");
}

/* The one that is made has no history of its own: all that can be undone is under way. */
static void
test_under_way (void)
{
  g_autoptr (MwDraft) draft = new_draft ();
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_CHANGE_PROFILE, "Support", NULL);
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GAsyncResult) last = NULL;

  g_signal_connect (draft, "under-way", G_CALLBACK (on_under_way_cb), log);
  g_assert_false (mw_draft_can_undo (draft));
  g_assert_false (mw_draft_can_redo (draft));
  mw_draft_apply_async (draft, edit, NULL, NULL, NULL);
  mw_draft_undo_async (draft, NULL, NULL, NULL);
  mw_draft_redo_async (draft, NULL, fake_draft_on_called_cb, &last);
  g_assert_cmpstr (log->str, ==, "u-urur");
  fake_draft_wait_for (&last);
  g_assert_cmpstr (log->str, ==,
                   "u-ururu"
                   "ru---");
  g_assert_false (mw_draft_can_undo (draft));
}

static void
on_last_call_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *done = user_data;

  *done = TRUE;
}

/* The draft ends in the main thread, and at once, even if a call is all that holds it. */
static void
test_last_reference (void)
{
  guint before = fake_draft_count_finalized ();

  for (guint i = 1; i <= 200; i++)
    {
      MwDraft *draft = new_draft ();
      gboolean done = FALSE;

      mw_draft_undo_async (draft, NULL, on_last_call_done_cb, &done);
      g_object_unref (draft);
      while (!done)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (fake_draft_count_finalized (), ==, before + i);
    }
}

static MwChange *
describe_id (const MwOperation *operation, gpointer user_data)
{
  MwChangeFields fields = { .object_id = mw_operation_get_fields (operation)->object_id };

  return mw_change_new (&fields);
}

static void
test_review (void)
{
  g_autoptr (GPtrArray) operations =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mw_operation_unref);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  MwOperationFields fields = { .object_kind = MW_OBJECT_PROFILE,
                               .object_id = "p1",
                               .part = "profile" };
  MwRevisionId base;
  g_autoptr (MwReview) review = NULL;
  g_autoptr (MwFinding) first = NULL;
  g_autoptr (MwChange) change = NULL;

  mw_revision_id_init (&base, 3, "three");
  g_ptr_array_add (operations, mw_operation_new (&fields, NULL));
  g_ptr_array_add (findings, mw_finding_new ("old-tls", FALSE, MW_OBJECT_PROFILE, "p1", "Support",
                                             NULL, "TLS is old."));
  g_ptr_array_add (findings, mw_finding_new ("missing", TRUE, MW_OBJECT_PROFILE, "p1", "Support",
                                             "smtp-server", "A server is missing."));
  g_ptr_array_add (findings, mw_finding_new ("single-label", FALSE, MW_OBJECT_PROFILE, "p1",
                                             "Support", NULL, "The domain is one label."));
  review = mw_review_new (&base, 5, "mark", operations,
                          mw_change_list_new (operations, describe_id, NULL, NULL), findings, NULL);

  g_assert_cmpuint (g_list_model_get_n_items (mw_review_get_changes (review)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (mw_review_get_findings (review)), ==, 3);
  g_assert_cmpuint (mw_review_get_n_errors (review), ==, 1);
  g_assert_cmpuint (mw_review_get_n_warnings (review), ==, 2);
  g_assert_true (mw_review_get_operations (review) == operations);
  g_assert_cmpstr (mw_review_get_mark (review), ==, "mark");
  change = g_list_model_get_item (mw_review_get_changes (review), 0);
  g_assert_cmpstr (mw_change_get_object_id (change), ==, "p1");
  g_assert_null (g_list_model_get_item (mw_review_get_changes (review), 1));
  first = g_list_model_get_item (mw_review_get_findings (review), 0);
  g_assert_true (mw_finding_get_is_error (first));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/draft/properties", test_properties);
  g_test_add_func ("/core/draft/state", test_state);
  g_test_add_func ("/core/draft/plain-calls", test_plain_calls);
  g_test_add_func ("/core/draft/order", test_order);
  g_test_add_func ("/core/draft/cancelled-write", test_cancelled_write);
  g_test_add_func ("/core/draft/cancelled-read", test_cancelled_read);
  g_test_add_func ("/core/draft/submit", test_submit);
  g_test_add_func ("/core/draft/reads", test_reads);
  g_test_add_func ("/core/draft/failed-reads", test_failed_reads);
  g_test_add_func ("/core/draft/finding-an-agent", test_finding_an_agent);
  g_test_add_func ("/core/draft/load-sheet", test_load_sheet);
  g_test_add_func ("/core/draft/load-sheet-here", test_load_sheet_here);
  g_test_add_func ("/core/draft/load-sheet-cancelled", test_load_sheet_cancelled);
  g_test_add_func ("/core/draft/under-way", test_under_way);
  g_test_add_func ("/core/draft/last-reference", test_last_reference);
  g_test_add_func ("/core/review/counts", test_review);

  return g_test_run ();
}
