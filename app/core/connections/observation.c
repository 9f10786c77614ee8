/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/observation.h>

#include <mailwright/probe.h>

G_DEFINE_BOXED_TYPE (MwObservation, mw_observation, mw_observation_copy, mw_observation_free)

static GDateTime *
ref_time (GDateTime *time)
{
  return time ? g_date_time_ref (time) : NULL;
}

/**
 * mw_observation_copy:
 *
 * Returns: (transfer full): a copy
 */
MwObservation *
mw_observation_copy (const MwObservation *self)
{
  MwObservation *copy = NULL;

  g_return_val_if_fail (self, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->profile_id = g_strdup (self->profile_id);
  copy->profile_name = g_strdup (self->profile_name);
  copy->address = g_strdup (self->address);
  copy->scheme = g_strdup (self->scheme);
  copy->server = g_strdup (self->server);
  copy->message = g_strdup (self->message);
  copy->digest = g_strdup (self->digest);
  copy->time = ref_time (self->time);
  copy->last_good = ref_time (self->last_good);
  copy->not_after = ref_time (self->not_after);
  return copy;
}

/**
 * mw_observation_free:
 *
 * Frees an observation with all that is in it.
 */
void
mw_observation_free (MwObservation *self)
{
  if (!self)
    return;
  g_free (self->profile_id);
  g_free (self->profile_name);
  g_free (self->address);
  g_free (self->scheme);
  g_free (self->server);
  g_free (self->message);
  g_free (self->digest);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_clear_pointer (&self->last_good, g_date_time_unref);
  g_clear_pointer (&self->not_after, g_date_time_unref);
  g_free (self);
}

MwObservation *
mw_observation_new (const char *profile_id, MwProbeReport *report)
{
  const MwProbeFields *fields = NULL;
  MwObservation *self = NULL;
  int first = -1;

  g_return_val_if_fail (profile_id, NULL);
  g_return_val_if_fail (MW_IS_PROBE_REPORT (report), NULL);

  fields = mw_probe_report_get_fields (report);
  self = g_new0 (MwObservation, 1);
  self->profile_id = g_strdup (profile_id);
  self->direction = fields->endpoint->direction;
  self->scheme = g_strdup (fields->endpoint->scheme);
  self->server = mw_endpoint_dup_server (fields->endpoint);
  self->verdict = fields->verdict;
  self->step = fields->step;
  self->message = g_strdup (fields->message ? fields->message : "");
  self->digest = mw_endpoint_dup_digest (fields->endpoint);
  self->milliseconds = fields->milliseconds;
  self->time = fields->time ? g_date_time_ref (fields->time) : g_date_time_new_now_utc ();
  first = mw_certificate_find_first_end (fields->chain, fields->chain_facts.n_relied);
  if (first >= 0)
    self->not_after = ref_time (
        mw_certificate_get_fields (g_ptr_array_index (fields->chain, (guint) first))->not_after);
  return self;
}

MwReachability
mw_observation_get_reachability (const MwObservation *self, GDateTime *now)
{
  MwReachability reachability = MW_REACHABILITY_UNTESTED;

  g_return_val_if_fail (self && now, MW_REACHABILITY_UNTESTED);

  if (self->stale)
    return MW_REACHABILITY_UNTESTED;
  reachability = mw_verdict_get_reachability (self->verdict);
  if (reachability == MW_REACHABILITY_WORKS && self->not_after &&
      g_date_time_difference (self->not_after, now) < MW_CERTIFICATE_WARNING_DAYS * G_TIME_SPAN_DAY)
    return MW_REACHABILITY_WARNING;
  return reachability;
}
