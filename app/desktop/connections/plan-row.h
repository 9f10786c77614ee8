/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mw_plan_row_new:
 * @name: a parameter's name
 * @before: its value now; "" for none
 * @after: its value then
 *
 * Returns: (transfer floating): a row that says what would change
 */
GtkWidget *mw_plan_row_new (const char *name, const char *before, const char *after);

G_END_DECLS
