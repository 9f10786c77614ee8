/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/operation.h>

G_BEGIN_DECLS

/**
 * MwRevisionId:
 * @number: its number; 0 before the first
 * @id: its UUID; "" before the first
 *
 * Which revision. Two branches of one configuration (a back-up that was restored) may both have a
 * revision of one number, but never of one UUID.
 */
typedef struct
{
  gint64 number;
  char id[37];
} MwRevisionId;

/**
 * mw_revision_id_init:
 * @self: (out caller-allocates): what to fill
 * @number: its number
 * @id: (nullable): its UUID; %NULL is none
 */
void mw_revision_id_init (MwRevisionId *self, gint64 number, const char *id);

/**
 * mw_revision_id_equal:
 * @a: one
 * @b: another
 *
 * Returns: whether both are the same revision
 */
gboolean mw_revision_id_equal (const MwRevisionId *a, const MwRevisionId *b);

/**
 * MwRevisionFields:
 * @id: which one
 * @predecessor: the UUID of the one before it; "" for the first
 * @author: who submitted it
 * @time: when, in UTC
 * @comment: why; "" if nothing was said
 * @n_changes: how many operations it has
 * @digest: (nullable): a SHA-256 over the digest of its predecessor and all that it holds
 *
 * A revision without its operations. Strings are borrowed.
 */
typedef struct
{
  MwRevisionId id;
  const char *predecessor;
  const char *author;
  GDateTime *time;
  const char *comment;
  guint n_changes;
  const char *digest;
} MwRevisionFields;

/**
 * MwRevision:
 *
 * One submitted, numbered, immutable set of changes. Readable properties: `number` (gint64),
 * `author`, `comment`, `time` (#GDateTime), `n-changes`.
 */
#define MW_TYPE_REVISION (mw_revision_get_type ())
G_DECLARE_FINAL_TYPE (MwRevision, mw_revision, MW, REVISION, GObject)

/**
 * mw_revision_new:
 * @fields: what it is
 *
 * Returns: (transfer full): a revision
 */
MwRevision *mw_revision_new (const MwRevisionFields *fields);

/**
 * mw_revision_get_fields:
 * @self: a revision
 *
 * Returns: (transfer none): what it is
 */
const MwRevisionFields *mw_revision_get_fields (MwRevision *self);

/**
 * mw_revision_get_number:
 * @self: a revision
 *
 * Returns: its number, from 1
 */
gint64 mw_revision_get_number (MwRevision *self);

/**
 * mw_revision_compute_digest:
 * @before: the digest of the revision before it; "" for the first
 * @fields: what it is; its own digest does not matter
 * @operations: (element-type MwOperation): what it changed, in order
 *
 * Returns: (transfer full): its digest, in hexadecimal: no earlier revision can be rewritten
 * without another one for every later revision
 */
char *mw_revision_compute_digest (const char *before,
                                  const MwRevisionFields *fields,
                                  GPtrArray *operations);

/**
 * MwRevisionQuery:
 * @after: only those with a higher number
 * @before: only those with a lower number; 0 for no bound
 * @object_kind: of @object_id
 * @object_id: (nullable): only those that touched this object
 * @field: (nullable): only those that touched this field or parameter
 * @author: (nullable): only this person's
 * @since: (nullable): not older
 * @until: (nullable): not newer
 * @oldest_first: in the order in which they were made
 * @limit: at most so many; 0 for all
 *
 * Which revisions are asked for. Zeroed: all, the newest first. Strings are borrowed.
 */
typedef struct
{
  gint64 after;
  gint64 before;
  MwObjectKind object_kind;
  const char *object_id;
  const char *field;
  const char *author;
  GDateTime *since;
  GDateTime *until;
  gboolean oldest_first;
  guint limit;
} MwRevisionQuery;

G_END_DECLS
