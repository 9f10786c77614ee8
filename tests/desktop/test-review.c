/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/error.h>

#include <mailwright/acceptance.h>
#include <mailwright/review.h>
#include "desktop/submit/change-rows.h"
#include "desktop/submit/submit-remedy.h"

/* ---- the rows of a diff ---- */

/* A diff without a draft. */
typedef struct
{
  GPtrArray *operations; /* (owned) (element-type MwOperation) */
} Diff;

static void
diff_init (Diff *diff)
{
  diff->operations = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_operation_unref);
}

static void
diff_clear (Diff *diff)
{
  g_clear_pointer (&diff->operations, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Diff, diff_clear)

static void
add_change (Diff *diff, const char *object, const char *field, const char *after)
{
  MwOperationValue value = { "value", "before", after };
  MwOperationFields fields = { .sign = MW_CHANGE_CHANGED,
                               .object_kind = MW_OBJECT_PROFILE,
                               .object_id = object,
                               .part = "override",
                               .member = field,
                               .values = &value,
                               .n_values = 1 };
  MwOperationWords words = { .object_name = object };

  g_ptr_array_add (diff->operations, mw_operation_new (&fields, &words));
}

static MwChange *
describe_operation (const MwOperation *operation, gpointer user_data)
{
  const MwOperationFields *fields = mw_operation_get_fields (operation);

  return mw_change_new (&(MwChangeFields){
      .object_kind = fields->object_kind,
      .object_id = fields->object_id,
      .object_name = fields->object_id,
      .field = fields->member,
      .field_name = fields->member,
      .sign = fields->sign,
      .before = fields->values[0].before,
      .after = fields->values[0].after,
  });
}

static void
show (MwChangeRows *rows, Diff *diff)
{
  g_autoptr (GListModel) changes =
      mw_change_list_new (diff->operations, describe_operation, NULL, NULL);
  g_autoptr (MwChangeSpans) spans = mw_change_spans_new (diff->operations);

  mw_change_rows_set_changes (rows, changes, spans);
}

/* Two of one profile, one of another. */
static MwChangeRows *
create_rows (void)
{
  MwChangeRows *rows = mw_change_rows_new ();
  g_auto (Diff) diff = { NULL };

  diff_init (&diff);
  add_change (&diff, "Support", "smtp-server", "smtp.example.org");
  add_change (&diff, "Support", "smtp-port", "465");
  add_change (&diff, "Returns", "smtp-server", "MAIL.example.org");
  show (rows, &diff);
  return rows;
}

/* A list in words: a heading as [name], a change as field=after. */
static char *
describe (gpointer rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (rows, i);

      if (i > 0)
        g_string_append_c (text, ' ');
      if (MW_IS_CHANGE_GROUP (item))
        {
          g_autoptr (MwChange) first = mw_change_group_dup_change (MW_CHANGE_GROUP (item));
          gboolean alike = mw_change_group_get_alike (MW_CHANGE_GROUP (item));

          g_string_append_printf (text, "[%s]",
                                  alike ? mw_change_get_field (first)
                                        : mw_change_get_object_name (first));
        }
      else
        g_string_append_printf (text, "%s=%s", mw_change_get_field (MW_CHANGE (item)),
                                mw_change_get_after (MW_CHANGE (item)));
    }
  return g_string_free (text, FALSE);
}

static void
assert_rows (MwChangeRows *rows, const char *expected)
{
  g_autofree char *text = describe (rows);

  g_assert_cmpstr (text, ==, expected);
}

static void
toggle (MwChangeRows *rows, guint position)
{
  g_autoptr (GObject) group = g_list_model_get_item (G_LIST_MODEL (rows), position);

  mw_change_rows_toggle (rows, MW_CHANGE_GROUP (group));
}

#define SUPPORT "[Support] smtp-server=smtp.example.org smtp-port=465"
#define RETURNS "[Returns] smtp-server=MAIL.example.org"

static void
test_changes_are_grouped_by_object (void)
{
  g_autoptr (MwChangeRows) rows = create_rows ();
  g_autoptr (GObject) group = g_list_model_get_item (G_LIST_MODEL (rows), 0);
  g_autoptr (GObject) again = g_list_model_get_item (G_LIST_MODEL (rows), 0);

  assert_rows (rows, SUPPORT " " RETURNS);
  g_assert_true (group == again);
  g_assert_cmpuint (mw_change_group_get_n_changes (MW_CHANGE_GROUP (group)), ==, 2);
  g_assert_cmpuint (mw_change_rows_get_n_groups (rows), ==, 2);
}

typedef struct
{
  guint n_times;
  guint position, removed, added;
} Moves;

static void
on_items_changed_cb (GListModel *model, guint position, guint removed, guint added, Moves *moves)
{
  *moves = (Moves){ moves->n_times + 1, position, removed, added };
}

static void
test_a_group_folds_by_itself (void)
{
  g_autoptr (MwChangeRows) rows = create_rows ();
  Moves moves = { 0 };

  g_signal_connect (rows, "items-changed", G_CALLBACK (on_items_changed_cb), &moves);
  toggle (rows, 0);
  assert_rows (rows, "[Support] " RETURNS);
  g_assert_cmpuint (moves.n_times, ==, 1);
  g_assert_cmpuint (moves.position, ==, 1);
  g_assert_cmpuint (moves.removed, ==, 2);
  g_assert_cmpuint (moves.added, ==, 0);

  toggle (rows, 1);
  assert_rows (rows, "[Support] [Returns]");
  g_assert_true (mw_change_rows_get_all_folded (rows));

  toggle (rows, 0);
  assert_rows (rows, SUPPORT " [Returns]");
  g_assert_false (mw_change_rows_get_all_folded (rows));
}

static void
test_all_fold_and_unfold (void)
{
  g_autoptr (MwChangeRows) rows = create_rows ();

  mw_change_rows_set_all_folded (rows, TRUE);
  assert_rows (rows, "[Support] [Returns]");
  mw_change_rows_set_all_folded (rows, FALSE);
  assert_rows (rows, SUPPORT " " RETURNS);
}

static void
test_a_search_shows_what_matches (void)
{
  g_autoptr (MwChangeRows) rows = create_rows ();

  mw_change_rows_set_all_folded (rows, TRUE);
  mw_change_rows_set_search (rows, " mail ");
  assert_rows (rows, RETURNS);
  mw_change_rows_set_search (rows, "SUPPORT");
  assert_rows (rows, SUPPORT);
  toggle (rows, 0);
  assert_rows (rows, "[Support]");
  mw_change_rows_set_search (rows, "no such thing");
  assert_rows (rows, "");
  mw_change_rows_set_search (rows, "");
  assert_rows (rows, SUPPORT " " RETURNS);
}

static void
test_a_later_review_replaces_the_rows (void)
{
  g_autoptr (MwChangeRows) rows = create_rows ();
  g_auto (Diff) diff = { NULL };

  diff_init (&diff);
  add_change (&diff, "Sales", "imap-server", "imap.example.org");
  mw_change_rows_set_search (rows, "imap");
  assert_rows (rows, "");
  show (rows, &diff);
  assert_rows (rows, "[Sales] imap-server=imap.example.org");
  mw_change_rows_set_changes (rows, NULL, NULL);
  assert_rows (rows, "");
}

/* What was done to many alike is one row, until it is opened. */
static void
test_equal_edits_are_one (void)
{
  g_autoptr (MwChangeRows) rows = mw_change_rows_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (Diff) diff = { NULL };

  diff_init (&diff);
  add_change (&diff, "A", "smtp-server", "relay.example.org");
  add_change (&diff, "Sales", "smtp-port", "25");
  add_change (&diff, "Sales", "smtp-server", "relay.example.org");
  add_change (&diff, "C", "smtp-server", "other.example.org");
  show (rows, &diff);
  assert_rows (rows, "[smtp-server] [Sales] smtp-port=25 [C] smtp-server=other.example.org");
  g_assert_cmpuint (mw_change_rows_count_objects (rows), ==, 3);
  mw_change_rows_list_places (rows, 0, places);
  g_assert_cmpuint (places->len, ==, 2);
  g_assert_cmpuint (g_array_index (places, guint, 1), ==, 2);
  toggle (rows, 0);
  assert_rows (rows, "[smtp-server] smtp-server=relay.example.org smtp-server=relay.example.org"
                     " [Sales] smtp-port=25 [C] smtp-server=other.example.org");
  g_assert_true (mw_change_group_get_alike (mw_change_rows_find_group (rows, 2)));
  g_assert_false (mw_change_group_get_alike (mw_change_rows_find_group (rows, 4)));
  /* One of them is found by its own name. */
  toggle (rows, 0);
  mw_change_rows_set_search (rows, "sales");
  assert_rows (rows, "[smtp-server] smtp-server=relay.example.org [Sales] smtp-port=25");
}

static void
test_a_bulk_change_is_one_row (void)
{
  g_autoptr (MwChangeRows) rows = mw_change_rows_new ();
  g_auto (Diff) diff = { NULL };
  gint64 start = 0;

  diff_init (&diff);
  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Profile %u", i);

      add_change (&diff, name, "polling-interval", "300");
    }
  start = g_get_monotonic_time ();
  show (rows, &diff);
  g_test_message ("100,000 changes in %" G_GINT64_FORMAT " ms",
                  (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 1);
  toggle (rows, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 100001);
}

/* ---- what a person knows of ---- */

static MwFinding *
make_finding (const char *code, gboolean is_error, const char *id)
{
  return mw_finding_new (code, is_error, MW_OBJECT_PROFILE, id, id, "key", "A sentence.");
}

static GListModel *
make_findings (MwFinding *first, MwFinding *second)
{
  GListStore *findings = g_list_store_new (MW_TYPE_FINDING);

  g_list_store_append (findings, first);
  if (second != NULL)
    g_list_store_append (findings, second);
  return G_LIST_MODEL (findings);
}

static void
test_warnings_are_ticked_one_by_one (void)
{
  g_autoptr (MwAcceptance) acceptance = mw_acceptance_new ();
  g_autoptr (MwFinding) one = make_finding ("plain-password", FALSE, "one");
  g_autoptr (MwFinding) two = make_finding ("plain-password", FALSE, "two");
  g_autoptr (GListModel) findings = make_findings (one, two);
  g_auto (GStrv) ids = NULL;

  mw_acceptance_set_findings (acceptance, findings);
  g_assert_cmpuint (mw_acceptance_get_n_left (acceptance), ==, 2);
  mw_acceptance_set (acceptance, two, TRUE);
  mw_acceptance_set (acceptance, two, TRUE);
  g_assert_cmpuint (mw_acceptance_get_n_left (acceptance), ==, 1);
  g_assert_false (mw_acceptance_get (acceptance, one));
  ids = mw_acceptance_dup_ids (acceptance);
  g_assert_cmpuint (g_strv_length (ids), ==, 1);
  g_assert_cmpstr (ids[0], ==, mw_finding_get_id (two));
  mw_acceptance_set (acceptance, two, FALSE);
  g_assert_cmpuint (mw_acceptance_get_n_left (acceptance), ==, 2);
  mw_acceptance_set_all (acceptance, TRUE);
  g_assert_cmpuint (mw_acceptance_get_n_left (acceptance), ==, 0);
}

static void
test_an_error_cannot_be_accepted (void)
{
  g_autoptr (MwAcceptance) acceptance = mw_acceptance_new ();
  g_autoptr (MwFinding) error = make_finding ("missing", TRUE, "one");
  g_autoptr (GListModel) findings = make_findings (error, NULL);
  g_auto (GStrv) ids = NULL;

  mw_acceptance_set_findings (acceptance, findings);
  mw_acceptance_set (acceptance, error, TRUE);
  g_assert_false (mw_acceptance_get (acceptance, error));
  g_assert_cmpuint (mw_acceptance_get_n_warnings (acceptance), ==, 0);
  ids = mw_acceptance_dup_ids (acceptance);
  g_assert_cmpuint (g_strv_length (ids), ==, 0);
}

static void
test_ticks_outlive_a_review_that_still_warns (void)
{
  g_autoptr (MwAcceptance) acceptance = mw_acceptance_new ();
  g_autoptr (MwFinding) kept = make_finding ("plain-password", FALSE, "one");
  g_autoptr (MwFinding) gone = make_finding ("old-tls", FALSE, "two");
  g_autoptr (MwFinding) new = make_finding ("old-tls", FALSE, "three");
  g_autoptr (GListModel) before = make_findings (kept, gone);
  g_autoptr (GListModel) after = make_findings (kept, new);

  mw_acceptance_set_findings (acceptance, before);
  mw_acceptance_set_all (acceptance, TRUE);
  mw_acceptance_set_findings (acceptance, after);
  g_assert_true (mw_acceptance_get (acceptance, kept));
  g_assert_false (mw_acceptance_get (acceptance, new));
  g_assert_cmpuint (mw_acceptance_get_n_left (acceptance), ==, 1);
  /* What was gone and comes back is a new warning. */
  mw_acceptance_set_findings (acceptance, before);
  g_assert_false (mw_acceptance_get (acceptance, gone));
}

/* ---- what to do about a failure ---- */

static void
test_each_failure_has_its_remedy (void)
{
  const struct
  {
    MwError code;
    MwRemedy remedy;
  } cases[] = {
    { MW_ERROR_REVIEW_OUTDATED, MW_REMEDY_REVIEW },
    { MW_ERROR_DUPLICATE, MW_REMEDY_REVIEW },
    { MW_ERROR_REFUSED, MW_REMEDY_REVIEW },
    { MW_ERROR_BLOCKED, MW_REMEDY_REVIEW },
    { MW_ERROR_STALE, MW_REMEDY_DISCARD },
    { MW_ERROR_READ_ONLY, MW_REMEDY_RETRY },
    { MW_ERROR_FULL, MW_REMEDY_RETRY },
    { MW_ERROR_BUSY, MW_REMEDY_RETRY },
    { MW_ERROR_STORAGE, MW_REMEDY_RETRY },
    { MW_ERROR_NEWER_SCHEMA, MW_REMEDY_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (MW_ERROR, cases[i].code, "What happened.");
      g_autofree char *words = mw_remedy_explain (error);

      g_test_message ("code %d", cases[i].code);
      g_assert_cmpint (mw_remedy_for (error), ==, cases[i].remedy);
      g_assert_true (g_str_has_prefix (words, "What happened."));
      g_assert_true ((mw_remedy_get_label (cases[i].remedy) == NULL) ==
                     (cases[i].remedy == MW_REMEDY_NONE));
      g_assert_true ((mw_remedy_get_action (cases[i].remedy) == NULL) ==
                     (cases[i].remedy == MW_REMEDY_NONE));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/desktop/review/changes-are-grouped-by-object",
                   test_changes_are_grouped_by_object);
  g_test_add_func ("/desktop/review/a-group-folds-by-itself", test_a_group_folds_by_itself);
  g_test_add_func ("/desktop/review/all-fold-and-unfold", test_all_fold_and_unfold);
  g_test_add_func ("/desktop/review/a-search-shows-what-matches", test_a_search_shows_what_matches);
  g_test_add_func ("/desktop/review/a-later-review-replaces-the-rows",
                   test_a_later_review_replaces_the_rows);
  g_test_add_func ("/desktop/review/equal-edits-are-one", test_equal_edits_are_one);
  g_test_add_func ("/desktop/review/a-bulk-change-is-one-row", test_a_bulk_change_is_one_row);
  g_test_add_func ("/desktop/review/warnings-are-ticked-one-by-one",
                   test_warnings_are_ticked_one_by_one);
  g_test_add_func ("/desktop/review/an-error-cannot-be-accepted", test_an_error_cannot_be_accepted);
  g_test_add_func ("/desktop/review/ticks-outlive-a-review-that-still-warns",
                   test_ticks_outlive_a_review_that_still_warns);
  g_test_add_func ("/desktop/review/each-failure-has-its-remedy", test_each_failure_has_its_remedy);

  return g_test_run ();
}
