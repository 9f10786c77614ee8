/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/changes/same-mailbox.h"

#include "store/catalogue/effective-sql.h"

#include <mailwright/check.h>

/* Host, port and account, as servers compare them; none where there is no account. */
#define ACCOUNT MW_SQL_ACCOUNT ("in")
#define MAILBOX                                                                                    \
  "lower (" MW_SQL_EFFECTIVE ("in-server") " || ' ' || " MW_SQL_PORT (                             \
      "in") " || ' ' || nullif (" ACCOUNT ", ''))"

#define FETCHING "p.enabled AND NOT p.retired AND " MW_SQL_IN_USE ("in")

/* Staged rows about where profiles fetch from. */
#define STAGED(table)                                                                              \
  "SELECT object FROM staged WHERE tbl = '" table "' AND substr (pk, length (object) + 2) IN"      \
  " (SELECT key FROM driver_role WHERE role IN ('in-server', 'in-port', 'in-account',"             \
  " 'in-encryption', 'in-implicit-tls', 'in-starttls', 'in-enabled'))"
#define STAGED_PROFILES "SELECT object FROM staged WHERE tbl = 'profile'"

#define TOUCHED                                                                                    \
  "(p.id IN (" STAGED_PROFILES                                                                     \
  ") OR p.id IN (" STAGED ("profile_override") ")"                                                 \
                                               " OR p.driver IN (" STAGED ("site_default") "))"

#define ANY_TOUCHED                                                                                \
  "SELECT EXISTS (" STAGED_PROFILES                                                                \
  ") OR EXISTS (" STAGED ("profile_override") ")"                                                  \
                                              " OR EXISTS (" STAGED ("site_default") ")"

#define ACCOUNT_KEY MW_SQL_ROLE_KEY ("in-account")

/* One that is to be submitted. */
typedef struct
{
  char *id;      /* (owned) */
  char *name;    /* (owned) */
  char *key;     /* (owned) (nullable) */
  char *mailbox; /* (owned) */
} Fetcher;

/* The first two that fetch from one mailbox: whichever is asked about, another one is known. */
typedef struct
{
  char *ids[2];   /* (owned) (nullable) */
  char *names[2]; /* (owned) (nullable) */
} Pair;

static void
fetcher_free (gpointer user_data)
{
  Fetcher *fetcher = user_data;

  g_free (fetcher->id);
  g_free (fetcher->name);
  g_free (fetcher->key);
  g_free (fetcher->mailbox);
  g_free (fetcher);
}

static void
pair_free (gpointer user_data)
{
  Pair *pair = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (pair->ids); i++)
    {
      g_free (pair->ids[i]);
      g_free (pair->names[i]);
    }
  g_free (pair);
}

static GPtrArray *
read_touched (sqlite3 *db, GHashTable *accounts, GHashTable *pairs, GError **error)
{
  g_autoptr (GPtrArray) touched = g_ptr_array_new_with_free_func (fetcher_free);
  g_autoptr (MwStatement) statement =
      mw_database_prepare (db, error,
                           "SELECT p.id, p.name, " ACCOUNT_KEY ", " MAILBOX ", lower (" ACCOUNT ")"
                           " FROM profile p WHERE " FETCHING " AND " TOUCHED " ORDER BY p.name_key",
                           0);
  gboolean row = statement != NULL;

  while (row)
    {
      Fetcher *fetcher;

      if (!mw_database_step (statement, &row, error))
        return NULL;
      if (!row || !mw_statement_text (statement, 3))
        continue;
      fetcher = g_new0 (Fetcher, 1);
      fetcher->id = mw_statement_dup_text (statement, 0);
      fetcher->name = mw_statement_dup_text (statement, 1);
      fetcher->key = mw_statement_dup_text (statement, 2);
      fetcher->mailbox = mw_statement_dup_text (statement, 3);
      g_ptr_array_add (touched, fetcher);
      g_hash_table_add (accounts, mw_statement_dup_text (statement, 4));
      if (!g_hash_table_contains (pairs, fetcher->mailbox))
        g_hash_table_insert (pairs, g_strdup (fetcher->mailbox), g_new0 (Pair, 1));
    }
  return statement ? g_steal_pointer (&touched) : NULL;
}

static gboolean
take_other (MwStatement *statement, gint64 rowid, GHashTable *pairs, GError **error)
{
  gboolean row = FALSE, done;
  const char *mailbox;
  Pair *pair;
  guint i;

  sqlite3_bind_int64 (statement, 1, rowid);
  done = mw_database_step (statement, &row, error);
  mailbox = row ? mw_statement_text (statement, 2) : NULL;
  pair = mailbox ? g_hash_table_lookup (pairs, mailbox) : NULL;
  if (pair && !pair->ids[1])
    {
      i = pair->ids[0] ? 1 : 0;
      pair->ids[i] = mw_statement_dup_text (statement, 0);
      pair->names[i] = mw_statement_dup_text (statement, 1);
    }
  sqlite3_reset (statement);
  return done;
}

/* There may be very many, and an account is found soonest: the rest is looked at only of those that
 * share one. */
static gboolean
find_others (sqlite3 *db, GHashTable *accounts, GHashTable *pairs, GError **error)
{
  g_autoptr (MwStatement) all = mw_database_prepare (
      db, error,
      "SELECT p.rowid, lower (" ACCOUNT ") FROM profile p WHERE p.enabled AND NOT p.retired", 0);
  g_autoptr (MwStatement) one =
      all ? mw_database_prepare (db, error,
                                 "SELECT p.id, p.name, " MAILBOX
                                 " FROM profile p WHERE p.rowid = ?1 AND " FETCHING,
                                 0)
          : NULL;
  gboolean row = one != NULL;

  while (row)
    {
      const char *account;

      if (!mw_database_step (all, &row, error))
        return FALSE;
      account = row ? mw_statement_text (all, 1) : NULL;
      if (account && g_hash_table_contains (accounts, account) &&
          !take_other (one, sqlite3_column_int64 (all, 0), pairs, error))
        return FALSE;
    }
  return one != NULL;
}

gboolean
mw_same_mailbox_check (sqlite3 *db, GPtrArray *findings, GError **error)
{
  g_autoptr (GHashTable) accounts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, pair_free);
  g_autoptr (GPtrArray) touched = NULL;
  gint64 any = 0;

  if (!mw_database_get_int64 (db, &any, 0, error, ANY_TOUCHED, 0))
    return FALSE;
  if (!any)
    return TRUE;
  touched = read_touched (db, accounts, pairs, error);
  if (!touched || (touched->len > 0 && !find_others (db, accounts, pairs, error)))
    return FALSE;
  for (guint i = 0; i < touched->len; i++)
    {
      const Fetcher *fetcher = g_ptr_array_index (touched, i);
      const Pair *pair = g_hash_table_lookup (pairs, fetcher->mailbox);
      guint other = g_strcmp0 (pair->ids[0], fetcher->id) == 0 ? 1 : 0;

      if (pair->ids[other])
        g_ptr_array_add (findings, mw_check_same_mailbox (fetcher->id, fetcher->name, fetcher->key,
                                                          pair->names[other]));
    }
  return TRUE;
}
