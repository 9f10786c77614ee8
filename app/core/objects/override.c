/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/override.h>
#include <mailwright/parameter.h>

#include "core/objects/field.h"

struct _MwOverride
{
  GObject parent_instance;

  gboolean loading;
  char *profile_id;   /* (owned) (nullable) */
  char *profile_name; /* (owned) (nullable) */
  char *address;      /* (owned) (nullable) */
  char *driver;       /* (owned) (nullable) */
  char *key;          /* (owned) (nullable) */
  char *value;        /* (owned) (nullable) */
  MwStaged staged;
  MwParameter *parameter; /* (owned) (nullable) */
  char *parameter_name;   /* (owned) (nullable) derived */
  char *text;             /* (owned) (nullable) derived */
  char *live_text;        /* (owned) (nullable) derived */
  gboolean secret;        /* derived */
};

G_DEFINE_FINAL_TYPE (MwOverride, mw_override, G_TYPE_OBJECT)

typedef enum
{
  PROP_LOADING = 1,
  PROP_PROFILE_ID,
  PROP_PROFILE_NAME,
  PROP_ADDRESS,
  PROP_DRIVER,
  PROP_KEY,
  PROP_VALUE,
  PROP_STAGED,
  PROP_PARAMETER,
  PROP_PARAMETER_NAME,
  PROP_TEXT,
  PROP_SECRET,
  PROP_LIVE_TEXT,
  N_PROPERTIES
} Property;

static GParamSpec *properties[N_PROPERTIES];

static char *
format (MwParameter *parameter, const char *value)
{
  return parameter && value ? mw_parameter_format (parameter, value) : g_strdup (value);
}

/* The vault alone knows how a secret fares, so that one is never formatted here. */
static void
fill_texts (MwOverride *self, const MwOverrideFields *fields)
{
  GObject *object = G_OBJECT (self);
  MwParameter *parameter = fields->parameter;
  gboolean secret = parameter && mw_parameter_is_secret (parameter);
  g_autofree char *text = secret ? NULL : format (parameter, fields->value);
  g_autofree char *live_text = secret ? NULL : format (parameter, fields->live);

  if (g_set_object (&self->parameter, parameter))
    g_object_notify_by_pspec (object, properties[PROP_PARAMETER]);
  mw_field_set_text (object, &self->parameter_name,
                     parameter ? mw_parameter_get_name (parameter) : fields->key,
                     properties[PROP_PARAMETER_NAME]);
  mw_field_set_boolean (object, &self->secret, secret, properties[PROP_SECRET]);
  mw_field_set_text (object, &self->text, text, properties[PROP_TEXT]);
  mw_field_set_string (object, &self->live_text, live_text, properties[PROP_LIVE_TEXT]);
}

static void
mw_override_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  MwOverride *self = MW_OVERRIDE (object);

  switch ((Property) property_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_PROFILE_ID:
      g_value_set_string (value, mw_field_text (self->profile_id));
      break;
    case PROP_PROFILE_NAME:
      g_value_set_string (value, mw_field_text (self->profile_name));
      break;
    case PROP_ADDRESS:
      g_value_set_string (value, mw_field_text (self->address));
      break;
    case PROP_DRIVER:
      g_value_set_string (value, mw_field_text (self->driver));
      break;
    case PROP_KEY:
      g_value_set_string (value, mw_field_text (self->key));
      break;
    case PROP_VALUE:
      g_value_set_string (value, mw_field_text (self->value));
      break;
    case PROP_STAGED:
      g_value_set_int (value, (int) self->staged);
      break;
    case PROP_PARAMETER:
      g_value_set_object (value, self->parameter);
      break;
    case PROP_PARAMETER_NAME:
      g_value_set_string (value, mw_field_text (self->parameter_name));
      break;
    case PROP_TEXT:
      g_value_set_string (value, mw_field_text (self->text));
      break;
    case PROP_SECRET:
      g_value_set_boolean (value, self->secret);
      break;
    case PROP_LIVE_TEXT:
      g_value_set_string (value, self->live_text);
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
mw_override_finalize (GObject *object)
{
  MwOverride *self = MW_OVERRIDE (object);

  g_free (self->profile_id);
  g_free (self->profile_name);
  g_free (self->address);
  g_free (self->driver);
  g_free (self->key);
  g_free (self->value);
  g_free (self->parameter_name);
  g_free (self->text);
  g_free (self->live_text);
  g_clear_object (&self->parameter);

  G_OBJECT_CLASS (mw_override_parent_class)->finalize (object);
}

static void
mw_override_class_init (MwOverrideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mw_override_get_property;
  object_class->finalize = mw_override_finalize;

  properties[PROP_LOADING] = mw_field_boolean ("loading", TRUE);
  properties[PROP_PROFILE_ID] = mw_field_string ("profile-id");
  properties[PROP_PROFILE_NAME] = mw_field_string ("profile-name");
  properties[PROP_ADDRESS] = mw_field_string ("address");
  properties[PROP_DRIVER] = mw_field_string ("driver");
  properties[PROP_KEY] = mw_field_string ("key");
  properties[PROP_VALUE] = mw_field_string ("value");
  properties[PROP_STAGED] = mw_field_staged ("staged");
  properties[PROP_PARAMETER_NAME] = mw_field_string ("parameter-name");
  properties[PROP_TEXT] = mw_field_string ("text");
  properties[PROP_SECRET] = mw_field_boolean ("secret", FALSE);
  properties[PROP_LIVE_TEXT] = mw_field_string ("live-text");
  properties[PROP_PARAMETER] =
      g_param_spec_object ("parameter", NULL, NULL, MW_TYPE_PARAMETER, MW_FIELD_READ_ONLY);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
mw_override_init (MwOverride *self)
{
  self->loading = TRUE;
}

/**
 * mw_override_new:
 *
 * Returns: (transfer full): an override that is loading: mw_override_fill() fills it
 */
MwOverride *
mw_override_new (void)
{
  return g_object_new (MW_TYPE_OVERRIDE, NULL);
}

/**
 * mw_override_fill:
 * @fields: what it is; copied
 *
 * Fills the override with a row; properties that differ notify.
 */
void
mw_override_fill (MwOverride *self, const MwOverrideFields *fields)
{
  GObject *object = G_OBJECT (self);

  g_return_if_fail (MW_IS_OVERRIDE (self));
  g_return_if_fail (fields);

  g_object_freeze_notify (object);
  mw_field_set_text (object, &self->profile_id, fields->profile_id, properties[PROP_PROFILE_ID]);
  mw_field_set_text (object, &self->profile_name, fields->profile_name,
                     properties[PROP_PROFILE_NAME]);
  mw_field_set_text (object, &self->address, fields->address, properties[PROP_ADDRESS]);
  mw_field_set_text (object, &self->driver, fields->driver, properties[PROP_DRIVER]);
  mw_field_set_text (object, &self->key, fields->key, properties[PROP_KEY]);
  mw_field_set_text (object, &self->value, fields->value, properties[PROP_VALUE]);
  mw_field_set_staged (object, &self->staged, fields->staged, properties[PROP_STAGED]);
  fill_texts (self, fields);
  mw_field_set_boolean (object, &self->loading, FALSE, properties[PROP_LOADING]);
  g_object_thaw_notify (object);
}

/**
 * mw_override_get_loading:
 *
 * Returns: whether its row has not come yet: everything else is empty then
 */
gboolean
mw_override_get_loading (MwOverride *self)
{
  g_return_val_if_fail (MW_IS_OVERRIDE (self), FALSE);
  return self->loading;
}

/**
 * mw_override_get_profile_id:
 *
 * Returns: (transfer none): the id of the profile
 */
const char *
mw_override_get_profile_id (MwOverride *self)
{
  g_return_val_if_fail (MW_IS_OVERRIDE (self), "");
  return mw_field_text (self->profile_id);
}

/**
 * mw_override_get_profile_name:
 *
 * Returns: (transfer none): what the profile is called
 */
const char *
mw_override_get_profile_name (MwOverride *self)
{
  g_return_val_if_fail (MW_IS_OVERRIDE (self), "");
  return mw_field_text (self->profile_name);
}

/**
 * mw_override_get_address:
 *
 * Returns: (transfer none): the profile’s address
 */
const char *
mw_override_get_address (MwOverride *self)
{
  g_return_val_if_fail (MW_IS_OVERRIDE (self), "");
  return mw_field_text (self->address);
}

/**
 * mw_override_get_driver:
 *
 * Returns: (transfer none): the id of the profile’s driver
 */
const char *
mw_override_get_driver (MwOverride *self)
{
  g_return_val_if_fail (MW_IS_OVERRIDE (self), "");
  return mw_field_text (self->driver);
}

/**
 * mw_override_get_key:
 *
 * Returns: (transfer none): the parameter’s key
 */
const char *
mw_override_get_key (MwOverride *self)
{
  g_return_val_if_fail (MW_IS_OVERRIDE (self), "");
  return mw_field_text (self->key);
}

/**
 * mw_override_get_value:
 *
 * Returns: (transfer none): the canonical value; of a secret its id
 */
const char *
mw_override_get_value (MwOverride *self)
{
  g_return_val_if_fail (MW_IS_OVERRIDE (self), "");
  return mw_field_text (self->value);
}

/**
 * mw_override_get_staged:
 *
 * Returns: what is staged of it
 */
MwStaged
mw_override_get_staged (MwOverride *self)
{
  g_return_val_if_fail (MW_IS_OVERRIDE (self), MW_STAGED_NO);
  return self->staged;
}

/**
 * mw_override_get_parameter:
 *
 * Returns: (transfer none) (nullable): the parameter; %NULL if the driver has none of that key
 *   any more
 */
MwParameter *
mw_override_get_parameter (MwOverride *self)
{
  g_return_val_if_fail (MW_IS_OVERRIDE (self), NULL);
  return self->parameter;
}

/**
 * mw_override_get_parameter_name:
 *
 * Returns: (transfer none): the parameter’s name, else its key
 */
const char *
mw_override_get_parameter_name (MwOverride *self)
{
  g_return_val_if_fail (MW_IS_OVERRIDE (self), "");
  return mw_field_text (self->parameter_name);
}

/**
 * mw_override_get_text:
 *
 * Returns: (transfer none): the value for people; nothing of a secret
 */
const char *
mw_override_get_text (MwOverride *self)
{
  g_return_val_if_fail (MW_IS_OVERRIDE (self), "");
  return mw_field_text (self->text);
}

/**
 * mw_override_get_secret:
 *
 * Returns: whether it is a secret
 */
gboolean
mw_override_get_secret (MwOverride *self)
{
  g_return_val_if_fail (MW_IS_OVERRIDE (self), FALSE);
  return self->secret;
}

/**
 * mw_override_get_live_text:
 *
 * Returns: (transfer none) (nullable): what is live, for people, where it differs
 */
const char *
mw_override_get_live_text (MwOverride *self)
{
  g_return_val_if_fail (MW_IS_OVERRIDE (self), NULL);
  return self->live_text;
}
