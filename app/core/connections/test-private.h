/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/tester.h>

G_BEGIN_DECLS

/* ---- one test ---- */

/* profile_id, name and address are reference-counted strings (g_ref_string_new()): a profile's two
 * tests share them, and there may be very many. */
MwMailboxTest *mw_mailbox_test_new (
    char *profile_id, char *name, char *address, MwDriver *driver, MwDirection direction);
MwDriver *mw_mailbox_test_get_driver (MwMailboxTest *self);
void mw_mailbox_test_set_server (MwMailboxTest *self, const char *server);
void mw_mailbox_test_set_running (MwMailboxTest *self, gboolean running);
void mw_mailbox_test_set_last_good (MwMailboxTest *self, GDateTime *last_good);
void mw_mailbox_test_take_report (MwMailboxTest *self, MwProbeReport *report);

/* ---- a run ---- */

MwTestRun *mw_test_run_new (MwDraft *draft, MwVault *vault, MwProber *prober, gboolean log_in);
void mw_test_run_start (MwTestRun *self, const char *const *profile_ids);
void mw_test_run_start_sheet (MwTestRun *self, MwSheet *sheet, GHashTable *passwords);

/* ---- jobs ---- */

/**
 * MwTestJobs:
 *
 * What a run makes its tests with, and those that are under way. Passwords are fetched one after
 * another: a locked keyring asks once.
 */
typedef struct _MwTestJobs MwTestJobs;

/* A test ended, with a report or without one; error is why it was not even asked. */
typedef void (*MwTestTaken) (gpointer run,
                             MwMailboxTest *test,
                             MwProbeReport *report,
                             const GError *error);

MwTestJobs *mw_test_jobs_new (
    MwDraft *draft, MwVault *vault, MwProber *prober, gboolean log_in, GCancellable *cancellable);

/* @run: a #GObject; not held: once it is gone nobody is told. */
void mw_test_jobs_connect (MwTestJobs *self, gpointer run, MwTestTaken taken);

/* Cancels what is under way, and drops the reference of whoever made it. */
void mw_test_jobs_end (MwTestJobs *self);

/* Tests one profile, whose tests these are, or what is in @sheet already. */
void mw_test_jobs_start (MwTestJobs *self, GPtrArray *tests);
void mw_test_jobs_start_sheet (MwTestJobs *self,
                               GPtrArray *tests,
                               MwSheet *sheet,
                               GHashTable *passwords);

G_END_DECLS
