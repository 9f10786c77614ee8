/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MwWatch:
 *
 * Tells, in the main context, that another program may have written to a database: its write-ahead
 * log changed. Whether it really did is PRAGMA data_version's to say.
 */
typedef struct _MwWatch MwWatch;

typedef void (*MwWatchFunc) (gpointer user_data);

MwWatch *mw_watch_new (const char *path, MwWatchFunc func, gpointer user_data);
void mw_watch_free (MwWatch *self);

G_END_DECLS
