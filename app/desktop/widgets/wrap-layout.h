/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MwWrapLayout:
 *
 * Children of any width one after another, in as many lines as they need, from the start of the
 * reading direction.
 */
#define MW_TYPE_WRAP_LAYOUT (mw_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (MwWrapLayout, mw_wrap_layout, MW, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *mw_wrap_layout_new (void);

/**
 * mw_wrap_layout_set_loose:
 * @first: (nullable): a child
 *
 * That child and all after it ask for no room: they are shown where the others leave some. So they
 * come and go without moving anything.
 */
void mw_wrap_layout_set_loose (MwWrapLayout *self, GtkWidget *first);

G_END_DECLS
