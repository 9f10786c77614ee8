/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "desktop/shell/window.h"

G_BEGIN_DECLS

/**
 * mw_window_actions_install:
 *
 * Installs the window's actions and shortcuts in its class.
 */
void mw_window_actions_install (GtkWidgetClass *widget_class);

/**
 * mw_window_actions_follow:
 *
 * Enables the actions as @window's draft allows them, from now on.
 */
void mw_window_actions_follow (MwWindow *window);

G_END_DECLS
