/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/review.h>

#include <mailwright/acceptance.h>

G_BEGIN_DECLS

/**
 * MwReviewList:
 *
 * A review to read: what the checks found on top, then the changes grouped by object, in one lazy
 * list; a search where they are many.
 *
 * Signals: `lead (finding)`: the person wants to go to where @finding can be put right. `open
 * (kind, id, key)`: to an object, and to one of its parameters where @key is not %NULL. `take-out
 * (places, name)`: wants the changes at these places (a #GArray of guint) out of the draft, which
 * are of
 * @name. Actions on the chosen row: `review.open`, `review.take-out`.
 */
#define MW_TYPE_REVIEW_LIST (mw_review_list_get_type ())
G_DECLARE_FINAL_TYPE (MwReviewList, mw_review_list, MW, REVIEW_LIST, AdwBin)

/**
 * mw_review_list_set_review:
 * @review: (nullable): what is shown; warnings that were accepted before stay so
 */
void mw_review_list_set_review (MwReviewList *self, MwReview *review);

/**
 * mw_review_list_get_acceptance:
 *
 * Returns: (transfer none): which warnings are ticked
 */
MwAcceptance *mw_review_list_get_acceptance (MwReviewList *self);

G_END_DECLS
