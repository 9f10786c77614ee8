/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/overrides/overrides-page.h"

#include <glib/gi18n.h>

#include "desktop/overrides/override-dialog.h"
#include "desktop/widgets/error-presenter.h"
#include "desktop/widgets/page.h"
#include "desktop/lists/column-sorter.h"
#include "desktop/lists/double-clicks.h"
#include "desktop/lists/empty-state.h"
#include "desktop/lists/list-keys.h"
#include "desktop/lists/loaded-rows.h"
#include "desktop/lists/narrow-switch.h"
#include "desktop/overrides/override-columns.h"
#include "desktop/overrides/override-filter.h"
#include "desktop/lists/row-menu.h"
#include "desktop/lists/row-selection.h"
#include "desktop/passwords/secret-states.h"
#include "desktop/lists/text-column.h"

struct _MwOverridesPage
{
  AdwBin parent_instance;

  MwDraft *draft;               /* (owned) */
  MwVault *vault;               /* (owned) */
  MwQuery *query;               /* (owned) what is shown */
  GListModel *list;             /* (owned) */
  GtkSelectionModel *selection; /* (owned) over the list */
  MwSecretStates *states;       /* (owned) */
  GtkWidget *filter;            /* (owned) in the window's popover */
  gboolean sorting;             /* the buttons and the headers follow each other just now */

  GtkWidget *toolbar;
  GtkToggleButton *by_profile_button;
  GtkToggleButton *by_parameter_button;
  GtkLabel *count_label;
  MwEmptyState *empty_state;
  MwNarrowSwitch *narrow_switch;
  GtkColumnView *column_view;
  GtkColumnViewColumn *profile_column;
  GtkColumnViewColumn *address_column;
  GtkColumnViewColumn *parameter_column;
  GtkColumnViewColumn *value_column;
  GtkListView *list_view;
  GtkActionBar *selection_bar;
  GtkLabel *selection_label;
};

static void page_iface_init (MwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwOverridesPage,
                               mw_overrides_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_PAGE, page_iface_init))

typedef enum
{
  PROP_DRAFT = 1,
  PROP_VAULT,
} MwOverridesPageProperty;

static GParamSpec *properties[PROP_VAULT + 1];

static void
show_count (MwOverridesPage *self)
{
  guint n = g_list_model_get_n_items (self->list);
  g_autofree char *text = g_strdup_printf (ngettext ("%u override", "%u overrides", n), n);

  gtk_label_set_label (self->count_label, text);
  /* There is nothing to order or count where the page only says what belongs on it. */
  gtk_widget_set_visible (self->toolbar, n > 0 || mw_query_is_narrowed (self->query));
}

static void
requery (MwOverridesPage *self)
{
  mw_override_filter_fill (MW_OVERRIDE_FILTER (self->filter), self->query);
  mw_empty_state_set_narrowed (self->empty_state, mw_query_is_narrowed (self->query),
                               mw_query_get_search (self->query));
  mw_draft_list_set_query (self->draft, self->list, self->query);
  show_count (self);
}

/* The one selected override, if there is just one. */
static MwOverride *
dup_selected (MwOverridesPage *self)
{
  g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (self->selection);

  if (gtk_bitset_get_size (positions) != 1)
    return NULL;
  return g_list_model_get_item (self->list, gtk_bitset_get_minimum (positions));
}

static void
on_selection_changed_cb (MwOverridesPage *self)
{
  g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (self->selection);
  guint n = (guint) gtk_bitset_get_size (positions);
  g_autofree char *text = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);

  gtk_label_set_label (self->selection_label, text);
  gtk_action_bar_set_revealed (self->selection_bar, n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overrides.edit", n == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overrides.open-profile", n == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overrides.reset", n > 0);
}

static void
edit_override (MwOverridesPage *self, MwOverride *override)
{
  GtkWidget *dialog = NULL;

  if (mw_override_get_loading (override))
    return;
  if (mw_override_get_parameter (override) == NULL)
    {
      mw_toast_show (GTK_WIDGET (self),
                     _ ("The driver does not have this parameter any more. It can only be reset."),
                     NULL, NULL);
      return;
    }
  dialog = mw_override_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                   self->draft, self->vault, override);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_row_activated_cb (MwOverridesPage *self, guint position)
{
  g_autoptr (MwOverride) override = g_list_model_get_item (self->list, position);

  if (override != NULL)
    edit_override (self, override);
}

static void
edit_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwOverridesPage *self = MW_OVERRIDES_PAGE (widget);
  g_autoptr (MwOverride) override = dup_selected (self);

  if (override != NULL)
    edit_override (self, override);
}

static void
open_profile (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwOverridesPage *self = MW_OVERRIDES_PAGE (widget);
  g_autoptr (MwOverride) override = dup_selected (self);

  if (override != NULL && !mw_override_get_loading (override))
    gtk_widget_activate_action (widget, "win.open-profile-parameter", "(ss)",
                                mw_override_get_profile_id (override),
                                mw_override_get_key (override));
}

/* What was reset, for the toast that comes after it. */
typedef struct
{
  MwOverridesPage *page; /* (owned) */
  char *text;            /* (owned) */
} Reset;

static void
reset_free (Reset *reset)
{
  g_object_unref (reset->page);
  g_free (reset->text);
  g_free (reset);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reset, reset_free)

static void
on_reset_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reset) reset = user_data;
  g_autoptr (GError) error = NULL;

  if (mw_draft_apply_finish (MW_DRAFT (source), result, &error))
    mw_toast_show (GTK_WIDGET (reset->page), reset->text, _ ("Undo"), "win.undo");
  else
    mw_error_presenter_show (GTK_WIDGET (reset->page), error);
}

static MwEdit *
build_reset (GPtrArray *rows, char **text)
{
  MwOverride *first = g_ptr_array_index (rows, 0);
  g_autofree char *subject = NULL;
  MwEdit *edit = NULL;

  if (rows->len == 1)
    {
      subject = g_strdup (mw_override_get_profile_name (first));
      /* Translators: a parameter and the profile that it was reset for */
      *text =
          g_strdup_printf (_ ("%s of “%s” reset"), mw_override_get_parameter_name (first), subject);
    }
  else
    {
      subject = g_strdup_printf (ngettext ("%u override", "%u overrides", rows->len), rows->len);
      *text = g_strdup_printf (ngettext ("%u override reset", "%u overrides reset", rows->len),
                               rows->len);
    }
  edit = mw_edit_new (MW_EDIT_RESET_OVERRIDE, subject,
                      rows->len == 1 ? mw_override_get_key (first) : NULL);
  for (guint i = 0; i < rows->len; i++)
    mw_edit_add_step (edit, MW_STEP_RESET_OVERRIDE,
                      mw_override_get_profile_id (g_ptr_array_index (rows, i)),
                      mw_override_get_key (g_ptr_array_index (rows, i)), NULL);
  return edit;
}

static void
on_selected_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwOverridesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
      mw_loaded_rows_collect_finish (G_LIST_MODEL (source), result, &error);
  g_autoptr (MwEdit) edit = NULL;
  Reset *reset = NULL;

  if (rows == NULL || rows->len == 0)
    return;
  reset = g_new0 (Reset, 1);
  reset->page = g_object_ref (self);
  edit = build_reset (rows, &reset->text);
  mw_draft_apply_async (self->draft, edit, NULL, on_reset_applied_cb, reset);
}

static void
reset_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwOverridesPage *self = MW_OVERRIDES_PAGE (widget);
  g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (self->selection);

  mw_loaded_rows_collect_async (self->list, positions, NULL, on_selected_collected_cb,
                                g_object_ref (self));
}

static void
sort_by (MwOverridesPage *self, GtkColumnViewColumn *column)
{
  gtk_column_view_insert_column (self->column_view, 0, column);
  gtk_column_view_sort_by_column (self->column_view, column, GTK_SORT_ASCENDING);
}

static void
on_by_profile_toggled_cb (MwOverridesPage *self)
{
  if (!self->sorting && gtk_toggle_button_get_active (self->by_profile_button))
    sort_by (self, self->profile_column);
}

static void
on_by_parameter_toggled_cb (MwOverridesPage *self)
{
  if (!self->sorting && gtk_toggle_button_get_active (self->by_parameter_button))
    sort_by (self, self->parameter_column);
}

static void
on_sorted_cb (const char *key, gboolean descending, gpointer user_data)
{
  MwOverridesPage *self = user_data;

  self->sorting = TRUE;
  gtk_toggle_button_set_active (self->by_profile_button, g_str_equal (key, "profile"));
  gtk_toggle_button_set_active (self->by_parameter_button, g_str_equal (key, "parameter"));
  self->sorting = FALSE;
  mw_query_set_sort (self->query, key, descending);
  mw_draft_list_set_query (self->draft, self->list, self->query);
}

static void
on_filter_cleared_cb (MwOverridesPage *self)
{
  mw_query_set_search (self->query, NULL);
  mw_override_filter_clear (MW_OVERRIDE_FILTER (self->filter));
}

static void
set_search (MwPage *page, const char *text)
{
  MwOverridesPage *self = MW_OVERRIDES_PAGE (page);

  mw_query_set_search (self->query, text != NULL && *text != '\0' ? text : NULL);
  requery (self);
}

static GtkWidget *
get_filter (MwPage *page)
{
  return MW_OVERRIDES_PAGE (page)->filter;
}

static void
grab_default_focus (MwPage *page)
{
  MwOverridesPage *self = MW_OVERRIDES_PAGE (page);

  if (g_list_model_get_n_items (self->list) == 0)
    mw_empty_state_grab_focus (self->empty_state);
  else if (mw_narrow_switch_get_is_narrow (self->narrow_switch))
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->column_view));
}

static void
page_iface_init (MwPageInterface *iface)
{
  iface->set_search = set_search;
  iface->get_filter = get_filter;
  iface->grab_default_focus = grab_default_focus;
}

static void
set_sorter (GtkColumnViewColumn *column, const char *key)
{
  g_autoptr (GtkSorter) sorter = mw_column_sorter_new (key);

  gtk_column_view_column_set_sorter (column, sorter);
}

static void
set_up_columns (MwOverridesPage *self)
{
  g_autoptr (GtkListItemFactory) values = mw_override_values_factory_new (self->states);
  g_autoptr (GtkListItemFactory) rows = mw_override_rows_factory_new (self->states);

  mw_text_column_set (self->profile_column, "profile-name", MW_TEXT_STAGED);
  mw_text_column_set (self->address_column, "address", MW_TEXT_TECHNICAL | MW_TEXT_DIM);
  mw_text_column_set (self->parameter_column, "parameter-name", MW_TEXT_PLAIN);
  gtk_column_view_column_set_factory (self->value_column, values);
  gtk_list_view_set_factory (self->list_view, rows);

  set_sorter (self->profile_column, "profile");
  set_sorter (self->address_column, "address");
  set_sorter (self->parameter_column, "parameter");
  set_sorter (self->value_column, "value");
}

static void
set_up_list (MwOverridesPage *self)
{
  self->query = mw_query_new (MW_QUERY_OVERRIDES);
  mw_query_set_sort (self->query, "profile", FALSE);
  self->list = mw_draft_list (self->draft, self->query);
  self->selection = mw_row_selection_new (MW_KEYED_LIST (self->list));
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (show_count), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (on_selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
mw_overrides_page_constructed (GObject *object)
{
  MwOverridesPage *self = MW_OVERRIDES_PAGE (object);

  G_OBJECT_CLASS (mw_overrides_page_parent_class)->constructed (object);

  self->states = mw_secret_states_new (self->vault);
  self->filter = mw_override_filter_new (mw_draft_get_catalogue (self->draft));
  g_object_ref_sink (self->filter);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (requery), self, G_CONNECT_SWAPPED);
  set_up_list (self);
  set_up_columns (self);
  gtk_column_view_set_model (self->column_view, self->selection);
  gtk_list_view_set_model (self->list_view, self->selection);
  gtk_column_view_sort_by_column (self->column_view, self->profile_column, GTK_SORT_ASCENDING);
  mw_column_sorter_attach (self->column_view, on_sorted_cb, self);
  mw_list_keys_attach (GTK_WIDGET (self->column_view));
  mw_double_clicks_attach (GTK_WIDGET (self->column_view));
  mw_list_keys_attach (GTK_WIDGET (self->list_view));
  mw_double_clicks_attach (GTK_WIDGET (self->list_view));
  mw_empty_state_set_list (self->empty_state, self->list);
  show_count (self);
  on_selection_changed_cb (self);
}

static void
mw_overrides_page_dispose (GObject *object)
{
  MwOverridesPage *self = MW_OVERRIDES_PAGE (object);

  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->states);
  g_clear_object (&self->vault);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_overrides_page_parent_class)->dispose (object);
}

static void
mw_overrides_page_finalize (GObject *object)
{
  MwOverridesPage *self = MW_OVERRIDES_PAGE (object);

  g_clear_pointer (&self->query, mw_query_free);

  G_OBJECT_CLASS (mw_overrides_page_parent_class)->finalize (object);
}

static void
mw_overrides_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MwOverridesPage *self = MW_OVERRIDES_PAGE (object);

  switch ((MwOverridesPageProperty) id)
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
mw_overrides_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MwOverridesPage *self = MW_OVERRIDES_PAGE (object);

  switch ((MwOverridesPageProperty) id)
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
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/overrides/overrides-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MwOverridesPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, MwOverridesPage, by_profile_button);
  gtk_widget_class_bind_template_child (widget_class, MwOverridesPage, by_parameter_button);
  gtk_widget_class_bind_template_child (widget_class, MwOverridesPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, MwOverridesPage, empty_state);
  gtk_widget_class_bind_template_child (widget_class, MwOverridesPage, narrow_switch);
  gtk_widget_class_bind_template_child (widget_class, MwOverridesPage, column_view);
  gtk_widget_class_bind_template_child (widget_class, MwOverridesPage, profile_column);
  gtk_widget_class_bind_template_child (widget_class, MwOverridesPage, address_column);
  gtk_widget_class_bind_template_child (widget_class, MwOverridesPage, parameter_column);
  gtk_widget_class_bind_template_child (widget_class, MwOverridesPage, value_column);
  gtk_widget_class_bind_template_child (widget_class, MwOverridesPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, MwOverridesPage, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, MwOverridesPage, selection_label);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_by_profile_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_by_parameter_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_cleared_cb);
}

static void
mw_overrides_page_class_init (MwOverridesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = mw_overrides_page_constructed;
  object_class->dispose = mw_overrides_page_dispose;
  object_class->finalize = mw_overrides_page_finalize;
  object_class->get_property = mw_overrides_page_get_property;
  object_class->set_property = mw_overrides_page_set_property;

  properties[PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, MW_TYPE_DRAFT, flags);
  properties[PROP_VAULT] = g_param_spec_object ("vault", NULL, NULL, MW_TYPE_VAULT, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MW_TYPE_EMPTY_STATE);
  g_type_ensure (MW_TYPE_NARROW_SWITCH);
  g_type_ensure (MW_TYPE_ROW_MENU);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "overrides.edit", NULL, edit_selected);
  gtk_widget_class_install_action (widget_class, "overrides.open-profile", NULL, open_profile);
  gtk_widget_class_install_action (widget_class, "overrides.reset", NULL, reset_selected);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "overrides.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "overrides.reset", NULL);
}

static void
mw_overrides_page_init (MwOverridesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_overrides_page_new (MwDraft *draft, MwVault *vault)
{
  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (MW_IS_VAULT (vault), NULL);

  return g_object_new (MW_TYPE_OVERRIDES_PAGE, "draft", draft, "vault", vault, NULL);
}
