/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/live.h>

MwSenderMap *
mw_live_read_senders (MwLive *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_LIVE (self), NULL);
  return MW_LIVE_GET_IFACE (self)->read_senders (self, cancellable, error);
}

GPtrArray *
mw_live_check_rows (MwLive *self, MwCatalogue *catalogue, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_LIVE (self) && MW_IS_CATALOGUE (catalogue), NULL);
  return MW_LIVE_GET_IFACE (self)->check_rows (self, catalogue, cancellable, error);
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

gint64
mw_live_get_revision (MwLive *self, GCancellable *cancellable, GError **error)
{
  MwRevisionId newest;

  return mw_live_read_newest (self, &newest, cancellable, error) ? newest.number : -1;
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
