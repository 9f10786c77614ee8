/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/shell/undo-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "desktop/widgets/announcer.h"
#include "desktop/widgets/titled.h"
#include "desktop/widgets/toast.h"

/* (nullable): NULL where an edit may be of several pages */
static const char *
find_page (MwEditVerb verb)
{
  switch (verb)
    {
    case MW_EDIT_ADD_PROFILE:
    case MW_EDIT_CHANGE_PROFILE:
    case MW_EDIT_DELETE_PROFILE:
    case MW_EDIT_ENABLE_PROFILE:
    case MW_EDIT_DISABLE_PROFILE:
      return "profiles";
    case MW_EDIT_SET_OVERRIDE:
    case MW_EDIT_RESET_OVERRIDE:
      return "overrides";
    case MW_EDIT_SET_SITE_DEFAULT:
    case MW_EDIT_RESET_SITE_DEFAULT:
      return "drivers";
    case MW_EDIT_ADD_AGENT:
    case MW_EDIT_CHANGE_AGENT:
    case MW_EDIT_REMOVE_AGENT:
      return "agents";
    case MW_EDIT_ADD_RESPONSIBILITY:
    case MW_EDIT_CHANGE_RESPONSIBILITY:
    case MW_EDIT_REMOVE_RESPONSIBILITY:
    case MW_EDIT_ASSIGN:
    case MW_EDIT_UNASSIGN:
      return "responsibilities";
    case MW_EDIT_TAKE_BACK:
    case MW_EDIT_TAKE_OUT:
    case MW_EDIT_MOVE:
    case MW_EDIT_SEVERAL:
    default:
      return NULL;
    }
}

/* An object's own page shows what is called after it. */
static gboolean
is_seen (MwPageStack *pages, const char *page, const char *label)
{
  MwPage *front = mw_page_stack_get_visible_page (pages);
  g_autofree char *title = NULL;

  if (!MW_IS_TITLED (front))
    return g_strcmp0 (page, mw_page_stack_get_page (pages)) == 0;
  g_object_get (front, "title", &title, NULL);
  return title != NULL && *title != '\0' && strstr (label, title) != NULL;
}

void
mw_undo_words_tell (MwWindow *window, gboolean redone)
{
  MwDraft *draft = NULL;
  const char *page = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;
  g_autofree char *action = NULL;
  int verb = MW_EDIT_SEVERAL;

  g_return_if_fail (MW_IS_WINDOW (window));

  /* What was undone is what can be made again. */
  draft = mw_window_get_draft (window);
  g_object_get (draft, redone ? "undo-label" : "redo-label", &label,
                redone ? "undo-verb" : "redo-verb", &verb, NULL);
  page = find_page ((MwEditVerb) verb);
  if (label == NULL)
    return;
  /* Translators: %s is an edit in words: “Set SMTP Server of Support DE” */
  text = g_strdup_printf (redone ? _ ("Redone: %s") : _ ("Undone: %s"), label);
  if (is_seen (mw_window_get_pages (window), page, label))
    {
      mw_announce (GTK_WIDGET (window), text);
      return;
    }
  if (page != NULL)
    action = g_action_print_detailed_name ("win.show-page", g_variant_new_string (page));
  mw_toast_show (GTK_WIDGET (window), text, page != NULL ? _ ("Show") : NULL, action);
}
