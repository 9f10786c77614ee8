/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/conversation/judgement.h"

#include "probe/conversation/conversation.h"
#include "probe/conversation/greeting.h"
#include "probe/conversation/refusal.h"
#include "probe/conversation/tls-watch.h"

#include <curl/curl.h>
#include <errno.h>
#include <mailwright/observation.h>
#include <openssl/x509_vfy.h>
#include <string.h>

/* A line of this length is no line of any of the protocols. */
#define MAXIMUM_LINE 8192

#define GOOD ((MwJudgement){ MW_VERDICT_WORKS, MW_PROBE_STEP_NAME })

static MwJudgement
judge (MwVerdict verdict, MwProbeStep step)
{
  return (MwJudgement){ verdict, step };
}

static gboolean
is_good (MwJudgement judgement)
{
  return judgement.verdict == MW_VERDICT_WORKS;
}

/* Since 8.7; before, CURLE_OUT_OF_MEMORY meant it too. */
#define CODE_TOO_LARGE 100

/* What can be the doing of a server, or of the way to it. Any other code is libcurl's own affair
 * (an option that it has not, a method that it cannot, a limit of this computer): then nobody was
 * asked, and nothing is known of the server. */
static const int CODES_OF_OTHERS[] = {
  CURLE_OK,
  CURLE_COULDNT_CONNECT,
  CURLE_WEIRD_SERVER_REPLY,
  CURLE_REMOTE_ACCESS_DENIED,
  CURLE_PARTIAL_FILE,
  CURLE_QUOTE_ERROR,
  CURLE_OPERATION_TIMEDOUT,
  CURLE_SSL_CONNECT_ERROR,
  CURLE_GOT_NOTHING,
  CURLE_SEND_ERROR,
  CURLE_RECV_ERROR,
  CURLE_PEER_FAILED_VERIFICATION,
  CURLE_BAD_CONTENT_ENCODING,
  CURLE_USE_SSL_FAILED,
  CURLE_LOGIN_DENIED,
  CURLE_SSL_SHUTDOWN_FAILED,
  CURLE_SSL_ISSUER_ERROR,
  CURLE_SSL_INVALIDCERTSTATUS,
  CODE_TOO_LARGE,
};

static gboolean
is_of_others (int code)
{
  for (guint i = 0; i < G_N_ELEMENTS (CODES_OF_OTHERS); i++)
    if (CODES_OF_OTHERS[i] == code)
      return TRUE;
  return FALSE;
}

static gboolean
says_too_much (const MwSighting *sighting)
{
  return sighting->speech.not_mail ||
         (!sighting->times.greeted && sighting->n_received > MAXIMUM_LINE);
}

static MwJudgement
judge_own_part (const MwSighting *sighting, MwProbeStep step)
{
  if (!sighting->route.no_socket &&
      (sighting->timed_out || says_too_much (sighting) || is_of_others (sighting->code)))
    return GOOD;
  return judge (MW_VERDICT_NOT_TRIED, sighting->times.connected ? step : MW_PROBE_STEP_CONNECTION);
}

static MwJudgement
judge_connection (const MwSighting *sighting)
{
  if (sighting->times.connected)
    return GOOD;
  switch (sighting->timed_out ? ETIMEDOUT : sighting->route.os_error)
    {
    case ETIMEDOUT:
      return judge (MW_VERDICT_CONNECTION_TIMED_OUT, MW_PROBE_STEP_CONNECTION);
    case ECONNREFUSED:
      return judge (MW_VERDICT_CONNECTION_REFUSED, MW_PROBE_STEP_CONNECTION);
    default:
      if (sighting->code == CURLE_COULDNT_CONNECT)
        return judge (MW_VERDICT_UNREACHABLE, MW_PROBE_STEP_CONNECTION);
      return judge (MW_VERDICT_FAILED, MW_PROBE_STEP_CONNECTION);
    }
}

static gboolean
mentions (const MwSighting *sighting, const char *words)
{
  return sighting->problem && strstr (sighting->problem, words);
}

static gboolean
was_closed (const MwSighting *sighting)
{
  return mentions (sighting, "SSL_ERROR_SYSCALL") || mentions (sighting, "reset by peer") ||
         mentions (sighting, "unexpected eof") || mentions (sighting, "Broken pipe");
}

static gboolean
is_alien (const MwSighting *sighting)
{
  return mentions (sighting, "wrong version number") || mentions (sighting, "http request") ||
         mentions (sighting, "packet length too long") ||
         mentions (sighting, "unexpected message") || mentions (sighting, "record");
}

static MwJudgement
judge_handshake (const MwSighting *sighting, const MwSighting *aside)
{
  if (sighting->times.encrypted && (sighting->times.ready || sighting->tls.alert < 0))
    return GOOD;
  if (sighting->tls.alert == SSL_AD_PROTOCOL_VERSION ||
      mentions (sighting, "unsupported protocol") || mentions (sighting, "version too low"))
    return judge (MW_VERDICT_TLS_TOO_OLD, MW_PROBE_STEP_ENCRYPTION);
  if (aside && aside->speech.not_mail)
    return judge (MW_VERDICT_NOT_A_MAIL_SERVER, MW_PROBE_STEP_GREETING);
  if (aside && aside->times.greeted)
    return judge (MW_VERDICT_SPEAKS_PLAIN, MW_PROBE_STEP_ENCRYPTION);
  if (sighting->timed_out)
    return judge (sighting->n_received > 0 ? MW_VERDICT_TOO_SLOW : MW_VERDICT_NO_GREETING,
                  MW_PROBE_STEP_ENCRYPTION);
  if (sighting->tls.alert < 0 && was_closed (sighting))
    return judge (MW_VERDICT_CONNECTION_LOST, MW_PROBE_STEP_ENCRYPTION);
  if (aside && aside->n_received > 0 && is_alien (sighting))
    return judge (MW_VERDICT_NOT_A_MAIL_SERVER, MW_PROBE_STEP_GREETING);
  return judge (MW_VERDICT_HANDSHAKE_FAILED, MW_PROBE_STEP_ENCRYPTION);
}

static MwJudgement
judge_greeting (MwEndpoint *endpoint, const MwSighting *sighting, const MwSighting *aside)
{
  if (says_too_much (sighting) || mentions (sighting, "Too large response"))
    return judge (MW_VERDICT_NOT_A_MAIL_SERVER, MW_PROBE_STEP_GREETING);
  if (sighting->times.greeted)
    return mw_greeting_turns_away (endpoint->scheme, sighting->speech.greeting)
               ? judge (MW_VERDICT_SERVER_BUSY, MW_PROBE_STEP_GREETING)
               : GOOD;
  if (aside && (aside->times.encrypted || aside->tls.alert >= 0))
    return judge (MW_VERDICT_SPEAKS_TLS, MW_PROBE_STEP_GREETING);
  if (sighting->timed_out)
    return judge (sighting->n_received > 0 ? MW_VERDICT_TOO_SLOW : MW_VERDICT_NO_GREETING,
                  MW_PROBE_STEP_GREETING);
  if (sighting->n_received > 0)
    return judge (MW_VERDICT_NOT_A_MAIL_SERVER, MW_PROBE_STEP_GREETING);
  return judge (MW_VERDICT_CONNECTION_LOST, MW_PROBE_STEP_GREETING);
}

/* Of SMTP: EHLO was refused, and then HELO too, if that was asked. */
static MwJudgement
judge_refused_name (const MwSighting *sighting)
{
  if (sighting->speech.response / 100 == 4)
    return judge (MW_VERDICT_SERVER_BUSY, MW_PROBE_STEP_GREETING);
  if (g_strcmp0 (mw_greeting_find_protocol (sighting->speech.greeting), "SMTP") != 0)
    return judge (MW_VERDICT_NOT_A_MAIL_SERVER, MW_PROBE_STEP_GREETING);
  return judge (MW_VERDICT_NAME_REFUSED, MW_PROBE_STEP_GREETING);
}

static MwJudgement
judge_interruption (const MwSighting *sighting, MwProbeStep step)
{
  if (sighting->timed_out)
    return judge (MW_VERDICT_TOO_SLOW, step);
  switch (sighting->code)
    {
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_GOT_NOTHING:
      return judge (MW_VERDICT_CONNECTION_LOST, step);
    case CURLE_REMOTE_ACCESS_DENIED:
      return judge_refused_name (sighting);
    default:
      return judge (MW_VERDICT_FAILED, step);
    }
}

/* Who knows no EHLO has no STARTTLS. */
static gboolean
is_without_extensions (const MwSighting *sighting)
{
  return sighting->code == CURLE_REMOTE_ACCESS_DENIED &&
         mw_conversation_knows_no_ehlo (sighting->speech.name_refusal) &&
         judge_refused_name (sighting).verdict == MW_VERDICT_NAME_REFUSED;
}

static MwJudgement
judge_starttls (const MwSighting *sighting)
{
  if (sighting->times.handshake || sighting->times.encrypted)
    return judge_handshake (sighting, NULL);
  if (sighting->timed_out)
    return judge (MW_VERDICT_TOO_SLOW,
                  sighting->times.starttls ? MW_PROBE_STEP_ENCRYPTION : MW_PROBE_STEP_GREETING);
  if (!sighting->times.starttls &&
      (sighting->code == CURLE_USE_SSL_FAILED || is_without_extensions (sighting)))
    return judge (MW_VERDICT_NO_STARTTLS, MW_PROBE_STEP_ENCRYPTION);
  if (sighting->code == CURLE_USE_SSL_FAILED || sighting->code == CURLE_WEIRD_SERVER_REPLY)
    return judge (MW_VERDICT_STARTTLS_REFUSED, MW_PROBE_STEP_ENCRYPTION);
  return judge_interruption (sighting, sighting->times.starttls ? MW_PROBE_STEP_ENCRYPTION
                                                                : MW_PROBE_STEP_GREETING);
}

/* Up to where a certificate may be looked at. */
static MwJudgement
judge_reach (MwEndpoint *endpoint, const MwSighting *sighting, const MwSighting *aside)
{
  MwJudgement judgement = judge_own_part (sighting, MW_PROBE_STEP_GREETING);

  if (is_good (judgement))
    judgement = judge_connection (sighting);
  if (is_good (judgement) && endpoint->encryption == MW_ENCRYPTION_TLS)
    judgement = judge_handshake (sighting, aside);
  if (is_good (judgement))
    judgement = judge_greeting (endpoint, sighting, aside);
  if (is_good (judgement) && endpoint->encryption == MW_ENCRYPTION_STARTTLS)
    judgement = judge_starttls (sighting);
  return judgement;
}

static MwVerdict
find_verification_verdict (const MwVerification *seen)
{
  switch (seen->error)
    {
    case X509_V_OK:
      return mw_naming_accepts (seen->naming) ? MW_VERDICT_WORKS
                                              : MW_VERDICT_CERTIFICATE_WRONG_HOST;
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return MW_VERDICT_CERTIFICATE_EXPIRED;
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return MW_VERDICT_CERTIFICATE_NOT_YET_VALID;
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
      return MW_VERDICT_CERTIFICATE_WRONG_HOST;
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
      return MW_VERDICT_CERTIFICATE_SELF_SIGNED;
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_CERT_SIGNATURE_FAILURE: /* by the one that has the issuer's name */
      return MW_VERDICT_CERTIFICATE_UNKNOWN_ISSUER;
    case X509_V_ERR_CERT_REVOKED:
      return MW_VERDICT_CERTIFICATE_REVOKED;
    default:
      return MW_VERDICT_CERTIFICATE_UNACCEPTABLE;
    }
}

static MwJudgement
judge_certificate (MwEndpoint *endpoint, const MwSighting *sighting, gboolean trusts)
{
  if (!sighting->tls.verification)
    /* Nobody is trusted unseen. */
    return sighting->times.encrypted
               ? judge (MW_VERDICT_CERTIFICATE_UNACCEPTABLE, MW_PROBE_STEP_CERTIFICATE)
               : GOOD;
  if (sighting->times.encrypted &&
      sighting->tls.number < mw_tls_parse_version (endpoint->minimum_tls))
    return judge (MW_VERDICT_TLS_TOO_OLD, MW_PROBE_STEP_ENCRYPTION);
  if (endpoint->pin)
    return sighting->tls.verification->pin_matches
               ? GOOD
               : judge (MW_VERDICT_CERTIFICATE_NOT_PINNED, MW_PROBE_STEP_CERTIFICATE);
  if (!trusts)
    return judge (MW_VERDICT_CA_FILE_UNREADABLE, MW_PROBE_STEP_CERTIFICATE);
  return judge (find_verification_verdict (sighting->tls.verification), MW_PROBE_STEP_CERTIFICATE);
}

gboolean
mw_judge_wants_aside (MwEndpoint *endpoint, const MwSighting *look)
{
  if (!look->times.connected)
    return FALSE;
  if (endpoint->encryption == MW_ENCRYPTION_TLS)
    return !look->times.encrypted && look->n_received > 0 && look->tls.alert < 0 && is_alien (look);
  return !look->times.greeted && look->n_received == 0;
}

MwJudgement
mw_judge_look (MwEndpoint *endpoint,
               const MwSighting *look,
               const MwSighting *aside,
               gboolean trusts)
{
  MwJudgement judgement = judge_reach (endpoint, look, aside);

  if (is_good (judgement))
    judgement = judge_certificate (endpoint, look, trusts);
  if (is_good (judgement) && !look->times.ready)
    judgement = judge_interruption (look, MW_PROBE_STEP_GREETING);
  return judgement;
}

/* Nothing that may be used is offered: what would mend it? */
static MwJudgement
judge_missing_offer (MwEndpoint *endpoint, const MwSighting *look)
{
  const char *capabilities = look->speech.capabilities->str;

  if (look->speech.name_refusal && !mw_conversation_knows_no_ehlo (look->speech.name_refusal))
    return judge (MW_VERDICT_NAME_REFUSED, MW_PROBE_STEP_GREETING);
  if (g_str_equal (endpoint->scheme, "smtp") && !strcasestr (capabilities, "AUTH=") &&
      (endpoint->encryption != MW_ENCRYPTION_NONE ||
       !mw_conversation_offers (capabilities, "STARTTLS")))
    return judge (MW_VERDICT_LOGIN_NOT_WANTED, MW_PROBE_STEP_LOGIN);
  if (g_str_equal (endpoint->authentication, "automatic") && mw_login_methods_take_token (look))
    return judge (MW_VERDICT_TOKEN_WANTED, MW_PROBE_STEP_LOGIN);
  return judge (MW_VERDICT_LOGIN_NOT_OFFERED, MW_PROBE_STEP_LOGIN);
}

MwJudgement
mw_judge_offer (MwEndpoint *endpoint, const MwSighting *look, gboolean has_password)
{
  if (mw_conversation_is_logged_in (look->speech.greeting))
    return GOOD;
  if (mw_login_methods_find (endpoint, look).n_methods == 0)
    return judge_missing_offer (endpoint, look);
  if (!has_password)
    return judge (MW_VERDICT_PASSWORD_MISSING, MW_PROBE_STEP_LOGIN);
  return GOOD;
}

/* What a refusal is that nothing is known of. */
static MwVerdict
find_unknown (MwEndpoint *endpoint, const MwSighting *login, MwProbeStep step)
{
  if (mw_answer_ends (login->speech.answer))
    return MW_VERDICT_CONNECTION_LOST;
  if (step == MW_PROBE_STEP_LOGIN)
    return MW_VERDICT_LOGIN_REFUSED;
  if (g_str_equal (endpoint->scheme, "imap") && endpoint->mailbox)
    return MW_VERDICT_FOLDER_REFUSED;
  return MW_VERDICT_FAILED;
}

static MwJudgement
judge_refusal (MwEndpoint *endpoint, const MwSighting *login, MwProbeStep step)
{
  MwRefusal refusal = mw_refusal_read (login->speech.answer, endpoint, step);

  if (refusal.verdict == MW_VERDICT_UNTESTED)
    refusal.verdict = find_unknown (endpoint, login, step);
  if (refusal.verdict == MW_VERDICT_LOGIN_REFUSED &&
      (login->speech.token || g_str_equal (endpoint->authentication, "xoauth2")))
    refusal.verdict = MW_VERDICT_TOKEN_REFUSED;
  return judge (refusal.verdict, step);
}

/* An answer that never came to its end is none, unless the server takes its leave in it. */
static gboolean
has_refused (const MwSighting *login)
{
  return login->timed_out ? mw_answer_ends (login->speech.answer)
                          : mw_answer_refuses (login->speech.answer);
}

/* libcurl did not find what the server offered before: it is not offered any more, or libcurl is at
 * fault. */
static MwJudgement
judge_silence (MwEndpoint *endpoint, const MwSighting *login, MwLoginMethod method)
{
  MwLoginMethods offered = mw_login_methods_find (endpoint, login);

  return judge (mw_login_methods_have (&offered, method) ? MW_VERDICT_NOT_TRIED
                                                         : MW_VERDICT_LOGIN_NOT_OFFERED,
                MW_PROBE_STEP_LOGIN);
}

static MwJudgement
judge_answer_to_login (MwEndpoint *endpoint, const MwSighting *login, MwLoginMethod method)
{
  if (!login->times.login && login->code == CURLE_LOGIN_DENIED)
    return judge_silence (endpoint, login, method);
  if (login->code == CURLE_LOGIN_DENIED || (login->times.login && has_refused (login)))
    return judge_refusal (endpoint, login, MW_PROBE_STEP_LOGIN);
  return judge_interruption (login, MW_PROBE_STEP_LOGIN);
}

static MwJudgement
judge_answer_to_command (MwEndpoint *endpoint, const MwSighting *login)
{
  if (login->code == CURLE_OK && !login->timed_out)
    return GOOD;
  if (has_refused (login))
    return judge_refusal (endpoint, login, MW_PROBE_STEP_MAILBOX);
  return judge_interruption (login, MW_PROBE_STEP_MAILBOX);
}

MwJudgement
mw_judge_login (MwEndpoint *endpoint, const MwSighting *login, MwLoginMethod method)
{
  MwJudgement judgement = judge_certificate (endpoint, login, TRUE);

  if (is_good (judgement))
    judgement = judge_own_part (login, login->times.ready ? MW_PROBE_STEP_MAILBOX
                                       : method           ? MW_PROBE_STEP_LOGIN
                                                          : MW_PROBE_STEP_GREETING);
  if (is_good (judgement))
    judgement = judge_reach (endpoint, login, NULL);
  if (!is_good (judgement))
    return judgement;
  if (!login->times.ready)
    return method ? judge_answer_to_login (endpoint, login, method)
                  : judge_interruption (login, MW_PROBE_STEP_GREETING);
  /* libcurl goes on without a login where none is offered any more. */
  if (method && !login->times.login)
    return judge_silence (endpoint, login, method);
  return judge_answer_to_command (endpoint, login);
}

/* Of what is pinned, the pin: it is accepted whatever stands in it, but not for ever. */
static gboolean
ends_soon (const MwVerification *seen, const char *pin, GDateTime *now)
{
  int first = mw_certificate_find_first_end (seen->chain, mw_verification_count_relied (seen, pin));

  return first >= 0 && mw_certificate_get_days_left (g_ptr_array_index (seen->chain, first), now) <
                           MW_CERTIFICATE_WARNING_DAYS;
}

MwJudgement
mw_judge_warning (MwEndpoint *endpoint, const MwSighting *look, GDateTime *now)
{
  if (endpoint->encryption == MW_ENCRYPTION_NONE)
    return judge (MW_VERDICT_NOT_ENCRYPTED, MW_PROBE_STEP_ENCRYPTION);
  if (look->tls.number < TLS1_2_VERSION)
    return judge (MW_VERDICT_OLD_TLS, MW_PROBE_STEP_ENCRYPTION);
  if (look->tls.verification && ends_soon (look->tls.verification, endpoint->pin, now))
    return judge (MW_VERDICT_CERTIFICATE_ENDS_SOON, MW_PROBE_STEP_CERTIFICATE);
  if (look->tls.verification && !endpoint->pin && look->tls.verification->ended_lists->len > 0)
    return judge (MW_VERDICT_REVOCATION_LIST_ENDED, MW_PROBE_STEP_CERTIFICATE);
  return GOOD;
}
