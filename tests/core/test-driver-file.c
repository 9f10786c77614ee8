/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Every mistake in a driver file is named with its line, in one line; files that override others;
 * and random damage, after which a file loads whole or not at all. */

#include "drivers.h"

#include <string.h>

#define EXTRA "[Parameter extra]\nName=Extra\nDirection=out\nSection=advanced\n"
#define PORT EXTRA "Type=port\n"
#define FOLLOWING PORT "Follows=encryption\n"

#define COLOURED_DRIVER                                                                            \
  "[Driver]\nId=a\nName=A\nChannel=T\nColour=red\n[Protocol smtp]\nName=S\nDirection=out\n"        \
  "Server=gone\nPort=gone\nEncryption=gone\n"

/* SMALL_DRIVER has 29 lines, so that what follows it begins in line 30. */
static const struct
{
  const char *name;
  const char *text;
  guint line;
  const char *says;
} BROKEN[] = {
  /* What is no key file. */
  { "control character in a group", "[Dri\x01ver]\nId=a\n", 1, "no “[group]”" },
  { "group in a group", "[Driver]\nId=a\nName=A\n[Para[meter] x]\n", 4, "no “[group]”" },
  { "text after a group", "[Driver]\nId=a\n[Parameter a] x\n", 3, "no “[group]”" },
  { "open group", "[Driver]\nId=a\n[Parameter a\n", 3, "no “[group]”" },
  { "empty group", "[Driver]\nId=a\n[]\n", 3, "no “[group]”" },
  { "no key", "[Driver]\nId=a\n=x\n", 3, "no “[group]”" },
  { "spaces for a key", "[Driver]\nId=a\n  =x\n", 3, "no “[group]”" },
  { "open language", SMALL_DRIVER ("a", "A") EXTRA "Type=text\nName[de=Extra\n", 35,
    "no “[group]”" },
  { "empty language", SMALL_DRIVER ("a", "A") EXTRA "Type=text\nName[]=Extra\n", 35,
    "no “[group]”" },
  { "text after a language", SMALL_DRIVER ("a", "A") EXTRA "Type=text\nName[de]x=Extra\n", 35,
    "no “[group]”" },
  { "another encoding", "[Driver]\nId=a\nEncoding=ISO-8859-1\nName=A\n", 3, "“Encoding”" },
  { "this encoding", "[Driver]\nId=a\nEncoding=UTF-8\nName=A\n", 3, "“Encoding”" },
  { "bytes in a comment", "# caf\xe9\n[Driver]\nId=a\n", 1, "UTF-8" },
  { "a key twice in a language", "[Driver]\nName[de]=A\nId=a\nName[de]=B\n", 4, "twice" },
  { "escape at the end", "[Driver]\nId=a\nName=A\\\nChannel=T\n", 3, "escape" },
  { "escape in a list", SMALL_DRIVER ("a", "A") EXTRA "Type=choice\nChoices=a\\x;b\n", 35,
    "escape" },
  /* Groups, ids and keys. */
  { "group in another case", SMALL_DRIVER ("a", "A") "[parameter extra]\nName=E\n", 30,
    "[parameter extra]" },
  { "no key of a parameter",
    SMALL_DRIVER ("a", "A") "[Parameter ]\nName=E\nType=text\n"
                            "Direction=out\nSection=advanced\n",
    30, "no key" },
  { "upper case in a key",
    SMALL_DRIVER ("a", "A") "[Parameter Extra]\nName=E\nType=text\n"
                            "Direction=out\nSection=advanced\n",
    30, "“Extra” is no key" },
  { "two hyphens in a key",
    SMALL_DRIVER ("a", "A") "[Parameter a--b]\nName=E\nType=text\n"
                            "Direction=out\nSection=advanced\n",
    30, "“a--b” is no key" },
  { "hyphen at the end of a key",
    SMALL_DRIVER ("a", "A") "[Parameter a-]\nName=E\nType=text\n"
                            "Direction=out\nSection=advanced\n",
    30, "“a-” is no key" },
  { "digit at the start of a key",
    SMALL_DRIVER ("a", "A") "[Parameter 2nd]\nName=E\nType=text\n"
                            "Direction=out\nSection=advanced\n",
    30, "“2nd” is no key" },
  { "no id of a protocol",
    SMALL_DRIVER ("a", "A") "[Protocol IMAP]\nName=I\nDirection=in\nServer=server\nPort=port\n"
                            "Encryption=encryption\n",
    30, "“IMAP” is no id" },
  { "both directions of a protocol",
    SMALL_DRIVER ("a", "A") "[Protocol imap]\nName=I\nDirection=both\nServer=server\nPort=port\n"
                            "Encryption=encryption\n",
    32, "no direction of a protocol" },
  { "unknown key of a protocol",
    SMALL_DRIVER ("a", "A") "[Protocol imap]\nName=I\nDirection=in\nServer=server\nPort=port\n"
                            "Encryption=encryption\nFolder=x\n",
    36, "“Folder”" },
  { "unknown key of a parameter", SMALL_DRIVER ("a", "A") EXTRA "Type=text\nHint=x\n", 35,
    "“Hint”" },
  { "unknown key in a language", SMALL_DRIVER ("a", "A") EXTRA "Type=text\nHint[C]=x\n", 35,
    "“Hint" },
  { "empty name",
    SMALL_DRIVER ("a", "A") "[Parameter extra]\nName=  \nType=text\nDirection=out\n"
                            "Section=advanced\n",
    31, "“Name” is missing" },
  { "no section", SMALL_DRIVER ("a", "A") "[Parameter extra]\nName=E\nType=text\nDirection=out\n",
    30, "“Section” is missing" },
  { "no direction",
    SMALL_DRIVER ("a", "A") "[Parameter extra]\nName=E\nType=text\n"
                            "Section=advanced\n",
    30, "“Direction” is missing" },
  { "required in another case", SMALL_DRIVER ("a", "A") EXTRA "Type=text\nRequired=TRUE\n", 35,
    "“TRUE”" },
  /* Numbers. */
  { "no minimum", SMALL_DRIVER ("a", "A") EXTRA "Type=number\nMaximum=9\n", 30,
    "“Minimum” is missing" },
  { "a number with a unit", SMALL_DRIVER ("a", "A") EXTRA "Type=number\nMinimum=1\nMaximum=9 s\n",
    36, "“9 s”" },
  { "a number too large",
    SMALL_DRIVER ("a", "A") EXTRA "Type=number\nMinimum=1\nMaximum=9223372036854775808\n", 36,
    "no whole number" },
  { "range of a port", SMALL_DRIVER ("a", "A") PORT "Minimum=1\n", 35, "“number”" },
  { "unit of a switch", SMALL_DRIVER ("a", "A") EXTRA "Type=switch\nUnit=days\n", 35, "“number”" },
  { "labels of a number",
    SMALL_DRIVER ("a", "A") EXTRA "Type=number\nMinimum=1\nMaximum=2\nChoiceLabels=a\n", 37,
    "“choice”" },
  /* Choices and defaults. */
  { "empty choice", SMALL_DRIVER ("a", "A") EXTRA "Type=choice\nChoices=a;;b\n", 35, "empty" },
  { "no choice but a semicolon", SMALL_DRIVER ("a", "A") EXTRA "Type=choice\nChoices=;\n", 35,
    "empty" },
  { "too many labels", SMALL_DRIVER ("a", "A") EXTRA "Type=choice\nChoices=a\nChoiceLabels=A;B\n",
    36, "2 labels for 1" },
  { "default of a switch", SMALL_DRIVER ("a", "A") EXTRA "Type=switch\nDefault=maybe\n", 35,
    "“maybe” is refused" },
  { "default of a host", SMALL_DRIVER ("a", "A") EXTRA "Type=host\nDefault=two words\n", 35,
    "“two words” is refused" },
  { "default of a path", SMALL_DRIVER ("a", "A") EXTRA "Type=path\nDefault=relative\n", 35,
    "“relative” is refused" },
  { "template that is no address",
    SMALL_DRIVER ("a", "A") EXTRA "Type=address\nDefault={address}@example.org\n", 35,
    "is refused" },
  { "charset that nobody knows", SMALL_DRIVER ("a", "A") EXTRA "Type=charset\nDefault=klingon\n",
    35, "“klingon” is refused" },
  /* What follows an encryption. */
  { "follows of a text", SMALL_DRIVER ("a", "A") EXTRA "Type=text\nFollows=encryption\n", 35,
    "“port”" },
  { "followed defaults alone",
    SMALL_DRIVER ("a", "A") PORT "FollowedDefaults=tls:1;starttls:2;none:3\n", 35,
    "needs “Follows”" },
  { "follows without defaults", SMALL_DRIVER ("a", "A") FOLLOWING, 30,
    "“FollowedDefaults” is missing" },
  { "no default for TLS",
    SMALL_DRIVER ("a", "A") FOLLOWING "FollowedDefaults=starttls:587;none:25\n", 36, "“tls”" },
  { "no default for STARTTLS",
    SMALL_DRIVER ("a", "A") FOLLOWING "FollowedDefaults=tls:465;none:25\n", 36, "“starttls”" },
  { "no default for none",
    SMALL_DRIVER ("a", "A") FOLLOWING "FollowedDefaults=tls:465;starttls:587\n", 36, "“none”" },
  { "default without a port",
    SMALL_DRIVER ("a", "A") FOLLOWING "FollowedDefaults=tls;starttls:587;none:25\n", 36, "“tls”" },
  { "default of an unknown encryption",
    SMALL_DRIVER ("a", "A") FOLLOWING "FollowedDefaults=ssl:465;tls:465;starttls:587;none:25\n", 36,
    "“ssl”" },
  { "default twice",
    SMALL_DRIVER ("a", "A") FOLLOWING "FollowedDefaults=tls:1;tls:2;starttls:587;none:25\n", 36,
    "each once" },
  { "default that is no port",
    SMALL_DRIVER ("a", "A") FOLLOWING "FollowedDefaults=tls:70000;starttls:587;none:25\n", 36,
    "“70000” is refused" },
  /* What one part says of another. */
  { "server that is not there",
    SMALL_DRIVER ("a", "A") "[Protocol imap]\nName=I\nDirection=in\nServer=gone\nPort=port\n"
                            "Encryption=encryption\n",
    33, "no parameter “gone”" },
  { "server that is a port",
    SMALL_DRIVER ("a", "A") "[Protocol imap]\nName=I\nDirection=in\nServer=port\nPort=port\n"
                            "Encryption=encryption\n",
    33, "type “host”" },
  { "account that is a host",
    SMALL_DRIVER ("a", "A") "[Protocol imap]\nName=I\nDirection=in\nServer=server\nPort=port\n"
                            "Encryption=encryption\nAccount=server\n",
    36, "type “text”" },
  { "password that is a text",
    SMALL_DRIVER ("a", "A") EXTRA "Type=text\n[Protocol imap]\nName=I\nDirection=in\n"
                                  "Server=server\nPort=port\nEncryption=encryption\n"
                                  "Password=extra\n",
    41, "type “secret”" },
  { "no encryption at all",
    SMALL_DRIVER ("a", "A") "[Protocol imap]\nName=I\nDirection=in\nServer=server\nPort=port\n", 30,
    "needs either" },
  { "one switch of two",
    SMALL_DRIVER ("a", "A") EXTRA "Type=switch\n[Protocol imap]\nName=I\nDirection=in\n"
                                  "Server=server\nPort=port\nStartTls=extra\n",
    35, "needs either" },
  { "an encryption and switches",
    SMALL_DRIVER ("a", "A") EXTRA "Type=switch\n[Protocol imap]\nName=I\nDirection=in\n"
                                  "Server=server\nPort=port\nEncryption=encryption\n"
                                  "StartTls=extra\nImplicitTls=extra\n",
    35, "needs either" },
  { "switch for incoming mail that is not there",
    "[Driver]\nId=a\nName=A\nChannel=T\nEnabledIn=gone\n" /* and then a protocol that is sound */
    "[Protocol smtp]\nName=SMTP\nDirection=out\nServer=server\nPort=port\nEncryption=encryption\n"
    "[Parameter server]\nName=S\nType=host\nDirection=out\nSection=outgoing\n"
    "[Parameter port]\nName=P\nType=port\nDirection=out\nSection=outgoing\n"
    "[Parameter encryption]\nName=E\nType=choice\nDirection=out\nSection=encryption\n"
    "Choices=none;starttls;tls\n",
    5, "no parameter “gone”" },
};

static const char *
find_first_problem (const char *folder, MwCatalogue **catalogue)
{
  const char *folders[] = { folder, NULL };

  *catalogue = mw_catalogue_new (folders);
  return mw_catalogue_get_problems (*catalogue)[0];
}

static void
test_each_mistake_is_named_with_its_line (void)
{
  g_autofree char *folder = drivers_make_folder ();
  g_autofree char *path = g_build_filename (folder, "broken.driver", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (BROKEN); i++)
    {
      g_autofree char *expected = g_strdup_printf ("%s:%u: ", path, BROKEN[i].line);
      g_autoptr (MwCatalogue) catalogue = NULL;
      const char *first = NULL;

      drivers_write (folder, "broken.driver", BROKEN[i].text);
      first = find_first_problem (folder, &catalogue);
      if (!first || !g_str_has_prefix (first, expected) || !strstr (first, BROKEN[i].says))
        g_error ("%s: “%s” and “%s” were expected in “%s”", BROKEN[i].name, expected,
                 BROKEN[i].says, first ? first : "nothing");
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (catalogue)), ==, 0);
    }
  drivers_remove_folder (folder);
}

/* One mistake, one problem: what only follows from it is not told. */
static void
test_one_mistake_is_one_problem (void)
{
  static const char *const ONE[] = {
    SMALL_DRIVER ("a", "A") EXTRA "Type=colour\nDefault=1\nMinimum=1\nChoices=a\n",
    SMALL_DRIVER ("a", "A") FOLLOWING "FollowedDefaults=starttls:587;none:25\n",
    SMALL_DRIVER ("a", "A") EXTRA "Type=choice\nChoices=a;b\nDefault=c\n",
    COLOURED_DRIVER,
    "nonsense\n[Driver]\nId=a\n",
  };
  g_autofree char *folder = drivers_make_folder ();

  for (guint i = 0; i < G_N_ELEMENTS (ONE); i++)
    {
      g_autoptr (MwCatalogue) catalogue = NULL;

      drivers_write (folder, "one.driver", ONE[i]);
      g_assert_nonnull (find_first_problem (folder, &catalogue));
      g_assert_cmpstr (mw_catalogue_get_problems (catalogue)[1], ==, NULL);
    }
  drivers_remove_folder (folder);
}

/* A file cannot write a line of its own among the problems. */
static void
test_a_problem_is_one_line (void)
{
  static const char *const FORGED[] = {
    SMALL_DRIVER ("a", "A") EXTRA "Type=a\\nb.driver:1: all is well\n",
    SMALL_DRIVER ("a", "A") "[Parameter extra]\nName=E\nType=text\nDirection=a\\rb\n"
                            "Section=top\\tand more\n",
    SMALL_DRIVER ("a", "A") EXTRA "Type=choice\nChoices=a\\n;a\\n\n",
    SMALL_DRIVER ("a", "A") EXTRA "Type=\u202elortnoc\n",
    SMALL_DRIVER ("a", "A") EXTRA "Type=a\u2028b\n",
    SMALL_DRIVER ("a", "A") "[Parameter a\u202eb]\nName=E\nType=text\nDirection=out\n"
                            "Section=advanced\n",
  };
  g_autofree char *folder = drivers_make_folder ();

  for (guint i = 0; i < G_N_ELEMENTS (FORGED); i++)
    {
      g_autoptr (MwCatalogue) catalogue = NULL;
      const char *problem = NULL;

      drivers_write (folder, "forged.driver", FORGED[i]);
      problem = find_first_problem (folder, &catalogue);
      g_test_message ("%s", problem);
      g_assert_nonnull (problem);
      g_assert_null (strpbrk (problem, "\n\r\t"));
      g_assert_null (strstr (problem, "\u2028"));
      g_assert_null (strstr (problem, "\u202e"));
    }
  drivers_remove_folder (folder);
}

/* Comments, blank lines, space around everything, CR LF, a byte order mark, lists that end with a
 * semicolon: what editors and people make of a file is no mistake. */
static void
test_what_is_no_mistake (void)
{
  static const char *const SOUND[] = {
    SMALL_DRIVER ("a", "A"),
    "\xef\xbb\xbf" SMALL_DRIVER ("a", "A"),
    "# made by hand\n\n  \n" SMALL_DRIVER ("a", "A") "\n\n# the end",
    SMALL_DRIVER ("a", "A") EXTRA "  Type = choice \n\tChoices = a ; b ;\n  # a comment\n",
    SMALL_DRIVER ("a", "A") EXTRA "Type=text\nDefault=\n",
    SMALL_DRIVER ("a", "A") EXTRA "Type=text\nName[de]=Zus\u00e4tzlich\nHelp[pt_BR]=x\n"
                                  "Help[sr@latin]=x\n",
    SMALL_DRIVER ("a", "A") EXTRA "Type=text\nDefault=a=b\n",
    SMALL_DRIVER ("a", "A") FOLLOWING "FollowedDefaults= tls : 465 ; starttls:587; none:25 ;\n",
    SMALL_DRIVER ("a", "A") EXTRA "Type=number\nMinimum=-9223372036854775808\n"
                                  "Maximum=9223372036854775807\nDefault=0\n",
  };
  g_autofree char *folder = drivers_make_folder ();

  for (guint i = 0; i < 2 * G_N_ELEMENTS (SOUND); i++)
    {
      g_autoptr (GString) text = g_string_new (SOUND[i / 2]);
      g_autoptr (MwCatalogue) catalogue = NULL;

      if (i % 2)
        g_string_replace (text, "\n", "\r\n", 0);
      drivers_write (folder, "sound.driver", text->str);
      g_assert_cmpstr (find_first_problem (folder, &catalogue), ==, NULL);
      g_assert_nonnull (mw_catalogue_find (catalogue, "a"));
    }
  drivers_remove_folder (folder);
}

static void
test_values_with_spaces_are_trimmed (void)
{
  g_autoptr (MwDriver) driver = drivers_load_text (
      SMALL_DRIVER ("a", "A") EXTRA "Type=choice\nChoices= a ; b c ;\nChoiceLabels= One ;Two \n"
                                    "Default= B C \n");
  MwParameter *parameter = mw_driver_find_parameter (driver, "extra");

  g_assert_cmpstr (mw_parameter_get_choices (parameter)[0], ==, "a");
  g_assert_cmpstr (mw_parameter_get_choices (parameter)[1], ==, "b c");
  g_assert_cmpstr (mw_parameter_get_choice_label (parameter, "a"), ==, "One");
  /* A default is kept in its canonical form. */
  g_assert_cmpstr (mw_parameter_get_default (parameter), ==, "b c");
}

/* ---- one over another ---- */

static void
make_folders (char **first, char **second)
{
  *first = drivers_make_folder ();
  *second = drivers_make_folder ();
}

/* The later folder counts; where its file is broken, the driver of the earlier one stays. */
static void
test_a_broken_file_overrides_nothing (void)
{
  g_autofree char *shipped = NULL;
  g_autofree char *own = NULL;
  g_autoptr (MwCatalogue) catalogue = NULL;

  make_folders (&shipped, &own);
  drivers_write (shipped, "a.driver", SMALL_DRIVER ("a", "Shipped"));
  drivers_write (own, "a.driver", SMALL_DRIVER ("a", "Own") "[Parameter]\n");
  {
    const char *folders[] = { shipped, own, NULL };

    catalogue = mw_catalogue_new (folders);
  }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (catalogue)), ==, 1);
  g_assert_cmpstr (mw_driver_get_name (mw_catalogue_find (catalogue, "a")), ==, "Shipped");
  g_assert_false (mw_driver_get_site (mw_catalogue_find (catalogue, "a")));
  g_assert_nonnull (mw_catalogue_get_problems (catalogue)[0]);
  drivers_remove_folder (shipped);
  drivers_remove_folder (own);
}

/* What is overridden is gone whole: nothing of two files is mixed. */
static void
test_an_override_replaces_the_whole (void)
{
  g_autofree char *shipped = NULL;
  g_autofree char *own = NULL;
  g_autoptr (MwCatalogue) catalogue = NULL;
  MwDriver *driver = NULL;

  make_folders (&shipped, &own);
  drivers_write (shipped, "a.driver", SMALL_DRIVER ("a", "Shipped") EXTRA "Type=text\n");
  drivers_write (own, "whatever.driver", SMALL_DRIVER ("a", "Own"));
  drivers_write (own, "b.driver", SMALL_DRIVER ("b", "Another"));
  {
    const char *folders[] = { shipped, own, NULL };

    catalogue = mw_catalogue_new (folders);
  }
  driver = mw_catalogue_find (catalogue, "a");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (catalogue)), ==, 2);
  g_assert_cmpstr (mw_driver_get_name (driver), ==, "Own");
  g_assert_true (mw_driver_get_site (driver));
  g_assert_null (mw_driver_find_parameter (driver, "extra"));
  g_assert_null (mw_catalogue_find (catalogue, "Shipped"));
  drivers_remove_folder (shipped);
  drivers_remove_folder (own);
}

/* An id is found before a name that is spelled like it. */
static void
test_an_id_is_found_before_a_name (void)
{
  g_autofree char *folder = drivers_make_folder ();
  const char *folders[] = { folder, NULL };
  g_autoptr (MwCatalogue) catalogue = NULL;

  drivers_write (folder, "1.driver", SMALL_DRIVER ("one", "two"));
  drivers_write (folder, "2.driver", SMALL_DRIVER ("two", "Zwei"));
  catalogue = mw_catalogue_new (folders);
  g_assert_cmpstr (mw_driver_get_id (mw_catalogue_find (catalogue, "two")), ==, "two");
  g_assert_cmpstr (mw_driver_get_id (mw_catalogue_find (catalogue, "TWO")), ==, "one");
  g_assert_cmpstr (mw_driver_get_id (mw_catalogue_find (catalogue, "zwei")), ==, "two");
  g_assert_null (mw_catalogue_find (catalogue, ""));
  drivers_remove_folder (folder);
}

/* They are in the order of their names, whatever their files are called. */
static void
test_drivers_are_in_order (void)
{
  static const char *const NAMES[] = { "Alpha", "Beta", "Gamma", "Delta", "Epsilon" };
  g_autofree char *folder = drivers_make_folder ();
  const char *folders[] = { folder, NULL };
  g_autoptr (MwCatalogue) catalogue = NULL;
  const char *last = "";

  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      g_autofree char *file = g_strdup_printf ("%u.driver", 9 - i);
      g_autofree char *id = g_ascii_strdown (NAMES[i], -1);
      g_autoptr (GString) text = g_string_new (SMALL_DRIVER ("the-id", "The Name"));

      g_string_replace (text, "the-id", id, 0);
      g_string_replace (text, "The Name", NAMES[i], 0);
      drivers_write (folder, file, text->str);
    }
  catalogue = mw_catalogue_new (folders);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (catalogue)), ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (MwDriver) driver = g_list_model_get_item (G_LIST_MODEL (catalogue), i);

      g_assert_cmpint (g_utf8_collate (last, mw_driver_get_name (driver)), <, 0);
      last = mw_driver_get_name (driver);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (catalogue), 5));
  drivers_remove_folder (folder);
}

/* ---- random damage ---- */

static void
damage (GString *text)
{
  static const char PIECES[] = "[]=;:\\\n #a1\x01\xff-{}";
  gsize place = (gsize) g_test_rand_int_range (0, (gint32) text->len);
  char *line = NULL;

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      g_string_erase (text, (gssize) place, 1);
      break;
    case 1:
      g_string_insert_c (text, (gssize) place,
                         PIECES[g_test_rand_int_range (0, sizeof PIECES - 1)]);
      break;
    case 2:
      line = strchr (text->str + place, '\n');
      g_string_erase (text, (gssize) place, line ? line - text->str - (gssize) place + 1 : -1);
      break;
    default:
      text->str[place] = PIECES[g_test_rand_int_range (0, sizeof PIECES - 1)];
      break;
    }
}

static void
check_problem (const char *problem, const char *path, guint n_lines)
{
  guint64 line = 0;
  const char *number = problem + strlen (path) + 1;
  g_autofree char *digits = g_strndup (number, strspn (number, "0123456789"));

  g_assert_true (g_str_has_prefix (problem, path));
  g_assert_true (g_ascii_string_to_unsigned (digits, 10, 1, n_lines, &line, NULL));
  g_assert_true (g_str_has_prefix (number + strlen (digits), ": "));
  g_assert_true (g_utf8_validate (problem, -1, NULL));
  g_assert_null (strchr (problem, '\n'));
  /* In our own words: a sentence of GLib's names no line and is of another language. */
  g_assert_null (strstr (problem, "Key file"));
}

/* Whatever is damaged, a file loads without a problem, or not at all and with one that has a
 * line of it. */
static void
test_random_damage (void)
{
  g_autofree char *folder = drivers_make_folder ();
  g_autofree char *path = g_build_filename (folder, "damaged.driver", NULL);
  guint n_loaded = 0;

  for (guint i = 0; i < 600; i++)
    {
      g_autoptr (GString) text = g_string_new (i % 2 ? TWO_SWITCHES_DRIVER
                                                     : SMALL_DRIVER ("a", "A") FOLLOWING
                                                   "FollowedDefaults=tls:1;starttls:2;none:3\n");
      g_autoptr (MwCatalogue) catalogue = NULL;
      const char *const *problems = NULL;
      guint n_lines = 1;

      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        damage (text);
      for (const char *c = text->str; *c; c++)
        n_lines += *c == '\n';
      drivers_write (folder, "damaged.driver", text->str);
      find_first_problem (folder, &catalogue);
      problems = mw_catalogue_get_problems (catalogue);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (catalogue)), ==, !problems[0]);
      n_loaded += !problems[0];
      for (guint k = 0; problems[k]; k++)
        check_problem (problems[k], path, n_lines);
    }
  g_assert_cmpuint (n_loaded, >, 0);
  g_assert_cmpuint (n_loaded, <, 600);
  drivers_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/driver-file/each-mistake-is-named-with-its-line",
                   test_each_mistake_is_named_with_its_line);
  g_test_add_func ("/core/driver-file/one-mistake-is-one-problem", test_one_mistake_is_one_problem);
  g_test_add_func ("/core/driver-file/a-problem-is-one-line", test_a_problem_is_one_line);
  g_test_add_func ("/core/driver-file/what-is-no-mistake", test_what_is_no_mistake);
  g_test_add_func ("/core/driver-file/values-with-spaces-are-trimmed",
                   test_values_with_spaces_are_trimmed);
  g_test_add_func ("/core/catalogue/a-broken-file-overrides-nothing",
                   test_a_broken_file_overrides_nothing);
  g_test_add_func ("/core/catalogue/an-override-replaces-the-whole",
                   test_an_override_replaces_the_whole);
  g_test_add_func ("/core/catalogue/an-id-is-found-before-a-name",
                   test_an_id_is_found_before_a_name);
  g_test_add_func ("/core/catalogue/drivers-are-in-order", test_drivers_are_in_order);
  g_test_add_func ("/core/driver-file/random-damage", test_random_damage);
  return g_test_run ();
}
