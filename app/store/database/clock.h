/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mw_clock_now:
 *
 * Returns: (transfer full): now, in UTC; a clock that stands where no date can be written (before
 * the year 1, after 9999) is taken for the nearest that can: a submit never fails for it
 */
GDateTime *mw_clock_now (void);

/* For tests: microseconds since 1970 that it says from now on; G_MININT64 for the machine's clock.
 */
void mw_clock_set (gint64 time);

G_END_DECLS
