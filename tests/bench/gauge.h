/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Watches the default main loop: how long it was busy between two looks at its sources, which is
 * how long a window could neither draw nor answer. */
void gauge_start (void);
void gauge_reset (void);
double gauge_get_longest_ms (void);

/* The most that the main loop's thread needed the processor at a stretch. */
double gauge_get_longest_worked_ms (void);

/* What that thread needed of the processor since the reset. */
double gauge_get_worked_ms (void);

/* What all threads of the process needed of the processor so far. */
double gauge_get_process_ms (void);

/* What the process holds now, and at most held, in MiB. */
double gauge_get_rss_mib (void);
double gauge_get_peak_mib (void);

G_END_DECLS
