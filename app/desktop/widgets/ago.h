/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * mw_ago_describe:
 * @time: when something was seen
 * @now: the time that it is
 *
 * Returns: (transfer full): how long ago that is, in words ("just now", "2 min ago"), or the date
 */
char *mw_ago_describe (GDateTime *time, GDateTime *now);

/**
 * mw_ago_describe_milliseconds:
 *
 * Returns: (transfer full): a duration for people ("12 ms", "3.4 s")
 */
char *mw_ago_describe_milliseconds (guint milliseconds);

G_END_DECLS
