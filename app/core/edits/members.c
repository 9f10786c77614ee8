/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/members.h>

#include <glib/gi18n-lib.h>

struct _MwMembers
{
  GObject parent_instance;

  GPtrArray *agents;   /* (owned) (element-type MwAgent) */
  GPtrArray *profiles; /* (owned) (element-type MwProfile) */
};

G_DEFINE_FINAL_TYPE (MwMembers, mw_members, G_TYPE_OBJECT)

static void
mw_members_finalize (GObject *object)
{
  MwMembers *self = MW_MEMBERS (object);

  g_ptr_array_unref (self->agents);
  g_ptr_array_unref (self->profiles);

  G_OBJECT_CLASS (mw_members_parent_class)->finalize (object);
}

static void
mw_members_class_init (MwMembersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_members_finalize;
}

static void
mw_members_init (MwMembers *self)
{
  self->agents = g_ptr_array_new_with_free_func (g_object_unref);
  self->profiles = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
add_rows (GPtrArray *to, GPtrArray *from)
{
  for (guint i = 0; from != NULL && i < from->len; i++)
    g_ptr_array_add (to, g_object_ref (g_ptr_array_index (from, i)));
}

MwMembers *
mw_members_new (GPtrArray *agents, GPtrArray *profiles)
{
  MwMembers *self = g_object_new (MW_TYPE_MEMBERS, NULL);

  add_rows (self->agents, agents);
  add_rows (self->profiles, profiles);
  return self;
}

MwMembers *
mw_members_new_agent (MwAgent *agent)
{
  MwMembers *self = NULL;

  g_return_val_if_fail (MW_IS_AGENT (agent), NULL);

  self = g_object_new (MW_TYPE_MEMBERS, NULL);
  g_ptr_array_add (self->agents, g_object_ref (agent));
  return self;
}

MwMembers *
mw_members_new_profile (MwProfile *profile)
{
  MwMembers *self = NULL;

  g_return_val_if_fail (MW_IS_PROFILE (profile), NULL);

  self = g_object_new (MW_TYPE_MEMBERS, NULL);
  g_ptr_array_add (self->profiles, g_object_ref (profile));
  return self;
}

GPtrArray *
mw_members_get_agents (MwMembers *self)
{
  g_return_val_if_fail (MW_IS_MEMBERS (self), NULL);

  return self->agents;
}

GPtrArray *
mw_members_get_profiles (MwMembers *self)
{
  g_return_val_if_fail (MW_IS_MEMBERS (self), NULL);

  return self->profiles;
}

const char *
mw_members_get_id (GObject *member)
{
  g_return_val_if_fail (MW_IS_AGENT (member) || MW_IS_PROFILE (member), NULL);

  return MW_IS_AGENT (member) ? mw_agent_get_id (MW_AGENT (member))
                              : mw_profile_get_id (MW_PROFILE (member));
}

char *
mw_members_describe (MwMembers *self)
{
  guint n_agents = 0;
  guint n_profiles = 0;

  g_return_val_if_fail (MW_IS_MEMBERS (self), NULL);

  n_agents = self->agents->len;
  n_profiles = self->profiles->len;
  if (n_agents == 1 && n_profiles == 0)
    return g_strdup (mw_agent_get_display_name (g_ptr_array_index (self->agents, 0)));
  if (n_agents == 0 && n_profiles == 1)
    return g_strdup (mw_profile_get_address (g_ptr_array_index (self->profiles, 0)));
  if (n_profiles == 0)
    return g_strdup_printf (ngettext ("%u agent", "%u agents", n_agents), n_agents);
  if (n_agents == 0)
    return g_strdup_printf (ngettext ("%u address", "%u addresses", n_profiles), n_profiles);
  return g_strdup_printf (ngettext ("%u object", "%u objects", n_agents + n_profiles),
                          n_agents + n_profiles);
}
