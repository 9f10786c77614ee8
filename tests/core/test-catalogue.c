/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* The shipped drivers against the field's own table, driver files that are broken, a site's own
 * drivers, and the catalogue in another language. */

#include "drivers.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- the shipped ones ---- */

enum
{
  COLUMN_KEY,
  COLUMN_NAME,
  COLUMN_TYPE,
  COLUMN_RANGE,
  COLUMN_INITIAL,
  COLUMN_DIRECTION,
  COLUMN_REQUIRED,
  COLUMN_DRIVER,
  N_COLUMNS
};

static MwCatalogue *
load_shipped (void)
{
  g_autofree char *drivers = drivers_shipped_folder ();
  const char *directories[] = { drivers, NULL };

  return mw_catalogue_new (directories);
}

static void
test_shipped_drivers_load (void)
{
  g_autoptr (MwCatalogue) catalogue = load_shipped ();
  const char *const *problems = mw_catalogue_get_problems (catalogue);

  for (guint i = 0; problems[i]; i++)
    g_test_message ("%s", problems[i]);
  g_assert_cmpuint (g_strv_length ((char **) problems), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (catalogue)), ==, 2);
  g_assert_nonnull (mw_catalogue_find (catalogue, "internet-smtp-imap"));
  g_assert_nonnull (mw_catalogue_find (catalogue, "Internet SMTP/POP3 Server"));
  g_assert_nonnull (mw_catalogue_find (catalogue, "internet smtp/pop3 server"));
  g_assert_null (mw_catalogue_find (catalogue, "internet-smtp"));
}

static char *
describe_range (MwParameter *parameter)
{
  const char *unit = mw_parameter_get_unit (parameter);

  switch (mw_parameter_get_value_type (parameter))
    {
    case MW_PARAMETER_CHOICE:
      return g_strjoinv (";", (char **) mw_parameter_get_choices (parameter));
    case MW_PARAMETER_NUMBER:
    case MW_PARAMETER_PORT:
      return g_strdup_printf (
          "%" G_GINT64_FORMAT "..%" G_GINT64_FORMAT "%s%s", mw_parameter_get_minimum (parameter),
          mw_parameter_get_maximum (parameter), unit ? " " : "", unit ? unit : "");
    case MW_PARAMETER_TEXT:
    case MW_PARAMETER_ADDRESS:
    case MW_PARAMETER_HOST:
    case MW_PARAMETER_SWITCH:
    case MW_PARAMETER_CHARSET:
    case MW_PARAMETER_FOLDER:
    case MW_PARAMETER_PATH:
    case MW_PARAMETER_FINGERPRINT:
    case MW_PARAMETER_SECRET:
    default:
      return g_strdup ("");
    }
}

static char *
describe_initial (MwParameter *parameter)
{
  if (!mw_parameter_get_follows (parameter))
    return g_strdup (mw_parameter_get_default (parameter) ? mw_parameter_get_default (parameter)
                                                          : "");
  g_assert_null (mw_parameter_get_default (parameter));
  return g_strdup_printf ("tls:%s;starttls:%s;none:%s",
                          mw_parameter_get_followed_default (parameter, "tls"),
                          mw_parameter_get_followed_default (parameter, "starttls"),
                          mw_parameter_get_followed_default (parameter, "none"));
}

static void
assert_parameter (MwDriver *driver, char **columns)
{
  static const char *const DIRECTIONS[] = {
    [MW_DIRECTION_IN] = "in", [MW_DIRECTION_OUT] = "out", [MW_DIRECTION_BOTH] = "both"
  };
  MwParameter *parameter = mw_driver_find_parameter (driver, columns[COLUMN_KEY]);
  g_autofree char *range = NULL;
  g_autofree char *initial = NULL;

  g_test_message ("%s: %s", mw_driver_get_id (driver), columns[COLUMN_KEY]);
  g_assert_nonnull (parameter);
  range = describe_range (parameter);
  initial = describe_initial (parameter);
  g_assert_cmpstr (mw_parameter_get_name (parameter), ==, columns[COLUMN_NAME]);
  g_assert_cmpstr (mw_parameter_type_to_string (mw_parameter_get_value_type (parameter)), ==,
                   columns[COLUMN_TYPE]);
  g_assert_cmpstr (range, ==, columns[COLUMN_RANGE]);
  g_assert_cmpstr (initial, ==, columns[COLUMN_INITIAL]);
  g_assert_cmpstr (DIRECTIONS[mw_parameter_get_direction (parameter)], ==,
                   columns[COLUMN_DIRECTION]);
  g_assert_cmpint (mw_parameter_get_required (parameter), ==, *columns[COLUMN_REQUIRED] != '\0');
  g_assert_cmpstr (mw_parameter_get_help (parameter), !=, "");
}

/* Each parameter of the field's table is in the drivers it belongs to, as the table has it, and no
 * driver has one more. */
static void
test_shipped_parameters (void)
{
  g_autoptr (MwCatalogue) catalogue = load_shipped ();
  MwDriver *drivers[] = { mw_catalogue_find (catalogue, "internet-smtp-imap"),
                          mw_catalogue_find (catalogue, "internet-smtp-pop3") };
  static const char *const PROTOCOLS[] = { "imap", "pop3" };
  guint n_expected[] = { 0, 0 };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "parameters.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);

      if (!*lines[i] || *lines[i] == '#')
        continue;
      g_assert_cmpuint (g_strv_length (columns), ==, N_COLUMNS);
      for (guint k = 0; k < G_N_ELEMENTS (drivers); k++)
        if (g_str_equal (columns[COLUMN_DRIVER], "both") ||
            g_str_equal (columns[COLUMN_DRIVER], PROTOCOLS[k]))
          {
            assert_parameter (drivers[k], columns);
            n_expected[k]++;
          }
    }
  for (guint k = 0; k < G_N_ELEMENTS (drivers); k++)
    g_assert_cmpuint (g_list_model_get_n_items (mw_driver_get_parameters (drivers[k])), ==,
                      n_expected[k]);
}

/* ---- broken files ---- */

#define PARAMETER "[Parameter extra]\nName=Extra\nDirection=out\nSection=advanced\n"

static const struct
{
  const char *name;
  const char *text;
  guint line;       /* where the first problem is */
  const char *says; /* a part of its sentence */
} BROKEN[] = {
  { "empty", "", 1, "empty" },
  { "no-group", "# nothing but this\n", 1, "no driver" },
  { "no-equals", "[Driver]\nId=a\nnonsense\n", 3, "Key=value" },
  { "key-before-group", "Id=a\n[Driver]\n", 1, "no group" },
  { "key-twice", "[Driver]\nId=a\nName=A\nId=b\n", 4, "twice" },
  { "group-twice", "[Driver]\nId=a\n[Driver]\n", 3, "two groups" },
  { "not-text", "[Driver]\nId=a\nName=\xff\n", 3, "UTF-8" },
  { "no-driver-group", "[Parameter a]\nName=A\n", 1, "[Driver]" },
  { "no-id", "[Driver]\nName=A\nChannel=T\n", 1, "“Id” is missing" },
  { "wrong-id", "[Driver]\nId=Not An Id\nName=A\nChannel=T\n", 2, "no id" },
  { "unknown-key", "[Driver]\nId=a\nName=A\nChannel=T\nColour=red\n", 5, "“Colour”" },
  { "unknown-group", "[Driver]\nId=a\nName=A\nChannel=T\n[Other]\nx=y\n", 5, "[Other]" },
  { "no-protocol", "[Driver]\nId=a\nName=A\nChannel=T\n", 1, "at least one" },
  { "wrong-escape", "[Driver]\nId=a\nName=A\\q\nChannel=T\n", 3, "escape" },
  { "wrong-type", SMALL_DRIVER ("a", "A") PARAMETER "Type=colour\n", 34, "“colour”" },
  { "no-type", SMALL_DRIVER ("a", "A") PARAMETER, 30, "“Type” is missing" },
  { "wrong-direction",
    SMALL_DRIVER ("a", "A") "[Parameter extra]\nName=E\nType=text\nSection=advanced\n"
                            "Direction=up\n",
    34, "“up”" },
  { "wrong-section",
    SMALL_DRIVER ("a", "A") "[Parameter extra]\nName=E\nType=text\nDirection=out\nSection=top\n",
    34, "“top”" },
  { "wrong-required", SMALL_DRIVER ("a", "A") PARAMETER "Type=text\nRequired=perhaps\n", 35,
    "“perhaps”" },
  { "no-maximum", SMALL_DRIVER ("a", "A") PARAMETER "Type=number\nMinimum=1\n", 30,
    "“Maximum” is missing" },
  { "no-number", SMALL_DRIVER ("a", "A") PARAMETER "Type=number\nMinimum=one\nMaximum=2\n", 35,
    "“one”" },
  { "crossed-range", SMALL_DRIVER ("a", "A") PARAMETER "Type=number\nMinimum=3\nMaximum=2\n", 35,
    "greater" },
  { "wrong-unit",
    SMALL_DRIVER ("a", "A") PARAMETER "Type=number\nMinimum=1\nMaximum=2\nUnit=miles\n", 37,
    "“miles”" },
  { "default-out-of-range",
    SMALL_DRIVER ("a", "A") PARAMETER "Type=number\nMinimum=1\nMaximum=2\nDefault=3\n", 37,
    "refused as a default" },
  { "range-of-text", SMALL_DRIVER ("a", "A") PARAMETER "Type=text\nMinimum=1\n", 35, "“number”" },
  { "choices-of-text", SMALL_DRIVER ("a", "A") PARAMETER "Type=text\nChoices=a;b\n", 35,
    "“choice”" },
  { "no-choices", SMALL_DRIVER ("a", "A") PARAMETER "Type=choice\n", 30, "“Choices” is missing" },
  { "choice-twice", SMALL_DRIVER ("a", "A") PARAMETER "Type=choice\nChoices=a;A\n", 35, "twice" },
  { "too-few-labels",
    SMALL_DRIVER ("a", "A") PARAMETER "Type=choice\nChoices=a;b\nChoiceLabels=A\n", 36,
    "1 labels for 2" },
  { "default-no-choice", SMALL_DRIVER ("a", "A") PARAMETER "Type=choice\nChoices=a;b\nDefault=c\n",
    36, "a, b" },
  { "follows-nothing",
    SMALL_DRIVER ("a", "A") PARAMETER "Type=port\nFollows=server\n"
                                      "FollowedDefaults=tls:1;starttls:2;none:3\n",
    35, "“server”" },
  { "follows-in-part",
    SMALL_DRIVER ("a", "A") PARAMETER "Type=port\nFollows=encryption\nFollowedDefaults=tls:1\n", 36,
    "no port for" },
  { "follows-and-default",
    SMALL_DRIVER ("a", "A") PARAMETER "Type=port\nFollows=encryption\nDefault=1\n"
                                      "FollowedDefaults=tls:1;starttls:2;none:3\n",
    36, "exclude" },
  { "protocol-without-port",
    "[Driver]\nId=a\nName=A\nChannel=T\n[Protocol smtp]\nName=S\nDirection=out\nServer=server\n"
    "Encryption=e\n[Parameter server]\nName=S\nType=host\nDirection=out\nSection=outgoing\n"
    "[Parameter e]\nName=E\nType=choice\nDirection=out\nSection=encryption\n"
    "Choices=none;starttls;tls\n",
    5, "“Port” is missing" },
  { "opportunistic-encryption",
    "[Driver]\nId=a\nName=A\nChannel=T\n[Protocol smtp]\nName=S\nDirection=out\nServer=server\n"
    "Port=p\nEncryption=e\n[Parameter server]\nName=S\nType=host\nDirection=out\n"
    "Section=outgoing\n[Parameter p]\nName=P\nType=port\nDirection=out\nSection=outgoing\n"
    "[Parameter e]\nName=E\nType=choice\nDirection=out\nSection=encryption\n"
    "Choices=none;starttls;tls;opportunistic\n",
    10, "“none”, “starttls” and “tls”" },
};

static void
test_broken (void)
{
  g_autofree char *folder = drivers_make_folder ();
  const char *folders[] = { folder, NULL };

  drivers_write (folder, "zz-sound.driver", SMALL_DRIVER ("sound", "Sound"));
  for (guint i = 0; i < G_N_ELEMENTS (BROKEN); i++)
    {
      g_autofree char *path = g_build_filename (folder, "broken.driver", NULL);
      g_autofree char *expected = g_strdup_printf ("%s:%u: ", path, BROKEN[i].line);
      g_autoptr (MwCatalogue) catalogue = NULL;
      const char *first = NULL;

      drivers_write (folder, "broken.driver", BROKEN[i].text);
      catalogue = mw_catalogue_new (folders);
      first = mw_catalogue_get_problems (catalogue)[0];
      g_test_message ("%s: %s", BROKEN[i].name, first);
      g_assert_nonnull (first);
      g_assert_true (g_str_has_prefix (first, expected));
      g_assert_nonnull (strstr (first, BROKEN[i].says));
      /* The rest still loads. */
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (catalogue)), ==, 1);
      g_assert_nonnull (mw_catalogue_find (catalogue, "sound"));
    }
  drivers_remove_folder (folder);
}

/* What is in the place of a file and is none must not keep the program from starting. */
static void
test_strange_files (void)
{
  g_autofree char *folder = drivers_make_folder ();
  g_autofree char *fifo = g_build_filename (folder, "fifo.driver", NULL);
  g_autofree char *inner = g_build_filename (folder, "folder.driver", NULL);
  g_autofree char *dangling = g_build_filename (folder, "dangling.driver", NULL);
  g_autofree char *large = g_strnfill (1024 * 1024 + 1, '#');
  const char *folders[] = { folder, "/nonexistent", NULL };
  g_autoptr (MwCatalogue) catalogue = NULL;

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  g_assert_cmpint (symlink ("/nonexistent", dangling), ==, 0);
  drivers_write (folder, "large.driver", large);
  drivers_write (folder, "notes.txt", "not a driver, and not looked at");
  drivers_write (folder, "sound.driver", SMALL_DRIVER ("sound", "Sound"));
  catalogue = mw_catalogue_new (folders);
  g_assert_cmpuint (g_strv_length ((char **) mw_catalogue_get_problems (catalogue)), ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (catalogue)), ==, 1);
  drivers_remove_folder (folder);
}

/* A default that was meant as a password is named, and not repeated. */
static void
test_secret_default (void)
{
  g_autofree char *folder = drivers_make_folder ();
  const char *folders[] = { folder, NULL };
  g_autoptr (MwCatalogue) catalogue = NULL;
  const char *problem = NULL;

  drivers_write (folder, "a.driver",
                 SMALL_DRIVER ("a", "A") PARAMETER "Type=secret\nDefault=canary\n");
  catalogue = mw_catalogue_new (folders);
  problem = mw_catalogue_get_problems (catalogue)[0];
  g_assert_nonnull (strstr (problem, "a.driver:35: "));
  g_assert_null (strstr (problem, "canary"));
  drivers_remove_folder (folder);
}

/* ---- a site's own ---- */

static void
test_site_driver (void)
{
  g_autofree char *shipped = drivers_shipped_folder ();
  g_autofree char *folder = drivers_make_folder ();
  const char *folders[] = { shipped, folder, NULL };
  g_autoptr (MwCatalogue) catalogue = NULL;
  MwDriver *driver = NULL;

  drivers_write (folder, "own.driver", SMALL_DRIVER ("own", "Our Relay"));
  drivers_write (folder, "imap.driver", SMALL_DRIVER ("internet-smtp-imap", "Replaced"));
  drivers_write (folder, "own-too.driver", SMALL_DRIVER ("own", "The Same Id"));
  catalogue = mw_catalogue_new (folders);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (catalogue)), ==, 3);
  driver = mw_catalogue_find (catalogue, "own");
  g_assert_true (mw_driver_get_site (driver));
  g_assert_false (mw_driver_get_site (mw_catalogue_find (catalogue, "internet-smtp-pop3")));
  g_assert_cmpstr (mw_driver_get_name (mw_catalogue_find (catalogue, "internet-smtp-imap")), ==,
                   "Replaced");
  /* One id in two files of one folder: the second is named. */
  g_assert_cmpuint (g_strv_length ((char **) mw_catalogue_get_problems (catalogue)), ==, 1);
  g_assert_nonnull (strstr (mw_catalogue_get_problems (catalogue)[0], ":2: "));
  drivers_remove_folder (folder);
}

/* Run in a program of its own: GLib remembers the folders of its first call. */
static void
test_default_folders_in_child (void)
{
  g_autoptr (MwCatalogue) catalogue = mw_catalogue_new_default ();

  g_assert_nonnull (mw_catalogue_find (catalogue, "internet-smtp-imap"));
  g_assert_nonnull (mw_catalogue_find (catalogue, "ours"));
  g_assert_nonnull (mw_catalogue_find (catalogue, "systems"));
  g_assert_cmpstr (mw_driver_get_name (mw_catalogue_find (catalogue, "both")), ==, "User");
}

static void
test_default_folders (void)
{
  g_autofree char *top = drivers_make_folder ();
  g_autofree char *own = g_build_filename (top, "own", "mailwright", "drivers", NULL);
  g_autofree char *system = g_build_filename (top, "system", "mailwright", "drivers", NULL);
  g_autofree char *own_home = g_build_filename (top, "own", NULL);
  g_autofree char *system_home = g_build_filename (top, "system", NULL);
  g_autofree char *data = g_test_build_filename (G_TEST_DIST, "..", "..", "data", NULL);
  g_auto (GStrv) environment = g_get_environ ();
  char *argv[] = { (char *) "/proc/self/exe", (char *) "-p",
                   (char *) "/core/catalogue/default-folders/child", NULL };
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GError) error = NULL;
  int status = 0;

  argv[0] = program;
  g_assert_cmpint (g_mkdir_with_parents (own, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (system, 0700), ==, 0);
  drivers_write (own, "a.driver", SMALL_DRIVER ("ours", "Ours"));
  drivers_write (own, "b.driver", SMALL_DRIVER ("both", "User"));
  drivers_write (system, "a.driver", SMALL_DRIVER ("systems", "Systems"));
  drivers_write (system, "b.driver", SMALL_DRIVER ("both", "System"));
  environment = g_environ_setenv (environment, "MAILWRIGHT_DATADIR", data, TRUE);
  environment = g_environ_setenv (environment, "XDG_DATA_HOME", own_home, TRUE);
  environment = g_environ_setenv (environment, "XDG_DATA_DIRS", system_home, TRUE);
  environment = g_environ_setenv (environment, "MAILWRIGHT_TEST_CHILD", "1", TRUE);
  g_spawn_sync (NULL, argv, environment, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  drivers_remove_folder (top);
}

/* ---- in another language ---- */

#define TRANSLATED_DRIVER                                                                          \
  SMALL_DRIVER ("a", "Plain Name")                                                                 \
  "[Parameter extra]\nName=Sent Folder\nName[de]=Ordner von hier\nType=choice\nDirection=out\n"    \
  "Section=advanced\nChoices=a;b\nChoiceLabels=One;Two\nHelp=A sentence.\n"

static const char CATALOGUE[] = "msgid \"\"\n"
                                "msgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
                                "msgid \"Plain Name\"\nmsgstr \"Schlichter Name\"\n\n"
                                "msgid \"Sent Folder\"\nmsgstr \"Gesendet-Ordner\"\n\n"
                                "msgid \"One;Two\"\nmsgstr \"Eins;Zwei\"\n\n"
                                "msgid \"A sentence.\"\nmsgstr \"Ein Satz.\"\n";

static void
compile_catalogue (const char *top)
{
  g_autofree char *folder = g_build_filename (top, "de", "LC_MESSAGES", NULL);
  g_autofree char *source = g_build_filename (top, "de.po", NULL);
  g_autofree char *target = g_build_filename (folder, "mailwright.mo", NULL);
  char *argv[] = { (char *) "msgfmt", (char *) "-o", target, source, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  drivers_write (top, "de.po", CATALOGUE);
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (target, G_FILE_TEST_EXISTS));
}

/* In the locale C.UTF-8 newer C libraries translate nothing. Others may not be installed: the same
 * one is used under another name. */
static void
use_translatable_locale (const char *top)
{
  g_autofree char *link = g_build_filename (top, "en_US.UTF-8", NULL);

  g_assert_cmpint (symlink ("/usr/lib/locale/C.utf8", link), ==, 0);
  g_setenv ("LOCPATH", top, TRUE);
  g_assert_nonnull (setlocale (LC_ALL, "en_US.UTF-8"));
  g_unsetenv ("LOCPATH");
}

/* The words come from the program's own catalogue of translations, as po/update puts them there,
 * or from the file itself, which then counts more: a site has no other way. */
static void
test_translated (void)
{
  g_autofree char *top = drivers_make_folder ();
  g_autoptr (MwDriver) driver = NULL;
  MwParameter *parameter = NULL;

  compile_catalogue (top);
  use_translatable_locale (top);
  g_setenv ("LANGUAGE", "de", TRUE);
  bindtextdomain ("mailwright", top);
  bind_textdomain_codeset ("mailwright", "UTF-8");
  textdomain ("mailwright");
  driver = drivers_load_text (TRANSLATED_DRIVER);
  g_setenv ("LANGUAGE", "C", TRUE);
  textdomain ("messages");
  setlocale (LC_ALL, "C.UTF-8");

  parameter = mw_driver_find_parameter (driver, "extra");
  g_assert_cmpstr (mw_driver_get_name (driver), ==, "Schlichter Name");
  g_assert_cmpstr (mw_parameter_get_name (parameter), ==, "Ordner von hier");
  g_assert_cmpstr (mw_parameter_get_help (parameter), ==, "Ein Satz.");
  g_assert_cmpstr (mw_parameter_get_choice_label (parameter, "b"), ==, "Zwei");
  /* What is kept and compared is never translated. */
  g_assert_cmpstr (mw_parameter_get_key (parameter), ==, "extra");
  g_assert_cmpstr (mw_parameter_get_choices (parameter)[1], ==, "b");
  drivers_remove_folder (top);
}

/* Each word of a shipped driver file that a person reads is extracted for translators. */
static void
test_extracted (void)
{
  g_autofree char *top = drivers_make_folder ();
  g_autofree char *template = g_build_filename (top, "template.pot", NULL);
  g_autofree char *update = g_test_build_filename (G_TEST_DIST, "..", "..", "po", "update", NULL);
  char *argv[] = { update, (char *) "--template", template, NULL };
  g_autofree char *text = NULL;
  g_autoptr (MwCatalogue) catalogue = load_shipped ();
  GListModel *parameters =
      mw_driver_get_parameters (mw_catalogue_find (catalogue, "internet-smtp-imap"));
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (template, &text, NULL, NULL));
  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr (MwParameter) parameter = g_list_model_get_item (parameters, i);
      g_autofree char *name = g_strdup_printf ("msgid \"%s\"\n", mw_parameter_get_name (parameter));

      g_test_message ("%s", name);
      g_assert_nonnull (strstr (text, name));
    }
  g_assert_nonnull (strstr (text, "Errors only;Normal;Debug"));
  drivers_remove_folder (top);
}

int
main (int argc, char **argv)
{
  /* GLib decides once, when it is first asked for words, whether it translates: in the locale
   * C a program of a domain of its own is. Its newer versions ask themselves before the first test
   * does. */
  textdomain ("mailwright");
  g_dgettext ("mailwright", "Plain Name");
  textdomain ("messages");
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  if (g_getenv ("MAILWRIGHT_TEST_CHILD"))
    {
      g_test_add_func ("/core/catalogue/default-folders/child", test_default_folders_in_child);
      return g_test_run ();
    }
  g_test_add_func ("/core/catalogue/shipped-drivers-load", test_shipped_drivers_load);
  g_test_add_func ("/core/catalogue/shipped-parameters", test_shipped_parameters);
  g_test_add_func ("/core/catalogue/broken", test_broken);
  g_test_add_func ("/core/catalogue/strange-files", test_strange_files);
  g_test_add_func ("/core/catalogue/secret-default", test_secret_default);
  g_test_add_func ("/core/catalogue/site-driver", test_site_driver);
  g_test_add_func ("/core/catalogue/default-folders", test_default_folders);
  g_test_add_func ("/core/catalogue/translated", test_translated);
  g_test_add_func ("/core/catalogue/extracted", test_extracted);
  return g_test_run ();
}
