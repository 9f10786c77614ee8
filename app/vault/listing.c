/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "vault/listing.h"

/* By the database alone: some services keep no schema's name. */
static const SecretSchema OF_DATABASE = {
  .name = MW_SCHEMA_NAME,
  .flags = SECRET_SCHEMA_DONT_MATCH_NAME,
  .attributes = { { MW_ATTRIBUTE_DATABASE, SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

/* By the schema's name alone. */
static const SecretSchema OF_ALL = {
  .name = MW_SCHEMA_NAME,
  .flags = SECRET_SCHEMA_NONE,
};

/* A place as it was: a path, or NULL. */
static char *
dup_place (GHashTable *attributes, const char *name)
{
  const char *uri = g_hash_table_lookup (attributes, name);

  return uri ? g_filename_from_uri (uri, NULL, NULL) : NULL;
}

/* NULL for what is none of ours. */
static MwKeptSecret *
describe (SecretItem *item)
{
  g_autoptr (GHashTable) attributes = secret_item_get_attributes (item);
  g_autofree char *label = secret_item_get_label (item);
  const char *id = g_hash_table_lookup (attributes, MW_ATTRIBUTE_ID);
  const char *database_id = g_hash_table_lookup (attributes, MW_ATTRIBUTE_DATABASE);
  MwKeptSecret *kept = NULL;

  if (!id || !database_id)
    return NULL;
  kept = mw_kept_secret_new (id, database_id, label);
  kept->time = (gint64) secret_item_get_created (item);
  kept->live_place = dup_place (attributes, MW_ATTRIBUTE_LIVE);
  kept->draft_place = dup_place (attributes, MW_ATTRIBUTE_DRAFT);
  return kept;
}

/* One that is in two collections, or found by both searches, is listed once. */
static void
add (GPtrArray *found, GHashTable *known, SecretItem *item)
{
  MwKeptSecret *kept = describe (item);

  if (!kept)
    return;
  if (g_hash_table_add (known, g_strjoin ("/", kept->database_id, kept->id, NULL)))
    g_ptr_array_add (found, kept);
  else
    mw_kept_secret_free (kept);
}

static gboolean
search (SecretService *service,
        const SecretSchema *schema,
        GHashTable *attributes,
        GPtrArray *found,
        GHashTable *known,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (GError) own_error = NULL;
  g_autolist (SecretItem) items = secret_service_search_sync (
      service, schema, attributes, SECRET_SEARCH_ALL, cancellable, &own_error);

  if (own_error)
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return FALSE;
    }
  for (GList *i = items; i; i = i->next)
    add (found, known, i->data);
  return TRUE;
}

GPtrArray *
mw_listing_read (SecretService *service,
                 const char *database_id,
                 gboolean all,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GPtrArray) found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mw_kept_secret_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) own =
      secret_attributes_build (&OF_DATABASE, MW_ATTRIBUTE_DATABASE, database_id, NULL);
  g_autoptr (GHashTable) none = secret_attributes_build (&OF_ALL, NULL);

  if (!search (service, &OF_DATABASE, own, found, known, cancellable, error) ||
      (all && !search (service, &OF_ALL, none, found, known, cancellable, error)))
    return NULL;
  return g_steal_pointer (&found);
}
