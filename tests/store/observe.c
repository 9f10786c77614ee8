/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "observe.h"

#define DAY (24 * 60 * 60)

MwObservation *
observe (Fixture *f, const char *id, MwDirection direction, MwVerdict verdict, int days_left)
{
  g_autoptr (MwProfile) profile = mw_draft_find_profile (f->draft, id, NULL, NULL);
  MwDriver *driver = mw_catalogue_find (f->catalogue, mw_profile_get_driver (profile));
  g_autoptr (MwSheet) sheet = mw_sheet_new (driver, mw_profile_get_address (profile));
  g_autoptr (MwEndpoint) endpoint = NULL;
  MwObservation *observation = g_new0 (MwObservation, 1);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_assert_true (mw_draft_load_sheet (f->draft, sheet, id, NULL, NULL));
  endpoint = mw_endpoint_new (sheet, mw_driver_find_protocol (driver, direction));
  observation->profile_id = g_strdup (id);
  observation->direction = direction;
  observation->scheme = g_strdup (endpoint->scheme);
  observation->server = mw_endpoint_dup_server (endpoint);
  observation->verdict = verdict;
  observation->step = MW_PROBE_STEP_LOGIN;
  observation->message = g_strdup ("What happened.");
  observation->digest = mw_endpoint_dup_digest (endpoint);
  observation->milliseconds = 12;
  observation->time = g_date_time_new_from_unix_utc (now - 60);
  if (days_left)
    observation->not_after =
        g_date_time_new_from_unix_utc (now + (gint64) days_left * DAY + DAY / 2);
  return observation;
}

void
observe_keep (Fixture *f, MwObservation *observation)
{
  g_autoptr (GPtrArray) observations =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mw_observation_free);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (observations, observation);
  mw_draft_keep_observations (f->draft, observations, NULL, &error);
  g_assert_no_error (error);
}

void
observe_both (Fixture *f, const char *id, MwVerdict in, MwVerdict out)
{
  observe_keep (f, observe (f, id, MW_DIRECTION_IN, in, 90));
  observe_keep (f, observe (f, id, MW_DIRECTION_OUT, out, 90));
}
