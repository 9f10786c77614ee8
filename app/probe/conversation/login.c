/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/conversation/login.h"

struct _MwLogin
{
  MwConnectionPlan plan; /* its method is the one under way */
  MwLoginMethods methods;
  MwConnection *connection;    /* (owned) */
  MwConnection *failed;        /* (owned) (nullable): the one before, with another method */
  MwLoginMethod failed_method; /* its method, even if nothing more is told of it */
  MwLoginDone done;
  gpointer user_data; /* (unowned) */
};

static void on_connection_done_cb (MwConnection *connection, gpointer user_data);

static void
begin (MwLogin *self, MwLoginMethod method)
{
  self->plan.method = method;
  self->connection = mw_connection_new (&self->plan, on_connection_done_cb, self);
}

static gboolean
goes_on_with_other (MwLogin *self)
{
  MwJudgement judgement = mw_login_judge (self);
  MwLoginMethod other = MW_LOGIN_METHOD_NONE;

  if (judgement.verdict != MW_VERDICT_LOGIN_REFUSED &&
      judgement.verdict != MW_VERDICT_METHOD_REFUSED &&
      (judgement.verdict != MW_VERDICT_NOT_TRIED || judgement.step != MW_PROBE_STEP_LOGIN))
    return FALSE;
  if (self->failed || !self->plan.method)
    return FALSE;
  other = mw_login_methods_find_other (&self->methods, self->plan.method,
                                       self->plan.endpoint->encryption);
  if (!other)
    return FALSE;
  self->failed = g_steal_pointer (&self->connection);
  self->failed_method = self->plan.method;
  mw_probe_log_add (self->plan.log, "*", "Once more, with another method:", -1);
  begin (self, other);
  return TRUE;
}

/* The first refusal is what there is to tell where the second method did not get an answer. */
static void
return_to_failed (MwLogin *self)
{
  mw_connection_free (self->connection);
  self->connection = g_steal_pointer (&self->failed);
  self->plan.method = self->failed_method;
  self->failed_method = MW_LOGIN_METHOD_NONE;
}

static void
on_connection_done_cb (MwConnection *connection, gpointer user_data)
{
  MwLogin *self = user_data;

  if (goes_on_with_other (self))
    return;
  if (self->failed && !mw_login_look (self)->times.ready &&
      mw_login_judge (self).verdict != MW_VERDICT_LOGIN_REFUSED)
    return_to_failed (self);
  self->done (self, self->user_data);
}

MwLogin *
mw_login_new (const MwConnectionPlan *plan,
              const MwLoginMethods *methods,
              MwLoginDone done,
              gpointer user_data)
{
  MwLogin *self = g_new0 (MwLogin, 1);

  self->plan = *plan;
  self->methods = *methods;
  self->done = done;
  self->user_data = user_data;
  begin (self, methods->n_methods > 0 ? methods->methods[0] : MW_LOGIN_METHOD_NONE);
  return self;
}

void
mw_login_free (MwLogin *self)
{
  if (!self)
    return;
  mw_connection_free (self->connection);
  mw_connection_free (self->failed);
  g_free (self);
}

MwJudgement
mw_login_judge (MwLogin *self)
{
  return mw_judge_login (self->plan.endpoint, mw_login_look (self), self->plan.method);
}

const MwSighting *
mw_login_look (MwLogin *self)
{
  return mw_connection_look (self->connection);
}

MwLoginMethod
mw_login_get_method (MwLogin *self)
{
  return self->plan.method;
}

MwLoginMethod
mw_login_get_failed_method (MwLogin *self)
{
  return self->failed_method;
}
