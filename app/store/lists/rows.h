/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

#include <mailwright/catalogue.h>
#include <mailwright/draft.h>
#include <mailwright/query.h>

G_BEGIN_DECLS

/* A row of a list between the thread that read it and the object that shows it. One block of
 * memory: each piece that another thread frees may wait for the one that is reading on. */
typedef struct
{
  gint64 key;
  int n;
  char *texts[]; /* the columns after the key, as text; NULL where NULL */
} MwRow;

MwRow *mw_row_read (MwStatement *statement);
void mw_row_free (MwRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwRow, mw_row_free)

GType mw_row_object_type (MwQueryKind kind);
GObject *mw_row_object_new (MwQueryKind kind); /* loading */

/* Whether the object shows what the row is of, or nothing yet: a row's key may come again for
 * another one after it was deleted. */
gboolean mw_row_is_of (const MwRow *row, MwQueryKind kind, GObject *object);
void mw_row_fill (const MwRow *row, MwQueryKind kind, MwCatalogue *catalogue, GObject *object);

/* SQL functions of lists: mw_key (text): mw_name_key(); mw_depends() and mw_search_rank(). */
gboolean mw_rows_add_functions (sqlite3 *db, GError **error);

G_END_DECLS
