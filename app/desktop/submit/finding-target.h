/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>
#include <mailwright/check.h>

G_BEGIN_DECLS

/**
 * mw_finding_target_show:
 * @parent: the window, whose actions lead there
 * @finding: what was found
 *
 * Leads to the field that @finding is about, or to its object, or at least to the object's page.
 *
 * Returns: %FALSE if the window leads to none of them
 */
gboolean mw_finding_target_show (GtkWidget *parent, MwFinding *finding);

/**
 * mw_object_target_show:
 * @parent: a widget in the window
 * @kind: of the object
 * @id: the object
 * @key: (nullable): one of its parameters
 *
 * Returns: whether there is a place for it
 */
gboolean
mw_object_target_show (GtkWidget *parent, MwObjectKind kind, const char *id, const char *key);

G_END_DECLS
