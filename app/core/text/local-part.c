/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/text/local-part.h"
#include "core/text/typed-text.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define MAX_LOCAL_PART 64

/* What stands outside quotes. */
typedef struct
{
  const char *at;      /* the first "@" */
  const char *wide_at; /* the first that only looks like one */
  guint n_ats;
  gboolean in_quotes; /* at the end */
  gboolean bracket;
  gboolean parenthesis;
  gboolean separator;
  gboolean space;
} Shape;

static void
look_at (Shape *shape, const char *p)
{
  gunichar c = g_utf8_get_char (p);

  switch (c)
    {
    case '@':
      if (shape->n_ats++ == 0)
        shape->at = p;
      break;
    case 0xff20: /* fullwidth */
    case 0xfe6b: /* small */
      if (!shape->wide_at)
        shape->wide_at = p;
      break;
    case '<':
    case '>':
      shape->bracket = TRUE;
      break;
    case '(':
    case ')':
      shape->parenthesis = TRUE;
      break;
    case ',':
    case ';':
      shape->separator = TRUE;
      break;
    default:
      shape->space |= g_unichar_isspace (c);
      break;
    }
}

static Shape
see_shape (const char *text)
{
  Shape shape = { 0 };

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (*p == '"')
      shape.in_quotes = !shape.in_quotes;
    else if (!shape.in_quotes)
      look_at (&shape, p);
    else if (*p == '\\' && p[1])
      p++;
  return shape;
}

static char *
refuse_shape (const char *text, const Shape *shape)
{
  if (!*text)
    return g_strdup (_ ("Type a mail address."));
  if (shape->in_quotes)
    return g_strdup (_ ("A quotation mark is opened and not closed. Close it or remove it."));
  if (shape->bracket)
    return g_strdup (_ ("Type the address alone, without a name and angle brackets."));
  if (shape->parenthesis)
    return g_strdup (_ ("Type the address alone, without a comment in parentheses."));
  if (shape->n_ats > 1 && (shape->separator || shape->space))
    return g_strdup (_ ("These are several addresses. Type one alone."));
  if (shape->space)
    return g_strdup (_ ("The address contains spaces. Remove them."));
  if (shape->n_ats > 1)
    return g_strdup (_ ("The address contains more than one “@”. Remove the others."));
  if (shape->wide_at)
    return g_strdup_printf (_ ("Use the ordinary “@” instead of “%.*s”."),
                            (int) (g_utf8_next_char (shape->wide_at) - shape->wide_at),
                            shape->wide_at);
  if (!shape->at)
    return g_strdup (_ ("The address has no “@” between name and domain."));
  if (shape->at == text)
    return g_strdup (_ ("The name before the “@” is missing."));
  if (!shape->at[1])
    return g_strdup (_ ("The domain after the “@” is missing."));
  return NULL;
}

const char *
mw_local_part_find_end (const char *text, GError **error)
{
  Shape shape = see_shape (text);
  g_autofree char *refusal = refuse_shape (text, &shape);

  if (refusal)
    {
      g_set_error_literal (error, MW_ERROR, MW_ERROR_INVALID, refusal);
      return NULL;
    }
  return shape.at;
}

static gboolean
is_atom_character (char c)
{
  return (guchar) c >= 0x80 || g_ascii_isalnum (c) || (c && strchr ("!#$%&'*+-/=?^_`{|}~", c));
}

/* Returns: the first character that an unquoted local part may not have, or NULL */
static const char *
find_not_atom (const char *text)
{
  for (; *text; text++)
    if (!is_atom_character (*text) && *text != '.')
      return text;
  return NULL;
}

static gboolean
has_stray_dot (const char *text)
{
  return g_str_has_prefix (text, ".") || g_str_has_suffix (text, ".") || strstr (text, "..");
}

/* @text is a whole quoted string. */
static char *
unquote (const char *text)
{
  GString *content = g_string_new (NULL);

  for (text++; *text && text[1]; text++)
    {
      if (*text == '\\' && text[2])
        text++;
      g_string_append_c (content, *text);
    }
  return g_string_free (content, FALSE);
}

static char *
quote (const char *content)
{
  GString *text = g_string_new ("\"");

  for (; *content; content++)
    {
      if (*content == '"' || *content == '\\')
        g_string_append_c (text, '\\');
      g_string_append_c (text, *content);
    }
  g_string_append_c (text, '"');
  return g_string_free (text, FALSE);
}

/* Whether the one quoted string is all there is: `"a"b` and `a"b"` are not local parts. */
static gboolean
is_quoted_whole (const char *text)
{
  const char *p = text + 1;

  if (*text != '"')
    return FALSE;
  for (; *p && *p != '"'; p++)
    if (*p == '\\' && p[1])
      p++;
  return *p && !p[1];
}

/* Besides what is no atom, what would be refused if it stood bare: a wide space, a wide "@". */
static gboolean
needs_quotes (const char *content)
{
  Shape shape = see_shape (content);

  return find_not_atom (content) || has_stray_dot (content) || shape.space || shape.wide_at;
}

static char *
check_bare (const char *text, GError **error)
{
  const char *wrong = find_not_atom (text);

  if (wrong)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_INVALID,
                   _ ("“%c” is not allowed before the “@”. Remove it."), *wrong);
      return NULL;
    }
  if (has_stray_dot (text))
    {
      g_set_error (error, MW_ERROR, MW_ERROR_INVALID,
                   _ ("What stands before the “@” neither begins nor ends with a dot, nor has two "
                      "in a row."));
      return NULL;
    }
  return g_strdup (text);
}

char *
mw_local_part_normalise (const char *text, GError **error)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autofree char *content = NULL;
  g_autofree char *folded = NULL;

  if (strlen (composed) > MAX_LOCAL_PART)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_INVALID,
                   _ ("What stands before the “@” is longer than %d bytes. Shorten it."),
                   MAX_LOCAL_PART);
      return NULL;
    }

  content = is_quoted_whole (composed) ? unquote (composed) : check_bare (composed, error);
  if (!content)
    return NULL;
  if (!*content)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_INVALID, _ ("The name before the “@” is missing."));
      return NULL;
    }

  /* Folding makes letters of some marks, beside which a joiner that was part of a word is none. */
  folded = mw_typed_text_fold (content, FALSE);
  if (!mw_typed_text_is_seen (folded, error))
    return NULL;
  return needs_quotes (folded) ? quote (folded) : g_steal_pointer (&folded);
}
