/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>
#include <mailwright/draft.h>
#include <mailwright/sheet.h>

G_BEGIN_DECLS

/**
 * mw_share_value:
 * @widget: where it is asked for
 * @draft: the draft
 * @profile: whose own value it is
 * @driver: its driver
 * @value: the value
 *
 * Makes it the site default instead, in one edit, and says for how many other mailboxes it is
 * another value then, with a button that undoes it.
 */
void mw_share_value (
    GtkWidget *widget, MwDraft *draft, MwProfile *profile, MwDriver *driver, MwValue *value);

G_END_DECLS
