/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/draft/draft-private.h"
#include "store/changes/name-check.h"
#include "store/changes/net.h"
#include "store/changes/same-mailbox.h"
#include "store/changes/values.h"
#include "store/entities/staged.h"

#include <glib/gi18n-lib.h>

/* The profiles that a submit would write to: their own rows, or their driver's site defaults. */
#define TOUCHED_PROFILES                                                                           \
  "SELECT id, name, address, driver FROM profile WHERE enabled AND NOT retired AND ("              \
  " id IN (SELECT object FROM staged WHERE tbl IN ('profile', 'profile_override'))"                \
  " OR driver IN (SELECT object FROM staged WHERE tbl = 'site_default'))"                          \
  " ORDER BY name_key"

/* Many profiles have the same values: where nothing was to be said of one, nothing is of the next.
 */
typedef struct
{
  MwCatalogue *catalogue;
  MwValues values;     /* (owned) */
  GHashTable *sheets;  /* (owned): MwDriver to MwSheet */
  GHashTable *sound;   /* (owned): what profiles are made of that nothing is to be said of */
  GPtrArray *findings; /* (element-type MwFinding) */
} Check;

static void
check_clear (Check *check)
{
  mw_values_clear (&check->values);
  g_hash_table_unref (check->sheets);
  g_hash_table_unref (check->sound);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Check, check_clear)

static MwSheet *
find_sheet (Check *check, MwDriver *driver, const char *address)
{
  MwSheet *sheet = g_hash_table_lookup (check->sheets, driver);

  if (!sheet)
    {
      sheet = mw_sheet_new (driver, address);
      g_hash_table_insert (check->sheets, driver, sheet);
    }
  mw_sheet_set_address (sheet, address);
  return sheet;
}

static gboolean
check_profile (Check *check, MwStatement *profile, GError **error)
{
  const char *id = mw_statement_text (profile, 0), *name = mw_statement_text (profile, 1);
  const char *address = mw_statement_text (profile, 2), *driver_id = mw_statement_text (profile, 3);
  MwDriver *driver = mw_catalogue_find (check->catalogue, driver_id);
  g_autoptr (GString) made_of = NULL;
  guint n = check->findings->len;
  MwSheet *sheet;

  if (!driver)
    {
      g_ptr_array_add (check->findings, mw_check_unknown_driver (id, name, driver_id));
      return TRUE;
    }
  made_of = mw_values_spell (&check->values, driver, id, address, error);
  if (!made_of)
    return FALSE;
  if (g_hash_table_contains (check->sound, made_of->str))
    return TRUE;
  sheet = find_sheet (check, driver, address);
  if (!mw_values_load (&check->values, sheet, id, error))
    return FALSE;
  mw_check_profile (id, name, sheet, check->findings);
  if (check->findings->len == n)
    g_hash_table_add (check->sound, g_string_free (g_steal_pointer (&made_of), FALSE));
  return TRUE;
}

static gboolean
check_profiles (MwSqliteDraft *self, GPtrArray *findings, GError **error)
{
  g_auto (Check) check = {
    .catalogue = self->catalogue,
    .values = { .db = self->db },
    .sheets = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_object_unref),
    .sound = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .findings = findings,
  };
  g_autoptr (MwStatement) profiles = mw_database_prepare (self->db, error, TOUCHED_PROFILES, 0);
  gboolean row = profiles != NULL;

  while (row)
    {
      if (!mw_database_step (profiles, &row, error))
        return FALSE;
      if (row && !check_profile (&check, profiles, error))
        return FALSE;
    }
  return profiles != NULL;
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

  if (!check_profiles (self, findings, error) ||
      !mw_same_mailbox_check (self->db, findings, error) ||
      !mw_name_check (self->db, self->catalogue, TRUE, found, error))
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
  MwReviewFacts facts = { 0 };
  MwRevisionId base;
  MwTally tally;
  gint64 upto = 0;

  if (!mw_state_revision_read (self->db, &base, error) ||
      !mw_staged_tally (self->db, NULL, &tally, error) ||
      !mw_journal_get_last (self->db, &upto, error) ||
      !mw_journal_get_mark (self->db, upto, &mark, error))
    return NULL;
  operations = mw_net_read (self->db, self->catalogue, MW_NET_CONSEQUENCES, cancellable, error);
  if (!operations || !check (self, findings, error) || !tell_set_aside (self, findings, error))
    return NULL;
  g_ptr_array_sort (findings, compare_findings);
  facts.n_changes = tally.n_lines;
  return mw_review_new (&base, upto, mark, operations,
                        mw_sqlite_draft_describe_operations (MW_DRAFT (self), operations), findings,
                        &facts);
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
