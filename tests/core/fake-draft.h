/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/draft.h>
#include <mailwright/error.h>

G_BEGIN_DECLS

/**
 * FakeDraft:
 *
 * A draft without a database, which writes down what it is asked, and where. A test says what it
 * has, what fails, and holds one kind of call until it lets it go: what is to happen while a call
 * is under way happens then, at any speed of the machine.
 */
#define FAKE_TYPE_DRAFT (fake_draft_get_type ())
G_DECLARE_FINAL_TYPE (FakeDraft, fake_draft, FAKE, DRAFT, GObject)

struct _FakeDraft
{
  GObject parent_instance;

  GString *log;           /* (owned) */
  gboolean fail;          /* every call fails */
  gboolean strayed;       /* something was asked in the main thread */
  GThread *main;          /* (not owned) */
  MwCatalogue *catalogue; /* (owned) (nullable) */
  MwLive *live;           /* (owned) (nullable) */
  GPtrArray *profiles;    /* (owned) (element-type MwProfile): what it has */
  GHashTable *defaults;   /* (owned): key to value, of every driver */
  GHashTable *overrides;  /* (owned): key to value, of every profile */
  GPtrArray *kept;        /* (owned) (element-type MwObservation) */

  GMutex lock;
  GCond moved;
  const char *held; /* (nullable): calls of this name wait */
  guint n_waiting;
};

MwDraft *fake_draft_new (void);

/* How many of them ended, in the main thread. */
guint fake_draft_count_finalized (void);

/* Calls of this name wait from now on; NULL lets them go. */
void fake_draft_hold (FakeDraft *self, const char *name);

/* Runs the main loop until so many calls wait. */
void fake_draft_wait_held (FakeDraft *self, guint n);

/* Takes the log, and that all of it was asked in other threads. */
#define fake_draft_assert_log(self, expected)                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_cmpstr ((self)->log->str, ==, expected);                                              \
    g_string_truncate ((self)->log, 0);                                                            \
    g_assert_false ((self)->strayed);                                                              \
  }                                                                                                \
  G_STMT_END

/* Waits for the result of a call that has fake_draft_on_called_cb() for its callback. */
void fake_draft_on_called_cb (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *fake_draft_wait_for (GAsyncResult **place);

G_END_DECLS
