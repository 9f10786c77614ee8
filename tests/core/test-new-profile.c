/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What the assistant fills: it is added with its passwords and values, or nothing of it is. */

#include <mailwright/error.h>

#include "harness/memory-vault.h"
#include "store/fixture.h"

#define POP3_DRIVER "internet-smtp-pop3"

typedef struct
{
  Fixture store;
  MwMemoryVault *vault;
  MwNewProfile *profile;
} World;

static void
set_up (World *w, gconstpointer user_data)
{
  fixture_set_up (&w->store, NULL);
  w->vault = mw_memory_vault_new ();
  w->profile = mw_new_profile_new (w->store.draft, MW_VAULT (w->vault));
  mw_new_profile_set_address (w->profile, " support@example.org ");
  mw_new_profile_set_name (w->profile, " Support ");
  mw_new_profile_set_driver (w->profile, mw_catalogue_find (w->store.catalogue, IMAP_DRIVER));
}

/* What was still being read holds it until it has come. */
static void
tear_down (World *w, gconstpointer user_data)
{
  gpointer profile = w->profile;

  g_object_add_weak_pointer (profile, &profile);
  g_object_unref (w->profile);
  while (profile)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (w->vault);
  fixture_tear_down (&w->store, NULL);
}

#define WORLD_TEST(path, func) g_test_add (path, World, NULL, set_up, func, tear_down)

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static char *
add (World *w, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  mw_new_profile_add_async (w->profile, NULL, on_done_cb, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  return mw_new_profile_add_finish (w->profile, result, error);
}

static void
type_password (World *w, const char *key, const char *password)
{
  g_autoptr (MwSecret) secret = mw_secret_new (password, -1);

  mw_new_profile_set_secret (w->profile, key, secret);
}

static void
on_changed_cb (gboolean *changed)
{
  *changed = TRUE;
}

static void
wait_for_site_defaults (World *w)
{
  gboolean changed = FALSE;
  gulong handler =
      g_signal_connect_swapped (w->profile, "changed", G_CALLBACK (on_changed_cb), &changed);

  while (!changed)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (w->profile, handler);
}

static void
test_comes_with_all (World *w, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwProfile) profile = NULL;
  g_autoptr (MwSheet) sheet = NULL;
  g_autofree char *id = NULL;
  g_autofree char *label = NULL;
  const char *secret_id = NULL;
  MwDraftState state;

  g_assert_false (mw_new_profile_has_values (w->profile));
  mw_new_profile_set_value (w->profile, "smtp-server", "smtp.example.org");
  mw_new_profile_set_value (w->profile, "smtp-port", "2525");
  mw_new_profile_set_value (w->profile, "smtp-port", NULL);
  type_password (w, "mail-password", "s3cret");
  id = add (w, &error);
  g_assert_no_error (error);
  profile = mw_draft_find_profile (w->store.draft, id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mw_profile_get_name (profile), ==, "Support");
  g_assert_cmpstr (mw_profile_get_address (profile), ==, "support@example.org");
  g_assert_cmpuint (mw_profile_get_n_overrides (profile), ==, 2);

  sheet = mw_sheet_new (mw_catalogue_find (w->store.catalogue, IMAP_DRIVER), "support@example.org");
  g_assert_true (mw_draft_load_sheet (w->store.draft, sheet, id, NULL, NULL));
  g_assert_cmpstr (mw_sheet_get (sheet, "smtp-server"), ==, "smtp.example.org");
  secret_id = mw_sheet_get (sheet, "mail-password");
  g_assert_cmpuint (mw_memory_vault_count (w->vault), ==, 1);
  label = mw_memory_vault_get_label (w->vault, secret_id);
  g_assert_cmpstr (label, ==, "Mailwright: support@example.org, Mail Password");
  mw_draft_read_state (w->store.draft, &state, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (state.undo_label, ==, "Add Profile Support");
  mw_draft_state_clear (&state);
}

/* What both drivers have stays, what one has only waits, and what it is is the site's default. */
static void
test_another_driver (World *w, gconstpointer user_data)
{
  MwSheet *sheet = NULL;

  run_step (w->store.draft, MW_STEP_SET_SITE_DEFAULT, POP3_DRIVER, "pop3-server",
            "pop.example.org");
  mw_new_profile_set_value (w->profile, "smtp-server", "smtp.example.org");
  mw_new_profile_set_value (w->profile, "imap-server", "imap.example.org");
  mw_new_profile_set_driver (w->profile, mw_catalogue_find (w->store.catalogue, POP3_DRIVER));
  wait_for_site_defaults (w);
  sheet = mw_new_profile_get_sheet (w->profile);
  g_assert_cmpstr (mw_sheet_get (sheet, "smtp-server"), ==, "smtp.example.org");
  g_assert_cmpstr (mw_sheet_get (sheet, "pop3-server"), ==, "pop.example.org");
  g_assert_null (mw_sheet_find (sheet, "imap-server"));
  mw_new_profile_set_driver (w->profile, mw_catalogue_find (w->store.catalogue, IMAP_DRIVER));
  wait_for_site_defaults (w);
  g_assert_cmpstr (mw_sheet_get (mw_new_profile_get_sheet (w->profile), "imap-server"), ==,
                   "imap.example.org");
}

static void
test_a_keyring_that_fails (World *w, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  type_password (w, "mail-password", "s3cret");
  mw_memory_vault_set_mood (w->vault, MW_MEMORY_VAULT_FAILING);
  id = add (w, &error);
  g_assert_null (id);
  g_assert_error (error, MW_ERROR, MW_ERROR_KEYRING_FAILED);
  g_assert_cmpuint (count_changes (w->store.draft), ==, 0);
  /* All is still here: the same again, now that it works. */
  mw_memory_vault_set_mood (w->vault, MW_MEMORY_VAULT_OPEN);
  g_clear_error (&error);
  id = add (w, &error);
  g_assert_no_error (error);
  g_assert_nonnull (id);
}

static void
test_a_draft_that_refuses (World *w, gconstpointer user_data)
{
  g_autofree char *there = add_profile (w->store.draft, "Other", "Support@Example.org");
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  guint n = count_changes (w->store.draft);

  type_password (w, "mail-password", "s3cret");
  id = add (w, &error);
  g_assert_null (id);
  g_assert_error (error, MW_ERROR, MW_ERROR_DUPLICATE);
  g_assert_cmpuint (count_changes (w->store.draft), ==, n);
  mw_new_profile_set_address (w->profile, "help@example.org");
  g_clear_error (&error);
  id = add (w, &error);
  g_assert_no_error (error);
  /* The id stands for the password that was typed, however often it is kept. */
  g_assert_cmpuint (mw_memory_vault_count (w->vault), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  WORLD_TEST ("/core/new-profile/comes-with-all", test_comes_with_all);
  WORLD_TEST ("/core/new-profile/another-driver", test_another_driver);
  WORLD_TEST ("/core/new-profile/a-keyring-that-fails", test_a_keyring_that_fails);
  WORLD_TEST ("/core/new-profile/a-draft-that-refuses", test_a_draft_that_refuses);

  return g_test_run ();
}
