/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "world.h"

#include "fault-vfs.h"
#include "random-edit.h"
#include "search-check.h"

#include <string.h>

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  model_free (entry->before);
  model_free (entry->after);
  g_free (entry);
}

guint
world_newest (World *world)
{
  return world->lives->len - 1;
}

void
world_take (Model **place, const Model *model)
{
  Model *copy = model_copy (model);

  g_clear_pointer (place, model_free);
  *place = copy;
}

void
world_open_side (World *world, Side *side)
{
  g_autoptr (GError) error = NULL;

  side->draft =
      mw_sqlite_draft_open (side->path, world->f->live, world->f->catalogue, NULL, &error);
  g_assert_no_error (error);
}

void
world_set_up (World *world, Fixture *f)
{
  guint32 seed = (guint32) g_test_rand_int ();

  g_test_message ("seed %u", seed);
  /* Ids come from it, too. */
  g_random_set_seed (seed);
  *world = (World){ .f = f, .random = g_rand_new_with_seed (seed) };
  world->lives = g_ptr_array_new_with_free_func ((GDestroyNotify) model_free);
  run_step (f->draft, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "imap-server", "imap.example.org");
  run_step (f->draft, MW_STEP_SET_SITE_DEFAULT, IMAP_DRIVER, "smtp-server", "smtp.example.org");
  g_ptr_array_add (world->lives, model_read (f->live_path));
  g_free (add_complete_profile (f->draft, "Eleven", "k@example.org"));
  g_free (add_complete_profile (f->draft, "Twelve", "l@example.org"));
  g_free (add_agent (f->draft, "hans", "Hans"));
  g_free (add_responsibility (f->draft, "Returns"));
  submit_all (f->draft);
  g_ptr_array_add (world->lives, model_read (f->live_path));
  for (guint i = 0; i < WORLD_N_SIDES; i++)
    {
      Side *side = &world->sides[i];

      side->path = g_strdup_printf ("%s/side-%u.db", f->folder, i);
      side->now = model_read (f->live_path);
      side->base = model_read (f->live_path);
      side->revision = 1;
      side->done = g_ptr_array_new_with_free_func (entry_free);
      side->undone = g_ptr_array_new_with_free_func (entry_free);
      world_open_side (world, side);
    }
}

void
world_clear (World *world)
{
  for (guint i = 0; i < WORLD_N_SIDES; i++)
    {
      Side *side = &world->sides[i];

      g_clear_object (&side->draft);
      g_ptr_array_unref (side->done);
      g_ptr_array_unref (side->undone);
      model_free (side->now);
      model_free (side->base);
      g_free (side->path);
    }
  g_ptr_array_unref (world->lives);
  g_rand_free (world->random);
}

/* ---- what always holds ---- */

#define TALLY_DIFFERS                                                                              \
  "SELECT group_concat (tbl) FROM tally t WHERE"                                                   \
  " n_staged <> (SELECT count (*) FROM staged s WHERE s.tbl = t.tbl) OR n_lines <>"                \
  " (SELECT coalesce (sum (n_lines), 0) + count (DISTINCT thing) FROM staged s WHERE s.tbl = "     \
  "t.tbl)"

static void
assert_state (Side *side)
{
  g_autoptr (GError) error = NULL;
  MwDraftState state;

  mw_draft_read_state (side->draft, &state, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (state.n_changes, ==, model_count_changes (side->base, side->now));
  g_assert_cmpint (state.base_revision, ==, side->revision);
  g_assert_cmpint (state.undo_label != NULL, ==, side->done->len > 0);
  g_assert_cmpint (state.redo_label != NULL, ==, side->undone->len > 0);
  mw_draft_state_clear (&state);
}

void
world_assert_side (World *world, Side *side)
{
  g_autoptr (Model) rows = model_read (side->path);
  g_autoptr (Model) base = model_read_base (side->path);
  g_autoptr (Model) live = model_read (world->f->live_path);
  g_autoptr (MwReview) review = mw_draft_review (side->draft, NULL, NULL);

  assert_state (side);
  model_assert_equal (live, g_ptr_array_index (world->lives, world_newest (world)), "what is live");
  model_assert_equal (rows, side->now, "the draft's rows");
  model_assert_equal (base, side->base, "the draft's base");
  g_assert_nonnull (review);
  g_assert_cmpuint (mw_review_get_operations (review)->len, ==,
                    model_count_lines (side->base, side->now));
  model_apply (base, mw_review_get_operations (review));
  model_assert_equal (base, side->now, "the base after what is staged");
  assert_answer (side->path, TALLY_DIFFERS, NULL);
  assert_search_index (side->path);
  assert_state (side);
}

/* ---- steps ---- */

void
world_forget_undone (Side *side)
{
  g_ptr_array_set_size (side->undone, 0);
}

static void
mark_moved (Side *side)
{
  for (guint i = 0; i < side->undone->len; i++)
    ((Entry *) side->undone->pdata[i])->moved = TRUE;
}

/* What was made is one entry of the undo history; nothing is none, and leaves what can be redone.
 */
void
world_note_entry (Side *side, const Model *after)
{
  Entry *entry;

  if (model_count_changes (side->now, after) == 0)
    return;
  entry = g_new0 (Entry, 1);
  entry->before = model_copy (side->now);
  entry->after = model_copy (after);
  g_ptr_array_add (side->done, entry);
  world_forget_undone (side);
  world_take (&side->now, after);
}

void
world_edit (World *world, Side *side)
{
  g_autoptr (Model) after = NULL;
  g_autoptr (GError) error = NULL;
  int code;
  g_autoptr (MwEdit) edit = random_edit_new (world->random, side->now, side->base, &after, &code);

  if (mw_draft_apply (side->draft, edit, NULL, &error))
    g_assert_cmpint (code, ==, GOES_WELL);
  else
    g_assert_error (error, MW_ERROR, code);
  world_note_entry (side, after);
}

void
world_undo (World *world, Side *side)
{
  g_autoptr (GError) error = NULL;
  Entry *entry;

  if (side->done->len == 0)
    {
      g_assert_false (mw_draft_undo (side->draft, NULL, &error));
      g_assert_error (error, MW_ERROR, MW_ERROR_NOTHING);
      return;
    }
  mw_draft_undo (side->draft, NULL, &error);
  g_assert_no_error (error);
  entry = g_ptr_array_steal_index (side->done, side->done->len - 1);
  model_move (side->now, entry->after, entry->before);
  g_ptr_array_add (side->undone, entry);
}

gboolean
world_loses_submitted (const Model *base, const Model *now)
{
  g_autoptr (GPtrArray) ids = model_list (base, "profile");

  for (guint i = 0; i < ids->len; i++)
    if (!model_has (now, "profile", ids->pdata[i]))
      return TRUE;
  return FALSE;
}

void
world_redo (World *world, Side *side)
{
  g_autoptr (Model) wanted = model_copy (side->now);
  g_autoptr (GError) error = NULL;
  Entry *entry = side->undone->len ? side->undone->pdata[side->undone->len - 1] : NULL;
  gboolean ok = mw_draft_redo (side->draft, NULL, &error), fits;

  if (!entry)
    {
      g_assert_error (error, MW_ERROR, MW_ERROR_NOTHING);
      return;
    }
  fits = model_fits (side->now, entry->before, entry->after);
  model_move (wanted, entry->before, entry->after);
  fits = fits && model_is_valid (wanted) && !world_loses_submitted (side->base, wanted);
  if (fits || !entry->moved)
    g_assert_no_error (error);
  if (!ok)
    {
      g_assert_error (error, MW_ERROR, MW_ERROR_REFUSED);
      world->n_refused++;
      return;
    }
  g_assert_true (model_is_valid (wanted));
  g_assert_false (world_loses_submitted (side->base, wanted));
  world_take (&side->now, wanted);
  g_ptr_array_add (side->done, g_ptr_array_steal_index (side->undone, side->undone->len - 1));
}

/* A draft in which nothing is staged takes over what is newest. */
static void
follow (World *world, Side *side)
{
  if (side->revision == world_newest (world) || side->done->len > 0 ||
      model_count_changes (side->base, side->now) > 0)
    return;
  world_take (&side->base, g_ptr_array_index (world->lives, world_newest (world)));
  world_take (&side->now, side->base);
  side->revision = world_newest (world);
  mark_moved (side);
}

static void
discard (World *world, Side *side)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mw_draft_discard (side->draft, NULL, &error));
  g_assert_no_error (error);
  world_take (&side->now, side->base);
  g_ptr_array_set_size (side->done, 0);
  world_forget_undone (side);
  follow (world, side);
}

/* With every warning accepted. */
static gint64
submit_review (MwDraft *draft, MwReview *review, GError **error)
{
  g_autoptr (GPtrArray) accepted = g_ptr_array_new ();
  GListModel *findings = mw_review_get_findings (review);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (MwFinding) finding = g_list_model_get_item (findings, i);

      g_ptr_array_add (accepted, (gpointer) mw_finding_get_id (finding));
    }
  g_ptr_array_add (accepted, NULL);
  return mw_draft_submit (draft, review, "Ada", "", (const char *const *) accepted->pdata, NULL,
                          error);
}

/* The error that a submit of what was reviewed ends with, if it does. */
static int
foresee (World *world, Side *side, MwReview *review, const Model *reviewed)
{
  if (mw_review_get_operations (review)->len == 0)
    return MW_ERROR_NOTHING;
  if (mw_review_get_n_errors (review) > 0)
    return MW_ERROR_BLOCKED;
  /* Never deleted once it is submitted. */
  if (world_loses_submitted (reviewed, side->now))
    return MW_ERROR_REVIEW_OUTDATED;
  return side->revision == world_newest (world) ? GOES_WELL : MW_ERROR_STALE;
}

/* What is staged after the review stays staged. */
void
world_submit (World *world, Side *side)
{
  g_autoptr (MwReview) review = mw_draft_review (side->draft, NULL, NULL);
  g_autoptr (Model) reviewed = model_copy (side->now);
  g_autoptr (GError) error = NULL;
  guint n_reviewed = side->done->len;
  int code;
  gint64 number;

  for (int later = MAX (g_rand_int_range (world->random, -3, 4), 0); later > 0; later--)
    world_edit (world, side);
  code = foresee (world, side, review, reviewed);
  number = submit_review (side->draft, review, &error);
  if (code != GOES_WELL)
    {
      g_assert_error (error, MW_ERROR, code);
      /* Who is late mostly begins again. */
      if (code == MW_ERROR_STALE && g_rand_int_range (world->random, 0, 3))
        discard (world, side);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpint (number, ==, world_newest (world) + 1);
  g_ptr_array_add (world->lives, model_copy (reviewed));
  world_take (&side->base, reviewed);
  side->revision = world_newest (world);
  g_ptr_array_remove_range (side->done, 0, n_reviewed);
  mark_moved (side);
  world->n_submitted++;
}

void
world_open_again (World *world, Side *side)
{
  g_clear_object (&side->draft);
  world_open_side (world, side);
  follow (world, side);
}

/* The error that taking a revision back ends with; GOES_WELL if it may go well. */
static int
foresee_take_back (World *world, Side *side, guint number)
{
  if (number > world_newest (world))
    return MW_ERROR_NOT_FOUND;
  if (number > side->revision)
    return MW_ERROR_STALE;
  return world_loses_submitted (g_ptr_array_index (world->lives, number),
                                g_ptr_array_index (world->lives, number - 1))
             ? (int) MW_ERROR_REFUSED
             : GOES_WELL;
}

static void
take_back (World *world, Side *side)
{
  guint number = (guint) g_rand_int_range (world->random, 1, (gint32) world_newest (world) + 2);
  int code = foresee_take_back (world, side, number);
  g_autoptr (GError) error = NULL;
  g_autoptr (Model) wanted = model_copy (side->now);
  const Model *before, *after;
  gboolean ok = mw_draft_take_back (side->draft, number, NULL, &error), nothing;

  if (code != GOES_WELL)
    {
      g_assert_error (error, MW_ERROR, code);
      return;
    }
  before = g_ptr_array_index (world->lives, number - 1);
  after = g_ptr_array_index (world->lives, number);
  model_move (wanted, after, before);
  nothing = model_count_changes (side->now, wanted) == 0;
  if (!nothing && model_fits (side->now, after, before) && model_is_valid (wanted))
    g_assert_no_error (error);
  if (!ok)
    {
      code =
          g_error_matches (error, MW_ERROR, MW_ERROR_NOTHING) ? MW_ERROR_NOTHING : MW_ERROR_REFUSED;
      g_assert_error (error, MW_ERROR, code);
      g_assert_true (nothing || code == MW_ERROR_REFUSED);
      return;
    }
  g_assert_false (nothing);
  g_assert_true (model_is_valid (wanted));
  world_note_entry (side, wanted);
  world->n_taken_back++;
}

/* The disk is full at some write of an edit: it is there whole, or not at all. */
static void
edit_on_full_disk (World *world, Side *side)
{
  g_autoptr (Model) after = NULL;
  g_autoptr (GError) error = NULL;
  int code;
  gboolean ok;
  g_autoptr (MwEdit) edit = random_edit_new (world->random, side->now, side->base, &after, &code);

  fault_vfs_arm (FAULT_FULL, g_rand_int_range (world->random, 1, 6));
  ok = mw_draft_apply (side->draft, edit, NULL, &error);
  fault_vfs_arm (FAULT_NONE, 0);
  if (ok)
    world_note_entry (side, after);
  else if (!g_error_matches (error, MW_ERROR, code))
    {
      g_assert_error (error, MW_ERROR, MW_ERROR_FULL);
      world->n_full++;
    }
}

static const struct
{
  void (*func) (World *world, Side *side);
  const char *name;
  int weight;
} STEPS[] = {
  { world_edit, "edit", 40 },
  { world_undo, "undo", 10 },
  { world_redo, "redo", 8 },
  { world_submit, "submit", 18 },
  { world_open_again, "open again", 6 },
  { discard, "discard", 6 },
  { take_back, "take back", 7 },
  { edit_on_full_disk, "edit on a full disk", 5 },
};

void
world_step (World *world)
{
  guint which = (guint) g_rand_int_range (world->random, 0, WORLD_N_SIDES);
  int at = g_rand_int_range (world->random, 0, 100);
  guint i = 0;

  while (at >= STEPS[i].weight)
    at -= STEPS[i++].weight;
  g_test_message ("%u: %s", which, STEPS[i].name);
  STEPS[i].func (world, &world->sides[which]);
  world_assert_side (world, &world->sides[which]);
}
