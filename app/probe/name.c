/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/name.h"

#include "probe/conversation/alarm.h"

struct _MwNameLookup
{
  GCancellable *cancellable; /* (owned) */
  GSource *alarm;            /* (owned) */
  gboolean never_exists;
  MwNameLookupDone done;
  gpointer user_data; /* (unowned) */
};

static void
give_up (MwNameLookup *self, GQuark domain, int code, const char *message)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, message);

  self->done (NULL, error, self->user_data);
}

static void
on_limit_cb (gpointer user_data)
{
  MwNameLookup *self = user_data;

  g_cancellable_cancel (self->cancellable);
  if (self->never_exists)
    give_up (self, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "No such host");
  else
    give_up (self, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "No answer in time");
}

static char *
join_addresses (GList *addresses)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (GList *link = addresses; link; link = link->next)
    {
      g_autofree char *text = g_inet_address_to_string (link->data);
      gboolean is_ipv6 = g_inet_address_get_family (link->data) == G_SOCKET_FAMILY_IPV6;

      g_string_append_printf (joined, is_ipv6 ? "%s[%s]" : "%s%s", joined->len > 0 ? "," : "",
                              text);
    }
  return g_strdup (joined->str);
}

static void
on_looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MwNameLookup *self = user_data;
  g_autoptr (GError) error = NULL;
  GList *addresses = g_resolver_lookup_by_name_finish (G_RESOLVER (source), result, &error);
  g_autofree char *joined = join_addresses (addresses);

  g_resolver_free_addresses (addresses);
  /* A lookup that was given up is freed already. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_source_destroy (self->alarm);
  self->done (error ? NULL : joined, error, self->user_data);
}

/* RFC 6761, section 6.4: nobody need be asked for it. */
static gboolean
is_invalid (const char *host)
{
  return g_str_has_suffix (host, ".invalid") || g_str_equal (host, "invalid");
}

MwNameLookup *
mw_name_lookup_new (GMainContext *context,
                    const char *host,
                    gint64 limit,
                    MwNameLookupDone done,
                    gpointer user_data)
{
  MwNameLookup *self = g_new0 (MwNameLookup, 1);
  g_autoptr (GResolver) resolver = g_resolver_get_default ();

  self->cancellable = g_cancellable_new ();
  self->done = done;
  self->user_data = user_data;
  self->never_exists = is_invalid (host);
  self->alarm = mw_alarm_new (context, self->never_exists ? 0 : g_get_monotonic_time () + limit,
                              on_limit_cb, self);
  if (!self->never_exists)
    g_resolver_lookup_by_name_async (resolver, host, self->cancellable, on_looked_up_cb, self);
  return self;
}

void
mw_name_lookup_free (MwNameLookup *self)
{
  if (!self)
    return;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  mw_alarm_free (self->alarm);
  g_free (self);
}
