/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Rules of the core library that SQL has, too, because lists are sorted and filtered by them: both
 * say the same, whatever is set. */

#include <mailwright/mailwright.h>

#include "core/drivers.h"
#include "store/catalogue/catalogue-tables.h"
#include "store/catalogue/depends.h"
#include "store/catalogue/effective-sql.h"

#define ADDRESS "support@example.org"
#define N_ROUNDS 300

/* A driver with two switches in place of one encryption, in both directions. */
#define SWITCHES                                                                                   \
  TWO_SWITCHES_DRIVER                                                                              \
  "[Protocol imap]\nName=IMAP\nDirection=in\nServer=imap-server\nPort=imap-port\n"                 \
  "ImplicitTls=imap-ssl\nStartTls=imap-tls\nAccount=imap-account\nPassword=imap-password\n"        \
  "[Parameter imap-server]\nName=IMAP Server\nType=host\nDirection=in\nSection=incoming\n"         \
  "[Parameter imap-port]\nName=IMAP Port\nType=port\nDirection=in\nSection=incoming\n"             \
  "Default=143\n"                                                                                  \
  "[Parameter imap-ssl]\nName=IMAP SSL\nType=switch\nDirection=in\nSection=encryption\n"           \
  "Default=off\n"                                                                                  \
  "[Parameter imap-tls]\nName=IMAP TLS\nType=switch\nDirection=in\nSection=encryption\n"           \
  "Default=off\n"                                                                                  \
  "[Parameter imap-account]\nName=Account\nType=text\nDirection=in\nSection=incoming\n"            \
  "Default={localpart}\n"                                                                          \
  "[Parameter imap-password]\nName=Password\nType=secret\nDirection=in\nSection=incoming\n"

typedef struct
{
  MwCatalogue *catalogue;
  sqlite3 *db; /* the tables that the rules read, of a draft as of a live database */
  GRand *chance;
} World;

static void
set_up (World *w, gconstpointer user_data)
{
  g_autofree char *shipped = drivers_shipped_folder ();
  g_autofree char *ours = drivers_make_folder ();
  const char *folders[] = { shipped, ours, NULL };
  g_autoptr (GError) error = NULL;

  drivers_write (ours, "switches.driver", SWITCHES);
  drivers_write (ours, "small.driver", SMALL_DRIVER ("small", "Small"));
  w->catalogue = mw_catalogue_new (folders);
  g_assert_cmpstr (mw_catalogue_get_problems (w->catalogue)[0], ==, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (w->catalogue)), >=, 4);
  drivers_remove_folder (ours);
  g_assert_cmpint (sqlite3_open (":memory:", &w->db), ==, SQLITE_OK);
  mw_database_exec (w->db,
                    "CREATE TABLE profile (id TEXT, driver TEXT, address TEXT);"
                    "CREATE TABLE profile_override (profile TEXT, key TEXT, value TEXT);"
                    "CREATE TABLE site_default (driver TEXT, key TEXT, value TEXT)",
                    &error);
  g_assert_no_error (error);
  mw_catalogue_tables_fill (w->db, w->catalogue, &error);
  g_assert_no_error (error);
  mw_depends_add_function (w->db, &error);
  g_assert_no_error (error);
  w->chance = g_rand_new_with_seed (8314);
}

static void
tear_down (World *w, gconstpointer user_data)
{
  g_object_unref (w->catalogue);
  sqlite3_close (w->db);
  g_rand_free (w->chance);
}

/* Some value that the parameter allows. */
static char *
invent (World *w, MwParameter *parameter)
{
  const char *const *choices = mw_parameter_get_choices (parameter);
  int n = g_rand_int_range (w->chance, 1, 1000);
  g_autofree char *text = NULL;

  switch (mw_parameter_get_value_type (parameter))
    {
    case MW_PARAMETER_CHOICE:
      return g_strdup (
          choices[g_rand_int_range (w->chance, 0, (int) g_strv_length ((char **) choices))]);
    case MW_PARAMETER_SWITCH:
      return g_strdup (n % 2 ? "on" : "off");
    case MW_PARAMETER_SECRET:
      return g_uuid_string_random ();
    case MW_PARAMETER_HOST:
      text = g_strdup_printf ("host%d.example.org", n);
      break;
    case MW_PARAMETER_ADDRESS:
      text = g_strdup_printf ("other%d@example.org", n);
      break;
    case MW_PARAMETER_PATH:
      text = g_strdup_printf ("/etc/ssl/%d.pem", n);
      break;
    case MW_PARAMETER_FINGERPRINT:
      text = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) &n, sizeof n);
      break;
    case MW_PARAMETER_NUMBER:
      n = (int) mw_parameter_get_minimum (parameter) + n % 2;
      G_GNUC_FALLTHROUGH;
    case MW_PARAMETER_PORT:
    case MW_PARAMETER_TEXT:
    case MW_PARAMETER_FOLDER:
      text = g_strdup_printf ("%d", n);
      break;
    case MW_PARAMETER_CHARSET:
    default:
      return g_strdup ("UTF-8");
    }
  return mw_parameter_normalise (parameter, text, NULL);
}

static void
write_row (World *w, const char *sql, const char *owner, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;

  mw_database_run (w->db, &error, sql, 3, owner, key, value);
  g_assert_no_error (error);
}

/* The same into the sheet and into the tables. */
static void
set_override (World *w, MwSheet *sheet, const char *key, const char *value)
{
  mw_database_run (w->db, NULL, "DELETE FROM profile_override WHERE key = ?1", 1, key);
  mw_sheet_set_override (sheet, key, value);
  if (value)
    write_row (w, "INSERT INTO profile_override VALUES (?1, ?2, ?3)", "p", key, value);
}

static MwSheet *
begin (World *w, MwDriver *driver)
{
  g_autoptr (GError) error = NULL;

  mw_database_exec (w->db,
                    "DELETE FROM profile; DELETE FROM profile_override;"
                    "DELETE FROM site_default",
                    &error);
  g_assert_no_error (error);
  write_row (w, "INSERT INTO profile VALUES (?1, ?2, ?3)", "p", mw_driver_get_id (driver), ADDRESS);
  return mw_sheet_new (driver, ADDRESS);
}

static void
set_some (World *w, MwSheet *sheet)
{
  MwDriver *driver = mw_sheet_get_driver (sheet);
  GListModel *parameters = mw_driver_get_parameters (driver);

  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr (MwParameter) parameter = g_list_model_get_item (parameters, i);
      const char *key = mw_parameter_get_key (parameter);
      g_autofree char *own = invent (w, parameter);
      g_autofree char *site = invent (w, parameter);

      if (g_rand_int_range (w->chance, 0, 3) == 0)
        set_override (w, sheet, key, own);
      if (g_rand_int_range (w->chance, 0, 3) == 0 && !mw_parameter_is_secret (parameter))
        {
          mw_sheet_set_site_default (sheet, key, site);
          write_row (w, "INSERT INTO site_default VALUES (?1, ?2, ?3)", mw_driver_get_id (driver),
                     key, site);
        }
    }
}

static char *
ask_sql (World *w, const char *expression)
{
  g_autofree char *sql = g_strconcat ("SELECT ", expression, " FROM profile p", NULL);
  g_autoptr (GError) error = NULL;
  char *answer = NULL;

  mw_database_get_text (w->db, &answer, &error, sql, 0);
  g_assert_no_error (error);
  return answer;
}

/* What is said of one direction in SQL; %s is the direction. */
typedef struct
{
  const char *server;
  const char *encryption;
  const char *port;
  const char *account;
  const char *in_use;
  const char *depends;
} Expressions;

#define EXPRESSIONS(way)                                                                           \
  {                                                                                                \
    MW_SQL_SERVER (way), MW_SQL_ENCRYPTION (way), MW_SQL_PORT (way), MW_SQL_ACCOUNT (way),         \
        MW_SQL_IN_USE (way), MW_SQL_DEPENDS (way)                                                  \
  }

static const Expressions INCOMING = EXPRESSIONS ("in");
static const Expressions OUTGOING = EXPRESSIONS ("out");

static void
assert_same (World *w, const char *expression, const char *expected)
{
  g_autofree char *answer = ask_sql (w, expression);

  g_assert_cmpstr (answer, ==, expected);
}

static const char *
get_role (MwSheet *sheet, MwProtocol *protocol, const char *role)
{
  return mw_sheet_get (sheet, mw_protocol_get_key (protocol, role));
}

static void
assert_direction (World *w, MwSheet *sheet, MwProtocol *protocol)
{
  MwDirection direction = mw_protocol_get_direction (protocol);
  const Expressions *sql = direction == MW_DIRECTION_IN ? &INCOMING : &OUTGOING;
  gboolean in_use = mw_sheet_direction_in_use (sheet, direction);

  assert_same (w, sql->in_use, in_use ? "1" : "0");
  assert_same (w, sql->server, in_use ? get_role (sheet, protocol, "server") : "");
  assert_same (w, sql->encryption,
               mw_encryption_to_string (mw_protocol_get_encryption (protocol, sheet, NULL)));
  if (mw_protocol_get_key (protocol, "port"))
    assert_same (w, sql->port, get_role (sheet, protocol, "port"));
  if (mw_protocol_get_key (protocol, "account"))
    assert_same (w, sql->account, get_role (sheet, protocol, "account"));
}

typedef void (*EachFunc) (World *w, MwSheet *sheet, MwProtocol *protocol);

static void
each_protocol (World *w, MwSheet *sheet, EachFunc func)
{
  static const MwDirection directions[] = { MW_DIRECTION_IN, MW_DIRECTION_OUT };

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      MwProtocol *protocol = mw_driver_find_protocol (mw_sheet_get_driver (sheet), directions[i]);

      if (protocol)
        func (w, sheet, protocol);
    }
}

static void
test_effective (World *w, gconstpointer user_data)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (w->catalogue)); i++)
    {
      g_autoptr (MwDriver) driver = g_list_model_get_item (G_LIST_MODEL (w->catalogue), i);

      for (guint k = 0; k < N_ROUNDS; k++)
        {
          g_autoptr (MwSheet) sheet = begin (w, driver);

          /* First as it is without anything set. */
          if (k > 0)
            set_some (w, sheet);
          each_protocol (w, sheet, assert_direction);
        }
    }
}

/* ---- staleness ---- */

static guint n_both, n_none;

/* The digest of what is tested changes with nothing that SQL does not look at. */
static void
assert_depends (World *w, MwSheet *sheet, MwProtocol *protocol)
{
  GListModel *parameters = mw_driver_get_parameters (mw_sheet_get_driver (sheet));
  gboolean incoming = mw_protocol_get_direction (protocol) == MW_DIRECTION_IN;

  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr (MwParameter) parameter = g_list_model_get_item (parameters, i);
      const char *key = mw_parameter_get_key (parameter);
      const char *sql = incoming ? INCOMING.depends : OUTGOING.depends;
      g_autofree char *own = g_strdup (mw_value_get_own (mw_sheet_find (sheet, key)));
      g_autofree char *value = invent (w, parameter);
      g_autoptr (MwEndpoint) before = mw_endpoint_new (sheet, protocol);
      g_autofree char *digest_before = mw_endpoint_dup_digest (before);
      g_autofree char *depends_before = ask_sql (w, sql);
      g_autoptr (MwEndpoint) after = NULL;
      g_autofree char *digest_after = NULL;
      g_autofree char *depends_after = NULL;

      set_override (w, sheet, key, value);
      after = mw_endpoint_new (sheet, protocol);
      digest_after = mw_endpoint_dup_digest (after);
      depends_after = ask_sql (w, sql);
      if (!g_str_equal (digest_before, digest_after))
        {
          if (g_str_equal (depends_before, depends_after))
            g_error ("%s is tested, and no test is stale when it changes", key);
          n_both++;
        }
      else if (g_str_equal (depends_before, depends_after))
        n_none++;
      set_override (w, sheet, key, own);
    }
}

static void
test_staleness (World *w, gconstpointer user_data)
{
  n_both = n_none = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (w->catalogue)); i++)
    {
      g_autoptr (MwDriver) driver = g_list_model_get_item (G_LIST_MODEL (w->catalogue), i);

      for (guint k = 0; k < 20; k++)
        {
          g_autoptr (MwSheet) sheet = begin (w, driver);

          if (k > 0)
            set_some (w, sheet);
          each_protocol (w, sheet, assert_depends);
        }
    }
  g_assert_cmpuint (n_both, >, 500);
  g_assert_cmpuint (n_none, >, 500);
}

/* ---- one number in C and SQL ---- */

static void
test_soon (World *w, gconstpointer user_data)
{
  g_autoptr (MwSheet) sheet = begin (w, mw_catalogue_find (w->catalogue, "internet-smtp-imap"));
  g_autofree char *days = ask_sql (w, "(" MW_SQL_SOON " - unixepoch ()) / 86400");
  g_autofree char *expected = g_strdup_printf ("%d", MW_CERTIFICATE_WARNING_DAYS);

  g_assert_cmpstr (days, ==, expected);
}

#define RULE(name, func) g_test_add ("/store/rules/" name, World, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  RULE ("effective", test_effective);
  RULE ("staleness", test_staleness);
  RULE ("soon", test_soon);

  return g_test_run ();
}
