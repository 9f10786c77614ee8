/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "desktop/editors/value-field.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define MW_TYPE_SWITCH_FIELD (mw_switch_field_get_type ())

/**
 * MwSwitchField:
 *
 * A switch; moving it commits.
 */
G_DECLARE_FINAL_TYPE (MwSwitchField, mw_switch_field, MW, SWITCH_FIELD, AdwBin)

GtkWidget *mw_switch_field_new (void);

G_END_DECLS
