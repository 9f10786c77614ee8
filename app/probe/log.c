/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/log.h"

#include <string.h>

#define HIDDEN "••••"
#define MAXIMUM_LINE 1000
#define MAXIMUM_TEXT (64 * 1024)

struct _MwProbeLog
{
  GString *text;      /* (owned) */
  GPtrArray *secrets; /* (owned) (element-type utf8): what must never be seen */
  gboolean full;
};

static void
free_secret (gpointer data)
{
  explicit_bzero (data, strlen (data));
  g_free (data);
}

static void
add_secret (MwProbeLog *self, char *secret)
{
  if (*secret)
    g_ptr_array_add (self->secrets, secret);
  else
    g_free (secret);
}

/* As SASL sends it: the parts with a NUL between them. The padding is cut off, so that a longer
 * text that begins with them is found, too. */
static void
add_encoded (MwProbeLog *self, const char *first, const char *second, const char *third)
{
  g_autoptr (GString) plain = g_string_new (first);
  char *encoded = NULL;

  if (second)
    g_string_append (g_string_append_c (plain, '\0'), second);
  if (third)
    g_string_append (g_string_append_c (plain, '\0'), third);
  encoded = g_base64_encode ((const guchar *) plain->str, plain->len);
  encoded[(plain->len * 8) / 6] = '\0';
  add_secret (self, encoded);
  explicit_bzero (plain->str, plain->len);
}

MwProbeLog *
mw_probe_log_new (const char *account, MwSecret *password)
{
  MwProbeLog *self = g_new0 (MwProbeLog, 1);

  self->text = g_string_new (NULL);
  self->secrets = g_ptr_array_new_with_free_func (free_secret);
  if (!password)
    return self;
  add_encoded (self, "", account, mw_secret_get (password));
  add_encoded (self, account, account, mw_secret_get (password));
  add_encoded (self, mw_secret_get (password), NULL, NULL);
  add_secret (self, g_strdup (mw_secret_get (password)));
  add_secret (self, g_uri_escape_string (mw_secret_get (password), NULL, FALSE));
  return self;
}

void
mw_probe_log_free (MwProbeLog *self)
{
  if (!self)
    return;
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->secrets);
  g_free (self);
}

/* With what follows it: the end of an encoded text depends on what it is joined to. */
static void
hide (GString *line, const char *secret)
{
  const char *found = NULL;

  while ((found = strstr (line->str, secret)))
    {
      gssize position = found - line->str;
      gssize length = (gssize) strlen (secret);

      length += (gssize) strspn (found + length, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "+/=");
      g_string_erase (line, position, length);
      g_string_insert (line, position, HIDDEN);
    }
}

char *
mw_probe_log_clean (MwProbeLog *self, const char *text, gssize length)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) line = NULL;

  if (length < 0)
    length = (gssize) strlen (text);
  while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r'))
    length--;
  valid = g_utf8_make_valid (text, MIN (length, MAXIMUM_LINE));
  line = g_string_new (valid);
  for (char *c = line->str; *c; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  for (guint i = 0; i < self->secrets->len; i++)
    hide (line, self->secrets->pdata[i]);
  return g_strdup (line->str);
}

void
mw_probe_log_add (MwProbeLog *self, const char *direction, const char *text, gssize length)
{
  g_autofree char *clean = NULL;

  if (self->full)
    return;
  clean = mw_probe_log_clean (self, text, length);
  g_string_append_printf (self->text, "%s %s\n", direction, clean);
  if (self->text->len > MAXIMUM_TEXT)
    {
      self->full = TRUE;
      g_string_append (self->text, "* …\n");
    }
}

const char *
mw_probe_log_get_text (MwProbeLog *self)
{
  return self->text->str;
}
