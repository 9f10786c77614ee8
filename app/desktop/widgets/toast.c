/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/widgets/toast.h"

#include <glib/gi18n.h>
#include <mailwright/draft.h>

#include "desktop/widgets/announcer.h"
#include "desktop/widgets/error-presenter.h"

/* A button must be reached, by keyboard or with a screen reader too: these stay longer than what
 * only says that something happened. */
#define LONGER_TOAST_SECONDS 12

/* The last one that is no error, in whichever window. */
static AdwToast *current = NULL; /* (unowned) (nullable) */

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
announce (GtkWidget *widget, AdwToast *toast)
{
  g_autofree char *sentence = NULL;

  if (pango_parse_markup (adw_toast_get_title (toast), -1, 0, NULL, &sentence, NULL, NULL))
    mw_announce (widget, sentence);
}

void
mw_toast_present (GtkWidget *widget, AdwToast *toast)
{
  AdwToastOverlay *overlay = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (ADW_IS_TOAST (toast));

  overlay = find_overlay (widget);
  if (overlay == NULL)
    {
      g_warning ("No place for a toast: %s", adw_toast_get_title (toast));
      g_object_unref (toast);
      return;
    }
  if (adw_toast_get_priority (toast) == ADW_TOAST_PRIORITY_NORMAL)
    {
      if (current != NULL)
        adw_toast_dismiss (current);
      g_set_weak_pointer (&current, toast);
    }
  announce (widget, toast);
  adw_toast_overlay_add_toast (overlay, toast);
}

static AdwToast *
toast_new (const char *text, const char *button_label, const char *action)
{
  g_autofree char *title = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (title);

  if (button_label != NULL)
    {
      adw_toast_set_button_label (toast, button_label);
      adw_toast_set_timeout (toast, LONGER_TOAST_SECONDS);
    }
  if (action != NULL)
    adw_toast_set_detailed_action_name (toast, action);
  return toast;
}

void
mw_toast_show (GtkWidget *widget, const char *text, const char *button_label, const char *action)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  mw_toast_present (widget, toast_new (text, button_label, action));
}

/* ---- Undo ---- */

void
mw_toast_offer_undo (GtkWidget *widget, MwDraft *draft, const char *text)
{
  AdwToast *toast = NULL;
  g_autofree char *mark = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (MW_IS_DRAFT (draft));
  g_return_if_fail (text != NULL);

  g_object_get (draft, "mark", &mark, NULL);
  toast = toast_new (text, _ ("Undo"), "win.undo-at");
  adw_toast_set_action_target (toast, "s", mark != NULL ? mark : "");
  g_signal_connect_object (draft, "notify::mark", G_CALLBACK (adw_toast_dismiss), toast,
                           G_CONNECT_SWAPPED);
  mw_toast_present (widget, toast);
}

void
mw_toast_after (GtkWidget *widget, MwDraft *draft, const char *before, const char *text)
{
  g_autofree char *after = NULL;

  g_object_get (draft, "mark", &after, NULL);
  if (g_strcmp0 (before, after) == 0)
    mw_toast_show (widget, _ ("Nothing changed: it was so already."), NULL, NULL);
  else
    mw_toast_offer_undo (widget, draft, text);
}

/* An edit under way. */
typedef struct
{
  GtkWidget *widget; /* (owned) */
  char *text;        /* (owned) (nullable) */
  char *mark;        /* (owned) (nullable): of the draft before */
} Doing;

static void
on_edit_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Doing *doing = user_data;
  g_autoptr (GtkWidget) widget = doing->widget;
  g_autofree char *text = doing->text;
  g_autofree char *before = doing->mark;
  g_autoptr (GError) error = NULL;

  if (!mw_draft_apply_finish (MW_DRAFT (source), result, &error))
    mw_error_presenter_show (widget, error);
  else if (text != NULL)
    mw_toast_after (widget, MW_DRAFT (source), before, text);
}

void
mw_toast_after_edit (GtkWidget *widget, MwDraft *draft, MwEdit *edit, const char *text)
{
  Doing *doing = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (MW_IS_DRAFT (draft));
  g_return_if_fail (edit != NULL);

  doing = g_new0 (Doing, 1);
  doing->widget = g_object_ref (widget);
  doing->text = g_strdup (text);
  g_object_get (draft, "mark", &doing->mark, NULL);
  mw_draft_apply_async (draft, edit, NULL, on_edit_applied_cb, doing);
}
