/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/shell/application.h"

#include <glib/gi18n.h>

#include "desktop/shell/start-window.h"
#include "desktop/shell/window.h"

/* Opening that is over sooner shows nothing of its own. */
#define QUIET_MILLISECONDS 500

struct _MwApplication
{
  AdwApplication parent_instance;

  MwDraft *draft;             /* (owned) (nullable) */
  MwVault *vault;             /* (owned) (nullable) */
  MwTester *tester;           /* (owned) (nullable) */
  MwPublication *publication; /* (owned) (nullable) */
  char *page;                 /* (owned) (nullable): to open first */
  gboolean opening;           /* an answer to open-requested is awaited */
  guint quiet_source_id;      /* until Opening… is shown */
};

G_DEFINE_FINAL_TYPE (MwApplication, mw_application, ADW_TYPE_APPLICATION)

enum
{
  OPEN_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWindow *
find_window (MwApplication *self, GType type)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (g_type_is_a (G_OBJECT_TYPE (l->data), type))
      return l->data;
  return NULL;
}

static MwStartWindow *
ensure_start_window (MwApplication *self)
{
  GtkWindow *window = find_window (self, MW_TYPE_START_WINDOW);

  return window != NULL ? MW_START_WINDOW (window) : mw_start_window_new (GTK_APPLICATION (self));
}

static void
present_window (MwApplication *self)
{
  GtkWindow *window = find_window (self, MW_TYPE_WINDOW);

  if (window == NULL)
    {
      window = GTK_WINDOW (mw_window_new (GTK_APPLICATION (self), self->draft, self->vault,
                                          self->tester, self->publication));
      if (self->page != NULL)
        mw_window_show_page (MW_WINDOW (window), self->page);
    }
  gtk_window_present (window);
}

static gboolean
on_quiet_time_passed_cb (gpointer user_data)
{
  MwApplication *self = user_data;
  MwStartWindow *window = ensure_start_window (self);

  self->quiet_source_id = 0;
  mw_start_window_show_opening (window);
  gtk_window_present (GTK_WINDOW (window));
  return G_SOURCE_REMOVE;
}

static void
request_open (MwApplication *self)
{
  if (self->opening)
    return;
  self->opening = TRUE;
  g_application_hold (G_APPLICATION (self));
  self->quiet_source_id = g_timeout_add (QUIET_MILLISECONDS, on_quiet_time_passed_cb, self);
  g_signal_emit (self, signals[OPEN_REQUESTED], 0);
}

static void
end_opening (MwApplication *self)
{
  g_clear_handle_id (&self->quiet_source_id, g_source_remove);
  if (!self->opening)
    return;
  self->opening = FALSE;
  g_application_release (G_APPLICATION (self));
}

static void
on_retry_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  request_open (user_data);
}

/* Closes the windows as a person would, so that each keeps its state. */
static void
on_quit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
on_show_page_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MwApplication *self = user_data;
  GtkWindow *window = find_window (self, MW_TYPE_WINDOW);

  if (window == NULL)
    {
      mw_application_set_page (self, g_variant_get_string (parameter, NULL));
      g_application_activate (G_APPLICATION (self));
      return;
    }
  mw_window_show_page (MW_WINDOW (window), g_variant_get_string (parameter, NULL));
  gtk_window_present (window);
}

static void
on_about_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *const developers[] = { "The Mailwright authors", NULL };
  GtkApplication *application = user_data;
  AdwAboutWindow *about = g_object_new (
      ADW_TYPE_ABOUT_WINDOW, "application-icon", MW_APPLICATION_ID, "application-name",
      "Mailwright", "comments", _ ("Administers the mailboxes that teams answer from"), "copyright",
      /* Translators: a copyright line */
      _ ("© 2026 The Mailwright authors"), "developers", developers, "developer-name",
      _ ("The Mailwright authors"), "license-type", GTK_LICENSE_GPL_3_0, "modal", TRUE,
      "transient-for", gtk_application_get_active_window (application),
      /* Translators: the names of those who translated, one a line */
      "translator-credits", _ ("translator-credits"), "version", MW_VERSION, NULL);

  gtk_window_present (GTK_WINDOW (about));
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = on_about_activated_cb },
  { .name = "quit", .activate = on_quit_activated_cb },
  { .name = "retry", .activate = on_retry_activated_cb },
  { .name = "show-page", .activate = on_show_page_activated_cb, .parameter_type = "s" },
};

static void
mw_application_startup (GApplication *application)
{
  const char *const quit_keys[] = { "<Control>q", NULL };

  G_APPLICATION_CLASS (mw_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", quit_keys);
  gtk_window_set_default_icon_name (MW_APPLICATION_ID);
}

static void
mw_application_activate (GApplication *application)
{
  MwApplication *self = MW_APPLICATION (application);
  GtkWindow *start_window = find_window (self, MW_TYPE_START_WINDOW);

  if (self->draft != NULL)
    present_window (self);
  else if (start_window != NULL)
    gtk_window_present (start_window);
  else
    request_open (self);
}

static void
mw_application_dispose (GObject *object)
{
  MwApplication *self = MW_APPLICATION (object);

  g_clear_handle_id (&self->quiet_source_id, g_source_remove);
  g_clear_object (&self->draft);
  g_clear_object (&self->vault);
  g_clear_object (&self->tester);
  g_clear_object (&self->publication);
  g_clear_pointer (&self->page, g_free);

  G_OBJECT_CLASS (mw_application_parent_class)->dispose (object);
}

static void
mw_application_class_init (MwApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = mw_application_dispose;
  application_class->activate = mw_application_activate;
  application_class->startup = mw_application_startup;

  signals[OPEN_REQUESTED] = g_signal_new ("open-requested", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mw_application_init (MwApplication *self)
{
}

MwApplication *
mw_application_new (void)
{
  return g_object_new (MW_TYPE_APPLICATION, "application-id", MW_APPLICATION_ID, NULL);
}

void
mw_application_set_draft (MwApplication *self,
                          MwDraft *draft,
                          MwVault *vault,
                          MwTester *tester,
                          MwPublication *publication)
{
  GtkWindow *start_window = NULL;

  g_return_if_fail (MW_IS_APPLICATION (self));
  g_return_if_fail (MW_IS_DRAFT (draft));
  g_return_if_fail (MW_IS_VAULT (vault));
  g_return_if_fail (MW_IS_TESTER (tester));
  g_return_if_fail (MW_IS_PUBLICATION (publication));

  g_set_object (&self->draft, draft);
  g_set_object (&self->vault, vault);
  g_set_object (&self->tester, tester);
  g_set_object (&self->publication, publication);
  start_window = find_window (self, MW_TYPE_START_WINDOW);
  present_window (self);
  if (start_window != NULL)
    gtk_window_destroy (start_window);
  end_opening (self);
}

void
mw_application_set_problem (MwApplication *self, const GError *error)
{
  MwStartWindow *window = NULL;

  g_return_if_fail (MW_IS_APPLICATION (self));
  g_return_if_fail (error != NULL);

  window = ensure_start_window (self);
  gtk_window_present (GTK_WINDOW (window));
  mw_start_window_show_problem (window, error);
  end_opening (self);
}

void
mw_application_set_page (MwApplication *self, const char *page)
{
  g_return_if_fail (MW_IS_APPLICATION (self));

  if (g_strcmp0 (self->page, page) == 0)
    return;
  g_free (self->page);
  self->page = g_strdup (page);
}
