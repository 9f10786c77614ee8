/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/query.h>

static void
test_defaults (void)
{
  static const char *const FIRST[] = { "name", "profile", "name", "name", "position" };

  for (int kind = MW_QUERY_PROFILES; kind <= MW_QUERY_FROM_LIST; kind++)
    {
      g_autoptr (MwQuery) query = mw_query_new ((MwQueryKind) kind);

      g_assert_cmpint (mw_query_get_kind (query), ==, kind);
      g_assert_cmpstr (mw_query_get_sort (query), ==, FIRST[kind]);
      g_assert_false (mw_query_get_descending (query));
      g_assert_false (mw_query_is_narrowed (query));
      g_assert_null (mw_query_get_search (query));
    }
}

static void
test_sort (void)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);

  mw_query_set_sort (query, "address", TRUE);
  g_assert_cmpstr (mw_query_get_sort (query), ==, "address");
  g_assert_true (mw_query_get_descending (query));
  g_assert_false (mw_query_is_narrowed (query));
  mw_query_set_sort (query, mw_query_get_sort (query), FALSE);
  g_assert_cmpstr (mw_query_get_sort (query), ==, "address");
  mw_query_set_sort (query, NULL, FALSE);
  g_assert_cmpstr (mw_query_get_sort (query), ==, "name");
}

static void
test_search (void)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);

  mw_query_set_search (query, "  support de ");
  g_assert_cmpstr (mw_query_get_search (query), ==, "support de");
  g_assert_true (mw_query_is_narrowed (query));
  mw_query_set_search (query, "   ");
  g_assert_null (mw_query_get_search (query));
  g_assert_false (mw_query_is_narrowed (query));
}

typedef struct
{
  void (*set) (MwQuery *query, const char *value);
  const char *(*get) (const MwQuery *query);
} Filter;

static const Filter FILTERS[] = {
  { mw_query_set_search, mw_query_get_search },
  { mw_query_set_driver, mw_query_get_driver },
  { mw_query_set_profile, mw_query_get_profile },
  { mw_query_set_key, mw_query_get_key },
  { mw_query_set_agent, mw_query_get_agent },
  { mw_query_set_responsibility, mw_query_get_responsibility },
  { mw_query_set_state, mw_query_get_state },
  { mw_query_set_encryption, mw_query_get_encryption },
  { mw_query_set_reachability, mw_query_get_reachability },
  { mw_query_set_domain, mw_query_get_domain },
  { mw_query_set_host, mw_query_get_host },
  { mw_query_set_agent_words, mw_query_get_agent_words },
  { mw_query_set_responsibility_words, mw_query_get_responsibility_words },
};

static void
test_filters (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (FILTERS); i++)
    {
      g_autoptr (MwQuery) plain = mw_query_new (MW_QUERY_PROFILES);
      g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
      g_autoptr (MwQuery) copy = NULL;
      char value[] = "tls";

      FILTERS[i].set (query, value);
      value[0] = 'x';
      g_assert_cmpstr (FILTERS[i].get (query), ==, "tls");
      g_assert_true (mw_query_is_narrowed (query));
      g_assert_false (mw_query_equal (query, plain));

      copy = mw_query_copy (query);
      g_assert_true (mw_query_equal (query, copy));
      FILTERS[i].set (copy, "none");
      g_assert_false (mw_query_equal (query, copy));
      g_assert_cmpstr (FILTERS[i].get (query), ==, "tls");

      FILTERS[i].set (query, NULL);
      g_assert_null (FILTERS[i].get (query));
      g_assert_false (mw_query_is_narrowed (query));
      g_assert_true (mw_query_equal (query, plain));
    }
}

static void
test_equal (void)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  g_autoptr (MwQuery) same = mw_query_new (MW_QUERY_PROFILES);
  g_autoptr (MwQuery) agents = mw_query_new (MW_QUERY_AGENTS);

  g_assert_true (mw_query_equal (query, same));
  g_assert_false (mw_query_equal (query, agents));

  mw_query_set_staged_only (same, TRUE);
  g_assert_true (mw_query_get_staged_only (same));
  g_assert_true (mw_query_is_narrowed (same));
  g_assert_false (mw_query_equal (query, same));
  mw_query_set_staged_only (same, FALSE);

  mw_query_set_sort (same, "name", TRUE);
  g_assert_false (mw_query_equal (query, same));
  mw_query_set_sort (same, "address", FALSE);
  g_assert_false (mw_query_equal (query, same));
}

static void
test_from_list (void)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_FROM_LIST);

  mw_query_set_agent (query, "a1");
  g_assert_false (mw_query_is_narrowed (query));
  mw_query_set_search (query, "support");
  g_assert_true (mw_query_is_narrowed (query));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/query/defaults", test_defaults);
  g_test_add_func ("/core/query/sort", test_sort);
  g_test_add_func ("/core/query/search", test_search);
  g_test_add_func ("/core/query/filters", test_filters);
  g_test_add_func ("/core/query/equal", test_equal);
  g_test_add_func ("/core/query/from-list", test_from_list);

  return g_test_run ();
}
