/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/passwords/secret-states.h"

#include "harness/memory-vault.h"

static MwSecretState
look (MwSecretStates *states, const char *id)
{
  MwSecretState state = MW_SECRET_ABSENT;

  while (!mw_secret_states_look (states, id, &state))
    g_main_context_iteration (NULL, TRUE);
  return state;
}

static MwMemoryVault *
create_vault (void)
{
  MwMemoryVault *vault = mw_memory_vault_new ();
  g_autoptr (MwSecret) secret = mw_secret_new ("correct horse", -1);

  g_assert_true (mw_vault_keep (MW_VAULT (vault), "here", "A label", secret, NULL, NULL));
  return vault;
}

static void
test_each_secret_has_its_state (void)
{
  g_autoptr (MwMemoryVault) vault = create_vault ();
  g_autoptr (MwSecretStates) states = mw_secret_states_new (MW_VAULT (vault));

  g_assert_cmpint (look (states, "here"), ==, MW_SECRET_STORED);
  g_assert_cmpint (look (states, "elsewhere"), ==, MW_SECRET_MISSING);
}

static void
test_states_follow_the_keyring (void)
{
  g_autoptr (MwMemoryVault) vault = create_vault ();
  g_autoptr (MwSecretStates) states = mw_secret_states_new (MW_VAULT (vault));

  g_assert_cmpint (look (states, "here"), ==, MW_SECRET_STORED);
  mw_memory_vault_set_mood (vault, MW_MEMORY_VAULT_LOCKED);
  g_assert_cmpint (look (states, "here"), ==, MW_SECRET_LOCKED);
  mw_memory_vault_set_mood (vault, MW_MEMORY_VAULT_ABSENT);
  g_assert_cmpint (look (states, "here"), ==, MW_SECRET_ABSENT);
}

static void
on_states_changed_cb (MwSecretStates *states, guint *n)
{
  (*n)++;
}

static void
test_a_known_state_is_not_asked_for_again (void)
{
  g_autoptr (MwMemoryVault) vault = create_vault ();
  g_autoptr (MwSecretStates) states = mw_secret_states_new (MW_VAULT (vault));
  MwSecretState state = MW_SECRET_ABSENT;
  guint n = 0;

  g_signal_connect (states, "changed", G_CALLBACK (on_states_changed_cb), &n);
  g_assert_cmpint (look (states, "here"), ==, MW_SECRET_STORED);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (mw_secret_states_look (states, "here", &state));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n, ==, 1);
}

/* A long list scrolled fast asks for many at once; each is answered. */
static void
test_many_are_answered (void)
{
  g_autoptr (MwMemoryVault) vault = create_vault ();
  g_autoptr (MwSecretStates) states = mw_secret_states_new (MW_VAULT (vault));
  MwSecretState state = MW_SECRET_ABSENT;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *id = g_strdup_printf ("id-%u", i);

      mw_secret_states_look (states, id, &state);
    }
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *id = g_strdup_printf ("id-%u", i);

      g_assert_cmpint (look (states, id), ==, MW_SECRET_MISSING);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/desktop/secret-states/each-secret-has-its-state",
                   test_each_secret_has_its_state);
  g_test_add_func ("/desktop/secret-states/they-follow-the-keyring",
                   test_states_follow_the_keyring);
  g_test_add_func ("/desktop/secret-states/a-known-one-is-not-asked-for-again",
                   test_a_known_state_is_not_asked_for_again);
  g_test_add_func ("/desktop/secret-states/many-are-answered", test_many_are_answered);

  return g_test_run ();
}
