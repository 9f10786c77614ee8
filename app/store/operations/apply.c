/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/operations/apply.h"

#include "store/operations/apply-row.h"

#include <glib/gi18n-lib.h>
#include <mailwright/error.h>

typedef enum
{
  STATE_WAITING,
  STATE_UNDER_WAY, /* waits for another one to give up a name */
  STATE_PARKED,    /* gave up its name before it may take its new one */
  STATE_DONE,
} State;

typedef struct
{
  MwRowWriter *writer;
  GPtrArray *operations; /* (element-type MwOperation) */
  State *states;         /* (owned): beside operations */
  GHashTable *places; /* (owned) (nullable): "table/id/field" to index + 1, once it was asked for */
  GArray *under_way;  /* (owned) (element-type guint) */
  GArray *parked;     /* (owned) (element-type guint) */
} Application;

static MwOperation *
get (Application *self, guint index)
{
  return g_ptr_array_index (self->operations, index);
}

static char *
make_place (const char *part, const char *id, const char *field)
{
  return g_strconcat (part, "/", id, "/", field, NULL);
}

/* Who gives up a unique value: only those that change or remove what is there. */
static void
index_places (Application *self)
{
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->operations->len; i++)
    {
      const MwOperationFields *fields = mw_operation_get_fields (get (self, i));

      if (fields->member || fields->sign == MW_CHANGE_ADDED)
        continue;
      g_hash_table_insert (
          self->places,
          make_place (fields->part, fields->object_id,
                      fields->sign == MW_CHANGE_CHANGED ? fields->values[0].field : ""),
          GUINT_TO_POINTER (i + 1));
    }
}

/* The operation that will move what stands in the way, or -1. */
static int
find_mover (Application *self, const MwOperationFields *fields, const MwRowBlock *block)
{
  g_autofree char *changing = make_place (fields->part, block->id, block->field);
  g_autofree char *removing = make_place (fields->part, block->id, "");
  gpointer found;

  if (!self->places)
    index_places (self);
  found = g_hash_table_lookup (self->places, changing);
  if (!found)
    found = g_hash_table_lookup (self->places, removing);
  return (int) GPOINTER_TO_UINT (found) - 1;
}

static gboolean
set_duplicate (const MwOperation *operation, const MwRowBlock *block, GError **error)
{
  g_set_error (
      error, MW_ERROR, MW_ERROR_DUPLICATE,
      /* Translators: a kind of object, its name, a value (a name, an address), and the
         name of the object that has it */
      _ ("%s “%s” cannot have “%s”: “%s” has it already. Nothing was written; change one of "
         "the two."),
      mw_object_kind_describe (mw_operation_get_fields (operation)->object_kind),
      mw_row_name_of (operation), block->value, block->name);
  return FALSE;
}

/* What waits for nobody is written; what stands in the way of the newest under way goes first. */
static gboolean
take_turn (Application *self, guint index, GError **error)
{
  MwOperation *operation = get (self, index);
  g_auto (MwRowBlock) block = { NULL };
  int mover;

  if (!mw_row_writer_write (self->writer, operation, self->states[index] == STATE_PARKED, &block,
                            error))
    return FALSE;
  if (!block.id)
    {
      self->states[index] = STATE_DONE;
      g_array_set_size (self->under_way, self->under_way->len - 1);
      return TRUE;
    }
  mover = find_mover (self, mw_operation_get_fields (operation), &block);
  if (mover < 0 || self->states[mover] == STATE_DONE || self->states[mover] == STATE_PARKED ||
      mover == (int) index)
    return set_duplicate (operation, &block, error);
  if (self->states[mover] == STATE_WAITING)
    {
      guint next = (guint) mover;

      self->states[next] = STATE_UNDER_WAY;
      g_array_append_val (self->under_way, next);
      return TRUE;
    }
  /* A ring: this one gives up its name, so that those under way can go on; it takes its own later.
   */
  if (!mw_row_writer_park (self->writer, operation, error))
    return FALSE;
  self->states[index] = STATE_PARKED;
  g_array_append_val (self->parked, index);
  g_array_set_size (self->under_way, self->under_way->len - 1);
  return TRUE;
}

static gboolean
carry_out (Application *self, guint index, GError **error)
{
  if (self->states[index] == STATE_DONE)
    return TRUE;
  if (self->states[index] == STATE_WAITING)
    self->states[index] = STATE_UNDER_WAY;
  g_array_append_val (self->under_way, index);
  while (self->under_way->len > 0)
    if (!take_turn (self, g_array_index (self->under_way, guint, self->under_way->len - 1), error))
      return FALSE;
  return TRUE;
}

static gboolean
carry_out_all (Application *self, gboolean removals, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->operations->len; i++)
    {
      gboolean removes = mw_operation_get_fields (get (self, i))->sign == MW_CHANGE_REMOVED;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (removes != removals || self->states[i] != STATE_WAITING)
        continue;
      if (!carry_out (self, i, error))
        return FALSE;
      /* Whoever waits for a parked one's place has it now. */
      for (guint k = 0; k < self->parked->len; k++)
        if (!carry_out (self, g_array_index (self->parked, guint, k), error))
          return FALSE;
      g_array_set_size (self->parked, 0);
    }
  return TRUE;
}

gboolean
mw_operations_apply (sqlite3 *db, GPtrArray *operations, GCancellable *cancellable, GError **error)
{
  Application self = {
    .writer = mw_row_writer_new (db),
    .operations = operations,
    .states = g_new0 (State, operations->len + 1),
    .under_way = g_array_new (FALSE, FALSE, sizeof (guint)),
    .parked = g_array_new (FALSE, FALSE, sizeof (guint)),
  };
  gboolean ok = mw_database_exec (db, "PRAGMA defer_foreign_keys = ON", error) &&
                carry_out_all (&self, TRUE, cancellable, error) &&
                carry_out_all (&self, FALSE, cancellable, error) &&
                mw_row_check_references (db, error);

  mw_row_writer_free (self.writer);
  g_clear_pointer (&self.places, g_hash_table_unref);
  g_array_unref (self.under_way);
  g_array_unref (self.parked);
  g_free (self.states);
  return ok;
}
