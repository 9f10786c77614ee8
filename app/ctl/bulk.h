/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "ctl/command.h"

G_BEGIN_DECLS

/**
 * ctl_bulk_set:
 * @where: what the profiles are searched by, as in the window
 * @assignments: (array zero-terminated=1): "KEY=VALUE"
 *
 * Stages the values for all profiles that are found and whose driver has the parameter, as one
 * edit, and prints what it came to.
 *
 * Returns: %CTL_DONE, or -1 with @error set
 */
int ctl_bulk_set (CtlContext *context, const char *where, char **assignments, GError **error);

/**
 * ctl_bulk_unset:
 * @where: as above
 * @keys: (array zero-terminated=1): the parameters
 *
 * Resets them for all profiles that are found and have a value of their own, as one edit.
 *
 * Returns: %CTL_DONE, or -1 with @error set
 */
int ctl_bulk_unset (CtlContext *context, const char *where, char **keys, GError **error);

G_END_DECLS
