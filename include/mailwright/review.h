/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/change.h>
#include <mailwright/check.h>

G_BEGIN_DECLS

/**
 * MwReview:
 *
 * What a submit would write, as of one moment: the net changes, grouped by object, and what the
 * checks say of them. Submitting it writes exactly this. Properties: `changes` (GListModel of
 * #MwChange, those of one object beside each other), `findings` (GListModel of #MwFinding, errors
 * first), `n-errors`, `n-warnings`, `base-revision`.
 */
#define MW_TYPE_REVIEW (mw_review_get_type ())
G_DECLARE_FINAL_TYPE (MwReview, mw_review, MW, REVIEW, GObject)

/**
 * mw_review_new:
 * @base: the draft's base revision
 * @upto: the last journal entry that it covers
 * @changeset: the net changeset
 * @changes: (element-type MwChange): the diff
 * @findings: (element-type MwFinding): the checks
 *
 * For the store.
 */
MwReview *mw_review_new (
    gint64 base, gint64 upto, GBytes *changeset, GPtrArray *changes, GPtrArray *findings);
GListModel *mw_review_get_changes (MwReview *self);
GListModel *mw_review_get_findings (MwReview *self);
guint mw_review_get_n_errors (MwReview *self);
guint mw_review_get_n_warnings (MwReview *self);
gint64 mw_review_get_base (MwReview *self);
gint64 mw_review_get_upto (MwReview *self);
GBytes *mw_review_get_changeset (MwReview *self);

G_END_DECLS
