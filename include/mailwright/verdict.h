/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

/**
 * MwReachability:
 * @MW_REACHABILITY_UNTESTED: never tested, or the test was cancelled (`untested`)
 * @MW_REACHABILITY_WORKS: `works`
 * @MW_REACHABILITY_WARNING: works, but something should be mended (`warning`)
 * @MW_REACHABILITY_FAILS: `fails`
 *
 * What a connection test says in one word. Later ones are worse.
 */
typedef enum
{
  MW_REACHABILITY_UNTESTED,
  MW_REACHABILITY_WORKS,
  MW_REACHABILITY_WARNING,
  MW_REACHABILITY_FAILS,
} MwReachability;

/**
 * MwProbeStep:
 *
 * The steps of a connection test, in the order in which they are gone. As words: `name`,
 * `connection`, `greeting`, `encryption`, `certificate`, `login`, `mailbox`. With TLS from the
 * first byte, encryption and certificate come before the greeting, but are shown in this order too.
 */
typedef enum
{
  MW_PROBE_STEP_NAME,        /* the host name is looked up */
  MW_PROBE_STEP_CONNECTION,  /* TCP */
  MW_PROBE_STEP_GREETING,    /* the server says what it is, and what it can do */
  MW_PROBE_STEP_ENCRYPTION,  /* STARTTLS and the handshake */
  MW_PROBE_STEP_CERTIFICATE, /* verified, or pinned */
  MW_PROBE_STEP_LOGIN,
  MW_PROBE_STEP_MAILBOX, /* incoming: the folder can be opened; outgoing: the sender is accepted */
} MwProbeStep;

#define MW_N_PROBE_STEPS 7

/**
 * MwProbeOutcome:
 *
 * What became of a step: `skipped` (not asked for, or it does not apply), `passed`, `warned`,
 * `failed`, `not-reached` (an earlier one failed).
 */
typedef enum
{
  MW_PROBE_OUTCOME_SKIPPED,
  MW_PROBE_OUTCOME_PASSED,
  MW_PROBE_OUTCOME_WARNED,
  MW_PROBE_OUTCOME_FAILED,
  MW_PROBE_OUTCOME_NOT_REACHED,
} MwProbeOutcome;

/**
 * MwVerdict:
 *
 * Why a test ended as it did. Two failures that a person would mend differently have two verdicts.
 * The words (mw_verdict_to_string()) are stable: in JSON, in the database, in the manual page.
 */
typedef enum
{
  MW_VERDICT_UNTESTED,                   /* untested */
  MW_VERDICT_WORKS,                      /* works */
  MW_VERDICT_NOT_ENCRYPTED,              /* not-encrypted: works, a login would go in the clear */
  MW_VERDICT_CERTIFICATE_ENDS_SOON,      /* certificate-ends-soon: works, ends within 30 days */
  MW_VERDICT_REVOCATION_LIST_ENDED,      /* revocation-list-ended: works, one in the CA file did */
  MW_VERDICT_OLD_TLS,                    /* old-tls: works, below TLS 1.2, as an override allows */
  MW_VERDICT_INCOMPLETE,                 /* incomplete: a server or port is not set */
  MW_VERDICT_HOST_UNKNOWN,               /* host-unknown */
  MW_VERDICT_NAME_SERVICE_FAILED,        /* name-service-failed: no name server answers */
  MW_VERDICT_CONNECTION_REFUSED,         /* connection-refused */
  MW_VERDICT_UNREACHABLE,                /* unreachable: no route to it */
  MW_VERDICT_CONNECTION_TIMED_OUT,       /* connection-timed-out */
  MW_VERDICT_NO_GREETING,                /* no-greeting: connected, and then nothing in time */
  MW_VERDICT_NOT_A_MAIL_SERVER,          /* not-a-mail-server */
  MW_VERDICT_SERVER_BUSY,                /* server-busy: it greets with a refusal */
  MW_VERDICT_NAME_REFUSED,               /* name-refused: what this computer says in EHLO */
  MW_VERDICT_CONNECTION_LOST,            /* connection-lost: closed, mostly without a word */
  MW_VERDICT_TOO_SLOW,                   /* too-slow: it answers, but not in time */
  MW_VERDICT_SPEAKS_PLAIN,               /* speaks-plain: asked for TLS from the first byte */
  MW_VERDICT_SPEAKS_TLS,                 /* speaks-tls: TLS from the first byte was not asked for */
  MW_VERDICT_NO_STARTTLS,                /* no-starttls: not offered */
  MW_VERDICT_STARTTLS_REFUSED,           /* starttls-refused: offered, then refused */
  MW_VERDICT_TLS_TOO_OLD,                /* tls-too-old */
  MW_VERDICT_HANDSHAKE_FAILED,           /* handshake-failed */
  MW_VERDICT_CERTIFICATE_EXPIRED,        /* certificate-expired */
  MW_VERDICT_CERTIFICATE_NOT_YET_VALID,  /* certificate-not-yet-valid */
  MW_VERDICT_CERTIFICATE_WRONG_HOST,     /* certificate-wrong-host */
  MW_VERDICT_CERTIFICATE_SELF_SIGNED,    /* certificate-self-signed */
  MW_VERDICT_CERTIFICATE_UNKNOWN_ISSUER, /* certificate-unknown-issuer */
  MW_VERDICT_CERTIFICATE_REVOKED,        /* certificate-revoked */
  MW_VERDICT_CERTIFICATE_UNACCEPTABLE,   /* certificate-unacceptable: any other reason */
  MW_VERDICT_CERTIFICATE_NOT_PINNED,     /* certificate-not-pinned: another than the pinned one */
  MW_VERDICT_CA_FILE_UNREADABLE,         /* ca-file-unreadable */
  MW_VERDICT_PASSWORD_MISSING,           /* password-missing: not set, or not in this keyring */
  MW_VERDICT_KEYRING_UNAVAILABLE,        /* keyring-unavailable: locked or absent */
  MW_VERDICT_LOGIN_NOT_OFFERED,          /* login-not-offered: none that a password can use */
  MW_VERDICT_LOGIN_NOT_WANTED,           /* login-not-wanted: a relay that offers none at all */
  MW_VERDICT_TOKEN_WANTED,               /* token-wanted: only a token can be used, if chosen */
  MW_VERDICT_LOGIN_REFUSED,              /* login-refused */
  MW_VERDICT_APP_PASSWORD_NEEDED,        /* app-password-needed: the account's own is not enough */
  MW_VERDICT_PASSWORD_EXPIRED,           /* password-expired */
  MW_VERDICT_TOKEN_REFUSED,              /* token-refused: a token in place of a password */
  MW_VERDICT_BROWSER_NEEDED,             /* browser-needed: the provider wants to be asked there */
  MW_VERDICT_ACCESS_SWITCHED_OFF,        /* access-switched-off: the protocol, for this account */
  MW_VERDICT_ACCOUNT_BLOCKED,            /* account-blocked: locked, disabled, suspended */
  MW_VERDICT_METHOD_REFUSED,             /* method-refused */
  MW_VERDICT_ENCRYPTION_NEEDED,          /* encryption-needed: to log in, or to send */
  MW_VERDICT_LOGIN_NEEDED,         /* login-needed: none is set, and no mail is taken without */
  MW_VERDICT_LOGIN_NOT_PERMITTED,  /* login-not-permitted: known, and may not */
  MW_VERDICT_LIMIT_REACHED,        /* limit-reached: too many connections, logins, messages */
  MW_VERDICT_OVER_QUOTA,           /* over-quota */
  MW_VERDICT_MAILBOX_IN_USE,       /* mailbox-in-use: another program has it locked */
  MW_VERDICT_MAILBOX_UNAVAILABLE,  /* mailbox-unavailable: the login was right */
  MW_VERDICT_TEMPORARY_FAILURE,    /* temporary-failure: says the server */
  MW_VERDICT_FOLDER_MISSING,       /* folder-missing: there is none of that name */
  MW_VERDICT_FOLDER_NOT_PERMITTED, /* folder-not-permitted */
  MW_VERDICT_FOLDER_REFUSED,       /* folder-refused: for a reason that is not known */
  MW_VERDICT_SENDER_REFUSED,       /* sender-refused */
  MW_VERDICT_NOT_TRIED,            /* not-tried: libcurl gave up by itself */
  MW_VERDICT_FAILED,               /* failed: anything else, in the server's words */
} MwVerdict;

#define MW_N_VERDICTS (MW_VERDICT_FAILED + 1)

/* The words, and back; a word that is none gives the first value and %FALSE. */
const char *mw_reachability_to_string (MwReachability reachability);
gboolean mw_reachability_from_string (const char *word, MwReachability *reachability);
const char *mw_probe_step_to_string (MwProbeStep step);
gboolean mw_probe_step_from_string (const char *word, MwProbeStep *step);
const char *mw_probe_outcome_to_string (MwProbeOutcome outcome);
const char *mw_verdict_to_string (MwVerdict verdict);
gboolean mw_verdict_from_string (const char *word, MwVerdict *verdict);

/**
 * mw_verdict_get_reachability:
 *
 * Returns: the one word that a test with this verdict is summed up in
 */
MwReachability mw_verdict_get_reachability (MwVerdict verdict);

/**
 * mw_verdict_get_title:
 *
 * Returns: (transfer none): a few translated words, as a heading for mailboxes that share it
 *   ("Certificate expired", "Login refused")
 */
const char *mw_verdict_get_title (MwVerdict verdict);
const char *mw_reachability_get_title (MwReachability reachability); /* "Works", "Never tested" */
const char *mw_probe_step_get_title (MwProbeStep step, MwDirection direction); /* "Certificate" */

G_END_DECLS
