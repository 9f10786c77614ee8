/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SQLite's own file system, which after a number of writes (or truncations, or syncs) to files has
 * an accident: the process is killed, or the disk is full from then on. */
typedef enum
{
  FAULT_NONE,
  FAULT_KILL,
  FAULT_FULL,
} Fault;

/* Installs it as the default for connections opened from now on. */
void fault_vfs_install (void);

/* From now on, the n-th operation (counted from 1) has the fault. */
void fault_vfs_arm (Fault fault, int n);

/* How many operations there were since it was armed. */
int fault_vfs_count (void);

G_END_DECLS
