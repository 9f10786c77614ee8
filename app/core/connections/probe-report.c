/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/observation.h>
#include <mailwright/probe.h>

#include "core/objects/field.h"

struct _MwProbeReport
{
  GObject parent_instance;

  MwProbeFields fields; /* (owned): everything in it */
  GListStore *chain;    /* (owned): the same certificates as in fields */
};

G_DEFINE_FINAL_TYPE (MwProbeReport, mw_probe_report, G_TYPE_OBJECT)

typedef enum
{
  PROP_DIRECTION = 1,
  PROP_SCHEME,
  PROP_VERDICT,
  PROP_REACHABILITY,
  PROP_STEP,
  PROP_MESSAGE,
  PROP_LOG,
  PROP_MILLISECONDS,
  PROP_TLS_VERSION,
  PROP_CIPHER,
  PROP_TRUST,
  PROP_CHAIN,
  PROP_TIME,
  N_PROPERTIES
} Property;

static GParamSpec *properties[N_PROPERTIES];

static void
mw_probe_report_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  MwProbeReport *self = MW_PROBE_REPORT (object);
  const MwProbeFields *fields = &self->fields;

  switch ((Property) property_id)
    {
    case PROP_DIRECTION:
      g_value_set_int (value, (int) fields->endpoint->direction);
      break;
    case PROP_SCHEME:
      g_value_set_string (value, fields->endpoint->scheme);
      break;
    case PROP_VERDICT:
      g_value_set_int (value, (int) fields->verdict);
      break;
    case PROP_REACHABILITY:
      g_value_set_int (value, (int) mw_verdict_get_reachability (fields->verdict));
      break;
    case PROP_STEP:
      g_value_set_int (value, (int) fields->step);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, fields->message);
      break;
    case PROP_LOG:
      g_value_set_string (value, fields->log);
      break;
    case PROP_MILLISECONDS:
      g_value_set_uint (value, fields->milliseconds);
      break;
    case PROP_TLS_VERSION:
      g_value_set_string (value, fields->tls_version);
      break;
    case PROP_CIPHER:
      g_value_set_string (value, fields->cipher);
      break;
    case PROP_TRUST:
      g_value_set_string (value, fields->trust);
      break;
    case PROP_CHAIN:
      g_value_set_object (value, self->chain);
      break;
    case PROP_TIME:
      g_value_set_boxed (value, fields->time);
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
mw_probe_report_finalize (GObject *object)
{
  MwProbeReport *self = MW_PROBE_REPORT (object);
  MwProbeFields *fields = &self->fields;

  g_clear_pointer (&fields->endpoint, mw_endpoint_unref);
  g_free ((gpointer) fields->message);
  g_free ((gpointer) fields->log);
  for (guint i = 0; i < MW_N_PROBE_STEPS; i++)
    g_free (fields->steps[i].detail);
  g_free ((gpointer) fields->tls_version);
  g_free ((gpointer) fields->cipher);
  g_free ((gpointer) fields->trust);
  g_free ((gpointer) fields->trust_error);
  g_free ((gpointer) fields->capabilities);
  g_clear_pointer (&fields->chain, g_ptr_array_unref);
  g_clear_pointer (&fields->time, g_date_time_unref);
  g_clear_object (&self->chain);

  G_OBJECT_CLASS (mw_probe_report_parent_class)->finalize (object);
}

static GParamSpec *
int_property (const char *name, int minimum, int maximum)
{
  return g_param_spec_int (name, NULL, NULL, minimum, maximum, minimum, MW_FIELD_READ_ONLY);
}

static void
mw_probe_report_class_init (MwProbeReportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mw_probe_report_get_property;
  object_class->finalize = mw_probe_report_finalize;

  properties[PROP_DIRECTION] = int_property ("direction", MW_DIRECTION_IN, MW_DIRECTION_OUT);
  properties[PROP_SCHEME] = mw_field_string ("scheme");
  properties[PROP_VERDICT] = int_property ("verdict", MW_VERDICT_UNTESTED, MW_VERDICT_FAILED);
  properties[PROP_REACHABILITY] =
      int_property ("reachability", MW_REACHABILITY_UNTESTED, MW_REACHABILITY_FAILS);
  properties[PROP_STEP] = int_property ("step", MW_PROBE_STEP_NAME, MW_PROBE_STEP_MAILBOX);
  properties[PROP_MESSAGE] = mw_field_string ("message");
  properties[PROP_LOG] = mw_field_string ("log");
  properties[PROP_MILLISECONDS] = mw_field_uint ("milliseconds");
  properties[PROP_TLS_VERSION] = mw_field_string ("tls-version");
  properties[PROP_CIPHER] = mw_field_string ("cipher");
  properties[PROP_TRUST] = mw_field_string ("trust");
  properties[PROP_CHAIN] =
      g_param_spec_object ("chain", NULL, NULL, G_TYPE_LIST_MODEL, MW_FIELD_READ_ONLY);
  properties[PROP_TIME] =
      g_param_spec_boxed ("time", NULL, NULL, G_TYPE_DATE_TIME, MW_FIELD_READ_ONLY);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
mw_probe_report_init (MwProbeReport *self)
{
  self->chain = g_list_store_new (MW_TYPE_CERTIFICATE);
}

static void
copy_chain (MwProbeReport *self, GPtrArray *chain)
{
  self->fields.chain = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; chain && i < chain->len; i++)
    {
      g_ptr_array_add (self->fields.chain, g_object_ref (chain->pdata[i]));
      g_list_store_append (self->chain, chain->pdata[i]);
    }
}

/**
 * mw_probe_report_new:
 * @fields: what was seen; copied
 *
 * Returns: (transfer full): a report
 */
MwProbeReport *
mw_probe_report_new (const MwProbeFields *fields)
{
  MwProbeReport *self = NULL;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->endpoint != NULL, NULL);
  g_return_val_if_fail (fields->verdict < MW_N_VERDICTS, NULL);

  self = g_object_new (MW_TYPE_PROBE_REPORT, NULL);
  self->fields = *fields;
  self->fields.endpoint = mw_endpoint_ref (fields->endpoint);
  self->fields.message = g_strdup (mw_field_text (fields->message));
  self->fields.log = g_strdup (mw_field_text (fields->log));
  for (guint i = 0; i < MW_N_PROBE_STEPS; i++)
    self->fields.steps[i].detail = g_strdup (fields->steps[i].detail);
  self->fields.tls_version = g_strdup (fields->tls_version);
  self->fields.cipher = g_strdup (fields->cipher);
  self->fields.trust = g_strdup (fields->trust);
  self->fields.trust_error = g_strdup (fields->trust_error);
  self->fields.capabilities = g_strdup (fields->capabilities);
  copy_chain (self, fields->chain);
  self->fields.time = fields->time ? g_date_time_ref (fields->time) : g_date_time_new_now_utc ();
  return self;
}

/**
 * mw_probe_report_get_fields:
 *
 * Returns: (transfer none): what was seen, as long as it lives
 */
const MwProbeFields *
mw_probe_report_get_fields (MwProbeReport *self)
{
  g_return_val_if_fail (MW_IS_PROBE_REPORT (self), NULL);
  return &self->fields;
}

/**
 * mw_probe_report_get_verdict:
 *
 * Returns: what it comes to
 */
MwVerdict
mw_probe_report_get_verdict (MwProbeReport *self)
{
  g_return_val_if_fail (MW_IS_PROBE_REPORT (self), MW_VERDICT_UNTESTED);
  return self->fields.verdict;
}

/**
 * mw_probe_report_get_reachability:
 *
 * Returns: the same, in four steps
 */
MwReachability
mw_probe_report_get_reachability (MwProbeReport *self)
{
  g_return_val_if_fail (MW_IS_PROBE_REPORT (self), MW_REACHABILITY_UNTESTED);
  return mw_verdict_get_reachability (self->fields.verdict);
}

/**
 * mw_probe_report_get_message:
 *
 * Returns: (transfer none): what happened and what to do, translated sentences
 */
const char *
mw_probe_report_get_message (MwProbeReport *self)
{
  g_return_val_if_fail (MW_IS_PROBE_REPORT (self), "");
  return self->fields.message;
}

/**
 * mw_probe_report_get_chain:
 *
 * Returns: (transfer none): a list of #MwCertificate, the server’s own first; empty if none
 *   was seen
 */
GListModel *
mw_probe_report_get_chain (MwProbeReport *self)
{
  g_return_val_if_fail (MW_IS_PROBE_REPORT (self), NULL);
  return G_LIST_MODEL (self->chain);
}

static gboolean
is_at_fault (MwProbeReport *self, guint index)
{
  return self->fields.step == MW_PROBE_STEP_CERTIFICATE &&
         (int) index == self->fields.chain_facts.at_fault &&
         mw_verdict_get_reachability (self->fields.verdict) == MW_REACHABILITY_FAILS;
}

/* What is pinned is accepted although it ended. */
static MwReachability
judge_days (MwProbeReport *self, int days)
{
  if (days < 0 && !self->fields.endpoint->pin)
    return MW_REACHABILITY_FAILS;
  if (days < MW_CERTIFICATE_WARNING_DAYS)
    return MW_REACHABILITY_WARNING;
  /* Nobody was there to verify it against. */
  return self->fields.verdict == MW_VERDICT_CA_FILE_UNREADABLE ? MW_REACHABILITY_UNTESTED
                                                               : MW_REACHABILITY_WORKS;
}

MwReachability
mw_probe_report_get_certificate_state (MwProbeReport *self, guint index, GDateTime *now)
{
  g_return_val_if_fail (MW_IS_PROBE_REPORT (self), MW_REACHABILITY_UNTESTED);
  g_return_val_if_fail (index < self->fields.chain->len, MW_REACHABILITY_UNTESTED);
  g_return_val_if_fail (now != NULL, MW_REACHABILITY_UNTESTED);

  if (is_at_fault (self, index))
    return MW_REACHABILITY_FAILS;
  if (index >= self->fields.chain_facts.n_relied)
    return MW_REACHABILITY_UNTESTED;
  return judge_days (
      self, mw_certificate_get_days_left (g_ptr_array_index (self->fields.chain, index), now));
}

gboolean
mw_probe_report_is_local (MwProbeReport *self, guint index)
{
  g_return_val_if_fail (MW_IS_PROBE_REPORT (self), FALSE);
  return index >= self->fields.chain_facts.n_sent && index < self->fields.chain_facts.n_built;
}
