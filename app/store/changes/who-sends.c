/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/changes/who-sends.h"

#include "store/entities/unstaged-rows.h"

#include <mailwright/from.h>

/* What a responsibility has on its two sides. */
typedef enum
{
  AGENTS,
  ADDRESSES,
  N_SIDES,
} Side;

typedef enum
{
  RESPONSIBILITIES_OF_AGENT,
  RESPONSIBILITIES_OF_PROFILE,
  RESPONSIBILITIES_OF_DRIVER,
  AGENTS_WITHIN,
  PROFILES_WITHIN,
  AGENT,
  SENDER,
  IS_USED,
  N_QUESTIONS,
} Question;

/* Rows is what the name of each table is preceded by; ?1 what is asked about. No two tables are
 * joined: a view of the base's rows would be made whole for it. What IN has is made once. */
#define QUESTIONS_OF(Rows)                                                                         \
  {                                                                                                \
    [RESPONSIBILITIES_OF_AGENT] = "SELECT responsibility FROM " Rows "responsibility_agent"        \
                                  " WHERE agent = ?1",                                             \
    [RESPONSIBILITIES_OF_PROFILE] = "SELECT responsibility FROM " Rows "responsibility_profile"    \
                                    " WHERE profile = ?1",                                         \
    [RESPONSIBILITIES_OF_DRIVER] =                                                                 \
        "SELECT DISTINCT responsibility FROM " Rows "responsibility_profile WHERE profile IN"      \
        " (SELECT id FROM " Rows "profile WHERE driver = ?1 AND enabled AND NOT retired"           \
        "   AND id NOT IN (SELECT profile FROM " Rows "profile_override"                           \
        "                  WHERE key = '" MW_FROM_ADDRESS "'))",                                   \
    [AGENTS_WITHIN] = "SELECT agent FROM " Rows "responsibility_agent WHERE responsibility = ?1",  \
    [PROFILES_WITHIN] = "SELECT profile FROM " Rows "responsibility_profile"                       \
                        " WHERE responsibility = ?1",                                              \
    [AGENT] = "SELECT coalesce (nullif (name, ''), login), login_key FROM " Rows "agent"           \
              " WHERE id = ?1",                                                                    \
    [SENDER] = "SELECT address, address_key FROM " Rows "sender WHERE profile = ?1",               \
    [IS_USED] = "SELECT 1 FROM " Rows "profile WHERE id = ?1 AND enabled AND NOT retired",         \
  }
static const char *const QUESTIONS[2][N_QUESTIONS] = { QUESTIONS_OF (""),
                                                       QUESTIONS_OF (MW_UNSTAGED_ROWS) };

static const Question WITHIN[N_SIDES] = { AGENTS_WITHIN, PROFILES_WITHIN };
static const Question ONE[N_SIDES] = { AGENT, SENDER };

/* An agent or a profile that sends. */
typedef struct
{
  char *id;   /* (owned) */
  char *name; /* (owned) */
  char *key;  /* (owned): what it is sorted by */
} Named;

struct _MwWhoSends
{
  sqlite3 *db;
  gboolean base;
  MwStatement *statements[N_QUESTIONS]; /* (owned) (nullable) */
  GHashTable *named[N_SIDES];           /* (owned): id to Named (nullable) */
  GHashTable *members[N_SIDES];         /* (owned): a responsibility to an array of Named */
  GHashTable *few[N_SIDES];             /* (owned): some responsibilities to MwFew */
};

static void
named_free (gpointer user_data)
{
  Named *named = user_data;

  if (!named)
    return;
  g_free (named->id);
  g_free (named->name);
  g_free (named->key);
  g_free (named);
}

MwWhoSends *
mw_who_sends_new (sqlite3 *db, gboolean base)
{
  MwWhoSends *self = g_new0 (MwWhoSends, 1);

  self->db = db;
  self->base = base;
  for (guint i = 0; i < N_SIDES; i++)
    {
      self->named[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, named_free);
      self->members[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                (GDestroyNotify) g_ptr_array_unref);
      self->few[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    }
  return self;
}

void
mw_who_sends_free (MwWhoSends *self)
{
  for (guint i = 0; i < N_QUESTIONS; i++)
    g_clear_pointer (&self->statements[i], sqlite3_finalize);
  for (guint i = 0; i < N_SIDES; i++)
    {
      g_hash_table_unref (self->few[i]);
      g_hash_table_unref (self->members[i]);
      g_hash_table_unref (self->named[i]);
    }
  g_free (self);
}

/* (nullable): to be reset. */
static MwStatement *
ask (MwWhoSends *self, Question question, const char *id)
{
  MwStatement **statement = &self->statements[question];

  if (!*statement)
    *statement = mw_database_prepare (self->db, NULL, QUESTIONS[self->base][question], 0);
  if (*statement)
    sqlite3_bind_text (*statement, 1, id, -1, SQLITE_TRANSIENT);
  return *statement;
}

static gboolean
is_so (MwWhoSends *self, Question question, const char *id)
{
  MwStatement *statement = ask (self, question, id);
  gboolean so = statement && sqlite3_step (statement) == SQLITE_ROW;

  sqlite3_reset (statement);
  return so;
}

/* (transfer full) (element-type utf8) */
static GPtrArray *
list_ids (MwWhoSends *self, Question question, const char *id)
{
  MwStatement *statement = ask (self, question, id);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  while (statement && sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (ids, mw_statement_dup_text (statement, 0));
  sqlite3_reset (statement);
  return ids;
}

/* (nullable): a profile that does not send has no address. */
static Named *
find_named (MwWhoSends *self, Side side, const char *id)
{
  gpointer found = NULL;
  MwStatement *statement;
  Named *named = NULL;

  if (g_hash_table_lookup_extended (self->named[side], id, NULL, &found))
    return found;
  statement = ask (self, ONE[side], id);
  if (statement && sqlite3_step (statement) == SQLITE_ROW)
    {
      named = g_new (Named, 1);
      named->id = g_strdup (id);
      named->name = mw_statement_dup_text (statement, 0);
      named->key = mw_statement_dup_text (statement, 1);
    }
  sqlite3_reset (statement);
  g_hash_table_insert (self->named[side], g_strdup (id), named);
  return named;
}

/* (transfer none) (element-type Named) */
static GPtrArray *
find_members (MwWhoSends *self, Side side, const char *responsibility)
{
  GPtrArray *members = g_hash_table_lookup (self->members[side], responsibility);
  g_autoptr (GPtrArray) ids = NULL;

  if (members)
    return members;
  members = g_ptr_array_new ();
  ids = list_ids (self, WITHIN[side], responsibility);
  for (guint i = 0; i < ids->len; i++)
    {
      Named *named = find_named (self, side, ids->pdata[i]);

      if (named)
        g_ptr_array_add (members, named);
    }
  g_hash_table_insert (self->members[side], g_strdup (responsibility), members);
  return members;
}

/* Two profiles may send from one address. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const Named *first = *(Named *const *) a, *second = *(Named *const *) b;
  int order = g_strcmp0 (first->key, second->key);

  return order ? order : g_strcmp0 (first->id, second->id);
}

/* Whoever is in several of the responsibilities is there once. */
static MwFew *
unite (MwWhoSends *self, Side side, GPtrArray *responsibilities)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  MwFew *few = g_new0 (MwFew, 1);

  for (guint i = 0; i < responsibilities->len; i++)
    g_ptr_array_extend (all, find_members (self, side, responsibilities->pdata[i]), NULL, NULL);
  g_ptr_array_sort (all, compare);
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || all->pdata[i] != all->pdata[i - 1])
      {
        if (few->n < MW_FEW)
          few->names[few->n] = ((Named *) all->pdata[i])->name;
        few->n++;
      }
  return few;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Many objects are in the same responsibilities. */
static const MwFew *
find_few (MwWhoSends *self, Side side, GPtrArray *responsibilities)
{
  g_autofree char *key = NULL;
  MwFew *few;

  g_ptr_array_sort (responsibilities, compare_ids);
  g_ptr_array_add (responsibilities, NULL);
  key = g_strjoinv ("/", (char **) responsibilities->pdata);
  g_ptr_array_set_size (responsibilities, (int) responsibilities->len - 1);
  few = g_hash_table_lookup (self->few[side], key);
  if (!few)
    {
      few = unite (self, side, responsibilities);
      g_hash_table_insert (self->few[side], g_steal_pointer (&key), few);
    }
  return few;
}

static const MwFew *
find_few_of (MwWhoSends *self, Side side, Question responsibilities, const char *id)
{
  g_autoptr (GPtrArray) ids = list_ids (self, responsibilities, id);

  return find_few (self, side, ids);
}

static const MwFew *
find_few_within (MwWhoSends *self, Side side, const char *responsibility)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, (gpointer) responsibility);
  return find_few (self, side, one);
}

gboolean
mw_who_sends_is_sender (MwWhoSends *self, const char *profile)
{
  return is_so (self, SENDER, profile);
}

gboolean
mw_who_sends_is_used (MwWhoSends *self, const char *profile)
{
  return is_so (self, IS_USED, profile);
}

const MwFew *
mw_who_sends_get_agents (MwWhoSends *self, const char *profile)
{
  return find_few_of (self, AGENTS, RESPONSIBILITIES_OF_PROFILE, profile);
}

const MwFew *
mw_who_sends_get_agents_of_driver (MwWhoSends *self, const char *driver)
{
  return find_few_of (self, AGENTS, RESPONSIBILITIES_OF_DRIVER, driver);
}

const MwFew *
mw_who_sends_get_agents_within (MwWhoSends *self, const char *responsibility)
{
  return find_few_within (self, AGENTS, responsibility);
}

const MwFew *
mw_who_sends_get_addresses (MwWhoSends *self, const char *agent)
{
  return find_few_of (self, ADDRESSES, RESPONSIBILITIES_OF_AGENT, agent);
}

const MwFew *
mw_who_sends_get_addresses_within (MwWhoSends *self, const char *responsibility)
{
  return find_few_within (self, ADDRESSES, responsibility);
}
