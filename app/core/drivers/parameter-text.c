/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* A parameter and its values in words. */

#include "core/drivers/parameter-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* @text is a number or a range of numbers, @number what its plural goes by. */
static char *
format_quantity (const char *unit, const char *text, gint64 number)
{
  gulong n = (gulong) MAX (number, 0);

  if (!unit)
    return g_strdup (text);
  if (g_str_equal (unit, "seconds"))
    return g_strdup_printf (ngettext ("%s second", "%s seconds", n), text);
  if (g_str_equal (unit, "days"))
    return g_strdup_printf (ngettext ("%s day", "%s days", n), text);
  if (g_str_equal (unit, "characters"))
    return g_strdup_printf (ngettext ("%s character", "%s characters", n), text);
  if (g_str_equal (unit, "mebibytes"))
    /* Translators: mebibytes, 1024 × 1024 bytes */
    return g_strdup_printf (ngettext ("%s MiB", "%s MiB", n), text);
  if (g_str_equal (unit, "recipients"))
    return g_strdup_printf (ngettext ("%s recipient", "%s recipients", n), text);
  g_return_val_if_reached (g_strdup (text));
}

static char *
format_fingerprint (const char *value)
{
  g_autoptr (GString) pairs = g_string_new (NULL);

  for (gsize i = 0; value[i]; i++)
    {
      if (i > 0 && i % 2 == 0)
        g_string_append_c (pairs, ':');
      g_string_append_c (pairs, g_ascii_toupper (value[i]));
    }
  return g_string_free (g_steal_pointer (&pairs), FALSE);
}

char *
mw_parameter_describe_range (MwParameter *self)
{
  g_autofree char *minimum = g_strdup_printf ("%" G_GINT64_FORMAT, self->minimum);
  g_autofree char *maximum = g_strdup_printf ("%" G_GINT64_FORMAT, self->maximum);
  /* Translators: a range of numbers */
  g_autofree char *range = g_strdup_printf (_ ("%s to %s"), minimum, maximum);

  return format_quantity (self->unit, range, self->maximum);
}

static char *
describe_number (MwParameter *self)
{
  g_autofree char *range = mw_parameter_describe_range (self);

  /* Translators: the type of a value, and its range with a unit: “Number, 60 to 998 characters” */
  return g_strdup_printf (_ ("Number, %s"), range);
}

static char *
describe_choice (MwParameter *self)
{
  g_autofree char *labels = g_strjoinv (", ", self->labels);

  return g_strdup_printf (_ ("One of: %s"), labels);
}

/**
 * mw_parameter_describe_type:
 *
 * Returns: (transfer none): the type of its values for people, translated
 */
char *
mw_parameter_describe_type (MwParameter *self)
{
  g_return_val_if_fail (MW_IS_PARAMETER (self), NULL);

  switch (self->type)
    {
    case MW_PARAMETER_TEXT:
      return g_strdup (_ ("Text"));
    case MW_PARAMETER_ADDRESS:
      return g_strdup (_ ("Mail address"));
    case MW_PARAMETER_HOST:
      return g_strdup (_ ("Host name or IP address"));
    case MW_PARAMETER_PORT:
      return g_strdup (_ ("Port, 1 to 65535"));
    case MW_PARAMETER_NUMBER:
      return describe_number (self);
    case MW_PARAMETER_SWITCH:
      return g_strdup (_ ("On or off"));
    case MW_PARAMETER_CHOICE:
      return describe_choice (self);
    case MW_PARAMETER_CHARSET:
      return g_strdup (_ ("Character set"));
    case MW_PARAMETER_FOLDER:
      return g_strdup (_ ("Folder on the mail server"));
    case MW_PARAMETER_PATH:
      return g_strdup (_ ("Absolute path"));
    case MW_PARAMETER_FINGERPRINT:
      return g_strdup (_ ("SHA-256 fingerprint"));
    case MW_PARAMETER_SECRET:
      return g_strdup (_ ("Password, kept in the keyring"));
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

char *
mw_parameter_format (MwParameter *self, const char *value)
{
  g_return_val_if_fail (MW_IS_PARAMETER (self), NULL);

  if (!value || !*value)
    return g_strdup ("");

  switch (self->type)
    {
    case MW_PARAMETER_SECRET:
      /* Translators: a password is set */
      return g_strdup (C_ ("password", "Set"));
    case MW_PARAMETER_SWITCH:
      /* Translators: the states of a switch */
      return g_strdup (g_str_equal (value, "on") ? C_ ("switch", "On") : C_ ("switch", "Off"));
    case MW_PARAMETER_CHOICE:
      return g_strdup (mw_parameter_get_choice_label (self, value));
    case MW_PARAMETER_NUMBER:
      return format_quantity (self->unit, value, g_ascii_strtoll (value, NULL, 10));
    case MW_PARAMETER_FINGERPRINT:
      return format_fingerprint (value);
    case MW_PARAMETER_TEXT:
    case MW_PARAMETER_ADDRESS:
      /* What a default means where there is no address to put in its place. */
      if (g_str_equal (value, "{address}"))
        return g_strdup (_ ("The profile’s address"));
      return g_strdup (value);
    case MW_PARAMETER_HOST:
    case MW_PARAMETER_PORT:
    case MW_PARAMETER_CHARSET:
    case MW_PARAMETER_FOLDER:
    case MW_PARAMETER_PATH:
    default:
      return g_strdup (value);
    }
}
