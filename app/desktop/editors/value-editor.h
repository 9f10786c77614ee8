/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/sheet.h>
#include <mailwright/vault.h>

G_BEGIN_DECLS

#define MW_TYPE_VALUE_EDITOR (mw_value_editor_get_type ())

/**
 * MwValueEditor:
 *
 * A row that shows one #MwValue and edits it in place: name, field of the parameter's type, where
 * the value comes from, reset, help, the mistake in words, what is live. It knows nothing of
 * profiles and changes nothing by itself: it asks through its signal.
 *
 * Property `value` (#MwValue, construct-only).
 *
 * Signals: `commit (key, text)`: @text is a canonical value, or %NULL to reset; for a secret it is
 * the id under which the vault keeps it already. `judged`: there is a mistake, or none any more.
 */
G_DECLARE_FINAL_TYPE (MwValueEditor, mw_value_editor, MW, VALUE_EDITOR, AdwPreferencesRow)

/**
 * mw_value_editor_new:
 * @value: a value of a sheet
 *
 * Returns: (transfer floating): the row with the field that fits the type of @value's parameter
 */
GtkWidget *mw_value_editor_new (MwValue *value);

MwValue *mw_value_editor_get_value (MwValueEditor *self);

/**
 * mw_value_editor_set_vault:
 * @vault: where secrets are kept
 * @owner: whose secret it is, for the keyring's own programs: an address
 *
 * A secret's row is not editable before this. Other rows ignore it.
 */
void mw_value_editor_set_vault (MwValueEditor *self, MwVault *vault, const char *owner);

/**
 * mw_value_editor_set_is_new:
 * @is_new: whether it is of a profile that never was live, so that nothing was before
 */
void mw_value_editor_set_is_new (MwValueEditor *self, gboolean is_new);

/**
 * mw_value_editor_refresh:
 *
 * Shows the value; what is being typed stays. An editor does so by itself when its value changes;
 * this is for a commit that left it as it was, because it was undone before it was read.
 */
void mw_value_editor_refresh (MwValueEditor *self);

/**
 * mw_value_editor_set_mistake:
 * @mistake: (nullable): what is wrong with the last commit, in words; what was typed stays
 */
void mw_value_editor_set_mistake (MwValueEditor *self, const char *mistake);

/**
 * mw_value_editor_get_mistake:
 *
 * Returns: (transfer none) (nullable): what is wrong with what is typed
 */
const char *mw_value_editor_get_mistake (MwValueEditor *self);

/**
 * mw_value_editor_commit:
 *
 * Commits what is typed and not committed yet, as leaving the field does.
 *
 * Returns: %FALSE if what is typed is not allowed; the row says why
 */
gboolean mw_value_editor_commit (MwValueEditor *self);

/**
 * mw_value_editor_dup_typed:
 * @allowed: (out): whether what the field holds may be a value
 *
 * What would be committed now.
 *
 * Returns: (transfer full) (nullable): a canonical value; %NULL where nothing else was typed than
 *   what is set, where the field is empty, or where it is not allowed
 */
char *mw_value_editor_dup_typed (MwValueEditor *self, gboolean *allowed);

G_END_DECLS
