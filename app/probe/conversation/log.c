/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/conversation/log.h"

#include <mailwright/character.h>
#include <string.h>

#define HIDDEN "••••"
#define MAXIMUM_LINE 1000
#define MAXIMUM_TEXT (64 * 1024)
/* Shorter pieces of what is encoded or broken into lines are found in texts that have nothing to do
 * with it. */
#define MINIMUM_PIECE 5
#define MINIMUM_BROKEN 16
#define BASE64 G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "+/=-_"

struct _MwProbeLog
{
  GString *text;      /* (owned) */
  GPtrArray *secrets; /* (owned) (element-type utf8): what must never be seen */
  GPtrArray *pieces;  /* (owned) (element-type utf8): nor the base64 text around it */
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
  if (*secret && !g_ptr_array_find_with_equal_func (self->secrets, secret, g_str_equal, NULL))
    g_ptr_array_add (self->secrets, secret);
  else
    free_secret (secret);
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

/* Base64 says the same bytes in three ways, by what stands before them: of each, the digits that no
 * neighbour has a part in. So the password is found in an answer of any method. */
static void
add_pieces (MwProbeLog *self, const char *secret)
{
  gsize length = strlen (secret);

  for (gsize shift = 0; shift < 3; shift++)
    {
      g_autofree char *bytes = g_malloc0 (shift + length);
      g_autofree char *encoded = NULL;
      gsize first = (shift * 8 + 5) / 6;
      gsize end = (shift + length) * 8 / 6;

      memcpy (bytes + shift, secret, length);
      encoded = g_base64_encode ((const guchar *) bytes, shift + length);
      encoded[end] = '\0';
      if (end - first >= MINIMUM_PIECE)
        {
          char *piece = g_strdup (encoded + first);

          g_ptr_array_add (self->pieces, piece);
          /* RFC 4648, 5: in addresses other characters stand in for two of them. */
          if (strpbrk (piece, "+/"))
            g_ptr_array_add (self->pieces,
                             g_strdelimit (g_strdelimit (g_strdup (piece), "+", '-'), "/", '_'));
        }
      explicit_bzero (bytes, shift + length);
      explicit_bzero (encoded, strlen (encoded));
    }
}

/* As IMAP quotes it. */
static char *
quote (const char *text)
{
  char *quoted = g_malloc0 (2 * strlen (text) + 1);
  char *end = quoted;

  for (; *text; text++)
    {
      if (strchr ("\\\"", *text))
        *end++ = '\\';
      *end++ = *text;
    }
  return quoted;
}

/* What moves the cursor, or the text around it, or cannot be seen, is nothing to read. */
static char *
make_harmless (const char *text, gssize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  char *harmless = g_malloc0 (strlen (valid) + 1);
  char *end = harmless;

  for (const char *c = valid; *c; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      MwCharacterKind kind = mw_character_get_kind (letter);

      if (kind == MW_CHARACTER_CONTROL || kind == MW_CHARACTER_LINE_END)
        *end++ = ' ';
      else if (kind != MW_CHARACTER_INVISIBLE)
        end += g_unichar_to_utf8 (letter, end);
    }
  explicit_bzero (valid, strlen (valid));
  return harmless;
}

MwProbeLog *
mw_probe_log_new (const char *account, MwSecret *password)
{
  MwProbeLog *self = g_new0 (MwProbeLog, 1);

  self->text = g_string_new (NULL);
  self->secrets = g_ptr_array_new_with_free_func (free_secret);
  self->pieces = g_ptr_array_new_with_free_func (free_secret);
  if (!password)
    return self;
  add_encoded (self, "", account, mw_secret_get (password));
  add_encoded (self, account, account, mw_secret_get (password));
  add_encoded (self, mw_secret_get (password), NULL, NULL);
  add_pieces (self, mw_secret_get (password));
  add_secret (self, quote (mw_secret_get (password)));
  add_secret (self, make_harmless (mw_secret_get (password), -1));
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
  g_ptr_array_unref (self->pieces);
  g_free (self);
}

/* With what follows it: the end of an encoded text depends on what it is joined to. Servers that
 * take a part of a login for a command may say it in capitals. */
static void
hide (GString *line, const char *secret, gboolean with_start)
{
  const char *found = NULL;
  gssize seen = 0;

  while ((found = strcasestr (line->str + seen, secret)))
    {
      gssize start = found - line->str;
      gssize end = start + (gssize) strlen (secret);

      end += (gssize) strspn (line->str + end, BASE64);
      while (with_start && start > seen && strchr (BASE64, line->str[start - 1]))
        start--;
      g_string_erase (line, start, end - start);
      g_string_insert (line, start, HIDDEN);
      seen = start + (gssize) strlen (HIDDEN);
    }
}

static gboolean
is_part (GPtrArray *secrets, const char *text, gsize length)
{
  g_autofree char *part = g_strndup (text, length);
  gboolean found = FALSE;

  for (guint i = 0; i < secrets->len && !found; i++)
    found = strcasestr (secrets->pdata[i], part) != NULL;
  explicit_bzero (part, length);
  return found;
}

/* A token is longer than a line; of one that was broken into lines the pieces are found by their
 * ends. */
static void
hide_broken (MwProbeLog *self, GString *line)
{
  gsize start = 0;

  while (start < line->len)
    {
      gsize length = strcspn (line->str + start, " ");
      const char *word = line->str + start;

      if (length >= MINIMUM_BROKEN &&
          (is_part (self->secrets, word, MINIMUM_BROKEN) ||
           is_part (self->secrets, word + length - MINIMUM_BROKEN, MINIMUM_BROKEN) ||
           is_part (self->pieces, word, MINIMUM_BROKEN) ||
           is_part (self->pieces, word + length - MINIMUM_BROKEN, MINIMUM_BROKEN)))
        {
          g_string_erase (line, (gssize) start, (gssize) length);
          g_string_insert (line, (gssize) start, HIDDEN);
          length = strlen (HIDDEN);
        }
      start += length + 1;
    }
}

/* Short ones are no proofs. Inside of CRAM-MD5's base64 the proof stands behind the account's name.
 */
void
mw_probe_log_hide_proof (MwProbeLog *self, const char *proof)
{
  gsize length = 0;
  g_autofree guchar *bytes = NULL;
  g_autofree char *inner = NULL;
  const char *space = NULL;

  if (strlen (proof) < MINIMUM_BROKEN)
    return;
  add_secret (self, g_strdup (proof));
  bytes = g_base64_decode (proof, &length);
  inner = g_strndup ((const char *) bytes, length);
  space = strrchr (inner, ' ');
  if (space && strlen (space + 1) >= MINIMUM_BROKEN && g_str_is_ascii (space + 1))
    add_secret (self, g_strdup (space + 1));
  if (bytes)
    explicit_bzero (bytes, length);
  explicit_bzero (inner, strlen (inner));
}

char *
mw_probe_log_clean (MwProbeLog *self, const char *text, gssize length)
{
  g_autofree char *harmless = NULL;
  g_autoptr (GString) line = NULL;

  if (length < 0)
    length = (gssize) strlen (text);
  while (length > 0 && (text[length - 1] == '\n' || text[length - 1] == '\r'))
    length--;
  harmless = make_harmless (text, length);
  line = g_string_new (harmless);
  for (guint i = 0; i < self->pieces->len; i++)
    hide (line, self->pieces->pdata[i], TRUE);
  for (guint i = 0; i < self->secrets->len; i++)
    hide (line, self->secrets->pdata[i], FALSE);
  hide_broken (self, line);
  /* Not before: half a secret would not be found. */
  return g_utf8_substring (line->str, 0, MIN (g_utf8_strlen (line->str, -1), MAXIMUM_LINE));
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
