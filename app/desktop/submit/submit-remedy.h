/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/revision.h>

G_BEGIN_DECLS

/**
 * MwRemedy:
 * @MW_REMEDY_NONE: nothing that the dialog could offer
 * @MW_REMEDY_RETRY: the same again: what was in the way may be gone
 * @MW_REMEDY_REVIEW: review again
 * @MW_REMEDY_UNDO: what was taken out comes back
 * @MW_REMEDY_DISCARD: take over what is live, and lose what is staged
 *
 * What a person can do about a submit that failed, without leaving the dialog.
 */
typedef enum
{
  MW_REMEDY_NONE,
  MW_REMEDY_RETRY,
  MW_REMEDY_REVIEW,
  MW_REMEDY_UNDO,
  MW_REMEDY_DISCARD,
} MwRemedy;

/**
 * mw_remedy_for:
 * @error: why a submit failed
 */
MwRemedy mw_remedy_for (const GError *error);

/**
 * mw_remedy_explain:
 * @error: why a submit failed
 *
 * Returns: (transfer full): @error in words, and what to do about it
 */
char *mw_remedy_explain (const GError *error);

/**
 * mw_remedy_explain_findings:
 * @n_errors: how many errors the checks found
 * @n_left: how many warnings are not ticked
 *
 * Returns: (transfer full) (nullable): what is to be done before it can be submitted
 */
char *mw_remedy_explain_findings (guint n_errors, guint n_left);

/**
 * mw_remedy_explain_moved:
 * @newest: what somebody else submitted
 * @base: the revision that the draft began at
 *
 * Returns: (transfer full): that what is staged cannot go on top of it, and what to do
 */
char *mw_remedy_explain_moved (MwRevision *newest, gint64 base);

/**
 * mw_remedy_get_label:
 *
 * Returns: (transfer none) (nullable): a button's label, translated; %NULL for %MW_REMEDY_NONE
 */
const char *mw_remedy_get_label (MwRemedy remedy);

/**
 * mw_remedy_get_action:
 *
 * Returns: (transfer none) (nullable): the dialog's action
 */
const char *mw_remedy_get_action (MwRemedy remedy);

G_END_DECLS
