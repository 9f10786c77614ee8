/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What mail is sent from is one thing: in the draft's From list, in both views, and in a connection
 * test. */

#include "fixture.h"

#include "store/senders/draft-senders.h"

#include <string.h>

#define OWNERS(address)                                                                            \
  "SELECT group_concat(login) FROM (SELECT login FROM sender_login WHERE address = '" address      \
  "' ORDER BY login)"
#define FROM_LIST(login)                                                                           \
  "SELECT group_concat(position || ' ' || display_name || ' <' || address || '>', '; ')"           \
  " FROM (SELECT * FROM from_list WHERE login = '" login "' ORDER BY position)"

typedef struct
{
  char *support, *sales;
  char *anna, *bo;
  char *first, *second;
} World;

/* Anna answers for Support, Bo for Sales. */
static void
make_world (MwDraft *draft, World *world)
{
  world->support = add_complete_profile (draft, "Support", "support@example.org");
  world->sales = add_complete_profile (draft, "Sales", "sales@example.org");
  world->anna = add_agent (draft, "anna", "Anna Larsen");
  world->bo = add_agent (draft, "bo", "");
  world->first = add_responsibility (draft, "First");
  world->second = add_responsibility (draft, "Second");
  run_step (draft, MW_STEP_ASSIGN_AGENT, world->first, world->anna, NULL);
  run_step (draft, MW_STEP_ASSIGN_AGENT, world->second, world->bo, NULL);
  run_step (draft, MW_STEP_ASSIGN_PROFILE, world->first, world->support, NULL);
  run_step (draft, MW_STEP_ASSIGN_PROFILE, world->second, world->sales, NULL);
}

static void
world_clear (World *world)
{
  g_free (world->support);
  g_free (world->sales);
  g_free (world->anna);
  g_free (world->bo);
  g_free (world->first);
  g_free (world->second);
}

static gboolean
append_sender (GObject *row, gpointer user_data)
{
  MwSender *sender = MW_SENDER (row);
  GString *text = user_data;

  g_string_append_printf (text, "%s%u %s <%s>", text->len ? "; " : "",
                          mw_sender_get_position (sender), mw_sender_get_display_name (sender),
                          mw_sender_get_address (sender));
  return TRUE;
}

/* The From list as the draft previews it; NULL if it is empty, as the shell says it. */
static char *
preview (MwDraft *draft, const char *agent)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_FROM_LIST);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  mw_query_set_agent (query, agent);
  mw_draft_foreach (draft, query, append_sender, text, NULL, &error);
  g_assert_no_error (error);
  return text->len ? g_strdup (text->str) : NULL;
}

/* What a connection test would name as the sender. */
static char *
tested_sender (Fixture *f, const char *profile_id)
{
  g_autoptr (MwProfile) profile = mw_draft_find_profile (f->draft, profile_id, NULL, NULL);
  MwDriver *driver = mw_catalogue_find (f->catalogue, mw_profile_get_driver (profile));
  g_autoptr (MwSheet) sheet = mw_sheet_new (driver, mw_profile_get_address (profile));
  g_autoptr (MwEndpoint) endpoint = NULL;

  g_assert_true (mw_draft_load_sheet (f->draft, sheet, profile_id, NULL, NULL));
  endpoint = mw_endpoint_new (sheet, mw_driver_find_protocol (driver, MW_DIRECTION_OUT));
  g_assert_cmpstr (mw_profile_get_from_address (profile), ==, endpoint->mailbox);
  return g_strdup (endpoint->mailbox);
}

/* Submits, and compares all three for Support, which Anna has. */
static void
assert_sender (Fixture *f, const World *world, const char *line)
{
  g_autofree char *seen = preview (f->draft, world->anna);
  g_autofree char *tested = tested_sender (f, world->support);
  g_autofree char *tested_end = g_strdup_printf ("<%s>", tested);

  g_assert_cmpstr (seen, ==, line);
  g_assert_true (g_str_has_suffix (line, tested_end));
  submit_all (f->draft);
  assert_answer (f->live_path, FROM_LIST ("anna"), line);
}

static void
test_override (Fixture *f, gconstpointer user_data)
{
  World world;

  make_world (f->draft, &world);
  assert_sender (f, &world, "1 Support <support@example.org>");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, world.support, "from-address",
            "Answers@M\u00fcnchen.example");
  assert_sender (f, &world, "1 Support <Answers@M\u00fcnchen.example>");
  assert_answer (f->live_path, OWNERS ("answers@xn--mnchen-3ya.example"), "anna");
  assert_answer (f->live_path, OWNERS ("answers@m\u00fcnchen.example"), "anna");
  assert_answer (f->live_path, OWNERS ("support@example.org"), NULL);
  assert_answer (f->live_path, OWNERS ("sales@example.org"), "bo");
  /* Other spellings of one address. */
  run_step (f->draft, MW_STEP_SET_OVERRIDE, world.support, "from-address",
            "\"answers\"@XN--MNCHEN-3YA.example");
  submit_all (f->draft);
  assert_answer (f->live_path, OWNERS ("answers@xn--mnchen-3ya.example"), "anna");
  assert_answer (f->live_path, OWNERS ("answers@m\u00fcnchen.example"), "anna");
  /* Empty: no other address than its own. */
  run_step (f->draft, MW_STEP_SET_OVERRIDE, world.support, "from-address", "");
  assert_sender (f, &world, "1 Support <support@example.org>");
  assert_answer (f->live_path, OWNERS ("support@example.org"), "anna");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, world.support, "from-address", "a@example.org");
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_RESET_OVERRIDE, world.support, "from-address", NULL);
  assert_sender (f, &world, "1 Support <support@example.org>");
  assert_answer (f->live_path, OWNERS ("a@example.org"), NULL);
  assert_answer (f->live_path, "SELECT count(*) FROM profile_sender", "0");
  world_clear (&world);
}

static void
test_site_default (Fixture *f, gconstpointer user_data)
{
  World world;

  make_world (f->draft, &world);
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "from-address",
            "{localpart}@answers.example");
  assert_sender (f, &world, "1 Support <support@answers.example>");
  assert_answer (f->live_path, OWNERS ("support@answers.example"), "anna");
  assert_answer (f->live_path, OWNERS ("sales@answers.example"), "bo");
  assert_answer (f->live_path, OWNERS ("support@example.org"), NULL);
  /* It follows the profile's address, a new profile has it, its own override stands before it. */
  run_step (f->draft, MW_STEP_SET_PROFILE, world.support, "address", "help@example.org");
  assert_sender (f, &world, "1 Support <help@answers.example>");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, world.support, "from-address", "");
  assert_sender (f, &world, "1 Support <help@example.org>");
  g_free (add_complete_profile (f->draft, "New", "new@example.org"));
  submit_all (f->draft);
  assert_answer (f->live_path,
                 "SELECT s.address FROM sender s JOIN profile ON id = s.profile"
                 " WHERE name = 'New'",
                 "new@answers.example");
  /* One for all. */
  run_step (f->draft, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "from-address", "all@example.org");
  run_step (f->draft, MW_STEP_RESET_OVERRIDE, world.support, "from-address", NULL);
  assert_sender (f, &world, "1 Support <all@example.org>");
  assert_answer (f->live_path, OWNERS ("all@example.org"), "anna,bo");
  run_step (f->draft, MW_STEP_RESET_SITE_DEFAULT, IMAP_DRIVER, "from-address", NULL);
  assert_sender (f, &world, "1 Support <help@example.org>");
  world_clear (&world);
}

/* Whose agents may all send as it; each is named once. */
static void
test_shared (Fixture *f, gconstpointer user_data)
{
  World world;

  make_world (f->draft, &world);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, world.support, "from-address", "Public@example.org");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, world.sales, "from-address", "public@EXAMPLE.org");
  run_step (f->draft, MW_STEP_ASSIGN_AGENT, world.second, world.anna, NULL);
  submit_all (f->draft);
  assert_answer (f->live_path, OWNERS ("public@example.org"), "anna,bo");
  assert_answer (f->live_path, "SELECT count(*) FROM sender_login", "2");
  assert_answer (f->live_path, "SELECT count(*) FROM from_list WHERE login = 'anna'", "2");
  /* Another profile's own address. */
  run_step (f->draft, MW_STEP_RESET_OVERRIDE, world.sales, "from-address", NULL);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, world.support, "from-address", "SALES@example.org");
  run_step (f->draft, MW_STEP_UNASSIGN_AGENT, world.second, world.anna, NULL);
  submit_all (f->draft);
  assert_answer (f->live_path, OWNERS ("sales@example.org"), "anna,bo");
  run_step (f->draft, MW_STEP_SET_PROFILE, world.sales, "enabled", "off");
  submit_all (f->draft);
  assert_answer (f->live_path, OWNERS ("sales@example.org"), "anna");
  run_step (f->draft, MW_STEP_SET_PROFILE, world.support, "enabled", "off");
  submit_all (f->draft);
  assert_answer (f->live_path, OWNERS ("sales@example.org"), NULL);
  world_clear (&world);
}

static void
test_display_name (Fixture *f, gconstpointer user_data)
{
  World world;

  make_world (f->draft, &world);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, world.support, "from-display-name",
            "{localpart} at Example");
  assert_sender (f, &world, "1 support at Example <support@example.org>");
  run_step (f->draft, MW_STEP_SET_OVERRIDE, world.support, "from-display-name", "<{address}>");
  assert_sender (f, &world, "1 <support@example.org> <support@example.org>");
  run_step (f->draft, MW_STEP_RESET_OVERRIDE, world.support, "from-display-name", NULL);
  run_step (f->draft, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "from-display-name",
            "{localpart} of Example");
  assert_sender (f, &world, "1 support of Example <support@example.org>");
  /* Empty says none, as the profile's page does: not the site default. */
  run_step (f->draft, MW_STEP_SET_OVERRIDE, world.support, "from-display-name", "");
  assert_sender (f, &world, "1 Support <support@example.org>");
  run_step (f->draft, MW_STEP_SET_PROFILE, world.support, "name", "Help");
  assert_sender (f, &world, "1 Help <support@example.org>");
  world_clear (&world);
}

static void
read_drivers (Fixture *f, gboolean own)
{
  g_autofree char *shipped =
      g_test_build_filename (G_TEST_DIST, "..", "..", "data", "drivers", NULL);
  const char *folders[] = { shipped, own ? f->folder : NULL, NULL };

  fixture_close (f);
  g_clear_object (&f->catalogue);
  f->catalogue = mw_catalogue_new (folders);
  g_assert_cmpint (mw_catalogue_find (f->catalogue, "own") != NULL, ==, own);
  fixture_reopen (f);
}

/* A site's own driver, which says more than the shipped ones. */
static void
write_driver (Fixture *f, const char *address, const char *display_name)
{
  g_autofree char *shipped = g_test_build_filename (G_TEST_DIST, "..", "..", "data", "drivers",
                                                    IMAP_DRIVER ".driver", NULL);
  g_autofree char *path = g_build_filename (f->folder, "own.driver", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) driver = NULL;

  g_assert_true (g_file_get_contents (shipped, &text, NULL, NULL));
  driver = g_string_new (text);
  g_string_replace (driver, "Id=" IMAP_DRIVER, "Id=own", 1);
  g_string_replace (driver, "Default={address}\nHelp=The address that", address, 1);
  g_string_replace (driver, "Section=messages\nHelp=The name that", display_name, 1);
  g_assert_true (g_file_set_contents (path, driver->str, -1, NULL));
  read_drivers (f, TRUE);
}

static void
test_driver_default (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_ADD_PROFILE, "Own", NULL);
  g_autofree char *secret = g_uuid_string_random ();
  World world;
  const char *id;

  write_driver (f, "Default=desk+{localpart}@example.org\nHelp=The address that",
                "Section=messages\nDefault=The {localpart} desk\nHelp=The name that");
  make_world (f->draft, &world);
  id = mw_edit_add_new_profile (edit, "Own", "own@example.org", "own");
  mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, id, "imap-server", "imap.example.org", NULL);
  mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, id, "smtp-server", "smtp.example.org", NULL);
  mw_edit_add_step (edit, MW_STEP_SET_OVERRIDE, id, "mail-password", secret, NULL);
  g_assert_true (mw_draft_apply (f->draft, edit, NULL, NULL));
  run_step (f->draft, MW_STEP_ASSIGN_PROFILE, world.first, id, NULL);
  run_step (f->draft, MW_STEP_UNASSIGN_PROFILE, world.first, world.support, NULL);
  g_free (world.support);
  world.support = g_strdup (id);
  assert_sender (f, &world, "1 The own desk <desk+own@example.org>");
  assert_answer (f->live_path, OWNERS ("desk+own@example.org"), "anna");
  assert_answer (f->live_path, OWNERS ("own@example.org"), NULL);
  /* The driver says something else: at the next submit, whatever that is of. */
  write_driver (f, "Default=desk-{localpart}@example.org\nHelp=The address that",
                "Section=messages\nHelp=The name that");
  assert_answer (f->live_path, OWNERS ("desk+own@example.org"), "anna");
  run_step (f->draft, MW_STEP_SET_AGENT, world.bo, "name", "Bo");
  assert_sender (f, &world, "1 Own <desk-own@example.org>");
  assert_answer (f->live_path, OWNERS ("desk+own@example.org"), NULL);
  assert_answer (f->live_path, OWNERS ("desk-own@example.org"), "anna");
  world_clear (&world);
}

/* An administrator without that driver changes something of such a profile. */
static void
test_unknown_driver (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwEdit) edit = mw_edit_new (MW_EDIT_ADD_PROFILE, "Own", NULL);
  World world;
  const char *id;

  write_driver (f, "Default=desk+{localpart}@example.org\nHelp=The address that",
                "Section=messages\nHelp=The name that");
  make_world (f->draft, &world);
  id = mw_edit_add_new_profile (edit, "Own", "own@example.org", "own");
  mw_edit_add_step (edit, MW_STEP_SET_PROFILE, id, "enabled", "off", NULL);
  g_assert_true (mw_draft_apply (f->draft, edit, NULL, NULL));
  run_step (f->draft, MW_STEP_ASSIGN_PROFILE, world.first, id, NULL);
  submit_all (f->draft);
  read_drivers (f, FALSE);
  run_step (f->draft, MW_STEP_SET_PROFILE, id, "name", "Renamed");
  submit_all (f->draft);
  assert_answer (f->live_path, "SELECT address || ' ' || display_name FROM profile_sender",
                 "desk+own@example.org Renamed");
  world_clear (&world);
}

/* ---- rows that others wrote ---- */

static void
assert_written (Fixture *f, const char *sql)
{
  g_assert_cmpint (run_sql (f->live_path, sql), ==, SQLITE_OK);
}

static void
test_by_hand (Fixture *f, gconstpointer user_data)
{
  World world;

  make_world (f->draft, &world);
  submit_all (f->draft);
  /* Nobody knows yet what it comes to; the others are as they were. */
  assert_written (f, "INSERT INTO profile_override SELECT id, 'from-address', 'hand@example.org'"
                     " FROM profile WHERE name = 'Support'");
  assert_answer (f->live_path, OWNERS ("support@example.org"), NULL);
  assert_answer (f->live_path, OWNERS ("hand@example.org"), NULL);
  assert_answer (f->live_path, FROM_LIST ("anna"), NULL);
  assert_answer (f->live_path, OWNERS ("sales@example.org"), "bo");
  run_step (f->draft, MW_STEP_SET_AGENT, world.bo, "name", "Bo");
  submit_accepting (f->draft);
  assert_answer (f->live_path, OWNERS ("hand@example.org"), "anna");
  assert_written (f, "UPDATE profile_override SET value = 'other@example.org'"
                     " WHERE key = 'from-address'");
  assert_answer (f->live_path, OWNERS ("hand@example.org"), NULL);
  /* Without it, it is the profile's own at once. */
  assert_written (f, "DELETE FROM profile_override WHERE key = 'from-address'");
  assert_answer (f->live_path, OWNERS ("support@example.org"), "anna");
  assert_written (f, "UPDATE profile SET name = 'By Hand' WHERE name = 'Support'");
  assert_answer (f->live_path, FROM_LIST ("anna"), "1 By Hand <support@example.org>");
  assert_written (f, "INSERT INTO site_default VALUES"
                     " ('" IMAP_DRIVER "', 'from-display-name', '{localpart}')");
  assert_answer (f->live_path, "SELECT count(*) FROM sender_login", "0");
  assert_written (f, "DELETE FROM site_default");
  assert_answer (f->live_path, "SELECT count(*) FROM sender_login", "2");
  world_clear (&world);
}

/* What is no address opens nothing, submitted or not. */
static void
test_no_address (Fixture *f, gconstpointer user_data)
{
  static const char *const WRITTEN[] = { "nobody", "@example.org", "a@b, c@d", "a@example.org x",
                                         "" };
  World world;

  make_world (f->draft, &world);
  submit_all (f->draft);
  for (guint i = 0; i < G_N_ELEMENTS (WRITTEN); i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("INSERT OR REPLACE INTO profile_override SELECT id, 'from-address', '%s'"
                           " FROM profile WHERE name = 'Support'",
                           WRITTEN[i]);
      gboolean empty = !*WRITTEN[i];

      assert_written (f, sql);
      run_step (f->draft, MW_STEP_SET_AGENT, world.bo, "name", i % 2 ? "Bo" : "Bob");
      submit_accepting (f->draft);
      assert_answer (f->live_path, FROM_LIST ("anna"),
                     empty ? "1 Support <support@example.org>" : NULL);
      assert_answer (f->live_path,
                     "SELECT group_concat(login) FROM (SELECT login FROM sender_login"
                     " ORDER BY login)",
                     empty ? "anna,bo" : "bo");
    }
  world_clear (&world);
}

/* ---- logins ---- */

#define INSERT_AGENT(login)                                                                        \
  "INSERT INTO agent (id, login, login_key) VALUES ('" login "', '" login "', '" login "')"

static void
test_logins_by_hand (Fixture *f, gconstpointer user_data)
{
  World world;

  make_world (f->draft, &world);
  submit_all (f->draft);
  g_assert_cmpint (run_sql (f->live_path, INSERT_AGENT ("anna, bo")), ==, SQLITE_CONSTRAINT);
  g_assert_cmpint (run_sql (f->live_path, INSERT_AGENT ("anna bo")), ==, SQLITE_CONSTRAINT);
  g_assert_cmpint (run_sql (f->live_path, INSERT_AGENT ("an\u200bna")), ==, SQLITE_CONSTRAINT);
  g_assert_cmpint (run_sql (f->live_path, "UPDATE agent SET login = 'bo,anna' WHERE login = 'bo'"),
                   ==, SQLITE_CONSTRAINT);
  assert_written (f, "UPDATE agent SET login = 'bob' WHERE login = 'bo'");
  assert_answer (f->live_path, OWNERS ("sales@example.org"), "bob");
  /* One of before: it stays, may be changed in anything else, and is given no address. */
  assert_written (f, "DROP TRIGGER agent_login_changed");
  assert_written (f, "UPDATE agent SET login = 'anna, bob' WHERE login = 'bob'");
  assert_answer (f->live_path, "SELECT group_concat(login) FROM sender_login", "anna");
  world_clear (&world);
}

/* The schema refuses what the core library does, as far as SQL knows its characters. */
static void
test_login_characters (Fixture *f, gconstpointer user_data)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  guint n_refused = 0;

  g_assert_cmpint (sqlite3_open (f->live_path, &db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_prepare_v2 (db, "SELECT ?1 GLOB pattern FROM login_divider", -1, &statement, NULL),
      ==, SQLITE_OK);
  for (gunichar c = 1; c < 0x110000; c++)
    {
      char letters[8] = "a";
      g_autofree char *login = NULL, *normal = NULL;
      gboolean nothing = (c & 0xfffe) == 0xfffe; /* to SQLite, the replacement character */

      if (!g_unichar_validate (c))
        continue;
      letters[1 + g_unichar_to_utf8 (c, letters + 1)] = '\0';
      login = g_strconcat (letters, "b", NULL);
      normal = mw_login_normalise (login, NULL);
      sqlite3_bind_text (statement, 1, login, -1, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
      if (sqlite3_column_int (statement, 0) != (normal == NULL && !nothing))
        g_error ("U+%04X", c);
      n_refused += normal == NULL;
      sqlite3_reset (statement);
    }
  g_assert_cmpuint (n_refused, >, 4000);
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

/* ---- all together ---- */

/* What the random case has. */
typedef struct
{
  char *profiles[6];
  char *agents[3];
  char *responsibilities[4];
} Many;

static void
set_anything (Fixture *f, const Many *many)
{
  static const char *const ADDRESSES[] = { "",
                                           "x@example.org",
                                           "{localpart}@y.example",
                                           "{address}",
                                           "\u00c4@m\u00fcnchen.example",
                                           "p1@example.org" };
  static const char *const NAMES[] = { "", "Desk", "{localpart}", "{address} \u2013 {localpart}" };
  char *profile = many->profiles[g_test_rand_int_range (0, G_N_ELEMENTS (many->profiles))];
  char *agent = many->agents[g_test_rand_int_range (0, G_N_ELEMENTS (many->agents))];
  char *responsibility =
      many->responsibilities[g_test_rand_int_range (0, G_N_ELEMENTS (many->responsibilities))];
  const char *address = ADDRESSES[g_test_rand_int_range (0, G_N_ELEMENTS (ADDRESSES))];
  const char *name = NAMES[g_test_rand_int_range (0, G_N_ELEMENTS (NAMES))];

  switch (g_test_rand_int_range (0, 10))
    {
    case 0:
      run_step (f->draft, MW_STEP_SET_OVERRIDE, profile, "from-address", address);
      break;
    case 1:
      run_step (f->draft, MW_STEP_RESET_OVERRIDE, profile, "from-address", NULL);
      break;
    case 2:
      run_step (f->draft, MW_STEP_SET_OVERRIDE, profile, "from-display-name", name);
      break;
    case 3:
      run_step (f->draft, MW_STEP_RESET_OVERRIDE, profile, "from-display-name", NULL);
      break;
    case 4:
      run_step (f->draft, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "from-address", address);
      break;
    case 5:
      run_step (f->draft, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "from-display-name", name);
      break;
    case 6:
      run_step (f->draft, MW_STEP_SET_PROFILE, profile, "enabled",
                g_test_rand_bit () ? "on" : "off");
      break;
    case 7:
      run_step (f->draft, MW_STEP_ASSIGN_PROFILE, responsibility, profile, NULL);
      break;
    case 8:
      run_step (f->draft, MW_STEP_ASSIGN_AGENT, responsibility, agent, NULL);
      break;
    default:
      run_step (f->draft, MW_STEP_SET_AGENT, agent, "default-profile", profile);
      break;
    }
}

static void
assert_all_agree (Fixture *f, const Many *many)
{
  for (guint i = 0; i < G_N_ELEMENTS (many->agents); i++)
    {
      g_autofree char *seen = preview (f->draft, many->agents[i]);
      g_autofree char *sql = g_strdup_printf (
          "SELECT group_concat(position || ' ' || display_name || ' <' || address || '>', '; ')"
          " FROM (SELECT * FROM from_list WHERE agent = '%s' ORDER BY position)",
          many->agents[i]);

      assert_answer (f->live_path, sql, seen);
    }
  for (guint i = 0; i < G_N_ELEMENTS (many->profiles); i++)
    g_free (tested_sender (f, many->profiles[i]));
  /* Whoever has an address in the From list owns its key, and nobody else does. */
  assert_answer (f->live_path,
                 "SELECT count(*) FROM (SELECT DISTINCT s.address_key, f.login FROM from_list f"
                 " JOIN sender s USING (profile)"
                 " UNION SELECT s.address_unicode, f.login FROM from_list f"
                 " JOIN sender s USING (profile) EXCEPT SELECT address, login FROM sender_login)",
                 "0");
  assert_answer (f->live_path,
                 "SELECT count(*) FROM (SELECT address, login FROM sender_login EXCEPT"
                 " SELECT s.address_key, f.login FROM from_list f JOIN sender s USING (profile)"
                 " EXCEPT SELECT s.address_unicode, f.login FROM from_list f"
                 " JOIN sender s USING (profile))",
                 "0");
}

static void
add_many (MwDraft *draft, Many *many)
{
  for (guint i = 0; i < G_N_ELEMENTS (many->profiles); i++)
    {
      g_autofree char *address = g_strdup_printf ("p%u@%sexample.org", i, i % 2 ? "" : "\u00fc.");

      many->profiles[i] = add_complete_profile (draft, NULL, address);
    }
  for (guint i = 0; i < G_N_ELEMENTS (many->agents); i++)
    many->agents[i] = add_agent (draft, (const char *[]){ "anna", "bo", "chris" }[i], "");
  for (guint i = 0; i < G_N_ELEMENTS (many->responsibilities); i++)
    many->responsibilities[i] =
        add_responsibility (draft, (const char *[]){ "A", "B", "C", "D" }[i]);
}

/* Whatever is set, the four agree. */
static void
test_random (Fixture *f, gconstpointer user_data)
{
  Many many;

  add_many (f->draft, &many);
  for (guint turn = 0; turn < 25; turn++)
    {
      for (guint i = 0; i < 6; i++)
        set_anything (f, &many);
      if (count_changes (f->draft) > 0)
        submit_all (f->draft);
      assert_all_agree (f, &many);
    }
  for (guint i = 0; i < G_N_ELEMENTS (many.profiles); i++)
    g_free (many.profiles[i]);
  for (guint i = 0; i < G_N_ELEMENTS (many.agents); i++)
    g_free (many.agents[i]);
  for (guint i = 0; i < G_N_ELEMENTS (many.responsibilities); i++)
    g_free (many.responsibilities[i]);
}

/* What was submitted is taken back, and with it what mail is sent from. */
static void
test_take_back (Fixture *f, gconstpointer user_data)
{
  World world;

  make_world (f->draft, &world);
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, world.support, "from-address", "x@example.org");
  submit_all (f->draft);
  g_assert_true (mw_draft_take_back (f->draft, 2, NULL, NULL));
  assert_sender (f, &world, "1 Support <support@example.org>");
  g_assert_true (mw_draft_take_back (f->draft, 3, NULL, NULL));
  assert_sender (f, &world, "1 Support <x@example.org>");
  world_clear (&world);
}

static void
test_consequence (Fixture *f, gconstpointer user_data)
{
  g_autoptr (MwReview) review = NULL;
  g_autoptr (GString) notes = g_string_new (NULL);
  World world;

  make_world (f->draft, &world);
  submit_all (f->draft);
  run_step (f->draft, MW_STEP_SET_OVERRIDE, world.sales, "from-address", "answers@example.org");
  run_step (f->draft, MW_STEP_ASSIGN_AGENT, world.second, world.anna, NULL);
  review = mw_draft_review (f->draft, NULL, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (mw_review_get_changes (review)); i++)
    {
      g_autoptr (MwChange) change = g_list_model_get_item (mw_review_get_changes (review), i);

      g_string_append_printf (notes, "%s: %s\n", mw_change_get_field (change),
                              mw_change_get_note (change));
    }
  g_assert_nonnull (strstr (notes->str, "agent: can then send as answers@example.org\n"));
  g_assert_nonnull (strstr (notes->str, "from-address: 2 agents can then send as it\n"));
  world_clear (&world);
}

/* Of one profile: nothing is made whole for it, and nothing read through. */
static void
assert_keyed (sqlite3 *db, const char *view)
{
  g_autofree char *sql =
      g_strdup_printf ("EXPLAIN QUERY PLAN SELECT address FROM %s WHERE profile = 'x'", view);
  g_autoptr (GError) error = NULL;
  g_autoptr (MwStatement) plan = mw_database_prepare (db, &error, sql, 0);

  g_assert_no_error (error);
  while (sqlite3_step (plan) == SQLITE_ROW)
    {
      const char *step = mw_statement_text (plan, 3);

      g_test_message ("%s: %s", view, step);
      g_assert_null (strstr (step, "MATERIALIZE"));
      g_assert_null (strstr (step, "SCAN t"));
      g_assert_null (strstr (step, "SCAN staged"));
      g_assert_null (strstr (step, "(tbl=?)"));
    }
}

/* A review asks this for each of a hundred thousand profiles. */
static void
test_by_key (Fixture *f, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db = mw_database_open (f->draft_path, "", &error);

  g_assert_no_error (error);
  g_assert_true (mw_draft_senders_add (db, f->catalogue, &error) &&
                 mw_draft_senders_add_unstaged (db, &error));
  assert_keyed (db, "sender");
  assert_keyed (db, "unstaged_sender");
  assert_keyed (db,
                "(SELECT responsibility AS address, profile FROM unstaged_responsibility_profile)");
  assert_keyed (db, "(SELECT responsibility AS address, agent AS profile"
                    " FROM unstaged_responsibility_agent)");
  assert_keyed (db, "(SELECT agent AS address, responsibility AS profile"
                    " FROM unstaged_responsibility_agent)");
  assert_keyed (db, "(SELECT name AS address, id AS profile FROM unstaged_agent)");
  mw_database_close (db);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/senders/override", test_override);
  FIXTURE_TEST ("/store/senders/site-default", test_site_default);
  FIXTURE_TEST ("/store/senders/shared", test_shared);
  FIXTURE_TEST ("/store/senders/display-name", test_display_name);
  FIXTURE_TEST ("/store/senders/driver-default", test_driver_default);
  FIXTURE_TEST ("/store/senders/unknown-driver", test_unknown_driver);
  FIXTURE_TEST ("/store/senders/by-hand", test_by_hand);
  FIXTURE_TEST ("/store/senders/no-address", test_no_address);
  FIXTURE_TEST ("/store/senders/logins-by-hand", test_logins_by_hand);
  FIXTURE_TEST ("/store/senders/login-characters", test_login_characters);
  FIXTURE_TEST ("/store/senders/random", test_random);
  FIXTURE_TEST ("/store/senders/take-back", test_take_back);
  FIXTURE_TEST ("/store/senders/consequence", test_consequence);
  FIXTURE_TEST ("/store/senders/by-key", test_by_key);
  return g_test_run ();
}
