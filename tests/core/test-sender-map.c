/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What mail servers are told: which rows, in which words, and what is left out. */

#include <mailwright/mailwright.h>
#include <string.h>

static char *
to_text (const MwSenderMap *map)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mw_sender_map_get_n_addresses (map); i++)
    {
      const char *logins = NULL;
      const char *address = mw_sender_map_get_row (map, i, &logins);

      g_string_append_printf (text, "%s=%s;", address, logins);
    }
  return g_string_free (text, FALSE);
}

static void
assert_rows (const MwSenderMap *map, const char *expected)
{
  g_autofree char *text = to_text (map);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_rows (void)
{
  g_autoptr (MwSenderMap) map = mw_sender_map_new ("id", 7);

  mw_sender_map_add (map, "a@example.org", "anna");
  mw_sender_map_add (map, "a@example.org", "anna");
  mw_sender_map_add (map, "a@example.org", "bo");
  mw_sender_map_add (map, "b@example.org", "Chris@example.org");
  mw_sender_map_add (map, "münchen@example.org", "änne");
  assert_rows (map, "a@example.org=anna,bo;b@example.org=Chris@example.org;"
                    "münchen@example.org=änne;");
  g_assert_cmpstr (mw_sender_map_get_live_id (map), ==, "id");
  g_assert_cmpint (mw_sender_map_get_revision (map), ==, 7);
  g_assert_cmpuint (mw_sender_map_get_left_out (map)->len, ==, 0);
}

/* Once each, whatever they may send as; and the address keeps its other logins. */
static void
test_logins (void)
{
  static const char *const LISTS[] = {
    "anna, bo", "anna,bo", "anna bo",       "anna\tbo",      "anna\nbo",
    "",         ",",       " anna",         "anna ",         "anna\u00a0bo",
    "a\x01",    "a\x7f",   "a\xe2\x80\x8b", "a\xe2\x80\xae", "a\xef\xbb\xbf",
    "a\u2028b", "a\xff",
  };

  for (guint i = 0; i < G_N_ELEMENTS (LISTS); i++)
    {
      g_autoptr (MwSenderMap) map = mw_sender_map_new ("id", 1);
      GPtrArray *left_out = mw_sender_map_get_left_out (map);
      const MwLeftOut *first;
      g_autofree char *sentence = NULL;

      g_test_message ("row %u", i);
      mw_sender_map_add (map, "a@example.org", LISTS[i]);
      mw_sender_map_add (map, "b@example.org", LISTS[i]);
      mw_sender_map_add (map, "b@example.org", "zoe");
      assert_rows (map, "b@example.org=zoe;");
      g_assert_cmpuint (left_out->len, ==, 1);
      first = g_ptr_array_index (left_out, 0);
      g_assert_cmpint (first->reason, ==, MW_LEFT_OUT_LOGIN);
      g_assert_cmpstr (first->text, ==, LISTS[i]);
      sentence = mw_left_out_describe (first);
      g_assert_true (g_utf8_validate (sentence, -1, NULL));
      for (const char *p = sentence; *p; p = g_utf8_next_char (p))
        g_assert_true (g_unichar_isprint (g_utf8_get_char (p)));
    }
}

/* Never a key that stands for more than one address, or that nobody asks for. */
static void
test_addresses (void)
{
  static const struct
  {
    const char *address;
    MwLeftOutReason reason;
  } ROWS[] = {
    { "@example.org", MW_LEFT_OUT_ADDRESS },
    { "support", MW_LEFT_OUT_ADDRESS },
    { "", MW_LEFT_OUT_ADDRESS },
    { "support@", MW_LEFT_OUT_ADDRESS },
    { "Support@example.org", MW_LEFT_OUT_ADDRESS },
    { "support@Example.org", MW_LEFT_OUT_ADDRESS },
    { " support@example.org", MW_LEFT_OUT_ADDRESS },
    { "a@example.org, b@example.org", MW_LEFT_OUT_ADDRESS },
    { "Support <support@example.org>", MW_LEFT_OUT_ADDRESS },
    { "sup\xe2\x80\x8bport@example.org", MW_LEFT_OUT_ADDRESS },
    { "support\xff@example.org", MW_LEFT_OUT_ADDRESS },
    { "\"support\"@example.org", MW_LEFT_OUT_ADDRESS },
    { "a@fa\xc3\x9f.example", MW_LEFT_OUT_SPELLING },
    { "a@\xcf\x80\xce\xb1\xcf\x82.example", MW_LEFT_OUT_SPELLING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autoptr (MwSenderMap) map = mw_sender_map_new ("id", 1);
      GPtrArray *left_out = mw_sender_map_get_left_out (map);
      const MwLeftOut *first;

      g_test_message ("row %u", i);
      mw_sender_map_add (map, ROWS[i].address, "anna");
      mw_sender_map_add (map, ROWS[i].address, "bo");
      g_assert_cmpuint (mw_sender_map_get_n_addresses (map), ==, 0);
      g_assert_cmpuint (left_out->len, ==, 1);
      first = g_ptr_array_index (left_out, 0);
      g_assert_cmpint (first->reason, ==, ROWS[i].reason);
      g_assert_cmpstr (first->text, ==, ROWS[i].address);
    }
}

static void
test_odd_addresses (void)
{
  static const char *const FINE[] = {
    "\"a b\"@example.org",  "\"a,b\"@example.org",       "a@[192.0.2.1]",
    "a@[ipv6:2001:db8::1]", "o'hara@example.org",        "a+b@example.org",
    "a@xn--fa-hia.example", "m\xc3\xbcller@example.org", "a@m\xc3\xbcnchen.example",
    "root@localhost",
  };

  for (guint i = 0; i < G_N_ELEMENTS (FINE); i++)
    {
      g_autoptr (MwSenderMap) map = mw_sender_map_new ("id", 1);
      const char *logins = NULL;

      g_test_message ("%s", FINE[i]);
      mw_sender_map_add (map, FINE[i], "anna");
      g_assert_cmpuint (mw_sender_map_get_n_addresses (map), ==, 1);
      g_assert_cmpstr (mw_sender_map_get_row (map, 0, &logins), ==, FINE[i]);
    }
}

/* ---- any list of senders ---- */

static const char *const MIXED_ADDRESSES[] = {
  "",
  "\"support\"@example.org",
  "@example.org",
  "Support@example.org",
  "a@example.org",
  "a@xn--fa-hia.example",
  "a@fa\u00df.example",
  "b@example.org",
  "b@m\u00fcnchen.example",
  "b@xn--mnchen-3ya.example",
};
static const char *const MIXED_LOGINS[] = {
  "", "Anna", "anna", "anna,bo", "bo", "c d", "\u00e4nne"
};

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Addresses and logins in the order of a database, divided by a tab; some come twice. */
static GPtrArray *
make_pairs (void)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (g_free);

  for (int n = g_test_rand_int_range (0, 60); n > 0; n--)
    g_ptr_array_add (
        pairs,
        g_strdup_printf ("%s\t%s",
                         MIXED_ADDRESSES[g_test_rand_int_range (0, G_N_ELEMENTS (MIXED_ADDRESSES))],
                         MIXED_LOGINS[g_test_rand_int_range (0, G_N_ELEMENTS (MIXED_LOGINS))]));
  g_ptr_array_sort (pairs, compare_pairs);
  return pairs;
}

static gboolean
is_published (const char *text)
{
  static const char *const PUBLISHED[] = { "a@example.org",
                                           "a@xn--fa-hia.example",
                                           "b@example.org",
                                           "b@m\u00fcnchen.example",
                                           "b@xn--mnchen-3ya.example",
                                           "Anna",
                                           "anna",
                                           "bo",
                                           "\u00e4nne",
                                           NULL };

  return g_strv_contains (PUBLISHED, text);
}

/* Each address once, in order, with each of its logins once; what cannot be read as what it is, is
 * left out and told once. */
static void
test_against_a_plain_table (void)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (MwSenderMap) map = mw_sender_map_new ("id", 1);
      g_autoptr (GPtrArray) pairs = make_pairs ();
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autoptr (GHashTable) wrong = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autofree char *address = g_strdup ("none");
      g_autofree char *login = NULL;
      GPtrArray *left_out = mw_sender_map_get_left_out (map);

      for (guint k = 0; k < pairs->len; k++)
        {
          g_auto (GStrv) words = g_strsplit (pairs->pdata[k], "\t", 2);

          mw_sender_map_add (map, words[0], words[1]);
          for (guint j = 0; j < 2; j++)
            if (!is_published (words[j]))
              g_hash_table_add (wrong, g_strdup_printf ("%u%s", j, words[j]));
          if (!is_published (words[0]) || !is_published (words[1]))
            continue;
          if (!g_str_equal (address, words[0]))
            g_string_append_printf (expected, "%s%s=%s", expected->len ? ";" : "", words[0],
                                    words[1]);
          else if (!g_str_equal (login, words[1]))
            g_string_append_printf (expected, ",%s", words[1]);
          g_free (address);
          g_free (login);
          address = g_strdup (words[0]);
          login = g_strdup (words[1]);
        }
      if (expected->len)
        g_string_append_c (expected, ';');
      assert_rows (map, expected->str);
      g_assert_cmpuint (left_out->len, ==, g_hash_table_size (wrong));
      for (guint k = 0; k < left_out->len; k++)
        {
          const MwLeftOut *one = left_out->pdata[k];
          g_autofree char *sentence = mw_left_out_describe (one);
          g_autofree char *key =
              g_strdup_printf ("%d%s", one->reason == MW_LEFT_OUT_LOGIN, one->text);

          /* Each once. */
          g_assert_true (g_hash_table_remove (wrong, key));
          g_assert_nonnull (strstr (sentence, one->text));
          g_assert_cmpstr (mw_left_out_reason_to_string (one->reason), !=, "");
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sender-map/rows", test_rows);
  g_test_add_func ("/core/sender-map/logins", test_logins);
  g_test_add_func ("/core/sender-map/addresses", test_addresses);
  g_test_add_func ("/core/sender-map/odd-addresses", test_odd_addresses);
  g_test_add_func ("/core/sender-map/against-a-plain-table", test_against_a_plain_table);
  return g_test_run ();
}
