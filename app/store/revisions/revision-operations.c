/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/revisions/revision-operations.h"

#include "store/entities/entity.h"

/* A field's or a parameter's value stands in revision_change itself, where SQL finds it; what is
 * derived from it, and the state of what was added or removed, in revision_value. Of an object as a
 * whole revision_change shows what tells it apart. */

static const char *const SIGNS[] = {
  [MW_CHANGE_ADDED] = "+", [MW_CHANGE_REMOVED] = "-", [MW_CHANGE_CHANGED] = "~"
};

typedef struct
{
  MwStatement *change; /* (owned) */
  MwStatement *value;  /* (owned) */
  MwStatement *field;  /* (owned) */
  gint64 revision;
} Writer;

/* How many of the values stand in the row itself. */
static guint
count_inline (const MwOperationFields *fields)
{
  return fields->n_values > 0 && (fields->member || fields->sign == MW_CHANGE_CHANGED) ? 1 : 0;
}

static const MwOperationValue *
find_shown (const MwOperationFields *fields)
{
  const MwEntity *entity = mw_entity_find_part (fields->object_kind, fields->part);

  if (count_inline (fields) > 0)
    return &fields->values[0];
  for (guint i = 0; entity && entity->shown && i < fields->n_values; i++)
    if (g_str_equal (fields->values[i].field, entity->shown))
      return &fields->values[i];
  return NULL;
}

static void
bind (MwStatement *statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

static gboolean
run (MwStatement *statement, GError **error)
{
  gboolean ok = mw_database_step (statement, NULL, error);

  sqlite3_reset (statement);
  return ok;
}

static gboolean
write_change (Writer *writer, guint seq, const MwOperation *operation, GError **error)
{
  const MwOperationFields *fields = mw_operation_get_fields (operation);
  const MwOperationWords *words = mw_operation_get_words (operation);
  const MwOperationValue *shown = find_shown (fields);
  MwStatement *statement = writer->change;

  sqlite3_bind_int64 (statement, 1, writer->revision);
  sqlite3_bind_int64 (statement, 2, seq);
  bind (statement, 3, SIGNS[fields->sign]);
  bind (statement, 4, mw_object_kind_to_string (fields->object_kind));
  bind (statement, 5, fields->object_id);
  bind (statement, 6, words->object_name);
  bind (statement, 7, fields->part);
  bind (statement, 8, fields->member);
  bind (statement, 9, words->member_name);
  bind (statement, 10, mw_operation_get_field (operation));
  bind (statement, 11, shown ? shown->before : NULL);
  bind (statement, 12, shown ? shown->after : NULL);
  bind (statement, 13, words->before_name);
  bind (statement, 14, words->after_name);
  bind (statement, 15, words->driver);
  sqlite3_bind_int (statement, 16, words->secret != FALSE);
  bind (statement, 17, words->consequence);
  sqlite3_bind_int64 (statement, 18, fields->n_values);
  return run (statement, error);
}

static gboolean
write_values (Writer *writer, guint seq, const MwOperationFields *fields, GError **error)
{
  for (guint i = count_inline (fields); i < fields->n_values; i++)
    {
      sqlite3_bind_int64 (writer->value, 1, writer->revision);
      sqlite3_bind_int64 (writer->value, 2, seq);
      sqlite3_bind_int64 (writer->value, 3, i);
      bind (writer->value, 4, fields->values[i].field);
      bind (writer->value, 5, fields->values[i].before);
      bind (writer->value, 6, fields->values[i].after);
      if (!run (writer->value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_fields (Writer *writer, GPtrArray *operations, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < operations->len; i++)
    {
      const char *field = mw_operation_get_field (g_ptr_array_index (operations, i));

      if (!g_hash_table_add (known, (gpointer) field))
        continue;
      bind (writer->field, 1, field);
      sqlite3_bind_int64 (writer->field, 2, writer->revision);
      if (!run (writer->field, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
prepare (sqlite3 *db, Writer *writer, GError **error)
{
  writer->change = mw_database_prepare (
      db, error,
      "INSERT INTO revision_change (revision, seq, sign, object_kind, object, object_name, part,"
      " member, member_name, field, before, after, before_name, after_name, driver, secret,"
      " consequence, n_values)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
      0);
  writer->value = mw_database_prepare (db, error,
                                       "INSERT INTO revision_value (revision, change, seq, field,"
                                       " before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                       0);
  writer->field = mw_database_prepare (
      db, error, "INSERT INTO revision_field (field, revision) VALUES (?1, ?2)", 0);
  return writer->change && writer->value && writer->field;
}

gboolean
mw_revision_operations_add (sqlite3 *db, gint64 revision, GPtrArray *operations, GError **error)
{
  Writer writer = { .revision = revision };
  gboolean ok = prepare (db, &writer, error);

  for (guint i = 0; ok && i < operations->len; i++)
    {
      const MwOperation *operation = g_ptr_array_index (operations, i);

      ok = write_change (&writer, i, operation, error) &&
           write_values (&writer, i, mw_operation_get_fields (operation), error);
    }
  ok = ok && write_fields (&writer, operations, error);
  sqlite3_finalize (writer.change);
  sqlite3_finalize (writer.value);
  sqlite3_finalize (writer.field);
  return ok;
}

/* ---- reading ---- */

#define COLUMNS                                                                                    \
  "revision, seq, sign, object_kind, object, object_name, part, member, member_name, field,"       \
  " before, after, before_name, after_name, driver, secret, consequence, n_values"

static MwChangeSign
sign_of (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (SIGNS); i++)
    if (g_strcmp0 (text, SIGNS[i]) == 0)
      return (MwChangeSign) i;
  return MW_CHANGE_CHANGED;
}

typedef struct
{
  MwStatement *changes; /* (owned) */
  MwStatement *values;  /* (owned): of one change */
  GArray *read;         /* (owned) (element-type MwOperationValue): of the change at hand */
  GStringChunk *texts;  /* (owned): of the values at hand */
} Reader;

static char *
keep (Reader *reader, const char *text)
{
  return text ? g_string_chunk_insert (reader->texts, text) : NULL;
}

/* The word that the inline value has in the operation. */
static const char *
inline_word (const MwOperationFields *fields, const char *field)
{
  return fields->member ? "value" : field;
}

static gboolean
read_values (Reader *reader, MwStatement *row, MwOperationFields *fields, GError **error)
{
  gint64 n = sqlite3_column_int64 (row, 17);
  gboolean more = TRUE;

  g_array_set_size (reader->read, 0);
  g_string_chunk_clear (reader->texts);
  if (n > 0 && (fields->member || fields->sign == MW_CHANGE_CHANGED))
    {
      MwOperationValue value = { inline_word (fields, mw_statement_text (row, 9)),
                                 mw_statement_text (row, 10), mw_statement_text (row, 11) };

      g_array_append_val (reader->read, value);
    }
  if (reader->read->len < n)
    {
      sqlite3_bind_int64 (reader->values, 1, sqlite3_column_int64 (row, 0));
      sqlite3_bind_int64 (reader->values, 2, sqlite3_column_int64 (row, 1));
    }
  while (reader->read->len < n && more)
    {
      MwOperationValue value;

      if (!mw_database_step (reader->values, &more, error))
        return FALSE;
      value = (MwOperationValue){ keep (reader, mw_statement_text (reader->values, 0)),
                                  keep (reader, mw_statement_text (reader->values, 1)),
                                  keep (reader, mw_statement_text (reader->values, 2)) };
      if (more)
        g_array_append_val (reader->read, value);
    }
  sqlite3_reset (reader->values);
  fields->values = (const MwOperationValue *) (gpointer) reader->read->data;
  fields->n_values = reader->read->len;
  return TRUE;
}

static MwOperation *
read_operation (Reader *reader, GError **error)
{
  MwStatement *row = reader->changes;
  MwOperationFields fields = {
    .sign = sign_of (mw_statement_text (row, 2)),
    .object_kind = (MwObjectKind) mw_object_kind_from_string (mw_statement_text (row, 3)),
    .object_id = mw_statement_text (row, 4),
    .part = mw_statement_text (row, 6),
    .member = mw_statement_text (row, 7),
  };
  MwOperationWords words = {
    .object_name = mw_statement_text (row, 5),
    .member_name = mw_statement_text (row, 8),
    .before_name = mw_statement_text (row, 12),
    .after_name = mw_statement_text (row, 13),
    .driver = mw_statement_text (row, 14),
    .secret = sqlite3_column_int (row, 15) != 0,
    .consequence = mw_statement_text (row, 16),
  };

  return read_values (reader, row, &fields, error) ? mw_operation_new (&fields, &words) : NULL;
}

static gboolean
open_reader (sqlite3 *db, Reader *reader, gint64 after, gint64 upto, GError **error)
{
  reader->read = g_array_new (FALSE, FALSE, sizeof (MwOperationValue));
  reader->texts = g_string_chunk_new (512);
  reader->values = mw_database_prepare (db, error,
                                        "SELECT field, before, after FROM revision_value"
                                        " WHERE revision = ?1 AND change = ?2 ORDER BY seq",
                                        0);
  reader->changes = mw_database_prepare (db, error,
                                         "SELECT " COLUMNS " FROM revision_change"
                                         " WHERE revision > ?1 AND revision <= ?2"
                                         " ORDER BY revision, seq",
                                         0);
  if (!reader->changes || !reader->values)
    return FALSE;
  sqlite3_bind_int64 (reader->changes, 1, after);
  sqlite3_bind_int64 (reader->changes, 2, upto);
  return TRUE;
}

static void
close_reader (Reader *reader)
{
  sqlite3_finalize (reader->changes);
  sqlite3_finalize (reader->values);
  g_array_unref (reader->read);
  g_string_chunk_free (reader->texts);
}

GPtrArray *
mw_revision_operations_list (sqlite3 *db, gint64 after, gint64 upto, GError **error)
{
  g_autoptr (GPtrArray) found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mw_operation_unref);
  Reader reader = { NULL };
  gboolean ok = open_reader (db, &reader, after, upto, error), row = ok;

  while (ok && row)
    {
      MwOperation *operation = NULL;

      ok = mw_database_step (reader.changes, &row, error);
      if (ok && row)
        operation = read_operation (&reader, error);
      if (operation)
        g_ptr_array_add (found, operation);
      else
        ok = ok && !row;
    }
  close_reader (&reader);
  return ok ? g_steal_pointer (&found) : NULL;
}
