/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/draft.h>
#include <mailwright/probe.h>
#include <mailwright/vault.h>

G_BEGIN_DECLS

/**
 * MwMailboxTest:
 *
 * One direction of one profile in a test run. Readable, notifying properties: `profile-id`,
 * `profile-name`, `address`, `direction`, `protocol` (translated name), `server` (host:port),
 * `running` (gboolean), `report` (#MwProbeReport, nullable until it came), `verdict`,
 * `reachability`, `message`, `last-good` (GDateTime, nullable).
 */
#define MW_TYPE_MAILBOX_TEST (mw_mailbox_test_get_type ())
G_DECLARE_FINAL_TYPE (MwMailboxTest, mw_mailbox_test, MW, MAILBOX_TEST, GObject)

const char *mw_mailbox_test_get_profile_id (MwMailboxTest *self);
const char *mw_mailbox_test_get_profile_name (MwMailboxTest *self);
const char *mw_mailbox_test_get_address (MwMailboxTest *self);
const char *mw_mailbox_test_get_server (MwMailboxTest *self);
MwDirection mw_mailbox_test_get_direction (MwMailboxTest *self);
MwVerdict mw_mailbox_test_get_verdict (MwMailboxTest *self);
MwReachability mw_mailbox_test_get_reachability (MwMailboxTest *self);
const char *mw_mailbox_test_get_message (MwMailboxTest *self);
GDateTime *mw_mailbox_test_get_last_good (MwMailboxTest *self);  /* (nullable) */
MwProbeReport *mw_mailbox_test_get_report (MwMailboxTest *self); /* (nullable) */

/**
 * MwTestRun:
 *
 * A test of some mailboxes: a #GListModel of #MwMailboxTest in the order of the profiles, incoming
 * first; results arrive as they come. Readable, notifying properties: `n-tests`, `n-done`,
 * `n-failed`, `n-warnings` (guint), `running` (gboolean: until everything was tested and kept),
 * `error-message` (nullable: why something could not be read or kept). Signal `tested`
 * (MwMailboxTest): its report came. Dropping the last reference cancels it.
 *
 * Of very many tests only the first ones keep all that they saw; the others keep no certificates
 * and no log once `tested` was emitted.
 */
#define MW_TYPE_TEST_RUN (mw_test_run_get_type ())
G_DECLARE_FINAL_TYPE (MwTestRun, mw_test_run, MW, TEST_RUN, GObject)

/**
 * mw_test_run_cancel:
 *
 * Ends a run: tests that are under way are given up, others do not begin.
 */
void mw_test_run_cancel (MwTestRun *self);

/**
 * mw_test_run_keep:
 * @profile_id: the profile that the sheet became which mw_tester_run_sheet() tested
 *
 * Keeps what was seen so far as that profile's, as mw_tester_run() does. What was tested with other
 * values than the profile has now is stale.
 */
void mw_test_run_keep (MwTestRun *self, const char *profile_id);

/**
 * mw_test_run_get_running:
 *
 * Returns: whether anything of it is still to be done
 */
gboolean mw_test_run_get_running (MwTestRun *self);

/**
 * mw_test_run_get_n_failed:
 *
 * Returns: how many tests failed so far
 */
guint mw_test_run_get_n_failed (MwTestRun *self);

/**
 * mw_test_run_get_error_message:
 *
 * Returns: (transfer none) (nullable): why the run as a whole came to an end, translated
 */
const char *mw_test_run_get_error_message (MwTestRun *self); /* (nullable) */

/**
 * MwTester:
 *
 * Tests mailboxes as the draft has them: reads each profile's values, fetches its password for the
 * test alone, asks the prober, and keeps what was seen beside the draft.
 *
 * Readable, notifying property: `progress` (int: how many percent are done of all runs of
 * mw_tester_run() that are under way; -1 where none is).
 */
#define MW_TYPE_TESTER (mw_tester_get_type ())
G_DECLARE_FINAL_TYPE (MwTester, mw_tester, MW, TESTER, GObject)

MwTester *mw_tester_new (MwDraft *draft, MwVault *vault, MwProber *prober);
MwProber *mw_tester_get_prober (MwTester *self);

/**
 * mw_tester_run:
 * @profile_ids: (array zero-terminated=1) (nullable): which profiles; %NULL for all that are
 * enabled
 * @log_in: whether to log in
 *
 * What was seen is kept with mw_draft_keep_observations(): but not that a mailbox works which would
 * log in, if it was not asked to, nor that the keyring of this computer is not there.
 *
 * Returns: (transfer full): the run, already under way
 */
MwTestRun *mw_tester_run (MwTester *self, const char *const *profile_ids, gboolean log_in);

/**
 * mw_tester_run_sheet:
 * @sheet: values that may not be staged yet (the assistant's, or fields that are being edited)
 * @passwords: (nullable) (element-type utf8 MwSecret): what was typed, by the parameter's key
 * @log_in: whether to log in
 *
 * Tests what is in @sheet; nothing is kept before mw_test_run_keep().
 *
 * Returns: (transfer full): the run, already under way
 */
MwTestRun *
mw_tester_run_sheet (MwTester *self, MwSheet *sheet, GHashTable *passwords, gboolean log_in);

G_END_DECLS
