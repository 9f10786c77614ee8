/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/drivers/value-private.h"

#include <glib/gi18n-lib.h>

struct _MwValue
{
  GObject parent_instance;

  MwParameter *parameter; /* (owned) */
  MwParameter *followed;  /* (owned) (nullable) */
  char *value;            /* (owned) (nullable) */
  char *own;              /* (owned) (nullable) */
  char *inherited;        /* (owned) (nullable) */
  char *live;             /* (owned) (nullable) */
  MwOrigin origin;
  MwOrigin inherited_origin;
  gboolean is_staged;
  gboolean needed;

  /* Words are made when somebody asks: a check of many profiles never does. */
  char *text;           /* (owned) (nullable) */
  char *origin_text;    /* (owned) (nullable) */
  char *inherited_text; /* (owned) (nullable) */
  char *live_text;      /* (owned) (nullable) */
};

enum
{
  PROP_0,
  PROP_PARAMETER,
  PROP_KEY,
  PROP_NAME,
  PROP_SECTION,
  PROP_VALUE,
  PROP_TEXT,
  PROP_ORIGIN,
  PROP_ORIGIN_TEXT,
  PROP_OWN,
  PROP_IS_OWN,
  PROP_INHERITED,
  PROP_INHERITED_TEXT,
  PROP_STAGED,
  PROP_LIVE_TEXT,
  PROP_NEEDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MwValue, mw_value, G_TYPE_OBJECT)

static char *
describe_origin (MwValue *self, MwOrigin origin)
{
  switch (origin)
    {
    case MW_ORIGIN_OVERRIDE:
      /* Translators: where a value comes from: this profile */
      return g_strdup (_ ("set here"));
    case MW_ORIGIN_SITE_DEFAULT:
      /* Translators: where a value comes from */
      return g_strdup (_ ("site default"));
    case MW_ORIGIN_DRIVER_DEFAULT:
      /* Translators: where a value comes from */
      return g_strdup (_ ("driver’s default"));
    case MW_ORIGIN_FOLLOWS:
      /* Translators: where a value comes from: another parameter, such as “SMTP Encryption” */
      return g_strdup_printf (_ ("follows %s"), mw_parameter_get_name (self->followed));
    case MW_ORIGIN_NONE:
      /* Translators: there is no value */
      return g_strdup (_ ("not set"));
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/* An empty value says “none”, which a blank would not. */
static char *
describe_value (MwValue *self, const char *value)
{
  if (!value)
    return g_strdup (_ ("not set"));
  if (!*value)
    /* Translators: the value is empty on purpose, for example no account name */
    return g_strdup (_ ("none"));
  return mw_parameter_format (self->parameter, value);
}

static const char *
get_origin_text (MwValue *self)
{
  if (!self->origin_text)
    self->origin_text = describe_origin (self, self->origin);
  return self->origin_text;
}

/* What a reset would lead to: “465, follows SMTP Encryption”. */
static const char *
get_inherited_text (MwValue *self)
{
  if (!self->inherited_text)
    {
      g_autofree char *value = describe_value (self, self->inherited);
      g_autofree char *origin = describe_origin (self, self->inherited_origin);

      if (self->inherited)
        /* Translators: a value and where it comes from: “465, follows SMTP Encryption” */
        self->inherited_text = g_strdup_printf (_ ("%s, %s"), value, origin);
      else
        self->inherited_text = g_steal_pointer (&value);
    }
  return self->inherited_text;
}

static void
mw_value_finalize (GObject *object)
{
  MwValue *self = MW_VALUE (object);

  g_object_unref (self->parameter);
  g_clear_object (&self->followed);
  g_free (self->value);
  g_free (self->own);
  g_free (self->inherited);
  g_free (self->live);
  g_free (self->text);
  g_free (self->origin_text);
  g_free (self->inherited_text);
  g_free (self->live_text);

  G_OBJECT_CLASS (mw_value_parent_class)->finalize (object);
}

static void
mw_value_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MwValue *self = MW_VALUE (object);

  switch (prop_id)
    {
    case PROP_PARAMETER:
      g_value_set_object (value, self->parameter);
      break;
    case PROP_KEY:
      g_value_set_string (value, mw_parameter_get_key (self->parameter));
      break;
    case PROP_NAME:
      g_value_set_string (value, mw_parameter_get_name (self->parameter));
      break;
    case PROP_SECTION:
      g_value_set_string (value, mw_parameter_get_section (self->parameter));
      break;
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    case PROP_TEXT:
      g_value_set_string (value, mw_value_get_text (self));
      break;
    case PROP_ORIGIN:
      g_value_set_int (value, (int) self->origin);
      break;
    case PROP_ORIGIN_TEXT:
      g_value_set_string (value, get_origin_text (self));
      break;
    case PROP_OWN:
      g_value_set_string (value, self->own);
      break;
    case PROP_IS_OWN:
      g_value_set_boolean (value, self->own != NULL);
      break;
    case PROP_INHERITED:
      g_value_set_string (value, self->inherited);
      break;
    case PROP_INHERITED_TEXT:
      g_value_set_string (value, get_inherited_text (self));
      break;
    case PROP_STAGED:
      g_value_set_int (value, (int) mw_value_get_staged (self));
      break;
    case PROP_LIVE_TEXT:
      g_value_set_string (value, mw_value_get_live_text (self));
      break;
    case PROP_NEEDED:
      g_value_set_boolean (value, self->needed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_string (guint prop_id, const char *name)
{
  properties[prop_id] = g_param_spec_string (
      name, NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
mw_value_class_init (MwValueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = mw_value_finalize;
  object_class->get_property = mw_value_get_property;

  properties[PROP_PARAMETER] =
      g_param_spec_object ("parameter", NULL, NULL, MW_TYPE_PARAMETER, flags);
  install_string (PROP_KEY, "key");
  install_string (PROP_NAME, "name");
  install_string (PROP_SECTION, "section");
  install_string (PROP_VALUE, "value");
  install_string (PROP_TEXT, "text");
  properties[PROP_ORIGIN] =
      g_param_spec_int ("origin", NULL, NULL, 0, MW_ORIGIN_OVERRIDE, MW_ORIGIN_NONE, flags);
  install_string (PROP_ORIGIN_TEXT, "origin-text");
  install_string (PROP_OWN, "own");
  properties[PROP_IS_OWN] = g_param_spec_boolean ("is-own", NULL, NULL, FALSE, flags);
  install_string (PROP_INHERITED, "inherited");
  install_string (PROP_INHERITED_TEXT, "inherited-text");
  properties[PROP_STAGED] =
      g_param_spec_int ("staged", NULL, NULL, 0, MW_STAGED_CHANGED, MW_STAGED_NO, flags);
  install_string (PROP_LIVE_TEXT, "live-text");
  properties[PROP_NEEDED] = g_param_spec_boolean ("needed", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mw_value_init (MwValue *self)
{
  self->origin = MW_ORIGIN_NONE;
  self->inherited_origin = MW_ORIGIN_NONE;
}

MwValue *
mw_value_new (MwParameter *parameter, MwParameter *followed)
{
  MwValue *self = g_object_new (MW_TYPE_VALUE, NULL);

  self->parameter = g_object_ref (parameter);
  g_set_object (&self->followed, followed);
  return self;
}

static gboolean
replace (char **field, const char *value)
{
  if (g_strcmp0 (*field, value) == 0)
    return FALSE;
  g_free (*field);
  *field = g_strdup (value);
  return TRUE;
}

static void
notify (MwValue *self, guint prop_id)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static void
update_own (MwValue *self, const char *own)
{
  gboolean was_own = self->own != NULL;

  if (!replace (&self->own, own))
    return;
  notify (self, PROP_OWN);
  if (was_own != (own != NULL))
    notify (self, PROP_IS_OWN);
}

static void
update_inherited (MwValue *self, const char *inherited, MwOrigin origin)
{
  gboolean differs = replace (&self->inherited, inherited);

  if (differs)
    notify (self, PROP_INHERITED);
  if (!differs && self->inherited_origin == origin)
    return;

  self->inherited_origin = origin;
  g_clear_pointer (&self->inherited_text, g_free);
  g_clear_pointer (&self->live_text, g_free);
  notify (self, PROP_INHERITED_TEXT);
  if (self->is_staged && !self->live)
    notify (self, PROP_LIVE_TEXT);
}

static void
update_staged (MwValue *self, gboolean is_staged, const char *live, MwStaged before)
{
  gboolean differs = replace (&self->live, live);

  if (differs || self->is_staged != is_staged)
    {
      self->is_staged = is_staged;
      g_clear_pointer (&self->live_text, g_free);
      notify (self, PROP_LIVE_TEXT);
    }
  if (mw_value_get_staged (self) != before)
    notify (self, PROP_STAGED);
}

void
mw_value_update (MwValue *self, const MwValueState *state)
{
  MwStaged staged_before = mw_value_get_staged (self);

  g_object_freeze_notify (G_OBJECT (self));

  if (replace (&self->value, state->value))
    {
      g_clear_pointer (&self->text, g_free);
      notify (self, PROP_VALUE);
      notify (self, PROP_TEXT);
    }
  if (self->origin != state->origin)
    {
      self->origin = state->origin;
      g_clear_pointer (&self->origin_text, g_free);
      notify (self, PROP_ORIGIN);
      notify (self, PROP_ORIGIN_TEXT);
    }
  update_own (self, state->own);
  update_inherited (self, state->inherited, state->inherited_origin);
  update_staged (self, state->staged, state->live, staged_before);

  g_object_thaw_notify (G_OBJECT (self));
}

void
mw_value_set_needed (MwValue *self, gboolean needed)
{
  if (self->needed == needed)
    return;
  self->needed = needed;
  notify (self, PROP_NEEDED);
}

/**
 * mw_value_get_parameter:
 *
 * Returns: (transfer none): its parameter
 */
MwParameter *
mw_value_get_parameter (MwValue *self)
{
  g_return_val_if_fail (MW_IS_VALUE (self), NULL);
  return self->parameter;
}

/**
 * mw_value_get_key:
 *
 * Returns: (transfer none): the parameter’s key
 */
const char *
mw_value_get_key (MwValue *self)
{
  g_return_val_if_fail (MW_IS_VALUE (self), NULL);
  return mw_parameter_get_key (self->parameter);
}

/**
 * mw_value_get_value:
 *
 * Returns: (transfer none) (nullable): the effective value, canonical; of a secret its id
 */
const char *
mw_value_get_value (MwValue *self)
{
  g_return_val_if_fail (MW_IS_VALUE (self), NULL);
  return self->value;
}

/**
 * mw_value_get_own:
 *
 * Returns: (transfer none) (nullable): the value of the profile’s own
 */
const char *
mw_value_get_own (MwValue *self)
{
  g_return_val_if_fail (MW_IS_VALUE (self), NULL);
  return self->own;
}

/**
 * mw_value_get_inherited:
 *
 * Returns: (transfer none) (nullable): what it is without the profile’s own value
 */
const char *
mw_value_get_inherited (MwValue *self)
{
  g_return_val_if_fail (MW_IS_VALUE (self), NULL);
  return self->inherited;
}

/**
 * mw_value_get_inherited_origin:
 *
 * Returns: where that would come from
 */
MwOrigin
mw_value_get_inherited_origin (MwValue *self)
{
  g_return_val_if_fail (MW_IS_VALUE (self), MW_ORIGIN_NONE);
  return self->inherited_origin;
}

/**
 * mw_value_get_text:
 *
 * Returns: (transfer none): the effective value for people
 */
const char *
mw_value_get_text (MwValue *self)
{
  g_return_val_if_fail (MW_IS_VALUE (self), NULL);

  if (!self->text)
    self->text = mw_parameter_format (self->parameter, self->value);
  return self->text;
}

/**
 * mw_value_get_live_text:
 *
 * Returns: (transfer none) (nullable): what is live, for people, where it differs
 */
const char *
mw_value_get_live_text (MwValue *self)
{
  g_return_val_if_fail (MW_IS_VALUE (self), NULL);

  if (!self->is_staged)
    return NULL;
  if (!self->live_text)
    self->live_text = describe_value (self, self->live ? self->live : self->inherited);
  return self->live_text;
}

/**
 * mw_value_get_origin:
 *
 * Returns: where the effective value comes from
 */
MwOrigin
mw_value_get_origin (MwValue *self)
{
  g_return_val_if_fail (MW_IS_VALUE (self), MW_ORIGIN_NONE);
  return self->origin;
}

/**
 * mw_value_get_staged:
 *
 * Returns: what is staged of it
 */
MwStaged
mw_value_get_staged (MwValue *self)
{
  g_return_val_if_fail (MW_IS_VALUE (self), MW_STAGED_NO);

  if (!self->is_staged)
    return MW_STAGED_NO;
  return self->own && !self->live ? MW_STAGED_NEW : MW_STAGED_CHANGED;
}

/**
 * mw_value_get_needed:
 *
 * Returns: whether a value is required and missing
 */
gboolean
mw_value_get_needed (MwValue *self)
{
  g_return_val_if_fail (MW_IS_VALUE (self), FALSE);
  return self->needed;
}
