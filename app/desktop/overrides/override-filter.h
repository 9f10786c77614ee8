/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/catalogue.h>
#include <mailwright/query.h>

G_BEGIN_DECLS

/**
 * MwOverrideFilter:
 *
 * What a list of overrides is narrowed by: a driver, a parameter, what is staged. The content of a
 * filter's popover.
 *
 * Signal `changed`: another choice was made.
 */
#define MW_TYPE_OVERRIDE_FILTER (mw_override_filter_get_type ())
G_DECLARE_FINAL_TYPE (MwOverrideFilter, mw_override_filter, MW, OVERRIDE_FILTER, AdwBin)

/**
 * mw_override_filter_new:
 * @catalogue: the drivers and their parameters
 *
 * Returns: (transfer floating): a filter that lets everything through
 */
GtkWidget *mw_override_filter_new (MwCatalogue *catalogue);

/**
 * mw_override_filter_fill:
 * @query: gets the filter's choices
 */
void mw_override_filter_fill (MwOverrideFilter *self, MwQuery *query);

/**
 * mw_override_filter_clear:
 *
 * Lets everything through again.
 */
void mw_override_filter_clear (MwOverrideFilter *self);

G_END_DECLS
