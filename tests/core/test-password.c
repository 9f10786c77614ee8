/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What can be seen of a character, and which passwords are kept, kept with a doubt, or refused. */

#include <mailwright/mailwright.h>

#include <string.h>

static void
test_characters (void)
{
  static const struct
  {
    gunichar c;
    MwCharacterKind kind;
  } CASES[] = {
    { 'a', MW_CHARACTER_VISIBLE },      { '~', MW_CHARACTER_VISIBLE },
    { 0xe4, MW_CHARACTER_VISIBLE },     { 0x308, MW_CHARACTER_VISIBLE },
    { 0x0600, MW_CHARACTER_VISIBLE },   { 0xfffc, MW_CHARACTER_VISIBLE },
    { 0x1f511, MW_CHARACTER_VISIBLE },  { ' ', MW_CHARACTER_SPACE },
    { 0xa0, MW_CHARACTER_ODD_SPACE },   { 0x2003, MW_CHARACTER_ODD_SPACE },
    { 0x202f, MW_CHARACTER_ODD_SPACE }, { 0x3000, MW_CHARACTER_ODD_SPACE },
    { '\n', MW_CHARACTER_LINE_END },    { '\v', MW_CHARACTER_LINE_END },
    { '\f', MW_CHARACTER_LINE_END },    { '\r', MW_CHARACTER_LINE_END },
    { 0x85, MW_CHARACTER_LINE_END },    { 0x2028, MW_CHARACTER_LINE_END },
    { 0x2029, MW_CHARACTER_LINE_END },  { 0x01, MW_CHARACTER_CONTROL },
    { '\t', MW_CHARACTER_CONTROL },     { 0x0e, MW_CHARACTER_CONTROL },
    { 0x7f, MW_CHARACTER_CONTROL },     { 0x9f, MW_CHARACTER_CONTROL },
    { 0x200c, MW_CHARACTER_JOINER },    { 0x200d, MW_CHARACTER_JOINER },
    { 0xfe0f, MW_CHARACTER_JOINER },    { 0xe0101, MW_CHARACTER_JOINER },
    { 0xad, MW_CHARACTER_INVISIBLE },   { 0x61c, MW_CHARACTER_INVISIBLE },
    { 0x115f, MW_CHARACTER_INVISIBLE }, { 0x200b, MW_CHARACTER_INVISIBLE },
    { 0x200e, MW_CHARACTER_INVISIBLE }, { 0x202e, MW_CHARACTER_INVISIBLE },
    { 0x2060, MW_CHARACTER_INVISIBLE }, { 0x2066, MW_CHARACTER_INVISIBLE },
    { 0x2069, MW_CHARACTER_INVISIBLE }, { 0x3164, MW_CHARACTER_INVISIBLE },
    { 0xfeff, MW_CHARACTER_INVISIBLE }, { 0xfff9, MW_CHARACTER_INVISIBLE },
    { 0xfffe, MW_CHARACTER_INVISIBLE }, { 0x1ffff, MW_CHARACTER_INVISIBLE },
    { 0xfdd0, MW_CHARACTER_INVISIBLE }, { 0xe0041, MW_CHARACTER_INVISIBLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_test_message ("U+%04X", CASES[i].c);
      g_assert_cmpint (mw_character_get_kind (CASES[i].c), ==, CASES[i].kind);
    }
}

/* Nothing that GLib takes for a control, format, separator or unusable character passes for one
 * that can be seen; the marks that stand before Arabic and Syriac numbers can. */
static void
test_characters_all (void)
{
  static const gunichar SEEN[] = { 0x0600, 0x0601, 0x0602, 0x0603, 0x0604,  0x0605, 0x06dd,
                                   0x070f, 0x0890, 0x0891, 0x08e2, 0x110bd, 0x110cd };
  guint n_seen = 0;

  for (gunichar c = 0; c < 0x110000; c++)
    {
      GUnicodeType type = g_unichar_type (c);
      gboolean hidden = type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
                        type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR ||
                        type == G_UNICODE_SPACE_SEPARATOR;
      gboolean seen = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (SEEN); i++)
        seen |= c == SEEN[i];
      if (!hidden || mw_character_get_kind (c) != MW_CHARACTER_VISIBLE)
        continue;
      /* Egyptian and other scripts' own format controls, which only their readers place. */
      if (c >= 0x13430 && c <= 0x1345f)
        continue;
      g_test_message ("U+%04X", c);
      g_assert_true (seen);
      n_seen++;
    }
  g_assert_cmpuint (n_seen, >=, 10);
}

/* The reason must hold a word, and never the password. */
static void
assert_state (const char *text, gssize length, MwPasswordState expected, const char *word)
{
  g_autofree char *reason = NULL;
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  MwPasswordState state = mw_password_check (text, n, &reason);

  g_test_message ("%s", reason ? reason : "fine");
  g_assert_cmpint (state, ==, expected);
  if (!word)
    {
      g_assert_null (reason);
      return;
    }
  g_assert_nonnull (reason);
  g_assert_true (g_utf8_validate (reason, -1, NULL));
  g_assert_nonnull (strstr (reason, word));
  g_assert_null (strstr (reason, "canary"));
}

static void
test_fine (void)
{
  static const char *const FINE[] = {
    "canary",           "two words",       "it's \"quoted\" `so` $HOME \\0 %s %n",
    "Grün§ßÄÖÜ€",       "a\xcc\x88",       "🔑 пароль 密码 كلمة",
    "<b>&amp;</b>",     "\\xA7\\u00a7\\n", "x",
    "\xf0\x9f\x94\x91",
  };

  for (guint i = 0; i < G_N_ELEMENTS (FINE); i++)
    assert_state (FINE[i], -1, MW_PASSWORD_FINE, NULL);
}

static void
test_unusable (void)
{
  static const struct
  {
    const char *text;
    const char *word;
  } CASES[] = {
    { "", "empty" },
    { "canary\nsecond", "line break" },
    { "canary\n", "line break" },
    { "\ncanary", "line break" },
    { "canary\rsecond", "line break" },
    { "canary\r\n", "line break" },
    { "canary\xe2\x80\xa8second", "line break" },
    { "canary\xc2\x85second", "line break" },
    { "\xef\xbb\xbf"
      "canary",
      "byte order mark" },
    { "canary\xef\xbb\xbf", "U+FEFF" },
    { "can\tary", "U+0009" },
    { "canary\x1b[A", "U+001B" },
    { "canary\x7f", "U+007F" },
    { "canary\xc2\x9b", "U+009B" },
    { "canary\xe2\x80\x8b", "U+200B" },
    { "can\xe2\x80\x8b"
      "ary",
      "U+200B" },
    { "\xe2\x80\xaa"
      "canary",
      "U+202A" },
    { "\xe2\x81\xa6"
      "canary\xe2\x81\xa9",
      "U+2066" },
    { "canary\xc2\xad", "U+00AD" },
    { "canary\xe2\x81\xa0", "U+2060" },
    { "canary\xe2\x80\x8d", "U+200D" },
    { "\xe2\x80\x8c"
      "canary",
      "U+200C" },
    { "canary\xff", "UTF-8" },
    { "k\xfc"
      "che",
      "UTF-8" },
    { "\xff\xfe"
      "c",
      "UTF-16" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    assert_state (CASES[i].text, -1, MW_PASSWORD_UNUSABLE, CASES[i].word);
  assert_state ("can\0ary", 7, MW_PASSWORD_UNUSABLE, "zero byte");
  assert_state ("canary\0", 7, MW_PASSWORD_UNUSABLE, "zero byte");
  assert_state ("\xfe\xff\0c\0a", 6, MW_PASSWORD_UNUSABLE, "UTF-16");
  assert_state ("c\0a\0", 4, MW_PASSWORD_UNUSABLE, "zero byte");
}

static void
test_doubtful (void)
{
  static const struct
  {
    const char *text;
    const char *word;
  } CASES[] = {
    { " canary", "begins with a space" },
    { "canary ", "ends with a space" },
    { " canary ", "begins and ends" },
    { " ", "begins and ends" },
    { "\xc2\xa0"
      "canary",
      "begins with a space" },
    { "canary\xe3\x80\x80", "ends with a space" },
    { "can\xc2\xa0"
      "ary",
      "U+00A0" },
    { "\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae", "U+200C" },
    { "\xe2\x9d\xa4\xef\xb8\x8f", "U+FE0F" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    assert_state (CASES[i].text, -1, MW_PASSWORD_DOUBTFUL, CASES[i].word);
}

/* What is unusable outweighs what is doubtful, wherever it stands. */
static void
test_gravest (void)
{
  assert_state (" canary\t ", -1, MW_PASSWORD_UNUSABLE, "control");
  assert_state ("can\xc2\xa0"
                "ary\nx",
                -1, MW_PASSWORD_UNUSABLE, "line break");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/password/characters", test_characters);
  g_test_add_func ("/password/characters-all", test_characters_all);
  g_test_add_func ("/password/fine", test_fine);
  g_test_add_func ("/password/unusable", test_unusable);
  g_test_add_func ("/password/doubtful", test_doubtful);
  g_test_add_func ("/password/gravest", test_gravest);
  return g_test_run ();
}
