/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The system's calls that bring a file to the disk (write, fsync, fchmod, renameat), one of which
 * has an accident: the process is killed before it, or the disk is full from then on. */
typedef enum
{
  CALL_FAULT_NONE,
  CALL_FAULT_KILL,
  CALL_FAULT_FULL,
} CallFault;

/* From now on, the n-th call (counted from 1) has the fault. */
void fault_calls_arm (CallFault fault, int n);

G_END_DECLS
