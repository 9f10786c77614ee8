/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Whatever several people do with passwords: none that a draft, its undo history, what is live or a
 * revision may still need is ever called unused, from whichever draft one asks. */

#include "fault-vfs.h"
#include "world.h"

#include <mailwright/kept-secret.h>

typedef struct
{
  GHashTable *seen;    /* (owned) (element-type utf8): every id that ever was */
  GHashTable *needed;  /* (owned) (element-type utf8): by anybody, now */
  GHashTable *history; /* (owned) (element-type utf8): by a revision */
  GHashTable *live;    /* (owned) (element-type utf8) */
} Ids;

static void
add_secrets (GHashTable *set, const Model *model)
{
  g_autoptr (GPtrArray) rows = model_list (model, "profile_override");

  for (guint i = 0; i < rows->len; i++)
    if (g_str_has_suffix (rows->pdata[i], "/mail-password"))
      g_hash_table_add (set,
                        g_strdup (model_get (model, "profile_override", rows->pdata[i], "value")));
}

static void
add_entries (GHashTable *set, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      add_secrets (set, ((Entry *) entries->pdata[i])->before);
      add_secrets (set, ((Entry *) entries->pdata[i])->after);
    }
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
add_all (GHashTable *to, GHashTable *from)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (to, g_strdup (id));
}

static void
look (World *world, Ids *ids)
{
  g_hash_table_remove_all (ids->needed);
  g_hash_table_remove_all (ids->history);
  g_hash_table_remove_all (ids->live);
  for (guint i = 0; i < WORLD_N_SIDES; i++)
    {
      Side *side = &world->sides[i];

      add_secrets (ids->needed, side->now);
      add_secrets (ids->needed, side->base);
      add_entries (ids->needed, side->done);
      add_entries (ids->needed, side->undone);
    }
  for (guint i = 0; i < world->lives->len; i++)
    add_secrets (ids->history, world->lives->pdata[i]);
  add_secrets (ids->live, world->lives->pdata[world_newest (world)]);
  add_all (ids->needed, ids->history);
  add_all (ids->seen, ids->needed);
}

static gboolean
has (GHashTable *set, const MwKeptSecret *kept)
{
  return g_hash_table_contains (set, kept->id);
}

static void
assert_uses (World *world, MwDraft *draft, Ids *ids)
{
  g_autoptr (GPtrArray) kept =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mw_kept_secret_free);
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids->seen);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (kept, mw_kept_secret_new (id, mw_live_get_id (world->f->live), "test"));
  mw_draft_find_secrets (draft, kept, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < kept->len; i++)
    {
      const MwKeptSecret *one = kept->pdata[i];

      g_assert_cmpint (one->use == MW_SECRET_USE_LIVE, ==, has (ids->live, one));
      g_assert_cmpint (one->use > MW_SECRET_USE_UNKNOWN, ==, has (ids->needed, one));
      if (one->use == MW_SECRET_USE_REVISION)
        g_assert_true (has (ids->history, one));
    }
}

static void
test_needed (Fixture *f, gconstpointer user_data)
{
  Ids ids = { new_set (), new_set (), new_set (), new_set () };
  World world;
  guint n_unused;

  world_set_up (&world, f);
  for (guint i = 0; i < 90; i++)
    {
      world_step (&world);
      look (&world, &ids);
      if (i % 9 == 0)
        assert_uses (&world, world.sides[i / 9 % WORLD_N_SIDES].draft, &ids);
    }
  n_unused = g_hash_table_size (ids.seen) - g_hash_table_size (ids.needed);
  g_test_message ("%u seen, %u unused, %u live", g_hash_table_size (ids.seen), n_unused,
                  g_hash_table_size (ids.live));
  world_clear (&world);
  g_hash_table_unref (ids.seen);
  g_hash_table_unref (ids.needed);
  g_hash_table_unref (ids.history);
  g_hash_table_unref (ids.live);
}

int
main (int argc, char **argv)
{
  fault_vfs_install ();
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/kept-secrets/needed", test_needed);
  return g_test_run ();
}
