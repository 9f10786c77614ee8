/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Operations and what is made of them, with random ones: the properties that review, history,
 * taking back and merging rest on. */

#include <mailwright/change.h>
#include <mailwright/consequence.h>
#include <mailwright/edit.h>
#include <mailwright/operation.h>
#include <mailwright/review.h>

#include <string.h>

#define N_OPERATIONS 3000
#define MOST_VALUES 5

/* What an operation is made from, in memory of its own. */
typedef struct
{
  MwOperationFields fields;
  MwOperationWords words;
  MwOperationValue values[MOST_VALUES];
  GPtrArray *texts; /* (owned): all that the others borrow */
} Draft;

static const char *const FIELDS[] = { "name", "address", "address_key", "comment", "enabled" };

static const char *
make_text (Draft *draft, gboolean nullable)
{
  static const char *const TEXTS[] = {
    "", "a", "-", "1:a", "a\n", "\u00fc", "0d6f8c1e-4a", "same"
  };
  char *text = NULL;

  if (nullable && g_test_rand_int_range (0, 4) == 0)
    return NULL;
  text = g_strdup (TEXTS[g_test_rand_int_range (0, G_N_ELEMENTS (TEXTS))]);
  g_ptr_array_add (draft->texts, text);
  return text;
}

static void
draft_fill (Draft *draft)
{
  *draft = (Draft){ .texts = g_ptr_array_new_with_free_func (g_free) };
  draft->fields.sign =
      (MwChangeSign) g_test_rand_int_range (MW_CHANGE_ADDED, MW_CHANGE_CHANGED + 1);
  draft->fields.object_kind =
      (MwObjectKind) g_test_rand_int_range (MW_OBJECT_DRIVER, MW_OBJECT_RESPONSE_GROUP + 1);
  draft->fields.object_id = make_text (draft, FALSE);
  draft->fields.part = g_test_rand_bit () ? "profile" : "override";
  draft->fields.member = make_text (draft, TRUE);
  draft->fields.values = draft->values;
  draft->fields.n_values = (guint) g_test_rand_int_range (1, MOST_VALUES + 1);
  for (guint i = 0; i < draft->fields.n_values; i++)
    draft->values[i] =
        (MwOperationValue){ FIELDS[i], make_text (draft, TRUE), make_text (draft, TRUE) };
  draft->words.object_name = make_text (draft, TRUE);
  draft->words.driver = make_text (draft, TRUE);
  draft->words.member_name = make_text (draft, TRUE);
  draft->words.before_name = make_text (draft, TRUE);
  draft->words.after_name = make_text (draft, TRUE);
  draft->words.consequence = make_text (draft, TRUE);
  draft->words.secret = g_test_rand_bit ();
}

static MwOperation *
make_operation (void)
{
  Draft draft;
  MwOperation *operation = NULL;

  draft_fill (&draft);
  operation = mw_operation_new (&draft.fields, g_test_rand_bit () ? &draft.words : NULL);
  g_ptr_array_unref (draft.texts);
  return operation;
}

static void
assert_same_fields (const MwOperationFields *a, const MwOperationFields *b)
{
  g_assert_cmpint (a->sign, ==, b->sign);
  g_assert_cmpint (a->object_kind, ==, b->object_kind);
  g_assert_cmpstr (a->object_id, ==, b->object_id);
  g_assert_cmpstr (a->part, ==, b->part);
  g_assert_cmpstr (a->member, ==, b->member);
  g_assert_cmpuint (a->n_values, ==, b->n_values);
  for (guint i = 0; i < a->n_values; i++)
    {
      g_assert_cmpstr (a->values[i].field, ==, b->values[i].field);
      g_assert_cmpstr (a->values[i].before, ==, b->values[i].before);
      g_assert_cmpstr (a->values[i].after, ==, b->values[i].after);
    }
}

/* One block holds all texts: one byte too few, and sanitizers or a neighbour tell. */
static void
test_all_of_it_is_copied (void)
{
  for (guint i = 0; i < N_OPERATIONS; i++)
    {
      Draft draft;
      g_autoptr (MwOperation) operation = NULL;
      const MwOperationFields *fields = NULL;
      const MwOperationWords *words = NULL;

      draft_fill (&draft);
      operation = mw_operation_new (&draft.fields, &draft.words);
      words = mw_operation_get_words (operation);
      assert_same_fields (mw_operation_get_fields (operation), &draft.fields);
      g_assert_cmpstr (words->object_name, ==, draft.words.object_name);
      g_assert_cmpstr (words->driver, ==, draft.words.driver);
      g_assert_cmpstr (words->member_name, ==, draft.words.member_name);
      g_assert_cmpstr (words->before_name, ==, draft.words.before_name);
      g_assert_cmpstr (words->after_name, ==, draft.words.after_name);
      g_assert_cmpstr (words->consequence, ==, draft.words.consequence);
      g_assert_cmpint (words->secret, ==, draft.words.secret);

      /* It holds nothing of what it was made from. */
      for (guint k = 0; k < draft.texts->len; k++)
        memset (draft.texts->pdata[k], 'X', strlen (draft.texts->pdata[k]));
      fields = mw_operation_get_fields (operation);
      g_assert_null (strchr (fields->object_id, 'X'));
      for (guint k = 0; k < fields->n_values; k++)
        {
          g_assert_false (fields->values[k].before && strchr (fields->values[k].before, 'X'));
          g_assert_false (fields->values[k].after && strchr (fields->values[k].after, 'X'));
        }
      g_ptr_array_unref (draft.texts);
    }
}

static void
test_an_inverse_takes_back (void)
{
  for (guint i = 0; i < N_OPERATIONS; i++)
    {
      g_autoptr (MwOperation) operation = make_operation ();
      g_autoptr (MwOperation) inverse = mw_operation_new_inverse (operation);
      g_autoptr (MwOperation) again = mw_operation_new_inverse (inverse);
      const MwOperationFields *fields = mw_operation_get_fields (operation);
      const MwOperationFields *inverted = mw_operation_get_fields (inverse);
      gboolean does_something = fields->sign != MW_CHANGE_CHANGED;

      g_assert_true (mw_operation_equal (again, operation));
      assert_same_fields (mw_operation_get_fields (again), fields);
      g_assert_cmpstr (mw_operation_get_words (again)->before_name, ==,
                       mw_operation_get_words (operation)->before_name);
      g_assert_null (mw_operation_get_words (inverse)->consequence);
      for (guint k = 0; k < fields->n_values; k++)
        {
          g_assert_cmpstr (inverted->values[k].before, ==, fields->values[k].after);
          g_assert_cmpstr (inverted->values[k].after, ==, fields->values[k].before);
          does_something |= g_strcmp0 (fields->values[k].before, fields->values[k].after) != 0;
        }
      /* Only what changes nothing is its own inverse. */
      g_assert_cmpint (mw_operation_equal (inverse, operation), ==, !does_something);
    }
}

static void
test_the_place_of_an_inverse_is_the_same (void)
{
  for (guint i = 0; i < N_OPERATIONS; i++)
    {
      g_autoptr (MwOperation) operation = make_operation ();
      g_autoptr (MwOperation) inverse = mw_operation_new_inverse (operation);

      g_assert_true (mw_operation_same_place (operation, inverse));
      g_assert_true (mw_operation_same_place (inverse, operation));
      g_assert_cmpstr (mw_operation_get_field (operation), ==, mw_operation_get_field (inverse));
    }
}

/* Whatever one detail is made another, it is another operation; its words do not matter. */
static void
test_every_detail_counts_but_words (void)
{
  for (guint i = 0; i < N_OPERATIONS; i++)
    {
      Draft draft;
      guint detail = (guint) g_test_rand_int_range (0, 7);
      g_autoptr (MwOperation) operation = NULL;
      g_autoptr (MwOperation) wordless = NULL;
      g_autoptr (MwOperation) other = NULL;

      draft_fill (&draft);
      operation = mw_operation_new (&draft.fields, &draft.words);
      wordless = mw_operation_new (&draft.fields, NULL);
      g_assert_true (mw_operation_equal (operation, wordless));

      if (detail == 0)
        draft.fields.sign = (MwChangeSign) ((draft.fields.sign + 1) % (MW_CHANGE_CHANGED + 1));
      else if (detail == 1)
        draft.fields.object_id = "another";
      else if (detail == 2)
        draft.fields.part = "agent";
      else if (detail == 3)
        draft.fields.member = draft.fields.member ? NULL : "";
      else if (detail == 4)
        draft.values[draft.fields.n_values - 1].after = "another";
      else if (detail == 5)
        draft.values[draft.fields.n_values - 1].before = "another";
      else
        draft.fields.n_values--;
      other = mw_operation_new (&draft.fields, &draft.words);
      /* Of a change, the first value says what it is about. */
      if (draft.fields.sign != MW_CHANGE_CHANGED || draft.fields.n_values > 0)
        g_assert_false (mw_operation_equal (operation, other));
      g_ptr_array_unref (draft.texts);
    }
}

static const struct
{
  MwOperationFields fields;
  const char *field;
} WORDS[] = {
  { { .sign = MW_CHANGE_ADDED, .part = "profile", .n_values = 2 }, "" },
  { { .sign = MW_CHANGE_REMOVED, .part = "profile", .n_values = 2 }, "" },
  { { .sign = MW_CHANGE_CHANGED, .part = "profile", .n_values = 2 }, "name" },
  { { .sign = MW_CHANGE_ADDED, .part = "override", .member = "smtp-port", .n_values = 1 },
    "smtp-port" },
  { { .sign = MW_CHANGE_CHANGED, .part = "override", .member = "smtp-port", .n_values = 1 },
    "smtp-port" },
  { { .sign = MW_CHANGE_ADDED, .part = "agent", .member = "a1", .n_values = 0 }, "agent" },
  { { .sign = MW_CHANGE_REMOVED, .part = "agent", .member = "a1", .n_values = 0 }, "agent" },
};

/* History is filtered by this word. */
static void
test_the_word_of_what_it_is_about (void)
{
  static const MwOperationValue VALUES[] = { { "name", "a", "b" }, { "name_key", "a", "b" } };

  for (guint i = 0; i < G_N_ELEMENTS (WORDS); i++)
    {
      MwOperationFields fields = WORDS[i].fields;
      g_autoptr (MwOperation) operation = NULL;

      fields.object_id = "p1";
      fields.values = VALUES;
      operation = mw_operation_new (&fields, NULL);
      g_assert_cmpstr (mw_operation_get_field (operation), ==, WORDS[i].field);
    }
}

static GPtrArray *
make_list (guint n)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_operation_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (list, make_operation ());
  return list;
}

static gboolean
lists_are_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!mw_operation_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

/* A review and a submit of the same digest write the same, and of another one do not. */
static void
test_one_digest_is_one_list (void)
{
  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (GPtrArray) a = make_list ((guint) g_test_rand_int_range (0, 4));
      g_autoptr (GPtrArray) b = make_list ((guint) g_test_rand_int_range (0, 4));
      g_autofree char *digest_a = mw_operations_digest (a);
      g_autofree char *digest_b = mw_operations_digest (b);
      g_autofree char *reversed = NULL;

      g_assert_cmpuint (strlen (digest_a), ==, 64);
      g_assert_cmpint (lists_are_equal (a, b), ==, g_str_equal (digest_a, digest_b));
      if (a->len != 2)
        continue;
      g_ptr_array_add (a, mw_operation_ref (a->pdata[0]));
      g_ptr_array_remove_index (a, 0);
      reversed = mw_operations_digest (a);
      g_assert_cmpint (mw_operation_equal (a->pdata[0], a->pdata[1]), ==,
                       g_str_equal (reversed, digest_a));
    }
}

/* Nothing is not the empty text, and where one text ends counts. */
static void
test_texts_do_not_run_together (void)
{
  static const MwOperationValue VALUES[][1] = {
    { { "name", NULL, NULL } }, { { "name", "", NULL } },   { { "name", NULL, "" } },
    { { "name", "", "" } },     { { "name", "ab", "c" } },  { { "name", "a", "bc" } },
    { { "name", "-", NULL } },  { { "name", "1:a", "" } },  { { "name", "", "1:a" } },
    { { "name", "0:", "" } },   { { "name", NULL, "0:" } },
  };
  g_autoptr (GHashTable) digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (VALUES); i++)
    {
      MwOperationFields fields = { .sign = MW_CHANGE_CHANGED,
                                   .object_kind = MW_OBJECT_PROFILE,
                                   .object_id = "p1",
                                   .part = "profile",
                                   .values = VALUES[i],
                                   .n_values = 1 };
      g_autoptr (GPtrArray) list =
          g_ptr_array_new_with_free_func ((GDestroyNotify) mw_operation_unref);

      g_ptr_array_add (list, mw_operation_new (&fields, NULL));
      g_assert_true (g_hash_table_add (digests, mw_operations_digest (list)));
    }
}

/* ---- the list of changes ---- */

static guint n_described;

static MwChange *
describe (const MwOperation *operation, gpointer user_data)
{
  const MwOperationFields *fields = mw_operation_get_fields (operation);
  MwChangeFields change = { .object_kind = fields->object_kind,
                            .sign = fields->sign,
                            .object_id = fields->object_id,
                            .field = mw_operation_get_field (operation),
                            .note = user_data };

  n_described++;
  return mw_change_new (&change);
}

/* As many lines as there are operations, in their order, and each is only made when it is looked
 * at: a site may have a hundred thousand. */
static void
test_a_change_list_is_its_operations (void)
{
  g_autoptr (GPtrArray) operations = make_list (60);
  g_autoptr (GListModel) list = NULL;

  n_described = 0;
  list = mw_change_list_new (operations, describe, g_strdup ("a note"), g_free);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 60);
  g_assert_true (g_list_model_get_item_type (list) == MW_TYPE_CHANGE);
  g_assert_cmpuint (n_described, ==, 0);
  for (guint i = 0; i < 200; i++)
    {
      guint position = (guint) g_test_rand_int_range (0, 70);
      g_autoptr (MwChange) change = g_list_model_get_item (list, position);
      const MwOperationFields *fields = NULL;

      if (position >= 60)
        {
          g_assert_null (change);
          continue;
        }
      fields = mw_operation_get_fields (operations->pdata[position]);
      g_assert_cmpstr (mw_change_get_object_id (change), ==, fields->object_id);
      g_assert_cmpint (mw_change_get_sign (change), ==, fields->sign);
      g_assert_cmpint (mw_change_get_object_kind (change), ==, fields->object_kind);
      g_assert_cmpstr (mw_change_get_field (change), ==,
                       mw_operation_get_field (operations->pdata[position]));
      g_assert_cmpstr (mw_change_get_note (change), ==, "a note");
    }
}

static gboolean was_freed;

static void
free_note (gpointer note)
{
  g_free (note);
  was_freed = TRUE;
}

/* A dialog may outlive what it was opened for. */
static void
test_a_change_list_holds_what_it_needs (void)
{
  GPtrArray *operations = make_list (3);
  GListModel *list = mw_change_list_new (operations, describe, g_strdup ("kept"), free_note);
  g_autoptr (MwChange) change = NULL;

  was_freed = FALSE;
  g_ptr_array_unref (operations);
  change = g_list_model_get_item (list, 2);
  g_assert_false (was_freed);
  g_object_unref (list);
  g_assert_true (was_freed);
  g_assert_cmpstr (mw_change_get_note (change), ==, "kept");
}

/* Whatever people wrote, a line of a diff is one line, and a secret is in none. */
static void
test_a_summary_is_one_line_without_secrets (void)
{
  static const char *const TEXTS[] = { "a",        "line\nbreak", "\u202eevil", "tab\there",
                                       "%s%n%1$s", "\xff\xfe",    "",           "\u2028" };
  const int n_texts = G_N_ELEMENTS (TEXTS);

  for (guint i = 0; i < N_OPERATIONS; i++)
    {
      MwChangeFields fields = {
        .object_kind = (MwObjectKind) g_test_rand_int_range (0, MW_OBJECT_RESPONSE_GROUP + 1),
        .sign = (MwChangeSign) g_test_rand_int_range (0, MW_CHANGE_CHANGED + 1),
        .object_id = "p1",
        .object_name = TEXTS[g_test_rand_int_range (0, n_texts)],
        .field = g_test_rand_bit () ? "agent" : "smtp-port",
        .field_name = TEXTS[g_test_rand_int_range (0, n_texts)],
        .before = g_test_rand_bit () ? "canary-before\n" : NULL,
        .after = g_test_rand_bit () ? "canary-after\u202e" : NULL,
        .note = g_test_rand_bit () ? TEXTS[g_test_rand_int_range (0, n_texts)] : NULL,
        .secret = g_test_rand_bit (),
      };
      g_autoptr (MwChange) change = mw_change_new (&fields);
      g_autofree char *summary = mw_change_dup_summary (change);

      g_assert_true (g_utf8_validate (summary, -1, NULL));
      g_assert_null (strpbrk (summary, "\n\t"));
      g_assert_null (strstr (summary, "\u202e"));
      g_assert_null (strstr (summary, "\u2028"));
      if (fields.secret)
        g_assert_null (strstr (summary, "canary"));
      else if (fields.after || fields.before)
        g_assert_nonnull (strstr (summary, "canary"));
    }
}

/* ---- consequences ---- */

static const struct
{
  const char *kept;
  MwChangeSign sign;
  const char *said; /* NULL: nothing can be said of it */
} CONSEQUENCES[] = {
  { "addresses\t0", MW_CHANGE_ADDED, "no address yet" },
  { "addresses\t1\ta@example.org", MW_CHANGE_ADDED, "can then send as a@example.org" },
  { "addresses\t2\ta@example.org\tb@example.org", MW_CHANGE_ADDED,
    "can then send as a@example.org, b@example.org" },
  { "addresses\t3\ta@example.org\tb@example.org", MW_CHANGE_ADDED,
    "can then send as a@example.org, b@example.org and 1 more address" },
  { "addresses\t9\ta@example.org", MW_CHANGE_REMOVED,
    "no longer sends as a@example.org and 8 more addresses through this" },
  { "addresses\t1\ta@example.org", MW_CHANGE_REMOVED,
    "no longer sends as a@example.org through this" },
  { "agents\t1", MW_CHANGE_ADDED, "1 agent can then send as it" },
  { "agents\t0", MW_CHANGE_ADDED, "0 agents can then send as it" },
  { "agents\t2", MW_CHANGE_REMOVED, "2 agents no longer send as it through this" },
  { "", MW_CHANGE_ADDED, NULL },
  { "agents", MW_CHANGE_ADDED, NULL },
  { "agents\t", MW_CHANGE_ADDED, NULL },
  { "agents\t-1", MW_CHANGE_ADDED, NULL },
  { "agents\t4294967296", MW_CHANGE_ADDED, NULL },
  { "agents\tmany", MW_CHANGE_ADDED, NULL },
  { "profiles\t1", MW_CHANGE_ADDED, NULL },
};

/* What history kept of another version, or what somebody wrote there, is said or left out. */
static void
test_consequences_in_words (void)
{
  g_assert_null (mw_consequence_describe (NULL, MW_CHANGE_ADDED));
  for (guint i = 0; i < G_N_ELEMENTS (CONSEQUENCES); i++)
    {
      g_autofree char *said = mw_consequence_describe (CONSEQUENCES[i].kept, CONSEQUENCES[i].sign);

      g_test_message ("%s", CONSEQUENCES[i].kept);
      g_assert_cmpstr (said, ==, CONSEQUENCES[i].said);
    }
}

static void
test_consequences_come_back (void)
{
  static const char *const NAMES[] = { "a@example.org", "b@example.org", NULL };
  g_autofree char *two = mw_consequence_format (MW_CONSEQUENCE_ADDRESSES, 2, NAMES);
  g_autofree char *none = mw_consequence_format (MW_CONSEQUENCE_AGENTS, 7, NULL);
  g_autofree char *said_two = mw_consequence_describe (two, MW_CHANGE_ADDED);
  g_autofree char *said_none = mw_consequence_describe (none, MW_CHANGE_ADDED);

  g_assert_cmpstr (said_two, ==, "can then send as a@example.org, b@example.org");
  g_assert_cmpstr (said_none, ==, "7 agents can then send as it");
}

/* ---- edits ---- */

/* An edit is the list of its steps, as they were put into it. */
static void
test_an_edit_against_a_plain_list (void)
{
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_SEVERAL, "import", NULL);
  g_autoptr (GPtrArray) plain = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GArray) kinds = g_array_new (FALSE, FALSE, sizeof (MwStepKind));

  for (guint i = 0; i < 2000; i++)
    {
      MwStepKind kind = (MwStepKind) g_test_rand_int_range (0, 5);
      guint n = (guint) g_test_rand_int_range (0, 4);
      char **texts = g_new0 (char *, 5);

      for (guint k = 0; k < n; k++)
        texts[k] = g_strdup_printf ("%u", (guint) g_test_rand_int_range (0, 1000));
      mw_edit_add_step (edit, kind, texts[0], texts[1], texts[2], texts[3], NULL);
      g_ptr_array_add (plain, texts);
      g_array_append_val (kinds, kind);
    }
  g_assert_cmpuint (mw_edit_get_n_steps (edit), ==, plain->len);
  for (guint i = 0; i < plain->len; i++)
    {
      char **texts = plain->pdata[i];
      const MwStep *step = mw_edit_get_step (edit, i);

      g_assert_cmpint (step->kind, ==, g_array_index (kinds, MwStepKind, i));
      for (guint k = 0; k < G_N_ELEMENTS (step->arguments) && k < 4; k++)
        g_assert_cmpstr (step->arguments[k], ==, texts[k]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/operation/all-of-it-is-copied", test_all_of_it_is_copied);
  g_test_add_func ("/core/operation/an-inverse-takes-back", test_an_inverse_takes_back);
  g_test_add_func ("/core/operation/the-place-of-an-inverse-is-the-same",
                   test_the_place_of_an_inverse_is_the_same);
  g_test_add_func ("/core/operation/every-detail-counts-but-words",
                   test_every_detail_counts_but_words);
  g_test_add_func ("/core/operation/the-word-of-what-it-is-about",
                   test_the_word_of_what_it_is_about);
  g_test_add_func ("/core/operation/one-digest-is-one-list", test_one_digest_is_one_list);
  g_test_add_func ("/core/operation/texts-do-not-run-together", test_texts_do_not_run_together);
  g_test_add_func ("/core/change-list/is-its-operations", test_a_change_list_is_its_operations);
  g_test_add_func ("/core/change-list/holds-what-it-needs", test_a_change_list_holds_what_it_needs);
  g_test_add_func ("/core/change/a-summary-is-one-line-without-secrets",
                   test_a_summary_is_one_line_without_secrets);
  g_test_add_func ("/core/consequence/in-words", test_consequences_in_words);
  g_test_add_func ("/core/consequence/come-back", test_consequences_come_back);
  g_test_add_func ("/core/edit/against-a-plain-list", test_an_edit_against_a_plain_list);
  return g_test_run ();
}
