/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/board-entry.h"

struct _MwBoardEntry
{
  GObject parent_instance;

  char *profile_id; /* (owned) */
  MwDirection direction;
  MwObservation *observation; /* (owned) (nullable) */
  MwMailboxTest *test;        /* (owned) (nullable) */
  char *collated_name;        /* (owned) (nullable): what the key was made of */
  char *collate_key;          /* (owned) (nullable): of the name */
};

G_DEFINE_FINAL_TYPE (MwBoardEntry, mw_board_entry, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static MwProbeReport *
get_report (MwBoardEntry *self)
{
  return self->test != NULL ? mw_mailbox_test_get_report (self->test) : NULL;
}

/* What is kept is read again after each edit, and then says whether it is stale. */
static gboolean
test_is_newer (MwBoardEntry *self)
{
  MwProbeReport *report = get_report (self);

  if (report == NULL)
    return FALSE;
  if (self->observation == NULL)
    return TRUE;
  return g_date_time_to_unix (mw_probe_report_get_fields (report)->time) >
         g_date_time_to_unix (self->observation->time);
}

static void
mw_board_entry_finalize (GObject *object)
{
  MwBoardEntry *self = MW_BOARD_ENTRY (object);

  g_free (self->profile_id);
  g_free (self->collated_name);
  g_free (self->collate_key);
  g_clear_pointer (&self->observation, mw_observation_free);
  g_clear_object (&self->test);

  G_OBJECT_CLASS (mw_board_entry_parent_class)->finalize (object);
}

static void
mw_board_entry_class_init (MwBoardEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_board_entry_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
mw_board_entry_init (MwBoardEntry *self)
{
}

MwBoardEntry *
mw_board_entry_new (const char *profile_id, MwDirection direction)
{
  MwBoardEntry *self = g_object_new (MW_TYPE_BOARD_ENTRY, NULL);

  self->profile_id = g_strdup (profile_id);
  self->direction = direction;
  return self;
}

static void
renew_collate_key (MwBoardEntry *self)
{
  const char *name = mw_board_entry_get_name (self);

  if (self->collate_key != NULL && g_strcmp0 (self->collated_name, name) == 0)
    return;
  g_free (self->collated_name);
  self->collated_name = g_strdup (name);
  g_free (self->collate_key);
  self->collate_key = g_utf8_collate_key (name != NULL ? name : "", -1);
}

void
mw_board_entry_set_observation (MwBoardEntry *self, const MwObservation *observation)
{
  g_return_if_fail (MW_IS_BOARD_ENTRY (self));

  g_clear_pointer (&self->observation, mw_observation_free);
  if (observation != NULL)
    self->observation = mw_observation_copy (observation);
  renew_collate_key (self);
}

const MwObservation *
mw_board_entry_get_observation (MwBoardEntry *self)
{
  g_return_val_if_fail (MW_IS_BOARD_ENTRY (self), NULL);

  return self->observation;
}

void
mw_board_entry_set_test (MwBoardEntry *self, MwMailboxTest *test)
{
  g_return_if_fail (MW_IS_BOARD_ENTRY (self));

  g_set_object (&self->test, test);
  renew_collate_key (self);
}

MwMailboxTest *
mw_board_entry_get_test (MwBoardEntry *self)
{
  g_return_val_if_fail (MW_IS_BOARD_ENTRY (self), NULL);

  return self->test;
}

void
mw_board_entry_changed (MwBoardEntry *self)
{
  g_return_if_fail (MW_IS_BOARD_ENTRY (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

const char *
mw_board_entry_get_profile_id (MwBoardEntry *self)
{
  g_return_val_if_fail (MW_IS_BOARD_ENTRY (self), NULL);

  return self->profile_id;
}

const char *
mw_board_entry_get_name (MwBoardEntry *self)
{
  g_return_val_if_fail (MW_IS_BOARD_ENTRY (self), NULL);

  if (self->test != NULL)
    return mw_mailbox_test_get_profile_name (self->test);
  return self->observation != NULL ? self->observation->profile_name : NULL;
}

const char *
mw_board_entry_get_address (MwBoardEntry *self)
{
  g_return_val_if_fail (MW_IS_BOARD_ENTRY (self), NULL);

  if (self->test != NULL)
    return mw_mailbox_test_get_address (self->test);
  return self->observation != NULL ? self->observation->address : NULL;
}

const char *
mw_board_entry_get_server (MwBoardEntry *self)
{
  g_return_val_if_fail (MW_IS_BOARD_ENTRY (self), NULL);

  if (test_is_newer (self))
    return mw_mailbox_test_get_server (self->test);
  return self->observation != NULL ? self->observation->server : NULL;
}

guint
mw_board_entry_get_port (MwBoardEntry *self)
{
  const char *server = NULL;
  const char *colon = NULL;

  g_return_val_if_fail (MW_IS_BOARD_ENTRY (self), 0);

  server = mw_board_entry_get_server (self);
  colon = server != NULL ? strrchr (server, ':') : NULL;
  return colon != NULL ? (guint) g_ascii_strtoull (colon + 1, NULL, 10) : 0;
}

const char *
mw_board_entry_get_message (MwBoardEntry *self)
{
  g_return_val_if_fail (MW_IS_BOARD_ENTRY (self), NULL);

  if (test_is_newer (self))
    return mw_probe_report_get_message (get_report (self));
  return self->observation != NULL ? self->observation->message : NULL;
}

MwDirection
mw_board_entry_get_direction (MwBoardEntry *self)
{
  g_return_val_if_fail (MW_IS_BOARD_ENTRY (self), MW_DIRECTION_IN);

  return self->direction;
}

MwVerdict
mw_board_entry_get_verdict (MwBoardEntry *self)
{
  g_return_val_if_fail (MW_IS_BOARD_ENTRY (self), MW_VERDICT_UNTESTED);

  if (test_is_newer (self))
    return mw_probe_report_get_verdict (get_report (self));
  if (self->observation == NULL || self->observation->stale)
    return MW_VERDICT_UNTESTED;
  return self->observation->verdict;
}

MwReachability
mw_board_entry_get_reachability (MwBoardEntry *self)
{
  g_autoptr (GDateTime) now = NULL;

  g_return_val_if_fail (MW_IS_BOARD_ENTRY (self), MW_REACHABILITY_UNTESTED);

  if (test_is_newer (self))
    return mw_probe_report_get_reachability (get_report (self));
  if (self->observation == NULL)
    return MW_REACHABILITY_UNTESTED;
  now = g_date_time_new_now_utc ();
  return mw_observation_get_reachability (self->observation, now);
}

gboolean
mw_board_entry_get_stale (MwBoardEntry *self)
{
  g_return_val_if_fail (MW_IS_BOARD_ENTRY (self), FALSE);

  return self->observation != NULL && self->observation->stale && !test_is_newer (self);
}

GDateTime *
mw_board_entry_get_last_good (MwBoardEntry *self)
{
  g_return_val_if_fail (MW_IS_BOARD_ENTRY (self), NULL);

  if (test_is_newer (self) && mw_mailbox_test_get_last_good (self->test) != NULL)
    return mw_mailbox_test_get_last_good (self->test);
  return self->observation != NULL ? self->observation->last_good : NULL;
}

gboolean
mw_board_entry_get_waiting (MwBoardEntry *self, gboolean running)
{
  g_return_val_if_fail (MW_IS_BOARD_ENTRY (self), FALSE);

  return running && self->test != NULL && get_report (self) == NULL;
}

int
mw_board_entry_compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const MwBoardEntry *first = a;
  const MwBoardEntry *second = b;
  int order = g_strcmp0 (first->collate_key, second->collate_key);

  if (order == 0)
    order = strcmp (first->profile_id, second->profile_id);
  return order != 0 ? order : (int) first->direction - (int) second->direction;
}
