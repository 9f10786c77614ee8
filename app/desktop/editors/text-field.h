/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "desktop/editors/value-field.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define MW_TYPE_TEXT_FIELD (mw_text_field_get_type ())

/**
 * MwTextField:
 *
 * One line of text.
 */
G_DECLARE_FINAL_TYPE (MwTextField, mw_text_field, MW, TEXT_FIELD, AdwBin)

GtkWidget *mw_text_field_new (MwParameter *parameter);

G_END_DECLS
