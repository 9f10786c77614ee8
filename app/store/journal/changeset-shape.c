/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/journal/changeset-shape.h"

#include <sqlite3.h>
#include <string.h>

#define TABLE 'T'
#define NUMBER_SIZE 8

/* The kinds of a value; the rest are SQLite's own numbers (SQLITE_INTEGER to SQLITE_NULL). */
#define UNDEFINED 0

/* More columns no table of SQLite can have (SQLITE_MAX_COLUMN). */
#define MOST_COLUMNS 32767

/* What is left to read, and the table that the changes are of. */
typedef struct
{
  const guint8 *at;
  gsize left;
  gsize n_columns;
  const guint8 *keys; /* for each column whether it is of the primary key; NULL before a table */
} Cursor;

typedef enum
{
  VALUES_ALL,    /* of a row that is inserted or deleted */
  VALUES_BEFORE, /* of an update: at least the key */
  VALUES_AFTER,  /* of an update: whatever changed, and no key */
} Values;

static const guint8 *
take (Cursor *cursor, gsize size)
{
  const guint8 *taken = cursor->at;

  if (size > cursor->left)
    return NULL;
  cursor->at += size;
  cursor->left -= size;
  return taken;
}

/* Of SQLite's variable length: seven bits a byte, high ones first. Sizes and numbers of columns fit
 * into 32 bits, which are five bytes at most. */
static gboolean
take_varint (Cursor *cursor, gsize *number)
{
  guint64 value = 0;

  for (guint i = 0; i < 5; i++)
    {
      const guint8 *byte = take (cursor, 1);

      if (!byte)
        return FALSE;
      value = value << 7 | (*byte & 0x7f);
      if (!(*byte & 0x80))
        {
          *number = (gsize) value;
          return value <= G_MAXINT32;
        }
    }
  return FALSE;
}

static gboolean
take_table (Cursor *cursor)
{
  const guint8 *end = NULL;
  gboolean has_key = FALSE;

  if (!take_varint (cursor, &cursor->n_columns) || cursor->n_columns == 0 ||
      cursor->n_columns > MOST_COLUMNS)
    return FALSE;
  cursor->keys = take (cursor, cursor->n_columns);
  for (gsize i = 0; cursor->keys && i < cursor->n_columns; i++)
    has_key = has_key || cursor->keys[i] != 0;
  end = has_key && cursor->left > 0 ? memchr (cursor->at, '\0', cursor->left) : NULL;
  return end && end > cursor->at && take (cursor, (gsize) (end - cursor->at) + 1);
}

static gboolean
take_value (Cursor *cursor, gboolean *defined)
{
  const guint8 *kind = take (cursor, 1);
  gsize size = 0;

  if (!kind)
    return FALSE;
  *defined = *kind != UNDEFINED;
  switch (*kind)
    {
    case UNDEFINED:
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return take (cursor, NUMBER_SIZE) != NULL;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      return take_varint (cursor, &size) && take (cursor, size) != NULL;
    default:
      return FALSE;
    }
}

static gboolean
take_record (Cursor *cursor, Values values)
{
  for (gsize i = 0; i < cursor->n_columns; i++)
    {
      gboolean defined = FALSE, is_key = cursor->keys[i] != 0;

      if (!take_value (cursor, &defined))
        return FALSE;
      if (!defined && (values == VALUES_ALL || (values == VALUES_BEFORE && is_key)))
        return FALSE;
      if (defined && values == VALUES_AFTER && is_key)
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_change (Cursor *cursor, int operation)
{
  const guint8 *indirect = take (cursor, 1);

  if (!indirect || *indirect > 1 || !cursor->keys)
    return FALSE;
  if (operation == SQLITE_UPDATE)
    return take_record (cursor, VALUES_BEFORE) && take_record (cursor, VALUES_AFTER);
  return (operation == SQLITE_INSERT || operation == SQLITE_DELETE) &&
         take_record (cursor, VALUES_ALL);
}

gboolean
mw_changeset_is_whole (const guint8 *bytes, gsize size)
{
  Cursor cursor = { bytes, size, 0, NULL };

  g_return_val_if_fail (bytes != NULL || size == 0, FALSE);

  while (cursor.left > 0)
    {
      const guint8 *first = take (&cursor, 1);

      if (!(*first == TABLE ? take_table (&cursor) : take_change (&cursor, *first)))
        return FALSE;
    }
  return TRUE;
}
