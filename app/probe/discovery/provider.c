/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/discovery/provider.h"

#include <string.h>

#include "probe/discovery/autoconfig.h"
#include "probe/discovery/fetch.h"
#include "probe/discovery/found-text.h"
#include "probe/discovery/srv.h"

#define FETCH_MILLISECONDS 10000
#define MAXIMUM_REDIRECTS 3

static const struct
{
  const char *word;
  gboolean is_plain;
  const char *before; /* of the domain in the URL */
  const char *behind;
} FILES[] = {
  [MW_SAYING_AUTOCONFIG] = { "autoconfig", FALSE, "https://autoconfig.", "/mail/config-v1.1.xml" },
  [MW_SAYING_WELL_KNOWN] = { "well-known", FALSE, "https://",
                             "/.well-known/autoconfig/mail/config-v1.1.xml" },
  [MW_SAYING_PLAIN_AUTOCONFIG] = { "autoconfig", TRUE, "http://autoconfig.",
                                   "/mail/config-v1.1.xml" },
  [MW_SAYING_PLAIN_WELL_KNOWN] = { "well-known", TRUE, "http://",
                                   "/.well-known/autoconfig/mail/config-v1.1.xml" },
};

struct _MwProvider
{
  MwAddress *address;             /* (owned) */
  char *typed;                    /* (owned): the address with its domain as A-labels */
  char *domain;                   /* (owned) */
  char *host;                     /* (owned) (nullable) */
  GResolver *resolver;            /* (owned) */
  char *ca_file;                  /* (owned) (nullable) */
  char **connect_to;              /* (owned) (nullable) */
  GPtrArray *found[MW_N_SAYINGS]; /* (owned) (element-type MwFoundSetting) */
  char *troubles[MW_N_SAYINGS];   /* (owned) (nullable) */
  gboolean strange[MW_N_SAYINGS]; /* the trouble is that something else is there */
  GStrv not_offered;              /* (owned) (nullable) */
  guint fetch_milliseconds;
  gboolean use_plain;
};

/* The provider is asked for several things at once. */
typedef struct
{
  MwProvider *provider; /* (owned) */
  guint n_left;
} Round;

/* A file that is being fetched. */
typedef struct
{
  GTask *task; /* (owned) */
  char *url;   /* (owned): without the address */
  MwSaying saying;
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
provider_clear (gpointer provider)
{
  MwProvider *self = provider;

  for (guint i = 0; i < MW_N_SAYINGS; i++)
    {
      g_ptr_array_unref (self->found[i]);
      g_free (self->troubles[i]);
    }
  mw_address_free (self->address);
  g_free (self->typed);
  g_free (self->domain);
  g_free (self->host);
  g_clear_object (&self->resolver);
  g_free (self->ca_file);
  g_strfreev (self->connect_to);
  g_strfreev (self->not_offered);
}

MwProvider *
mw_provider_new (const MwDiscoverySources *sources,
                 const char *address,
                 const char *domain,
                 const char *host)
{
  MwProvider *self = g_rc_box_new0 (MwProvider);
  const char *at = NULL;

  self->address = mw_address_parse (address, NULL);
  at = strrchr (self->address->text, '@');
  self->typed = g_strdup_printf ("%.*s@%s", (int) (at - self->address->text), self->address->text,
                                 self->address->domain);
  self->domain = g_strdup (domain);
  self->host = g_strdup (host);
  self->resolver = sources->resolver ? g_object_ref (sources->resolver) : g_resolver_get_default ();
  self->ca_file = g_strdup (sources->ca_file);
  self->connect_to = g_strdupv ((char **) sources->connect_to);
  self->fetch_milliseconds =
      sources->fetch_milliseconds ? sources->fetch_milliseconds : FETCH_MILLISECONDS;
  for (guint i = 0; i < MW_N_SAYINGS; i++)
    self->found[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_found_setting_free);
  return self;
}

MwProvider *
mw_provider_ref (MwProvider *self)
{
  return g_rc_box_acquire (self);
}

void
mw_provider_unref (MwProvider *self)
{
  g_rc_box_release_full (self, provider_clear);
}

static GTask *
begin (MwProvider *self,
       guint n_questions,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Round *round = g_new0 (Round, 1);

  round->provider = mw_provider_ref (self);
  round->n_left = n_questions;
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, round, g_free);
  return task;
}

static MwProvider *
get_provider (GTask *task)
{
  return ((Round *) g_task_get_task_data (task))->provider;
}

static void
end_question (GTask *task)
{
  Round *round = g_task_get_task_data (task);

  if (--round->n_left > 0)
    return;
  g_clear_pointer (&round->provider, mw_provider_unref);
  g_task_return_boolean (task, TRUE);
}

/* @text is (transfer full). */
static void
add_setting (
    MwProvider *self, MwSaying saying, MwFoundSetting *setting, const char *word, char *text)
{
  setting->source = g_strdup (self->host ? "mx" : word);
  if (self->host)
    setting->source_text =
        mw_found_text_by_receiver (text, self->address->domain, self->host, self->domain);
  else
    setting->source_text = g_strdup (text);
  g_free (text);
  g_ptr_array_add (self->found[saying], setting);
}

static void
on_records (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MwProvider *self = get_provider (task);
  g_auto (GStrv) not_offered = NULL;
  g_autofree char *unanswered = NULL;
  g_autoptr (GPtrArray) settings = mw_srv_lookup_finish (result, &not_offered, &unanswered, NULL);

  while (settings && settings->len > 0)
    {
      MwFoundSetting *setting = g_ptr_array_steal_index (settings, 0);

      /* RFC 6186, section 4: the whole address is tried for a login first. */
      setting->account = g_strdup (self->typed);
      add_setting (self, MW_SAYING_RECORDS, setting, "srv",
                   mw_found_text_record (setting, self->domain));
    }
  self->not_offered = g_steal_pointer (&not_offered);
  if (unanswered)
    self->troubles[MW_SAYING_RECORDS] = mw_found_text_unanswered (unanswered);
  end_question (task);
}

/* A file speaks for its own domain; one that the domain pointed to has to name it. */
static gboolean
is_own (MwProvider *self, const char *asked, const char *answered)
{
  g_autoptr (GUri) first = g_uri_parse (asked, G_URI_FLAGS_NONE, NULL);
  g_autoptr (GUri) last = g_uri_parse (answered, G_URI_FLAGS_NONE, NULL);
  g_autofree char *host = NULL;
  g_autofree char *ending = g_strconcat (".", self->domain, NULL);

  if (!first || !last || !g_uri_get_host (last))
    return FALSE;
  host = g_ascii_strdown (g_uri_get_host (last), -1);
  return g_strcmp0 (host, g_uri_get_host (first)) == 0 || g_str_equal (host, self->domain) ||
         g_str_has_suffix (host, ending);
}

/* Whether a fetch failed since nobody has such a file there. */
static gboolean
is_absent (const GError *error)
{
  static const int CODES[] = { G_IO_ERROR_CANCELLED, G_IO_ERROR_NOT_FOUND,
                               G_IO_ERROR_HOST_NOT_FOUND, G_IO_ERROR_CONNECTION_REFUSED,
                               G_IO_ERROR_HOST_UNREACHABLE };

  for (guint i = 0; i < G_N_ELEMENTS (CODES); i++)
    if (g_error_matches (error, G_IO_ERROR, CODES[i]))
      return TRUE;
  return FALSE;
}

static void
note_trouble (MwProvider *self, const Question *question, const GError *error)
{
  g_debug ("%s: %s", question->url, error->message);
  if (FILES[question->saying].is_plain && !self->use_plain)
    return;
  self->troubles[question->saying] = mw_found_text_trouble (question->url, error->message);
  /* Many servers have a page for whatever they do not know. */
  self->strange[question->saying] = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

static void
take_settings (MwProvider *self, const Question *question, GPtrArray *settings, const char *url)
{
  if (FILES[question->saying].is_plain && !self->use_plain)
    {
      self->troubles[question->saying] = mw_found_text_plain_only (question->url);
      return;
    }
  while (settings->len > 0)
    {
      MwFoundSetting *setting = g_ptr_array_steal_index (settings, 0);

      add_setting (self, question->saying, setting, FILES[question->saying].word,
                   mw_found_text_file (setting, question->url, url));
    }
}

static void
on_fetched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  MwProvider *self = get_provider (question->task);
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  g_autofree char *type = NULL;
  g_autoptr (GBytes) bytes = mw_fetch_finish (result, &url, &type, &error);
  g_autoptr (GPtrArray) settings = NULL;

  if (bytes)
    {
      const MwAutoconfigFile file = { .bytes = bytes,
                                      .type = type,
                                      .address = self->address,
                                      .provider = self->domain,
                                      .own = is_own (self, question->url, url) };

      settings = mw_autoconfig_parse (&file, &error);
    }
  if (settings)
    take_settings (self, question, settings, url);
  else if (bytes || !is_absent (error))
    note_trouble (self, question, error);
  end_question (question->task);
}

static void
fetch (GTask *task, MwSaying saying)
{
  MwProvider *self = get_provider (task);
  Question *question = g_new0 (Question, 1);
  MwFetch *request = g_new0 (MwFetch, 1);
  g_autofree char *escaped = g_uri_escape_string (self->typed, NULL, FALSE);

  question->task = g_object_ref (task);
  question->saying = saying;
  question->url = g_strconcat (FILES[saying].before, self->domain, FILES[saying].behind, NULL);
  request->url = FILES[saying].is_plain
                     ? g_strdup (question->url)
                     : g_strconcat (question->url, "?emailaddress=", escaped, NULL);
  request->ca_file = g_strdup (self->ca_file);
  request->connect_to = g_strdupv (self->connect_to);
  request->maximum_bytes = MW_AUTOCONFIG_MAXIMUM_BYTES;
  request->maximum_redirects = MAXIMUM_REDIRECTS;
  request->maximum_milliseconds = self->fetch_milliseconds;
  mw_fetch_async (request, g_task_get_cancellable (task), on_fetched, question);
}

void
mw_provider_ask_async (MwProvider *self,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = begin (self, 3, cancellable, callback, user_data);

  fetch (task, MW_SAYING_AUTOCONFIG);
  fetch (task, MW_SAYING_WELL_KNOWN);
  mw_srv_lookup_async (self->resolver, self->domain, cancellable, on_records, g_object_ref (task));
}

void
mw_provider_ask_finish (GAsyncResult *result)
{
  g_task_propagate_boolean (G_TASK (result), NULL);
}

void
mw_provider_ask_plain_async (MwProvider *self,
                             gboolean use,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = begin (self, 2, cancellable, callback, user_data);

  self->use_plain = use;
  fetch (task, MW_SAYING_PLAIN_AUTOCONFIG);
  fetch (task, MW_SAYING_PLAIN_WELL_KNOWN);
}

GPtrArray *
mw_provider_get_found (MwProvider *self, MwSaying saying)
{
  return self->found[saying];
}

gboolean
mw_provider_has_file (MwProvider *self)
{
  return self->found[MW_SAYING_AUTOCONFIG]->len > 0 || self->found[MW_SAYING_WELL_KNOWN]->len > 0;
}

gboolean
mw_provider_offers (MwProvider *self, const char *scheme)
{
  return !self->not_offered || !g_strv_contains ((const char *const *) self->not_offered, scheme);
}

void
mw_provider_list_troubles (MwProvider *self, gboolean strange, GStrvBuilder *troubles)
{
  for (guint i = 0; i < MW_N_SAYINGS; i++)
    if (self->troubles[i] && (strange || !self->strange[i]))
      g_strv_builder_add (troubles, self->troubles[i]);
}
