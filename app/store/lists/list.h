/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/lists/reader.h"

#include <mailwright/draft.h>

G_BEGIN_DECLS

#define MW_TYPE_SQLITE_LIST (mw_sqlite_list_get_type ())

/**
 * MwSqliteList:
 *
 * The list model behind mw_draft_list(). It knows the order as an array of integer keys; a row is
 * read when its object is asked for, and the same object is given for the same key for as long as
 * anyone holds it. It follows what the draft says was written, row by row. Of the main context
 * alone.
 */
G_DECLARE_FINAL_TYPE (MwSqliteList, mw_sqlite_list, MW, SQLITE_LIST, GObject)

MwSqliteList *mw_sqlite_list_new (MwDraft *draft, MwReader *reader, const MwQuery *query);
void mw_sqlite_list_set_query (MwSqliteList *self, const MwQuery *query);
gint64 mw_sqlite_list_find (MwSqliteList *self, gint64 key); /* its position, or -1 */

G_END_DECLS
