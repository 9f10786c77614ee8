/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/reports/login-wording.h"

#include "probe/conversation/conversation.h"

#include <glib/gi18n-lib.h>

char *
mw_login_word_methods (const MwProbeMatter *matter)
{
  const char *scheme = matter->endpoint->scheme;
  const char *method = mw_login_method_get_name (matter->method, scheme);
  const char *failed = mw_login_method_get_name (matter->failed_method, scheme);

  if (!method || !matter->login->times.login)
    return NULL;
  if (matter->login->times.ready)
    /* Translators: login methods, such as PLAIN */
    return failed ? g_strdup_printf (_ ("%s is offered and did not do; %s did."), failed, method)
                  : NULL;
  if (failed)
    /* Translators: login methods, such as PLAIN */
    return g_strdup_printf (_ ("It was tried with %s, then with %s."), failed, method);
  /* Where the server names another cause, it would lead astray. */
  if (matter->judgement.verdict != MW_VERDICT_LOGIN_REFUSED &&
      matter->judgement.verdict != MW_VERDICT_METHOD_REFUSED)
    return NULL;
  if (matter->endpoint->encryption == MW_ENCRYPTION_NONE &&
      !mw_login_method_hands_over (matter->method))
    /* Translators: a login method, such as CRAM-MD5 */
    return g_strdup_printf (_ ("It was tried with %s; without encryption nothing was tried after "
                               "that which says the password."),
                            method);
  /* Translators: a login method, such as PLAIN */
  return g_strdup_printf (_ ("It was tried with %s."), method);
}

/* (transfer full): the methods that the server offers: "GSSAPI, NTLM"; "" if there are none. */
static char *
join_offered (const MwSighting *look)
{
  g_auto (GStrv) words = g_strsplit (look->speech.capabilities->str, " ", -1);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; words[i]; i++)
    if (g_ascii_strncasecmp (words[i], "AUTH=", 5) == 0)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", words[i] + 5);
  return g_strdup (names->str);
}

/* Whether the choice of one method alone is what stands in the way. */
static gboolean
is_choice_wrong (const MwProbeMatter *matter)
{
  MwEndpoint *endpoint = matter->endpoint;
  g_autoptr (MwEndpoint) automatic = mw_endpoint_new_plain (endpoint->scheme, endpoint->host,
                                                            endpoint->port, endpoint->encryption);

  return mw_login_methods_find (automatic, matter->look).n_methods > 0;
}

/* Of a method that was chosen. */
static char *
word_choice (const MwProbeMatter *matter, const char *server, const char *protocol)
{
  g_autofree char *method = g_ascii_strup (matter->endpoint->authentication, -1);
  g_autofree char *word = g_strconcat ("AUTH=", method, NULL);

  if (mw_conversation_offers (matter->look->speech.capabilities->str, word))
    /* Translators: server, login method (SCRAM-SHA-256), protocol */
    return g_strdup_printf (_ ("%s offers to log in with %s, but this program cannot, since the "
                               "library libcurl of this system is built without it. Set the %s "
                               "authentication to Automatic."),
                            server, method, protocol);
  /* Translators: server, login method (CRAM-MD5), protocol */
  return g_strdup_printf (_ ("%s does not offer to log in with %s. Set the %s authentication to "
                             "Automatic."),
                          server, method, protocol);
}

char *
mw_login_word_offer (const MwProbeMatter *matter, const char *server, const char *protocol)
{
  MwEndpoint *endpoint = matter->endpoint;
  g_autofree char *offered = join_offered (matter->look);

  if (matter->judgement.verdict == MW_VERDICT_LOGIN_NOT_WANTED)
    /* Translators: a server, twice a protocol (SMTP) */
    return g_strdup_printf (_ ("%s offers no login at all: it may take mail without one. If it "
                               "does so from this computer, set the %s authentication to None; "
                               "otherwise set the %s server and port for submission."),
                            server, protocol, protocol);
  if (matter->judgement.verdict == MW_VERDICT_TOKEN_WANTED)
    /* Translators: a server, login methods (XOAUTH2), a protocol */
    return g_strdup_printf (_ ("%s offers to log in with %s only: it wants a token, no password. "
                               "Set the %s authentication to XOAUTH2, and the token as the "
                               "password."),
                            server, offered, protocol);
  if (!g_str_equal (endpoint->authentication, "automatic") && is_choice_wrong (matter))
    return word_choice (matter, server, protocol);
  if (endpoint->encryption == MW_ENCRYPTION_NONE)
    return g_strdup_printf (
        _ ("%s offers no login without encryption. Set the %s encryption to TLS "
           "or STARTTLS."),
        server, protocol);
  if (*offered)
    /* Translators: a server, login methods (GSSAPI, NTLM), a protocol */
    return g_strdup_printf (_ ("%s offers to log in with %s only, which this program cannot. Ask "
                               "whoever runs the %s server how to log in with a password."),
                            server, offered, protocol);
  return g_strdup_printf (_ ("%s offers no login that a password can be used for. Ask whoever runs "
                             "the %s server how to log in."),
                          server, protocol);
}

char *
mw_login_word_not_tried (const MwProbeMatter *matter, const char *server, const char *protocol)
{
  const MwSighting *last = matter->login ? matter->login : matter->look;

  /* Translators: server, protocol, and what the library libcurl said */
  return g_strdup_printf (_ ("The test of %s (%s) was given up on this computer, so that nothing "
                             "is known of the server; the cause: “%s”. Try again; if it stays so, "
                             "it is a fault of this program."),
                          server, protocol, last && last->problem ? last->problem : "");
}
