/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "ctl/command.h"

G_BEGIN_DECLS

/* What an option gives a field of an object. */
typedef struct
{
  const char *field;
  const char *value; /* (nullable): it stays */
} CtlChange;

/**
 * ctl_change_object:
 * @verb: what the edit is called
 * @shown: the object's name as it is
 * @step: the step that sets one field of it
 * @id: the object's
 * @changes: ended by one without a field
 *
 * Stages the new values as one edit, which can be undone as one.
 *
 * Returns: %CTL_DONE, or -1 with @error set, a usage error where there is nothing to change
 */
int ctl_change_object (CtlContext *context,
                       MwEditVerb verb,
                       const char *shown,
                       MwStepKind step,
                       const char *id,
                       const CtlChange *changes,
                       GError **error);

G_END_DECLS
