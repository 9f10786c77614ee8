/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/profile.h>

#include <glib/gi18n-lib.h>

#include "core/objects/field.h"
#include "core/objects/reach.h"
#include "core/objects/servers.h"

struct _MwProfile
{
  GObject parent_instance;

  gboolean loading;
  char *id;           /* (owned) (nullable) */
  char *name;         /* (owned) (nullable) */
  char *address;      /* (owned) (nullable) */
  char *from_address; /* (owned) (nullable) */
  char *driver;       /* (owned) (nullable) */
  char *comment;      /* (owned) (nullable) */
  MwServers servers;
  char *response_group; /* (owned) (nullable) */
  guint n_overrides;
  gboolean enabled;
  gboolean retired;
  MwStaged staged;
  MwStaged membership;
  MwMailboxReach reach;
};

G_DEFINE_FINAL_TYPE (MwProfile, mw_profile, G_TYPE_OBJECT)

typedef enum
{
  PROP_LOADING = 1,
  PROP_ID,
  PROP_NAME,
  PROP_ADDRESS,
  PROP_FROM_ADDRESS,
  PROP_DRIVER,
  PROP_COMMENT,
  PROP_INCOMING,
  PROP_OUTGOING,
  PROP_ENCRYPTION_IN,
  PROP_ENCRYPTION_OUT,
  PROP_RESPONSE_GROUP,
  PROP_N_OVERRIDES,
  PROP_ENABLED,
  PROP_RETIRED,
  PROP_STAGED,
  PROP_MEMBERSHIP,
  PROP_ENCRYPTION_TEXT,
  PROP_STATE_TEXT,
  PROP_REACHABILITY,
  PROP_REACHABILITY_IN,
  PROP_REACHABILITY_OUT,
  PROP_REACHABILITY_TEXT,
  PROP_TESTED,
  N_PROPERTIES
} Property;

static GParamSpec *properties[N_PROPERTIES];

static const char *
describe_state (MwProfile *self)
{
  if (self->loading)
    return "";
  if (self->retired)
    return C_ ("profile", "Retired");
  return self->enabled ? C_ ("profile", "Enabled") : C_ ("profile", "Disabled");
}

static void
mw_profile_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  MwProfile *self = MW_PROFILE (object);

  switch ((Property) property_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_ID:
      g_value_set_string (value, mw_field_text (self->id));
      break;
    case PROP_NAME:
      g_value_set_string (value, mw_field_text (self->name));
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, mw_field_text (self->address));
      break;
    case PROP_FROM_ADDRESS:
      g_value_set_string (value, mw_field_text (self->from_address));
      break;
    case PROP_DRIVER:
      g_value_set_string (value, mw_field_text (self->driver));
      break;
    case PROP_COMMENT:
      g_value_set_string (value, mw_field_text (self->comment));
      break;
    case PROP_INCOMING:
      g_value_set_string (value, self->servers.incoming);
      break;
    case PROP_OUTGOING:
      g_value_set_string (value, self->servers.outgoing);
      break;
    case PROP_ENCRYPTION_IN:
      g_value_set_string (value, self->servers.encryption_in);
      break;
    case PROP_ENCRYPTION_OUT:
      g_value_set_string (value, self->servers.encryption_out);
      break;
    case PROP_RESPONSE_GROUP:
      g_value_set_string (value, self->response_group);
      break;
    case PROP_N_OVERRIDES:
      g_value_set_uint (value, self->n_overrides);
      break;
    case PROP_ENABLED:
      g_value_set_boolean (value, self->enabled);
      break;
    case PROP_RETIRED:
      g_value_set_boolean (value, self->retired);
      break;
    case PROP_STAGED:
      g_value_set_int (value, (int) self->staged);
      break;
    case PROP_MEMBERSHIP:
      g_value_set_int (value, (int) self->membership);
      break;
    case PROP_ENCRYPTION_TEXT:
      g_value_set_string (value, mw_field_text (self->servers.encryption_text));
      break;
    case PROP_STATE_TEXT:
      g_value_set_string (value, describe_state (self));
      break;
    case PROP_REACHABILITY:
      g_value_set_int (value, (int) mw_mailbox_reach_get (&self->reach));
      break;
    case PROP_REACHABILITY_IN:
      g_value_set_int (value, (int) mw_reach_get (&self->reach.incoming));
      break;
    case PROP_REACHABILITY_OUT:
      g_value_set_int (value, (int) mw_reach_get (&self->reach.outgoing));
      break;
    case PROP_REACHABILITY_TEXT:
      g_value_set_string (value, mw_field_text (self->reach.text));
      break;
    case PROP_TESTED:
      g_value_set_boxed (value, self->reach.tested);
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
mw_profile_finalize (GObject *object)
{
  MwProfile *self = MW_PROFILE (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->address);
  g_free (self->from_address);
  g_free (self->driver);
  g_free (self->comment);
  g_free (self->response_group);
  mw_servers_clear (&self->servers);
  mw_mailbox_reach_clear (&self->reach);

  G_OBJECT_CLASS (mw_profile_parent_class)->finalize (object);
}

static GParamSpec *
reachability_property (const char *name)
{
  return g_param_spec_int (name, NULL, NULL, MW_REACHABILITY_UNTESTED, MW_REACHABILITY_FAILS,
                           MW_REACHABILITY_UNTESTED, MW_FIELD_READ_ONLY);
}

static void
mw_profile_class_init (MwProfileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mw_profile_get_property;
  object_class->finalize = mw_profile_finalize;

  properties[PROP_LOADING] = mw_field_boolean ("loading", TRUE);
  properties[PROP_ID] = mw_field_string ("id");
  properties[PROP_NAME] = mw_field_string ("name");
  properties[PROP_ADDRESS] = mw_field_string ("address");
  properties[PROP_FROM_ADDRESS] = mw_field_string ("from-address");
  properties[PROP_DRIVER] = mw_field_string ("driver");
  properties[PROP_COMMENT] = mw_field_string ("comment");
  properties[PROP_INCOMING] = mw_field_string ("incoming");
  properties[PROP_OUTGOING] = mw_field_string ("outgoing");
  properties[PROP_ENCRYPTION_IN] = mw_field_string ("encryption-in");
  properties[PROP_ENCRYPTION_OUT] = mw_field_string ("encryption-out");
  properties[PROP_RESPONSE_GROUP] = mw_field_string ("response-group");
  properties[PROP_N_OVERRIDES] = mw_field_uint ("n-overrides");
  properties[PROP_ENABLED] = mw_field_boolean ("enabled", TRUE);
  properties[PROP_RETIRED] = mw_field_boolean ("retired", FALSE);
  properties[PROP_STAGED] = mw_field_staged ("staged");
  properties[PROP_MEMBERSHIP] = mw_field_staged ("membership");
  properties[PROP_ENCRYPTION_TEXT] = mw_field_string ("encryption-text");
  properties[PROP_STATE_TEXT] = mw_field_string ("state-text");
  properties[PROP_REACHABILITY] = reachability_property ("reachability");
  properties[PROP_REACHABILITY_IN] = reachability_property ("reachability-in");
  properties[PROP_REACHABILITY_OUT] = reachability_property ("reachability-out");
  properties[PROP_REACHABILITY_TEXT] = mw_field_string ("reachability-text");
  properties[PROP_TESTED] =
      g_param_spec_boxed ("tested", NULL, NULL, G_TYPE_DATE_TIME, MW_FIELD_READ_ONLY);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
mw_profile_init (MwProfile *self)
{
  self->loading = TRUE;
  self->enabled = TRUE;
}

/**
 * mw_profile_new:
 *
 * Returns: (transfer full): a profile that is loading: mw_profile_fill() fills it
 */
MwProfile *
mw_profile_new (void)
{
  return g_object_new (MW_TYPE_PROFILE, NULL);
}

static void
take_reach (MwProfile *self, const MwReach *incoming, const MwReach *outgoing)
{
  GObject *object = G_OBJECT (self);
  MwMailboxReach *reach = &self->reach;
  MwReachability before = mw_mailbox_reach_get (reach);
  MwReachability before_in = mw_reach_get (&reach->incoming);
  MwReachability before_out = mw_reach_get (&reach->outgoing);
  gint64 tested_before = mw_mailbox_reach_get_time (reach);
  gint64 tested = 0;
  g_autofree char *text = NULL;

  reach->incoming = *incoming;
  reach->outgoing = *outgoing;
  if (before != mw_mailbox_reach_get (reach))
    g_object_notify_by_pspec (object, properties[PROP_REACHABILITY]);
  if (before_in != mw_reach_get (incoming))
    g_object_notify_by_pspec (object, properties[PROP_REACHABILITY_IN]);
  if (before_out != mw_reach_get (outgoing))
    g_object_notify_by_pspec (object, properties[PROP_REACHABILITY_OUT]);
  text = mw_mailbox_reach_describe (reach);
  mw_field_set_text (object, &reach->text, text, properties[PROP_REACHABILITY_TEXT]);
  tested = mw_mailbox_reach_get_time (reach);
  if (tested == tested_before)
    return;
  g_clear_pointer (&reach->tested, g_date_time_unref);
  reach->tested = tested ? g_date_time_new_from_unix_utc (tested) : NULL;
  g_object_notify_by_pspec (object, properties[PROP_TESTED]);
}

/**
 * mw_profile_fill:
 * @fields: what it is; copied
 *
 * Fills the profile with a row; properties that differ notify.
 */
void
mw_profile_fill (MwProfile *self, const MwProfileFields *fields)
{
  GObject *object = G_OBJECT (self);
  g_autofree char *encryption_text = NULL;
  const char *state_text = NULL;

  g_return_if_fail (MW_IS_PROFILE (self));
  g_return_if_fail (fields);

  state_text = describe_state (self);
  g_object_freeze_notify (object);
  mw_field_set_text (object, &self->id, fields->id, properties[PROP_ID]);
  mw_field_set_text (object, &self->name, fields->name, properties[PROP_NAME]);
  mw_field_set_text (object, &self->address, fields->address, properties[PROP_ADDRESS]);
  mw_field_set_text (object, &self->from_address,
                     fields->from_address ? fields->from_address : fields->address,
                     properties[PROP_FROM_ADDRESS]);
  mw_field_set_text (object, &self->driver, fields->driver, properties[PROP_DRIVER]);
  mw_field_set_text (object, &self->comment, fields->comment, properties[PROP_COMMENT]);
  mw_field_set_string (object, &self->servers.incoming, fields->incoming,
                       properties[PROP_INCOMING]);
  mw_field_set_string (object, &self->servers.outgoing, fields->outgoing,
                       properties[PROP_OUTGOING]);
  mw_field_set_string (object, &self->servers.encryption_in, fields->encryption_in,
                       properties[PROP_ENCRYPTION_IN]);
  mw_field_set_string (object, &self->servers.encryption_out, fields->encryption_out,
                       properties[PROP_ENCRYPTION_OUT]);
  mw_field_set_string (object, &self->response_group, fields->response_group,
                       properties[PROP_RESPONSE_GROUP]);
  mw_field_set_uint (object, &self->n_overrides, fields->n_overrides, properties[PROP_N_OVERRIDES]);
  mw_field_set_boolean (object, &self->enabled, fields->enabled, properties[PROP_ENABLED]);
  mw_field_set_boolean (object, &self->retired, fields->retired, properties[PROP_RETIRED]);
  mw_field_set_staged (object, &self->staged, fields->staged, properties[PROP_STAGED]);
  mw_field_set_staged (object, &self->membership, fields->membership, properties[PROP_MEMBERSHIP]);
  mw_field_set_boolean (object, &self->loading, FALSE, properties[PROP_LOADING]);

  take_reach (self, &fields->reach_in, &fields->reach_out);
  encryption_text = mw_servers_describe_encryption (&self->servers);
  mw_field_set_text (object, &self->servers.encryption_text, encryption_text,
                     properties[PROP_ENCRYPTION_TEXT]);
  if (!g_str_equal (state_text, describe_state (self)))
    g_object_notify_by_pspec (object, properties[PROP_STATE_TEXT]);
  g_object_thaw_notify (object);
}

/**
 * mw_profile_get_loading:
 *
 * Returns: whether its row has not come yet: everything else is empty then
 */
gboolean
mw_profile_get_loading (MwProfile *self)
{
  g_return_val_if_fail (MW_IS_PROFILE (self), FALSE);
  return self->loading;
}

/**
 * mw_profile_get_id:
 *
 * Returns: (transfer none): its id
 */
const char *
mw_profile_get_id (MwProfile *self)
{
  g_return_val_if_fail (MW_IS_PROFILE (self), "");
  return mw_field_text (self->id);
}

/**
 * mw_profile_get_name:
 *
 * Returns: (transfer none): its name
 */
const char *
mw_profile_get_name (MwProfile *self)
{
  g_return_val_if_fail (MW_IS_PROFILE (self), "");
  return mw_field_text (self->name);
}

/**
 * mw_profile_get_address:
 *
 * Returns: (transfer none): its address
 */
const char *
mw_profile_get_address (MwProfile *self)
{
  g_return_val_if_fail (MW_IS_PROFILE (self), "");
  return mw_field_text (self->address);
}

/**
 * mw_profile_get_from_address:
 *
 * Returns: (transfer none): the address that its mail is sent from
 */
const char *
mw_profile_get_from_address (MwProfile *self)
{
  g_return_val_if_fail (MW_IS_PROFILE (self), "");
  return mw_field_text (self->from_address);
}

/**
 * mw_profile_get_driver:
 *
 * Returns: (transfer none): the id of its driver
 */
const char *
mw_profile_get_driver (MwProfile *self)
{
  g_return_val_if_fail (MW_IS_PROFILE (self), "");
  return mw_field_text (self->driver);
}

/**
 * mw_profile_get_comment:
 *
 * Returns: (transfer none): its comment, “” if none
 */
const char *
mw_profile_get_comment (MwProfile *self)
{
  g_return_val_if_fail (MW_IS_PROFILE (self), "");
  return mw_field_text (self->comment);
}

/**
 * mw_profile_get_incoming:
 *
 * Returns: (transfer none) (nullable): the server that its mail is fetched from; “” if that is
 *   switched off, %NULL if none is set
 */
const char *
mw_profile_get_incoming (MwProfile *self)
{
  g_return_val_if_fail (MW_IS_PROFILE (self), NULL);
  return self->servers.incoming;
}

/**
 * mw_profile_get_outgoing:
 *
 * Returns: (transfer none) (nullable): the server that its mail is sent through; “” if that is
 *   switched off, %NULL if none is set
 */
const char *
mw_profile_get_outgoing (MwProfile *self)
{
  g_return_val_if_fail (MW_IS_PROFILE (self), NULL);
  return self->servers.outgoing;
}

/**
 * mw_profile_get_encryption_in:
 *
 * Returns: (transfer none): the stable word of how fetching is encrypted
 */
const char *
mw_profile_get_encryption_in (MwProfile *self)
{
  g_return_val_if_fail (MW_IS_PROFILE (self), NULL);
  return self->servers.encryption_in;
}

/**
 * mw_profile_get_encryption_out:
 *
 * Returns: (transfer none): the stable word of how sending is encrypted
 */
const char *
mw_profile_get_encryption_out (MwProfile *self)
{
  g_return_val_if_fail (MW_IS_PROFILE (self), NULL);
  return self->servers.encryption_out;
}

/**
 * mw_profile_get_response_group:
 *
 * Returns: (transfer none) (nullable): the name of its response group
 */
const char *
mw_profile_get_response_group (MwProfile *self)
{
  g_return_val_if_fail (MW_IS_PROFILE (self), NULL);
  return self->response_group;
}

/**
 * mw_profile_get_n_overrides:
 *
 * Returns: how many values of its own it has
 */
guint
mw_profile_get_n_overrides (MwProfile *self)
{
  g_return_val_if_fail (MW_IS_PROFILE (self), 0);
  return self->n_overrides;
}

/**
 * mw_profile_get_enabled:
 *
 * Returns: whether it is in use
 */
gboolean
mw_profile_get_enabled (MwProfile *self)
{
  g_return_val_if_fail (MW_IS_PROFILE (self), FALSE);
  return self->enabled;
}

/**
 * mw_profile_get_retired:
 *
 * Returns: whether it is retired
 */
gboolean
mw_profile_get_retired (MwProfile *self)
{
  g_return_val_if_fail (MW_IS_PROFILE (self), FALSE);
  return self->retired;
}

/**
 * mw_profile_get_staged:
 *
 * Returns: what is staged of it
 */
MwStaged
mw_profile_get_staged (MwProfile *self)
{
  g_return_val_if_fail (MW_IS_PROFILE (self), MW_STAGED_NO);
  return self->staged;
}

/**
 * mw_profile_dup_encryption_text:
 *
 * Returns: (transfer full): how it is encrypted, both directions, for people: “TLS”, “TLS /
 *   None”
 */
char *
mw_profile_dup_encryption_text (MwProfile *self)
{
  g_return_val_if_fail (MW_IS_PROFILE (self), NULL);
  return g_strdup (mw_field_text (self->servers.encryption_text));
}

/**
 * mw_profile_get_state_text:
 *
 * Returns: (transfer none): whether it is active, disabled or retired, translated
 */
const char *
mw_profile_get_state_text (MwProfile *self)
{
  g_return_val_if_fail (MW_IS_PROFILE (self), "");
  return describe_state (self);
}

/**
 * mw_profile_get_membership:
 *
 * Returns: what is staged of its belonging to the responsibility that was asked for
 */
MwStaged
mw_profile_get_membership (MwProfile *self)
{
  g_return_val_if_fail (MW_IS_PROFILE (self), MW_STAGED_NO);
  return self->membership;
}

/**
 * mw_profile_get_reachability:
 *
 * Returns: the worse one of both directions, as it is now
 */
MwReachability
mw_profile_get_reachability (MwProfile *self)
{
  g_return_val_if_fail (MW_IS_PROFILE (self), MW_REACHABILITY_UNTESTED);
  return mw_mailbox_reach_get (&self->reach);
}

/**
 * mw_profile_get_reachability_text:
 *
 * Returns: (transfer none): the same for people, translated
 */
const char *
mw_profile_get_reachability_text (MwProfile *self)
{
  g_return_val_if_fail (MW_IS_PROFILE (self), "");
  return mw_field_text (self->reach.text);
}

/**
 * mw_profile_get_tested:
 *
 * Returns: (transfer none) (nullable): since when all of that is known, in UTC
 */
GDateTime *
mw_profile_get_tested (MwProfile *self)
{
  g_return_val_if_fail (MW_IS_PROFILE (self), NULL);
  return self->reach.tested;
}
