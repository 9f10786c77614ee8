/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "desktop/editors/value-field.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define MW_TYPE_CHOICE_FIELD (mw_choice_field_get_type ())

/**
 * MwChoiceField:
 *
 * A drop-down of a parameter's choices; choosing commits.
 */
G_DECLARE_FINAL_TYPE (MwChoiceField, mw_choice_field, MW, CHOICE_FIELD, AdwBin)

GtkWidget *mw_choice_field_new (MwParameter *parameter);

G_END_DECLS
