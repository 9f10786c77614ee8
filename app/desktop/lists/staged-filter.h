/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>

#include "desktop/lists/query-filter.h"

G_BEGIN_DECLS

/**
 * MwStagedFilter:
 *
 * The filter of a list that is narrowed by nothing but what is staged.
 */
#define MW_TYPE_STAGED_FILTER (mw_staged_filter_get_type ())
G_DECLARE_FINAL_TYPE (MwStagedFilter, mw_staged_filter, MW, STAGED_FILTER, AdwBin)

/**
 * mw_staged_filter_new:
 *
 * Returns: (transfer floating): an #MwQueryFilter
 */
MwQueryFilter *mw_staged_filter_new (void);

G_END_DECLS
