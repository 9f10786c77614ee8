/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "fixture.h"
#include "model.h"

G_BEGIN_DECLS

#define WORLD_N_SIDES 3

/* One of the undo history. */
typedef struct
{
  Model *before;  /* (owned) */
  Model *after;   /* (owned) */
  gboolean moved; /* undone, and what it was made on is not what is there */
} Entry;

typedef struct
{
  char *path; /* (owned) */
  MwDraft *draft;
  Model *now;        /* (owned) */
  Model *base;       /* (owned) */
  guint revision;    /* of the base */
  GPtrArray *done;   /* (owned) (element-type Entry): the last last */
  GPtrArray *undone; /* (owned) (element-type Entry): the next to be redone last */
} Side;

typedef struct
{
  Fixture *f;
  GRand *random;
  Side sides[WORLD_N_SIDES];
  GPtrArray *lives; /* (owned) (element-type Model): by the revision's number */
  guint n_submitted;
  guint n_taken_back;
  guint n_refused;
  guint n_full;
} World;

/* Some things that are live, and drafts of them in which nothing is staged. The seed is told. */
void world_set_up (World *world, Fixture *f);
void world_clear (World *world);

guint world_newest (World *world);
void world_take (Model **place, const Model *model); /* a copy */
gboolean world_loses_submitted (const Model *base, const Model *now);

/* That a draft, and what is live, are what the model says. */
void world_assert_side (World *world, Side *side);

/* Something at random, by somebody at random, checked. */
void world_step (World *world);

/* One step, and what the model has to say to its outcome. */
void world_edit (World *world, Side *side);
void world_undo (World *world, Side *side);
void world_redo (World *world, Side *side);
void world_submit (World *world, Side *side);
void world_open_again (World *world, Side *side);

/* For what is done to a draft from without. */
void world_open_side (World *world, Side *side);
void world_forget_undone (Side *side);
void world_note_entry (Side *side, const Model *after);

G_END_DECLS
