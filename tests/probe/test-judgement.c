/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What a test concludes from what it saw. */

#include "probe/conversation/judgement.h"

#include <curl/curl.h>

static MwEndpoint *
new_endpoint (void)
{
  return mw_endpoint_new_plain ("imap", "mail.example.org", 993, MW_ENCRYPTION_TLS);
}

/* As far as a login. */
static MwSighting *
new_sighting (void)
{
  MwSighting *sighting = mw_sighting_new ("imap");

  sighting->times.connected = sighting->times.handshake = sighting->times.encrypted =
      sighting->times.greeted = 1;
  sighting->tls.number = 0x304;
  sighting->tls.verification = mw_verification_new ();
  sighting->tls.verification->naming = g_new0 (MwNaming, 1);
  sighting->speech.greeting = g_strdup ("* OK ready");
  g_string_assign (sighting->speech.capabilities, "IMAP4rev1");
  return sighting;
}

/* Nobody is trusted whose certificate was not seen. */
static void
test_unseen (void)
{
  g_autoptr (MwEndpoint) endpoint = new_endpoint ();
  g_autoptr (MwSighting) sighting = new_sighting ();

  g_assert_cmpint (mw_judge_look (endpoint, sighting, NULL, TRUE).verdict, !=,
                   MW_VERDICT_CERTIFICATE_UNACCEPTABLE);
  g_clear_pointer (&sighting->tls.verification, mw_verification_free);
  g_assert_cmpint (mw_judge_look (endpoint, sighting, NULL, TRUE).verdict, ==,
                   MW_VERDICT_CERTIFICATE_UNACCEPTABLE);
}

/* The codes of libcurl that say that it did not even ask, or nothing about anybody. */
static const int OWN[] = {
  CURLE_UNSUPPORTED_PROTOCOL, CURLE_FAILED_INIT,         CURLE_URL_MALFORMAT,
  CURLE_NOT_BUILT_IN,         CURLE_WRITE_ERROR,         CURLE_READ_ERROR,
  CURLE_OUT_OF_MEMORY,        CURLE_ABORTED_BY_CALLBACK, CURLE_BAD_FUNCTION_ARGUMENT,
  CURLE_INTERFACE_FAILED,     CURLE_UNKNOWN_OPTION,      CURLE_SSL_ENGINE_NOTFOUND,
  CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_CERTPROBLEM,     CURLE_SSL_CIPHER,
  CURLE_SSL_CACERT_BADFILE,   CURLE_SSL_CRL_BADFILE,     CURLE_NO_CONNECTION_AVAILABLE,
  CURLE_RECURSIVE_API_CALL,   CURLE_AUTH_ERROR,
};

/* Wherever the connection was: "closed without a word" was told of a server that was never asked.
 */
static void
test_own_failures (void)
{
  g_autoptr (MwEndpoint) endpoint = new_endpoint ();

  for (guint i = 0; i < G_N_ELEMENTS (OWN); i++)
    {
      g_autoptr (MwSighting) early = mw_sighting_new ("imap");
      g_autoptr (MwSighting) late = new_sighting ();

      g_test_message ("%s", curl_easy_strerror ((CURLcode) OWN[i]));
      early->code = late->code = OWN[i];
      g_assert_cmpint (mw_judge_look (endpoint, early, NULL, TRUE).verdict, ==,
                       MW_VERDICT_NOT_TRIED);
      early->times.connected = 1;
      g_assert_cmpint (mw_judge_look (endpoint, early, NULL, TRUE).verdict, ==,
                       MW_VERDICT_NOT_TRIED);
      g_assert_cmpint (mw_judge_login (endpoint, late, MW_LOGIN_METHOD_COMMAND).verdict, ==,
                       MW_VERDICT_NOT_TRIED);
      late->times.login = 1;
      g_assert_cmpint (mw_judge_login (endpoint, late, MW_LOGIN_METHOD_COMMAND).verdict, ==,
                       MW_VERDICT_NOT_TRIED);
      late->times.ready = 1;
      g_assert_cmpint (mw_judge_login (endpoint, late, MW_LOGIN_METHOD_COMMAND).verdict, ==,
                       MW_VERDICT_NOT_TRIED);
    }
}

/* libcurl says the same of a server that nobody can reach. */
static void
test_no_socket (void)
{
  g_autoptr (MwEndpoint) endpoint = new_endpoint ();
  g_autoptr (MwSighting) look = mw_sighting_new ("imap");

  look->code = CURLE_COULDNT_CONNECT;
  g_assert_cmpint (mw_judge_look (endpoint, look, NULL, TRUE).verdict, ==, MW_VERDICT_UNREACHABLE);
  look->route.no_socket = TRUE;
  g_assert_cmpint (mw_judge_look (endpoint, look, NULL, TRUE).verdict, ==, MW_VERDICT_NOT_TRIED);
}

/* libcurl knows no method: the server has changed its mind, or libcurl does not see what is there.
 */
static void
test_silence (void)
{
  g_autoptr (MwEndpoint) endpoint = new_endpoint ();
  g_autoptr (MwSighting) login = new_sighting ();

  login->code = CURLE_LOGIN_DENIED;
  g_assert_cmpint (mw_judge_login (endpoint, login, MW_LOGIN_METHOD_COMMAND).verdict, ==,
                   MW_VERDICT_NOT_TRIED);
  g_string_assign (login->speech.capabilities, "LOGINDISABLED");
  g_assert_cmpint (mw_judge_login (endpoint, login, MW_LOGIN_METHOD_COMMAND).verdict, ==,
                   MW_VERDICT_LOGIN_NOT_OFFERED);
  login->code = CURLE_OK;
  login->times.ready = 1;
  g_assert_cmpint (mw_judge_login (endpoint, login, MW_LOGIN_METHOD_COMMAND).verdict, ==,
                   MW_VERDICT_LOGIN_NOT_OFFERED);
  login->times.login = 1;
  g_assert_cmpint (mw_judge_login (endpoint, login, MW_LOGIN_METHOD_COMMAND).verdict, ==,
                   MW_VERDICT_WORKS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/probe/judgement/unseen", test_unseen);
  g_test_add_func ("/probe/judgement/own-failures", test_own_failures);
  g_test_add_func ("/probe/judgement/no-socket", test_no_socket);
  g_test_add_func ("/probe/judgement/silence", test_silence);

  return g_test_run ();
}
