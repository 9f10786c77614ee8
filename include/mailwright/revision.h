/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

/**
 * MwRevision:
 *
 * One submitted, numbered, immutable set of changes.
 */
struct _MwRevision
{
  gint64 number;
  char *author;    /* (owned) */
  GDateTime *time; /* (owned) UTC */
  char *comment;   /* (owned), "" if none */
  guint n_changes;
  GBytes *changeset; /* (owned) (nullable) where it was asked for */
};

void mw_revision_free (MwRevision *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwRevision, mw_revision_free)

/**
 * MwSubmission:
 * @base: the revision that the changes were made on
 * @token: a UUID of this submission: the same one is never applied twice
 * @changeset: the net changeset (SQLite session extension)
 * @entries: (nullable) (element-type GBytes): the same as it was edited, one changeset an edit, for
 * the case that the net one cannot be applied row by row (two objects that swapped a unique name)
 * @author: who submits
 * @comment: why; may be empty
 * @n_changes: how many lines its diff has
 * @catalogue: the drivers of whoever submits: with them goes what mail is sent from (MwFrom)
 */
typedef struct
{
  gint64 base;
  const char *token;
  GBytes *changeset;
  GPtrArray *entries;
  const char *author;
  const char *comment;
  guint n_changes;
  MwCatalogue *catalogue;
} MwSubmission;

G_END_DECLS
