/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/certificates/revocation.h"

#include "probe/certificates/certificate.h"
#include "probe/certificates/verification.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

/* One certificate that is looked up. */
typedef struct
{
  X509 *x509;
  gboolean is_ca;
  STACK_OF (X509) * chain; /* it and those that vouch for it, among others */
  STACK_OF (X509) * sent;
  const MwCaFile *file;
  X509 *issuer; /* (nullable): not known */
} Question;

/* What a list says of a certificate. */
typedef enum
{
  ANSWER_NOTHING,
  ANSWER_REVOKED,
  ANSWER_GOOD,
} Answer;

/* What of a list decides whom it is for. */
typedef struct
{
  gboolean indirect;
  gboolean partial; /* whoever is not on it may be on another */
  gboolean only_servers;
  gboolean only_authorities;
  gboolean unknown; /* it says more than we understand */
} Scope;

/* ---- who signed ---- */

static X509 *
find_issuer_in (STACK_OF (X509) * certificates, X509 *x509)
{
  for (int i = 0; i < sk_X509_num (certificates); i++)
    {
      X509 *candidate = sk_X509_value (certificates, i);

      if (X509_check_issued (candidate, x509) == X509_V_OK &&
          X509_verify (x509, X509_get0_pubkey (candidate)) == 1)
        return candidate;
    }
  return NULL;
}

static void
find_issuer (Question *question)
{
  question->issuer = find_issuer_in (question->chain, question->x509);
  if (!question->issuer)
    question->issuer = find_issuer_in (question->file->certificates, question->x509);
  if (!question->issuer)
    question->issuer = find_issuer_in (question->sent, question->x509);
}

static gboolean
signed_by (X509_CRL *list, X509 *signer)
{
  return X509_NAME_cmp (X509_CRL_get_issuer (list), X509_get_subject_name (signer)) == 0 &&
         (X509_get_key_usage (signer) & KU_CRL_SIGN) &&
         X509_CRL_verify (list, X509_get0_pubkey (signer)) == 1;
}

static gboolean
signed_by_any (X509_CRL *list, STACK_OF (X509) * signers)
{
  for (int i = 0; i < sk_X509_num (signers); i++)
    if (signed_by (list, sk_X509_value (signers, i)))
      return TRUE;
  return FALSE;
}

static gboolean
names (const GENERAL_NAMES *found, const X509_NAME *name)
{
  for (int i = 0; i < sk_GENERAL_NAME_num (found); i++)
    {
      const GENERAL_NAME *each = sk_GENERAL_NAME_value (found, i);

      if (each->type == GEN_DIRNAME && X509_NAME_cmp (each->d.directoryName, name) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether the certificate itself says that its issuer leaves its lists to whoever signed this one.
 */
static gboolean
is_left_to (X509 *x509, const X509_NAME *signer)
{
  CRL_DIST_POINTS *points = X509_get_ext_d2i (x509, NID_crl_distribution_points, NULL, NULL);
  gboolean left = FALSE;

  for (int i = 0; i < sk_DIST_POINT_num (points) && !left; i++)
    left = names (sk_DIST_POINT_value (points, i)->CRLissuer, signer);
  CRL_DIST_POINTS_free (points);
  return left;
}

static gboolean
speaks_for_issuer (const Question *question, X509_CRL *list, const Scope *scope)
{
  const X509_NAME *signer = X509_CRL_get_issuer (list);

  if (X509_NAME_cmp (signer, X509_get_issuer_name (question->x509)) == 0)
    return question->issuer && signed_by (list, question->issuer);
  return scope->indirect && is_left_to (question->x509, signer) &&
         (signed_by_any (list, question->chain) ||
          signed_by_any (list, question->file->certificates));
}

/* ---- what it is for ---- */

static gboolean
says_more (X509_CRL *list)
{
  for (int i = X509_CRL_get_ext_by_critical (list, 1, -1); i >= 0;
       i = X509_CRL_get_ext_by_critical (list, 1, i))
    {
      int nid = OBJ_obj2nid (X509_EXTENSION_get_object (X509_CRL_get_ext (list, i)));

      if (nid != NID_issuing_distribution_point && nid != NID_delta_crl)
        return TRUE;
    }
  return FALSE;
}

static Scope
read_scope (X509_CRL *list)
{
  Scope scope = { .partial = X509_CRL_get_ext_by_NID (list, NID_delta_crl, -1) >= 0,
                  .unknown = says_more (list) };
  int found = 0;
  ISSUING_DIST_POINT *point =
      X509_CRL_get_ext_d2i (list, NID_issuing_distribution_point, &found, NULL);

  /* It is there, and cannot be read, or is there twice. */
  if (!point && found != -1)
    scope.unknown = TRUE;
  if (!point)
    return scope;
  scope.indirect = point->indirectCRL > 0;
  scope.only_servers = point->onlyuser > 0;
  scope.only_authorities = point->onlyCA > 0;
  scope.partial = scope.partial || point->distpoint || point->onlysomereasons;
  scope.unknown = scope.unknown || point->onlyattr > 0;
  ISSUING_DIST_POINT_free (point);
  return scope;
}

static gboolean
is_about (const Question *question, const Scope *scope)
{
  if (scope->unknown)
    return FALSE;
  return question->is_ca ? !scope->only_servers : !scope->only_authorities;
}

/* ---- what it says ---- */

static gboolean
has_begun (X509_CRL *list)
{
  return X509_cmp_current_time (X509_CRL_get0_lastUpdate (list)) < 0;
}

/* A list without an end is none of RFC 5280's, but has not ended. */
static gboolean
has_ended (X509_CRL *list)
{
  const ASN1_TIME *next = X509_CRL_get0_nextUpdate (list);

  return next && X509_cmp_current_time (next) < 0;
}

/* It may have been lifted since. */
static gboolean
is_on_hold (const X509_REVOKED *entry)
{
  ASN1_ENUMERATED *reason = X509_REVOKED_get_ext_d2i (entry, NID_crl_reason, NULL, NULL);
  gboolean on_hold = reason && ASN1_ENUMERATED_get (reason) == CRL_REASON_CERTIFICATE_HOLD;

  ASN1_ENUMERATED_free (reason);
  return on_hold;
}

static Answer
ask (X509_CRL *list, const Scope *scope, X509 *x509)
{
  X509_REVOKED *entry = NULL;
  gboolean ended = has_ended (list);

  switch (X509_CRL_get0_by_cert (list, &entry, x509))
    {
    case 1:
      return ended && is_on_hold (entry) ? ANSWER_NOTHING : ANSWER_REVOKED;
    case 2: /* was on hold, and is not any longer */
      return ended ? ANSWER_NOTHING : ANSWER_GOOD;
    default:
      return ended || scope->partial ? ANSWER_NOTHING : ANSWER_GOOD;
    }
}

/* The newest first; changes come after the whole that they are to. */
static int
compare_lists (gconstpointer a, gconstpointer b)
{
  X509_CRL *one = *(X509_CRL *const *) a;
  X509_CRL *other = *(X509_CRL *const *) b;
  int order = ASN1_TIME_compare (X509_CRL_get0_lastUpdate (other), X509_CRL_get0_lastUpdate (one));

  if (order != 0)
    return order;
  return (X509_CRL_get_ext_by_NID (other, NID_delta_crl, -1) >= 0) -
         (X509_CRL_get_ext_by_NID (one, NID_delta_crl, -1) >= 0);
}

static GPtrArray *
find_lists (const Question *question)
{
  GPtrArray *lists = g_ptr_array_new ();

  for (int i = 0; i < sk_X509_CRL_num (question->file->lists); i++)
    {
      X509_CRL *list = sk_X509_CRL_value (question->file->lists, i);
      Scope scope = read_scope (list);

      if (has_begun (list) && is_about (question, &scope) &&
          speaks_for_issuer (question, list, &scope))
        g_ptr_array_add (lists, list);
    }
  g_ptr_array_sort (lists, compare_lists);
  return lists;
}

/* @missed is, where none answers, the newest list that would have, had it not ended. */
static Answer
look_up (const Question *question, X509_CRL **missed)
{
  g_autoptr (GPtrArray) lists = find_lists (question);
  X509_CRL *ended = NULL;

  *missed = NULL;
  for (guint i = 0; i < lists->len; i++)
    {
      X509_CRL *list = g_ptr_array_index (lists, i);
      Scope scope = read_scope (list);
      Answer answer = ask (list, &scope, question->x509);

      if (answer != ANSWER_NOTHING)
        return answer;
      if (has_ended (list) && !ended)
        ended = list;
    }
  *missed = ended;
  return ANSWER_NOTHING;
}

static void
note_ended (GPtrArray *ended, X509_CRL *list)
{
  g_autofree char *issuer = mw_certificate_name (X509_CRL_get_issuer (list));
  g_autoptr (GDateTime) end = mw_certificate_time (X509_CRL_get0_nextUpdate (list));

  for (guint i = 0; i < ended->len; i++)
    {
      const MwEndedList *each = g_ptr_array_index (ended, i);

      if (g_str_equal (each->issuer, issuer) && g_date_time_equal (each->ended, end))
        return;
    }
  g_ptr_array_add (ended, mw_ended_list_new (issuer, end));
}

int
mw_revocation_find (STACK_OF (X509) * chain,
                    STACK_OF (X509) * sent,
                    const MwCaFile *file,
                    GPtrArray *ended)
{
  int revoked = -1;

  for (int i = 0; i < sk_X509_num (chain) && sk_X509_CRL_num (file->lists) > 0 && revoked < 0; i++)
    {
      Question question = { .x509 = sk_X509_value (chain, i),
                            .is_ca = X509_check_ca (sk_X509_value (chain, i)) == 1,
                            .chain = chain,
                            .sent = sent,
                            .file = file };
      X509_CRL *missed = NULL;

      find_issuer (&question);
      if (look_up (&question, &missed) == ANSWER_REVOKED)
        revoked = i;
      else if (missed)
        note_ended (ended, missed);
    }
  ERR_clear_error ();
  return revoked;
}
