/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What this computer calls itself when it talks to a server. */

#include "probe/certificates/own-name.h"

#define HOSTS                                                                                      \
  "127.0.0.1\tlocalhost localhost.localdomain\n"                                                   \
  "# 192.0.2.9 wrong.example.net desk\n"                                                           \
  "127.0.1.1  desk.example.org  desk # a comment of desk.example.net\r\n"                          \
  "192.0.2.7 pc pc.example.com\n"                                                                  \
  "192.0.2.8 lonely\n"

static const struct
{
  const char *host_name;
  const char *name; /* NULL: the address */
} NAMES[] = {
  { "desk.example.org", "desk.example.org" },
  { "desk.example.org.", "desk.example.org" },
  { "Desk.Example.ORG", "desk.example.org" },
  { "büro.example.org", "xn--bro-hoa.example.org" },
  { "desk", "desk.example.org" },
  { "DESK", "desk.example.org" },
  { "pc", "pc.example.com" },
  { "lonely", NULL },
  { "unknown", NULL },
  { "büro", NULL },
  { "(none)", NULL },
  { "localhost", NULL },
  { "localhost.localdomain", NULL },
  { "desk.local", NULL },
  { "my_desk.example.org", NULL },
  { "-desk.example.org", NULL },
  { "desk..example", NULL },
  { ".example.org", NULL },
  { "192.0.2.7", NULL },
  { "desk.example.org evil", NULL },
  { "\xff\xfe.example.org", NULL },
  { "", NULL },
  { NULL, NULL },
};

static void
assert_name (const char *host_name, const char *hosts, const char *addresses, const char *expected)
{
  g_autofree char *name = mw_own_name_find (host_name, hosts, addresses);
  g_autofree char *shown = host_name ? g_strescape (host_name, NULL) : NULL;

  g_test_message ("%s", shown);
  g_assert_cmpstr (name, ==, expected);
}

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    assert_name (NAMES[i].host_name, HOSTS, "127.0.0.1",
                 NAMES[i].name ? NAMES[i].name : "[127.0.0.1]");
}

static void
assert_literal (const char *address, const char *expected)
{
  g_autofree char *literal = mw_own_name_make_literal (address);

  g_assert_cmpstr (literal, ==, expected);
}

static void
test_literals (void)
{
  assert_name ("desk", NULL, "127.0.0.1", "[127.0.0.1]");
  assert_name ("desk", "", "[::1]", "[IPv6:::1]");
  assert_name ("desk", "", "::1", "[IPv6:::1]");
  assert_name ("desk", "", "[::1],127.0.0.1", "[IPv6:::1]");
  /* Nobody talks to the first. */
  assert_name ("desk", "", "255.255.255.255,nonsense,127.0.0.1", "[127.0.0.1]");
  assert_name ("desk", "", "", "[127.0.0.1]");
  assert_literal ("192.0.2.1", "[192.0.2.1]");
  assert_literal ("2001:db8::1", "[IPv6:2001:db8::1]");
  assert_literal ("::ffff:192.0.2.1", "[192.0.2.1]");
  assert_literal ("fe80::1%lo", "[IPv6:fe80::1]");
  assert_literal ("", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/probe/own-name/names", test_names);
  g_test_add_func ("/probe/own-name/literals", test_literals);

  return g_test_run ();
}
