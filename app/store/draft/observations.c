/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/draft/observations.h"

#include "store/catalogue/effective-sql.h"
#include "store/changes/values.h"

#include <mailwright/probe.h>

/* ---- telling ---- */

static gboolean
tell_observed (gpointer user_data)
{
  MwSqliteDraft *self = user_data;

  g_mutex_lock (&self->lock);
  self->observed = FALSE;
  g_mutex_unlock (&self->lock);
  g_signal_emit_by_name (self, "observed");
  return G_SOURCE_REMOVE;
}

/* Many observations in a row are told of once. */
void
mw_sqlite_draft_publish_observed (MwSqliteDraft *self)
{
  g_autoptr (GSource) source = NULL;

  if (self->observed)
    return;
  self->observed = TRUE;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_observed, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

/* ---- keeping ---- */

#define FIND_PROFILE "SELECT driver, address FROM profile WHERE id = ?1"

/* ?14: whether the draft still is what was tested. */
#define KEEP                                                                                       \
  "INSERT INTO observation (profile, direction, scheme, server, verdict, step, message, digest,"   \
  " reachability, milliseconds, time, last_good, not_after, depends)"                              \
  " SELECT p.id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, CASE WHEN ?14"                \
  " THEN CASE ?2 WHEN 'in' THEN " MW_SQL_DEPENDS ("in") " ELSE " MW_SQL_DEPENDS (                  \
      "out") " END END"                                                                            \
             " FROM profile p WHERE p.id = ?1"                                                     \
             " ON CONFLICT (profile, direction) DO UPDATE SET scheme = excluded.scheme,"           \
             " server = excluded.server, verdict = excluded.verdict, step = excluded.step,"        \
             " message = excluded.message, digest = excluded.digest, reachability = "              \
             "excluded.reachability,"                                                              \
             " milliseconds = excluded.milliseconds, time = excluded.time,"                        \
             " last_good = coalesce (excluded.last_good, last_good), not_after = "                 \
             "excluded.not_after,"                                                                 \
             " depends = excluded.depends"

typedef struct
{
  MwSqliteDraft *self;
  GPtrArray *observations; /* of MwObservation */
  GHashTable *sheets;      /* driver to sheet */
  MwValues *values;
} Keeping;

/* Whether @observation is about what is in the draft now: it may have been edited under the test.
 */
static gboolean
holds (Keeping *keeping,
       const MwObservation *observation,
       MwDriver *driver,
       const char *address,
       gboolean *fresh,
       GError **error)
{
  MwSheet *sheet = g_hash_table_lookup (keeping->sheets, driver);
  MwProtocol *protocol = mw_driver_find_protocol (driver, observation->direction);
  g_autoptr (MwEndpoint) endpoint = NULL;
  g_autofree char *digest = NULL;

  *fresh = FALSE;
  if (!protocol)
    return TRUE;
  if (!sheet)
    {
      sheet = mw_sheet_new (driver, address);
      g_hash_table_insert (keeping->sheets, driver, sheet);
    }
  mw_sheet_set_address (sheet, address);
  if (!mw_values_load (keeping->values, sheet, observation->profile_id, error))
    return FALSE;
  endpoint = mw_endpoint_new (sheet, protocol);
  digest = mw_endpoint_dup_digest (endpoint);
  *fresh = g_strcmp0 (digest, observation->digest) == 0;
  return TRUE;
}

static void
bind_time (MwStatement *statement, int index, GDateTime *time)
{
  if (time)
    sqlite3_bind_int64 (statement, index, g_date_time_to_unix (time));
}

static gboolean
write_observation (sqlite3 *db, const MwObservation *observation, gboolean fresh, GError **error)
{
  MwReachability reachability = mw_verdict_get_reachability (observation->verdict);
  g_autoptr (MwStatement) statement = mw_database_prepare (
      db, error, KEEP, 8, observation->profile_id,
      observation->direction == MW_DIRECTION_IN ? "in" : "out", observation->scheme,
      observation->server, mw_verdict_to_string (observation->verdict),
      mw_probe_step_to_string (observation->step), observation->message, observation->digest);

  if (!statement)
    return FALSE;
  sqlite3_bind_int (statement, 9, (int) reachability);
  sqlite3_bind_int64 (statement, 10, observation->milliseconds);
  bind_time (statement, 11, observation->time);
  if (reachability == MW_REACHABILITY_WORKS || reachability == MW_REACHABILITY_WARNING)
    bind_time (statement, 12, observation->time);
  bind_time (statement, 13, observation->not_after);
  sqlite3_bind_int (statement, 14, fresh);
  return mw_database_step (statement, NULL, error);
}

static gboolean
keep_one (sqlite3 *db, Keeping *keeping, const MwObservation *observation, GError **error)
{
  g_autoptr (MwStatement) profile =
      mw_database_prepare (db, error, FIND_PROFILE, 1, observation->profile_id);
  MwDriver *driver;
  gboolean row = FALSE, fresh = FALSE;

  if (!profile || !mw_database_step (profile, &row, error))
    return FALSE;
  driver =
      row ? mw_catalogue_find (keeping->self->catalogue, mw_statement_text (profile, 0)) : NULL;
  return !driver ||
         (holds (keeping, observation, driver, mw_statement_text (profile, 1), &fresh, error) &&
          write_observation (db, observation, fresh, error));
}

static gboolean
keep_all (sqlite3 *db, gpointer user_data, GError **error)
{
  Keeping *keeping = user_data;

  for (guint i = 0; i < keeping->observations->len; i++)
    if (!keep_one (db, keeping, g_ptr_array_index (keeping->observations, i), error))
      return FALSE;
  return TRUE;
}

gboolean
mw_sqlite_draft_keep_observations (MwDraft *draft,
                                   GPtrArray *observations,
                                   GCancellable *cancellable,
                                   GError **error)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (draft);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (GHashTable) sheets =
      g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_object_unref);
  g_auto (MwValues) values = { .db = self->db };
  Keeping keeping = { self, observations, sheets, &values };

  if (observations->len == 0)
    return TRUE;
  if (!mw_presence_check (self->presence, TRUE, error) ||
      !mw_transaction_run (self->db, keep_all, &keeping, error))
    return FALSE;
  mw_sqlite_draft_publish_observed (self);
  return TRUE;
}

/* ---- reading ---- */

#define LIST(which)                                                                                \
  "SELECT x.profile, p.name, p.address, x.direction, x.scheme, x.server, x.verdict, x.step,"       \
  " x.message, x.digest, x.milliseconds, x.time, x.last_good, x.not_after, " MW_SQL_OBSERVED_STALE \
  " FROM profile p JOIN observation x ON x.profile = p.id WHERE " which                            \
  " AND " MW_SQL_OBSERVED_IN_USE " ORDER BY p.name_key, x.direction"

#define COUNT_ENDING                                                                               \
  "SELECT count (DISTINCT x.profile) FROM observation x JOIN profile p ON p.id = x.profile"        \
  " WHERE p.enabled AND NOT p.retired AND x.not_after < " MW_SQL_SOON                              \
  " AND " MW_SQL_OBSERVED_IN_USE " AND NOT (" MW_SQL_OBSERVED_STALE ")"

static GDateTime *
read_time (MwStatement *statement, int column)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return NULL;
  return g_date_time_new_from_unix_utc (sqlite3_column_int64 (statement, column));
}

static MwObservation *
read_observation (MwStatement *statement)
{
  MwObservation *observation = g_new0 (MwObservation, 1);

  observation->profile_id = mw_statement_dup_text (statement, 0);
  observation->profile_name = mw_statement_dup_text (statement, 1);
  observation->address = mw_statement_dup_text (statement, 2);
  observation->direction =
      g_str_equal (mw_statement_text (statement, 3), "in") ? MW_DIRECTION_IN : MW_DIRECTION_OUT;
  observation->scheme = mw_statement_dup_text (statement, 4);
  observation->server = mw_statement_dup_text (statement, 5);
  mw_verdict_from_string (mw_statement_text (statement, 6), &observation->verdict);
  mw_probe_step_from_string (mw_statement_text (statement, 7), &observation->step);
  observation->message = mw_statement_dup_text (statement, 8);
  observation->digest = mw_statement_dup_text (statement, 9);
  observation->milliseconds = (guint) sqlite3_column_int64 (statement, 10);
  observation->time = read_time (statement, 11);
  observation->last_good = read_time (statement, 12);
  observation->not_after = read_time (statement, 13);
  observation->stale = sqlite3_column_int (statement, 14);
  return observation;
}

static GPtrArray *
read_observations (sqlite3 *db, const char *profile_id, GError **error)
{
  g_autoptr (GPtrArray) found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mw_observation_free);
  g_autoptr (MwStatement) statement =
      profile_id ? mw_database_prepare (db, error, LIST ("p.id = ?1"), 1, profile_id)
                 : mw_database_prepare (db, error, LIST ("p.enabled AND NOT p.retired"), 0);
  gboolean row = statement != NULL;

  if (!statement)
    return NULL;
  while (row)
    {
      if (!mw_database_step (statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (found, read_observation (statement));
    }
  return g_steal_pointer (&found);
}

GPtrArray *
mw_sqlite_draft_list_observations (MwDraft *draft,
                                   const char *profile_id,
                                   GCancellable *cancellable,
                                   GError **error)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (draft);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GPtrArray *found;

  mw_database_set_cancellable (self->db, cancellable);
  found = read_observations (self->db, profile_id, error);
  mw_database_set_cancellable (self->db, NULL);
  return found;
}

gboolean
mw_sqlite_draft_count_ending_certificates (MwDraft *draft,
                                           guint *n_profiles,
                                           GCancellable *cancellable,
                                           GError **error)
{
  MwSqliteDraft *self = MW_SQLITE_DRAFT (draft);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gint64 n = 0;
  gboolean done;

  mw_database_set_cancellable (self->db, cancellable);
  done = mw_database_get_int64 (self->db, &n, 0, error, COUNT_ENDING, 0);
  mw_database_set_cancellable (self->db, NULL);
  *n_profiles = (guint) n;
  return done;
}
