/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>
#include <mailwright/agent.h>
#include <mailwright/profile.h>

G_BEGIN_DECLS

/**
 * MwChip:
 *
 * An agent or an address in a responsibility: its name, which can be pressed, a mark if it is new
 * there, and a button that takes it out; a menu of its own opens it, or takes it out. A ghost is
 * one that would be there, and does nothing.
 *
 * Signals: `activated`, `removed`.
 */
#define MW_TYPE_CHIP (mw_chip_get_type ())
G_DECLARE_FINAL_TYPE (MwChip, mw_chip, MW, CHIP, GtkWidget)

/**
 * mw_chip_new:
 * @item: an #MwAgent or an #MwProfile
 * @ghost: whether it only would be there
 *
 * Returns: (transfer floating): a chip
 */
GtkWidget *mw_chip_new (GObject *item, gboolean ghost);
GObject *mw_chip_get_item (MwChip *self); /* (transfer none) */

/**
 * mw_chip_set_marked:
 * @marked: whether it is what is chosen elsewhere
 */
void mw_chip_set_marked (MwChip *self, gboolean marked);

/**
 * mw_chip_grab_remove_focus:
 *
 * Puts the focus on the button that removes: where it was when the chip before this one went.
 */
void mw_chip_grab_remove_focus (MwChip *self);

G_END_DECLS
