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

/* ---- what a job (test-job.c) asks of the run it belongs to ---- */

MwDraft *mw_test_run_get_draft (MwTestRun *self);
MwVault *mw_test_run_get_vault (MwTestRun *self);
MwProber *mw_test_run_get_prober (MwTestRun *self);
gboolean mw_test_run_get_log_in (MwTestRun *self);
GCancellable *mw_test_run_get_cancellable (MwTestRun *self);

/* A test of it ended, with a report or without one; error is why it was not even asked. */
void
mw_test_run_take (MwTestRun *self, MwMailboxTest *test, MwProbeReport *report, const GError *error);

/* ---- jobs ---- */

typedef struct _MwTestQueue MwTestQueue;

/* Passwords are fetched one after another: a locked keyring asks once. */
MwTestQueue *mw_test_queue_new (void);
void mw_test_queue_free (MwTestQueue *self);
MwTestQueue *mw_test_run_get_queue (MwTestRun *self);

/* Tests one profile, whose tests these are, or what is in @sheet already. */
void mw_test_job_start (MwTestRun *run, GPtrArray *tests);
void
mw_test_job_start_sheet (MwTestRun *run, GPtrArray *tests, MwSheet *sheet, GHashTable *passwords);

G_END_DECLS
