/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/change-spans.h>
#include <mailwright/check.h>
#include <mailwright/revision.h>

G_BEGIN_DECLS

/**
 * MwReview:
 *
 * What a submit would write, as of one moment: the net changes, grouped by object, and what the
 * checks say of them. Submitting it writes exactly this. Properties: `changes` (GListModel of
 * #MwChange, those of one object beside each other, each made when it is asked for), `findings`
 * (GListModel of #MwFinding, errors first), `n-errors`, `n-warnings`, `base-revision`.
 */
#define MW_TYPE_REVIEW (mw_review_get_type ())
G_DECLARE_FINAL_TYPE (MwReview, mw_review, MW, REVIEW, GObject)

/**
 * MwDescribeFunc:
 * @operation: an operation
 *
 * Returns: (transfer full): the line of a diff for it
 */
typedef MwChange *(*MwDescribeFunc) (const MwOperation *operation, gpointer user_data);

/**
 * mw_change_list_new:
 * @operations: (element-type MwOperation): what is described
 * @describe: describes one
 * @user_data: for @describe
 * @destroy: frees @user_data
 *
 * Returns: (transfer full): a list of #MwChange, each made when it is asked for
 */
GListModel *mw_change_list_new (GPtrArray *operations,
                                MwDescribeFunc describe,
                                gpointer user_data,
                                GDestroyNotify destroy);

/**
 * MwReviewFacts:
 * @n_changes: what it counts as, as the draft counts (`n-changes`): once what a person did once
 * @n_failing: how many mailboxes that a submit touches failed when they were tested last
 * @n_untested: how many of them were not tested as they are now
 *
 * What there is to know of a review beside its lines and findings.
 */
typedef struct
{
  guint n_changes;
  guint n_failing;
  guint n_untested;
} MwReviewFacts;

/**
 * mw_review_new:
 * @base: the draft's base revision
 * @upto: the last journal entry that it covers
 * @mark: what the draft's `mark` was
 * @operations: (element-type MwOperation): what is staged
 * @changes: (transfer full): the same for people
 * @findings: (element-type MwFinding): the checks
 * @facts: (nullable): what else there is to know; without it each operation counts
 *
 * For the store.
 *
 * Returns: (transfer full): a review
 */
MwReview *mw_review_new (const MwRevisionId *base,
                         gint64 upto,
                         const char *mark,
                         GPtrArray *operations,
                         GListModel *changes,
                         GPtrArray *findings,
                         const MwReviewFacts *facts);

/**
 * mw_review_get_changes:
 * @self: a review
 *
 * Returns: (transfer none): a list of #MwChange
 */
GListModel *mw_review_get_changes (MwReview *self);

/**
 * mw_review_get_spans:
 * @self: a review
 *
 * Returns: (transfer none): what the changes are read as
 */
MwChangeSpans *mw_review_get_spans (MwReview *self);

/**
 * mw_review_get_facts:
 * @self: a review
 *
 * Returns: (transfer none): what else there is to know of it
 */
const MwReviewFacts *mw_review_get_facts (MwReview *self);

/**
 * mw_review_get_findings:
 * @self: a review
 *
 * Returns: (transfer none): a list of #MwFinding, errors first
 */
GListModel *mw_review_get_findings (MwReview *self);

/**
 * mw_review_get_n_errors:
 * @self: a review
 *
 * Returns: how many findings are errors: with one, nothing can be submitted
 */
guint mw_review_get_n_errors (MwReview *self);

/**
 * mw_review_get_n_warnings:
 * @self: a review
 *
 * Returns: how many findings are warnings
 */
guint mw_review_get_n_warnings (MwReview *self);

/**
 * mw_review_get_base:
 * @self: a review
 *
 * Returns: (transfer none): the revision that the changes were made on
 */
const MwRevisionId *mw_review_get_base (MwReview *self);

/**
 * mw_review_get_upto:
 * @self: a review
 *
 * Returns: the last journal entry that it covers
 */
gint64 mw_review_get_upto (MwReview *self);

/**
 * mw_review_get_mark:
 * @self: a review
 *
 * Returns: (transfer none): what the draft's `mark` was: while it is that, the same is staged
 */
const char *mw_review_get_mark (MwReview *self);

/**
 * mw_review_get_operations:
 * @self: a review
 *
 * Returns: (transfer none) (element-type MwOperation): what a submit would write
 */
GPtrArray *mw_review_get_operations (MwReview *self);

G_END_DECLS
