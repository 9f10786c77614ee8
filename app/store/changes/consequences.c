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
  SENDERS_OF_DRIVER,    /* of all profiles that have its site default */
  NAMED_SENDERS,        /* of a profile: the agents that can send as it */
  ADDRESSES_OF_AGENT,   /* through all its responsibilities */
  MAILBOXES_OF_DEFAULT, /* of a driver's parameter: the profiles that have its site default */
  N_MAILBOXES_OF_DEFAULT,
  N_QUESTIONS,
} Question;

/* Rows is what the name of each table is preceded by; ?1 the object. */
#define JOINED(Rows)                                                                               \
  " FROM " Rows "profile p JOIN " Rows "responsibility_profile rp ON rp.profile = p.id"            \
  " JOIN " Rows "responsibility_agent ra ON ra.responsibility = rp.responsibility"
#define MEMBERS(Rows)                                                                              \
  " JOIN " Rows "responsibility_profile rp ON rp.profile = s.profile"                              \
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
    [NAMED_SENDERS] =                                                                              \
        "SELECT coalesce (nullif (a.name, ''), a.login) FROM " Rows                                \
        "sender s" MEMBERS (Rows) " JOIN " Rows "agent a ON a.id = ra.agent WHERE s.profile = ?1 " \
                                  "GROUP BY a.id ORDER BY a.login_key",                            \
    [ADDRESSES_OF_AGENT] =                                                                         \
        "SELECT s.address FROM " Rows "responsibility_agent ra JOIN " Rows                         \
        "responsibility_profile rp ON rp.responsibility = ra.responsibility JOIN " Rows            \
        "sender s ON s.profile = rp.profile WHERE ra.agent = ?1 GROUP BY s.profile ORDER BY "      \
        "s.address_key",                                                                           \
    [MAILBOXES_OF_DEFAULT] = "SELECT p.address FROM profile p WHERE p.driver = ?1 AND NOT "        \
                             "p.retired AND NOT EXISTS (SELECT 1 FROM profile_override o WHERE "   \
                             "o.profile = p.id AND o.key = ?2) ORDER BY p.name_key LIMIT ?3",      \
    [N_MAILBOXES_OF_DEFAULT] =                                                                     \
        "SELECT (SELECT count (*) FROM profile WHERE driver = ?1 AND NOT retired) - (SELECT "      \
        "count (*) FROM profile_override o JOIN profile p ON p.id = o.profile WHERE o.key = ?2 "   \
        "AND p.driver = ?1 AND NOT p.retired)",                                                    \
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

/* (transfer full) (element-type utf8): the first of them, and how many. */
static GPtrArray *
ask_names (MwConsequences *self, gboolean base, Question question, const char *id, guint *n)
{
  MwStatement *statement = prepare (self, base, question);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  *n = 0;
  if (statement)
    {
      sqlite3_bind_text (statement, 1, id, -1, SQLITE_TRANSIENT);
      while (sqlite3_step (statement) == SQLITE_ROW)
        if ((*n)++ < NAMED_AT_MOST)
          g_ptr_array_add (names, mw_statement_dup_text (statement, 0));
      sqlite3_reset (statement);
    }
  g_ptr_array_add (names, NULL);
  return names;
}

/* (nullable): of somebody or something that nothing is said of, none. */
static char *
tell_names (
    MwConsequences *self, gboolean base, Question question, const char *id, MwConsequenceKind kind)
{
  guint n = 0;
  g_autoptr (GPtrArray) names = ask_names (self, base, question, id, &n);

  return n > 0 || kind == MW_CONSEQUENCE_ADDRESSES
             ? mw_consequence_format (kind, n, (const char *const *) names->pdata)
             : NULL;
}

/* The profiles that a site default reaches: those that have no value of their own. */
static char *
tell_mailboxes (MwConsequences *self, const char *driver, const char *key)
{
  MwStatement *statement = prepare (self, FALSE, N_MAILBOXES_OF_DEFAULT);
  g_autoptr (GPtrArray) names = NULL;
  guint n = 0, n_named = 0;

  if (!statement)
    return NULL;
  sqlite3_bind_text (statement, 2, key, -1, SQLITE_TRANSIENT);
  n = ask_number (self, FALSE, N_MAILBOXES_OF_DEFAULT, driver);
  statement = prepare (self, FALSE, MAILBOXES_OF_DEFAULT);
  if (!statement)
    return NULL;
  sqlite3_bind_text (statement, 2, key, -1, SQLITE_TRANSIENT);
  /* None is looked for where there is none. */
  sqlite3_bind_int (statement, 3, n > 0 ? NAMED_AT_MOST : 0);
  names = ask_names (self, FALSE, MAILBOXES_OF_DEFAULT, driver, &n_named);
  return mw_consequence_format (MW_CONSEQUENCE_MAILBOXES, n, (const char *const *) names->pdata);
}

static char *
ask (MwConsequences *self, gboolean base, Question question, const MwOperationFields *fields)
{
  guint n;

  if (question == ADDRESSES_OF_AGENTS)
    return tell_names (self, base, question, fields->object_id, MW_CONSEQUENCE_ADDRESSES);
  if (question == NAMED_SENDERS)
    return tell_names (self, base, question, fields->object_id, MW_CONSEQUENCE_SENDERS);
  if (question == ADDRESSES_OF_AGENT)
    return tell_names (self, base, question, fields->object_id, MW_CONSEQUENCE_SENDS);
  if (question == MAILBOXES_OF_DEFAULT)
    return tell_mailboxes (self, fields->object_id, fields->member);
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
find_question_of_value (const MwEntity *entity, const MwOperationFields *fields, Question *question)
{
  gboolean site = entity->object_kind == MW_OBJECT_DRIVER;
  gboolean from = g_strcmp0 (fields->member, MW_FROM_ADDRESS) == 0 &&
                  (has_text (fields->values[0].before) || has_text (fields->values[0].after));

  if (from)
    *question = site ? SENDERS_OF_DRIVER : SENDERS_OF_PROFILE;
  else if (site)
    *question = MAILBOXES_OF_DEFAULT;
  return from || site;
}

/* Of a field of an object, and of one that is gone. */
static gboolean
find_question_of_object (const MwOperationFields *fields, Question *question)
{
  const char *field = fields->n_values > 0 ? fields->values[0].field : "";
  gboolean changed = fields->sign == MW_CHANGE_CHANGED;

  if (fields->object_kind == MW_OBJECT_PROFILE && changed &&
      (g_str_equal (field, "enabled") || g_str_equal (field, "retired") ||
       g_str_equal (field, "address")))
    *question = NAMED_SENDERS;
  else if (fields->object_kind == MW_OBJECT_AGENT &&
           (changed ? g_str_equal (field, "login") : fields->sign == MW_CHANGE_REMOVED))
    *question = ADDRESSES_OF_AGENT;
  else
    return FALSE;
  return TRUE;
}

static gboolean
find_question (const MwEntity *entity, const MwOperationFields *fields, Question *question)
{
  if (g_str_equal (entity->table, "responsibility_agent"))
    *question = ADDRESSES_OF_AGENTS;
  else if (g_str_equal (entity->table, "responsibility_profile"))
    *question = AGENTS_OF_PROFILE;
  else if (entity->driver_sql)
    return find_question_of_value (entity, fields, question);
  else
    return !fields->member && find_question_of_object (fields, question);
  return TRUE;
}

gboolean
mw_consequences_takes_away (const MwOperationFields *fields)
{
  /* An empty value is none: it ends what there was. */
  if (fields->member && fields->n_values > 0)
    return !has_text (fields->values[0].after);
  return mw_consequences_get_sign (fields) == MW_CHANGE_REMOVED;
}

MwChangeSign
mw_consequences_get_sign (const MwOperationFields *fields)
{
  const MwOperationValue *value = fields->values;

  if (fields->member || fields->sign != MW_CHANGE_CHANGED)
    return fields->sign;
  if (g_str_equal (value->field, "enabled"))
    return g_strcmp0 (value->after, "1") == 0 ? MW_CHANGE_ADDED : MW_CHANGE_REMOVED;
  if (g_str_equal (value->field, "retired"))
    return g_strcmp0 (value->after, "1") == 0 ? MW_CHANGE_REMOVED : MW_CHANGE_ADDED;
  return MW_CHANGE_CHANGED;
}

const char *
mw_consequences_find (MwConsequences *self, const MwEntity *entity, const MwOperationFields *fields)
{
  gboolean base = self->has_unstaged && mw_consequences_takes_away (fields);
  g_autofree char *key = NULL;
  char *found = NULL;
  Question question;

  if (!find_question (entity, fields, &question))
    return NULL;
  key = g_strdup_printf (
      "%u/%s/%s", question, fields->object_id,
      question == AGENTS_OF_PROFILE || question == MAILBOXES_OF_DEFAULT ? fields->member : "");
  if (!g_hash_table_lookup_extended (self->known[base], key, NULL, (gpointer *) &found))
    {
      found = ask (self, base, question, fields);
      g_hash_table_insert (self->known[base], g_steal_pointer (&key), found);
    }
  return found;
}
