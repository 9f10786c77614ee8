/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Names and logins: what is allowed, what is one, and what looks alike. */

#include <mailwright/error.h>
#include <mailwright/name.h>

#include <string.h>

/* What a name becomes; NULL where it is refused for a character that cannot be seen. */
static const struct
{
  const char *typed;
  const char *name;
} NAMES[] = {
  { "Support", "Support" },
  { " \u00a0Support DE\u3000 ", "Support DE" },
  { "", "" },
  { "\u2003", "" },
  { "M\u00fcnchen", "M\u00fcnchen" },
  /* Letters that are written with a joiner: Persian, Hindi, Kannada at the end of a word, old
   * Malayalam, Sinhala. */
  { "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645" },
  { "\u0647\u200d", "\u0647\u200d" },
  { "\u0915\u094d\u200d\u0937", "\u0915\u094d\u200d\u0937" },
  { "\u0cb0\u0cbe\u0c9c\u0ccd\u200c", "\u0cb0\u0cbe\u0c9c\u0ccd\u200c" },
  { "\u0d28\u0d4d\u200d", "\u0d28\u0d4d\u200d" },
  { "\u0dc1\u0dca\u200d\u0dbb\u0dd3", "\u0dc1\u0dca\u200d\u0dbb\u0dd3" },
  /* Emoji: a heart, a person at a computer, with the colour of a skin, the flags of pirates and of
   * Scotland, a key. */
  { "\u2764\ufe0f", "\u2764\ufe0f" },
  { "\U0001f469\u200d\U0001f4bb", "\U0001f469\u200d\U0001f4bb" },
  { "\U0001f469\U0001f3fd\u200d\U0001f4bb", "\U0001f469\U0001f3fd\u200d\U0001f4bb" },
  { "\U0001f3f4\u200d\u2620\ufe0f", "\U0001f3f4\u200d\u2620\ufe0f" },
  { "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f" },
  { "1\ufe0f\u20e3", "1\ufe0f\u20e3" },
  /* A form of a Han character, and of a Mongolian letter. */
  { "\u845b\U000e0100", "\u845b\U000e0100" },
  { "\u1820\u180b", "\u1820\u180b" },
  /* Signs that are of the same category in Unicode, and can be seen. */
  { "\u0600\u0661", "\u0600\u0661" },
  /* What nobody sees. */
  { "Sup\u200bport", NULL },
  { "Sup\u00adport", NULL },
  { "Sup\u2060port", NULL },
  { "Support\u202e", NULL },
  { "\u202dSupport", NULL },
  { "Sup\u2066port\u2069", NULL },
  { "Support\u200e", NULL },
  { "Support\u200f", NULL },
  { "Support\u061c", NULL },
  { "Sup\u2028port", NULL },
  { "Sup\u2029port", NULL },
  { "\ufeffSupport", NULL },
  { "Sup\u034fport", NULL },
  { "Sup\u115fport", NULL },
  { "\u3164", NULL },
  { "\uffa0", NULL },
  { "\u2800", NULL },
  { "Sup\u180eport", NULL },
  { "Support\ufe0f", NULL },
  { "1\ufe0f", NULL },
  { "Support\U000e0100", NULL },
  { "Support\U000e0041", NULL },
  { "Sup\ufffaport", NULL },
  /* Joiners that join nothing. */
  { "Sup\u200dport", NULL },
  { "Sup\u200cport", NULL },
  { "\u200d\u0915", NULL },
  { "\u0645\u200c", NULL },
  { "\u0645\u200c\u200c\u062e", NULL },
  { "\u0645\u200d\u200d", NULL },
  { "\U0001f469\u200d", NULL },
  { "\u041a\u200d\u043e", NULL },
};

static void
test_invisible (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = mw_name_normalise (NAMES[i].typed, &error);
      g_autofree char *comment = mw_comment_normalise (NAMES[i].typed, NULL);

      g_test_message ("%s", NAMES[i].typed);
      g_assert_cmpstr (name, ==, NAMES[i].name);
      g_assert_cmpstr (comment, ==, NAMES[i].name);
      if (name)
        continue;
      g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "cannot be seen (U+"));
    }
}

/* Whatever Unicode says is ignored is refused between two letters: what this GLib knows of it. */
static void
test_every_format_character (void)
{
  static const gunichar SEEN[] = { 0x600, 0x601, 0x602, 0x603, 0x604,   0x605,  0x6dd,
                                   0x70f, 0x890, 0x891, 0x8e2, 0x110bd, 0x110cd };

  for (gunichar c = 1; c < 0xf0000; c++)
    {
      g_autoptr (GString) text = g_string_new ("a");
      g_autofree char *name = NULL;
      gboolean seen = c >= 0x13430 && c <= 0x1345f; /* of hieroglyphs */

      if (g_unichar_type (c) != G_UNICODE_FORMAT &&
          g_unichar_type (c) != G_UNICODE_LINE_SEPARATOR &&
          g_unichar_type (c) != G_UNICODE_PARAGRAPH_SEPARATOR)
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (SEEN); i++)
        seen |= SEEN[i] == c;
      g_string_append_unichar (text, c);
      g_string_append_c (text, 'b');
      name = mw_name_normalise (text->str, NULL);
      if ((name != NULL) != seen)
        g_error ("U+%04X", c);
    }
}

static void
assert_refused (char *(*normalise) (const char *text, GError **error),
                const char *typed,
                const char *fragment)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = normalise (typed, &error);

  g_test_message ("%s", typed);
  g_assert_null (text);
  g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, fragment));
}

static void
test_lengths (void)
{
  g_autofree char *name = g_strnfill (200, 'n'), *longer = g_strnfill (201, 'n');
  g_autofree char *comment = g_strnfill (1000, 'c'), *longer_comment = g_strnfill (1001, 'c');
  g_autofree char *kept = mw_name_normalise (name, NULL);
  g_autofree char *kept_comment = mw_comment_normalise (comment, NULL);
  g_autofree char *nothing = mw_comment_normalise (NULL, NULL);

  g_assert_cmpstr (kept, ==, name);
  g_assert_cmpstr (kept_comment, ==, comment);
  g_assert_cmpstr (nothing, ==, "");
  assert_refused (mw_name_normalise, longer, "at most 200 characters");
  assert_refused (mw_comment_normalise, longer_comment, "at most 1000 characters");
  assert_refused (mw_name_normalise, "two\nlines", "control character");
  assert_refused (mw_comment_normalise, "a\tb", "control character");
  g_assert_null (mw_name_normalise ("a\xff", NULL));
}

static void
test_logins (void)
{
  static const char *const ALLOWED[] = { "anna", "anna@example.org",         "DOM\\anna", "a;b",
                                         "a|b",  "\u0430\u043d\u043d\u0430", "o'hara",    "-",
                                         "a:b" };
  static const char *const COMMAS[] = { "anna,bo",      ",",
                                        "anna,",        "anna, bo",
                                        "anna\u060cbo", "anna\uff0cbo",
                                        "anna\u3001bo", "anna\ufe50bo" };
  static const char *const SPACES[] = { "anna bo",      "anna\u00a0bo", "anna\u2003bo",
                                        "anna\u3000bo", "anna\u202fbo", "anna\u1680bo",
                                        "anna\u205fbo" };
  static const char *const INVISIBLE[] = { "an\u200bna",
                                           "an\u202ena",
                                           "an\u2028na",
                                           "\ufeffanna",
                                           "an\u00adna",
                                           "\u0645\u06cc\u200c\u062e",
                                           "\u0915\u094d\u200d\u0937",
                                           "a\u2764\ufe0f",
                                           "\u3164" };
  g_autofree char *trimmed = mw_login_normalise (" anna\u00a0", NULL);

  g_assert_cmpstr (trimmed, ==, "anna");
  for (guint i = 0; i < G_N_ELEMENTS (ALLOWED); i++)
    {
      g_autofree char *login = mw_login_normalise (ALLOWED[i], NULL);

      g_assert_cmpstr (login, ==, ALLOWED[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (COMMAS); i++)
    assert_refused (mw_login_normalise, COMMAS[i], "has no ");
  for (guint i = 0; i < G_N_ELEMENTS (SPACES); i++)
    assert_refused (mw_login_normalise, SPACES[i], "has no space");
  for (guint i = 0; i < G_N_ELEMENTS (INVISIBLE); i++)
    assert_refused (mw_login_normalise, INVISIBLE[i], "cannot be seen");
  assert_refused (mw_login_normalise, "anna\nbo", "control character");
  assert_refused (mw_login_normalise, "anna\tbo", "control character");
  assert_refused (mw_login_normalise, "anna,bo", "“anna,bo”");
}

static void
assert_one_name (const char *a, const char *b, gboolean one)
{
  g_autofree char *key_a = mw_name_key (a);
  g_autofree char *key_b = mw_name_key (b);

  if (one)
    g_assert_cmpstr (key_a, ==, key_b);
  else
    g_assert_cmpstr (key_a, !=, key_b);
}

static void
test_keys (void)
{
  g_autofree char *empty = mw_name_key (" \u00a0\t");
  g_autofree char *broken = mw_name_key ("a\xff");

  g_assert_cmpstr (empty, ==, "");
  g_assert_true (g_utf8_validate (broken, -1, NULL));
  assert_one_name ("Support DE", "  support   de ", TRUE);
  assert_one_name ("Support\u00a0DE", "support de", TRUE);
  assert_one_name ("\u00c4rger", "a\u0308rger", TRUE);
  assert_one_name ("\uff33upport", "support", TRUE);
  assert_one_name ("\u13a0", "\uab70", TRUE);
  assert_one_name ("STRASSE", "stra\u00dfe", TRUE);
  assert_one_name ("Support", "Supp\u00f6rt", FALSE);
  assert_one_name ("Support DE", "SupportDE", FALSE);
}

/* Addresses that are two mailboxes, and fold alike as names. */
static void
test_addresses_as_names (void)
{
  static const char *const PAIRS[][2] = {
    { "a@fa\u00df.example", "a@fass.example" },
    { "a@\u03b2\u03cc\u03bb\u03bf\u03c2.example", "a@\u03b2\u03cc\u03bb\u03bf\u03c3.example" },
    { "\u2460@example.org", "1@example.org" },
    { "\uff76@example.org", "\u30ab@example.org" },
    { "x\u00b2@example.org", "x2@example.org" },
    { "\"a b\"@example.org", "\"a  b\"@example.org" },
  };
  static const char *const SAME[][2] = {
    { "A@Fa\u00df.EXAMPLE", "a@fa\u00df.example" },
    { "\u00c4@example.org", "a\u0308@EXAMPLE.org" },
    { "stra\u00dfe@example.org", "STRASSE@example.org" },
    { " support@example.org", "Support@Example.org" },
    { "Support", " support " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (PAIRS); i++)
    {
      g_autofree char *a = mw_profile_name_key (PAIRS[i][0]),
                      *b = mw_profile_name_key (PAIRS[i][1]);
      g_autofree char *folded = mw_name_key (PAIRS[i][0]);

      g_assert_cmpstr (a, !=, b);
      g_assert_true (g_str_has_prefix (a, folded));
    }
  for (guint i = 0; i < G_N_ELEMENTS (SAME); i++)
    {
      g_autofree char *a = mw_profile_name_key (SAME[i][0]), *b = mw_profile_name_key (SAME[i][1]);

      g_assert_cmpstr (a, ==, b);
    }
}

/* An address in plain ASCII is compared as before: older databases hold such keys. */
static void
test_plain_keys (void)
{
  g_autofree char *plain = mw_profile_name_key ("Support@Example.org");
  g_autofree char *idn = mw_profile_name_key ("sales@M\u00fcnchen.example");
  g_autofree char *name = mw_profile_name_key ("Support DE");

  g_assert_cmpstr (plain, ==, "support@example.org");
  g_assert_cmpstr (idn, ==, "sales@m\u00fcnchen.example");
  g_assert_cmpstr (name, ==, "support de");
}

static void
assert_look_alike (const char *a, const char *b, gboolean alike)
{
  g_autofree char *skeleton_a = mw_name_skeleton (a);
  g_autofree char *skeleton_b = mw_name_skeleton (b);

  g_test_message ("%s, %s", a, b);
  if (alike)
    g_assert_cmpstr (skeleton_a, ==, skeleton_b);
  else
    g_assert_cmpstr (skeleton_a, !=, skeleton_b);
}

static void
test_look_alikes (void)
{
  assert_look_alike ("Support", "Supp\u043ert", TRUE);
  assert_look_alike ("Support", "\u0405upport", TRUE);
  assert_look_alike ("HOT", "\u041d\u041e\u0422", TRUE);
  assert_look_alike ("anna", "\u0430nn\u0430", TRUE);
  assert_look_alike ("Alpha", "\u0391lpha", TRUE);
  assert_look_alike ("Info", "\u0406nf\u03bf", TRUE);
  assert_look_alike ("\u00e4rger", "\u04d3rger", TRUE);
  assert_look_alike ("Support", "Sup\u200bport", TRUE);
  assert_look_alike ("\u0645\u06cc\u062e", "\u0645\u06cc\u200c\u062e", TRUE);
  assert_look_alike ("Support DE", "support\u00a0de", TRUE);
  assert_look_alike ("Support", "\uff33upport", TRUE);
  assert_look_alike ("a@paypal.example", "a@\u0440\u0430\u0443\u0440\u0430l.example", TRUE);
  assert_look_alike ("Support", "Supp\u00f6rt", FALSE);
  assert_look_alike ("a@fass.example", "a@fa\u00df.example", FALSE);
  assert_look_alike ("Line 1", "Line l", FALSE);
  assert_look_alike ("Line 0", "Line O", FALSE);
  assert_look_alike ("\u041e\u0442\u0434\u0435\u043b", "Otdel", FALSE);
}

/* Each comes before the next, with no language asked for. */
static void
test_sort_keys (void)
{
  static const char *const ORDER[] = { "Aarhus",    "Aarhus 1",  "Aarhus 2", "Aarhus 010",
                                       "Aarhus 10", "Aarhus 11", "Durand",   "Émile",
                                       "fritz",     "Greta",     "Zoe",      "Zoë",
                                       "zoë 2" };
  static const char *const NUMBERS[] = {
    "9", "99", "99999999", "999999999", "1234567890", "12345678901234567", "123456789012345678"
  };

  for (guint i = 1; i < G_N_ELEMENTS (ORDER); i++)
    {
      g_autofree char *before = mw_name_sort_key (ORDER[i - 1]);
      g_autofree char *after = mw_name_sort_key (ORDER[i]);

      g_assert_cmpint (strcmp (before, after), <, 0);
    }
  for (guint i = 1; i < G_N_ELEMENTS (NUMBERS); i++)
    {
      g_autofree char *before = mw_name_sort_key (NUMBERS[i - 1]);
      g_autofree char *after = mw_name_sort_key (NUMBERS[i]);

      g_assert_cmpint (strcmp (before, after), <, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/name/invisible", test_invisible);
  g_test_add_func ("/core/name/every-format-character", test_every_format_character);
  g_test_add_func ("/core/name/lengths", test_lengths);
  g_test_add_func ("/core/name/logins", test_logins);
  g_test_add_func ("/core/name/key", test_keys);
  g_test_add_func ("/core/name/sort-key", test_sort_keys);
  g_test_add_func ("/core/name/addresses", test_addresses_as_names);
  g_test_add_func ("/core/name/plain-keys", test_plain_keys);
  g_test_add_func ("/core/name/look-alikes", test_look_alikes);

  return g_test_run ();
}
