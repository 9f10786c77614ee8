/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/reports/report.h"

#include "probe/conversation/conversation.h"
#include "probe/conversation/greeting.h"

#include <curl/curl.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* The connection that went furthest. */
static const MwSighting *
get_last (const MwProbeMatter *self)
{
  return self->login ? self->login : self->look;
}

const MwVerification *
mw_probe_matter_get_verification (const MwProbeMatter *self)
{
  const MwVerification *later = self->login ? self->login->tls.verification : NULL;

  if (later && !mw_verification_accepts (later, self->endpoint->pin))
    return later;
  return self->look ? self->look->tls.verification : NULL;
}

static gboolean
is_encrypted (const MwProbeMatter *self)
{
  return self->endpoint->encryption != MW_ENCRYPTION_NONE;
}

static gboolean
greets (const MwProbeMatter *self)
{
  return self->look->times.greeted && !self->look->speech.not_mail &&
         !mw_greeting_turns_away (self->endpoint->scheme, self->look->speech.greeting);
}

static gboolean
has_passed (const MwProbeMatter *self, MwProbeStep step)
{
  if (step == MW_PROBE_STEP_NAME)
    return self->look != NULL;
  if (!self->look)
    return FALSE;
  switch (step)
    {
    case MW_PROBE_STEP_CONNECTION:
      return self->look->times.connected != 0;
    case MW_PROBE_STEP_GREETING:
      return greets (self);
    case MW_PROBE_STEP_ENCRYPTION:
      return self->look->times.encrypted != 0;
    case MW_PROBE_STEP_CERTIFICATE:
      return self->look->times.encrypted &&
             mw_verification_accepts (self->look->tls.verification, self->endpoint->pin);
    case MW_PROBE_STEP_LOGIN:
      return self->login && self->login->times.ready && self->login->times.login;
    case MW_PROBE_STEP_MAILBOX:
      return self->login && self->login->times.ready && self->login->code == CURLE_OK &&
             !self->login->timed_out;
    case MW_PROBE_STEP_NAME:
    default:
      return FALSE;
    }
}

static gboolean
is_skipped (const MwProbeMatter *self, MwProbeStep step)
{
  MwEndpoint *endpoint = self->endpoint;

  if (step == MW_PROBE_STEP_ENCRYPTION || step == MW_PROBE_STEP_CERTIFICATE)
    return !is_encrypted (self);
  if (step == MW_PROBE_STEP_LOGIN)
    return !self->log_in || !mw_endpoint_logs_in (endpoint);
  if (step == MW_PROBE_STEP_MAILBOX)
    return !self->log_in || !endpoint->mailbox ||
           (endpoint->direction == MW_DIRECTION_IN && !mw_endpoint_logs_in (endpoint));
  return FALSE;
}

static MwProbeOutcome
find_outcome (const MwProbeMatter *self, MwProbeStep step)
{
  MwReachability reachability = mw_verdict_get_reachability (self->judgement.verdict);

  if (step == self->judgement.step && reachability == MW_REACHABILITY_FAILS)
    return MW_PROBE_OUTCOME_FAILED;
  if (step == self->judgement.step && reachability == MW_REACHABILITY_WARNING)
    return MW_PROBE_OUTCOME_WARNED;
  if (is_skipped (self, step))
    return MW_PROBE_OUTCOME_SKIPPED;
  return has_passed (self, step) ? MW_PROBE_OUTCOME_PASSED : MW_PROBE_OUTCOME_NOT_REACHED;
}

static guint
count_milliseconds (gint64 from, gint64 to)
{
  return from && to > from ? (guint) ((to - from + 500) / 1000) : 0;
}

/* When the wait for @step began and ended, as far as it came. */
static guint
find_duration (const MwProbeMatter *self, MwProbeStep step)
{
  const MwSighting *look = self->look;
  const MwSighting *login = self->login;

  if (step == MW_PROBE_STEP_NAME)
    return count_milliseconds (self->began, self->named);
  if (!look)
    return 0;
  switch (step)
    {
    case MW_PROBE_STEP_CONNECTION:
      return count_milliseconds (look->times.began,
                                 look->times.connected ? look->times.connected : look->times.ended);
    case MW_PROBE_STEP_GREETING:
      return count_milliseconds (self->endpoint->encryption == MW_ENCRYPTION_TLS
                                     ? look->times.encrypted
                                     : look->times.connected,
                                 look->times.greeted ? look->times.greeted : look->times.ended);
    case MW_PROBE_STEP_ENCRYPTION:
      return count_milliseconds (look->times.starttls ? look->times.starttls
                                                      : look->times.handshake,
                                 look->times.encrypted ? look->times.encrypted : look->times.ended);
    case MW_PROBE_STEP_LOGIN:
      return login
                 ? count_milliseconds (login->times.login,
                                       login->times.ready ? login->times.ready : login->times.ended)
                 : 0;
    case MW_PROBE_STEP_MAILBOX:
      return login ? count_milliseconds (login->times.ready, login->times.answered
                                                                 ? login->times.answered
                                                                 : login->times.ended)
                   : 0;
    case MW_PROBE_STEP_NAME:
    case MW_PROBE_STEP_CERTIFICATE:
    default:
      return 0;
    }
}

static const char *
get_subject (const MwVerification *seen)
{
  return seen ? mw_certificate_get_fields (g_ptr_array_index (seen->chain, 0))->subject : NULL;
}

/* As people write them, not as libcurl wants them. */
static char *
dup_addresses (const char *addresses)
{
  g_auto (GStrv) parts = addresses ? g_strsplit_set (addresses, "[],", -1) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) clean = NULL;

  for (guint i = 0; parts && parts[i]; i++)
    if (*parts[i])
      g_strv_builder_add (builder, parts[i]);
  clean = g_strv_builder_end (builder);
  return *clean ? g_strjoinv (", ", clean) : NULL;
}

static char *
find_detail (const MwProbeMatter *self, MwProbeStep step)
{
  const MwSighting *look = self->look;

  if (step == MW_PROBE_STEP_NAME)
    return dup_addresses (self->addresses);
  if (!look)
    return NULL;
  switch (step)
    {
    case MW_PROBE_STEP_CONNECTION:
      return g_strdup (look->route.address);
    case MW_PROBE_STEP_GREETING:
      return g_strdup (look->speech.greeting);
    case MW_PROBE_STEP_ENCRYPTION:
      return look->times.encrypted ? g_strdup_printf ("%s, %s", look->tls.version, look->tls.cipher)
                                   : NULL;
    case MW_PROBE_STEP_CERTIFICATE:
      return g_strdup (get_subject (look->tls.verification));
    case MW_PROBE_STEP_LOGIN:
      if (!self->login || !self->method)
        return NULL;
      return g_strdup_printf ("%s, %s", self->endpoint->account,
                              mw_login_method_get_name (self->method, self->endpoint->scheme));
    case MW_PROBE_STEP_MAILBOX:
      return self->login && self->login->times.ready ? g_strdup (self->endpoint->mailbox) : NULL;
    case MW_PROBE_STEP_NAME:
    default:
      return NULL;
    }
}

/* The last step that passed, for what works without a warning. */
static MwProbeStep
find_last_step (const MwProbeMatter *self)
{
  for (int i = MW_N_PROBE_STEPS - 1; i > 0; i--)
    if (find_outcome (self, (MwProbeStep) i) == MW_PROBE_OUTCOME_PASSED)
      return (MwProbeStep) i;
  return MW_PROBE_STEP_NAME;
}

static char *
describe_trust (const MwProbeMatter *self)
{
  if (!mw_probe_matter_get_verification (self))
    return NULL;
  if (self->endpoint->pin)
    return g_strdup (_ ("The pinned certificate"));
  if (self->endpoint->ca_file)
    return g_strdup_printf (_ ("The CA file %s"), self->endpoint->ca_file);
  return g_strdup (_ ("The certificate authorities of this system"));
}

static const char *
find_trust_error (const MwProbeMatter *self)
{
  const MwVerification *seen = mw_probe_matter_get_verification (self);

  if (!seen)
    return NULL;
  if (seen->error != X509_V_OK)
    return X509_verify_cert_error_string (seen->error);
  return mw_naming_accepts (seen->naming)
             ? NULL
             : X509_verify_cert_error_string (X509_V_ERR_HOSTNAME_MISMATCH);
}

/* Which certificate of the chain somebody has to do something about. */
static int
find_fault (const MwProbeMatter *self, const MwVerification *seen)
{
  if (self->judgement.step != MW_PROBE_STEP_CERTIFICATE)
    return -1;
  switch ((int) self->judgement.verdict)
    {
    case MW_VERDICT_CERTIFICATE_WRONG_HOST:
    case MW_VERDICT_CERTIFICATE_NOT_PINNED:
      return 0;
    case MW_VERDICT_CERTIFICATE_EXPIRED:
    case MW_VERDICT_CERTIFICATE_NOT_YET_VALID:
    case MW_VERDICT_CERTIFICATE_SELF_SIGNED:
    case MW_VERDICT_CERTIFICATE_UNKNOWN_ISSUER:
    case MW_VERDICT_CERTIFICATE_REVOKED:
    case MW_VERDICT_CERTIFICATE_UNACCEPTABLE:
      return (int) seen->fault;
    default:
      return -1;
    }
}

static void
fill_chain (const MwProbeMatter *self, MwProbeFields *fields)
{
  const MwVerification *seen = mw_probe_matter_get_verification (self);

  if (!seen)
    return;
  fields->chain = seen->chain;
  fields->chain_facts =
      (MwChainFacts){ .n_built = seen->n_built,
                      .n_sent = seen->n_sent,
                      .n_relied = mw_verification_count_relied (seen, self->endpoint->pin),
                      .at_fault = find_fault (self, seen) };
}

MwProbeReport *
mw_probe_matter_report (const MwProbeMatter *self)
{
  g_autofree char *message = mw_probe_matter_word (self);
  g_autofree char *trust = describe_trust (self);
  g_autoptr (GDateTime) time = g_date_time_new_now_utc ();
  const MwSighting *last = get_last (self);
  MwProbeReport *report = NULL;
  MwProbeFields fields = {
    .endpoint = self->endpoint,
    .verdict = self->judgement.verdict,
    .step = self->judgement.step,
    .message = message,
    .log = self->log,
    .milliseconds = count_milliseconds (self->began, g_get_monotonic_time ()),
    .tls_version = self->look ? self->look->tls.version : NULL,
    .cipher = self->look ? self->look->tls.cipher : NULL,
    .trust = trust,
    .trust_error = find_trust_error (self),
    .capabilities = last ? last->speech.capabilities->str : NULL,
    .time = time,
  };

  fill_chain (self, &fields);
  if (self->judgement.verdict == MW_VERDICT_WORKS)
    fields.step = find_last_step (self);
  for (guint i = 0; i < MW_N_PROBE_STEPS; i++)
    {
      fields.steps[i].outcome = find_outcome (self, (MwProbeStep) i);
      if (fields.steps[i].outcome == MW_PROBE_OUTCOME_SKIPPED)
        continue;
      fields.steps[i].milliseconds = find_duration (self, (MwProbeStep) i);
      fields.steps[i].detail = find_detail (self, (MwProbeStep) i);
    }
  report = mw_probe_report_new (&fields);
  for (guint i = 0; i < MW_N_PROBE_STEPS; i++)
    g_free (fields.steps[i].detail);
  return report;
}
