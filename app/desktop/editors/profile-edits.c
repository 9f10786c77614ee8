/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/profile-edits.h"

#include <glib/gi18n.h>

MwEdit *
mw_profile_build_values_edit (MwProfile *profile, GHashTable *values)
{
  const char *id = NULL;
  const char *first = NULL;
  const char *key = NULL;
  const char *value = NULL;
  gboolean sets = FALSE;
  GHashTableIter iter;
  MwEdit *edit = NULL;

  g_return_val_if_fail (MW_IS_PROFILE (profile), NULL);
  g_return_val_if_fail (values != NULL, NULL);

  if (g_hash_table_size (values) == 0)
    return NULL;
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &value))
    {
      /* The history names one parameter: one that is set, where there is one. */
      if (first == NULL || (value != NULL && !sets))
        first = key;
      sets = sets || value != NULL;
    }
  id = mw_profile_get_id (profile);
  edit = mw_edit_new (sets ? MW_EDIT_SET_OVERRIDE : MW_EDIT_RESET_OVERRIDE,
                      mw_profile_get_name (profile), first);
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &value))
    {
      if (value != NULL)
        mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, id, key, value, NULL);
      else
        mw_edit_add_step (edit, MW_STEP_RESET_OVERRIDE, id, key, NULL);
    }
  return edit;
}

MwEdit *
mw_profile_build_field_edit (MwProfile *profile, const char *field, const char *text)
{
  MwEdit *edit = NULL;

  g_return_val_if_fail (MW_IS_PROFILE (profile), NULL);

  edit = mw_edit_new (MW_EDIT_CHANGE_PROFILE, mw_profile_get_name (profile), NULL);
  mw_edit_add_step (edit, MW_STEP_SET_PROFILE, mw_profile_get_id (profile), field, text, NULL);
  return edit;
}

MwEdit *
mw_profile_build_enabled_edit (MwProfile *profile, gboolean enabled)
{
  MwEdit *edit = NULL;

  g_return_val_if_fail (MW_IS_PROFILE (profile), NULL);

  edit = mw_edit_new (enabled ? MW_EDIT_ENABLE_PROFILE : MW_EDIT_DISABLE_PROFILE,
                      mw_profile_get_name (profile), NULL);
  mw_edit_add_step (edit, MW_STEP_SET_PROFILE, mw_profile_get_id (profile), "enabled",
                    enabled ? "on" : "off", NULL);
  return edit;
}

MwEdit *
mw_profile_build_delete_edit (MwProfile *profile)
{
  MwEdit *edit = NULL;

  g_return_val_if_fail (MW_IS_PROFILE (profile), NULL);

  edit = mw_edit_new (MW_EDIT_DELETE_PROFILE, mw_profile_get_name (profile), NULL);
  mw_edit_add_step (edit, MW_STEP_DELETE_PROFILE, mw_profile_get_id (profile), NULL);
  return edit;
}

char *
mw_profile_describe_done (MwProfile *profile, MwEdit *edit)
{
  const char *name = NULL;

  g_return_val_if_fail (MW_IS_PROFILE (profile), NULL);
  g_return_val_if_fail (edit != NULL, NULL);

  name = mw_profile_get_name (profile);
  if (mw_edit_get_verb (edit) == MW_EDIT_ENABLE_PROFILE)
    /* Translators: %s is a profile's name */
    return g_strdup_printf (_ ("%s enabled"), name);
  if (mw_edit_get_verb (edit) == MW_EDIT_DISABLE_PROFILE)
    /* Translators: %s is a profile's name */
    return g_strdup_printf (_ ("%s disabled"), name);
  if (mw_edit_get_verb (edit) == MW_EDIT_DELETE_PROFILE)
    /* Translators: %s is a profile's name */
    return g_strdup_printf (_ ("%s deleted"), name);
  return NULL;
}
