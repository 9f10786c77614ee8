/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mw_shipped_data_folder:
 *
 * Where what comes with the program is, the drivers among it: `$MAILWRIGHT_DATADIR` if that
 * variable is set; else, for a program that is run from the folder that it was built in, `data` of
 * its source; else where it was installed.
 *
 * Returns: (transfer full): the folder, which may be missing
 */
char *mw_shipped_data_folder (void);

/**
 * mw_shipped_locale_folder:
 *
 * Where the translations are: `$MAILWRIGHT_LOCALEDIR` if that variable is set; else those of the
 * build folder that the program is run from; else those that were installed.
 *
 * Returns: (transfer full): the folder, which may be missing
 */
char *mw_shipped_locale_folder (void);

G_END_DECLS
