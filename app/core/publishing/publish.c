/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/publish.h>

#include <glib/gi18n-lib.h>
#include <mailwright/error.h>

#define FOLDER "publish-folder"
#define PLACE "publish-from"

/* So often others can be faster before that is an error. */
#define MOST_ATTEMPTS 10

/**
 * mw_published_clear:
 *
 * Frees what is in it, not the structure itself.
 */
void
mw_published_clear (MwPublished *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
}

static void
set_published (MwPublished *published,
               MwPublisher *publisher,
               const char *folder,
               const MwSenderMap *map,
               gboolean written)
{
  published->path = mw_publisher_get_path (publisher, folder);
  published->revision = mw_sender_map_get_revision (map);
  published->written = written;
  published->n_addresses = mw_sender_map_get_n_addresses (map);
  published->left_out = g_ptr_array_ref (mw_sender_map_get_left_out (map));
}

/* Whether what is there says that it is of the newest revision, and not of one that a restored
 * backup has undone and another has the number of. */
static gboolean
is_newest (MwPublisher *publisher, MwLive *live, const char *folder, const MwRevisionId *newest)
{
  g_autofree char *live_id = NULL, *revision_id = NULL;
  gint64 there = 0;

  return mw_publisher_look (publisher, folder, &live_id, &there, &revision_id, NULL) &&
         there == newest->number && g_strcmp0 (live_id, mw_live_get_id (live)) == 0 &&
         g_strcmp0 (revision_id, *newest->id ? newest->id : NULL) == 0;
}

/* *done is left FALSE if somebody else was faster: then look again at what is live. */
static gboolean
try_to_publish (MwLive *live,
                MwPublisher *publisher,
                const char *folder,
                MwPublishWhen when,
                MwPublished *published,
                gboolean *done,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (MwSenderMap) map = mw_live_read_senders (live, cancellable, error);
  g_autoptr (GError) local_error = NULL;
  gint64 now;

  if (!map)
    return FALSE;
  *done = TRUE;
  if (when == MW_PUBLISH_IF_WRONG && mw_publisher_compare (publisher, folder, map, NULL))
    {
      set_published (published, publisher, folder, map, FALSE);
      return TRUE;
    }
  if (mw_publisher_write (publisher, folder, map, cancellable, &local_error))
    {
      set_published (published, publisher, folder, map, TRUE);
      return TRUE;
    }
  if (g_error_matches (local_error, MW_ERROR, MW_ERROR_STALE))
    {
      now = mw_live_get_revision (live, cancellable, error);
      if (now < 0)
        return FALSE;
      *done = now <= mw_sender_map_get_revision (map);
    }
  if (!*done)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
mw_publish (MwLive *live,
            MwPublisher *publisher,
            const char *folder,
            MwPublishWhen when,
            MwPublished *published,
            GCancellable *cancellable,
            GError **error)
{
  gboolean done = FALSE;

  g_return_val_if_fail (MW_IS_LIVE (live) && MW_IS_PUBLISHER (publisher) && folder, FALSE);
  g_return_val_if_fail (published, FALSE);

  *published = (MwPublished){ 0 };
  if (!mw_live_is_reachable (live, cancellable, error))
    return FALSE;
  if (when == MW_PUBLISH_IF_BEHIND)
    {
      MwRevisionId newest;

      if (!mw_live_read_newest (live, &newest, cancellable, error))
        return FALSE;
      if (is_newest (publisher, live, folder, &newest))
        {
          published->path = mw_publisher_get_path (publisher, folder);
          published->revision = newest.number;
          published->left_out = g_ptr_array_new ();
          return TRUE;
        }
    }
  for (guint i = 0; i < MOST_ATTEMPTS && !done; i++)
    if (!try_to_publish (live, publisher, folder, when, published, &done, cancellable, error))
      return FALSE;
  if (!done)
    g_set_error (error, MW_ERROR, MW_ERROR_BUSY,
                 _ ("Nothing was published in “%s”: other programs submit without a pause. Try "
                    "again in a moment."),
                 folder);
  return done;
}

gboolean
mw_publish_read_folder (MwLive *live, char **folder, GCancellable *cancellable, GError **error)
{
  g_autofree char *found = NULL, *place = NULL;

  g_return_val_if_fail (MW_IS_LIVE (live) && folder, FALSE);

  *folder = NULL;
  if (!mw_live_get_setting (live, FOLDER, &found, cancellable, error) ||
      !mw_live_get_setting (live, PLACE, &place, cancellable, error))
    return FALSE;
  if (found && g_strcmp0 (place, mw_live_get_place (live)) != 0)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_REFUSED,
                   /* Translators: two files and a folder */
                   _ ("“%s” is a copy, or was moved: when its publish folder was set, it was “%s”. "
                      "Nothing is published from here. Set the publish folder again, or to none; "
                      "it was “%s”."),
                   mw_live_get_place (live), place ? place : "", found);
      return FALSE;
    }
  *folder = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
check_path (const char *folder, GError **error)
{
  if (g_path_is_absolute (folder) && g_utf8_validate (folder, -1, NULL))
    return TRUE;
  g_set_error_literal (error, MW_ERROR, MW_ERROR_INVALID,
                       _ ("Name the publish folder by its whole path, as in "
                          "/var/lib/mailwright."));
  return FALSE;
}

gboolean
mw_publish_set_folder (MwLive *live,
                       MwPublisher *publisher,
                       const char *folder,
                       MwPublished *published,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (MwPublished) unwanted = { 0 };

  g_return_val_if_fail (MW_IS_LIVE (live) && MW_IS_PUBLISHER (publisher), FALSE);

  if (!folder)
    return mw_live_set_setting (live, FOLDER, NULL, cancellable, error) &&
           mw_live_set_setting (live, PLACE, NULL, cancellable, error);
  return check_path (folder, error) &&
         mw_publish (live, publisher, folder, MW_PUBLISH_ALWAYS, published ? published : &unwanted,
                     cancellable, error) &&
         mw_live_set_setting (live, PLACE, mw_live_get_place (live), cancellable, error) &&
         mw_live_set_setting (live, FOLDER, folder, cancellable, error);
}

gboolean
mw_publish_check (MwLive *live,
                  MwPublisher *publisher,
                  const char *folder,
                  GPtrArray **left_out,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (MwSenderMap) map = NULL;

  g_return_val_if_fail (MW_IS_LIVE (live) && MW_IS_PUBLISHER (publisher) && folder, FALSE);
  g_return_val_if_fail (left_out, FALSE);

  map = mw_live_read_senders (live, cancellable, error);
  *left_out = map ? g_ptr_array_ref (mw_sender_map_get_left_out (map)) : g_ptr_array_new ();
  return map && mw_publisher_compare (publisher, folder, map, error) &&
         mw_publisher_check_folder (publisher, folder, error);
}
