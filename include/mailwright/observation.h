/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>
#include <mailwright/verdict.h>

G_BEGIN_DECLS

/* A certificate that ends sooner is warned of. */
#define MW_CERTIFICATE_WARNING_DAYS 30

/**
 * MwObservation:
 *
 * What the last connection test of one direction of one profile saw, kept beside the draft: it is
 * no configuration, is in no journal and in no revision. Strings are owned.
 */
typedef struct
{
  char *profile_id;
  char *profile_name; /* (nullable): when read */
  char *address;      /* (nullable): when read, the profile's */
  MwDirection direction;
  char *scheme;
  char *server; /* host:port, by which mailboxes with one broken server are one line */
  MwVerdict verdict;
  MwProbeStep step;
  char *message;
  char *digest; /* mw_endpoint_dup_digest() of what was tested */
  guint milliseconds;
  GDateTime *time;      /* (owned) */
  GDateTime *last_good; /* (owned) (nullable): when read, when it last worked */
  GDateTime *not_after; /* (owned) (nullable): when the first certificate ends that it relies on */
  gboolean stale;       /* when read: something that it depends on changed since */
} MwObservation;

#define MW_TYPE_OBSERVATION (mw_observation_get_type ())
GType mw_observation_get_type (void);
MwObservation *mw_observation_copy (const MwObservation *self);
void mw_observation_free (MwObservation *self);

/**
 * mw_observation_new:
 * @profile_id: whose
 * @report: what a test of one of its directions saw
 *
 * Returns: (transfer full): what is worth keeping of it
 */
MwObservation *mw_observation_new (const char *profile_id, MwProbeReport *report);

/**
 * mw_observation_get_reachability:
 * @now: the time that it is looked at
 *
 * What was seen, as it is to be taken at @now: a certificate that ends within
 * %MW_CERTIFICATE_WARNING_DAYS is a warning although nothing was wrong when it was tested.
 *
 * Returns: the one word for it; untested where it is stale
 */
MwReachability mw_observation_get_reachability (const MwObservation *self, GDateTime *now);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwObservation, mw_observation_free)

G_END_DECLS
