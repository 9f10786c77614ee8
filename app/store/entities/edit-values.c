/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/entities/edit-values.h"

#include "store/entities/entity.h"

#include <glib/gi18n-lib.h>
#include <mailwright/error.h>
#include <mailwright/name.h>

/* How many names are tried for a profile that is given none. */
#define MOST_NAMES 1000

gboolean
mw_edit_require (sqlite3 *db, MwObjectKind kind, const char *id, GError **error)
{
  const MwEntity *entity = mw_entity_of (kind);
  g_autofree char *sql =
      g_strdup_printf ("SELECT 1 FROM %s WHERE %s = ?1", entity->table, entity->columns[0].name);
  gint64 found = 0;

  if (!mw_database_get_int64 (db, &found, 0, error, sql, 1, id))
    return FALSE;
  if (found)
    return TRUE;
  g_set_error_literal (error, MW_ERROR, MW_ERROR_NOT_FOUND, _ (entity->gone));
  return FALSE;
}

/* Which of an edit's fields it is about. */
static gboolean
prefix_field (const char *field, GError *reason, GError **error)
{
  /* Translators: the name of a field, and why its value was refused */
  g_set_error (error, reason->domain, reason->code, _ ("%s: %s"), field, reason->message);
  g_error_free (reason);
  return FALSE;
}

gboolean
mw_edit_take_text (const char *field, const char *typed, char **text, GError **error)
{
  GError *reason = NULL;

  *text = mw_comment_normalise (typed, &reason);
  return *text || prefix_field (field, reason, error);
}

gboolean
mw_edit_check_address (sqlite3 *db, const MwAddress *address, const char *own_id, GError **error)
{
  g_autofree char *owner = NULL;

  if (!mw_database_get_text (db, &owner, error,
                             "SELECT name FROM profile WHERE address_key = ?1 AND id <> ?2", 2,
                             address->key, own_id))
    return FALSE;
  if (!owner)
    return TRUE;
  g_set_error (error, MW_ERROR, MW_ERROR_DUPLICATE,
               /* Translators: an address, then a profile's name */
               _ ("The address “%s” already belongs to the profile “%s”. Use another address, or "
                  "change that profile."),
               address->text, owner);
  return FALSE;
}

static char *
normalise_name (MwObjectKind kind, const char *text, GError **error)
{
  gboolean login = kind == MW_OBJECT_AGENT;
  g_autofree char *name = NULL;
  GError *reason = NULL;

  name = login ? mw_login_normalise (text, &reason) : mw_name_normalise (text, &reason);
  if (!name)
    {
      prefix_field (login ? _ ("Login") : _ ("Name"), reason, error);
      return NULL;
    }
  if (*name)
    return g_steal_pointer (&name);
  g_set_error_literal (error, MW_ERROR, MW_ERROR_INVALID,
                       login ? _ ("An agent needs a login.") : _ ("A name is needed."));
  return NULL;
}

static const MwColumn *
find_name_key (const MwEntity *entity)
{
  for (guint i = 0; i < entity->n_columns; i++)
    if (entity->columns[i].unique && entity->columns[i].source)
      return &entity->columns[i];
  return NULL;
}

/* The sentence holds one %s: where the name stands in it, translators know. */
static gboolean
set_taken (const char *sentence, const char *name, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (sentence, "%s", 2);
  g_autofree char *message = g_strjoinv (name, parts);

  g_set_error_literal (error, MW_ERROR, MW_ERROR_DUPLICATE, message);
  return FALSE;
}

/* The name that another object of its kind has under key; NULL if it is free. */
static gboolean
find_other (sqlite3 *db,
            MwObjectKind kind,
            const char *own_id,
            const char *key,
            char **other,
            GError **error)
{
  /* The name is what its key is derived from: a login, of an agent. */
  const MwEntity *entity = mw_entity_of (kind);
  const MwColumn *column = find_name_key (entity);
  g_autofree char *sql =
      g_strdup_printf ("SELECT %s FROM %s WHERE %s = ?1 AND %s <> ?2", column->source,
                       entity->table, column->name, entity->columns[0].name);

  *other = NULL;
  return mw_database_get_text (db, other, error, sql, 2, key, own_id);
}

gboolean
mw_edit_take_name (sqlite3 *db,
                   MwObjectKind kind,
                   const char *own_id,
                   const char *text,
                   char **name,
                   char **key,
                   GError **error)
{
  g_autofree char *normal = normalise_name (kind, text ? text : "", error);
  g_autofree char *other = NULL;

  if (!normal)
    return FALSE;
  *key = kind == MW_OBJECT_PROFILE ? mw_profile_name_key (normal) : mw_name_key (normal);
  if (!find_other (db, kind, own_id, *key, &other, error))
    return FALSE;
  if (other)
    return set_taken (_ (mw_entity_of (kind)->not_taken), other, error);
  *name = g_steal_pointer (&normal);
  return TRUE;
}

gboolean
mw_edit_make_profile_name (sqlite3 *db,
                           const MwAddress *address,
                           const char *own_id,
                           char **name,
                           char **key,
                           GError **error)
{
  for (guint i = 1; i <= MOST_NAMES; i++)
    {
      g_autofree char *other = NULL;

      g_free (*name);
      g_free (*key);
      *name = i == 1 ? g_strdup (address->text) : g_strdup_printf ("%s (%u)", address->text, i);
      *key = mw_profile_name_key (*name);
      if (!find_other (db, MW_OBJECT_PROFILE, own_id, *key, &other, error))
        return FALSE;
      if (!other)
        return TRUE;
    }
  return set_taken (_ (mw_entity_of (MW_OBJECT_PROFILE)->not_taken), address->text, error);
}

gboolean
mw_edit_take_agent_address (const char *text, char **address, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text ? text : ""));
  g_autoptr (MwAddress) parsed = NULL;

  if (!*trimmed)
    {
      *address = g_strdup ("");
      return TRUE;
    }
  parsed = mw_address_parse (trimmed, error);
  if (!parsed)
    return FALSE;
  *address = g_strdup (parsed->text);
  return TRUE;
}

char *
mw_edit_take_value (MwCatalogue *catalogue,
                    const char *driver_id,
                    const char *key,
                    const char *text,
                    gboolean site_default,
                    GError **error)
{
  MwDriver *driver = mw_catalogue_find (catalogue, driver_id);
  MwParameter *parameter = driver ? mw_driver_find_parameter (driver, key) : NULL;

  if (!parameter)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND,
                   /* Translators: a driver's name, then a parameter's key */
                   _ ("The driver “%s” has no parameter “%s”."),
                   driver ? mw_driver_get_name (driver) : driver_id, key);
      return NULL;
    }
  if (mw_parameter_is_secret (parameter))
    {
      if (!site_default && text && g_uuid_string_is_valid (text))
        return g_strdup (text);
      g_set_error (error, MW_ERROR, MW_ERROR_REFUSED,
                   site_default ? _ ("“%s” is a secret: each profile has its own, in the keyring.")
                                : _ ("“%s” is a secret: it goes to the keyring."),
                   mw_parameter_get_name (parameter));
      return NULL;
    }
  return mw_parameter_normalise (parameter, text, error);
}
