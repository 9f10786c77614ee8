/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/profile.h>

G_BEGIN_DECLS

/**
 * mw_delete_refusal_new:
 * @parent: the window that it belongs to
 * @profiles: (element-type MwProfile): at least one of them was submitted
 *
 * Explains why they cannot be deleted: queued mail would be lost. The response `disable` is what
 * to do instead.
 *
 * Returns: (transfer floating): a dialog, to be presented
 */
GtkWidget *mw_delete_refusal_new (GtkWindow *parent, GPtrArray *profiles);

G_END_DECLS
