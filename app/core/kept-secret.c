/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/kept-secret.h>

#include <glib/gi18n-lib.h>
#include <inttypes.h>

MwKeptSecret *
mw_kept_secret_new (const char *id, const char *database_id, const char *label)
{
  MwKeptSecret *self = NULL;

  g_return_val_if_fail (id != NULL && database_id != NULL, NULL);

  self = g_new0 (MwKeptSecret, 1);
  self->id = g_strdup (id);
  self->database_id = g_strdup (database_id);
  self->label = g_strdup (label ? label : "");
  return self;
}

void
mw_kept_secret_free (MwKeptSecret *self)
{
  if (!self)
    return;
  g_free (self->id);
  g_free (self->database_id);
  g_free (self->label);
  g_free (self->live_place);
  g_free (self->draft_place);
  g_free (self);
}

void
mw_kept_secret_need (MwKeptSecret *self, MwSecretUse use)
{
  g_return_if_fail (self != NULL);

  self->use = MAX (self->use, use);
}

gboolean
mw_kept_secret_is_unused (const MwKeptSecret *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->use <= MW_SECRET_USE_HISTORY;
}

const char *
mw_secret_use_to_string (MwSecretUse use)
{
  switch (use)
    {
    case MW_SECRET_USE_HISTORY:
      return "history";
    case MW_SECRET_USE_DRAFT_AWAY:
      return "draft-away";
    case MW_SECRET_USE_COPY:
      return "copy";
    case MW_SECRET_USE_REVISION:
      return "revision";
    case MW_SECRET_USE_DRAFT:
      return "draft";
    case MW_SECRET_USE_LIVE:
      return "live";
    case MW_SECRET_USE_OTHER_DATABASE:
      return "other-database";
    case MW_SECRET_USE_GONE_DATABASE:
      return "gone-database";
    case MW_SECRET_USE_NONE:
    default:
      return "unused";
    }
}

/* A place is a path, of any bytes; one that is not known says nothing. */
static char *
name_place (const char *format, const char *place, const char *without)
{
  g_autofree char *shown = place ? g_filename_display_name (place) : NULL;
  g_autoptr (GString) text = g_string_new (shown ? format : without);

  if (shown)
    g_string_replace (text, "%s", shown, 1);
  return g_strdup (text->str);
}

char *
mw_kept_secret_describe (const MwKeptSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->use)
    {
    case MW_SECRET_USE_HISTORY:
      return g_strdup_printf (
          /* Translators: of a stored password; a revision's number */
          _ ("Replaced; revision %" PRId64 " cannot be taken back as things are"), self->revision);
    case MW_SECRET_USE_DRAFT_AWAY:
      return name_place (_ ("Brought by a draft that is not here: %s"), self->draft_place,
                         _ ("Perhaps used by a draft that is not here"));
    case MW_SECRET_USE_COPY:
      return name_place (_ ("Perhaps used by a copy of this database: %s"), self->live_place,
                         _ ("Perhaps used by a copy of this database"));
    case MW_SECRET_USE_REVISION:
      return g_strdup_printf (_ ("Back if revision %" PRId64 " is taken back"), self->revision);
    case MW_SECRET_USE_DRAFT:
      return g_strdup (_ ("Staged, or in the undo history"));
    case MW_SECRET_USE_LIVE:
      /* Translators: of a stored password: it is in use */
      return g_strdup (C_ ("password", "Live"));
    case MW_SECRET_USE_OTHER_DATABASE:
      return name_place (_ ("Of another database: %s"), self->live_place,
                         _ ("Of another database"));
    case MW_SECRET_USE_GONE_DATABASE:
      return name_place (_ ("Of a database that is not there any more: %s"), self->live_place,
                         _ ("Of another database"));
    case MW_SECRET_USE_NONE:
    default:
      /* Translators: of a stored password */
      return g_strdup (C_ ("password", "Not used any more"));
    }
}
