/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/widgets/test-board.h"

#define FLUSH_MILLISECONDS 50

struct _MwTestBoard
{
  GObject parent_instance;

  GSequence *groups;     /* (owned) (element-type MwBoardGroup) */
  GHashTable *places;    /* (owned) (element-type Place Place): every entry, and where it is */
  GHashTable *dirty;     /* (owned) (element-type Place): what is to be put elsewhere */
  GHashTable *touched;   /* (owned) (element-type MwBoardGroup): what has more or fewer */
  MwTestRun *run;        /* (owned) (nullable) */
  GSignalGroup *signals; /* (owned): of the run */
  char *search;          /* (owned) (nullable): casefolded */
  gboolean failing_only;
  guint flush_id;
  guint counts[MW_REACHABILITY_FAILS + 1];
};

/* Where an entry is. */
typedef struct
{
  MwBoardEntry *entry; /* (owned) */
  MwBoardGroup *group; /* (owned) (nullable): filtered away */
  MwReachability counted;
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
  return (guint) g_sequence_get_length (MW_TEST_BOARD (model)->groups);
}

static gpointer
get_item (GListModel *model, guint position)
{
  MwTestBoard *self = MW_TEST_BOARD (model);

  if (position >= get_n_items (model))
    return NULL;
  return g_object_ref (g_sequence_get (g_sequence_get_iter_at_pos (self->groups, (int) position)));
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

  return g_str_hash (mw_board_entry_get_profile_id (place->entry)) ^
         mw_board_entry_get_direction (place->entry);
}

static gboolean
place_equal (gconstpointer a, gconstpointer b)
{
  const Place *first = a;
  const Place *second = b;

  return mw_board_entry_get_direction (first->entry) ==
             mw_board_entry_get_direction (second->entry) &&
         g_str_equal (mw_board_entry_get_profile_id (first->entry),
                      mw_board_entry_get_profile_id (second->entry));
}

static void
place_free (Place *place)
{
  g_clear_object (&place->group);
  g_object_unref (place->entry);
  g_free (place);
}

static int
compare_groups (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return mw_board_group_key_compare (mw_board_group_get_key ((MwBoardGroup *) a),
                                     mw_board_group_get_key ((MwBoardGroup *) b));
}

static MwBoardGroup *
ensure_group (MwTestBoard *self, const MwBoardGroupKey *key)
{
  g_autoptr (MwBoardGroup) wanted = mw_board_group_new (key);
  GSequenceIter *iter = g_sequence_lookup (self->groups, wanted, compare_groups, NULL);

  if (iter != NULL)
    return g_sequence_get (iter);
  iter = g_sequence_insert_sorted (self->groups, g_object_ref (wanted), compare_groups, NULL);
  g_list_model_items_changed (G_LIST_MODEL (self), (guint) g_sequence_iter_get_position (iter), 0,
                              1);
  return g_sequence_get (iter);
}

static void
leave_group (MwTestBoard *self, Place *place)
{
  if (place->group == NULL)
    return;
  mw_board_group_remove (place->group, place->entry);
  g_hash_table_add (self->touched, g_object_ref (place->group));
  g_clear_object (&place->group);
}

static void
remove_if_empty (MwTestBoard *self, MwBoardGroup *group)
{
  GSequenceIter *iter = NULL;
  guint position = 0;

  if (mw_board_group_get_n_entries (group) > 0)
    {
      mw_board_group_changed (group);
      return;
    }
  iter = g_sequence_lookup (self->groups, group, compare_groups, NULL);
  if (iter == NULL || g_sequence_get (iter) != group)
    return;
  position = (guint) g_sequence_iter_get_position (iter);
  g_sequence_remove (iter);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
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
  g_auto (GStrv) words = NULL;

  if (self->search == NULL)
    return TRUE;
  words = g_strsplit_set (self->search, " \t", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !contains (mw_board_entry_get_name (entry), words[i]) &&
        !contains (mw_board_entry_get_address (entry), words[i]) &&
        !contains (key->server, words[i]) &&
        !contains (mw_verdict_get_title (key->verdict), words[i]))
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
  MwBoardGroupKey key = mw_board_entry_make_key (place->entry, is_running (self));
  gboolean shown =
      (!self->failing_only || key.waiting || key.reachability == MW_REACHABILITY_FAILS) &&
      is_found (self, place->entry, &key);

  count (self, place, &key);
  if (place->group != NULL &&
      (!shown || mw_board_group_key_compare (mw_board_group_get_key (place->group), &key) != 0))
    leave_group (self, place);
  if (shown && place->group == NULL)
    {
      place->group = g_object_ref (ensure_group (self, &key));
      mw_board_group_add (place->group, place->entry);
      g_hash_table_add (self->touched, g_object_ref (place->group));
    }
  mw_board_entry_changed (place->entry);
}

/* ---- taking over ---- */

static void
notify_counts (MwTestBoard *self)
{
  for (guint i = PROP_N_ENTRIES; i < G_N_ELEMENTS (properties); i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

void
mw_test_board_flush (MwTestBoard *self)
{
  GHashTableIter iter;
  gpointer each = NULL;

  g_return_if_fail (MW_IS_TEST_BOARD (self));

  g_clear_handle_id (&self->flush_id, g_source_remove);
  g_hash_table_iter_init (&iter, self->dirty);
  while (g_hash_table_iter_next (&iter, &each, NULL))
    put (self, each);
  g_hash_table_remove_all (self->dirty);
  g_hash_table_iter_init (&iter, self->touched);
  while (g_hash_table_iter_next (&iter, &each, NULL))
    remove_if_empty (self, each);
  g_hash_table_remove_all (self->touched);
  notify_counts (self);
}

static gboolean
on_flush_due_cb (gpointer user_data)
{
  MwTestBoard *self = user_data;

  self->flush_id = 0;
  mw_test_board_flush (self);
  return G_SOURCE_REMOVE;
}

static void
mark (MwTestBoard *self, Place *place)
{
  g_hash_table_add (self->dirty, place);
  if (self->flush_id == 0)
    self->flush_id = g_timeout_add (FLUSH_MILLISECONDS, on_flush_due_cb, self);
}

static void
mark_all (MwTestBoard *self)
{
  GHashTableIter iter;
  gpointer place = NULL;

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, &place, NULL))
    mark (self, place);
}

static Place *
ensure_place (MwTestBoard *self, const char *profile_id, MwDirection direction)
{
  g_autoptr (MwBoardEntry) entry = mw_board_entry_new (profile_id, direction);
  Place wanted = { .entry = entry };
  Place *place = g_hash_table_lookup (self->places, &wanted);

  if (place != NULL)
    return place;
  place = g_new0 (Place, 1);
  place->entry = g_steal_pointer (&entry);
  self->counts[place->counted]++;
  g_hash_table_add (self->places, place);
  return place;
}

/* Its name decides where it is in its group: it leaves before it has another. */
static void
change (MwTestBoard *self, Place *place, const char *name)
{
  if (g_strcmp0 (mw_board_entry_get_name (place->entry), name) != 0)
    leave_group (self, place);
  mark (self, place);
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
    mark_all (self);
}

static void
mw_test_board_dispose (GObject *object)
{
  MwTestBoard *self = MW_TEST_BOARD (object);

  g_clear_handle_id (&self->flush_id, g_source_remove);
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

  g_hash_table_unref (self->dirty);
  g_hash_table_unref (self->touched);
  g_hash_table_unref (self->places);
  g_sequence_free (self->groups);
  g_free (self->search);

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
  self->groups = g_sequence_new (g_object_unref);
  self->places = g_hash_table_new_full (place_hash, place_equal, (GDestroyNotify) place_free, NULL);
  self->dirty = g_hash_table_new (NULL, NULL);
  self->touched = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
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

/* Whether what was tested is shown without being kept. */
static gboolean
was_seen (Place *place)
{
  MwMailboxTest *test = mw_board_entry_get_test (place->entry);

  return test != NULL && mw_mailbox_test_get_report (test) != NULL;
}

static void
remove_unseen (MwTestBoard *self, GHashTable *kept)
{
  GHashTableIter iter;
  gpointer each = NULL;

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, &each, NULL))
    {
      Place *place = each;

      if (g_hash_table_contains (kept, place) || was_seen (place))
        continue;
      leave_group (self, place);
      self->counts[place->counted]--;
      g_hash_table_remove (self->dirty, place);
      g_hash_table_iter_remove (&iter);
    }
}

void
mw_test_board_set_observations (MwTestBoard *self, GPtrArray *observations)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);

  g_return_if_fail (MW_IS_TEST_BOARD (self));
  g_return_if_fail (observations != NULL);

  for (guint i = 0; i < observations->len; i++)
    {
      const MwObservation *observation = g_ptr_array_index (observations, i);
      Place *place = ensure_place (self, observation->profile_id, observation->direction);

      if (mw_board_entry_get_test (place->entry) == NULL)
        change (self, place, observation->profile_name);
      mark (self, place);
      mw_board_entry_set_observation (place->entry, observation);
      g_hash_table_add (kept, place);
    }
  if (!is_running (self))
    remove_unseen (self, kept);
  mw_test_board_flush (self);
}

void
mw_test_board_set_run (MwTestBoard *self, MwTestRun *run)
{
  g_return_if_fail (MW_IS_TEST_BOARD (self));
  g_return_if_fail (run == NULL || MW_IS_TEST_RUN (run));

  g_signal_group_set_target (self->signals, NULL);
  g_set_object (&self->run, run);
  g_signal_group_set_target (self->signals, run);
  if (run != NULL)
    on_tests_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (run)));
  mark_all (self);
}

void
mw_test_board_set_filter (MwTestBoard *self, gboolean failing_only, const char *search)
{
  g_return_if_fail (MW_IS_TEST_BOARD (self));

  g_free (self->search);
  self->search = search != NULL && *search != '\0' ? g_utf8_casefold (search, -1) : NULL;
  self->failing_only = failing_only;
  mark_all (self);
  mw_test_board_flush (self);
}

guint
mw_test_board_get_n_entries (MwTestBoard *self)
{
  g_return_val_if_fail (MW_IS_TEST_BOARD (self), 0);

  return g_hash_table_size (self->places);
}
