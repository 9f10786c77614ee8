/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/prober.h"

#include "probe/discovery/discovery.h"
#include "probe/queue.h"
#include "probe/wipe.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>

/* The thread and what is its own; both sides hold it, so that either may be the last. */
typedef struct
{
  GMainContext *context; /* (owned) */
  GMainLoop *loop;       /* (owned) */
  MwJobQueue *queue;     /* (owned): of the thread alone */
} Engine;

struct _MwCurlProber
{
  GObject parent_instance;

  Engine *engine;  /* (owned) */
  GThread *thread; /* (owned) */
};

static void prober_iface_init (MwProberInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwCurlProber,
                               mw_curl_prober,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_PROBER, prober_iface_init))

/* A call on its way into the thread. */
typedef struct
{
  Engine *engine; /* (owned) */
  MwJob *job;     /* (owned) (nullable): until it arrived */
  GTask *task;    /* (owned) (nullable) */
} Call;

static void
clear_engine (gpointer engine)
{
  Engine *self = engine;

  mw_job_queue_free (self->queue);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
}

static void
release_engine (Engine *engine)
{
  g_atomic_rc_box_release_full (engine, clear_engine);
}

static void
free_call (gpointer user_data)
{
  Call *call = user_data;

  mw_job_free (call->job);
  g_clear_object (&call->task);
  release_engine (call->engine);
  g_free (call);
}

static gboolean
on_call_arrived_cb (gpointer user_data)
{
  Call *call = user_data;

  mw_job_queue_add (call->engine->queue, g_steal_pointer (&call->job),
                    g_steal_pointer (&call->task));
  return G_SOURCE_REMOVE;
}

static gboolean
on_quit_cb (gpointer user_data)
{
  Engine *engine = user_data;

  g_main_loop_quit (engine->loop);
  return G_SOURCE_REMOVE;
}

/* Runs @callback in the thread, never in the caller's. */
static void
attach (Engine *engine, GSourceFunc callback, gpointer user_data, GDestroyNotify free_func)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, callback, user_data, free_func);
  g_source_attach (source, engine->context);
}

static gpointer
probe_in_thread (gpointer user_data)
{
  Engine *engine = user_data;

  g_main_context_push_thread_default (engine->context);
  g_main_loop_run (engine->loop);
  g_main_context_pop_thread_default (engine->context);
  release_engine (engine);
  return NULL;
}

static void
mw_curl_prober_probe_async (MwProber *prober,
                            MwEndpoint *endpoint,
                            MwSecret *password,
                            gboolean log_in,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  MwCurlProber *self = MW_CURL_PROBER (prober);
  Call *call = g_new0 (Call, 1);

  call->engine = g_atomic_rc_box_acquire (self->engine);
  call->job = mw_job_new (endpoint, password, log_in);
  call->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (call->task, mw_curl_prober_probe_async);
  attach (self->engine, on_call_arrived_cb, call, free_call);
}

static MwProbeReport *
mw_curl_prober_probe_finish (MwProber *prober, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, prober), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, mw_curl_prober_probe_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
prober_iface_init (MwProberInterface *iface)
{
  iface->probe_async = mw_curl_prober_probe_async;
  iface->probe_finish = mw_curl_prober_probe_finish;
  iface->find_settings_async = mw_discovery_find_async;
  iface->find_settings_finish = mw_discovery_find_finish;
}

/* Threads that are about to end, and that nobody waits for before the program does: OpenSSL, which
 * cleans up when it ends, must not find one half way. */
static GMutex left_lock;
static GQueue left_threads = G_QUEUE_INIT;

static void
leave_thread (GThread *thread)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&left_lock);

  g_queue_push_tail (&left_threads, thread);
}

static GThread *
take_left_thread (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&left_lock);

  return g_queue_pop_head (&left_threads);
}

static void
join_left_threads (void)
{
  for (GThread *thread = take_left_thread (); thread; thread = take_left_thread ())
    g_thread_join (thread);
}

/* The last reference may be dropped in the thread itself, which then cannot wait for its own end.
 */
static void
mw_curl_prober_finalize (GObject *object)
{
  MwCurlProber *self = MW_CURL_PROBER (object);

  attach (self->engine, on_quit_cb, self->engine, NULL);
  if (g_thread_self () == self->thread)
    leave_thread (self->thread);
  else
    g_thread_join (self->thread);
  release_engine (self->engine);

  G_OBJECT_CLASS (mw_curl_prober_parent_class)->finalize (object);
}

static void
mw_curl_prober_class_init (MwCurlProberClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_curl_prober_finalize;

  /* libcurl copies the password, and what it makes of it to log in, and frees the copies as they
   * are: this wipes all that it frees. */
  curl_global_init_mem (CURL_GLOBAL_DEFAULT, malloc, mw_wipe_free, mw_wipe_realloc, strdup, calloc);
  /* After OpenSSL's own, so that it comes before it. */
  atexit (join_left_threads);
}

static void
mw_curl_prober_init (MwCurlProber *self)
{
  self->engine = g_atomic_rc_box_new0 (Engine);
  self->engine->context = g_main_context_new ();
  self->engine->loop = g_main_loop_new (self->engine->context, FALSE);
  self->engine->queue = mw_job_queue_new (self->engine->context);
  self->thread = g_thread_new ("prober", probe_in_thread, g_atomic_rc_box_acquire (self->engine));
}

MwProber *
mw_curl_prober_new (void)
{
  return g_object_new (MW_TYPE_CURL_PROBER, NULL);
}
