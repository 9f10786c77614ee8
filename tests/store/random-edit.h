/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "model.h"

G_BEGIN_DECLS

/* Done: no error of MW_ERROR. */
#define GOES_WELL (-1)

/* An edit of one to four steps, often a good one: what it makes of now, or which error it ends
 * with; base is what was submitted, of which no profile is ever deleted. */
MwEdit *
random_edit_new (GRand *random, const Model *now, const Model *base, Model **after, int *code);

/* One of the keys of a table; now and then one that nothing has. */
char *random_edit_pick (GRand *random, const Model *now, const char *table);

G_END_DECLS
