/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/target.h"

#include "probe/name.h"
#include "probe/certificates/own-name.h"

struct _MwTarget
{
  MwEndpoint *endpoint; /* (owned) */
  char *host;           /* (owned) (nullable) */
  char *addresses;      /* (owned) (nullable) */
  char *own_name;       /* (owned) (nullable) */
  MwNameLookup *lookup; /* (owned) (nullable) */
  gint64 time_named;
  MwTargetNamed named;
  gpointer user_data; /* (unowned) */
};

static void
on_looked_up_cb (const char *addresses, const GError *error, gpointer user_data)
{
  MwTarget *self = user_data;

  self->time_named = g_get_monotonic_time ();
  self->addresses = g_strdup (addresses);
  self->named (addresses ? NULL : error, self->user_data);
}

MwTarget *
mw_target_new (MwEndpoint *endpoint)
{
  MwTarget *self = g_new0 (MwTarget, 1);

  self->endpoint = mw_endpoint_ref (endpoint);
  self->host = endpoint->host ? g_hostname_to_ascii (endpoint->host) : g_strdup ("");
  return self;
}

void
mw_target_free (MwTarget *self)
{
  mw_name_lookup_free (self->lookup);
  mw_endpoint_unref (self->endpoint);
  g_free (self->host);
  g_free (self->addresses);
  g_free (self->own_name);
  g_free (self);
}

const char *
mw_target_get_host (const MwTarget *self)
{
  return self->host;
}

gboolean
mw_target_has_name (const MwTarget *self)
{
  return !g_hostname_is_ip_address (self->host);
}

void
mw_target_find_addresses (
    MwTarget *self, GMainContext *context, gint64 limit, MwTargetNamed named, gpointer user_data)
{
  self->named = named;
  self->user_data = user_data;
  self->lookup = mw_name_lookup_new (context, self->host, limit, on_looked_up_cb, self);
}

const char *
mw_target_get_addresses (const MwTarget *self)
{
  return self->addresses;
}

gint64
mw_target_get_time_named (const MwTarget *self)
{
  return self->time_named;
}

void
mw_target_prepare_own_name (MwTarget *self)
{
  if (g_str_equal (self->endpoint->scheme, "smtp"))
    self->own_name = mw_own_name_dup (self->addresses ? self->addresses : self->host);
}

gboolean
mw_target_correct_own_name (MwTarget *self, const char *own_address)
{
  g_autofree char *literal = own_address ? mw_own_name_make_literal (own_address) : NULL;

  if (!literal || !self->own_name || *self->own_name != '[' ||
      g_str_equal (literal, self->own_name))
    return FALSE;
  g_free (self->own_name);
  self->own_name = g_steal_pointer (&literal);
  return TRUE;
}

const char *
mw_target_get_own_name (const MwTarget *self)
{
  return self->own_name;
}
