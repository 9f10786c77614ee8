/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/live.h>

G_DEFINE_INTERFACE (MwLive, mw_live, G_TYPE_OBJECT)

static void
mw_live_default_init (MwLiveInterface *iface)
{
  g_signal_new ("revised", MW_TYPE_LIVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

void
mw_revision_free (MwRevision *self)
{
  if (!self)
    return;
  g_free (self->author);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_free (self->comment);
  g_clear_pointer (&self->changeset, g_bytes_unref);
  g_free (self);
}

const char *
mw_live_get_id (MwLive *self)
{
  g_return_val_if_fail (MW_IS_LIVE (self), NULL);
  return MW_LIVE_GET_IFACE (self)->get_id (self);
}

gint64
mw_live_get_revision (MwLive *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_LIVE (self), -1);
  return MW_LIVE_GET_IFACE (self)->get_revision (self, cancellable, error);
}

gint64
mw_live_snapshot (MwLive *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_LIVE (self) && path, -1);
  return MW_LIVE_GET_IFACE (self)->snapshot (self, path, cancellable, error);
}

gint64
mw_live_submit (MwLive *self,
                const MwSubmission *submission,
                GCancellable *cancellable,
                GError **error)
{
  g_return_val_if_fail (MW_IS_LIVE (self) && submission, -1);
  return MW_LIVE_GET_IFACE (self)->submit (self, submission, cancellable, error);
}

gint64
mw_live_find_submission (MwLive *self, const char *token, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_LIVE (self) && token, -1);
  return MW_LIVE_GET_IFACE (self)->find_submission (self, token, cancellable, error);
}

GPtrArray *
mw_live_list_revisions (
    MwLive *self, gint64 after, gboolean with_changesets, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_LIVE (self), NULL);
  return MW_LIVE_GET_IFACE (self)->list_revisions (self, after, with_changesets, cancellable,
                                                   error);
}

MwSenderMap *
mw_live_read_senders (MwLive *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_LIVE (self), NULL);
  return MW_LIVE_GET_IFACE (self)->read_senders (self, cancellable, error);
}

gboolean
mw_live_check (MwLive *self,
               MwCatalogue *catalogue,
               GPtrArray *findings,
               GCancellable *cancellable,
               GError **error)
{
  g_return_val_if_fail (MW_IS_LIVE (self) && catalogue && findings, FALSE);
  return MW_LIVE_GET_IFACE (self)->check (self, catalogue, findings, cancellable, error);
}

const char *
mw_live_get_place (MwLive *self)
{
  g_return_val_if_fail (MW_IS_LIVE (self), NULL);
  return MW_LIVE_GET_IFACE (self)->get_place (self);
}

gboolean
mw_live_is_reachable (MwLive *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_LIVE (self), FALSE);
  return MW_LIVE_GET_IFACE (self)->is_reachable (self, cancellable, error);
}

gboolean
mw_live_get_setting (
    MwLive *self, const char *key, char **value, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_LIVE (self) && key && value, FALSE);
  return MW_LIVE_GET_IFACE (self)->get_setting (self, key, value, cancellable, error);
}

gboolean
mw_live_set_setting (
    MwLive *self, const char *key, const char *value, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_LIVE (self) && key, FALSE);
  return MW_LIVE_GET_IFACE (self)->set_setting (self, key, value, cancellable, error);
}

gboolean
mw_live_find_secrets (MwLive *self,
                      GPtrArray *kept,
                      MwIsValueFunc is_value,
                      gpointer user_data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (MW_IS_LIVE (self) && kept && is_value, FALSE);
  return MW_LIVE_GET_IFACE (self)->find_secrets (self, kept, is_value, user_data, cancellable,
                                                 error);
}
