/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/reports/greeting-wording.h"

#include "probe/conversation/greeting.h"

#include <glib/gi18n-lib.h>

/* What was said first, in plain text or else. */
static const char *
find_greeting (const MwProbeMatter *matter)
{
  if (matter->look->speech.greeting)
    return matter->look->speech.greeting;
  return matter->aside ? matter->aside->speech.greeting : NULL;
}

char *
mw_greeting_word_alien (const MwProbeMatter *matter, const char *server, const char *protocol)
{
  const char *greeting = find_greeting (matter);
  const char *other = mw_greeting_find_protocol (greeting);
  g_autofree char *text = mw_greeting_dup_text (greeting);

  if (text && other && g_ascii_strcasecmp (other, protocol) != 0)
    /* Translators: server, the protocol it speaks (SSH), the one asked for (IMAP), what it said
       first */
    return g_strdup_printf (_ ("%s speaks %s, not %s: it begins with “%s”. Check the server and "
                               "port."),
                            server, other, protocol, text);
  if (text)
    /* Translators: server, protocol, what was said first */
    return g_strdup_printf (_ ("What answers on %s is no %s server: it begins with “%s”. Check the "
                               "server and port."),
                            server, protocol, text);
  return g_strdup_printf (_ ("What answers on %s is no %s server. Check the server and port."),
                          server, protocol);
}

char *
mw_greeting_word_refused_name (const MwProbeMatter *matter, const char *server)
{
  /* Translators: a server, a name or an address in brackets, what the server said */
  return g_strdup_printf (
      _ ("%s does not take what this computer calls itself, %s: “%s”. Give this "
         "computer a full name that the name service knows, or ask whoever "
         "runs the server."),
      server, matter->own_name,
      matter->look->speech.name_refusal ? matter->look->speech.name_refusal : "");
}
