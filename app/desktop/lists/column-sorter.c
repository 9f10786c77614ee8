/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/column-sorter.h"

struct _MwColumnSorter
{
  GtkSorter parent_instance;

  char *key; /* (owned) */
};

G_DEFINE_FINAL_TYPE (MwColumnSorter, mw_column_sorter, GTK_TYPE_SORTER)

typedef enum
{
  PROP_KEY = 1,
} Property;

static GParamSpec *properties[PROP_KEY + 1];

typedef struct
{
  MwSortFunc func;
  gpointer user_data;
  GtkColumnView *view; /* (unowned): its sorter has the signal */
} SortListener;

/* What is compared in order to ask a column view's sorter which column comes first. */
#define MW_TYPE_SORT_PROBE (mw_sort_probe_get_type ())
G_DECLARE_FINAL_TYPE (MwSortProbe, mw_sort_probe, MW, SORT_PROBE, GObject)

struct _MwSortProbe
{
  GObject parent_instance;

  MwColumnSorter *asked; /* (unowned) (nullable) the first sorter that was asked */
};

G_DEFINE_FINAL_TYPE (MwSortProbe, mw_sort_probe, G_TYPE_OBJECT)

static void
mw_sort_probe_class_init (MwSortProbeClass *klass)
{
}

static void
mw_sort_probe_init (MwSortProbe *self)
{
}

static GtkOrdering
mw_column_sorter_compare (GtkSorter *sorter, gpointer first, gpointer second)
{
  if (!MW_IS_SORT_PROBE (first))
    return GTK_ORDERING_EQUAL;

  MW_SORT_PROBE (first)->asked = MW_COLUMN_SORTER (sorter);
  return GTK_ORDERING_SMALLER;
}

static GtkSorterOrder
mw_column_sorter_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_PARTIAL;
}

static void
mw_column_sorter_finalize (GObject *object)
{
  g_free (MW_COLUMN_SORTER (object)->key);

  G_OBJECT_CLASS (mw_column_sorter_parent_class)->finalize (object);
}

static void
mw_column_sorter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_KEY:
      g_value_set_string (value, MW_COLUMN_SORTER (object)->key);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_column_sorter_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_KEY:
      MW_COLUMN_SORTER (object)->key = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_column_sorter_class_init (MwColumnSorterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkSorterClass *sorter_class = GTK_SORTER_CLASS (klass);

  object_class->finalize = mw_column_sorter_finalize;
  object_class->get_property = mw_column_sorter_get_property;
  object_class->set_property = mw_column_sorter_set_property;
  sorter_class->compare = mw_column_sorter_compare;
  sorter_class->get_order = mw_column_sorter_get_order;

  properties[PROP_KEY] = g_param_spec_string (
      "key", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mw_column_sorter_init (MwColumnSorter *self)
{
}

static void
on_sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, gpointer user_data)
{
  SortListener *listener = user_data;
  gboolean descending = FALSE;
  const char *key = mw_column_sorter_read (listener->view, &descending);

  if (key != NULL)
    listener->func (key, descending, listener->user_data);
}

static void
sort_listener_free (gpointer user_data, GClosure *closure)
{
  g_free (user_data);
}

GtkSorter *
mw_column_sorter_new (const char *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  return g_object_new (MW_TYPE_COLUMN_SORTER, "key", key, NULL);
}

const char *
mw_column_sorter_get_key (MwColumnSorter *self)
{
  g_return_val_if_fail (MW_IS_COLUMN_SORTER (self), NULL);

  return self->key;
}

/* GTK tells which column is sorted by from 4.10 on. Before, the view's sorter asks its columns in
 * turn and turns the answer round for a descending one: so ask it, and see who answered what. */
const char *
mw_column_sorter_read (GtkColumnView *view, gboolean *descending)
{
  g_autoptr (MwSortProbe) first = g_object_new (MW_TYPE_SORT_PROBE, NULL);
  g_autoptr (MwSortProbe) second = g_object_new (MW_TYPE_SORT_PROBE, NULL);
  GtkOrdering ordering = GTK_ORDERING_EQUAL;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);

  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (view), first, second);
  if (descending != NULL)
    *descending = ordering == GTK_ORDERING_LARGER;
  return first->asked != NULL ? first->asked->key : NULL;
}

/* A view that is told of another column draws the arrow of the one before on: it is cleared first.
 */
void
mw_column_sorter_sort (GtkColumnView *view, GtkColumnViewColumn *column, GtkSortType order)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));
  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));

  gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (view, column, order);
}

gulong
mw_column_sorter_attach (GtkColumnView *view, MwSortFunc func, gpointer user_data)
{
  SortListener *listener = NULL;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), 0);
  g_return_val_if_fail (func != NULL, 0);

  listener = g_new0 (SortListener, 1);
  listener->func = func;
  listener->user_data = user_data;
  listener->view = view;
  return g_signal_connect_data (gtk_column_view_get_sorter (view), "changed",
                                G_CALLBACK (on_sorter_changed_cb), listener, sort_listener_free, 0);
}

void
mw_column_sorter_detach (GtkColumnView *view, gulong *handler)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  g_clear_signal_handler (handler, gtk_column_view_get_sorter (view));
}
