/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/drivers/parameter-private.h"

enum
{
  PROP_0,
  PROP_KEY,
  PROP_NAME,
  PROP_HELP,
  PROP_SECTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MwParameter, mw_parameter, G_TYPE_OBJECT)

static const char *const TYPE_WORDS[] = {
  [MW_PARAMETER_TEXT] = "text",
  [MW_PARAMETER_ADDRESS] = "address",
  [MW_PARAMETER_HOST] = "host",
  [MW_PARAMETER_PORT] = "port",
  [MW_PARAMETER_NUMBER] = "number",
  [MW_PARAMETER_SWITCH] = "switch",
  [MW_PARAMETER_CHOICE] = "choice",
  [MW_PARAMETER_CHARSET] = "charset",
  [MW_PARAMETER_FOLDER] = "folder",
  [MW_PARAMETER_PATH] = "path",
  [MW_PARAMETER_FINGERPRINT] = "fingerprint",
  [MW_PARAMETER_SECRET] = "secret",
};

static const char *const SECTION_WORDS[] = { "incoming", "outgoing", "encryption",
                                             "messages", "folders",  "advanced" };

static const char *const UNIT_WORDS[] = { "seconds", "days", "characters", "mebibytes",
                                          "recipients" };

static const char *
find_word (const char *const *words, gsize n_words, const char *word)
{
  for (gsize i = 0; word && i < n_words; i++)
    if (g_str_equal (words[i], word))
      return words[i];
  return NULL;
}

static void
mw_parameter_finalize (GObject *object)
{
  MwParameter *self = MW_PARAMETER (object);

  g_free (self->key);
  g_free (self->name);
  g_free (self->help);
  g_free (self->initial);
  g_free (self->follows);
  for (guint i = 0; i < MW_N_ENCRYPTIONS; i++)
    g_free (self->followed[i]);
  g_strfreev (self->choices);
  g_strfreev (self->labels);

  G_OBJECT_CLASS (mw_parameter_parent_class)->finalize (object);
}

static void
mw_parameter_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MwParameter *self = MW_PARAMETER (object);

  switch (prop_id)
    {
    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_HELP:
      g_value_set_string (value, self->help);
      break;
    case PROP_SECTION:
      g_value_set_string (value, self->section);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mw_parameter_class_init (MwParameterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mw_parameter_finalize;
  object_class->get_property = mw_parameter_get_property;

  properties[PROP_KEY] =
      g_param_spec_string ("key", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] =
      g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HELP] =
      g_param_spec_string ("help", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SECTION] =
      g_param_spec_string ("section", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mw_parameter_init (MwParameter *self)
{
  self->section = SECTION_WORDS[0];
  self->direction = MW_DIRECTION_BOTH;
  self->choices = g_new0 (char *, 1);
  self->labels = g_new0 (char *, 1);
}

const char *
mw_parameter_get_key (MwParameter *self)
{
  g_return_val_if_fail (MW_IS_PARAMETER (self), NULL);
  return self->key;
}

const char *
mw_parameter_get_name (MwParameter *self)
{
  g_return_val_if_fail (MW_IS_PARAMETER (self), NULL);
  return self->name;
}

const char *
mw_parameter_get_help (MwParameter *self)
{
  g_return_val_if_fail (MW_IS_PARAMETER (self), NULL);
  return self->help;
}

const char *
mw_parameter_get_section (MwParameter *self)
{
  g_return_val_if_fail (MW_IS_PARAMETER (self), NULL);
  return self->section;
}

/**
 * mw_parameter_get_value_type:
 *
 * Returns: the type of its values
 */
MwParameterType
mw_parameter_get_value_type (MwParameter *self)
{
  g_return_val_if_fail (MW_IS_PARAMETER (self), MW_PARAMETER_TEXT);
  return self->type;
}

const char *
mw_parameter_type_to_string (MwParameterType type)
{
  g_return_val_if_fail (type < G_N_ELEMENTS (TYPE_WORDS), "text");
  return TYPE_WORDS[type];
}

gboolean
mw_parameter_type_from_string (const char *word, MwParameterType *type)
{
  for (guint i = 0; word && i < G_N_ELEMENTS (TYPE_WORDS); i++)
    if (g_str_equal (TYPE_WORDS[i], word))
      {
        *type = (MwParameterType) i;
        return TRUE;
      }
  return FALSE;
}

const char *
mw_parameter_find_section (const char *word)
{
  return find_word (SECTION_WORDS, G_N_ELEMENTS (SECTION_WORDS), word);
}

const char *
mw_parameter_find_unit (const char *word)
{
  return find_word (UNIT_WORDS, G_N_ELEMENTS (UNIT_WORDS), word);
}

/**
 * mw_parameter_get_direction:
 *
 * Returns: the direction that it is for
 */
MwDirection
mw_parameter_get_direction (MwParameter *self)
{
  g_return_val_if_fail (MW_IS_PARAMETER (self), MW_DIRECTION_BOTH);
  return self->direction;
}

gboolean
mw_parameter_get_required (MwParameter *self)
{
  g_return_val_if_fail (MW_IS_PARAMETER (self), FALSE);
  return self->required;
}

gboolean
mw_parameter_is_secret (MwParameter *self)
{
  g_return_val_if_fail (MW_IS_PARAMETER (self), FALSE);
  return self->type == MW_PARAMETER_SECRET;
}

const char *
mw_parameter_get_default (MwParameter *self)
{
  g_return_val_if_fail (MW_IS_PARAMETER (self), NULL);
  return self->initial;
}

const char *
mw_parameter_get_follows (MwParameter *self)
{
  g_return_val_if_fail (MW_IS_PARAMETER (self), NULL);
  return self->follows;
}

const char *
mw_parameter_get_followed_default (MwParameter *self, const char *value)
{
  MwEncryption encryption = MW_ENCRYPTION_NONE;

  g_return_val_if_fail (MW_IS_PARAMETER (self), NULL);

  if (!mw_encryption_from_string (value, &encryption))
    return NULL;
  return self->followed[encryption];
}

/**
 * mw_parameter_get_minimum:
 *
 * Returns: the least number that it may be
 */
gint64
mw_parameter_get_minimum (MwParameter *self)
{
  g_return_val_if_fail (MW_IS_PARAMETER (self), 0);
  return self->minimum;
}

/**
 * mw_parameter_get_maximum:
 *
 * Returns: the greatest number that it may be
 */
gint64
mw_parameter_get_maximum (MwParameter *self)
{
  g_return_val_if_fail (MW_IS_PARAMETER (self), 0);
  return self->maximum;
}

const char *
mw_parameter_get_unit (MwParameter *self)
{
  g_return_val_if_fail (MW_IS_PARAMETER (self), NULL);
  return self->unit;
}

const char *const *
mw_parameter_get_choices (MwParameter *self)
{
  g_return_val_if_fail (MW_IS_PARAMETER (self), NULL);
  return (const char *const *) self->choices;
}

const char *
mw_parameter_get_choice_label (MwParameter *self, const char *choice)
{
  g_return_val_if_fail (MW_IS_PARAMETER (self), choice);

  for (guint i = 0; self->choices[i]; i++)
    if (g_strcmp0 (self->choices[i], choice) == 0)
      return self->labels[i];
  return choice;
}
