/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/error.h>
#include <mailwright/vault.h>

#include <string.h>

#include "harness/memory-vault.h"

static const char ID[] = "6f0a4a4e-8c7e-4e0e-9f52-0d8f5a3f4f11";

static void
test_copy (void)
{
  char typed[] = "Grün §4 \"x\" ";
  g_autoptr (MwSecret) secret = mw_secret_new (typed, -1);

  memset (typed, 'x', sizeof typed - 1);
  g_assert_cmpstr (mw_secret_get (secret), ==, "Grün §4 \"x\" ");
  g_assert_cmpuint (mw_secret_get_length (secret), ==, strlen ("Grün §4 \"x\" "));
}

static void
test_part (void)
{
  g_autoptr (MwSecret) secret = mw_secret_new ("password and more", 8);

  g_assert_cmpstr (mw_secret_get (secret), ==, "password");
  g_assert_cmpuint (mw_secret_get_length (secret), ==, 8);
}

static void
test_empty (void)
{
  g_autoptr (MwSecret) secret = mw_secret_new (NULL, 0);

  g_assert_cmpstr (mw_secret_get (secret), ==, "");
  g_assert_cmpuint (mw_secret_get_length (secret), ==, 0);
}

/* The NUL behind a text that fills its pages to the last byte needs one page more. */
static void
test_whole_pages (void)
{
  for (gsize length = 4090; length < 4102; length++)
    {
      g_autofree char *text = g_strnfill (length, 'p');
      g_autoptr (MwSecret) secret = mw_secret_new (text, -1);

      g_assert_cmpuint (strlen (mw_secret_get (secret)), ==, length);
    }
}

static void
test_references (void)
{
  MwSecret *secret = mw_secret_new ("shared", -1);
  MwSecret *second = mw_secret_ref (secret);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, MW_TYPE_SECRET);
  g_value_set_boxed (&value, secret);
  mw_secret_unref (secret);
  g_assert_true (g_value_get_boxed (&value) == second);
  mw_secret_unref (second);
  g_assert_cmpstr (mw_secret_get (g_value_get_boxed (&value)), ==, "shared");
}

/* More secrets than any limit of lockable memory lets us lock: they work all the same. */
static void
test_many (void)
{
  g_autoptr (GPtrArray) secrets = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_secret_unref);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *text = g_strdup_printf ("secret %u", i);

      g_ptr_array_add (secrets, mw_secret_new (text, -1));
    }
  g_assert_cmpstr (mw_secret_get (secrets->pdata[0]), ==, "secret 0");
  g_assert_cmpstr (mw_secret_get (secrets->pdata[4999]), ==, "secret 4999");
}

static void
assert_refused (const char *text, gssize length)
{
  g_autoptr (MwMemoryVault) vault = mw_memory_vault_new ();
  g_autoptr (MwSecret) secret = mw_secret_new (text, length);
  g_autoptr (GError) error = NULL;

  g_assert_false (mw_vault_keep (MW_VAULT (vault), ID, "Mailwright: test", secret, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
  g_assert_null (strstr (error->message, "sesame"));
  g_assert_cmpuint (mw_memory_vault_count (vault), ==, 0);
}

static void
test_refused (void)
{
  assert_refused ("sesame\0open", 11);
  assert_refused ("sesame\xff", -1);
  assert_refused ("sesame\xc3", -1);
}

static void
on_vault_called_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

static void
test_async (void)
{
  g_autoptr (MwMemoryVault) memory = mw_memory_vault_new ();
  MwVault *vault = MW_VAULT (memory);
  g_autoptr (MwSecret) secret = mw_secret_new ("sesame", -1);
  g_autoptr (MwSecret) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) kept = NULL;
  g_autoptr (GAsyncResult) fetched = NULL;
  g_autoptr (GAsyncResult) looked = NULL;
  g_autoptr (GAsyncResult) forgotten = NULL;
  g_autoptr (GAsyncResult) missed = NULL;
  MwSecretState state = MW_SECRET_ABSENT;

  mw_vault_keep_async (vault, ID, "Mailwright: test", secret, NULL, on_vault_called_cb, &kept);
  g_assert_true (mw_vault_keep_finish (vault, wait_for (&kept), &error));
  g_assert_no_error (error);
  mw_vault_look_async (vault, ID, NULL, on_vault_called_cb, &looked);
  g_assert_true (mw_vault_look_finish (vault, wait_for (&looked), &state, &error));
  g_assert_cmpint (state, ==, MW_SECRET_STORED);
  mw_vault_fetch_async (vault, ID, NULL, on_vault_called_cb, &fetched);
  found = mw_vault_fetch_finish (vault, wait_for (&fetched), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mw_secret_get (found), ==, "sesame");
  mw_vault_forget_async (vault, ID, NULL, on_vault_called_cb, &forgotten);
  g_assert_true (mw_vault_forget_finish (vault, wait_for (&forgotten), &error));
  mw_vault_fetch_async (vault, ID, NULL, on_vault_called_cb, &missed);
  g_assert_null (mw_vault_fetch_finish (vault, wait_for (&missed), &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_NOT_FOUND);
}

/* Each call hands its error over to who asked. */
static void
test_failing (void)
{
  g_autoptr (MwMemoryVault) memory = mw_memory_vault_new ();
  MwVault *vault = MW_VAULT (memory);
  g_autoptr (GAsyncResult) looked = NULL;
  g_autoptr (GAsyncResult) forgotten = NULL;
  g_autoptr (GAsyncResult) unlocked = NULL;
  g_autoptr (GError) error = NULL;
  MwSecretState state = MW_SECRET_ABSENT;

  mw_memory_vault_set_mood (memory, MW_MEMORY_VAULT_FAILING);
  mw_vault_look_async (vault, ID, NULL, on_vault_called_cb, &looked);
  g_assert_false (mw_vault_look_finish (vault, wait_for (&looked), &state, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_KEYRING_FAILED);
  g_clear_error (&error);
  mw_vault_forget_async (vault, ID, NULL, on_vault_called_cb, &forgotten);
  g_assert_false (mw_vault_forget_finish (vault, wait_for (&forgotten), &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_KEYRING_FAILED);
  g_clear_error (&error);
  mw_vault_unlock_async (vault, NULL, on_vault_called_cb, &unlocked);
  g_assert_false (mw_vault_unlock_finish (vault, wait_for (&unlocked), &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_KEYRING_FAILED);
}

static void
test_cancelled (void)
{
  g_autoptr (MwMemoryVault) memory = mw_memory_vault_new ();
  MwVault *vault = MW_VAULT (memory);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) unlocked = NULL;
  g_autoptr (GError) error = NULL;

  mw_memory_vault_set_mood (memory, MW_MEMORY_VAULT_WAITING);
  mw_vault_unlock_async (vault, cancellable, on_vault_called_cb, &unlocked);
  g_cancellable_cancel (cancellable);
  g_assert_false (mw_vault_unlock_finish (vault, wait_for (&unlocked), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/secret/copy", test_copy);
  g_test_add_func ("/core/secret/part", test_part);
  g_test_add_func ("/core/secret/empty", test_empty);
  g_test_add_func ("/core/secret/whole-pages", test_whole_pages);
  g_test_add_func ("/core/secret/references", test_references);
  g_test_add_func ("/core/secret/many", test_many);
  g_test_add_func ("/core/vault/refused", test_refused);
  g_test_add_func ("/core/vault/async", test_async);
  g_test_add_func ("/core/vault/failing", test_failing);
  g_test_add_func ("/core/vault/cancelled", test_cancelled);
  return g_test_run ();
}
