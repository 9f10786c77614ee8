/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/reports/refusal-wording.h"

#include <glib/gi18n-lib.h>

/* Borrowed. */
typedef struct
{
  const MwProbeMatter *matter;
  const char *protocol;
  const char *server;
  const char *words;
  const char *who; /* the account, or this computer where there is none */
} Scene;

static char *
word_token (const Scene *scene)
{
  const MwTokenRefusal *token = scene->matter->login->speech.token;

  if (token && token->scope)
    /* Translators: server, account, why, and what a token has to be for
     * ("https://mail.google.com/")
     */
    return g_strdup_printf (_ ("%s refused the token of %s: “%s”. Get a new token, one for the "
                               "scope %s, and set it as the password."),
                            scene->server, scene->who, scene->words, token->scope);
  /* Translators: server, account, and what the server said */
  return g_strdup_printf (_ ("%s refused the token of %s: “%s”. Get a new token, and set it as the "
                             "password."),
                          scene->server, scene->who, scene->words);
}

/* Another password, or another way to prove who one is. */
static char *
word_password (const Scene *scene)
{
  switch ((int) scene->matter->judgement.verdict)
    {
    case MW_VERDICT_APP_PASSWORD_NEEDED:
      /* Translators: in these: server, account, and what the server said */
      return g_strdup_printf (_ ("%s wants an app password from %s, not the account’s own: “%s”. "
                                 "Make one in the settings of the account, and set it as the "
                                 "password."),
                              scene->server, scene->who, scene->words);
    case MW_VERDICT_PASSWORD_EXPIRED:
      return g_strdup_printf (_ ("%s says that the password of %s has expired: “%s”. Change it "
                                 "there, and set the new one here."),
                              scene->server, scene->who, scene->words);
    case MW_VERDICT_TOKEN_REFUSED:
      return word_token (scene);
    case MW_VERDICT_BROWSER_NEEDED:
      return g_strdup_printf (
          _ ("%s wants to be sure that it is %s: “%s”. Log in to the account "
             "with a web browser, confirm what is asked there, and test again."),
          scene->server, scene->who, scene->words);
    case MW_VERDICT_METHOD_REFUSED:
      /* Translators: server, account, what the server said, protocol */
      return g_strdup_printf (_ ("%s does not take this kind of login from %s: “%s”. Set another "
                                 "%s authentication, or ask whoever runs the server which."),
                              scene->server, scene->who, scene->words, scene->protocol);
    case MW_VERDICT_ENCRYPTION_NEEDED:
      /* Translators: server, what the server said, protocol */
      return g_strdup_printf (_ ("%s wants encryption: “%s”. Set the %s encryption to TLS or "
                                 "STARTTLS."),
                              scene->server, scene->words, scene->protocol);
    case MW_VERDICT_LOGIN_NEEDED:
      /* Translators: server, what the server said, protocol */
      return g_strdup_printf (_ ("%s takes no mail without a login: “%s”. Set the %s account name "
                                 "and password."),
                              scene->server, scene->words, scene->protocol);
    default:
      return NULL;
    }
}

/* Nothing that is set here is wrong. */
static char *
word_account (const Scene *scene)
{
  switch ((int) scene->matter->judgement.verdict)
    {
    case MW_VERDICT_ACCESS_SWITCHED_OFF:
      /* Translators: server, protocol, account, and what the server said */
      return g_strdup_printf (
          _ ("%s has %s switched off for %s: “%s”. Switch it on in the settings "
             "of the account, or ask whoever runs the server to."),
          scene->server, scene->protocol, scene->who, scene->words);
    case MW_VERDICT_ACCOUNT_BLOCKED:
      /* Translators: in these: server, account, and what the server said */
      return g_strdup_printf (_ ("%s does not let %s in, whatever the password: “%s”. Ask whoever "
                                 "runs the server to unblock the account."),
                              scene->server, scene->who, scene->words);
    case MW_VERDICT_LOGIN_NOT_PERMITTED:
      return g_strdup_printf (_ ("%s knows %s and does not permit it to log in here: “%s”. Ask "
                                 "whoever runs the server for the right to."),
                              scene->server, scene->who, scene->words);
    case MW_VERDICT_LIMIT_REACHED:
      return g_strdup_printf (_ ("%s has reached a limit for %s: “%s”. Wait before the next test; "
                                 "if it comes back, let fewer programs connect at once, or ask "
                                 "whoever runs the server for a higher limit."),
                              scene->server, scene->who, scene->words);
    case MW_VERDICT_OVER_QUOTA:
      return g_strdup_printf (_ ("%s says that the mailbox of %s is full: “%s”. Delete mail, or "
                                 "ask whoever runs the server for more room."),
                              scene->server, scene->who, scene->words);
    case MW_VERDICT_MAILBOX_IN_USE:
      return g_strdup_printf (_ ("%s says that the mailbox of %s is in use: “%s”. Close the other "
                                 "program that reads it, or test again later."),
                              scene->server, scene->who, scene->words);
    default:
      return NULL;
    }
}

static char *
word_mailbox (const Scene *scene)
{
  const char *mailbox = scene->matter->endpoint->mailbox;

  switch ((int) scene->matter->judgement.verdict)
    {
    case MW_VERDICT_MAILBOX_UNAVAILABLE:
      /* Translators: server, account, what the server said, protocol */
      return g_strdup_printf (_ ("%s let %s in, and could not open its mailbox: “%s”. Test again "
                                 "later; if it stays so, ask whoever runs the server whether the "
                                 "account has a mailbox that it may open with %s."),
                              scene->server, scene->who, scene->words, scene->protocol);
    case MW_VERDICT_TEMPORARY_FAILURE:
      /* Translators: server, and what the server said */
      return g_strdup_printf (_ ("%s cannot do it just now: “%s”. What is set here may be right: "
                                 "test again later, and if it stays so, ask whoever runs the "
                                 "server."),
                              scene->server, scene->words);
    case MW_VERDICT_FOLDER_MISSING:
      /* Translators: server, folder, and what the server said */
      return g_strdup_printf (_ ("%s has no folder %s: “%s”. Check the name of the folder."),
                              scene->server, mailbox, scene->words);
    case MW_VERDICT_FOLDER_NOT_PERMITTED:
      /* Translators: server, account, folder, what the server said */
      return g_strdup_printf (_ ("%s does not permit %s to open the folder %s: “%s”. Ask whoever "
                                 "runs the server, or owns the folder, for the right to read it."),
                              scene->server, scene->who, mailbox, scene->words);
    case MW_VERDICT_FOLDER_REFUSED:
      /* Translators: server, folder, and what the server said */
      return g_strdup_printf (_ ("%s did not open the folder %s: “%s”. Check the name of the "
                                 "folder; if it is right, ask whoever runs the server."),
                              scene->server, mailbox, scene->words);
    case MW_VERDICT_SENDER_REFUSED:
      /* Translators: the second %s is a mail address, the last what the server said */
      return g_strdup_printf (_ ("%s takes no mail from %s: “%s”. Check the From address, and what "
                                 "the account may send as."),
                              scene->server, mailbox, scene->words);
    default:
      return NULL;
    }
}

char *
mw_refusal_word (const MwProbeMatter *matter,
                 const char *protocol,
                 const char *server,
                 const char *words)
{
  char *(*const WORDS[]) (const Scene *) = { word_password, word_account, word_mailbox };
  const char *account = matter->endpoint->account;
  Scene scene = { matter, protocol, server, words, account };
  char *text = NULL;

  if (!mw_endpoint_logs_in (matter->endpoint))
    /* Translators: stands where the name of an account would: “has reached a limit for …” */
    scene.who = _ ("this computer");
  for (guint i = 0; i < G_N_ELEMENTS (WORDS) && !text; i++)
    text = WORDS[i](&scene);
  return text;
}
