/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/responsibility.h>

#include "core/objects/field.h"

struct _MwResponsibility
{
  GObject parent_instance;

  gboolean loading;
  char *id;      /* (owned) (nullable) */
  char *name;    /* (owned) (nullable) */
  char *comment; /* (owned) (nullable) */
  guint n_agents;
  guint n_profiles;
  MwStaged staged;
};

G_DEFINE_FINAL_TYPE (MwResponsibility, mw_responsibility, G_TYPE_OBJECT)

typedef enum
{
  PROP_LOADING = 1,
  PROP_ID,
  PROP_NAME,
  PROP_COMMENT,
  PROP_N_AGENTS,
  PROP_N_PROFILES,
  PROP_STAGED,
  N_PROPERTIES
} Property;

static GParamSpec *properties[N_PROPERTIES];

static void
mw_responsibility_get_property (GObject *object,
                                guint property_id,
                                GValue *value,
                                GParamSpec *pspec)
{
  MwResponsibility *self = MW_RESPONSIBILITY (object);

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
    case PROP_COMMENT:
      g_value_set_string (value, mw_field_text (self->comment));
      break;
    case PROP_N_AGENTS:
      g_value_set_uint (value, self->n_agents);
      break;
    case PROP_N_PROFILES:
      g_value_set_uint (value, self->n_profiles);
      break;
    case PROP_STAGED:
      g_value_set_int (value, (int) self->staged);
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
mw_responsibility_finalize (GObject *object)
{
  MwResponsibility *self = MW_RESPONSIBILITY (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->comment);

  G_OBJECT_CLASS (mw_responsibility_parent_class)->finalize (object);
}

static void
mw_responsibility_class_init (MwResponsibilityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mw_responsibility_get_property;
  object_class->finalize = mw_responsibility_finalize;

  properties[PROP_LOADING] = mw_field_boolean ("loading", TRUE);
  properties[PROP_ID] = mw_field_string ("id");
  properties[PROP_NAME] = mw_field_string ("name");
  properties[PROP_COMMENT] = mw_field_string ("comment");
  properties[PROP_N_AGENTS] = mw_field_uint ("n-agents");
  properties[PROP_N_PROFILES] = mw_field_uint ("n-profiles");
  properties[PROP_STAGED] = mw_field_staged ("staged");

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
mw_responsibility_init (MwResponsibility *self)
{
  self->loading = TRUE;
}

/**
 * mw_responsibility_new:
 *
 * Returns: (transfer full): a responsibility that is loading: mw_responsibility_fill() fills
 *   it
 */
MwResponsibility *
mw_responsibility_new (void)
{
  return g_object_new (MW_TYPE_RESPONSIBILITY, NULL);
}

/**
 * mw_responsibility_fill:
 * @fields: what it is; copied
 *
 * Fills the responsibility with a row; properties that differ notify.
 */
void
mw_responsibility_fill (MwResponsibility *self, const MwResponsibilityFields *fields)
{
  GObject *object = G_OBJECT (self);

  g_return_if_fail (MW_IS_RESPONSIBILITY (self));
  g_return_if_fail (fields);

  g_object_freeze_notify (object);
  mw_field_set_text (object, &self->id, fields->id, properties[PROP_ID]);
  mw_field_set_text (object, &self->name, fields->name, properties[PROP_NAME]);
  mw_field_set_text (object, &self->comment, fields->comment, properties[PROP_COMMENT]);
  mw_field_set_uint (object, &self->n_agents, fields->n_agents, properties[PROP_N_AGENTS]);
  mw_field_set_uint (object, &self->n_profiles, fields->n_profiles, properties[PROP_N_PROFILES]);
  mw_field_set_staged (object, &self->staged, fields->staged, properties[PROP_STAGED]);
  mw_field_set_boolean (object, &self->loading, FALSE, properties[PROP_LOADING]);
  g_object_thaw_notify (object);
}

/**
 * mw_responsibility_get_loading:
 *
 * Returns: whether its row has not come yet: everything else is empty then
 */
gboolean
mw_responsibility_get_loading (MwResponsibility *self)
{
  g_return_val_if_fail (MW_IS_RESPONSIBILITY (self), FALSE);
  return self->loading;
}

/**
 * mw_responsibility_get_id:
 *
 * Returns: (transfer none): its id
 */
const char *
mw_responsibility_get_id (MwResponsibility *self)
{
  g_return_val_if_fail (MW_IS_RESPONSIBILITY (self), "");
  return mw_field_text (self->id);
}

/**
 * mw_responsibility_get_name:
 *
 * Returns: (transfer none): its name
 */
const char *
mw_responsibility_get_name (MwResponsibility *self)
{
  g_return_val_if_fail (MW_IS_RESPONSIBILITY (self), "");
  return mw_field_text (self->name);
}

/**
 * mw_responsibility_get_comment:
 *
 * Returns: (transfer none): its comment, “” if none
 */
const char *
mw_responsibility_get_comment (MwResponsibility *self)
{
  g_return_val_if_fail (MW_IS_RESPONSIBILITY (self), "");
  return mw_field_text (self->comment);
}

/**
 * mw_responsibility_get_n_agents:
 *
 * Returns: how many agents it has
 */
guint
mw_responsibility_get_n_agents (MwResponsibility *self)
{
  g_return_val_if_fail (MW_IS_RESPONSIBILITY (self), 0);
  return self->n_agents;
}

/**
 * mw_responsibility_get_n_profiles:
 *
 * Returns: how many profiles it has
 */
guint
mw_responsibility_get_n_profiles (MwResponsibility *self)
{
  g_return_val_if_fail (MW_IS_RESPONSIBILITY (self), 0);
  return self->n_profiles;
}

/**
 * mw_responsibility_get_staged:
 *
 * Returns: what is staged of it
 */
MwStaged
mw_responsibility_get_staged (MwResponsibility *self)
{
  g_return_val_if_fail (MW_IS_RESPONSIBILITY (self), MW_STAGED_NO);
  return self->staged;
}
