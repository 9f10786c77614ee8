/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/drivers/drivers-page.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "desktop/drivers/driver-row.h"
#include "desktop/lists/empty-state.h"
#include "desktop/widgets/toast.h"
#include "desktop/widgets/page.h"

struct _MwDriversPage
{
  AdwBin parent_instance;

  MwDraft *draft;            /* (owned) */
  GtkFilterListModel *model; /* (owned) the drivers that match the search */
  GtkFilter *filter;         /* (owned) */
  char *search;              /* (owned) (nullable) case folded */

  MwEmptyState *empty_state;
  AdwPreferencesGroup *problems_group;
  GtkListBox *list;
  AdwActionRow *folder_row;
};

static void page_iface_init (MwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwDriversPage,
                               mw_drivers_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_PAGE, page_iface_init))

static char *
build_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "mailwright", "drivers", NULL);
}

static gboolean
match_driver (gpointer item, gpointer user_data)
{
  MwDriversPage *self = user_data;
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  if (self->search == NULL)
    return TRUE;
  text = g_strjoin ("\n", mw_driver_get_name (item), mw_driver_get_description (item),
                    mw_driver_get_channel (item), NULL);
  folded = g_utf8_casefold (text, -1);
  words = g_strsplit_set (self->search, " \t", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  MwDriversPage *self = user_data;

  return mw_driver_row_new (self->draft, item);
}

static void
add_problem (MwDriversPage *self, const char *problem)
{
  const char *colon = strstr (problem, ": ");
  g_autofree char *place = NULL;
  GtkWidget *row = NULL;
  GtkWidget *icon = NULL;

  if (colon != NULL)
    place = g_strndup (problem, colon - problem);
  row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-selectable", TRUE, "title",
                      colon != NULL ? colon + 2 : problem, "subtitle", place != NULL ? place : "",
                      "subtitle-lines", 0, NULL);
  icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (icon, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Mistake"), -1);
  adw_preferences_group_add (self->problems_group, row);
}

static void
show_problems (MwDriversPage *self)
{
  const char *const *problems = mw_catalogue_get_problems (mw_draft_get_catalogue (self->draft));

  for (guint i = 0; problems[i] != NULL; i++)
    add_problem (self, problems[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->problems_group), problems[0] != NULL);
}

static void
on_row_activated_cb (MwDriversPage *self, GtkListBoxRow *row)
{
  MwDriver *driver = mw_driver_row_get_driver (MW_DRIVER_ROW (row));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-driver", "s", mw_driver_get_id (driver));
}

static void
copy_folder (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *folder = build_folder ();

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), folder);
  mw_toast_show (widget, _ ("Path copied"), NULL, NULL);
}

static void
on_folder_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwDriversPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    mw_toast_show (GTK_WIDGET (self), _ ("No program on this computer opens folders"), NULL, NULL);
}

/* Made when it is first asked for, so that "Open" never leads to a folder that is not there. */
static void
open_folder (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *folder = build_folder ();
  g_autofree char *uri = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_autofree char *text = g_strdup_printf (_ ("The folder “%s” could not be made"), folder);

      mw_toast_show (widget, text, NULL, NULL);
      return;
    }
  uri = g_filename_to_uri (folder, NULL, NULL);
  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, on_folder_opened_cb,
                                           g_object_ref (widget));
}

static void
set_search (MwPage *page, const char *text)
{
  MwDriversPage *self = MW_DRIVERS_PAGE (page);
  gboolean searched = text != NULL && *text != '\0';

  g_clear_pointer (&self->search, g_free);
  if (searched)
    self->search = g_utf8_casefold (text, -1);
  mw_empty_state_set_narrowed (self->empty_state, searched, text);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
grab_default_focus (MwPage *page)
{
  MwDriversPage *self = MW_DRIVERS_PAGE (page);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static char *
answer (MwPage *page, MwWish wish)
{
  if (wish != MW_WISH_ADD)
    return mw_page_answer_by_default (page, wish);
  return g_strdup (_ ("A driver is a file: put it into the folder that is named on this page."));
}

static void
page_iface_init (MwPageInterface *iface)
{
  iface->answer = answer;
  iface->set_search = set_search;
  iface->grab_default_focus = grab_default_focus;
}

static void
mw_drivers_page_dispose (GObject *object)
{
  MwDriversPage *self = MW_DRIVERS_PAGE (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), NULL, NULL, NULL);
  g_clear_object (&self->model);
  g_clear_object (&self->filter);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_drivers_page_parent_class)->dispose (object);
}

static void
mw_drivers_page_finalize (GObject *object)
{
  MwDriversPage *self = MW_DRIVERS_PAGE (object);

  g_free (self->search);

  G_OBJECT_CLASS (mw_drivers_page_parent_class)->finalize (object);
}

static void
mw_drivers_page_class_init (MwDriversPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_drivers_page_dispose;
  object_class->finalize = mw_drivers_page_finalize;

  g_type_ensure (MW_TYPE_EMPTY_STATE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/drivers/drivers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MwDriversPage, empty_state);
  gtk_widget_class_bind_template_child (widget_class, MwDriversPage, problems_group);
  gtk_widget_class_bind_template_child (widget_class, MwDriversPage, list);
  gtk_widget_class_bind_template_child (widget_class, MwDriversPage, folder_row);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_install_action (widget_class, "drivers.copy-folder", NULL, copy_folder);
  gtk_widget_class_install_action (widget_class, "drivers.open-folder", NULL, open_folder);
}

static void
mw_drivers_page_init (MwDriversPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_drivers_page_new (MwDraft *draft)
{
  MwDriversPage *self = NULL;
  GListModel *drivers = NULL;
  g_autofree char *folder = build_folder ();

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);

  self = g_object_new (MW_TYPE_DRIVERS_PAGE, NULL);
  self->draft = g_object_ref (draft);
  drivers = G_LIST_MODEL (mw_draft_get_catalogue (draft));
  self->filter = GTK_FILTER (gtk_custom_filter_new (match_driver, self, NULL));
  self->model = gtk_filter_list_model_new (g_object_ref (drivers), g_object_ref (self->filter));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->model), create_row, self, NULL);
  adw_action_row_set_subtitle (self->folder_row, folder);
  show_problems (self);
  /* Without any driver the page still names the broken files and the folder. */
  if (g_list_model_get_n_items (drivers) > 0)
    mw_empty_state_set_list (self->empty_state, G_LIST_MODEL (self->model));
  return GTK_WIDGET (self);
}
