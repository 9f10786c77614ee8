/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

/**
 * MwQuery:
 *
 * What a list shows: which kind of rows, in which order, narrowed how. Order, filter and search are
 * done in SQL; a list never reads a table whole. A plain builder: set what is wanted, then hand it
 * to mw_draft_list() or mw_draft_foreach(), which copy it.
 */
#define MW_TYPE_QUERY (mw_query_get_type ())
GType mw_query_get_type (void);

/**
 * MwQueryKind:
 * @MW_QUERY_PROFILES: #MwProfile; sort keys `name`, `address`, `driver`, `incoming`, `outgoing`,
 *   `encryption`, `response-group`, `state`, `reachability` (what fails first)
 * @MW_QUERY_OVERRIDES: #MwOverride; sort keys `profile`, `address`, `parameter`, `value`
 * @MW_QUERY_AGENTS: #MwAgent; sort keys `name`, `login`, `address`, `responsibilities` (how many)
 * @MW_QUERY_RESPONSIBILITIES: #MwResponsibility; sort key `name`
 * @MW_QUERY_FROM_LIST: #MwSender; needs an agent; sort key `position`
 */
typedef enum
{
  MW_QUERY_PROFILES,
  MW_QUERY_OVERRIDES,
  MW_QUERY_AGENTS,
  MW_QUERY_RESPONSIBILITIES,
  MW_QUERY_FROM_LIST,
} MwQueryKind;

MwQuery *mw_query_new (MwQueryKind kind);
MwQuery *mw_query_copy (const MwQuery *self);
void mw_query_free (MwQuery *self);
gboolean mw_query_equal (const MwQuery *a, const MwQuery *b);

MwQueryKind mw_query_get_kind (const MwQuery *self);

/* Search: every word must be found, without case and inside words, in what is shown of a row or
 * belongs to it: the hosts of a profile, who can send as it, the agents of a responsibility … While
 * the kind's first order holds, what is named so comes first. (nullable) */
void mw_query_set_search (MwQuery *self, const char *search);
const char *mw_query_get_search (const MwQuery *self);

/* Sort key (default: the kind's first). */
void mw_query_set_sort (MwQuery *self, const char *sort, gboolean descending);
const char *mw_query_get_sort (const MwQuery *self);
gboolean mw_query_get_descending (const MwQuery *self);

/* Filters; each is off (NULL, FALSE) unless set. */
void mw_query_set_driver (MwQuery *self, const char *driver_id); /* profiles, overrides */
void mw_query_set_profile (MwQuery *self,
                           const char *profile_id);     /* overrides; agents that can send as it */
void mw_query_set_key (MwQuery *self, const char *key); /* overrides */
void mw_query_set_agent (MwQuery *self,
                         const char *agent_id); /* from list; responsibilities of an agent */
void mw_query_set_responsibility (MwQuery *self, const char *id);    /* members: profiles, agents */
void mw_query_set_staged_only (MwQuery *self, gboolean staged_only); /* all but from list */
void mw_query_set_state (MwQuery *self,
                         const char *state); /* profiles: active, disabled, retired */
void mw_query_set_encryption (MwQuery *self,
                              const char *word); /* profiles: either direction is so */
void mw_query_set_reachability (MwQuery *self,
                                const char *word); /* profiles: works, warning, fails, untested,
                                                     or certificate-ends-soon */
void mw_query_set_domain (MwQuery *self, const char *text); /* profiles: a part of the domain */
void mw_query_set_host (MwQuery *self, const char *text);   /* profiles: of a server in effect */
void mw_query_set_agent_words (MwQuery *self, const char *words); /* profiles: of who can send */
void mw_query_set_responsibility_words (MwQuery *self, const char *words); /* profiles */
const char *mw_query_get_driver (const MwQuery *self);
const char *mw_query_get_profile (const MwQuery *self);
const char *mw_query_get_key (const MwQuery *self);
const char *mw_query_get_agent (const MwQuery *self);
const char *mw_query_get_responsibility (const MwQuery *self);
gboolean mw_query_get_staged_only (const MwQuery *self);
const char *mw_query_get_state (const MwQuery *self);
const char *mw_query_get_encryption (const MwQuery *self);
const char *mw_query_get_reachability (const MwQuery *self);
const char *mw_query_get_domain (const MwQuery *self);
const char *mw_query_get_host (const MwQuery *self);
const char *mw_query_get_agent_words (const MwQuery *self);
const char *mw_query_get_responsibility_words (const MwQuery *self);

/**
 * mw_query_is_in_first_order:
 * @self: a query
 *
 * Returns: whether rows come in the order that their kind has by itself
 */
gboolean mw_query_is_in_first_order (const MwQuery *self);

/**
 * mw_query_is_narrowed:
 * @self: a query
 *
 * Returns: whether a search or filter is on, so that an empty list means "no matches"
 */
gboolean mw_query_is_narrowed (const MwQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwQuery, mw_query_free)

G_END_DECLS
