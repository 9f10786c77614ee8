/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Databases of every version that ever landed, as the programs of that time wrote them (older/):
 * opened, they are what a new one is, hold all that they held, and go on. */

#include "fault-vfs.h"
#include "fixture.h"
#include "search-check.h"

#include "store/schema/schema.h"

#include <sys/wait.h>
#include <unistd.h>

#define NEWEST_LIVE G_STRINGIFY (MW_SCHEMA_VERSION_LIVE)
#define NEWEST_DRAFT G_STRINGIFY (MW_SCHEMA_VERSION_DRAFT)
#define VERSION "SELECT user_version FROM pragma_user_version"

/* Tables, views, triggers and indexes by name, as they were made; altered tables have their names
 * in quotes. */
#define SHAPE                                                                                      \
  "SELECT group_concat(line, char(10)) FROM (SELECT type || ' ' || name || ' ' ||"                 \
  " replace(coalesce(sql, ''), '\"', '') AS line FROM sqlite_schema"                               \
  " WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name)"

static void
load (const char *name, const char *path)
{
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "older", name, NULL);
  g_autofree char *sql = NULL;
  sqlite3 *db = NULL;
  int persist = 1;

  g_assert_true (g_file_get_contents (file, &sql, NULL, NULL));
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_file_control (db, "main", SQLITE_FCNTL_PERSIST_WAL, &persist);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* A live database and a draft of it, by their versions. */
typedef struct
{
  const char *live;
  const char *draft;
} Pair;

static const Pair FIRST = { "1", "2" };
static const Pair SENDERS = { "3", "3" };
static const Pair ROWS = { "4", "5" };
static const Pair UNSEARCHED = { "4", "6" };

static void
set_up (Fixture *f, gconstpointer user_data)
{
  const Pair *pair = user_data;
  g_autofree char *live = g_strdup_printf ("live.%s.sql", pair->live);
  g_autofree char *draft = g_strdup_printf ("draft.%s.sql", pair->draft);

  fixture_set_up (f, NULL);
  fixture_close (f);
  g_free (f->live_path);
  g_free (f->draft_path);
  f->live_path = g_build_filename (f->folder, "older-live.db", NULL);
  f->draft_path = g_build_filename (f->folder, "older-draft.db", NULL);
  load (live, f->live_path);
  load (draft, f->draft_path);
  assert_answer (f->live_path, VERSION, pair->live);
  assert_answer (f->draft_path, VERSION, pair->draft);
}

/* The rows of the tables that a file has, of those that it has itself. */
static char *
digest (const char *path, const char *const *tables)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; tables[i]; i++)
    {
      g_autofree char *columns_sql =
          g_strdup_printf ("SELECT group_concat('quote(' || name || ')', ' || ''|'' || ') FROM"
                           " pragma_table_info ('%s')",
                           tables[i]);
      g_autofree char *columns = ask (path, columns_sql);
      g_autofree char *sql = g_strdup_printf (
          "SELECT group_concat(line, char(10)) FROM (SELECT %s AS line FROM %s ORDER BY line)",
          columns, tables[i]);
      g_autofree char *rows = ask (path, sql);

      g_string_append_printf (all, "%s\n%s\n", tables[i], rows);
    }
  return g_string_free (all, FALSE);
}

static void
assert_sound (Fixture *f, const char *path, const char *fresh)
{
  g_autofree char *shape = ask (path, SHAPE), *expected = ask (fresh, SHAPE);

  g_assert_cmpstr (shape, ==, expected);
  assert_answer (path, "PRAGMA integrity_check", "ok");
  assert_answer (path, "SELECT count(*) FROM pragma_foreign_key_check", "0");
}

static gint64
newest (Fixture *f)
{
  MwRevisionId id;

  g_assert_true (mw_live_read_newest (f->live, &id, NULL, NULL));
  return id.number;
}

/* Each line of the history, one below the other. */
static char *
tell_history (Fixture *f)
{
  g_autoptr (GPtrArray) operations = mw_live_list_operations (f->live, 0, newest (f), NULL, NULL);
  g_autoptr (GListModel) changes = mw_draft_describe_operations (f->draft, operations);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (MwChange) change = g_list_model_get_item (changes, i);
      g_autofree char *summary = mw_change_dup_summary (change);

      g_string_append_printf (text, "%s: %s\n", mw_change_get_object_name (change), summary);
    }
  return g_string_free (text, FALSE);
}

static void
assert_senders (Fixture *f, const char *from_lists, const char *sender_logins)
{
  assert_answer (f->live_path,
                 "SELECT group_concat(line, '; ') FROM (SELECT login || ' ' || position || ' ' ||"
                 " display_name || ' <' || address || '>' AS line FROM from_list"
                 " ORDER BY login, position)",
                 from_lists);
  assert_answer (f->live_path,
                 "SELECT group_concat(line, '; ') FROM (SELECT address || ' ' || login AS line"
                 " FROM sender_login ORDER BY 1)",
                 sender_logins);
}

/* What changesets said is told in the words of its day, and nobody can have rewritten it. */
static void
test_history (Fixture *f, gconstpointer user_data)
{
  g_autofree char *told = NULL;
  g_autoptr (GPtrArray) revisions = NULL;

  fixture_reopen (f);
  assert_senders (f,
                  "anna 1 The returns desk <returns@m\u00fcnchen.example>;"
                  " anna 2 Support <support@example.org>;"
                  " bo 1 The returns desk <returns@m\u00fcnchen.example>;"
                  " carla, dora 1 The returns desk <returns@m\u00fcnchen.example>",
                  "returns@m\u00fcnchen.example anna; returns@m\u00fcnchen.example bo;"
                  " returns@xn--mnchen-3ya.example anna; returns@xn--mnchen-3ya.example bo;"
                  " support@example.org anna");
  revisions = mw_live_list_revisions (f->live, NULL, NULL, NULL);
  told = tell_history (f);
  g_test_message ("%s", told);
  g_assert_cmpuint (revisions->len, ==, 4);
  g_assert_null (strstr (told, "fc3f0a77"));
  g_assert_nonnull (strstr (told, "Support"));
  g_assert_null (strstr (told, "a41ccb42"));
  for (guint i = 0; i < revisions->len; i++)
    g_assert_cmpstr (mw_revision_get_fields (revisions->pdata[i])->digest, !=, "");
}

/* What was in no revision is no reason to refuse: everything is told, in the words of each day. */
static void
test_history_with_gaps (Fixture *f, gconstpointer user_data)
{
  g_autofree char *told = NULL;

  fixture_reopen (f);
  told = tell_history (f);
  g_assert_cmpstr (
      told, ==,
      "Fax: Profile “Fax” added\n"
      "Fax: Profile “Fax”: IMAP Server set to “imap.example.org”\n"
      "Fax: Profile “Fax”: Mail Password set\n"
      "Fax: Profile “Fax”: SMTP Server set to “smtp.example.org”\n"
      "Sales: Profile “Sales” added\n"
      "Sales: Profile “Sales”: IMAP Server set to “imap.example.org”\n"
      "Sales: Profile “Sales”: Mail Password set\n"
      "Sales: Profile “Sales”: SMTP Server set to “smtp.example.org”\n"
      "Support: Profile “Support” added\n"
      "Support: Profile “Support”: IMAP Server set to “imap.example.org”\n"
      "Support: Profile “Support”: Mail Password set\n"
      "Support: Profile “Support”: SMTP Server set to “smtp.example.org”\n"
      "Anna: Agent “Anna” added\n"
      "bo: Agent “bo” added\n"
      "First: Responsibility “First” added\n"
      "First: Responsibility “First”: Agent “Anna” added (can then send as fax@example.org, "
      "support@example.org)\n"
      "First: Responsibility “First”: Profile “Support” added (1 agent can then send as it)\n"
      "First: Responsibility “First”: Profile “Fax” added (1 agent can then send as it)\n"
      "Second: Responsibility “Second” added\n"
      "Second: Responsibility “Second”: Agent “Anna” added (can then send as "
      "sales@münchen.example)\n"
      "Second: Responsibility “Second”: Agent “bo” added (can then send as sales@münchen.example)\n"
      "Second: Responsibility “Second”: Profile “Sales” added (2 agents can then send as it)\n"
      "Sales: Profile “Sales”: Name changed from “Support” to “Sales”\n"
      "Support: Profile “Support”: Name changed from “Sales” to “Support”\n"
      "Internet SMTP/IMAP Server: Driver “Internet SMTP/IMAP Server”: From Display Name set to "
      "“{localpart} of Example” (changes 3 mailboxes: "
      "fax@example.org, support@example.org, sales@münchen.example)\n"
      "Sales: Profile “Sales”: From Address set to “answers@example.org” (1 agent can then send as "
      "it)\n"
      "Sales: Profile “Sales”: From Address “answers@example.org” removed (1 agent no longer sends "
      "as it through this)\n"
      "Night: Responsibility “Night”: Name changed from “Second” to “Night”\n"
      "Night: Responsibility “Night”: Comment changed from “by hand” to “on call”\n"
      "Sales: Profile “Sales”: From Address set to “answers@example.org” (1 agent can then send as "
      "it)\n"
      "Second: Responsibility “Second”: Name changed from “Night” to “Second”\n"
      "Second: Responsibility “Second”: Comment changed from “on call” to “by hand”\n"
      "First: Responsibility “First” removed\n"
      "First: Responsibility “First”: Agent “Anna” removed (no longer sends as "
      "answers@example.org, fax@example.org through this)\n"
      "First: Responsibility “First”: Profile “Sales” removed (1 agent no longer sends as it "
      "through this)\n"
      "First: Responsibility “First”: Profile “Fax” removed (1 agent no longer sends as it through "
      "this)\n");
}

static void
test_live (Fixture *f, gconstpointer user_data)
{
  static const char *const KEPT[] = {
    "profile",        "profile_override",     "site_default",           "agent",
    "responsibility", "responsibility_agent", "responsibility_profile", NULL
  };
  g_autofree char *fresh = g_build_filename (f->folder, "live.db", NULL);
  g_autofree char *before = digest (f->live_path, KEPT), *after = NULL, *again = NULL;
  g_autofree char *revisions = NULL, *number = NULL;
  g_autoptr (GError) error = NULL;

  f->live = mw_sqlite_live_open (f->live_path, FALSE, NULL, &error);
  g_assert_no_error (error);
  after = digest (f->live_path, KEPT);
  g_assert_cmpstr (after, ==, before);
  assert_answer (f->live_path, VERSION, NEWEST_LIVE);
  assert_sound (f, f->live_path, fresh);
  revisions = ask (f->live_path, "SELECT revision FROM configuration");
  number = g_strdup_printf ("%" G_GINT64_FORMAT, newest (f));
  g_assert_cmpstr (number, ==, revisions);
  /* Once. */
  g_clear_object (&f->live);
  f->live = mw_sqlite_live_open (f->live_path, FALSE, NULL, &error);
  g_assert_no_error (error);
  again = digest (f->live_path, KEPT);
  g_assert_cmpstr (again, ==, before);
  g_clear_object (&f->live);
}

/* What is set of the sender was of no consequence to the views then. */
static void
test_senders (Fixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (
      run_sql (f->live_path,
               "INSERT INTO profile_override SELECT id, 'from-address',"
               " '{localpart}@M\u00fcnchen.example' FROM profile WHERE name = 'Support';"
               "INSERT INTO site_default VALUES ('internet-smtp-imap',"
               " 'from-display-name', '{localpart} at Example')"),
      ==, SQLITE_OK);
  f->live = mw_sqlite_live_open (f->live_path, FALSE, NULL, &error);
  g_assert_no_error (error);
  assert_senders (f,
                  "anna 1 The returns desk <returns@m\u00fcnchen.example>;"
                  " anna 2 support at Example <support@M\u00fcnchen.example>;"
                  " bo 1 The returns desk <returns@m\u00fcnchen.example>;"
                  " carla, dora 1 The returns desk <returns@m\u00fcnchen.example>",
                  "returns@m\u00fcnchen.example anna; returns@m\u00fcnchen.example bo;"
                  " returns@xn--mnchen-3ya.example anna; returns@xn--mnchen-3ya.example bo;"
                  " support@m\u00fcnchen.example anna; support@xn--mnchen-3ya.example anna");
  g_clear_object (&f->live);
}

/* What was staged is still staged, can be undone, and is submitted upon the older revisions. */
static void
test_draft (Fixture *f, gconstpointer user_data)
{
  static const char *const KEPT[] = { "observation", "submission", NULL };
  g_autofree char *fresh = g_build_filename (f->folder, "draft.db", NULL);
  g_autofree char *before = digest (f->draft_path, KEPT), *after = NULL;
  g_autoptr (GPtrArray) revisions = NULL;

  fixture_reopen (f);
  after = digest (f->draft_path, KEPT);
  g_assert_cmpstr (after, ==, before);
  assert_answer (f->draft_path, VERSION, NEWEST_DRAFT);
  assert_search_index (f->draft_path);
  assert_sound (f, f->draft_path, fresh);
  g_assert_cmpuint (count_changes (f->draft), ==, 3);
  for (guint left = 3; left > 0; left--)
    {
      g_assert_true (mw_draft_undo (f->draft, NULL, NULL));
      g_assert_cmpuint (count_changes (f->draft), ==, left - 1);
    }
  g_assert_false (mw_draft_undo (f->draft, NULL, NULL));
  g_assert_true (mw_draft_redo (f->draft, NULL, NULL));
  g_assert_cmpint (submit_accepting (f->draft), ==, 5);
  assert_answer (f->live_path,
                 "SELECT value FROM profile_override JOIN profile ON id = profile"
                 " WHERE name = 'Support' AND key = 'smtp-server'",
                 "smtp2.example.org");
  revisions = mw_live_list_revisions (f->live, NULL, NULL, NULL);
  g_assert_cmpuint (revisions->len, ==, 5);
}

/* The same of the draft in which two profiles swap their names, once more. */
static void
test_swap_in_draft (Fixture *f, gconstpointer user_data)
{
  static const char *const KEPT[] = { "observation", "submission", NULL };
  g_autofree char *fresh = g_build_filename (f->folder, "draft.db", NULL);
  g_autofree char *before = digest (f->draft_path, KEPT), *after = NULL, *jobs = NULL, *anna = NULL;

  fixture_reopen (f);
  after = digest (f->draft_path, KEPT);
  g_assert_cmpstr (after, ==, before);
  assert_search_index (f->draft_path);
  assert_sound (f, f->draft_path, fresh);
  g_assert_cmpuint (count_changes (f->draft), ==, 6);
  g_assert_true (mw_draft_redo (f->draft, NULL, NULL));
  assert_answer (f->draft_path, "SELECT comment FROM profile WHERE name = 'Jobs'", "undone");
  anna = ask (f->draft_path, "SELECT id FROM agent WHERE login = 'anna'");
  jobs = ask (f->draft_path, "SELECT id FROM profile WHERE name = 'Jobs'");
  run_step (f->draft, MW_STEP_SET_AGENT, anna, "default-profile", NULL);
  run_step (f->draft, MW_STEP_DELETE_PROFILE, jobs, NULL, NULL);
  g_assert_cmpint (submit_all (f->draft), ==, 7);
  assert_answer (f->live_path,
                 "SELECT group_concat(name || ' ' || address, ', ')"
                 " FROM (SELECT * FROM profile ORDER BY name)",
                 "Fax fax@example.org, Sales sales@münchen.example, Support support@example.org");
  assert_answer (f->live_path, "SELECT group_concat(login) FROM sender_login", "anna");
  g_assert_false (mw_draft_undo (f->draft, NULL, NULL));
}

/* A revision of then is taken back as one of today is. */
static void
test_take_back (Fixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  fixture_reopen (f);
  g_assert_true (mw_draft_discard (f->draft, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (mw_draft_take_back (f->draft, 4, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (submit_accepting (f->draft), ==, 5);
  assert_answer (f->live_path, "SELECT enabled FROM profile WHERE name = 'Returns'", "0");
}

static void
open_in_child (Fixture *f, Fault fault, int n, int *status)
{
  pid_t child = fork ();

  if (child == 0)
    {
      MwLive *live;

      fault_vfs_arm (fault, n);
      live = mw_sqlite_live_open (f->live_path, FALSE, NULL, NULL);
      _exit (live ? 0 : 1);
    }
  waitpid (child, status, 0);
}

/* Whatever happens meanwhile, the file is of the one version or of the other. */
static void
accident_at_every_write (Fixture *f, Fault fault)
{
  static const char *const KEPT[] = { "profile", "profile_override", NULL };
  g_autofree char *fresh = g_build_filename (f->folder, "live.db", NULL);
  g_autofree char *before = digest (f->live_path, KEPT);
  guint n_old = 0;
  int status = -1;

  for (int n = 1; n < 200 && status != 0; n++)
    {
      g_autofree char *version = NULL, *after = NULL;

      open_in_child (f, fault, n, &status);
      version = ask (f->live_path, VERSION);
      after = digest (f->live_path, KEPT);
      g_assert_cmpstr (after, ==, before);
      g_test_message ("accident at operation %d: status %x, version %s", n, (unsigned) status,
                      version);
      if (g_str_equal (version, "1"))
        n_old++;
      else
        assert_sound (f, f->live_path, fresh);
    }
  g_assert_cmpuint (n_old, >, 3);
  g_assert_cmpint (status, ==, 0);
  assert_answer (f->live_path, VERSION, NEWEST_LIVE);
}

static void
test_killed (Fixture *f, gconstpointer user_data)
{
  accident_at_every_write (f, FAULT_KILL);
}

static void
test_disk_full (Fixture *f, gconstpointer user_data)
{
  accident_at_every_write (f, FAULT_FULL);
}

/* Two programs at once: one brings it up to date, the other waits for it. */
static void
test_two_at_once (Fixture *f, gconstpointer user_data)
{
  g_autofree char *fresh = g_build_filename (f->folder, "live.db", NULL);
  pid_t children[8];

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = fork ();
      if (children[i] == 0)
        _exit (mw_sqlite_live_open (f->live_path, FALSE, NULL, NULL) ? 0 : 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int status = -1;

      waitpid (children[i], &status, 0);
      g_assert_cmpint (status, ==, 0);
    }
  assert_answer (f->live_path, VERSION, NEWEST_LIVE);
  assert_sound (f, f->live_path, fresh);
}

#define MIGRATION_TEST(path, pair, func)                                                           \
  g_test_add (path, Fixture, pair, set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  fault_vfs_install ();
  g_test_init (&argc, &argv, NULL);
  MIGRATION_TEST ("/store/migration/live", &FIRST, test_live);
  MIGRATION_TEST ("/store/migration/history", &FIRST, test_history);
  MIGRATION_TEST ("/store/migration/views", &FIRST, test_senders);
  MIGRATION_TEST ("/store/migration/draft", &FIRST, test_draft);
  MIGRATION_TEST ("/store/migration/take-back", &FIRST, test_take_back);
  MIGRATION_TEST ("/store/migration/killed", &FIRST, test_killed);
  MIGRATION_TEST ("/store/migration/disk-full", &FIRST, test_disk_full);
  MIGRATION_TEST ("/store/migration/two-at-once", &FIRST, test_two_at_once);
  MIGRATION_TEST ("/store/migration/senders/live", &SENDERS, test_live);
  MIGRATION_TEST ("/store/migration/senders/history", &SENDERS, test_history_with_gaps);
  MIGRATION_TEST ("/store/migration/senders/draft", &SENDERS, test_swap_in_draft);
  MIGRATION_TEST ("/store/migration/senders/two-at-once", &SENDERS, test_two_at_once);
  MIGRATION_TEST ("/store/migration/rows/live", &ROWS, test_live);
  MIGRATION_TEST ("/store/migration/rows/draft", &ROWS, test_swap_in_draft);
  MIGRATION_TEST ("/store/migration/rows/two-at-once", &ROWS, test_two_at_once);
  MIGRATION_TEST ("/store/migration/unsearched/draft", &UNSEARCHED, test_swap_in_draft);
  return g_test_run ();
}
