/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/row-selection.h"

struct _MwRowSelection
{
  GObject parent_instance;

  MwKeyedList *model;   /* (owned) */
  GtkBitset *keys;      /* (owned): of what is selected */
  GtkBitset *positions; /* (owned) (nullable): where that is, once it was asked for */
  guint forgetting;     /* source that forgets the keys of rows that left, or 0 */
  gboolean left;        /* rows left that may come again: the model is not done */
};

typedef enum
{
  PROP_MODEL = 1,
} Property;

static GParamSpec *properties[PROP_MODEL + 1];

static void mw_row_selection_list_model_init (GListModelInterface *iface);
static void mw_row_selection_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwRowSelection,
                               mw_row_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      mw_row_selection_list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          mw_row_selection_selection_model_init))

static GtkBitset *
get_positions (MwRowSelection *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (self->positions != NULL)
    return self->positions;
  self->positions = gtk_bitset_new_empty ();
  for (guint i = 0; i < n && !gtk_bitset_is_empty (self->keys); i++)
    if (gtk_bitset_contains (self->keys, mw_keyed_list_get_key (self->model, i)))
      gtk_bitset_add (self->positions, i);
  return self->positions;
}

static gboolean
is_loading (MwRowSelection *self)
{
  gboolean loading = FALSE;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (self->model), "loading") != NULL)
    g_object_get (self->model, "loading", &loading, NULL);
  return loading;
}

static gboolean
on_rows_left_cb (gpointer user_data)
{
  MwRowSelection *self = user_data;
  GtkBitset *positions = NULL;
  GtkBitsetIter iter;
  guint position = 0;

  self->forgetting = 0;
  self->left = is_loading (self);
  if (self->left)
    return G_SOURCE_REMOVE;
  positions = get_positions (self);
  if (gtk_bitset_get_size (positions) == gtk_bitset_get_size (self->keys))
    return G_SOURCE_REMOVE;
  gtk_bitset_remove_all (self->keys);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    gtk_bitset_add (self->keys, mw_keyed_list_get_key (self->model, position));
  return G_SOURCE_REMOVE;
}

/* A row that moves leaves and comes again in several steps, and in a long list with frames between
 * them, so it is only forgotten after all of them. */
static void
on_items_changed_cb (MwRowSelection *self, guint position, guint removed, guint added)
{
  g_clear_pointer (&self->positions, gtk_bitset_unref);
  if (removed > 0 && self->forgetting == 0 && !gtk_bitset_is_empty (self->keys))
    self->forgetting = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_rows_left_cb, self, NULL);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
on_loading_changed_cb (MwRowSelection *self)
{
  if (self->left && self->forgetting == 0)
    self->forgetting = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_rows_left_cb, self, NULL);
}

static GType
get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (G_LIST_MODEL (MW_ROW_SELECTION (model)->model));
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (MW_ROW_SELECTION (model)->model));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (MW_ROW_SELECTION (model)->model), position);
}

static void
mw_row_selection_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  MwRowSelection *self = MW_ROW_SELECTION (model);

  return position < get_n_items (G_LIST_MODEL (model)) &&
         gtk_bitset_contains (self->keys, mw_keyed_list_get_key (self->model, position));
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (get_positions (MW_ROW_SELECTION (model)));
}

static gboolean
covers (GtkBitset *set, guint n)
{
  return gtk_bitset_get_size_in_range (set, 0, n - 1) == n;
}

/* Keys are mostly numbers without gaps: runs of them are put in a set much faster than each by
 * itself. */
#define GAPS 8

static void
add_all_keys (MwRowSelection *self, guint n)
{
  guint least = G_MAXUINT, most = 0;
  g_autofree guint8 *is_key = NULL;

  for (guint i = 0; i < n; i++)
    {
      guint key = mw_keyed_list_get_key (self->model, i);

      least = MIN (least, key);
      most = MAX (most, key);
    }
  if ((most - least) / GAPS > n)
    {
      for (guint i = 0; i < n; i++)
        gtk_bitset_add (self->keys, mw_keyed_list_get_key (self->model, i));
      return;
    }
  is_key = g_new0 (guint8, (gsize) (most - least) + 2);
  for (guint i = 0; i < n; i++)
    is_key[mw_keyed_list_get_key (self->model, i) - least] = 1;
  for (guint from = 0, to; from <= most - least; from = to + 1)
    {
      for (to = from; is_key[to]; to++)
        ;
      if (to > from)
        gtk_bitset_add_range (self->keys, least + from, to - from);
    }
}

/* All of them, or none. */
static gboolean
set_all (MwRowSelection *self, guint n, gboolean selected)
{
  if (!selected && gtk_bitset_is_empty (self->keys))
    return TRUE;
  g_clear_pointer (&self->positions, gtk_bitset_unref);
  gtk_bitset_remove_all (self->keys);
  if (selected)
    {
      add_all_keys (self, n);
      self->positions = gtk_bitset_new_range (0, n);
    }
  gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n);
  return TRUE;
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  MwRowSelection *self = MW_ROW_SELECTION (model);
  guint n = get_n_items (G_LIST_MODEL (model)), position = 0, first = G_MAXUINT, last = 0;
  GtkBitsetIter iter;

  if (n > 0 && covers (mask, n) &&
      (covers (selected, n) || gtk_bitset_get_size_in_range (selected, 0, n - 1) == 0))
    return set_all (self, n, covers (selected, n));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &position); more && position < n;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      guint key = mw_keyed_list_get_key (self->model, position);

      if (gtk_bitset_contains (selected, position) ? !gtk_bitset_add (self->keys, key)
                                                   : !gtk_bitset_remove (self->keys, key))
        continue;
      first = MIN (first, position);
      last = position;
    }
  if (first == G_MAXUINT)
    return TRUE;
  g_clear_pointer (&self->positions, gtk_bitset_unref);
  gtk_selection_model_selection_changed (model, first, last - first + 1);
  return TRUE;
}

static void
mw_row_selection_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
}

static void
mw_row_selection_dispose (GObject *object)
{
  MwRowSelection *self = MW_ROW_SELECTION (object);

  g_clear_handle_id (&self->forgetting, g_source_remove);

  G_OBJECT_CLASS (mw_row_selection_parent_class)->dispose (object);
}

static void
mw_row_selection_finalize (GObject *object)
{
  MwRowSelection *self = MW_ROW_SELECTION (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->positions, gtk_bitset_unref);
  g_clear_pointer (&self->keys, gtk_bitset_unref);

  G_OBJECT_CLASS (mw_row_selection_parent_class)->finalize (object);
}

static void
mw_row_selection_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_MODEL:
      g_value_set_object (value, MW_ROW_SELECTION (object)->model);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_row_selection_class_init (MwRowSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mw_row_selection_dispose;
  object_class->finalize = mw_row_selection_finalize;
  object_class->get_property = mw_row_selection_get_property;

  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, MW_TYPE_KEYED_LIST,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mw_row_selection_init (MwRowSelection *self)
{
  self->keys = gtk_bitset_new_empty ();
}

GtkSelectionModel *
mw_row_selection_new (MwKeyedList *model)
{
  MwRowSelection *self = NULL;

  g_return_val_if_fail (MW_IS_KEYED_LIST (model), NULL);

  self = g_object_new (MW_TYPE_ROW_SELECTION, NULL);
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (on_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "notify::loading", G_CALLBACK (on_loading_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_SELECTION_MODEL (self);
}
