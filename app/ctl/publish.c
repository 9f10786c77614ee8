/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/publish-watch.h"
#include "ctl/publishing.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <mailwright/error.h>

static gboolean option_watch;

static const GOptionEntry PUBLISH_OPTIONS[] = {
  { "watch", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &option_watch,
    N_ ("Go on, and publish each revision as it comes"), NULL },
  G_OPTION_ENTRY_NULL,
};

/* Where to: what was named, else what is set. */
static char *
find_folder (CtlContext *context, const char *argument, GError **error)
{
  char *folder = NULL;

  if (argument)
    return g_canonicalize_filename (argument, NULL);
  if (!context->open_live (context, error) ||
      !mw_publish_read_folder (context->live, &folder, NULL, error))
    return NULL;
  if (!folder)
    g_set_error_literal (error, MW_ERROR, MW_ERROR_NOT_FOUND,
                         _ ("No publish folder is set. Name one, or set it with "
                            "“publish-folder set”."));
  return folder;
}

static int
publish (CtlContext *context, char **arguments, GError **error)
{
  g_autofree char *folder = find_folder (context, arguments[0], error);
  g_auto (MwPublished) published = { 0 };

  if (!folder)
    return -1;
  if (option_watch)
    return ctl_publish_watch (context, folder);
  if (!context->open_live (context, error) ||
      !mw_publish (context->live, context->publisher, folder, MW_PUBLISH_ALWAYS, &published, NULL,
                   error))
    return -1;
  context->changed = TRUE;
  ctl_publishing_print (context, folder, &published);
  return CTL_DONE;
}

/* ---- the folder that each submit publishes in ---- */

/* What a mail server may still read, and nobody writes any more. */
static void
say_stays (CtlContext *context, const char *before, const char *now)
{
  g_autofree char *path = before ? mw_publisher_get_path (context->publisher, before) : NULL;

  if (path && g_strcmp0 (before, now) != 0 && g_file_test (path, G_FILE_TEST_EXISTS))
    g_printerr (_ ("“%s” stays as it is, and does not follow any more.\n"), path);
}

static int
set_folder (CtlContext *context, char **arguments, GError **error)
{
  g_autofree char *folder = g_canonicalize_filename (arguments[0], NULL), *before = NULL;
  g_auto (MwPublished) published = { 0 };

  if (!context->open_live (context, error))
    return -1;
  mw_publish_read_folder (context->live, &before, NULL, NULL);
  if (!mw_publish_set_folder (context->live, context->publisher, folder, &published, NULL, error))
    return -1;
  context->changed = TRUE;
  ctl_publishing_print (context, folder, &published);
  say_stays (context, before, folder);
  return CTL_DONE;
}

static int
unset_folder (CtlContext *context, char **arguments, GError **error)
{
  g_autofree char *before = NULL;

  if (!context->open_live (context, error))
    return -1;
  mw_publish_read_folder (context->live, &before, NULL, NULL);
  if (!mw_publish_set_folder (context->live, context->publisher, NULL, NULL, NULL, error))
    return -1;
  context->changed = TRUE;
  say_stays (context, before, NULL);
  return CTL_DONE;
}

/* In words; *code is the stable one. */
static char *
describe_state (CtlContext *context, const char *folder, const char **code, GError **error)
{
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (GError) local_error = NULL;

  *code = "current";
  if (mw_publish_check (context->live, context->publisher, folder, &left_out, NULL, &local_error))
    return g_strdup (_ ("holds what is live"));
  *code = ctl_publishing_code (local_error);
  return g_strdup (local_error->message);
}

static int
show_folder (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (CtlSheet) sheet = ctl_sheet_new ();
  g_autofree char *folder = NULL, *path = NULL, *state = NULL;
  const char *code = NULL;
  gint64 live, revision = 0;

  if (!context->open_live (context, error) ||
      !mw_publish_read_folder (context->live, &folder, NULL, error))
    return -1;
  live = mw_live_get_revision (context->live, NULL, error);
  if (live < 0)
    return -1;
  if (folder)
    {
      path = mw_publisher_get_path (context->publisher, folder);
      mw_publisher_look (context->publisher, folder, NULL, &revision, NULL, NULL);
      state = describe_state (context, folder, &code, error);
    }
  ctl_sheet_add_word (sheet, "folder", _ ("Publish folder"), folder, folder ? folder : _ ("none"));
  ctl_sheet_add_text (sheet, "path", folder ? _ ("Map") : NULL, path);
  ctl_sheet_add_number (sheet, "revision", folder ? _ ("Its revision") : NULL, revision);
  ctl_sheet_add_number (sheet, "live_revision", _ ("Live revision"), live);
  ctl_sheet_add_word (sheet, "state", folder ? _ ("State") : NULL, code, state);
  ctl_sheet_print (sheet, context->json);
  return CTL_DONE;
}

const CtlVerb CTL_PUBLISH_VERBS[] = {
  { "publish", NULL, publish, 0, 1, N_ ("[DIR] [--watch]"),
    N_ ("Write the map that mail servers read"), PUBLISH_OPTIONS,
    "publish /var/lib/mailwright --watch" },
  { "publish-folder", "show", show_folder, 0, 0, "", N_ ("Show where each submit publishes"), NULL,
    "publish-folder show" },
  { "publish-folder", "set", set_folder, 1, 1, N_ ("DIR"),
    N_ ("Publish in a folder, now and with each submit"), NULL,
    "publish-folder set /var/lib/mailwright" },
  { "publish-folder", "unset", unset_folder, 0, 0, "", N_ ("Publish no more with each submit"),
    NULL, "publish-folder unset" },
  { NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL },
};
