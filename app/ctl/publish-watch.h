/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "ctl/command.h"

G_BEGIN_DECLS

/**
 * ctl_publish_watch:
 * @folder: where to
 *
 * Publishes what is live, and each revision as it comes, until SIGTERM or SIGINT. The database or
 * the folder may be away at any time: that is said once, and tried again.
 *
 * Returns: an exit status
 */
int ctl_publish_watch (CtlContext *context, const char *folder);

G_END_DECLS
