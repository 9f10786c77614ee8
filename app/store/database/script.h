/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file of data/schema, without ".sql". (transfer full) (nullable): a mistake of ours if it is not
 * there */
char *mw_script_load (const char *name);

G_END_DECLS
