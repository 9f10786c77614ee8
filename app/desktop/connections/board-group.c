/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/board-group.h"

#include <glib/gi18n.h>

struct _MwBoardGroup
{
  GObject parent_instance;

  MwBoardGroupKey key;
  GHashTable *ports; /* (owned): a port, and how many entries are on it */
  guint placed;      /* how many there were when it was put where it stands */
  MwBoardHold held;
  GSequence *entries; /* (owned) (element-type MwBoardEntry) */
  GPtrArray *joining; /* (owned) (element-type MwBoardEntry): until it is settled */
  GPtrArray *leaving; /* (owned) (element-type MwBoardEntry): until it is settled */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwBoardGroup,
                               mw_board_group,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return MW_TYPE_BOARD_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return mw_board_group_get_n_entries (MW_BOARD_GROUP (model));
}

static gpointer
get_item (GListModel *model, guint position)
{
  MwBoardGroup *self = MW_BOARD_GROUP (model);

  if (position >= mw_board_group_get_n_entries (self))
    return NULL;
  return g_object_ref (g_sequence_get (g_sequence_get_iter_at_pos (self->entries, (int) position)));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
mw_board_group_finalize (GObject *object)
{
  MwBoardGroup *self = MW_BOARD_GROUP (object);

  g_ptr_array_unref (self->joining);
  g_ptr_array_unref (self->leaving);
  g_sequence_free (self->entries);
  g_hash_table_unref (self->ports);

  G_OBJECT_CLASS (mw_board_group_parent_class)->finalize (object);
}

static void
mw_board_group_class_init (MwBoardGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mw_board_group_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
mw_board_group_init (MwBoardGroup *self)
{
  self->ports = g_hash_table_new (NULL, NULL);
  self->entries = g_sequence_new (g_object_unref);
  self->joining = g_ptr_array_new_with_free_func (g_object_unref);
  self->leaving = g_ptr_array_new_with_free_func (g_object_unref);
}

/* What is wrong here, whichever server it is. */
static gboolean
is_no_servers_fault (MwVerdict verdict)
{
  return verdict == MW_VERDICT_INCOMPLETE || verdict == MW_VERDICT_PASSWORD_MISSING ||
         verdict == MW_VERDICT_KEYRING_UNAVAILABLE || verdict == MW_VERDICT_NAME_SERVICE_FAILED;
}

static int
rank (const MwBoardGroupKey *key)
{
  if (key->waiting)
    return 2;
  switch (key->reachability)
    {
    case MW_REACHABILITY_FAILS:
      return 0;
    case MW_REACHABILITY_WARNING:
      return 1;
    case MW_REACHABILITY_UNTESTED:
      return 3;
    case MW_REACHABILITY_WORKS:
    default:
      return 4;
    }
}

/* One host is one server, whatever the port. Each entry asks for it with each result, so that equal
 * hosts are one string. */
static const char *
intern_host (const char *server)
{
  const char *colon = strrchr (server, ':');
  g_autofree char *host = colon != NULL ? g_strndup (server, (gsize) (colon - server)) : NULL;

  return g_intern_string (host != NULL ? host : server);
}

MwBoardGroupKey
mw_board_entry_make_key (MwBoardEntry *entry, gboolean running)
{
  MwBoardGroupKey key = { .host = "" };
  const char *server = NULL;

  g_return_val_if_fail (MW_IS_BOARD_ENTRY (entry), key);

  key.waiting = mw_board_entry_get_waiting (entry, running);
  if (!key.waiting)
    {
      key.reachability = mw_board_entry_get_reachability (entry);
      key.stale = mw_board_entry_get_stale (entry);
      key.verdict = mw_board_entry_get_verdict (entry);
      server = mw_board_entry_get_server (entry);
      /* It ended meanwhile, or is about to. */
      if (key.reachability == MW_REACHABILITY_WARNING && key.verdict == MW_VERDICT_WORKS)
        key.verdict = MW_VERDICT_CERTIFICATE_ENDS_SOON;
      if (server != NULL && key.reachability != MW_REACHABILITY_UNTESTED &&
          !is_no_servers_fault (key.verdict))
        key.host = intern_host (server);
    }
  key.rank = rank (&key);
  return key;
}

guint
mw_board_group_key_hash (gconstpointer key)
{
  const MwBoardGroupKey *self = key;

  return g_str_hash (self->host) ^ (guint) self->verdict << 4 ^ (guint) self->rank << 1 ^
         (guint) self->stale;
}

gboolean
mw_board_group_key_equal (gconstpointer a, gconstpointer b)
{
  const MwBoardGroupKey *first = a;
  const MwBoardGroupKey *second = b;

  return first->rank == second->rank && first->verdict == second->verdict &&
         first->stale == second->stale && g_str_equal (first->host, second->host);
}

int
mw_board_group_compare (MwBoardGroup *a, MwBoardGroup *b)
{
  if (a->key.rank != b->key.rank)
    return a->key.rank - b->key.rank;
  if (a->placed != b->placed)
    return a->placed > b->placed ? -1 : 1;
  if (a->key.verdict != b->key.verdict)
    return (int) a->key.verdict - (int) b->key.verdict;
  if (a->key.stale != b->key.stale)
    return a->key.stale - b->key.stale;
  return strcmp (a->key.host, b->key.host);
}

MwBoardGroup *
mw_board_group_new (const MwBoardGroupKey *key)
{
  MwBoardGroup *self = g_object_new (MW_TYPE_BOARD_GROUP, NULL);

  self->key = *key;
  return self;
}

const MwBoardGroupKey *
mw_board_group_get_key (MwBoardGroup *self)
{
  g_return_val_if_fail (MW_IS_BOARD_GROUP (self), NULL);

  return &self->key;
}

void
mw_board_group_add (MwBoardGroup *self, MwBoardEntry *entry)
{
  g_return_if_fail (MW_IS_BOARD_GROUP (self));

  g_ptr_array_add (self->joining, g_object_ref (entry));
}

void
mw_board_group_remove (MwBoardGroup *self, MwBoardEntry *entry)
{
  g_return_if_fail (MW_IS_BOARD_GROUP (self));

  g_ptr_array_add (self->leaving, g_object_ref (entry));
}

static int
compare_in_array (gconstpointer a, gconstpointer b)
{
  return mw_board_entry_compare (*(MwBoardEntry *const *) a, *(MwBoardEntry *const *) b, NULL);
}

/* Those that stand together leave together: each change costs an unfolded list the same. */
static void
let_leave (MwBoardGroup *self)
{
  guint i = 0;

  g_ptr_array_sort (self->leaving, compare_in_array);
  while (i < self->leaving->len)
    {
      GSequenceIter *first = g_sequence_lookup (self->entries, g_ptr_array_index (self->leaving, i),
                                                mw_board_entry_compare, NULL);
      GSequenceIter *end = first;
      guint n = 0;
      guint position = 0;

      g_return_if_fail (first != NULL);
      do
        {
          end = g_sequence_iter_next (end);
          n++;
          i++;
        }
      while (i < self->leaving->len && !g_sequence_iter_is_end (end) &&
             g_sequence_get (end) == g_ptr_array_index (self->leaving, i));
      position = (guint) g_sequence_iter_get_position (first);
      g_sequence_remove_range (first, end);
      g_list_model_items_changed (G_LIST_MODEL (self), position, n, 0);
    }
}

static void
let_join (MwBoardGroup *self)
{
  guint i = 0;

  g_ptr_array_sort (self->joining, compare_in_array);
  while (i < self->joining->len)
    {
      GSequenceIter *end = g_sequence_search (self->entries, g_ptr_array_index (self->joining, i),
                                              mw_board_entry_compare, NULL);
      guint n = 0;

      do
        {
          g_sequence_insert_before (end, g_object_ref (g_ptr_array_index (self->joining, i)));
          n++;
          i++;
        }
      while (i < self->joining->len &&
             (g_sequence_iter_is_end (end) ||
              mw_board_entry_compare (g_ptr_array_index (self->joining, i), g_sequence_get (end),
                                      NULL) < 0));
      g_list_model_items_changed (G_LIST_MODEL (self),
                                  (guint) g_sequence_iter_get_position (end) - n, 0, n);
    }
}

void
mw_board_group_settle (MwBoardGroup *self)
{
  g_return_if_fail (MW_IS_BOARD_GROUP (self));

  let_leave (self);
  g_ptr_array_set_size (self->leaving, 0);
  let_join (self);
  g_ptr_array_set_size (self->joining, 0);
}

guint
mw_board_group_get_n_entries (MwBoardGroup *self)
{
  g_return_val_if_fail (MW_IS_BOARD_GROUP (self), 0);

  return (guint) g_sequence_get_length (self->entries);
}

void
mw_board_group_changed (MwBoardGroup *self)
{
  g_return_if_fail (MW_IS_BOARD_GROUP (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

const char *
mw_board_group_get_title (MwBoardGroup *self)
{
  g_return_val_if_fail (MW_IS_BOARD_GROUP (self), NULL);

  if (self->key.waiting)
    return _ ("Being tested");
  if (self->key.stale)
    return _ ("Changed since the last test");
  return mw_verdict_get_title (self->key.verdict);
}

void
mw_board_group_count_port (MwBoardGroup *self, guint port, int by)
{
  gpointer key = GUINT_TO_POINTER (port);
  int n = 0;

  g_return_if_fail (MW_IS_BOARD_GROUP (self));

  if (port == 0)
    return;
  n = GPOINTER_TO_INT (g_hash_table_lookup (self->ports, key)) + by;
  if (n > 0)
    g_hash_table_insert (self->ports, key, GINT_TO_POINTER (n));
  else
    g_hash_table_remove (self->ports, key);
}

static int
compare_ports (gconstpointer a, gconstpointer b)
{
  return GPOINTER_TO_INT (a) - GPOINTER_TO_INT (b);
}

static char *
list_ports (MwBoardGroup *self)
{
  g_autoptr (GList) ports = g_list_sort (g_hash_table_get_keys (self->ports), compare_ports);
  GString *text = g_string_new (NULL);

  for (GList *each = ports; each != NULL; each = each->next)
    g_string_append_printf (text, "%s%u", each == ports ? "" : ", ", GPOINTER_TO_UINT (each->data));
  return g_string_free (text, FALSE);
}

char *
mw_board_group_dup_server (MwBoardGroup *self)
{
  guint n_ports = 0;
  g_autofree char *ports = NULL;

  g_return_val_if_fail (MW_IS_BOARD_GROUP (self), NULL);

  if (*self->key.host == '\0')
    return NULL;
  n_ports = g_hash_table_size (self->ports);
  ports = list_ports (self);
  if (n_ports < 2)
    return g_strdup_printf ("\u2066%s%s%s\u2069", self->key.host, n_ports > 0 ? ":" : "", ports);
  /* Translators: a host, and the ports of it that connections go to ("465, 993") */
  return g_strdup_printf (_ ("\u2066%s\u2069, ports \u2066%s\u2069"), self->key.host, ports);
}

char *
mw_board_group_dup_message (MwBoardGroup *self)
{
  MwBoardEntry *first = NULL;
  const char *server = NULL;
  GString *text = NULL;

  g_return_val_if_fail (MW_IS_BOARD_GROUP (self), NULL);

  if (self->key.rank > 1 || g_sequence_is_empty (self->entries))
    return NULL;
  first = g_sequence_get (g_sequence_get_begin_iter (self->entries));
  server = mw_board_entry_get_server (first);
  text = g_string_new (mw_board_entry_get_message (first));
  if (g_hash_table_size (self->ports) > 1 && server != NULL && *self->key.host != '\0')
    g_string_replace (text, server, self->key.host, 0);
  return g_string_free (text, FALSE);
}

void
mw_board_group_set_held (MwBoardGroup *self, MwBoardHold why, gboolean held)
{
  g_return_if_fail (MW_IS_BOARD_GROUP (self));

  self->held = held ? self->held | why : self->held & ~why;
}

gboolean
mw_board_group_is_held (MwBoardGroup *self)
{
  g_return_val_if_fail (MW_IS_BOARD_GROUP (self), FALSE);

  return self->held != 0;
}

void
mw_board_group_place (MwBoardGroup *self)
{
  g_return_if_fail (MW_IS_BOARD_GROUP (self));

  self->placed = mw_board_group_get_n_entries (self);
}
