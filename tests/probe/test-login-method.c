/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* With which method it is logged in to what a server offers, and which comes next. */

#include "probe/conversation/login-method.h"

#define STAMP "+OK ready <1.2@mail.example.org>"

static const struct
{
  const char *scheme;
  const char *authentication;
  const char *greeting;
  const char *capabilities;
  const char *encrypted; /* the names of the methods; "" if there is none */
  const char *plain;     /* without encryption; NULL for the same */
} OFFERS[] = {
  { "smtp", "automatic", "220", "AUTH=PLAIN AUTH=LOGIN", "PLAIN LOGIN", NULL },
  { "smtp", "automatic", "220", "AUTH=GSSAPI auth=plain", "PLAIN", NULL },
  { "smtp", "automatic", "220", "AUTH=GSSAPI", "", NULL },
  { "smtp", "automatic", "220", "SIZE", "", NULL },
  { "smtp", "automatic", "220", "AUTH=XOAUTH2", "", NULL },
  { "smtp", "automatic", "220", "AUTH=DIGEST-MD5 AUTH=CRAM-MD5 AUTH=LOGIN AUTH=PLAIN",
    "PLAIN LOGIN CRAM-MD5 DIGEST-MD5", "CRAM-MD5 DIGEST-MD5 PLAIN LOGIN" },
  { "smtp", "login", "220", "AUTH=PLAIN", "", NULL },
  { "smtp", "cram-md5", "220", "AUTH=PLAIN AUTH=CRAM-MD5", "CRAM-MD5", NULL },
  { "smtp", "xoauth2", "220", "AUTH=PLAIN AUTH=XOAUTH2", "XOAUTH2", NULL },
  { "smtp", "xoauth2", "220", "AUTH=PLAIN", "", NULL },
  { "imap", "automatic", "* OK", "IMAP4rev1", "command", NULL },
  { "imap", "automatic", "* OK", "", "command", NULL },
  { "imap", "automatic", "* OK", "IMAP4rev1 AUTH=GSSAPI AUTH=NTLM", "command", NULL },
  { "imap", "automatic", "* OK", "LOGINDISABLED", "", NULL },
  { "imap", "automatic", "* OK", "logindisabled AUTH=PLAIN", "PLAIN", NULL },
  { "imap", "automatic", "* OK", "AUTH=CRAM-MD5 AUTH=PLAIN", "PLAIN command CRAM-MD5",
    "CRAM-MD5 PLAIN command" },
  { "imap", "login", "* OK", "AUTH=PLAIN", "command", NULL },
  { "imap", "login", "* OK", "AUTH=LOGIN", "LOGIN command", NULL },
  { "imap", "plain", "* OK", "IMAP4rev1", "", NULL },
  { "pop3", "automatic", "+OK", "USER UIDL", "command", NULL },
  { "pop3", "automatic", STAMP, "USER UIDL", "command APOP", "APOP command" },
  { "pop3", "automatic", STAMP, "UIDL", "APOP", NULL },
  { "pop3", "automatic", "+OK", "USER AUTH=GSSAPI", "command", NULL },
  { "pop3", "login", STAMP, "user AUTH=CRAM-MD5", "command", NULL },
  { "pop3", "automatic", "+OK", "UIDL", "command", NULL },
  { "pop3", "automatic", "+OK", "UIDL AUTH=GSSAPI", "", NULL },
  /* A server that knows no CAPA knows USER. */
  { "pop3", "automatic", "+OK", "", "command", NULL },
};

static void
assert_offer (guint row, MwEncryption encryption, const char *expected)
{
  g_autoptr (MwEndpoint) endpoint =
      mw_endpoint_new_plain (OFFERS[row].scheme, "mail.example.org", 1, encryption);
  g_autoptr (MwSighting) seen = mw_sighting_new (OFFERS[row].scheme);
  g_autoptr (GString) names = g_string_new (NULL);
  MwLoginMethods methods;

  g_free (endpoint->authentication);
  endpoint->authentication = g_strdup (OFFERS[row].authentication);
  seen->speech.greeting = g_strdup (OFFERS[row].greeting);
  g_string_assign (seen->speech.capabilities, OFFERS[row].capabilities);
  methods = mw_login_methods_find (endpoint, seen);
  for (guint i = 0; i < methods.n_methods; i++)
    {
      MwLoginMethod method = methods.methods[i];

      g_assert_true (mw_login_methods_have (&methods, method));
      g_string_append_printf (names, "%s%s", i > 0 ? " " : "",
                              method == MW_LOGIN_METHOD_COMMAND
                                  ? "command"
                                  : mw_login_method_get_name (method, OFFERS[row].scheme));
    }
  g_test_message ("%s: %s of %s", OFFERS[row].scheme, OFFERS[row].authentication,
                  OFFERS[row].capabilities);
  g_assert_cmpstr (names->str, ==, expected);
}

/* Inside of TLS what any server can check comes first, in the clear what tells the least. */
static void
test_offers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (OFFERS); i++)
    {
      const char *plain = OFFERS[i].plain ? OFFERS[i].plain : OFFERS[i].encrypted;

      assert_offer (i, MW_ENCRYPTION_TLS, OFFERS[i].encrypted);
      assert_offer (i, MW_ENCRYPTION_STARTTLS, OFFERS[i].encrypted);
      assert_offer (i, MW_ENCRYPTION_NONE, plain);
    }
}

static void
assert_other (const MwLoginMethods *methods,
              MwLoginMethod refused,
              MwEncryption encryption,
              MwLoginMethod expected)
{
  g_assert_cmpint (mw_login_methods_find_other (methods, refused, encryption), ==, expected);
}

/* A server whose passwords are hashed refuses every method that proves the password alone. */
static void
test_others (void)
{
  static const MwLoginMethods ALL = {
    { MW_LOGIN_METHOD_CRAM_MD5, MW_LOGIN_METHOD_DIGEST_MD5, MW_LOGIN_METHOD_PLAIN,
      MW_LOGIN_METHOD_LOGIN },
    4,
  };
  static const MwLoginMethods PROVING = { { MW_LOGIN_METHOD_CRAM_MD5, MW_LOGIN_METHOD_DIGEST_MD5 },
                                          2 };
  static const MwLoginMethods MIXED = { { MW_LOGIN_METHOD_PLAIN, MW_LOGIN_METHOD_CRAM_MD5 }, 2 };
  static const MwLoginMethods ONE = { { MW_LOGIN_METHOD_PLAIN }, 1 };

  assert_other (&ALL, MW_LOGIN_METHOD_CRAM_MD5, MW_ENCRYPTION_TLS, MW_LOGIN_METHOD_PLAIN);
  assert_other (&ALL, MW_LOGIN_METHOD_PLAIN, MW_ENCRYPTION_STARTTLS, MW_LOGIN_METHOD_LOGIN);
  assert_other (&PROVING, MW_LOGIN_METHOD_CRAM_MD5, MW_ENCRYPTION_TLS, MW_LOGIN_METHOD_NONE);
  assert_other (&MIXED, MW_LOGIN_METHOD_PLAIN, MW_ENCRYPTION_TLS, MW_LOGIN_METHOD_CRAM_MD5);
  assert_other (&ONE, MW_LOGIN_METHOD_PLAIN, MW_ENCRYPTION_TLS, MW_LOGIN_METHOD_NONE);
  /* Who refuses a proof must not get the password in the clear by that. */
  assert_other (&ALL, MW_LOGIN_METHOD_CRAM_MD5, MW_ENCRYPTION_NONE, MW_LOGIN_METHOD_NONE);
  assert_other (&ALL, MW_LOGIN_METHOD_PLAIN, MW_ENCRYPTION_NONE, MW_LOGIN_METHOD_LOGIN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/probe/login-method/offers", test_offers);
  g_test_add_func ("/probe/login-method/others", test_others);

  return g_test_run ();
}
