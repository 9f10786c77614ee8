/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/drivers/driver-source.h"

#include <glib/gi18n-lib.h>
#include <mailwright/character.h>

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAXIMUM_BYTES (1024 * 1024)

/* Without a format, so that a message may hold anything; and whatever a file writes into one, a
 * problem is one line. */
static void
add_problem (MwDriverSource *self, guint line, const char *message)
{
  g_autofree char *visible = mw_character_dup_visible_sentence (message);

  self->n_problems++;
  g_ptr_array_add (self->problems, g_strdup_printf ("%s:%u: %s", self->path, line, visible));
}

static char *
line_key (const char *group, const char *key)
{
  return key ? g_strconcat (group, "\n", key, NULL) : g_strdup (group);
}

guint
mw_driver_source_get_line (MwDriverSource *self, const char *group, const char *key)
{
  g_autofree char *full = line_key (group, key);
  gpointer line = g_hash_table_lookup (self->lines, full);

  if (!line)
    line = g_hash_table_lookup (self->lines, group);
  return line ? GPOINTER_TO_UINT (line) : 1;
}

/* Reads by hand rather than with g_file_get_contents(): a fifo or an endless file must not stop the
 * program from starting. */
static char *
read_text (MwDriverSource *self, gsize *length)
{
  g_autofree char *text = NULL;
  struct stat status = { 0 };
  gssize n_read = 0;
  gsize n = 0;
  int file = g_open (self->path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);

  if (file < 0 || fstat (file, &status) != 0)
    {
      g_autofree char *message =
          g_strdup_printf (_ ("The file could not be read: %s"), g_strerror (errno));

      add_problem (self, 1, message);
      if (file >= 0)
        close (file);
      return NULL;
    }

  text = g_malloc (MAXIMUM_BYTES + 1);
  if (S_ISREG (status.st_mode))
    do
      {
        n_read = read (file, text + n, MAXIMUM_BYTES + 1 - n);
        if (n_read > 0)
          n += (gsize) n_read;
      }
    while ((n_read > 0 && n <= MAXIMUM_BYTES) || (n_read < 0 && errno == EINTR));
  close (file);

  if (!S_ISREG (status.st_mode) || n_read < 0)
    add_problem (self, 1, _ ("This is not a file that can be read."));
  else if (n > MAXIMUM_BYTES)
    add_problem (self, 1, _ ("The file is larger than 1 MiB, too large for a driver."));
  else if (n == 0)
    add_problem (self, 1, _ ("The file is empty."));
  else
    {
      text[n] = '\0';
      *length = n;
      return g_steal_pointer (&text);
    }
  return NULL;
}

static gboolean
check_encoding (MwDriverSource *self, const char *text, gsize length)
{
  const char *end = NULL;
  guint line = 1;

  if (g_utf8_validate (text, (gssize) length, &end))
    return TRUE;

  for (const char *c = text; c < end; c++)
    if (*c == '\n')
      line++;
  add_problem (self, line, _ ("The line is not text in UTF-8."));
  return FALSE;
}

/* Remembers the line of a group or key; the second one of a name is a problem: GKeyFile would
 * silently merge the groups and let the later key win. */
static void
index_line (MwDriverSource *self, const char *group, const char *key, guint line)
{
  g_autofree char *full = line_key (group, key);
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, full));

  if (first == 0)
    g_hash_table_insert (self->lines, g_steal_pointer (&full), GUINT_TO_POINTER (line));
  else
    {
      g_autofree char *message = NULL;

      if (key)
        message = g_strdup_printf (_ ("“%s” is set twice in “[%s]”, first in line %u."), key, group,
                                   first);
      else
        message = g_strdup_printf (_ ("There are two groups “[%s]”, the first in line %u."), group,
                                   first);
      add_problem (self, line, message);
    }
}

static gboolean
is_group (const char *line)
{
  gsize length = strlen (line);

  for (const char *c = line; *c; c++)
    if (g_ascii_iscntrl (*c))
      return FALSE;
  return *line == '[' && length > 2 && line[length - 1] == ']' &&
         strcspn (line + 1, "[]") == length - 2;
}

/* A word, or one in a language: `Name[de]`. GKeyFile takes what is open for a language of its own,
 * which nobody speaks, and drops the line. */
static gboolean
is_key (const char *key)
{
  const char *language = strchr (key, '[');
  gsize length = language ? strlen (language) : 0;

  if (!language)
    return !strchr (key, ']');
  return language > key && length > 2 && language[length - 1] == ']' &&
         strcspn (language + 1, "[]") == length - 2;
}

/* @line is `Key=value`. */
static void
scan_pair (MwDriverSource *self, const char *group, char *line, char *equals, guint number)
{
  *equals = '\0';
  g_strchomp (line);
  if (!is_key (line))
    add_problem (self, number, _ ("The line is no “[group]”, no “Key=value” and no “# comment”."));
  else if (g_str_equal (line, "Encoding"))
    {
      /* GKeyFile obeys it in the first group, and refuses all but one value without a line. */
      g_autofree char *message = g_strdup_printf (_ ("“%s” is not a key of “[%s]”."), line, group);

      add_problem (self, number, message);
    }
  else
    index_line (self, group, line, number);
}

/* Follows the same rules as GKeyFile, for one line without the space around it. Returns the group
 * that the next line belongs to. */
static char *
scan_line (MwDriverSource *self, char *group, char *line, guint number)
{
  char *equals = strchr (line, '=');

  if (*line == '\0' || *line == '#')
    return group;

  if (is_group (line))
    {
      g_free (group);
      group = g_strndup (line + 1, strlen (line) - 2);
      index_line (self, group, NULL, number);
    }
  else if (*line == '[' || !equals || equals == line)
    add_problem (self, number, _ ("The line is no “[group]”, no “Key=value” and no “# comment”."));
  else if (!group)
    add_problem (self, number, _ ("The line belongs to no group: “[Driver]” must come first."));
  else
    scan_pair (self, group, line, equals, number);
  return group;
}

static gboolean
scan_lines (MwDriverSource *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  char *group = NULL;

  for (guint i = 0; lines[i]; i++)
    group = scan_line (self, group, g_strstrip (lines[i]), i + 1);
  if (!group && self->n_problems == 0)
    add_problem (self, 1, _ ("The file holds no driver: there is no group in it."));

  g_free (group);
  return self->n_problems == 0;
}

MwDriverSource *
mw_driver_source_new (const char *path, GPtrArray *problems)
{
  static const char BYTE_ORDER_MARK[] = "\xef\xbb\xbf";
  g_autoptr (MwDriverSource) self = g_new0 (MwDriverSource, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const char *start = NULL;
  gsize length = 0;

  self->path = g_strdup (path);
  self->keys = g_key_file_new ();
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->problems = g_ptr_array_ref (problems);

  text = read_text (self, &length);
  if (!text || !check_encoding (self, text, length))
    return NULL;

  start = g_str_has_prefix (text, BYTE_ORDER_MARK) ? text + strlen (BYTE_ORDER_MARK) : text;
  if (!scan_lines (self, start))
    return NULL;
  if (!g_key_file_load_from_data (self->keys, start, (gsize) -1, G_KEY_FILE_NONE, &error))
    {
      add_problem (self, 1, error->message);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
mw_driver_source_free (MwDriverSource *self)
{
  g_free (self->path);
  g_key_file_unref (self->keys);
  g_hash_table_unref (self->lines);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

void
mw_driver_source_report (
    MwDriverSource *self, const char *group, const char *key, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  add_problem (self, mw_driver_source_get_line (self, group, key), message);
}

void
mw_driver_source_check_keys (MwDriverSource *self, const char *group, const char *const *known)
{
  g_auto (GStrv) keys = g_key_file_get_keys (self->keys, group, NULL, NULL);

  for (guint i = 0; keys && keys[i]; i++)
    {
      g_autofree char *plain = g_strndup (keys[i], strcspn (keys[i], "["));

      if (!g_strv_contains (known, plain))
        mw_driver_source_report (self, group, keys[i], _ ("“%s” is not a key of “[%s]”."), keys[i],
                                 group);
    }
}

char *
mw_driver_source_get (MwDriverSource *self, const char *group, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = g_key_file_get_string (self->keys, group, key, &error);

  if (error && !g_error_matches (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND) &&
      !g_error_matches (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_GROUP_NOT_FOUND))
    mw_driver_source_report (self, group, key, _ ("The value of “%s” holds a wrong escape."), key);

  if (!value || !*g_strstrip (value))
    return NULL;
  return g_steal_pointer (&value);
}

char *
mw_driver_source_require (MwDriverSource *self, const char *group, const char *key)
{
  char *value = mw_driver_source_get (self, group, key);

  if (!value)
    mw_driver_source_report (self, group, key, _ ("“%s” is missing in “[%s]”."), key, group);
  return value;
}

char *
mw_driver_source_get_translated (MwDriverSource *self, const char *group, const char *key)
{
  g_autofree char *locale = g_key_file_get_locale_for_key (self->keys, group, key, NULL);
  g_autofree char *value = NULL;

  /* Newer versions of GLib name the locale C for a key that has no translation. */
  if (locale && strcmp (locale, "C") != 0)
    value = g_key_file_get_locale_string (self->keys, group, key, locale, NULL);
  if (value && *g_strstrip (value))
    return g_steal_pointer (&value);

  g_free (value);
  value = mw_driver_source_get (self, group, key);
  return value ? g_strdup (g_dgettext (GETTEXT_PACKAGE, value)) : NULL;
}

char **
mw_driver_source_split (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text ? text : "", ";", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i]; i++)
    {
      g_strstrip (parts[i]);
      /* The list may end with a semicolon, as it does in many key files. */
      if (*parts[i] || parts[i + 1])
        g_strv_builder_add (words, parts[i]);
    }
  return g_strv_builder_end (words);
}
