/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Against a real keyring daemon: run below with-desktop, with the state of its keyring as first
 * argument (unlocked, locked, none), or as "no-bus" without any desktop. */

#include <mailwright/error.h>
#include <mailwright/kept-secret.h>

#include <string.h>

#include "vault/daemon.h"
#include "vault/keyring.h"

static const char DATABASE[] = "3b8f6e0c-54a2-4d53-8c2b-2f6a0b7c9d11";
static const char OTHER_DATABASE[] = "9d1c2f5a-0b7e-4a64-9f43-7f2d4c8e1a22";
static const char LABEL[] = "Mailwright: support@example.org, Mail Password";

/* A keyring and a secret id that no other case has. */
typedef struct
{
  MwVault *vault; /* (owned) */
  char *id;       /* (owned) */
  guint changes;
  GAsyncResult *result; /* (owned) (nullable) */
} Fixture;

static void
on_vault_changed_cb (MwVault *vault, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->changes++;
}

static void
on_vault_called_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_set_object (&fixture->result, result);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->vault = MW_VAULT (mw_keyring_new (DATABASE, NULL, NULL));
  fixture->id = g_uuid_string_random ();
  g_signal_connect (fixture->vault, "changed", G_CALLBACK (on_vault_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_signal_handlers_disconnect_by_data (fixture->vault, fixture);
  g_clear_object (&fixture->result);
  g_clear_object (&fixture->vault);
  g_free (fixture->id);
}

static GAsyncResult *
wait_for_result (Fixture *fixture)
{
  while (!fixture->result)
    g_main_context_iteration (NULL, TRUE);
  return fixture->result;
}

static void
wait_for_change (Fixture *fixture)
{
  while (fixture->changes == 0)
    g_main_context_iteration (NULL, TRUE);
  fixture->changes = 0;
}

static void
keep (MwVault *vault, const char *id, const char *text)
{
  g_autoptr (MwSecret) secret = mw_secret_new (text, -1);
  g_autoptr (GError) error = NULL;

  mw_vault_keep (vault, id, LABEL, secret, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_found (MwVault *vault, const char *id, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwSecret) secret = mw_vault_fetch (vault, id, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (mw_secret_get (secret), ==, text);
}

static void
assert_not_fetched (MwVault *vault, const char *id, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwSecret) secret = mw_vault_fetch (vault, id, NULL, &error);

  g_assert_error (error, MW_ERROR, code);
  g_assert_null (secret);
}

static void
assert_not_kept (MwVault *vault, const char *id, int code)
{
  g_autoptr (MwSecret) secret = mw_secret_new ("sesame-4711", -1);
  g_autoptr (GError) error = NULL;

  g_assert_false (mw_vault_keep (vault, id, LABEL, secret, NULL, &error));
  g_assert_error (error, MW_ERROR, code);
  g_assert_null (strstr (error->message, "sesame"));
}

static void
assert_state (MwVault *vault, const char *id, MwSecretState expected)
{
  g_autoptr (GError) error = NULL;
  MwSecretState state = MW_SECRET_ABSENT;

  mw_vault_look (vault, id, &state, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (state, ==, expected);
}

static void
forget (MwVault *vault, const char *id)
{
  g_autoptr (GError) error = NULL;

  mw_vault_forget (vault, id, NULL, &error);
  g_assert_no_error (error);
}

static void
test_stored (Fixture *fixture, gconstpointer user_data)
{
  assert_state (fixture->vault, fixture->id, MW_SECRET_MISSING);
  assert_not_fetched (fixture->vault, fixture->id, MW_ERROR_NOT_FOUND);
  keep (fixture->vault, fixture->id, "sesame");
  assert_state (fixture->vault, fixture->id, MW_SECRET_STORED);
  assert_found (fixture->vault, fixture->id, "sesame");
}

/* Another process finds it: nothing of it was in this vault only. */
static void
test_found_by_another (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (MwKeyring) another = mw_keyring_new (DATABASE, NULL, NULL);

  keep (fixture->vault, fixture->id, "sesame");
  assert_found (MW_VAULT (another), fixture->id, "sesame");
}

static void
test_replaced (Fixture *fixture, gconstpointer user_data)
{
  keep (fixture->vault, fixture->id, "first");
  keep (fixture->vault, fixture->id, "second");
  assert_found (fixture->vault, fixture->id, "second");
  forget (fixture->vault, fixture->id);
  assert_state (fixture->vault, fixture->id, MW_SECRET_MISSING);
}

static void
test_forgotten (Fixture *fixture, gconstpointer user_data)
{
  forget (fixture->vault, fixture->id);
  keep (fixture->vault, fixture->id, "sesame");
  forget (fixture->vault, fixture->id);
  assert_state (fixture->vault, fixture->id, MW_SECRET_MISSING);
  assert_not_fetched (fixture->vault, fixture->id, MW_ERROR_NOT_FOUND);
}

static void
test_odd_passwords (Fixture *fixture, gconstpointer user_data)
{
  static const char *const ODD[] = {
    "",
    " ",
    "  both ends  ",
    "tab\tand\nnew line\r\n",
    "it's \"quoted\" `so` $HOME \\0 %s %n",
    "Grün§ßÄÖÜ€",
    "0xA7",
    "\\xA7\\u00a7",
    "a\xcc\x88 is not \xc3\xa4",
    "🔑 пароль 密码 كلمة",
    "\x01\x7f",
    "<b>&amp;</b>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ODD); i++)
    {
      keep (fixture->vault, fixture->id, ODD[i]);
      assert_found (fixture->vault, fixture->id, ODD[i]);
    }
}

static void
test_long_password (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *text = g_strnfill (4096, 'x');

  memcpy (text + 2000, "Grün§", strlen ("Grün§"));
  keep (fixture->vault, fixture->id, text);
  assert_found (fixture->vault, fixture->id, text);
}

static void
test_two_databases (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (MwKeyring) keyring = mw_keyring_new (OTHER_DATABASE, NULL, NULL);
  MwVault *other = MW_VAULT (keyring);

  keep (fixture->vault, fixture->id, "ours");
  assert_state (other, fixture->id, MW_SECRET_MISSING);
  assert_not_fetched (other, fixture->id, MW_ERROR_NOT_FOUND);
  keep (other, fixture->id, "theirs");
  assert_found (fixture->vault, fixture->id, "ours");
  forget (other, fixture->id);
  assert_found (fixture->vault, fixture->id, "ours");
}

static void
test_no_secret_shown (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *items = NULL;

  keep (fixture->vault, fixture->id, "sesame-4711");
  items = daemon_list ();
  g_assert_nonnull (strstr (items, LABEL));
  g_assert_nonnull (strstr (items, fixture->id));
  g_assert_nonnull (strstr (items, DATABASE));
  g_assert_nonnull (strstr (items, "io.github.mailwright.Secret"));
  g_assert_null (strstr (items, "sesame"));
  g_assert_false (daemon_files_hold ("sesame"));
}

static MwKeptSecret *
find_kept (GPtrArray *list, const char *id, const char *database_id)
{
  for (guint i = 0; i < list->len; i++)
    {
      MwKeptSecret *kept = g_ptr_array_index (list, i);

      if (g_str_equal (kept->id, id) && g_str_equal (kept->database_id, database_id))
        return kept;
    }
  return NULL;
}

static GPtrArray *
list (MwVault *vault, gboolean all)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = mw_vault_list (vault, all, NULL, &error);

  g_assert_no_error (error);
  return found;
}

/* Whose it is, when it was stored and by which draft, also where its path has odd letters. */
static void
test_listed (Fixture *fixture, gconstpointer user_data)
{
  static const char LIVE[] = "/srv/K\303\274che 1/live.db", DRAFT[] = "/srv/\377/draft";
  g_autoptr (MwKeyring) keyring = mw_keyring_new (DATABASE, LIVE, DRAFT);
  g_autoptr (MwKeyring) other = mw_keyring_new (OTHER_DATABASE, NULL, NULL);
  g_autoptr (GPtrArray) own = NULL, all = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  MwKeptSecret *kept = NULL;

  keep (MW_VAULT (keyring), fixture->id, "sesame-4711");
  keep (MW_VAULT (other), fixture->id, "theirs");
  assert_found (fixture->vault, fixture->id, "sesame-4711");
  own = list (fixture->vault, FALSE);
  kept = find_kept (own, fixture->id, DATABASE);
  g_assert_nonnull (kept);
  g_assert_cmpstr (kept->label, ==, LABEL);
  g_assert_cmpstr (kept->live_place, ==, LIVE);
  g_assert_cmpstr (kept->draft_place, ==, DRAFT);
  g_assert_cmpint (ABS (kept->time - now), <, 24 * 3600);
  g_assert_null (find_kept (own, fixture->id, OTHER_DATABASE));
  all = list (fixture->vault, TRUE);
  g_assert_nonnull (find_kept (all, fixture->id, DATABASE));
  kept = find_kept (all, fixture->id, OTHER_DATABASE);
  g_assert_nonnull (kept);
  g_assert_null (kept->live_place);
  /* One that is forgotten is not listed, and the other one's is. */
  forget (fixture->vault, fixture->id);
  g_clear_pointer (&own, g_ptr_array_unref);
  own = list (fixture->vault, FALSE);
  g_assert_null (find_kept (own, fixture->id, DATABASE));
  g_clear_pointer (&all, g_ptr_array_unref);
  all = list (fixture->vault, TRUE);
  g_assert_nonnull (find_kept (all, fixture->id, OTHER_DATABASE));
  forget (MW_VAULT (other), fixture->id);
}

static void
test_locked (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *unknown = g_uuid_string_random ();

  keep (fixture->vault, fixture->id, "sesame");
  daemon_lock ();
  assert_state (fixture->vault, fixture->id, MW_SECRET_LOCKED);
  assert_state (fixture->vault, unknown, MW_SECRET_LOCKED);
  assert_not_fetched (fixture->vault, fixture->id, MW_ERROR_KEYRING_LOCKED);
  assert_not_fetched (fixture->vault, unknown, MW_ERROR_KEYRING_LOCKED);
  assert_not_kept (fixture->vault, fixture->id, MW_ERROR_KEYRING_LOCKED);
  g_assert_false (mw_vault_forget (fixture->vault, fixture->id, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_KEYRING_LOCKED);
  g_clear_error (&error);
  g_assert_null (mw_vault_list (fixture->vault, FALSE, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_KEYRING_LOCKED);
  g_clear_error (&error);
  g_assert_false (mw_vault_unlock (fixture->vault, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_KEYRING_LOCKED);

  daemon_unlock ();
  assert_state (fixture->vault, fixture->id, MW_SECRET_STORED);
  assert_found (fixture->vault, fixture->id, "sesame");
  assert_state (fixture->vault, unknown, MW_SECRET_MISSING);
}

static void
test_unlock (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  mw_vault_unlock (fixture->vault, NULL, &error);
  g_assert_no_error (error);
}

/* The service's own prompt is shown, and answered. */
static void
test_answered (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GSubprocess) person = NULL;

  keep (fixture->vault, fixture->id, "sesame");
  daemon_lock ();
  person = person_start ("unlock");
  assert_found (fixture->vault, fixture->id, "sesame");
  person_wait (person);
  assert_state (fixture->vault, fixture->id, MW_SECRET_STORED);
}

static void
test_unlock_answered (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GSubprocess) person = NULL;
  g_autoptr (GError) error = NULL;

  keep (fixture->vault, fixture->id, "sesame");
  daemon_lock ();
  person = person_start ("unlock");
  mw_vault_unlock (fixture->vault, NULL, &error);
  g_assert_no_error (error);
  person_wait (person);
  assert_state (fixture->vault, fixture->id, MW_SECRET_STORED);
}

/* A look never prompts, even where one would be shown. */
static void
test_look_does_not_ask (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (Prompter) prompter = prompter_start ();

  keep (fixture->vault, fixture->id, "sesame");
  daemon_lock ();
  assert_state (fixture->vault, fixture->id, MW_SECRET_LOCKED);
  daemon_unlock ();
  g_assert_false (prompter_was_asked (prompter));
}

/* The daemon outlives it: what it had unlocked stays so. */
static void
test_cancelled_async (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (Prompter) prompter = prompter_start ();
  g_autoptr (GError) error = NULL;
  GPid pid = daemon_get_pid ();

  keep (fixture->vault, fixture->id, "sesame");
  daemon_lock ();
  mw_vault_fetch_async (fixture->vault, fixture->id, cancellable, on_vault_called_cb, fixture);
  prompter_wait_asked (prompter);
  g_cancellable_cancel (cancellable);
  g_assert_null (mw_vault_fetch_finish (fixture->vault, wait_for_result (fixture), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (daemon_get_pid (), ==, pid);
  daemon_unlock ();
  assert_found (fixture->vault, fixture->id, "sesame");
}

typedef struct
{
  MwVault *vault;
  const char *id;
  GCancellable *cancellable;
  GError *error; /* (owned) (nullable) */
  int done;
} Blocked;

static gpointer
fetch_in_thread (gpointer user_data)
{
  Blocked *blocked = user_data;
  g_autoptr (MwSecret) secret =
      mw_vault_fetch (blocked->vault, blocked->id, blocked->cancellable, &blocked->error);

  g_assert_null (secret);
  g_atomic_int_set (&blocked->done, 1);
  g_main_context_wakeup (NULL);
  return NULL;
}

static void
join (GThread *thread, Blocked *blocked)
{
  while (!g_atomic_int_get (&blocked->done))
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
}

/* As mailwrightctl waits: the blocking call itself ends. */
static void
test_cancelled (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (Prompter) prompter = prompter_start ();
  Blocked blocked = { fixture->vault, fixture->id, cancellable, NULL, 0 };
  GThread *thread = NULL;

  keep (fixture->vault, fixture->id, "sesame");
  daemon_lock ();
  thread = g_thread_new ("fetch", fetch_in_thread, &blocked);
  prompter_wait_asked (prompter);
  g_cancellable_cancel (cancellable);
  join (thread, &blocked);
  g_assert_error (blocked.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_error_free (blocked.error);
  daemon_unlock ();
}

/* Nobody can be told that the prompt is dismissed, and nobody ever answers. */
static void
test_cancelled_frozen (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (Prompter) prompter = prompter_start ();
  g_autoptr (GError) error = NULL;
  GPid pid = daemon_get_pid ();

  keep (fixture->vault, fixture->id, "sesame");
  daemon_lock ();
  mw_vault_unlock_async (fixture->vault, cancellable, on_vault_called_cb, fixture);
  prompter_wait_asked (prompter);
  daemon_freeze (pid);
  g_cancellable_cancel (cancellable);
  g_assert_false (mw_vault_unlock_finish (fixture->vault, wait_for_result (fixture), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  daemon_thaw (pid);
  daemon_unlock ();
}

static void
test_killed (Fixture *fixture, gconstpointer user_data)
{
  keep (fixture->vault, fixture->id, "sesame");
  daemon_kill ();
  assert_state (fixture->vault, fixture->id, MW_SECRET_LOCKED);
  daemon_unlock ();
  assert_found (fixture->vault, fixture->id, "sesame");
  keep (fixture->vault, fixture->id, "after");
  assert_found (fixture->vault, fixture->id, "after");
}

/* The daemon goes while a prompt of it waits: the call ends, by a new daemon that is locked. */
static void
test_killed_while_asking (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (Prompter) prompter = prompter_start ();
  g_autoptr (GError) error = NULL;

  keep (fixture->vault, fixture->id, "sesame");
  daemon_lock ();
  mw_vault_fetch_async (fixture->vault, fixture->id, NULL, on_vault_called_cb, fixture);
  prompter_wait_asked (prompter);
  g_clear_pointer (&prompter, prompter_stop);
  daemon_kill ();
  g_assert_null (mw_vault_fetch_finish (fixture->vault, wait_for_result (fixture), &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == MW_ERROR);
  daemon_unlock ();
  assert_found (fixture->vault, fixture->id, "sesame");
}

static void
test_changed (Fixture *fixture, gconstpointer user_data)
{
  MwSecretState state = MW_SECRET_ABSENT;
  g_autoptr (GError) error = NULL;

  /* Once the loop ran, the vault listens. */
  mw_vault_look_async (fixture->vault, fixture->id, NULL, on_vault_called_cb, fixture);
  g_assert_true (mw_vault_look_finish (fixture->vault, wait_for_result (fixture), &state, &error));
  g_assert_cmpuint (fixture->changes, ==, 0);
  daemon_lock ();
  wait_for_change (fixture);
  daemon_unlock ();
  wait_for_change (fixture);
  daemon_kill ();
  wait_for_change (fixture);
  daemon_unlock ();
  wait_for_change (fixture);
}

typedef struct
{
  guint pending;
} Crowd;

static void
on_one_kept_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Crowd *crowd = user_data;
  g_autoptr (GError) error = NULL;

  mw_vault_keep_finish (MW_VAULT (object), result, &error);
  g_assert_no_error (error);
  crowd->pending--;
}

static void
test_many_at_once (Fixture *fixture, gconstpointer user_data)
{
  Crowd crowd = { 50 };

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", fixture->id, i);
      g_autofree char *text = g_strdup_printf ("secret %u", i);
      g_autoptr (MwSecret) secret = mw_secret_new (text, -1);

      mw_vault_keep_async (fixture->vault, id, LABEL, secret, NULL, on_one_kept_cb, &crowd);
    }
  while (crowd.pending > 0)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", fixture->id, i);
      g_autofree char *text = g_strdup_printf ("secret %u", i);

      assert_found (fixture->vault, id, text);
    }
}

/* Without any collection the service is asked to make one, and this prompt is dismissed, too. */
static void
test_no_collection (Fixture *fixture, gconstpointer user_data)
{
  daemon_kill_and_clear ();
  assert_state (fixture->vault, fixture->id, MW_SECRET_NO_KEYRING);
  assert_not_fetched (fixture->vault, fixture->id, MW_ERROR_KEYRING_MISSING);
  assert_not_kept (fixture->vault, fixture->id, MW_ERROR_KEYRING_MISSING);
}

static void
test_no_collection_answered (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GSubprocess) person = NULL;

  daemon_kill_and_clear ();
  person = person_start ("new");
  keep (fixture->vault, fixture->id, "sesame");
  person_wait (person);
  assert_state (fixture->vault, fixture->id, MW_SECRET_STORED);
  assert_found (fixture->vault, fixture->id, "sesame");
  daemon_kill ();
  assert_state (fixture->vault, fixture->id, MW_SECRET_LOCKED);
}

static void
test_absent (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  assert_state (fixture->vault, fixture->id, MW_SECRET_ABSENT);
  assert_not_fetched (fixture->vault, fixture->id, MW_ERROR_KEYRING_ABSENT);
  assert_not_kept (fixture->vault, fixture->id, MW_ERROR_KEYRING_ABSENT);
  g_assert_false (mw_vault_forget (fixture->vault, fixture->id, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_KEYRING_ABSENT);
  g_clear_error (&error);
  g_assert_false (mw_vault_unlock (fixture->vault, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_KEYRING_ABSENT);
}

static void
add (const char *state, const char *name, void (*body) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/vault/keyring-%s/%s", state, name);

  g_test_add (path, Fixture, NULL, set_up, body, tear_down);
}

static void
add_unlocked (const char *state)
{
  add (state, "stored", test_stored);
  add (state, "found-by-another", test_found_by_another);
  add (state, "replaced", test_replaced);
  add (state, "forgotten", test_forgotten);
  add (state, "odd-passwords", test_odd_passwords);
  add (state, "long-password", test_long_password);
  add (state, "two-databases", test_two_databases);
  add (state, "no-secret-shown", test_no_secret_shown);
  add (state, "listed", test_listed);
  add (state, "unlock", test_unlock);
  add (state, "many-at-once", test_many_at_once);
}

static void
add_locked (const char *state)
{
  add (state, "locked", test_locked);
  add (state, "answered", test_answered);
  add (state, "unlock-answered", test_unlock_answered);
  add (state, "look-does-not-ask", test_look_does_not_ask);
  add (state, "cancelled-async", test_cancelled_async);
  add (state, "cancelled", test_cancelled);
  add (state, "cancelled-frozen", test_cancelled_frozen);
  add (state, "killed", test_killed);
  add (state, "killed-while-asking", test_killed_while_asking);
  add (state, "changed", test_changed);
  add (state, "no-collection", test_no_collection);
  add (state, "no-collection-answered", test_no_collection_answered);
}

int
main (int argc, char *argv[])
{
  const char *state = NULL;

  g_test_init (&argc, &argv, NULL);
  state = argc > 1 ? argv[1] : "";
  if (g_str_equal (state, "unlocked"))
    add_unlocked (state);
  else if (g_str_equal (state, "locked"))
    {
      daemon_unlock ();
      add_locked (state);
    }
  else
    add (state, "absent", test_absent);
  return g_test_run ();
}
