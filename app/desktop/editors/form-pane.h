/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "desktop/editors/value-form.h"

G_BEGIN_DECLS

#define MW_TYPE_FORM_PANE (mw_form_pane_get_type ())

/**
 * MwFormPane:
 *
 * The form of a profile's values, below what narrows it: a search, and buttons for what is changed
 * here and for what is needed.
 */
G_DECLARE_FINAL_TYPE (MwFormPane, mw_form_pane, MW, FORM_PANE, AdwBin)

void mw_form_pane_set_form (MwFormPane *self, MwValueForm *form);
MwValueForm *mw_form_pane_get_form (MwFormPane *self); /* (transfer none) (nullable) */

/* Shows @child, which says why there is no form. */
void mw_form_pane_set_placeholder (MwFormPane *self, GtkWidget *child);

/* Says on its button how many values are needed. */
void mw_form_pane_set_needed (MwFormPane *self, guint n_needed);

GtkWidget *mw_form_pane_get_search (MwFormPane *self); /* (transfer none): where that is typed */

G_END_DECLS
