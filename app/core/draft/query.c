/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/query.h>

#include <mailwright/name.h>

struct _MwQuery
{
  MwQueryKind kind;
  gboolean descending;
  gboolean staged_only;
  char *sort;                 /* (owned) */
  char *search;               /* (owned) (nullable) */
  char *driver;               /* (owned) (nullable) */
  char *profile;              /* (owned) (nullable) */
  char *key;                  /* (owned) (nullable) */
  char *agent;                /* (owned) (nullable) */
  char *responsibility;       /* (owned) (nullable) */
  char *state;                /* (owned) (nullable) */
  char *encryption;           /* (owned) (nullable) */
  char *reachability;         /* (owned) (nullable) */
  char *domain;               /* (owned) (nullable) */
  char *host;                 /* (owned) (nullable) */
  char *agent_words;          /* (owned) (nullable) */
  char *responsibility_words; /* (owned) (nullable) */
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

/* Whatever looks like nothing is no word: another space, what nobody can see. */
static void
take_words (char **field, const char *text)
{
  g_autofree char *words = text ? g_strstrip (g_strdup (text)) : NULL;
  g_autofree char *folded = words ? g_strstrip (mw_name_key (words)) : NULL;

  take (field, folded && *folded ? words : NULL);
}

/**
 * mw_query_new:
 * @kind: what its rows are
 *
 * Returns: (transfer full): a query without search and filters
 */
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

/**
 * mw_query_copy:
 *
 * Returns: (transfer full): a copy
 */
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
  copy->domain = g_strdup (self->domain);
  copy->host = g_strdup (self->host);
  copy->agent_words = g_strdup (self->agent_words);
  copy->responsibility_words = g_strdup (self->responsibility_words);
  return copy;
}

/**
 * mw_query_free:
 *
 * Frees a query.
 */
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
  g_free (self->domain);
  g_free (self->host);
  g_free (self->agent_words);
  g_free (self->responsibility_words);
  g_free (self);
}

/**
 * mw_query_equal:
 * @a: a query
 * @b: another one
 *
 * Returns: whether both ask for the same
 */
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
         g_strcmp0 (a->reachability, b->reachability) == 0 &&
         g_strcmp0 (a->domain, b->domain) == 0 && g_strcmp0 (a->host, b->host) == 0 &&
         g_strcmp0 (a->agent_words, b->agent_words) == 0 &&
         g_strcmp0 (a->responsibility_words, b->responsibility_words) == 0;
}

/**
 * mw_query_get_kind:
 *
 * Returns: what its rows are
 */
MwQueryKind
mw_query_get_kind (const MwQuery *self)
{
  g_return_val_if_fail (self, MW_QUERY_PROFILES);
  return self->kind;
}

/**
 * mw_query_set_search:
 * @search: (nullable): words; %NULL for no search
 *
 * Every word must be found, without case, in one of the shown texts.
 */
void
mw_query_set_search (MwQuery *self, const char *search)
{
  g_return_if_fail (self);
  take_words (&self->search, search);
}

/**
 * mw_query_set_sort:
 * @sort: (nullable): one of the kind’s sort keys
 * @descending: whether it goes backwards
 *
 * Sets the order; the default is the kind’s first key.
 */
void
mw_query_set_sort (MwQuery *self, const char *sort, gboolean descending)
{
  g_return_if_fail (self);

  take (&self->sort, sort ? sort : FIRST_SORT[self->kind]);
  self->descending = !!descending;
}

/**
 * mw_query_get_sort:
 *
 * Returns: (transfer none): the key that rows are sorted by
 */
const char *
mw_query_get_sort (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->sort;
}

/**
 * mw_query_get_descending:
 *
 * Returns: whether they are sorted backwards
 */
gboolean
mw_query_get_descending (const MwQuery *self)
{
  g_return_val_if_fail (self, FALSE);
  return self->descending;
}

/**
 * mw_query_set_driver:
 * @driver_id: (nullable): of profiles and overrides: a driver’s id
 *
 * Narrows the list; %NULL lets it be wide.
 */
void
mw_query_set_driver (MwQuery *self, const char *driver_id)
{
  g_return_if_fail (self);
  take (&self->driver, driver_id);
}

/**
 * mw_query_set_profile:
 * @profile_id: (nullable): of overrides, and of agents that can send as it: a profile’s id
 *
 * Narrows the list; %NULL lets it be wide.
 */
void
mw_query_set_profile (MwQuery *self, const char *profile_id)
{
  g_return_if_fail (self);
  take (&self->profile, profile_id);
}

/**
 * mw_query_set_key:
 * @key: (nullable): of overrides: a parameter’s key
 *
 * Narrows the list; %NULL lets it be wide.
 */
void
mw_query_set_key (MwQuery *self, const char *key)
{
  g_return_if_fail (self);
  take (&self->key, key);
}

/**
 * mw_query_set_agent:
 * @agent_id: (nullable): of a From list, and of responsibilities: an agent’s id
 *
 * Narrows the list; %NULL lets it be wide.
 */
void
mw_query_set_agent (MwQuery *self, const char *agent_id)
{
  g_return_if_fail (self);
  take (&self->agent, agent_id);
}

/**
 * mw_query_set_responsibility:
 * @id: (nullable): of profiles and agents: whose members they are
 *
 * Narrows the list; %NULL lets it be wide.
 */
void
mw_query_set_responsibility (MwQuery *self, const char *id)
{
  g_return_if_fail (self);
  take (&self->responsibility, id);
}

/**
 * mw_query_set_state:
 * @state: (nullable): of profiles: `active`, `disabled`, `retired`
 *
 * Narrows the list; %NULL lets it be wide.
 */
void
mw_query_set_state (MwQuery *self, const char *state)
{
  g_return_if_fail (self);
  take (&self->state, state);
}

/**
 * mw_query_set_encryption:
 * @word: (nullable): of profiles: either direction is so
 *
 * Narrows the list; %NULL lets it be wide.
 */
void
mw_query_set_encryption (MwQuery *self, const char *word)
{
  g_return_if_fail (self);
  take (&self->encryption, word);
}

/**
 * mw_query_set_reachability:
 * @word: (nullable): of profiles: `works`, `warning`, `fails`, `untested` or `certificate-
 *   ends-soon`
 *
 * Narrows the list; %NULL lets it be wide.
 */
void
mw_query_set_reachability (MwQuery *self, const char *word)
{
  g_return_if_fail (self);
  take (&self->reachability, word);
}

/**
 * mw_query_set_domain:
 * @text: (nullable): of profiles: what the domain of their address contains
 *
 * Narrows the list; %NULL lets it be wide.
 */
void
mw_query_set_domain (MwQuery *self, const char *text)
{
  g_return_if_fail (self);
  take_words (&self->domain, text);
}

/**
 * mw_query_set_host:
 * @text: (nullable): of profiles: what a server contains that is in effect for them
 *
 * Narrows the list; %NULL lets it be wide.
 */
void
mw_query_set_host (MwQuery *self, const char *text)
{
  g_return_if_fail (self);
  take_words (&self->host, text);
}

/**
 * mw_query_set_agent_words:
 * @words: (nullable): of profiles: by what an agent is found who can send as them
 *
 * Narrows the list; %NULL lets it be wide.
 */
void
mw_query_set_agent_words (MwQuery *self, const char *words)
{
  g_return_if_fail (self);
  take_words (&self->agent_words, words);
}

/**
 * mw_query_set_responsibility_words:
 * @words: (nullable): of profiles: by what a responsibility is found that has them
 *
 * Narrows the list; %NULL lets it be wide.
 */
void
mw_query_set_responsibility_words (MwQuery *self, const char *words)
{
  g_return_if_fail (self);
  take_words (&self->responsibility_words, words);
}

/**
 * mw_query_set_staged_only:
 * @staged_only: whether only what is staged is shown
 *
 * Narrows every list but a From list.
 */
void
mw_query_set_staged_only (MwQuery *self, gboolean staged_only)
{
  g_return_if_fail (self);
  self->staged_only = !!staged_only;
}

/**
 * mw_query_get_staged_only:
 *
 * Returns: whether only what is staged is shown
 */
gboolean
mw_query_get_staged_only (const MwQuery *self)
{
  g_return_val_if_fail (self, FALSE);
  return self->staged_only;
}

/**
 * mw_query_get_search:
 *
 * Returns: (transfer none) (nullable): the words that are searched for
 */
const char *
mw_query_get_search (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->search;
}

/**
 * mw_query_get_driver:
 *
 * Returns: (transfer none) (nullable): the driver that rows are of
 */
const char *
mw_query_get_driver (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->driver;
}

/**
 * mw_query_get_profile:
 *
 * Returns: (transfer none) (nullable): the profile that rows are of
 */
const char *
mw_query_get_profile (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->profile;
}

/**
 * mw_query_get_key:
 *
 * Returns: (transfer none) (nullable): the parameter that rows are of
 */
const char *
mw_query_get_key (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->key;
}

/**
 * mw_query_get_agent:
 *
 * Returns: (transfer none) (nullable): the agent that rows are of
 */
const char *
mw_query_get_agent (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->agent;
}

/**
 * mw_query_get_responsibility:
 *
 * Returns: (transfer none) (nullable): the responsibility that rows are members of
 */
const char *
mw_query_get_responsibility (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->responsibility;
}

/**
 * mw_query_get_state:
 *
 * Returns: (transfer none) (nullable): the state that rows are in
 */
const char *
mw_query_get_state (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->state;
}

/**
 * mw_query_get_encryption:
 *
 * Returns: (transfer none) (nullable): the encryption that rows have in either direction
 */
const char *
mw_query_get_encryption (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->encryption;
}

/**
 * mw_query_get_reachability:
 *
 * Returns: (transfer none) (nullable): the reachability that rows have
 */
const char *
mw_query_get_reachability (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->reachability;
}

/**
 * mw_query_get_domain:
 *
 * Returns: (transfer none) (nullable): what the domain of addresses contains
 */
const char *
mw_query_get_domain (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->domain;
}

/**
 * mw_query_get_host:
 *
 * Returns: (transfer none) (nullable): what a server of the profiles contains
 */
const char *
mw_query_get_host (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->host;
}

/**
 * mw_query_get_agent_words:
 *
 * Returns: (transfer none) (nullable): by what an agent of the profiles is found
 */
const char *
mw_query_get_agent_words (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->agent_words;
}

/**
 * mw_query_get_responsibility_words:
 *
 * Returns: (transfer none) (nullable): by what a responsibility of the profiles is found
 */
const char *
mw_query_get_responsibility_words (const MwQuery *self)
{
  g_return_val_if_fail (self, NULL);
  return self->responsibility_words;
}

gboolean
mw_query_is_in_first_order (const MwQuery *self)
{
  g_return_val_if_fail (self, FALSE);
  return !self->descending && g_str_equal (self->sort, FIRST_SORT[self->kind]);
}

gboolean
mw_query_is_narrowed (const MwQuery *self)
{
  g_return_val_if_fail (self, FALSE);

  /* A From list is always some agent's: that is what it is, not a filter on it. */
  return self->search || self->driver || self->profile || self->key ||
         (self->agent && self->kind != MW_QUERY_FROM_LIST) || self->responsibility || self->state ||
         self->encryption || self->reachability || self->staged_only || self->domain ||
         self->host || self->agent_words || self->responsibility_words;
}
