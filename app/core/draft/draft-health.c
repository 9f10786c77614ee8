/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/health.h>

#include <mailwright/draft-interface.h>

#include "core/draft/draft-call.h"

#define A_WEEK 7

guint
mw_health_get_n_mailboxes (const MwHealth *self)
{
  g_return_val_if_fail (self, 0);
  return self->n_works + self->n_warnings + self->n_fails + self->n_untested;
}

const MwHealth *
mw_health_find_before (GPtrArray *days)
{
  const MwHealth *last = NULL;

  g_return_val_if_fail (days, NULL);

  if (days->len < 2)
    return NULL;
  last = g_ptr_array_index (days, days->len - 1);
  for (guint i = days->len - 1; i > 0; i--)
    {
      const MwHealth *before = g_ptr_array_index (days, i - 1);

      if (g_date_days_between (&before->day, &last->day) >= A_WEEK)
        return before;
    }
  return g_ptr_array_index (days, days->len - 2);
}

gboolean
mw_draft_keep_health (MwDraft *self, const GDate *day, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_DRAFT (self) && day, FALSE);
  g_return_val_if_fail (g_date_valid (day), FALSE);
  return MW_DRAFT_GET_IFACE (self)->keep_health (self, day, cancellable, error);
}

GPtrArray *
mw_draft_list_health (MwDraft *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_DRAFT (self), NULL);
  return MW_DRAFT_GET_IFACE (self)->list_health (self, cancellable, error);
}

gboolean
mw_draft_read_health (MwDraft *self,
                      gboolean with_unseen,
                      MwHealthNow *now,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (MW_IS_DRAFT (self) && now, FALSE);
  return MW_DRAFT_GET_IFACE (self)->read_health (self, with_unseen, now, cancellable, error);
}

/* The newest count that was asked and that nobody can stop. */
static struct
{
  GMutex lock;
  MwDraft *draft; /* (unowned): to be compared only */
  guint32 day;
  gint64 number;
} newest;

static gint64
number_count (MwDraft *draft, const GDate *day, GCancellable *cancellable)
{
  static gint64 n_asked = 0;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&newest.lock);

  n_asked++;
  if (!cancellable)
    {
      newest.draft = draft;
      newest.day = g_date_get_julian (day);
      newest.number = n_asked;
    }
  return n_asked;
}

/* What was asked since writes the same row, and knows more: one count waits at most. */
static gboolean
is_left_to_another (MwDraft *draft, const GDate *day, gint64 number)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&newest.lock);

  return newest.draft == draft && newest.day == g_date_get_julian (day) && newest.number > number;
}

static gboolean
keep_in_thread (MwDraft *draft, MwDraftCall *call, GCancellable *cancellable, GError **error)
{
  return is_left_to_another (draft, call->question, call->number) ||
         mw_draft_keep_health (draft, call->question, cancellable, error);
}

/**
 * mw_draft_keep_health_async:
 *
 * The asynchronous twin of mw_draft_keep_health(). Counts do not pile up: one that has not begun is
 * done as soon as another one was asked that nobody can stop.
 */
void
mw_draft_keep_health_async (MwDraft *self,
                            const GDate *day,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  MwDraftCall *call = NULL;

  g_return_if_fail (MW_IS_DRAFT (self) && day);

  call = mw_draft_call_new (keep_in_thread, g_date_copy (day), (GDestroyNotify) g_date_free);
  call->number = number_count (self, day, cancellable);
  /* Nearly all of it is reading, which may take long: no edit stands behind it. */
  call->lane = MW_DRAFT_LANE_COUNTS;
  mw_draft_call_read (self, call, mw_draft_keep_health_async, cancellable, callback, user_data);
}

gboolean
mw_draft_keep_health_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return mw_draft_call_finish (self, result, mw_draft_keep_health_async, error) != NULL;
}

static gboolean
list_in_thread (MwDraft *draft, MwDraftCall *call, GCancellable *cancellable, GError **error)
{
  GPtrArray *days = mw_draft_list_health (draft, cancellable, error);

  mw_draft_call_answer (call, days, (GDestroyNotify) g_ptr_array_unref);
  return days != NULL;
}

/**
 * mw_draft_list_health_async:
 *
 * The asynchronous twin of mw_draft_list_health().
 */
void
mw_draft_list_health_async (MwDraft *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (MW_IS_DRAFT (self));

  mw_draft_call_read (self, mw_draft_call_new (list_in_thread, NULL, NULL),
                      mw_draft_list_health_async, cancellable, callback, user_data);
}

GPtrArray *
mw_draft_list_health_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  return mw_draft_call_finish_answer (self, result, mw_draft_list_health_async, error);
}

static gboolean
read_in_thread (MwDraft *draft, MwDraftCall *call, GCancellable *cancellable, GError **error)
{
  MwHealthNow *now = g_new0 (MwHealthNow, 1);

  mw_draft_call_answer (call, now, g_free);
  return mw_draft_read_health (draft, call->number != 0, now, cancellable, error);
}

/**
 * mw_draft_read_health_async:
 *
 * The asynchronous twin of mw_draft_read_health().
 */
void
mw_draft_read_health_async (MwDraft *self,
                            gboolean with_unseen,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  MwDraftCall *call = NULL;

  g_return_if_fail (MW_IS_DRAFT (self));

  call = mw_draft_call_new (read_in_thread, NULL, NULL);
  call->number = with_unseen;
  call->lane = MW_DRAFT_LANE_LOOKS;
  mw_draft_call_read (self, call, mw_draft_read_health_async, cancellable, callback, user_data);
}

gboolean
mw_draft_read_health_finish (MwDraft *self, GAsyncResult *result, MwHealthNow *now, GError **error)
{
  g_autofree MwHealthNow *answer = NULL;

  g_return_val_if_fail (now, FALSE);

  answer = mw_draft_call_finish_answer (self, result, mw_draft_read_health_async, error);
  if (answer)
    *now = *answer;
  return answer != NULL;
}
