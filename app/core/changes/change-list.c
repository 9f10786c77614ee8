/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/review.h>

/* The lines of a diff: as many as a site has mailboxes, of which a person looks at a screenful. */

#define MW_TYPE_CHANGE_LIST (mw_change_list_get_type ())
G_DECLARE_FINAL_TYPE (MwChangeList, mw_change_list, MW, CHANGE_LIST, GObject)

struct _MwChangeList
{
  GObject parent_instance;

  GPtrArray *operations; /* (owned) (element-type MwOperation) */
  MwDescribeFunc describe;
  gpointer user_data;     /* (owned) */
  GDestroyNotify destroy; /* (nullable) */
};

static void mw_change_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwChangeList,
                               mw_change_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, mw_change_list_model_init))

static GType
get_item_type (GListModel *model)
{
  return MW_TYPE_CHANGE;
}

static guint
get_n_items (GListModel *model)
{
  return MW_CHANGE_LIST (model)->operations->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  MwChangeList *self = MW_CHANGE_LIST (model);

  return position < self->operations->len
             ? self->describe (g_ptr_array_index (self->operations, position), self->user_data)
             : NULL;
}

static void
mw_change_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
mw_change_list_finalize (GObject *object)
{
  MwChangeList *self = MW_CHANGE_LIST (object);

  g_clear_pointer (&self->operations, g_ptr_array_unref);
  if (self->destroy)
    self->destroy (self->user_data);
  G_OBJECT_CLASS (mw_change_list_parent_class)->finalize (object);
}

static void
mw_change_list_class_init (MwChangeListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_change_list_finalize;
}

static void
mw_change_list_init (MwChangeList *self)
{
}

GListModel *
mw_change_list_new (GPtrArray *operations,
                    MwDescribeFunc describe,
                    gpointer user_data,
                    GDestroyNotify destroy)
{
  MwChangeList *self = g_object_new (MW_TYPE_CHANGE_LIST, NULL);

  self->operations = g_ptr_array_ref (operations);
  self->describe = describe;
  self->user_data = user_data;
  self->destroy = destroy;
  return G_LIST_MODEL (self);
}
