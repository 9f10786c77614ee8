/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/job.h"

#include "probe/certificates/trust.h"
#include "probe/conversation/alarm.h"
#include "probe/conversation/connection.h"
#include "probe/conversation/conversation.h"
#include "probe/conversation/login.h"
#include "probe/reports/report.h"
#include "probe/target.h"

/* After so long without a greeting it is looked whether the port speaks TLS, while the wait goes
 * on. */
#define QUIET_LIMIT (3 * G_TIME_SPAN_SECOND)
/* Whoever is looked at from aside answered once already, or it does not matter. */
#define ASIDE_LIMIT (5 * G_TIME_SPAN_SECOND)

struct _MwJob
{
  MwEndpoint *endpoint; /* (owned) */
  MwSecret *password;   /* (owned) (nullable) */
  gboolean log_in;
  GMainContext *context; /* (owned) (nullable): once it began */
  MwTarget *target;      /* (owned) */
  char *command;         /* (owned) (nullable) */
  MwProbeLog *log;       /* (owned) */
  MwProbeLog *aside_log; /* (owned): of no interest */
  MwTrust *trust;        /* (owned) (nullable): once it began */
  MwConnection *look;    /* (owned) (nullable) */
  MwConnection *aside;   /* (owned) (nullable) */
  MwLogin *login;        /* (owned) (nullable) */
  GSource *alarm;        /* (owned) (nullable) */
  gboolean looked;
  gboolean looked_aside;
  gint64 began;
  MwJobDone done;
  gpointer user_data; /* (unowned) */
};

static gint64
get_limit (MwJob *self)
{
  return MAX (self->endpoint->timeout, 1) * G_TIME_SPAN_SECOND;
}

/* The last that a callback does. */
static void
end (MwJob *self, MwJudgement judgement)
{
  MwProbeMatter matter = {
    .endpoint = self->endpoint,
    .log_in = self->log_in,
    .judgement = judgement,
    .began = self->began,
    .named = mw_target_get_time_named (self->target),
    .addresses = mw_target_get_addresses (self->target),
    .own_name = mw_target_get_own_name (self->target),
    .look = self->look ? mw_connection_look (self->look) : NULL,
    .aside = self->aside ? mw_connection_look (self->aside) : NULL,
    .log = mw_probe_log_get_text (self->log),
    .ca_file_state = self->trust ? mw_trust_get_state (self->trust) : MW_CA_FILE_USABLE,
  };

  if (self->login)
    {
      matter.login = mw_login_look (self->login);
      matter.method = mw_login_get_method (self->login);
      matter.failed_method = mw_login_get_failed_method (self->login);
    }
  self->done (self, mw_probe_matter_report (&matter), self->user_data);
}

static MwConnectionPlan
make_plan (MwJob *self)
{
  return (MwConnectionPlan){
    .context = self->context,
    .endpoint = self->endpoint,
    .encryption = self->endpoint->encryption,
    .host = mw_target_get_host (self->target),
    .addresses = mw_target_get_addresses (self->target),
    .own_name = mw_target_get_own_name (self->target),
    .trust = self->trust,
    .limit = get_limit (self),
    .log = self->log,
  };
}

static void
end_working (MwJob *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  end (self, mw_judge_warning (self->endpoint, mw_connection_look (self->look), now));
}

static void
on_login_done_cb (MwLogin *login, gpointer user_data)
{
  MwJob *self = user_data;
  MwJudgement judgement = mw_login_judge (login);

  if (judgement.verdict == MW_VERDICT_WORKS)
    end_working (self);
  else
    end (self, judgement);
}

/* Verified or pinned, unlike the first. */
static void
begin_login (MwJob *self)
{
  MwConnectionPlan plan = make_plan (self);
  const MwSighting *look = mw_connection_look (self->look);
  MwLoginMethods methods = { 0 };

  if (mw_endpoint_logs_in (self->endpoint) && !mw_conversation_is_logged_in (look->speech.greeting))
    methods = mw_login_methods_find (self->endpoint, look);
  self->command = mw_conversation_make_command (self->endpoint);
  plan.strict = TRUE;
  plan.password = methods.n_methods > 0 ? self->password : NULL;
  plan.identity =
      mw_conversation_get_identity (self->endpoint->scheme, look->speech.capabilities->str);
  plan.command = self->command;
  mw_probe_log_add (self->log, "*", "The second connection:", -1);
  self->login = mw_login_new (&plan, &methods, on_login_done_cb, self);
}

/* A mailbox that is fetched from shows itself to nobody but its owner; a sender may be refused to
 * anybody. */
static gboolean
needs_second (MwJob *self)
{
  return self->log_in &&
         (mw_endpoint_logs_in (self->endpoint) ||
          (self->endpoint->direction == MW_DIRECTION_OUT && self->endpoint->mailbox));
}

static void
conclude_look (MwJob *self)
{
  const MwSighting *look = mw_connection_look (self->look);
  const MwSighting *aside = self->aside ? mw_connection_look (self->aside) : NULL;
  MwJudgement judgement = mw_judge_look (self->endpoint, look, aside,
                                         mw_trust_get_state (self->trust) == MW_CA_FILE_USABLE);

  if (judgement.verdict == MW_VERDICT_WORKS && self->log_in && mw_endpoint_logs_in (self->endpoint))
    judgement = mw_judge_offer (self->endpoint, look, self->password != NULL);
  if (judgement.verdict != MW_VERDICT_WORKS)
    end (self, judgement);
  else if (needs_second (self))
    begin_login (self);
  else
    end_working (self);
}

static void
on_aside_done_cb (MwConnection *connection, gpointer user_data)
{
  MwJob *self = user_data;
  const MwSighting *aside = mw_connection_look (connection);
  gboolean answers = self->endpoint->encryption != MW_ENCRYPTION_TLS &&
                     (aside->times.encrypted || aside->tls.alert >= 0);

  self->looked_aside = TRUE;
  if (self->looked || answers)
    conclude_look (self);
}

/* The other way: TLS instead of plain text, or the reverse. */
static void
look_aside (MwJob *self)
{
  MwConnectionPlan plan = make_plan (self);

  plan.encryption =
      self->endpoint->encryption == MW_ENCRYPTION_TLS ? MW_ENCRYPTION_NONE : MW_ENCRYPTION_TLS;
  plan.limit = MIN (plan.limit / 2, ASIDE_LIMIT);
  plan.log = self->aside_log;
  self->aside = mw_connection_new (&plan, on_aside_done_cb, self);
}

static void
on_quiet_cb (gpointer user_data)
{
  MwJob *self = user_data;

  if (!self->looked && !self->aside && self->endpoint->encryption != MW_ENCRYPTION_TLS &&
      mw_judge_wants_aside (self->endpoint, mw_connection_look (self->look)))
    look_aside (self);
}

static gboolean
is_name_refused (MwConnection *connection)
{
  const char *refusal = mw_connection_look (connection)->speech.name_refusal;

  return refusal && *refusal == '5' && !mw_conversation_knows_no_ehlo (refusal);
}

static void on_looked_cb (MwConnection *connection, gpointer user_data);

static void
begin_look (MwJob *self)
{
  MwConnectionPlan plan = make_plan (self);

  self->look = mw_connection_new (&plan, on_looked_cb, self);
}

static void
on_looked_cb (MwConnection *connection, gpointer user_data)
{
  MwJob *self = user_data;
  const MwSighting *look = mw_connection_look (connection);

  if (mw_target_correct_own_name (self->target, look->route.own_address) &&
      is_name_refused (connection))
    {
      mw_connection_free (connection);
      begin_look (self);
      return;
    }
  self->looked = TRUE;
  if (!mw_judge_wants_aside (self->endpoint, mw_connection_look (connection)))
    {
      /* The greeting came after all. */
      g_clear_pointer (&self->aside, mw_connection_free);
      conclude_look (self);
    }
  else if (!self->aside)
    look_aside (self);
  else if (self->looked_aside)
    conclude_look (self);
}

static void
begin (MwJob *self)
{
  gint64 quiet = MIN (QUIET_LIMIT, get_limit (self) / 2);

  mw_target_prepare_own_name (self->target);
  self->alarm = mw_alarm_new (self->context, g_get_monotonic_time () + quiet, on_quiet_cb, self);
  begin_look (self);
}

static void
on_named_cb (const GError *error, gpointer user_data)
{
  MwJob *self = user_data;

  if (!error)
    {
      begin (self);
      return;
    }
  mw_probe_log_add (self->log, "*", error->message, -1);
  end (self, (MwJudgement){ g_error_matches (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND)
                                ? MW_VERDICT_HOST_UNKNOWN
                                : MW_VERDICT_NAME_SERVICE_FAILED,
                            MW_PROBE_STEP_NAME });
}

static void
on_incomplete_cb (gpointer user_data)
{
  end (user_data, (MwJudgement){ MW_VERDICT_INCOMPLETE, MW_PROBE_STEP_NAME });
}

static void
on_unknown_cb (gpointer user_data)
{
  end (user_data, (MwJudgement){ MW_VERDICT_HOST_UNKNOWN, MW_PROBE_STEP_NAME });
}

MwJob *
mw_job_new (MwEndpoint *endpoint, MwSecret *password, gboolean log_in)
{
  MwJob *self = g_new0 (MwJob, 1);

  self->endpoint = mw_endpoint_ref (endpoint);
  self->password = password ? mw_secret_ref (password) : NULL;
  self->log_in = log_in;
  self->target = mw_target_new (endpoint);
  self->log = mw_probe_log_new (endpoint->account, password);
  self->aside_log = mw_probe_log_new (endpoint->account, NULL);
  return self;
}

const char *
mw_job_get_host (MwJob *self)
{
  const char *host = mw_target_get_host (self->target);

  return host ? host : "";
}

void
mw_job_begin (MwJob *self, GMainContext *context, MwJobDone done, gpointer user_data)
{
  self->context = g_main_context_ref (context);
  self->done = done;
  self->user_data = user_data;
  self->began = g_get_monotonic_time ();
  if (!self->endpoint->host || self->endpoint->port == 0)
    {
      self->alarm = mw_alarm_new (context, 0, on_incomplete_cb, self);
      return;
    }
  if (!mw_target_get_host (self->target))
    {
      self->alarm = mw_alarm_new (context, 0, on_unknown_cb, self);
      return;
    }
  self->trust = mw_trust_new (self->endpoint->ca_file);
  if (mw_target_has_name (self->target))
    mw_target_find_addresses (self->target, context, get_limit (self), on_named_cb, self);
  else
    begin (self);
}

void
mw_job_free (MwJob *self)
{
  if (!self)
    return;
  mw_connection_free (self->look);
  mw_connection_free (self->aside);
  mw_login_free (self->login);
  mw_target_free (self->target);
  mw_alarm_free (self->alarm);
  mw_trust_free (self->trust);
  mw_probe_log_free (self->log);
  mw_probe_log_free (self->aside_log);
  g_clear_pointer (&self->password, mw_secret_unref);
  mw_endpoint_unref (self->endpoint);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self->command);
  g_free (self);
}
