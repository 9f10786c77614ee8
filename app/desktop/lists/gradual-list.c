/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/gradual-list.h"

#include <mailwright/keyed-list.h>

#define ROWS_AT_ONCE 5

/* GtkSliceListModel with a size that grows would do, but passes each change on as if everything
 * behind it had changed, too: a view then makes two hundred rows anew for each row that leaves. */
struct _MwGradualList
{
  GObject parent_instance;

  GListModel *model; /* (owned) (nullable): until it is disposed */
  guint n_shown;
  guint more; /* source that shows more, or 0 */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwGradualList,
                               mw_gradual_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
get_item_type (GListModel *list)
{
  MwGradualList *self = MW_GRADUAL_LIST (list);

  return self->model != NULL ? g_list_model_get_item_type (self->model) : G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *list)
{
  return MW_GRADUAL_LIST (list)->n_shown;
}

static gpointer
get_item (GListModel *list, guint position)
{
  MwGradualList *self = MW_GRADUAL_LIST (list);

  return position < self->n_shown ? g_list_model_get_item (self->model, position) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* Whoever hears of it may drop the list, or change what it shows. */
static gboolean
on_more_due_cb (gpointer user_data)
{
  g_autoptr (MwGradualList) self = g_object_ref (user_data);
  guint n = g_list_model_get_n_items (self->model);
  guint before = self->n_shown;

  if (n - before > ROWS_AT_ONCE && before < MW_ROWS_AT_HAND)
    n = before + ROWS_AT_ONCE;
  else
    self->more = 0;
  self->n_shown = n;
  if (n > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n - before);
  return self->more != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* What happens behind what is shown is seen when it is shown; what comes right at its end belongs
 * to that, where more is to be shown anyway. */
static void
on_items_changed_cb (MwGradualList *self, guint position, guint removed, guint added)
{
  guint gone = 0;

  if (self->more != 0 && position >= self->n_shown)
    return;
  gone = MIN (removed, self->n_shown - position);
  self->n_shown += added - gone;
  g_list_model_items_changed (G_LIST_MODEL (self), position, gone, added);
}

static void
mw_gradual_list_dispose (GObject *object)
{
  MwGradualList *self = MW_GRADUAL_LIST (object);

  g_clear_handle_id (&self->more, g_source_remove);
  self->n_shown = 0;
  g_clear_object (&self->model);

  G_OBJECT_CLASS (mw_gradual_list_parent_class)->dispose (object);
}

static void
mw_gradual_list_class_init (MwGradualListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mw_gradual_list_dispose;
}

static void
mw_gradual_list_init (MwGradualList *self)
{
}

GListModel *
mw_gradual_list_new (GListModel *model)
{
  MwGradualList *self = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = g_object_new (MW_TYPE_GRADUAL_LIST, NULL);
  self->model = g_object_ref (model);
  self->n_shown = MIN (g_list_model_get_n_items (model), ROWS_AT_ONCE);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (on_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (self->n_shown < g_list_model_get_n_items (model))
    self->more = g_idle_add (on_more_due_cb, self);
  return G_LIST_MODEL (self);
}
