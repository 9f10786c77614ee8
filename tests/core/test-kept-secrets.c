/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What the keyring keeps: who needs it, what it is called, and that nothing is removed which
 * somebody needs, or may need. */

#include "fake-draft.h"

#include "harness/memory-vault.h"

#include <mailwright/kept-secret.h>
#include <string.h>

typedef struct
{
  MwDraft *draft;
  MwMemoryVault *memory;
  MwVault *vault; /* the same */
} World;

static void
set_up (World *w, gconstpointer user_data)
{
  w->draft = fake_draft_new ();
  w->memory = mw_memory_vault_new ();
  w->vault = MW_VAULT (w->memory);
}

static void
tear_down (World *w, gconstpointer user_data)
{
  /* The thread of a call that was given up at the prompt ends by itself. */
  while (g_atomic_int_get (&G_OBJECT (w->memory)->ref_count) > 1)
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (w->memory);
  g_assert_finalize_object (w->draft);
}

static void
keep (World *w, const char *id, const char *label, guint days_ago)
{
  g_autoptr (MwSecret) secret = mw_secret_new ("sesame", -1);

  g_assert_true (mw_vault_keep (w->vault, id, label, secret, NULL, NULL));
  mw_memory_vault_make_older (w->memory, id, days_ago);
}

static MwKeptSecret *
find (GPtrArray *kept, const char *id)
{
  for (guint i = 0; i < kept->len; i++)
    if (g_str_equal (((MwKeptSecret *) kept->pdata[i])->id, id))
      return kept->pdata[i];
  return NULL;
}

/* What was stored just now may be about to be staged. */
static void
test_young_ones_are_doubted (World *w, gconstpointer user_data)
{
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) error = NULL;

  keep (w, "old", "Mailwright: a", MW_KEPT_SECRET_DAYS + 1);
  keep (w, "young", "Mailwright: b", 0);
  keep (w, "almost", "Mailwright: c", MW_KEPT_SECRET_DAYS - 1);
  keep (w, "needed", "Mailwright: live", MW_KEPT_SECRET_DAYS + 1);
  kept = mw_kept_secrets_list (w->draft, w->vault, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kept->len, ==, 4);
  g_assert_cmpint (find (kept, "old")->use, ==, MW_SECRET_USE_NONE);
  g_assert_cmpint (find (kept, "young")->use, ==, MW_SECRET_USE_UNKNOWN);
  g_assert_cmpint (find (kept, "almost")->use, ==, MW_SECRET_USE_UNKNOWN);
  g_assert_cmpint (find (kept, "needed")->use, ==, MW_SECRET_USE_LIVE);
}

/* By name, and of one name the newest first; the program's own word is no part of a name. */
static void
test_order (World *w, gconstpointer user_data)
{
  static const char *const EXPECTED[] = { "3", "new", "old", "1", "2" };
  g_autoptr (GPtrArray) kept = NULL;

  keep (w, "1", "Mailwright: b", 9);
  keep (w, "2", "c", 9);
  keep (w, "3", "Mailwright: ", 9);
  keep (w, "old", "Mailwright: a", 9);
  keep (w, "new", "a", 1);
  kept = mw_kept_secrets_list (w->draft, w->vault, FALSE, NULL, NULL);
  for (guint i = 0; i < kept->len; i++)
    g_assert_cmpstr (((MwKeptSecret *) kept->pdata[i])->id, ==, EXPECTED[i]);
}

static void
test_cleaning (World *w, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  guint n = 99;

  keep (w, "1", "Mailwright: a", MW_KEPT_SECRET_DAYS + 1);
  keep (w, "2", "Mailwright: b", MW_KEPT_SECRET_DAYS + 1);
  keep (w, "young", "Mailwright: c", 0);
  keep (w, "needed", "Mailwright: live", MW_KEPT_SECRET_DAYS + 1);
  g_assert_true (mw_kept_secrets_clean (w->draft, w->vault, NULL, &n, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (mw_memory_vault_count (w->memory), ==, 2);
  /* There is nothing left to remove. */
  g_assert_true (mw_kept_secrets_clean (w->draft, w->vault, NULL, &n, NULL, &error));
  g_assert_cmpuint (n, ==, 0);
}

/* Of those that were named only the ones that nobody needs; what is not there is no error. */
static void
test_cleaning_some (World *w, gconstpointer user_data)
{
  const char *const ids[] = { "2", "needed", "young", "gone", NULL };
  const char *const none[] = { NULL };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 99;

  keep (w, "1", "Mailwright: a", MW_KEPT_SECRET_DAYS + 1);
  keep (w, "2", "Mailwright: b", MW_KEPT_SECRET_DAYS + 1);
  keep (w, "young", "Mailwright: c", 0);
  keep (w, "needed", "Mailwright: live", MW_KEPT_SECRET_DAYS + 1);
  g_assert_true (mw_kept_secrets_clean (w->draft, w->vault, none, &n, NULL, &error));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (mw_kept_secrets_clean (w->draft, w->vault, ids, &n, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  first = mw_memory_vault_get_label (w->memory, "1");
  second = mw_memory_vault_get_label (w->memory, "2");
  g_assert_cmpstr (first, ==, "Mailwright: a");
  g_assert_cmpstr (second, ==, NULL);
}

/* Nothing of another database is removed, whatever it looks like from here. */
static void
test_other_databases (World *w, gconstpointer user_data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) own = NULL;
  guint n = 99;

  mw_memory_vault_set_origin (w->memory, "another", "/srv/live.db", NULL);
  keep (w, "theirs", "Mailwright: a", MW_KEPT_SECRET_DAYS + 1);
  mw_memory_vault_set_origin (w->memory, "this", "/var/live.db", "/home/draft.db");
  keep (w, "ours", "Mailwright: a", MW_KEPT_SECRET_DAYS + 1);
  all = mw_kept_secrets_list (w->draft, w->vault, TRUE, NULL, NULL);
  own = mw_kept_secrets_list (w->draft, w->vault, FALSE, NULL, NULL);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_cmpstr (find (all, "theirs")->live_place, ==, "/srv/live.db");
  g_assert_true (mw_kept_secrets_clean (w->draft, w->vault, NULL, &n, NULL, NULL));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (mw_memory_vault_count (w->memory), ==, 1);
}

/* Where it is not known who needs what, nothing is removed. */
static void
test_nothing_goes_where_something_fails (World *w, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  guint n = 99;

  keep (w, "1", "Mailwright: a", MW_KEPT_SECRET_DAYS + 1);
  FAKE_DRAFT (w->draft)->fail = TRUE;
  g_assert_false (mw_kept_secrets_clean (w->draft, w->vault, NULL, &n, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_STORAGE);
  g_assert_cmpuint (n, ==, 0);
  g_clear_error (&error);
  FAKE_DRAFT (w->draft)->fail = FALSE;
  mw_memory_vault_set_mood (w->memory, MW_MEMORY_VAULT_DISMISSED);
  g_assert_false (mw_kept_secrets_clean (w->draft, w->vault, NULL, &n, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_KEYRING_LOCKED);
  g_assert_cmpuint (n, ==, 0);
  mw_memory_vault_set_mood (w->memory, MW_MEMORY_VAULT_OPEN);
  g_assert_cmpuint (mw_memory_vault_count (w->memory), ==, 1);
}

static void
test_twins (World *w, gconstpointer user_data)
{
  const char *const ids[] = { "1", NULL };
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GAsyncResult) cleaned = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 99;

  keep (w, "1", "Mailwright: a", MW_KEPT_SECRET_DAYS + 1);
  keep (w, "2", "Mailwright: b", MW_KEPT_SECRET_DAYS + 1);
  mw_kept_secrets_list_async (w->draft, w->vault, TRUE, NULL, fake_draft_on_called_cb, &listed);
  kept = mw_kept_secrets_list_finish (w->draft, fake_draft_wait_for (&listed), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kept->len, ==, 2);
  mw_kept_secrets_clean_async (w->draft, w->vault, ids, NULL, fake_draft_on_called_cb, &cleaned);
  g_assert_true (
      mw_kept_secrets_clean_finish (w->draft, fake_draft_wait_for (&cleaned), &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  g_clear_object (&listed);
  g_clear_object (&cleaned);
}

/* Nobody answers the prompt: it ends when somebody wished so, and says so. */
static void
test_cancelled_at_the_prompt (World *w, gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GAsyncResult) cleaned = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 99;

  keep (w, "1", "Mailwright: a", MW_KEPT_SECRET_DAYS + 1);
  mw_memory_vault_set_mood (w->memory, MW_MEMORY_VAULT_WAITING);
  mw_kept_secrets_list_async (w->draft, w->vault, FALSE, cancellable, fake_draft_on_called_cb,
                              &listed);
  mw_kept_secrets_clean_async (w->draft, w->vault, NULL, cancellable, fake_draft_on_called_cb,
                               &cleaned);
  g_cancellable_cancel (cancellable);
  g_assert_null (mw_kept_secrets_list_finish (w->draft, fake_draft_wait_for (&listed), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (
      mw_kept_secrets_clean_finish (w->draft, fake_draft_wait_for (&cleaned), &n, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (mw_memory_vault_count (w->memory), ==, 1);
  g_clear_object (&listed);
  g_clear_object (&cleaned);
}

/* Whoever asked is gone: what was asked goes on, and the draft ends in the main thread. */
static void
test_dropped (World *w, gconstpointer user_data)
{
  guint before = fake_draft_count_finalized ();
  MwDraft *draft = fake_draft_new ();

  fake_draft_hold (FAKE_DRAFT (draft), "find_secrets");
  mw_kept_secrets_list_async (draft, w->vault, FALSE, NULL, NULL, NULL);
  fake_draft_wait_held (FAKE_DRAFT (draft), 1);
  g_object_unref (draft);
  fake_draft_hold (FAKE_DRAFT (draft), NULL);
  while (fake_draft_count_finalized () == before)
    g_main_context_iteration (NULL, TRUE);
}

/* ---- one of them ---- */

static const struct
{
  MwSecretUse use;
  const char *place;
  const char *live_place;
  const char *word;
  const char *said;
} USES[] = {
  { MW_SECRET_USE_NONE, NULL, NULL, "unused", "Not used" },
  { MW_SECRET_USE_UNKNOWN, NULL, NULL, "unknown", "Perhaps a draft that is not here" },
  { MW_SECRET_USE_UNKNOWN, "/a %s/d.db", NULL, "unknown", "Perhaps “/a %s/d.db”" },
  { MW_SECRET_USE_REVISION, NULL, NULL, "revision", "Revision 7, if it is taken back" },
  { MW_SECRET_USE_DRAFT, NULL, NULL, "draft", "Draft (staged, or to be undone or redone)" },
  { MW_SECRET_USE_DRAFT, "/d.db", NULL, "draft", "Another draft: /d.db" },
  { MW_SECRET_USE_LIVE, NULL, "/l.db", "live", "Live" },
  { MW_SECRET_USE_OTHER_DATABASE, NULL, NULL, "other-database", "Another database" },
  { MW_SECRET_USE_OTHER_DATABASE, NULL, "/l.db", "other-database", "Another database: /l.db" },
  /* A path is of any bytes; a sentence is text. */
  { MW_SECRET_USE_DRAFT, "/\xff.db", NULL, "draft", "Another draft: /\ufffd.db" },
};

static void
test_uses_in_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (USES); i++)
    {
      g_autoptr (MwKeptSecret) kept = mw_kept_secret_new ("id", "database", NULL);
      g_autofree char *said = NULL;

      kept->revision = 7;
      kept->live_place = g_strdup (USES[i].live_place);
      mw_kept_secret_need (kept, USES[i].use, USES[i].place);
      said = mw_kept_secret_describe (kept);
      g_assert_cmpstr (said, ==, USES[i].said);
      g_assert_true (g_utf8_validate (said, -1, NULL));
      g_assert_cmpstr (mw_secret_use_to_string (USES[i].use), ==, USES[i].word);
    }
}

/* However they come, the strongest need counts, and of two drafts this one. */
static void
test_the_strongest_need_counts (void)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (MwKeptSecret) kept = mw_kept_secret_new ("id", "database", "label");
      MwSecretUse strongest = MW_SECRET_USE_NONE;
      gboolean here = FALSE;

      for (guint k = 0; k < 6; k++)
        {
          MwSecretUse use = (MwSecretUse) g_test_rand_int_range (MW_SECRET_USE_NONE,
                                                                 MW_SECRET_USE_OTHER_DATABASE + 1);
          const char *place = g_test_rand_bit () ? "/d.db" : NULL;

          if (use > strongest)
            here = FALSE;
          strongest = MAX (strongest, use);
          if (use == strongest && !place)
            here = TRUE;
          mw_kept_secret_need (kept, use, place);
        }
      g_assert_cmpint (kept->use, ==, strongest);
      g_assert_cmpint (kept->place == NULL, ==, here || strongest == MW_SECRET_USE_NONE);
    }
}

static void
test_names (void)
{
  static const char *const NAMES[][2] = {
    { "Mailwright: a@example.org, Mail Password", "a@example.org, Mail Password" },
    { "mailwright: a", "mailwright: a" },
    { "Mailwright: ", "the-id" },
    { "", "the-id" },
    { NULL, "the-id" },
    { "by hand", "by hand" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      g_autoptr (MwKeptSecret) kept = mw_kept_secret_new ("the-id", "database", NAMES[i][0]);
      g_autofree char *name = mw_kept_secret_name (kept);

      g_assert_cmpstr (name, ==, NAMES[i][1]);
    }
}

/* ---- the vault ---- */

static const struct
{
  MwMemoryVaultMood mood;
  MwSecretState state; /* of one that is there */
  int error;           /* of a fetch; 0: it works */
} MOODS[] = {
  { MW_MEMORY_VAULT_OPEN, MW_SECRET_STORED, 0 },
  { MW_MEMORY_VAULT_LOCKED, MW_SECRET_LOCKED, 0 },
  { MW_MEMORY_VAULT_DISMISSED, MW_SECRET_LOCKED, MW_ERROR_KEYRING_LOCKED },
  { MW_MEMORY_VAULT_ABSENT, MW_SECRET_ABSENT, MW_ERROR_KEYRING_ABSENT },
};

/* A look never asks anybody to unlock; everything else may. */
static void
test_looking_asks_nobody (World *w, gconstpointer user_data)
{
  keep (w, "there", "label", 0);
  for (guint i = 0; i < G_N_ELEMENTS (MOODS); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MwSecret) secret = NULL;
      MwSecretState state = MW_SECRET_MISSING;

      mw_memory_vault_set_mood (w->memory, MOODS[i].mood);
      for (guint k = 0; k < 2; k++)
        {
          g_assert_true (mw_vault_look (w->vault, "there", &state, NULL, &error));
          g_assert_no_error (error);
          g_assert_cmpint (state, ==, MOODS[i].state);
        }
      secret = mw_vault_fetch (w->vault, "there", NULL, &error);
      g_assert_cmpint (secret != NULL, ==, MOODS[i].error == 0);
      if (!secret)
        g_assert_error (error, MW_ERROR, MOODS[i].error);
    }
  for (int state = MW_SECRET_STORED; state <= MW_SECRET_NO_KEYRING; state++)
    g_assert_cmpstr (mw_secret_state_describe ((MwSecretState) state), !=, "");
}

/* Each call is given up while the prompt is open, and at once. */
static void
test_cancelled_calls (World *w, gconstpointer user_data)
{
  g_autoptr (MwSecret) secret = mw_secret_new ("sesame", -1);
  GAsyncResult *results[4] = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GError *errors[4] = { NULL };

  mw_memory_vault_set_mood (w->memory, MW_MEMORY_VAULT_WAITING);
  mw_vault_keep_async (w->vault, "id", "label", secret, cancellable, fake_draft_on_called_cb,
                       &results[0]);
  mw_vault_fetch_async (w->vault, "id", cancellable, fake_draft_on_called_cb, &results[1]);
  mw_vault_forget_async (w->vault, "id", cancellable, fake_draft_on_called_cb, &results[2]);
  mw_vault_unlock_async (w->vault, cancellable, fake_draft_on_called_cb, &results[3]);
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    fake_draft_wait_for (&results[i]);
  g_assert_false (mw_vault_keep_finish (w->vault, results[0], &errors[0]));
  g_assert_null (mw_vault_fetch_finish (w->vault, results[1], &errors[1]));
  g_assert_false (mw_vault_forget_finish (w->vault, results[2], &errors[2]));
  g_assert_false (mw_vault_unlock_finish (w->vault, results[3], &errors[3]));
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_assert_error (errors[i], G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&errors[i]);
      g_clear_object (&results[i]);
    }
  mw_memory_vault_set_mood (w->memory, MW_MEMORY_VAULT_OPEN);
  g_assert_cmpuint (mw_memory_vault_count (w->memory), ==, 0);
}

#define KEPT_TEST(path, func) g_test_add (path, World, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  KEPT_TEST ("/core/kept-secrets/young-ones-are-doubted", test_young_ones_are_doubted);
  KEPT_TEST ("/core/kept-secrets/order", test_order);
  KEPT_TEST ("/core/kept-secrets/cleaning", test_cleaning);
  KEPT_TEST ("/core/kept-secrets/cleaning-some", test_cleaning_some);
  KEPT_TEST ("/core/kept-secrets/other-databases", test_other_databases);
  KEPT_TEST ("/core/kept-secrets/nothing-goes-where-something-fails",
             test_nothing_goes_where_something_fails);
  KEPT_TEST ("/core/kept-secrets/twins", test_twins);
  KEPT_TEST ("/core/kept-secrets/cancelled-at-the-prompt", test_cancelled_at_the_prompt);
  KEPT_TEST ("/core/kept-secrets/dropped", test_dropped);
  g_test_add_func ("/core/kept-secret/uses-in-words", test_uses_in_words);
  g_test_add_func ("/core/kept-secret/the-strongest-need-counts", test_the_strongest_need_counts);
  g_test_add_func ("/core/kept-secret/names", test_names);
  KEPT_TEST ("/core/vault/looking-asks-nobody", test_looking_asks_nobody);
  KEPT_TEST ("/core/vault/cancelled-calls", test_cancelled_calls);
  return g_test_run ();
}
