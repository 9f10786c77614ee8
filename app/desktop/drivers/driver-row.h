/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

/**
 * MwDriverRow:
 *
 * One driver in a boxed list: name, what it is for, its channel, whether it is this site's own, how
 * many profiles use it and how many site defaults it has, and whether one of those is staged. It
 * follows the draft.
 */
#define MW_TYPE_DRIVER_ROW (mw_driver_row_get_type ())
G_DECLARE_FINAL_TYPE (MwDriverRow, mw_driver_row, MW, DRIVER_ROW, AdwPreferencesRow)

/**
 * mw_driver_row_new:
 * @draft: where the driver's profiles and site defaults are
 * @driver: the driver
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *mw_driver_row_new (MwDraft *draft, MwDriver *driver);

MwDriver *mw_driver_row_get_driver (MwDriverRow *self); /* (transfer none) */

G_END_DECLS
