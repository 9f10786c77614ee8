/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <locale.h>

#include <glib/gi18n.h>
#include <mailwright/catalogue.h>
#include <mailwright/demo.h>
#include <mailwright/live.h>
#include <mailwright/publication.h>
#include <mailwright/shipped.h>
#include <mailwright/tester.h>

#include "desktop/shell/application.h"
#include "probe/prober.h"
#include "publish/cdb-publisher.h"
#include "store/store.h"
#include "vault/keyring.h"

/* So long is waited at the end for what was cancelled, in milliseconds. */
#define LONGEST_CLOSE 5000

/* What the command line asked for. */
typedef struct
{
  GWeakRef prober;            /* not of the command line: to wait for at the end */
  MwPublication *publication; /* (owned) (nullable) the same */
  char *database;             /* (owned) (nullable) */
  char *draft;                /* (owned) (nullable) */
  char *page;                 /* (owned) (nullable) */
  gboolean demo;
  gboolean version;
} Options;

/* What opening gives. */
typedef struct
{
  MwDraft *draft; /* (owned) */
  MwVault *vault; /* (owned) */
} Opened;

static void
opened_free (Opened *opened)
{
  g_clear_object (&opened->draft);
  g_clear_object (&opened->vault);
  g_free (opened);
}

/* The sample organisation is a database of its own, beside a person's. */
static char *
build_path (Options *options)
{
  if (options->database == NULL && options->demo)
    return mw_demo_dup_path ();
  return g_strdup (options->database);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer task_options, GCancellable *cancellable)
{
  Options *options = task_options;
  g_autoptr (MwCatalogue) catalogue = mw_catalogue_new_default ();
  g_autoptr (MwLive) live = NULL;
  g_autoptr (MwDraft) draft = NULL;
  g_autofree char *path = build_path (options);
  GError *error = NULL;
  Opened *opened = NULL;

  if (mw_sqlite_check_files (path, options->draft, &error))
    live = mw_sqlite_live_open (path, TRUE, cancellable, &error);
  if (live != NULL)
    draft = mw_sqlite_draft_open_as_it_is (options->draft, live, catalogue, &error);
  if (draft != NULL && options->demo && !mw_demo_fill (draft, cancellable, &error))
    g_clear_object (&draft);
  if (draft == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  opened = g_new0 (Opened, 1);
  opened->vault = MW_VAULT (
      mw_keyring_new (mw_live_get_id (live), mw_live_get_place (live), mw_draft_get_place (draft)));
  opened->draft = g_steal_pointer (&draft);
  g_task_return_pointer (task, opened, (GDestroyNotify) opened_free);
}

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MwApplication *application = MW_APPLICATION (source);
  Options *options = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwProber) prober = NULL;
  g_autoptr (MwTester) tester = NULL;
  g_autoptr (MwPublisher) publisher = NULL;
  Opened *opened = g_task_propagate_pointer (G_TASK (result), &error);

  if (opened == NULL)
    {
      mw_application_set_problem (application, error);
      return;
    }
  prober = MW_PROBER (mw_curl_prober_new ());
  g_weak_ref_set (&options->prober, prober);
  tester = mw_tester_new (opened->draft, opened->vault, prober);
  publisher = mw_cdb_publisher_new ();
  options->publication = mw_publication_new (opened->draft, publisher);
  mw_application_set_draft (application, opened->draft, opened->vault, tester,
                            options->publication);
  opened_free (opened);
}

static void
on_open_requested_cb (MwApplication *application, Options *options)
{
  g_autoptr (GTask) task = g_task_new (application, NULL, on_opened_cb, options);

  g_task_set_source_tag (task, on_open_requested_cb);
  g_task_set_task_data (task, options, NULL);
  g_task_run_in_thread (task, open_in_thread);
}

static int
on_local_options_handled_cb (MwApplication *application, GVariantDict *dict, Options *options)
{
  GApplication *gapplication = G_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (options->version)
    {
      g_print ("Mailwright %s\n", MW_VERSION);
      return 0;
    }
  if (options->demo && options->database != NULL)
    {
      g_printerr ("%s\n", _ ("--demo is a database of its own: leave --database away."));
      return 2;
    }
  /* Another database is another window, in a process of its own. */
  if (options->database != NULL || options->draft != NULL || options->demo)
    g_application_set_flags (gapplication, G_APPLICATION_NON_UNIQUE);
  mw_application_set_page (application, options->page);
  if (!g_application_register (gapplication, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  if (options->page != NULL && g_application_get_is_remote (gapplication))
    {
      g_action_group_activate_action (G_ACTION_GROUP (gapplication), "show-page",
                                      g_variant_new_string (options->page));
      return 0;
    }
  return -1;
}

static void
add_options (MwApplication *application, Options *options)
{
  const GOptionEntry entries[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &options->database,
      N_ ("The live database, in place of your own"), N_ ("FILE") },
    { "draft", 0, 0, G_OPTION_ARG_FILENAME, &options->draft,
      N_ ("The draft, in place of the one that belongs to the live database"), N_ ("FILE") },
    { "demo", 0, 0, G_OPTION_ARG_NONE, &options->demo,
      N_ ("Opens a sample organisation, in a database of its own"), NULL },
    { "page", 0, 0, G_OPTION_ARG_STRING, &options->page,
      N_ ("The page to open: profiles, overrides, drivers, responsibilities, agents or "
          "connections"),
      N_ ("NAME") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_ ("Prints the version"), NULL },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (application), entries);
}

static void
set_up_locale (void)
{
  g_autofree char *directory = mw_shipped_locale_folder ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, directory);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* Tests that ran were cancelled with the window, and are on their way back: while their thread is
 * at work, the program must not take its libraries down around it. */
static void
wait_for_prober (Options *options)
{
  for (guint i = 0; i < LONGEST_CLOSE; i++)
    {
      g_autoptr (GObject) left = g_weak_ref_get (&options->prober);

      if (left == NULL)
        break;
      g_clear_object (&left);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
  g_weak_ref_clear (&options->prober);
}

int
main (int argc, char *argv[])
{
  g_autoptr (MwApplication) application = NULL;
  Options options = { 0 };
  int status = 0;

  g_weak_ref_init (&options.prober, NULL);
  set_up_locale ();
  g_set_application_name ("Mailwright");

  application = mw_application_new ();
  add_options (application, &options);
  g_signal_connect (application, "handle-local-options", G_CALLBACK (on_local_options_handled_cb),
                    &options);
  g_signal_connect (application, "open-requested", G_CALLBACK (on_open_requested_cb), &options);
  status = g_application_run (G_APPLICATION (application), argc, argv);

  g_clear_object (&application);
  wait_for_prober (&options);
  if (options.publication != NULL)
    mw_publication_end (options.publication);
  g_clear_object (&options.publication);
  g_free (options.database);
  g_free (options.draft);
  g_free (options.page);
  return status;
}
