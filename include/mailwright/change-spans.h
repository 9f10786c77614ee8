/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/operation.h>

G_BEGIN_DECLS

/**
 * MwChangeSpan:
 * @alike: whether it is one edit of many objects; else it is what happens to one object
 * @start: where its changes begin, see mw_change_spans_get_change()
 * @n_changes: how many they are
 *
 * Changes that a person reads as one thing.
 */
typedef struct
{
  gboolean alike;
  guint start;
  guint n_changes;
} MwChangeSpan;

/**
 * MwChangeSpans:
 *
 * A diff in the order that it is read in: of each kind of object first what was done to many of
 * them alike, then each object with the rest of its changes. What is new or removed stays whole.
 * Immutable.
 */
typedef struct _MwChangeSpans MwChangeSpans;

/**
 * mw_change_spans_new:
 * @operations: (element-type MwOperation): in the order of a diff, those of one object beside each
 *   other
 *
 * Returns: (transfer full): what they are read as
 */
MwChangeSpans *mw_change_spans_new (GPtrArray *operations);

/**
 * mw_change_spans_ref:
 * @self: spans
 *
 * Returns: (transfer full): @self
 */
MwChangeSpans *mw_change_spans_ref (MwChangeSpans *self);

/**
 * mw_change_spans_unref:
 * @self: (transfer full): spans
 */
void mw_change_spans_unref (MwChangeSpans *self);

/**
 * mw_change_spans_get_n:
 * @self: spans
 *
 * Returns: how many
 */
guint mw_change_spans_get_n (MwChangeSpans *self);

/**
 * mw_change_spans_get_n_objects:
 * @self: spans
 *
 * Returns: how many objects change, each counted once
 */
guint mw_change_spans_get_n_objects (MwChangeSpans *self);

/**
 * mw_change_spans_get:
 * @self: spans
 * @index: which of them
 *
 * Returns: (transfer none): a span
 */
const MwChangeSpan *mw_change_spans_get (MwChangeSpans *self, guint index);

/**
 * mw_change_spans_get_change:
 * @self: spans
 * @position: from the start of a span on
 *
 * Returns: the place of the change among the operations
 */
guint mw_change_spans_get_change (MwChangeSpans *self, guint position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwChangeSpans, mw_change_spans_unref)

G_END_DECLS
