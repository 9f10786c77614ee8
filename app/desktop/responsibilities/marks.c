/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/responsibilities/marks.h"

#include <glib/gi18n.h>

struct _MwMarks
{
  GObject parent_instance;

  MwDraft *draft;               /* (owned) */
  MwMembers *chosen;            /* (owned) (nullable) */
  GHashTable *members;          /* (owned): ids of the chosen */
  GHashTable *responsibilities; /* (owned): ids of those that they are in */
  GCancellable *cancellable;    /* (owned): of looking for these */
};

G_DEFINE_FINAL_TYPE (MwMarks, mw_marks, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A search for the responsibilities of one after the other. */
typedef struct
{
  MwMarks *marks;            /* (owned) */
  MwMembers *chosen;         /* (owned) */
  GHashTable *found;         /* (owned): ids */
  GCancellable *cancellable; /* (owned) */
  guint index;               /* of the one that is asked for: agents, then profiles */
} Search;

static void
search_free (Search *search)
{
  g_object_unref (search->marks);
  g_object_unref (search->chosen);
  g_hash_table_unref (search->found);
  g_object_unref (search->cancellable);
  g_free (search);
}

static GHashTable *
new_ids (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
take (MwMarks *self, GHashTable *responsibilities)
{
  g_hash_table_unref (self->responsibilities);
  self->responsibilities = g_hash_table_ref (responsibilities);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Returns: (transfer full) (nullable): what asks for the responsibilities of the next one */
static MwQuery *
make_query (Search *search)
{
  GPtrArray *agents = mw_members_get_agents (search->chosen);
  GPtrArray *profiles = mw_members_get_profiles (search->chosen);
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_RESPONSIBILITIES);
  guint index = search->index++;

  if (index < agents->len)
    mw_query_set_agent (query, mw_agent_get_id (g_ptr_array_index (agents, index)));
  else if (index - agents->len < profiles->len)
    mw_query_set_profile (query,
                          mw_profile_get_id (g_ptr_array_index (profiles, index - agents->len)));
  else
    return NULL;
  return g_steal_pointer (&query);
}

static void search_on (Search *search);

/* What could not be read is marked nowhere; the list of cards says why. */
static void
on_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Search *search = user_data;
  g_autoptr (GPtrArray) rows = mw_draft_collect_finish (MW_DRAFT (source), result, NULL);

  if (rows == NULL || g_cancellable_is_cancelled (search->cancellable))
    {
      search_free (search);
      return;
    }
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (search->found,
                      g_strdup (mw_responsibility_get_id (g_ptr_array_index (rows, i))));
  search_on (search);
}

static void
search_on (Search *search)
{
  g_autoptr (MwQuery) query = make_query (search);

  if (query != NULL)
    {
      mw_draft_collect_async (search->marks->draft, query, search->cancellable, on_collected_cb,
                              search);
      return;
    }
  take (search->marks, search->found);
  search_free (search);
}

static void
look (MwMarks *self)
{
  Search *search = NULL;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->chosen == NULL)
    return;
  search = g_new0 (Search, 1);
  search->marks = g_object_ref (self);
  search->chosen = g_object_ref (self->chosen);
  search->found = new_ids ();
  search->cancellable = g_object_ref (self->cancellable);
  search_on (search);
}

static void
mw_marks_dispose (GObject *object)
{
  MwMarks *self = MW_MARKS (object);

  g_cancellable_cancel (self->cancellable);
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->chosen);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_marks_parent_class)->dispose (object);
}

static void
mw_marks_finalize (GObject *object)
{
  MwMarks *self = MW_MARKS (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->members);
  g_hash_table_unref (self->responsibilities);

  G_OBJECT_CLASS (mw_marks_parent_class)->finalize (object);
}

static void
mw_marks_class_init (MwMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mw_marks_dispose;
  G_OBJECT_CLASS (klass)->finalize = mw_marks_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
mw_marks_init (MwMarks *self)
{
  self->members = new_ids ();
  self->responsibilities = new_ids ();
  self->cancellable = g_cancellable_new ();
}

MwMarks *
mw_marks_new (MwDraft *draft)
{
  MwMarks *self = NULL;

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);

  self = g_object_new (MW_TYPE_MARKS, NULL);
  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  return self;
}

void
mw_marks_set_chosen (MwMarks *self, MwMembers *chosen)
{
  g_autoptr (GHashTable) none = new_ids ();
  GPtrArray *rows = NULL;

  g_return_if_fail (MW_IS_MARKS (self));
  g_return_if_fail (chosen == NULL || MW_IS_MEMBERS (chosen));

  if (!g_set_object (&self->chosen, chosen))
    return;
  g_hash_table_remove_all (self->members);
  rows = chosen != NULL ? mw_members_get_agents (chosen) : NULL;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_hash_table_add (self->members, g_strdup (mw_agent_get_id (g_ptr_array_index (rows, i))));
  rows = chosen != NULL ? mw_members_get_profiles (chosen) : NULL;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_hash_table_add (self->members, g_strdup (mw_profile_get_id (g_ptr_array_index (rows, i))));
  /* What is known of others is not true of these. */
  take (self, none);
  look (self);
}

gboolean
mw_marks_has_member (MwMarks *self, const char *id)
{
  g_return_val_if_fail (MW_IS_MARKS (self), FALSE);

  return id != NULL && g_hash_table_contains (self->members, id);
}

gboolean
mw_marks_has_responsibility (MwMarks *self, const char *id)
{
  g_return_val_if_fail (MW_IS_MARKS (self), FALSE);

  return id != NULL && g_hash_table_contains (self->responsibilities, id);
}

guint
mw_marks_count_members (MwMarks *self)
{
  g_return_val_if_fail (MW_IS_MARKS (self), 0);

  return g_hash_table_size (self->members);
}

char *
mw_marks_describe (MwMarks *self)
{
  g_autofree char *who = NULL;

  g_return_val_if_fail (MW_IS_MARKS (self), NULL);

  if (self->chosen == NULL)
    return NULL;
  if (g_hash_table_size (self->members) > 1)
    return g_strdup (_ ("One of the chosen is in it"));
  who = mw_members_describe (self->chosen);
  /* Translators: an agent or an address, in a responsibility */
  return g_strdup_printf (_ ("\u2068%s\u2069 is in it"), who);
}
