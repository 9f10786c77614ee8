/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/profile-edits.h"

#include <glib/gi18n.h>

/* The one profile's name, or how many they are. */
static char *
describe_profiles (GPtrArray *profiles)
{
  if (profiles->len == 1)
    return g_strdup (mw_profile_get_name (g_ptr_array_index (profiles, 0)));
  return g_strdup_printf (ngettext ("%u profile", "%u profiles", profiles->len), profiles->len);
}

MwEdit *
mw_profile_edits_set_enabled (GPtrArray *profiles, gboolean enabled)
{
  g_autofree char *subject = NULL;
  MwEdit *edit = NULL;

  g_return_val_if_fail (profiles != NULL && profiles->len > 0, NULL);

  subject = describe_profiles (profiles);
  edit = mw_edit_new (enabled ? MW_EDIT_ENABLE_PROFILE : MW_EDIT_DISABLE_PROFILE, subject, NULL);
  for (guint i = 0; i < profiles->len; i++)
    mw_edit_add_step (edit, MW_STEP_SET_PROFILE,
                      mw_profile_get_id (g_ptr_array_index (profiles, i)), "enabled",
                      enabled ? "on" : "off", NULL);
  return edit;
}

MwEdit *
mw_profile_edits_delete (GPtrArray *profiles, char **text)
{
  g_autofree char *subject = NULL;
  MwEdit *edit = NULL;

  g_return_val_if_fail (profiles != NULL && profiles->len > 0, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  subject = describe_profiles (profiles);
  /* Translators: %s is a profile's name, or “3 profiles” */
  *text = g_strdup_printf (_ ("Deleted: %s"), subject);
  edit = mw_edit_new (MW_EDIT_DELETE_PROFILE, subject, NULL);
  for (guint i = 0; i < profiles->len; i++)
    mw_edit_add_step (edit, MW_STEP_DELETE_PROFILE,
                      mw_profile_get_id (g_ptr_array_index (profiles, i)), NULL);
  return edit;
}
