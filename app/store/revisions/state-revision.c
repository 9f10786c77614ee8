/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/revisions/state-revision.h"

gboolean
mw_state_revision_read (sqlite3 *db, MwRevisionId *base, GError **error)
{
  g_autoptr (MwStatement) statement =
      mw_database_prepare (db, error, "SELECT revision, revision_id FROM configuration", 0);
  gboolean row = FALSE;

  mw_revision_id_init (base, 0, NULL);
  if (!statement || !mw_database_step (statement, &row, error))
    return FALSE;
  if (row)
    mw_revision_id_init (base, sqlite3_column_int64 (statement, 0),
                         mw_statement_text (statement, 1));
  return TRUE;
}

gboolean
mw_state_revision_write (sqlite3 *db, const MwRevisionId *base, GError **error)
{
  g_autoptr (MwStatement) statement = mw_database_prepare (
      db, error, "UPDATE configuration SET revision_id = ?1, revision = ?2", 1, base->id);

  if (!statement)
    return FALSE;
  sqlite3_bind_int64 (statement, 2, base->number);
  return mw_database_step (statement, NULL, error);
}
