/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/profiles-page.h"

#include <glib/gi18n.h>
#include <mailwright/profile-edits.h>

#include "desktop/lists/rows-view.h"
#include "desktop/profiles/bulk-dialog.h"
#include "desktop/profiles/delete-refusal.h"
#include "desktop/profiles/profile-columns.h"
#include "desktop/profiles/profile-filter.h"
#include "desktop/responsibilities/assign-dialog.h"
#include "desktop/widgets/toast.h"
#include "desktop/widgets/page.h"

/* Of a longer selection it is not looked at each row before an action is offered. */
#define MOST_LOOKED_AT 100

struct _MwProfilesPage
{
  AdwBin parent_instance;

  MwDraft *draft; /* (owned) */
  MwVault *vault; /* (owned) */

  MwRowsView *rows;
};

static void page_iface_init (MwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwProfilesPage,
                               mw_profiles_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_PAGE, page_iface_init))

/* What the rows of a selection allow. */
typedef struct
{
  gboolean some_enabled;
  gboolean some_disabled;
} Traits;

static Traits
read_traits (GListModel *list, GtkBitset *positions)
{
  Traits traits = { FALSE, FALSE };
  GtkBitsetIter iter;
  guint position = 0;

  if (gtk_bitset_get_size (positions) > MOST_LOOKED_AT)
    return (Traits){ TRUE, TRUE };
  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (MwProfile) profile = g_list_model_get_item (list, position);

      if (profile == NULL || mw_profile_get_loading (profile))
        continue;
      traits.some_enabled |= mw_profile_get_enabled (profile);
      traits.some_disabled |= !mw_profile_get_enabled (profile);
    }
  return traits;
}

static void
enable_actions (MwProfilesPage *self)
{
  GtkSelectionModel *selection = mw_rows_view_get_selection (self->rows);
  g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (selection);
  guint64 n = gtk_bitset_get_size (positions);
  Traits traits = read_traits (G_LIST_MODEL (selection), positions);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "profiles.open", n == 1);
  gtk_widget_action_set_enabled (widget, "profiles.enable", n > 0 && traits.some_disabled);
  gtk_widget_action_set_enabled (widget, "profiles.disable", n > 0 && traits.some_enabled);
  gtk_widget_action_set_enabled (widget, "profiles.set-parameter", n > 0);
  gtk_widget_action_set_enabled (widget, "profiles.assign", n > 0);
  gtk_widget_action_set_enabled (widget, "profiles.test", n > 0);
  gtk_widget_action_set_enabled (widget, "profiles.delete", n > 0);
}

static void
open_profile (MwProfilesPage *self, MwProfile *profile)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-profile", "s",
                              mw_profile_get_id (profile));
}

static void
open_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwProfilesPage *self = MW_PROFILES_PAGE (widget);
  g_autoptr (MwProfile) profile = mw_rows_view_dup_selected (self->rows);

  if (profile != NULL)
    open_profile (self, profile);
}

/* ---- what is done to all that is selected ---- */

static void
with_selected (GtkWidget *widget, MwRowsFunc func)
{
  mw_rows_view_with_selected (MW_PROFILES_PAGE (widget)->rows, func, widget);
}

static void
set_enabled (MwProfilesPage *self, GPtrArray *rows, gboolean enabled)
{
  g_autoptr (MwEdit) edit = mw_profile_edits_set_enabled (rows, enabled);

  mw_toast_after_edit (GTK_WIDGET (self), self->draft, edit, NULL);
}

static void
enable_profiles (GPtrArray *rows, gpointer user_data)
{
  set_enabled (user_data, rows, TRUE);
}

static void
disable_profiles (GPtrArray *rows, gpointer user_data)
{
  set_enabled (user_data, rows, FALSE);
}

static void
enable_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  with_selected (widget, enable_profiles);
}

static void
disable_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  with_selected (widget, disable_profiles);
}

static GListModel *
list_profiles (GPtrArray *rows)
{
  GListStore *profiles = g_list_store_new (MW_TYPE_PROFILE);

  g_list_store_splice (profiles, 0, 0, rows->pdata, rows->len);
  return G_LIST_MODEL (profiles);
}

static GtkWindow *
get_window (MwProfilesPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
set_parameter_of_profiles (GPtrArray *rows, gpointer user_data)
{
  MwProfilesPage *self = user_data;

  gtk_window_present (
      GTK_WINDOW (mw_bulk_dialog_new (get_window (self), self->draft, self->vault, rows)));
}

static void
set_parameter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  with_selected (widget, set_parameter_of_profiles);
}

static void
assign_profiles (GPtrArray *rows, gpointer user_data)
{
  MwProfilesPage *self = user_data;
  g_autoptr (GListModel) profiles = list_profiles (rows);

  gtk_window_present (mw_assign_dialog_new (get_window (self), self->draft, NULL, profiles));
}

static void
assign (GtkWidget *widget, const char *action, GVariant *parameter)
{
  with_selected (widget, assign_profiles);
}

static void
test_profiles (GPtrArray *rows, gpointer user_data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (ids, (gpointer) mw_profile_get_id (g_ptr_array_index (rows, i)));
  gtk_widget_activate_action_variant (
      GTK_WIDGET (user_data), "win.test-profiles",
      g_variant_new_strv ((const char *const *) ids->pdata, ids->len));
}

static void
test_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  with_selected (widget, test_profiles);
}

/* Returns: whether any was submitted, and is never deleted: then that is said */
static gboolean
refuse_delete (MwProfilesPage *self, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (!mw_profile_edits_can_delete (g_ptr_array_index (rows, i)))
      {
        mw_delete_refusal_present (GTK_WIDGET (self), rows, "profiles.disable");
        return TRUE;
      }
  return FALSE;
}

static void
delete_profiles (GPtrArray *rows, gpointer user_data)
{
  MwProfilesPage *self = user_data;
  g_autofree char *text = NULL;
  g_autoptr (MwEdit) edit = NULL;

  if (refuse_delete (self, rows))
    return;
  edit = mw_profile_edits_delete (rows);
  text = mw_edit_describe_done (edit);
  mw_toast_after_edit (GTK_WIDGET (self), self->draft, edit, text);
}

static void
delete_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  with_selected (widget, delete_profiles);
}

/* ---- a page of the window ---- */

static MwPage *
get_content (MwPage *page)
{
  return MW_PAGE (MW_PROFILES_PAGE (page)->rows);
}

static const char *
get_primary_action (MwPage *page, const char **label)
{
  *label = _ ("Add Profile");
  return "win.add-profile";
}

/* A key that came past the list: with nothing selected, or with the focus elsewhere. */
static char *
answer (MwPage *page, MwWish wish)
{
  MwProfilesPage *self = MW_PROFILES_PAGE (page);
  g_autoptr (GtkBitset) positions =
      gtk_selection_model_get_selection (mw_rows_view_get_selection (self->rows));
  gboolean selected = !gtk_bitset_is_empty (positions);

  if (wish == MW_WISH_TEST && selected)
    gtk_widget_activate_action (GTK_WIDGET (self), "profiles.test", NULL);
  else if (wish == MW_WISH_TEST)
    return g_strdup (_ ("Select the mailboxes to be tested first."));
  else if (wish == MW_WISH_ASSIGN && selected)
    gtk_widget_activate_action (GTK_WIDGET (self), "profiles.assign", NULL);
  else if (wish == MW_WISH_ASSIGN)
    return g_strdup (_ ("Select the profiles to be assigned first."));
  else if (wish == MW_WISH_DELETE)
    return g_strdup (selected ? _ ("Delete works in the list: F6 leads there.")
                              : _ ("Select the profiles to be deleted first."));
  else
    return mw_page_answer_by_default (page, wish);
  return NULL;
}

static void
page_iface_init (MwPageInterface *iface)
{
  iface->answer = answer;
  iface->get_content = get_content;
  iface->get_primary_action = get_primary_action;
}

static void
mw_profiles_page_dispose (GObject *object)
{
  MwProfilesPage *self = MW_PROFILES_PAGE (object);

  g_clear_object (&self->draft);
  g_clear_object (&self->vault);

  G_OBJECT_CLASS (mw_profiles_page_parent_class)->dispose (object);
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
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_profiles_page_dispose;

  g_type_ensure (MW_TYPE_ROWS_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/profiles/profiles-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MwProfilesPage, rows);
  gtk_widget_class_bind_template_callback (widget_class, enable_actions);
  gtk_widget_class_bind_template_callback (widget_class, mw_page_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, open_profile);
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
  MwProfilesPage *self = NULL;
  MwCatalogue *catalogue = NULL;
  g_autoptr (GtkListItemFactory) rows = mw_profile_rows_factory_new ();

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (MW_IS_VAULT (vault), NULL);

  self = g_object_new (MW_TYPE_PROFILES_PAGE, NULL);
  self->draft = g_object_ref (draft);
  self->vault = g_object_ref (vault);
  catalogue = mw_draft_get_catalogue (draft);
  mw_profile_columns_append (mw_rows_view_get_column_view (self->rows), catalogue);
  mw_rows_view_set_up (self->rows, draft, MW_QUERY_PROFILES, mw_profile_filter_new (catalogue),
                       rows);
  return GTK_WIDGET (self);
}

void
mw_profiles_page_show_reachability (MwProfilesPage *self, const char *word)
{
  g_return_if_fail (MW_IS_PROFILES_PAGE (self));

  mw_profile_filter_set_reachability (MW_PROFILE_FILTER (mw_rows_view_get_filter (self->rows)),
                                      word);
}
