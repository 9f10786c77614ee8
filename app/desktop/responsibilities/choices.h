/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/responsibility.h>

G_BEGIN_DECLS

/**
 * MwChoices:
 *
 * Responsibilities that are ticked in a list which may be searched meanwhile: what the list does
 * not show stays ticked.
 *
 * Signal: `changed`.
 */
#define MW_TYPE_CHOICES (mw_choices_get_type ())
G_DECLARE_FINAL_TYPE (MwChoices, mw_choices, MW, CHOICES, GObject)

MwChoices *mw_choices_new (void);

/**
 * mw_choices_has:
 * @responsibility: a loaded one
 *
 * Returns: whether it is ticked
 */
gboolean mw_choices_has (MwChoices *self, MwResponsibility *responsibility);

/**
 * mw_choices_set:
 * @responsibility: a loaded one
 * @chosen: whether it is ticked
 */
void mw_choices_set (MwChoices *self, MwResponsibility *responsibility, gboolean chosen);

/**
 * mw_choices_clear:
 *
 * Unticks all.
 */
void mw_choices_clear (MwChoices *self);

/**
 * mw_choices_list:
 *
 * Returns: (transfer full) (element-type MwResponsibility): what is ticked, in the order in which
 * it was
 */
GPtrArray *mw_choices_list (MwChoices *self);

G_END_DECLS
