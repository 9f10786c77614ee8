/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/edits/subject.h"

#include <glib/gi18n-lib.h>

char *
mw_subject_of_profiles (guint n, const char *only)
{
  if (n == 1)
    return g_strdup (only);
  return g_strdup_printf (ngettext ("%u profile", "%u profiles", n), n);
}

char *
mw_subject_of_mailboxes (guint n, const char *only)
{
  if (n == 1)
    return g_strdup (only);
  /* Translators: whose values are set ("Set SMTP Server of 3 mailboxes") */
  return g_strdup_printf (ngettext ("%u mailbox", "%u mailboxes", n), n);
}

char *
mw_subject_of_agents (guint n, const char *only)
{
  if (n == 1)
    return g_strdup (only);
  return g_strdup_printf (ngettext ("%u agent", "%u agents", n), n);
}

char *
mw_subject_of_responsibilities (guint n, const char *only)
{
  if (n == 1 && only)
    return g_strdup (only);
  return g_strdup_printf (ngettext ("%u responsibility", "%u responsibilities", n), n);
}
