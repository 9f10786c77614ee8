/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/revision.h>

#include "core/objects/field.h"

#include <string.h>

struct _MwRevision
{
  GObject parent_instance;

  MwRevisionFields fields; /* its strings are ours */
};

G_DEFINE_FINAL_TYPE (MwRevision, mw_revision, G_TYPE_OBJECT)

typedef enum
{
  PROP_NUMBER = 1,
  PROP_AUTHOR,
  PROP_COMMENT,
  PROP_TIME,
  PROP_N_CHANGES,
  N_PROPERTIES
} Property;

static GParamSpec *properties[N_PROPERTIES];

void
mw_revision_id_init (MwRevisionId *self, gint64 number, const char *id)
{
  self->number = number;
  g_strlcpy (self->id, id ? id : "", sizeof self->id);
}

gboolean
mw_revision_id_equal (const MwRevisionId *a, const MwRevisionId *b)
{
  return a->number == b->number && strcmp (a->id, b->id) == 0;
}

static void
mw_revision_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  MwRevision *self = MW_REVISION (object);

  switch ((Property) property_id)
    {
    case PROP_NUMBER:
      g_value_set_int64 (value, self->fields.id.number);
      break;
    case PROP_AUTHOR:
      g_value_set_string (value, self->fields.author);
      break;
    case PROP_COMMENT:
      g_value_set_string (value, self->fields.comment);
      break;
    case PROP_TIME:
      g_value_set_boxed (value, self->fields.time);
      break;
    case PROP_N_CHANGES:
      g_value_set_uint (value, self->fields.n_changes);
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
mw_revision_finalize (GObject *object)
{
  MwRevision *self = MW_REVISION (object);

  g_free ((char *) self->fields.predecessor);
  g_free ((char *) self->fields.author);
  g_free ((char *) self->fields.comment);
  g_free ((char *) self->fields.digest);
  g_clear_pointer (&self->fields.time, g_date_time_unref);
  G_OBJECT_CLASS (mw_revision_parent_class)->finalize (object);
}

static void
mw_revision_class_init (MwRevisionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mw_revision_get_property;
  object_class->finalize = mw_revision_finalize;
  properties[PROP_NUMBER] =
      g_param_spec_int64 ("number", NULL, NULL, 0, G_MAXINT64, 0, MW_FIELD_READ_ONLY);
  properties[PROP_AUTHOR] = mw_field_string ("author");
  properties[PROP_COMMENT] = mw_field_string ("comment");
  properties[PROP_TIME] =
      g_param_spec_boxed ("time", NULL, NULL, G_TYPE_DATE_TIME, MW_FIELD_READ_ONLY);
  properties[PROP_N_CHANGES] = mw_field_uint ("n-changes");
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
mw_revision_init (MwRevision *self)
{
}

MwRevision *
mw_revision_new (const MwRevisionFields *fields)
{
  MwRevision *self = g_object_new (MW_TYPE_REVISION, NULL);

  self->fields = *fields;
  self->fields.predecessor = g_strdup (mw_field_text (fields->predecessor));
  self->fields.author = g_strdup (mw_field_text (fields->author));
  self->fields.comment = g_strdup (mw_field_text (fields->comment));
  self->fields.digest = g_strdup (fields->digest);
  self->fields.time = fields->time ? g_date_time_ref (fields->time) : NULL;
  return self;
}

const MwRevisionFields *
mw_revision_get_fields (MwRevision *self)
{
  g_return_val_if_fail (MW_IS_REVISION (self), NULL);
  return &self->fields;
}

gint64
mw_revision_get_number (MwRevision *self)
{
  g_return_val_if_fail (MW_IS_REVISION (self), 0);
  return self->fields.id.number;
}

char *
mw_revision_compute_digest (const char *before,
                            const MwRevisionFields *fields,
                            GPtrArray *operations)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, fields->id.number);
  g_autofree char *changes = mw_operations_digest (operations);
  g_autofree char *time = g_date_time_format_iso8601 (fields->time);
  const char *parts[] = { before,         number,          fields->id.id, fields->predecessor,
                          fields->author, fields->comment, time,          changes };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *length =
          g_strdup_printf ("%" G_GSIZE_FORMAT ":", strlen (mw_field_text (parts[i])));

      g_checksum_update (checksum, (const guchar *) length, -1);
      g_checksum_update (checksum, (const guchar *) mw_field_text (parts[i]), -1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}
