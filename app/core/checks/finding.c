/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/check.h>

struct _MwFinding
{
  GObject parent_instance;

  char *id;   /* (owned) */
  char *code; /* (owned) */
  gboolean is_error;
  MwObjectKind kind;
  char *object_id;   /* (owned) */
  char *object_name; /* (owned) */
  char *key;         /* (owned) (nullable) */
  char *message;     /* (owned) */
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_CODE,
  PROP_IS_ERROR,
  PROP_OBJECT_KIND,
  PROP_OBJECT_ID,
  PROP_OBJECT_NAME,
  PROP_KEY,
  PROP_MESSAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MwFinding, mw_finding, G_TYPE_OBJECT)

static void
mw_finding_finalize (GObject *object)
{
  MwFinding *self = MW_FINDING (object);

  g_free (self->id);
  g_free (self->code);
  g_free (self->object_id);
  g_free (self->object_name);
  g_free (self->key);
  g_free (self->message);

  G_OBJECT_CLASS (mw_finding_parent_class)->finalize (object);
}

static void
mw_finding_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MwFinding *self = MW_FINDING (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_CODE:
      g_value_set_string (value, self->code);
      break;
    case PROP_IS_ERROR:
      g_value_set_boolean (value, self->is_error);
      break;
    case PROP_OBJECT_KIND:
      g_value_set_int (value, (int) self->kind);
      break;
    case PROP_OBJECT_ID:
      g_value_set_string (value, self->object_id);
      break;
    case PROP_OBJECT_NAME:
      g_value_set_string (value, self->object_name);
      break;
    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mw_finding_class_init (MwFindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = mw_finding_finalize;
  object_class->get_property = mw_finding_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, NULL, flags);
  properties[PROP_IS_ERROR] = g_param_spec_boolean ("is-error", NULL, NULL, FALSE, flags);
  properties[PROP_OBJECT_KIND] =
      g_param_spec_int ("object-kind", NULL, NULL, 0, G_MAXINT, MW_OBJECT_DRIVER, flags);
  properties[PROP_OBJECT_ID] = g_param_spec_string ("object-id", NULL, NULL, NULL, flags);
  properties[PROP_OBJECT_NAME] = g_param_spec_string ("object-name", NULL, NULL, NULL, flags);
  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mw_finding_init (MwFinding *self)
{
  self->kind = MW_OBJECT_PROFILE;
}

/**
 * mw_finding_new:
 * @code: a stable word
 * @is_error: whether it blocks a submit
 * @kind: of the object that it is about
 * @object_id: that object’s id
 * @object_name: what it is called
 * @key: (nullable): the field or parameter that it leads to
 * @message: a translated sentence
 *
 * Returns: (transfer full): a finding
 */
MwFinding *
mw_finding_new (const char *code,
                gboolean is_error,
                MwObjectKind kind,
                const char *object_id,
                const char *object_name,
                const char *key,
                const char *message)
{
  MwFinding *self = NULL;

  g_return_val_if_fail (code != NULL, NULL);
  g_return_val_if_fail (object_id != NULL, NULL);
  g_return_val_if_fail (object_name != NULL, NULL);
  g_return_val_if_fail (message != NULL, NULL);

  self = g_object_new (MW_TYPE_FINDING, NULL);
  self->id = g_strjoin ("/", code, object_id, key, NULL);
  self->code = g_strdup (code);
  self->is_error = is_error;
  self->kind = kind;
  self->object_id = g_strdup (object_id);
  self->object_name = g_strdup (object_name);
  self->key = g_strdup (key);
  self->message = g_strdup (message);
  return self;
}

/**
 * mw_finding_get_id:
 *
 * Returns: (transfer none): its id, which stays the same: `code/object-id/key`
 */
const char *
mw_finding_get_id (MwFinding *self)
{
  g_return_val_if_fail (MW_IS_FINDING (self), NULL);
  return self->id;
}

/**
 * mw_finding_get_code:
 *
 * Returns: (transfer none): its stable word
 */
const char *
mw_finding_get_code (MwFinding *self)
{
  g_return_val_if_fail (MW_IS_FINDING (self), NULL);
  return self->code;
}

/**
 * mw_finding_get_is_error:
 *
 * Returns: whether it blocks a submit
 */
gboolean
mw_finding_get_is_error (MwFinding *self)
{
  g_return_val_if_fail (MW_IS_FINDING (self), FALSE);
  return self->is_error;
}

/**
 * mw_finding_get_object_kind:
 *
 * Returns: the kind of object that it is about
 */
MwObjectKind
mw_finding_get_object_kind (MwFinding *self)
{
  g_return_val_if_fail (MW_IS_FINDING (self), MW_OBJECT_PROFILE);
  return self->kind;
}

/**
 * mw_finding_get_object_id:
 *
 * Returns: (transfer none): that object’s id
 */
const char *
mw_finding_get_object_id (MwFinding *self)
{
  g_return_val_if_fail (MW_IS_FINDING (self), NULL);
  return self->object_id;
}

/**
 * mw_finding_get_object_name:
 *
 * Returns: (transfer none): what that object is called
 */
const char *
mw_finding_get_object_name (MwFinding *self)
{
  g_return_val_if_fail (MW_IS_FINDING (self), NULL);
  return self->object_name;
}

/**
 * mw_finding_get_key:
 *
 * Returns: (transfer none) (nullable): the field or parameter that it leads to
 */
const char *
mw_finding_get_key (MwFinding *self)
{
  g_return_val_if_fail (MW_IS_FINDING (self), NULL);
  return self->key;
}

/**
 * mw_finding_get_message:
 *
 * Returns: (transfer none): what is wrong and what to do, a translated sentence
 */
const char *
mw_finding_get_message (MwFinding *self)
{
  g_return_val_if_fail (MW_IS_FINDING (self), NULL);
  return self->message;
}
