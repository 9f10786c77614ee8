/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Several people at one live database, who edit, undo, redo, submit, take back, discard, and open
 * their drafts again, in random order. After each step every draft is what a simple model says: its
 * base and what is staged on it make its rows, its diff makes the one into the other, and the live
 * database holds a revision whole. */

#include "fault-vfs.h"
#include "world.h"

#include <glib/gstdio.h>

#define N_STEPS 130

static void
test_steps (Fixture *f, gconstpointer user_data)
{
  World world;

  world_set_up (&world, f);
  for (guint i = 0; i < N_STEPS; i++)
    world_step (&world);
  for (guint i = 0; i < WORLD_N_SIDES; i++)
    world_assert_side (&world, &world.sides[i]);
  g_test_message ("%u submitted, %u taken back, %u not redone, %u on a full disk",
                  world.n_submitted, world.n_taken_back, world.n_refused, world.n_full);
  world_clear (&world);
}

/* All that is staged, undone: what was live. All that was undone, redone: what was staged. */
static void
test_all_undone (Fixture *f, gconstpointer user_data)
{
  World world;
  Side *side = &world.sides[0];
  g_autoptr (Model) last = NULL;
  guint n;

  world_set_up (&world, f);
  for (guint i = 0; i < 60; i++)
    {
      world_edit (&world, side);
      if (i == 20)
        world_submit (&world, side);
    }
  world_take (&last, side->now);
  n = side->done->len;
  g_assert_cmpuint (n, >, 5);
  while (side->done->len > 0)
    {
      world_undo (&world, side);
      world_assert_side (&world, side);
    }
  model_assert_equal (side->now, side->base, "all undone");
  world_open_again (&world, side);
  while (side->undone->len > 0)
    world_redo (&world, side);
  world_assert_side (&world, side);
  g_assert_cmpuint (side->done->len, ==, n);
  model_assert_equal (side->now, last, "all redone");
  world_clear (&world);
}

/* What revisions say makes nothing into what is live, one by one and from any of them to any later
 * one. */
static void
test_replayed (Fixture *f, gconstpointer user_data)
{
  World world;
  g_autoptr (Model) replayed = model_new ();

  world_set_up (&world, f);
  for (guint i = 0; i < 120; i++)
    {
      world_edit (&world, &world.sides[0]);
      if (i % 4 == 0)
        world_submit (&world, &world.sides[0]);
    }
  g_assert_cmpuint (world_newest (&world), >, 10);
  for (guint i = 1; i < world.lives->len; i++)
    {
      g_autoptr (GPtrArray) operations = mw_live_list_operations (f->live, i - 1, i, NULL, NULL);
      g_autoptr (MwRevision) revision = mw_live_find_revision (f->live, i, NULL, NULL);

      g_assert_cmpuint (operations->len, ==, mw_revision_get_fields (revision)->n_changes);
      model_apply (replayed, operations);
      model_assert_equal (replayed, g_ptr_array_index (world.lives, i), "history");
    }
  for (guint i = 0; i < 5; i++)
    {
      guint from = (guint) g_rand_int_range (world.random, 0, (gint32) world_newest (&world));
      g_autoptr (GPtrArray) operations =
          mw_live_list_operations (f->live, from, world_newest (&world), NULL, NULL);
      g_autoptr (Model) model = model_copy (g_ptr_array_index (world.lives, from));

      model_apply (model, operations);
      model_assert_equal (model, g_ptr_array_index (world.lives, world_newest (&world)), "history");
    }
  assert_answer (f->live_path, "PRAGMA integrity_check", "ok");
  assert_answer (f->live_path, "PRAGMA foreign_key_check", NULL);
  world_clear (&world);
}

/* ---- a live database that comes back from a backup ---- */

static void
back_up (World *world, const char *path)
{
  g_autofree char *sql = g_strdup_printf ("VACUUM INTO '%s'", path);

  g_unlink (path);
  g_assert_cmpint (run_sql (world->f->live_path, sql), ==, 0);
}

static void
lay_over (World *world, const char *backup)
{
  static const char *const ENDINGS[] = { "", "-wal", "-shm" };
  g_autofree char *contents = NULL;
  gsize length = 0;

  for (guint i = 0; i < WORLD_N_SIDES; i++)
    g_clear_object (&world->sides[i].draft);
  fixture_close (world->f);
  for (guint i = 0; i < G_N_ELEMENTS (ENDINGS); i++)
    {
      g_autofree char *file = g_strconcat (world->f->live_path, ENDINGS[i], NULL);

      g_unlink (file);
    }
  g_assert_true (g_file_get_contents (backup, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (world->f->live_path, contents, (gssize) length, NULL));
  fixture_reopen (world->f);
}

static gboolean
is_base_live (World *world, Side *side)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM revision WHERE number = %u", side->revision);
  g_autofree char *live = ask (world->f->live_path, sql);
  g_autofree char *base = ask (side->path, "SELECT revision_id FROM configuration");

  return g_strcmp0 (live, base) == 0;
}

static void
assert_kept_or_told (
    const char *row, const char *column, const char *before, const char *after, gpointer user_data)
{
  Side *side = user_data;
  g_auto (GStrv) parts = g_strsplit (row, "|", 2);
  g_auto (GStrv) key = g_strsplit (parts[1], "/", 2);
  g_autofree char *sql =
      g_strdup_printf ("SELECT count (*) > 0 FROM set_aside WHERE object = '%s'", key[0]);
  g_autofree char *told = ask (side->path, sql);

  if (g_str_equal (told, "1"))
    return;
  if (!column)
    g_assert_cmpint (model_has (side->now, parts[0], parts[1]), ==, after != NULL);
  else
    g_assert_cmpstr (model_get (side->now, parts[0], parts[1], column), ==, after);
}

/* What was staged on a revision that is gone is staged on what is live now, as one edit; what could
 * not be is told. */
static void
move_side (World *world, Side *side)
{
  g_autoptr (Model) old_base = model_copy (side->base);
  g_autoptr (Model) old_now = model_copy (side->now);
  g_autoptr (Model) moved = NULL;

  world_open_side (world, side);
  world_take (&side->base, g_ptr_array_index (world->lives, world_newest (world)));
  world_take (&side->now, side->base);
  side->revision = world_newest (world);
  g_ptr_array_set_size (side->done, 0);
  world_forget_undone (side);
  moved = model_read (side->path);
  world_note_entry (side, moved);
  g_assert_true (model_is_valid (moved));
  g_assert_false (world_loses_submitted (side->base, moved));
  model_compare (old_base, old_now, assert_kept_or_told, side);
  if (model_count_changes (old_base, old_now) == 0)
    model_assert_equal (moved, side->base, "a draft in which nothing was staged");
}

static void
restore (World *world, const char *backup, guint number)
{
  lay_over (world, backup);
  g_ptr_array_set_size (world->lives, (int) number + 1);
  for (guint i = 0; i < WORLD_N_SIDES; i++)
    {
      Side *side = &world->sides[i];

      if (is_base_live (world, side))
        world_open_again (world, side);
      else
        move_side (world, side);
      world_assert_side (world, side);
    }
}

static void
test_restored (Fixture *f, gconstpointer user_data)
{
  World world;
  g_autofree char *backup = g_build_filename (f->folder, "backup.db", NULL);

  world_set_up (&world, f);
  for (guint round = 0; round < 4; round++)
    {
      guint number;

      for (guint i = 0; i < 10; i++)
        world_step (&world);
      number = world_newest (&world);
      back_up (&world, backup);
      for (guint i = 0; i < 16; i++)
        world_step (&world);
      restore (&world, backup, number);
    }
  world_clear (&world);
}

int
main (int argc, char **argv)
{
  fault_vfs_install ();
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/random/steps", test_steps);
  FIXTURE_TEST ("/store/random/all-undone", test_all_undone);
  FIXTURE_TEST ("/store/random/history-replayed", test_replayed);
  FIXTURE_TEST ("/store/random/restored", test_restored);
  return g_test_run ();
}
