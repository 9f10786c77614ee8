/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/conversation/hearing.h"

#include <string.h>

#define BLANKS " \t\r\n"

/* A stretch of the line. */
typedef struct
{
  char *start;
  gsize length;
} Stretch;

/* The next word of @line, which is shortened to what follows it; the word is empty at the end. */
static Stretch
take_word (Stretch *line, const char *delimiters)
{
  Stretch word = { 0 };

  while (line->length > 0 && strchr (delimiters, *line->start))
    line->start++, line->length--;
  word.start = line->start;
  while (line->length > 0 && !strchr (delimiters, *line->start))
    line->start++, line->length--;
  word.length = (gsize) (line->start - word.start);
  return word;
}

static gboolean
is_word (Stretch word, const char *text)
{
  return word.length == strlen (text) && g_ascii_strncasecmp (word.start, text, word.length) == 0;
}

static void
capitalise (Stretch word)
{
  for (gsize i = 0; i < word.length; i++)
    word.start[i] = g_ascii_toupper (word.start[i]);
}

static void
blank (Stretch word)
{
  memset (word.start, ' ', word.length);
}

static void
adapt_imap_offer (const MwHearing *self, Stretch rest)
{
  for (Stretch word = take_word (&rest, BLANKS); word.length > 0; word = take_word (&rest, BLANKS))
    if (is_word (word, "LOGINDISABLED") && self->before_tls)
      /* libcurl would still believe it where it does not hold any more. */
      blank (word);
    else if (word.length > 5 && g_ascii_strncasecmp (word.start, "AUTH=", 5) == 0 &&
             self->method == MW_LOGIN_METHOD_COMMAND)
      blank (word);
    else
      capitalise (word);
}

static void
adapt_imap (const MwHearing *self, MwSaid said, Stretch line)
{
  Stretch tag = take_word (&line, BLANKS);
  Stretch word = take_word (&line, BLANKS);

  if (is_word (tag, "*") && is_word (word, "CAPABILITY") && said == MW_SAID_CAPABILITIES)
    adapt_imap_offer (self, line);
  else if (is_word (word, "OK") || is_word (word, "PREAUTH"))
    capitalise (word);
  else if (said == MW_SAID_IDENTITY && (is_word (word, "NO") || is_word (word, "BAD")))
    memcpy (word.start, "OK ", word.length);
}

/* RFC 1939, section 7: the stamp is what is in angle brackets at the end of the greeting. */
static void
hide_stamp (Stretch line)
{
  while (line.length > 0 && strchr (BLANKS, line.start[line.length - 1]))
    line.length--;
  if (line.length > 0 && line.start[line.length - 1] == '>')
    line.start[line.length - 1] = ')';
}

static void
adapt_pop3 (const MwHearing *self, MwSaid said, guint index, Stretch line)
{
  Stretch whole = line;
  Stretch word = take_word (&line, BLANKS);

  if (said == MW_SAID_NOTHING && self->method == MW_LOGIN_METHOD_COMMAND)
    hide_stamp (whole);
  if (is_word (word, "+OK") || is_word (word, "-ERR"))
    capitalise (word);
  if (said != MW_SAID_CAPABILITIES)
    return;
  if (is_word (word, "STLS") || is_word (word, "USER") || is_word (word, "SASL"))
    capitalise (word);
  else if (self->method == MW_LOGIN_METHOD_COMMAND && index > 0 && word.length >= 4)
    /* libcurl uses USER only where it is named, and of other words it makes nothing. */
    memcpy (word.start, "USER", 4);
  if (!is_word (word, "SASL"))
    return;
  for (word = take_word (&line, BLANKS); word.length > 0; word = take_word (&line, BLANKS))
    if (self->method == MW_LOGIN_METHOD_COMMAND)
      blank (word);
    else
      capitalise (word);
}

/* Before there was a standard, a server offered "AUTH=LOGIN", and some still do. */
static void
adapt_smtp_offer (Stretch line)
{
  Stretch rest = { line.start + 4, line.length - 4 };
  Stretch word = take_word (&rest, BLANKS "=");

  if (is_word (word, "STARTTLS") || is_word (word, "SIZE") || is_word (word, "SMTPUTF8"))
    capitalise (word);
  if (!is_word (word, "AUTH"))
    return;
  if (rest.length > 0 && *rest.start == '=')
    *rest.start = ' ';
  capitalise (word);
  capitalise (rest);
}

void
mw_hearing_adapt (const MwHearing *self, MwSaid said, guint index, char *line, gsize length)
{
  Stretch whole = { line, length };

  if (g_str_equal (self->scheme, "imap"))
    adapt_imap (self, said, whole);
  else if (g_str_equal (self->scheme, "pop3"))
    adapt_pop3 (self, said, index, whole);
  else if (said == MW_SAID_CAPABILITIES && index > 0 && length > 4)
    /* The first line is the server's name. */
    adapt_smtp_offer (whole);
}
