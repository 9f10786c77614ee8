/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/lists/list-place.h"

#include "store/journal/journal.h"
#include "store/lists/list-sql.h"
#include "store/lists/reader.h"
#include "store/search/search-sql.h"

#include <string.h>

void
mw_order_free (MwOrder *self)
{
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->touched, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

void
mw_order_moves_free (MwOrderMoves *self)
{
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->touched, mw_touched_unref);
  g_free (self->mark);
  g_free (self);
}

/* ---- which rows of a list are touched ---- */

typedef enum
{
  EFFECT_OWN,      /* the row itself is listed */
  EFFECT_ROWS,     /* those that a statement finds, of its object (?1) and member (?2) */
  EFFECT_ALL,      /* maybe any */
  EFFECT_OF_AGENT, /* maybe any, in a list of what an agent has, or of what is found by names */
  EFFECT_OF_NAMES  /* maybe any, in a list of what is found by the names of what belongs to it */
} Effect;

typedef struct
{
  MwQueryKind kind;
  const char *table; /* (nullable): of any */
  Effect effect;
  const char *rows; /* (nullable) */
} Touching;

#define PROFILE(key) "SELECT rowid FROM profile WHERE id = " key

/* What is not here is in no column, order or filter of a list. */
static const Touching TOUCHING[] = {
  { MW_QUERY_PROFILES, "profile", EFFECT_OWN, NULL },
  { MW_QUERY_PROFILES, "profile_override", EFFECT_ROWS, PROFILE ("?1") },
  { MW_QUERY_PROFILES, "responsibility_profile", EFFECT_ROWS, PROFILE ("?2") },
  { MW_QUERY_PROFILES, "responsibility_agent", EFFECT_OF_AGENT, NULL },
  { MW_QUERY_PROFILES, "agent", EFFECT_OF_NAMES, NULL },
  { MW_QUERY_PROFILES, "responsibility", EFFECT_OF_NAMES, NULL },
  { MW_QUERY_PROFILES, "site_default", EFFECT_ALL, NULL },
  { MW_QUERY_PROFILES, "response_group", EFFECT_ALL, NULL },
  { MW_QUERY_OVERRIDES, "profile_override", EFFECT_OWN, NULL },
  { MW_QUERY_OVERRIDES, "profile", EFFECT_ROWS,
    "SELECT rowid FROM profile_override WHERE profile = ?1" },
  { MW_QUERY_AGENTS, "agent", EFFECT_ALL, NULL },
  { MW_QUERY_AGENTS, "profile", EFFECT_ALL, NULL },
  { MW_QUERY_AGENTS, "responsibility_agent", EFFECT_ALL, NULL },
  { MW_QUERY_AGENTS, "responsibility_profile", EFFECT_ALL, NULL },
  { MW_QUERY_AGENTS, "responsibility", EFFECT_OF_NAMES, NULL },
  { MW_QUERY_RESPONSIBILITIES, "responsibility", EFFECT_ALL, NULL },
  { MW_QUERY_RESPONSIBILITIES, "agent", EFFECT_OF_NAMES, NULL },
  { MW_QUERY_RESPONSIBILITIES, "profile", EFFECT_OF_NAMES, NULL },
  { MW_QUERY_RESPONSIBILITIES, "responsibility_agent", EFFECT_ALL, NULL },
  { MW_QUERY_RESPONSIBILITIES, "responsibility_profile", EFFECT_ALL, NULL },
  { MW_QUERY_FROM_LIST, NULL, EFFECT_ALL, NULL },
};

static const Touching *
find_touching (MwQueryKind kind, const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (TOUCHING); i++)
    if (TOUCHING[i].kind == kind && (!TOUCHING[i].table || g_str_equal (TOUCHING[i].table, table)))
      return &TOUCHING[i];
  return NULL;
}

static gboolean
touches_all (const Touching *touching, const MwQuery *query)
{
  switch (touching->effect)
    {
    case EFFECT_ALL:
      return TRUE;
    case EFFECT_OF_AGENT:
      return mw_query_get_agent (query) || mw_search_sql_reads_names (query);
    case EFFECT_OF_NAMES:
      return mw_search_sql_reads_names (query);
    case EFFECT_OWN:
    case EFFECT_ROWS:
    default:
      return FALSE;
    }
}

static gboolean
add_rows (sqlite3 *db, const char *sql, const MwTouchedRow *row, GArray *keys, GError **error)
{
  g_autoptr (MwStatement) statement = mw_database_prepare (db, error, sql, 0);
  gboolean more = statement != NULL;

  if (!statement)
    return FALSE;
  sqlite3_bind_text (statement, 1, row->object, -1, SQLITE_STATIC);
  if (sqlite3_bind_parameter_count (statement) > 1)
    sqlite3_bind_text (statement, 2, row->member, -1, SQLITE_STATIC);
  while (more)
    {
      gint64 key;

      if (!mw_database_step (statement, &more, error))
        return FALSE;
      key = more ? sqlite3_column_int64 (statement, 0) : 0;
      if (more)
        g_array_append_val (keys, key);
    }
  return TRUE;
}

/* FALSE in @known where it may be any. */
static gboolean
find_touched (sqlite3 *db,
              const MwQuery *query,
              const MwTouched *touched,
              GArray *keys,
              gboolean *known,
              GError **error)
{
  *known = !mw_touched_is_everything (touched);
  for (guint i = 0; *known && i < mw_touched_get_n_rows (touched); i++)
    {
      const MwTouchedRow *row = mw_touched_get_row (touched, i);
      const Touching *touching = find_touching (mw_query_get_kind (query), row->table);

      if (!touching)
        continue;
      if (touching->effect == EFFECT_OWN)
        g_array_append_val (keys, row->rowid);
      else if (touching->effect == EFFECT_ROWS && !add_rows (db, touching->rows, row, keys, error))
        return FALSE;
      *known = !touches_all (touching, query) && keys->len <= MW_TOUCHED_MOST;
    }
  return TRUE;
}

/* Tests, and the time, say what works: no edit. */
static gboolean
depends_on_edits_alone (const MwQuery *query)
{
  return !mw_query_get_reachability (query) &&
         g_strcmp0 (mw_query_get_sort (query), "reachability") != 0;
}

/* ---- where they belong ---- */

static gboolean
contains (GArray *keys, gint64 key)
{
  for (guint i = 0; i < keys->len; i++)
    if (g_array_index (keys, gint64, i) == key)
      return TRUE;
  return FALSE;
}

/* Those of a piece of the order go in one go. */
static GArray *
leave_out (GArray *keys, GArray *touched)
{
  GArray *rest = g_array_sized_new (FALSE, FALSE, sizeof (gint64), keys->len + touched->len);
  gint64 least = G_MAXINT64, most = G_MININT64;
  guint from = 0;

  for (guint i = 0; i < touched->len; i++)
    {
      least = MIN (least, g_array_index (touched, gint64, i));
      most = MAX (most, g_array_index (touched, gint64, i));
    }
  for (guint i = 0; i <= keys->len; i++)
    {
      gint64 key = i < keys->len ? g_array_index (keys, gint64, i) : least;

      if (key < least || key > most || (i < keys->len && !contains (touched, key)))
        continue;
      if (i > from)
        g_array_append_vals (rest, &g_array_index (keys, gint64, from), i - from);
      from = i + 1;
    }
  return rest;
}

static gboolean
comes_before (MwStatement *first, gint64 a, gint64 b, gboolean *before, GError **error)
{
  gboolean row = FALSE, ok;

  sqlite3_bind_int64 (first, 1, a);
  sqlite3_bind_int64 (first, 2, b);
  ok = mw_database_step (first, &row, error);
  *before = row && sqlite3_column_int64 (first, 0) == a;
  sqlite3_reset (first);
  return ok;
}

/* The place of a row in an order from some place on. */
static gboolean
find_place (MwStatement *first, GArray *keys, gint64 key, guint low, guint *place, GError **error)
{
  guint high = keys->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      gboolean before = FALSE;

      if (!comes_before (first, key, g_array_index (keys, gint64, middle), &before, error))
        return FALSE;
      if (before)
        high = middle;
      else
        low = middle + 1;
    }
  *place = low;
  return TRUE;
}

/* Those that are listed, in their own order: each has its place behind the one before. */
static gboolean
put_in (sqlite3 *db,
        MwCatalogue *catalogue,
        const MwQuery *query,
        GArray *keys,
        GArray *touched,
        GError **error)
{
  g_autoptr (GArray) listed = mw_reader_query_some_keys (db, catalogue, query, touched, error);
  g_autoptr (MwStatement) first = listed ? mw_list_sql_prepare_first (db, query, error) : NULL;
  guint place = 0;

  if (!first)
    return FALSE;
  for (guint i = 0; i < listed->len; i++)
    {
      gint64 key = g_array_index (listed, gint64, i);

      if (!find_place (first, keys, key, place, &place, error))
        return FALSE;
      g_array_insert_val (keys, place, key);
      place++;
    }
  return TRUE;
}

static gboolean
are_equal (GArray *a, GArray *b)
{
  return a->len == b->len &&
         (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

static gboolean
find_order (sqlite3 *db,
            MwCatalogue *catalogue,
            const MwQuery *query,
            const MwOrderMoves *moves,
            MwOrder *order,
            GError **error)
{
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *mark = NULL;
  gboolean known = FALSE;

  if (!mw_journal_get_mark (db, G_MAXINT64, &mark, error))
    return FALSE;
  if (g_strcmp0 (mark, moves->mark) == 0 && depends_on_edits_alone (query) &&
      !find_touched (db, query, moves->touched, touched, &known, error))
    return FALSE;
  if (!known)
    {
      order->keys = mw_reader_query_keys (db, catalogue, query, 0, error);
      return order->keys != NULL;
    }
  order->touched = g_array_ref (touched);
  if (touched->len == 0)
    return TRUE;
  order->keys = leave_out (moves->keys, touched);
  if (!put_in (db, catalogue, query, order->keys, touched, error))
    return FALSE;
  if (are_equal (order->keys, moves->keys))
    g_clear_pointer (&order->keys, g_array_unref);
  return TRUE;
}

MwOrder *
mw_list_place (sqlite3 *db,
               MwCatalogue *catalogue,
               const MwQuery *query,
               const MwOrderMoves *moves,
               GError **error)
{
  g_autoptr (MwOrder) order = g_new0 (MwOrder, 1);
  gboolean ok;

  /* Of one state of the draft, whose mark says which one. */
  if (!mw_database_exec (db, "BEGIN", error))
    return NULL;
  ok = find_order (db, catalogue, query, moves, order, error);
  sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  return ok ? g_steal_pointer (&order) : NULL;
}
