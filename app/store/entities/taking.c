/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/entities/taking.h"

#include "store/entities/edit-values.h"

#include <glib/gi18n-lib.h>
#include <mailwright/error.h>

gboolean
mw_take_name (const MwEditing *editing, const char *text, char **values, GError **error)
{
  return mw_edit_take_name (editing->db, editing->entity->object_kind, editing->id, text,
                            &values[0], &values[1], error);
}

gboolean
mw_take_text (const MwEditing *editing, const char *text, char **values, GError **error)
{
  return mw_edit_take_text (_ (editing->column->label), text ? text : "", &values[0], error);
}

gboolean
mw_take_profile_address (const MwEditing *editing, const char *text, char **values, GError **error)
{
  g_autoptr (MwAddress) address = mw_address_parse (text, error);

  if (!address || !mw_edit_check_address (editing->db, address, editing->id, error))
    return FALSE;
  values[0] = g_strdup (address->text);
  values[1] = g_strdup (address->key);
  values[2] = g_strdup (address->unicode);
  return TRUE;
}

gboolean
mw_take_optional_address (const MwEditing *editing, const char *text, char **values, GError **error)
{
  return mw_edit_take_agent_address (text, &values[0], error);
}

gboolean
mw_take_switch (const MwEditing *editing, const char *text, char **values, GError **error)
{
  values[0] = g_strdup (g_strcmp0 (text, "on") == 0 ? "1" : "0");
  return TRUE;
}

gboolean
mw_take_reference (const MwEditing *editing, const char *text, char **values, GError **error)
{
  const MwEntity *referred = mw_entity_find (editing->column->refers);

  gboolean empty = !text || !*text;

  if (!empty && !mw_edit_require (editing->db, referred->object_kind, text, error))
    return FALSE;
  values[0] = empty ? NULL : g_strdup (text);
  return TRUE;
}

gboolean
mw_take_driver (const MwEditing *editing, const char *text, char **values, GError **error)
{
  MwDriver *driver = mw_catalogue_find (editing->catalogue, text);

  if (!driver)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND,
                   _ ("There is no driver “%s”. Choose one of the drivers listed."), text);
      return FALSE;
    }
  values[0] = g_strdup (mw_driver_get_id (driver));
  return TRUE;
}
