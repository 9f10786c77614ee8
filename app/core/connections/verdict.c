/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/verdict.h>

#include <glib/gi18n-lib.h>

/* A stable word, and its title for people. */
typedef struct
{
  const char *word;
  const char *title;
} Term;

static const Term REACHABILITIES[] = {
  [MW_REACHABILITY_UNTESTED] = { "untested", N_ ("Never tested") },
  /* Translators: what a connection test says of a mailbox: it works */
  [MW_REACHABILITY_WORKS] = { "works", N_ ("Works") },
  [MW_REACHABILITY_WARNING] = { "warning", N_ ("Works, with a warning") },
  /* Translators: what a connection test says of a mailbox: it fails */
  [MW_REACHABILITY_FAILS] = { "fails", N_ ("Fails") },
};

static const Term STEPS[MW_N_PROBE_STEPS] = {
  /* Translators: a step of a connection test: the name of the host is looked up */
  [MW_PROBE_STEP_NAME] = { "name", N_ ("Host name") },
  /* Translators: a step of a connection test: the connection is made */
  [MW_PROBE_STEP_CONNECTION] = { "connection", N_ ("Connection") },
  /* Translators: a step of a connection test: the server greets */
  [MW_PROBE_STEP_GREETING] = { "greeting", N_ ("Greeting") },
  [MW_PROBE_STEP_ENCRYPTION] = { "encryption", N_ ("Encryption") },
  [MW_PROBE_STEP_CERTIFICATE] = { "certificate", N_ ("Certificate") },
  [MW_PROBE_STEP_LOGIN] = { "login", N_ ("Logging in") },
  /* Translators: the last step of a connection test of incoming mail: the folder can be opened */
  [MW_PROBE_STEP_MAILBOX] = { "mailbox", N_ ("Folder") },
};

static const char *const OUTCOMES[] = {
  [MW_PROBE_OUTCOME_SKIPPED] = "skipped",         [MW_PROBE_OUTCOME_PASSED] = "passed",
  [MW_PROBE_OUTCOME_WARNED] = "warned",           [MW_PROBE_OUTCOME_FAILED] = "failed",
  [MW_PROBE_OUTCOME_NOT_REACHED] = "not-reached",
};

static const Term VERDICTS[MW_N_VERDICTS] = {
  [MW_VERDICT_UNTESTED] = { "untested", N_ ("Never tested") },
  [MW_VERDICT_WORKS] = { "works", N_ ("Works") },
  [MW_VERDICT_NOT_ENCRYPTED] = { "not-encrypted", N_ ("Not encrypted") },
  [MW_VERDICT_CERTIFICATE_ENDS_SOON] = { "certificate-ends-soon", N_ ("Certificate ends soon") },
  [MW_VERDICT_REVOCATION_LIST_ENDED] = { "revocation-list-ended", N_ ("Revocation list ended") },
  [MW_VERDICT_OLD_TLS] = { "old-tls", N_ ("Obsolete TLS version allowed") },
  [MW_VERDICT_INCOMPLETE] = { "incomplete", N_ ("Not set up yet") },
  [MW_VERDICT_HOST_UNKNOWN] = { "host-unknown", N_ ("Host name unknown") },
  [MW_VERDICT_NAME_SERVICE_FAILED] = { "name-service-failed", N_ ("Name service failed") },
  [MW_VERDICT_CONNECTION_REFUSED] = { "connection-refused", N_ ("Connection refused") },
  [MW_VERDICT_UNREACHABLE] = { "unreachable", N_ ("Server unreachable") },
  [MW_VERDICT_CONNECTION_TIMED_OUT] = { "connection-timed-out", N_ ("Connection timed out") },
  [MW_VERDICT_NO_GREETING] = { "no-greeting", N_ ("Server says nothing") },
  [MW_VERDICT_NOT_A_MAIL_SERVER] = { "not-a-mail-server", N_ ("Not a mail server") },
  [MW_VERDICT_SERVER_BUSY] = { "server-busy", N_ ("Server turns connections away") },
  [MW_VERDICT_NAME_REFUSED] = { "name-refused", N_ ("Name of this computer refused") },
  [MW_VERDICT_CONNECTION_LOST] = { "connection-lost", N_ ("Connection lost") },
  [MW_VERDICT_TOO_SLOW] = { "too-slow", N_ ("Server too slow") },
  [MW_VERDICT_SPEAKS_PLAIN] = { "speaks-plain", N_ ("Port does not speak TLS") },
  [MW_VERDICT_SPEAKS_TLS] = { "speaks-tls", N_ ("Port speaks TLS from the first byte") },
  [MW_VERDICT_NO_STARTTLS] = { "no-starttls", N_ ("STARTTLS not offered") },
  [MW_VERDICT_STARTTLS_REFUSED] = { "starttls-refused", N_ ("STARTTLS refused") },
  [MW_VERDICT_TLS_TOO_OLD] = { "tls-too-old", N_ ("TLS version too old") },
  [MW_VERDICT_HANDSHAKE_FAILED] = { "handshake-failed", N_ ("TLS handshake failed") },
  [MW_VERDICT_CERTIFICATE_EXPIRED] = { "certificate-expired", N_ ("Certificate expired") },
  [MW_VERDICT_CERTIFICATE_NOT_YET_VALID] = { "certificate-not-yet-valid",
                                             N_ ("Certificate not yet valid") },
  [MW_VERDICT_CERTIFICATE_WRONG_HOST] = { "certificate-wrong-host",
                                          N_ ("Certificate for another host") },
  [MW_VERDICT_CERTIFICATE_SELF_SIGNED] = { "certificate-self-signed",
                                           N_ ("Certificate self-signed") },
  [MW_VERDICT_CERTIFICATE_UNKNOWN_ISSUER] = { "certificate-unknown-issuer",
                                              N_ ("Certificate from an unknown issuer") },
  [MW_VERDICT_CERTIFICATE_REVOKED] = { "certificate-revoked", N_ ("Certificate revoked") },
  [MW_VERDICT_CERTIFICATE_UNACCEPTABLE] = { "certificate-unacceptable",
                                            N_ ("Certificate unacceptable") },
  [MW_VERDICT_CERTIFICATE_NOT_PINNED] = { "certificate-not-pinned",
                                          N_ ("Not the pinned certificate") },
  [MW_VERDICT_CA_FILE_UNREADABLE] = { "ca-file-unreadable", N_ ("CA file unreadable") },
  [MW_VERDICT_PASSWORD_MISSING] = { "password-missing", N_ ("Password missing") },
  [MW_VERDICT_KEYRING_UNAVAILABLE] = { "keyring-unavailable", N_ ("Keyring unavailable") },
  [MW_VERDICT_LOGIN_NOT_OFFERED] = { "login-not-offered", N_ ("Login method not offered") },
  [MW_VERDICT_LOGIN_NOT_WANTED] = { "login-not-wanted", N_ ("Server offers no login") },
  [MW_VERDICT_TOKEN_WANTED] = { "token-wanted", N_ ("Login by token only") },
  [MW_VERDICT_LOGIN_REFUSED] = { "login-refused", N_ ("Login refused") },
  [MW_VERDICT_APP_PASSWORD_NEEDED] = { "app-password-needed", N_ ("App password needed") },
  [MW_VERDICT_PASSWORD_EXPIRED] = { "password-expired", N_ ("Password expired") },
  [MW_VERDICT_TOKEN_REFUSED] = { "token-refused", N_ ("Token refused") },
  [MW_VERDICT_BROWSER_NEEDED] = { "browser-needed", N_ ("Confirmation in a browser needed") },
  [MW_VERDICT_ACCESS_SWITCHED_OFF] = { "access-switched-off", N_ ("Access switched off") },
  [MW_VERDICT_ACCOUNT_BLOCKED] = { "account-blocked", N_ ("Account blocked") },
  [MW_VERDICT_METHOD_REFUSED] = { "method-refused", N_ ("Login method refused") },
  [MW_VERDICT_ENCRYPTION_NEEDED] = { "encryption-needed", N_ ("Encryption needed") },
  [MW_VERDICT_LOGIN_NEEDED] = { "login-needed", N_ ("Login needed") },
  [MW_VERDICT_LOGIN_NOT_PERMITTED] = { "login-not-permitted", N_ ("Login not permitted") },
  [MW_VERDICT_LIMIT_REACHED] = { "limit-reached", N_ ("Limit reached") },
  [MW_VERDICT_OVER_QUOTA] = { "over-quota", N_ ("Mailbox full") },
  [MW_VERDICT_MAILBOX_IN_USE] = { "mailbox-in-use", N_ ("Mailbox in use") },
  [MW_VERDICT_MAILBOX_UNAVAILABLE] = { "mailbox-unavailable", N_ ("Mailbox not available") },
  [MW_VERDICT_TEMPORARY_FAILURE] = { "temporary-failure", N_ ("Temporary failure") },
  [MW_VERDICT_FOLDER_MISSING] = { "folder-missing", N_ ("Folder missing") },
  [MW_VERDICT_FOLDER_NOT_PERMITTED] = { "folder-not-permitted", N_ ("Folder not permitted") },
  [MW_VERDICT_FOLDER_REFUSED] = { "folder-refused", N_ ("Folder cannot be opened") },
  [MW_VERDICT_SENDER_REFUSED] = { "sender-refused", N_ ("Sender refused") },
  /* Translators: a connection test that this program gave up by itself */
  [MW_VERDICT_NOT_TRIED] = { "not-tried", N_ ("Could not be tested") },
  /* Translators: of a connection that fails: why is not known */
  [MW_VERDICT_FAILED] = { "failed", N_ ("Cause unknown") },
};

static gboolean
find_word (const Term *terms, guint n_terms, const char *word, guint *found)
{
  *found = 0;
  for (guint i = 0; word && i < n_terms; i++)
    if (g_str_equal (terms[i].word, word))
      {
        *found = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * mw_reachability_to_string:
 * @reachability: a reachability
 *
 * Returns: (transfer none): the stable word for it, as in JSON
 */
const char *
mw_reachability_to_string (MwReachability reachability)
{
  g_return_val_if_fail (reachability < G_N_ELEMENTS (REACHABILITIES), "untested");
  return REACHABILITIES[reachability].word;
}

/**
 * mw_reachability_from_string:
 * @word: a stable word
 * @reachability: (out): the reachability
 *
 * Returns: %FALSE if it is none
 */
gboolean
mw_reachability_from_string (const char *word, MwReachability *reachability)
{
  guint found = 0;
  gboolean known = find_word (REACHABILITIES, G_N_ELEMENTS (REACHABILITIES), word, &found);

  *reachability = (MwReachability) found;
  return known;
}

/**
 * mw_probe_step_to_string:
 * @step: a step
 *
 * Returns: (transfer none): the stable word for it, as in JSON
 */
const char *
mw_probe_step_to_string (MwProbeStep step)
{
  g_return_val_if_fail (step < MW_N_PROBE_STEPS, "name");
  return STEPS[step].word;
}

/**
 * mw_probe_step_from_string:
 * @word: a stable word
 * @step: (out): the step
 *
 * Returns: %FALSE if it is none
 */
gboolean
mw_probe_step_from_string (const char *word, MwProbeStep *step)
{
  guint found = 0;
  gboolean known = find_word (STEPS, MW_N_PROBE_STEPS, word, &found);

  *step = (MwProbeStep) found;
  return known;
}

/**
 * mw_probe_outcome_to_string:
 * @outcome: what became of a step
 *
 * Returns: (transfer none): the stable word for it, as in JSON
 */
const char *
mw_probe_outcome_to_string (MwProbeOutcome outcome)
{
  g_return_val_if_fail (outcome < G_N_ELEMENTS (OUTCOMES), "skipped");
  return OUTCOMES[outcome];
}

/**
 * mw_verdict_to_string:
 * @verdict: a verdict
 *
 * Returns: (transfer none): the stable word for it, as in JSON
 */
const char *
mw_verdict_to_string (MwVerdict verdict)
{
  g_return_val_if_fail (verdict < MW_N_VERDICTS, "untested");
  return VERDICTS[verdict].word;
}

/**
 * mw_verdict_from_string:
 * @word: a stable word
 * @verdict: (out): the verdict
 *
 * Returns: %FALSE if it is none
 */
gboolean
mw_verdict_from_string (const char *word, MwVerdict *verdict)
{
  guint found = 0;
  gboolean known = find_word (VERDICTS, MW_N_VERDICTS, word, &found);

  *verdict = (MwVerdict) found;
  return known;
}

MwReachability
mw_verdict_get_reachability (MwVerdict verdict)
{
  if (verdict == MW_VERDICT_UNTESTED)
    return MW_REACHABILITY_UNTESTED;
  if (verdict == MW_VERDICT_WORKS)
    return MW_REACHABILITY_WORKS;
  if (verdict == MW_VERDICT_NOT_ENCRYPTED || verdict == MW_VERDICT_CERTIFICATE_ENDS_SOON ||
      verdict == MW_VERDICT_REVOCATION_LIST_ENDED || verdict == MW_VERDICT_OLD_TLS)
    return MW_REACHABILITY_WARNING;
  return MW_REACHABILITY_FAILS;
}

const char *
mw_verdict_get_title (MwVerdict verdict)
{
  g_return_val_if_fail (verdict < MW_N_VERDICTS, "");
  return _ (VERDICTS[verdict].title);
}

/**
 * mw_reachability_get_title:
 * @reachability: a reachability
 *
 * Returns: (transfer none): it for people, translated: “Works”, “Never tested”
 */
const char *
mw_reachability_get_title (MwReachability reachability)
{
  g_return_val_if_fail (reachability < G_N_ELEMENTS (REACHABILITIES), "");
  return _ (REACHABILITIES[reachability].title);
}

/**
 * mw_probe_step_get_title:
 * @step: a step
 * @direction: of the test that has it
 *
 * Returns: (transfer none): it for people, translated: “Certificate”
 */
const char *
mw_probe_step_get_title (MwProbeStep step, MwDirection direction)
{
  g_return_val_if_fail (step < MW_N_PROBE_STEPS, "");
  if (step == MW_PROBE_STEP_MAILBOX && direction == MW_DIRECTION_OUT)
    /* Translators: the last step of a connection test of outgoing mail: the sender is accepted */
    return _ ("Sender");
  return _ (STEPS[step].title);
}
