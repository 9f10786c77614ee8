/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "memory-live.h"

#include <mailwright/error.h>

typedef struct
{
  MwRevision *revision;  /* (owned) */
  char *token;           /* (owned) */
  GPtrArray *operations; /* (owned) (element-type MwOperation) */
} Entry;

struct _MwMemoryLive
{
  GObject parent_instance;

  GMutex lock;
  char *id;              /* (owned) */
  GHashTable *rows;      /* (owned): "kind/part/object/member" to an operation that adds it */
  GPtrArray *entries;    /* (owned) (element-type Entry): revisions, the first first */
  GHashTable *withdrawn; /* (owned): tokens */
  gboolean away;
  gboolean loses_answer;
  gboolean delays_submit;
  MwSubmission *late; /* (owned) (nullable) */
  guint delay;
  guint n_calls;
};

static void mw_memory_live_iface_init (MwLiveInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwMemoryLive,
                               mw_memory_live,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_LIVE, mw_memory_live_iface_init))

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->revision);
  g_free (entry->token);
  g_ptr_array_unref (entry->operations);
  g_free (entry);
}

static gboolean
set_unreachable (GError **error)
{
  g_set_error_literal (error, MW_ERROR, MW_ERROR_UNREACHABLE, "The server cannot be reached.");
  return FALSE;
}

/* With the lock held. */
static gboolean
begin (MwMemoryLive *self, GCancellable *cancellable, GError **error)
{
  self->n_calls++;
  for (guint left = self->delay; left > 0; left--)
    {
      if (g_cancellable_is_cancelled (cancellable))
        break;
      g_usleep (1000);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         (!self->away || set_unreachable (error));
}

static void
get_newest (MwMemoryLive *self, MwRevisionId *newest)
{
  Entry *last = self->entries->len ? self->entries->pdata[self->entries->len - 1] : NULL;

  mw_revision_id_init (newest, 0, NULL);
  if (last)
    *newest = mw_revision_get_fields (last->revision)->id;
}

static const char *
get_id (MwLive *live)
{
  return MW_MEMORY_LIVE (live)->id;
}

static gboolean
read_newest (MwLive *live, MwRevisionId *newest, GCancellable *cancellable, GError **error)
{
  MwMemoryLive *self = MW_MEMORY_LIVE (live);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (!begin (self, cancellable, error))
    return FALSE;
  get_newest (self, newest);
  return TRUE;
}

static char *
key_of (const MwOperationFields *fields)
{
  return g_strdup_printf ("%d/%s/%s/%s", (int) fields->object_kind, fields->part, fields->object_id,
                          fields->member ? fields->member : "");
}

static gboolean
snapshot (MwLive *live,
          MwOperationFunc func,
          gpointer user_data,
          MwRevisionId *at,
          GCancellable *cancellable,
          GError **error)
{
  MwMemoryLive *self = MW_MEMORY_LIVE (live);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GHashTableIter iter;
  gpointer row;

  if (!begin (self, cancellable, error))
    return FALSE;
  get_newest (self, at);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    if (!func (row, user_data, error))
      return FALSE;
  return TRUE;
}

static gboolean
touches (Entry *entry, const MwRevisionQuery *query)
{
  for (guint i = 0; i < entry->operations->len; i++)
    {
      const MwOperation *operation = entry->operations->pdata[i];
      const MwOperationFields *fields = mw_operation_get_fields (operation);

      if ((!query->object_id || (fields->object_kind == query->object_kind &&
                                 g_str_equal (fields->object_id, query->object_id))) &&
          (!query->field || g_str_equal (mw_operation_get_field (operation), query->field)))
        return TRUE;
    }
  return !query->object_id && !query->field;
}

static gboolean
matches (Entry *entry, const MwRevisionQuery *query)
{
  const MwRevisionFields *fields = mw_revision_get_fields (entry->revision);

  return fields->id.number > query->after &&
         (query->before == 0 || fields->id.number < query->before) &&
         (!query->author || g_str_equal (query->author, fields->author)) &&
         (!query->since || g_date_time_compare (fields->time, query->since) >= 0) &&
         (!query->until || g_date_time_compare (fields->time, query->until) <= 0) &&
         touches (entry, query);
}

static GPtrArray *
list_revisions (MwLive *live,
                const MwRevisionQuery *query,
                GCancellable *cancellable,
                GError **error)
{
  MwMemoryLive *self = MW_MEMORY_LIVE (live);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GPtrArray *found;

  if (!begin (self, cancellable, error))
    return NULL;
  found = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[query->oldest_first ? i : self->entries->len - 1 - i];

      if (matches (entry, query) && (query->limit == 0 || found->len < query->limit))
        g_ptr_array_add (found, g_object_ref (entry->revision));
    }
  return found;
}

static GPtrArray *
list_operations (MwLive *live, gint64 after, gint64 upto, GCancellable *cancellable, GError **error)
{
  MwMemoryLive *self = MW_MEMORY_LIVE (live);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GPtrArray *found;

  if (!begin (self, cancellable, error))
    return NULL;
  found = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_operation_unref);
  for (gint64 i = after; i < upto && i < self->entries->len; i++)
    {
      Entry *entry = self->entries->pdata[i];

      for (guint k = 0; k < entry->operations->len; k++)
        g_ptr_array_add (found, mw_operation_ref (entry->operations->pdata[k]));
    }
  return found;
}

/* ---- submitting ---- */

static const MwOperationValue *
find_value (const MwOperationFields *fields, const char *field)
{
  for (guint i = 0; i < fields->n_values; i++)
    if (fields->values[i].field == field)
      return &fields->values[i];
  return NULL;
}

/* (transfer full) (nullable): the row after a change; NULL where it is not what the change was made
 * on. */
static MwOperation *
change_row (MwOperation *row, const MwOperationFields *change)
{
  const MwOperationFields *old = mw_operation_get_fields (row);
  g_autofree MwOperationValue *values = g_new0 (MwOperationValue, old->n_values);
  const MwOperationValue *now = find_value (old, change->values[0].field);
  MwOperationFields fields = *old;

  if (!now || (g_strcmp0 (now->after, change->values[0].before) != 0 &&
               g_strcmp0 (now->after, change->values[0].after) != 0))
    return NULL;
  for (guint i = 0; i < old->n_values; i++)
    {
      const MwOperationValue *changed = find_value (change, old->values[i].field);

      values[i] = old->values[i];
      if (changed)
        values[i].after = changed->after;
    }
  fields.values = values;
  return mw_operation_new (&fields, NULL);
}

static gboolean
apply_one (GHashTable *rows, MwOperation *operation)
{
  const MwOperationFields *fields = mw_operation_get_fields (operation);
  g_autofree char *key = key_of (fields);
  MwOperation *row = g_hash_table_lookup (rows, key), *changed = NULL;

  if (fields->sign == MW_CHANGE_REMOVED)
    return g_hash_table_remove (rows, key);
  if (fields->sign == MW_CHANGE_ADDED && !row)
    changed = mw_operation_new (fields, NULL);
  else if (fields->sign == MW_CHANGE_CHANGED && row)
    changed = change_row (row, fields);
  if (changed)
    g_hash_table_insert (rows, g_steal_pointer (&key), changed);
  return changed != NULL;
}

static GHashTable *
new_rows (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) mw_operation_unref);
}

/* The rows with all of it, or NULL. */
static GHashTable *
apply_all (MwMemoryLive *self, GPtrArray *operations, GError **error)
{
  g_autoptr (GHashTable) rows = new_rows ();
  GHashTableIter iter;
  gpointer key, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    g_hash_table_insert (rows, g_strdup (key), mw_operation_ref (row));
  for (guint i = 0; i < operations->len; i++)
    if (!apply_one (rows, operations->pdata[i]))
      {
        g_set_error (error, MW_ERROR, MW_ERROR_STALE, "“%s” is not what the change was made on.",
                     mw_operation_get_words (operations->pdata[i])->object_name);
        return NULL;
      }
  return g_steal_pointer (&rows);
}

static Entry *
find_token (MwMemoryLive *self, const char *token)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (g_str_equal (((Entry *) self->entries->pdata[i])->token, token))
      return self->entries->pdata[i];
  return NULL;
}

static void
record (MwMemoryLive *self, const MwSubmission *submission, MwRevisionId *made)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  MwRevisionFields fields = { .predecessor = submission->base.id,
                              .author = submission->author,
                              .comment = submission->comment,
                              .time = now,
                              .n_changes = submission->operations->len };
  Entry *entry = g_new0 (Entry, 1);

  mw_revision_id_init (&fields.id, submission->base.number + 1, uuid);
  entry->revision = mw_revision_new (&fields);
  entry->token = g_strdup (submission->token);
  entry->operations = g_ptr_array_ref (submission->operations);
  g_ptr_array_add (self->entries, entry);
  *made = fields.id;
}

static gboolean
carry_out (MwMemoryLive *self, const MwSubmission *submission, MwRevisionId *made, GError **error)
{
  Entry *known = find_token (self, submission->token);
  GHashTable *rows;
  MwRevisionId newest;

  if (known)
    {
      *made = mw_revision_get_fields (known->revision)->id;
      return TRUE;
    }
  get_newest (self, &newest);
  if (g_hash_table_contains (self->withdrawn, submission->token) ||
      !mw_revision_id_equal (&newest, &submission->base))
    {
      Entry *last = self->entries->len ? self->entries->pdata[self->entries->len - 1] : NULL;

      g_set_error (error, MW_ERROR, MW_ERROR_STALE, "%s submitted meanwhile.",
                   last ? mw_revision_get_fields (last->revision)->author : "Nobody");
      return FALSE;
    }
  rows = apply_all (self, submission->operations, error);
  if (!rows)
    return FALSE;
  g_hash_table_unref (self->rows);
  self->rows = rows;
  record (self, submission, made);
  return TRUE;
}

static MwSubmission *
submission_copy (const MwSubmission *submission)
{
  MwSubmission *copy = g_memdup2 (submission, sizeof *submission);

  copy->token = g_strdup (submission->token);
  copy->author = g_strdup (submission->author);
  copy->comment = g_strdup (submission->comment);
  copy->operations = g_ptr_array_ref (submission->operations);
  return copy;
}

static void
submission_free (MwSubmission *submission)
{
  g_free ((char *) submission->token);
  g_free ((char *) submission->author);
  g_free ((char *) submission->comment);
  g_ptr_array_unref (submission->operations);
  g_free (submission);
}

static gboolean
submit (MwLive *live,
        const MwSubmission *submission,
        MwRevisionId *made,
        GCancellable *cancellable,
        GError **error)
{
  MwMemoryLive *self = MW_MEMORY_LIVE (live);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (!begin (self, cancellable, error))
    return FALSE;
  if (self->delays_submit)
    {
      self->delays_submit = FALSE;
      self->late = submission_copy (submission);
      return set_unreachable (error);
    }
  if (!carry_out (self, submission, made, error))
    return FALSE;
  if (!self->loses_answer)
    return TRUE;
  self->loses_answer = FALSE;
  return set_unreachable (error);
}

static gboolean
settle (
    MwLive *live, const char *token, MwRevisionId *made, GCancellable *cancellable, GError **error)
{
  MwMemoryLive *self = MW_MEMORY_LIVE (live);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Entry *entry;

  if (!begin (self, cancellable, error))
    return FALSE;
  entry = find_token (self, token);
  mw_revision_id_init (made, 0, NULL);
  if (entry)
    *made = mw_revision_get_fields (entry->revision)->id;
  else
    g_hash_table_add (self->withdrawn, g_strdup (token));
  return TRUE;
}

/* Nobody writes to it by hand. */
static GPtrArray *
check_rows (MwLive *live, MwCatalogue *catalogue, GCancellable *cancellable, GError **error)
{
  MwMemoryLive *self = MW_MEMORY_LIVE (live);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return begin (self, cancellable, error) ? g_ptr_array_new () : NULL;
}

static const char *
get_place (MwLive *live)
{
  return "memory";
}

static gboolean
is_reachable (MwLive *live, GCancellable *cancellable, GError **error)
{
  return !MW_MEMORY_LIVE (live)->away || set_unreachable (error);
}

static gboolean
get_setting (MwLive *live, const char *key, char **value, GCancellable *cancellable, GError **error)
{
  *value = NULL;
  return TRUE;
}

static void
mw_memory_live_iface_init (MwLiveInterface *iface)
{
  iface->check_rows = check_rows;
  iface->get_place = get_place;
  iface->is_reachable = is_reachable;
  iface->get_setting = get_setting;

  iface->get_id = get_id;
  iface->read_newest = read_newest;
  iface->snapshot = snapshot;
  iface->list_revisions = list_revisions;
  iface->list_operations = list_operations;
  iface->submit = submit;
  iface->settle = settle;
}

static void
mw_memory_live_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, MW_MEMORY_LIVE (object)->away ? "The server is away." : NULL);
}

static void
mw_memory_live_finalize (GObject *object)
{
  MwMemoryLive *self = MW_MEMORY_LIVE (object);

  g_free (self->id);
  g_hash_table_unref (self->rows);
  g_ptr_array_unref (self->entries);
  g_hash_table_unref (self->withdrawn);
  g_clear_pointer (&self->late, submission_free);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (mw_memory_live_parent_class)->finalize (object);
}

static void
mw_memory_live_class_init (MwMemoryLiveClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = mw_memory_live_get_property;
  G_OBJECT_CLASS (klass)->finalize = mw_memory_live_finalize;
  g_object_class_override_property (G_OBJECT_CLASS (klass), 1, "problem");
}

static void
mw_memory_live_init (MwMemoryLive *self)
{
  g_mutex_init (&self->lock);
  self->id = g_uuid_string_random ();
  self->rows = new_rows ();
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->withdrawn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

MwMemoryLive *
mw_memory_live_new (void)
{
  return g_object_new (MW_TYPE_MEMORY_LIVE, NULL);
}

void
mw_memory_live_set_away (MwMemoryLive *self, gboolean away)
{
  MwRevisionId newest;

  self->away = away;
  g_object_notify (G_OBJECT (self), "problem");
  get_newest (self, &newest);
  g_signal_emit_by_name (self, "revised", newest.number, !away);
}

void
mw_memory_live_lose_answer (MwMemoryLive *self)
{
  self->loses_answer = TRUE;
}

void
mw_memory_live_delay_submit (MwMemoryLive *self)
{
  self->delays_submit = TRUE;
}

gboolean
mw_memory_live_let_arrive (MwMemoryLive *self, GError **error)
{
  MwRevisionId made;

  g_return_val_if_fail (self->late, FALSE);
  return carry_out (self, self->late, &made, error);
}

void
mw_memory_live_set_delay (MwMemoryLive *self, guint milliseconds)
{
  self->delay = milliseconds;
}

guint
mw_memory_live_get_n_calls (MwMemoryLive *self)
{
  return self->n_calls;
}
