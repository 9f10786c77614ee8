/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/catalogue.h>
#include <mailwright/query.h>

G_BEGIN_DECLS

/* A search as SQL. What is found is found by rows of their own indexes and by who belongs to whom:
 * that an agent was renamed is written down once, not for each address that the agent has. Below,
 * values is what is bound as ?1, ?2 … (element-type utf8), and what comes is appended to both. */

/**
 * mw_search_sql_add:
 * @sql: a statement up to a WHERE and a condition
 * @values: what it is bound to
 * @catalogue: the drivers
 * @query: what is looked for
 *
 * Every word has to be found: in the row itself or in what belongs to it. Of a profile those are
 * what it says itself, its hosts (a site's or a driver's default, too), its driver, its
 * responsibilities and their agents; of an agent its responsibilities and their addresses; of a
 * responsibility its agents and addresses.
 */
void
mw_search_sql_add (GString *sql, GPtrArray *values, MwCatalogue *catalogue, const MwQuery *query);

/**
 * mw_search_sql_add_profile_filters:
 * @sql: as above, of profiles p
 *
 * The domain, the host, and the words of an agent and of a responsibility that profiles have.
 */
void mw_search_sql_add_profile_filters (GString *sql, GPtrArray *values, const MwQuery *query);

/**
 * mw_search_sql_add_rank:
 * @sql: a statement up to an ORDER BY
 *
 * What is named so comes before what has it elsewhere; where nobody chose another order.
 *
 * Returns: whether anything was appended
 */
gboolean mw_search_sql_add_rank (GString *sql, GPtrArray *values, const MwQuery *query);

/**
 * mw_search_sql_reads_names:
 * @query: what is listed
 *
 * Returns: whether a row is listed or not by what others are called that belong to it
 */
gboolean mw_search_sql_reads_names (const MwQuery *query);

G_END_DECLS
