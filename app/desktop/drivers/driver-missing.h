/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * mw_driver_missing_new:
 * @driver_id: a driver that is not in the catalogue
 *
 * Returns: (transfer floating): what is shown in place of the parameters of a profile of it
 */
GtkWidget *mw_driver_missing_new (const char *driver_id);

G_END_DECLS
