/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/shell/start-window.h"

#include <glib/gi18n.h>
#include <mailwright/error.h>

struct _MwStartWindow
{
  AdwApplicationWindow parent_instance;

  AdwStatusPage *status_page;
  GtkWidget *buttons;
  GtkWidget *retry_button;
};

G_DEFINE_FINAL_TYPE (MwStartWindow, mw_start_window, ADW_TYPE_APPLICATION_WINDOW)

static const char *
describe_problem (const GError *error)
{
  if (g_error_matches (error, MW_ERROR, MW_ERROR_NEWER_SCHEMA))
    return _ ("Made by a Newer Mailwright");
  if (g_error_matches (error, MW_ERROR, MW_ERROR_NOT_DATABASE))
    return _ ("Not a Mailwright Database");
  if (g_error_matches (error, MW_ERROR, MW_ERROR_FULL))
    return _ ("No Space Left");
  return _ ("The Database Cannot Be Opened");
}

static void
mw_start_window_class_init (MwStartWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/shell/start-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MwStartWindow, status_page);
  gtk_widget_class_bind_template_child (widget_class, MwStartWindow, buttons);
  gtk_widget_class_bind_template_child (widget_class, MwStartWindow, retry_button);
}

static void
mw_start_window_init (MwStartWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

MwStartWindow *
mw_start_window_new (GtkApplication *application)
{
  return g_object_new (MW_TYPE_START_WINDOW, "application", application, NULL);
}

void
mw_start_window_show_opening (MwStartWindow *self)
{
  g_return_if_fail (MW_IS_START_WINDOW (self));

  adw_status_page_set_icon_name (self->status_page, "document-open-symbolic");
  adw_status_page_set_title (self->status_page, _ ("Opening…"));
  adw_status_page_set_description (self->status_page,
                                   _ ("The database is being opened. This may take a moment."));
  gtk_widget_set_visible (self->buttons, FALSE);
}

void
mw_start_window_show_problem (MwStartWindow *self, const GError *error)
{
  g_autofree char *description = NULL;

  g_return_if_fail (MW_IS_START_WINDOW (self));
  g_return_if_fail (error != NULL);

  description = g_markup_escape_text (error->message, -1);
  adw_status_page_set_icon_name (self->status_page, "dialog-warning-symbolic");
  adw_status_page_set_title (self->status_page, describe_problem (error));
  adw_status_page_set_description (self->status_page, description);
  gtk_widget_set_visible (self->buttons, TRUE);
  gtk_widget_grab_focus (self->retry_button);
}
