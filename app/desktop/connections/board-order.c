/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/board-order.h"

struct _MwBoardOrder
{
  GObject parent_instance;

  GSequence *groups;     /* (owned) (element-type MwBoardGroup) */
  GHashTable *iters;     /* (owned) (element-type MwBoardGroupKey GSequenceIter): of each group */
  GHashTable *touched;   /* (owned) (element-type MwBoardGroup): what has more or fewer */
  GHashTable *misplaced; /* (owned) (element-type MwBoardGroup): what may belong elsewhere */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwBoardOrder,
                               mw_board_order,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
get_item_type (GListModel *model)
{
  return MW_TYPE_BOARD_GROUP;
}

static guint
get_n_items (GListModel *model)
{
  return (guint) g_sequence_get_length (MW_BOARD_ORDER (model)->groups);
}

static gpointer
get_item (GListModel *model, guint position)
{
  MwBoardOrder *self = MW_BOARD_ORDER (model);

  if (position >= get_n_items (model))
    return NULL;
  return g_object_ref (g_sequence_get (g_sequence_get_iter_at_pos (self->groups, (int) position)));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return mw_board_group_compare ((MwBoardGroup *) a, (MwBoardGroup *) b);
}

static GSequenceIter *
find (MwBoardOrder *self, MwBoardGroup *group)
{
  GSequenceIter *iter = g_hash_table_lookup (self->iters, mw_board_group_get_key (group));

  return iter != NULL && g_sequence_get (iter) == group ? iter : NULL;
}

static void
insert (MwBoardOrder *self, MwBoardGroup *group)
{
  GSequenceIter *iter =
      g_sequence_insert_sorted (self->groups, g_object_ref (group), compare, NULL);

  g_hash_table_insert (self->iters, (gpointer) mw_board_group_get_key (group), iter);
  g_list_model_items_changed (G_LIST_MODEL (self), (guint) g_sequence_iter_get_position (iter), 0,
                              1);
}

static void
take_out (MwBoardOrder *self, MwBoardGroup *group, GSequenceIter *iter)
{
  guint position = (guint) g_sequence_iter_get_position (iter);

  g_hash_table_remove (self->iters, mw_board_group_get_key (group));
  g_sequence_remove (iter);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

/* The others are in order: it is enough to look at its neighbours. */
static gboolean
is_in_place (GSequenceIter *iter)
{
  MwBoardGroup *group = g_sequence_get (iter);
  GSequenceIter *next = g_sequence_iter_next (iter);

  if (!g_sequence_iter_is_begin (iter) &&
      mw_board_group_compare (g_sequence_get (g_sequence_iter_prev (iter)), group) > 0)
    return FALSE;
  return g_sequence_iter_is_end (next) || mw_board_group_compare (group, g_sequence_get (next)) < 0;
}

static void
arrange_one (MwBoardOrder *self, MwBoardGroup *group)
{
  GSequenceIter *iter = find (self, group);

  if (iter == NULL)
    return;
  mw_board_group_place (group);
  if (is_in_place (iter))
    return;
  take_out (self, group, iter);
  insert (self, group);
}

static void
mw_board_order_finalize (GObject *object)
{
  MwBoardOrder *self = MW_BOARD_ORDER (object);

  g_hash_table_unref (self->touched);
  g_hash_table_unref (self->misplaced);
  g_hash_table_unref (self->iters);
  g_sequence_free (self->groups);

  G_OBJECT_CLASS (mw_board_order_parent_class)->finalize (object);
}

static void
mw_board_order_class_init (MwBoardOrderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_board_order_finalize;
}

static void
mw_board_order_init (MwBoardOrder *self)
{
  self->groups = g_sequence_new (g_object_unref);
  self->iters = g_hash_table_new (mw_board_group_key_hash, mw_board_group_key_equal);
  self->touched = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->misplaced = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

MwBoardOrder *
mw_board_order_new (void)
{
  return g_object_new (MW_TYPE_BOARD_ORDER, NULL);
}

MwBoardGroup *
mw_board_order_ensure (MwBoardOrder *self, const MwBoardGroupKey *key)
{
  GSequenceIter *iter = NULL;
  g_autoptr (MwBoardGroup) group = NULL;

  g_return_val_if_fail (MW_IS_BOARD_ORDER (self), NULL);

  iter = g_hash_table_lookup (self->iters, key);
  if (iter != NULL)
    return g_sequence_get (iter);
  group = mw_board_group_new (key);
  insert (self, group);
  return group;
}

void
mw_board_order_touch (MwBoardOrder *self, MwBoardGroup *group)
{
  g_return_if_fail (MW_IS_BOARD_ORDER (self));

  g_hash_table_add (self->touched, g_object_ref (group));
}

void
mw_board_order_tell (MwBoardOrder *self)
{
  GHashTableIter iter;
  gpointer group = NULL;

  g_return_if_fail (MW_IS_BOARD_ORDER (self));

  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &group, NULL))
    {
      GSequenceIter *place = find (self, group);

      if (mw_board_group_get_n_entries (group) > 0)
        {
          mw_board_group_changed (group);
          g_hash_table_add (self->misplaced, g_object_ref (group));
        }
      else if (place != NULL)
        {
          g_hash_table_remove (self->misplaced, group);
          take_out (self, group, place);
        }
    }
  g_hash_table_remove_all (self->touched);
}

gboolean
mw_board_order_arrange (MwBoardOrder *self, gint64 until)
{
  GHashTableIter iter;
  gpointer group = NULL;

  g_return_val_if_fail (MW_IS_BOARD_ORDER (self), FALSE);

  g_hash_table_iter_init (&iter, self->misplaced);
  while (g_hash_table_iter_next (&iter, &group, NULL))
    {
      if (mw_board_group_is_held (group))
        continue;
      if (g_get_monotonic_time () >= until)
        return TRUE;
      arrange_one (self, group);
      g_hash_table_iter_remove (&iter);
    }
  return FALSE;
}

gboolean
mw_board_order_is_arranged (MwBoardOrder *self)
{
  GHashTableIter iter;
  gpointer group = NULL;

  g_return_val_if_fail (MW_IS_BOARD_ORDER (self), TRUE);

  g_hash_table_iter_init (&iter, self->misplaced);
  while (g_hash_table_iter_next (&iter, &group, NULL))
    if (!mw_board_group_is_held (group))
      return FALSE;
  return TRUE;
}
