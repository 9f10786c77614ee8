/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/draft/draft-private.h"
#include "store/changes/name-check.h"
#include "store/changes/net.h"
#include "store/changes/same-mailbox.h"
#include "store/changes/values.h"

#include <glib/gi18n-lib.h>

/* The profiles that a submit would write to: their own rows, or their driver's site defaults. */
#define TOUCHED_PROFILES                                                                           \
  "SELECT id, name, address, driver FROM profile WHERE enabled AND NOT retired AND ("              \
  " id IN (SELECT object FROM staged WHERE tbl IN ('profile', 'profile_override'))"                \
  " OR driver IN (SELECT object FROM staged WHERE tbl = 'site_default'))"                          \
  " ORDER BY name_key"

static gboolean
check_profile (MwSqliteDraft *self,
               MwValues *values,
               MwStatement *profile,
               GHashTable *sheets,
               GPtrArray *findings,
               GError **error)
{
  const char *id = mw_statement_text (profile, 0), *driver_id = mw_statement_text (profile, 3);
  MwDriver *driver = mw_catalogue_find (self->catalogue, driver_id);
  MwSheet *sheet;

  if (!driver)
    {
      g_ptr_array_add (findings,
                       mw_check_unknown_driver (id, mw_statement_text (profile, 1), driver_id));
      return TRUE;
    }
  sheet = g_hash_table_lookup (sheets, driver);
  if (!sheet)
    {
      sheet = mw_sheet_new (driver, mw_statement_text (profile, 2));
      g_hash_table_insert (sheets, driver, sheet);
    }
  mw_sheet_set_address (sheet, mw_statement_text (profile, 2));
  if (!mw_values_load (values, sheet, id, error))
    return FALSE;
  mw_check_profile (id, mw_statement_text (profile, 1), sheet, findings);
  return TRUE;
}

/* Those that nothing else said. */
static void
add_new (GPtrArray *findings, GPtrArray *found)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < findings->len; i++)
    g_hash_table_add (ids, (gpointer) mw_finding_get_id (g_ptr_array_index (findings, i)));
  for (guint i = 0; i < found->len; i++)
    {
      MwFinding *finding = g_ptr_array_index (found, i);

      if (g_hash_table_add (ids, (gpointer) mw_finding_get_id (finding)))
        g_ptr_array_add (findings, g_object_ref (finding));
    }
}

static gboolean
check (MwSqliteDraft *self, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) sheets =
      g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_object_unref);
  g_autoptr (MwStatement) profiles = mw_database_prepare (self->db, error, TOUCHED_PROFILES, 0);
  g_auto (MwValues) values = { .db = self->db };
  gboolean row = profiles != NULL;

  while (row)
    {
      if (!mw_database_step (profiles, &row, error))
        return FALSE;
      if (row && !check_profile (self, &values, profiles, sheets, findings, error))
        return FALSE;
    }
  if (!profiles || !mw_same_mailbox_check (self->db, findings, error))
    return FALSE;
  if (!mw_name_check (self->db, self->catalogue, TRUE, found, error))
    return FALSE;
  add_new (findings, found);
  return TRUE;
}

/* What could not stay staged when the draft was moved onto another state of the live side. */
static gboolean
tell_set_aside (MwSqliteDraft *self, GPtrArray *findings, GError **error)
{
  g_autoptr (MwStatement) statement = mw_database_prepare (
      self->db, error, "SELECT object_kind, object, object_name, field, reason FROM set_aside", 0);
  gboolean row = statement != NULL;

  while (row)
    {
      g_autofree char *message = NULL;

      if (!mw_database_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      message = g_strdup_printf (
          /* Translators: why, as a sentence */
          _ ("A change of it could not stay staged when the draft was moved onto what is live. %s"),
          mw_statement_text (statement, 4));
      g_ptr_array_add (
          findings,
          mw_finding_new ("set-aside", FALSE,
                          mw_object_kind_from_string (mw_statement_text (statement, 0)),
                          mw_statement_text (statement, 1), mw_statement_text (statement, 2),
                          mw_statement_text (statement, 3), message));
    }
  return statement != NULL;
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  return mw_finding_get_is_error (*(MwFinding *const *) b) -
         mw_finding_get_is_error (*(MwFinding *const *) a);
}

static MwChange *
describe (const MwOperation *operation, gpointer user_data)
{
  return mw_net_describe (operation, user_data);
}

GListModel *
mw_sqlite_draft_describe_operations (MwDraft *draft, GPtrArray *operations)
{
  return mw_change_list_new (operations, describe,
                             g_object_ref (MW_SQLITE_DRAFT (draft)->catalogue), g_object_unref);
}

static MwReview *
make_review (MwSqliteDraft *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) operations = NULL;
  g_autofree char *mark = NULL;
  MwRevisionId base;
  gint64 upto = 0;

  if (!mw_state_revision_read (self->db, &base, error) ||
      !mw_journal_get_last (self->db, &upto, error) ||
      !mw_journal_get_mark (self->db, upto, &mark, error))
    return NULL;
  operations = mw_net_read (self->db, self->catalogue, cancellable, error);
  if (!operations || !check (self, findings, error) || !tell_set_aside (self, findings, error))
    return NULL;
  g_ptr_array_sort (findings, compare_findings);
  return mw_review_new (&base, upto, mark, operations,
                        mw_sqlite_draft_describe_operations (MW_DRAFT (self), operations),
                        findings);
}

MwReview *
mw_sqlite_draft_review (MwSqliteDraft *self, GCancellable *cancellable, GError **error)
{
  MwReview *review = NULL;

  if (!mw_sqlite_draft_recover (self, cancellable, error))
    return NULL;
  mw_database_set_cancellable (self->db, cancellable);
  /* One read transaction: another program's edit cannot come between the diff and the checks. */
  if (mw_database_exec (self->db, "BEGIN", error))
    {
      review = make_review (self, cancellable, error);
      sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL);
    }
  mw_database_set_cancellable (self->db, NULL);
  mw_database_release_memory (self->db);
  return review;
}
