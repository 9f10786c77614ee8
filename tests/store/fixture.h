/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/mailwright.h>
#include <sqlite3.h>

#include "store/store.h"

G_BEGIN_DECLS

/* A live database and a draft of it in a folder of their own, with the shipped drivers. */
typedef struct
{
  char *folder;
  char *live_path;
  char *draft_path;
  MwCatalogue *catalogue;
  MwLive *live;
  MwDraft *draft;
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer user_data);
void fixture_tear_down (Fixture *fixture, gconstpointer user_data);
void fixture_reopen (Fixture *fixture);
void fixture_close (Fixture *fixture);

#define FIXTURE_TEST(path, func)                                                                   \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

#define IMAP_DRIVER "internet-smtp-imap"

/* Edits that have to work; those that add something return its id. */
char *add_profile (MwDraft *draft, const char *name, const char *address);
char *add_agent (MwDraft *draft, const char *login, const char *name);
char *add_responsibility (MwDraft *draft, const char *name);
void run_step (
    MwDraft *draft, MwStepKind kind, const char *first, const char *second, const char *third);
gboolean try_step (MwDraft *draft,
                   GError **error,
                   MwStepKind kind,
                   const char *first,
                   const char *second,
                   const char *third);

/* A profile that the checks let through. */
char *add_complete_profile (MwDraft *draft, const char *name, const char *address);
gint64 submit_all (MwDraft *draft);
gint64 submit_accepting (MwDraft *draft); /* every warning */
gint64 try_submit (MwDraft *draft, GError **error);

guint count_changes (MwDraft *draft);

/* The first column of the first row, asked by a program that knows nothing of us; NULL if none. */
char *ask (const char *path, const char *sql);
int run_sql (const char *path, const char *sql);
#define assert_answer(path, sql, expected)                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *answer_ = ask (path, sql);                                                    \
    g_assert_cmpstr (answer_, ==, expected);                                                       \
  }                                                                                                \
  G_STMT_END

G_END_DECLS
