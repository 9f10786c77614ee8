/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/fake-resolver.h"

struct _FakeResolver
{
  GResolver parent_instance;

  GMutex mutex;        /* of all below: a prober asks in its own thread while a test goes on */
  GHashTable *names;   /* (owned) (element-type utf8 utf8): with their addresses */
  GHashTable *records; /* (owned) (element-type utf8 GPtrArray): by name, SRV and MX in one */
  gboolean failing;
  gboolean silent;
  guint n_questions;
};

G_DEFINE_FINAL_TYPE (FakeResolver, fake_resolver, G_TYPE_RESOLVER)

static gboolean
on_silence_cancelled (GCancellable *cancellable, gpointer user_data)
{
  g_task_return_error_if_cancelled (user_data);
  return G_SOURCE_REMOVE;
}

static GList *
find_addresses (FakeResolver *self, const char *name)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  const char *known = g_hash_table_lookup (self->names, name);
  g_auto (GStrv) texts = known ? g_strsplit (known, ",", -1) : NULL;
  GList *addresses = NULL;

  for (guint i = 0; texts && texts[i]; i++)
    addresses = g_list_append (addresses, g_inet_address_new_from_string (texts[i]));
  return addresses;
}

static GList *
find_records (FakeResolver *self, const char *name)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GPtrArray *known = g_hash_table_lookup (self->records, name);
  GList *records = NULL;

  for (guint i = 0; known && i < known->len; i++)
    records = g_list_append (records, g_variant_ref (g_ptr_array_index (known, i)));
  return records;
}

/* Counts a question; whether it is to stay unanswered. */
static gboolean
take_question (FakeResolver *self, gboolean *failing)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->n_questions++;
  *failing = self->failing;
  return self->silent;
}

/* Returns: whether the question stays unanswered, so that only its cancellation ends it */
static gboolean
keep_silent (FakeResolver *self, GTask *task, gboolean *failing)
{
  g_autoptr (GSource) source = NULL;

  if (!take_question (self, failing))
    return FALSE;
  source = g_cancellable_source_new (g_task_get_cancellable (task));
  g_task_attach_source (task, source, G_SOURCE_FUNC (on_silence_cancelled));
  return TRUE;
}

static void
return_unknown (GTask *task)
{
  g_task_return_new_error (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "No such name");
}

static void
free_addresses (gpointer addresses)
{
  g_list_free_full (addresses, g_object_unref);
}

static void
fake_resolver_lookup_by_name_async (GResolver *resolver,
                                    const char *name,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  FakeResolver *self = FAKE_RESOLVER (resolver);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  gboolean failing = FALSE;
  GList *addresses = NULL;

  if (keep_silent (self, task, &failing))
    return;
  addresses = find_addresses (self, name);
  if (addresses)
    g_task_return_pointer (task, addresses, free_addresses);
  else
    return_unknown (task);
}

static void
free_records (gpointer records)
{
  g_list_free_full (records, (GDestroyNotify) g_variant_unref);
}

static void
fake_resolver_lookup_records_async (GResolver *resolver,
                                    const char *name,
                                    GResolverRecordType type,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  FakeResolver *self = FAKE_RESOLVER (resolver);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  gboolean failing = FALSE;
  GList *records = NULL;

  g_assert_true (type == G_RESOLVER_RECORD_SRV || type == G_RESOLVER_RECORD_MX);
  if (keep_silent (self, task, &failing))
    return;
  if (failing)
    {
      g_task_return_new_error (task, G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE,
                               "No name server");
      return;
    }
  records = find_records (self, name);
  if (records)
    g_task_return_pointer (task, records, free_records);
  else
    return_unknown (task);
}

static GList *
fake_resolver_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
fake_resolver_finalize (GObject *object)
{
  FakeResolver *self = FAKE_RESOLVER (object);

  g_hash_table_unref (self->names);
  g_hash_table_unref (self->records);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (fake_resolver_parent_class)->finalize (object);
}

static void
fake_resolver_class_init (FakeResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fake_resolver_finalize;
  resolver_class->lookup_by_name_async = fake_resolver_lookup_by_name_async;
  resolver_class->lookup_by_name_finish = fake_resolver_finish;
  resolver_class->lookup_records_async = fake_resolver_lookup_records_async;
  resolver_class->lookup_records_finish = fake_resolver_finish;
}

static void
fake_resolver_init (FakeResolver *self)
{
  g_mutex_init (&self->mutex);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->records =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

FakeResolver *
fake_resolver_new (void)
{
  return g_object_new (FAKE_TYPE_RESOLVER, NULL);
}

void
fake_resolver_add_name (FakeResolver *self, const char *name)
{
  fake_resolver_add_addresses (self, name, "192.0.2.1");
}

void
fake_resolver_add_addresses (FakeResolver *self, const char *name, const char *addresses)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_hash_table_replace (self->names, g_strdup (name), g_strdup (addresses));
}

static void
add_record (FakeResolver *self, const char *name, GVariant *record)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GPtrArray *records = g_hash_table_lookup (self->records, name);

  if (!records)
    {
      records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
      g_hash_table_insert (self->records, g_strdup (name), records);
    }
  g_ptr_array_add (records, g_variant_ref_sink (record));
}

void
fake_resolver_add_service (FakeResolver *self,
                           const char *name,
                           guint16 priority,
                           guint16 weight,
                           guint16 port,
                           const char *target)
{
  add_record (self, name, g_variant_new ("(qqqs)", priority, weight, port, target));
}

void
fake_resolver_add_exchanger (FakeResolver *self,
                             const char *domain,
                             guint16 preference,
                             const char *host)
{
  add_record (self, domain, g_variant_new ("(qs)", preference, host));
}

void
fake_resolver_set_silent (FakeResolver *self, gboolean silent)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->silent = silent;
}

void
fake_resolver_set_failing (FakeResolver *self, gboolean failing)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->failing = failing;
}

guint
fake_resolver_count (FakeResolver *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->n_questions;
}
