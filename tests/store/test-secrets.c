/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Who needs what is in the keyring: what is found unused, and what is never removed. */

#include "fixture.h"
#include "harness/memory-vault.h"

#include <glib/gstdio.h>

typedef struct
{
  Fixture f;
  MwMemoryVault *vault; /* (owned) */
  char *profile; /* (owned): one that the checks let through, live, without a password here */
} Office;

static void
set_up (Office *o, gconstpointer user_data)
{
  fixture_set_up (&o->f, user_data);
  o->vault = mw_memory_vault_new ();
  mw_memory_vault_set_origin (o->vault, mw_live_get_id (o->f.live), o->f.live_path,
                              o->f.draft_path);
  o->profile = add_complete_profile (o->f.draft, "Support", "support@example.org");
  g_assert_cmpint (submit_all (o->f.draft), ==, 1);
}

static void
tear_down (Office *o, gconstpointer user_data)
{
  g_object_unref (o->vault);
  g_free (o->profile);
  fixture_tear_down (&o->f, user_data);
}

#define OFFICE_TEST(path, func) g_test_add (path, Office, NULL, set_up, func, tear_down)

static char *
keep (Office *o)
{
  g_autoptr (MwSecret) secret = mw_secret_new ("sesame", -1);
  g_autoptr (GError) error = NULL;
  char *id = g_uuid_string_random ();

  mw_vault_keep (MW_VAULT (o->vault), id, "Mailwright: support@example.org, Mail Password", secret,
                 NULL, &error);
  g_assert_no_error (error);
  return id;
}

/* A new password: kept first, then staged. */
static char *
stage_in (Office *o, MwDraft *draft, const char *profile)
{
  char *id = keep (o);

  run_step (draft, MW_STEP_SET_OVERRIDE, profile, "mail-password", id);
  return id;
}

static char *
stage (Office *o)
{
  return stage_in (o, o->f.draft, o->profile);
}

static MwKeptSecret *
find (GPtrArray *kept, const char *id)
{
  for (guint i = 0; i < kept->len; i++)
    {
      MwKeptSecret *one = g_ptr_array_index (kept, i);

      if (g_str_equal (one->id, id))
        return one;
    }
  return NULL;
}

static GPtrArray *
list (Office *o, gboolean all)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *kept = mw_kept_secrets_list (o->f.draft, MW_VAULT (o->vault), all, NULL, &error);

  g_assert_no_error (error);
  return kept;
}

static void
assert_use (Office *o, const char *id, const char *use, gint64 revision)
{
  g_autoptr (GPtrArray) kept = list (o, TRUE);
  MwKeptSecret *one = find (kept, id);

  g_assert_nonnull (one);
  g_assert_cmpstr (mw_secret_use_to_string (one->use), ==, use);
  g_assert_cmpint (one->use == MW_SECRET_USE_REVISION ? one->revision : 0, ==, revision);
}

static gboolean
is_there (Office *o, const char *id)
{
  g_autofree char *label = mw_memory_vault_get_label (o->vault, id);

  return label != NULL;
}

static guint
clean (Office *o)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (mw_kept_secrets_clean (o->f.draft, MW_VAULT (o->vault), NULL, &n, NULL, &error));
  g_assert_no_error (error);
  return n;
}

static void
assert_taken_back (Office *o, gint64 number)
{
  g_autoptr (GError) error = NULL;

  mw_draft_take_back (o->f.draft, number, NULL, &error);
  g_assert_no_error (error);
}

/* ---- what is unused ---- */

static void
test_replaced (Office *o, gconstpointer user_data)
{
  g_autofree char *first = stage (o), *second = stage (o), *third = stage (o), *last = stage (o);

  /* Each of them can be undone to. */
  g_assert_cmpuint (clean (o), ==, 0);
  assert_use (o, first, "draft", 0);
  assert_use (o, last, "draft", 0);

  g_assert_cmpint (submit_all (o->f.draft), ==, 2);
  assert_use (o, first, "unused", 0);
  assert_use (o, second, "unused", 0);
  assert_use (o, third, "unused", 0);
  assert_use (o, last, "live", 0);
  g_assert_cmpuint (clean (o), ==, 3);
  g_assert_true (is_there (o, last));
  g_assert_cmpuint (clean (o), ==, 0);
}

static void
test_undone (Office *o, gconstpointer user_data)
{
  g_autofree char *undone = stage (o), *other = NULL;

  g_assert_true (mw_draft_undo (o->f.draft, NULL, NULL));
  assert_use (o, undone, "draft", 0);
  g_assert_cmpuint (clean (o), ==, 0);
  /* A new edit ends what could be redone. */
  run_step (o->f.draft, MW_STEP_SET_PROFILE, o->profile, "comment", "new");
  assert_use (o, undone, "unused", 0);
  other = stage (o);
  g_assert_cmpuint (clean (o), ==, 1);
  g_assert_false (is_there (o, undone));
  g_assert_true (is_there (o, other));
}

static void
test_discarded (Office *o, gconstpointer user_data)
{
  g_autofree char *id = stage (o);

  g_assert_true (mw_draft_discard (o->f.draft, NULL, NULL));
  assert_use (o, id, "unused", 0);
  g_assert_cmpuint (clean (o), ==, 1);
  g_assert_cmpuint (mw_memory_vault_count (o->vault), ==, 0);
}

static void
test_deleted_profile (Office *o, gconstpointer user_data)
{
  g_autofree char *profile = add_profile (o->f.draft, "Sales", "sales@example.org");
  g_autofree char *id = stage_in (o, o->f.draft, profile);

  run_step (o->f.draft, MW_STEP_DELETE_PROFILE, profile, NULL, NULL);
  assert_use (o, id, "draft", 0);
  run_step (o->f.draft, MW_STEP_SET_PROFILE, o->profile, "comment", "new");
  g_assert_cmpint (submit_all (o->f.draft), ==, 2);
  assert_use (o, id, "unused", 0);
  g_assert_cmpuint (clean (o), ==, 1);
}

/* ---- what a revision would bring back ---- */

static void
test_taken_back (Office *o, gconstpointer user_data)
{
  g_autofree char *first = stage (o), *second = NULL, *third = NULL;

  g_assert_cmpint (submit_all (o->f.draft), ==, 2);
  second = stage (o);
  g_assert_cmpint (submit_all (o->f.draft), ==, 3);
  assert_use (o, first, "revision", 3);
  third = stage (o);
  g_assert_cmpint (submit_all (o->f.draft), ==, 4);
  /* Revision 3 cannot be taken back any more: what it changed was changed again. */
  assert_use (o, first, "unused", 0);
  assert_use (o, second, "revision", 4);
  assert_use (o, third, "live", 0);
  g_assert_cmpuint (clean (o), ==, 1);
  g_assert_false (is_there (o, first));

  assert_taken_back (o, 4);
  assert_use (o, second, "draft", 0);
  g_assert_cmpint (submit_all (o->f.draft), ==, 5);
  assert_use (o, second, "live", 0);
  assert_use (o, third, "revision", 5);
  g_assert_cmpuint (clean (o), ==, 0);
  g_assert_true (is_there (o, second));
}

/* While one is taken back, the one before it can be. */
static void
test_taken_back_in_draft (Office *o, gconstpointer user_data)
{
  g_autofree char *first = stage (o), *second = NULL, *third = NULL;

  g_assert_cmpint (submit_all (o->f.draft), ==, 2);
  second = stage (o);
  g_assert_cmpint (submit_all (o->f.draft), ==, 3);
  third = stage (o);
  g_assert_cmpint (submit_all (o->f.draft), ==, 4);
  assert_taken_back (o, 4);
  assert_use (o, first, "revision", 3);
  g_assert_cmpuint (clean (o), ==, 0);
  assert_taken_back (o, 3);
  assert_use (o, first, "draft", 0);
  g_assert_cmpuint (clean (o), ==, 0);
  g_assert_cmpuint (mw_memory_vault_count (o->vault), ==, 3);
}

/* A password that was reset, not replaced. */
static void
test_reset (Office *o, gconstpointer user_data)
{
  g_autofree char *id = stage (o), *other = NULL;
  g_autoptr (GError) error = NULL;
  gint64 number;

  g_assert_cmpint (submit_all (o->f.draft), ==, 2);
  run_step (o->f.draft, MW_STEP_SET_PROFILE, o->profile, "enabled", "off");
  run_step (o->f.draft, MW_STEP_RESET_OVERRIDE, o->profile, "mail-password", NULL);
  number = try_submit (o->f.draft, &error);
  g_assert_no_error (error);
  g_assert_cmpint (number, ==, 3);
  assert_use (o, id, "revision", 3);
  g_assert_cmpuint (clean (o), ==, 0);
  other = stage (o);
  g_assert_cmpint (submit_all (o->f.draft), ==, 4);
  assert_use (o, id, "unused", 0);
}

/* A revision that added a profile is never taken back, so what it replaced is not wanted again. */
static void
test_added_profile (Office *o, gconstpointer user_data)
{
  g_autofree char *first = stage (o), *second = NULL, *profile = NULL;

  g_assert_cmpint (submit_all (o->f.draft), ==, 2);
  second = stage (o);
  profile = add_complete_profile (o->f.draft, "Sales", "sales@example.org");
  g_assert_cmpint (submit_all (o->f.draft), ==, 3);
  assert_use (o, first, "unused", 0);
  assert_use (o, second, "live", 0);
}

/* ---- what others have ---- */

typedef struct
{
  char *path;     /* (owned) */
  MwDraft *draft; /* (owned) */
} OtherDraft;

static void
other_draft_open (Office *o, OtherDraft *other)
{
  g_autoptr (GError) error = NULL;

  other->path = g_build_filename (o->f.folder, "other.db", NULL);
  other->draft = mw_sqlite_draft_open (other->path, o->f.live, o->f.catalogue, NULL, &error);
  g_assert_no_error (error);
  mw_memory_vault_set_origin (o->vault, mw_live_get_id (o->f.live), o->f.live_path, other->path);
}

static void
other_draft_close (OtherDraft *other)
{
  gpointer pointer = other->draft;

  if (!other->draft)
    return;
  g_object_add_weak_pointer (G_OBJECT (other->draft), &pointer);
  g_clear_object (&other->draft);
  while (pointer)
    g_main_context_iteration (NULL, TRUE);
}

/* It never stored a password, so that no password says where it is. */
static void
test_other_draft_that_brought_none (Office *o, gconstpointer user_data)
{
  OtherDraft other = { 0 };
  g_autofree char *first = stage (o), *second = NULL, *third = NULL;

  g_assert_cmpint (submit_all (o->f.draft), ==, 2);
  second = stage (o);
  g_assert_cmpint (submit_all (o->f.draft), ==, 3);
  third = stage (o);
  g_assert_cmpint (submit_all (o->f.draft), ==, 4);
  assert_use (o, first, "unused", 0);
  other_draft_open (o, &other);
  g_assert_true (mw_draft_take_back (other.draft, 4, NULL, NULL));
  g_assert_true (mw_draft_take_back (other.draft, 3, NULL, NULL));
  assert_use (o, first, "draft", 0);
  other_draft_close (&other);
  assert_use (o, first, "draft", 0);
  g_assert_cmpuint (clean (o), ==, 0);
  /* A draft that was removed needs nothing. */
  g_assert_cmpint (g_unlink (other.path), ==, 0);
  assert_use (o, first, "unused", 0);
  g_free (other.path);
}

static void
test_other_draft (Office *o, gconstpointer user_data)
{
  OtherDraft other = { 0 };
  g_autofree char *undone = NULL, *staged = NULL, *words = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  MwKeptSecret *one = NULL;

  other_draft_open (o, &other);
  undone = stage_in (o, other.draft, o->profile);
  g_assert_true (mw_draft_undo (other.draft, NULL, NULL));
  g_assert_cmpuint (clean (o), ==, 0);
  staged = stage_in (o, other.draft, o->profile);
  assert_use (o, undone, "unused", 0);
  assert_use (o, staged, "draft", 0);
  g_assert_cmpuint (clean (o), ==, 1);
  g_assert_true (is_there (o, staged));
  kept = list (o, FALSE);
  one = find (kept, staged);
  words = mw_kept_secret_describe (one);
  g_assert_nonnull (strstr (words, other.path));
  /* Discarded there, it is unused here. */
  g_assert_true (mw_draft_discard (other.draft, NULL, NULL));
  assert_use (o, staged, "unused", 0);
  other_draft_close (&other);
  g_free (other.path);
}

/* Nobody knows whether it was thrown away or is on a disk that is not mounted. */
static void
test_draft_away (Office *o, gconstpointer user_data)
{
  OtherDraft other = { 0 };
  g_autofree char *id = NULL, *away = NULL;

  other_draft_open (o, &other);
  id = stage_in (o, other.draft, o->profile);
  other_draft_close (&other);
  away = g_strconcat (other.path, ".away", NULL);
  g_assert_cmpint (g_rename (other.path, away), ==, 0);
  assert_use (o, id, "unknown", 0);
  mw_memory_vault_make_older (o->vault, id, MW_KEPT_SECRET_DAYS - 1);
  g_assert_cmpuint (clean (o), ==, 0);
  mw_memory_vault_make_older (o->vault, id, 1);
  assert_use (o, id, "unused", 0);
  /* Back in time. */
  g_assert_cmpint (g_rename (away, other.path), ==, 0);
  assert_use (o, id, "draft", 0);
  g_free (other.path);
}

static void
test_draft_unreadable (Office *o, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (o->f.folder, "broken.db", NULL);
  g_autofree char *id = NULL, *own = stage (o), *fresh = NULL;
  g_autoptr (GPtrArray) kept = NULL;

  g_assert_true (mw_draft_discard (o->f.draft, NULL, NULL));
  assert_use (o, own, "unused", 0);
  g_assert_true (g_file_set_contents (path, "no database", -1, NULL));
  mw_memory_vault_set_origin (o->vault, mw_live_get_id (o->f.live), o->f.live_path, path);
  id = keep (o);
  mw_memory_vault_make_older (o->vault, id, 10 * MW_KEPT_SECRET_DAYS);
  assert_use (o, id, "unknown", 0);
  /* Taking back revisions may have brought it what was stored elsewhere. */
  assert_use (o, own, "unknown", 0);
  g_assert_cmpuint (clean (o), ==, 0);
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_use (o, id, "unused", 0);
  assert_use (o, own, "unused", 0);
  /* What was stored just now does not hide what is in the way. */
  g_assert_true (g_file_set_contents (path, "no database", -1, NULL));
  fresh = keep (o);
  kept = list (o, FALSE);
  g_assert_cmpstr (find (kept, fresh)->place, ==, path);
}

/* Another draft was put where this one was while it is open. */
static void
test_draft_replaced (Office *o, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = stage (o);

  g_assert_cmpint (run_sql (o->f.draft_path, "UPDATE configuration SET id = 'another'"), ==,
                   SQLITE_OK);
  g_assert_null (mw_kept_secrets_list (o->f.draft, MW_VAULT (o->vault), FALSE, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, o->f.draft_path));
  g_assert_true (is_there (o, id));
}

/* Another program has stored it, and stages it in a moment. */
static void
test_not_yet_staged (Office *o, gconstpointer user_data)
{
  g_autofree char *id = keep (o);

  assert_use (o, id, "unknown", 0);
  g_assert_cmpuint (clean (o), ==, 0);
  run_step (o->f.draft, MW_STEP_SET_OVERRIDE, o->profile, "mail-password", id);
  assert_use (o, id, "draft", 0);
  g_assert_true (mw_draft_discard (o->f.draft, NULL, NULL));
  assert_use (o, id, "unused", 0);
}

/* What was stored and never staged, since the program was killed in between. */
static void
test_never_staged (Office *o, gconstpointer user_data)
{
  g_autofree char *id = keep (o);

  mw_memory_vault_make_older (o->vault, id, MW_KEPT_SECRET_DAYS);
  assert_use (o, id, "unused", 0);
  g_assert_cmpuint (clean (o), ==, 1);
}

static void
test_other_database (Office *o, gconstpointer user_data)
{
  g_autofree char *other = g_uuid_string_random (), *id = NULL, *words = NULL;
  g_autoptr (GPtrArray) own = NULL, all = NULL;

  mw_memory_vault_set_origin (o->vault, other, "/another/live.db", NULL);
  id = keep (o);
  mw_memory_vault_make_older (o->vault, id, 10 * MW_KEPT_SECRET_DAYS);
  mw_memory_vault_set_origin (o->vault, mw_live_get_id (o->f.live), NULL, NULL);
  own = list (o, FALSE);
  g_assert_cmpuint (own->len, ==, 0);
  all = list (o, TRUE);
  g_assert_cmpuint (all->len, ==, 1);
  assert_use (o, id, "other-database", 0);
  words = mw_kept_secret_describe (g_ptr_array_index (all, 0));
  g_assert_nonnull (strstr (words, "/another/live.db"));
  g_assert_cmpuint (clean (o), ==, 0);
  g_assert_true (is_there (o, id));
}

/* A copy of the database has the same id, and may use what was stored for it. */
static void
test_copy (Office *o, gconstpointer user_data)
{
  g_autofree char *copy = g_build_filename (o->f.folder, "copy.db", NULL), *id = NULL, *sql = NULL;

  sql = g_strdup_printf ("VACUUM INTO '%s'", copy);
  g_assert_cmpint (run_sql (o->f.live_path, sql), ==, SQLITE_OK);
  mw_memory_vault_set_origin (o->vault, mw_live_get_id (o->f.live), copy, o->f.draft_path);
  id = keep (o);
  mw_memory_vault_make_older (o->vault, id, 10 * MW_KEPT_SECRET_DAYS);
  assert_use (o, id, "unknown", 0);
  g_assert_cmpuint (clean (o), ==, 0);
  /* Where it was moved from. */
  g_assert_cmpint (g_unlink (copy), ==, 0);
  assert_use (o, id, "unused", 0);
}

static void
swap_drafts (Office *o, OtherDraft *other)
{
  MwDraft *draft = o->f.draft;

  o->f.draft = other->draft;
  other->draft = draft;
}

/* A draft that is ahead of a database that was restored. */
static void
test_restored (Office *o, gconstpointer user_data)
{
  g_autofree char *backup = g_build_filename (o->f.folder, "backup.db", NULL);
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *sql = NULL;
  static const char *const ENDS[] = { "-wal", "-shm" };
  OtherDraft other = { 0 };

  sql = g_strdup_printf ("VACUUM INTO '%s'", backup);
  g_assert_cmpint (run_sql (o->f.live_path, sql), ==, SQLITE_OK);
  first = stage (o);
  second = stage (o);
  g_assert_cmpint (submit_all (o->f.draft), ==, 2);
  third = stage (o);
  g_assert_cmpint (submit_all (o->f.draft), ==, 3);
  assert_use (o, first, "unused", 0);
  fixture_close (&o->f);
  for (guint i = 0; i < G_N_ELEMENTS (ENDS); i++)
    {
      g_autofree char *log = g_strconcat (o->f.live_path, ENDS[i], NULL);

      g_unlink (log);
    }
  g_assert_cmpint (g_rename (backup, o->f.live_path), ==, 0);
  fixture_reopen (&o->f);
  assert_use (o, first, "unknown", 0);
  assert_use (o, second, "unknown", 0);
  g_assert_cmpuint (clean (o), ==, 0);
  /* Whichever draft it is. */
  other_draft_open (o, &other);
  swap_drafts (o, &other);
  assert_use (o, first, "unknown", 0);
  g_assert_cmpuint (clean (o), ==, 0);
  swap_drafts (o, &other);
  other_draft_close (&other);
  g_free (other.path);
}

/* Another file in its place, be it a backup, says nothing of what is live. */
static void
test_live_away (Office *o, gconstpointer user_data)
{
  static const char *const ENDS[] = { "", "-wal", "-shm" };
  g_autofree char *id = NULL;
  g_autofree char *backup = g_build_filename (o->f.folder, "backup.db", NULL), *sql = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  sql = g_strdup_printf ("VACUUM INTO '%s'", backup);
  g_assert_cmpint (run_sql (o->f.live_path, sql), ==, SQLITE_OK);
  id = stage (o);
  g_assert_cmpint (submit_all (o->f.draft), ==, 2);
  g_assert_true (run_sql (o->f.draft_path, "DELETE FROM profile_override") == SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (ENDS); i++)
    {
      g_autofree char *part = g_strconcat (o->f.live_path, ENDS[i], NULL);
      g_autofree char *away = g_strconcat (part, ".away", NULL);

      g_assert_cmpint (g_rename (part, away), ==, 0);
    }
  g_assert_cmpint (g_rename (backup, o->f.live_path), ==, 0);
  g_assert_false (mw_kept_secrets_clean (o->f.draft, MW_VAULT (o->vault), NULL, &n, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
  g_assert_true (is_there (o, id));
}

/* ---- removing ---- */

/* Between the list and the button somebody redoes it. */
static void
test_looks_again (Office *o, gconstpointer user_data)
{
  g_autofree char *first = stage (o), *second = stage (o);
  const char *ids[] = { first, second, NULL };
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (mw_draft_undo (o->f.draft, NULL, NULL));
  g_assert_true (mw_kept_secrets_clean (o->f.draft, MW_VAULT (o->vault), ids, &n, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (mw_draft_redo (o->f.draft, NULL, NULL));
  g_assert_cmpint (submit_all (o->f.draft), ==, 2);
  /* Only what was named. */
  ids[0] = second;
  ids[1] = NULL;
  g_assert_true (mw_kept_secrets_clean (o->f.draft, MW_VAULT (o->vault), ids, &n, NULL, &error));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (is_there (o, first));
}

static void
test_keyring_fails (Office *o, gconstpointer user_data)
{
  g_autofree char *id = stage (o);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (mw_draft_discard (o->f.draft, NULL, NULL));
  mw_memory_vault_set_mood (o->vault, MW_MEMORY_VAULT_DISMISSED);
  g_assert_false (mw_kept_secrets_clean (o->f.draft, MW_VAULT (o->vault), NULL, &n, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_KEYRING_LOCKED);
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (is_there (o, id));
}

static void
on_done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static GAsyncResult *
wait_for (GAsyncResult **slot)
{
  while (!*slot)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

static void
test_async (Office *o, gconstpointer user_data)
{
  g_autofree char *id = stage (o);
  g_autoptr (GAsyncResult) listed = NULL, cleaned = NULL, cancelled = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (mw_draft_discard (o->f.draft, NULL, NULL));
  mw_kept_secrets_list_async (o->f.draft, MW_VAULT (o->vault), FALSE, NULL, on_done_cb, &listed);
  kept = mw_kept_secrets_list_finish (o->f.draft, wait_for (&listed), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kept->len, ==, 1);
  mw_kept_secrets_clean_async (o->f.draft, MW_VAULT (o->vault), NULL, NULL, on_done_cb, &cleaned);
  g_assert_true (mw_kept_secrets_clean_finish (o->f.draft, wait_for (&cleaned), &n, &error));
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (is_there (o, id));

  mw_memory_vault_set_mood (o->vault, MW_MEMORY_VAULT_WAITING);
  mw_kept_secrets_list_async (o->f.draft, MW_VAULT (o->vault), FALSE, cancellable, on_done_cb,
                              &cancelled);
  g_cancellable_cancel (cancellable);
  g_assert_null (mw_kept_secrets_list_finish (o->f.draft, wait_for (&cancelled), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  OFFICE_TEST ("/secrets/replaced-four-times-then-submitted", test_replaced);
  OFFICE_TEST ("/secrets/undone-beyond-reach", test_undone);
  OFFICE_TEST ("/secrets/discarded", test_discarded);
  OFFICE_TEST ("/secrets/of-a-deleted-profile", test_deleted_profile);
  OFFICE_TEST ("/secrets/a-revision-keeps-what-it-brings-back", test_taken_back);
  OFFICE_TEST ("/secrets/the-revision-before-one-that-is-taken-back", test_taken_back_in_draft);
  OFFICE_TEST ("/secrets/reset", test_reset);
  OFFICE_TEST ("/secrets/a-revision-that-added-a-profile", test_added_profile);
  OFFICE_TEST ("/secrets/another-draft-keeps-what-it-stages", test_other_draft);
  OFFICE_TEST ("/secrets/another-draft-that-brought-none", test_other_draft_that_brought_none);
  OFFICE_TEST ("/secrets/a-draft-that-is-away", test_draft_away);
  OFFICE_TEST ("/secrets/a-draft-that-cannot-be-read", test_draft_unreadable);
  OFFICE_TEST ("/secrets/a-draft-that-was-replaced", test_draft_replaced);
  OFFICE_TEST ("/secrets/not-yet-staged", test_not_yet_staged);
  OFFICE_TEST ("/secrets/never-staged", test_never_staged);
  OFFICE_TEST ("/secrets/another-database-is-left-alone", test_other_database);
  OFFICE_TEST ("/secrets/a-copy-of-the-database", test_copy);
  OFFICE_TEST ("/secrets/a-restored-database", test_restored);
  OFFICE_TEST ("/secrets/the-live-database-is-away", test_live_away);
  OFFICE_TEST ("/secrets/it-is-looked-again", test_looks_again);
  OFFICE_TEST ("/secrets/keyring-fails", test_keyring_fails);
  OFFICE_TEST ("/secrets/async", test_async);
  return g_test_run ();
}
