/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mw_fact_row_new:
 * @name: what it is ("Issuer")
 * @value: what is so; can be selected
 * @technical: whether @value reads from left to right in every language
 *
 * Returns: (transfer floating): a row of a list that shows one fact
 */
GtkWidget *mw_fact_row_new (const char *name, const char *value, gboolean technical);

/**
 * mw_fact_row_add_copy_button:
 * @row: a row of mw_fact_row_new()
 * @label: the button's name ("Copy Fingerprint")
 * @action: the action that copies
 */
void mw_fact_row_add_copy_button (GtkWidget *row, const char *label, const char *action);

G_END_DECLS
