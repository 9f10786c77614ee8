/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/draft/edit-steps.h"

#include "store/draft/edit-row.h"
#include "store/entities/edit-values.h"

#include <glib/gi18n-lib.h>
#include <mailwright/address.h>
#include <mailwright/error.h>
#include <mailwright/object-kind.h>

typedef gboolean (*StepFunc) (sqlite3 *db,
                              MwCatalogue *catalogue,
                              char *const *arguments,
                              GError **error);

static gboolean
add_profile (sqlite3 *db, MwCatalogue *catalogue, char *const *a, GError **error)
{
  g_autoptr (MwAddress) address = mw_address_parse (a[2], error);
  g_autofree char *name = NULL, *name_key = NULL;

  if (!address || !mw_edit_check_address (db, address, a[0], error) ||
      !(*a[1] ? mw_edit_take_name (db, MW_OBJECT_PROFILE, a[0], a[1], &name, &name_key, error)
              : mw_edit_make_profile_name (db, address, a[0], &name, &name_key, error)))
    return FALSE;
  if (!mw_catalogue_find (catalogue, a[3]))
    {
      g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND,
                   _ ("There is no driver “%s”. Choose one of the drivers listed."), a[3]);
      return FALSE;
    }
  return mw_database_run (db, error,
                          "INSERT INTO profile (id, name, name_key, address, address_key,"
                          " address_unicode, driver) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                          7, a[0], name, name_key, address->text, address->key, address->unicode,
                          mw_driver_get_id (mw_catalogue_find (catalogue, a[3])));
}

static gboolean
set_profile (sqlite3 *db, MwCatalogue *catalogue, char *const *a, GError **error)
{
  return mw_row_set (db, catalogue, MW_OBJECT_PROFILE, a[0], a[1], a[2], error);
}

static gboolean
delete_profile (sqlite3 *db, MwCatalogue *catalogue, char *const *a, GError **error)
{
  g_autofree char *name = NULL;
  gint64 is_new = 0;

  if (!mw_edit_require (db, MW_OBJECT_PROFILE, a[0], error) ||
      !mw_database_get_text (db, &name, error, "SELECT name FROM profile WHERE id = ?1", 1, a[0]) ||
      !mw_database_get_int64 (db, &is_new, 0, error,
                              "SELECT 1 FROM staged WHERE tbl = 'profile' AND pk = ?1"
                              " AND base IS NULL",
                              1, a[0]))
    return FALSE;
  if (!is_new)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_REFUSED,
                   _ ("“%s” was submitted before, and queued mail may still need it. Disable it "
                      "instead of deleting it."),
                   name);
      return FALSE;
    }
  return mw_row_remove (db, MW_OBJECT_PROFILE, a[0], error);
}

/* The statements of set_override(), which may have many to set: what they fire makes them slow to
 * prepare. */
typedef struct
{
  MwStatement *driver;   /* (owned): of a profile */
  MwStatement *override; /* (owned): sets it */
} Setting;

static gboolean
prepare_setting (sqlite3 *db, Setting *setting, GError **error)
{
  setting->driver = mw_database_prepare (db, error, "SELECT driver FROM profile WHERE id = ?1", 0);
  if (setting->driver)
    setting->override =
        mw_database_prepare (db, error,
                             "INSERT INTO profile_override (profile, key, value)"
                             " VALUES (?1, ?2, ?3)"
                             " ON CONFLICT (profile, key) DO UPDATE SET value = excluded.value"
                             " WHERE value <> excluded.value",
                             0);
  return setting->override != NULL;
}

static gboolean
run_setting (MwStatement *statement, char *const *values, int n, gboolean *row, GError **error)
{
  sqlite3_reset (statement);
  for (int i = 0; i < n; i++)
    sqlite3_bind_text (statement, i + 1, values[i], -1, SQLITE_TRANSIENT);
  return mw_database_step (statement, row, error);
}

static gboolean
set_one_override (
    sqlite3 *db, MwCatalogue *catalogue, Setting *setting, char *const *a, GError **error)
{
  g_autofree char *value = NULL;
  gboolean row = FALSE, ok;

  if (!run_setting (setting->driver, a, 1, &row, error))
    return FALSE;
  if (!row)
    return mw_edit_require (db, MW_OBJECT_PROFILE, a[0], error);
  value = mw_edit_take_value (catalogue, mw_statement_text (setting->driver, 0), a[1], a[2], FALSE,
                              error);
  ok = value && run_setting (setting->override, (char *[]){ a[0], a[1], value }, 3, NULL, error);
  sqlite3_reset (setting->driver);
  sqlite3_reset (setting->override);
  return ok;
}

/* Sets the overrides of the steps from first on that do just that. */
static gboolean
set_overrides (sqlite3 *db, MwCatalogue *catalogue, MwEdit *edit, guint *first, GError **error)
{
  guint n = mw_edit_get_n_steps (edit);
  Setting setting = { NULL, NULL };
  gboolean ok = prepare_setting (db, &setting, error);

  for (; ok && *first < n; (*first)++)
    {
      const MwStep *step = mw_edit_get_step (edit, *first);

      if (step->kind != MW_STEP_SET_OVERRIDE)
        break;
      ok = set_one_override (db, catalogue, &setting, step->arguments, error);
    }
  sqlite3_finalize (setting.driver);
  sqlite3_finalize (setting.override);
  return ok;
}

static gboolean
reset_override (sqlite3 *db, MwCatalogue *catalogue, char *const *a, GError **error)
{
  return mw_edit_require (db, MW_OBJECT_PROFILE, a[0], error) &&
         mw_database_run (db, error, "DELETE FROM profile_override WHERE profile = ?1 AND key = ?2",
                          2, a[0], a[1]);
}

static gboolean
set_site_default (sqlite3 *db, MwCatalogue *catalogue, char *const *a, GError **error)
{
  g_autofree char *value = mw_edit_take_value (catalogue, a[0], a[1], a[2], TRUE, error);

  return value &&
         mw_database_run (db, error,
                          "INSERT INTO site_default (driver, key, value) VALUES (?1, ?2, ?3)"
                          " ON CONFLICT (driver, key) DO UPDATE SET value = excluded.value"
                          " WHERE value <> excluded.value",
                          3, a[0], a[1], value);
}

static gboolean
reset_site_default (sqlite3 *db, MwCatalogue *catalogue, char *const *a, GError **error)
{
  return mw_database_run (db, error, "DELETE FROM site_default WHERE driver = ?1 AND key = ?2", 2,
                          a[0], a[1]);
}

static gboolean
add_agent (sqlite3 *db, MwCatalogue *catalogue, char *const *a, GError **error)
{
  g_autofree char *login = NULL, *key = NULL, *name = NULL, *address = NULL;

  return mw_edit_take_name (db, MW_OBJECT_AGENT, a[0], a[1], &login, &key, error) &&
         mw_edit_take_text (_ ("Name"), a[2], &name, error) &&
         mw_edit_take_agent_address (a[3], &address, error) &&
         mw_database_run (db, error,
                          "INSERT INTO agent (id, login, login_key, name, address)"
                          " VALUES (?1, ?2, ?3, ?4, ?5)",
                          5, a[0], login, key, name, address);
}

static gboolean
set_agent (sqlite3 *db, MwCatalogue *catalogue, char *const *a, GError **error)
{
  return mw_row_set (db, catalogue, MW_OBJECT_AGENT, a[0], a[1], a[2], error);
}

static gboolean
remove_agent (sqlite3 *db, MwCatalogue *catalogue, char *const *a, GError **error)
{
  return mw_row_remove (db, MW_OBJECT_AGENT, a[0], error);
}

static gboolean
add_responsibility (sqlite3 *db, MwCatalogue *catalogue, char *const *a, GError **error)
{
  g_autofree char *name = NULL, *key = NULL;

  return mw_edit_take_name (db, MW_OBJECT_RESPONSIBILITY, a[0], a[1], &name, &key, error) &&
         mw_database_run (db, error,
                          "INSERT INTO responsibility (id, name, name_key) VALUES (?1, ?2, ?3)", 3,
                          a[0], name, key);
}

static gboolean
set_responsibility (sqlite3 *db, MwCatalogue *catalogue, char *const *a, GError **error)
{
  return mw_row_set (db, catalogue, MW_OBJECT_RESPONSIBILITY, a[0], a[1], a[2], error);
}

static gboolean
remove_responsibility (sqlite3 *db, MwCatalogue *catalogue, char *const *a, GError **error)
{
  return mw_row_remove (db, MW_OBJECT_RESPONSIBILITY, a[0], error);
}

/* ---- of any kind ---- */

static gboolean
take_kind (const char *word, MwObjectKind *kind, GError **error)
{
  int found = mw_object_kind_from_string (word);

  *kind = (MwObjectKind) found;
  if (found >= 0 && mw_entity_of (*kind))
    return TRUE;
  g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND, _ ("There are no objects of the kind “%s”."),
               word);
  return FALSE;
}

static gboolean
add_any (sqlite3 *db, MwCatalogue *catalogue, char *const *a, GError **error)
{
  MwObjectKind kind;

  return take_kind (a[0], &kind, error) &&
         mw_row_add (db, catalogue, kind, a[1], a[2], a[3], error);
}

static gboolean
set_any (sqlite3 *db, MwCatalogue *catalogue, char *const *a, GError **error)
{
  MwObjectKind kind;

  return take_kind (a[0], &kind, error) &&
         mw_row_set (db, catalogue, kind, a[1], a[2], a[3], error);
}

static gboolean
remove_any (sqlite3 *db, MwCatalogue *catalogue, char *const *a, GError **error)
{
  MwObjectKind kind;

  return take_kind (a[0], &kind, error) && mw_row_remove (db, kind, a[1], error);
}

static gboolean
assign_agent (sqlite3 *db, MwCatalogue *catalogue, char *const *a, GError **error)
{
  return mw_edit_require (db, MW_OBJECT_RESPONSIBILITY, a[0], error) &&
         mw_edit_require (db, MW_OBJECT_AGENT, a[1], error) &&
         mw_database_run (db, error, "INSERT OR IGNORE INTO responsibility_agent VALUES (?1, ?2)",
                          2, a[0], a[1]);
}

static gboolean
unassign_agent (sqlite3 *db, MwCatalogue *catalogue, char *const *a, GError **error)
{
  return mw_database_run (db, error,
                          "DELETE FROM responsibility_agent WHERE responsibility = ?1"
                          " AND agent = ?2",
                          2, a[0], a[1]);
}

static gboolean
assign_profile (sqlite3 *db, MwCatalogue *catalogue, char *const *a, GError **error)
{
  return mw_edit_require (db, MW_OBJECT_RESPONSIBILITY, a[0], error) &&
         mw_edit_require (db, MW_OBJECT_PROFILE, a[1], error) &&
         mw_database_run (db, error, "INSERT OR IGNORE INTO responsibility_profile VALUES (?1, ?2)",
                          2, a[0], a[1]);
}

static gboolean
unassign_profile (sqlite3 *db, MwCatalogue *catalogue, char *const *a, GError **error)
{
  return mw_database_run (db, error,
                          "DELETE FROM responsibility_profile WHERE responsibility = ?1"
                          " AND profile = ?2",
                          2, a[0], a[1]);
}

static const StepFunc STEPS[] = {
  [MW_STEP_ADD_PROFILE] = add_profile,
  [MW_STEP_SET_PROFILE] = set_profile,
  [MW_STEP_DELETE_PROFILE] = delete_profile,
  [MW_STEP_RESET_OVERRIDE] = reset_override,
  [MW_STEP_SET_SITE_DEFAULT] = set_site_default,
  [MW_STEP_RESET_SITE_DEFAULT] = reset_site_default,
  [MW_STEP_ADD_AGENT] = add_agent,
  [MW_STEP_SET_AGENT] = set_agent,
  [MW_STEP_REMOVE_AGENT] = remove_agent,
  [MW_STEP_ADD_RESPONSIBILITY] = add_responsibility,
  [MW_STEP_SET_RESPONSIBILITY] = set_responsibility,
  [MW_STEP_REMOVE_RESPONSIBILITY] = remove_responsibility,
  [MW_STEP_ASSIGN_AGENT] = assign_agent,
  [MW_STEP_UNASSIGN_AGENT] = unassign_agent,
  [MW_STEP_ASSIGN_PROFILE] = assign_profile,
  [MW_STEP_UNASSIGN_PROFILE] = unassign_profile,
  [MW_STEP_ADD] = add_any,
  [MW_STEP_SET] = set_any,
  [MW_STEP_REMOVE] = remove_any,
};

gboolean
mw_edit_steps_run (sqlite3 *db, MwCatalogue *catalogue, MwEdit *edit, GError **error)
{
  guint n = mw_edit_get_n_steps (edit);

  for (guint i = 0; i < n;)
    {
      const MwStep *step = mw_edit_get_step (edit, i);

      if (step->kind == MW_STEP_SET_OVERRIDE)
        {
          if (!set_overrides (db, catalogue, edit, &i, error))
            return FALSE;
          continue;
        }
      i++;
      if (!STEPS[step->kind](db, catalogue, step->arguments, error))
        return FALSE;
    }
  return TRUE;
}
