/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/submit/submit-remedy.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <mailwright/error.h>

MwRemedy
mw_remedy_for (const GError *error)
{
  g_return_val_if_fail (error != NULL, MW_REMEDY_NONE);

  if (error->domain != MW_ERROR)
    return MW_REMEDY_RETRY;
  switch ((MwError) error->code)
    {
    case MW_ERROR_STALE:
      return MW_REMEDY_DISCARD;
    case MW_ERROR_INVALID:
    case MW_ERROR_DUPLICATE:
    case MW_ERROR_NOT_FOUND:
    case MW_ERROR_REFUSED:
    case MW_ERROR_BLOCKED:
    case MW_ERROR_REVIEW_OUTDATED:
      return MW_REMEDY_REVIEW;
    case MW_ERROR_NOTHING:
    case MW_ERROR_NOT_DATABASE:
    case MW_ERROR_NEWER_SCHEMA:
      return MW_REMEDY_NONE;
    case MW_ERROR_UNREACHABLE:
    case MW_ERROR_STORAGE:
    case MW_ERROR_FULL:
    case MW_ERROR_READ_ONLY:
    case MW_ERROR_BUSY:
    case MW_ERROR_KEYRING_ABSENT:
    case MW_ERROR_KEYRING_MISSING:
    case MW_ERROR_KEYRING_LOCKED:
    case MW_ERROR_KEYRING_DECLINED:
    case MW_ERROR_KEYRING_FAILED:
    default:
      return MW_REMEDY_RETRY;
    }
}

char *
mw_remedy_explain (const GError *error)
{
  const char *advice = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, MW_ERROR, MW_ERROR_STALE))
    advice =
        _ ("Cancel, and your edits stay in the draft as they are. Or discard them to take over "
           "what is live, and make them again.");
  else if (g_error_matches (error, MW_ERROR, MW_ERROR_DUPLICATE) ||
           g_error_matches (error, MW_ERROR, MW_ERROR_REFUSED))
    advice = _ ("Cancel to change your edits; they and the comment are kept.");
  return advice != NULL ? g_strdup_printf ("%s\n%s", error->message, advice)
                        : g_strdup (error->message);
}

char *
mw_remedy_explain_findings (guint n_errors, guint n_left)
{
  if (n_errors > 0)
    return g_strdup_printf (ngettext ("%u error has to be put right before this can be submitted.",
                                      "%u errors have to be put right before this can be "
                                      "submitted.",
                                      n_errors),
                            n_errors);
  if (n_left > 0)
    return g_strdup_printf (
        ngettext ("Tick %u warning to say that you know of it; then this can be "
                  "submitted.",
                  "Tick %u warnings to say that you know of them; then this "
                  "can be submitted.",
                  n_left),
        n_left);
  return NULL;
}

char *
mw_remedy_explain_moved (MwRevision *newest, gint64 base)
{
  const MwRevisionFields *fields = mw_revision_get_fields (newest);

  return g_strdup_printf (
      /* Translators: a person, then two revision numbers */
      _ ("%s submitted revision %" PRId64 " meanwhile; your draft began at revision %" PRId64
         ". Cancel, and your edits stay in the draft as they are. Or discard them to take over "
         "what "
         "is live, and make them again."),
      fields->author, fields->id.number, base);
}

const char *
mw_remedy_get_label (MwRemedy remedy)
{
  switch (remedy)
    {
    case MW_REMEDY_RETRY:
      return _ ("Try Again");
    case MW_REMEDY_REVIEW:
      return _ ("Review Again");
    case MW_REMEDY_UNDO:
      return _ ("Undo");
    case MW_REMEDY_DISCARD:
      return _ ("Discard Changes…");
    case MW_REMEDY_NONE:
    default:
      return NULL;
    }
}

const char *
mw_remedy_get_action (MwRemedy remedy)
{
  switch (remedy)
    {
    case MW_REMEDY_RETRY:
      return "submit.submit";
    case MW_REMEDY_REVIEW:
      return "submit.review";
    case MW_REMEDY_UNDO:
      return "submit.undo";
    case MW_REMEDY_DISCARD:
      return "submit.discard";
    case MW_REMEDY_NONE:
    default:
      return NULL;
    }
}
