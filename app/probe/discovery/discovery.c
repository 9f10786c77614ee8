/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/discovery/discovery.h"

#include <glib/gi18n-lib.h>
#include <mailwright/address.h>

#include "probe/discovery/found-text.h"
#include "probe/discovery/likely.h"
#include "probe/discovery/proposal.h"
#include "probe/discovery/provider.h"
#include "probe/discovery/receiver.h"
#include "probe/discovery/suffix.h"

#define TOTAL_MILLISECONDS 45000
#define PROBE_SECONDS 5

typedef struct
{
  MwDiscoverySources sources; /* its strings are owned */
  char *typed;                /* (owned): the address */
  MwAddress *address;         /* (owned) */
  MwProvider *own;            /* (owned): the address's own domain */
  GPtrArray *receivers;       /* (owned) (element-type MwProvider): who receives its mail */
  GPtrArray *probed;          /* (owned) (element-type MwFoundSetting) */
  GPtrArray *troubles;        /* (owned) (element-type utf8): beside those of the providers */
  GCancellable *stop;         /* (owned): ends everything that is still under way */
  GSource *timer;             /* (owned) (nullable) */
  GSource *watch;             /* (owned) (nullable): of the caller's cancellation */
  guint n_left;
  gboolean allow_plain;
  gboolean ended;
} Search;

/* What a search comes to. */
typedef struct
{
  GPtrArray *settings; /* (owned) (element-type MwFoundSetting) */
  GStrv troubles;      /* (owned) */
} Found;

static void
drop_source (GSource **source)
{
  if (*source)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
search_free (gpointer search)
{
  Search *self = search;

  drop_source (&self->timer);
  drop_source (&self->watch);
  g_clear_object (&self->sources.resolver);
  g_free ((char *) self->sources.ca_file);
  g_strfreev ((char **) self->sources.connect_to);
  g_free (self->typed);
  mw_address_free (self->address);
  mw_provider_unref (self->own);
  g_ptr_array_unref (self->receivers);
  g_ptr_array_unref (self->probed);
  g_ptr_array_unref (self->troubles);
  g_object_unref (self->stop);
  g_free (self);
}

/* A page in place of a file is worth a word only where nothing was found. */
static GStrv
list_troubles (Search *self, gboolean found)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  mw_provider_list_troubles (self->own, !found, builder);
  for (guint i = 0; i < self->receivers->len; i++)
    mw_provider_list_troubles (g_ptr_array_index (self->receivers, i), FALSE, builder);
  for (guint i = 0; i < self->troubles->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (self->troubles, i));
  return g_strv_builder_end (builder);
}

static void
found_free (gpointer found)
{
  Found *self = found;

  g_ptr_array_unref (self->settings);
  g_strfreev (self->troubles);
  g_free (self);
}

/* Ends the search once. What is still under way comes back later, and finds it ended. */
static void
end (GTask *task, gboolean cancelled)
{
  Search *self = g_task_get_task_data (task);
  Found *found = NULL;

  if (self->ended)
    return;
  self->ended = TRUE;
  drop_source (&self->timer);
  drop_source (&self->watch);
  g_cancellable_cancel (self->stop);
  if (cancelled)
    {
      g_task_return_error_if_cancelled (task);
      return;
    }
  for (guint i = 0; i < self->probed->len; i++)
    {
      MwFoundSetting *setting = g_ptr_array_index (self->probed, i);

      setting->source_text = mw_found_text_answer (setting);
    }
  found = g_new0 (Found, 1);
  found->settings = mw_proposal_merge (self->own, self->receivers, self->probed);
  found->troubles = list_troubles (self, found->settings->len > 0);
  g_task_return_pointer (task, found, found_free);
}

static gboolean
on_time_up (gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Search *self = g_task_get_task_data (task);

  g_ptr_array_add (self->troubles,
                   g_strdup (_ ("It took too long: whoever had not answered by then "
                                "is missing here.")));
  end (task, FALSE);
  return G_SOURCE_REMOVE;
}

static gboolean
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);

  end (task, TRUE);
  return G_SOURCE_REMOVE;
}

static void
on_probed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  mw_likely_find_finish (result, NULL);
  end (task, FALSE);
}

static void
probe (GTask *task)
{
  Search *self = g_task_get_task_data (task);
  g_auto (GStrv) missing = mw_proposal_list_missing (self->own, self->receivers);
  MwLikely likely = {
    .prober = g_task_get_source_object (task),
    .resolver = self->sources.resolver,
    .domain = self->address->domain,
    .schemes = (const char *const *) missing,
    .timeout = PROBE_SECONDS,
  };

  mw_likely_find_async (&likely, self->probed, self->stop, on_probed, g_object_ref (task));
}

/* One of the things that are asked beside the domain itself has answered. */
static void
go_on (GTask *task)
{
  Search *self = g_task_get_task_data (task);

  if (--self->n_left == 0 && !self->ended)
    probe (task);
}

static void
on_more_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  mw_provider_ask_finish (result);
  go_on (task);
}

static void
ask_receiver (GTask *task, const MwReceiver *receiver)
{
  Search *self = g_task_get_task_data (task);
  MwProvider *provider =
      mw_provider_new (&self->sources, self->typed, receiver->domain, receiver->host);

  g_ptr_array_add (self->receivers, provider);
  self->n_left++;
  mw_provider_ask_async (provider, self->stop, on_more_asked, g_object_ref (task));
}

static void
on_receivers (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean takes_no_mail = FALSE;
  g_autoptr (GPtrArray) receivers = mw_receiver_find_finish (result, &takes_no_mail, &error);

  if (takes_no_mail)
    g_ptr_array_add (self->troubles,
                     g_strdup_printf (_ ("The domain \u2068%s\u2069 says by its MX record that it "
                                         "takes no mail at all."),
                                      self->address->domain));
  if (error && error->domain == G_RESOLVER_ERROR)
    {
      g_autofree char *record = g_strconcat (self->address->domain, " MX", NULL);

      g_ptr_array_add (self->troubles, mw_found_text_unanswered (record));
    }
  for (guint i = 0; receivers && i < receivers->len && !self->ended; i++)
    ask_receiver (task, g_ptr_array_index (receivers, i));
  go_on (task);
}

static void
on_asked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *self = g_task_get_task_data (task);
  g_auto (GStrv) missing = NULL;

  mw_provider_ask_finish (result);
  if (self->ended)
    return;
  self->n_left = 1;
  if (!mw_provider_has_file (self->own))
    {
      self->n_left++;
      mw_provider_ask_plain_async (self->own, self->allow_plain, self->stop, on_more_asked,
                                   g_object_ref (task));
    }
  missing = mw_proposal_list_missing (self->own, self->receivers);
  if (*missing)
    {
      self->n_left++;
      mw_receiver_find_async (self->sources.resolver, self->address->domain, self->stop,
                              on_receivers, g_object_ref (task));
    }
  go_on (task);
}

static void
look_at_suffix (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_boolean (task, mw_suffix_is_public (task_data));
}

static void
on_suffix (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *self = g_task_get_task_data (task);
  gboolean public = g_task_propagate_boolean (G_TASK (result), NULL);

  if (self->ended)
    return;
  if (public)
    {
      g_ptr_array_add (
          self->troubles,
          g_strdup_printf (_ ("Anybody can have a name below \u2068%s\u2069, so nobody "
                              "there was asked."),
                           self->address->domain));
      end (task, FALSE);
    }
  /* A name without a dot is a network's own: no provider has a file or a record for it. */
  else if (self->address->single_label)
    probe (task);
  else
    mw_provider_ask_async (self->own, self->stop, on_asked, g_object_ref (task));
}

static void
begin (GTask *task)
{
  Search *self = g_task_get_task_data (task);
  g_autoptr (GTask) first = g_task_new (NULL, NULL, on_suffix, g_object_ref (task));

  g_task_set_source_tag (first, begin);
  g_task_set_task_data (first, g_strdup (self->address->domain), g_free);
  g_task_run_in_thread (first, look_at_suffix);
}

static Search *
search_new (const MwDiscoverySources *sources,
            MwAddress *address,
            const char *typed,
            gboolean allow_plain)
{
  Search *self = g_new0 (Search, 1);

  self->address = address;
  self->typed = g_strdup (typed);
  self->sources = *sources;
  self->sources.resolver =
      sources->resolver ? g_object_ref (sources->resolver) : g_resolver_get_default ();
  self->sources.ca_file = g_strdup (sources->ca_file);
  self->sources.connect_to = (const char *const *) g_strdupv ((char **) sources->connect_to);
  self->allow_plain = allow_plain;
  self->stop = g_cancellable_new ();
  self->own = mw_provider_new (&self->sources, typed, address->domain, NULL);
  self->receivers = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_provider_unref);
  self->probed = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_found_setting_free);
  self->troubles = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
watch_the_clock (GTask *task, guint milliseconds)
{
  Search *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  self->timer = g_timeout_source_new (milliseconds);
  g_task_attach_source (task, self->timer, on_time_up);
  if (!cancellable)
    return;
  self->watch = g_cancellable_source_new (cancellable);
  g_task_attach_source (task, self->watch, G_SOURCE_FUNC (on_cancelled));
}

void
mw_discovery_find_in_async (const MwDiscoverySources *sources,
                            MwProber *prober,
                            const char *text,
                            gboolean allow_plain,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (prober, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  MwAddress *address = mw_address_parse (text, &error);

  g_task_set_source_tag (task, mw_discovery_find_in_async);
  if (!address)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_task_set_task_data (task, search_new (sources, address, text, allow_plain), search_free);
  if (*address->domain == '[')
    {
      end (task, FALSE);
      return;
    }
  watch_the_clock (task,
                   sources->total_milliseconds ? sources->total_milliseconds : TOTAL_MILLISECONDS);
  begin (task);
}

void
mw_discovery_find_async (MwProber *prober,
                         const char *address,
                         gboolean allow_plain,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  const MwDiscoverySources usual = { 0 };

  mw_discovery_find_in_async (&usual, prober, address, allow_plain, cancellable, callback,
                              user_data);
}

GPtrArray *
mw_discovery_find_finish (MwProber *prober, GAsyncResult *result, GStrv *troubles, GError **error)
{
  Found *found = g_task_propagate_pointer (G_TASK (result), error);
  GPtrArray *settings = NULL;

  if (!found)
    return NULL;
  settings = g_ptr_array_ref (found->settings);
  if (troubles)
    *troubles = g_steal_pointer (&found->troubles);
  found_free (found);
  return settings;
}
