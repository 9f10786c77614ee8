/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/discovery/srv.h"

#include <mailwright/address.h>

/* So many servers of one service are looked at. */
#define MAXIMUM_TARGETS 16

/* In the order in which they are proposed. RFC 8314 prefers TLS from the first byte. */
static const struct
{
  const char *service;
  const char *scheme;
  MwDirection direction;
  MwEncryption encryption;
} SERVICES[] = {
  { "imaps", "imap", MW_DIRECTION_IN, MW_ENCRYPTION_TLS },
  { "imap", "imap", MW_DIRECTION_IN, MW_ENCRYPTION_STARTTLS },
  { "pop3s", "pop3", MW_DIRECTION_IN, MW_ENCRYPTION_TLS },
  { "pop3", "pop3", MW_DIRECTION_IN, MW_ENCRYPTION_STARTTLS },
  { "submissions", "smtp", MW_DIRECTION_OUT, MW_ENCRYPTION_TLS },
  { "submission", "smtp", MW_DIRECTION_OUT, MW_ENCRYPTION_STARTTLS },
};

#define N_SERVICES G_N_ELEMENTS (SERVICES)

typedef struct
{
  guint16 priority;
  guint16 weight;
  guint16 port;
  char *host; /* (owned) */
} Target;

typedef struct
{
  GPtrArray *targets[N_SERVICES]; /* (owned) (nullable) (element-type Target) */
  gboolean refused[N_SERVICES];
  char *unanswered[N_SERVICES]; /* (owned) (nullable): the records that nobody could tell us of */
  guint n_left;
} Lookup;

typedef struct
{
  GTask *task; /* (owned) */
  char *name;  /* (owned) */
  guint service;
} Question;

static void
target_free (gpointer target)
{
  g_free (((Target *) target)->host);
  g_free (target);
}

static void
lookup_free (gpointer lookup)
{
  Lookup *self = lookup;

  for (guint i = 0; i < N_SERVICES; i++)
    {
      g_clear_pointer (&self->targets[i], g_ptr_array_unref);
      g_free (self->unanswered[i]);
    }
  g_free (self);
}

/* RFC 2782 chooses among equal priorities by lot, with the weights as chances: that spreads the
 * load of many clients. One setting is proposed here, and the same one each time: the heaviest. */
static int
compare_targets (gconstpointer a, gconstpointer b)
{
  const Target *left = *(const Target *const *) a;
  const Target *right = *(const Target *const *) b;

  if (left->priority != right->priority)
    return left->priority < right->priority ? -1 : 1;
  return (int) right->weight - (int) left->weight;
}

static void
read_records (Lookup *self, guint service, GList *records)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func (target_free);

  for (; records && targets->len < MAXIMUM_TARGETS; records = records->next)
    {
      Target read = { 0 };
      const char *name = NULL;
      g_autofree char *host = NULL;

      if (!g_variant_is_of_type (records->data, G_VARIANT_TYPE ("(qqqs)")))
        continue;
      g_variant_get (records->data, "(qqq&s)", &read.priority, &read.weight, &read.port, &name);
      if (g_str_equal (name, ".") || g_str_equal (name, ""))
        {
          self->refused[service] = TRUE;
          continue;
        }
      host = mw_host_normalise (name, NULL);
      if (!host || read.port == 0 || g_hostname_is_ip_address (host))
        continue;
      read.host = g_steal_pointer (&host);
      g_ptr_array_add (targets, g_memdup2 (&read, sizeof read));
    }
  g_ptr_array_sort (targets, compare_targets);
  self->targets[service] = targets;
}

static void
on_records (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GTask) task = question->task;
  Lookup *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GList *records = g_resolver_lookup_records_finish (G_RESOLVER (source), result, &error);

  read_records (self, question->service, records);
  g_list_free_full (records, (GDestroyNotify) g_variant_unref);
  if (error && !g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND))
    self->unanswered[question->service] = g_steal_pointer (&question->name);
  g_free (question->name);
  g_free (question);
  if (--self->n_left == 0 && !g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

void
mw_srv_lookup_async (GResolver *resolver,
                     const char *domain,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Lookup *self = g_new0 (Lookup, 1);

  g_task_set_source_tag (task, mw_srv_lookup_async);
  g_task_set_task_data (task, self, lookup_free);
  self->n_left = N_SERVICES;
  for (guint i = 0; i < N_SERVICES; i++)
    {
      Question *question = g_new0 (Question, 1);

      question->task = g_object_ref (task);
      question->name = g_strdup_printf ("_%s._tcp.%s", SERVICES[i].service, domain);
      question->service = i;
      g_resolver_lookup_records_async (resolver, question->name, G_RESOLVER_RECORD_SRV, cancellable,
                                       on_records, question);
    }
}

static MwFoundSetting *
make_setting (guint service, const Target *target)
{
  MwFoundSetting *setting = g_new0 (MwFoundSetting, 1);

  setting->scheme = g_strdup (SERVICES[service].scheme);
  setting->direction = SERVICES[service].direction;
  setting->host = g_strdup (target->host);
  setting->port = target->port;
  setting->encryption = SERVICES[service].encryption;
  return setting;
}

/* RFC 6186, section 3.4: the priorities of a domain's records count across its services, and say
 * which protocol, and by RFC 8314 which encryption, it would rather have. Where they are the same,
 * the order of the services counts, and a weight only within a service. */
static void
add_settings (GPtrArray *settings, Lookup *self)
{
  guint next[N_SERVICES] = { 0 };

  while (TRUE)
    {
      const Target *best = NULL;
      guint best_service = 0;

      for (guint i = 0; i < N_SERVICES; i++)
        {
          const Target *target = next[i] < self->targets[i]->len
                                     ? g_ptr_array_index (self->targets[i], next[i])
                                     : NULL;

          if (target && (!best || target->priority < best->priority))
            {
              best = target;
              best_service = i;
            }
        }
      if (!best)
        return;
      g_ptr_array_add (settings, make_setting (best_service, best));
      next[best_service]++;
    }
}

static GStrv
list_not_offered (Lookup *self)
{
  g_autoptr (GStrvBuilder) schemes = g_strv_builder_new ();

  /* The two services of a scheme are neighbours. */
  for (guint i = 0; i < N_SERVICES; i += 2)
    if (self->refused[i] && self->refused[i + 1] && self->targets[i]->len == 0 &&
        self->targets[i + 1]->len == 0)
      g_strv_builder_add (schemes, SERVICES[i].scheme);
  return g_strv_builder_end (schemes);
}

GPtrArray *
mw_srv_lookup_finish (GAsyncResult *result, GStrv *not_offered, char **unanswered, GError **error)
{
  Lookup *self = g_task_get_task_data (G_TASK (result));
  GPtrArray *settings = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  settings = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_found_setting_free);
  add_settings (settings, self);
  *not_offered = list_not_offered (self);
  *unanswered = NULL;
  for (guint i = 0; i < N_SERVICES && !*unanswered; i++)
    *unanswered = g_steal_pointer (&self->unanswered[i]);
  return settings;
}

char *
mw_srv_dup_record (const MwFoundSetting *setting, const char *domain)
{
  for (guint i = 0; i < N_SERVICES; i++)
    if (SERVICES[i].encryption == setting->encryption &&
        g_str_equal (SERVICES[i].scheme, setting->scheme))
      return g_strdup_printf ("_%s._tcp.%s", SERVICES[i].service, domain);
  return g_strdup (domain);
}
