/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/drivers/parameter-private.h"

#include <mailwright/address.h>
#include <mailwright/error.h>

#include <glib/gi18n-lib.h>

#include <string.h>

#include "core/text/invisible.h"
#include "core/text/typed-text.h"

#define FINGERPRINT_DIGITS 64
#define MAXIMUM_VALUE_BYTES 4096

static char *refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static char *
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error)
    *error = g_error_new_valist (MW_ERROR, MW_ERROR_INVALID, format, arguments);
  va_end (arguments);
  return NULL;
}

static gboolean
has_placeholder (const char *text)
{
  return strstr (text, MW_PLACEHOLDER_ADDRESS) || strstr (text, MW_PLACEHOLDER_LOCALPART);
}

static gboolean
has_control_character (const char *text)
{
  for (const char *c = text; *c; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)))
      return TRUE;
  return FALSE;
}

/* A name for people, or to log in with. Folders and paths are what they are where they are. */
static char *
normalise_text (MwParameter *self, const char *text, GError **error)
{
  const char *invisible = mw_invisible_find (text, text + strlen (text));

  if (!invisible)
    return g_strdup (text);
  return refuse (error,
                 /* Translators: the name of a parameter, and a character's number */
                 _ ("“%s” contains a character that cannot be seen (U+%04X). Type it again without "
                    "it."),
                 self->name, g_utf8_get_char (invisible));
}

static char *
normalise_switch (MwParameter *self, const char *text, GError **error)
{
  static const char *const ON[] = { "on", "yes", "true", "1", NULL };
  static const char *const OFF[] = { "off", "no", "false", "0", NULL };
  g_autofree char *word = g_ascii_strdown (text, -1);

  if (g_strv_contains (ON, word))
    return g_strdup ("on");
  if (g_strv_contains (OFF, word))
    return g_strdup ("off");
  return refuse (error, _ ("“%s” is either on or off."), self->name);
}

static char *
normalise_number (MwParameter *self, const char *text, GError **error)
{
  gint64 number = 0;

  /* GLib takes a leading plus sign as well. */
  if (!g_ascii_string_to_signed (text, 10, self->minimum, self->maximum, &number, NULL) ||
      !(g_ascii_isdigit (text[0]) || text[0] == '-'))
    {
      g_autofree char *range = mw_parameter_describe_range (self);

      /* Translators: the name of a parameter and its range: “60 to 998 characters” */
      return refuse (error, _ ("“%s” is a whole number, %s."), self->name, range);
    }
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static char *
normalise_choice (MwParameter *self, const char *text, GError **error)
{
  g_autofree char *choices = NULL;

  for (guint i = 0; self->choices[i]; i++)
    if (g_ascii_strcasecmp (self->choices[i], text) == 0)
      return g_strdup (self->choices[i]);

  choices = g_strjoinv (", ", self->choices);
  return refuse (error, _ ("“%s” is one of: %s."), self->name, choices);
}

static char *
normalise_charset (MwParameter *self, const char *text, GError **error)
{
  GIConv converter = (GIConv) -1;

  /* iconv takes suffixes such as “//TRANSLIT”, which are no part of a character set's name. */
  if (*text && strspn (text, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-_.:+()") == strlen (text))
    converter = g_iconv_open (text, "UTF-8");
  if (converter == (GIConv) -1)
    return refuse (error,
                   _ ("“%s” is a character set that this computer knows, such as UTF-8 or "
                      "ISO-8859-1. “%s” is none."),
                   self->name, text);

  g_iconv_close (converter);
  return g_ascii_strup (text, -1);
}

static char *
normalise_path (MwParameter *self, const char *text, GError **error)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *path = NULL;

  if (*text != '/')
    return refuse (error, _ ("“%s” is an absolute path: one that begins with “/”."), self->name);

  /* Two leading slashes would be kept as something of their own. */
  while (text[1] == '/')
    text++;
  path = g_canonicalize_filename (text, "/");
  trimmed = mw_typed_text_trim (path);
  /* Without the slashes at its end, a space before them is at its end. */
  return g_str_equal (trimmed, path) ? g_steal_pointer (&path)
                                     : normalise_path (self, trimmed, error);
}

static char *
normalise_fingerprint (MwParameter *self, const char *text, GError **error)
{
  g_autoptr (GString) digits = g_string_sized_new (FINGERPRINT_DIGITS);

  for (const char *c = text; *c; c++)
    if (g_ascii_isxdigit (*c))
      g_string_append_c (digits, g_ascii_tolower (*c));

  if (digits->len != FINGERPRINT_DIGITS ||
      strspn (text, G_CSET_DIGITS "abcdefABCDEF: ") != strlen (text))
    return refuse (error,
                   _ ("“%s” is the SHA-256 fingerprint of a certificate: 64 hexadecimal digits, "
                      "with or without colons."),
                   self->name);
  return g_strdup (digits->str);
}

/* The canonical form is the text as typed: its case is for show, and what compares two addresses
 * makes the key itself. */
static char *
normalise_address (MwParameter *self, const char *text, GError **error)
{
  g_autofree char *sample = mw_parameter_expand (self, text, "someone@example.org");
  g_autoptr (GError) reason = NULL;
  g_autoptr (MwAddress) address = mw_address_parse (sample, &reason);

  if (!address)
    /* Translators: the name of a parameter, and why its value was refused */
    return refuse (error, _ ("%s: %s"), self->name, reason->message);
  if (!has_placeholder (text))
    return g_strdup (address->text);
  /* Only a dot at its end is no part of an address. */
  return g_strndup (text, strlen (text) - (strlen (sample) - strlen (address->text)));
}

static char *
normalise_host (MwParameter *self, const char *text, GError **error)
{
  g_autoptr (GError) reason = NULL;
  char *host = mw_host_normalise (text, &reason);

  if (!host)
    /* Translators: the name of a parameter, and why its value was refused */
    return refuse (error, _ ("%s: %s"), self->name, reason->message);
  return host;
}

/* A password that was given in place of a secret id must not be repeated in the message. */
static char *
normalise_secret (MwParameter *self, const char *text, GError **error)
{
  if (!g_uuid_string_is_valid (text))
    return refuse (error,
                   _ ("“%s” is kept in the keyring and cannot be set like other values. Type it "
                      "where the profile asks for the password."),
                   self->name);
  return g_ascii_strdown (text, -1);
}

static gboolean
may_be_empty (MwParameter *self)
{
  switch (self->type)
    {
    case MW_PARAMETER_TEXT:
    case MW_PARAMETER_ADDRESS:
    case MW_PARAMETER_HOST:
    case MW_PARAMETER_FOLDER:
    case MW_PARAMETER_PATH:
    case MW_PARAMETER_FINGERPRINT:
      return !self->required;
    case MW_PARAMETER_PORT:
    case MW_PARAMETER_NUMBER:
    case MW_PARAMETER_SWITCH:
    case MW_PARAMETER_CHOICE:
    case MW_PARAMETER_CHARSET:
    case MW_PARAMETER_SECRET:
      return FALSE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

static char *
normalise_by_type (MwParameter *self, const char *text, GError **error)
{
  switch (self->type)
    {
    case MW_PARAMETER_TEXT:
      return normalise_text (self, text, error);
    case MW_PARAMETER_FOLDER:
      return g_strdup (text);
    case MW_PARAMETER_ADDRESS:
      return normalise_address (self, text, error);
    case MW_PARAMETER_HOST:
      return normalise_host (self, text, error);
    case MW_PARAMETER_PORT:
    case MW_PARAMETER_NUMBER:
      return normalise_number (self, text, error);
    case MW_PARAMETER_SWITCH:
      return normalise_switch (self, text, error);
    case MW_PARAMETER_CHOICE:
      return normalise_choice (self, text, error);
    case MW_PARAMETER_CHARSET:
      return normalise_charset (self, text, error);
    case MW_PARAMETER_PATH:
      return normalise_path (self, text, error);
    case MW_PARAMETER_FINGERPRINT:
      return normalise_fingerprint (self, text, error);
    case MW_PARAMETER_SECRET:
      return normalise_secret (self, text, error);
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
mw_parameter_normalise (MwParameter *self, const char *text, GError **error)
{
  g_autofree char *trimmed = NULL;

  g_return_val_if_fail (MW_IS_PARAMETER (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (self->type == MW_PARAMETER_SECRET)
    return normalise_secret (self, text, error);
  if (!g_utf8_validate (text, -1, NULL))
    return refuse (error, _ ("“%s” holds bytes that are not text."), self->name);

  trimmed = mw_typed_text_trim (text);
  if (!*trimmed)
    return may_be_empty (self) ? g_steal_pointer (&trimmed)
                               : refuse (error, _ ("“%s” needs a value."), self->name);
  if (has_control_character (trimmed))
    return refuse (error, _ ("“%s” is one line of text without control characters."), self->name);
  if (strlen (trimmed) > MAXIMUM_VALUE_BYTES)
    return refuse (error, _ ("“%s” is too long."), self->name);
  return normalise_by_type (self, trimmed, error);
}

/* Keeps an address's local part, which may hold “/”, one name in a path. “%” is escaped with it so
 * that two addresses never share a folder. */
static char *
escape_for_path (const char *text)
{
  g_autoptr (GString) escaped = g_string_new (text);

  g_string_replace (escaped, "%", "%25", 0);
  g_string_replace (escaped, "/", "%2F", 0);
  if (g_str_equal (escaped->str, ".") || g_str_equal (escaped->str, ".."))
    g_string_replace (escaped, ".", "%2E", 0);
  return g_string_free (g_steal_pointer (&escaped), FALSE);
}

char *
mw_parameter_expand (MwParameter *self, const char *value, const char *address)
{
  g_autoptr (GString) expanded = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *local_part = NULL;
  const char *at = address ? strrchr (address, '@') : NULL;

  if (!value || !at || !has_placeholder (value))
    return g_strdup (value);

  whole = g_strdup (address);
  local_part = g_strndup (address, at - address);
  if (self && self->type == MW_PARAMETER_PATH)
    {
      g_autofree char *safe_whole = escape_for_path (whole);
      g_autofree char *safe_local_part = escape_for_path (local_part);

      g_free (g_steal_pointer (&whole));
      g_free (g_steal_pointer (&local_part));
      whole = g_steal_pointer (&safe_whole);
      local_part = g_steal_pointer (&safe_local_part);
    }

  expanded = g_string_new (NULL);
  for (const char *c = value; *c; c++)
    if (g_str_has_prefix (c, MW_PLACEHOLDER_ADDRESS))
      {
        g_string_append (expanded, whole);
        c += strlen (MW_PLACEHOLDER_ADDRESS) - 1;
      }
    else if (g_str_has_prefix (c, MW_PLACEHOLDER_LOCALPART))
      {
        g_string_append (expanded, local_part);
        c += strlen (MW_PLACEHOLDER_LOCALPART) - 1;
      }
    else
      g_string_append_c (expanded, *c);
  return g_string_free (g_steal_pointer (&expanded), FALSE);
}
