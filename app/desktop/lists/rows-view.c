/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/rows-view.h"

#include <mailwright/keyed-list.h>

#include "desktop/lists/column-sorter.h"
#include "desktop/lists/double-clicks.h"
#include "desktop/lists/empty-state.h"
#include "desktop/lists/list-keys.h"
#include "desktop/lists/list-seeker.h"
#include "desktop/lists/loaded-rows.h"
#include "desktop/lists/narrow-switch.h"
#include "desktop/lists/row-menu.h"
#include "desktop/lists/row-selection.h"
#include "desktop/lists/selection-bar.h"
#include "desktop/widgets/error-presenter.h"
#include "desktop/widgets/page.h"

/* Narrower than this there are no columns, and not where each has less than this of it. */
#define LEAST_WIDE 560
#define COLUMN_ROOM 104

struct _MwRowsView
{
  AdwBin parent_instance;

  MwDraft *draft;               /* (owned) (nullable): until it is set up */
  MwQuery *query;               /* (owned) (nullable): what is shown */
  GListModel *list;             /* (owned) (nullable) */
  MwListSeeker *seeker;         /* (owned) (nullable): of the row that was last sought */
  GtkSelectionModel *selection; /* (owned) (nullable): over the list */
  MwQueryFilter *filter;        /* (owned) (nullable) */
  MwColumnChooser *columns;     /* (owned) (nullable) */
  gulong sorted;                /* handler of the order that the headers ask for, or 0 */
  GCancellable *collecting; /* (owned) (nullable): ends what waits for rows when the view goes */
  guint rows_left;          /* source that says that selected rows may have left, or 0 */
  guint turning;            /* source that gives the rows to the view that is shown, or 0 */

  MwEmptyState *empty_state;
  MwRowMenu *row_menu;
  MwNarrowSwitch *narrow_switch;
  GtkColumnView *column_view;
  GtkListView *list_view;
  MwSelectionBar *selection_bar;
};

static void page_iface_init (MwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwRowsView,
                               mw_rows_view,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_PAGE, page_iface_init))

typedef enum
{
  PROP_LABEL = 1,
  PROP_MENU_MODEL,
} Property;

static GParamSpec *properties[PROP_MENU_MODEL + 1];

enum
{
  ACTIVATED,
  SELECTION_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- what is shown ---- */

static void
requery (MwRowsView *self)
{
  /* What was sought may not be in it. */
  g_clear_object (&self->seeker);
  if (self->filter != NULL)
    mw_query_filter_fill (self->filter, self->query);
  mw_empty_state_set_narrowed (self->empty_state, mw_query_is_narrowed (self->query),
                               mw_query_get_search (self->query));
  mw_draft_list_set_query (self->draft, self->list, self->query);
  mw_page_filter_changed (MW_PAGE (self));
}

static void
on_sorted_cb (const char *key, gboolean descending, gpointer user_data)
{
  MwRowsView *self = user_data;

  mw_query_set_sort (self->query, key, descending);
  mw_draft_list_set_query (self->draft, self->list, self->query);
}

static void
on_cleared_cb (MwRowsView *self)
{
  if (self->filter != NULL)
    mw_query_filter_clear (self->filter);
}

/* ---- rows and what is selected ---- */

static void
on_row_activated_cb (MwRowsView *self, guint position)
{
  g_autoptr (GObject) row = g_list_model_get_item (self->list, position);

  if (row != NULL && mw_loaded_rows_has_come (row))
    g_signal_emit (self, signals[ACTIVATED], 0, row);
}

static void
tell_selection (MwRowsView *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static gboolean
on_rows_left_cb (gpointer user_data)
{
  MwRowsView *self = user_data;

  self->rows_left = 0;
  tell_selection (self);
  return G_SOURCE_REMOVE;
}

/* A list that is put in another order changes in many steps: one word after all of them is enough.
 */
static void
on_rows_changed_cb (MwRowsView *self, guint position, guint removed)
{
  if (removed > 0 && self->rows_left == 0)
    self->rows_left = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_rows_left_cb, self, NULL);
}

/* Something that waits for rows. */
typedef struct
{
  MwRowsView *view; /* (owned) */
  MwRowsFunc func;
  gpointer user_data;
} Action;

static void
on_rows_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Action *action = user_data;
  g_autoptr (MwRowsView) self = action->view;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
      mw_loaded_rows_collect_finish (G_LIST_MODEL (source), result, &error);

  if (rows == NULL)
    mw_error_presenter_show (GTK_WIDGET (self), error);
  else if (rows->len > 0)
    action->func (rows, action->user_data);
}

/* ---- wide or narrow ---- */

/* A view of GTK 4.8 makes two hundred rows whether it is shown or not: each is given its rows when
 * it is shown first, and keeps them and its place from then on. */
static void
give_rows (MwRowsView *self)
{
  if (mw_narrow_switch_get_is_narrow (self->narrow_switch))
    gtk_list_view_set_model (self->list_view, self->selection);
  else
    gtk_column_view_set_model (self->column_view, self->selection);
}

static gboolean
on_turning_due_cb (gpointer user_data)
{
  MwRowsView *self = user_data;

  self->turning = 0;
  give_rows (self);
  return G_SOURCE_REMOVE;
}

/* It is found while sizes are given out, when no row may come or go. */
static void
on_turned_cb (MwRowsView *self)
{
  if (self->selection != NULL && self->turning == 0)
    self->turning = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_turning_due_cb, self, NULL);
}

/* ---- what a page has it answer ---- */

static void
set_search (MwPage *page, const char *text)
{
  MwRowsView *self = MW_ROWS_VIEW (page);

  mw_query_set_search (self->query, text);
  requery (self);
}

static GtkWidget *
get_filter (MwPage *page)
{
  return (GtkWidget *) MW_ROWS_VIEW (page)->filter;
}

static gboolean
is_filtered (MwPage *page)
{
  MwRowsView *self = MW_ROWS_VIEW (page);
  g_autoptr (MwQuery) query = NULL;

  if (self->filter == NULL || self->query == NULL)
    return FALSE;
  query = mw_query_copy (self->query);
  return mw_query_filter_fill (self->filter, query);
}

static GListModel *
get_matches (MwPage *page)
{
  return MW_ROWS_VIEW (page)->list;
}

/* Not the widget's own way to grab the focus: GTK wants to know at once whether that worked, and
 * asks the parents of a row that goes. */
static void
grab_default_focus (MwPage *page)
{
  mw_empty_state_grab_focus (MW_ROWS_VIEW (page)->empty_state);
}

static void
page_iface_init (MwPageInterface *iface)
{
  iface->set_search = set_search;
  iface->get_filter = get_filter;
  iface->is_filtered = is_filtered;
  iface->get_matches = get_matches;
  iface->grab_default_focus = grab_default_focus;
}

/* What is selected first, then what is searched. */
static gboolean
on_escape_pressed_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MwRowsView *self = MW_ROWS_VIEW (widget);
  g_autoptr (GtkBitset) positions = NULL;

  if (self->selection == NULL)
    return FALSE;
  positions = gtk_selection_model_get_selection (self->selection);
  if (!gtk_bitset_is_empty (positions))
    return gtk_selection_model_unselect_all (self->selection);
  return mw_query_get_search (self->query) != NULL &&
         gtk_widget_activate_action (widget, "win.clear-search", NULL);
}

/* ---- the widget ---- */

static void
mw_rows_view_unroot (GtkWidget *widget)
{
  MwRowsView *self = MW_ROWS_VIEW (widget);

  g_cancellable_cancel (self->collecting);
  g_clear_object (&self->collecting);

  GTK_WIDGET_CLASS (mw_rows_view_parent_class)->unroot (widget);
}

static void
mw_rows_view_dispose (GObject *object)
{
  MwRowsView *self = MW_ROWS_VIEW (object);

  g_clear_object (&self->seeker);
  g_clear_handle_id (&self->rows_left, g_source_remove);
  g_clear_handle_id (&self->turning, g_source_remove);
  if (self->sorted != 0)
    mw_column_sorter_detach (self->column_view, &self->sorted);
  if (self->filter != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->filter, self);
      mw_query_filter_set_view (self->filter, NULL);
    }
  g_clear_object (&self->columns);
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_ROWS_VIEW);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_pointer (&self->query, mw_query_free);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_rows_view_parent_class)->dispose (object);
}

static void
mw_rows_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MwRowsView *self = MW_ROWS_VIEW (object);

  switch ((Property) id)
    {
    case PROP_MENU_MODEL:
      g_object_get_property (G_OBJECT (self->row_menu), "menu-model", value);
      break;
    case PROP_LABEL:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_rows_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MwRowsView *self = MW_ROWS_VIEW (object);

  switch ((Property) id)
    {
    case PROP_LABEL:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->column_view),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, g_value_get_string (value),
                                      -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, g_value_get_string (value),
                                      -1);
      break;
    case PROP_MENU_MODEL:
      mw_row_menu_set_menu_model (self->row_menu, g_value_get_object (value));
      mw_selection_bar_set_menu_model (self->selection_bar, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (MW_TYPE_EMPTY_STATE);
  g_type_ensure (MW_TYPE_NARROW_SWITCH);
  g_type_ensure (MW_TYPE_ROW_MENU);
  g_type_ensure (MW_TYPE_SELECTION_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/lists/rows-view.ui");
  gtk_widget_class_bind_template_child_internal (widget_class, MwRowsView, empty_state);
  gtk_widget_class_bind_template_child (widget_class, MwRowsView, row_menu);
  gtk_widget_class_bind_template_child (widget_class, MwRowsView, narrow_switch);
  gtk_widget_class_bind_template_child (widget_class, MwRowsView, column_view);
  gtk_widget_class_bind_template_child (widget_class, MwRowsView, list_view);
  gtk_widget_class_bind_template_child_internal (widget_class, MwRowsView, selection_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_cleared_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_turned_cb);
  gtk_widget_class_bind_template_callback (widget_class, tell_selection);
}

static void
mw_rows_view_class_init (MwRowsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_rows_view_dispose;
  object_class->get_property = mw_rows_view_get_property;
  object_class->set_property = mw_rows_view_set_property;
  widget_class->unroot = mw_rows_view_unroot;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape_pressed_cb, NULL);

  properties[PROP_LABEL] =
      g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MENU_MODEL] = g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);
  signals[SELECTION_CHANGED] =
      g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);

  bind_template (widget_class);
}

static void
mw_rows_view_init (MwRowsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* ---- setting up ---- */

static void
set_up_filter (MwRowsView *self, MwQueryFilter *filter)
{
  self->filter = g_object_ref_sink (filter);
  mw_query_filter_set_view (filter, self->column_view);
  g_signal_connect_object (filter, "changed", G_CALLBACK (requery), self, G_CONNECT_SWAPPED);
}

static void
sort_by_first_column (MwRowsView *self)
{
  g_autoptr (GtkColumnViewColumn) first =
      g_list_model_get_item (gtk_column_view_get_columns (self->column_view), 0);

  gtk_column_view_sort_by_column (self->column_view, first, GTK_SORT_ASCENDING);
  mw_query_set_sort (self->query, mw_column_sorter_read (self->column_view, NULL), FALSE);
  self->sorted = mw_column_sorter_attach (self->column_view, on_sorted_cb, self);
}

static const char *
name_table (MwQueryKind kind)
{
  switch (kind)
    {
    case MW_QUERY_PROFILES:
      return "profiles";
    case MW_QUERY_OVERRIDES:
      return "overrides";
    case MW_QUERY_AGENTS:
      return "agents";
    case MW_QUERY_RESPONSIBILITIES:
    case MW_QUERY_FROM_LIST:
    default:
      g_return_val_if_reached ("rows");
    }
}

/* Rows of two lines come before the columns have to be scrolled to. */
static void
leave_room (MwRowsView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);
  int n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      n += gtk_column_view_column_get_visible (column);
    }
  mw_narrow_switch_set_threshold (self->narrow_switch, MAX (LEAST_WIDE, n * COLUMN_ROOM));
}

static void
offer_columns (MwRowsView *self, MwQueryKind kind)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);

  self->columns = mw_column_chooser_new (self->column_view, name_table (kind));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_signal_connect_object (column, "notify::visible", G_CALLBACK (leave_room), self,
                               G_CONNECT_SWAPPED);
    }
  leave_room (self);
}

static void
attach_keys (GtkWidget *view)
{
  mw_list_keys_attach (view);
  mw_double_clicks_attach (view);
}

void
mw_rows_view_set_up (MwRowsView *self,
                     MwDraft *draft,
                     MwQueryKind kind,
                     MwQueryFilter *filter,
                     GtkListItemFactory *rows)
{
  g_return_if_fail (MW_IS_ROWS_VIEW (self));
  g_return_if_fail (MW_IS_DRAFT (draft));
  g_return_if_fail (GTK_IS_LIST_ITEM_FACTORY (rows));
  g_return_if_fail (self->draft == NULL);

  self->draft = g_object_ref (draft);
  self->query = mw_query_new (kind);
  sort_by_first_column (self);
  offer_columns (self, kind);
  self->list = mw_draft_list (draft, self->query);
  self->selection = mw_row_selection_new (MW_KEYED_LIST (self->list));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (tell_selection), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_rows_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (filter != NULL)
    set_up_filter (self, filter);
  gtk_list_view_set_factory (self->list_view, rows);
  give_rows (self);
  attach_keys (GTK_WIDGET (self->column_view));
  attach_keys (GTK_WIDGET (self->list_view));
  mw_selection_bar_set_selection (self->selection_bar, self->selection);
  mw_empty_state_set_list (self->empty_state, self->list);
  tell_selection (self);
}

GtkColumnView *
mw_rows_view_get_column_view (MwRowsView *self)
{
  g_return_val_if_fail (MW_IS_ROWS_VIEW (self), NULL);

  return self->column_view;
}

MwColumnChooser *
mw_rows_view_get_columns (MwRowsView *self)
{
  g_return_val_if_fail (MW_IS_ROWS_VIEW (self), NULL);

  return self->columns;
}

GtkSelectionModel *
mw_rows_view_get_selection (MwRowsView *self)
{
  g_return_val_if_fail (MW_IS_ROWS_VIEW (self), NULL);

  return self->selection;
}

/* A column view lays its rows out in a list view of its own. */
static GtkWidget *
get_shown_list (MwRowsView *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->column_view));

  if (gtk_widget_get_mapped (GTK_WIDGET (self->list_view)))
    return GTK_WIDGET (self->list_view);
  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

void
mw_rows_view_seek (MwRowsView *self, const char *id)
{
  GtkWidget *list = NULL;

  g_return_if_fail (MW_IS_ROWS_VIEW (self));
  g_return_if_fail (id != NULL);

  list = get_shown_list (self);
  g_clear_object (&self->seeker);
  if (list == NULL)
    return;
  self->seeker = mw_list_seeker_new (self->draft, self->list, list);
  mw_list_seeker_seek (self->seeker, id);
}

gpointer
mw_rows_view_dup_selected (MwRowsView *self)
{
  g_autoptr (GtkBitset) positions = NULL;
  g_autoptr (GObject) row = NULL;

  g_return_val_if_fail (MW_IS_ROWS_VIEW (self), NULL);

  positions = gtk_selection_model_get_selection (self->selection);
  if (gtk_bitset_get_size (positions) == 1)
    row = g_list_model_get_item (self->list, gtk_bitset_get_minimum (positions));
  return row != NULL && mw_loaded_rows_has_come (row) ? g_steal_pointer (&row) : NULL;
}

void
mw_rows_view_with_selected (MwRowsView *self, MwRowsFunc func, gpointer user_data)
{
  g_autoptr (GtkBitset) positions = NULL;
  Action *action = NULL;

  g_return_if_fail (MW_IS_ROWS_VIEW (self));
  g_return_if_fail (func != NULL);

  positions = gtk_selection_model_get_selection (self->selection);
  if (gtk_bitset_is_empty (positions))
    return;
  if (self->collecting == NULL)
    self->collecting = g_cancellable_new ();
  action = g_new0 (Action, 1);
  action->view = g_object_ref (self);
  action->func = func;
  action->user_data = user_data;
  mw_loaded_rows_collect_async (self->list, positions, self->collecting, on_rows_collected_cb,
                                action);
}

MwQueryFilter *
mw_rows_view_get_filter (MwRowsView *self)
{
  g_return_val_if_fail (MW_IS_ROWS_VIEW (self), NULL);

  return self->filter;
}

gboolean
mw_rows_view_is_narrowed (MwRowsView *self)
{
  g_return_val_if_fail (MW_IS_ROWS_VIEW (self), FALSE);

  return mw_query_is_narrowed (self->query);
}
