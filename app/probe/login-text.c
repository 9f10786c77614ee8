/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/login-text.h"

#include <glib/gi18n-lib.h>

char *
mw_login_text_methods (const MwProbeMatter *matter)
{
  const char *scheme = matter->endpoint->scheme;
  const char *method = mw_login_method_get_name (matter->method, scheme);
  const char *failed = mw_login_method_get_name (matter->failed_method, scheme);

  if (!method || !matter->login->login)
    return NULL;
  if (matter->login->ready)
    /* Translators: login methods, such as PLAIN */
    return failed ? g_strdup_printf (_ ("%s is offered and did not do; %s did."), failed, method)
                  : NULL;
  if (failed)
    /* Translators: login methods, such as PLAIN */
    return g_strdup_printf (_ ("It was tried with %s, then with %s."), failed, method);
  /* Translators: a login method, such as PLAIN */
  return g_strdup_printf (_ ("It was tried with %s."), method);
}

char *
mw_login_text_offer (const MwProbeMatter *matter, const char *server, const char *protocol)
{
  MwEndpoint *endpoint = matter->endpoint;

  if (endpoint->encryption == MW_ENCRYPTION_NONE)
    return g_strdup_printf (
        _ ("%s offers no login without encryption. Set the %s encryption to TLS "
           "or STARTTLS."),
        server, protocol);
  if (!g_str_equal (endpoint->authentication, "automatic"))
    {
      g_autofree char *method = g_ascii_strup (endpoint->authentication, -1);

      /* Translators: server, login method (CRAM-MD5), protocol */
      return g_strdup_printf (_ ("%s does not offer to log in with %s, or this program cannot. Set "
                                 "the %s authentication to Automatic."),
                              server, method, protocol);
    }
  return g_strdup_printf (_ ("%s offers no login that a password can be used for. Ask whoever runs "
                             "the %s server how to log in."),
                          server, protocol);
}

char *
mw_login_text_not_tried (const MwProbeMatter *matter, const char *server, const char *protocol)
{
  const MwSighting *last = matter->login ? matter->login : matter->look;

  /* Translators: server, protocol, and what the library libcurl said */
  return g_strdup_printf (_ ("The test of %s (%s) was given up on this computer, so that nothing "
                             "is known of the server; the cause: “%s”. Try again; if it stays so, "
                             "it is a fault of this program."),
                          server, protocol, last && last->problem ? last->problem : "");
}
