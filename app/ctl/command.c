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
  context->changed = mw_draft_apply (context->draft, edit, NULL, error);
  return context->changed ? CTL_DONE : -1;
}

int
ctl_apply_change (CtlContext *context, MwEdit *edit, GError **error)
{
  if (!edit)
    return ctl_usage (error, "%s", _ ("Name at least one option: what is to be changed."));
  return ctl_apply (context, edit, error);
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

static gboolean
check_option (const GOptionEntry *option, const char *text, GError **error)
{
  if (!text || g_utf8_validate (text, -1, NULL))
    return TRUE;
  ctl_usage (error,
             _ ("The value of --%s is not valid UTF-8. Arguments are UTF-8, whatever the locale."),
             option->long_name);
  return FALSE;
}

static gboolean
check_options (const GOptionEntry *options, GError **error)
{
  for (const GOptionEntry *option = options; option->long_name; option++)
    {
      char **texts = NULL;

      if (option->arg == CTL_OPTION_TEXT &&
          !check_option (option, *(char **) option->arg_data, error))
        return FALSE;
      if (option->arg == CTL_OPTION_TEXTS)
        texts = *(char ***) option->arg_data;
      for (guint i = 0; texts && texts[i]; i++)
        if (!check_option (option, texts[i], error))
          return FALSE;
    }
  return TRUE;
}

gboolean
ctl_check_texts (const GOptionEntry *options, char **arguments, GError **error)
{
  for (guint i = 0; arguments[i]; i++)
    if (!g_utf8_validate (arguments[i], -1, NULL))
      {
        ctl_usage (error,
                   /* Translators: the number of a word on the command line */
                   _ ("Argument %u is not valid UTF-8. Arguments are UTF-8, whatever the locale."),
                   i + 1);
        return FALSE;
      }
  return !options || check_options (options, error);
}
