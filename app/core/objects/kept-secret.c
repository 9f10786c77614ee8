/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/kept-secret.h>

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* How labels begin, in every language. */
#define PROGRAM "Mailwright: "

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
  g_free (self->place);
  g_free (self);
}

void
mw_kept_secret_need (MwKeptSecret *self, MwSecretUse use, const char *place)
{
  g_return_if_fail (self != NULL);

  if (use < self->use)
    return;
  /* Of two drafts that need it, this one is told: it names no place. */
  if (use > self->use || !place)
    {
      g_free (self->place);
      self->place = g_strdup (place);
    }
  self->use = use;
}

const char *
mw_secret_use_to_string (MwSecretUse use)
{
  switch (use)
    {
    case MW_SECRET_USE_UNKNOWN:
      return "unknown";
    case MW_SECRET_USE_REVISION:
      return "revision";
    case MW_SECRET_USE_DRAFT:
      return "draft";
    case MW_SECRET_USE_LIVE:
      return "live";
    case MW_SECRET_USE_OTHER_DATABASE:
      return "other-database";
    case MW_SECRET_USE_NONE:
    default:
      return "unused";
    }
}

/* The sentence has one %s, for the place: a path, of any bytes. */
static char *
name_place (const char *sentence, const char *place)
{
  g_autofree char *shown = g_filename_display_name (place);
  g_autoptr (GString) text = g_string_new (sentence);

  g_string_replace (text, "%s", shown, 1);
  return g_strdup (text->str);
}

char *
mw_kept_secret_describe (const MwKeptSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->use)
    {
    case MW_SECRET_USE_UNKNOWN:
      if (self->place)
        /* Translators: who needs a stored password; a file */
        return name_place (_ ("Perhaps “%s”"), self->place);
      /* Translators: who needs a stored password */
      return g_strdup (_ ("Perhaps a draft that is not here"));
    case MW_SECRET_USE_REVISION:
      return g_strdup_printf (
          /* Translators: who needs a stored password; a revision’s number */
          _ ("Revision %" PRId64 ", if it is taken back"), self->revision);
    case MW_SECRET_USE_DRAFT:
      if (self->place)
        /* Translators: who needs a stored password; a file */
        return name_place (_ ("Another draft: %s"), self->place);
      /* Translators: who needs a stored password: this draft */
      return g_strdup (_ ("Draft (staged, or to be undone or redone)"));
    case MW_SECRET_USE_LIVE:
      /* Translators: who needs a stored password: the live configuration */
      return g_strdup (C_ ("password", "Live"));
    case MW_SECRET_USE_OTHER_DATABASE:
      if (self->live_place)
        /* Translators: who needs a stored password; a file */
        return name_place (_ ("Another database: %s"), self->live_place);
      /* Translators: who needs a stored password */
      return g_strdup (_ ("Another database"));
    case MW_SECRET_USE_NONE:
    default:
      /* Translators: who needs a stored password: nobody */
      return g_strdup (C_ ("password", "Not used"));
    }
}

char *
mw_kept_secret_name (const MwKeptSecret *self)
{
  const char *name = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  name = g_str_has_prefix (self->label, PROGRAM) ? self->label + strlen (PROGRAM) : self->label;
  return g_strdup (*name ? name : self->id);
}
