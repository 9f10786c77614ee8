/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Every list, in every order, with every filter and search, is what somebody finds who reads all
 * rows one by one; also while it is edited. And an object of a list is always the same one's. */

#include "list-oracle.h"
#include "random-edit.h"

#include "fixture.h"

#include <string.h>

#define POP3_DRIVER "internet-smtp-pop3"
#define N_QUERIES 160

/* Long enough for a machine that is busy: what is waited for comes, or never does. */
#define AT_MOST_SECONDS 60

typedef struct
{
  Fixture *f;
  GRand *random;
  Model *now;  /* (owned) */
  Model *base; /* (owned) */
} Office;

static const char *
choose (Office *office, const char *const *words, guint n)
{
  return words[g_rand_int_range (office->random, 0, (gint32) n)];
}

#define CHOOSE(office, words) choose (office, words, G_N_ELEMENTS (words))

static void
edit (Office *office)
{
  Model *after = NULL;
  int code;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwEdit) edit =
      random_edit_new (office->random, office->now, office->base, &after, &code);

  if (mw_draft_apply (office->f->draft, edit, NULL, &error))
    g_assert_cmpint (code, ==, GOES_WELL);
  else
    g_assert_error (error, MW_ERROR, code);
  model_free (office->now);
  office->now = after;
}

static void
set (Office *office, const char *id, const char *key, const char *value)
{
  run_step (office->f->draft, MW_STEP_SET_OVERRIDE, id, key, value);
}

static void
add_profiles (Office *office)
{
  static const char *const NAMES[] = { "Desk",   "desk_", "100%",        "Straße",
                                       "\\back", "Ärger", "a@b.example", "ﬁne" };
  static const char *const HOSTS[] = { "example.org", "EXAMPLE.net", "münchen.example" };

  for (guint i = 0; i < 24; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", NAMES[i % 8], i * 7 % 24);
      g_autofree char *address = g_strdup_printf ("Box%u@%s", i * 13 % 24, HOSTS[i % 3]);
      g_autofree char *id = add_complete_profile (office->f->draft, name, address);

      if (i % 4 == 0)
        run_step (office->f->draft, MW_STEP_RESET_OVERRIDE, id, "imap-server", NULL);
      if (i % 5 == 0)
        set (office, id, "smtp-encryption", i % 2 ? "none" : "starttls");
      if (i % 6 == 0)
        set (office, id, "process-incoming-mail", "off");
      if (i % 7 == 0)
        run_step (office->f->draft, MW_STEP_SET_PROFILE, id, "driver", POP3_DRIVER);
      if (i % 8 == 0)
        run_step (office->f->draft, MW_STEP_SET_PROFILE, id, "retired", "on");
      if (i % 9 == 0)
        run_step (office->f->draft, MW_STEP_SET_PROFILE, id, "enabled", "off");
      if (i % 10 == 0)
        set (office, id, "from-address", "Desk@example.org");
    }
}

static void
add_members (Office *office)
{
  g_autoptr (Model) model = model_read (office->f->draft_path);
  g_autoptr (GPtrArray) profiles = model_list (model, "profile");
  g_autoptr (GPtrArray) agents = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *login = g_strdup_printf ("%c%u", 'z' - (int) i, i);

      g_ptr_array_add (agents, add_agent (office->f->draft, login, i % 3 ? "Anna Ärger" : ""));
    }
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", i % 2 ? "Rückgabe" : "returns", 5 - i);
      g_autofree char *id = add_responsibility (office->f->draft, name);

      for (guint k = i; k < profiles->len; k += 4)
        run_step (office->f->draft, MW_STEP_ASSIGN_PROFILE, id, profiles->pdata[k], NULL);
      for (guint k = i; k < agents->len; k += 2)
        run_step (office->f->draft, MW_STEP_ASSIGN_AGENT, id, agents->pdata[k], NULL);
    }
  run_step (office->f->draft, MW_STEP_SET_AGENT, agents->pdata[1], "default-profile",
            profiles->pdata[3]);
}

static void
set_site (Office *office, const char *driver, const char *key, const char *value)
{
  run_step (office->f->draft, MW_STEP_SET_SITE_DEFAULT, driver, key, value);
}

static void
office_set_up (Office *office, Fixture *f)
{
  guint32 seed = (guint32) g_test_rand_int ();

  g_test_message ("seed %u", seed);
  g_random_set_seed (seed);
  *office = (Office){ .f = f, .random = g_rand_new_with_seed (seed) };
  set_site (office, IMAP_DRIVER, "imap-server", "imap.example.net");
  set_site (office, POP3_DRIVER, "pop3-server", "pop.example.net");
  add_profiles (office);
  add_members (office);
  submit_accepting (f->draft);
  office->base = model_read (f->live_path);
  office->now = model_copy (office->base);
  for (guint i = 0; i < 40; i++)
    edit (office);
}

static void
office_clear (Office *office)
{
  model_free (office->now);
  model_free (office->base);
  g_rand_free (office->random);
}

/* ---- queries ---- */

static const char *const SORTS[][9] = {
  [MW_QUERY_PROFILES] = { "name", "address", "driver", "incoming", "outgoing", "encryption",
                          "response-group", "state", "reachability" },
  [MW_QUERY_OVERRIDES] = { "profile", "address", "parameter", "value" },
  [MW_QUERY_AGENTS] = { "name", "login", "address", "responsibilities", "addresses" },
  [MW_QUERY_RESPONSIBILITIES] = { "name" },
  [MW_QUERY_FROM_LIST] = { "position" },
};

static gboolean
now_and_then (Office *office)
{
  return g_rand_int_range (office->random, 0, 4) == 0;
}

static void
narrow (Office *office, MwQuery *query)
{
  static const char *const DRIVERS[] = { IMAP_DRIVER, POP3_DRIVER, "no-such" };
  static const char *const STATES[] = { "active", "disabled", "retired" };
  static const char *const ENCRYPTIONS[] = { "tls", "starttls", "none" };
  static const char *const KEYS[] = { "imap-server", "smtp-encryption", "mail-password" };
  MwQueryKind kind = mw_query_get_kind (query);
  g_autofree char *agent = random_edit_pick (office->random, office->now, "agent");
  g_autofree char *profile = random_edit_pick (office->random, office->now, "profile");
  g_autofree char *responsibility =
      random_edit_pick (office->random, office->now, "responsibility");

  if (kind != MW_QUERY_FROM_LIST && now_and_then (office))
    mw_query_set_staged_only (query, TRUE);
  if (kind == MW_QUERY_FROM_LIST ||
      (kind != MW_QUERY_OVERRIDES && kind != MW_QUERY_AGENTS && now_and_then (office)))
    mw_query_set_agent (query, agent);
  if (kind != MW_QUERY_FROM_LIST && kind != MW_QUERY_PROFILES && now_and_then (office))
    mw_query_set_profile (query, profile);
  if ((kind == MW_QUERY_PROFILES || kind == MW_QUERY_AGENTS) && now_and_then (office))
    mw_query_set_responsibility (query, responsibility);
  if ((kind == MW_QUERY_PROFILES || kind == MW_QUERY_OVERRIDES) && now_and_then (office))
    mw_query_set_driver (query, CHOOSE (office, DRIVERS));
  if (kind == MW_QUERY_OVERRIDES && now_and_then (office))
    mw_query_set_key (query, CHOOSE (office, KEYS));
  if (kind == MW_QUERY_PROFILES && now_and_then (office))
    mw_query_set_state (query, CHOOSE (office, STATES));
  if (kind == MW_QUERY_PROFILES && now_and_then (office))
    mw_query_set_encryption (query, CHOOSE (office, ENCRYPTIONS));
}

/* By what others are called that belong to a profile. */
static void
narrow_by_words (Office *office, MwQuery *query)
{
  static const char *const DOMAINS[] = { "example.org", "@example.net", "xn--", "ünch" };
  static const char *const HOSTS[] = { "imap.example.org", "example.net", "pop", "smtp org" };
  static const char *const AGENTS[] = { "anna", "Ärger", "z0", "a Anna" };
  static const char *const RESPONSIBILITIES[] = { "returns", "RÜCK", "5" };

  if (mw_query_get_kind (query) != MW_QUERY_PROFILES)
    return;
  if (now_and_then (office))
    mw_query_set_domain (query, CHOOSE (office, DOMAINS));
  if (now_and_then (office))
    mw_query_set_host (query, CHOOSE (office, HOSTS));
  if (now_and_then (office))
    mw_query_set_agent_words (query, CHOOSE (office, AGENTS));
  if (now_and_then (office))
    mw_query_set_responsibility_words (query, CHOOSE (office, RESPONSIBILITIES));
}

static MwQuery *
make_query (Office *office, MwQueryKind kind)
{
  static const char *const SEARCHES[] = {
    "desk",     "D",           "_",       "%",        "100%",     "ärger",   "STRASSE", "ß",
    "box1",     "EXAMPLE.ORG", "xn--",    "münchen",  "a 1",      "server",  "example", "  e  o",
    "password", "\\",          "nothing", "ﬁ",        "SMTP",     "rück",    "returns", "anna",
    "imap.ex",  "pop.",        "z7",      "org anna", "internet", "net box", "inbox"
  };
  MwQuery *query = mw_query_new (kind);
  guint n_sorts = 0;

  while (n_sorts < G_N_ELEMENTS (SORTS[kind]) && SORTS[kind][n_sorts])
    n_sorts++;
  mw_query_set_sort (query, choose (office, SORTS[kind], n_sorts), g_rand_boolean (office->random));
  narrow (office, query);
  if (g_rand_boolean (office->random))
    narrow_by_words (office, query);
  if (now_and_then (office) || now_and_then (office))
    mw_query_set_search (query, CHOOSE (office, SEARCHES));
  return query;
}

static char *
tell_query (const MwQuery *query)
{
  return g_strdup_printf (
      "kind %d by %s%s, search “%s”, driver %s, profile %s, key %s, agent %s,"
      " responsibility %s, staged %d, state %s, encryption %s, domain %s, host %s,"
      " agent “%s”, responsibility “%s”",
      (int) mw_query_get_kind (query), mw_query_get_sort (query),
      mw_query_get_descending (query) ? " descending" : "", mw_query_get_search (query),
      mw_query_get_driver (query), mw_query_get_profile (query), mw_query_get_key (query),
      mw_query_get_agent (query), mw_query_get_responsibility (query),
      mw_query_get_staged_only (query), mw_query_get_state (query), mw_query_get_encryption (query),
      mw_query_get_domain (query), mw_query_get_host (query), mw_query_get_agent_words (query),
      mw_query_get_responsibility_words (query));
}

/* (transfer full) (nullable): the first difference, in words. */
static char *
compare (GPtrArray *is, GPtrArray *expected)
{
  for (guint i = 0; i < MAX (is->len, expected->len); i++)
    {
      const char *a = i < is->len ? is->pdata[i] : NULL;
      const char *b = i < expected->len ? expected->pdata[i] : NULL;

      if (g_strcmp0 (a, b) != 0)
        return g_strdup_printf ("line %u\n  is %s\n  expected %s", i, a, b);
    }
  return NULL;
}

static gboolean
add_row (GObject *row, gpointer user_data)
{
  g_ptr_array_add (user_data, list_oracle_tell (row));
  return TRUE;
}

static void
assert_expected (Office *office, const MwQuery *query, GPtrArray *lines)
{
  g_autoptr (GPtrArray) expected =
      list_oracle_expect (office->now, office->base, office->f->catalogue, query);
  g_autofree char *difference = compare (lines, expected);
  g_autofree char *told = tell_query (query);

  if (difference)
    g_error ("%s: %s", told, difference);
}

/* Read to the end, without a list. */
static void
test_read_whole (Fixture *f, gconstpointer user_data)
{
  Office office;
  guint n_rows = 0;

  office_set_up (&office, f);
  for (guint i = 0; i < N_QUERIES; i++)
    {
      g_autoptr (MwQuery) query = make_query (&office, (MwQueryKind) (i % 5));
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;

      mw_draft_foreach (f->draft, query, add_row, lines, NULL, &error);
      g_assert_no_error (error);
      assert_expected (&office, query, lines);
      n_rows += lines->len;
      if (i % 20 == 19)
        edit (&office);
    }
  g_test_message ("%u rows", n_rows);
  g_assert_cmpuint (n_rows, >, N_QUERIES);
  office_clear (&office);
}

/* ---- lazily ---- */

static gboolean
is_loading (GObject *row)
{
  gboolean loading = TRUE;

  g_object_get (row, "loading", &loading, NULL);
  return loading;
}

/* (transfer full): NULL while some of it is still being read. */
static GPtrArray *
read_list (GListModel *list)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (rows, g_list_model_get_item (list, i));
  for (guint i = 0; i < rows->len; i++)
    while (is_loading (rows->pdata[i]))
      {
        /* It went while it was read. */
        if (g_list_model_get_n_items (list) != rows->len)
          return NULL;
        g_main_context_iteration (NULL, TRUE);
      }
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (lines, list_oracle_tell (rows->pdata[i]));
  return g_steal_pointer (&lines);
}

static gboolean
on_too_late (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_CONTINUE;
}

/* Sooner or later the list is what it has to be, and holds on to what it gave out. */
static void
await_expected (Office *office, const MwQuery *query, GListModel *list)
{
  g_autoptr (GPtrArray) expected =
      list_oracle_expect (office->now, office->base, office->f->catalogue, query);
  gboolean late = FALSE;
  guint timeout = g_timeout_add_seconds (AT_MOST_SECONDS, on_too_late, &late);

  for (;;)
    {
      g_autoptr (GPtrArray) lines = is_loading (G_OBJECT (list)) ? NULL : read_list (list);
      g_autofree char *difference = lines ? compare (lines, expected) : NULL;

      if (lines && !difference)
        break;
      if (late)
        {
          g_autofree char *told = tell_query (query);

          g_error ("%s: %s", told, difference);
        }
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (timeout);
}

/* One list of each kind, whose query changes and which is edited under its hands. */
static void
test_lists_follow (Fixture *f, gconstpointer user_data)
{
  Office office;

  office_set_up (&office, f);
  for (guint kind = 0; kind < 5; kind++)
    {
      g_autoptr (MwQuery) query = make_query (&office, (MwQueryKind) kind);
      g_autoptr (GListModel) list = mw_draft_list (f->draft, query);

      await_expected (&office, query, list);
      for (guint i = 0; i < 12; i++)
        {
          if (i % 3 == 0)
            {
              g_clear_pointer (&query, mw_query_free);
              query = make_query (&office, (MwQueryKind) kind);
              mw_draft_list_set_query (f->draft, list, query);
            }
          else
            edit (&office);
          await_expected (&office, query, list);
        }
    }
  office_clear (&office);
}

/* ---- who is who ---- */

static char *
id_of (GObject *row)
{
  g_autofree char *line = list_oracle_tell (row);

  return g_strndup (line, strcspn (line, " "));
}

static GPtrArray *
hold_all (GListModel *list)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (rows, g_list_model_get_item (list, i));
  return rows;
}

/* In one go, before anybody looks: what goes, and what takes its place in the table. */
static void
exchange (Office *office, const char *table)
{
  static const char *const NEW = "aaaa";
  MwDraft *draft = office->f->draft;
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY rowid DESC LIMIT 1", table);
  g_autofree char *id = NULL, *added = NULL;

  id = ask (office->f->draft_path, sql);
  if (g_str_equal (table, "agent"))
    run_step (draft, MW_STEP_REMOVE_AGENT, id, NULL, NULL);
  else if (g_str_equal (table, "responsibility"))
    run_step (draft, MW_STEP_REMOVE_RESPONSIBILITY, id, NULL, NULL);
  else
    run_step (draft, MW_STEP_DELETE_PROFILE, id, NULL, NULL);
  added = g_str_equal (table, "agent")            ? add_agent (draft, NEW, NEW)
          : g_str_equal (table, "responsibility") ? add_responsibility (draft, NEW)
                                                  : add_profile (draft, NEW, "aaaa@example.org");
  g_assert_cmpstr (id, !=, added);
}

/* An object that somebody holds is never another one's: not even when its row's key comes again. */
static void
test_held_objects (Fixture *f, gconstpointer user_data)
{
  static const struct
  {
    MwQueryKind kind;
    const char *table;
  } KINDS[] = { { MW_QUERY_AGENTS, "agent" },
                { MW_QUERY_RESPONSIBILITIES, "responsibility" },
                { MW_QUERY_PROFILES, "profile" } };
  Office office;

  office_set_up (&office, f);
  g_free (add_profile (f->draft, "zzzz", "zzzz@example.org"));
  g_free (add_agent (f->draft, "zzzz", ""));
  g_free (add_responsibility (f->draft, "zzzz"));
  model_free (office.now);
  office.now = model_read (f->draft_path);
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    {
      g_autoptr (MwQuery) query = mw_query_new (KINDS[i].kind);
      g_autoptr (GListModel) list = mw_draft_list (f->draft, query);
      g_autoptr (GPtrArray) rows = NULL;
      g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

      await_expected (&office, query, list);
      rows = hold_all (list);
      for (guint k = 0; k < rows->len; k++)
        {
          while (is_loading (rows->pdata[k]))
            g_main_context_iteration (NULL, TRUE);
          g_ptr_array_add (ids, id_of (rows->pdata[k]));
        }
      exchange (&office, KINDS[i].table);
      model_free (office.now);
      office.now = model_read (f->draft_path);
      await_expected (&office, query, list);
      for (guint k = 0; k < rows->len; k++)
        {
          g_autofree char *id = id_of (rows->pdata[k]);

          g_assert_cmpstr (id, ==, ids->pdata[k]);
        }
    }
  office_clear (&office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/list-oracle/read-whole", test_read_whole);
  FIXTURE_TEST ("/store/list-oracle/lists-follow", test_lists_follow);
  FIXTURE_TEST ("/store/list-oracle/held-objects", test_held_objects);
  return g_test_run ();
}
