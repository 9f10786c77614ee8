/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/connections/test-entries.h"

static void
entry_clear (MwTestEntry *entry)
{
  g_clear_pointer (&entry->id, g_ref_string_release);
  g_clear_pointer (&entry->name, g_ref_string_release);
  g_clear_pointer (&entry->address, g_ref_string_release);
  g_clear_pointer (&entry->driver, g_ref_string_release);
}

static GArray *
new_entries (void)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (MwTestEntry));

  g_array_set_clear_func (entries, (GDestroyNotify) entry_clear);
  return entries;
}

guint
mw_test_entries_count (GArray *entries)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      guint directions = g_array_index (entries, MwTestEntry, i).directions;

      n += !!(directions & MW_DIRECTION_IN) + !!(directions & MW_DIRECTION_OUT);
    }
  return n;
}

typedef struct
{
  MwDraft *draft;  /* (owned) */
  char **ids;      /* (owned) (nullable): all that are in use */
  GArray *entries; /* (owned) */
} Listing;

static void
listing_free (Listing *listing)
{
  g_clear_object (&listing->draft);
  g_strfreev (listing->ids);
  g_clear_pointer (&listing->entries, g_array_unref);
  g_free (listing);
}

static gboolean
uses (MwDriver *driver, MwDirection direction, const char *server)
{
  return mw_driver_find_protocol (driver, direction) && (!server || *server);
}

static gboolean
take_profile (GObject *row, gpointer user_data)
{
  Listing *listing = user_data;
  MwProfile *profile = MW_PROFILE (row);
  MwDriver *driver =
      mw_catalogue_find (mw_draft_get_catalogue (listing->draft), mw_profile_get_driver (profile));
  MwTestEntry entry = { 0 };

  if (!driver)
    return TRUE;
  if (uses (driver, MW_DIRECTION_IN, mw_profile_get_incoming (profile)))
    entry.directions |= MW_DIRECTION_IN;
  if (uses (driver, MW_DIRECTION_OUT, mw_profile_get_outgoing (profile)))
    entry.directions |= MW_DIRECTION_OUT;
  entry.id = g_ref_string_new (mw_profile_get_id (profile));
  entry.name = g_ref_string_new (mw_profile_get_name (profile));
  entry.address = g_ref_string_new (mw_profile_get_address (profile));
  entry.driver = g_ref_string_new_intern (mw_profile_get_driver (profile));
  g_array_append_val (listing->entries, entry);
  return TRUE;
}

static gboolean
list_named (Listing *listing, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; listing->ids[i]; i++)
    {
      g_autoptr (MwProfile) profile = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      profile = mw_draft_find_profile (listing->draft, listing->ids[i], cancellable, error);
      if (!profile)
        return FALSE;
      take_profile (G_OBJECT (profile), listing);
    }
  return TRUE;
}

static void
list_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Listing *listing = task_data;
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  GError *error = NULL;
  gboolean done = FALSE;

  mw_query_set_state (query, "active");
  done = listing->ids
             ? list_named (listing, cancellable, &error)
             : mw_draft_foreach (listing->draft, query, take_profile, listing, cancellable, &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
mw_test_entries_list_async (MwDraft *draft,
                            const char *const *profile_ids,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Listing *listing = g_new0 (Listing, 1);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  listing->draft = g_object_ref (draft);
  listing->ids = g_strdupv ((char **) profile_ids);
  listing->entries = new_entries ();
  g_task_set_source_tag (task, mw_test_entries_list_async);
  g_task_set_task_data (task, listing, (GDestroyNotify) listing_free);
  g_task_run_in_thread (task, list_in_thread);
}

GArray *
mw_test_entries_list_finish (GAsyncResult *result, GError **error)
{
  Listing *listing = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, mw_test_entries_list_async), NULL);

  listing = g_task_get_task_data (G_TASK (result));
  /* Were the thread the last to hold the draft, it would end there. */
  g_clear_object (&listing->draft);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_steal_pointer (&listing->entries);
}

GArray *
mw_test_entries_new_of_sheet (MwSheet *sheet)
{
  const char *address = mw_sheet_get_address (sheet);
  MwDriver *driver = mw_sheet_get_driver (sheet);
  GArray *entries = new_entries ();
  MwTestEntry entry = { .id = g_ref_string_new (""),
                        .name = g_ref_string_new (address ? address : ""),
                        .address = g_ref_string_new (address ? address : ""),
                        .driver = g_ref_string_new_intern (mw_driver_get_id (driver)) };

  if (mw_driver_find_protocol (driver, MW_DIRECTION_IN) &&
      mw_sheet_direction_in_use (sheet, MW_DIRECTION_IN))
    entry.directions |= MW_DIRECTION_IN;
  if (mw_driver_find_protocol (driver, MW_DIRECTION_OUT) &&
      mw_sheet_direction_in_use (sheet, MW_DIRECTION_OUT))
    entry.directions |= MW_DIRECTION_OUT;
  g_array_append_val (entries, entry);
  return entries;
}
