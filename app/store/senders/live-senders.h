/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

#include <mailwright/catalogue.h>

G_BEGIN_DECLS

/**
 * mw_live_senders_make:
 * @db: a live database, in a transaction
 * @catalogue: (nullable): the drivers; %NULL if nobody knows them: those of profiles that mail
 *   software was told of already are then taken for what they were
 *
 * Writes down what mail of each profile is sent from, where that is not simply its own address and
 * name, of those profiles where it is yet to be made or whose driver says something new
 * (live.3.sql, profile_sender).
 */
gboolean mw_live_senders_make (sqlite3 *db, MwCatalogue *catalogue, GError **error);

/**
 * mw_live_senders_check:
 * @db: a live database
 * @findings: (element-type MwFinding): where findings are added
 *
 * Finds the profiles that nobody can send as, since what they are set to send from is no address,
 * or was written by another program and is yet to be made.
 */
gboolean mw_live_senders_check (sqlite3 *db, GPtrArray *findings, GError **error);

G_END_DECLS
