/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/agent.h>

#include "core/objects/field.h"

struct _MwSender
{
  GObject parent_instance;

  gboolean loading;
  char *profile_id;       /* (owned) (nullable) */
  char *address;          /* (owned) (nullable) */
  char *display_name;     /* (owned) (nullable) */
  char *responsibilities; /* (owned) (nullable) */
  guint position;
  MwStaged staged;
};

G_DEFINE_FINAL_TYPE (MwSender, mw_sender, G_TYPE_OBJECT)

typedef enum
{
  PROP_LOADING = 1,
  PROP_PROFILE_ID,
  PROP_ADDRESS,
  PROP_DISPLAY_NAME,
  PROP_RESPONSIBILITIES,
  PROP_POSITION,
  PROP_STAGED,
  PROP_IS_DEFAULT,
  N_PROPERTIES
} Property;

static GParamSpec *properties[N_PROPERTIES];

static void
mw_sender_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  MwSender *self = MW_SENDER (object);

  switch ((Property) property_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_PROFILE_ID:
      g_value_set_string (value, mw_field_text (self->profile_id));
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, mw_field_text (self->address));
      break;
    case PROP_DISPLAY_NAME:
      g_value_set_string (value, mw_field_text (self->display_name));
      break;
    case PROP_RESPONSIBILITIES:
      g_value_set_string (value, mw_field_text (self->responsibilities));
      break;
    case PROP_POSITION:
      g_value_set_uint (value, self->position);
      break;
    case PROP_STAGED:
      g_value_set_int (value, (int) self->staged);
      break;
    case PROP_IS_DEFAULT:
      g_value_set_boolean (value, self->position == 1);
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
mw_sender_finalize (GObject *object)
{
  MwSender *self = MW_SENDER (object);

  g_free (self->profile_id);
  g_free (self->address);
  g_free (self->display_name);
  g_free (self->responsibilities);

  G_OBJECT_CLASS (mw_sender_parent_class)->finalize (object);
}

static void
mw_sender_class_init (MwSenderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mw_sender_get_property;
  object_class->finalize = mw_sender_finalize;

  properties[PROP_LOADING] = mw_field_boolean ("loading", TRUE);
  properties[PROP_PROFILE_ID] = mw_field_string ("profile-id");
  properties[PROP_ADDRESS] = mw_field_string ("address");
  properties[PROP_DISPLAY_NAME] = mw_field_string ("display-name");
  properties[PROP_RESPONSIBILITIES] = mw_field_string ("responsibilities");
  properties[PROP_POSITION] = mw_field_uint ("position");
  properties[PROP_STAGED] = mw_field_staged ("staged");
  properties[PROP_IS_DEFAULT] = mw_field_boolean ("is-default", FALSE);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
mw_sender_init (MwSender *self)
{
  self->loading = TRUE;
}

/**
 * mw_sender_new:
 *
 * Returns: (transfer full): a sender that is loading: mw_sender_fill() fills it
 */
MwSender *
mw_sender_new (void)
{
  return g_object_new (MW_TYPE_SENDER, NULL);
}

/**
 * mw_sender_fill:
 * @fields: what it is; copied
 *
 * Fills the sender with a row; properties that differ notify.
 */
void
mw_sender_fill (MwSender *self, const MwSenderFields *fields)
{
  GObject *object = G_OBJECT (self);

  g_return_if_fail (MW_IS_SENDER (self));
  g_return_if_fail (fields);

  g_object_freeze_notify (object);
  if ((self->position == 1) != (fields->position == 1))
    g_object_notify_by_pspec (object, properties[PROP_IS_DEFAULT]);
  mw_field_set_text (object, &self->profile_id, fields->profile_id, properties[PROP_PROFILE_ID]);
  mw_field_set_text (object, &self->address, fields->address, properties[PROP_ADDRESS]);
  mw_field_set_text (object, &self->display_name, fields->display_name,
                     properties[PROP_DISPLAY_NAME]);
  mw_field_set_text (object, &self->responsibilities, fields->responsibilities,
                     properties[PROP_RESPONSIBILITIES]);
  mw_field_set_uint (object, &self->position, fields->position, properties[PROP_POSITION]);
  mw_field_set_staged (object, &self->staged, fields->staged, properties[PROP_STAGED]);
  mw_field_set_boolean (object, &self->loading, FALSE, properties[PROP_LOADING]);
  g_object_thaw_notify (object);
}

/**
 * mw_sender_get_loading:
 *
 * Returns: whether its row has not come yet: everything else is empty then
 */
gboolean
mw_sender_get_loading (MwSender *self)
{
  g_return_val_if_fail (MW_IS_SENDER (self), FALSE);
  return self->loading;
}

/**
 * mw_sender_get_profile_id:
 *
 * Returns: (transfer none): the id of the profile
 */
const char *
mw_sender_get_profile_id (MwSender *self)
{
  g_return_val_if_fail (MW_IS_SENDER (self), "");
  return mw_field_text (self->profile_id);
}

/**
 * mw_sender_get_address:
 *
 * Returns: (transfer none): the address that is sent from
 */
const char *
mw_sender_get_address (MwSender *self)
{
  g_return_val_if_fail (MW_IS_SENDER (self), "");
  return mw_field_text (self->address);
}

/**
 * mw_sender_get_display_name:
 *
 * Returns: (transfer none): the name beside it
 */
const char *
mw_sender_get_display_name (MwSender *self)
{
  g_return_val_if_fail (MW_IS_SENDER (self), "");
  return mw_field_text (self->display_name);
}

/**
 * mw_sender_get_responsibilities:
 *
 * Returns: (transfer none): the names of the responsibilities that it comes from
 */
const char *
mw_sender_get_responsibilities (MwSender *self)
{
  g_return_val_if_fail (MW_IS_SENDER (self), "");
  return mw_field_text (self->responsibilities);
}

/**
 * mw_sender_get_position:
 *
 * Returns: where it is in the From list, from 1
 */
guint
mw_sender_get_position (MwSender *self)
{
  g_return_val_if_fail (MW_IS_SENDER (self), 0);
  return self->position;
}

/**
 * mw_sender_get_staged:
 *
 * Returns: what is staged of it
 */
MwStaged
mw_sender_get_staged (MwSender *self)
{
  g_return_val_if_fail (MW_IS_SENDER (self), MW_STAGED_NO);
  return self->staged;
}

/**
 * mw_sender_get_is_default:
 *
 * Returns: whether it is the first one
 */
gboolean
mw_sender_get_is_default (MwSender *self)
{
  g_return_val_if_fail (MW_IS_SENDER (self), FALSE);
  return self->position == 1;
}
