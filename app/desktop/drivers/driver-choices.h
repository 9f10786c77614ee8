/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>
#include <mailwright/catalogue.h>

G_BEGIN_DECLS

/**
 * mw_driver_choices_show:
 * @drop_down: gets an entry for all drivers, which is chosen, and one for each
 * @catalogue: the drivers
 */
void mw_driver_choices_show (GtkDropDown *drop_down, MwCatalogue *catalogue);

/**
 * mw_driver_choices_dup:
 * @drop_down: shows the drivers of @catalogue
 * @catalogue: the drivers
 *
 * Returns: (transfer full) (nullable): the one that is chosen; %NULL for all
 */
MwDriver *mw_driver_choices_dup (GtkDropDown *drop_down, MwCatalogue *catalogue);

G_END_DECLS
