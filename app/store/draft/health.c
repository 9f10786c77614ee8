/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/draft/health.h"

#include "store/catalogue/catalogue-tables.h"
#include "store/catalogue/effective-sql.h"
#include "store/draft/observations.h"
#include "store/lists/rows.h"

#include <glib/gi18n-lib.h>

#include <stdio.h>

#define IN_USE "p.enabled AND NOT p.retired"

/* By MwReachability. */
#define COUNT                                                                                      \
  "SELECT count (*) FILTER (WHERE r = 1), count (*) FILTER (WHERE r = 2),"                         \
  " count (*) FILTER (WHERE r = 3), count (*) FILTER (WHERE r = 0)"                                \
  " FROM (SELECT (" MW_SQL_REACHABILITY ") AS r FROM profile p WHERE " IN_USE ")"

#define KEEP                                                                                       \
  "INSERT INTO health (day, n_works, n_warnings, n_fails, n_untested)"                             \
  " VALUES (?1, ?2, ?3, ?4, ?5)"                                                                   \
  " ON CONFLICT (day) DO UPDATE SET n_works = excluded.n_works, n_warnings = excluded.n_warnings," \
  " n_fails = excluded.n_fails, n_untested = excluded.n_untested"

#define FORGET                                                                                     \
  "DELETE FROM health WHERE day NOT IN (SELECT day FROM health ORDER BY day DESC"                  \
  " LIMIT " G_STRINGIFY (MW_HEALTH_MOST_DAYS) ")"

#define LIST                                                                                       \
  "SELECT day, n_works, n_warnings, n_fails, n_untested FROM health"                               \
  " WHERE date (day) IS NOT NULL ORDER BY day"

/* What fails is few, and an index has it: no other mailbox is looked at. Where all fail, no more of
 * them are looked at than are told of. */
#define COUNT_FAILING                                                                              \
  "SELECT count (*) FROM (SELECT DISTINCT x.profile FROM observation x"                            \
  " JOIN profile p ON p.id = x.profile"                                                            \
  " WHERE x.reachability = 3 AND " IN_USE " AND " MW_SQL_OBSERVED_IN_USE                           \
  " AND NOT (" MW_SQL_OBSERVED_STALE ") LIMIT 1 + " G_STRINGIFY (MW_HEALTH_MOST_FAILS) ")"

#define COUNT_UNSEEN                                                                               \
  "SELECT count (*) FROM profile p WHERE " IN_USE                                                  \
  " AND NOT EXISTS (SELECT 1 FROM observation x WHERE x.profile = p.id)"

typedef struct
{
  const char *day;
  gint64 counts[4];
} Keeping;

/* For very many mailboxes it takes seconds: with a connection of its own, and without the lock, no
 * edit waits for it.
 * Another file may have taken the draft's place; once it is open, what was looked at is what is
 * read. */
static sqlite3 *
open_to_count (MwSqliteDraft *self, gboolean to_write, GCancellable *cancellable, GError **error)
{
  sqlite3 *db = NULL;

  if (!mw_presence_check (self->presence, to_write, error))
    return NULL;
  db = mw_database_open (self->path, _ ("The draft"), error);
  if (db && mw_presence_check (self->presence, to_write, error) &&
      mw_database_configure_reading (db, error) && mw_rows_add_functions (db, error) &&
      mw_catalogue_tables_fill (db, self->catalogue, error) &&
      mw_database_exec (db, "PRAGMA query_only = ON", error))
    {
      mw_database_set_cancellable (db, cancellable);
      return db;
    }
  mw_database_close (db);
  return NULL;
}

static gboolean
count (sqlite3 *db, Keeping *keeping, GError **error)
{
  g_autoptr (MwStatement) statement = mw_database_prepare (db, error, COUNT, 0);
  gboolean row = FALSE;

  if (!statement || !mw_database_step (statement, &row, error))
    return FALSE;
  for (int i = 0; row && i < (int) G_N_ELEMENTS (keeping->counts); i++)
    keeping->counts[i] = sqlite3_column_int64 (statement, i);
  return TRUE;
}

static gboolean
keep (sqlite3 *db, gpointer user_data, GError **error)
{
  Keeping *keeping = user_data;
  g_autoptr (MwStatement) statement = mw_database_prepare (db, error, KEEP, 1, keeping->day);

  for (int i = 0; statement && i < (int) G_N_ELEMENTS (keeping->counts); i++)
    sqlite3_bind_int64 (statement, i + 2, keeping->counts[i]);
  return statement && mw_database_step (statement, NULL, error) &&
         mw_database_exec (db, FORGET, error);
}

gboolean
mw_sqlite_draft_keep_health (MwDraft *draft,
                             const GDate *day,
                             GCancellable *cancellable,
                             GError **error)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (draft);
  g_autoptr (GMutexLocker) locker = NULL;
  sqlite3 *db = open_to_count (self, TRUE, cancellable, error);
  g_autofree char *text = g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (day),
                                           (guint) g_date_get_month (day), g_date_get_day (day));
  Keeping keeping = { .day = text };

  gboolean counted = db && count (db, &keeping, error);

  mw_database_close (db);
  locker = g_mutex_locker_new (&self->lock);
  if (!counted || !mw_presence_check (self->presence, TRUE, error) ||
      !mw_transaction_run (self->db, keep, &keeping, error))
    return FALSE;
  mw_sqlite_draft_publish_observed (self);
  return TRUE;
}

static MwHealth *
read_day (MwStatement *statement)
{
  guint year = 0, month = 0, day = 0;
  MwHealth *health = NULL;

  if (sscanf (mw_statement_text (statement, 0), "%4u-%2u-%2u", &year, &month, &day) != 3 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;
  health = g_new0 (MwHealth, 1);
  g_date_clear (&health->day, 1);
  g_date_set_dmy (&health->day, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  health->n_works = (guint) sqlite3_column_int64 (statement, 1);
  health->n_warnings = (guint) sqlite3_column_int64 (statement, 2);
  health->n_fails = (guint) sqlite3_column_int64 (statement, 3);
  health->n_untested = (guint) sqlite3_column_int64 (statement, 4);
  return health;
}

static GPtrArray *
read_days (sqlite3 *db, GError **error)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MwStatement) statement = mw_database_prepare (db, error, LIST, 0);
  gboolean row = statement != NULL;

  if (!statement)
    return NULL;
  while (row)
    {
      MwHealth *health = NULL;

      if (!mw_database_step (statement, &row, error))
        return NULL;
      health = row ? read_day (statement) : NULL;
      if (health)
        g_ptr_array_add (days, health);
    }
  return g_steal_pointer (&days);
}

GPtrArray *
mw_sqlite_draft_list_health (MwDraft *draft, GCancellable *cancellable, GError **error)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (draft);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return read_days (self->db, error);
}

gboolean
mw_sqlite_draft_read_health (MwDraft *draft,
                             gboolean with_unseen,
                             MwHealthNow *now,
                             GCancellable *cancellable,
                             GError **error)
{
  sqlite3 *db = open_to_count (MW_SQLITE_DRAFT (draft), FALSE, cancellable, error);
  gint64 n_fails = 0, n_unseen = 0;
  gboolean done =
      db && mw_database_get_int64 (db, &n_fails, 0, error, COUNT_FAILING, 0) &&
      (!with_unseen || mw_database_get_int64 (db, &n_unseen, 0, error, COUNT_UNSEEN, 0));

  mw_database_close (db);
  now->n_fails = (guint) n_fails;
  now->n_unseen = (guint) n_unseen;
  return done;
}
