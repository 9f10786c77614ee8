/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/changes/consequences.h"

#include "store/changes/who-sends.h"

#include <mailwright/consequence.h>
#include <mailwright/from.h>

typedef enum
{
  ADDRESSES_OF_AGENTS, /* of a responsibility: what its agents send as through it */
  AGENTS_OF_PROFILE,   /* of a responsibility: how many send as each of its profiles */
  SENDERS_OF_PROFILE,
  SENDERS_OF_DRIVER,    /* of all profiles that have its site default */
  NAMED_SENDERS,        /* of a profile: the agents that can send as it */
  ADDRESSES_OF_AGENT,   /* through all its responsibilities */
  MAILBOXES_OF_DEFAULT, /* of a driver's parameter: the profiles that have its site default */
} Question;

/* ?1 the driver, ?2 the parameter. */
#define MAILBOXES                                                                                  \
  "SELECT p.address FROM profile p WHERE p.driver = ?1 AND NOT p.retired AND NOT EXISTS"           \
  " (SELECT 1 FROM profile_override o WHERE o.profile = p.id AND o.key = ?2)"                      \
  " ORDER BY p.name_key LIMIT ?3"
#define N_MAILBOXES                                                                                \
  "SELECT (SELECT count (*) FROM profile WHERE driver = ?1 AND NOT retired) -"                     \
  " (SELECT count (*) FROM profile_override o JOIN profile p ON p.id = o.profile"                  \
  "  WHERE o.key = ?2 AND p.driver = ?1 AND NOT p.retired)"

struct _MwConsequences
{
  sqlite3 *db;
  gboolean has_unstaged;
  MwWhoSends *who[2];   /* (owned): now, and at the base revision */
  GHashTable *known[2]; /* (owned): what was asked to what was found */
};

MwConsequences *
mw_consequences_new (sqlite3 *db, gboolean has_unstaged)
{
  MwConsequences *self = g_new0 (MwConsequences, 1);

  self->db = db;
  self->has_unstaged = has_unstaged;
  for (guint i = 0; i < G_N_ELEMENTS (self->known); i++)
    {
      self->who[i] = mw_who_sends_new (db, i);
      self->known[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    }
  return self;
}

void
mw_consequences_free (MwConsequences *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->known); i++)
    {
      g_hash_table_unref (self->known[i]);
      mw_who_sends_free (self->who[i]);
    }
  g_free (self);
}

static char *
tell (MwConsequenceKind kind, const MwFew *few)
{
  return mw_consequence_format (kind, few->n, few->names);
}

/* (nullable): of somebody or something that nothing is said of, none. */
static char *
tell_any (MwConsequenceKind kind, const MwFew *few)
{
  return few->n > 0 ? tell (kind, few) : NULL;
}

static char *
tell_number (const MwFew *few)
{
  return mw_consequence_format (MW_CONSEQUENCE_AGENTS, few ? few->n : 0, NULL);
}

/* The profiles that a site default reaches: those that have no value of their own. */
static char *
tell_mailboxes (MwConsequences *self, const char *driver, const char *key)
{
  g_autoptr (MwStatement) statement = NULL;
  gint64 n = 0;
  guint n_named = 0;
  char *names[MW_FEW + 1] = { NULL }, *text;

  if (!mw_database_get_int64 (self->db, &n, 0, NULL, N_MAILBOXES, 2, driver, key))
    return NULL;
  /* None is looked for where there is none. */
  statement = n > 0 ? mw_database_prepare (self->db, NULL, MAILBOXES, 2, driver, key) : NULL;
  if (statement)
    sqlite3_bind_int (statement, 3, MW_FEW);
  while (statement && n_named < MW_FEW && sqlite3_step (statement) == SQLITE_ROW)
    names[n_named++] = mw_statement_dup_text (statement, 0);
  text = mw_consequence_format (MW_CONSEQUENCE_MAILBOXES, (guint) n, (const char *const *) names);
  for (guint i = 0; i < n_named; i++)
    g_free (names[i]);
  return text;
}

static char *
ask (MwConsequences *self, gboolean base, Question question, const MwOperationFields *fields)
{
  MwWhoSends *who = self->who[base];
  const char *id = fields->object_id;

  switch (question)
    {
    case ADDRESSES_OF_AGENTS:
      return tell (MW_CONSEQUENCE_ADDRESSES, mw_who_sends_get_addresses_within (who, id));
    case AGENTS_OF_PROFILE:
      return mw_who_sends_is_sender (who, fields->member)
                 ? tell_number (mw_who_sends_get_agents_within (who, id))
                 : mw_consequence_format (MW_CONSEQUENCE_SILENT, 0, NULL);
    case SENDERS_OF_PROFILE:
      return tell_number (mw_who_sends_is_used (who, id) ? mw_who_sends_get_agents (who, id)
                                                         : NULL);
    case SENDERS_OF_DRIVER:
      return tell_number (mw_who_sends_get_agents_of_driver (who, id));
    case NAMED_SENDERS:
      return mw_who_sends_is_sender (who, id)
                 ? tell_any (MW_CONSEQUENCE_SENDERS, mw_who_sends_get_agents (who, id))
                 : NULL;
    case ADDRESSES_OF_AGENT:
      return tell_any (MW_CONSEQUENCE_SENDS, mw_who_sends_get_addresses (who, id));
    case MAILBOXES_OF_DEFAULT:
      return tell_mailboxes (self, id, fields->member);
    default:
      g_return_val_if_reached (NULL);
    }
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
