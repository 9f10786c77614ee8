/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* A collection by the path of its item. */
#define SECRET_API_SUBJECT_TO_CHANGE

#include "vault/service.h"

#include <glib/gi18n-lib.h>

#include "vault/prompt.h"

struct _MwService
{
  SecretService parent_instance;
};

G_DEFINE_FINAL_TYPE (MwService, mw_service, SECRET_TYPE_SERVICE)

void
mw_service_set_missing (GError **error)
{
  g_set_error_literal (error, MW_ERROR, MW_ERROR_KEYRING_MISSING,
                       _ ("There is no default keyring that could hold a password. Create one and "
                          "make it the default, in Passwords and Keys or the program that keeps "
                          "your passwords, then try again."));
}

static void
set_stayed_locked (GError **error)
{
  g_set_error_literal (error, MW_ERROR, MW_ERROR_KEYRING_LOCKED,
                       _ ("The keyring is locked, and its prompt was closed or could not be shown "
                          "here. Unlock it, then try again."));
}

static gboolean
is_declined (const GError *error)
{
  return g_error_matches (error, MW_ERROR, MW_ERROR_KEYRING_DECLINED);
}

static void
set_absent (GError **error)
{
  g_set_error_literal (error, MW_ERROR, MW_ERROR_KEYRING_ABSENT,
                       _ ("No keyring can be reached, so no password can be stored or read. Start "
                          "a keyring service, then try again."));
}

static GVariant *
mw_service_prompt_sync (SecretService *service,
                        SecretPrompt *prompt,
                        GCancellable *cancellable,
                        const GVariantType *return_type,
                        GError **error)
{
  g_autoptr (GVariant) answer = mw_prompt_run (prompt, cancellable, error);

  if (answer && return_type && !g_variant_is_of_type (answer, return_type))
    {
      g_set_error_literal (error, SECRET_ERROR, SECRET_ERROR_PROTOCOL,
                           "A prompt ended with an answer of the wrong type");
      return NULL;
    }
  return g_steal_pointer (&answer);
}

/* libsecret's blocking calls are asynchronous ones in a main context of their own, in our thread:
 * nobody else waits there. */
static void
mw_service_prompt_async (SecretService *service,
                         SecretPrompt *prompt,
                         const GVariantType *return_type,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (service, cancellable, callback, user_data);
  GError *error = NULL;
  GVariant *answer = mw_service_prompt_sync (service, prompt, cancellable, return_type, &error);

  g_task_set_source_tag (task, mw_service_prompt_async);
  if (answer)
    g_task_return_pointer (task, answer, (GDestroyNotify) g_variant_unref);
  else
    g_task_return_error (task, error);
}

static GVariant *
mw_service_prompt_finish (SecretService *service, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, service), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, mw_service_prompt_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
mw_service_class_init (MwServiceClass *klass)
{
  SecretServiceClass *service_class = SECRET_SERVICE_CLASS (klass);

  service_class->prompt_sync = mw_service_prompt_sync;
  service_class->prompt_async = mw_service_prompt_async;
  service_class->prompt_finish = mw_service_prompt_finish;
}

static void
mw_service_init (MwService *self)
{
}

SecretService *
mw_service_open (SecretServiceFlags flags, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) bus_error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, cancellable, &bus_error);

  if (!bus)
    {
      if (g_error_matches (bus_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error (error, g_steal_pointer (&bus_error));
      else
        set_absent (error);
      return NULL;
    }
  return secret_service_open_sync (MW_TYPE_SERVICE, NULL, flags, cancellable, error);
}

SecretCollection *
mw_service_get_default (SecretService *self, GCancellable *cancellable, GError **error)
{
  return secret_collection_for_alias_sync (self, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE,
                                           cancellable, error);
}

static gboolean
check_lasting (SecretService *self,
               SecretCollection *collection,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GError) own_error = NULL;
  g_autoptr (SecretCollection) session = secret_collection_for_alias_sync (
      self, SECRET_COLLECTION_SESSION, SECRET_COLLECTION_NONE, cancellable, &own_error);

  if (own_error)
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return FALSE;
    }
  if (!session || g_strcmp0 (g_dbus_proxy_get_object_path (G_DBUS_PROXY (session)),
                             g_dbus_proxy_get_object_path (G_DBUS_PROXY (collection))) != 0)
    return TRUE;
  g_set_error_literal (error, MW_ERROR, MW_ERROR_KEYRING_FAILED,
                       _ ("The password was not stored: the default keyring is emptied at logout. "
                          "Make another keyring the default one, then try again."));
  return FALSE;
}

static void
on_collection_created_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

/* secret_collection_create_sync() leaks its prompt if that is dismissed, since it drops it only
 * after it let its main context go. "Login" is not translated: a collection of this name is what
 * a desktop unlocks at login. */
static SecretCollection *
create_default (SecretService *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  GAsyncResult *result = NULL;
  SecretCollection *collection = NULL;

  g_main_context_push_thread_default (context);
  secret_collection_create (self, "Login", SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_CREATE_NONE,
                            cancellable, on_collection_created_cb, &result);
  while (!result)
    g_main_context_iteration (context, TRUE);
  collection = secret_collection_create_finish (result, error);
  g_object_unref (result);
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);
  return collection;
}

static SecretCollection *
make_default (SecretService *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  SecretCollection *collection = create_default (self, cancellable, &own_error);

  if (collection || g_cancellable_set_error_if_cancelled (cancellable, error))
    return collection;
  /* Some services create none for others, and say so in many ways. */
  if (own_error && !is_declined (own_error) && mw_service_may_retry (own_error) &&
      mw_service_is_absent (own_error))
    g_propagate_error (error, g_steal_pointer (&own_error));
  else
    mw_service_set_missing (error);
  return NULL;
}

SecretCollection *
mw_service_open_default (SecretService *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  g_autoptr (SecretCollection) collection = mw_service_get_default (self, cancellable, &own_error);

  if (own_error)
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return NULL;
    }
  if (!collection)
    collection = make_default (self, cancellable, error);
  if (!collection || !check_lasting (self, collection, cancellable, error))
    return NULL;
  if (secret_collection_get_locked (collection) &&
      !mw_service_unlock (self, collection, cancellable, error))
    return NULL;
  return g_steal_pointer (&collection);
}

static gboolean
unlock (SecretService *self, gpointer object, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  g_autolist (GDBusProxy) unlocked = NULL;
  GList objects = { object, NULL, NULL };
  int count = secret_service_unlock_sync (self, &objects, cancellable, &unlocked, &own_error);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (own_error && !is_declined (own_error))
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return FALSE;
    }
  if (own_error || count < 1)
    {
      set_stayed_locked (error);
      return FALSE;
    }
  return TRUE;
}

gboolean
mw_service_unlock (SecretService *self,
                   SecretCollection *collection,
                   GCancellable *cancellable,
                   GError **error)
{
  return unlock (self, collection, cancellable, error);
}

/* The path of an item is its collection's and one word more (Secret Service API, "Object Paths").
 */
gboolean
mw_service_is_open (SecretService *self, const char *item_path, GCancellable *cancellable)
{
  g_autofree char *above = g_path_get_dirname (item_path);
  g_autoptr (SecretCollection) collection = secret_collection_new_for_dbus_path_sync (
      self, above, SECRET_COLLECTION_NONE, cancellable, NULL);

  return collection && !secret_collection_get_locked (collection);
}

void
mw_service_explain_item (SecretService *self,
                         SecretItem *item,
                         GCancellable *cancellable,
                         GError **error)
{
  if (!error || !*error ||
      (!g_error_matches (*error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED) &&
       !g_error_matches (*error, MW_ERROR, MW_ERROR_KEYRING_LOCKED)) ||
      !mw_service_is_open (self, g_dbus_proxy_get_object_path (G_DBUS_PROXY (item)), cancellable))
    return;
  g_clear_error (error);
  g_propagate_error (error, mw_prompt_new_declined ());
}

gboolean
mw_service_unlock_item (SecretService *self,
                        SecretItem *item,
                        GCancellable *cancellable,
                        GError **error)
{
  if (unlock (self, item, cancellable, error))
    return TRUE;
  mw_service_explain_item (self, item, cancellable, error);
  return FALSE;
}

gboolean
mw_service_may_retry (const GError *error)
{
  return error->domain != MW_ERROR && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
         !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) &&
         !g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED);
}

gboolean
mw_service_is_absent (const GError *error)
{
  static const GDBusError ABSENT[] = {
    G_DBUS_ERROR_SERVICE_UNKNOWN,
    G_DBUS_ERROR_NAME_HAS_NO_OWNER,
    G_DBUS_ERROR_NO_REPLY,
    G_DBUS_ERROR_NO_SERVER,
    G_DBUS_ERROR_DISCONNECTED,
    G_DBUS_ERROR_ACCESS_DENIED,
    G_DBUS_ERROR_TIMED_OUT,
    G_DBUS_ERROR_SPAWN_EXEC_FAILED,
    G_DBUS_ERROR_SPAWN_FORK_FAILED,
    G_DBUS_ERROR_SPAWN_CHILD_EXITED,
    G_DBUS_ERROR_SPAWN_CHILD_SIGNALED,
    G_DBUS_ERROR_SPAWN_FAILED,
    G_DBUS_ERROR_SPAWN_SETUP_FAILED,
    G_DBUS_ERROR_SPAWN_CONFIG_INVALID,
    G_DBUS_ERROR_SPAWN_SERVICE_INVALID,
    G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND,
    G_DBUS_ERROR_SPAWN_PERMISSIONS_INVALID,
    G_DBUS_ERROR_SPAWN_FILE_INVALID,
    G_DBUS_ERROR_SPAWN_NO_MEMORY,
  };

  for (guint i = 0; i < G_N_ELEMENTS (ABSENT); i++)
    if (g_error_matches (error, G_DBUS_ERROR, ABSENT[i]))
      return TRUE;
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED) ||
         g_error_matches (error, MW_ERROR, MW_ERROR_KEYRING_ABSENT);
}

void
mw_service_translate (GError **error)
{
  g_autoptr (GError) foreign = NULL;

  if (error == NULL || (*error)->domain == MW_ERROR ||
      g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  foreign = g_steal_pointer (error);
  if (mw_service_is_absent (foreign))
    set_absent (error);
  else if (g_error_matches (foreign, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    g_set_error_literal (error, MW_ERROR, MW_ERROR_KEYRING_LOCKED,
                         _ ("The keyring is locked. Unlock it, then try again."));
  else
    {
      g_dbus_error_strip_remote_error (foreign);
      /* Translators: %s is what the keyring service said, in its own words */
      g_set_error (error, MW_ERROR, MW_ERROR_KEYRING_FAILED,
                   _ ("The keyring did not do what it was asked: %s. Try again."),
                   foreign->message);
    }
}
