/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/conversation/login-method.h"

#include "probe/conversation/conversation.h"

#include <curl/curl.h>
#include <string.h>

static const struct
{
  const char *name;
  const char *offer;          /* the normalised word of the server's offer; NULL for none */
  const char *authentication; /* the setting that asks for this method alone */
  const char *options;
  gboolean hands_over; /* says the password itself */
} METHODS[MW_N_LOGIN_METHODS] = {
  [MW_LOGIN_METHOD_PLAIN] = { "PLAIN", "AUTH=PLAIN", "plain", "AUTH=PLAIN", TRUE },
  [MW_LOGIN_METHOD_LOGIN] = { "LOGIN", "AUTH=LOGIN", "login", "AUTH=LOGIN", TRUE },
  [MW_LOGIN_METHOD_COMMAND] = { NULL, NULL, "login", NULL, TRUE },
  [MW_LOGIN_METHOD_SCRAM_SHA_256] = { "SCRAM-SHA-256", "AUTH=SCRAM-SHA-256", "scram-sha-256",
                                      "AUTH=SCRAM-SHA-256", FALSE },
  [MW_LOGIN_METHOD_SCRAM_SHA_1] = { "SCRAM-SHA-1", "AUTH=SCRAM-SHA-1", NULL, "AUTH=SCRAM-SHA-1",
                                    FALSE },
  [MW_LOGIN_METHOD_DIGEST_MD5] = { "DIGEST-MD5", "AUTH=DIGEST-MD5", NULL, "AUTH=DIGEST-MD5",
                                   FALSE },
  [MW_LOGIN_METHOD_CRAM_MD5] = { "CRAM-MD5", "AUTH=CRAM-MD5", "cram-md5", "AUTH=CRAM-MD5", FALSE },
  [MW_LOGIN_METHOD_APOP] = { "APOP", NULL, NULL, "AUTH=+APOP", FALSE },
  [MW_LOGIN_METHOD_XOAUTH2] = { "XOAUTH2", "AUTH=XOAUTH2", "xoauth2", "AUTH=XOAUTH2", TRUE },
  /* RFC 7628, what became of it. */
  [MW_LOGIN_METHOD_OAUTHBEARER] = { "OAUTHBEARER", "AUTH=OAUTHBEARER", "xoauth2",
                                    "AUTH=OAUTHBEARER", TRUE },
};

/* A token is no password, so that no automatism takes the one for the other. */
static const MwLoginMethod HANDING_OVER[] = { MW_LOGIN_METHOD_PLAIN, MW_LOGIN_METHOD_COMMAND,
                                              MW_LOGIN_METHOD_LOGIN };
/* The strongest first, but for DIGEST-MD5, which RFC 6331 took back: hardly two implementations of
 * it agree. */
static const MwLoginMethod PROVING[] = { MW_LOGIN_METHOD_SCRAM_SHA_256, MW_LOGIN_METHOD_SCRAM_SHA_1,
                                         MW_LOGIN_METHOD_CRAM_MD5, MW_LOGIN_METHOD_APOP,
                                         MW_LOGIN_METHOD_DIGEST_MD5 };

static gboolean
can_say (MwLoginMethod method)
{
  if (method != MW_LOGIN_METHOD_SCRAM_SHA_256 && method != MW_LOGIN_METHOD_SCRAM_SHA_1)
    return TRUE;
  return (curl_version_info (CURLVERSION_NOW)->features & CURL_VERSION_GSASL) != 0;
}

/* RFC 2449, section 6.3: a POP3 server that knows USER says so, unless it knows no CAPA; but some
 * do not, and one that names nothing else must know it, since there is no other way. */
static gboolean
offers_user (const MwSighting *seen)
{
  const char *capabilities = seen->speech.capabilities->str;

  return mw_conversation_offers (capabilities, "USER") ||
         (!strcasestr (capabilities, "AUTH=") &&
          !mw_conversation_has_stamp (seen->speech.greeting));
}

/* RFC 3501, section 7.2.1: an IMAP server that does not say otherwise knows LOGIN. */
static gboolean
offers_command (const char *scheme, const MwSighting *seen)
{
  if (g_str_equal (scheme, "imap"))
    return !mw_conversation_offers (seen->speech.capabilities->str, "LOGINDISABLED");
  return g_str_equal (scheme, "pop3") && offers_user (seen);
}

static gboolean
is_offered (MwLoginMethod method, const char *scheme, const MwSighting *seen)
{
  if (method == MW_LOGIN_METHOD_COMMAND)
    return offers_command (scheme, seen);
  if (method == MW_LOGIN_METHOD_APOP)
    return g_str_equal (scheme, "pop3") && mw_conversation_has_stamp (seen->speech.greeting);
  return mw_conversation_offers (seen->speech.capabilities->str, METHODS[method].offer);
}

static void
add_method (MwLoginMethods *self, MwLoginMethod method, const char *scheme, const MwSighting *seen)
{
  if (can_say (method) && is_offered (method, scheme, seen))
    self->methods[self->n_methods++] = method;
}

static void
add_all (MwLoginMethods *self,
         const MwLoginMethod *methods,
         guint n_methods,
         const char *scheme,
         const MwSighting *seen)
{
  for (guint i = 0; i < n_methods; i++)
    add_method (self, methods[i], scheme, seen);
}

MwLoginMethods
mw_login_methods_find (MwEndpoint *endpoint, const MwSighting *seen)
{
  MwLoginMethods self = { 0 };

  if (!g_str_equal (endpoint->authentication, "automatic"))
    {
      for (guint i = MW_LOGIN_METHOD_NONE + 1; i < MW_N_LOGIN_METHODS; i++)
        if (g_strcmp0 (METHODS[i].authentication, endpoint->authentication) == 0)
          add_method (&self, (MwLoginMethod) i, endpoint->scheme, seen);
      return self;
    }
  if (endpoint->encryption != MW_ENCRYPTION_NONE)
    add_all (&self, HANDING_OVER, G_N_ELEMENTS (HANDING_OVER), endpoint->scheme, seen);
  add_all (&self, PROVING, G_N_ELEMENTS (PROVING), endpoint->scheme, seen);
  if (endpoint->encryption == MW_ENCRYPTION_NONE)
    add_all (&self, HANDING_OVER, G_N_ELEMENTS (HANDING_OVER), endpoint->scheme, seen);
  return self;
}

gboolean
mw_login_methods_have (const MwLoginMethods *self, MwLoginMethod method)
{
  for (guint i = 0; i < self->n_methods; i++)
    if (self->methods[i] == method)
      return TRUE;
  return FALSE;
}

gboolean
mw_login_methods_take_token (const MwSighting *seen)
{
  const char *capabilities = seen->speech.capabilities->str;

  return mw_conversation_offers (capabilities, METHODS[MW_LOGIN_METHOD_XOAUTH2].offer) ||
         mw_conversation_offers (capabilities, METHODS[MW_LOGIN_METHOD_OAUTHBEARER].offer);
}

MwLoginMethod
mw_login_methods_find_other (const MwLoginMethods *self,
                             MwLoginMethod refused,
                             MwEncryption encryption)
{
  MwLoginMethod proving = MW_LOGIN_METHOD_NONE;

  if (encryption == MW_ENCRYPTION_NONE && !METHODS[refused].hands_over)
    return MW_LOGIN_METHOD_NONE;

  for (guint i = 0; i < self->n_methods; i++)
    {
      MwLoginMethod method = self->methods[i];

      if (method == refused)
        continue;
      if (METHODS[method].hands_over)
        return method;
      if (!proving && METHODS[refused].hands_over)
        proving = method;
    }
  return proving;
}

gboolean
mw_login_method_hands_over (MwLoginMethod method)
{
  return METHODS[method].hands_over;
}

const char *
mw_login_method_get_options (MwLoginMethod method)
{
  return METHODS[method].options;
}

const char *
mw_login_method_get_name (MwLoginMethod method, const char *scheme)
{
  if (method != MW_LOGIN_METHOD_COMMAND)
    return METHODS[method].name;
  return g_str_equal (scheme, "imap") ? "LOGIN" : "USER";
}
