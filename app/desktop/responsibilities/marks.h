/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/draft.h>
#include <mailwright/members.h>

G_BEGIN_DECLS

/**
 * MwMarks:
 *
 * Which responsibilities those are in that are chosen beside the cards: these cards, and the chips
 * of the chosen, are marked.
 *
 * Signal: `changed`.
 */
#define MW_TYPE_MARKS (mw_marks_get_type ())
G_DECLARE_FINAL_TYPE (MwMarks, mw_marks, MW, MARKS, GObject)

/**
 * mw_marks_new:
 * @draft: where they are
 *
 * Returns: (transfer full): marks of nothing
 */
MwMarks *mw_marks_new (MwDraft *draft);

/**
 * mw_marks_set_chosen:
 * @chosen: (nullable): who is chosen, loaded; %NULL for nobody
 *
 * Looks for the responsibilities of @chosen; `changed` comes when they are known.
 */
void mw_marks_set_chosen (MwMarks *self, MwMembers *chosen);

/**
 * mw_marks_has_member:
 * @id: an agent's or a profile's id
 *
 * Returns: whether it is one of the chosen
 */
gboolean mw_marks_has_member (MwMarks *self, const char *id);

/**
 * mw_marks_has_responsibility:
 * @id: a responsibility's id
 *
 * Returns: whether one of the chosen is in it
 */
gboolean mw_marks_has_responsibility (MwMarks *self, const char *id);

/**
 * mw_marks_count_members:
 *
 * Returns: how many are chosen
 */
guint mw_marks_count_members (MwMarks *self);

/**
 * mw_marks_describe:
 *
 * Returns: (transfer full) (nullable): in words that one of the chosen is in a responsibility;
 * %NULL while nobody is chosen
 */
char *mw_marks_describe (MwMarks *self);

G_END_DECLS
