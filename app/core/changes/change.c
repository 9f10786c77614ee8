/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/change.h>

#include <glib/gi18n-lib.h>
#include <mailwright/character.h>

#include "core/objects/field.h"

struct _MwChange
{
  GObject parent_instance;

  MwObjectKind object_kind;
  MwChangeSign sign;
  gboolean secret;
  char *object_id;   /* (owned) (nullable) */
  char *object_name; /* (owned) (nullable) */
  char *field;       /* (owned) (nullable) */
  char *field_name;  /* (owned) (nullable) */
  char *before;      /* (owned) (nullable) */
  char *after;       /* (owned) (nullable) */
  char *instead;     /* (owned) (nullable) */
  char *note;        /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (MwChange, mw_change, G_TYPE_OBJECT)

typedef enum
{
  PROP_OBJECT_KIND = 1,
  PROP_OBJECT_ID,
  PROP_OBJECT_NAME,
  PROP_FIELD,
  PROP_FIELD_NAME,
  PROP_BEFORE,
  PROP_AFTER,
  PROP_INSTEAD,
  PROP_NOTE,
  PROP_SIGN,
  PROP_SECRET,
  PROP_SUMMARY,
  N_PROPERTIES
} Property;

static GParamSpec *properties[N_PROPERTIES];

static void
mw_change_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  MwChange *self = MW_CHANGE (object);

  switch ((Property) property_id)
    {
    case PROP_OBJECT_KIND:
      g_value_set_int (value, (int) self->object_kind);
      break;
    case PROP_OBJECT_ID:
      g_value_set_string (value, mw_field_text (self->object_id));
      break;
    case PROP_OBJECT_NAME:
      g_value_set_string (value, mw_field_text (self->object_name));
      break;
    case PROP_FIELD:
      g_value_set_string (value, mw_field_text (self->field));
      break;
    case PROP_FIELD_NAME:
      g_value_set_string (value, mw_field_text (self->field_name));
      break;
    case PROP_BEFORE:
      g_value_set_string (value, self->before);
      break;
    case PROP_AFTER:
      g_value_set_string (value, self->after);
      break;
    case PROP_INSTEAD:
      g_value_set_string (value, self->instead);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;
    case PROP_SIGN:
      g_value_set_int (value, (int) self->sign);
      break;
    case PROP_SECRET:
      g_value_set_boolean (value, self->secret);
      break;
    case PROP_SUMMARY:
      g_value_take_string (value, mw_change_dup_summary (self));
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
mw_change_finalize (GObject *object)
{
  MwChange *self = MW_CHANGE (object);

  g_free (self->object_id);
  g_free (self->object_name);
  g_free (self->field);
  g_free (self->field_name);
  g_free (self->before);
  g_free (self->after);
  g_free (self->instead);
  g_free (self->note);

  G_OBJECT_CLASS (mw_change_parent_class)->finalize (object);
}

static void
mw_change_class_init (MwChangeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mw_change_get_property;
  object_class->finalize = mw_change_finalize;

  properties[PROP_OBJECT_KIND] = g_param_spec_int ("object-kind", NULL, NULL, MW_OBJECT_DRIVER,
                                                   G_MAXINT, MW_OBJECT_DRIVER, MW_FIELD_READ_ONLY);
  properties[PROP_OBJECT_ID] = mw_field_string ("object-id");
  properties[PROP_OBJECT_NAME] = mw_field_string ("object-name");
  properties[PROP_FIELD] = mw_field_string ("field");
  properties[PROP_FIELD_NAME] = mw_field_string ("field-name");
  properties[PROP_BEFORE] = mw_field_string ("before");
  properties[PROP_AFTER] = mw_field_string ("after");
  properties[PROP_INSTEAD] = mw_field_string ("instead");
  properties[PROP_NOTE] = mw_field_string ("note");
  properties[PROP_SIGN] = g_param_spec_int ("sign", NULL, NULL, MW_CHANGE_ADDED, MW_CHANGE_CHANGED,
                                            MW_CHANGE_ADDED, MW_FIELD_READ_ONLY);
  properties[PROP_SECRET] = mw_field_boolean ("secret", FALSE);
  properties[PROP_SUMMARY] = mw_field_string ("summary");

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
mw_change_init (MwChange *self)
{
}

/**
 * mw_change_new:
 * @fields: what it is; copied, but for the values of a secret, which are not kept
 *
 * Returns: (transfer full): a line of a diff
 */
MwChange *
mw_change_new (const MwChangeFields *fields)
{
  MwChange *self = NULL;

  g_return_val_if_fail (fields, NULL);

  self = g_object_new (MW_TYPE_CHANGE, NULL);
  self->object_kind = fields->object_kind;
  self->sign = fields->sign;
  self->secret = !!fields->secret;
  self->object_id = g_strdup (fields->object_id);
  self->object_name = g_strdup (fields->object_name);
  self->field = g_strdup (fields->field);
  self->field_name = g_strdup (fields->field_name);
  /* Even a secret's id says nothing to anybody who reads a diff. */
  self->before = fields->secret ? NULL : g_strdup (fields->before);
  self->after = fields->secret ? NULL : g_strdup (fields->after);
  self->instead = fields->secret ? NULL : g_strdup (fields->instead);
  self->note = g_strdup (fields->note);
  return self;
}

/* A summary is one line, whatever people wrote. */
static char *
visible (const char *text)
{
  return mw_character_dup_visible (mw_field_text (text));
}

static char *
describe_object (MwChange *self)
{
  const char *kind = mw_object_kind_describe (self->object_kind);
  g_autofree char *name = visible (self->object_name);

  switch (self->sign)
    {
    case MW_CHANGE_ADDED:
      /* Translators: %1$s is a kind of object (“Profile”), %2$s its name. */
      return g_strdup_printf (_ ("%1$s “%2$s” added"), kind, name);
    case MW_CHANGE_REMOVED:
      return g_strdup_printf (_ ("%1$s “%2$s” removed"), kind, name);
    case MW_CHANGE_CHANGED:
    default:
      return g_strdup_printf (_ ("%1$s “%2$s” changed"), kind, name);
    }
}

/* A value that may not be shown, or that there is none of. */
static char *
describe_field (MwChange *self)
{
  const char *kind = mw_object_kind_describe (self->object_kind);
  g_autofree char *name = visible (self->object_name);
  g_autofree char *field = mw_character_dup_visible_sentence (mw_field_text (self->field_name));

  switch (self->sign)
    {
    case MW_CHANGE_ADDED:
      /* Translators: %1$s is a kind of object (“Profile”), %2$s its name, %3$s a field of it
       * (“Mail Password”), whose value is not shown. */
      return g_strdup_printf (_ ("%1$s “%2$s”: %3$s set"), kind, name, field);
    case MW_CHANGE_REMOVED:
      return g_strdup_printf (_ ("%1$s “%2$s”: %3$s removed"), kind, name, field);
    case MW_CHANGE_CHANGED:
    default:
      return g_strdup_printf (_ ("%1$s “%2$s”: %3$s changed"), kind, name, field);
    }
}

static char *
describe_member (MwChange *self, const char *value)
{
  const char *kind = mw_object_kind_describe (self->object_kind);
  g_autofree char *name = visible (self->object_name);
  g_autofree char *field = mw_character_dup_visible_sentence (mw_field_text (self->field_name));
  g_autofree char *member = visible (value);

  if (self->sign == MW_CHANGE_REMOVED)
    return g_strdup_printf (_ ("%1$s “%2$s”: %3$s “%4$s” removed"), kind, name, field, member);
  /* Translators: as in “Responsibility “Support”: Agent “Ada” added” */
  return g_strdup_printf (_ ("%1$s “%2$s”: %3$s “%4$s” added"), kind, name, field, member);
}

/* What it was or becomes is the value of somebody else. */
static char *
describe_value_instead (MwChange *self, const char *kind, const char *name, const char *field)
{
  g_autofree char *instead = visible (self->instead);
  g_autofree char *own = visible (self->after ? self->after : self->before);

  return g_strdup_printf (_ ("%1$s “%2$s”: %3$s changed from “%4$s” to “%5$s”"), kind, name, field,
                          self->after ? instead : own, self->after ? own : instead);
}

static char *
describe_value (MwChange *self)
{
  const char *kind = mw_object_kind_describe (self->object_kind);
  g_autofree char *name = visible (self->object_name);
  g_autofree char *field = mw_character_dup_visible_sentence (mw_field_text (self->field_name));
  g_autofree char *before = visible (self->before);
  g_autofree char *after = visible (self->after);

  if (self->before && self->after)
    /* Translators: as in “Profile “Support”: SMTP Port changed from “465” to “587”” */
    return g_strdup_printf (_ ("%1$s “%2$s”: %3$s changed from “%4$s” to “%5$s”"), kind, name,
                            field, before, after);
  if (self->instead)
    return describe_value_instead (self, kind, name, field);
  if (self->after)
    return g_strdup_printf (_ ("%1$s “%2$s”: %3$s set to “%4$s”"), kind, name, field, after);
  return g_strdup_printf (_ ("%1$s “%2$s”: %3$s “%4$s” removed"), kind, name, field, before);
}

static gboolean
is_membership (MwChange *self)
{
  return g_strcmp0 (self->field, "agent") == 0 || g_strcmp0 (self->field, "profile") == 0;
}

/**
 * mw_change_dup_summary:
 *
 * Returns: (transfer full): the whole of it as one translated line; what others wrote is made
 *   visible as mw_character_dup_visible() does
 */
char *
mw_change_dup_summary (MwChange *self)
{
  const char *value = NULL;
  g_autofree char *line = NULL, *note = NULL;

  g_return_val_if_fail (MW_IS_CHANGE (self), NULL);

  value = self->after ? self->after : self->before;
  if (!self->field || !*self->field)
    line = describe_object (self);
  else if (self->secret || !value)
    line = describe_field (self);
  else if (is_membership (self))
    line = describe_member (self, value);
  else
    line = describe_value (self);

  if (!self->note || !*self->note)
    return g_steal_pointer (&line);
  note = mw_character_dup_visible_sentence (self->note);
  /* Translators: a line of what a submit changes, and what follows from it */
  return g_strdup_printf (_ ("%1$s (%2$s)"), line, note);
}

/**
 * mw_change_get_object_kind:
 *
 * Returns: the kind of object that it is about
 */
MwObjectKind
mw_change_get_object_kind (MwChange *self)
{
  g_return_val_if_fail (MW_IS_CHANGE (self), MW_OBJECT_DRIVER);
  return self->object_kind;
}

/**
 * mw_change_get_sign:
 *
 * Returns: whether it is added, removed or changed
 */
MwChangeSign
mw_change_get_sign (MwChange *self)
{
  g_return_val_if_fail (MW_IS_CHANGE (self), MW_CHANGE_CHANGED);
  return self->sign;
}

/**
 * mw_change_get_secret:
 *
 * Returns: whether it is of a secret: its values are never shown
 */
gboolean
mw_change_get_secret (MwChange *self)
{
  g_return_val_if_fail (MW_IS_CHANGE (self), FALSE);
  return self->secret;
}

/**
 * mw_change_get_object_id:
 *
 * Returns: (transfer none): that object’s id
 */
const char *
mw_change_get_object_id (MwChange *self)
{
  g_return_val_if_fail (MW_IS_CHANGE (self), NULL);
  return mw_field_text (self->object_id);
}

/**
 * mw_change_get_object_name:
 *
 * Returns: (transfer none): what that object is called
 */
const char *
mw_change_get_object_name (MwChange *self)
{
  g_return_val_if_fail (MW_IS_CHANGE (self), NULL);
  return mw_field_text (self->object_name);
}

/**
 * mw_change_get_field:
 *
 * Returns: (transfer none): the stable word of what changes, “” for the object itself
 */
const char *
mw_change_get_field (MwChange *self)
{
  g_return_val_if_fail (MW_IS_CHANGE (self), NULL);
  return mw_field_text (self->field);
}

/**
 * mw_change_get_field_name:
 *
 * Returns: (transfer none): the same for people, translated
 */
const char *
mw_change_get_field_name (MwChange *self)
{
  g_return_val_if_fail (MW_IS_CHANGE (self), NULL);
  return mw_field_text (self->field_name);
}

/**
 * mw_change_get_before:
 *
 * Returns: (transfer none) (nullable): what it was, for people
 */
const char *
mw_change_get_before (MwChange *self)
{
  g_return_val_if_fail (MW_IS_CHANGE (self), NULL);
  return self->before;
}

/**
 * mw_change_get_after:
 *
 * Returns: (transfer none) (nullable): what it becomes, for people
 */
const char *
mw_change_get_after (MwChange *self)
{
  g_return_val_if_fail (MW_IS_CHANGE (self), NULL);
  return self->after;
}

/**
 * mw_change_get_instead:
 *
 * Returns: (transfer none) (nullable): of a value that begins or ends, what is in effect without it
 *   and whose that is, for people
 */
const char *
mw_change_get_instead (MwChange *self)
{
  g_return_val_if_fail (MW_IS_CHANGE (self), NULL);
  return self->instead;
}

/**
 * mw_change_get_note:
 *
 * Returns: (transfer none) (nullable): what it means for people, a translated sentence
 */
const char *
mw_change_get_note (MwChange *self)
{
  g_return_val_if_fail (MW_IS_CHANGE (self), NULL);
  return self->note;
}
