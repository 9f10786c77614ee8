/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/conversation/connection.h"

#include "probe/conversation/alarm.h"
#include "probe/conversation/conversation.h"
#include "probe/conversation/drive.h"
#include "probe/conversation/greeting.h"
#include "probe/conversation/hearing.h"
#include "probe/conversation/tls-watch.h"

#include <errno.h>
#include <string.h>

/* A farewell need not be answered. */
#define FAREWELL_LIMIT (2 * G_TIME_SPAN_SECOND)
/* libcurl's own limits are never reached: the steps' are shorter. */
#define N_STEPS_AT_MOST 100
/* Nobody who means it says so much before anything was asked for. */
#define MAXIMUM_LINES 400

struct _MwConnection
{
  MwConnectionPlan plan;
  MwTlsWatch watch;
  MwSighting *sighting;       /* (owned) */
  MwDrive *drive;             /* (owned) (nullable): until it ended */
  CURL *easy;                 /* (owned) */
  struct curl_slist *resolve; /* (owned) (nullable) */
  GSource *alarm;             /* (owned) */
  gint64 progress;            /* when the step that goes on began */
  guint n_lines;
  guint n_answer_lines; /* of them, since something was said */
  MwSaid said;
  gboolean challenged; /* the server waits for a part of a login */
  gboolean introduced; /* the server knows who this is, or need not */
  gboolean farewell;   /* what goes on was begun to take leave */
  gboolean leaving;    /* and leave was taken */
  char error[CURL_ERROR_SIZE];
  MwConnectionDone done;
  gpointer user_data; /* (unowned) */
};

static void begin_transfer (MwConnection *self, gboolean connect);

static void
note_connected (MwConnection *self)
{
  curl_off_t microseconds = 0;

  if (self->sighting->times.connected)
    return;
  curl_easy_getinfo (self->easy, CURLINFO_CONNECT_TIME_T, &microseconds);
  /* With TLS from the first byte libcurl tells it only once all of that is done. */
  if (self->sighting->times.handshake)
    self->sighting->times.connected = self->sighting->times.handshake;
  else if (microseconds > 0)
    self->sighting->times.connected = self->sighting->times.began + microseconds;
  else
    return;
  self->progress = MAX (self->progress, self->sighting->times.connected);
}

/* A limit of this computer; that it knows no IPv6 is none. */
static void
note_socket_error (MwConnection *self)
{
  int error = mw_drive_get_socket_error (self->drive);

  if (error == 0 || error == EAFNOSUPPORT || self->sighting->problem)
    return;
  self->sighting->route.no_socket = TRUE;
  self->sighting->problem = g_strdup (g_strerror (error));
}

/* The last that a callback does. */
static void
end (MwConnection *self)
{
  MwSighting *sighting = self->sighting;
  const char *address = NULL;
  const char *own_address = NULL;
  long os_error = 0;

  note_connected (self);
  sighting->times.ended = g_get_monotonic_time ();
  curl_easy_getinfo (self->easy, CURLINFO_PRIMARY_IP, &address);
  sighting->route.address = address && *address ? g_strdup (address) : NULL;
  curl_easy_getinfo (self->easy, CURLINFO_LOCAL_IP, &own_address);
  sighting->route.own_address = own_address && *own_address ? g_strdup (own_address) : NULL;
  curl_easy_getinfo (self->easy, CURLINFO_OS_ERRNO, &os_error);
  sighting->route.os_error = (int) os_error;
  if (self->drive && !sighting->times.connected)
    note_socket_error (self);
  if (!sighting->times.encrypted && self->drive && !sighting->n_received)
    sighting->n_received = mw_drive_count_received (self->drive);
  if (!*self->error && sighting->code != CURLE_OK)
    g_strlcpy (self->error, curl_easy_strerror ((CURLcode) sighting->code), sizeof self->error);
  if (*self->error && !sighting->problem)
    sighting->problem = mw_probe_log_clean (self->plan.log, self->error, -1);
  g_clear_pointer (&self->drive, mw_drive_free);
  g_source_destroy (self->alarm);
  self->done (self, self->user_data);
}

static void
on_limit_cb (gpointer user_data)
{
  MwConnection *self = user_data;
  gint64 limit = self->leaving ? MIN (self->plan.limit, FAREWELL_LIMIT) : self->plan.limit;
  gint64 now = g_get_monotonic_time ();

  note_connected (self);
  if (now < self->progress + limit)
    {
      g_source_set_ready_time (self->alarm, self->progress + limit);
      return;
    }
  if (!self->leaving)
    {
      self->sighting->timed_out = TRUE;
      mw_probe_log_add (self->plan.log, "*", "The time limit is over.", -1);
    }
  end (self);
}

static void
leave (MwConnection *self)
{
  self->leaving = TRUE;
  self->progress = g_get_monotonic_time ();
  g_source_set_ready_time (self->alarm, self->progress + MIN (self->plan.limit, FAREWELL_LIMIT));
}

static void
say_next (MwConnection *self, const char *command)
{
  curl_easy_setopt (self->easy, CURLOPT_CUSTOMREQUEST, command);
  begin_transfer (self, FALSE);
}

static void
on_transfer_done_cb (CURLcode code, gpointer user_data)
{
  MwConnection *self = user_data;
  MwSighting *sighting = self->sighting;

  if (!self->introduced && code == CURLE_OK)
    {
      self->introduced = TRUE;
      say_next (self, self->plan.command);
      return;
    }
  if (!self->farewell || !sighting->times.ready)
    {
      sighting->code = (int) code;
      sighting->times.answered = g_get_monotonic_time ();
      curl_easy_getinfo (self->easy, CURLINFO_RESPONSE_CODE, &sighting->speech.response);
    }
  if (self->farewell || code != CURLE_OK)
    {
      end (self);
      return;
    }
  self->farewell = TRUE;
  say_next (self, mw_conversation_get_farewell (self->plan.endpoint->scheme));
}

static void
begin_transfer (MwConnection *self, gboolean connect)
{
  *self->error = '\0';
  mw_drive_begin (self->drive, self->easy, connect, on_transfer_done_cb, self);
}

static void
note_said (MwConnection *self, const char *line)
{
  const char *scheme = self->plan.endpoint->scheme;
  MwSighting *sighting = self->sighting;
  gint64 now = g_get_monotonic_time ();

  self->said = self->challenged ? MW_SAID_LOGIN : mw_conversation_classify (scheme, line);
  self->challenged = FALSE;
  self->n_answer_lines = 0;
  self->progress = now;
  if (self->said == MW_SAID_CAPABILITIES)
    g_string_truncate (sighting->speech.capabilities, 0);
  if (self->said == MW_SAID_STARTTLS)
    sighting->times.starttls = now;
  if (self->said == MW_SAID_LOGIN && !sighting->times.login)
    sighting->times.login = now;
  if (self->said >= MW_SAID_IDENTITY && !sighting->times.ready)
    sighting->times.ready = now;
  if (self->said != MW_SAID_QUIT)
    {
      mw_answer_clear (sighting->speech.answer);
      return;
    }
  /* When a command fails libcurl takes leave by itself, and would wait for the answer. */
  if (!self->farewell || self->leaving)
    mw_drive_hang_up (self->drive);
  leave (self);
}

/* The first word of a login is no secret, what follows may be. */
static void
log_said (MwConnection *self, const char *line)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *shown = NULL;
  gboolean is_imap = g_str_equal (self->plan.endpoint->scheme, "imap");

  if (self->said != MW_SAID_LOGIN)
    {
      mw_probe_log_add (self->plan.log, ">", line, -1);
      return;
    }
  words = g_strsplit (line, " ", 4);
  if (is_imap && g_strv_length (words) >= 3 && g_str_equal (words[1], "AUTHENTICATE"))
    shown = g_strdup_printf ("%s AUTHENTICATE %s …", words[0], words[2]);
  else if (is_imap && g_strv_length (words) >= 2 && g_str_equal (words[1], "LOGIN"))
    shown = g_strdup_printf ("%s LOGIN …", words[0]);
  else if (g_strv_length (words) >= 2 && g_str_equal (words[0], "AUTH"))
    shown = g_strdup_printf ("AUTH %s …", words[1]);
  else if (g_strv_length (words) >= 2 &&
           (g_str_equal (words[0], "USER") || g_str_equal (words[0], "PASS")))
    shown = g_strdup_printf ("%s …", words[0]);
  else if (g_strv_length (words) == 3 && g_str_equal (words[0], "APOP"))
    {
      shown = g_strdup ("APOP …");
      mw_probe_log_hide_proof (self->plan.log, words[2]);
    }
  else if (g_strv_length (words) == 1)
    mw_probe_log_hide_proof (self->plan.log, line);
  mw_probe_log_add (self->plan.log, ">", shown ? shown : "…", -1);
  for (guint i = 0; words[i]; i++)
    explicit_bzero (words[i], strlen (words[i]));
}

/* What libcurl says of a certificate is about what it was told, not about what was found; and some
 * of what it says is about itself alone. */
static gboolean
is_telling (const char *text, gssize size)
{
  static const char *const UNTELLING[] = { "certificate", "DNS cache", "left intact", "bundle",
                                           "existing connection" };

  for (guint i = 0; i < G_N_ELEMENTS (UNTELLING); i++)
    if (g_strstr_len (text, size, UNTELLING[i]))
      return FALSE;
  return TRUE;
}

static int
on_debug_cb (CURL *easy, curl_infotype type, char *text, size_t size, gpointer user_data)
{
  MwConnection *self = user_data;
  g_autofree char *line = NULL;

  if (type == CURLINFO_HEADER_OUT)
    {
      line = g_strchomp (g_strndup (text, size));
      note_said (self, line);
      log_said (self, line);
      explicit_bzero (line, strlen (line));
    }
  else if (type == CURLINFO_TEXT && is_telling (text, (gssize) size))
    mw_probe_log_add (self->plan.log, "*", text, (gssize) size);
  return 0;
}

static gboolean
is_challenge (MwConnection *self, const char *line)
{
  if (self->said != MW_SAID_LOGIN)
    return FALSE;
  return g_str_has_prefix (line, "334") ||
         (line[0] == '+' && g_ascii_strncasecmp (line, "+OK", 3) != 0);
}

/* What is said first after an answer begins another; the farewell is said by libcurl itself where
 * an answer was no good, and must not make it forgotten. */
static void
note_answer (MwConnection *self, const char *line)
{
  g_autofree char *clean = mw_probe_log_clean (self->plan.log, line, -1);

  mw_answer_add (self->sighting->speech.answer, clean);
}

static char *
clean_text (MwConnection *self, char *text)
{
  g_autofree char *raw = text;

  return raw ? mw_probe_log_clean (self->plan.log, raw, -1) : NULL;
}

/* A refused token is told of in one more challenge. */
static void
note_challenge (MwConnection *self, const char *line)
{
  MwTokenRefusal *token = mw_token_refusal_read (line);
  g_autofree char *text = NULL;

  if (!token)
    return;
  token->status = clean_text (self, token->status);
  token->scope = clean_text (self, token->scope);
  token->text = clean_text (self, token->text);
  mw_token_refusal_free (self->sighting->speech.token);
  self->sighting->speech.token = token;
  text = g_strdup_printf ("The challenge says: status %s, scope %s. %s",
                          token->status ? token->status : "-", token->scope ? token->scope : "-",
                          token->text ? token->text : "");
  mw_probe_log_add (self->plan.log, "*", text, -1);
}

/* An answer to EHLO; what HELO is answered with after that is of no interest. */
static void
note_refused_name (MwConnection *self, const char *line)
{
  if (self->plan.own_name && !self->sighting->speech.name_refusal && (*line == '4' || *line == '5'))
    self->sighting->speech.name_refusal = mw_probe_log_clean (self->plan.log, line, -1);
}

static void
note_heard (MwConnection *self, const char *line)
{
  const char *scheme = self->plan.endpoint->scheme;
  MwSighting *sighting = self->sighting;

  if (!sighting->times.greeted)
    {
      note_connected (self);
      sighting->times.greeted = g_get_monotonic_time ();
      sighting->speech.greeting = mw_probe_log_clean (self->plan.log, line, -1);
      sighting->speech.not_mail = !mw_greeting_is_known (scheme, line);
    }
  if (self->said == MW_SAID_CAPABILITIES)
    {
      mw_conversation_add_capabilities (scheme, line, sighting->speech.capabilities);
      note_refused_name (self, line);
    }
  if (self->challenged)
    note_challenge (self, line);
  else if (!self->leaving)
    note_answer (self, line);
}

static void
adapt (MwConnection *self, char *text, gsize length)
{
  MwHearing hearing = { .scheme = self->plan.endpoint->scheme,
                        .method = self->plan.method,
                        .before_tls = self->plan.encryption == MW_ENCRYPTION_STARTTLS &&
                                      !self->sighting->times.encrypted };

  mw_hearing_adapt (&hearing, self->said, self->n_answer_lines++, text, length);
}

static size_t
on_line_cb (char *text, size_t size, size_t n, gpointer user_data)
{
  MwConnection *self = user_data;
  g_autofree char *line = g_strchomp (g_strndup (text, size * n));

  self->challenged = is_challenge (self, line);
  mw_probe_log_add (self->plan.log, "<", self->challenged ? "…" : line, -1);
  note_heard (self, line);
  adapt (self, text, size * n);
  if (++self->n_lines > MAXIMUM_LINES)
    self->sighting->speech.not_mail = TRUE;
  /* Whoever does not speak the protocol is not listened to any longer. */
  return self->sighting->speech.not_mail ? 0 : size * n;
}

static size_t
on_body_cb (char *text, size_t size, size_t n, gpointer user_data)
{
  return size * n;
}

static CURLcode
on_context_cb (CURL *easy, gpointer context, gpointer user_data)
{
  MwConnection *self = user_data;

  mw_tls_watch_install (&self->watch, context);
  return CURLE_OK;
}

static void
set_target (MwConnection *self)
{
  const MwConnectionPlan *plan = &self->plan;
  gboolean is_ipv6 = strchr (plan->host, ':') != NULL;
  g_autofree char *path = plan->own_name ? g_uri_escape_string (plan->own_name, NULL, FALSE) : NULL;
  g_autofree char *url =
      g_strdup_printf ("%s%s://%s%s%s:%u/%s", plan->endpoint->scheme,
                       plan->encryption == MW_ENCRYPTION_TLS ? "s" : "", is_ipv6 ? "[" : "",
                       plan->host, is_ipv6 ? "]" : "", plan->endpoint->port, path ? path : "");

  curl_easy_setopt (self->easy, CURLOPT_URL, url);
  curl_easy_setopt (self->easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps,imap,imaps,pop3,pop3s");
  curl_easy_setopt (self->easy, CURLOPT_PROXY, "");
  if (plan->addresses)
    {
      g_autofree char *entry =
          g_strdup_printf ("%s:%u:%s", plan->host, plan->endpoint->port, plan->addresses);

      self->resolve = curl_slist_append (NULL, entry);
      curl_easy_setopt (self->easy, CURLOPT_RESOLVE, self->resolve);
    }
}

/* STARTTLS is insisted on wherever it is asked for. Whom to trust is not libcurl's to decide, nor
 * for which host a certificate is: it would not always agree with what was found when looking. The
 * watch ends the handshake of a strict connection by the same rule. */
static void
set_encryption (MwConnection *self)
{
  const MwConnectionPlan *plan = &self->plan;

  curl_easy_setopt (
      self->easy, CURLOPT_USE_SSL,
      (long) (plan->encryption == MW_ENCRYPTION_NONE ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  curl_easy_setopt (self->easy, CURLOPT_SSL_VERIFYPEER, plan->strict ? 1L : 0L);
  curl_easy_setopt (self->easy, CURLOPT_SSL_VERIFYHOST, 0L);
  curl_easy_setopt (self->easy, CURLOPT_CAINFO, NULL);
  curl_easy_setopt (self->easy, CURLOPT_CAPATH, NULL);
  curl_easy_setopt (self->easy, CURLOPT_SSL_SESSIONID_CACHE, 0L);
  curl_easy_setopt (self->easy, CURLOPT_SSL_CTX_FUNCTION, on_context_cb);
  curl_easy_setopt (self->easy, CURLOPT_SSL_CTX_DATA, self);
}

static void
set_login (MwConnection *self)
{
  const MwConnectionPlan *plan = &self->plan;

  if (!plan->password || !plan->strict)
    return;
  curl_easy_setopt (self->easy, CURLOPT_USERNAME, plan->endpoint->account);
  if (g_str_equal (plan->endpoint->authentication, "xoauth2"))
    curl_easy_setopt (self->easy, CURLOPT_XOAUTH2_BEARER, mw_secret_get (plan->password));
  else
    curl_easy_setopt (self->easy, CURLOPT_PASSWORD, mw_secret_get (plan->password));
  curl_easy_setopt (self->easy, CURLOPT_LOGIN_OPTIONS, mw_login_method_get_options (plan->method));
}

static void
set_rest (MwConnection *self)
{
  const MwConnectionPlan *plan = &self->plan;
  long patience = (long) (plan->limit / G_TIME_SPAN_SECOND) * N_STEPS_AT_MOST;

  curl_easy_setopt (self->easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (self->easy, CURLOPT_QUICK_EXIT, 1L);
  curl_easy_setopt (self->easy, CURLOPT_CONNECTTIMEOUT, patience);
  curl_easy_setopt (self->easy, CURLOPT_SERVER_RESPONSE_TIMEOUT, patience);
  curl_easy_setopt (self->easy, CURLOPT_CUSTOMREQUEST,
                    plan->identity  ? plan->identity
                    : plan->command ? plan->command
                                    : mw_conversation_get_farewell (plan->endpoint->scheme));
  /* POP3 would wait for a body, and libcurl 8 takes what IMAP says of a folder for one that nobody
   * asked for. */
  curl_easy_setopt (self->easy, CURLOPT_NOBODY,
                    g_str_equal (plan->endpoint->scheme, "imap") ? 0L : 1L);
  curl_easy_setopt (self->easy, CURLOPT_HEADERFUNCTION, on_line_cb);
  curl_easy_setopt (self->easy, CURLOPT_HEADERDATA, self);
  curl_easy_setopt (self->easy, CURLOPT_WRITEFUNCTION, on_body_cb);
  curl_easy_setopt (self->easy, CURLOPT_DEBUGFUNCTION, on_debug_cb);
  curl_easy_setopt (self->easy, CURLOPT_DEBUGDATA, self);
  curl_easy_setopt (self->easy, CURLOPT_VERBOSE, 1L);
  curl_easy_setopt (self->easy, CURLOPT_ERRORBUFFER, self->error);
}

MwConnection *
mw_connection_new (const MwConnectionPlan *plan, MwConnectionDone done, gpointer user_data)
{
  MwConnection *self = g_new0 (MwConnection, 1);

  self->plan = *plan;
  self->done = done;
  self->user_data = user_data;
  self->sighting = mw_sighting_new (plan->endpoint->scheme);
  self->watch = (MwTlsWatch){ .strict = plan->strict,
                              .host = plan->host,
                              .pin = plan->endpoint->pin,
                              .minimum = plan->endpoint->minimum_tls,
                              .trust = plan->trust,
                              .sighting = self->sighting,
                              .progress = &self->progress };
  self->introduced = plan->identity == NULL;
  self->farewell = plan->command == NULL;
  self->easy = curl_easy_init ();
  set_target (self);
  set_encryption (self);
  set_login (self);
  set_rest (self);

  self->sighting->times.began = self->progress = g_get_monotonic_time ();
  self->alarm = mw_alarm_new (plan->context, self->progress + plan->limit, on_limit_cb, self);
  self->drive = mw_drive_new (plan->context);
  begin_transfer (self, TRUE);
  return self;
}

void
mw_connection_free (MwConnection *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->drive, mw_drive_free);
  mw_alarm_free (self->alarm);
  curl_easy_cleanup (self->easy);
  curl_slist_free_all (self->resolve);
  mw_sighting_free (self->sighting);
  g_free (self);
}

MwSighting *
mw_connection_look (MwConnection *self)
{
  note_connected (self);
  if (!self->sighting->times.encrypted && self->drive)
    self->sighting->n_received = mw_drive_count_received (self->drive);
  return self->sighting;
}
