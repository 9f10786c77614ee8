/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "memory-prober.h"

/* One call that was not answered yet. */
typedef struct
{
  MwEndpoint *endpoint; /* (owned) (nullable): a test of this … */
  char *address;        /* (owned) (nullable): … or a search for settings */
  GSource *watch;       /* (owned) (nullable): of its cancellable */
} Call;

struct _MwMemoryProber
{
  GObject parent_instance;

  GHashTable *answers;  /* (owned) (element-type utf8 MwProbeReport) by host */
  GHashTable *settings; /* (owned) (element-type utf8 GPtrArray) by address */
  GStrv troubles;       /* (owned) (nullable): of every search */
  GQueue waiting;       /* (owned) (element-type GTask) */
  gboolean held;
  guint count;
  guint n_logins;
  MwEndpoint *last;        /* (owned) (nullable) */
  MwSecret *last_password; /* (owned) (nullable) */
};

static void prober_iface_init (MwProberInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwMemoryProber,
                               mw_memory_prober,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_PROBER, prober_iface_init))

/* Everything up to @step passed; what comes behind a failure was not reached. */
static void
fill_steps (MwProbeFields *fields)
{
  MwReachability reachability = mw_verdict_get_reachability (fields->verdict);

  for (guint i = 0; i < MW_N_PROBE_STEPS; i++)
    {
      fields->steps[i].outcome = MW_PROBE_OUTCOME_PASSED;
      fields->steps[i].milliseconds = 10;
      if (i == fields->step && reachability == MW_REACHABILITY_WARNING)
        fields->steps[i].outcome = MW_PROBE_OUTCOME_WARNED;
      if (i == fields->step && reachability == MW_REACHABILITY_FAILS)
        fields->steps[i].outcome = MW_PROBE_OUTCOME_FAILED;
      if (i > fields->step && reachability == MW_REACHABILITY_FAILS)
        fields->steps[i].outcome = MW_PROBE_OUTCOME_NOT_REACHED;
    }
}

static MwProbeReport *
make_report (MwMemoryProber *self, MwEndpoint *endpoint)
{
  MwProbeFields fields = {
    .verdict = endpoint->host && endpoint->port ? MW_VERDICT_WORKS : MW_VERDICT_INCOMPLETE,
    .step = endpoint->host && endpoint->port ? MW_PROBE_STEP_MAILBOX : MW_PROBE_STEP_NAME,
    .message = "As the test wants it.",
    .log = "",
    .milliseconds = 10,
  };
  MwProbeReport *answer =
      endpoint->host ? g_hash_table_lookup (self->answers, endpoint->host) : NULL;

  if (answer)
    fields = *mw_probe_report_get_fields (answer);
  else
    fill_steps (&fields);
  fields.endpoint = endpoint;
  return mw_probe_report_new (&fields);
}

static void
free_call (Call *call)
{
  g_clear_pointer (&call->endpoint, mw_endpoint_unref);
  g_free (call->address);
  g_clear_pointer (&call->watch, g_source_unref);
  g_free (call);
}

static MwFoundSetting *
copy_setting (const MwFoundSetting *setting)
{
  MwFoundSetting *copy = g_new0 (MwFoundSetting, 1);

  *copy = *setting;
  copy->scheme = g_strdup (setting->scheme);
  copy->host = g_strdup (setting->host);
  copy->account = g_strdup (setting->account);
  copy->authentication = g_strdup (setting->authentication);
  copy->source = g_strdup (setting->source);
  copy->source_text = g_strdup (setting->source_text);
  return copy;
}

static GPtrArray *
copy_settings (GPtrArray *settings)
{
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_found_setting_free);

  for (guint i = 0; settings && i < settings->len; i++)
    g_ptr_array_add (copies, copy_setting (settings->pdata[i]));
  return copies;
}

static void
answer (MwMemoryProber *self, GTask *task)
{
  Call *call = g_task_get_task_data (task);

  if (call->watch)
    g_source_destroy (call->watch);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (call->endpoint)
    g_task_return_pointer (task, make_report (self, call->endpoint), g_object_unref);
  else
    g_task_return_pointer (task,
                           copy_settings (g_hash_table_lookup (self->settings, call->address)),
                           (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
on_idle_cb (gpointer user_data)
{
  GTask *task = user_data;
  MwMemoryProber *self = g_task_get_source_object (task);

  if (!self->held && g_queue_remove (&self->waiting, task))
    {
      answer (self, task);
      g_object_unref (task);
    }
  return G_SOURCE_REMOVE;
}

static gboolean
on_call_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  GTask *task = user_data;
  MwMemoryProber *self = g_task_get_source_object (task);

  if (g_queue_remove (&self->waiting, task))
    {
      answer (self, task);
      g_object_unref (task);
    }
  return G_SOURCE_REMOVE;
}

static void
answer_later (GTask *task)
{
  g_autoptr (GSource) idle = g_idle_source_new ();

  g_source_set_callback (idle, on_idle_cb, g_object_ref (task), g_object_unref);
  g_source_attach (idle, g_task_get_context (task));
}

/* Takes over @task. */
static void
begin (MwMemoryProber *self, GTask *task, Call *call)
{
  GCancellable *cancellable = g_task_get_cancellable (task);

  g_task_set_task_data (task, call, (GDestroyNotify) free_call);
  if (cancellable)
    {
      call->watch = g_cancellable_source_new (cancellable);
      g_source_set_callback (call->watch, G_SOURCE_FUNC (on_call_cancelled_cb), g_object_ref (task),
                             g_object_unref);
      g_source_attach (call->watch, g_task_get_context (task));
    }
  g_queue_push_tail (&self->waiting, task);
  answer_later (task);
}

static void
mw_memory_prober_probe_async (MwProber *prober,
                              MwEndpoint *endpoint,
                              MwSecret *password,
                              gboolean log_in,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  MwMemoryProber *self = MW_MEMORY_PROBER (prober);
  Call *call = g_new0 (Call, 1);

  self->count++;
  if (log_in && password && mw_endpoint_logs_in (endpoint))
    self->n_logins++;
  g_clear_pointer (&self->last, mw_endpoint_unref);
  self->last = mw_endpoint_ref (endpoint);
  g_clear_pointer (&self->last_password, mw_secret_unref);
  self->last_password = password ? mw_secret_ref (password) : NULL;

  call->endpoint = mw_endpoint_ref (endpoint);
  begin (self, g_task_new (self, cancellable, callback, user_data), call);
}

static MwProbeReport *
mw_memory_prober_probe_finish (MwProber *prober, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, prober), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
mw_memory_prober_find_settings_async (MwProber *prober,
                                      const char *address,
                                      gboolean allow_plain,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  MwMemoryProber *self = MW_MEMORY_PROBER (prober);
  Call *call = g_new0 (Call, 1);

  call->address = g_strdup (address);
  begin (self, g_task_new (self, cancellable, callback, user_data), call);
}

static GPtrArray *
mw_memory_prober_find_settings_finish (MwProber *prober,
                                       GAsyncResult *result,
                                       GStrv *troubles,
                                       GError **error)
{
  const char *const none[] = { NULL };
  GStrv known = MW_MEMORY_PROBER (prober)->troubles;

  g_return_val_if_fail (g_task_is_valid (result, prober), NULL);
  if (troubles)
    *troubles = g_strdupv (known ? known : (GStrv) none);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
prober_iface_init (MwProberInterface *iface)
{
  iface->probe_async = mw_memory_prober_probe_async;
  iface->probe_finish = mw_memory_prober_probe_finish;
  iface->find_settings_async = mw_memory_prober_find_settings_async;
  iface->find_settings_finish = mw_memory_prober_find_settings_finish;
}

static void
mw_memory_prober_finalize (GObject *object)
{
  MwMemoryProber *self = MW_MEMORY_PROBER (object);

  g_hash_table_unref (self->answers);
  g_hash_table_unref (self->settings);
  g_strfreev (self->troubles);
  g_clear_pointer (&self->last, mw_endpoint_unref);
  g_clear_pointer (&self->last_password, mw_secret_unref);
  G_OBJECT_CLASS (mw_memory_prober_parent_class)->finalize (object);
}

static void
mw_memory_prober_class_init (MwMemoryProberClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_memory_prober_finalize;
}

static void
mw_memory_prober_init (MwMemoryProber *self)
{
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->settings =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

MwMemoryProber *
mw_memory_prober_new (void)
{
  return g_object_new (MW_TYPE_MEMORY_PROBER, NULL);
}

void
mw_memory_prober_answer (MwMemoryProber *self, const char *host, const MwProbeFields *fields)
{
  g_autoptr (MwEndpoint) endpoint = NULL;
  MwProbeFields filled = *fields;

  g_return_if_fail (MW_IS_MEMORY_PROBER (self));

  if (!filled.endpoint)
    filled.endpoint = endpoint = mw_endpoint_new_plain ("imap", host, 993, MW_ENCRYPTION_TLS);
  g_hash_table_replace (self->answers, g_strdup (host), mw_probe_report_new (&filled));
}

void
mw_memory_prober_answer_verdict (MwMemoryProber *self,
                                 const char *host,
                                 MwVerdict verdict,
                                 MwProbeStep step)
{
  g_autofree char *message = g_strdup_printf ("%s: %s.", host, mw_verdict_get_title (verdict));
  MwProbeFields fields = {
    .verdict = verdict, .step = step, .message = message, .log = "", .milliseconds = 10
  };

  fill_steps (&fields);
  mw_memory_prober_answer (self, host, &fields);
}

void
mw_memory_prober_answer_settings (MwMemoryProber *self, const char *address, GPtrArray *settings)
{
  g_return_if_fail (MW_IS_MEMORY_PROBER (self));

  g_hash_table_replace (self->settings, g_strdup (address), copy_settings (settings));
}

void
mw_memory_prober_answer_troubles (MwMemoryProber *self, const char *const *troubles)
{
  g_return_if_fail (MW_IS_MEMORY_PROBER (self));

  g_strfreev (self->troubles);
  self->troubles = g_strdupv ((GStrv) troubles);
}

void
mw_memory_prober_set_held (MwMemoryProber *self, gboolean held)
{
  g_return_if_fail (MW_IS_MEMORY_PROBER (self));

  self->held = held;
  if (!held)
    g_queue_foreach (&self->waiting, (GFunc) (GCallback) answer_later, NULL);
}

guint
mw_memory_prober_count (MwMemoryProber *self)
{
  g_return_val_if_fail (MW_IS_MEMORY_PROBER (self), 0);
  return self->count;
}

guint
mw_memory_prober_count_logins (MwMemoryProber *self)
{
  g_return_val_if_fail (MW_IS_MEMORY_PROBER (self), 0);
  return self->n_logins;
}

MwEndpoint *
mw_memory_prober_get_last (MwMemoryProber *self)
{
  g_return_val_if_fail (MW_IS_MEMORY_PROBER (self), NULL);
  return self->last;
}

const char *
mw_memory_prober_get_last_password (MwMemoryProber *self)
{
  g_return_val_if_fail (MW_IS_MEMORY_PROBER (self), NULL);
  return self->last_password ? mw_secret_get (self->last_password) : NULL;
}
