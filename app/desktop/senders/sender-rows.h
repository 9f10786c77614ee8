/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mw_sender_rows_factory_new:
 *
 * Returns: (transfer full): a factory of rows for #MwSender: its position, its address with the
 *   staged mark, the name that recipients see and what gives it, and whether it is the default
 */
GtkListItemFactory *mw_sender_rows_factory_new (void);

G_END_DECLS
