/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/change.h>
#include <mailwright/character.h>

/* What others wrote, how it is shown alone, and how within a sentence of ours. */
static void
test_visible (void)
{
  static const struct
  {
    const char *text;
    const char *alone;
    const char *within;
  } CASES[] = {
    { "", "", "" },
    { "K\u00fcche \u4e2d\u6587 \U0001f468\u200d\U0001f469", NULL, NULL },
    { "a\u00a0b", NULL, NULL },
    { "domain\\login", NULL, NULL },
    { "x\n2  11/30/26", "x<U+000A>2  11/30/26", NULL },
    { "a\rb\tc", "a<U+000D>b<U+0009>c", NULL },
    { "\x1b[2J\x7f\xc2\x9b", "<U+001B>[2J<U+007F><U+009B>", NULL },
    { "\u2028\u2029\xc2\x85", "<U+2028><U+2029><U+0085>", NULL },
    { "\u202eab\u202c", "<U+202E>ab<U+202C>", NULL },
    { "\u200f\u200e\u061c", "<U+200F><U+200E><U+061C>", "\u200f\u200e\u061c" },
    { "\u2066ab\u2069", "<U+2066>ab<U+2069>", "\u2066ab\u2069" },
    { "\u2067ab", "<U+2067>ab", NULL },
    { "\u2069\u2066", "<U+2069><U+2066>", NULL },
    { "a\u200bb\ufeff\U000e0041", "a<U+200B>b<U+FEFF><U+E0041>", NULL },
    { "a\xff", "a\ufffd", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      const char *expected = CASES[i].alone ? CASES[i].alone : CASES[i].text;
      g_autofree char *alone = mw_character_dup_visible (CASES[i].text);
      g_autofree char *within = mw_character_dup_visible_sentence (CASES[i].text);

      g_assert_cmpstr (alone, ==, expected);
      g_assert_cmpstr (within, ==, CASES[i].within ? CASES[i].within : expected);
    }
}

/* No character that is shown alone can end the line, move a cursor or turn what is around it. */
static void
test_every_character (void)
{
  for (gunichar c = 1; c <= 0x10ffff; c++)
    {
      char letters[8] = "";
      g_autofree char *alone = NULL;

      if (!g_unichar_validate (c))
        continue;
      g_unichar_to_utf8 (c, letters);
      alone = mw_character_dup_visible (letters);
      if (g_unichar_iscntrl (c) || g_unichar_break_type (c) == G_UNICODE_BREAK_MANDATORY ||
          (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
        g_assert_true (g_str_has_prefix (alone, "<U+"));
      else if (g_unichar_isalnum (c))
        g_assert_cmpint (g_str_has_prefix (alone, "<U+"), ==,
                         mw_character_get_kind (c) == MW_CHARACTER_INVISIBLE);
    }
}

/* A line of a diff is one line, whatever it tells of. */
static void
test_summary (void)
{
  MwChangeFields fields = {
    .object_kind = MW_OBJECT_PROFILE,
    .object_id = "p",
    .object_name = "Sup\nport",
    .field = "comment",
    .field_name = "Comment",
    .sign = MW_CHANGE_CHANGED,
    .before = "\x1b[31m",
    .after = "\u202etxt",
    .note = "a\nb",
  };
  g_autoptr (MwChange) change = mw_change_new (&fields);
  g_autofree char *summary = mw_change_dup_summary (change);

  g_assert_cmpstr (
      summary, ==,
      "Profile “Sup<U+000A>port”: Comment changed from “<U+001B>[31m” to “<U+202E>txt” "
      "(a<U+000A>b)");
  g_assert_cmpstr (mw_change_get_after (change), ==, fields.after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/character/visible", test_visible);
  g_test_add_func ("/core/character/every-character", test_every_character);
  g_test_add_func ("/core/character/summary", test_summary);
  return g_test_run ();
}
