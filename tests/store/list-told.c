/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What a list shows, in the words of the oracle. */

#include "list-oracle.h"

static const char *
or_none (const char *text)
{
  return text ? text : "none";
}

static char *
tell_profile (MwProfile *row)
{
  return g_strdup_printf (
      "%s %s <%s> from %s; %s %s, %s %s; group %s; %u own; staged %d, %d", mw_profile_get_id (row),
      mw_profile_get_name (row), mw_profile_get_address (row), mw_profile_get_from_address (row),
      or_none (mw_profile_get_incoming (row)), mw_profile_get_encryption_in (row),
      or_none (mw_profile_get_outgoing (row)), mw_profile_get_encryption_out (row),
      or_none (mw_profile_get_response_group (row)), mw_profile_get_n_overrides (row),
      (int) mw_profile_get_staged (row), (int) mw_profile_get_membership (row));
}

char *
list_oracle_tell (GObject *row)
{
  if (MW_IS_PROFILE (row))
    return tell_profile (MW_PROFILE (row));
  if (MW_IS_OVERRIDE (row))
    {
      MwOverride *o = MW_OVERRIDE (row);

      return g_strdup_printf ("%s %s: %s; staged %d", mw_override_get_profile_id (o),
                              mw_override_get_key (o),
                              mw_override_get_secret (o) ? "secret" : mw_override_get_value (o),
                              (int) mw_override_get_staged (o));
    }
  if (MW_IS_AGENT (row))
    {
      MwAgent *a = MW_AGENT (row);

      return g_strdup_printf ("%s %s %s; %u responsibilities, %u addresses; staged %d, %d",
                              mw_agent_get_id (a), mw_agent_get_login (a), mw_agent_get_name (a),
                              mw_agent_get_n_responsibilities (a), mw_agent_get_n_addresses (a),
                              (int) mw_agent_get_staged (a), (int) mw_agent_get_membership (a));
    }
  if (MW_IS_RESPONSIBILITY (row))
    {
      MwResponsibility *r = MW_RESPONSIBILITY (row);

      return g_strdup_printf (
          "%s %s; %u agents, %u profiles; staged %d", mw_responsibility_get_id (r),
          mw_responsibility_get_name (r), mw_responsibility_get_n_agents (r),
          mw_responsibility_get_n_profiles (r), (int) mw_responsibility_get_staged (r));
    }
  return g_strdup_printf ("%s %s <%s>", mw_sender_get_profile_id (MW_SENDER (row)),
                          mw_sender_get_display_name (MW_SENDER (row)),
                          mw_sender_get_address (MW_SENDER (row)));
}
