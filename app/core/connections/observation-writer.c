/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/connections/observation-writer.h"

#define WRITE_AFTER 200 /* milliseconds */
#define MOST_UNWRITTEN 200

struct _MwObservationWriter
{
  MwDraft *draft; /* (owned) (nullable): until it ended */
  gboolean log_in;
  GPtrArray *unwritten; /* (owned) of MwObservation */
  guint n_writes;       /* under way */
  guint source;
  gboolean not_summed_up;
  MwObservationsWritten written; /* (nullable): once it ended */
  gpointer user_data;            /* (unowned) */
};

static void
writer_clear (MwObservationWriter *self)
{
  g_ptr_array_unref (self->unwritten);
}

static void
writer_unref (MwObservationWriter *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) writer_clear);
}

static GPtrArray *
new_observations (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mw_observation_free);
}

MwObservationWriter *
mw_observation_writer_new (MwDraft *draft,
                           gboolean log_in,
                           MwObservationsWritten written,
                           gpointer user_data)
{
  MwObservationWriter *self = g_rc_box_new0 (MwObservationWriter);

  self->draft = g_object_ref (draft);
  self->log_in = log_in;
  self->unwritten = new_observations ();
  self->written = written;
  self->user_data = user_data;
  return self;
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MwObservationWriter *self = user_data;
  g_autoptr (GError) error = NULL;

  mw_draft_keep_observations_finish (MW_DRAFT (source), result, &error);
  self->n_writes--;
  if (self->written)
    self->written (error, self->user_data);
  writer_unref (self);
}

static void
on_summed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MwObservationWriter *self = user_data;
  g_autoptr (GError) error = NULL;

  mw_draft_keep_health_finish (MW_DRAFT (source), result, &error);
  self->n_writes--;
  if (self->written)
    self->written (error, self->user_data);
  writer_unref (self);
}

void
mw_observation_writer_flush (MwObservationWriter *self)
{
  g_autoptr (GPtrArray) observations = NULL;

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->unwritten->len == 0)
    return;
  observations = g_steal_pointer (&self->unwritten);
  self->unwritten = new_observations ();
  self->n_writes++;
  self->not_summed_up = TRUE;
  mw_draft_keep_observations_async (self->draft, observations, NULL, on_written_cb,
                                    g_rc_box_acquire (self));
}

static gboolean
on_elapsed_cb (gpointer user_data)
{
  MwObservationWriter *self = user_data;

  self->source = 0;
  mw_observation_writer_flush (self);
  return G_SOURCE_REMOVE;
}

/* That it works says nothing of a login that was not tried, and that this computer has no keyring
 * says nothing of the mailbox. */
static gboolean
is_worth_writing (const MwObservationWriter *self, MwProbeReport *report)
{
  const MwProbeFields *fields = mw_probe_report_get_fields (report);

  if (fields->verdict == MW_VERDICT_UNTESTED || fields->verdict == MW_VERDICT_KEYRING_UNAVAILABLE)
    return FALSE;
  return self->log_in || !mw_endpoint_logs_in (fields->endpoint) ||
         mw_probe_report_get_reachability (report) == MW_REACHABILITY_FAILS;
}

void
mw_observation_writer_add (MwObservationWriter *self, const char *profile_id, MwProbeReport *report)
{
  if (!*profile_id || !is_worth_writing (self, report))
    return;
  g_ptr_array_add (self->unwritten, mw_observation_new (profile_id, report));
  if (self->unwritten->len >= MOST_UNWRITTEN)
    mw_observation_writer_flush (self);
  else if (self->source == 0)
    self->source = g_timeout_add (WRITE_AFTER, on_elapsed_cb, self);
}

gboolean
mw_observation_writer_is_busy (const MwObservationWriter *self)
{
  return self->n_writes > 0 || self->unwritten->len > 0;
}

gboolean
mw_observation_writer_sum_up (MwObservationWriter *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDate) today = NULL;

  if (!self->not_summed_up)
    return FALSE;
  self->not_summed_up = FALSE;
  today = g_date_new_dmy ((GDateDay) g_date_time_get_day_of_month (now),
                          (GDateMonth) g_date_time_get_month (now),
                          (GDateYear) g_date_time_get_year (now));
  self->n_writes++;
  mw_draft_keep_health_async (self->draft, today, NULL, on_summed_up_cb, g_rc_box_acquire (self));
  return TRUE;
}

void
mw_observation_writer_end (MwObservationWriter *self)
{
  self->written = NULL;
  mw_observation_writer_flush (self);
  mw_observation_writer_sum_up (self);
  g_clear_object (&self->draft);
  writer_unref (self);
}
