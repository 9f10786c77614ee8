/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Why servers refuse, told from what they say: as public reports have it, and as the standards do.
 */

#include "probe/conversation/refusal.h"

typedef struct
{
  const char *scheme;
  const char *lines; /* divided by line ends */
  const char *verdict;
} Row;

static const char VAGUE[] = "login-refused, vaguely";
static const char UNKNOWN[] = "untested";

/* Answers to a login, inside of TLS. */
static const Row LOGINS[] = {
  /* Gmail */
  { "imap", "A002 NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)", "login-refused" },
  { "imap", "A002 NO [ALERT] Invalid credentials (Failure)", "login-refused" },
  { "imap",
    "A002 NO [ALERT] Application-specific password required: "
    "https://support.google.com/accounts/answer/185833 (Failure)",
    "app-password-needed" },
  { "imap",
    "* NO [WEBALERT https://accounts.google.com/signin/continue?sarp=1] Web login required.\n"
    "A002 NO [ALERT] Please log in via your web browser: "
    "https://support.google.com/mail/accounts/answer/78754 (Failure)",
    "browser-needed" },
  { "imap", "A002 NO [ALERT] Too many simultaneous connections. (Failure)", "limit-reached" },
  { "imap", "A002 NO [OVERQUOTA] Account exceeded command or bandwidth limits. (Failure)",
    "limit-reached" },
  { "imap",
    "A002 NO [ALERT] Your account is not enabled for IMAP use. Please visit your Gmail settings "
    "page and enable your account for IMAP access. (Failure)",
    "access-switched-off" },
  { "imap",
    "A002 NO [ALERT] IMAP access is disabled for your domain. Please contact your domain "
    "administrator for questions about this feature. (Failure)",
    "access-switched-off" },
  { "pop3", "-ERR [AUTH] Username and password not accepted.", "login-refused" },
  { "pop3", "-ERR [AUTH] Application-specific password required: https://support.google.com/x",
    "app-password-needed" },
  { "pop3",
    "-ERR [SYS/PERM] Your account is not enabled for POP access. Please visit your Gmail settings "
    "page and enable your account for POP access.",
    "access-switched-off" },
  { "smtp",
    "535-5.7.8 Username and Password not accepted. For more information, go to\n"
    "535 5.7.8  https://support.google.com/mail/?p=BadCredentials 4-20020a056 - gsmtp",
    "login-refused" },
  { "smtp",
    "534-5.7.9 Application-specific password required. For more information, go to\n"
    "534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor 4-20020a056 - gsmtp",
    "app-password-needed" },
  { "smtp",
    "534-5.7.9 Please log in with your web browser and then try again. Learn more at\n"
    "534 5.7.9  https://support.google.com/mail/?p=WebLoginRequired x - gsmtp",
    "browser-needed" },
  { "smtp",
    "534-5.7.14 <https://accounts.google.com/signin/continue?sarp=1&scc=1&plt=AKgnsbv\n"
    "534-5.7.14 Please log in via your web browser and then try again.\n"
    "534-5.7.14  Learn more at\n534 5.7.14  https://support.google.com/mail/answer/78754 x - gsmtp",
    "browser-needed" },
  { "smtp",
    "454-4.7.0 Too many login attempts, please try again later. For more\n"
    "454-4.7.0 information, go to\n454 4.7.0  https://support.google.com/mail/answer/7126229 - "
    "gsmtp",
    "limit-reached" },
  { "smtp", "421 4.7.0 Temporary System Problem. Try again later. x - gsmtp", "temporary-failure" },
  /* Microsoft 365 and Outlook.com */
  { "smtp",
    "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. "
    "Visit https://aka.ms/smtp_auth_disabled for more information. "
    "[MN2PR05CA0004.namprd05.prod.outlook.com 2023-09-12T20:59:57.214Z 08DBB276B7E699C4]",
    "access-switched-off" },
  { "smtp",
    "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the "
    "Mailbox. "
    "Visit https://aka.ms/smtp_auth_disabled for more information.",
    "access-switched-off" },
  { "smtp",
    "535 5.7.139 Authentication unsuccessful, basic authentication is disabled. "
    "[LO2P265CA0482.GBRP265.PROD.OUTLOOK.COM 2026-02-19T15:42:20.743Z 08DE6F7B77124F67]",
    "method-refused" },
  { "smtp",
    "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security "
    "defaults policy. Contact your administrator.",
    "access-switched-off" },
  { "smtp",
    "535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be "
    "authenticated successfully. Contact your administrator.",
    "access-switched-off" },
  { "smtp", "535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.",
    "login-refused" },
  { "smtp", "535 5.7.3 Authentication unsuccessful [DB6P18901CA0015.EURP189.PROD.OUTLOOK.COM]",
    "login-refused" },
  { "smtp", "550 5.7.30 Basic authentication is not supported for Client Submission.",
    "method-refused" },
  { "smtp", "504 5.7.4 Unrecognized authentication type [x.prod.outlook.com]", "method-refused" },
  { "smtp", "454 4.7.0 Temporary authentication failure", "temporary-failure" },
  { "smtp", "432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/x",
    "limit-reached" },
  { "smtp",
    "421 4.3.2 The maximum number of concurrent connections has exceeded a limit, closing "
    "transmission channel",
    "limit-reached" },
  { "imap", "A002 NO AUTHENTICATE failed.", UNKNOWN },
  { "imap", "A002 NO LOGIN failed.", UNKNOWN },
  { "pop3", "-ERR Logon failure: unknown user name or bad password.", "login-refused" },
  { "pop3",
    "-ERR Exceeded the login limit for a 15 minute period. Reduce the frequency of requests to the "
    "POP3 server.",
    "limit-reached" },
  { "pop3", "-ERR Server Unavailable. 21", "temporary-failure" },
  /* Yahoo, AOL */
  { "imap", "A002 NO [LIMIT] LOGIN Rate limit hit.", "limit-reached" },
  { "imap", "A002 NO [UNAVAILABLE] LOGIN Server error - Please try again later",
    "temporary-failure" },
  { "imap", "A002 NO [SERVERBUG] LOGIN Server error - Please try again later",
    "temporary-failure" },
  { "imap", "A002 NO [AUTHENTICATIONFAILED] LOGIN Invalid credentials", "login-refused" },
  { "smtp", "535 5.7.0 (#AUTH005) Too many bad auth attempts.", "limit-reached" },
  { "smtp", "535 5.7.0 (#MBR1212) Incorrect username or password.", "login-refused" },
  /* iCloud */
  { "imap", "A002 NO [AUTHENTICATIONFAILED] Authentication failed", "login-refused" },
  { "smtp", "534 5.7.9 Application-specific password required", "app-password-needed" },
  /* Zoho */
  { "imap", "A002 NO [AUTHENTICATIONFAILED] Invalid credentials(Failure)", "login-refused" },
  { "imap",
    "A002 NO [ALERT] You are yet to enable IMAP for your account. Please contact your "
    "administrator",
    "access-switched-off" },
  { "smtp", "535 Authentication Failed", "login-refused" },
  /* Yandex, mail.ru */
  { "imap",
    "A002 NO [AUTHENTICATIONFAILED] LOGIN invalid credentials or IMAP is disabled "
    "sc=cYXlpv732Cg1_010534_2-1e59ad28a72c",
    VAGUE },
  { "smtp",
    "535 5.7.8 Error: authentication failed: This user does not have access rights to this service",
    "access-switched-off" },
  { "smtp", "535 5.7.8 Error: authentication failed: Invalid user or password!", "login-refused" },
  { "smtp",
    "535 5.7.8 Error: authentication failed: Your message looks like spam. You need to use web for "
    "sending or prove you are not a robot using the following link http://ya.cc",
    "browser-needed" },
  { "smtp",
    "535 5.7.0 NEOBHODIM parol prilozheniya https://help.mail.ru/mail/security/protection/external "
    "/ Application password is REQUIRED",
    "app-password-needed" },
  { "imap", "A002 NO [AUTHENTICATIONFAILED] Application password is REQUIRED",
    "app-password-needed" },
  /* QQ, 163 */
  { "imap",
    "A002 NO Login fail. Account is abnormal, service is not open, password is incorrect, login "
    "frequency limited, or system is busy. More information at https://help.mail.qq.com/",
    VAGUE },
  { "smtp",
    "535 Login Fail. Please enter your authorization code to login. More information in "
    "http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=28&&no=1001256",
    "app-password-needed" },
  { "smtp", "550 User has no permission", "access-switched-off" },
  { "smtp", "535 Error: authentication failed", "login-refused" },
  { "smtp", "535 Error: authentication failed, system busy", "temporary-failure" },
  { "imap", "A002 NO LOGIN Login error or password error", "login-refused" },
  { "imap", "A002 NO LOGIN Login error user suspended", "account-blocked" },
  { "pop3", "-ERR [AUTH] 请使用授权码登录", "app-password-needed" },
  /* GMX, web.de, OVH, Fastmail */
  { "pop3", "-ERR authentication failed", UNKNOWN },
  { "smtp", "535 Authentication credentials invalid", "login-refused" },
  { "smtp", "535 5.7.1 Authentication failed", "login-refused" },
  { "imap", "A002 NO [AUTHENTICATIONFAILED] You must use an app password: https://www.example.com",
    "app-password-needed" },
  { "imap",
    "A002 NO [AUTHENTICATIONFAILED] Incorrect username or password; if you use two-step "
    "verification, use an app password",
    VAGUE },
  /* Dovecot */
  { "imap", "A002 NO [AUTHENTICATIONFAILED] Authentication failed.", "login-refused" },
  { "imap", "A002 NO [UNAVAILABLE] Temporary authentication failure. [mail:2020-06-11 13:56:19]",
    "temporary-failure" },
  { "imap",
    "A002 NO [UNAVAILABLE] Maximum number of connections from user+IP exceeded "
    "(mail_max_userip_connections=10)",
    "limit-reached" },
  { "imap", "A002 NO [LIMIT] Maximum number of connections from user+IP exceeded",
    "limit-reached" },
  { "imap", "A002 NO [AUTHORIZATIONFAILED] Authorization failed", "login-not-permitted" },
  { "imap", "A002 NO [EXPIRED] Password expired", "password-expired" },
  { "imap", "A002 NO [ALERT] Account is temporarily disabled", "account-blocked" },
  { "imap", "* BYE Internal error occurred. Refer to server log for more information.",
    "temporary-failure" },
  { "imap", "* BYE [ALERT] Maximum number of connections from user+IP exceeded", "limit-reached" },
  { "pop3", "-ERR [AUTH] Authentication failed.", "login-refused" },
  { "pop3", "-ERR [SYS/TEMP] Temporary authentication failure.", "temporary-failure" },
  { "pop3", "-ERR [IN-USE] Temporary authentication failure.", "temporary-failure" },
  { "pop3", "-ERR [IN-USE] Mailbox is locked by other session", "mailbox-in-use" },
  /* Cyrus, Courier, others */
  { "pop3", "-ERR [IN-USE] Mailbox is locked by POP server", "mailbox-in-use" },
  { "pop3", "-ERR [IN-USE] mailbox already in use by pid 12345", "mailbox-in-use" },
  { "pop3", "-ERR maildrop already locked", "mailbox-in-use" },
  { "pop3", "-ERR [LOGIN-DELAY] minimum time between mail checks violation", "limit-reached" },
  { "pop3", "-ERR [SYS/PERM] Unable to locate maildrop", "mailbox-unavailable" },
  { "pop3", "-ERR [AUTH] Invalid login", "login-refused" },
  { "imap", "A002 NO Login failed: no mechanism available", "method-refused" },
  { "imap", "* BYE Too many consecutive protocol violations", "limit-reached" },
  { "imap", "* BYE Connection is closed. 13", UNKNOWN },
  /* Postfix, Exim, Sendmail */
  { "smtp", "535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6", "login-refused" },
  { "smtp", "535 5.7.8 Error: authentication failed: Connection lost to authentication server",
    "temporary-failure" },
  { "smtp", "503 5.5.1 Error: authentication not enabled", "method-refused" },
  { "smtp", "535 Incorrect authentication data", "login-refused" },
  { "smtp", "435 Unable to authenticate at present", "temporary-failure" },
  { "smtp", "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
    "server-busy" },
  { "smtp", "421 4.7.0 mail.example.org Error: too many errors", "limit-reached" },
  /* Others, as they may say it. */
  { "imap", "A002 NO Invalid username/password or account disabled", VAGUE },
  { "imap", "A002 NO Account locked due to too many failed attempts", "limit-reached" },
  { "imap", "A002 NO Login has been disabled for this account", "account-blocked" },
  { "imap", "A002 NO This account is not allowed to use IMAP", "access-switched-off" },
  { "imap", "A002 NO Zu viele Verbindungen", "limit-reached" },
  { "imap", "A002 NO Access denied", UNKNOWN },
  { "pop3", "-ERR another POP3 session in progress", "mailbox-in-use" },
  { "pop3", "-ERR You can only check mail every 5 minutes", "limit-reached" },
  { "smtp", "535 Password authentication failed, user not found", "login-refused" },
  { "smtp", "535-5.7.8 Error: authentication failed:\n535 5.7.8 Your password has expired",
    "password-expired" },
  /* RFC 4954, 3463, 5530, 2449 */
  { "smtp", "432 4.7.12 A password transition is needed", "method-refused" },
  { "smtp", "534 5.7.9 Authentication mechanism is too weak", "method-refused" },
  { "smtp", "535 5.7.8 Authentication credentials invalid", "login-refused" },
  { "smtp", "538 5.7.11 Encryption required for requested authentication mechanism",
    "encryption-needed" },
  { "smtp", "535 5.7.13 User account disabled", "account-blocked" },
  { "smtp", "525 5.7.13 no", "account-blocked" },
  { "smtp", "535 5.2.2 no", "over-quota" },
  { "smtp", "454 no", "temporary-failure" },
  { "smtp", "421 no", "temporary-failure" },
  { "smtp", "554 no", UNKNOWN },
  { "imap", "A002 NO [CONTACTADMIN] no", "account-blocked" },
  { "imap", "A002 NO [PRIVACYREQUIRED] no", "encryption-needed" },
  { "imap", "A002 NO [LIMIT] wrong password", "limit-reached" },
  { "imap", "A002 NO [UNAVAILABLE] wrong password", "temporary-failure" },
  { "imap", "A002 NO [unavailable] no", "temporary-failure" },
  { "imap", "A002 NO [INUSE] no", "mailbox-in-use" },
  { "imap", "A002 NO [OVERQUOTA] no", "over-quota" },
  { "imap", "A002 NO [SERVERBUG] no", "temporary-failure" },
  { "imap", "A002 NO [NOPERM] no", "login-not-permitted" },
  { "imap", "A002 NO [NONEXISTENT] no", "login-refused" },
  { "imap", "A002 NO [REFERRAL imap://b.example.org/] Try another server", "failed" },
  { "imap", "A002 NO no", UNKNOWN },
  { "imap", "A002 NO Your password has expired. Please change your password.", "password-expired" },
  { "imap", "A002 NO Invalid password. Please try again.", "login-refused" },
  { "imap", "A002 NO [AUTHENTICATIONFAILED] Please try again later", "login-refused" },
  { "pop3", "-ERR [SYS/TEMP] no", "temporary-failure" },
  { "pop3", "-ERR [SYS/PERM] no", "mailbox-unavailable" },
  { "pop3", "-ERR [in-use] no", "mailbox-in-use" },
  { "pop3", "-ERR", UNKNOWN },
};

/* Answers to the command that tries the mailbox. */
static const Row MAILBOXES[] = {
  /* Exchange, Microsoft 365 */
  { "imap", "A003 BAD User is authenticated but not connected.", "mailbox-unavailable" },
  { "imap", "A003 NO Server Unavailable. 15", "temporary-failure" },
  { "imap", "A003 NO SELECT failed.", UNKNOWN },
  { "imap", "* BYE Connection is closed. 14", UNKNOWN },
  /* NetEase */
  { "imap", "A003 NO EXAMINE Unsafe Login. Please contact kefu@188.com for help",
    "browser-needed" },
  /* Gmail, Yandex, Yahoo */
  { "imap", "A003 NO [NONEXISTENT] Unknown Mailbox: Nowhere (Failure)", "folder-missing" },
  { "imap", "A003 NO [OVERQUOTA] Account exceeded command or bandwidth limits. (Failure)",
    "limit-reached" },
  { "imap", "A003 NO [TRYCREATE] EXAMINE No such folder", "folder-missing" },
  { "imap", "A003 NO [INUSE] SELECT Mailbox in use", "mailbox-in-use" },
  { "imap", "A003 NO [UNAVAILABLE] EXAMINE Service is temporarily not available",
    "temporary-failure" },
  /* Dovecot */
  { "imap", "A003 NO [NONEXISTENT] Mailbox doesn't exist: Nowhere (0.001 + 0.000 secs).",
    "folder-missing" },
  { "imap", "A003 NO Mailbox doesn't exist: Accounts/Locked", "folder-missing" },
  { "imap", "A003 NO [NOPERM] Permission denied (0.001 + 0.000 secs).", "folder-not-permitted" },
  { "imap",
    "A003 NO [SERVERBUG] Internal error occurred. Refer to server log for more information. "
    "[2024-01-01 10:00:00]",
    "temporary-failure" },
  { "imap", "A003 NO [INUSE] Timeout while waiting for lock", "mailbox-in-use" },
  { "imap", "A003 NO [CANNOT] Invalid mailbox name", "folder-refused" },
  { "imap", "A003 NO [LIMIT] Too many open mailboxes", "limit-reached" },
  /* Cyrus, Courier, UW */
  { "imap", "A003 NO Mailbox does not exist", "folder-missing" },
  { "imap", "A003 NO Permission denied", "folder-not-permitted" },
  { "imap", "A003 NO System I/O error", "temporary-failure" },
  { "imap", "A003 NO Mailbox does not exist, or must be subscribed to.", "folder-missing" },
  { "imap", "A003 NO Unable to open this mailbox.", UNKNOWN },
  { "imap", "A003 NO EXAMINE failed: Can't open mailbox x: no such mailbox", "folder-missing" },
  /* RFC 5530 */
  { "imap", "A003 NO [CORRUPTION] no", "mailbox-unavailable" },
  { "imap", "A003 NO [NONEXISTENT] temporarily unavailable", "folder-missing" },
  { "imap", "A003 NO [NOPERM] no such mailbox", "folder-not-permitted" },
  { "imap", "A003 NO [AUTHORIZATIONFAILED] no", "folder-not-permitted" },
  { "imap", "A003 NO [CONTACTADMIN] no", "account-blocked" },
  { "imap", "A003 NO no", UNKNOWN },
  { "imap", "A003 BAD no", UNKNOWN },
  { "pop3", "-ERR [SYS/TEMP] no", "temporary-failure" },
  { "pop3", "-ERR [IN-USE] no", "mailbox-in-use" },
  /* Answers to MAIL. */
  { "smtp", "450 4.7.1 Client host rejected: cannot find your reverse hostname", "server-busy" },
  { "smtp", "553 5.7.1 <a@example.org>: Sender address rejected: not owned by user anna",
    "sender-refused" },
  { "smtp", "550 5.7.60 SMTP; Client does not have permissions to send as this sender",
    "sender-refused" },
  { "smtp", "450 4.1.8 <a@nowhere.invalid>: Sender address rejected: Domain not found",
    "sender-refused" },
  { "smtp", "550 5.1.8 Access denied, bad outbound sender AS(42004)", "account-blocked" },
  { "smtp", "550 5.4.6 Unusual sending activity detected. Please try after sometime",
    "account-blocked" },
  { "smtp",
    "550-5.4.5 Daily user sending limit exceeded. For more information on Gmail\n"
    "550 5.4.5 sending limits go to https://support.google.com/a/answer/166852 - gsmtp",
    "limit-reached" },
  { "smtp", "452 4.2.2 Mailbox full", "over-quota" },
  { "smtp", "451 4.3.0 Error: queue file write error", "temporary-failure" },
  { "smtp", "421 4.7.0 Too many connections", "limit-reached" },
  { "smtp", "530 5.7.0 Authentication required", "login-needed" },
  { "smtp", "530 5.5.1 Authentication Required.", "login-needed" },
  { "smtp", "530 5.7.57 Client not authenticated to send mail. [x.prod.outlook.com]",
    "login-needed" },
  { "smtp", "550 5.7.1 Authentication required", "login-needed" },
  { "smtp", "553 sorry, that domain isn't in my list of allowed rcpthosts", "sender-refused" },
  { "smtp", "550 no", "sender-refused" },
};

/* Each row of words and each code of the tables once, with nothing else to go by. */
static const Row LOGIN_ROWS[] = {
  { "imap", "A NO Anwendungsspezifisches Passwort nötig", "app-password-needed" },
  { "imap", "A NO go to https://help.example.com/?p=InvalidSecondFactor", "app-password-needed" },
  { "imap", "A NO Sign in with the webmail", "browser-needed" },
  { "imap", "A NO Please verify your account", "browser-needed" },
  { "imap", "A NO mechanism too weak", "method-refused" },
  { "imap", "A NO Use OAuth", "method-refused" },
  { "imap", "A NO XOAUTH2 is required", "method-refused" },
  { "imap", "A NO Passwords are no longer accepted", "method-refused" },
  { "imap", "A NO You must change your password", "password-expired" },
  { "imap", "A NO Credentials expired", "password-expired" },
  { "imap", "A NO Passwort ist abgelaufen", "password-expired" },
  { "imap", "A NO 服务未开启", "access-switched-off" },
  { "imap", "A NO Exceeded allowed logins", "limit-reached" },
  { "imap", "A NO throttled", "limit-reached" },
  { "imap", "A NO You have no PTR record", "server-busy" },
  { "imap", "A NO Your IP address is banned", "server-busy" },
  { "pop3", "-ERR mailbox is being accessed", "mailbox-in-use" },
  { "pop3", "-ERR cannot get lock", "mailbox-in-use" },
  { "pop3", "-ERR failed to lock the maildrop", "mailbox-in-use" },
  { "imap", "A NO no space left", "over-quota" },
  { "imap", "A NO out of disk space", "over-quota" },
  { "imap", "A NO Inbox full", "over-quota" },
  { "imap", "A NO locked out", "account-blocked" },
  { "imap", "A NO chdir failed", "mailbox-unavailable" },
  { "imap", "A NO Not permitted to proxy", "login-not-permitted" },
  { "imap", "A NO [EXPIRED] no", "password-expired" },
  { "imap", "A NO [THROTTLED] no", "limit-reached" },
  { "imap", "A NO [WEBALERT https://x.example.com/] no", "browser-needed" },
  { "pop3", "-ERR [LOGIN-DELAY] no", "limit-reached" },
  { "smtp", "550 5.2.1 no", "account-blocked" },
  { "smtp", "550 5.7.4 no", "method-refused" },
  { "smtp", "550 5.7.8 no", "login-refused" },
  { "smtp", "550 5.7.9 no", "method-refused" },
  { "smtp", "454 4.7.10 no", "encryption-needed" },
  { "smtp", "454 4.7.11 no", "encryption-needed" },
  { "smtp", "550 5.7.14 no", "browser-needed" },
  { "smtp", "550 5.7.30 no", "method-refused" },
  { "smtp", "550 5.7.705 no", "limit-reached" },
  /* The last line concludes. */
  { "imap", "* NO [UNAVAILABLE] no\nA NO [AUTHENTICATIONFAILED] no", "login-refused" },
  { "imap", "* NO [LIMIT] no\nA NO [ALERT] no", "limit-reached" },
};

static const Row MAILBOX_ROWS[] = {
  { "imap", "A NO Folder not found", "folder-missing" },
  { "imap", "A NO insufficient rights", "folder-not-permitted" },
  { "imap", "A NO [TRYCREATE] no", "folder-missing" },
  { "smtp", "550 Please log in", "login-needed" },
  { "smtp", "450 4.1.7 no", "sender-refused" },
  { "smtp", "550 5.4.5 no", "limit-reached" },
  { "smtp", "550 5.7.57 no", "login-needed" },
  { "smtp", "550 5.7.60 account suspended", "sender-refused" },
};

/* Answers where nothing is encrypted. */
static const Row PLAIN[] = {
  { "imap",
    "* BAD [ALERT] Plaintext authentication not allowed without SSL/TLS, but your client did it "
    "anyway.\nA002 NO [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure "
    "(SSL/TLS) "
    "connections.",
    "encryption-needed" },
  { "pop3", "-ERR [AUTH] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.",
    "encryption-needed" },
  { "smtp", "530 5.7.0 Must issue a STARTTLS command first", "encryption-needed" },
  { "smtp",
    "530 5.7.7 Email sending without SSL/TLS encryption is not allowed. Please see: "
    "http://help.yandex.ru/mail/mail-clients/ssl.xml",
    "encryption-needed" },
  { "smtp", "538 5.7.11 no", "encryption-needed" },
  { "imap", "A NO TLS is needed", "encryption-needed" },
  { "imap", "A NO Cleartext logins are disabled", "encryption-needed" },
  { "smtp", "535 5.7.8 authentication failed", "login-refused" },
};

static void
assert_row (const Row *row, MwProbeStep step, MwEncryption encryption)
{
  g_autoptr (MwEndpoint) endpoint =
      mw_endpoint_new_plain (row->scheme, "mail.example.org", 1, encryption);
  g_autoptr (MwAnswer) answer = mw_answer_new (row->scheme);
  g_auto (GStrv) lines = g_strsplit (row->lines, "\n", -1);
  MwRefusal refusal = { 0 };

  for (guint i = 0; lines[i]; i++)
    mw_answer_add (answer, lines[i]);
  refusal = mw_refusal_read (answer, endpoint, step);
  g_test_message ("%s: %s", row->scheme, row->lines);
  if (row->verdict == VAGUE)
    g_assert_true (refusal.vague);
  else
    g_assert_false (refusal.vague);
  g_assert_cmpstr (mw_verdict_to_string (refusal.verdict), ==,
                   row->verdict == VAGUE ? "login-refused" : row->verdict);
}

static void
test_logins (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (LOGINS); i++)
    assert_row (&LOGINS[i], MW_PROBE_STEP_LOGIN, MW_ENCRYPTION_TLS);
}

static void
test_mailboxes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (MAILBOXES); i++)
    assert_row (&MAILBOXES[i], MW_PROBE_STEP_MAILBOX, MW_ENCRYPTION_STARTTLS);
}

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (LOGIN_ROWS); i++)
    assert_row (&LOGIN_ROWS[i], MW_PROBE_STEP_LOGIN, MW_ENCRYPTION_TLS);
  for (guint i = 0; i < G_N_ELEMENTS (MAILBOX_ROWS); i++)
    assert_row (&MAILBOX_ROWS[i], MW_PROBE_STEP_MAILBOX, MW_ENCRYPTION_TLS);
}

static void
test_plain (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (PLAIN); i++)
    assert_row (&PLAIN[i], MW_PROBE_STEP_LOGIN, MW_ENCRYPTION_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/probe/refusal/logins", test_logins);
  g_test_add_func ("/probe/refusal/mailboxes", test_mailboxes);
  g_test_add_func ("/probe/refusal/rows", test_rows);
  g_test_add_func ("/probe/refusal/plain", test_plain);

  return g_test_run ();
}
