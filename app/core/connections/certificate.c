/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/certificate.h>

#include "core/objects/field.h"

struct _MwCertificate
{
  GObject parent_instance;

  MwCertificateFields fields; /* (owned): everything in it */
};

G_DEFINE_FINAL_TYPE (MwCertificate, mw_certificate, G_TYPE_OBJECT)

typedef enum
{
  PROP_SUBJECT = 1,
  PROP_ISSUER,
  PROP_NAMES,
  PROP_NOT_BEFORE,
  PROP_NOT_AFTER,
  PROP_KEY_TEXT,
  PROP_SHA256,
  PROP_PEM,
  N_PROPERTIES
} Property;

static GParamSpec *properties[N_PROPERTIES];

static void
mw_certificate_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  const MwCertificateFields *fields = &MW_CERTIFICATE (object)->fields;

  switch ((Property) property_id)
    {
    case PROP_SUBJECT:
      g_value_set_string (value, fields->subject);
      break;
    case PROP_ISSUER:
      g_value_set_string (value, fields->issuer);
      break;
    case PROP_NAMES:
      g_value_set_boxed (value, fields->names);
      break;
    case PROP_NOT_BEFORE:
      g_value_set_boxed (value, fields->not_before);
      break;
    case PROP_NOT_AFTER:
      g_value_set_boxed (value, fields->not_after);
      break;
    case PROP_KEY_TEXT:
      g_value_set_string (value, fields->key_text);
      break;
    case PROP_SHA256:
      g_value_set_string (value, fields->sha256);
      break;
    case PROP_PEM:
      g_value_set_string (value, fields->pem);
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
mw_certificate_finalize (GObject *object)
{
  MwCertificateFields *fields = &MW_CERTIFICATE (object)->fields;

  g_free ((gpointer) fields->subject);
  g_free ((gpointer) fields->issuer);
  g_strfreev ((char **) fields->names);
  g_clear_pointer (&fields->not_before, g_date_time_unref);
  g_clear_pointer (&fields->not_after, g_date_time_unref);
  g_free ((gpointer) fields->key_text);
  g_free ((gpointer) fields->sha256);
  g_free ((gpointer) fields->pem);

  G_OBJECT_CLASS (mw_certificate_parent_class)->finalize (object);
}

static void
mw_certificate_class_init (MwCertificateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mw_certificate_get_property;
  object_class->finalize = mw_certificate_finalize;

  properties[PROP_SUBJECT] = mw_field_string ("subject");
  properties[PROP_ISSUER] = mw_field_string ("issuer");
  properties[PROP_NAMES] =
      g_param_spec_boxed ("names", NULL, NULL, G_TYPE_STRV, MW_FIELD_READ_ONLY);
  properties[PROP_NOT_BEFORE] =
      g_param_spec_boxed ("not-before", NULL, NULL, G_TYPE_DATE_TIME, MW_FIELD_READ_ONLY);
  properties[PROP_NOT_AFTER] =
      g_param_spec_boxed ("not-after", NULL, NULL, G_TYPE_DATE_TIME, MW_FIELD_READ_ONLY);
  properties[PROP_KEY_TEXT] = mw_field_string ("key-text");
  properties[PROP_SHA256] = mw_field_string ("sha256");
  properties[PROP_PEM] = mw_field_string ("pem");

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
mw_certificate_init (MwCertificate *self)
{
}

/**
 * mw_certificate_new:
 * @fields: what it is; copied
 *
 * Returns: (transfer full): a certificate
 */
MwCertificate *
mw_certificate_new (const MwCertificateFields *fields)
{
  static const char *const NO_NAMES[] = { NULL };
  MwCertificate *self = NULL;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->not_before != NULL && fields->not_after != NULL, NULL);

  self = g_object_new (MW_TYPE_CERTIFICATE, NULL);
  self->fields.subject = g_strdup (mw_field_text (fields->subject));
  self->fields.issuer = g_strdup (mw_field_text (fields->issuer));
  self->fields.names =
      (const char *const *) g_strdupv ((char **) (fields->names ? fields->names : NO_NAMES));
  self->fields.not_before = g_date_time_ref (fields->not_before);
  self->fields.not_after = g_date_time_ref (fields->not_after);
  self->fields.key_text = g_strdup (mw_field_text (fields->key_text));
  self->fields.sha256 = g_strdup (mw_field_text (fields->sha256));
  self->fields.pem = g_strdup (mw_field_text (fields->pem));
  return self;
}

/**
 * mw_certificate_get_fields:
 *
 * Returns: (transfer none): what it is, as long as it lives
 */
const MwCertificateFields *
mw_certificate_get_fields (MwCertificate *self)
{
  g_return_val_if_fail (MW_IS_CERTIFICATE (self), NULL);
  return &self->fields;
}

/**
 * mw_certificate_get_days_left:
 * @now: a time
 *
 * Returns: days until it ends at @now, rounded down; negative: since it ended
 */
int
mw_certificate_get_days_left (MwCertificate *self, GDateTime *now)
{
  GTimeSpan left = 0;
  GTimeSpan days = 0;

  g_return_val_if_fail (MW_IS_CERTIFICATE (self), 0);
  g_return_val_if_fail (now != NULL, 0);

  left = g_date_time_difference (self->fields.not_after, now);
  days = left / G_TIME_SPAN_DAY;
  if (left < 0 && left % G_TIME_SPAN_DAY != 0)
    days--;
  return (int) days;
}

/**
 * mw_certificate_find_first_end:
 * @chain: (nullable) (element-type MwCertificate): certificates
 * @n: how many of them are looked at
 *
 * Returns: which of them ends first; -1 of none
 */
int
mw_certificate_find_first_end (GPtrArray *chain, guint n)
{
  int first = -1;

  for (guint i = 0; chain && i < MIN (n, chain->len); i++)
    {
      const MwCertificateFields *fields = mw_certificate_get_fields (chain->pdata[i]);
      GDateTime *soonest =
          first < 0 ? NULL : mw_certificate_get_fields (chain->pdata[first])->not_after;

      if (!soonest || g_date_time_compare (fields->not_after, soonest) < 0)
        first = (int) i;
    }
  return first;
}
