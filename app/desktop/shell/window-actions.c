/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/shell/window-actions.h"

#include "desktop/widgets/error-presenter.h"
#include "desktop/widgets/toast.h"
#include "desktop/agents/agent-dialog.h"
#include "desktop/submit/discard-dialog.h"
#include "desktop/shell/preferences.h"
#include "desktop/profiles/profile-assistant.h"
#include "desktop/responsibilities/responsibility-dialog.h"
#include "desktop/passwords/secrets-dialog.h"
#include "desktop/submit/submit-dialog.h"
#include "desktop/shell/undo-words.h"

#include <glib/gi18n.h>
#include <mailwright/error.h>

/* Ctrl+1 to Ctrl+9 show the sidebar's pages in their order. */
#define N_PAGE_KEYS 9

static void
add_profile (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (
      mw_profile_assistant_new (GTK_WINDOW (self), mw_window_get_draft (self),
                                mw_window_get_vault (self), mw_window_get_tester (self))));
}

static void
add_agent (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (
      mw_agent_dialog_new (GTK_WINDOW (widget), mw_window_get_draft (MW_WINDOW (widget)))));
}

static void
open_agent (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);

  mw_page_stack_open_agent (mw_window_get_pages (self), g_variant_get_string (parameter, NULL));
  mw_window_show_content (self);
}

/* One that was just added is found without a search. */
static void
select_agent (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);

  /* What a search hides cannot be shown. */
  mw_window_clear_search (self);
  mw_page_stack_select_agent (mw_window_get_pages (self), g_variant_get_string (parameter, NULL));
}

static void
open_profile (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);

  mw_page_stack_open_profile (mw_window_get_pages (self), g_variant_get_string (parameter, NULL),
                              NULL);
  mw_window_show_content (self);
}

static void
open_profile_parameter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);
  const char *id = NULL;
  const char *key = NULL;

  g_variant_get (parameter, "(&s&s)", &id, &key);
  mw_page_stack_open_profile (mw_window_get_pages (self), id, key);
  mw_window_show_content (self);
}

static void
open_driver (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);

  mw_page_stack_open_driver (mw_window_get_pages (self), g_variant_get_string (parameter, NULL),
                             NULL);
  mw_window_show_content (self);
}

static void
open_driver_parameter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);
  const char *id = NULL;
  const char *key = NULL;

  g_variant_get (parameter, "(&s&s)", &id, &key);
  mw_page_stack_open_driver (mw_window_get_pages (self), id, key);
  mw_window_show_content (self);
}

static void
add_responsibility (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);

  gtk_window_present (
      mw_responsibility_dialog_new (GTK_WINDOW (self), mw_window_get_draft (self), NULL));
}

/* What a search hides cannot be shown. */
static void
open_responsibility (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);

  mw_window_show_page (self, "responsibilities");
  mw_window_clear_search (self);
  mw_page_stack_open_responsibility (mw_window_get_pages (self),
                                     g_variant_get_string (parameter, NULL));
}

/* What a search hides cannot be shown. */
static void
show_reachability (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);

  mw_window_show_page (self, "profiles");
  mw_window_clear_search (self);
  mw_page_stack_show_reachability (mw_window_get_pages (self),
                                   g_variant_get_string (parameter, NULL));
}

/* What a search hides cannot be shown. */
static void
show_failing (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);

  mw_window_show_page (self, "connections");
  mw_window_clear_search (self);
  mw_page_stack_show_failing (mw_window_get_pages (self));
}

/* What led to the page may go, and the focus with it: the button of a toast. */
static void
begin_there (MwWindow *self)
{
  mw_window_show_content (self);
  mw_page_grab_default_focus (mw_page_stack_get_visible_page (mw_window_get_pages (self)));
}

/* None are all. */
static void
test_profiles (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);
  g_autofree const char **ids = g_variant_get_strv (parameter, NULL);

  mw_page_stack_test (mw_window_get_pages (self), ids[0] != NULL ? ids : NULL);
  begin_there (self);
}

/* What a revision touched. Where it fails, the board offers to take the revision back. */
static void
test_revision (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);
  gint64 revision = 0;
  g_autofree const char **ids = NULL;

  g_variant_get (parameter, "(x^a&s)", &revision, &ids);
  mw_page_stack_test_revision (mw_window_get_pages (self), revision, ids);
  begin_there (self);
}

static void
show_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mw_window_show_page (MW_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* As the selection moves in the sidebar: the focus stays there, and so does a narrow window. */
static void
peek_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mw_page_stack_show (mw_window_get_pages (MW_WINDOW (widget)),
                      g_variant_get_string (parameter, NULL));
}

static void
show_nth_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);
  const char *page = mw_window_get_nth_page (self, g_variant_get_int32 (parameter));

  if (page != NULL)
    mw_window_show_page (self, page);
}

static void
back (MwWindow *self)
{
  if (!mw_window_back (self))
    mw_toast_show (GTK_WIDGET (self), _ ("There is no page to go back to."), NULL, NULL);
}

/* One that is open no more stays closed: whoever asks does so when its edit was carried out. */
static void
close_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mw_page_stack_close (mw_window_get_pages (MW_WINDOW (widget)),
                       g_variant_get_string (parameter, NULL));
}

static void
go_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  back (MW_WINDOW (widget));
}

static gboolean
on_escape_pressed_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MwWindow *self = MW_WINDOW (widget);

  return mw_page_stack_back (mw_window_get_pages (self));
}

/* The key that points to where pages come from: Alt+Left, and Alt+Right from right to left. */
static gboolean
on_back_pressed_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (g_variant_get_boolean (args) != mirrored)
    return FALSE;
  back (MW_WINDOW (widget));
  return TRUE;
}

/* What the page does not do, it says why. */
static void
meet_wish (MwWindow *self, MwWish wish)
{
  MwPage *page = mw_page_stack_get_visible_page (mw_window_get_pages (self));
  g_autofree char *reason = page != NULL ? mw_page_answer (page, wish) : NULL;

  if (reason != NULL)
    mw_toast_show (GTK_WIDGET (self), reason, NULL, NULL);
}

/* What is open is not there any more; what was being typed in it is kept at hand. */
static void
close_vanished (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);
  const char *key = NULL;
  const char *title = NULL;
  const char *typed = NULL;
  g_autofree char *text = NULL;
  g_autofree char *action = NULL;

  g_variant_get (parameter, "(&s&s&s)", &key, &title, &typed);
  if (!mw_page_stack_close (mw_window_get_pages (self), key))
    return;
  if (*typed != '\0')
    {
      /* Translators: a name, then what was being typed in a field */
      text =
          g_strdup_printf (_ ("“%s” is not there any more. You were typing “%s”."), title, typed);
      action = g_action_print_detailed_name ("win.copy-text", g_variant_new_string (typed));
      mw_toast_show (widget, text, _ ("Copy"), action);
      return;
    }
  text = g_strdup_printf (_ ("“%s” is not there any more: it was deleted or undone."), title);
  mw_toast_show (widget, text, NULL, NULL);
}

static void
copy_text (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          g_variant_get_string (parameter, NULL));
}

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);

  if (!mw_window_search (self))
    meet_wish (self, MW_WISH_SEARCH);
}

static void
clear_search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mw_window_clear_search (MW_WINDOW (widget));
}

static void
cycle_focus (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mw_window_cycle_focus (MW_WINDOW (widget));
}

/* A key of a page's own action comes here where the action is off, or the focus is elsewhere. */
static gboolean
on_wish_pressed_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  meet_wish (MW_WINDOW (widget), (MwWish) g_variant_get_int32 (args));
  return TRUE;
}

static gboolean
on_menu_pressed_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  mw_toast_show (widget, _ ("There is no menu here: rows of a list have one."), NULL, NULL);
  return TRUE;
}

static gboolean
on_select_all_pressed_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  mw_toast_show (widget, _ ("Here only one can be selected."), NULL, NULL);
  return TRUE;
}

static void
activate_primary (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwPage *page = mw_page_stack_get_visible_page (mw_window_get_pages (MW_WINDOW (widget)));
  const char *label = NULL;
  const char *action = page != NULL ? mw_page_get_primary_action (page, &label) : NULL;
  g_autofree char *action_name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (page != NULL && action == NULL)
    meet_wish (MW_WINDOW (widget), MW_WISH_ADD);
  if (action == NULL || !g_action_parse_detailed_name (action, &action_name, &target, NULL))
    return;
  gtk_widget_activate_action_variant (GTK_WIDGET (page), action_name, target);
}

static void
on_undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (mw_draft_undo_finish (MW_DRAFT (source), result, &error))
    mw_undo_words_tell (self, FALSE);
  else if (g_error_matches (error, MW_ERROR, MW_ERROR_NOTHING))
    mw_toast_show (GTK_WIDGET (self), error->message, NULL, NULL);
  else
    mw_error_presenter_show (GTK_WIDGET (self), error);
}

static void
undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mw_draft_undo_async (mw_window_get_draft (MW_WINDOW (widget)), NULL, on_undone_cb,
                       g_object_ref (widget));
}

/* The edit that a toast speaks of, if it still is the last one. */
static void
undo_at (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mw_draft_undo_at_async (mw_window_get_draft (MW_WINDOW (widget)),
                          g_variant_get_string (parameter, NULL), NULL, on_undone_cb,
                          g_object_ref (widget));
}

static void
on_redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (mw_draft_redo_finish (MW_DRAFT (source), result, &error))
    mw_undo_words_tell (self, TRUE);
  else
    mw_error_presenter_show (GTK_WIDGET (self), error);
}

static void
redo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mw_draft_redo_async (mw_window_get_draft (MW_WINDOW (widget)), NULL, on_redone_cb,
                       g_object_ref (widget));
}

static gboolean
on_undo_pressed_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  if (mw_draft_can_undo (mw_window_get_draft (MW_WINDOW (widget))))
    undo (widget, NULL, NULL);
  else
    mw_toast_show (widget, _ ("Nothing to undo"), NULL, NULL);
  return TRUE;
}

static gboolean
on_redo_pressed_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  if (mw_draft_can_redo (mw_window_get_draft (MW_WINDOW (widget))))
    redo (widget, NULL, NULL);
  else
    mw_toast_show (widget, _ ("Nothing to redo"), NULL, NULL);
  return TRUE;
}

static void
on_updated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!mw_draft_discard_finish (MW_DRAFT (source), result, &error))
    mw_error_presenter_show (GTK_WIDGET (self), error);
}

/* With nothing staged, taking over the newest revision loses nothing: no question is asked. */
static void
update (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwDraft *draft = mw_window_get_draft (MW_WINDOW (widget));
  guint n_changes = 0;

  g_object_get (draft, "n-changes", &n_changes, NULL);
  if (n_changes == 0)
    mw_draft_discard_async (draft, NULL, on_updated_cb, g_object_ref (widget));
}

static void
open_submit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mw_submit_dialog_present (GTK_WINDOW (widget), mw_window_get_draft (MW_WINDOW (widget)));
}

/* (transfer full) (nullable): why nothing can be submitted, where it cannot */
static char *
dup_problem (MwWindow *self)
{
  char *problem = NULL;

  g_object_get (mw_draft_get_live (mw_window_get_draft (self)), "problem", &problem, NULL);
  return problem;
}

/* The action is off while nothing is staged, but what is just being typed may be the first edit. */
static gboolean
on_submit_pressed_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  g_autofree char *problem = dup_problem (MW_WINDOW (widget));

  if (problem != NULL)
    mw_toast_show (widget, _ ("Nothing can be submitted now: see above."), NULL, NULL);
  else
    open_submit (widget, NULL, NULL);
  return TRUE;
}

static void
discard (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mw_discard_dialog_present (GTK_WINDOW (widget), mw_window_get_draft (MW_WINDOW (widget)));
}

static void
show_preferences (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (
      mw_preferences_new (GTK_WINDOW (widget), mw_window_get_publication (MW_WINDOW (widget))));
}

static void
publish (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mw_publication_update (mw_window_get_publication (MW_WINDOW (widget)));
}

static void
open_secrets (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MwWindow *self = MW_WINDOW (widget);

  gtk_window_present (mw_secrets_dialog_new (GTK_WINDOW (self), mw_window_get_draft (self),
                                             mw_window_get_vault (self)));
}

static void
enable (MwWindow *window)
{
  GtkWidget *widget = GTK_WIDGET (window);
  MwDraft *draft = mw_window_get_draft (window);
  g_autofree char *problem = dup_problem (window);
  guint n_changes = 0;

  g_object_get (draft, "n-changes", &n_changes, NULL);
  gtk_widget_action_set_enabled (widget, "win.undo", mw_draft_can_undo (draft));
  gtk_widget_action_set_enabled (widget, "win.redo", mw_draft_can_redo (draft));
  gtk_widget_action_set_enabled (widget, "win.submit", n_changes > 0 && problem == NULL);
  gtk_widget_action_set_enabled (widget, "win.discard", n_changes > 0);
}

/* The keys that pages have, for where no page takes them. */
static void
install_wishes (GtkWidgetClass *widget_class)
{
  const GdkModifierType control_shift = GDK_CONTROL_MASK | GDK_SHIFT_MASK;
  const struct
  {
    guint key;
    GdkModifierType modifiers;
    MwWish wish;
  } wishes[] = {
    { GDK_KEY_t, GDK_CONTROL_MASK, MW_WISH_TEST },
    { GDK_KEY_Delete, 0, MW_WISH_DELETE },
    { GDK_KEY_a, control_shift, MW_WISH_ASSIGN },
    { GDK_KEY_A, control_shift, MW_WISH_ASSIGN },
    { GDK_KEY_F2, 0, MW_WISH_EDIT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    gtk_widget_class_add_binding (widget_class, wishes[i].key, wishes[i].modifiers,
                                  on_wish_pressed_cb, "i", wishes[i].wish);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_pressed_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_pressed_cb,
                                NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, on_select_all_pressed_cb,
                                NULL);
}

/* Bindings of the class, not accelerators of the application: those would come before an entry's
 * own undo, and before what a row or an editor does with Escape. */
static void
install_shortcuts (GtkWidgetClass *widget_class)
{
  const GdkModifierType control = GDK_CONTROL_MASK;
  const GdkModifierType control_shift = GDK_CONTROL_MASK | GDK_SHIFT_MASK;
  const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } shortcuts[] = {
    { GDK_KEY_n, control, "win.primary" },
    { GDK_KEY_f, control, "win.search" },
    { GDK_KEY_comma, control, "win.preferences" },
    { GDK_KEY_F6, 0, "win.cycle-focus" },
    { GDK_KEY_Back, 0, "win.back" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_widget_class_add_binding_action (widget_class, shortcuts[i].key, shortcuts[i].modifiers,
                                         shortcuts[i].action, NULL);
  for (int i = 0; i < N_PAGE_KEYS; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, control,
                                           "win.show-nth-page", "i", i);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_1 + i, control,
                                           "win.show-nth-page", "i", i);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, control, on_undo_pressed_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, control_shift, on_redo_pressed_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Z, control_shift, on_redo_pressed_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_y, control, on_redo_pressed_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, control, on_submit_pressed_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, control, on_submit_pressed_cb,
                                NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, on_back_pressed_cb, "b",
                                FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_ALT_MASK, on_back_pressed_cb, "b",
                                TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape_pressed_cb, NULL);
}

void
mw_window_actions_install (GtkWidgetClass *widget_class)
{
  const struct
  {
    const char *name;
    const char *parameter_type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.add-agent", NULL, add_agent },
    { "win.add-profile", NULL, add_profile },
    { "win.open-agent", "s", open_agent },
    { "win.select-agent", "s", select_agent },
    { "win.close-page", "s", close_page },
    { "win.open-profile", "s", open_profile },
    { "win.open-profile-parameter", "(ss)", open_profile_parameter },
    { "win.open-driver", "s", open_driver },
    { "win.open-driver-parameter", "(ss)", open_driver_parameter },
    { "win.add-responsibility", NULL, add_responsibility },
    { "win.open-responsibility", "s", open_responsibility },
    { "win.show-page", "s", show_page },
    { "win.show-reachability", "s", show_reachability },
    { "win.show-failing", NULL, show_failing },
    { "win.test-profiles", "as", test_profiles },
    { "win.test-revision", "(xas)", test_revision },
    { "win.peek-page", "s", peek_page },
    { "win.show-nth-page", "i", show_nth_page },
    { "win.back", NULL, go_back },
    { "win.close-vanished", "(sss)", close_vanished },
    { "win.copy-text", "s", copy_text },
    { "win.search", NULL, search },
    { "win.clear-search", NULL, clear_search },
    { "win.cycle-focus", NULL, cycle_focus },
    { "win.primary", NULL, activate_primary },
    { "win.undo", NULL, undo },
    { "win.undo-at", "s", undo_at },
    { "win.redo", NULL, redo },
    { "win.update", NULL, update },
    { "win.submit", NULL, open_submit },
    { "win.discard", NULL, discard },
    { "win.preferences", NULL, show_preferences },
    { "win.publish", NULL, publish },
    { "win.secrets", NULL, open_secrets },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter_type,
                                     actions[i].activate);
  install_shortcuts (widget_class);
  install_wishes (widget_class);
}

void
mw_window_actions_follow (MwWindow *window)
{
  const char *const signals[] = { "notify::n-changes", "notify::undo-label", "notify::redo-label",
                                  "under-way" };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (mw_window_get_draft (window), signals[i], G_CALLBACK (enable), window,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (mw_draft_get_live (mw_window_get_draft (window)), "notify::problem",
                           G_CALLBACK (enable), window, G_CONNECT_SWAPPED);
  enable (window);
}
