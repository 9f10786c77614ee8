/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/profile.h>

G_BEGIN_DECLS

/**
 * mw_delete_refusal_present:
 * @widget: a page with the action
 * @profiles: (element-type MwProfile): at least one of them was submitted
 * @disable: the action that is done instead where that is chosen
 *
 * Explains why they cannot be deleted: queued mail would be lost.
 */
void mw_delete_refusal_present (GtkWidget *widget, GPtrArray *profiles, const char *disable);

G_END_DECLS
