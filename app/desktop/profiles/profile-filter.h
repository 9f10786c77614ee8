/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/catalogue.h>

#include "desktop/lists/query-filter.h"

G_BEGIN_DECLS

/**
 * MwProfileFilter:
 *
 * What a list of profiles is narrowed by: words of the domain, of a host, of who can send and of a
 * responsibility, which are typed since there may be thousands; driver, state, encryption,
 * connection, what is staged; and its order.
 */
#define MW_TYPE_PROFILE_FILTER (mw_profile_filter_get_type ())
G_DECLARE_FINAL_TYPE (MwProfileFilter, mw_profile_filter, MW, PROFILE_FILTER, AdwBin)

/**
 * mw_profile_filter_new:
 * @catalogue: the drivers to choose from
 *
 * Returns: (transfer floating): an #MwQueryFilter
 */
MwQueryFilter *mw_profile_filter_new (MwCatalogue *catalogue);

/**
 * mw_profile_filter_set_reachability:
 * @word: (nullable): as of mw_query_set_reachability()
 *
 * Lets through what is so, and nothing else.
 */
void mw_profile_filter_set_reachability (MwProfileFilter *self, const char *word);

G_END_DECLS
