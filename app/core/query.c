/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/query.h>

struct _MwQuery
{
  MwQueryKind kind;
  gboolean descending;
  gboolean staged_only;
  char *sort;           /* (owned) */
  char *search;         /* (owned) (nullable) */
  char *driver;         /* (owned) (nullable) */
  char *profile;        /* (owned) (nullable) */
  char *key;            /* (owned) (nullable) */
  char *agent;          /* (owned) (nullable) */
  char *responsibility; /* (owned) (nullable) */
  char *state;          /* (owned) (nullable) */
  char *encryption;     /* (owned) (nullable) */
  char *reachability;   /* (owned) (nullable) */
};

G_DEFINE_BOXED_TYPE (MwQuery, mw_query, mw_query_copy, mw_query_free)

static const char *const FIRST_SORT[] = {
  [MW_QUERY_PROFILES] = "name",      [MW_QUERY_OVERRIDES] = "profile",
  [MW_QUERY_AGENTS] = "name",        [MW_QUERY_RESPONSIBILITIES] = "name",
  [MW_QUERY_FROM_LIST] = "position",
};

static void
take (char **field, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*field);
  *field = copy;
}

MwQuery *
mw_query_new (MwQueryKind kind)
{
  MwQuery *self = NULL;

  g_return_val_if_fail (kind < G_N_ELEMENTS (FIRST_SORT), NULL);

  self = g_new0 (MwQuery, 1);
  self->kind = kind;
  self->sort = g_strdup (FIRST_SORT[kind]);
  return self;
}

MwQuery *
mw_query_copy (const MwQuery *self)
{
  MwQuery *copy = NULL;

  g_return_val_if_fail (self, NULL);

  copy = g_new0 (MwQuery, 1);
  copy->kind = self->kind;
  copy->descending = self->descending;
  copy->staged_only = self->staged_only;
  copy->sort = g_strdup (self->sort);
  copy->search = g_strdup (self->search);
  copy->driver = g_strdup (self->driver);
  copy->profile = g_strdup (self->profile);
  copy->key = g_strdup (self->key);
  copy->agent = g_strdup (self->agent);
  copy->responsibility = g_strdup (self->responsibility);
  copy->state = g_strdup (self->state);
  copy->encryption = g_strdup (self->encryption);
  copy->reachability = g_strdup (self->reachability);
  return copy;
}

void
mw_query_free (MwQuery *self)
{
  if (!self)
    return;
  g_free (self->sort);
  g_free (self->search);
  g_free (self->driver);
  g_free (self->profile);
  g_free (self->key);
  g_free (self->agent);
  g_free (self->responsibility);
  g_free (self->state);
  g_free (self->encryption);
  g_free (self->reachability);
  g_free (self);
}

gboolean
mw_query_equal (const MwQuery *a, const MwQuery *b)
{
  g_return_val_if_fail (a && b, FALSE);

  return a->kind == b->kind && a->descending == b->descending && a->staged_only == b->staged_only &&
         g_str_equal (a->sort, b->sort) && g_strcmp0 (a->search, b->search) == 0 &&
         g_strcmp0 (a->driver, b->driver) == 0 && g_strcmp0 (a->profile, b->profile) == 0 &&
         g_strcmp0 (a->key, b->key) == 0 && g_strcmp0 (a->agent, b->agent) == 0 &&
         g_strcmp0 (a->responsibility, b->responsibility) == 0 &&
         g_strcmp0 (a->state, b->state) == 0 && g_strcmp0 (a->encryption, b->encryption) == 0 &&
         g_strcmp0 (a->reachability, b->reachability) == 0;
}

MwQueryKind
mw_query_get_kind (const MwQuery *self)
{
  g_return_val_if_fail (self, MW_QUERY_PROFILES);
  return self->kind;
}

void
mw_query_set_search (MwQuery *self, const char *search)
{
  g_autofree char *words = NULL;

  g_return_if_fail (self);

  words = search ? g_strstrip (g_strdup (search)) : NULL;
  take (&self->search, words && *words ? words : NULL);
}

void
mw_query_set_sort (MwQuery *self, const char *sort, gboolean descending)
{
  g_return_if_fail (self);

  take (&self->sort, sort ? sort : FIRST_SORT[self->kind]);
  self->descending = !!descending;
}

const char *
mw_query_get_sort (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->sort;
}

gboolean
mw_query_get_descending (const MwQuery *self)
{
  g_return_val_if_fail (self, FALSE);
  return self->descending;
}

void
mw_query_set_driver (MwQuery *self, const char *driver_id)
{
  g_return_if_fail (self);
  take (&self->driver, driver_id);
}

void
mw_query_set_profile (MwQuery *self, const char *profile_id)
{
  g_return_if_fail (self);
  take (&self->profile, profile_id);
}

void
mw_query_set_key (MwQuery *self, const char *key)
{
  g_return_if_fail (self);
  take (&self->key, key);
}

void
mw_query_set_agent (MwQuery *self, const char *agent_id)
{
  g_return_if_fail (self);
  take (&self->agent, agent_id);
}

void
mw_query_set_responsibility (MwQuery *self, const char *id)
{
  g_return_if_fail (self);
  take (&self->responsibility, id);
}

void
mw_query_set_state (MwQuery *self, const char *state)
{
  g_return_if_fail (self);
  take (&self->state, state);
}

void
mw_query_set_encryption (MwQuery *self, const char *word)
{
  g_return_if_fail (self);
  take (&self->encryption, word);
}

void
mw_query_set_reachability (MwQuery *self, const char *word)
{
  g_return_if_fail (self);
  take (&self->reachability, word);
}

void
mw_query_set_staged_only (MwQuery *self, gboolean staged_only)
{
  g_return_if_fail (self);
  self->staged_only = !!staged_only;
}

gboolean
mw_query_get_staged_only (const MwQuery *self)
{
  g_return_val_if_fail (self, FALSE);
  return self->staged_only;
}

const char *
mw_query_get_search (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->search;
}

const char *
mw_query_get_driver (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->driver;
}

const char *
mw_query_get_profile (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->profile;
}

const char *
mw_query_get_key (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->key;
}

const char *
mw_query_get_agent (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->agent;
}

const char *
mw_query_get_responsibility (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->responsibility;
}

const char *
mw_query_get_state (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->state;
}

const char *
mw_query_get_encryption (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->encryption;
}

const char *
mw_query_get_reachability (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->reachability;
}

gboolean
mw_query_is_narrowed (const MwQuery *self)
{
  g_return_val_if_fail (self, FALSE);

  /* A From list is always some agent's: that is what it is, not a filter on it. */
  return self->search || self->driver || self->profile || self->key ||
         (self->agent && self->kind != MW_QUERY_FROM_LIST) || self->responsibility || self->state ||
         self->encryption || self->reachability || self->staged_only;
}
