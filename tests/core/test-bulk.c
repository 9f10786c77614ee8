/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/error.h>
#include <mailwright/parameter.h>

#include <mailwright/bulk-plan.h>
#include <mailwright/bulk-secrets.h>
#include "harness/memory-vault.h"

#define IMAP "internet-smtp-imap"
#define POP3 "internet-smtp-pop3"

static MwCatalogue *
load_catalogue (void)
{
  g_autofree char *drivers =
      g_test_build_filename (G_TEST_DIST, "..", "..", "data", "drivers", NULL);
  const char *directories[] = { drivers, NULL };

  return mw_catalogue_new (directories);
}

static void
add_profile (GPtrArray *profiles, const char *id, const char *driver)
{
  MwProfile *profile = mw_profile_new ();
  g_autofree char *address = g_strconcat (id, "@example.org", NULL);

  mw_profile_fill (profile, &(MwProfileFields){ .id = id,
                                                .name = id,
                                                .address = address,
                                                .driver = driver,
                                                .comment = "",
                                                .enabled = TRUE });
  g_ptr_array_add (profiles, profile);
}

/* Two of IMAP, one of POP3, one whose driver is not there any more. */
static GPtrArray *
create_profiles (void)
{
  GPtrArray *profiles = g_ptr_array_new_with_free_func (g_object_unref);

  add_profile (profiles, "one", IMAP);
  add_profile (profiles, "two", IMAP);
  add_profile (profiles, "three", POP3);
  add_profile (profiles, "lost", "no-such-driver");
  return profiles;
}

static MwBulkPlan *
create_plan (void)
{
  g_autoptr (MwCatalogue) catalogue = load_catalogue ();
  g_autoptr (GPtrArray) profiles = create_profiles ();

  return mw_bulk_plan_new (catalogue, profiles);
}

static void
choose (MwBulkPlan *plan, const char *key, const char *id, const char *value)
{
  g_autoptr (GHashTable) overrides = g_hash_table_new (g_str_hash, g_str_equal);

  if (id != NULL)
    g_hash_table_insert (overrides, (gpointer) id, (gpointer) value);
  mw_bulk_plan_choose (plan, key, overrides);
}

static void
test_each_key_is_offered_once (void)
{
  g_autoptr (MwBulkPlan) plan = create_plan ();
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) sections = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *parameters = mw_bulk_plan_get_parameters (plan);
  const char *section = "";

  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr (MwParameter) parameter = g_list_model_get_item (parameters, i);

      g_assert_true (g_hash_table_add (keys, (gpointer) mw_parameter_get_key (parameter)));
      if (g_str_equal (section, mw_parameter_get_section (parameter)))
        continue;
      section = mw_parameter_get_section (parameter);
      g_assert_true (g_hash_table_add (sections, (gpointer) section));
    }
  g_assert_true (g_hash_table_contains (keys, "imap-server"));
  g_assert_true (g_hash_table_contains (keys, "pop3-server"));
  g_assert_true (g_hash_table_contains (keys, "smtp-server"));
}

static void
test_takers_are_those_with_the_parameter (void)
{
  g_autoptr (MwBulkPlan) plan = create_plan ();

  g_assert_cmpuint (mw_bulk_plan_get_n_profiles (plan), ==, 4);
  g_assert_cmpuint (mw_bulk_plan_count_takers (plan, "imap-server"), ==, 2);
  g_assert_cmpuint (mw_bulk_plan_count_takers (plan, "pop3-server"), ==, 1);
  g_assert_cmpuint (mw_bulk_plan_count_takers (plan, "smtp-server"), ==, 3);
  g_assert_cmpuint (mw_bulk_plan_count_takers (plan, "no-such-key"), ==, 0);
}

static void
test_a_value_that_is_there_is_not_set_again (void)
{
  g_autoptr (MwBulkPlan) plan = create_plan ();
  g_autoptr (GPtrArray) takers = NULL;
  MwBulkCounts counts = { 0 };

  choose (plan, "smtp-server", "two", "mail.example.org");
  mw_bulk_plan_measure (plan, "mail.example.org", &counts);
  g_assert_cmpuint (counts.n_set, ==, 2);
  g_assert_cmpuint (counts.n_replaced, ==, 0);
  g_assert_cmpuint (counts.n_same, ==, 1);
  g_assert_cmpuint (counts.n_left_out, ==, 1);

  takers = mw_bulk_plan_list_takers (plan, "mail.example.org");
  g_assert_cmpuint (takers->len, ==, 2);
  g_assert_cmpstr (mw_profile_get_id (g_ptr_array_index (takers, 0)), ==, "one");
  g_assert_cmpstr (mw_profile_get_id (g_ptr_array_index (takers, 1)), ==, "three");
}

static void
test_another_value_is_replaced (void)
{
  g_autoptr (MwBulkPlan) plan = create_plan ();
  MwBulkCounts counts = { 0 };

  choose (plan, "imap-server", "two", "old.example.org");
  mw_bulk_plan_measure (plan, "mail.example.org", &counts);
  g_assert_cmpuint (counts.n_set, ==, 2);
  g_assert_cmpuint (counts.n_replaced, ==, 1);
  g_assert_cmpuint (counts.n_same, ==, 0);
  g_assert_cmpuint (counts.n_left_out, ==, 2);
}

static void
test_all_of_it_is_one_edit (void)
{
  g_autoptr (MwBulkPlan) plan = create_plan ();
  g_autoptr (GPtrArray) takers = NULL;
  g_autoptr (MwEdit) edit = NULL;

  choose (plan, "imap-server", NULL, NULL);
  takers = mw_bulk_plan_list_takers (plan, "mail.example.org");
  edit = mw_bulk_plan_build_edit (plan, takers, "mail.example.org", NULL);
  g_assert_cmpint (mw_edit_get_verb (edit), ==, MW_EDIT_SET_OVERRIDE);
  g_assert_cmpstr (mw_edit_get_detail (edit), ==, "imap-server");
  g_assert_cmpuint (mw_edit_get_n_steps (edit), ==, 2);
  g_assert_cmpint (mw_edit_get_step (edit, 1)->kind, ==, MW_STEP_SET_OVERRIDE);
  g_assert_cmpstr (mw_edit_get_step (edit, 1)->arguments[0], ==, "two");
  g_assert_cmpstr (mw_edit_get_step (edit, 1)->arguments[1], ==, "imap-server");
  g_assert_cmpstr (mw_edit_get_step (edit, 1)->arguments[2], ==, "mail.example.org");
}

/* What became of storing one secret for many. */
typedef struct
{
  GMainLoop *loop;
  GStrv ids;
  GError *error;
  guint n_reported;
  guint cancel_after;
  GCancellable *cancellable;
} Keeping;

static void
on_progress (guint n_kept, gpointer user_data)
{
  Keeping *keeping = user_data;

  g_assert_cmpuint (n_kept, ==, keeping->n_reported + 1);
  keeping->n_reported = n_kept;
  if (n_kept == keeping->cancel_after)
    g_cancellable_cancel (keeping->cancellable);
}

static void
on_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Keeping *keeping = user_data;

  keeping->ids = mw_bulk_secrets_keep_finish (MW_VAULT (source), result, &keeping->error);
  g_main_loop_quit (keeping->loop);
}

static void
keep (MwMemoryVault *vault, Keeping *keeping)
{
  g_autoptr (MwCatalogue) catalogue = load_catalogue ();
  g_autoptr (GPtrArray) profiles = create_profiles ();
  g_autoptr (MwSecret) secret = mw_secret_new ("correct horse", -1);
  MwParameter *parameter =
      mw_driver_find_parameter (mw_catalogue_find (catalogue, IMAP), "mail-password");

  g_ptr_array_set_size (profiles, 3);
  keeping->loop = g_main_loop_new (NULL, FALSE);
  keeping->cancellable = g_cancellable_new ();
  mw_bulk_secrets_keep_async (MW_VAULT (vault), profiles, parameter, secret, keeping->cancellable,
                              on_progress, on_kept_cb, keeping);
  g_main_loop_run (keeping->loop);
  g_main_loop_unref (keeping->loop);
  g_object_unref (keeping->cancellable);
}

static void
test_each_profile_gets_its_own_secret (void)
{
  g_autoptr (MwMemoryVault) vault = mw_memory_vault_new ();
  Keeping keeping = { 0 };
  g_autofree char *label = NULL;

  keep (vault, &keeping);
  g_assert_no_error (keeping.error);
  g_assert_cmpuint (keeping.n_reported, ==, 3);
  g_assert_cmpuint (g_strv_length (keeping.ids), ==, 3);
  g_assert_cmpstr (keeping.ids[0], !=, keeping.ids[1]);
  g_assert_cmpstr (keeping.ids[1], !=, keeping.ids[2]);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (MwSecret) secret =
          mw_vault_fetch (MW_VAULT (vault), keeping.ids[i], NULL, &keeping.error);

      g_assert_no_error (keeping.error);
      g_assert_cmpstr (mw_secret_get (secret), ==, "correct horse");
    }
  label = mw_memory_vault_get_label (vault, keeping.ids[2]);
  g_assert_nonnull (strstr (label, "three@example.org"));
  g_assert_null (strstr (label, "horse"));
  g_strfreev (keeping.ids);
}

static void
wait_until_empty (MwMemoryVault *vault)
{
  while (mw_memory_vault_count (vault) > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_stopping_leaves_no_secret_behind (void)
{
  g_autoptr (MwMemoryVault) vault = mw_memory_vault_new ();
  Keeping keeping = { .cancel_after = 2 };

  keep (vault, &keeping);
  g_assert_null (keeping.ids);
  g_assert_error (keeping.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  wait_until_empty (vault);
  g_clear_error (&keeping.error);
}

static void
test_a_dismissed_prompt_stores_nothing (void)
{
  g_autoptr (MwMemoryVault) vault = mw_memory_vault_new ();
  Keeping keeping = { 0 };

  mw_memory_vault_set_mood (vault, MW_MEMORY_VAULT_DISMISSED);
  keep (vault, &keeping);
  g_assert_null (keeping.ids);
  g_assert_error (keeping.error, MW_ERROR, MW_ERROR_KEYRING_LOCKED);
  g_assert_cmpuint (keeping.n_reported, ==, 0);
  g_clear_error (&keeping.error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/bulk/each-key-is-offered-once", test_each_key_is_offered_once);
  g_test_add_func ("/core/bulk/takers-are-those-with-the-parameter",
                   test_takers_are_those_with_the_parameter);
  g_test_add_func ("/core/bulk/a-value-that-is-there-is-not-set-again",
                   test_a_value_that_is_there_is_not_set_again);
  g_test_add_func ("/core/bulk/another-value-is-replaced", test_another_value_is_replaced);
  g_test_add_func ("/core/bulk/all-of-it-is-one-edit", test_all_of_it_is_one_edit);
  g_test_add_func ("/core/bulk/each-profile-gets-its-own-secret",
                   test_each_profile_gets_its_own_secret);
  g_test_add_func ("/core/bulk/stopping-leaves-no-secret-behind",
                   test_stopping_leaves_no_secret_behind);
  g_test_add_func ("/core/bulk/a-dismissed-prompt-stores-nothing",
                   test_a_dismissed_prompt_stores_nothing);

  return g_test_run ();
}
