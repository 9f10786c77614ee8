/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/draft.h>
#include <mailwright/probe.h>

G_BEGIN_DECLS

/**
 * MwObservationWriter:
 *
 * Keeps what tests see in the draft: many at a time, for there may be thousands of tests, and soon,
 * for lists show it.
 */
typedef struct _MwObservationWriter MwObservationWriter;

/* Some were written, or could not be. */
typedef void (*MwObservationsWritten) (const GError *error, gpointer user_data);

/* @log_in: whether the tests log in */
MwObservationWriter *mw_observation_writer_new (MwDraft *draft,
                                                gboolean log_in,
                                                MwObservationsWritten written,
                                                gpointer user_data);

/* Of a profile that is in the draft, and of what says something of its mailbox; the rest is let
 * go. */
void mw_observation_writer_add (MwObservationWriter *self,
                                const char *profile_id,
                                MwProbeReport *report);

/* Writes what is left at once. */
void mw_observation_writer_flush (MwObservationWriter *self);

/* Whether something is still to be written, or being written. */
gboolean mw_observation_writer_is_busy (const MwObservationWriter *self);

/* Keeps how many mailboxes work now, once for all that was written since the last time. Returns
 * whether there was anything: then the writer is busy until it is done. */
gboolean mw_observation_writer_sum_up (MwObservationWriter *self);

/* Writes what is left at once, but nobody is told of it; the writer is not there any more. */
void mw_observation_writer_end (MwObservationWriter *self);

G_END_DECLS
