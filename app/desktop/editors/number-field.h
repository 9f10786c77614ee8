/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "desktop/editors/value-field.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define MW_TYPE_NUMBER_FIELD (mw_number_field_get_type ())

/**
 * MwNumberField:
 *
 * A whole number with its unit: typed, or stepped by buttons and arrow keys. Unlike a spin button
 * it keeps what was typed when that is out of bounds.
 */
G_DECLARE_FINAL_TYPE (MwNumberField, mw_number_field, MW, NUMBER_FIELD, AdwBin)

GtkWidget *mw_number_field_new (MwParameter *parameter);

G_END_DECLS
