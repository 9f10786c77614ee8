/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/changes/consequences.h"

#include "store/entities/unstaged-rows.h"

#include <mailwright/consequence.h>
#include <mailwright/from.h>

/* How many addresses a line names before it only counts the rest. */
#define NAMED_AT_MOST 3

typedef enum
{
  ADDRESSES_OF_AGENTS, /* of a responsibility: what its agents send as through it */
  AGENTS_OF_PROFILE,   /* of a responsibility: how many send as each of its profiles */
  IS_SENDER,           /* of a profile: whether anybody can send as it */
  SENDERS_OF_PROFILE,
  SENDERS_OF_DRIVER, /* of all profiles that have its site default */
  N_QUESTIONS,
} Question;

/* Rows is what the name of each table is preceded by; ?1 the object. */
#define JOINED(Rows)                                                                               \
  " FROM " Rows "profile p JOIN " Rows "responsibility_profile rp ON rp.profile = p.id"            \
  " JOIN " Rows "responsibility_agent ra ON ra.responsibility = rp.responsibility"
#define QUESTIONS_OF(Rows)                                                                         \
  {                                                                                                \
    [ADDRESSES_OF_AGENTS] = "SELECT s.address FROM " Rows "responsibility_profile rp"              \
                            " JOIN " Rows "sender s ON s.profile = rp.profile"                     \
                            " WHERE rp.responsibility = ?1 ORDER BY s.address_key",                \
    [AGENTS_OF_PROFILE] =                                                                          \
        "SELECT count (*) FROM " Rows "responsibility_agent WHERE responsibility = ?1",            \
    [IS_SENDER] = "SELECT EXISTS (SELECT 1 FROM " Rows "sender WHERE profile = ?1)",               \
    [SENDERS_OF_PROFILE] = "SELECT count (DISTINCT ra.agent)" JOINED (                             \
        Rows) " WHERE p.id = ?1 AND p.enabled AND NOT p.retired",                                  \
    [SENDERS_OF_DRIVER] = "SELECT count (DISTINCT ra.agent)" JOINED (                              \
        Rows) " WHERE p.driver = ?1"                                                               \
              " AND p.enabled AND NOT p.retired AND NOT EXISTS"                                    \
              "  (SELECT 1 FROM " Rows "profile_override o WHERE o.profile = p.id"                 \
              "   AND o.key = '" MW_FROM_ADDRESS "')",                                             \
  }
static const char *const QUESTIONS[2][N_QUESTIONS] = { QUESTIONS_OF (""),
                                                       QUESTIONS_OF (MW_UNSTAGED_ROWS) };

struct _MwConsequences
{
  sqlite3 *db;
  gboolean has_unstaged;
  MwStatement *statements[2][N_QUESTIONS]; /* (owned) (nullable): of now, of the base */
  GHashTable *known[2];                    /* (owned): what was asked to what was found */
  GHashTable *counts[2];                   /* (owned): responsibility to its agents, + 1 */
};

MwConsequences *
mw_consequences_new (sqlite3 *db, gboolean has_unstaged)
{
  MwConsequences *self = g_new0 (MwConsequences, 1);

  self->db = db;
  self->has_unstaged = has_unstaged;
  for (guint i = 0; i < G_N_ELEMENTS (self->known); i++)
    {
      self->known[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      self->counts[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
  return self;
}

void
mw_consequences_free (MwConsequences *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->known); i++)
    {
      for (guint j = 0; j < N_QUESTIONS; j++)
        g_clear_pointer (&self->statements[i][j], sqlite3_finalize);
      g_hash_table_unref (self->known[i]);
      g_hash_table_unref (self->counts[i]);
    }
  g_free (self);
}

static MwStatement *
prepare (MwConsequences *self, gboolean base, Question question)
{
  MwStatement **statement = &self->statements[base][question];

  if (!*statement)
    *statement = mw_database_prepare (self->db, NULL, QUESTIONS[base][question], 0);
  return *statement;
}

static guint
ask_number (MwConsequences *self, gboolean base, Question question, const char *id)
{
  MwStatement *statement = prepare (self, base, question);
  guint n = 0;

  if (!statement)
    return 0;
  sqlite3_bind_text (statement, 1, id, -1, SQLITE_TRANSIENT);
  if (sqlite3_step (statement) == SQLITE_ROW)
    n = (guint) sqlite3_column_int (statement, 0);
  sqlite3_reset (statement);
  return n;
}

/* A responsibility's agents are counted once, not once for each of its profiles. */
static guint
count_agents (MwConsequences *self, gboolean base, const char *responsibility)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts[base], responsibility));
  guint n;

  if (known > 0)
    return known - 1;
  n = ask_number (self, base, AGENTS_OF_PROFILE, responsibility);
  g_hash_table_insert (self->counts[base], g_strdup (responsibility), GUINT_TO_POINTER (n + 1));
  return n;
}

/* The first of them, and how many. */
static char *
ask_addresses (MwConsequences *self, gboolean base, const char *responsibility)
{
  MwStatement *statement = prepare (self, base, ADDRESSES_OF_AGENTS);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint n = 0;

  if (!statement)
    return NULL;
  sqlite3_bind_text (statement, 1, responsibility, -1, SQLITE_TRANSIENT);
  while (sqlite3_step (statement) == SQLITE_ROW)
    if (n++ < NAMED_AT_MOST)
      g_ptr_array_add (names, mw_statement_dup_text (statement, 0));
  sqlite3_reset (statement);
  g_ptr_array_add (names, NULL);
  return mw_consequence_format (MW_CONSEQUENCE_ADDRESSES, n, (const char *const *) names->pdata);
}

static char *
ask (MwConsequences *self, gboolean base, Question question, const MwOperationFields *fields)
{
  guint n;

  if (question == ADDRESSES_OF_AGENTS)
    return ask_addresses (self, base, fields->object_id);
  if (question == AGENTS_OF_PROFILE && !ask_number (self, base, IS_SENDER, fields->member))
    return mw_consequence_format (MW_CONSEQUENCE_SILENT, 0, NULL);
  n = question == AGENTS_OF_PROFILE ? count_agents (self, base, fields->object_id)
                                    : ask_number (self, base, question, fields->object_id);
  return mw_consequence_format (MW_CONSEQUENCE_AGENTS, n, NULL);
}

static gboolean
has_text (const char *value)
{
  return value && *value;
}

/* An empty value that comes or goes is no address: nobody gains or loses one. */
static gboolean
find_question (const MwEntity *entity, const MwOperationFields *fields, Question *question)
{
  if (g_str_equal (entity->table, "responsibility_agent"))
    *question = ADDRESSES_OF_AGENTS;
  else if (g_str_equal (entity->table, "responsibility_profile"))
    *question = AGENTS_OF_PROFILE;
  else if (entity->driver_sql && g_strcmp0 (fields->member, MW_FROM_ADDRESS) == 0 &&
           (has_text (fields->values[0].before) || has_text (fields->values[0].after)))
    *question = entity->object_kind == MW_OBJECT_DRIVER ? SENDERS_OF_DRIVER : SENDERS_OF_PROFILE;
  else
    return FALSE;
  return TRUE;
}

gboolean
mw_consequences_takes_away (const MwOperationFields *fields)
{
  /* An empty value is none: it ends what there was. */
  if (fields->member && fields->n_values > 0)
    return !has_text (fields->values[0].after);
  return fields->sign == MW_CHANGE_REMOVED;
}

const char *
mw_consequences_find (MwConsequences *self, const MwEntity *entity, const MwOperationFields *fields)
{
  gboolean base = self->has_unstaged && mw_consequences_takes_away (fields);
  g_autofree char *key = NULL;
  char *found;
  Question question;

  if (!find_question (entity, fields, &question))
    return NULL;
  key = g_strdup_printf ("%u/%s/%s", question, fields->object_id,
                         question == AGENTS_OF_PROFILE ? fields->member : "");
  found = g_hash_table_lookup (self->known[base], key);
  if (!found)
    {
      found = ask (self, base, question, fields);
      g_hash_table_insert (self->known[base], g_steal_pointer (&key), found);
    }
  return found;
}
