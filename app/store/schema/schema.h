/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

G_BEGIN_DECLS

/* The newest versions that we know. Entity tables are the same in both. */
#define MW_SCHEMA_VERSION_LIVE 4
#define MW_SCHEMA_VERSION_DRAFT 10
#define MW_SCHEMA_VERSION_ENTITIES 1
#define MW_SCHEMA_LIVE "live"
#define MW_SCHEMA_DRAFT "draft"

/* Makes the entity tables. */
gboolean mw_schema_create_entities (sqlite3 *db, GError **error);

/* Makes what only a live database or only a draft has, the rules that hold for any program, and
 * marks the file as ours. Of a draft call mw_staged_create_triggers() and
 * mw_search_index_make() once it is filled. */
gboolean mw_schema_create_kind (sqlite3 *db, const char *kind, GError **error);

/* Refuses, without touching it, a file that is not ours, of the other kind, or newer. */
gboolean mw_schema_check (sqlite3 *db, const char *kind, const char *path, GError **error);

/* Brings an older file of ours up to date, whole or not at all. */
gboolean mw_schema_migrate (sqlite3 *db, const char *kind, GError **error);

/* Refuses, without touching it, a file of the newest version whose tables, triggers or views are
 * not those of a new one, and names the first that is not: nobody knows what such a file lets
 * through. */
gboolean mw_schema_verify (sqlite3 *db, const char *kind, const char *path, GError **error);

G_END_DECLS
