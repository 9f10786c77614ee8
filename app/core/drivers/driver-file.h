/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "core/drivers/driver-private.h"

#include "core/drivers/driver-source.h"

G_BEGIN_DECLS

/* Reads a driver from the key file @path. Everything that is wrong is added to @problems, and then
 * there is no driver. @id_line is where the id stands, for a problem with it. */
MwDriver *
mw_driver_file_load (const char *path, gboolean site, GPtrArray *problems, guint *id_line);

/* Reads `[Parameter @key]`; what is wrong is reported to @source. Never %NULL, so that what refers
 * to a wrong parameter is not wrong as well. */
MwParameter *
mw_driver_file_read_parameter (MwDriverSource *source, const char *group, const char *key);

/* The word `in`, `out` or (where @both) `both` of @group's `Direction`. */
MwDirection
mw_driver_file_read_direction (MwDriverSource *source, const char *group, gboolean both);

/* A key or id: lower-case words, digits and single hyphens. */
gboolean mw_driver_file_is_key (const char *text);

G_END_DECLS
