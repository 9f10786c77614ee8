/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * MwSplit:
 *
 * Two children beside or above one another, with a grip between them. The `side` has a size of its
 * own, which a person gives it with the mouse or with the arrow keys; whatever is shown in it does
 * not change that size, so nothing moves under a pointer. The `rest` gets what is left. Where they
 * have no room beside each other, it is folded: one of them is shown.
 *
 * In a template the children are of the types `side` and `rest`. Properties: `orientation`;
 * `kept-as` (string: under which name the size is kept; construct only); `size` (int: of the side,
 * as long as nobody gave it another); `side-last` (gboolean: it is the second one); `grip-label`
 * (string: what a screen reader calls the grip); `show-side` (gboolean: which is shown while it is
 * folded); `folded` (gboolean, read-only).
 */
#define MW_TYPE_SPLIT (mw_split_get_type ())
G_DECLARE_FINAL_TYPE (MwSplit, mw_split, MW, SPLIT, GtkWidget)

/**
 * mw_split_set_show_side:
 * @show_side: whether the side is shown, and the rest is not, while it is folded
 */
void mw_split_set_show_side (MwSplit *self, gboolean show_side);
gboolean mw_split_get_show_side (MwSplit *self);
gboolean mw_split_get_folded (MwSplit *self);

G_END_DECLS
