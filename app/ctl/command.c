/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (ctl - usage, ctl_usage)

int
ctl_usage (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, CTL_USAGE_ERROR, 0, message);
  return -1;
}

int
ctl_apply (CtlContext *context, MwEdit *edit, GError **error)
{
  return mw_draft_apply (context->draft, edit, NULL, error) ? CTL_DONE : -1;
}

gboolean
ctl_split_assignment (const char *argument, char **key, char **value, GError **error)
{
  const char *sign = strchr (argument, '=');

  if (!sign || sign == argument)
    {
      /* Without what was typed: it may be a password. */
      ctl_usage (error, "%s", _ ("Each value is given as KEY=VALUE."));
      return FALSE;
    }
  *key = g_strndup (argument, (gsize) (sign - argument));
  *value = g_strdup (sign + 1);
  return TRUE;
}
