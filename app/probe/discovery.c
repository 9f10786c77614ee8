/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/discovery.h"

#include <mailwright/address.h>
#include <string.h>

#include "probe/autoconfig.h"
#include "probe/fetch.h"
#include "probe/found-text.h"
#include "probe/likely.h"
#include "probe/srv.h"
#include "probe/suffix.h"

#define FETCH_MILLISECONDS 10000
#define TOTAL_MILLISECONDS 45000
#define PROBE_SECONDS 5
#define MAXIMUM_REDIRECTS 3

/* Where a setting can be from, the most trustworthy first. */
enum
{
  FROM_AUTOCONFIG,
  FROM_WELL_KNOWN,
  FROM_PLAIN_AUTOCONFIG,
  FROM_PLAIN_WELL_KNOWN,
  FROM_SRV,
  FROM_PROBING,
  N_SOURCES,
};

static const struct
{
  const char *word;
  const char *before; /* of the domain in the URL */
  const char *behind;
} FILES[] = {
  [FROM_AUTOCONFIG] = { "autoconfig", "https://autoconfig.", "/mail/config-v1.1.xml" },
  [FROM_WELL_KNOWN] = { "well-known", "https://", "/.well-known/autoconfig/mail/config-v1.1.xml" },
  [FROM_PLAIN_AUTOCONFIG] = { "autoconfig", "http://autoconfig.", "/mail/config-v1.1.xml" },
  [FROM_PLAIN_WELL_KNOWN] = { "well-known", "http://",
                              "/.well-known/autoconfig/mail/config-v1.1.xml" },
};

/* In the order in which they are proposed. */
static const char *const SCHEMES[] = { "imap", "pop3", "smtp" };

typedef struct
{
  MwAddress *address;          /* (owned) */
  char *typed;                 /* (owned): the address with its domain as A-labels */
  GResolver *resolver;         /* (owned) */
  char *ca_file;               /* (owned) (nullable) */
  char **connect_to;           /* (owned) (nullable) */
  GPtrArray *found[N_SOURCES]; /* (owned) (element-type MwFoundSetting) */
  GStrv not_offered;           /* (owned) (nullable) */
  GCancellable *stop;          /* (owned): ends everything that is still under way */
  GSource *timer;              /* (owned) (nullable) */
  GSource *watch;              /* (owned) (nullable): of the caller's cancellation */
  guint fetch_milliseconds;
  guint n_left;
  gboolean allow_plain;
  gboolean ended;
} Search;

/* A file that is being fetched. */
typedef struct
{
  GTask *task; /* (owned) */
  char *url;   /* (owned) */
  guint file;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->task);
  g_free (question->url);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

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
  for (guint i = 0; i < N_SOURCES; i++)
    g_ptr_array_unref (self->found[i]);
  mw_address_free (self->address);
  g_free (self->typed);
  g_clear_object (&self->resolver);
  g_free (self->ca_file);
  g_strfreev (self->connect_to);
  g_strfreev (self->not_offered);
  g_object_unref (self->stop);
  g_free (self);
}

static GPtrArray *
new_settings (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mw_found_setting_free);
}

/* Returns: (transfer full) (nullable): the best setting of @scheme, taken out of what was found */
static MwFoundSetting *
take_best (Search *self, const char *scheme, gboolean encrypted)
{
  for (guint i = 0; i < N_SOURCES; i++)
    for (guint j = 0; j < self->found[i]->len; j++)
      {
        MwFoundSetting *setting = g_ptr_array_index (self->found[i], j);

        if (g_str_equal (setting->scheme, scheme) &&
            encrypted == (setting->encryption != MW_ENCRYPTION_NONE))
          return g_ptr_array_steal_index (self->found[i], j);
      }
  return NULL;
}

/* What a record or an answer does not say by itself. */
static void
complete (GPtrArray *settings, const Search *search)
{
  for (guint i = 0; i < settings->len; i++)
    {
      MwFoundSetting *setting = g_ptr_array_index (settings, i);

      if (g_str_equal (setting->source, "srv"))
        {
          /* RFC 6186, section 4: the whole address is tried for a login first. */
          setting->account = g_strdup (search->typed);
          setting->source_text = mw_found_text_record (setting, search->address->domain);
        }
      else if (g_str_equal (setting->source, "probing"))
        setting->source_text = mw_found_text_answer (setting);
    }
}

static GPtrArray *
merge (Search *self)
{
  GPtrArray *settings = new_settings ();
  guint n_encrypted = 0;

  for (guint i = 0; i < G_N_ELEMENTS (SCHEMES); i++)
    {
      MwFoundSetting *setting = take_best (self, SCHEMES[i], TRUE);

      if (setting && setting->direction == MW_DIRECTION_IN)
        g_ptr_array_insert (settings, (int) n_encrypted++, setting);
      else if (setting || (setting = take_best (self, SCHEMES[i], FALSE)))
        g_ptr_array_add (settings, setting);
    }
  complete (settings, self);
  return settings;
}

/* Ends the search once. What is still under way comes back later, and finds it ended. */
static void
end (GTask *task, gboolean cancelled)
{
  Search *self = g_task_get_task_data (task);

  if (self->ended)
    return;
  self->ended = TRUE;
  drop_source (&self->timer);
  drop_source (&self->watch);
  g_cancellable_cancel (self->stop);
  if (cancelled)
    g_task_return_error_if_cancelled (task);
  else
    g_task_return_pointer (task, merge (self), (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
on_time_up (gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);

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

static gboolean
has_encrypted (Search *self, const char *scheme)
{
  for (guint i = 0; i < N_SOURCES; i++)
    for (guint j = 0; j < self->found[i]->len; j++)
      {
        MwFoundSetting *setting = g_ptr_array_index (self->found[i], j);

        if (g_str_equal (setting->scheme, scheme) && setting->encryption != MW_ENCRYPTION_NONE)
          return TRUE;
      }
  return FALSE;
}

static gboolean
is_offered (Search *self, const char *scheme)
{
  return !self->not_offered || !g_strv_contains ((const char *const *) self->not_offered, scheme);
}

/* Returns: (transfer full): what is still to be looked for: whoever has an IMAP server needs no
 * POP3 server, and what a domain says it does not offer is not tried */
static GStrv
list_missing (Search *self)
{
  g_autoptr (GStrvBuilder) missing = g_strv_builder_new ();
  gboolean incoming = has_encrypted (self, "imap") || has_encrypted (self, "pop3");

  if (!incoming && is_offered (self, "imap"))
    g_strv_builder_add (missing, "imap");
  if (!incoming && is_offered (self, "pop3"))
    g_strv_builder_add (missing, "pop3");
  if (!has_encrypted (self, "smtp") && is_offered (self, "smtp"))
    g_strv_builder_add (missing, "smtp");
  return g_strv_builder_end (missing);
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
  g_auto (GStrv) missing = list_missing (self);
  MwLikely likely = {
    .prober = g_task_get_source_object (task),
    .resolver = self->resolver,
    .domain = self->address->domain,
    .schemes = (const char *const *) missing,
    .timeout = PROBE_SECONDS,
  };

  mw_likely_find_async (&likely, self->found[FROM_PROBING], self->stop, on_probed,
                        g_object_ref (task));
}

static void fetch (GTask *task, guint file);

/* One of the things that are asked at the same time has answered. */
static void
go_on (GTask *task)
{
  Search *self = g_task_get_task_data (task);

  if (self->ended || --self->n_left > 0)
    return;
  if (self->allow_plain && self->found[FROM_AUTOCONFIG]->len == 0 &&
      self->found[FROM_WELL_KNOWN]->len == 0)
    {
      self->allow_plain = FALSE;
      self->n_left = 2;
      fetch (task, FROM_PLAIN_AUTOCONFIG);
      fetch (task, FROM_PLAIN_WELL_KNOWN);
      return;
    }
  probe (task);
}

static void
on_srv (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *self = g_task_get_task_data (task);
  g_auto (GStrv) not_offered = NULL;
  g_autoptr (GPtrArray) settings = mw_srv_lookup_finish (result, &not_offered, NULL);

  if (settings && !self->ended)
    {
      g_clear_pointer (&self->not_offered, g_strfreev);
      self->not_offered = g_steal_pointer (&not_offered);
      g_ptr_array_unref (self->found[FROM_SRV]);
      self->found[FROM_SRV] = g_steal_pointer (&settings);
    }
  go_on (task);
}

/* A file speaks for its own domain; one that the domain pointed to has to name it. */
static gboolean
is_own (Search *self, const char *asked, const char *answered)
{
  g_autoptr (GUri) first = g_uri_parse (asked, G_URI_FLAGS_NONE, NULL);
  g_autoptr (GUri) last = g_uri_parse (answered, G_URI_FLAGS_NONE, NULL);
  g_autofree char *host = NULL;
  g_autofree char *ending = g_strconcat (".", self->address->domain, NULL);

  if (!first || !last || !g_uri_get_host (last))
    return FALSE;
  host = g_ascii_strdown (g_uri_get_host (last), -1);
  return g_strcmp0 (host, g_uri_get_host (first)) == 0 ||
         g_str_equal (host, self->address->domain) || g_str_has_suffix (host, ending);
}

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  Search *self = g_task_get_task_data (question->task);
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  g_autofree char *type = NULL;
  g_autoptr (GBytes) file = mw_fetch_finish (result, &url, &type, &error);
  g_autoptr (GPtrArray) settings = NULL;

  if (file && !self->ended)
    {
      const MwAutoconfigFile answer = { .bytes = file,
                                        .type = type,
                                        .address = self->address,
                                        .provider = self->address->domain,
                                        .own = is_own (self, question->url, url) };

      settings = mw_autoconfig_parse (&answer, &error);
    }
  if (error)
    g_debug ("%s: %s", FILES[question->file].word, error->message);
  for (guint i = 0; settings && i < settings->len; i++)
    {
      MwFoundSetting *setting = g_ptr_array_index (settings, i);

      setting->source = g_strdup (FILES[question->file].word);
      setting->source_text = mw_found_text_file (setting, question->url, url);
    }
  if (settings)
    {
      g_ptr_array_unref (self->found[question->file]);
      self->found[question->file] = g_steal_pointer (&settings);
    }
  go_on (question->task);
}

static void
fetch (GTask *task, guint file)
{
  Search *self = g_task_get_task_data (task);
  Question *question = g_new0 (Question, 1);
  MwFetch *request = g_new0 (MwFetch, 1);
  g_autofree char *escaped = g_uri_escape_string (self->typed, NULL, FALSE);

  question->task = g_object_ref (task);
  question->file = file;
  question->url = g_strconcat (FILES[file].before, self->address->domain, FILES[file].behind, NULL);
  request->url = g_strconcat (question->url, "?emailaddress=", escaped, NULL);
  request->ca_file = g_strdup (self->ca_file);
  request->connect_to = g_strdupv (self->connect_to);
  request->maximum_bytes = MW_AUTOCONFIG_MAXIMUM_BYTES;
  request->maximum_redirects = MAXIMUM_REDIRECTS;
  request->maximum_milliseconds = self->fetch_milliseconds;
  mw_fetch_async (request, self->stop, on_fetched, question);
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
      end (task, FALSE);
      return;
    }
  /* A name without a dot is a network's own: no provider has a file or a record for it. */
  if (self->address->single_label)
    {
      probe (task);
      return;
    }
  self->n_left = 3;
  fetch (task, FROM_AUTOCONFIG);
  fetch (task, FROM_WELL_KNOWN);
  mw_srv_lookup_async (self->resolver, self->address->domain, self->stop, on_srv,
                       g_object_ref (task));
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
search_new (const MwDiscoverySources *sources, MwAddress *address, gboolean allow_plain)
{
  Search *self = g_new0 (Search, 1);
  const char *at = strrchr (address->text, '@');

  self->address = address;
  self->typed =
      g_strdup_printf ("%.*s@%s", (int) (at - address->text), address->text, address->domain);
  self->resolver = sources->resolver ? g_object_ref (sources->resolver) : g_resolver_get_default ();
  self->ca_file = g_strdup (sources->ca_file);
  self->connect_to = g_strdupv ((char **) sources->connect_to);
  self->fetch_milliseconds =
      sources->fetch_milliseconds ? sources->fetch_milliseconds : FETCH_MILLISECONDS;
  self->allow_plain = allow_plain;
  self->stop = g_cancellable_new ();
  for (guint i = 0; i < N_SOURCES; i++)
    self->found[i] = new_settings ();
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
  g_task_set_task_data (task, search_new (sources, address, allow_plain), search_free);
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
mw_discovery_find_finish (MwProber *prober, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
