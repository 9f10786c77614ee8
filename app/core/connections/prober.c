/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/probe.h>

G_DEFINE_INTERFACE (MwProber, mw_prober, G_TYPE_OBJECT)

static void
mw_prober_default_init (MwProberInterface *iface)
{
}

/**
 * mw_found_setting_free:
 *
 * Frees a setting with all that is in it.
 */
void
mw_found_setting_free (MwFoundSetting *self)
{
  if (!self)
    return;
  g_free (self->scheme);
  g_free (self->host);
  g_free (self->account);
  g_free (self->authentication);
  g_free (self->source);
  g_free (self->source_text);
  g_free (self);
}

void
mw_prober_probe_async (MwProber *self,
                       MwEndpoint *endpoint,
                       MwSecret *password,
                       gboolean log_in,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (MW_IS_PROBER (self));
  g_return_if_fail (endpoint != NULL);

  MW_PROBER_GET_IFACE (self)->probe_async (self, endpoint, password, log_in, cancellable, callback,
                                           user_data);
}

MwProbeReport *
mw_prober_probe_finish (MwProber *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (MW_IS_PROBER (self), NULL);
  return MW_PROBER_GET_IFACE (self)->probe_finish (self, result, error);
}

void
mw_prober_find_settings_async (MwProber *self,
                               const char *address,
                               gboolean allow_plain,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (MW_IS_PROBER (self));
  g_return_if_fail (address != NULL);

  MW_PROBER_GET_IFACE (self)->find_settings_async (self, address, allow_plain, cancellable,
                                                   callback, user_data);
}

GPtrArray *
mw_prober_find_settings_finish (MwProber *self,
                                GAsyncResult *result,
                                GStrv *troubles,
                                GError **error)
{
  g_return_val_if_fail (MW_IS_PROBER (self), NULL);
  return MW_PROBER_GET_IFACE (self)->find_settings_finish (self, result, troubles, error);
}
