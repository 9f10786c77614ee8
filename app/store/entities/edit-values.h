/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

#include <mailwright/address.h>
#include <mailwright/catalogue.h>
#include <mailwright/types.h>

G_BEGIN_DECLS

/* What an edit's arguments have to be before they are written. */

/* The object is there, or MW_ERROR_NOT_FOUND. */
gboolean mw_edit_require (sqlite3 *db, MwObjectKind kind, const char *id, GError **error);

/* What mw_comment_normalise() makes of what was typed; an error names the field. */
gboolean mw_edit_take_text (const char *field, const char *typed, char **text, GError **error);

/* No other profile has the address, or MW_ERROR_DUPLICATE that names it. */
gboolean
mw_edit_check_address (sqlite3 *db, const MwAddress *address, const char *own_id, GError **error);

/* A name (an agent's login) that no other object of its kind has, normalised, and its key. */
gboolean mw_edit_take_name (sqlite3 *db,
                            MwObjectKind kind,
                            const char *own_id,
                            const char *text,
                            char **name,
                            char **key,
                            GError **error);

/* What a profile is called that is given no name: its address; if another has that for a name, with
 * a number behind it. */
gboolean mw_edit_make_profile_name (sqlite3 *db,
                                    const MwAddress *address,
                                    const char *own_id,
                                    char **name,
                                    char **key,
                                    GError **error);

/* An agent's own address: none, or a valid one. */
gboolean mw_edit_take_agent_address (const char *text, char **address, GError **error);

/* A canonical value of a driver's parameter. */
char *mw_edit_take_value (MwCatalogue *catalogue,
                          const char *driver_id,
                          const char *key,
                          const char *text,
                          gboolean site_default,
                          GError **error);

G_END_DECLS
