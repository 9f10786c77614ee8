/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/conversation/answer.h"

#include <stdio.h>
#include <string.h>

/* More is not read by anybody. */
#define MAXIMUM_PARTS 32
#define MAXIMUM_WORDS 500

struct _MwAnswer
{
  const char *scheme; /* (owned): interned */
  GPtrArray *parts;   /* (owned) (element-type MwAnswerPart) */
  char *first;        /* (owned) (nullable): the first line, as it came */
};

static void
free_part (gpointer data)
{
  MwAnswerPart *part = data;

  g_free (part->enhanced);
  g_free (part->code);
  g_free (part->words);
  g_free (part);
}

MwAnswer *
mw_answer_new (const char *scheme)
{
  MwAnswer *self = g_new0 (MwAnswer, 1);

  self->scheme = g_intern_string (scheme);
  self->parts = g_ptr_array_new_with_free_func (free_part);
  return self;
}

void
mw_answer_free (MwAnswer *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->parts);
  g_free (self->first);
  g_free (self);
}

void
mw_answer_clear (MwAnswer *self)
{
  g_ptr_array_set_size (self->parts, 0);
  g_clear_pointer (&self->first, g_free);
}

static const char *
skip_space (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return text;
}

static gboolean
take_word (const char **text, const char *word)
{
  gsize length = strlen (word);

  if (g_ascii_strncasecmp (*text, word, length) != 0 ||
      ((*text)[length] != '\0' && !g_ascii_isspace ((*text)[length])))
    return FALSE;
  *text = skip_space (*text + length);
  return TRUE;
}

/* RFC 3463; some servers write a colon behind it. */
static char *
take_enhanced (const char **text)
{
  char kind[2], subject[4], detail[4];
  int length = 0;
  char *enhanced = NULL;

  if (sscanf (*text, "%1[245].%3[0-9].%3[0-9]%n", kind, subject, detail, &length) != 3 ||
      strspn (*text + length, G_CSET_DIGITS ".") > 0)
    return NULL;
  enhanced = g_strndup (*text, (gsize) length);
  *text = skip_space (*text + length + strspn (*text + length, ":,"));
  return enhanced;
}

/* What stands in brackets first: a name, and sometimes more, of which only an address to go to says
 * something to people. A host in brackets is none. */
static char *
take_code (const char **text, GString *address)
{
  const char *name = *text + 1;
  const char *end = **text == '[' ? strchr (name, ']') : NULL;
  gsize length = end ? strspn (name, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "-/") : 0;

  if (length == 0 || !strchr (" ]", name[length]))
    return NULL;
  if (g_strstr_len (name, end - name, "://"))
    g_string_append_len (address, name + length, end - name - (gssize) length);
  *text = skip_space (end + 1);
  return g_ascii_strup (name, (gssize) length);
}

/* ALERT says that people shall see the words, nothing of the cause. */
static void
take_codes (MwAnswerPart *part, const char *text)
{
  g_autoptr (GString) address = g_string_new (NULL);
  g_autofree char *code = NULL;

  while ((code = take_code (&text, address)))
    {
      if (!part->code && !g_str_equal (code, "ALERT"))
        part->code = g_steal_pointer (&code);
      g_clear_pointer (&code, g_free);
    }
  part->words = g_strconcat (text, address->str, NULL);
}

static gboolean
read_smtp (MwAnswerPart *part, const char *line)
{
  const char *rest = line;

  if (strspn (line, G_CSET_DIGITS) < 3 || (line[3] != '\0' && !strchr ("- ", line[3])))
    return FALSE;
  part->status = (guint) g_ascii_strtoull (line, NULL, 10);
  part->refuses = line[0] == '4' || line[0] == '5';
  part->ends = part->status == 421;
  rest = skip_space (line[3] ? line + 4 : line + 3);
  part->enhanced = take_enhanced (&rest);
  part->words = g_strdup (rest);
  return TRUE;
}

static gboolean
read_pop3 (MwAnswerPart *part, const char *line)
{
  const char *rest = line;

  part->refuses = take_word (&rest, "-ERR");
  if (!part->refuses && !take_word (&rest, "+OK"))
    return FALSE;
  take_codes (part, rest);
  return TRUE;
}

static gboolean
read_imap (MwAnswerPart *part, const char *line)
{
  const char *rest = strchr (line, ' ');

  if (!rest)
    return FALSE;
  rest = skip_space (rest);
  part->ends = take_word (&rest, "BYE");
  part->refuses = part->ends || take_word (&rest, "NO") || take_word (&rest, "BAD");
  if (!part->refuses && !take_word (&rest, "OK") && !take_word (&rest, "PREAUTH"))
    return FALSE;
  take_codes (part, rest);
  return TRUE;
}

static gboolean
read_line (const char *scheme, MwAnswerPart *part, const char *line)
{
  if (g_str_equal (scheme, "smtp"))
    return read_smtp (part, line);
  return g_str_equal (scheme, "pop3") ? read_pop3 (part, line) : read_imap (part, line);
}

static gboolean
has_words (MwAnswer *self, const char *words)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (g_str_equal (((MwAnswerPart *) self->parts->pdata[i])->words, words))
      return TRUE;
  return FALSE;
}

void
mw_answer_add (MwAnswer *self, const char *line)
{
  g_autofree MwAnswerPart *part = g_new0 (MwAnswerPart, 1);

  if (self->parts->len == MAXIMUM_PARTS)
    return;
  if (!read_line (self->scheme, part, line))
    {
      /* What belongs to no answer counts only in place of one: somebody speaks another language. */
      if (self->first || !*line || strchr ("*+", *line))
        return;
      part->words = g_strdup (line);
    }
  if (!self->first)
    self->first = g_strdup (line);
  if (has_words (self, part->words))
    g_clear_pointer (&part->words, g_free);
  if (!part->words)
    part->words = g_strdup ("");
  g_ptr_array_add (self->parts, g_steal_pointer (&part));
}

GPtrArray *
mw_answer_get_parts (const MwAnswer *self)
{
  return self->parts;
}

gboolean
mw_answer_refuses (const MwAnswer *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (((MwAnswerPart *) self->parts->pdata[i])->refuses)
      return TRUE;
  return FALSE;
}

gboolean
mw_answer_ends (const MwAnswer *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (((MwAnswerPart *) self->parts->pdata[i])->ends)
      return TRUE;
  return FALSE;
}

static void
append_words (GString *all, const char *words)
{
  g_auto (GStrv) each = g_strsplit (words, " ", -1);

  for (guint i = 0; each[i]; i++)
    if (*each[i])
      g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", each[i]);
}

static char *
shorten (const char *words)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (words, -1) <= MAXIMUM_WORDS)
    return g_strdup (words);
  start = g_utf8_substring (words, 0, MAXIMUM_WORDS);
  return g_strconcat (start, "…", NULL);
}

char *
mw_answer_dup_words (const MwAnswer *self)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < self->parts->len; i++)
    append_words (all, ((MwAnswerPart *) self->parts->pdata[i])->words);
  if (all->len == 0 && self->first)
    g_string_append (all, self->first);
  return shorten (all->str);
}
