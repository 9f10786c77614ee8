/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "desktop/editors/value-form.h"

G_BEGIN_DECLS

#define MW_TYPE_VALUE_SECTION (mw_value_section_get_type ())

/**
 * MwValueSection:
 *
 * A section of a form: a heading that folds, and a row for each value. Rows are made when they are
 * seen first.
 *
 * Signals: `commit (values)` and `judged`, as of #MwValueForm.
 */
G_DECLARE_FINAL_TYPE (MwValueSection, mw_value_section, MW, VALUE_SECTION, AdwBin)

GtkWidget *
mw_value_section_new (const char *title, MwSheet *sheet, MwVault *vault, gboolean folded);

void mw_value_section_add_value (MwValueSection *self, MwValue *value);
void mw_value_section_add_protocol (MwValueSection *self, MwProtocol *protocol);
gboolean mw_value_section_is_empty (MwValueSection *self);

/**
 * mw_value_section_narrow:
 * @search: (nullable): as of mw_value_form_set_search()
 * @keep: whether rows that are shown stay, so that none vanishes below a hand
 *
 * Returns: how many rows are shown (and the section is hidden if there is none)
 */
guint mw_value_section_narrow (MwValueSection *self,
                               const char *search,
                               MwFormShows shows,
                               gboolean keep);

/**
 * mw_value_section_find:
 * @key: a parameter's key
 *
 * Returns: (transfer none) (nullable): its row, made if need be; an encryption's row for the
 * parameters that it stands for
 */
GtkWidget *mw_value_section_find (MwValueSection *self, const char *key);

/**
 * mw_value_section_set_is_new:
 * @is_new: as of mw_value_editor_set_is_new(), for all that it has
 */
void mw_value_section_set_is_new (MwValueSection *self, gboolean is_new);

/**
 * mw_value_section_find_mistaken:
 *
 * Returns: (transfer none) (nullable): the first #MwValueEditor with a mistake
 */
GtkWidget *mw_value_section_find_mistaken (MwValueSection *self);

/**
 * mw_value_section_refresh:
 *
 * As mw_value_editor_refresh(), for all that it has.
 */
void mw_value_section_refresh (MwValueSection *self);

void mw_value_section_unfold (MwValueSection *self);

G_END_DECLS
