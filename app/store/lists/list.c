/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/lists/list.h"

#include "store/lists/list-pieces.h"

#include <mailwright/keyed-list.h>

/* What is shown at once, before the whole order is known. */
#define FIRST_PAGE 24

/* Rows are read and filled in pieces, so that many of them never keep the main loop busy. */
#define PIECE 200

/* An order that was asked for, or is taken bit by bit. */
typedef struct
{
  GHashTable *rows;     /* (owned) (nullable) gint64 to MwRow: what was read with it; NULL once
                           something was written after it was asked for */
  MwListPieces *pieces; /* (owned) (nullable): while it is taken */
  guint next_piece;     /* source that takes the next of them, or 0 */
} Coming;

struct _MwSqliteList
{
  GObject parent_instance;

  MwReader *reader; /* (owned) */
  MwQuery *query;   /* (owned) */
  GArray *keys;     /* (owned) of gint64: the order */
  GHashTable *rows; /* (owned) gint64 to an object that somebody holds (not owned) */
  GHashTable *held; /* (owned) the same the other way round: object to its key in rows */
  GArray *wanted;   /* (owned) keys of objects that were given out and not read yet */
  guint idle;
  GCancellable *ordering; /* (owned) (nullable) while the order is read */
  GCancellable *ending;   /* (owned) cancelled when the list ends */
  gboolean stale;         /* the order is to be read again */
  gboolean placing;       /* what is being read is only where some rows belong */
  MwTouched *touched;     /* (owned) (nullable): rows that were written, to be placed */
  char *mark;             /* (owned) (nullable): the draft's, after that */
  Coming coming;
  guint n_told; /* how many rows there were when that was last told */
  gboolean loading;
  char *error_message; /* (owned) (nullable) */
};

typedef enum
{
  PROP_LOADING = 1,
  PROP_N_ITEMS,
  PROP_ERROR_MESSAGE,
} MwSqliteListProperty;

static GParamSpec *properties[PROP_ERROR_MESSAGE + 1];

static void mw_sqlite_list_model_init (GListModelInterface *iface);
static void mw_sqlite_list_keyed_init (MwKeyedListInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwSqliteList,
                               mw_sqlite_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, mw_sqlite_list_model_init)
                                   G_IMPLEMENT_INTERFACE (MW_TYPE_KEYED_LIST,
                                                          mw_sqlite_list_keyed_init))

/* ---- rows ---- */

static void
on_row_ended_cb (gpointer user_data, GObject *object)
{
  MwSqliteList *self = user_data;
  gpointer key = g_hash_table_lookup (self->held, object);

  g_hash_table_remove (self->held, object);
  g_hash_table_remove (self->rows, key);
}

/* Another one has the key of what the object was made for, which is gone: it stays what it is, and
 * whoever shows this place asks again. */
static void
let_go_of (MwSqliteList *self, gint64 key, GObject *object)
{
  gint64 position = mw_sqlite_list_find (self, key);

  g_object_weak_unref (object, on_row_ended_cb, self);
  on_row_ended_cb (self, object);
  if (position >= 0)
    g_list_model_items_changed (G_LIST_MODEL (self), (guint) position, 1, 1);
}

static void
set_error_message (MwSqliteList *self, const char *message)
{
  if (g_strcmp0 (self->error_message, message) == 0)
    return;
  g_free (self->error_message);
  self->error_message = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR_MESSAGE]);
}

static void
on_rows_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = mw_reader_read_rows_finish (result, &error);
  g_autoptr (MwSqliteList) alive = NULL;
  MwSqliteList *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!rows)
    {
      set_error_message (self, error->message);
      return;
    }
  alive = g_object_ref (self);
  for (guint i = 0; i < rows->len; i++)
    {
      const MwRow *row = g_ptr_array_index (rows, i);
      GObject *object = g_hash_table_lookup (self->rows, &row->key);

      if (object && !mw_row_is_of (row, mw_query_get_kind (self->query), object))
        let_go_of (self, row->key, object);
      else if (object)
        mw_row_fill (row, mw_query_get_kind (self->query), mw_reader_get_catalogue (self->reader),
                     object);
    }
}

/* What nobody holds any more is not read: to find one row again, a view walks past all others. */
static void
read_wanted (MwSqliteList *self)
{
  g_autoptr (GArray) wanted = g_steal_pointer (&self->wanted);
  g_autoptr (GArray) keys = NULL;

  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < wanted->len; i++)
    {
      gint64 key = g_array_index (wanted, gint64, i);

      if (!keys)
        keys = g_array_sized_new (FALSE, FALSE, sizeof (gint64), PIECE);
      if (g_hash_table_contains (self->rows, &key))
        g_array_append_val (keys, key);
      if (keys->len < PIECE && i + 1 < wanted->len)
        continue;
      if (keys->len > 0)
        mw_reader_read_rows_async (self->reader, self->query, keys, self->ending, on_rows_read_cb,
                                   self);
      g_clear_pointer (&keys, g_array_unref);
    }
}

static gboolean
on_rows_wanted_cb (gpointer user_data)
{
  MwSqliteList *self = user_data;

  self->idle = 0;
  read_wanted (self);
  return G_SOURCE_REMOVE;
}

static void
want (MwSqliteList *self, gint64 key)
{
  g_array_append_val (self->wanted, key);
  /* A view asks for many rows in one go: they are read together, before the next frame. */
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_rows_wanted_cb, self, NULL);
}

static gpointer
get_item (GListModel *model, guint position)
{
  MwSqliteList *self = MW_SQLITE_LIST (model);
  const MwRow *row = NULL;
  GObject *object;
  gpointer held;
  gint64 key;

  if (position >= self->keys->len)
    return NULL;
  key = g_array_index (self->keys, gint64, position);
  object = g_hash_table_lookup (self->rows, &key);
  if (object)
    return g_object_ref (object);
  object = mw_row_object_new (mw_query_get_kind (self->query));
  g_object_weak_ref (object, on_row_ended_cb, self);
  held = g_memdup2 (&key, sizeof key);
  g_hash_table_insert (self->rows, held, object);
  g_hash_table_insert (self->held, object, held);
  row = self->coming.rows ? g_hash_table_lookup (self->coming.rows, &key) : NULL;
  if (row)
    mw_row_fill (row, mw_query_get_kind (self->query), mw_reader_get_catalogue (self->reader),
                 object);
  else
    want (self, key);
  return object;
}

static guint
get_n_items (GListModel *model)
{
  return MW_SQLITE_LIST (model)->keys->len;
}

static GType
get_item_type (GListModel *model)
{
  return mw_row_object_type (mw_query_get_kind (MW_SQLITE_LIST (model)->query));
}

static void
mw_sqlite_list_model_init (GListModelInterface *iface)
{
  iface->get_item = get_item;
  iface->get_n_items = get_n_items;
  iface->get_item_type = get_item_type;
}

/* SQLite numbers rows from one on, so a guint holds the keys of four thousand million. */
static guint
get_key (MwKeyedList *list, guint position)
{
  MwSqliteList *self = MW_SQLITE_LIST (list);

  g_return_val_if_fail (position < self->keys->len, 0);
  return (guint) g_array_index (self->keys, gint64, position);
}

static void
mw_sqlite_list_keyed_init (MwKeyedListInterface *iface)
{
  iface->get_key = get_key;
}

/* ---- the order ---- */

static void
set_loading (MwSqliteList *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
emit_items_changed (gpointer user_data, guint position, guint removed, guint added)
{
  g_list_model_items_changed (user_data, position, removed, added);
}

static void look_again (MwSqliteList *self);

/* The order is there. */
static void
finish_order (MwSqliteList *self)
{
  gboolean more_or_fewer = self->n_told != self->keys->len;

  self->n_told = self->keys->len;
  if (more_or_fewer)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
  set_error_message (self, NULL);
}

static void stop_taking (MwSqliteList *self);

static void
forget_rows (MwSqliteList *self)
{
  g_clear_pointer (&self->coming.rows, g_hash_table_unref);
}

/* What was written after it was asked for may not be in them. */
static void
take_rows (MwSqliteList *self, GPtrArray *rows)
{
  if (!self->coming.rows)
    return;
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      MwRow *row = g_ptr_array_index (rows, i);

      g_hash_table_replace (self->coming.rows, &row->key, row);
    }
}

/* Who hears of a piece may ask for another order. */
static gboolean
on_piece_due_cb (gpointer user_data)
{
  g_autoptr (MwSqliteList) self = g_object_ref (user_data);
  g_autoptr (MwListPieces) pieces = mw_list_pieces_ref (self->coming.pieces);
  gboolean more = mw_list_pieces_step (pieces);

  if (self->coming.pieces != pieces)
    return G_SOURCE_REMOVE;
  if (more)
    return G_SOURCE_CONTINUE;
  self->coming.next_piece = 0;
  stop_taking (self);
  finish_order (self);
  /* After a first page the whole order is still being read. */
  if (!self->ordering)
    {
      forget_rows (self);
      set_loading (self, FALSE);
    }
  look_again (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_held (gpointer user_data, gint64 key)
{
  return g_hash_table_contains (MW_SQLITE_LIST (user_data)->rows, &key);
}

static void
stop_taking (MwSqliteList *self)
{
  g_clear_handle_id (&self->coming.next_piece, g_source_remove);
  g_clear_pointer (&self->coming.pieces, mw_list_pieces_unref);
}

/* Whether all of it is taken now, not in pieces. */
static gboolean
take_order (MwSqliteList *self, GArray *keys)
{
  g_autoptr (MwListPieces) pieces = NULL;

  stop_taking (self);
  if (mw_list_moves_apply (self->keys, keys, emit_items_changed, self))
    {
      finish_order (self);
      return TRUE;
    }
  self->coming.next_piece = g_idle_add (on_piece_due_cb, self);
  self->coming.pieces = mw_list_pieces_new (self->keys, keys, is_held, emit_items_changed, self);
  /* No frame shows the list without rows, but one is drawn before more come. */
  pieces = mw_list_pieces_ref (self->coming.pieces);
  if (pieces->next == 0)
    mw_list_pieces_step (pieces);
  return FALSE;
}

static void
stop_ordering (MwSqliteList *self)
{
  if (self->ordering)
    g_cancellable_cancel (self->ordering);
  g_clear_object (&self->ordering);
  stop_taking (self);
}

static void
on_order_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwOrder) order = mw_reader_read_order_finish (result, &error);
  g_autoptr (MwSqliteList) self = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = g_object_ref (user_data);
  /* A first page that comes after the whole order comes too late. */
  stop_ordering (self);
  if (order)
    take_rows (self, order->rows);
  if (order && !take_order (self, order->keys))
    return;
  /* Who heard of it asked for another order. */
  if (self->ordering)
    return;
  if (!order)
    set_error_message (self, error->message);
  forget_rows (self);
  set_loading (self, FALSE);
  look_again (self);
}

static void
on_page_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwOrder) page = mw_reader_read_order_finish (result, NULL);
  g_autoptr (MwSqliteList) self = NULL;

  /* Fewer than a page is everything, and the order that follows will say so too. */
  if (!page || page->keys->len == 0)
    return;
  self = g_object_ref (user_data);
  take_rows (self, page->rows);
  take_order (self, page->keys);
}

static void
read_held_again (MwSqliteList *self)
{
  GHashTableIter iter;
  gpointer key;

  forget_rows (self);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_val (self->wanted, *(gint64 *) key);
  read_wanted (self);
}

static void
read_order (MwSqliteList *self, gboolean page_first)
{
  gboolean behind = self->placing || self->touched;

  stop_ordering (self);
  self->stale = FALSE;
  self->placing = FALSE;
  g_clear_pointer (&self->touched, mw_touched_unref);
  self->ordering = g_cancellable_new ();
  set_loading (self, TRUE);
  if (behind)
    read_held_again (self);
  forget_rows (self);
  self->coming.rows =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) mw_row_free);
  if (page_first)
    mw_reader_read_order_async (self->reader, self->query, FIRST_PAGE, self->ordering,
                                on_page_read_cb, self);
  mw_reader_read_order_async (self->reader, self->query, 0, self->ordering, on_order_read_cb, self);
}

/* What was written is read anew, and the order follows; whether that is there now. */
static gboolean
take_placed (MwSqliteList *self, MwOrder *order)
{
  if (order->touched)
    {
      g_array_append_vals (self->wanted, order->touched->data, order->touched->len);
      read_wanted (self);
    }
  else
    read_held_again (self);
  if (order->keys)
    return take_order (self, order->keys);
  set_error_message (self, NULL);
  return TRUE;
}

static void
on_placed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwOrder) order = mw_reader_place_finish (result, &error);
  g_autoptr (MwSqliteList) self = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = g_object_ref (user_data);
  stop_ordering (self);
  self->placing = FALSE;
  if (order && !take_placed (self, order))
    return;
  if (self->ordering)
    return;
  /* Without an answer the whole order is read at the next change. */
  self->stale = self->stale || !order;
  if (!order)
    set_error_message (self, error->message);
  set_loading (self, FALSE);
  if (order)
    look_again (self);
}

/* Nobody changes the keys before the answer is here: whatever else would is read after it, in the
 * same thread. */
static void
place_touched (MwSqliteList *self)
{
  MwOrderMoves *moves = g_new0 (MwOrderMoves, 1);

  moves->keys = g_array_ref (self->keys);
  moves->touched = g_steal_pointer (&self->touched);
  moves->mark = g_strdup (self->mark);
  self->placing = TRUE;
  self->ordering = g_cancellable_new ();
  set_loading (self, TRUE);
  mw_reader_place_async (self->reader, self->query, moves, self->ordering, on_placed_cb, self);
}

/* What was written while the order was read. */
static void
look_again (MwSqliteList *self)
{
  if (self->ordering || self->coming.pieces)
    return;
  if (self->stale)
    read_order (self, FALSE);
  else if (self->touched)
    place_touched (self);
}

/* What is on the screen is read again, and the order follows; neither starts from nothing. */
static void
on_rows_written_cb (MwSqliteList *self, MwTouched *touched, const char *mark)
{
  if (!touched || mw_touched_is_everything (touched))
    {
      read_held_again (self);
      self->stale = TRUE;
      look_again (self);
      return;
    }
  if (mw_touched_get_n_rows (touched) > 0)
    forget_rows (self);
  if (!self->touched)
    self->touched = mw_touched_new ();
  mw_touched_add_all (self->touched, touched);
  g_free (self->mark);
  self->mark = g_strdup (mark);
  look_again (self);
}

/* What a From list says of an address depends on whose list it is; whether a member is new, on the
 * responsibility. */
static gboolean
rows_differ (const MwQuery *before, const MwQuery *after)
{
  return mw_query_get_kind (after) == MW_QUERY_FROM_LIST ||
         g_strcmp0 (mw_query_get_responsibility (before), mw_query_get_responsibility (after)) != 0;
}

/* Only the order by what tests saw can be another one. */
static void
on_draft_observed_cb (MwSqliteList *self)
{
  if (mw_query_get_kind (self->query) != MW_QUERY_PROFILES)
    return;
  read_held_again (self);
  if (!mw_query_get_reachability (self->query) &&
      !g_str_equal (mw_query_get_sort (self->query), "reachability"))
    return;
  self->stale = TRUE;
  look_again (self);
}

void
mw_sqlite_list_set_query (MwSqliteList *self, const MwQuery *query)
{
  gboolean differ;

  g_return_if_fail (MW_IS_SQLITE_LIST (self));
  g_return_if_fail (mw_query_get_kind (query) == mw_query_get_kind (self->query));

  if (mw_query_equal (self->query, query))
    return;
  differ = rows_differ (self->query, query);
  mw_query_free (self->query);
  self->query = mw_query_copy (query);
  if (differ)
    read_held_again (self);
  read_order (self, FALSE);
}

gint64
mw_sqlite_list_find (MwSqliteList *self, gint64 key)
{
  g_return_val_if_fail (MW_IS_SQLITE_LIST (self), -1);

  for (guint i = 0; i < self->keys->len; i++)
    if (g_array_index (self->keys, gint64, i) == key)
      return i;
  return -1;
}

static void
mw_sqlite_list_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  MwSqliteList *self = MW_SQLITE_LIST (object);

  switch ((MwSqliteListProperty) property_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->keys->len);
      break;
    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, self->error_message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
mw_sqlite_list_dispose (GObject *object)
{
  MwSqliteList *self = MW_SQLITE_LIST (object);
  GHashTableIter iter;
  gpointer row;

  stop_ordering (self);
  forget_rows (self);
  g_cancellable_cancel (self->ending);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      g_object_weak_unref (row, on_row_ended_cb, self);
      g_hash_table_remove (self->held, row);
      g_hash_table_iter_remove (&iter);
    }
  G_OBJECT_CLASS (mw_sqlite_list_parent_class)->dispose (object);
}

static void
mw_sqlite_list_finalize (GObject *object)
{
  MwSqliteList *self = MW_SQLITE_LIST (object);

  g_clear_object (&self->ending);
  g_clear_pointer (&self->held, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->wanted, g_array_unref);
  g_clear_pointer (&self->query, mw_query_free);
  g_clear_pointer (&self->reader, mw_reader_unref);
  g_clear_pointer (&self->error_message, g_free);
  g_clear_pointer (&self->touched, mw_touched_unref);
  g_clear_pointer (&self->mark, g_free);
  G_OBJECT_CLASS (mw_sqlite_list_parent_class)->finalize (object);
}

static void
mw_sqlite_list_class_init (MwSqliteListClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mw_sqlite_list_get_property;
  object_class->dispose = mw_sqlite_list_dispose;
  object_class->finalize = mw_sqlite_list_finalize;
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_ERROR_MESSAGE] = g_param_spec_string ("error-message", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mw_sqlite_list_init (MwSqliteList *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->held = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->ending = g_cancellable_new ();
}

MwSqliteList *
mw_sqlite_list_new (MwDraft *draft, MwReader *reader, const MwQuery *query)
{
  MwSqliteList *self = g_object_new (MW_TYPE_SQLITE_LIST, NULL);

  self->reader = mw_reader_ref (reader);
  self->query = mw_query_copy (query);
  g_signal_connect_object (draft, "rows-written", G_CALLBACK (on_rows_written_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "observed", G_CALLBACK (on_draft_observed_cb), self,
                           G_CONNECT_SWAPPED);
  read_order (self, TRUE);
  return self;
}
