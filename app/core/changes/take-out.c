/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/take-out.h>

typedef struct
{
  GPtrArray *operations;
  GHashTable *begun; /* (owned): the id of a new object to its operation's place, + 1 */
  GHashTable *ended; /* (owned): the same of removed ones */
  gboolean *out;     /* (owned): of each operation */
  gboolean more;     /* one was found since the last look */
} Taking;

static void
take (Taking *taking, guint place)
{
  taking->more = taking->more || !taking->out[place];
  taking->out[place] = TRUE;
}

/* The place, + 1, of the operation that began or ended the object, 0 if none did. */
static guint
find (GHashTable *objects, const char *id)
{
  return id ? GPOINTER_TO_UINT (g_hash_table_lookup (objects, id)) : 0;
}

/* Whether the object is new, or removed, and that is taken out. */
static gboolean
is_out (Taking *taking, GHashTable *objects, const char *id)
{
  guint place = find (objects, id);

  return place > 0 && taking->out[place - 1];
}

/* It names something that will not be there. */
static gboolean
names_new (Taking *taking, const MwOperationFields *fields)
{
  if (is_out (taking, taking->begun, fields->object_id) ||
      is_out (taking, taking->begun, fields->member))
    return TRUE;
  for (guint i = 0; i < fields->n_values; i++)
    if (is_out (taking, taking->begun, fields->values[i].after))
      return TRUE;
  return FALSE;
}

/* What an object lost comes back with it, unless the other end of it stays removed. */
static gboolean
comes_back (Taking *taking, const MwOperationFields *fields)
{
  gboolean object = is_out (taking, taking->ended, fields->object_id);
  gboolean member = is_out (taking, taking->ended, fields->member);

  return fields->sign == MW_CHANGE_REMOVED && (object || member) &&
         (object || !find (taking->ended, fields->object_id)) &&
         (member || !find (taking->ended, fields->member));
}

static void
take_end (Taking *taking, const char *id)
{
  guint place = find (taking->ended, id);

  if (place > 0)
    take (taking, place - 1);
}

/* What is to be there again has to have something to belong to. */
static void
take_ends (Taking *taking, const MwOperationFields *fields)
{
  if (fields->member && fields->sign != MW_CHANGE_ADDED)
    {
      take_end (taking, fields->object_id);
      take_end (taking, fields->member);
    }
  for (guint i = 0; i < fields->n_values; i++)
    take_end (taking, fields->values[i].before);
}

static void
look (Taking *taking)
{
  for (guint i = 0; i < taking->operations->len; i++)
    {
      const MwOperationFields *fields = mw_operation_get_fields (taking->operations->pdata[i]);

      if (!taking->out[i] && (names_new (taking, fields) || comes_back (taking, fields)))
        take (taking, i);
      if (taking->out[i])
        take_ends (taking, fields);
    }
}

static void
list_objects (Taking *taking)
{
  for (guint i = 0; i < taking->operations->len; i++)
    {
      const MwOperationFields *fields = mw_operation_get_fields (taking->operations->pdata[i]);

      if (!fields->member && fields->sign != MW_CHANGE_CHANGED)
        g_hash_table_insert (fields->sign == MW_CHANGE_ADDED ? taking->begun : taking->ended,
                             (gpointer) fields->object_id, GUINT_TO_POINTER (i + 1));
    }
}

GPtrArray *
mw_operations_take_out (GPtrArray *operations, GArray *places)
{
  g_autoptr (GHashTable) begun = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) ended = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree gboolean *out = g_new0 (gboolean, operations->len + 1);
  Taking taking = { operations, begun, ended, out, TRUE };
  GPtrArray *inverse = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_operation_unref);

  list_objects (&taking);
  for (guint i = 0; i < places->len; i++)
    out[g_array_index (places, guint, i)] = TRUE;
  while (taking.more)
    {
      taking.more = FALSE;
      look (&taking);
    }
  for (guint i = operations->len; i > 0; i--)
    if (out[i - 1])
      g_ptr_array_add (inverse, mw_operation_new_inverse (operations->pdata[i - 1]));
  return inverse;
}
