/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/sheet.h>
#include <mailwright/vault.h>

G_BEGIN_DECLS

/**
 * MwFormShows:
 * @MW_FORM_ALL: every parameter
 * @MW_FORM_CHANGED: those set at this level
 * @MW_FORM_NEEDED: those that are required and missing
 */
typedef enum
{
  MW_FORM_ALL,
  MW_FORM_CHANGED,
  MW_FORM_NEEDED,
} MwFormShows;

#define MW_TYPE_VALUE_FORM (mw_value_form_get_type ())

/**
 * MwValueForm:
 *
 * All values of a sheet in the driver's sections, each with its editor; the last sections folded.
 * The section Encryption begins with one row a protocol (None, STARTTLS, TLS, and the port).
 *
 * Signals: `commit (values)`: a #GHashTable of keys to canonical values, or to %NULL for a reset;
 * one value, or all that an encryption needs; to be staged as one edit. `judged`: a field has a
 * mistake, or none any more.
 */
G_DECLARE_FINAL_TYPE (MwValueForm, mw_value_form, MW, VALUE_FORM, AdwBin)

/**
 * mw_value_form_new:
 * @sheet: the sheet of a profile or of a driver's site defaults
 * @vault: (nullable): where secrets are kept; without one no secret is shown (a driver's form)
 *
 * Returns: (transfer floating): a form
 */
GtkWidget *mw_value_form_new (MwSheet *sheet, MwVault *vault);

/**
 * mw_value_form_set_search:
 * @search: (nullable): words that a parameter's name, key, section, help or value must hold
 */
void mw_value_form_set_search (MwValueForm *self, const char *search);
void mw_value_form_set_shows (MwValueForm *self, MwFormShows shows);

/**
 * mw_value_form_focus:
 * @key: a parameter's key
 *
 * Shows the parameter, whatever is folded or narrowed, scrolls to it and puts the focus there.
 *
 * Returns: %FALSE if the form has no such parameter
 */
gboolean mw_value_form_focus (MwValueForm *self, const char *key);

/**
 * mw_value_form_refresh:
 *
 * As mw_value_editor_refresh(), for all that it has; for when all that was committed has been read.
 */
void mw_value_form_refresh (MwValueForm *self);

/**
 * mw_value_form_set_mistake:
 * @key: a parameter's key
 * @mistake: (nullable): why its last commit was refused
 */
void mw_value_form_set_mistake (MwValueForm *self, const char *key, const char *mistake);

/**
 * mw_value_form_set_is_new:
 * @is_new: as of mw_value_editor_set_is_new(), for all that it has
 */
void mw_value_form_set_is_new (MwValueForm *self, gboolean is_new);

/**
 * mw_value_form_find_mistaken:
 *
 * Returns: (transfer none) (nullable): the first #MwValueEditor with a mistake
 */
GtkWidget *mw_value_form_find_mistaken (MwValueForm *self);

/**
 * mw_value_form_commit:
 *
 * Commits what is typed in the field that has the focus.
 *
 * Returns: %FALSE if what is typed there is not allowed
 */
gboolean mw_value_form_commit (MwValueForm *self);

G_END_DECLS
