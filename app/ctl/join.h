/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "ctl/command.h"

G_BEGIN_DECLS

/* Joins agents and profiles in responsibilities (element-type MwResponsibility), as one edit; or
 * says what that would do. */
int ctl_join (CtlContext *context,
              GPtrArray *responsibilities,
              MwMembers *joining,
              gboolean dry_run,
              GError **error);

G_END_DECLS
