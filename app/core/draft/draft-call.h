/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/draft.h>

G_BEGIN_DECLS

/* The asynchronous twins: each runs the blocking call in one worker thread, so that what was asked
 * first is also done first, and two edits of one field end as the second says. */

typedef struct _MwDraftCall MwDraftCall;
typedef gboolean (*MwDraftCallBody) (MwDraft *draft,
                                     MwDraftCall *call,
                                     GCancellable *cancellable,
                                     GError **error);

struct _MwDraftCall
{
  MwDraftCallBody body;

  /* What is asked. */
  MwEdit *edit;     /* (owned) (nullable) */
  MwQuery *query;   /* (owned) (nullable) */
  MwReview *review; /* (owned) (nullable) */
  MwSheet *sheet;   /* (owned) (nullable) */
  GListModel *list; /* (owned) (nullable) */
  char *driver_id;  /* (owned) (nullable) */
  char *profile;    /* (owned) (nullable): an id, or an address */
  char *login;      /* (owned) (nullable) */
  char *author;     /* (owned) (nullable) */
  char *comment;    /* (owned) (nullable) */
  char **accepted;  /* (owned) (nullable) */

  /* What came of it. */
  GObject *object;           /* (owned) (nullable) */
  GPtrArray *rows;           /* (owned) (nullable): of GObject, or of MwObservation */
  GHashTable *site_defaults; /* (owned) (nullable) */
  GHashTable *overrides;     /* (owned) (nullable) */
  GHashTable *live;          /* (owned) (nullable) */
  gint64 number;
  GError *error; /* (owned) (nullable) */
};

MwDraftCall *mw_draft_call_new (MwDraftCallBody body);
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

/* Returns: (transfer full) (nullable): the object that it found */
gpointer
mw_draft_call_finish_object (MwDraft *self, GAsyncResult *result, gpointer tag, GError **error);

G_END_DECLS
