/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/widgets/error-presenter.h"

#include <adwaita.h>

/* An error's sentences say what to do, and a button must be reached, by keyboard or with a screen
 * reader too: these stay longer than what only says that something happened.
 */
#define LONGER_TOAST_SECONDS 12

static AdwToastOverlay *
find_overlay_below (GtkWidget *widget)
{
  if (ADW_IS_TOAST_OVERLAY (widget))
    return ADW_TOAST_OVERLAY (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwToastOverlay *overlay = find_overlay_below (child);

      if (overlay != NULL)
        return overlay;
    }
  return NULL;
}

static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  GtkWidget *ancestor = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (ancestor != NULL)
    return ADW_TOAST_OVERLAY (ancestor);

  while (GTK_IS_WINDOW (root))
    {
      AdwToastOverlay *overlay = find_overlay_below (GTK_WIDGET (root));

      if (overlay != NULL)
        return overlay;
      root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root)));
    }
  return NULL;
}

static void
add_toast (GtkWidget *widget, AdwToast *toast)
{
  AdwToastOverlay *overlay = find_overlay (widget);

  if (overlay != NULL)
    {
      adw_toast_overlay_add_toast (overlay, toast);
      return;
    }
  g_warning ("No place for a toast: %s", adw_toast_get_title (toast));
  g_object_unref (toast);
}

/* A toast's own title is cut to one line; sentences that say what to do may need more. */
static GtkWidget *
make_wrapped_title (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

void
mw_error_presenter_show (GtkWidget *widget, const GError *error)
{
  g_autofree char *title = NULL;
  AdwToast *toast = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  title = g_markup_escape_text (error->message, -1);
  toast = adw_toast_new (title);
  adw_toast_set_custom_title (toast, make_wrapped_title (error->message));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, LONGER_TOAST_SECONDS);
  add_toast (widget, toast);
}

void
mw_toast_show (GtkWidget *widget, const char *text, const char *button_label, const char *action)
{
  g_autofree char *title = NULL;
  AdwToast *toast = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  title = g_markup_escape_text (text, -1);
  toast = adw_toast_new (title);
  if (button_label != NULL)
    {
      adw_toast_set_button_label (toast, button_label);
      adw_toast_set_timeout (toast, LONGER_TOAST_SECONDS);
    }
  if (action != NULL)
    adw_toast_set_detailed_action_name (toast, action);
  add_toast (widget, toast);
}
