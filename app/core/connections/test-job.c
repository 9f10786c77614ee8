/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/connections/test-private.h"

#include <glib/gi18n-lib.h>
#include <mailwright/error.h>

/* How one profile is tested: its values, then for each direction the password and the connection.
 * What is under way holds no reference to the run: whoever drops that has cancelled it. */

struct _MwTestJobs
{
  MwDraft *draft;   /* (owned) (nullable): until it ended, as the next two */
  MwVault *vault;   /* (owned) (nullable) */
  MwProber *prober; /* (owned) (nullable) */
  gboolean log_in;
  GCancellable *cancellable; /* (owned) */
  GWeakRef run;
  MwTestTaken taken;
  GQueue waiting; /* of Single (owned), for their passwords */
  gboolean fetching;
  char *no_keyring; /* (owned) (nullable): it was asked once, and is not there or stays locked */
};

static void
jobs_clear (MwTestJobs *self)
{
  g_clear_object (&self->cancellable);
  g_weak_ref_clear (&self->run);
  g_free (self->no_keyring);
}

static void
jobs_unref (MwTestJobs *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) jobs_clear);
}

/* ---- one direction ---- */

typedef struct
{
  MwTestJobs *jobs;     /* (owned) */
  MwMailboxTest *test;  /* (owned) */
  MwEndpoint *endpoint; /* (owned) */
  MwSecret *password;   /* (owned) (nullable): only until the prober has it */
  char *password_id;    /* (owned) (nullable): what is to be fetched */
  char *no_keyring;     /* (owned) (nullable): why the keyring gave nothing, as it said itself */
} Single;

static void ask_next (MwTestJobs *self);

static Single *
single_new (MwTestJobs *jobs, MwMailboxTest *test, MwEndpoint *endpoint)
{
  Single *single = g_new0 (Single, 1);

  single->jobs = g_rc_box_acquire (jobs);
  single->test = g_object_ref (test);
  single->endpoint = mw_endpoint_ref (endpoint);
  return single;
}

static void
single_free (Single *single)
{
  g_object_unref (single->test);
  mw_endpoint_unref (single->endpoint);
  g_clear_pointer (&single->password, mw_secret_unref);
  g_free (single->password_id);
  g_free (single->no_keyring);
  jobs_unref (single->jobs);
  g_free (single);
}

static void
take (MwTestJobs *self, MwMailboxTest *test, MwProbeReport *report, const GError *error)
{
  g_autoptr (GObject) run = g_weak_ref_get (&self->run);

  if (run)
    self->taken (run, test, report, error);
}

/* Everything but the login was looked at. Where that is well, what is left is that nobody could
 * try. */
static MwProbeReport *
say_no_keyring (MwProbeReport *report, const char *reason)
{
  MwProbeFields fields = *mw_probe_report_get_fields (report);
  g_autofree char *message = NULL;

  if (mw_probe_report_get_reachability (report) == MW_REACHABILITY_FAILS)
    return g_object_ref (report);
  fields.verdict = MW_VERDICT_KEYRING_UNAVAILABLE;
  fields.step = MW_PROBE_STEP_LOGIN;
  fields.steps[MW_PROBE_STEP_LOGIN].outcome = MW_PROBE_OUTCOME_FAILED;
  fields.steps[MW_PROBE_STEP_MAILBOX].outcome = MW_PROBE_OUTCOME_NOT_REACHED;
  /* Translators: %s is one or two sentences: why */
  message = g_strdup_printf (_ ("The server can be reached, but the password could not be had. %s"),
                             reason);
  fields.message = message;
  return mw_probe_report_new (&fields);
}

static void
on_probed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Single *single = user_data;
  MwTestJobs *jobs = single->jobs;
  g_autoptr (GObject) run = g_weak_ref_get (&jobs->run);
  g_autoptr (GError) error = NULL;
  g_autoptr (MwProbeReport) report = mw_prober_probe_finish (MW_PROBER (source), result, &error);

  if (run && report && single->no_keyring)
    {
      g_autoptr (MwProbeReport) said = say_no_keyring (report, single->no_keyring);

      take (jobs, single->test, said, NULL);
    }
  else if (run)
    take (jobs, single->test, report, error);
  single_free (single);
}

static void
probe (MwTestJobs *self, Single *single)
{
  g_autoptr (MwSecret) password = g_steal_pointer (&single->password);

  mw_prober_probe_async (self->prober, single->endpoint, password,
                         self->log_in && !single->no_keyring, self->cancellable, on_probed_cb,
                         single);
}

/* A mailbox mostly logs in with one password both ways, and a keyring takes its time: whoever waits
 * for the same one has it too. */
static void
share (MwTestJobs *self, Single *fetched)
{
  GList *link = self->waiting.head;

  while (link)
    {
      GList *next = link->next;
      Single *single = link->data;

      if (g_str_equal (single->password_id, fetched->password_id))
        {
          g_queue_delete_link (&self->waiting, link);
          single->password = fetched->password ? mw_secret_ref (fetched->password) : NULL;
          single->no_keyring = g_strdup (fetched->no_keyring);
          probe (self, single);
        }
      link = next;
    }
}

/* Who dismissed a prompt is not asked again for each mailbox, and where there is no keyring nobody
 * is. */
static gboolean
is_over (const GError *error)
{
  static const MwError OVER[] = { MW_ERROR_KEYRING_ABSENT, MW_ERROR_KEYRING_MISSING,
                                  MW_ERROR_KEYRING_LOCKED, MW_ERROR_KEYRING_DECLINED };

  for (guint i = 0; i < G_N_ELEMENTS (OVER); i++)
    if (g_error_matches (error, MW_ERROR, (int) OVER[i]))
      return TRUE;
  return FALSE;
}

static void
on_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Single *single = user_data;
  MwTestJobs *jobs = single->jobs;
  g_autoptr (GObject) run = g_weak_ref_get (&jobs->run);
  g_autoptr (GError) error = NULL;

  single->password = mw_vault_fetch_finish (MW_VAULT (source), result, &error);
  if (!run)
    {
      single_free (single);
      return;
    }
  jobs->fetching = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      take (jobs, single->test, NULL, error);
      single_free (single);
    }
  else
    {
      if (error && !g_error_matches (error, MW_ERROR, MW_ERROR_NOT_FOUND))
        single->no_keyring = g_strdup (error->message);
      if (is_over (error) && !jobs->no_keyring)
        jobs->no_keyring = g_strdup (error->message);
      share (jobs, single);
      probe (jobs, single);
    }
  ask_next (jobs);
}

static void
ask_next (MwTestJobs *self)
{
  while (!self->fetching && !g_queue_is_empty (&self->waiting))
    {
      Single *single = g_queue_pop_head (&self->waiting);

      if (self->no_keyring)
        {
          single->no_keyring = g_strdup (self->no_keyring);
          probe (self, single);
          continue;
        }
      self->fetching = TRUE;
      mw_vault_fetch_async (self->vault, single->password_id, self->cancellable, on_fetched_cb,
                            single);
    }
}

/* ---- a profile ---- */

/* What @protocol logs in with: what was typed, else what is in the keyring, of its own password,
 * else that of incoming mail. */
static void
find_password (Single *single, MwSheet *sheet, MwProtocol *protocol, GHashTable *passwords)
{
  MwProtocol *candidates[] = {
    protocol,
    mw_driver_find_protocol (mw_sheet_get_driver (sheet), MW_DIRECTION_IN),
  };

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      const char *key = candidates[i] ? mw_protocol_get_key (candidates[i], "password") : NULL;
      const char *id = key ? mw_sheet_get (sheet, key) : NULL;
      MwSecret *typed = key && passwords ? g_hash_table_lookup (passwords, key) : NULL;

      if (typed)
        single->password = mw_secret_ref (typed);
      else if (id && *id)
        single->password_id = g_strdup (id);
      else
        continue;
      return;
    }
}

static void
test_direction (MwTestJobs *self, MwMailboxTest *test, MwSheet *sheet, GHashTable *passwords)
{
  MwProtocol *protocol =
      mw_driver_find_protocol (mw_sheet_get_driver (sheet), mw_mailbox_test_get_direction (test));
  g_autoptr (MwEndpoint) endpoint = mw_endpoint_new (sheet, protocol);
  g_autofree char *server = mw_endpoint_dup_server (endpoint);
  Single *single = single_new (self, test, endpoint);

  mw_mailbox_test_set_server (test, server);
  if (self->log_in && mw_endpoint_logs_in (endpoint))
    find_password (single, sheet, protocol, passwords);
  if (!single->password_id)
    {
      probe (self, single);
      return;
    }
  g_queue_push_tail (&self->waiting, single);
  ask_next (self);
}

typedef struct
{
  MwTestJobs *jobs; /* (owned) */
  GPtrArray *tests; /* (owned) of MwMailboxTest */
  MwSheet *sheet;   /* (owned) */
} Job;

static void
job_free (Job *job)
{
  g_ptr_array_unref (job->tests);
  g_object_unref (job->sheet);
  jobs_unref (job->jobs);
  g_free (job);
}

static void
give_up (Job *job, const GError *error)
{
  for (guint i = 0; i < job->tests->len; i++)
    take (job->jobs, g_ptr_array_index (job->tests, i), NULL, error);
}

static void
take_last_good (Job *job, GPtrArray *observations)
{
  for (guint i = 0; i < observations->len; i++)
    {
      const MwObservation *observation = g_ptr_array_index (observations, i);

      for (guint k = 0; k < job->tests->len; k++)
        if (mw_mailbox_test_get_direction (g_ptr_array_index (job->tests, k)) ==
            observation->direction)
          mw_mailbox_test_set_last_good (g_ptr_array_index (job->tests, k), observation->last_good);
    }
}

static void
on_observations_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  MwTestJobs *jobs = job->jobs;
  g_autoptr (GObject) run = g_weak_ref_get (&jobs->run);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) observations =
      mw_draft_list_observations_finish (MW_DRAFT (source), result, &error);

  if (run && !observations)
    give_up (job, error);
  else if (run)
    {
      take_last_good (job, observations);
      for (guint i = 0; i < job->tests->len; i++)
        test_direction (jobs, g_ptr_array_index (job->tests, i), job->sheet, NULL);
    }
  job_free (job);
}

static void
on_sheet_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  MwTestJobs *jobs = job->jobs;
  g_autoptr (GObject) run = g_weak_ref_get (&jobs->run);
  g_autoptr (GError) error = NULL;

  if (mw_draft_load_sheet_finish (MW_DRAFT (source), result, &error) && run)
    {
      const char *id = mw_mailbox_test_get_profile_id (g_ptr_array_index (job->tests, 0));

      mw_draft_list_observations_async (MW_DRAFT (source), id, jobs->cancellable,
                                        on_observations_listed_cb, job);
      return;
    }
  if (run)
    give_up (job, error);
  job_free (job);
}

/* ---- all of a run ---- */

MwTestJobs *
mw_test_jobs_new (
    MwDraft *draft, MwVault *vault, MwProber *prober, gboolean log_in, GCancellable *cancellable)
{
  MwTestJobs *self = g_rc_box_new0 (MwTestJobs);

  self->draft = g_object_ref (draft);
  self->vault = g_object_ref (vault);
  self->prober = g_object_ref (prober);
  self->log_in = log_in;
  self->cancellable = g_object_ref (cancellable);
  g_weak_ref_init (&self->run, NULL);
  g_queue_init (&self->waiting);
  return self;
}

void
mw_test_jobs_connect (MwTestJobs *self, gpointer run, MwTestTaken taken)
{
  g_weak_ref_set (&self->run, run);
  self->taken = taken;
}

void
mw_test_jobs_end (MwTestJobs *self)
{
  g_cancellable_cancel (self->cancellable);
  g_queue_clear_full (&self->waiting, (GDestroyNotify) single_free);
  g_clear_object (&self->draft);
  g_clear_object (&self->vault);
  g_clear_object (&self->prober);
  jobs_unref (self);
}

void
mw_test_jobs_start (MwTestJobs *self, GPtrArray *tests)
{
  MwMailboxTest *first = g_ptr_array_index (tests, 0);
  Job *job = g_new0 (Job, 1);

  job->jobs = g_rc_box_acquire (self);
  job->tests = g_ptr_array_ref (tests);
  job->sheet =
      mw_sheet_new (mw_mailbox_test_get_driver (first), mw_mailbox_test_get_address (first));
  mw_draft_load_sheet_async (self->draft, job->sheet, mw_mailbox_test_get_profile_id (first),
                             self->cancellable, on_sheet_loaded_cb, job);
}

void
mw_test_jobs_start_sheet (MwTestJobs *self, GPtrArray *tests, MwSheet *sheet, GHashTable *passwords)
{
  for (guint i = 0; i < tests->len; i++)
    test_direction (self, g_ptr_array_index (tests, i), sheet, passwords);
}
