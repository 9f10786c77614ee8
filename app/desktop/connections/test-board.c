/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/test-board.h"

#include "desktop/connections/board-order.h"
#include "desktop/connections/flush-pace.h"

/* Results that come at once are taken over together, and never for longer than a part of a frame:
 * what is left has to wait until the window has drawn and answered. */
#define FLUSH_MILLISECONDS 50
#define PAUSE_MILLISECONDS 10
#define SLICE_MILLISECONDS 6
/* So many are put elsewhere before the time is looked at: those that stand together move together.
 */
#define BATCH 64
/* While results come, groups change places no more often than this. */
#define ARRANGE_MILLISECONDS 1000

struct _MwTestBoard
{
  GObject parent_instance;

  MwBoardOrder *order;   /* (owned): the groups */
  MwBoardGroup *hidden;  /* (owned): what is filtered away */
  GHashTable *places;    /* (owned) (element-type Place Place): every entry, and where it is */
  GQueue dirty;          /* (element-type Place): what is to be put elsewhere, the next one first */
  GHashTable *unsettled; /* (owned) (element-type MwBoardGroup): of this batch */
  GPtrArray *observations; /* (owned) (nullable) (element-type MwObservation): to be taken over */
  guint generation;        /* of the observations */
  MwTestRun *run;          /* (owned) (nullable) */
  GSignalGroup *signals;   /* (owned): of the run */
  char **words;            /* (owned) (nullable): that are searched for, casefolded */
  gboolean failing_only;
  gboolean running; /* while something is put: whether the run is under way */
  guint flush_id;
  guint arrange_id;
  MwFlushPace pace;
  guint counts[MW_REACHABILITY_FAILS + 1];
};

/* Where an entry is. */
typedef struct
{
  const char *profile_id; /* (unowned): of the entry */
  MwDirection direction;
  MwBoardEntry *entry; /* (owned) (nullable): only in what is looked up */
  MwBoardGroup *group; /* (owned) (nullable): not put anywhere yet */
  guint port;          /* that its group counts */
  MwReachability counted;
  guint generation; /* of the observation that it was in last */
  gboolean dirty;
  gboolean gone;
} Place;

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwTestBoard,
                               mw_test_board,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

typedef enum
{
  PROP_N_ENTRIES = 1,
  PROP_N_FAILED,
  PROP_N_WARNINGS,
  PROP_N_WORKS,
} Property;

static GParamSpec *properties[PROP_N_WORKS + 1];

/* ---- the list ---- */

static GType
get_item_type (GListModel *model)
{
  return MW_TYPE_BOARD_GROUP;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (MW_TEST_BOARD (model)->order));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (MW_TEST_BOARD (model)->order), position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* ---- places ---- */

static guint
place_hash (gconstpointer pointer)
{
  const Place *place = pointer;

  return g_str_hash (place->profile_id) ^ place->direction;
}

static gboolean
place_equal (gconstpointer a, gconstpointer b)
{
  const Place *first = a;
  const Place *second = b;

  return first->direction == second->direction &&
         g_str_equal (first->profile_id, second->profile_id);
}

static void
place_free (Place *place)
{
  g_clear_object (&place->group);
  g_object_unref (place->entry);
  g_free (place);
}

static void
touch (MwTestBoard *self, MwBoardGroup *group)
{
  g_hash_table_add (self->unsettled, g_object_ref (group));
  if (group != self->hidden)
    mw_board_order_touch (self->order, group);
}

static void
leave_group (MwTestBoard *self, Place *place)
{
  if (place->group == NULL)
    return;
  mw_board_group_remove (place->group, place->entry);
  mw_board_group_count_port (place->group, place->port, -1);
  touch (self, place->group);
  g_clear_object (&place->group);
}

static void
join_group (MwTestBoard *self, Place *place, MwBoardGroup *group)
{
  if (place->group != group)
    {
      leave_group (self, place);
      place->group = g_object_ref (group);
      mw_board_group_add (group, place->entry);
      touch (self, group);
    }
  else
    mw_board_group_count_port (group, place->port, -1);
  place->port = mw_board_entry_get_port (place->entry);
  mw_board_group_count_port (group, place->port, 1);
}

static void
settle (MwTestBoard *self)
{
  GHashTableIter iter;
  gpointer group = NULL;

  g_hash_table_iter_init (&iter, self->unsettled);
  while (g_hash_table_iter_next (&iter, &group, NULL))
    mw_board_group_settle (group);
  g_hash_table_remove_all (self->unsettled);
}

static gboolean
is_running (MwTestBoard *self)
{
  gboolean running = FALSE;

  if (self->run != NULL)
    g_object_get (self->run, "running", &running, NULL);
  return running;
}

static gboolean
contains (const char *text, const char *word)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, word) != NULL;
}

static gboolean
is_found (MwTestBoard *self, MwBoardEntry *entry, const MwBoardGroupKey *key)
{
  for (guint i = 0; self->words != NULL && self->words[i] != NULL; i++)
    if (*self->words[i] != '\0' && !contains (mw_board_entry_get_name (entry), self->words[i]) &&
        !contains (mw_board_entry_get_address (entry), self->words[i]) &&
        !contains (mw_board_entry_get_server (entry), self->words[i]) &&
        !contains (mw_verdict_get_title (key->verdict), self->words[i]))
      return FALSE;
  return TRUE;
}

static void
count (MwTestBoard *self, Place *place, const MwBoardGroupKey *key)
{
  self->counts[place->counted]--;
  place->counted = key->waiting ? MW_REACHABILITY_UNTESTED : key->reachability;
  self->counts[place->counted]++;
}

static void
put (MwTestBoard *self, Place *place)
{
  MwBoardGroupKey key = mw_board_entry_make_key (place->entry, self->running);
  gboolean shown =
      (!self->failing_only || key.waiting || key.reachability == MW_REACHABILITY_FAILS) &&
      is_found (self, place->entry, &key);

  count (self, place, &key);
  join_group (self, place, shown ? mw_board_order_ensure (self->order, &key) : self->hidden);
  mw_board_entry_changed (place->entry);
}

static void
remove_place (MwTestBoard *self, Place *place)
{
  leave_group (self, place);
  self->counts[place->counted]--;
  g_hash_table_remove (self->places, place);
}

/* ---- what is to be taken over ---- */

static void flush_some (MwTestBoard *self);

static gboolean
on_flush_due_cb (gpointer user_data)
{
  flush_some (user_data);
  return G_SOURCE_REMOVE;
}

static void
flush_soon (MwTestBoard *self, guint milliseconds)
{
  if (self->flush_id == 0)
    self->flush_id = g_timeout_add (milliseconds, on_flush_due_cb, self);
}

static void
mark (MwTestBoard *self, Place *place)
{
  if (!place->dirty)
    g_queue_push_tail (&self->dirty, place);
  place->dirty = TRUE;
  flush_soon (self, FLUSH_MILLISECONDS);
}

static Place *
find_place (MwTestBoard *self, const char *profile_id, MwDirection direction)
{
  Place wanted = { .profile_id = profile_id, .direction = direction };

  return g_hash_table_lookup (self->places, &wanted);
}

static void
mark_group (MwTestBoard *self, MwBoardGroup *group)
{
  for (guint i = 0; i < mw_board_group_get_n_entries (group); i++)
    {
      g_autoptr (MwBoardEntry) entry = g_list_model_get_item (G_LIST_MODEL (group), i);

      mark (self, find_place (self, mw_board_entry_get_profile_id (entry),
                              mw_board_entry_get_direction (entry)));
    }
}

/* In the order that they stand in, so that they move together; what is hidden first, so that the
 * list is not empty on the way. */
static void
mark_groups (MwTestBoard *self, gboolean waiting_only)
{
  mark_group (self, self->hidden);
  for (guint i = 0; i < get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (MwBoardGroup) group = g_list_model_get_item (G_LIST_MODEL (self), i);

      if (!waiting_only || mw_board_group_get_key (group)->waiting)
        mark_group (self, group);
    }
}

static Place *
ensure_place (MwTestBoard *self, const char *profile_id, MwDirection direction)
{
  Place *place = find_place (self, profile_id, direction);

  if (place == NULL)
    {
      place = g_new0 (Place, 1);
      place->entry = mw_board_entry_new (profile_id, direction);
      place->profile_id = mw_board_entry_get_profile_id (place->entry);
      place->direction = direction;
      self->counts[place->counted]++;
      g_hash_table_add (self->places, place);
    }
  place->gone = FALSE;
  return place;
}

/* Its name decides where it is in its group: it leaves before it has another. */
static void
change (MwTestBoard *self, Place *place, const char *name)
{
  if (place->group != NULL && g_strcmp0 (mw_board_entry_get_name (place->entry), name) != 0)
    {
      leave_group (self, place);
      settle (self);
    }
  mark (self, place);
}

/* ---- taking over ---- */

static void
notify_counts (MwTestBoard *self)
{
  for (guint i = PROP_N_ENTRIES; i < G_N_ELEMENTS (properties); i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

/* Whether what was tested is shown without being kept. */
static gboolean
was_seen (Place *place)
{
  MwMailboxTest *test = mw_board_entry_get_test (place->entry);

  return test != NULL && mw_mailbox_test_get_report (test) != NULL;
}

static void
mark_unseen (MwTestBoard *self)
{
  GHashTableIter iter;
  gpointer each = NULL;

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, &each, NULL))
    {
      Place *place = each;

      if (place->generation == self->generation || was_seen (place))
        continue;
      place->gone = TRUE;
      mark (self, place);
    }
}

/* From the end, so that each is freed as it is taken over. */
static gboolean
take_observation (MwTestBoard *self)
{
  const MwObservation *observation = NULL;
  Place *place = NULL;

  if (self->observations == NULL)
    return FALSE;
  if (self->observations->len == 0)
    {
      g_clear_pointer (&self->observations, g_ptr_array_unref);
      if (!self->running)
        mark_unseen (self);
      return TRUE;
    }
  observation = g_ptr_array_index (self->observations, self->observations->len - 1);
  place = ensure_place (self, observation->profile_id, observation->direction);
  if (mw_board_entry_get_test (place->entry) == NULL)
    change (self, place, observation->profile_name);
  mark (self, place);
  mw_board_entry_set_observation (place->entry, observation);
  place->generation = self->generation;
  g_ptr_array_set_size (self->observations, (int) self->observations->len - 1);
  return TRUE;
}

/* Returns whether something is left. */
static gboolean
put_batch (MwTestBoard *self, guint n)
{
  for (guint i = 0; i < n && !g_queue_is_empty (&self->dirty); i++)
    {
      Place *place = g_queue_pop_head (&self->dirty);

      place->dirty = FALSE;
      if (place->gone)
        remove_place (self, place);
      else
        put (self, place);
    }
  settle (self);
  return !g_queue_is_empty (&self->dirty);
}

/* Returns whether something is left. */
static gboolean
take_over (MwTestBoard *self, gint64 until, guint most)
{
  guint n = 0;
  gboolean left = TRUE;

  g_clear_handle_id (&self->flush_id, g_source_remove);
  self->running = is_running (self);
  while (left && most > 0 && g_get_monotonic_time () < until)
    {
      if (take_observation (self))
        continue;
      n = MIN (most, BATCH);
      left = put_batch (self, n);
      most -= n;
    }
  mw_board_order_tell (self->order);
  if (!left && (!self->running || until == G_MAXINT64))
    mw_board_order_arrange (self->order, until);
  mw_test_board_arrange_soon (self);
  notify_counts (self);
  return left;
}

static gboolean
on_arrange_due_cb (gpointer user_data)
{
  MwTestBoard *self = user_data;

  self->arrange_id = 0;
  if (mw_board_order_arrange (self->order, g_get_monotonic_time () +
                                               SLICE_MILLISECONDS * G_TIME_SPAN_MILLISECOND))
    self->arrange_id = g_timeout_add (PAUSE_MILLISECONDS, on_arrange_due_cb, self);
  return G_SOURCE_REMOVE;
}

void
mw_test_board_arrange_soon (MwTestBoard *self)
{
  g_return_if_fail (MW_IS_TEST_BOARD (self));

  if (self->arrange_id == 0 && !mw_board_order_is_arranged (self->order))
    self->arrange_id = g_timeout_add (self->running ? ARRANGE_MILLISECONDS : PAUSE_MILLISECONDS,
                                      on_arrange_due_cb, self);
}

void
mw_test_board_flush (MwTestBoard *self)
{
  g_return_if_fail (MW_IS_TEST_BOARD (self));

  take_over (self, G_MAXINT64, G_MAXUINT);
  g_clear_handle_id (&self->flush_id, g_source_remove);
}

static void
flush_some (MwTestBoard *self)
{
  gint64 until = g_get_monotonic_time () + SLICE_MILLISECONDS * G_TIME_SPAN_MILLISECOND;
  gboolean left = FALSE;

  left = take_over (self, until, mw_flush_pace_begin (&self->pace));
  mw_flush_pace_end (&self->pace, left);
  g_clear_handle_id (&self->flush_id, g_source_remove);
  if (left)
    flush_soon (self, PAUSE_MILLISECONDS);
}

static void
on_tested_cb (MwTestBoard *self, MwMailboxTest *test)
{
  mark (self, ensure_place (self, mw_mailbox_test_get_profile_id (test),
                            mw_mailbox_test_get_direction (test)));
}

static void
on_tests_changed_cb (MwTestBoard *self, guint position, guint n_removed, guint n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (MwMailboxTest) test = g_list_model_get_item (G_LIST_MODEL (self->run), i);
      Place *place = ensure_place (self, mw_mailbox_test_get_profile_id (test),
                                   mw_mailbox_test_get_direction (test));

      change (self, place, mw_mailbox_test_get_profile_name (test));
      mw_board_entry_set_test (place->entry, test);
    }
}

/* What was cancelled is what it was before. */
static void
on_running_changed_cb (MwTestBoard *self)
{
  if (!is_running (self))
    mark_groups (self, TRUE);
}

static void
mw_test_board_dispose (GObject *object)
{
  MwTestBoard *self = MW_TEST_BOARD (object);

  g_clear_handle_id (&self->flush_id, g_source_remove);
  g_clear_handle_id (&self->arrange_id, g_source_remove);
  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->run);

  G_OBJECT_CLASS (mw_test_board_parent_class)->dispose (object);
}

static void
mw_test_board_finalize (GObject *object)
{
  MwTestBoard *self = MW_TEST_BOARD (object);

  g_queue_clear (&self->dirty);
  g_hash_table_unref (self->unsettled);
  g_hash_table_unref (self->places);
  g_object_unref (self->order);
  g_object_unref (self->hidden);
  g_clear_pointer (&self->observations, g_ptr_array_unref);
  g_strfreev (self->words);

  G_OBJECT_CLASS (mw_test_board_parent_class)->finalize (object);
}

static void
mw_test_board_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MwTestBoard *self = MW_TEST_BOARD (object);

  switch ((Property) id)
    {
    case PROP_N_ENTRIES:
      g_value_set_uint (value, mw_test_board_get_n_entries (self));
      break;
    case PROP_N_FAILED:
      g_value_set_uint (value, self->counts[MW_REACHABILITY_FAILS]);
      break;
    case PROP_N_WARNINGS:
      g_value_set_uint (value, self->counts[MW_REACHABILITY_WARNING]);
      break;
    case PROP_N_WORKS:
      g_value_set_uint (value, self->counts[MW_REACHABILITY_WORKS]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_test_board_class_init (MwTestBoardClass *klass)
{
  static const char *const names[] = { NULL, "n-entries", "n-failed", "n-warnings", "n-works" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mw_test_board_dispose;
  object_class->finalize = mw_test_board_finalize;
  object_class->get_property = mw_test_board_get_property;

  for (guint i = PROP_N_ENTRIES; i < G_N_ELEMENTS (properties); i++)
    properties[i] =
        g_param_spec_uint (names[i], NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mw_test_board_init (MwTestBoard *self)
{
  self->order = mw_board_order_new ();
  g_signal_connect_object (self->order, "items-changed", G_CALLBACK (g_list_model_items_changed),
                           self, G_CONNECT_SWAPPED);
  self->places = g_hash_table_new_full (place_hash, place_equal, (GDestroyNotify) place_free, NULL);
  self->hidden = mw_board_group_new (&(MwBoardGroupKey){ .host = "" });
  g_queue_init (&self->dirty);
  self->unsettled = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->signals = g_signal_group_new (MW_TYPE_TEST_RUN);
  g_signal_group_connect_swapped (self->signals, "items-changed", G_CALLBACK (on_tests_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->signals, "tested", G_CALLBACK (on_tested_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::running",
                                  G_CALLBACK (on_running_changed_cb), self);
}

MwTestBoard *
mw_test_board_new (void)
{
  return g_object_new (MW_TYPE_TEST_BOARD, NULL);
}

void
mw_test_board_take_observations (MwTestBoard *self, GPtrArray *observations)
{
  g_return_if_fail (MW_IS_TEST_BOARD (self));
  g_return_if_fail (observations != NULL);

  g_clear_pointer (&self->observations, g_ptr_array_unref);
  self->observations = observations;
  self->generation++;
  flush_some (self);
}

/* What the run before did not come to is not being tested by the next one. */
static void
forget_untested (MwTestBoard *self)
{
  GHashTableIter iter;
  gpointer each = NULL;

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, &each, NULL))
    {
      Place *place = each;
      const MwObservation *observation = mw_board_entry_get_observation (place->entry);

      if (mw_board_entry_get_test (place->entry) == NULL || was_seen (place))
        continue;
      place->gone = observation == NULL;
      mark (self, place);
      if (place->gone)
        continue;
      change (self, place, observation->profile_name);
      mw_board_entry_set_test (place->entry, NULL);
    }
}

void
mw_test_board_set_run (MwTestBoard *self, MwTestRun *run)
{
  g_return_if_fail (MW_IS_TEST_BOARD (self));
  g_return_if_fail (run == NULL || MW_IS_TEST_RUN (run));

  g_signal_group_set_target (self->signals, NULL);
  forget_untested (self);
  g_set_object (&self->run, run);
  g_signal_group_set_target (self->signals, run);
  if (run != NULL)
    on_tests_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (run)));
  mark_groups (self, TRUE);
}

void
mw_test_board_set_filter (MwTestBoard *self, gboolean failing_only, const char *search)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (MW_IS_TEST_BOARD (self));

  folded = search != NULL ? g_utf8_casefold (search, -1) : NULL;
  g_strfreev (self->words);
  self->words = folded != NULL ? g_strsplit_set (folded, " \t", -1) : NULL;
  self->failing_only = failing_only;
  mark_groups (self, FALSE);
  flush_some (self);
}

guint
mw_test_board_get_n_entries (MwTestBoard *self)
{
  g_return_val_if_fail (MW_IS_TEST_BOARD (self), 0);

  return g_hash_table_size (self->places);
}
