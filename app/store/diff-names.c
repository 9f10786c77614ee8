/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/diff-names.h"

#include <glib/gi18n-lib.h>
#include <mailwright/from.h>

struct _MwDiffNames
{
  sqlite3 *db;
  GHashTable *known;    /* (owned) "table/id" to name */
  MwStatement *profile; /* (owned), and so on: a name by its id */
  MwStatement *agent;
  MwStatement *responsibility;
  MwStatement *response_group;
  MwStatement *base;
  MwStatement *driver;
};

MwDiffNames *
mw_diff_names_new (sqlite3 *db)
{
  MwDiffNames *self = g_new0 (MwDiffNames, 1);

  self->db = db;
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->profile = mw_database_prepare (db, NULL, "SELECT name FROM profile WHERE id = ?1", 0);
  self->agent = mw_database_prepare (
      db, NULL, "SELECT coalesce (nullif (name, ''), login) FROM agent WHERE id = ?1", 0);
  self->responsibility =
      mw_database_prepare (db, NULL, "SELECT name FROM responsibility WHERE id = ?1", 0);
  self->response_group =
      mw_database_prepare (db, NULL, "SELECT name FROM response_group WHERE id = ?1", 0);
  self->base = mw_database_prepare (
      db, NULL,
      "SELECT CASE tbl WHEN 'agent' THEN coalesce (nullif (base ->> 3, ''), base ->> 1)"
      " ELSE base ->> 1 END FROM staged WHERE tbl = ?1 AND pk = ?2",
      0);
  self->driver = mw_database_prepare (db, NULL, "SELECT driver FROM profile WHERE id = ?1", 0);
  return self;
}

void
mw_diff_names_free (MwDiffNames *self)
{
  g_hash_table_unref (self->known);
  sqlite3_finalize (self->profile);
  sqlite3_finalize (self->agent);
  sqlite3_finalize (self->responsibility);
  sqlite3_finalize (self->response_group);
  sqlite3_finalize (self->base);
  sqlite3_finalize (self->driver);
  g_free (self);
}

void
mw_diff_names_remember (MwDiffNames *self, const char *table, const char *id, const char *name)
{
  g_hash_table_replace (self->known, g_strconcat (table, "/", id, NULL), g_strdup (name));
}

static char *
ask (MwStatement *statement, const char *first, const char *second)
{
  char *found = NULL;

  if (!statement)
    return NULL;
  sqlite3_bind_text (statement, 1, first, -1, SQLITE_TRANSIENT);
  if (second)
    sqlite3_bind_text (statement, 2, second, -1, SQLITE_TRANSIENT);
  if (sqlite3_step (statement) == SQLITE_ROW)
    found = mw_statement_dup_text (statement, 0);
  sqlite3_reset (statement);
  return found;
}

static MwStatement *
statement_for (MwDiffNames *self, const char *table)
{
  if (g_str_equal (table, "profile"))
    return self->profile;
  if (g_str_equal (table, "agent"))
    return self->agent;
  if (g_str_equal (table, "responsibility"))
    return self->responsibility;
  return self->response_group;
}

char *
mw_diff_names_find (MwDiffNames *self, const char *table, const char *id)
{
  g_autofree char *key = g_strconcat (table, "/", id, NULL);
  const char *known = g_hash_table_lookup (self->known, key);
  char *found = known ? g_strdup (known) : ask (statement_for (self, table), id, NULL);

  if (!found)
    found = ask (self->base, table, id);
  return found ? found : g_strdup (id);
}

char *
mw_diff_names_find_driver (MwDiffNames *self, const char *profile_id)
{
  return ask (self->driver, profile_id, NULL);
}

static char *
explain_agent (GPtrArray *addresses, guint n, gboolean added)
{
  g_autofree char *list = NULL;

  g_ptr_array_add (addresses, NULL);
  list = g_strjoinv (", ", (char **) addresses->pdata);
  if (n == 0)
    return g_strdup (_ ("no address yet"));
  if (n > addresses->len - 1)
    return g_strdup_printf (
        added ? ngettext ("can then send as %2$s and %1$u more address",
                          "can then send as %2$s and %1$u more addresses", n - (addresses->len - 1))
              : ngettext ("no longer sends as %2$s and %1$u more address through this",
                          "no longer sends as %2$s and %1$u more addresses through this",
                          n - (addresses->len - 1)),
        n - (addresses->len - 1), list);
  /* Translators: what an agent can do after the submit; %s is a list of addresses */
  return g_strdup_printf (
      added ? _ ("can then send as %s") : _ ("no longer sends as %s through this"), list);
}

static char *
explain_agents (guint n, gboolean added)
{
  return g_strdup_printf (
      added ? ngettext ("%u agent can then send as it", "%u agents can then send as it", n)
            : ngettext ("%u agent no longer sends as it through this",
                        "%u agents no longer send as it through this", n),
      n);
}

char *
mw_diff_names_explain_member (MwDiffNames *self,
                              const char *responsibility,
                              const char *member,
                              gboolean is_agent,
                              gboolean added,
                              guint at_most)
{
  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MwStatement) statement = mw_database_prepare (
      self->db, NULL,
      is_agent ? "SELECT s.address FROM responsibility_profile rp"
                 " JOIN sender s ON s.profile = rp.profile"
                 " WHERE rp.responsibility = ?1 ORDER BY s.address_key"
               : "SELECT agent FROM responsibility_agent WHERE responsibility = ?1",
      1, responsibility);
  guint n = 0;

  while (statement && sqlite3_step (statement) == SQLITE_ROW)
    if (n++ < at_most)
      g_ptr_array_add (addresses, mw_statement_dup_text (statement, 0));
  if (is_agent)
    return explain_agent (addresses, n, added);
  return explain_agents (n, added);
}

char *
mw_diff_names_explain_from (MwDiffNames *self, const char *owner, gboolean is_site, gboolean added)
{
  gint64 n = 0;

  mw_database_get_int64 (
      self->db, &n, 0, NULL,
      is_site ? "SELECT count (DISTINCT ra.agent) FROM profile p"
                " JOIN responsibility_profile rp ON rp.profile = p.id"
                " JOIN responsibility_agent ra ON ra.responsibility = rp.responsibility"
                " WHERE p.driver = ?1 AND p.enabled AND NOT p.retired AND NOT EXISTS"
                "  (SELECT 1 FROM profile_override o WHERE o.profile = p.id"
                "   AND o.key = '" MW_FROM_ADDRESS "')"
              : "SELECT count (DISTINCT ra.agent) FROM profile p"
                " JOIN responsibility_profile rp ON rp.profile = p.id"
                " JOIN responsibility_agent ra ON ra.responsibility = rp.responsibility"
                " WHERE p.id = ?1 AND p.enabled AND NOT p.retired",
      1, owner);
  return explain_agents ((guint) n, added);
}
