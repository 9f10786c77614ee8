/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/agents/agents-page.h"

#include <glib/gi18n.h>
#include <mailwright/agent.h>

#include "desktop/responsibilities/assign-dialog.h"
#include "desktop/widgets/error-presenter.h"
#include "desktop/widgets/page.h"
#include "desktop/agents/agent-columns.h"
#include "desktop/agents/agent-edits.h"
#include "desktop/lists/column-sorter.h"
#include "desktop/lists/double-clicks.h"
#include "desktop/lists/empty-state.h"
#include "desktop/lists/list-keys.h"
#include "desktop/lists/loaded-rows.h"
#include "desktop/lists/narrow-switch.h"
#include "desktop/lists/row-menu.h"
#include "desktop/lists/selection-bar.h"

struct _MwAgentsPage
{
  AdwBin parent_instance;

  MwDraft *draft;               /* (owned) */
  MwQuery *query;               /* (owned): what is shown */
  GListModel *list;             /* (owned) */
  GtkSelectionModel *selection; /* (owned): over the list */
  GtkCheckButton *staged_only;  /* (owned): the filter, in the window's popover */

  MwEmptyState *empty_state;
  MwNarrowSwitch *narrow_switch;
  GtkColumnView *column_view;
  GtkListView *list_view;
  MwSelectionBar *selection_bar;
};

static void page_iface_init (MwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwAgentsPage,
                               mw_agents_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_PAGE, page_iface_init))

typedef enum
{
  PROP_DRAFT = 1,
} Property;

static GParamSpec *properties[PROP_DRAFT + 1];

static void
requery (MwAgentsPage *self)
{
  mw_query_set_staged_only (self->query, gtk_check_button_get_active (self->staged_only));
  mw_empty_state_set_narrowed (self->empty_state, mw_query_is_narrowed (self->query),
                               mw_query_get_search (self->query));
  mw_draft_list_set_query (self->draft, self->list, self->query);
  mw_page_filter_changed (MW_PAGE (self));
}

static void
enable_actions (MwAgentsPage *self)
{
  g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (self->selection);
  guint64 n = gtk_bitset_get_size (positions);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "agents.open", n == 1);
  gtk_widget_action_set_enabled (widget, "agents.assign", n > 0);
  gtk_widget_action_set_enabled (widget, "agents.remove", n > 0);
}

static void
open_at (MwAgentsPage *self, guint position)
{
  g_autoptr (MwAgent) agent = g_list_model_get_item (self->list, position);

  if (agent != NULL && !mw_agent_get_loading (agent))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-agent", "s", mw_agent_get_id (agent));
}

static void
on_row_activated_cb (MwAgentsPage *self, guint position)
{
  open_at (self, position);
}

static void
open_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwAgentsPage *self = MW_AGENTS_PAGE (widget);
  g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (self->selection);

  if (gtk_bitset_get_size (positions) == 1)
    open_at (self, gtk_bitset_get_minimum (positions));
}

/* Rows of a long selection come before something is done to them. */
static void
collect_selected (MwAgentsPage *self, GAsyncReadyCallback callback)
{
  g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (self->selection);

  if (!gtk_bitset_is_empty (positions))
    mw_loaded_rows_collect_async (self->list, positions, NULL, callback, g_object_ref (self));
}

static void
on_assign_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwAgentsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
      mw_loaded_rows_collect_finish (G_LIST_MODEL (source), result, &error);
  g_autoptr (GListStore) agents = g_list_store_new (MW_TYPE_AGENT);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (rows == NULL || rows->len == 0 || root == NULL)
    return;
  g_list_store_splice (agents, 0, 0, rows->pdata, rows->len);
  gtk_window_present (
      mw_assign_dialog_new (GTK_WINDOW (root), self->draft, G_LIST_MODEL (agents), NULL));
}

static void
assign (GtkWidget *widget, const char *action, GVariant *parameter)
{
  collect_selected (MW_AGENTS_PAGE (widget), on_assign_collected_cb);
}

/* Who was removed, for the toast that comes after it. */
typedef struct
{
  MwAgentsPage *page; /* (owned) */
  char *text;         /* (owned) */
} Removal;

static void
on_removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Removal *removal = user_data;
  g_autoptr (GError) error = NULL;

  if (mw_draft_apply_finish (MW_DRAFT (source), result, &error))
    mw_toast_show (GTK_WIDGET (removal->page), removal->text, _ ("Undo"), "win.undo");
  else
    mw_error_presenter_show (GTK_WIDGET (removal->page), error);
  g_object_unref (removal->page);
  g_free (removal->text);
  g_free (removal);
}

static void
on_remove_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwAgentsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
      mw_loaded_rows_collect_finish (G_LIST_MODEL (source), result, &error);
  g_autoptr (MwEdit) edit = NULL;
  Removal *removal = NULL;

  if (rows == NULL || rows->len == 0)
    return;
  removal = g_new0 (Removal, 1);
  removal->page = g_object_ref (self);
  edit = mw_agent_edits_remove (rows, &removal->text);
  mw_draft_apply_async (self->draft, edit, NULL, on_removed_cb, removal);
}

static void
remove_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  collect_selected (MW_AGENTS_PAGE (widget), on_remove_collected_cb);
}

static void
on_sorted_cb (const char *key, gboolean descending, gpointer user_data)
{
  MwAgentsPage *self = user_data;

  mw_query_set_sort (self->query, key, descending);
  mw_draft_list_set_query (self->draft, self->list, self->query);
}

static void
on_filter_cleared_cb (MwAgentsPage *self)
{
  gtk_check_button_set_active (self->staged_only, FALSE);
}

static void
set_search (MwPage *page, const char *text)
{
  MwAgentsPage *self = MW_AGENTS_PAGE (page);

  mw_query_set_search (self->query, text);
  requery (self);
}

static GtkWidget *
get_filter (MwPage *page)
{
  return GTK_WIDGET (MW_AGENTS_PAGE (page)->staged_only);
}

static gboolean
is_filtered (MwPage *page)
{
  return gtk_check_button_get_active (MW_AGENTS_PAGE (page)->staged_only);
}

static const char *
get_primary_action (MwPage *page, const char **label)
{
  *label = _ ("Add Agent");
  return "win.add-agent";
}

static void
grab_default_focus (MwPage *page)
{
  mw_empty_state_grab_focus (MW_AGENTS_PAGE (page)->empty_state);
}

static void
page_iface_init (MwPageInterface *iface)
{
  iface->set_search = set_search;
  iface->get_filter = get_filter;
  iface->is_filtered = is_filtered;
  iface->get_primary_action = get_primary_action;
  iface->grab_default_focus = grab_default_focus;
}

static void
set_up_views (MwAgentsPage *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);
  g_autoptr (GtkColumnViewColumn) first = NULL;
  g_autoptr (GtkListItemFactory) rows = mw_agent_rows_factory_new ();

  mw_agent_columns_append (self->column_view);
  first = g_list_model_get_item (columns, 0);
  gtk_column_view_sort_by_column (self->column_view, first, GTK_SORT_ASCENDING);
  mw_column_sorter_attach (self->column_view, on_sorted_cb, self);
  mw_list_keys_attach (GTK_WIDGET (self->column_view));
  mw_double_clicks_attach (GTK_WIDGET (self->column_view));

  gtk_list_view_set_factory (self->list_view, rows);
  mw_list_keys_attach (GTK_WIDGET (self->list_view));
  mw_double_clicks_attach (GTK_WIDGET (self->list_view));

  gtk_column_view_set_model (self->column_view, self->selection);
  gtk_list_view_set_model (self->list_view, self->selection);
  mw_selection_bar_set_selection (self->selection_bar, self->selection);
}

static void
make_filter (MwAgentsPage *self)
{
  GtkWidget *button = gtk_check_button_new_with_mnemonic (_ ("Staged _changes only"));

  gtk_widget_set_margin_top (button, 6);
  gtk_widget_set_margin_bottom (button, 6);
  gtk_widget_set_margin_start (button, 6);
  gtk_widget_set_margin_end (button, 6);
  self->staged_only = GTK_CHECK_BUTTON (g_object_ref_sink (button));
  g_signal_connect_object (button, "toggled", G_CALLBACK (requery), self, G_CONNECT_SWAPPED);
}

static void
mw_agents_page_constructed (GObject *object)
{
  MwAgentsPage *self = MW_AGENTS_PAGE (object);

  G_OBJECT_CLASS (mw_agents_page_parent_class)->constructed (object);

  self->query = mw_query_new (MW_QUERY_AGENTS);
  self->list = mw_draft_list (self->draft, self->query);
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (self->list)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (enable_actions), self,
                           G_CONNECT_SWAPPED);
  make_filter (self);
  set_up_views (self);
  mw_empty_state_set_list (self->empty_state, self->list);
  enable_actions (self);
}

static void
mw_agents_page_dispose (GObject *object)
{
  MwAgentsPage *self = MW_AGENTS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_AGENTS_PAGE);
  g_clear_object (&self->staged_only);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_pointer (&self->query, mw_query_free);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_agents_page_parent_class)->dispose (object);
}

static void
mw_agents_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_DRAFT:
      g_value_set_object (value, MW_AGENTS_PAGE (object)->draft);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_agents_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_DRAFT:
      MW_AGENTS_PAGE (object)->draft = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "agents.open", NULL, open_selected);
  gtk_widget_class_install_action (widget_class, "agents.assign", NULL, assign);
  gtk_widget_class_install_action (widget_class, "agents.remove", NULL, remove_selected);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "agents.remove", NULL);
}

static void
mw_agents_page_class_init (MwAgentsPageClass *klass)
{
  const GParamFlags given = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mw_agents_page_constructed;
  object_class->dispose = mw_agents_page_dispose;
  object_class->get_property = mw_agents_page_get_property;
  object_class->set_property = mw_agents_page_set_property;

  properties[PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, MW_TYPE_DRAFT, given);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MW_TYPE_EMPTY_STATE);
  g_type_ensure (MW_TYPE_NARROW_SWITCH);
  g_type_ensure (MW_TYPE_ROW_MENU);
  g_type_ensure (MW_TYPE_SELECTION_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/agents/agents-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MwAgentsPage, empty_state);
  gtk_widget_class_bind_template_child (widget_class, MwAgentsPage, narrow_switch);
  gtk_widget_class_bind_template_child (widget_class, MwAgentsPage, column_view);
  gtk_widget_class_bind_template_child (widget_class, MwAgentsPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, MwAgentsPage, selection_bar);
  gtk_widget_class_bind_template_callback (widget_class, enable_actions);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_cleared_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  install_actions (widget_class);
}

static void
mw_agents_page_init (MwAgentsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_agents_page_new (MwDraft *draft, MwVault *vault)
{
  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);

  return g_object_new (MW_TYPE_AGENTS_PAGE, "draft", draft, NULL);
}
