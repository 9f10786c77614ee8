/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Against a service whose prompts are declined (other-service), which gnome-keyring's are not for:
 * what is locked, what was declined and what is not there are told apart. */

#include <mailwright/error.h>

#include <string.h>

#include "vault/keyring.h"

static const char DATABASE[] = "3b8f6e0c-54a2-4d53-8c2b-2f6a0b7c9d11";

typedef struct
{
  MwVault *vault;            /* (owned) */
  GSubprocess *service;      /* (owned) */
  GDataInputStream *answers; /* (owned) */
} Fixture;

static void
wait_ready (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line (fixture->answers, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, "ready");
}

static void
set_mood (Fixture *fixture, const char *mood)
{
  g_autofree char *line = g_strconcat (mood, "\n", NULL);
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (g_subprocess_get_stdin_pipe (fixture->service), line, strlen (line),
                             NULL, NULL, &error);
  g_assert_no_error (error);
  wait_ready (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (MwSecret) secret = mw_secret_new ("sesame-4711", -1);
  g_autoptr (GError) error = NULL;

  fixture->service =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                        g_getenv ("OTHER_SERVICE"), NULL);
  g_assert_no_error (error);
  fixture->answers = g_data_input_stream_new (g_subprocess_get_stdout_pipe (fixture->service));
  wait_ready (fixture);
  fixture->vault = MW_VAULT (mw_keyring_new (DATABASE, NULL, NULL));
  g_assert_true (mw_vault_keep (fixture->vault, "kept", "Mailwright: test", secret, NULL, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (fixture->service), NULL, NULL);
  g_subprocess_wait_check (fixture->service, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (fixture->vault);
  g_object_unref (fixture->answers);
  g_object_unref (fixture->service);
}

/* What each call ends with, and words of its message; -1 for a call that succeeds. */
typedef struct
{
  const char *mood;
  MwSecretState state;
  int keep, fetch, forget, unlock, list;
  const char *words;
  gboolean says_locked;
} Expectation;

static const Expectation EXPECTATIONS[] = {
  { "open", MW_SECRET_STORED, -1, -1, -1, -1, -1, NULL, FALSE },
  { "locked", MW_SECRET_LOCKED, MW_ERROR_KEYRING_LOCKED, MW_ERROR_KEYRING_LOCKED,
    MW_ERROR_KEYRING_LOCKED, MW_ERROR_KEYRING_LOCKED, MW_ERROR_KEYRING_LOCKED, "prompt was closed",
    TRUE },
  { "silent", MW_SECRET_LOCKED, MW_ERROR_KEYRING_LOCKED, MW_ERROR_KEYRING_LOCKED,
    MW_ERROR_KEYRING_LOCKED, MW_ERROR_KEYRING_LOCKED, MW_ERROR_KEYRING_LOCKED,
    "is locked. Unlock it", TRUE },
  /* What is locked by itself is there, and nothing is to be unlocked beforehand; it is listed
   * without being read. */
  { "asks", MW_SECRET_STORED, MW_ERROR_KEYRING_DECLINED, MW_ERROR_KEYRING_DECLINED,
    MW_ERROR_KEYRING_DECLINED, -1, -1, "declined", FALSE },
  { "empty", MW_SECRET_NO_KEYRING, MW_ERROR_KEYRING_MISSING, MW_ERROR_KEYRING_MISSING, -1, -1,
    MW_ERROR_KEYRING_MISSING, "no default keyring", FALSE },
  { "refuses", MW_SECRET_NO_KEYRING, MW_ERROR_KEYRING_MISSING, MW_ERROR_KEYRING_MISSING, -1, -1,
    MW_ERROR_KEYRING_MISSING, "no default keyring", FALSE },
};

static void
assert_ended (const Expectation *expected, int code, gboolean done, GError **error)
{
  if (code < 0)
    {
      g_assert_no_error (*error);
      g_assert_true (done);
      return;
    }
  g_assert_error (*error, MW_ERROR, code);
  g_assert_false (done);
  g_test_message ("%s: %s", expected->mood, (*error)->message);
  g_assert_nonnull (strstr ((*error)->message, expected->words));
  g_assert_cmpint (strstr ((*error)->message, "locked") != NULL, ==, expected->says_locked);
  g_assert_null (strstr ((*error)->message, "sesame"));
  g_clear_error (error);
}

/* Before a mood without a collection what was kept is gone: ids that are not there are asked for.
 */
static void
test_mood (Fixture *fixture, gconstpointer user_data)
{
  const Expectation *expected = user_data;
  gboolean there = expected->state != MW_SECRET_NO_KEYRING;
  const char *id = there ? "kept" : "another";
  g_autoptr (MwSecret) secret = mw_secret_new ("sesame-4712", -1);
  g_autoptr (MwSecret) found = NULL;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GError) error = NULL;
  MwSecretState state = MW_SECRET_ABSENT;

  set_mood (fixture, expected->mood);
  g_assert_true (mw_vault_look (fixture->vault, id, &state, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (state, ==, expected->state);
  found = mw_vault_fetch (fixture->vault, id, NULL, &error);
  assert_ended (expected, expected->fetch, found != NULL, &error);
  kept = mw_vault_list (fixture->vault, FALSE, NULL, &error);
  g_assert_true (!kept || kept->len == 1);
  assert_ended (expected, expected->list, kept != NULL, &error);
  assert_ended (expected, expected->keep,
                mw_vault_keep (fixture->vault, "new", "Mailwright: test", secret, NULL, &error),
                &error);
  assert_ended (expected, expected->unlock, mw_vault_unlock (fixture->vault, NULL, &error), &error);
  assert_ended (expected, expected->forget, mw_vault_forget (fixture->vault, id, NULL, &error),
                &error);
}

/* What says nothing that is known is told in its own words, and is neither locked nor away. */
static void
test_broken (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  set_mood (fixture, "broken");
  g_assert_null (mw_vault_fetch (fixture->vault, "kept", NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_KEYRING_FAILED);
  g_assert_null (strstr (error->message, "locked"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (EXPECTATIONS); i++)
    {
      g_autofree char *path = g_strconcat ("/vault/other-service/", EXPECTATIONS[i].mood, NULL);

      g_test_add (path, Fixture, &EXPECTATIONS[i], set_up, test_mood, tear_down);
    }
  g_test_add ("/vault/other-service/broken", Fixture, NULL, set_up, test_broken, tear_down);
  return g_test_run ();
}
