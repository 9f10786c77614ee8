/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/journal/journal.h"
#include "store/lists/reader.h"
#include "store/revisions/state-revision.h"
#include "store/database/presence.h"
#include "store/database/watch.h"
#include "store/entities/touched.h"

#include <mailwright/draft.h>

G_BEGIN_DECLS

#define MW_TYPE_SQLITE_DRAFT (mw_sqlite_draft_get_type ())
G_DECLARE_FINAL_TYPE (MwSqliteDraft, mw_sqlite_draft, MW, SQLITE_DRAFT, GObject)

struct _MwSqliteDraft
{
  GObject parent_instance;

  GMutex lock;
  sqlite3 *db;            /* (owned), behind the lock: all edits */
  gint64 seen;            /* PRAGMA data_version when it was last looked at, behind the lock */
  MwRevisionId newest;    /* the live configuration's, as far as it is known, likewise */
  gboolean reached;       /* whether the live side ever answered, likewise */
  char *path;             /* (owned) */
  MwLive *live;           /* (owned) */
  MwCatalogue *catalogue; /* (owned) */
  MwReader *reader;       /* (owned): its own connection and thread, for lists */
  GMainContext *context;  /* (owned): where notifications come */
  MwWatch *watch;         /* (owned) */
  MwPresence *presence;   /* (owned) */
  char *problem;          /* (owned) (nullable): of the main context alone */
  MwDraftState state;     /* of the main context alone */
  gboolean observed;      /* to be told of, behind the lock */
  MwTouched *touched;     /* (owned) (nullable): what is being written, behind the lock */
  gboolean untold;        /* something was written that lists do not know of, likewise */
};

/* What the calls of MwDraft do, with the lock held. */
MwReview *mw_sqlite_draft_review (MwSqliteDraft *self, GCancellable *cancellable, GError **error);
gint64 mw_sqlite_draft_submit (MwSqliteDraft *self,
                               MwReview *review,
                               const char *author,
                               const char *comment,
                               const char *const *accepted,
                               GCancellable *cancellable,
                               GError **error);
gboolean mw_sqlite_draft_discard (MwSqliteDraft *self, GCancellable *cancellable, GError **error);
gboolean mw_sqlite_draft_take_back (MwSqliteDraft *self,
                                    gint64 revision,
                                    GCancellable *cancellable,
                                    GError **error);

/* Finishes a submission whose end is not known, or fails: nothing is edited, undone or reviewed
 * before that, since nobody knows what it would be done to. */
gboolean mw_sqlite_draft_recover (MwSqliteDraft *self, GCancellable *cancellable, GError **error);

/* Follows the live side: takes over new revisions while nothing is staged, and moves what is staged
 * onto what is there if the base is there no more. */
gboolean mw_sqlite_draft_refresh (MwSqliteDraft *self, GCancellable *cancellable, GError **error);

/* Whether operations did not fit what they were applied to: it is not what revisions say. */
gboolean mw_sqlite_draft_strayed (const GError *error);

/* The version is read first: what another program writes while the rest is read is then looked at
 * again, rather than taken for seen. */
gboolean mw_sqlite_draft_read_state (MwSqliteDraft *self,
                                     MwDraftState *state,
                                     gint64 *version,
                                     GError **error);

/* Tells the main context what changed; @touched is %NULL where anything may have been written. What
 * cannot be read now is told at the next change. Always through the loop, even where nobody runs
 * one: lists belong to the main context's thread. */
void mw_sqlite_draft_publish (MwSqliteDraft *self, MwTouched *touched);

/* Needs no lock. */
GListModel *mw_sqlite_draft_describe_operations (MwDraft *draft, GPtrArray *operations);

G_END_DECLS
