/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/changes/consequences.h"

#include <mailwright/consequence.h>
#include <mailwright/from.h>

/* How many addresses a line names before it only counts the rest. */
#define NAMED_AT_MOST 3

struct _MwConsequences
{
  sqlite3 *db;
  GHashTable *addresses;    /* (owned): responsibility to what an agent of it can send as */
  GHashTable *agents;       /* (owned): responsibility to how many can send as a profile of it */
  GHashTable *senders;      /* (owned): profile or driver to how many send as what is set for it */
  MwStatement *find_sender; /* (owned) (nullable) */
  char *silent;             /* (owned): of a profile that nobody can send as */
};

MwConsequences *
mw_consequences_new (sqlite3 *db)
{
  MwConsequences *self = g_new0 (MwConsequences, 1);

  self->db = db;
  self->silent = mw_consequence_format (MW_CONSEQUENCE_SILENT, 0, NULL);
  self->addresses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->agents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->senders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
mw_consequences_free (MwConsequences *self)
{
  g_hash_table_unref (self->addresses);
  g_hash_table_unref (self->agents);
  g_hash_table_unref (self->senders);
  g_clear_pointer (&self->find_sender, sqlite3_finalize);
  g_free (self->silent);
  g_free (self);
}

static char *
ask_addresses (MwConsequences *self, const char *responsibility)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MwStatement) statement =
      mw_database_prepare (self->db, NULL,
                           "SELECT s.address FROM responsibility_profile rp"
                           " JOIN sender s ON s.profile = rp.profile"
                           " WHERE rp.responsibility = ?1 ORDER BY s.address_key",
                           1, responsibility);
  guint n = 0;

  while (statement && sqlite3_step (statement) == SQLITE_ROW)
    if (n++ < NAMED_AT_MOST)
      g_ptr_array_add (names, mw_statement_dup_text (statement, 0));
  g_ptr_array_add (names, NULL);
  return mw_consequence_format (MW_CONSEQUENCE_ADDRESSES, n, (const char *const *) names->pdata);
}

static char *
ask_agents (MwConsequences *self, const char *responsibility)
{
  gint64 n = 0;

  mw_database_get_int64 (self->db, &n, 0, NULL,
                         "SELECT count (*) FROM responsibility_agent WHERE responsibility = ?1", 1,
                         responsibility);
  return mw_consequence_format (MW_CONSEQUENCE_AGENTS, (guint) n, NULL);
}

/* Of a profile, or of a driver with its site default. */
#define SENDERS_OF_PROFILE                                                                         \
  "SELECT count (DISTINCT ra.agent) FROM profile p"                                                \
  " JOIN responsibility_profile rp ON rp.profile = p.id"                                           \
  " JOIN responsibility_agent ra ON ra.responsibility = rp.responsibility"                         \
  " WHERE p.id = ?1 AND p.enabled AND NOT p.retired"
#define SENDERS_OF_DRIVER                                                                          \
  "SELECT count (DISTINCT ra.agent) FROM profile p"                                                \
  " JOIN responsibility_profile rp ON rp.profile = p.id"                                           \
  " JOIN responsibility_agent ra ON ra.responsibility = rp.responsibility"                         \
  " WHERE p.driver = ?1 AND p.enabled AND NOT p.retired AND NOT EXISTS"                            \
  "  (SELECT 1 FROM profile_override o WHERE o.profile = p.id"                                     \
  "   AND o.key = '" MW_FROM_ADDRESS "')"

static char *
ask_senders (MwConsequences *self, gboolean is_site, const char *owner)
{
  gint64 n = 0;

  mw_database_get_int64 (self->db, &n, 0, NULL, is_site ? SENDERS_OF_DRIVER : SENDERS_OF_PROFILE, 1,
                         owner);
  return mw_consequence_format (MW_CONSEQUENCE_AGENTS, (guint) n, NULL);
}

/* What can be sent as is known of now alone: of a profile that left, what it was is not. */
static gboolean
is_silent (MwConsequences *self, const MwOperationFields *fields)
{
  gboolean sends = TRUE;

  if (fields->sign != MW_CHANGE_ADDED)
    return FALSE;
  if (!self->find_sender)
    self->find_sender =
        mw_database_prepare (self->db, NULL, "SELECT 1 FROM sender WHERE profile = ?1", 0);
  if (!self->find_sender)
    return FALSE;
  sqlite3_bind_text (self->find_sender, 1, fields->member, -1, SQLITE_STATIC);
  sends = sqlite3_step (self->find_sender) != SQLITE_DONE;
  sqlite3_reset (self->find_sender);
  return !sends;
}

const char *
mw_consequences_find (MwConsequences *self, const MwEntity *entity, const MwOperationFields *fields)
{
  gboolean is_agent = g_str_equal (entity->table, "responsibility_agent");
  GHashTable *known = is_agent ? self->addresses : self->agents;
  const char *object_id = fields->object_id;
  char *found;

  if (!is_agent && !g_str_equal (entity->table, "responsibility_profile"))
    return NULL;
  if (!is_agent && is_silent (self, fields))
    return self->silent;
  found = g_hash_table_lookup (known, object_id);
  if (!found)
    {
      found = is_agent ? ask_addresses (self, object_id) : ask_agents (self, object_id);
      g_hash_table_insert (known, g_strdup (object_id), found);
    }
  return found;
}

const char *
mw_consequences_find_value (MwConsequences *self,
                            const MwEntity *entity,
                            const char *object_id,
                            const char *key)
{
  char *found;

  if (!g_str_equal (key, MW_FROM_ADDRESS))
    return NULL;
  found = g_hash_table_lookup (self->senders, object_id);
  if (!found)
    {
      found = ask_senders (self, entity->object_kind == MW_OBJECT_DRIVER, object_id);
      g_hash_table_insert (self->senders, g_strdup (object_id), found);
    }
  return found;
}
