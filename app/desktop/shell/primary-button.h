/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MwPrimaryButton:
 *
 * The header's button for a page's one primary action: an icon with its words, or where there is no
 * room the icon alone. Activates `win.primary`. Property: `label` (string, nullable: no button).
 */
#define MW_TYPE_PRIMARY_BUTTON (mw_primary_button_get_type ())
G_DECLARE_FINAL_TYPE (MwPrimaryButton, mw_primary_button, MW, PRIMARY_BUTTON, AdwBin)

void mw_primary_button_set_label (MwPrimaryButton *self, const char *label);

G_END_DECLS
