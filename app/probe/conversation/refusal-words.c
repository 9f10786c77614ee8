/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/conversation/refusal-words.h"

#define LOGIN (1 << MW_PROBE_STEP_LOGIN)
#define MAILBOX (1 << MW_PROBE_STEP_MAILBOX)
#define BOTH (LOGIN | MAILBOX)

typedef struct
{
  MwVerdict verdict;
  guint steps;
  const char *pattern;
} Row;

/* Stems that patterns share. */
#define TLS_WORD "(start ?tls|tls|ssl|encrypt\\w*|secure)\\b"
#define SWITCHED_OFF                                                                               \
  "(disabled|deactivated|(turned|switched) off"                                                    \
  "|not (been )?(enabled|activated|allowed|permitted|open|active))"
#define COUNTED                                                                                    \
  "\\b(connection|log ?[io]n|rate|session|frequency|bandwidth|command|sending|message|daily"       \
  "|hourly|concurren\\w+|simultaneous|attempt|period)"
#define BLOCKED_WORD                                                                               \
  "(disabled|locked|suspended|blocked|deactivated|inactive|closed|terminated|frozen|banned|"       \
  "restricted|expired|abnormal|cancell?ed)\\b"

/* What servers in use say, as public reports have it; the first row that is found counts, so that a
 * row stands before those whose words it may use, too. */
static const Row ROWS[] = {
  /* Before all others, since the name of the folder may be any word. */
  { MW_VERDICT_FOLDER_MISSING, MAILBOX, "(does not|doesn.t|didn.t) exist|non-?existent|不存在" },
  { MW_VERDICT_FOLDER_MISSING, MAILBOX,
    "no such (mailbox|folder|file)|unknown (mailbox|folder|namespace)" },
  { MW_VERDICT_FOLDER_MISSING, MAILBOX,
    "(mailbox|folder)\\b.{0,80}\\bnot (found|exist)|(mailbox|folder) (is )?unknown" },
  /* Gmail, iCloud, Yahoo, Fastmail; mail.ru; QQ and NetEase call it an authorization code. */
  { MW_VERDICT_APP_PASSWORD_NEEDED, LOGIN,
    "\\bapp(lication)?s?[- ]?(specific)?[- ]?passwords?\\b|\\bapp(lication)?[- ]specific" },
  { MW_VERDICT_APP_PASSWORD_NEEDED, LOGIN,
    "\\bApp-?Passwor|Anwendungs\\w*[ -]?passwor|пароль.{0,20}приложени|parol prilozhen" },
  { MW_VERDICT_APP_PASSWORD_NEEDED, LOGIN,
    "authori[sz](ation|ed) code|授权码|授權碼|专用密码|no=1001256" },
  { MW_VERDICT_APP_PASSWORD_NEEDED, LOGIN, "InvalidSecondFactor|\\b2fa\\b|two[- ](step|factor)" },
  /* Gmail; NetEase, of a program that it does not know; Yandex. */
  { MW_VERDICT_BROWSER_NEEDED, BOTH,
    "unsafe login|web ?login|web ?browser|captcha|not a robot|suspicious|phone number" },
  { MW_VERDICT_BROWSER_NEEDED, BOTH, "\\b(log|sign)[- ]?(in|on)\\b.{0,40}\\b(browser|webmail)" },
  { MW_VERDICT_BROWSER_NEEDED, BOTH, "(verify|confirm) (your|the) (account|identity|phone)" },
  /* Dovecot, Exim, Sendmail, Yandex. */
  { MW_VERDICT_ENCRYPTION_NEEDED, BOTH,
    "\\b(must|needs?|requires?|first|only|disallow\\w*|not allowed|without|non-?secure)\\b.{0,50}"
    "\\b" TLS_WORD },
  { MW_VERDICT_ENCRYPTION_NEEDED, BOTH, TLS_WORD ".{0,40}\\b(required|needed|first|only|must)\\b" },
  { MW_VERDICT_ENCRYPTION_NEEDED, BOTH,
    "(plain|clear) ?text.{0,30}\\b(disallow|disable|not|prohibit)" },
  /* Microsoft 365; Postfix; Cyrus SASL. */
  { MW_VERDICT_METHOD_REFUSED, LOGIN,
    "(basic|password) auth\\w*.{0,30}(disabled|not (al|sup|en|per)|blocked|no longer)" },
  { MW_VERDICT_METHOD_REFUSED, LOGIN,
    "\\b(mechanism|method|auth\\w* type)s?\\b.{0,30}\\b(too weak|not |un\\w+|disabled|invalid)" },
  { MW_VERDICT_METHOD_REFUSED, LOGIN,
    "\\b(un\\w+|invalid|no)\\b.{0,25}\\b(mechanism|auth\\w* (method|type))" },
  { MW_VERDICT_METHOD_REFUSED, LOGIN,
    "(use|requires?|only|needs?|via|switch to) (modern auth|x?oauth)" },
  { MW_VERDICT_METHOD_REFUSED, LOGIN,
    "x?oauth2?\\b.{0,20}\\b(required|only|needed)|auth\\w* not (enabled|supported|available)" },
  { MW_VERDICT_METHOD_REFUSED, LOGIN,
    "passwords? (is|are) (no longer|not) (accepted|supported|allowed)" },
  { MW_VERDICT_PASSWORD_EXPIRED, LOGIN,
    "\\bpass\\w*\\b.{0,40}(expired|must be (changed|reset)|(needs|has) to be (changed|reset))" },
  { MW_VERDICT_PASSWORD_EXPIRED, LOGIN,
    "(must|need to|have to) (change|reset|renew|update) (the|your) pass\\w*|expired pass\\w*" },
  { MW_VERDICT_PASSWORD_EXPIRED, LOGIN,
    "credentials?\\b.{0,20}\\bexpired|\\bpass\\w* (change|reset) (is )?(required|needed)" },
  { MW_VERDICT_PASSWORD_EXPIRED, LOGIN, "Passwor\\w*.{0,40}abgelaufen" },
  /* Microsoft 365. */
  { MW_VERDICT_ACCESS_SWITCHED_OFF, BOTH,
    "smtpclientauth\\w*|smtp_auth_disabled|security defaults|conditional access" },
  { MW_VERDICT_ACCESS_SWITCHED_OFF, BOTH, "did not meet the criteria to be authenticated" },
  /* Gmail, Yandex, Zoho, QQ; NetEase says that the user has no permission. */
  { MW_VERDICT_ACCESS_SWITCHED_OFF, BOTH,
    "\\b(imap4?|pop ?3?|smtp|protocol|service|clients?)\\b(?!.{0,50}temporar)[^.;]{0,50}"
    "\\b" SWITCHED_OFF },
  { MW_VERDICT_ACCESS_SWITCHED_OFF, BOTH,
    "not enabled for (imap|pop|smtp)|\\benable (imap|pop|smtp)|not have (imap|pop|smtp)" },
  { MW_VERDICT_ACCESS_SWITCHED_OFF, BOTH,
    "not (allowed|permitted|authori[sz]ed) to (use |access )?(imap|pop|smtp)" },
  { MW_VERDICT_ACCESS_SWITCHED_OFF, BOTH,
    "n.t have permission to use|access rights to this service|user has no permission" },
  { MW_VERDICT_ACCESS_SWITCHED_OFF, BOTH, "未开启|未開啟|未开通" },
  /* Gmail, Yahoo, Outlook.com, Exchange, Dovecot, Courier. */
  { MW_VERDICT_LIMIT_REACHED, BOTH,
    "too many|zu viele|trop de|maximum (of|number|connection|login)|频率" },
  { MW_VERDICT_LIMIT_REACHED, BOTH,
    COUNTED "s?\\b.{0,40}\\b(limit\\w*|exceed\\w*|reached|quota|threshold)" },
  { MW_VERDICT_LIMIT_REACHED, BOTH, "\\b(limit|exceed\\w*|reached)\\b.{0,40}" COUNTED },
  { MW_VERDICT_LIMIT_REACHED, BOTH,
    "rate[- ]?limit|throttl|too (often|frequently|fast|soon)|login[- ]delay|slow down" },
  { MW_VERDICT_LIMIT_REACHED, BOTH,
    "\\b(minimum|wait|every)\\b.{0,40}\\b(between|minutes?|seconds?|hours?)|try again in \\d" },
  { MW_VERDICT_SERVER_BUSY, BOTH,
    "(block|black|deny) ?list|spamhaus|spamcop|barracuda|\\brbl\\b|dnsbl|reputation" },
  { MW_VERDICT_SERVER_BUSY, BOTH, "reverse (dns|host)|\\bptr\\b|client host rejected" },
  { MW_VERDICT_SERVER_BUSY, BOTH,
    "\\b(ip|host|network|country)( address)?\\b[^.;]{0,50}"
    "\\b(blocked|banned|listed|denied|rejected)" },
  /* Cyrus, Dovecot, Qpopper. */
  { MW_VERDICT_MAILBOX_IN_USE, BOTH,
    "(mail ?box|mail ?drop|inbox|folder|pop3?)\\b.{0,40}"
    "\\b(in use|lock(ed)?\\b|already open|busy)" },
  { MW_VERDICT_MAILBOX_IN_USE, BOTH,
    "(mail ?box|mail ?drop|inbox|folder)\\b.{0,40}\\bbeing (used|accessed)" },
  { MW_VERDICT_MAILBOX_IN_USE, BOTH,
    "\\b(another|other|concurrent)\\b.{0,20}\\b(session|process|client)\\b.{0,40}"
    "\\b(lock|open|active|us|progress)" },
  { MW_VERDICT_MAILBOX_IN_USE, BOTH,
    "(get|obtain|acquire|waiting for)( a| the)? lock\\b|lock busy" },
  { MW_VERDICT_MAILBOX_IN_USE, BOTH, "\\block(ing)? (the )?(mail ?drop|mail ?box|folder)" },
  { MW_VERDICT_OVER_QUOTA, BOTH,
    "over ?quota|quota.{0,30}(exceed\\w*|full|reached|used up)|no space left" },
  { MW_VERDICT_OVER_QUOTA, BOTH,
    "(exceed\\w*|over)\\b.{0,30}\\b(quota|storage)|out of (disk )?space" },
  { MW_VERDICT_OVER_QUOTA, BOTH,
    "(mail ?box|disk|storage|inbox)\\b.{0,20}\\bfull\\b|insufficient (system |disk )?storage" },
  /* Microsoft 365, NetEase, QQ, Yandex, Zoho. */
  { MW_VERDICT_ACCOUNT_BLOCKED, BOTH,
    "\\b(account|user|mail ?box|e-?mail|domain|sender|log ?in)\\b.{0,40}\\b" BLOCKED_WORD },
  { MW_VERDICT_ACCOUNT_BLOCKED, BOTH,
    "\\b(disabled|locked|suspended|blocked|inactive) (account|user|mailbox)|locked out" },
  { MW_VERDICT_ACCOUNT_BLOCKED, BOTH,
    "account\\b.{0,20}\\bnot (active|enabled)|hacked|compromised|spam abuse|bad outbound" },
  { MW_VERDICT_ACCOUNT_BLOCKED, BOTH,
    "unusual (sending|activity)|\\bgesperrt|(账户|账号|帐号).{0,6}(冻结|锁定|异常)" },
  /* Exchange, Zoho, Postfix. */
  { MW_VERDICT_LOGIN_NEEDED, MAILBOX,
    "auth\\w*( is)? (first|required|needed)|not (been )?(authenticated|logged in)|anonymous" },
  { MW_VERDICT_LOGIN_NEEDED, MAILBOX,
    "(must|need to|please) (authenticate|log ?in|sign ?in)|log ?in (is )?(required|first)" },
  /* Exchange, of a mailbox that is not there, not permitted, or out of reach for now; Cyrus. */
  { MW_VERDICT_MAILBOX_UNAVAILABLE, BOTH,
    "authenticated but not connected|(locate|find) (the |your )?mail ?(drop|store)" },
  { MW_VERDICT_MAILBOX_UNAVAILABLE, BOTH, "\\b(home|mail) ?dir|chdir|no mailbox|\\bcorrupt" },
  { MW_VERDICT_FOLDER_NOT_PERMITTED, MAILBOX,
    "permission|\\bdenied\\b|not (authori[sz]ed|permitted|allowed)|unauthori[sz]ed|forbidden" },
  { MW_VERDICT_FOLDER_NOT_PERMITTED, MAILBOX,
    "insufficient (right|access|privileg)\\w*|\\bacl\\b" },
  { MW_VERDICT_LOGIN_NOT_PERMITTED, LOGIN,
    "not (authori[sz]ed|permitted|allowed) to (log|access|use|act|proxy)" },
};

/* Said outright, and only hinted at. */
#define FIRMLY_TEMPORARY                                                                           \
  "temporar\\w*|internal.{0,12}(error|failure)|\\bsystem.{0,10}(busy|error)"                       \
  "|\\bserver (is )?(error|busy|too busy)|\\b(service|server|backend|system|database|ldap|storage" \
  ")\\b.{0,25}\\b(unavailable|busy|down|not available|not responding|unreachable|overloaded)"      \
  "|connection (lost|refused|timed out) to|overload|maintenance|being "                            \
  "(upgraded|moved|migrated|rebuilt|repaired)|shutting down|i/o error"                             \
  "|vorübergehend|系统繁忙|系統繁忙"
#define PERHAPS_TEMPORARY "try again|\\blater\\b|retry|time[d]? ?out|unavailable|\\bbusy\\b"

#define CREDENTIALS                                                                                \
  "\\b(invalid|incorrect|wrong|bad|unknown|mismatch\\w*|check)\\b.{0,40}\\b(credential|pass|user"  \
  "|log ?in|account)|\\b(credential|pass\\w*|user "                                                \
  "?name|user|login|account)s?\\b.{0,40}\\b(invalid"                                               \
  "|incorrect|wrong|not accepted|mismatch|unknown|error|not match|doesn.t match|not found"         \
  "|do(es)? not exist|doesn.t exist)|密码错误|密碼錯誤"
/* Two names for the same are no alternatives. */
#define PAIR                                                                                       \
  "(user|name|username|log ?in|account|id|address|e-?mail|pass\\w*)s?,? (and/)?or "                \
  "((the|your|a|bad"                                                                               \
  "|wrong|incorrect|invalid) )?(user|name|log ?in|id|pass\\w*)"
#define ALTERNATIVES "\\b(or|if|perhaps|maybe|may|might)\\b|或"

static gboolean
has (const char *words, const char *pattern)
{
  return g_regex_match_simple (pattern, words, G_REGEX_CASELESS, 0);
}

static MwVerdict
find_row (const char *words, guint steps, gboolean encrypted)
{
  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    if ((ROWS[i].steps & steps) &&
        !(encrypted && ROWS[i].verdict == MW_VERDICT_ENCRYPTION_NEEDED) &&
        has (words, ROWS[i].pattern))
      return ROWS[i].verdict;
  return MW_VERDICT_UNTESTED;
}

static gboolean
leaves_open (const char *words)
{
  g_autoptr (GRegex) pair = g_regex_new (PAIR, G_REGEX_CASELESS, 0, NULL);
  g_autofree char *rest = g_regex_replace_literal (pair, words, -1, 0, "", 0, NULL);

  return rest && has (rest, ALTERNATIVES);
}

MwRefusalWords
mw_refusal_words_read (const char *words, MwProbeStep step, gboolean encrypted)
{
  MwRefusalWords found = { .verdict = find_row (words, 1u << step, encrypted) };
  gboolean names_password = step == MW_PROBE_STEP_LOGIN && has (words, CREDENTIALS);

  found.firm = has (words, FIRMLY_TEMPORARY);
  if (names_password && (found.verdict != MW_VERDICT_UNTESTED || found.firm) && leaves_open (words))
    found = (MwRefusalWords){ MW_VERDICT_LOGIN_REFUSED, FALSE, TRUE };
  else if (found.verdict == MW_VERDICT_UNTESTED && found.firm)
    found.verdict = MW_VERDICT_TEMPORARY_FAILURE;
  else if (found.verdict == MW_VERDICT_UNTESTED && names_password)
    found.verdict = MW_VERDICT_LOGIN_REFUSED;
  else if (found.verdict == MW_VERDICT_UNTESTED && has (words, PERHAPS_TEMPORARY))
    found.verdict = MW_VERDICT_TEMPORARY_FAILURE;
  return found;
}
