/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "core/draft/under-way.h"

G_BEGIN_DECLS

/* The asynchronous twins: each runs the blocking call in one worker thread, so that what was asked
 * first is also done first, and two edits of one field end as the second says. */

/**
 * MwDraftLane:
 * @MW_DRAFT_LANE_EDITS: that one thread
 * @MW_DRAFT_LANE_LOOKS: what is read often, and that no edit has to wait for
 * @MW_DRAFT_LANE_COUNTS: what takes long where there are many mailboxes
 *
 * Each has a thread of its own. Whatever is not for the first one must not hold the draft for long.
 */
typedef enum
{
  MW_DRAFT_LANE_EDITS,
  MW_DRAFT_LANE_LOOKS,
  MW_DRAFT_LANE_COUNTS,
  MW_DRAFT_N_LANES,
} MwDraftLane;

typedef struct _MwDraftCall MwDraftCall;
typedef gboolean (*MwDraftCallBody) (MwDraft *draft,
                                     MwDraftCall *call,
                                     GCancellable *cancellable,
                                     GError **error);

/**
 * MwDraftCall:
 *
 * One of these calls. What it asks, and what came of it, is of the type that its body and whoever
 * made it agree on.
 */
struct _MwDraftCall
{
  MwDraftCallBody body;
  MwDraftLane lane;
  MwGain gain;       /* once it is done */
  gboolean is_edit;  /* its question is of use to its body alone, and may be freed in any thread */
  gpointer question; /* (owned) (nullable) */
  GDestroyNotify free_question;
  gpointer answer; /* (owned) (nullable) */
  GDestroyNotify free_answer;
  gint64 number; /* asked, or come of it */
  GError *error; /* (owned) (nullable) */
};

/**
 * mw_draft_call_new:
 * @question: (transfer full) (nullable): what @body finds in the call
 * @free_question: (nullable): frees it
 */
MwDraftCall *
mw_draft_call_new (MwDraftCallBody body, gpointer question, GDestroyNotify free_question);

/* @answer: (transfer full) (nullable) */
void mw_draft_call_answer (MwDraftCall *call, gpointer answer, GDestroyNotify free_answer);
void mw_draft_call_free (MwDraftCall *call);

void mw_draft_call_read (MwDraft *self,
                         MwDraftCall *call,
                         gpointer tag,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);

/* What was written stays written: a cancellation that comes too late must not hide it. */
void mw_draft_call_write (MwDraft *self,
                          MwDraftCall *call,
                          gpointer tag,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);

/* Returns: (transfer none) (nullable): the call, if it was done */
MwDraftCall *
mw_draft_call_finish (MwDraft *self, GAsyncResult *result, gpointer tag, GError **error);

/* Returns: (transfer full) (nullable): its answer, if it was done */
gpointer
mw_draft_call_finish_answer (MwDraft *self, GAsyncResult *result, gpointer tag, GError **error);

G_END_DECLS
