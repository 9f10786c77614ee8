/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/lists/rows.h"

#include "store/lists/name-order.h"

#include "store/catalogue/depends.h"
#include "store/search/search-rank.h"

#include <mailwright/name.h>
#include <string.h>

MwRow *
mw_row_read (MwStatement *statement)
{
  int n = sqlite3_column_count (statement) - 1;
  gsize size = sizeof (MwRow) + (gsize) n * sizeof (char *);
  gsize end = size;
  MwRow *row = NULL;

  for (int i = 0; i < n; i++)
    {
      const char *text = mw_statement_text (statement, i + 1);

      size += text ? strlen (text) + 1 : 0;
    }
  row = g_malloc (size);
  row->key = sqlite3_column_int64 (statement, 0);
  row->n = n;
  for (int i = 0; i < n; i++)
    {
      const char *text = mw_statement_text (statement, i + 1);
      gsize length = text ? strlen (text) + 1 : 0;

      row->texts[i] = text ? memcpy ((char *) row + end, text, length) : NULL;
      end += length;
    }
  return row;
}

void
mw_row_free (MwRow *row)
{
  g_free (row);
}

static guint
number (const MwRow *row, int column)
{
  return row->texts[column] ? (guint) g_ascii_strtoull (row->texts[column], NULL, 10) : 0;
}

GType
mw_row_object_type (MwQueryKind kind)
{
  switch (kind)
    {
    case MW_QUERY_PROFILES:
      return MW_TYPE_PROFILE;
    case MW_QUERY_OVERRIDES:
      return MW_TYPE_OVERRIDE;
    case MW_QUERY_AGENTS:
      return MW_TYPE_AGENT;
    case MW_QUERY_RESPONSIBILITIES:
      return MW_TYPE_RESPONSIBILITY;
    case MW_QUERY_FROM_LIST:
      return MW_TYPE_SENDER;
    default:
      g_return_val_if_reached (G_TYPE_OBJECT);
    }
}

GObject *
mw_row_object_new (MwQueryKind kind)
{
  switch (kind)
    {
    case MW_QUERY_PROFILES:
      return G_OBJECT (mw_profile_new ());
    case MW_QUERY_OVERRIDES:
      return G_OBJECT (mw_override_new ());
    case MW_QUERY_AGENTS:
      return G_OBJECT (mw_agent_new ());
    case MW_QUERY_RESPONSIBILITIES:
      return G_OBJECT (mw_responsibility_new ());
    case MW_QUERY_FROM_LIST:
      return G_OBJECT (mw_sender_new ());
    default:
      g_return_val_if_reached (NULL);
    }
}

#define REACH_COLUMNS 7

static gint64
long_number (const MwRow *row, int column)
{
  return row->texts[column] ? g_ascii_strtoll (row->texts[column], NULL, 10) : 0;
}

static MwReach
read_reach (const MwRow *row, int first)
{
  MwReach reach = {
    .in_use = number (row, first) != 0,
    .tested = number (row, first + 1) != 0,
    .stale = number (row, first + 1) != 0 && number (row, first + 2) != 0,
    .reachability = (MwReachability) number (row, first + 3),
    .time = long_number (row, first + 5),
    .not_after = long_number (row, first + 6),
  };

  mw_verdict_from_string (row->texts[first + 4], &reach.verdict);
  return reach;
}

static void
fill_profile (const MwRow *row, MwProfile *profile)
{
  char *const *t = row->texts;

  mw_profile_fill (profile, &(MwProfileFields){
                                .id = t[0],
                                .name = t[1],
                                .address = t[2],
                                .from_address = t[3],
                                .driver = t[4],
                                .comment = t[5],
                                .incoming = t[6],
                                .outgoing = t[7],
                                .encryption_in = t[8],
                                .encryption_out = t[9],
                                .response_group = t[10],
                                .n_overrides = number (row, 11),
                                .enabled = number (row, 12) != 0,
                                .retired = number (row, 13) != 0,
                                .staged = (MwStaged) number (row, 14),
                                .reach_in = read_reach (row, 15),
                                .reach_out = read_reach (row, 15 + REACH_COLUMNS),
                                .membership = (MwStaged) number (row, 15 + 2 * REACH_COLUMNS),
                            });
}

static void
fill_override (const MwRow *row, MwCatalogue *catalogue, MwOverride *override)
{
  char *const *t = row->texts;
  MwDriver *driver = mw_catalogue_find (catalogue, t[3]);

  mw_override_fill (override,
                    &(MwOverrideFields){
                        .profile_id = t[0],
                        .profile_name = t[1],
                        .address = t[2],
                        .driver = t[3],
                        .key = t[4],
                        .value = t[5],
                        .parameter = driver ? mw_driver_find_parameter (driver, t[4]) : NULL,
                        .staged = (MwStaged) number (row, 6),
                        .live = t[7],
                    });
}

static void
fill_agent (const MwRow *row, MwAgent *agent)
{
  char *const *t = row->texts;

  mw_agent_fill (agent, &(MwAgentFields){
                            .id = t[0],
                            .login = t[1],
                            .name = t[2],
                            .address = t[3],
                            .default_profile = t[4],
                            .n_responsibilities = number (row, 5),
                            .n_addresses = number (row, 6),
                            .staged = (MwStaged) number (row, 7),
                            .membership = (MwStaged) number (row, 8),
                        });
}

static void
fill_responsibility (const MwRow *row, MwResponsibility *responsibility)
{
  char *const *t = row->texts;

  mw_responsibility_fill (responsibility, &(MwResponsibilityFields){
                                              .id = t[0],
                                              .name = t[1],
                                              .comment = t[2],
                                              .n_agents = number (row, 3),
                                              .n_profiles = number (row, 4),
                                              .staged = (MwStaged) number (row, 5),
                                          });
}

static void
fill_sender (const MwRow *row, MwSender *sender)
{
  char *const *t = row->texts;

  mw_sender_fill (sender, &(MwSenderFields){
                              .profile_id = t[0],
                              .address = t[1],
                              .display_name = t[2],
                              .position = number (row, 3),
                              .responsibilities = t[4],
                              .staged = (MwStaged) number (row, 5),
                          });
}

gboolean
mw_row_is_of (const MwRow *row, MwQueryKind kind, GObject *object)
{
  const char *id = NULL, *key = NULL;

  switch (kind)
    {
    case MW_QUERY_PROFILES:
      id = mw_profile_get_id (MW_PROFILE (object));
      break;
    case MW_QUERY_OVERRIDES:
      id = mw_override_get_profile_id (MW_OVERRIDE (object));
      key = mw_override_get_key (MW_OVERRIDE (object));
      break;
    case MW_QUERY_AGENTS:
      id = mw_agent_get_id (MW_AGENT (object));
      break;
    case MW_QUERY_RESPONSIBILITIES:
      id = mw_responsibility_get_id (MW_RESPONSIBILITY (object));
      break;
    case MW_QUERY_FROM_LIST:
      id = mw_sender_get_profile_id (MW_SENDER (object));
      break;
    default:
      g_assert_not_reached ();
    }
  return !id || !*id ||
         (g_str_equal (id, row->texts[0]) && (!key || g_str_equal (key, row->texts[4])));
}

void
mw_row_fill (const MwRow *row, MwQueryKind kind, MwCatalogue *catalogue, GObject *object)
{
  switch (kind)
    {
    case MW_QUERY_PROFILES:
      fill_profile (row, MW_PROFILE (object));
      break;
    case MW_QUERY_OVERRIDES:
      fill_override (row, catalogue, MW_OVERRIDE (object));
      break;
    case MW_QUERY_AGENTS:
      fill_agent (row, MW_AGENT (object));
      break;
    case MW_QUERY_RESPONSIBILITIES:
      fill_responsibility (row, MW_RESPONSIBILITY (object));
      break;
    case MW_QUERY_FROM_LIST:
      fill_sender (row, MW_SENDER (object));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
on_key_wanted (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);

  if (text)
    sqlite3_result_text (context, mw_name_key (text), -1, g_free);
}

gboolean
mw_rows_add_functions (sqlite3 *db, GError **error)
{
  int code = sqlite3_create_function_v2 (db, "mw_key", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL,
                                         on_key_wanted, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    return mw_database_set_error (db, code, error);
  return mw_name_order_add_functions (db, error) && mw_depends_add_function (db, error) &&
         mw_search_rank_add_function (db, error);
}
