/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/draft/draft-call.h"

MwDraftCall *
mw_draft_call_new (MwDraftCallBody body, gpointer question, GDestroyNotify free_question)
{
  MwDraftCall *call = g_new0 (MwDraftCall, 1);

  call->body = body;
  call->question = question;
  call->free_question = free_question;
  return call;
}

void
mw_draft_call_answer (MwDraftCall *call, gpointer answer, GDestroyNotify free_answer)
{
  call->answer = answer;
  call->free_answer = free_answer;
}

void
mw_draft_call_free (MwDraftCall *call)
{
  if (call->question && call->free_question)
    call->free_question (call->question);
  if (call->answer && call->free_answer)
    call->free_answer (call->answer);
  g_clear_error (&call->error);
  g_free (call);
}

static gboolean
on_call_done_cb (gpointer user_data)
{
  GTask *task = user_data;
  MwDraftCall *call = g_task_get_task_data (task);

  mw_under_way_end (g_task_get_source_object (task), call->gain);
  if (call->error)
    g_task_return_error (task, g_steal_pointer (&call->error));
  else
    g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

/* The task goes back to its context whole: were the worker to keep a reference, it could be the
 * last one, and draft or sheet would end in the wrong thread. */
static void
call_in_thread (gpointer item, gpointer user_data)
{
  GTask *task = item;
  MwDraftCall *call = g_task_get_task_data (task);
  g_autoptr (GSource) source = g_idle_source_new ();
  gpointer question = NULL;
  GDestroyNotify free_question = NULL;

  call->body (g_task_get_source_object (task), call, g_task_get_cancellable (task), &call->error);
  if (call->is_edit)
    {
      question = g_steal_pointer (&call->question);
      free_question = call->free_question;
    }

  g_source_set_priority (source, g_task_get_priority (task));
  g_source_set_callback (source, on_call_done_cb, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
  /* A hundred thousand steps of an edit are let go of here, where nobody waits for a frame. */
  if (question && free_question)
    free_question (question);
}

static GThreadPool *
get_worker (MwDraftLane lane)
{
  static GThreadPool *workers[MW_DRAFT_N_LANES] = { NULL };

  if (g_once_init_enter (&workers[lane]))
    g_once_init_leave (&workers[lane], g_thread_pool_new (call_in_thread, NULL, 1, FALSE, NULL));
  return workers[lane];
}

static GTask *
new_task (MwDraft *self,
          MwDraftCall *call,
          gpointer tag,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, call, (GDestroyNotify) mw_draft_call_free);
  return task;
}

void
mw_draft_call_read (MwDraft *self,
                    MwDraftCall *call,
                    gpointer tag,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_thread_pool_push (get_worker (call->lane),
                      new_task (self, call, tag, cancellable, callback, user_data), NULL);
}

void
mw_draft_call_write (MwDraft *self,
                     MwDraftCall *call,
                     gpointer tag,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task = new_task (self, call, tag, cancellable, callback, user_data);

  g_task_set_check_cancellable (task, FALSE);
  mw_under_way_begin (self, call->gain);
  g_thread_pool_push (get_worker (call->lane), task, NULL);
}

MwDraftCall *
mw_draft_call_finish (MwDraft *self, GAsyncResult *result, gpointer tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_task_get_task_data (G_TASK (result));
}

gpointer
mw_draft_call_finish_answer (MwDraft *self, GAsyncResult *result, gpointer tag, GError **error)
{
  MwDraftCall *call = mw_draft_call_finish (self, result, tag, error);

  return call ? g_steal_pointer (&call->answer) : NULL;
}
