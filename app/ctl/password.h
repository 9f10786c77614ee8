/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/vault.h>

G_BEGIN_DECLS

/**
 * ctl_password_read:
 * @name: what it is, for the prompt
 *
 * Reads one line: from a terminal without echo, after a prompt; else from standard input. The
 * line's end is not part of it.
 *
 * Returns: (transfer full): the secret, or %NULL with %MW_ERROR_INVALID if it is empty or too long
 */
MwSecret *ctl_password_read (const char *name, GError **error);

G_END_DECLS
