/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/lists/list-sql.h"

#include "store/lists/name-order.h"
#include "store/senders/draft-senders.h"
#include "store/catalogue/effective-sql.h"
#include "store/search/search-sql.h"

#define STATE "CASE WHEN p.retired THEN 2 WHEN p.enabled THEN 0 ELSE 1 END"
#define WORST_FIRST                                                                                \
  "CASE (" MW_SQL_REACHABILITY ") WHEN 3 THEN 0 WHEN 2 THEN 1 WHEN 0 THEN 2 ELSE 3 END"

/* What MwReach is made of, with its observation joined. */
#define REACH(way, x)                                                                              \
  MW_SQL_IN_USE (way)                                                                              \
  ", " x ".profile IS NOT NULL, " x ".depends IS NOT " MW_SQL_DEPENDS (                            \
      way) ", " MW_SQL_REACHABILITY_NOW (x) ", " x ".verdict, " x ".time, " x ".not_after"
#define DRIVER_NAME "(SELECT name FROM driver_name n WHERE n.driver = p.driver)"
#define GROUP_NAME "(SELECT name FROM response_group g WHERE g.id = p.response_group)"

/* 1 new, 2 changed, as MwStaged. */
#define STAGED(table, id)                                                                          \
  "CASE WHEN EXISTS (SELECT 1 FROM staged WHERE tbl = '" table "' AND pk = " id                    \
  " AND base IS NULL) THEN 1"                                                                      \
  " WHEN EXISTS (SELECT 1 FROM staged WHERE object = " id ") THEN 2 ELSE 0 END"

/* A staged site default reaches the profiles that have no value of their own, as a review counts
 * them: not those that are retired. */
#define REACHED                                                                                    \
  "(NOT p.retired AND EXISTS (SELECT 1 FROM staged r"                                              \
  " WHERE r.object = p.driver AND r.tbl = 'site_default'"                                          \
  " AND NOT EXISTS (SELECT 1 FROM profile_override o WHERE o.profile = p.id"                       \
  "  AND o.key = substr (r.pk, length (r.object) + 2))))"

/* A staged value of an owner that decides what mail is sent from. */
#define SAYS_FROM(owner)                                                                           \
  "pk IN (" owner " || '/" MW_FROM_ADDRESS "', " owner " || '/" MW_FROM_DISPLAY_NAME "')"

/* What an agent can send as. */
#define N_ADDRESSES                                                                                \
  "(SELECT count (DISTINCT rp.profile) FROM responsibility_agent ra"                               \
  " JOIN responsibility_profile rp ON rp.responsibility = ra.responsibility"                       \
  " JOIN profile p ON p.id = rp.profile AND p.enabled AND NOT p.retired WHERE ra.agent = a.id)"

typedef struct
{
  const char *name;
  const char *expression;
} SortKey;

/* 1 where a member is new in the responsibility whose members are listed. */
#define MEMBERSHIP(table, id)                                                                      \
  "EXISTS (SELECT 1 FROM staged WHERE tbl = '" table "' AND pk = ? || '/' || " id                  \
  " AND base IS NULL)"

typedef struct
{
  const char *from; /* with the main table's alias first */
  const char *alias;
  const char *columns;    /* after the key */
  const char *joins;      /* (nullable) what only the columns need */
  const char *membership; /* (nullable) the last column, if a responsibility is asked for */
  const char *staged;     /* true where something is staged */
  SortKey sorts[9];       /* the first is the default */
  const char *last;       /* what decides between equals */
} Shape;

static const Shape SHAPES[] = {
  [MW_QUERY_PROFILES] = {
    .from = "profile p",
    .alias = "p",
    .columns = "p.id, p.name, p.address, " MW_SQL_FROM_ADDRESS ", p.driver, p.comment, "
               MW_SQL_SERVER ("in") ", " MW_SQL_SERVER ("out")
               ", " MW_SQL_ENCRYPTION ("in") ", " MW_SQL_ENCRYPTION ("out") ", " GROUP_NAME
               ", (SELECT count (*) FROM profile_override o WHERE o.profile = p.id),"
               " p.enabled, p.retired, coalesce (nullif (" STAGED ("profile", "p.id") ", 0), 2 * " REACHED "), " REACH ("in", "xi") ", "
               REACH ("out", "xo"),
    .joins = " LEFT JOIN observation xi ON xi.profile = p.id AND xi.direction = 'in'"
             " LEFT JOIN observation xo ON xo.profile = p.id AND xo.direction = 'out'",
    .membership = MEMBERSHIP ("responsibility_profile", "p.id"),
    .staged = "(EXISTS (SELECT 1 FROM staged WHERE object = p.id) OR " REACHED ")",
    .sorts = { { "name", "p.name_key" },
               { "address", "p.address_key" },
               { "driver", DRIVER_NAME },
               { "incoming", MW_SQL_SERVER ("in") },
               { "outgoing", MW_SQL_SERVER ("out") },
               { "encryption", MW_SQL_ENCRYPTION ("in") " || ' ' || " MW_SQL_ENCRYPTION ("out") },
               { "response-group", GROUP_NAME },
               { "state", STATE },
               { "reachability", WORST_FIRST } },
    .last = "p.name_key",
  },
  [MW_QUERY_OVERRIDES] = {
    .from = "profile_override o JOIN profile p ON p.id = o.profile",
    .alias = "o",
    .columns = "o.profile, p.name, p.address, p.driver, o.key, o.value,"
               " CASE WHEN s.pk IS NULL THEN 0 WHEN s.base IS NULL THEN 1 ELSE 2 END,"
               " s.base ->> '$.value'",
    .joins = " LEFT JOIN staged s ON s.tbl = 'profile_override'"
             " AND s.pk = o.profile || '/' || o.key",
    .staged = "EXISTS (SELECT 1 FROM staged s WHERE s.tbl = 'profile_override'"
              " AND s.pk = o.profile || '/' || o.key)",
    .sorts = { { "profile", "p.name_key" },
               { "address", "p.address_key" },
               { "parameter", "o.key" },
               { "value", "o.value" } },
    .last = "p.name_key, o.key",
  },
  [MW_QUERY_AGENTS] = {
    .from = "agent a",
    .alias = "a",
    .columns = "a.id, a.login, a.name, a.address, a.default_profile,"
               " (SELECT count (*) FROM responsibility_agent ra WHERE ra.agent = a.id),"
               " " N_ADDRESSES ", " STAGED ("agent", "a.id"),
    .membership = MEMBERSHIP ("responsibility_agent", "a.id"),
    .staged = "EXISTS (SELECT 1 FROM staged WHERE object = a.id)",
    .sorts = { { "name", "mw_sort_key (coalesce (nullif (a.name, ''), a.login))" },
               { "login", "a.login_key" },
               { "address", "lower (a.address)" },
               { "responsibilities",
                 "(SELECT count (*) FROM responsibility_agent ra WHERE ra.agent = a.id)" },
               { "addresses", N_ADDRESSES } },
    .last = "a.login_key",
  },
  [MW_QUERY_RESPONSIBILITIES] = {
    .from = "responsibility x",
    .alias = "x",
    .columns = "x.id, x.name, x.comment,"
               " (SELECT count (*) FROM responsibility_agent ra WHERE ra.responsibility = x.id),"
               " (SELECT count (*) FROM responsibility_profile rp WHERE rp.responsibility = x.id), "
               STAGED ("responsibility", "x.id"),
    .staged = "EXISTS (SELECT 1 FROM staged WHERE object = x.id)",
    .sorts = { { "name", "x.name_key" } },
    .last = "x.name_key",
  },
  [MW_QUERY_FROM_LIST] = {
    .from = "from_list f JOIN profile p ON p.id = f.profile",
    .alias = "p",
    .columns = "f.profile, f.address, f.display_name, f.position,"
               " (SELECT group_concat (x.name, ', ') FROM (SELECT x.name FROM responsibility x"
               "  JOIN responsibility_agent ra ON ra.responsibility = x.id AND ra.agent = f.agent"
               "  JOIN responsibility_profile rp ON rp.responsibility = x.id"
               "  AND rp.profile = f.profile ORDER BY x.name_key) x),"
               /* New in this list: no responsibility gave it before, or the profile did not send. */
               " CASE WHEN NOT EXISTS (SELECT 1 FROM responsibility_agent ra"
               "  JOIN responsibility_profile rp ON rp.responsibility = ra.responsibility"
               "  WHERE ra.agent = f.agent AND rp.profile = f.profile"
               "  AND NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'responsibility_agent'"
               "   AND pk = ra.responsibility || '/' || ra.agent AND base IS NULL)"
               "  AND NOT EXISTS (SELECT 1 FROM staged WHERE tbl = 'responsibility_profile'"
               "   AND pk = rp.responsibility || '/' || rp.profile AND base IS NULL))"
               " OR EXISTS (SELECT 1 FROM staged WHERE tbl = 'profile' AND pk = f.profile"
               "  AND (base IS NULL OR base ->> '$.enabled' = 0)) THEN 1"
               " WHEN EXISTS (SELECT 1 FROM staged WHERE object = f.profile"
               "  AND (tbl = 'profile' OR " SAYS_FROM ("f.profile") ")) THEN 2"
               /* What it has of its own stands before its driver's site default. */
               " WHEN EXISTS (SELECT 1 FROM staged WHERE tbl = 'site_default'"
               "  AND object = p.driver AND " SAYS_FROM ("p.driver")
               "  AND NOT EXISTS (SELECT 1 FROM profile_override o WHERE o.profile = f.profile"
               "   AND o.key = substr (pk, length (object) + 2))) THEN 2"
               /* First in this list by a choice that is staged. */
               " WHEN EXISTS (SELECT 1 FROM agent a JOIN staged s ON s.tbl = 'agent' AND s.pk = a.id"
               "  WHERE a.id = f.agent AND a.default_profile = f.profile AND s.base IS NOT NULL"
               "  AND s.base ->> '$.default_profile' IS NOT a.default_profile) THEN 2"
               " ELSE 0 END",
    .staged = "0",
    .sorts = { { "position", "f.position" } },
    .last = "f.position",
  },
};

typedef struct
{
  GString *sql;
  GPtrArray *values; /* (owned) bound as ?1, ?2 … */
} Builder;

static void
add_part (Builder *builder, const char *before, const char *pattern, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (pattern, "?", -1);
  g_autofree char *mark = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (builder->values, g_strdup (value));
  mark = g_strdup_printf ("?%u", builder->values->len);
  text = g_strjoinv (mark, parts);
  g_string_append (builder->sql, before);
  g_string_append (builder->sql, text);
}

static void
condition (Builder *builder, const char *pattern, const char *value)
{
  add_part (builder, " AND ", pattern, value);
}

/* As mw_draft_count_ending_certificates() counts them. */
#define ENDS_SOON                                                                                         \
  "p.enabled AND NOT p.retired AND EXISTS (SELECT 1 FROM observation x WHERE x.profile = p.id"            \
  " AND x.not_after < " MW_SQL_SOON " AND CASE x.direction WHEN 'in' THEN " MW_SQL_IN_USE (               \
      "in") " AND x.depends = " MW_SQL_DEPENDS ("in") " ELSE " MW_SQL_IN_USE ("out") " AND "              \
                                                                                     "x.depends "         \
                                                                                     "="                  \
                                                                                     " " MW_SQL_DEPENDS ( \
                                                                                         "out") " END)"

static void
add_profile_filters (Builder *builder, const MwQuery *query)
{
  const char *state = mw_query_get_state (query);

  if (mw_query_get_driver (query))
    condition (builder, "p.driver = ?", mw_query_get_driver (query));
  if (mw_query_get_responsibility (query))
    condition (builder,
               "p.id IN (SELECT profile FROM responsibility_profile WHERE responsibility = ?)",
               mw_query_get_responsibility (query));
  if (mw_query_get_agent (query))
    condition (
        builder,
        "p.enabled AND NOT p.retired AND p.id IN (SELECT rp.profile FROM responsibility_agent ra"
        " JOIN responsibility_profile rp ON rp.responsibility = ra.responsibility"
        " WHERE ra.agent = ?)",
        mw_query_get_agent (query));
  if (mw_query_get_encryption (query))
    condition (builder, "? IN (" MW_SQL_ENCRYPTION ("in") ", " MW_SQL_ENCRYPTION ("out") ")",
               mw_query_get_encryption (query));
  if (g_strcmp0 (mw_query_get_reachability (query), "certificate-ends-soon") == 0)
    condition (builder, "? != '' AND " ENDS_SOON, mw_query_get_reachability (query));
  else if (mw_query_get_reachability (query))
    condition (builder,
               "CASE ? WHEN 'untested' THEN 0 WHEN 'works' THEN 1 WHEN 'warning' THEN 2"
               " WHEN 'fails' THEN 3 END = (" MW_SQL_REACHABILITY ")",
               mw_query_get_reachability (query));
  if (state)
    condition (builder,
               "CASE ? WHEN 'retired' THEN p.retired WHEN 'active' THEN p.enabled AND NOT"
               " p.retired ELSE NOT p.enabled AND NOT p.retired END",
               state);
  mw_search_sql_add_profile_filters (builder->sql, builder->values, query);
}

static void
add_filters (Builder *builder, const MwQuery *query)
{
  switch (mw_query_get_kind (query))
    {
    case MW_QUERY_PROFILES:
      add_profile_filters (builder, query);
      break;
    case MW_QUERY_OVERRIDES:
      if (mw_query_get_driver (query))
        condition (builder, "p.driver = ?", mw_query_get_driver (query));
      if (mw_query_get_profile (query))
        condition (builder, "o.profile = ?", mw_query_get_profile (query));
      if (mw_query_get_key (query))
        condition (builder, "o.key = ?", mw_query_get_key (query));
      break;
    case MW_QUERY_AGENTS:
      if (mw_query_get_responsibility (query))
        condition (builder,
                   "a.id IN (SELECT agent FROM responsibility_agent WHERE responsibility = ?)",
                   mw_query_get_responsibility (query));
      if (mw_query_get_profile (query))
        condition (builder,
                   "a.id IN (SELECT ra.agent FROM responsibility_profile rp"
                   " JOIN responsibility_agent ra ON ra.responsibility = rp.responsibility"
                   " WHERE rp.profile = ?)",
                   mw_query_get_profile (query));
      break;
    case MW_QUERY_RESPONSIBILITIES:
      if (mw_query_get_agent (query))
        condition (builder,
                   "x.id IN (SELECT responsibility FROM responsibility_agent WHERE agent = ?)",
                   mw_query_get_agent (query));
      if (mw_query_get_profile (query))
        condition (builder,
                   "x.id IN (SELECT responsibility FROM responsibility_profile WHERE profile = ?)",
                   mw_query_get_profile (query));
      break;
    case MW_QUERY_FROM_LIST:
      condition (builder, "f.login = (SELECT login FROM agent WHERE id = ?)",
                 mw_query_get_agent (query));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
add_membership (Builder *builder, const Shape *shape, const MwQuery *query)
{
  const char *responsibility = mw_query_get_responsibility (query);

  if (responsibility)
    add_part (builder, ", ", shape->membership, responsibility);
  else
    g_string_append (builder->sql, ", 0");
}

static const char *
sort_expression (const Shape *shape, const MwQuery *query)
{
  const char *wanted = mw_query_get_sort (query);

  for (guint i = 0; wanted && i < G_N_ELEMENTS (shape->sorts) && shape->sorts[i].name; i++)
    if (g_str_equal (shape->sorts[i].name, wanted))
      return shape->sorts[i].expression;
  return shape->sorts[0].expression;
}

static MwStatement *
prepare (sqlite3 *db, Builder *builder, GError **error)
{
  MwStatement *statement = NULL;

  mw_name_order_take (db, builder->sql);
  statement = mw_database_prepare (db, error, builder->sql->str, 0);
  for (guint i = 0; statement && i < builder->values->len; i++)
    sqlite3_bind_text (statement, (int) i + 1, g_ptr_array_index (builder->values, i), -1,
                       SQLITE_TRANSIENT);
  return statement;
}

static void
add_order (Builder *builder, const Shape *shape, const MwQuery *query)
{
  const char *sort = sort_expression (shape, query);

  g_string_append (builder->sql, " ORDER BY ");
  if (mw_search_sql_add_rank (builder->sql, builder->values, query))
    g_string_append (builder->sql, ", ");
  g_string_append_printf (builder->sql, "%s %s", sort,
                          mw_query_get_descending (query) ? "DESC" : "ASC");
  if (!g_str_equal (sort, shape->last))
    g_string_append_printf (builder->sql, ", %s", shape->last);
}

/* Rows whose keys are in a JSON array. */
static void
add_keys (Builder *builder, const Shape *shape, const char *keys)
{
  g_autofree char *wanted =
      g_strdup_printf ("%s.rowid IN (SELECT value FROM json_each (?))", shape->alias);

  condition (builder, wanted, keys);
}

MwStatement *
mw_list_sql_prepare_keys (sqlite3 *db,
                          MwCatalogue *catalogue,
                          const MwQuery *query,
                          const char *among,
                          guint limit,
                          GError **error)
{
  const Shape *shape = &SHAPES[mw_query_get_kind (query)];
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  Builder builder = { sql, values };

  g_string_append_printf (sql, "SELECT %s.rowid FROM %s WHERE 1", shape->alias, shape->from);
  add_filters (&builder, query);
  if (mw_query_get_staged_only (query))
    g_string_append_printf (sql, " AND %s", shape->staged);
  mw_search_sql_add (sql, values, catalogue, query);
  if (among)
    add_keys (&builder, shape, among);
  add_order (&builder, shape, query);
  if (limit)
    g_string_append_printf (sql, " LIMIT %u", limit);
  return prepare (db, &builder, error);
}

MwStatement *
mw_list_sql_prepare_first (sqlite3 *db, const MwQuery *query, GError **error)
{
  const Shape *shape = &SHAPES[mw_query_get_kind (query)];
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  Builder builder = { sql, values };

  /* The two keys are bound for each comparison. */
  g_ptr_array_add (values, NULL);
  g_ptr_array_add (values, NULL);
  g_string_append_printf (sql, "SELECT %1$s.rowid FROM %2$s WHERE %1$s.rowid IN (?1, ?2)",
                          shape->alias, shape->from);
  add_order (&builder, shape, query);
  return prepare (db, &builder, error);
}

MwStatement *
mw_list_sql_prepare_rows (sqlite3 *db, const MwQuery *query, const char *keys, GError **error)
{
  const Shape *shape = &SHAPES[mw_query_get_kind (query)];
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  Builder builder = { sql, values };

  g_string_append_printf (sql, "SELECT %s.rowid, %s", shape->alias, shape->columns);
  if (shape->membership)
    add_membership (&builder, shape, query);
  g_string_append_printf (sql, " FROM %s", shape->from);
  if (shape->joins)
    g_string_append (sql, shape->joins);
  g_string_append (sql, " WHERE 1");
  if (mw_query_get_kind (query) == MW_QUERY_FROM_LIST)
    add_filters (&builder, query);
  add_keys (&builder, shape, keys);
  return prepare (db, &builder, error);
}
