/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What has to hold of any text whatever: keys are stable, case and canonical form make no
 * difference, and what was made visible is. Every character alone, then random words of those that
 * are likely to break it. */

#include <mailwright/address.h>
#include <mailwright/character.h>
#include <mailwright/name.h>

#include "core/text/invisible.h"
#include "core/text/look-alike.h"
#include "core/text/typed-text.h"

#include <string.h>

/* So that a random test takes well under two seconds, with sanitizers too. */
#define N_WORDS 3000

/* Letters that fold to several or to one of another script, marks that become letters or change
 * places, joiners with and without what they join, and the syntax of addresses. */
static const char PIECES[] =
    "aZ .IAlK\u0301\u0345\u0307\u0308\u0323\u0331\u03b1\u0391\u0130\u0131\u00df\u1e9e\u017f"
    "\u03c2\u03a3\ufb01\u1f80\u1fbc\u1f94\u0390\u2126\u212a\uac00\u1100\u1161\u11a8\uff21\u200d"
    "\u200c\u0915\u094d\u05d0\u0627\u0644\U0001f600\ufe0f\U0001f469\U0001f4bb\u13a0\uab70\u10d0"
    "\u1c90\u3000\u00a0\u2009\ufdfa\u2460\u00b5\u1e9b\U0001d15e\u016d\"\\@%/+\u1f88\u1d2d\u2260"
    "\u226f\u0338<>-1\uff0e\u3002";

/* Han and Hangul are very many, and all alike in what is asked here. */
static gboolean
is_worth_trying (gunichar c)
{
  static const struct
  {
    gunichar first, last;
  } ALIKE[] = {
    { 0x3402, 0x9ffe },   { 0xac02, 0xd7a2 },   { 0x17002, 0x18cff },
    { 0x20002, 0x2f7ff }, { 0x30000, 0x3ffff },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ALIKE); i++)
    if (c >= ALIKE[i].first && c <= ALIKE[i].last)
      return FALSE;
  return g_unichar_validate (c) && g_unichar_isdefined (c) && !g_unichar_iscntrl (c) &&
         g_unichar_type (c) != G_UNICODE_PRIVATE_USE;
}

static gunichar
pick_character (void)
{
  long n = g_utf8_strlen (PIECES, -1);
  gunichar c = 0;

  if (g_test_rand_int_range (0, 5) > 0)
    return g_utf8_get_char (
        g_utf8_offset_to_pointer (PIECES, g_test_rand_int_range (0, (gint32) n)));
  do
    c = (gunichar) g_test_rand_int_range (0x20, 0x1ffff);
  while (!is_worth_trying (c));
  return c;
}

static char *
make_word (int longest)
{
  GString *word = g_string_new (NULL);

  for (int n = g_test_rand_int_range (1, longest + 1); n > 0; n--)
    g_string_append_unichar (word, pick_character ());
  return g_string_free (word, FALSE);
}

static char *
text_of (gunichar c)
{
  char bytes[8] = { 0 };

  g_unichar_to_utf8 (c, bytes);
  return g_strdup (bytes);
}

/* The key of @local at a domain, or NULL where that is no address. */
static char *
key_at_domain (const char *local)
{
  g_autofree char *text = g_strconcat (local, "@example.org", NULL);
  g_autoptr (MwAddress) address = mw_address_parse (text, NULL);

  return address ? g_strdup (address->key) : NULL;
}

/* The key of an address is an address, and its own key; so is the spelling for people. */
static void
assert_reads_back (const MwAddress *address, const char *typed)
{
  g_autoptr (MwAddress) key = mw_address_parse (address->key, NULL);
  g_autoptr (MwAddress) unicode = mw_address_parse (address->unicode, NULL);

  if (!key || strcmp (key->key, address->key) != 0 || strcmp (key->unicode, address->unicode) != 0)
    g_error ("“%s”: its key “%s” reads back as “%s”", typed, address->key,
             key ? key->key : "nothing");
  if (!unicode || strcmp (unicode->key, address->key) != 0)
    g_error ("“%s”: “%s” reads back as “%s”", typed, address->unicode,
             unicode ? unicode->key : "nothing");
}

static void
test_every_character_in_a_local_part (void)
{
  guint n_taken = 0;

  for (gunichar c = 0x20; c <= 0x10ffff; c++)
    {
      g_autofree char *text = NULL;
      g_autofree char *upper = NULL;
      g_autofree char *lower = NULL;
      g_autofree char *key = NULL;
      g_autofree char *upper_key = NULL;
      g_autofree char *lower_key = NULL;
      g_autoptr (MwAddress) again = NULL;

      if (!is_worth_trying (c))
        continue;
      text = text_of (c);
      key = key_at_domain (text);
      if (!key)
        continue;
      n_taken++;
      again = mw_address_parse (key, NULL);
      g_assert_cmpstr (again ? again->key : NULL, ==, key);
      upper = g_utf8_strup (text, -1);
      lower = g_utf8_strdown (text, -1);
      upper_key = key_at_domain (upper);
      lower_key = key_at_domain (lower);
      g_assert_cmpstr (lower_key, ==, key);
      /* The dotless i is a letter of its own, although its capital is that of i. */
      if (c != 0x131)
        g_assert_cmpstr (upper_key, ==, key);
    }
  g_assert_cmpuint (n_taken, >, 20000);
}

static void
test_every_character_in_a_name (void)
{
  for (gunichar c = 0x20; c <= 0x10ffff; c++)
    {
      g_autofree char *text = NULL;
      g_autofree char *upper = NULL;
      g_autofree char *key = NULL;
      g_autofree char *again = NULL;
      g_autofree char *upper_key = NULL;

      if (!is_worth_trying (c))
        continue;
      text = text_of (c);
      key = mw_name_key (text);
      again = mw_name_key (key);
      g_assert_cmpstr (again, ==, key);
      upper = g_utf8_strup (text, -1);
      upper_key = mw_name_key (upper);
      if (c != 0x131)
        g_assert_cmpstr (upper_key, ==, key);
    }
}

static void
test_keys_of_local_parts_read_back (void)
{
  guint n_taken = 0;

  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autofree char *word = make_word (5);
      g_autofree char *typed =
          g_strdup_printf (g_test_rand_bit () ? "%s@example.org" : "\"%s\"@example.org", word);
      g_autoptr (MwAddress) address = mw_address_parse (typed, NULL);

      if (!address)
        continue;
      assert_reads_back (address, typed);
      n_taken++;
    }
  g_assert_cmpuint (n_taken, >, N_WORDS / 10);
}

static char *
make_domain (void)
{
  g_autofree char *label = make_word (6);
  g_autofree char *punycode = g_strdup_printf ("xn--%s", label);

  return g_strdup_printf (g_test_rand_bit () ? "%s.example" : "%s",
                          g_test_rand_int_range (0, 6) ? label : punycode);
}

static void
test_keys_of_domains_read_back (void)
{
  guint n_taken = 0;

  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autofree char *domain = make_domain ();
      g_autofree char *typed = g_strconcat ("a@", domain, NULL);
      g_autoptr (MwAddress) address = mw_address_parse (typed, NULL);

      if (!address)
        continue;
      assert_reads_back (address, typed);
      g_assert_true (g_str_is_ascii (address->domain));
      n_taken++;
    }
  g_assert_cmpuint (n_taken, >, N_WORDS / 20);
}

/* The host of a mailbox is found under the same name as its domain. */
static void
test_hosts_are_as_domains (void)
{
  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autofree char *domain = make_domain ();
      g_autofree char *typed = g_strconcat ("a@", domain, NULL);
      g_autofree char *host = mw_host_normalise (domain, NULL);
      g_autofree char *again = host ? mw_host_normalise (host, NULL) : NULL;
      g_autoptr (MwAddress) address = mw_address_parse (typed, NULL);

      g_assert_cmpstr (again, ==, host);
      if (address)
        g_assert_cmpstr (host, ==, address->domain);
    }
}

/* What is canonically equivalent is the same text, and each program types the form that it
 * likes. */
static void
test_canonical_forms_are_one_address (void)
{
  static const GNormalizeMode FORMS[] = { G_NORMALIZE_NFD, G_NORMALIZE_NFC };

  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autofree char *word = make_word (4);
      g_autofree char *domain = make_domain ();
      g_autofree char *typed = g_strconcat (word, "@", domain, NULL);
      g_autoptr (MwAddress) address = mw_address_parse (typed, NULL);

      for (guint k = 0; k < G_N_ELEMENTS (FORMS); k++)
        {
          g_autofree char *form = g_utf8_normalize (typed, -1, FORMS[k]);
          g_autoptr (MwAddress) same = mw_address_parse (form, NULL);

          g_test_message ("%s", typed);
          g_assert_cmpstr (same ? same->key : NULL, ==, address ? address->key : NULL);
        }
    }
}

static void
test_forms_and_case_are_one_name (void)
{
  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autofree char *word = make_word (5);
      g_autofree char *key = mw_name_key (word);
      g_autofree char *again = mw_name_key (key);
      g_autofree char *padded = g_strdup_printf (" \u3000%s\u00a0 ", word);
      g_autofree char *padded_key = mw_name_key (padded);

      g_assert_cmpstr (again, ==, key);
      g_assert_cmpstr (padded_key, ==, key);
      for (int form = G_NORMALIZE_DEFAULT; form <= G_NORMALIZE_ALL_COMPOSE; form++)
        {
          g_autofree char *other = g_utf8_normalize (word, -1, (GNormalizeMode) form);
          g_autofree char *other_key = mw_name_key (other);

          g_assert_cmpstr (other_key, ==, key);
        }
    }
}

/* A name that is kept, an address in it or not, is kept as it is the next time. */
static void
test_what_was_stripped_stays (void)
{
  guint n_taken = 0;

  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autofree char *word = make_word (6);
      g_autofree char *stripped = mw_typed_text_strip (word, NULL);
      g_autofree char *again = NULL;
      g_autofree char *decomposed = NULL;
      g_autofree char *decomposed_stripped = NULL;

      if (!stripped)
        continue;
      n_taken++;
      again = mw_typed_text_strip (stripped, NULL);
      g_assert_cmpstr (again, ==, stripped);
      decomposed = g_utf8_normalize (stripped, -1, G_NORMALIZE_NFD);
      decomposed_stripped = mw_typed_text_strip (decomposed, NULL);
      g_assert_cmpstr (decomposed_stripped, ==, decomposed);
    }
  g_assert_cmpuint (n_taken, >, N_WORDS / 10);
}

static void
test_what_cannot_be_seen_is_removed_or_shown (void)
{
  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autofree char *word = make_word (6);
      const char *end = word + strlen (word);
      const char *hit = mw_invisible_find (word, end);
      g_autofree char *removed = mw_invisible_remove (word);
      g_autofree char *shown = mw_invisible_show (word);

      g_assert_null (mw_invisible_find (removed, removed + strlen (removed)));
      g_assert_null (mw_invisible_find (shown, shown + strlen (shown)));
      if (!hit)
        g_assert_cmpstr (shown, ==, word);
      else
        {
          g_autofree char *number = g_strdup_printf ("<U+%04X>", g_utf8_get_char (hit));

          g_assert_nonnull (strstr (shown, number));
          g_assert_cmpuint (strlen (removed), <, strlen (word));
        }
    }
}

/* Whatever bytes there are, what is printed is text of one line, and printing it twice is as
 * printing it once. */
static void
test_any_bytes_become_one_line (void)
{
  for (guint i = 0; i < N_WORDS; i++)
    {
      g_autoptr (GString) bytes = g_string_new (NULL);
      g_autofree char *visible = NULL;
      g_autofree char *again = NULL;
      g_autofree char *sentence = NULL;

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        if (g_test_rand_bit ())
          g_string_append_c (bytes, (char) g_test_rand_int_range (1, 256));
        else
          g_string_append_unichar (bytes, pick_character ());
      visible = mw_character_dup_visible (bytes->str);
      sentence = mw_character_dup_visible_sentence (bytes->str);
      again = mw_character_dup_visible (visible);
      g_assert_cmpstr (again, ==, visible);
      g_assert_true (g_utf8_validate (visible, -1, NULL));
      g_assert_true (g_utf8_validate (sentence, -1, NULL));
      g_assert_null (strpbrk (visible, "\n\r\t\v\f\x1b\x7f"));
      g_assert_null (strpbrk (sentence, "\n\r\t\v\f\x1b\x7f"));
      for (const char *c = visible; *c; c = g_utf8_next_char (c))
        g_assert_cmpint (mw_character_get_kind (g_utf8_get_char (c)), !=, MW_CHARACTER_INVISIBLE);
    }
}

/* Each row: two names that cannot be told apart by looking, and why.
 * From confusables.txt of UTS 39, and UAX 15 for the compatible forms. */
static const struct
{
  const char *a;
  const char *b;
} LOOK_ALIKES[] = {
  { "paypal", "\u0440\u0430\u0443\u0440\u0430l" },      /* Cyrillic but for the l */
  { "support", "\u0455upport" },                        /* Cyrillic dze */
  { "SALES", "\u0405\u0410LE\u0405" },                  /* Cyrillic */
  { "BOX", "\u0392\u039f\u03a7" },                      /* Greek */
  { "TEAM", "\u0422\u0415\u0410\u041c" },               /* Cyrillic */
  { "HELP", "\u041d\u0415L\u0420" },                    /* Cyrillic */
  { "jobs", "\u0458\u043ebs" },                         /* Cyrillic */
  { "office", "o\ufb03ce" },                            /* a ligature */
  { "office", "\uff4f\uff46\uff46\uff49\uff43\uff45" }, /* wide */
  { "support", "sup\u200bport" },                       /* with what nobody sees */
  { "support", "sup\u00adport" },
  { "support", "SUPPORT" },
  { "a b", "a\u00a0b" },
  { "a b", "a \u3000 b" },
};

static void
test_look_alikes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (LOOK_ALIKES); i++)
    {
      g_autofree char *a = mw_name_skeleton (LOOK_ALIKES[i].a);
      g_autofree char *b = mw_name_skeleton (LOOK_ALIKES[i].b);

      g_assert_cmpstr (a, ==, b);
    }
}

/* What can be told apart stays apart: accents, other letters, order. */
static void
test_what_looks_different_is_different (void)
{
  static const char *const DIFFERENT[] = { "support", "suport",   "supp\u00f6rt", "support 2",
                                           "sales",   "support-", "trosppu",      "s\u00fbpport" };

  for (guint i = 0; i < G_N_ELEMENTS (DIFFERENT); i++)
    for (guint k = i + 1; k < G_N_ELEMENTS (DIFFERENT); k++)
      {
        g_autofree char *a = mw_name_skeleton (DIFFERENT[i]);
        g_autofree char *b = mw_name_skeleton (DIFFERENT[k]);

        g_assert_cmpstr (a, !=, b);
      }
}

/* Each letter of the table looks like a letter of ASCII, and those like themselves. */
static void
test_every_letter_looks_like_one (void)
{
  guint n_alike = 0;

  for (gunichar c = 0; c <= 0x10ffff; c++)
    {
      gunichar found = mw_look_alike_find (c);

      if (c < 0x80)
        g_assert_cmpuint (found, ==, c);
      if (found == c)
        continue;
      g_assert_true (found < 0x80 && g_ascii_isalpha ((char) found));
      g_assert_true (g_unichar_isalpha (c));
      g_assert_cmpuint (mw_look_alike_find (found), ==, found);
      n_alike++;
    }
  g_assert_cmpuint (n_alike, >, 170);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/unicode/every-character-in-a-local-part",
                   test_every_character_in_a_local_part);
  g_test_add_func ("/core/unicode/every-character-in-a-name", test_every_character_in_a_name);
  g_test_add_func ("/core/unicode/keys-of-local-parts-read-back",
                   test_keys_of_local_parts_read_back);
  g_test_add_func ("/core/unicode/keys-of-domains-read-back", test_keys_of_domains_read_back);
  g_test_add_func ("/core/unicode/hosts-are-as-domains", test_hosts_are_as_domains);
  g_test_add_func ("/core/unicode/canonical-forms-are-one-address",
                   test_canonical_forms_are_one_address);
  g_test_add_func ("/core/unicode/forms-and-case-are-one-name", test_forms_and_case_are_one_name);
  g_test_add_func ("/core/unicode/what-was-stripped-stays", test_what_was_stripped_stays);
  g_test_add_func ("/core/unicode/what-cannot-be-seen-is-removed-or-shown",
                   test_what_cannot_be_seen_is_removed_or_shown);
  g_test_add_func ("/core/unicode/any-bytes-become-one-line", test_any_bytes_become_one_line);
  g_test_add_func ("/core/unicode/look-alikes", test_look_alikes);
  g_test_add_func ("/core/unicode/what-looks-different-is-different",
                   test_what_looks_different_is_different);
  g_test_add_func ("/core/unicode/every-letter-looks-like-one", test_every_letter_looks_like_one);
  return g_test_run ();
}
