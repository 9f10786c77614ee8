/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/driver.h>
#include <mailwright/parameter.h>

G_BEGIN_DECLS

#define MW_TYPE_CATALOGUE (mw_catalogue_get_type ())

/**
 * MwCatalogue:
 *
 * All drivers, read from `*.driver` key files: the shipped ones, the system's and this site's own.
 * A #GListModel of #MwDriver, ordered by name. A file that is broken is reported with its line and
 * left out; the rest loads.
 */
G_DECLARE_FINAL_TYPE (MwCatalogue, mw_catalogue, MW, CATALOGUE, GObject)

/**
 * mw_catalogue_new:
 * @directories: (array zero-terminated=1): folders to read, the shipped one first. A missing folder
 * is no problem. A driver of a later folder replaces one with the same id.
 *
 * Returns: (transfer full): the catalogue
 */
MwCatalogue *mw_catalogue_new (const char *const *directories);

/**
 * mw_catalogue_new_default:
 *
 * Reads `drivers` below mw_shipped_data_folder(), then `mailwright/drivers` below each system data
 * folder and below `$XDG_DATA_HOME`.
 *
 * Returns: (transfer full): the catalogue
 */
MwCatalogue *mw_catalogue_new_default (void);

/**
 * mw_catalogue_find:
 * @self: a catalogue
 * @id_or_name: a driver's id or its name
 *
 * Returns: (transfer none) (nullable): the driver
 */
MwDriver *mw_catalogue_find (MwCatalogue *self, const char *id_or_name);

/**
 * mw_catalogue_get_problems:
 * @self: a catalogue
 *
 * Returns: (transfer none) (array zero-terminated=1): one translated sentence a problem, beginning
 * with `FILE:LINE: `
 */
const char *const *mw_catalogue_get_problems (MwCatalogue *self);

G_END_DECLS
