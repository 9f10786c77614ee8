/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

#include <mailwright/catalogue.h>

G_BEGIN_DECLS

/* What mail of profile p is sent from, as mw_from_dup_address() has it. */
/* clang-format off */
#define MW_SQL_FROM_ADDRESS                                                                        \
  "mw_from_address (p.driver, p.address,"                                                          \
  " (SELECT value FROM profile_override o WHERE o.profile = p.id AND o.key = 'from-address'),"     \
  " (SELECT value FROM site_default s WHERE s.driver = p.driver AND s.key = 'from-address'))"
/* clang-format on */

/**
 * mw_draft_senders_add:
 * @db: a connection to a draft
 * @catalogue: the drivers
 *
 * Gives the connection, for itself, what the live database has: the views sender (profile, address,
 * address_key, display_name), of all profiles that send, and from_list. They ask the rule of the
 * core library for each row, through the functions mw_from_address (driver, address, override, site
 * default), mw_from_key (driver, address, its key, override, site default), NULL if it is no
 * address, and mw_from_display_name (driver, address, name, override, site default).
 */
gboolean mw_draft_senders_add (sqlite3 *db, MwCatalogue *catalogue, GError **error);

/* Gives a connection that has these the same of the base revision: the view unstaged_sender, and
 * the views of mw_unstaged_rows_create_views(). */
gboolean mw_draft_senders_add_unstaged (sqlite3 *db, GError **error);

G_END_DECLS
