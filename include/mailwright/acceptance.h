/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/check.h>

G_BEGIN_DECLS

/**
 * MwAcceptance:
 *
 * Which warnings of a review a person knows of. A warning that is found again, by a later review,
 * stays accepted; one that is gone is forgotten. Property `n-left` (guint, read-only): how many
 * warnings are not accepted yet.
 */
#define MW_TYPE_ACCEPTANCE (mw_acceptance_get_type ())
G_DECLARE_FINAL_TYPE (MwAcceptance, mw_acceptance, MW, ACCEPTANCE, GObject)

/**
 * mw_acceptance_new:
 *
 * Returns: (transfer full): one without findings
 */
MwAcceptance *mw_acceptance_new (void);

/**
 * mw_acceptance_set_findings:
 * @findings: a list of #MwFinding that does not change
 */
void mw_acceptance_set_findings (MwAcceptance *self, GListModel *findings);

/**
 * mw_acceptance_set:
 * @warning: one of the findings
 * @accepted: whether a person knows of it
 *
 * Accepts it, or takes that back.
 */
void mw_acceptance_set (MwAcceptance *self, MwFinding *warning, gboolean accepted);

/**
 * mw_acceptance_set_all:
 * @accepted: whether a person knows of them
 *
 * Accepts all warnings, or takes that back.
 */
void mw_acceptance_set_all (MwAcceptance *self, gboolean accepted);

/**
 * mw_acceptance_get:
 * @warning: one of the findings
 *
 * Returns: whether it is accepted
 */
gboolean mw_acceptance_get (MwAcceptance *self, MwFinding *warning);

/**
 * mw_acceptance_get_n_left:
 *
 * Returns: how many warnings are not accepted yet
 */
guint mw_acceptance_get_n_left (MwAcceptance *self);

/**
 * mw_acceptance_get_n_warnings:
 *
 * Returns: how many warnings there are, accepted or not
 */
guint mw_acceptance_get_n_warnings (MwAcceptance *self);

/**
 * mw_acceptance_dup_ids:
 *
 * Returns: (transfer full): the ids of the accepted warnings, for mw_draft_submit_async()
 */
char **mw_acceptance_dup_ids (MwAcceptance *self);

G_END_DECLS
