/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/profile.h>

G_BEGIN_DECLS

/* What the last tests of a profile's two directions come to. */

/* Of one direction: untested too where it is stale. */
MwReachability mw_reach_get (const MwReach *self);

/**
 * MwMailboxReach:
 *
 * The same of both directions, and what that comes to for people.
 */
typedef struct
{
  MwReach incoming;
  MwReach outgoing;
  char *text;        /* (owned) (nullable): derived */
  GDateTime *tested; /* (owned) (nullable): derived */
} MwMailboxReach;

void mw_mailbox_reach_clear (MwMailboxReach *self);
MwReachability mw_mailbox_reach_get (const MwMailboxReach *self);

/* (transfer full): the same in words, translated. */
char *mw_mailbox_reach_describe (const MwMailboxReach *self);

/* Since when all of that is known (Unix time), 0 if nothing was tested. */
gint64 mw_mailbox_reach_get_time (const MwMailboxReach *self);

/* "Certificate ends in 12 days", "Certificate ended", at now (both Unix times). */
char *mw_reach_describe_end (gint64 not_after, gint64 now);

G_END_DECLS
