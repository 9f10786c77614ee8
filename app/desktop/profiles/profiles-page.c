/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/profiles-page.h"

#include <glib/gi18n.h>

#include "desktop/responsibilities/assign-dialog.h"
#include "desktop/profiles/bulk-dialog.h"
#include "desktop/widgets/error-presenter.h"
#include "desktop/widgets/page.h"
#include "desktop/lists/column-sorter.h"
#include "desktop/lists/double-clicks.h"
#include "desktop/lists/empty-state.h"
#include "desktop/lists/list-keys.h"
#include "desktop/lists/loaded-rows.h"
#include "desktop/lists/narrow-switch.h"
#include "desktop/profiles/profile-columns.h"
#include "desktop/profiles/profile-edits.h"
#include "desktop/profiles/profile-filter.h"
#include "desktop/lists/row-menu.h"
#include "desktop/lists/row-selection.h"
#include "desktop/lists/selection-bar.h"
#include "desktop/lists/text-rows.h"

/* Of a longer selection it is not looked at each row before an action is offered. */
#define MOST_LOOKED_AT 100

struct _MwProfilesPage
{
  AdwBin parent_instance;

  MwDraft *draft;               /* (owned) */
  MwVault *vault;               /* (owned) */
  MwQuery *query;               /* (owned): what is shown */
  GListModel *list;             /* (owned) */
  GtkSelectionModel *selection; /* (owned): over the list */
  GtkWidget *filter;            /* (owned): in the window's popover */
  gboolean filtered;

  MwEmptyState *empty_state;
  MwNarrowSwitch *narrow_switch;
  GtkColumnView *column_view;
  GtkListView *list_view;
  MwSelectionBar *selection_bar;
};

static void page_iface_init (MwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwProfilesPage,
                               mw_profiles_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_PAGE, page_iface_init))

typedef enum
{
  PROP_DRAFT = 1,
  PROP_VAULT,
} Property;

static GParamSpec *properties[PROP_VAULT + 1];

static void
requery (MwProfilesPage *self)
{
  self->filtered = mw_profile_filter_fill (MW_PROFILE_FILTER (self->filter), self->query);
  mw_empty_state_set_narrowed (self->empty_state, mw_query_is_narrowed (self->query),
                               mw_query_get_search (self->query));
  mw_draft_list_set_query (self->draft, self->list, self->query);
  mw_page_filter_changed (MW_PAGE (self));
}

/* What the rows of a selection allow. */
typedef struct
{
  gboolean some_enabled;
  gboolean some_disabled;
  gboolean all_new;
} Traits;

static Traits
read_traits (MwProfilesPage *self, GtkBitset *positions)
{
  Traits traits = { FALSE, FALSE, TRUE };
  GtkBitsetIter iter;
  guint position = 0;

  if (gtk_bitset_get_size (positions) > MOST_LOOKED_AT)
    return (Traits){ TRUE, TRUE, TRUE };
  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (MwProfile) profile = g_list_model_get_item (self->list, position);

      if (profile == NULL || mw_profile_get_loading (profile))
        continue;
      traits.some_enabled |= mw_profile_get_enabled (profile);
      traits.some_disabled |= !mw_profile_get_enabled (profile);
      traits.all_new &= mw_profile_get_staged (profile) == MW_STAGED_NEW;
    }
  return traits;
}

static void
enable_actions (MwProfilesPage *self)
{
  g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (self->selection);
  guint64 n = gtk_bitset_get_size (positions);
  Traits traits = read_traits (self, positions);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "profiles.open", n == 1);
  gtk_widget_action_set_enabled (widget, "profiles.enable", n > 0 && traits.some_disabled);
  gtk_widget_action_set_enabled (widget, "profiles.disable", n > 0 && traits.some_enabled);
  gtk_widget_action_set_enabled (widget, "profiles.set-parameter", n > 0);
  gtk_widget_action_set_enabled (widget, "profiles.assign", n > 0);
  gtk_widget_action_set_enabled (widget, "profiles.test", n > 0);
  gtk_widget_action_set_enabled (widget, "profiles.delete", n > 0 && traits.all_new);
}

static void
open_at (MwProfilesPage *self, guint position)
{
  g_autoptr (MwProfile) profile = g_list_model_get_item (self->list, position);

  if (profile != NULL && !mw_profile_get_loading (profile))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-profile", "s",
                                mw_profile_get_id (profile));
}

static void
on_row_activated_cb (MwProfilesPage *self, guint position)
{
  open_at (self, position);
}

static void
open_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwProfilesPage *self = MW_PROFILES_PAGE (widget);
  g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (self->selection);

  if (gtk_bitset_get_size (positions) == 1)
    open_at (self, gtk_bitset_get_minimum (positions));
}

/* Rows of a long selection come before something is done to them. */
static void
collect_selected (MwProfilesPage *self, GAsyncReadyCallback callback)
{
  g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (self->selection);

  if (!gtk_bitset_is_empty (positions))
    mw_loaded_rows_collect_async (self->list, positions, NULL, callback, g_object_ref (self));
}

static void
on_edit_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwProfilesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!mw_draft_apply_finish (MW_DRAFT (source), result, &error))
    mw_error_presenter_show (GTK_WIDGET (self), error);
}

static void
set_enabled (MwProfilesPage *self, GListModel *list, GAsyncResult *result, gboolean enabled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = mw_loaded_rows_collect_finish (list, result, &error);
  g_autoptr (MwEdit) edit = NULL;

  if (rows == NULL || rows->len == 0)
    return;
  edit = mw_profile_edits_set_enabled (rows, enabled);
  mw_draft_apply_async (self->draft, edit, NULL, on_edit_applied_cb, g_object_ref (self));
}

static void
on_enable_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwProfilesPage) self = user_data;

  set_enabled (self, G_LIST_MODEL (source), result, TRUE);
}

static void
on_disable_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwProfilesPage) self = user_data;

  set_enabled (self, G_LIST_MODEL (source), result, FALSE);
}

static void
enable_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  collect_selected (MW_PROFILES_PAGE (widget), on_enable_collected_cb);
}

static void
disable_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  collect_selected (MW_PROFILES_PAGE (widget), on_disable_collected_cb);
}

static void
on_bulk_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwProfilesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
      mw_loaded_rows_collect_finish (G_LIST_MODEL (source), result, &error);
  g_autoptr (GListStore) profiles = g_list_store_new (MW_TYPE_PROFILE);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (rows == NULL || rows->len == 0 || root == NULL)
    return;
  g_list_store_splice (profiles, 0, 0, rows->pdata, rows->len);
  gtk_window_present (GTK_WINDOW (
      mw_bulk_dialog_new (GTK_WINDOW (root), self->draft, self->vault, G_LIST_MODEL (profiles))));
}

static void
set_parameter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  collect_selected (MW_PROFILES_PAGE (widget), on_bulk_collected_cb);
}

static void
on_assign_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwProfilesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
      mw_loaded_rows_collect_finish (G_LIST_MODEL (source), result, &error);
  g_autoptr (GListStore) profiles = g_list_store_new (MW_TYPE_PROFILE);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (rows == NULL || rows->len == 0 || root == NULL)
    return;
  g_list_store_splice (profiles, 0, 0, rows->pdata, rows->len);
  gtk_window_present (
      mw_assign_dialog_new (GTK_WINDOW (root), self->draft, NULL, G_LIST_MODEL (profiles)));
}

static void
assign (GtkWidget *widget, const char *action, GVariant *parameter)
{
  collect_selected (MW_PROFILES_PAGE (widget), on_assign_collected_cb);
}

static void
on_test_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwProfilesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
      mw_loaded_rows_collect_finish (G_LIST_MODEL (source), result, &error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (rows == NULL || rows->len == 0)
    return;
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (ids, (gpointer) mw_profile_get_id (g_ptr_array_index (rows, i)));
  gtk_widget_activate_action_variant (
      GTK_WIDGET (self), "win.test-profiles",
      g_variant_new_strv ((const char *const *) ids->pdata, ids->len));
}

static void
test_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  collect_selected (MW_PROFILES_PAGE (widget), on_test_collected_cb);
}

/* What was deleted, for the toast that comes after it. */
typedef struct
{
  MwProfilesPage *page; /* (owned) */
  char *text;           /* (owned) */
} Deletion;

static void
on_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Deletion *deletion = user_data;
  g_autoptr (GError) error = NULL;

  if (mw_draft_apply_finish (MW_DRAFT (source), result, &error))
    mw_toast_show (GTK_WIDGET (deletion->page), deletion->text, _ ("Undo"), "win.undo");
  else
    mw_error_presenter_show (GTK_WIDGET (deletion->page), error);
  g_object_unref (deletion->page);
  g_free (deletion->text);
  g_free (deletion);
}

static void
on_delete_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwProfilesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
      mw_loaded_rows_collect_finish (G_LIST_MODEL (source), result, &error);
  g_autoptr (MwEdit) edit = NULL;
  Deletion *deletion = NULL;

  if (rows == NULL || rows->len == 0)
    return;
  deletion = g_new0 (Deletion, 1);
  deletion->page = g_object_ref (self);
  edit = mw_profile_edits_delete (rows, &deletion->text);
  mw_draft_apply_async (self->draft, edit, NULL, on_deleted_cb, deletion);
}

static void
delete_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  collect_selected (MW_PROFILES_PAGE (widget), on_delete_collected_cb);
}

static void
on_sorted_cb (const char *key, gboolean descending, gpointer user_data)
{
  MwProfilesPage *self = user_data;

  mw_query_set_sort (self->query, key, descending);
  mw_draft_list_set_query (self->draft, self->list, self->query);
}

static void
on_filter_cleared_cb (MwProfilesPage *self)
{
  mw_profile_filter_clear (MW_PROFILE_FILTER (self->filter));
}

static void
set_search (MwPage *page, const char *text)
{
  MwProfilesPage *self = MW_PROFILES_PAGE (page);

  mw_query_set_search (self->query, text);
  requery (self);
}

static GtkWidget *
get_filter (MwPage *page)
{
  return MW_PROFILES_PAGE (page)->filter;
}

static gboolean
is_filtered (MwPage *page)
{
  return MW_PROFILES_PAGE (page)->filtered;
}

static const char *
get_primary_action (MwPage *page, const char **label)
{
  *label = _ ("Add Profile");
  return "win.add-profile";
}

static void
grab_default_focus (MwPage *page)
{
  mw_empty_state_grab_focus (MW_PROFILES_PAGE (page)->empty_state);
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
set_up_views (MwProfilesPage *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);
  g_autoptr (GtkColumnViewColumn) first = NULL;
  g_autoptr (GtkListItemFactory) rows = NULL;

  mw_profile_columns_append (self->column_view, mw_draft_get_catalogue (self->draft));
  first = g_list_model_get_item (columns, 0);
  gtk_column_view_sort_by_column (self->column_view, first, GTK_SORT_ASCENDING);
  mw_column_sorter_attach (self->column_view, on_sorted_cb, self);
  mw_list_keys_attach (GTK_WIDGET (self->column_view));
  mw_double_clicks_attach (GTK_WIDGET (self->column_view));

  rows = mw_text_rows_factory_new ("name", "address", "state-text");
  gtk_list_view_set_factory (self->list_view, rows);
  mw_list_keys_attach (GTK_WIDGET (self->list_view));
  mw_double_clicks_attach (GTK_WIDGET (self->list_view));

  gtk_column_view_set_model (self->column_view, self->selection);
  gtk_list_view_set_model (self->list_view, self->selection);
  mw_selection_bar_set_selection (self->selection_bar, self->selection);
}

static void
mw_profiles_page_constructed (GObject *object)
{
  MwProfilesPage *self = MW_PROFILES_PAGE (object);

  G_OBJECT_CLASS (mw_profiles_page_parent_class)->constructed (object);

  self->query = mw_query_new (MW_QUERY_PROFILES);
  self->list = mw_draft_list (self->draft, self->query);
  self->selection = mw_row_selection_new (MW_KEYED_LIST (self->list));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (enable_actions), self,
                           G_CONNECT_SWAPPED);

  self->filter = g_object_ref_sink (mw_profile_filter_new (mw_draft_get_catalogue (self->draft)));
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (requery), self, G_CONNECT_SWAPPED);

  set_up_views (self);
  mw_profile_filter_set_view (MW_PROFILE_FILTER (self->filter), self->column_view);
  mw_empty_state_set_list (self->empty_state, self->list);
  enable_actions (self);
}

static void
mw_profiles_page_dispose (GObject *object)
{
  MwProfilesPage *self = MW_PROFILES_PAGE (object);

  if (self->filter != NULL)
    mw_profile_filter_set_view (MW_PROFILE_FILTER (self->filter), NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_pointer (&self->query, mw_query_free);

  G_OBJECT_CLASS (mw_profiles_page_parent_class)->dispose (object);

  g_clear_object (&self->draft);
  g_clear_object (&self->vault);
}

static void
mw_profiles_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MwProfilesPage *self = MW_PROFILES_PAGE (object);

  switch ((Property) id)
    {
    case PROP_DRAFT:
      g_value_set_object (value, self->draft);
      break;
    case PROP_VAULT:
      g_value_set_object (value, self->vault);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_profiles_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MwProfilesPage *self = MW_PROFILES_PAGE (object);

  switch ((Property) id)
    {
    case PROP_DRAFT:
      self->draft = g_value_dup_object (value);
      break;
    case PROP_VAULT:
      self->vault = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "profiles.open", NULL, open_selected);
  gtk_widget_class_install_action (widget_class, "profiles.enable", NULL, enable_selected);
  gtk_widget_class_install_action (widget_class, "profiles.disable", NULL, disable_selected);
  gtk_widget_class_install_action (widget_class, "profiles.set-parameter", NULL, set_parameter);
  gtk_widget_class_install_action (widget_class, "profiles.assign", NULL, assign);
  gtk_widget_class_install_action (widget_class, "profiles.delete", NULL, delete_selected);
  gtk_widget_class_install_action (widget_class, "profiles.test", NULL, test_selected);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK, "profiles.test",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "profiles.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "profiles.assign", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_A, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "profiles.assign", NULL);
}

static void
mw_profiles_page_class_init (MwProfilesPageClass *klass)
{
  const GParamFlags given = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mw_profiles_page_constructed;
  object_class->dispose = mw_profiles_page_dispose;
  object_class->get_property = mw_profiles_page_get_property;
  object_class->set_property = mw_profiles_page_set_property;

  properties[PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, MW_TYPE_DRAFT, given);
  properties[PROP_VAULT] = g_param_spec_object ("vault", NULL, NULL, MW_TYPE_VAULT, given);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MW_TYPE_EMPTY_STATE);
  g_type_ensure (MW_TYPE_NARROW_SWITCH);
  g_type_ensure (MW_TYPE_ROW_MENU);
  g_type_ensure (MW_TYPE_SELECTION_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/profiles/profiles-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MwProfilesPage, empty_state);
  gtk_widget_class_bind_template_child (widget_class, MwProfilesPage, narrow_switch);
  gtk_widget_class_bind_template_child (widget_class, MwProfilesPage, column_view);
  gtk_widget_class_bind_template_child (widget_class, MwProfilesPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, MwProfilesPage, selection_bar);
  gtk_widget_class_bind_template_callback (widget_class, enable_actions);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_cleared_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  install_actions (widget_class);
}

static void
mw_profiles_page_init (MwProfilesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_profiles_page_new (MwDraft *draft, MwVault *vault)
{
  return g_object_new (MW_TYPE_PROFILES_PAGE, "draft", draft, "vault", vault, NULL);
}

void
mw_profiles_page_show_reachability (MwProfilesPage *self, const char *word)
{
  g_return_if_fail (MW_IS_PROFILES_PAGE (self));

  mw_profile_filter_set_reachability (MW_PROFILE_FILTER (self->filter), word);
}
