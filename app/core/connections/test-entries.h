/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/draft.h>

G_BEGIN_DECLS

/* Which profiles are to be tested, and which ways. */

/**
 * MwTestEntry:
 *
 * A profile that is to be tested. The strings are reference-counted: there may be very many.
 */
typedef struct
{
  char *id;         /* (owned) */
  char *name;       /* (owned) */
  char *address;    /* (owned) */
  char *driver;     /* (owned): the same for all of one driver */
  guint directions; /* of MwDirection */
} MwTestEntry;

/**
 * mw_test_entries_list_async:
 * @profile_ids: (nullable): whom to list, by id or address; %NULL for all that are in use
 *
 * Lists them in a thread.
 */
void mw_test_entries_list_async (MwDraft *draft,
                                 const char *const *profile_ids,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* (transfer full) (nullable) (element-type MwTestEntry) */
GArray *mw_test_entries_list_finish (GAsyncResult *result, GError **error);

/* (transfer full) (element-type MwTestEntry): the one profile that is being made in @sheet. */
GArray *mw_test_entries_new_of_sheet (MwSheet *sheet);

/* How many tests they come to. */
guint mw_test_entries_count (GArray *entries);

G_END_DECLS
