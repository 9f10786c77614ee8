/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/queue.h"

#include "probe/cancel-watch.h"

#define MAXIMUM_JOBS 16
#define MAXIMUM_JOBS_OF_HOST 4

/* One job that waits or runs. */
typedef struct
{
  MwJobQueue *queue;    /* (unowned) */
  MwJob *job;           /* (owned) */
  GTask *task;          /* (owned) */
  MwCancelWatch *watch; /* (owned) (nullable): of the task's cancellable */
  gboolean running;
} Entry;

struct _MwJobQueue
{
  GMainContext *context; /* (owned) */
  GQueue waiting;        /* (owned) (element-type Entry), the first next */
  GHashTable *running;   /* (owned) (element-type Entry) */
  GHashTable *hosts;     /* (owned) (element-type utf8 uint): jobs that run, by host */
};

static guint
count_host (MwJobQueue *self, const char *host)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->hosts, host));
}

static void
set_host (MwJobQueue *self, const char *host, guint count)
{
  if (count > 0)
    g_hash_table_replace (self->hosts, g_strdup (host), GUINT_TO_POINTER (count));
  else
    g_hash_table_remove (self->hosts, host);
}

static void
free_entry (Entry *entry)
{
  mw_cancel_watch_free (entry->watch);
  mw_job_free (entry->job);
  g_object_unref (entry->task);
  g_free (entry);
}

/* Out of the queue, wherever it is in it. */
static void
take_out (Entry *entry)
{
  MwJobQueue *self = entry->queue;
  const char *host = mw_job_get_host (entry->job);

  if (!entry->running)
    {
      g_queue_remove (&self->waiting, entry);
      return;
    }
  g_hash_table_remove (self->running, entry);
  set_host (self, host, count_host (self, host) - 1);
}

static void on_job_done_cb (MwJob *job, MwProbeReport *report, gpointer user_data);

static void
start (Entry *entry)
{
  MwJobQueue *self = entry->queue;
  const char *host = mw_job_get_host (entry->job);

  entry->running = TRUE;
  g_hash_table_add (self->running, entry);
  set_host (self, host, count_host (self, host) + 1);
  mw_job_begin (entry->job, self->context, on_job_done_cb, entry);
}

/* Whoever waits for a host that has enough to do lets others pass. */
static void
start_next (MwJobQueue *self)
{
  GList *link = self->waiting.head;

  while (link && g_hash_table_size (self->running) < MAXIMUM_JOBS)
    {
      GList *next = link->next;
      Entry *entry = link->data;

      if (count_host (self, mw_job_get_host (entry->job)) < MAXIMUM_JOBS_OF_HOST)
        {
          g_queue_delete_link (&self->waiting, link);
          start (entry);
        }
      link = next;
    }
}

static void
on_job_done_cb (MwJob *job, MwProbeReport *report, gpointer user_data)
{
  Entry *entry = user_data;
  MwJobQueue *self = entry->queue;

  take_out (entry);
  g_task_return_pointer (entry->task, report, g_object_unref);
  free_entry (entry);
  start_next (self);
}

static void
on_task_cancelled_cb (gpointer user_data)
{
  Entry *entry = user_data;
  MwJobQueue *self = entry->queue;

  take_out (entry);
  g_task_return_error_if_cancelled (entry->task);
  free_entry (entry);
  start_next (self);
}

MwJobQueue *
mw_job_queue_new (GMainContext *context)
{
  MwJobQueue *self = g_new0 (MwJobQueue, 1);

  self->context = g_main_context_ref (context);
  self->running = g_hash_table_new (NULL, NULL);
  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
mw_job_queue_free (MwJobQueue *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->running);
  g_hash_table_unref (self->hosts);
  g_main_context_unref (self->context);
  g_free (self);
}

void
mw_job_queue_add (MwJobQueue *self, MwJob *job, GTask *task)
{
  Entry *entry = g_new0 (Entry, 1);
  GCancellable *cancellable = g_task_get_cancellable (task);

  entry->queue = self;
  entry->job = job;
  entry->task = task;
  if (cancellable)
    entry->watch = mw_cancel_watch_new (self->context, cancellable, on_task_cancelled_cb, entry);
  g_queue_push_tail (&self->waiting, entry);
  start_next (self);
}
