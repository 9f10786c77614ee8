/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "subject.h"

G_BEGIN_DECLS

/* What plain SQL needs of the processor, in ms, beside a review and a submit. */

/* Reads the rows that a review of staged overrides is made of: what is staged and what it was, the
 * names in the order of the diff, and every value of the profiles that are checked. */
double plain_review (Bench *bench);

/* Writes what a submit of overrides writes, into a copy of the live database: the rows, with their
 * constraints, and the revision with its changes, in one transaction. */
double plain_submit (Bench *bench, GPtrArray *operations);

G_END_DECLS
