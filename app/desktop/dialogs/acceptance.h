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

MwAcceptance *mw_acceptance_new (void);

/**
 * mw_acceptance_set_findings:
 * @findings: a list of #MwFinding that does not change
 */
void mw_acceptance_set_findings (MwAcceptance *self, GListModel *findings);
void mw_acceptance_set (MwAcceptance *self, MwFinding *warning, gboolean accepted);
void mw_acceptance_set_all (MwAcceptance *self, gboolean accepted);
gboolean mw_acceptance_get (MwAcceptance *self, MwFinding *warning);
guint mw_acceptance_get_n_left (MwAcceptance *self);
guint mw_acceptance_get_n_warnings (MwAcceptance *self);

/**
 * mw_acceptance_dup_ids:
 *
 * Returns: (transfer full): the ids of the accepted warnings, for mw_draft_submit_async()
 */
char **mw_acceptance_dup_ids (MwAcceptance *self);

G_END_DECLS
