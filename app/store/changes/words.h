/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/changes/names.h"

#include <mailwright/operation.h>

G_BEGIN_DECLS

/**
 * MwWords:
 *
 * Finds the words that people need to understand an operation: what things are called as a database
 * has them now, and what it means for people.
 */
typedef struct _MwWords MwWords;

/* catalogue: (nullable): without it, what looks like the id of a secret is taken for one.
 * has_unstaged: whether the connection has the views of mw_draft_senders_add_unstaged(). */
MwWords *mw_words_new (sqlite3 *db, MwCatalogue *catalogue, gboolean has_unstaged);

/* What an operation means for people is then not looked for: its words are the names alone. */
void mw_words_leave_out_consequences (MwWords *self);
void mw_words_free (MwWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwWords, mw_words_free)

/* (transfer full): the operation, with its words. */
MwOperation *mw_words_make_operation (MwWords *self, const MwOperationFields *fields);

/* Remembers what is called how in the state before, of what an operation removes or refers to. */
void mw_words_remember (MwWords *self, const MwOperationFields *fields);

/* The state is another one: what was remembered is what it was called before. */
void mw_words_move_on (MwWords *self);

G_END_DECLS
