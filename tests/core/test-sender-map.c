/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What mail servers are told: which rows, in which words, and what is left out. */

#include <mailwright/mailwright.h>

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/sender-map/rows", test_rows);
  g_test_add_func ("/core/sender-map/logins", test_logins);
  g_test_add_func ("/core/sender-map/addresses", test_addresses);
  g_test_add_func ("/core/sender-map/odd-addresses", test_odd_addresses);
  return g_test_run ();
}
