/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MwNarrowSwitch:
 *
 * Shows one of two children by the width it is given: columns where there is room, two-line rows
 * where there is not. In a template the children are of the types `wide` and `narrow`.
 *
 * Properties: `wide`, `narrow` (#GtkWidget), `threshold` (int: below this width the narrow one is
 * shown; 400), `is-narrow` (gboolean, read-only).
 */
#define MW_TYPE_NARROW_SWITCH (mw_narrow_switch_get_type ())
G_DECLARE_FINAL_TYPE (MwNarrowSwitch, mw_narrow_switch, MW, NARROW_SWITCH, GtkWidget)

void mw_narrow_switch_set_wide (MwNarrowSwitch *self, GtkWidget *wide);
void mw_narrow_switch_set_narrow (MwNarrowSwitch *self, GtkWidget *narrow);
void mw_narrow_switch_set_threshold (MwNarrowSwitch *self, int threshold);
gboolean mw_narrow_switch_get_is_narrow (MwNarrowSwitch *self);

/**
 * mw_narrow_switch_get_shown:
 *
 * Returns: (transfer none) (nullable): the child that is shown
 */
GtkWidget *mw_narrow_switch_get_shown (MwNarrowSwitch *self);

G_END_DECLS
