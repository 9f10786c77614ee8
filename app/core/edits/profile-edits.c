/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/profile-edits.h>

#include "core/edits/subject.h"

#include <mailwright/value-edits.h>

static char *
describe_all (GPtrArray *profiles)
{
  return mw_subject_of_profiles (profiles->len,
                                 mw_profile_get_name (g_ptr_array_index (profiles, 0)));
}

MwEdit *
mw_profile_edits_add (
    const char *name, const char *address, const char *driver_id, GHashTable *values, char **id)
{
  const char *fresh = NULL;
  GHashTableIter iter;
  const char *key = NULL;
  const char *value = NULL;
  MwEdit *edit = NULL;

  g_return_val_if_fail (address != NULL && driver_id != NULL, NULL);

  edit = mw_edit_new (MW_EDIT_ADD_PROFILE, name != NULL && *name != '\0' ? name : address, NULL);
  fresh = mw_edit_add_new_profile (edit, name, address, driver_id);
  if (id != NULL)
    *id = g_strdup (fresh);
  if (values == NULL)
    return edit;
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, (gpointer *) &value))
    mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, fresh, key, value, NULL);
  return edit;
}

GPtrArray *
mw_profile_edits_alone (MwProfile *profile)
{
  GPtrArray *profiles = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (MW_IS_PROFILE (profile), profiles);

  g_ptr_array_add (profiles, g_object_ref (profile));
  return profiles;
}

MwEdit *
mw_profile_edits_change (MwProfile *profile, const MwFieldChange *changes)
{
  g_return_val_if_fail (MW_IS_PROFILE (profile), NULL);

  return mw_edit_new_change (MW_EDIT_CHANGE_PROFILE, mw_profile_get_name (profile),
                             MW_STEP_SET_PROFILE, mw_profile_get_id (profile), changes);
}

MwEdit *
mw_profile_edits_set_values (MwProfile *profile, GHashTable *values)
{
  g_autoptr (MwValueEdits) edits = NULL;

  g_return_val_if_fail (MW_IS_PROFILE (profile), NULL);
  g_return_val_if_fail (values != NULL, NULL);

  edits = mw_value_edits_new (MW_OBJECT_PROFILE);
  mw_value_edits_add_all (edits, mw_profile_get_id (profile), mw_profile_get_name (profile),
                          values);
  return mw_value_edits_build (edits);
}

MwEdit *
mw_profile_edits_share_value (MwProfile *profile,
                              const char *driver_name,
                              const char *key,
                              const char *value)
{
  MwEdit *edit = NULL;

  g_return_val_if_fail (MW_IS_PROFILE (profile), NULL);
  g_return_val_if_fail (driver_name != NULL && key != NULL && value != NULL, NULL);

  edit = mw_edit_new (MW_EDIT_SET_SITE_DEFAULT, driver_name, key);
  mw_edit_add_step (edit, MW_STEP_SET_SITE_DEFAULT, mw_profile_get_driver (profile), key, value,
                    NULL);
  mw_edit_add_step (edit, MW_STEP_RESET_OVERRIDE, mw_profile_get_id (profile), key, NULL);
  return edit;
}

MwEdit *
mw_profile_edits_set_enabled (GPtrArray *profiles, gboolean enabled)
{
  g_autofree char *subject = NULL;
  MwEdit *edit = NULL;

  g_return_val_if_fail (profiles != NULL && profiles->len > 0, NULL);

  subject = describe_all (profiles);
  edit = mw_edit_new (enabled ? MW_EDIT_ENABLE_PROFILE : MW_EDIT_DISABLE_PROFILE, subject, NULL);
  for (guint i = 0; i < profiles->len; i++)
    mw_edit_add_step (edit, MW_STEP_SET_PROFILE,
                      mw_profile_get_id (g_ptr_array_index (profiles, i)), "enabled",
                      enabled ? "on" : "off", NULL);
  return edit;
}

gboolean
mw_profile_edits_can_delete (MwProfile *profile)
{
  g_return_val_if_fail (MW_IS_PROFILE (profile), FALSE);

  return mw_profile_get_staged (profile) == MW_STAGED_NEW;
}

MwEdit *
mw_profile_edits_delete (GPtrArray *profiles)
{
  g_autofree char *subject = NULL;
  MwEdit *edit = NULL;

  g_return_val_if_fail (profiles != NULL && profiles->len > 0, NULL);

  subject = describe_all (profiles);
  edit = mw_edit_new (MW_EDIT_DELETE_PROFILE, subject, NULL);
  for (guint i = 0; i < profiles->len; i++)
    mw_edit_add_step (edit, MW_STEP_DELETE_PROFILE,
                      mw_profile_get_id (g_ptr_array_index (profiles, i)), NULL);
  return edit;
}
