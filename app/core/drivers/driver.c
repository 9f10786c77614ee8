/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/drivers/driver-private.h"

#include <mailwright/parameter.h>

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_DESCRIPTION,
  PROP_CHANNEL,
  PROP_SITE,
  PROP_N_PROFILES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MwDriver, mw_driver, G_TYPE_OBJECT)

static void
mw_driver_finalize (GObject *object)
{
  MwDriver *self = MW_DRIVER (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->description);
  g_free (self->channel);
  g_free (self->enabled_in);
  g_free (self->enabled_out);
  g_hash_table_unref (self->by_key);
  g_object_unref (self->parameters);
  g_object_unref (self->protocols);

  G_OBJECT_CLASS (mw_driver_parent_class)->finalize (object);
}

static void
mw_driver_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MwDriver *self = MW_DRIVER (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;
    case PROP_CHANNEL:
      g_value_set_string (value, self->channel);
      break;
    case PROP_SITE:
      g_value_set_boolean (value, self->site);
      break;
    case PROP_N_PROFILES:
      g_value_set_uint (value, self->n_profiles);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mw_driver_class_init (MwDriverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = mw_driver_finalize;
  object_class->get_property = mw_driver_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  properties[PROP_CHANNEL] = g_param_spec_string ("channel", NULL, NULL, NULL, flags);
  properties[PROP_SITE] = g_param_spec_boolean ("site", NULL, NULL, FALSE, flags);
  properties[PROP_N_PROFILES] = g_param_spec_uint ("n-profiles", NULL, NULL, 0, G_MAXUINT, 0,
                                                   flags | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mw_driver_init (MwDriver *self)
{
  self->parameters = g_list_store_new (MW_TYPE_PARAMETER);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->protocols = g_list_store_new (MW_TYPE_PROTOCOL);
}

gboolean
mw_driver_add_parameter (MwDriver *self, MwParameter *parameter)
{
  const char *key = mw_parameter_get_key (parameter);

  if (g_hash_table_contains (self->by_key, key))
    return FALSE;

  g_list_store_append (self->parameters, parameter);
  g_hash_table_insert (self->by_key, (char *) key, parameter);
  return TRUE;
}

static int
compare_directions (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return (int) mw_protocol_get_direction ((MwProtocol *) a) -
         (int) mw_protocol_get_direction ((MwProtocol *) b);
}

void
mw_driver_add_protocol (MwDriver *self, MwProtocol *protocol)
{
  g_list_store_insert_sorted (self->protocols, protocol, compare_directions, NULL);
}

MwProtocol *
mw_driver_find_encrypted_protocol (MwDriver *self, const char *key)
{
  GListModel *protocols = G_LIST_MODEL (self->protocols);

  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (MwProtocol) protocol = g_list_model_get_item (protocols, i);

      if (g_strcmp0 (protocol->keys[MW_ROLE_ENCRYPTION], key) == 0 ||
          g_strcmp0 (protocol->keys[MW_ROLE_IMPLICIT_TLS], key) == 0 ||
          g_strcmp0 (protocol->keys[MW_ROLE_STARTTLS], key) == 0)
        return protocol;
    }
  return NULL;
}

/**
 * mw_driver_get_id:
 *
 * Returns: (transfer none): its id
 */
const char *
mw_driver_get_id (MwDriver *self)
{
  g_return_val_if_fail (MW_IS_DRIVER (self), NULL);
  return self->id;
}

/**
 * mw_driver_get_name:
 *
 * Returns: (transfer none): its name
 */
const char *
mw_driver_get_name (MwDriver *self)
{
  g_return_val_if_fail (MW_IS_DRIVER (self), NULL);
  return self->name;
}

/**
 * mw_driver_get_description:
 *
 * Returns: (transfer none): what it is for, a sentence; “” if its file says nothing
 */
const char *
mw_driver_get_description (MwDriver *self)
{
  g_return_val_if_fail (MW_IS_DRIVER (self), NULL);
  return self->description;
}

/**
 * mw_driver_get_channel:
 *
 * Returns: (transfer none): the channel that it stands for: `IMAPSMTP`, `POP3SMTP`
 */
const char *
mw_driver_get_channel (MwDriver *self)
{
  g_return_val_if_fail (MW_IS_DRIVER (self), NULL);
  return self->channel;
}

/**
 * mw_driver_get_site:
 *
 * Returns: whether it is this site’s own, not a shipped one
 */
gboolean
mw_driver_get_site (MwDriver *self)
{
  g_return_val_if_fail (MW_IS_DRIVER (self), FALSE);
  return self->site;
}

GListModel *
mw_driver_get_parameters (MwDriver *self)
{
  g_return_val_if_fail (MW_IS_DRIVER (self), NULL);
  return G_LIST_MODEL (self->parameters);
}

MwParameter *
mw_driver_find_parameter (MwDriver *self, const char *key)
{
  g_return_val_if_fail (MW_IS_DRIVER (self), NULL);
  return key ? g_hash_table_lookup (self->by_key, key) : NULL;
}

GListModel *
mw_driver_get_protocols (MwDriver *self)
{
  g_return_val_if_fail (MW_IS_DRIVER (self), NULL);
  return G_LIST_MODEL (self->protocols);
}

MwProtocol *
mw_driver_find_protocol (MwDriver *self, MwDirection direction)
{
  GListModel *protocols = NULL;

  g_return_val_if_fail (MW_IS_DRIVER (self), NULL);

  protocols = G_LIST_MODEL (self->protocols);
  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (MwProtocol) protocol = g_list_model_get_item (protocols, i);

      if (protocol->direction == direction)
        return protocol;
    }
  return NULL;
}

const char *
mw_driver_get_enabled_key (MwDriver *self, MwDirection direction)
{
  g_return_val_if_fail (MW_IS_DRIVER (self), NULL);

  if (direction == MW_DIRECTION_IN)
    return self->enabled_in;
  if (direction == MW_DIRECTION_OUT)
    return self->enabled_out;
  return NULL;
}

/**
 * mw_driver_get_n_profiles:
 *
 * Returns: how many profiles use it, as far as that was told
 */
guint
mw_driver_get_n_profiles (MwDriver *self)
{
  g_return_val_if_fail (MW_IS_DRIVER (self), 0);
  return self->n_profiles;
}

/**
 * mw_driver_set_n_profiles:
 * @n_profiles: how many profiles use it
 *
 * Tells a driver how much it is used; the property notifies.
 */
void
mw_driver_set_n_profiles (MwDriver *self, guint n_profiles)
{
  g_return_if_fail (MW_IS_DRIVER (self));

  if (self->n_profiles == n_profiles)
    return;
  self->n_profiles = n_profiles;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PROFILES]);
}
