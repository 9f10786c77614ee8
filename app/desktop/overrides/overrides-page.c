/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/overrides/overrides-page.h"

#include <glib/gi18n.h>
#include <mailwright/value-edits.h>

#include "desktop/lists/column-sorter.h"
#include "desktop/lists/list-columns.h"
#include "desktop/lists/rows-view.h"
#include "desktop/overrides/override-columns.h"
#include "desktop/overrides/override-dialog.h"
#include "desktop/overrides/override-filter.h"
#include "desktop/passwords/secret-states.h"
#include "desktop/widgets/toast.h"
#include "desktop/widgets/page.h"

struct _MwOverridesPage
{
  AdwBin parent_instance;

  MwDraft *draft;         /* (owned) */
  MwVault *vault;         /* (owned) */
  MwSecretStates *states; /* (owned) */
  gulong sorted;          /* handler of the order that the headers ask for, or 0 */
  gboolean sorting;       /* the buttons and the headers follow each other just now */

  GtkWidget *toolbar;
  GtkToggleButton *by_profile_button;
  GtkToggleButton *by_parameter_button;
  GtkLabel *count_label;
  MwRowsView *rows;
};

static void page_iface_init (MwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwOverridesPage,
                               mw_overrides_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_PAGE, page_iface_init))

static void
show_count (MwOverridesPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (mw_rows_view_get_selection (self->rows)));
  g_autofree char *text = g_strdup_printf (ngettext ("%'u override", "%'u overrides", n), n);

  gtk_label_set_label (self->count_label, text);
  /* There is nothing to order or count where the page only says what belongs on it. */
  gtk_widget_set_visible (self->toolbar, n > 0 || mw_rows_view_is_narrowed (self->rows));
}

static void
enable_actions (MwOverridesPage *self)
{
  g_autoptr (GtkBitset) positions =
      gtk_selection_model_get_selection (mw_rows_view_get_selection (self->rows));
  guint64 n = gtk_bitset_get_size (positions);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overrides.edit", n == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overrides.open-profile", n == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "overrides.reset", n > 0);
}

static void
edit_override (MwOverridesPage *self, MwOverride *override)
{
  GtkWidget *dialog = NULL;

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
edit_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwOverridesPage *self = MW_OVERRIDES_PAGE (widget);
  g_autoptr (MwOverride) override = mw_rows_view_dup_selected (self->rows);

  if (override != NULL)
    edit_override (self, override);
}

static void
open_profile (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwOverridesPage *self = MW_OVERRIDES_PAGE (widget);
  g_autoptr (MwOverride) override = mw_rows_view_dup_selected (self->rows);

  if (override != NULL)
    gtk_widget_activate_action (widget, "win.open-profile-parameter", "(ss)",
                                mw_override_get_profile_id (override),
                                mw_override_get_key (override));
}

static MwEdit *
build_reset (GPtrArray *rows, char **text)
{
  MwOverride *first = g_ptr_array_index (rows, 0);
  g_autoptr (MwValueEdits) edits = mw_value_edits_new (MW_OBJECT_PROFILE);

  for (guint i = 0; i < rows->len; i++)
    {
      MwOverride *row = g_ptr_array_index (rows, i);

      mw_value_edits_add (edits, mw_override_get_profile_id (row),
                          mw_override_get_profile_name (row), mw_override_get_key (row), NULL);
    }
  if (rows->len == 1)
    /* Translators: a parameter and the profile that it was reset for */
    *text = g_strdup_printf (_ ("%s of “%s” reset"), mw_override_get_parameter_name (first),
                             mw_override_get_profile_name (first));
  else
    *text = g_strdup_printf (ngettext ("%u override reset", "%u overrides reset", rows->len),
                             rows->len);
  return mw_value_edits_build (edits);
}

static void
reset_overrides (GPtrArray *rows, gpointer user_data)
{
  MwOverridesPage *self = user_data;
  g_autofree char *text = NULL;
  g_autoptr (MwEdit) edit = build_reset (rows, &text);

  mw_toast_after_edit (GTK_WIDGET (self), self->draft, edit, text);
}

static void
reset_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mw_rows_view_with_selected (MW_OVERRIDES_PAGE (widget)->rows, reset_overrides, widget);
}

static void
sort_by (MwOverridesPage *self, const char *key)
{
  GtkColumnView *view = mw_rows_view_get_column_view (self->rows);
  g_autoptr (GtkColumnViewColumn) column = mw_list_columns_find (view, key);

  mw_column_sorter_sort (view, column, GTK_SORT_ASCENDING);
}

static void
on_by_profile_toggled_cb (MwOverridesPage *self)
{
  if (!self->sorting && gtk_toggle_button_get_active (self->by_profile_button))
    sort_by (self, "profile");
}

static void
on_by_parameter_toggled_cb (MwOverridesPage *self)
{
  if (!self->sorting && gtk_toggle_button_get_active (self->by_parameter_button))
    sort_by (self, "parameter");
}

static void
on_sorted_cb (const char *key, gboolean descending, gpointer user_data)
{
  MwOverridesPage *self = user_data;

  self->sorting = TRUE;
  gtk_toggle_button_set_active (self->by_profile_button, g_str_equal (key, "profile"));
  gtk_toggle_button_set_active (self->by_parameter_button, g_str_equal (key, "parameter"));
  self->sorting = FALSE;
}

static MwPage *
get_content (MwPage *page)
{
  return MW_PAGE (MW_OVERRIDES_PAGE (page)->rows);
}

/* A key that came past the list: with nothing selected, or with the focus elsewhere. */
static char *
answer (MwPage *page, MwWish wish)
{
  MwOverridesPage *self = MW_OVERRIDES_PAGE (page);
  g_autoptr (GtkBitset) positions =
      gtk_selection_model_get_selection (mw_rows_view_get_selection (self->rows));
  guint64 n = gtk_bitset_get_size (positions);

  if (wish == MW_WISH_ADD)
    return g_strdup (_ ("An override comes from a value that is set on a profile’s page."));
  if (wish == MW_WISH_DELETE)
    return g_strdup (n > 0 ? _ ("Delete works in the list: F6 leads there.")
                           : _ ("Select the overrides to be reset first."));
  if (wish != MW_WISH_EDIT)
    return mw_page_answer_by_default (page, wish);
  if (n != 1)
    return g_strdup (_ ("Select one override to be edited first."));
  gtk_widget_activate_action (GTK_WIDGET (self), "overrides.edit", NULL);
  return NULL;
}

static void
page_iface_init (MwPageInterface *iface)
{
  iface->answer = answer;
  iface->get_content = get_content;
}

static void
on_filter_changed_cb (MwOverridesPage *self)
{
  show_count (self);
  mw_page_filter_changed (MW_PAGE (self));
}

static void
mw_overrides_page_dispose (GObject *object)
{
  MwOverridesPage *self = MW_OVERRIDES_PAGE (object);

  if (self->sorted != 0)
    mw_column_sorter_detach (mw_rows_view_get_column_view (self->rows), &self->sorted);
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_OVERRIDES_PAGE);
  g_clear_object (&self->states);
  g_clear_object (&self->vault);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_overrides_page_parent_class)->dispose (object);
}

static void
mw_overrides_page_class_init (MwOverridesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_overrides_page_dispose;

  g_type_ensure (MW_TYPE_ROWS_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/overrides/overrides-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MwOverridesPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, MwOverridesPage, by_profile_button);
  gtk_widget_class_bind_template_child (widget_class, MwOverridesPage, by_parameter_button);
  gtk_widget_class_bind_template_child (widget_class, MwOverridesPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, MwOverridesPage, rows);
  gtk_widget_class_bind_template_callback (widget_class, edit_override);
  gtk_widget_class_bind_template_callback (widget_class, enable_actions);
  gtk_widget_class_bind_template_callback (widget_class, on_by_profile_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_by_parameter_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed_cb);
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
  MwOverridesPage *self = NULL;
  GtkColumnView *view = NULL;
  g_autoptr (GtkListItemFactory) rows = NULL;

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (MW_IS_VAULT (vault), NULL);

  self = g_object_new (MW_TYPE_OVERRIDES_PAGE, NULL);
  self->draft = g_object_ref (draft);
  self->vault = g_object_ref (vault);
  self->states = mw_secret_states_new (vault);
  view = mw_rows_view_get_column_view (self->rows);
  rows = mw_override_rows_factory_new (self->states);
  mw_override_columns_append (view, self->states);
  mw_rows_view_set_up (self->rows, draft, MW_QUERY_OVERRIDES,
                       mw_override_filter_new (mw_draft_get_catalogue (draft)), rows);
  self->sorted = mw_column_sorter_attach (view, on_sorted_cb, self);
  g_signal_connect_object (mw_rows_view_get_selection (self->rows), "items-changed",
                           G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  show_count (self);
  return GTK_WIDGET (self);
}
