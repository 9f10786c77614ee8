/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MW_TYPE_FOLD (mw_fold_get_type ())

/**
 * MwFold:
 *
 * Two children beside each other where there is room, and one above the other where there is not.
 *
 * Properties: `fold-width` (int): narrower than this they are stacked; `start-share` (double): what
 * the first gets of the width beside the second.
 */
G_DECLARE_FINAL_TYPE (MwFold, mw_fold, MW, FOLD, GtkWidget)

G_END_DECLS
