/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Paths instead of proxies where only their number counts. */
#define SECRET_API_SUBJECT_TO_CHANGE

#include "vault/keyring.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "vault/listing.h"
#include "vault/prompt.h"
#include "vault/service.h"
#include "vault/watch.h"

struct _MwKeyring
{
  GObject parent_instance;

  char *database_id; /* (owned) */
  char *live;        /* (owned) (nullable): a URI */
  char *draft;       /* (owned) (nullable): a URI */
  MwWatch *watch;    /* (owned) */
};

/* One call, which is tried a second time if the service went away under the first. */
typedef struct
{
  const char *database_id;
  const char *secret_id; /* (nullable) */
  const char *label;     /* (nullable) */
  const char *live;      /* (nullable) */
  const char *draft;     /* (nullable) */
  MwSecret *secret;      /* (owned) (nullable): to keep, or what was fetched */
  MwSecretState state;
  gboolean all;
  GPtrArray *list; /* (owned) (nullable): what was listed */
} Call;

typedef gboolean (*CallBody) (Call *call,
                              SecretService *service,
                              GCancellable *cancellable,
                              GError **error);

static const SecretSchema SCHEMA = {
  .name = MW_SCHEMA_NAME,
  .flags = SECRET_SCHEMA_DONT_MATCH_NAME,
  .attributes = {
    { MW_ATTRIBUTE_ID, SECRET_SCHEMA_ATTRIBUTE_STRING },
    { MW_ATTRIBUTE_DATABASE, SECRET_SCHEMA_ATTRIBUTE_STRING },
    { MW_ATTRIBUTE_LIVE, SECRET_SCHEMA_ATTRIBUTE_STRING },
    { MW_ATTRIBUTE_DRAFT, SECRET_SCHEMA_ATTRIBUTE_STRING },
  },
};

static void vault_iface_init (MwVaultInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwKeyring,
                               mw_keyring,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_VAULT, vault_iface_init))

static gboolean
run (Call *call, SecretServiceFlags flags, CallBody body, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) own_error = NULL;

  for (guint attempt = 0; attempt < 2; attempt++)
    {
      g_autoptr (SecretService) service = NULL;

      g_clear_error (&own_error);
      service = mw_service_open (flags, cancellable, &own_error);
      if (service && body (call, service, cancellable, &own_error))
        return TRUE;
      if (!own_error)
        own_error = mw_prompt_new_declined ();
      if (!mw_service_may_retry (own_error))
        break;
    }
  mw_service_translate (&own_error);
  g_propagate_error (error, g_steal_pointer (&own_error));
  return FALSE;
}

static GHashTable *
get_attributes (Call *call)
{
  return secret_attributes_build (&SCHEMA, MW_ATTRIBUTE_ID, call->secret_id, MW_ATTRIBUTE_DATABASE,
                                  call->database_id, NULL);
}

/* What it is kept with: where its database and its draft are, to be asked whether it is used. */
static void
add_places (Call *call, GHashTable *attributes)
{
  if (call->live)
    g_hash_table_replace (attributes, g_strdup (MW_ATTRIBUTE_LIVE), g_strdup (call->live));
  if (call->draft)
    g_hash_table_replace (attributes, g_strdup (MW_ATTRIBUTE_DRAFT), g_strdup (call->draft));
}

/* The items of the call's secret: one as a rule, none without an error if it is not there. */
static gboolean
search (
    Call *call, SecretService *service, GList **items, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) attributes = get_attributes (call);
  g_autoptr (GError) own_error = NULL;

  *items = secret_service_search_sync (service, &SCHEMA, attributes, SECRET_SEARCH_ALL, cancellable,
                                       &own_error);
  if (own_error)
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return FALSE;
    }
  return TRUE;
}

/* What the default collection says of a secret that was not found: it may be in there, it is not,
 * or there is none. */
static gboolean
look_at_default (SecretService *service,
                 MwSecretState *state,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GError) own_error = NULL;
  g_autoptr (SecretCollection) collection =
      mw_service_get_default (service, cancellable, &own_error);

  if (own_error)
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return FALSE;
    }
  *state = !collection                                 ? MW_SECRET_NO_KEYRING
           : secret_collection_get_locked (collection) ? MW_SECRET_LOCKED
                                                       : MW_SECRET_MISSING;
  return TRUE;
}

/* As search(), but what was found is unlocked, and since not every service finds what is in a
 * locked collection, a second look follows once that is unlocked. */
static gboolean
search_unlocked (
    Call *call, SecretService *service, GList **items, GCancellable *cancellable, GError **error)
{
  if (!search (call, service, items, cancellable, error))
    return FALSE;
  if (!*items)
    {
      g_autoptr (SecretCollection) collection = NULL;

      if (!look_at_default (service, &call->state, cancellable, error))
        return FALSE;
      if (call->state != MW_SECRET_LOCKED)
        return TRUE;
      collection = mw_service_open_default (service, cancellable, error);
      return collection && search (call, service, items, cancellable, error);
    }
  for (GList *i = *items; i; i = i->next)
    if (secret_item_get_locked (i->data) &&
        !mw_service_unlock_item (service, i->data, cancellable, error))
      {
        g_list_free_full (g_steal_pointer (items), g_object_unref);
        return FALSE;
      }
  return TRUE;
}

static SecretValue *
read_value (SecretService *service, SecretItem *item, GCancellable *cancellable, GError **error)
{
  SecretValue *value = NULL;

  if (!secret_item_load_secret_sync (item, cancellable, error))
    {
      mw_service_explain_item (service, item, cancellable, error);
      return NULL;
    }
  value = secret_item_get_secret (item);
  if (!value)
    g_set_error_literal (error, MW_ERROR, MW_ERROR_KEYRING_FAILED,
                         _ ("The keyring has the password, but did not hand it out. Unlock the "
                            "keyring and try again."));
  return value;
}

static gboolean
is_equal (SecretValue *value, MwSecret *secret)
{
  gsize length = 0;
  const char *text = secret_value_get (value, &length);

  return length == mw_secret_get_length (secret) &&
         memcmp (text, mw_secret_get (secret), length) == 0;
}

/* A service may say yes and keep nothing, or something else. */
static gboolean
check_kept (Call *call, SecretService *service, GCancellable *cancellable, GError **error)
{
  g_autolist (SecretItem) items = NULL;

  if (!search_unlocked (call, service, &items, cancellable, error))
    return FALSE;
  for (GList *i = items; i; i = i->next)
    {
      g_autoptr (SecretValue) value = read_value (service, i->data, cancellable, error);

      if (!value)
        return FALSE;
      if (is_equal (value, call->secret))
        return TRUE;
    }
  g_set_error_literal (error, MW_ERROR, MW_ERROR_KEYRING_FAILED,
                       _ ("The keyring accepted the password, but did not keep it. Check the "
                          "default keyring, then try again."));
  return FALSE;
}

static gboolean
keep (Call *call, SecretService *service, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) attributes = get_attributes (call);
  g_autoptr (SecretCollection) collection = mw_service_open_default (service, cancellable, error);
  g_autoptr (SecretValue) value = NULL;
  g_autoptr (SecretItem) item = NULL;

  if (!collection)
    return FALSE;
  add_places (call, attributes);
  value = secret_value_new (mw_secret_get (call->secret),
                            (gssize) mw_secret_get_length (call->secret), "text/plain");
  item = secret_item_create_sync (collection, &SCHEMA, attributes, call->label, value,
                                  SECRET_ITEM_CREATE_REPLACE, cancellable, error);
  return item && check_kept (call, service, cancellable, error);
}

static gboolean
fetch (Call *call, SecretService *service, GCancellable *cancellable, GError **error)
{
  g_autolist (SecretItem) items = NULL;
  g_autoptr (SecretValue) value = NULL;
  const char *text = NULL;
  gsize length = 0;

  if (!search_unlocked (call, service, &items, cancellable, error))
    return FALSE;
  if (!items && call->state == MW_SECRET_NO_KEYRING)
    {
      mw_service_set_missing (error);
      return FALSE;
    }
  if (!items)
    {
      g_set_error_literal (error, MW_ERROR, MW_ERROR_NOT_FOUND,
                           _ ("The password is not in this keyring. Type it again to store it "
                              "here."));
      return FALSE;
    }
  value = read_value (service, items->data, cancellable, error);
  if (!value)
    return FALSE;
  text = secret_value_get (value, &length);
  call->secret = mw_secret_new (text, (gssize) length);
  return TRUE;
}

static gboolean
forget (Call *call, SecretService *service, GCancellable *cancellable, GError **error)
{
  g_autolist (SecretItem) items = NULL;

  if (!search_unlocked (call, service, &items, cancellable, error))
    return FALSE;
  for (GList *i = items; i; i = i->next)
    if (!secret_item_delete_sync (i->data, cancellable, error))
      {
        mw_service_explain_item (service, i->data, cancellable, error);
        return FALSE;
      }
  return TRUE;
}

static gboolean
look (Call *call, SecretService *service, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) attributes = get_attributes (call);
  g_auto (GStrv) unlocked = NULL;
  g_auto (GStrv) locked = NULL;

  if (!secret_service_search_for_dbus_paths_sync (service, &SCHEMA, attributes, cancellable,
                                                  &unlocked, &locked, error))
    return FALSE;
  /* An item that is locked by itself is there: somebody is asked once it is wanted. */
  if ((unlocked && unlocked[0]) ||
      (locked && locked[0] && mw_service_is_open (service, locked[0], cancellable)))
    call->state = MW_SECRET_STORED;
  else if (locked && locked[0])
    call->state = MW_SECRET_LOCKED;
  else
    return look_at_default (service, &call->state, cancellable, error);
  return TRUE;
}

/* The first whose collection is locked, and not it alone: those are asked for one by one when they
 * are wanted. */
static const char *
find_in_locked (SecretService *service, const char *const *paths, GCancellable *cancellable)
{
  g_autofree char *open = NULL;

  for (guint i = 0; paths && paths[i]; i++)
    {
      g_autofree char *collection = g_path_get_dirname (paths[i]);

      if (g_strcmp0 (collection, open) == 0)
        continue;
      if (!mw_service_is_open (service, paths[i], cancellable))
        return paths[i];
      g_free (open);
      open = g_steal_pointer (&collection);
    }
  return NULL;
}

/* Secrets may also be in a collection that was once the default one. All that is in the same one
 * is unlocked by one prompt, so after the first the others are found unlocked. */
static gboolean
unlock_others (Call *call, SecretService *service, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) attributes =
      secret_attributes_build (&SCHEMA, MW_ATTRIBUTE_DATABASE, call->database_id, NULL);
  g_autofree char *last = NULL;

  for (;;)
    {
      g_auto (GStrv) locked = NULL;
      g_autoptr (SecretItem) item = NULL;
      const char *path = NULL;

      if (!secret_service_search_for_dbus_paths_sync (service, &SCHEMA, attributes, cancellable,
                                                      NULL, &locked, error))
        return FALSE;
      path = find_in_locked (service, (const char *const *) locked, cancellable);
      if (!path || g_strcmp0 (last, path) == 0)
        return TRUE;
      g_free (last);
      last = g_strdup (path);
      item =
          secret_item_new_for_dbus_path_sync (service, last, SECRET_ITEM_NONE, cancellable, error);
      if (!item || !mw_service_unlock_item (service, item, cancellable, error))
        return FALSE;
    }
}

static gboolean
unlock (Call *call, SecretService *service, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  g_autoptr (SecretCollection) collection =
      mw_service_get_default (service, cancellable, &own_error);

  if (own_error)
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return FALSE;
    }
  if (collection && secret_collection_get_locked (collection) &&
      !mw_service_unlock (service, collection, cancellable, error))
    return FALSE;
  return unlock_others (call, service, cancellable, error);
}

/* A locked collection does not tell what it has, so it is unlocked first. */
static gboolean
list (Call *call, SecretService *service, GCancellable *cancellable, GError **error)
{
  g_clear_pointer (&call->list, g_ptr_array_unref);
  if (!look_at_default (service, &call->state, cancellable, error) ||
      !unlock (call, service, cancellable, error))
    return FALSE;
  call->list = mw_listing_read (service, call->database_id, call->all, cancellable, error);
  if (!call->list)
    return FALSE;
  if (call->list->len > 0 || call->state != MW_SECRET_NO_KEYRING)
    return TRUE;
  mw_service_set_missing (error);
  return FALSE;
}

static gboolean
mw_keyring_keep (MwVault *vault,
                 const char *secret_id,
                 const char *label,
                 MwSecret *secret,
                 GCancellable *cancellable,
                 GError **error)
{
  MwKeyring *self = MW_KEYRING (vault);
  Call call = { .database_id = self->database_id,
                .secret_id = secret_id,
                .label = label,
                .live = self->live,
                .draft = self->draft,
                .secret = secret };

  return run (&call, SECRET_SERVICE_OPEN_SESSION, keep, cancellable, error);
}

static MwSecret *
mw_keyring_fetch (MwVault *vault, const char *secret_id, GCancellable *cancellable, GError **error)
{
  Call call = { .database_id = MW_KEYRING (vault)->database_id, .secret_id = secret_id };

  run (&call, SECRET_SERVICE_OPEN_SESSION, fetch, cancellable, error);
  return call.secret;
}

static gboolean
mw_keyring_forget (MwVault *vault, const char *secret_id, GCancellable *cancellable, GError **error)
{
  Call call = { .database_id = MW_KEYRING (vault)->database_id, .secret_id = secret_id };

  return run (&call, SECRET_SERVICE_NONE, forget, cancellable, error);
}

static gboolean
mw_keyring_look (MwVault *vault,
                 const char *secret_id,
                 MwSecretState *state,
                 GCancellable *cancellable,
                 GError **error)
{
  Call call = { .database_id = MW_KEYRING (vault)->database_id, .secret_id = secret_id };
  g_autoptr (GError) own_error = NULL;

  if (run (&call, SECRET_SERVICE_NONE, look, cancellable, &own_error))
    *state = call.state;
  else if (mw_service_is_absent (own_error))
    *state = MW_SECRET_ABSENT;
  else if (g_error_matches (own_error, MW_ERROR, MW_ERROR_KEYRING_LOCKED))
    *state = MW_SECRET_LOCKED;
  else
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
mw_keyring_unlock (MwVault *vault, GCancellable *cancellable, GError **error)
{
  Call call = { .database_id = MW_KEYRING (vault)->database_id };

  return run (&call, SECRET_SERVICE_NONE, unlock, cancellable, error);
}

static GPtrArray *
mw_keyring_list (MwVault *vault, gboolean all, GCancellable *cancellable, GError **error)
{
  Call call = { .database_id = MW_KEYRING (vault)->database_id, .all = all };

  if (!run (&call, SECRET_SERVICE_NONE, list, cancellable, error))
    g_clear_pointer (&call.list, g_ptr_array_unref);
  return call.list;
}

static void
vault_iface_init (MwVaultInterface *iface)
{
  iface->keep = mw_keyring_keep;
  iface->fetch = mw_keyring_fetch;
  iface->forget = mw_keyring_forget;
  iface->look = mw_keyring_look;
  iface->unlock = mw_keyring_unlock;
  iface->list = mw_keyring_list;
}

static void
mw_keyring_finalize (GObject *object)
{
  MwKeyring *self = MW_KEYRING (object);

  g_clear_pointer (&self->watch, mw_watch_stop);
  g_free (self->database_id);
  g_free (self->live);
  g_free (self->draft);
  G_OBJECT_CLASS (mw_keyring_parent_class)->finalize (object);
}

static void
mw_keyring_class_init (MwKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_keyring_finalize;
}

static void
mw_keyring_init (MwKeyring *self)
{
}

MwKeyring *
mw_keyring_new (const char *database_id, const char *live_place, const char *draft_place)
{
  MwKeyring *self = NULL;

  g_return_val_if_fail (database_id != NULL, NULL);

  self = g_object_new (MW_TYPE_KEYRING, NULL);
  self->database_id = g_strdup (database_id);
  /* As URIs: D-Bus takes text alone, and a path is of any bytes. */
  self->live = live_place ? g_filename_to_uri (live_place, NULL, NULL) : NULL;
  self->draft = draft_place ? g_filename_to_uri (draft_place, NULL, NULL) : NULL;
  self->watch = mw_watch_start (MW_VAULT (self));
  return self;
}
