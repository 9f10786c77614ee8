/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/check.h>

#include <glib/gi18n-lib.h>
#include <mailwright/address.h>
#include <mailwright/from.h>
#include <mailwright/name.h>

#include "core/text/invisible.h"

/* The name of what it is about as it can be told from another. */
static MwFinding *
make_warning (const char *code,
              MwObjectKind kind,
              const char *id,
              const char *name,
              const char *key,
              const char *message)
{
  g_autofree char *shown = mw_invisible_show (name);

  return mw_finding_new (code, FALSE, kind, id, shown, key, message);
}

MwFinding *
mw_check_login (const char *agent_id, const char *name, const char *login, gboolean staged)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *normal = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (agent_id != NULL && name != NULL && login != NULL, NULL);

  normal = mw_login_normalise (login, &error);
  if (normal && g_str_equal (normal, login))
    return NULL;
  message = g_strdup_printf (
      /* Translators: %s is why a login is refused. */
      _ ("%s Until then mail servers are given no address for this agent."),
      error ? error->message : _ ("There is space around the login. Remove it."));
  shown = mw_invisible_show (name);
  return mw_finding_new ("login", staged, MW_OBJECT_AGENT, agent_id, shown, "login", message);
}

MwFinding *
mw_check_text (
    MwObjectKind kind, const char *id, const char *name, MwTextField field, const char *text)
{
  static const char *const CODES[] = { "invisible-name", "invisible-comment" };
  g_autoptr (GError) error = NULL;
  g_autofree char *normal = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (id != NULL && name != NULL && text != NULL, NULL);

  normal = mw_comment_normalise (text, &error);
  if (normal)
    return NULL;
  message = g_strdup_printf (
      _ ("%s: %s"), field == MW_TEXT_FIELD_COMMENT ? _ ("Comment") : _ ("Name"), error->message);
  return make_warning (CODES[field], kind, id, name, NULL, message);
}

MwFinding *
mw_check_value (
    MwObjectKind kind, const char *id, const char *name, MwParameter *parameter, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *normal = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (id != NULL && name != NULL && value != NULL, NULL);
  g_return_val_if_fail (MW_IS_PARAMETER (parameter), NULL);

  normal = mw_parameter_normalise (parameter, value, &error);
  if (normal)
    return NULL;
  shown = mw_invisible_show (name);
  message = g_strdup_printf (_ ("“%s” has a value that its driver does not allow. %s"), shown,
                             error->message);
  return make_warning ("invalid", kind, id, name, mw_parameter_get_key (parameter), message);
}

MwFinding *
mw_check_look_alike (
    MwObjectKind kind, const char *id, const char *name, const char *key, const char *other)
{
  g_autofree char *shown = NULL;
  g_autofree char *shown_other = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (id != NULL && name != NULL && other != NULL, NULL);

  shown = mw_invisible_show (name);
  shown_other = mw_invisible_show (other);
  message = g_strdup_printf (
      /* Translators: two names of objects of one kind that cannot be told apart by looking */
      _ ("“%s” and “%s” look alike, but are not the same. Change one of them, so that nobody takes "
         "it for the other."),
      shown, shown_other);
  return make_warning ("look-alike", kind, id, name, key, message);
}

MwFinding *
mw_check_no_sender (const char *profile_id, const char *name, const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAddress) parsed = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *shown_address = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (profile_id != NULL && name != NULL && address != NULL, NULL);

  parsed = mw_address_parse (address, &error);
  shown = mw_invisible_show (name);
  shown_address = mw_invisible_show (address);
  message = g_strdup_printf (
      /* Translators: a profile, what it is set to send from, and why that cannot be */
      _ ("Nobody can send as “%s”: it is set to send from “%s”. %s"), shown, shown_address,
      error ? error->message : "");
  return mw_finding_new ("no-sender", FALSE, MW_OBJECT_PROFILE, profile_id, shown, MW_FROM_ADDRESS,
                         message);
}

MwFinding *
mw_check_unmade_sender (const char *profile_id, const char *name)
{
  g_autofree char *shown = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (profile_id != NULL && name != NULL, NULL);

  shown = mw_invisible_show (name);
  message = g_strdup_printf (_ ("What “%s” sends from was changed in the live database by another "
                                "program. The next submit "
                                "tells mail servers of it; until then they let nobody send as it."),
                             shown);
  return mw_finding_new ("unmade-sender", FALSE, MW_OBJECT_PROFILE, profile_id, shown, NULL,
                         message);
}
