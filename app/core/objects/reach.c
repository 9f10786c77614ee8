/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/objects/reach.h"

#include <glib/gi18n-lib.h>

#define DAY (24 * 60 * 60)

MwReachability
mw_reach_get (const MwReach *self)
{
  return self->in_use && self->tested && !self->stale ? self->reachability
                                                      : MW_REACHABILITY_UNTESTED;
}

void
mw_mailbox_reach_clear (MwMailboxReach *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->tested, g_date_time_unref);
}

MwReachability
mw_mailbox_reach_get (const MwMailboxReach *self)
{
  const MwReach *incoming = &self->incoming;
  const MwReach *outgoing = &self->outgoing;
  MwReachability in = mw_reach_get (incoming);
  MwReachability out = mw_reach_get (outgoing);

  if (MAX (in, out) == MW_REACHABILITY_FAILS)
    return MW_REACHABILITY_FAILS;
  if ((incoming->in_use && in == MW_REACHABILITY_UNTESTED) ||
      (outgoing->in_use && out == MW_REACHABILITY_UNTESTED))
    return MW_REACHABILITY_UNTESTED;
  return MAX (in, out);
}

gint64
mw_mailbox_reach_get_time (const MwMailboxReach *self)
{
  const MwReach *incoming = &self->incoming;
  const MwReach *outgoing = &self->outgoing;
  gint64 in = incoming->in_use && incoming->tested ? incoming->time : 0;
  gint64 out = outgoing->in_use && outgoing->tested ? outgoing->time : 0;

  return in && out ? MIN (in, out) : MAX (in, out);
}

char *
mw_reach_describe_end (gint64 not_after, gint64 now)
{
  int days = (int) ((not_after - now) / DAY);

  if (not_after < now)
    return g_strdup (_ ("Certificate ended"));
  return g_strdup_printf (
      ngettext ("Certificate ends in %d day", "Certificate ends in %d days", days), days);
}

/* A certificate whose end came near since the test says so itself. */
static char *
describe_warning (const MwReach *reach)
{
  if (reach->not_after &&
      (reach->verdict == MW_VERDICT_WORKS || reach->verdict == MW_VERDICT_CERTIFICATE_ENDS_SOON))
    return mw_reach_describe_end (reach->not_after, g_get_real_time () / G_USEC_PER_SEC);
  return g_strdup (mw_verdict_get_title (reach->verdict));
}

char *
mw_mailbox_reach_describe (const MwMailboxReach *self)
{
  const MwReach *incoming = &self->incoming;
  const MwReach *outgoing = &self->outgoing;
  MwReachability reachability = mw_mailbox_reach_get (self);
  const MwReach *reach =
      mw_reach_get (incoming) == reachability && incoming->in_use ? incoming : outgoing;

  switch (reachability)
    {
    case MW_REACHABILITY_FAILS:
      /* Translators: the state of a mailbox in the list of profiles; then why, such as “Login
         refused” */
      return g_strdup_printf (_ ("Fails: %s"), mw_verdict_get_title (reach->verdict));
    case MW_REACHABILITY_WARNING:
      return describe_warning (reach);
    case MW_REACHABILITY_WORKS:
      return g_strdup (mw_reachability_get_title (reachability));
    case MW_REACHABILITY_UNTESTED:
    default:
      if ((incoming->in_use && incoming->stale) || (outgoing->in_use && outgoing->stale))
        return g_strdup (_ ("Changed since the last test"));
      return g_strdup (mw_reachability_get_title (MW_REACHABILITY_UNTESTED));
    }
}
