/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/catalogue.h>
#include <mailwright/query.h>

G_BEGIN_DECLS

/**
 * MwProfileFilter:
 *
 * What a list of profiles is narrowed by: driver, state, encryption, connection, what is staged;
 * and its order. The content of a filter's popover. Signal `changed`: another choice was made.
 */
#define MW_TYPE_PROFILE_FILTER (mw_profile_filter_get_type ())
G_DECLARE_FINAL_TYPE (MwProfileFilter, mw_profile_filter, MW, PROFILE_FILTER, AdwBin)

GtkWidget *mw_profile_filter_new (MwCatalogue *catalogue);

/**
 * mw_profile_filter_set_view:
 * @view: (nullable): the column view that the filter's order is of
 */
void mw_profile_filter_set_view (MwProfileFilter *self, GtkColumnView *view);

/**
 * mw_profile_filter_fill:
 * @query: gets the filter's choices, but not its order
 *
 * Returns: whether anything is narrowed
 */
gboolean mw_profile_filter_fill (MwProfileFilter *self, MwQuery *query);

/**
 * mw_profile_filter_clear:
 *
 * Lets everything through again.
 */
void mw_profile_filter_clear (MwProfileFilter *self);

/**
 * mw_profile_filter_set_reachability:
 * @word: (nullable): as of mw_query_set_reachability()
 *
 * Lets through what is so, and nothing else.
 */
void mw_profile_filter_set_reachability (MwProfileFilter *self, const char *word);

G_END_DECLS
