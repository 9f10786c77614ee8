/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "desktop/editors/value-field.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define MW_TYPE_CHARSET_FIELD (mw_charset_field_get_type ())

/**
 * MwCharsetField:
 *
 * The name of a character set: free text, and a searchable list of the usual ones.
 */
G_DECLARE_FINAL_TYPE (MwCharsetField, mw_charset_field, MW, CHARSET_FIELD, AdwBin)

GtkWidget *mw_charset_field_new (void);

G_END_DECLS
