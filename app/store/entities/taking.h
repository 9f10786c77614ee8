/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/entities/entity.h"

G_BEGIN_DECLS

/* How a column's value is taken from what a person gave: functions of type MwTakeFunc. */

/* A name that no other object of the kind has, and its key. */
gboolean mw_take_name (const MwEditing *editing, const char *text, char **values, GError **error);
/* One line. */
gboolean mw_take_text (const MwEditing *editing, const char *text, char **values, GError **error);
/* A profile's address, its key and its form in Unicode. */
gboolean
mw_take_profile_address (const MwEditing *editing, const char *text, char **values, GError **error);
/* None, or a valid address. */
gboolean mw_take_optional_address (const MwEditing *editing,
                                   const char *text,
                                   char **values,
                                   GError **error);
/* `on` or `off`. */
gboolean mw_take_switch (const MwEditing *editing, const char *text, char **values, GError **error);
/* The id of what the column refers to; nothing, or an empty text, for none. */
gboolean
mw_take_reference (const MwEditing *editing, const char *text, char **values, GError **error);
/* The id of a driver of the catalogue. */
gboolean mw_take_driver (const MwEditing *editing, const char *text, char **values, GError **error);

G_END_DECLS
