/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/reports/report.h"

#include "probe/reports/certificate-wording.h"
#include "probe/reports/greeting-wording.h"
#include "probe/reports/login-wording.h"
#include "probe/conversation/refusal.h"
#include "probe/reports/refusal-wording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the sentences speak of. */
typedef struct
{
  const MwProbeMatter *matter; /* (unowned) */
  char *protocol;              /* (owned): "SMTP" */
  char *server;                /* (owned): host:port */
  char *words;                 /* (owned): the server's own, or libcurl's, isolated */
} Scene;

/* OpenSSL says where it was before it says what is wrong. */
static const char *
shorten (const char *problem)
{
  const char *reason = strstr (problem, "SSL routines::");

  return reason ? reason + strlen ("SSL routines::") : problem;
}

/* What a server says of a token that it refuses is a word of a protocol. */
static char *
word_token (const MwTokenRefusal *token)
{
  if (token->text)
    return g_strdup (token->text);
  if (g_strcmp0 (token->status, "invalid_token") == 0)
    return g_strdup (_ ("the token is wrong, or has ended"));
  if (g_strcmp0 (token->status, "insufficient_scope") == 0)
    return g_strdup (_ ("the token is for something else"));
  /* Translators: %s is a number or a word of a protocol: "400" */
  return g_strdup_printf (_ ("status %s"), token->status ? token->status : "?");
}

/* The server's own words where it refused something, else those of libcurl. */
static char *
find_words (const MwProbeMatter *matter)
{
  const MwSighting *last = matter->login ? matter->login : matter->look;
  g_autofree char *words = NULL;

  if (!last || matter->judgement.step == MW_PROBE_STEP_CERTIFICATE ||
      (last->times.handshake && !last->times.encrypted))
    return g_strdup (last && last->problem ? shorten (last->problem) : "");
  words = mw_answer_dup_words (last->speech.answer);
  if (mw_answer_refuses (last->speech.answer))
    return g_steal_pointer (&words);
  if (last->speech.token)
    return word_token (last->speech.token);
  return last->problem ? g_strdup (shorten (last->problem)) : g_steal_pointer (&words);
}

/* Text of others may run from right to left, and must not carry ours along. */
static char *
isolate (const char *text)
{
  return *text ? g_strconcat ("\u2068", text, "\u2069", NULL) : g_strdup ("");
}

static void
scene_init (Scene *scene, const MwProbeMatter *matter)
{
  const char *host = matter->endpoint->host ? matter->endpoint->host : "";
  g_autofree char *words = NULL;

  scene->matter = matter;
  scene->protocol = g_ascii_strup (matter->endpoint->scheme, -1);
  scene->server =
      g_strdup_printf (strchr (host, ':') ? "[%s]:%u" : "%s:%u", host, matter->endpoint->port);
  words = find_words (matter);
  scene->words = isolate (words);
}

static void
scene_clear (Scene *scene)
{
  g_free (scene->protocol);
  g_free (scene->server);
  g_free (scene->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static char *
word_reach (const Scene *scene)
{
  const char *host = scene->matter->endpoint->host;

  switch ((int) scene->matter->judgement.verdict)
    {
    case MW_VERDICT_INCOMPLETE:
      if (host && *host)
        /* Translators: %s is a protocol, such as SMTP */
        return g_strdup_printf (_ ("No port of the %s server is set. Set it."), scene->protocol);
      /* Translators: %s is a protocol, such as SMTP */
      return g_strdup_printf (_ ("No %s server is set. Set it."), scene->protocol);
    case MW_VERDICT_HOST_UNKNOWN:
      /* Translators: the first %s is a host, the second a protocol, such as SMTP */
      return g_strdup_printf (_ ("There is no host named %s. Check the spelling of the %s server."),
                              host, scene->protocol);
    case MW_VERDICT_NAME_SERVICE_FAILED:
      return g_strdup_printf (_ ("The name service did not answer, so that %s could not be found. "
                                 "Check the network of this computer."),
                              host);
    case MW_VERDICT_CONNECTION_REFUSED:
      return g_strdup_printf (_ ("%s refused the connection: nothing listens on this port. Check "
                                 "the %s port, or whether the server runs."),
                              scene->server, scene->protocol);
    case MW_VERDICT_UNREACHABLE:
      return g_strdup_printf (_ ("%s cannot be reached from this computer: no way leads to it. "
                                 "Check the network, and the %s server."),
                              scene->server, scene->protocol);
    case MW_VERDICT_CONNECTION_TIMED_OUT:
      return g_strdup_printf (_ ("%s did not answer at all. A firewall may drop the connection; "
                                 "check the %s server and port."),
                              scene->server, scene->protocol);
    default:
      return NULL;
    }
}

static gboolean
says_farewell (const Scene *scene)
{
  const MwProbeMatter *matter = scene->matter;
  const MwSighting *last = matter->login ? matter->login : matter->look;

  return last && mw_answer_ends (last->speech.answer);
}

static char *
word_greeting (const Scene *scene)
{
  switch ((int) scene->matter->judgement.verdict)
    {
    case MW_VERDICT_NO_GREETING:
      return g_strdup_printf (_ ("%s takes the connection and then says nothing. Check the %s port "
                                 "and encryption, or whether the server hangs."),
                              scene->server, scene->protocol);
    case MW_VERDICT_NOT_A_MAIL_SERVER:
      return mw_greeting_word_alien (scene->matter, scene->server, scene->protocol);
    case MW_VERDICT_NAME_REFUSED:
      return mw_greeting_word_refused_name (scene->matter, scene->server);
    case MW_VERDICT_SERVER_BUSY:
      /* Translators: the last %s is what a server said */
      return g_strdup_printf (_ ("%s turns %s connections away: “%s”. Try again later, or ask "
                                 "whoever runs it whether this computer may connect."),
                              scene->server, scene->protocol, scene->words);
    case MW_VERDICT_CONNECTION_LOST:
      if (scene->matter->judgement.step == MW_PROBE_STEP_ENCRYPTION)
        return g_strdup_printf (_ ("%s closed the connection in the middle of the TLS handshake. "
                                   "Try again; if it stays so, ask whoever runs the %s server."),
                                scene->server, scene->protocol);
      if (*scene->words && says_farewell (scene))
        return g_strdup_printf (_ ("%s closed the %s connection and said: “%s”. Try again; if it "
                                   "stays so, ask whoever runs the server."),
                                scene->server, scene->protocol, scene->words);
      return g_strdup_printf (_ ("%s closed the %s connection without a word. Try again; if it "
                                 "stays so, ask whoever runs the server."),
                              scene->server, scene->protocol);
    case MW_VERDICT_TOO_SLOW:
      return g_strdup_printf (_ ("%s answers, but not within the %s timeout. Try again later, or "
                                 "raise the timeout."),
                              scene->server, scene->protocol);
    default:
      return NULL;
    }
}

static char *
word_encryption (const Scene *scene)
{
  const MwSighting *look = scene->matter->look;

  switch ((int) scene->matter->judgement.verdict)
    {
    case MW_VERDICT_SPEAKS_PLAIN:
      return g_strdup_printf (_ ("%s does not speak TLS from the first byte. Set the %s encryption "
                                 "to STARTTLS, or use the port for TLS."),
                              scene->server, scene->protocol);
    case MW_VERDICT_SPEAKS_TLS:
      return g_strdup_printf (_ ("%s speaks TLS from the first byte. Set the %s encryption to TLS, "
                                 "or use the port for STARTTLS."),
                              scene->server, scene->protocol);
    case MW_VERDICT_NO_STARTTLS:
      return g_strdup_printf (_ ("%s does not offer STARTTLS, so nothing was logged in to. Use TLS "
                                 "if the %s server has a port for it, or ask whoever runs it; "
                                 "somebody on the way may have removed the offer."),
                              scene->server, scene->protocol);
    case MW_VERDICT_STARTTLS_REFUSED:
      /* Translators: the last %s is what a server said */
      return g_strdup_printf (_ ("%s offers STARTTLS and then refuses it, so nothing was logged in "
                                 "to. Ask whoever runs the %s server; it said: “%s”."),
                              scene->server, scene->protocol, scene->words);
    case MW_VERDICT_TLS_TOO_OLD:
      if (look && look->tls.version)
        /* Translators: server, version (TLS 1.0), version (1.2), protocol */
        return g_strdup_printf (_ ("%s speaks no newer version than %s, but TLS %s is the oldest "
                                   "allowed. Have the %s server brought up to date."),
                                scene->server, look->tls.version,
                                scene->matter->endpoint->minimum_tls, scene->protocol);
      return g_strdup_printf (_ ("%s speaks only obsolete versions of TLS. Have the %s server "
                                 "brought up to date."),
                              scene->server, scene->protocol);
    case MW_VERDICT_HANDSHAKE_FAILED:
      /* Translators: the last %s is what the TLS library said */
      return g_strdup_printf (_ ("%s and this computer could not agree on encryption. Ask whoever "
                                 "runs the %s server; the cause: %s."),
                              scene->server, scene->protocol, scene->words);
    default:
      return NULL;
    }
}

static char *
word_certificate (const Scene *scene)
{
  return mw_certificate_word_judgement (scene->matter, scene->server, scene->protocol);
}

/* How sure it is that a wrong password is the cause. */
static char *
word_refused (const Scene *scene)
{
  MwEndpoint *endpoint = scene->matter->endpoint;
  MwRefusal refusal =
      mw_refusal_read (scene->matter->login->speech.answer, endpoint, MW_PROBE_STEP_LOGIN);

  if (refusal.vague)
    /* Translators: in these: the first %s is a server, the second an account's name, the last what
       the server said */
    return g_strdup_printf (_ ("%s refused the login of %s: “%s”. Check the account name and the "
                               "password, and the other causes that it names."),
                            scene->server, endpoint->account, scene->words);
  if (refusal.verdict != MW_VERDICT_LOGIN_REFUSED)
    return g_strdup_printf (_ ("%s refused the login of %s: “%s”. Check the account name and the "
                               "password; if they are right, ask whoever runs the server."),
                            scene->server, endpoint->account, scene->words);
  return g_strdup_printf (_ ("%s refused the login of %s: “%s”. Check the account name and the "
                             "password."),
                          scene->server, endpoint->account, scene->words);
}

static char *
word_login (const Scene *scene)
{
  MwEndpoint *endpoint = scene->matter->endpoint;

  switch ((int) scene->matter->judgement.verdict)
    {
    case MW_VERDICT_PASSWORD_MISSING:
      /* Translators: the first %s is an account's name */
      return g_strdup_printf (_ ("There is no password for %s at %s in this keyring. Set the "
                                 "password."),
                              endpoint->account, scene->server);
    case MW_VERDICT_NOT_TRIED:
      return mw_login_word_not_tried (scene->matter, scene->server, scene->protocol);
    case MW_VERDICT_LOGIN_NOT_WANTED:
    case MW_VERDICT_TOKEN_WANTED:
    case MW_VERDICT_LOGIN_NOT_OFFERED:
      return mw_login_word_offer (scene->matter, scene->server, scene->protocol);
    case MW_VERDICT_LOGIN_REFUSED:
      return word_refused (scene);
    default:
      return NULL;
    }
}

static char *
word_works (const Scene *scene)
{
  const MwProbeMatter *matter = scene->matter;

  if (matter->endpoint->pin)
    return g_strdup_printf (
        _ ("%s works. Its certificate is accepted because it is pinned, and for "
           "no other reason."),
        scene->server);
  if (!matter->log_in && mw_endpoint_logs_in (matter->endpoint))
    /* Translators: a server */
    return g_strdup_printf (_ ("%s answers as it should. No login was tried."), scene->server);
  /* Translators: a server */
  return g_strdup_printf (_ ("%s works."), scene->server);
}

static char *
word_warning (const Scene *scene)
{
  const MwProbeMatter *matter = scene->matter;

  switch ((int) matter->judgement.verdict)
    {
    case MW_VERDICT_NOT_ENCRYPTED:
      return g_strdup_printf (_ ("%s works, but without encryption: passwords and mail can be read "
                                 "on the way. Set the %s encryption to TLS or STARTTLS."),
                              scene->server, scene->protocol);
    case MW_VERDICT_OLD_TLS:
      /* Translators: the second %s is a version, such as TLS 1.0 */
      return g_strdup_printf (_ ("%s works, but with %s, which is obsolete and allowed only by an "
                                 "override. Have the %s server brought up to date."),
                              scene->server, matter->look->tls.version, scene->protocol);
    case MW_VERDICT_WORKS:
    case MW_VERDICT_REVOCATION_LIST_ENDED:
      return word_works (scene);
    default:
      return NULL;
    }
}

static char *
word (const Scene *scene)
{
  char *(*const WORDS[]) (const Scene *) = { word_reach,       word_greeting, word_encryption,
                                             word_certificate, word_login,    word_warning };
  char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (WORDS) && !text; i++)
    text = WORDS[i](scene);
  if (!text)
    text = mw_refusal_word (scene->matter, scene->protocol, scene->server, scene->words);
  if (text)
    return text;
  /* Translators: server, protocol, and what the server or libcurl said */
  return g_strdup_printf (_ ("The test of %s (%s) failed: “%s”. Try again later, or ask whoever "
                             "runs the server."),
                          scene->server, scene->protocol, scene->words);
}

static void
add (GString *text, char *sentences)
{
  if (sentences)
    g_string_append_printf (text, " %s", sentences);
  g_free (sentences);
}

char *
mw_probe_matter_word (const MwProbeMatter *self)
{
  g_auto (Scene) scene = { 0 };
  g_autofree char *first = NULL;
  GString *text = NULL;

  scene_init (&scene, self);
  first = word (&scene);
  text = g_string_new (first);
  add (text, mw_login_word_methods (self));
  /* What works may still be worth a word. */
  if (mw_verdict_get_reachability (self->judgement.verdict) != MW_REACHABILITY_FAILS)
    add (text, mw_certificate_word_notes (self));
  return g_string_free (text, FALSE);
}
