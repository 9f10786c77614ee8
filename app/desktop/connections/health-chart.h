/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

#include <mailwright/health.h>

G_BEGIN_DECLS

#define MW_TYPE_HEALTH_CHART (mw_health_chart_get_type ())

/**
 * MwHealthChart:
 *
 * How many mailboxes worked, worked with a warning and failed, a column a day. Each part has a look
 * of its own, so that it is told without colour; each column says itself in words under the
 * pointer, and all of it is described for who does not see it.
 */
G_DECLARE_FINAL_TYPE (MwHealthChart, mw_health_chart, MW, HEALTH_CHART, GtkWidget)

/**
 * mw_health_chart_set_days:
 * @days: (element-type MwHealth): the oldest first; the newest are shown
 */
void mw_health_chart_set_days (MwHealthChart *self, GPtrArray *days);

/**
 * mw_health_chart_get_first:
 *
 * Returns: (nullable): the oldest day that is shown
 */
const MwHealth *mw_health_chart_get_first (MwHealthChart *self);

G_END_DECLS
