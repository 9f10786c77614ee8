/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/discovery/receiver.h"

#include <mailwright/address.h>
#include <string.h>

#include "probe/discovery/suffix.h"

/* So many exchangers are looked at, and so many domains asked. */
#define MAXIMUM_HOSTS 8
#define MAXIMUM_DOMAINS 3

typedef struct
{
  char *domain;         /* (owned) */
  GPtrArray *hosts;     /* (owned) (element-type utf8): the most preferred */
  GPtrArray *receivers; /* (owned) (element-type MwReceiver) */
  gboolean takes_no_mail;
} Lookup;

void
mw_receiver_free (MwReceiver *self)
{
  g_free (self->host);
  g_free (self->domain);
  g_free (self);
}

static void
lookup_free (gpointer lookup)
{
  Lookup *self = lookup;

  g_free (self->domain);
  g_ptr_array_unref (self->hosts);
  g_clear_pointer (&self->receivers, g_ptr_array_unref);
  g_free (self);
}

static gboolean
is_known (Lookup *self, const char *domain)
{
  for (guint i = 0; i < self->receivers->len; i++)
    if (g_str_equal (((MwReceiver *) g_ptr_array_index (self->receivers, i))->domain, domain))
      return TRUE;
  return FALSE;
}

static void
add_receiver (Lookup *self, const char *host, const char *domain)
{
  g_autofree char *ending = g_strconcat (".", self->domain, NULL);
  MwReceiver *receiver = NULL;

  if (self->receivers->len >= MAXIMUM_DOMAINS || g_str_equal (domain, self->domain) ||
      g_str_has_suffix (domain, ending) || is_known (self, domain))
    return;
  receiver = g_new0 (MwReceiver, 1);
  receiver->host = g_strdup (host);
  receiver->domain = g_strdup (domain);
  g_ptr_array_add (self->receivers, receiver);
}

/* Reads a file: in a thread. */
static void
find_domains (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Lookup *self = task_data;

  self->receivers = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_receiver_free);
  for (guint i = 0; i < self->hosts->len; i++)
    {
      const char *host = g_ptr_array_index (self->hosts, i);
      g_autofree char *base = mw_suffix_dup_registrable (host);
      const char *parent = strchr (host, '.');

      if (!base)
        continue;
      if (parent && strlen (parent + 1) > strlen (base))
        add_receiver (self, host, parent + 1);
      add_receiver (self, host, base);
    }
  g_task_return_boolean (task, TRUE);
}

/* Returns: whether there is anybody to ask */
static gboolean
read_records (Lookup *self, GList *records)
{
  guint16 least = G_MAXUINT16;
  gboolean refuses = FALSE;
  guint n = 0;

  for (; records; records = records->next, n++)
    {
      guint16 preference = 0;
      const char *name = NULL;
      g_autofree char *host = NULL;

      if (!g_variant_is_of_type (records->data, G_VARIANT_TYPE ("(qs)")))
        continue;
      g_variant_get (records->data, "(q&s)", &preference, &name);
      if (g_str_equal (name, ".") || g_str_equal (name, ""))
        {
          refuses = TRUE;
          continue;
        }
      host = mw_host_normalise (name, NULL);
      if (!host || g_hostname_is_ip_address (host) || preference > least)
        continue;
      if (preference < least)
        g_ptr_array_set_size (self->hosts, 0);
      least = preference;
      if (self->hosts->len >= MAXIMUM_HOSTS)
        continue;
      g_ptr_array_add (self->hosts, g_steal_pointer (&host));
    }
  /* Such a record stands alone, or means nothing. */
  self->takes_no_mail = refuses && n == 1;
  return self->hosts->len > 0;
}

static void
on_records (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Lookup *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GList *records = g_resolver_lookup_records_finish (G_RESOLVER (source), result, &error);
  gboolean has_host = read_records (self, records);

  g_list_free_full (records, (GDestroyNotify) g_variant_unref);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (error && !g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (has_host)
    g_task_run_in_thread (task, find_domains);
  else
    g_task_return_boolean (task, TRUE);
}

void
mw_receiver_find_async (GResolver *resolver,
                        const char *domain,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Lookup *self = g_new0 (Lookup, 1);

  self->domain = g_strdup (domain);
  self->hosts = g_ptr_array_new_with_free_func (g_free);
  g_task_set_source_tag (task, mw_receiver_find_async);
  g_task_set_task_data (task, self, lookup_free);
  g_resolver_lookup_records_async (resolver, domain, G_RESOLVER_RECORD_MX, cancellable, on_records,
                                   g_object_ref (task));
}

GPtrArray *
mw_receiver_find_finish (GAsyncResult *result, gboolean *takes_no_mail, GError **error)
{
  Lookup *self = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  *takes_no_mail = self->takes_no_mail;
  if (!self->receivers)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) mw_receiver_free);
  return g_steal_pointer (&self->receivers);
}
