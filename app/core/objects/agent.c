/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/agent.h>

#include "core/objects/field.h"

struct _MwAgent
{
  GObject parent_instance;

  gboolean loading;
  char *id;              /* (owned) (nullable) */
  char *login;           /* (owned) (nullable) */
  char *name;            /* (owned) (nullable) */
  char *address;         /* (owned) (nullable) */
  char *default_profile; /* (owned) (nullable) */
  guint n_responsibilities;
  guint n_addresses;
  MwStaged staged;
  MwStaged membership;
};

G_DEFINE_FINAL_TYPE (MwAgent, mw_agent, G_TYPE_OBJECT)

typedef enum
{
  PROP_LOADING = 1,
  PROP_ID,
  PROP_LOGIN,
  PROP_NAME,
  PROP_ADDRESS,
  PROP_DEFAULT_PROFILE,
  PROP_N_RESPONSIBILITIES,
  PROP_N_ADDRESSES,
  PROP_STAGED,
  PROP_MEMBERSHIP,
  PROP_DISPLAY_NAME,
  N_PROPERTIES
} Property;

static GParamSpec *properties[N_PROPERTIES];

static const char *
choose_display_name (const char *name, const char *login)
{
  return name && *name ? name : mw_field_text (login);
}

static void
mw_agent_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  MwAgent *self = MW_AGENT (object);

  switch ((Property) property_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_ID:
      g_value_set_string (value, mw_field_text (self->id));
      break;
    case PROP_LOGIN:
      g_value_set_string (value, mw_field_text (self->login));
      break;
    case PROP_NAME:
      g_value_set_string (value, mw_field_text (self->name));
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, mw_field_text (self->address));
      break;
    case PROP_DEFAULT_PROFILE:
      g_value_set_string (value, self->default_profile);
      break;
    case PROP_N_RESPONSIBILITIES:
      g_value_set_uint (value, self->n_responsibilities);
      break;
    case PROP_N_ADDRESSES:
      g_value_set_uint (value, self->n_addresses);
      break;
    case PROP_STAGED:
      g_value_set_int (value, (int) self->staged);
      break;
    case PROP_MEMBERSHIP:
      g_value_set_int (value, (int) self->membership);
      break;
    case PROP_DISPLAY_NAME:
      g_value_set_string (value, mw_agent_get_display_name (self));
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
mw_agent_finalize (GObject *object)
{
  MwAgent *self = MW_AGENT (object);

  g_free (self->id);
  g_free (self->login);
  g_free (self->name);
  g_free (self->address);
  g_free (self->default_profile);

  G_OBJECT_CLASS (mw_agent_parent_class)->finalize (object);
}

static void
mw_agent_class_init (MwAgentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mw_agent_get_property;
  object_class->finalize = mw_agent_finalize;

  properties[PROP_LOADING] = mw_field_boolean ("loading", TRUE);
  properties[PROP_ID] = mw_field_string ("id");
  properties[PROP_LOGIN] = mw_field_string ("login");
  properties[PROP_NAME] = mw_field_string ("name");
  properties[PROP_ADDRESS] = mw_field_string ("address");
  properties[PROP_DEFAULT_PROFILE] = mw_field_string ("default-profile");
  properties[PROP_N_RESPONSIBILITIES] = mw_field_uint ("n-responsibilities");
  properties[PROP_N_ADDRESSES] = mw_field_uint ("n-addresses");
  properties[PROP_STAGED] = mw_field_staged ("staged");
  properties[PROP_MEMBERSHIP] = mw_field_staged ("membership");
  properties[PROP_DISPLAY_NAME] = mw_field_string ("display-name");

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
mw_agent_init (MwAgent *self)
{
  self->loading = TRUE;
}

/**
 * mw_agent_new:
 *
 * Returns: (transfer full): an agent that is loading: mw_agent_fill() fills it
 */
MwAgent *
mw_agent_new (void)
{
  return g_object_new (MW_TYPE_AGENT, NULL);
}

/**
 * mw_agent_fill:
 * @fields: what it is; copied
 *
 * Fills the agent with a row; properties that differ notify.
 */
void
mw_agent_fill (MwAgent *self, const MwAgentFields *fields)
{
  GObject *object = G_OBJECT (self);

  g_return_if_fail (MW_IS_AGENT (self));
  g_return_if_fail (fields);

  g_object_freeze_notify (object);
  if (!g_str_equal (mw_agent_get_display_name (self),
                    choose_display_name (fields->name, fields->login)))
    g_object_notify_by_pspec (object, properties[PROP_DISPLAY_NAME]);
  mw_field_set_text (object, &self->id, fields->id, properties[PROP_ID]);
  mw_field_set_text (object, &self->login, fields->login, properties[PROP_LOGIN]);
  mw_field_set_text (object, &self->name, fields->name, properties[PROP_NAME]);
  mw_field_set_text (object, &self->address, fields->address, properties[PROP_ADDRESS]);
  mw_field_set_string (object, &self->default_profile, fields->default_profile,
                       properties[PROP_DEFAULT_PROFILE]);
  mw_field_set_uint (object, &self->n_responsibilities, fields->n_responsibilities,
                     properties[PROP_N_RESPONSIBILITIES]);
  mw_field_set_uint (object, &self->n_addresses, fields->n_addresses, properties[PROP_N_ADDRESSES]);
  mw_field_set_staged (object, &self->staged, fields->staged, properties[PROP_STAGED]);
  if (self->loading)
    {
      /* That it is none is news, too, where a list showed nothing till now. */
      g_object_notify_by_pspec (object, properties[PROP_N_RESPONSIBILITIES]);
      g_object_notify_by_pspec (object, properties[PROP_N_ADDRESSES]);
    }
  mw_field_set_staged (object, &self->membership, fields->membership, properties[PROP_MEMBERSHIP]);
  mw_field_set_boolean (object, &self->loading, FALSE, properties[PROP_LOADING]);
  g_object_thaw_notify (object);
}

/**
 * mw_agent_get_loading:
 *
 * Returns: whether its row has not come yet: everything else is empty then
 */
gboolean
mw_agent_get_loading (MwAgent *self)
{
  g_return_val_if_fail (MW_IS_AGENT (self), FALSE);
  return self->loading;
}

/**
 * mw_agent_get_id:
 *
 * Returns: (transfer none): its id
 */
const char *
mw_agent_get_id (MwAgent *self)
{
  g_return_val_if_fail (MW_IS_AGENT (self), "");
  return mw_field_text (self->id);
}

/**
 * mw_agent_get_login:
 *
 * Returns: (transfer none): its login
 */
const char *
mw_agent_get_login (MwAgent *self)
{
  g_return_val_if_fail (MW_IS_AGENT (self), "");
  return mw_field_text (self->login);
}

/**
 * mw_agent_get_name:
 *
 * Returns: (transfer none): its name, “” if it has none
 */
const char *
mw_agent_get_name (MwAgent *self)
{
  g_return_val_if_fail (MW_IS_AGENT (self), "");
  return mw_field_text (self->name);
}

/**
 * mw_agent_get_address:
 *
 * Returns: (transfer none): its address, “” if it has none
 */
const char *
mw_agent_get_address (MwAgent *self)
{
  g_return_val_if_fail (MW_IS_AGENT (self), "");
  return mw_field_text (self->address);
}

/**
 * mw_agent_get_default_profile:
 *
 * Returns: (transfer none) (nullable): the id of the profile that comes first in its From list
 */
const char *
mw_agent_get_default_profile (MwAgent *self)
{
  g_return_val_if_fail (MW_IS_AGENT (self), NULL);
  return self->default_profile;
}

/**
 * mw_agent_get_n_responsibilities:
 *
 * Returns: how many responsibilities it has
 */
guint
mw_agent_get_n_responsibilities (MwAgent *self)
{
  g_return_val_if_fail (MW_IS_AGENT (self), 0);
  return self->n_responsibilities;
}

/**
 * mw_agent_get_n_addresses:
 *
 * Returns: how long its From list is
 */
guint
mw_agent_get_n_addresses (MwAgent *self)
{
  g_return_val_if_fail (MW_IS_AGENT (self), 0);
  return self->n_addresses;
}

/**
 * mw_agent_get_staged:
 *
 * Returns: what is staged of it
 */
MwStaged
mw_agent_get_staged (MwAgent *self)
{
  g_return_val_if_fail (MW_IS_AGENT (self), MW_STAGED_NO);
  return self->staged;
}

/**
 * mw_agent_get_display_name:
 *
 * Returns: (transfer none): its name, else its login
 */
const char *
mw_agent_get_display_name (MwAgent *self)
{
  g_return_val_if_fail (MW_IS_AGENT (self), "");
  return choose_display_name (self->name, self->login);
}

/**
 * mw_agent_get_membership:
 *
 * Returns: what is staged of its belonging to the responsibility that was asked for
 */
MwStaged
mw_agent_get_membership (MwAgent *self)
{
  g_return_val_if_fail (MW_IS_AGENT (self), MW_STAGED_NO);
  return self->membership;
}
