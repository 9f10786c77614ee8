/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>
#include <mailwright/verdict.h>

G_BEGIN_DECLS

/**
 * MwObservation:
 *
 * What the last connection test of one direction of one profile saw, kept beside the draft: it is
 * no configuration, is in no journal and in no revision. Strings are owned.
 */
typedef struct
{
  char *profile_id;
  MwDirection direction;
  char *scheme;
  char *server; /* host:port, by which mailboxes with one broken server are one line */
  MwVerdict verdict;
  MwProbeStep step;
  char *message;
  char *digest; /* mw_endpoint_dup_digest() of what was tested */
  guint milliseconds;
  GDateTime *time;      /* (owned) */
  GDateTime *last_good; /* (owned) (nullable): when it last worked */
  GDateTime *not_after; /* (owned) (nullable): when the server's certificate ends */
  gboolean stale;       /* when read: something that it depends on changed since */
} MwObservation;

#define MW_TYPE_OBSERVATION (mw_observation_get_type ())
GType mw_observation_get_type (void);
MwObservation *mw_observation_copy (const MwObservation *self);
void mw_observation_free (MwObservation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwObservation, mw_observation_free)

G_END_DECLS
