/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/conversation/refusal.h"

#include "probe/conversation/refusal-words.h"

/* How far words may say it more exactly than a code. */
typedef enum
{
  LEAVES_NOTHING,
  LEAVES_DURATION, /* it is for now: for how long, and who can end it */
  LEAVES_CAUSE,    /* it is final: why; but no wrong password, and not for now */
  LEAVES_ALL,      /* only that it failed */
} Openness;

typedef struct
{
  const char *code;
  MwVerdict verdict;
  Openness openness;
} Code;

/* Those of IMAP: RFC 5530, and what is said of each. */
static const Code CODES[] = {
  { "UNAVAILABLE", MW_VERDICT_TEMPORARY_FAILURE, LEAVES_DURATION },
  { "AUTHENTICATIONFAILED", MW_VERDICT_LOGIN_REFUSED, LEAVES_ALL },
  { "AUTHORIZATIONFAILED", MW_VERDICT_LOGIN_NOT_PERMITTED, LEAVES_CAUSE },
  { "EXPIRED", MW_VERDICT_PASSWORD_EXPIRED, LEAVES_NOTHING },
  { "PRIVACYREQUIRED", MW_VERDICT_ENCRYPTION_NEEDED, LEAVES_NOTHING },
  { "CONTACTADMIN", MW_VERDICT_ACCOUNT_BLOCKED, LEAVES_CAUSE },
  { "NOPERM", MW_VERDICT_FOLDER_NOT_PERMITTED, LEAVES_NOTHING },
  { "INUSE", MW_VERDICT_MAILBOX_IN_USE, LEAVES_NOTHING },
  { "CORRUPTION", MW_VERDICT_MAILBOX_UNAVAILABLE, LEAVES_NOTHING },
  { "SERVERBUG", MW_VERDICT_TEMPORARY_FAILURE, LEAVES_DURATION },
  { "CANNOT", MW_VERDICT_FOLDER_REFUSED, LEAVES_CAUSE },
  { "LIMIT", MW_VERDICT_LIMIT_REACHED, LEAVES_NOTHING },
  { "THROTTLED", MW_VERDICT_LIMIT_REACHED, LEAVES_NOTHING },
  /* Gmail says it of its limits for commands and traffic, too. */
  { "OVERQUOTA", MW_VERDICT_OVER_QUOTA, LEAVES_DURATION },
  { "NONEXISTENT", MW_VERDICT_FOLDER_MISSING, LEAVES_NOTHING },
  { "TRYCREATE", MW_VERDICT_FOLDER_MISSING, LEAVES_NOTHING },
  /* RFC 2221: the account is on another server, which its words name. */
  { "REFERRAL", MW_VERDICT_FAILED, LEAVES_NOTHING },
  { "WEBALERT", MW_VERDICT_BROWSER_NEEDED, LEAVES_CAUSE },
  /* Those of POP3: RFC 2449 and 3206. */
  { "AUTH", MW_VERDICT_LOGIN_REFUSED, LEAVES_ALL },
  /* Dovecot said it of what is but temporary, before there was SYS/TEMP. */
  { "IN-USE", MW_VERDICT_MAILBOX_IN_USE, LEAVES_DURATION },
  { "LOGIN-DELAY", MW_VERDICT_LIMIT_REACHED, LEAVES_NOTHING },
  { "SYS/TEMP", MW_VERDICT_TEMPORARY_FAILURE, LEAVES_DURATION },
  { "SYS/PERM", MW_VERDICT_MAILBOX_UNAVAILABLE, LEAVES_CAUSE },
};

/* RFC 3463 and the registry of IANA, a star for either class: what a status leaves open. */
static const Code ENHANCED[] = {
  { "*.1.7", MW_VERDICT_SENDER_REFUSED, LEAVES_NOTHING },
  { "*.1.8", MW_VERDICT_SENDER_REFUSED, LEAVES_CAUSE },
  { "5.2.1", MW_VERDICT_ACCOUNT_BLOCKED, LEAVES_CAUSE },
  { "*.2.2", MW_VERDICT_OVER_QUOTA, LEAVES_DURATION },
  { "*.4.5", MW_VERDICT_LIMIT_REACHED, LEAVES_NOTHING },
  { "5.7.4", MW_VERDICT_METHOD_REFUSED, LEAVES_NOTHING },
  { "5.7.8", MW_VERDICT_LOGIN_REFUSED, LEAVES_ALL },
  /* Gmail says it where another password or a browser is needed. */
  { "5.7.9", MW_VERDICT_METHOD_REFUSED, LEAVES_CAUSE },
  { "*.7.10", MW_VERDICT_ENCRYPTION_NEEDED, LEAVES_NOTHING },
  { "*.7.11", MW_VERDICT_ENCRYPTION_NEEDED, LEAVES_NOTHING },
  { "*.7.12", MW_VERDICT_METHOD_REFUSED, LEAVES_NOTHING },
  { "5.7.13", MW_VERDICT_ACCOUNT_BLOCKED, LEAVES_CAUSE },
  { "5.7.14", MW_VERDICT_BROWSER_NEEDED, LEAVES_CAUSE },
  /* Microsoft's own. */
  { "5.7.30", MW_VERDICT_METHOD_REFUSED, LEAVES_NOTHING },
  { "5.7.57", MW_VERDICT_LOGIN_NEEDED, LEAVES_CAUSE },
  { "5.7.60", MW_VERDICT_SENDER_REFUSED, LEAVES_NOTHING },
  { "5.7.705", MW_VERDICT_LIMIT_REACHED, LEAVES_NOTHING },
};

static const Code STATUS_4 = { "4xx", MW_VERDICT_TEMPORARY_FAILURE, LEAVES_DURATION };
static const Code STATUS_5 = { "5xx", MW_VERDICT_SENDER_REFUSED, LEAVES_CAUSE };
static const Code STATUS_50 = { "50x", MW_VERDICT_METHOD_REFUSED, LEAVES_CAUSE };
static const Code STATUS_530 = { "530", MW_VERDICT_LOGIN_NEEDED, LEAVES_CAUSE };
static const Code STATUS_534 = { "534", MW_VERDICT_METHOD_REFUSED, LEAVES_CAUSE };
static const Code STATUS_535 = { "535", MW_VERDICT_LOGIN_REFUSED, LEAVES_ALL };
static const Code STATUS_538 = { "538", MW_VERDICT_ENCRYPTION_NEEDED, LEAVES_NOTHING };

/* RFC 4954, 4 and 6; to MAIL everything final is about the sender. */
static const Code *
find_status (guint status, MwProbeStep step)
{
  if (status / 100 == 4)
    return &STATUS_4;
  if (status == 530)
    return &STATUS_530;
  if (step == MW_PROBE_STEP_MAILBOX)
    return status / 100 == 5 ? &STATUS_5 : NULL;
  if (status == 534)
    return &STATUS_534;
  if (status == 535)
    return &STATUS_535;
  if (status == 538)
    return &STATUS_538;
  return status >= 500 && status <= 504 ? &STATUS_50 : NULL;
}

static gboolean
is_enhanced (const char *pattern, const char *enhanced)
{
  return (*pattern == '*' || *pattern == *enhanced) && g_str_equal (pattern + 1, enhanced + 1);
}

static const Code *
find_code (const MwAnswerPart *part, MwProbeStep step)
{
  for (guint i = 0; part->code && i < G_N_ELEMENTS (CODES); i++)
    if (g_str_equal (part->code, CODES[i].code))
      return &CODES[i];
  for (guint i = 0; part->enhanced && i < G_N_ELEMENTS (ENHANCED); i++)
    if (is_enhanced (ENHANCED[i].code, part->enhanced))
      return &ENHANCED[i];
  return find_status (part->status, step);
}

/* The last line concludes what those before it say. */
static const Code *
find_last_code (const MwAnswer *answer, MwProbeStep step)
{
  GPtrArray *parts = mw_answer_get_parts (answer);
  const Code *code = NULL;

  for (guint i = parts->len; i > 0 && !code; i--)
    if (((MwAnswerPart *) parts->pdata[i - 1])->refuses)
      code = find_code (parts->pdata[i - 1], step);
  return code;
}

static gboolean
leaves (const Code *code, const MwRefusalWords *words)
{
  gboolean for_now = words->verdict == MW_VERDICT_TEMPORARY_FAILURE;

  switch (code->openness)
    {
    case LEAVES_DURATION:
      return words->verdict == MW_VERDICT_LIMIT_REACHED ||
             words->verdict == MW_VERDICT_MAILBOX_IN_USE ||
             words->verdict == MW_VERDICT_SERVER_BUSY || (for_now && words->firm);
    case LEAVES_CAUSE:
      return words->verdict != MW_VERDICT_LOGIN_REFUSED && !for_now;
    case LEAVES_ALL:
      return !for_now || words->firm;
    case LEAVES_NOTHING:
    default:
      return FALSE;
    }
}

/* What an answer to a login is about. */
static MwVerdict
fit_login (MwVerdict verdict)
{
  switch ((int) verdict)
    {
    case MW_VERDICT_FOLDER_NOT_PERMITTED:
      return MW_VERDICT_LOGIN_NOT_PERMITTED;
    case MW_VERDICT_FOLDER_MISSING:
    case MW_VERDICT_FOLDER_REFUSED:
    case MW_VERDICT_SENDER_REFUSED:
    case MW_VERDICT_LOGIN_NEEDED:
      return MW_VERDICT_LOGIN_REFUSED;
    default:
      return verdict;
    }
}

/* And one to EXAMINE or MAIL. */
static MwVerdict
fit_mailbox (MwVerdict verdict, gboolean is_sender)
{
  switch ((int) verdict)
    {
    case MW_VERDICT_LOGIN_REFUSED:
    case MW_VERDICT_LOGIN_NOT_PERMITTED:
    case MW_VERDICT_FOLDER_NOT_PERMITTED:
      return is_sender ? MW_VERDICT_SENDER_REFUSED : MW_VERDICT_FOLDER_NOT_PERMITTED;
    case MW_VERDICT_FOLDER_MISSING:
    case MW_VERDICT_FOLDER_REFUSED:
    case MW_VERDICT_MAILBOX_UNAVAILABLE:
      return is_sender ? MW_VERDICT_SENDER_REFUSED : verdict;
    default:
      return verdict;
    }
}

MwRefusal
mw_refusal_read (const MwAnswer *answer, MwEndpoint *endpoint, MwProbeStep step)
{
  gboolean encrypted = endpoint->encryption != MW_ENCRYPTION_NONE;
  g_autofree char *text = mw_answer_dup_words (answer);
  MwRefusalWords words = mw_refusal_words_read (text, step, encrypted);
  const Code *code = find_last_code (answer, step);
  MwRefusal refusal = { 0 };

  if (!code || (words.verdict != MW_VERDICT_UNTESTED && leaves (code, &words)))
    refusal = (MwRefusal){ words.verdict, words.vague };
  else
    refusal.verdict = code->verdict;
  refusal.verdict = step == MW_PROBE_STEP_LOGIN
                        ? fit_login (refusal.verdict)
                        : fit_mailbox (refusal.verdict, g_str_equal (endpoint->scheme, "smtp"));
  return refusal;
}
