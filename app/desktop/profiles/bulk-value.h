/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/sheet.h>
#include <mailwright/vault.h>

G_BEGIN_DECLS

#define MW_TYPE_BULK_VALUE (mw_bulk_value_get_type ())

/**
 * MwBulkValue:
 *
 * Where the one value is given that several profiles get: the parameter's editor, or for a secret a
 * row to type it in.
 *
 * Signal: `changed` (another value was given).
 */
G_DECLARE_FINAL_TYPE (MwBulkValue, mw_bulk_value, MW, BULK_VALUE, AdwBin)

/**
 * mw_bulk_value_choose:
 * @parameter: what is to be set
 * @sheet: where its value is tried out
 *
 * Takes both, and shows nothing else yet.
 */
void mw_bulk_value_choose (MwBulkValue *self, MwParameter *parameter, MwSheet *sheet);
MwParameter *mw_bulk_value_get_parameter (MwBulkValue *self); /* (transfer none) (nullable) */
MwSheet *mw_bulk_value_get_sheet (MwBulkValue *self);         /* (transfer none) (nullable) */

/* Shows what was chosen; its sheet has been read. */
void mw_bulk_value_show (MwBulkValue *self);

/**
 * mw_bulk_value_is_allowed:
 *
 * Returns: whether what is typed may be a value
 */
gboolean mw_bulk_value_is_allowed (MwBulkValue *self);

/**
 * mw_bulk_value_get_value:
 *
 * Returns: (transfer none) (nullable): the canonical value that is given; %NULL for none, and for a
 *   secret
 */
const char *mw_bulk_value_get_value (MwBulkValue *self);

/* As mw_value_editor_commit(); not for a secret. */
gboolean mw_bulk_value_commit (MwBulkValue *self);

/**
 * mw_bulk_value_dup_secret:
 * @mistake: (out) (transfer none) (nullable): what the row does not say itself, if it is %NULL
 *
 * Returns: (transfer full) (nullable): what was typed, if it is a password; else it has the focus
 */
MwSecret *mw_bulk_value_dup_secret (MwBulkValue *self, const char **mistake);

G_END_DECLS
