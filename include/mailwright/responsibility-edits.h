/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/edit.h>
#include <mailwright/members.h>
#include <mailwright/responsibility.h>

G_BEGIN_DECLS

/* Edits of responsibilities, as both programs make them; who joins one is planned by
 * #MwAssignPlan. */

/**
 * mw_responsibility_edits_add:
 * @name: its name
 * @comment: (nullable): what it is for; may be empty
 * @id: (out) (optional) (transfer full): the fresh id
 *
 * Returns: (transfer full): an edit that adds it
 */
MwEdit *mw_responsibility_edits_add (const char *name, const char *comment, char **id);

/**
 * mw_responsibility_edits_change:
 * @responsibility: a loaded one
 * @changes: (array): new values of `name` and `comment`, as mw_edit_new_change() has it
 *
 * Returns: (transfer full) (nullable): one edit that sets them; %NULL if there is none
 */
MwEdit *mw_responsibility_edits_change (MwResponsibility *responsibility,
                                        const MwFieldChange *changes);

/**
 * mw_responsibility_edits_remove:
 * @responsibility: a loaded one
 *
 * Returns: (transfer full): an edit that removes it, and who is in it from it
 */
MwEdit *mw_responsibility_edits_remove (MwResponsibility *responsibility);

/**
 * mw_responsibility_edits_unassign:
 * @id: a responsibility's id
 * @name: its name
 * @leaving: who leaves it, at least one, loaded
 *
 * Returns: (transfer full): one edit that takes all of them out of it
 */
MwEdit *mw_responsibility_edits_unassign (const char *id, const char *name, MwMembers *leaving);

G_END_DECLS
