/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/connections/test-private.h"

#include "core/connections/observation-writer.h"
#include "core/connections/test-entries.h"
#include "core/objects/field.h"

/* So many tests are under way at most, and so many passwords in memory: enough for the prober to
 * find one that it may begin with. */
#define MOST_ACTIVE 64

/* Tests are made in pieces, so that very many of them never keep the main loop busy. */
#define PIECE 500

/* What is seen after so many tests is kept without its certificates and log. */
#define MOST_WHOLE 2000

struct _MwTestRun
{
  GObject parent_instance;

  MwDraft *draft;              /* (owned) */
  MwTestJobs *jobs;            /* (owned) (nullable): until it is disposed of, as the next */
  MwObservationWriter *writer; /* (owned) (nullable) */
  GCancellable *cancellable;   /* (owned) */
  GArray *entries;             /* (owned) (nullable) of MwTestEntry, until their tests are made */
  guint next_entry;
  GPtrArray *tests; /* (owned) of MwMailboxTest */
  guint next_test;
  guint active;
  gboolean listing;
  guint making_source;
  guint n_tests;

  guint n_done;
  guint n_failed;
  guint n_warnings;
  gboolean running;
  char *error_message; /* (owned) (nullable) */
};

typedef enum
{
  PROP_N_TESTS = 1,
  PROP_N_DONE,
  PROP_N_FAILED,
  PROP_N_WARNINGS,
  PROP_RUNNING,
  PROP_ERROR_MESSAGE,
  N_PROPERTIES
} Property;

static GParamSpec *properties[N_PROPERTIES];
static guint tested_signal;

static void mw_test_run_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwTestRun,
                               mw_test_run,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      mw_test_run_list_model_init))

/* ---- the list ---- */

static GType
get_item_type (GListModel *model)
{
  return MW_TYPE_MAILBOX_TEST;
}

static guint
get_n_items (GListModel *model)
{
  return MW_TEST_RUN (model)->tests->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  MwTestRun *self = MW_TEST_RUN (model);

  return position < self->tests->len ? g_object_ref (g_ptr_array_index (self->tests, position))
                                     : NULL;
}

static void
mw_test_run_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
take_error (MwTestRun *self, const GError *error)
{
  if (error && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    mw_field_set_string (G_OBJECT (self), &self->error_message, error->message,
                         properties[PROP_ERROR_MESSAGE]);
}

static void
update_running (MwTestRun *self)
{
  gboolean left = self->next_test < self->tests->len || self->entries != NULL;
  gboolean cancelled = g_cancellable_is_cancelled (self->cancellable);
  gboolean running = self->listing || self->active > 0 ||
                     mw_observation_writer_is_busy (self->writer) || (left && !cancelled);

  /* It ends with how many mailboxes work now. */
  running = running || mw_observation_writer_sum_up (self->writer);
  mw_field_set_boolean (G_OBJECT (self), &self->running, running, properties[PROP_RUNNING]);
}

static void
on_written_cb (const GError *error, gpointer user_data)
{
  g_autoptr (MwTestRun) self = g_object_ref (MW_TEST_RUN (user_data));

  take_error (self, error);
  update_running (self);
}

/* ---- testing ---- */

/* The tests of one profile stand together. */
static void
start_more (MwTestRun *self)
{
  while (self->active < MOST_ACTIVE && self->next_test < self->tests->len &&
         !g_cancellable_is_cancelled (self->cancellable))
    {
      g_autoptr (GPtrArray) tests = g_ptr_array_new_with_free_func (g_object_unref);
      MwMailboxTest *first = g_ptr_array_index (self->tests, self->next_test);

      while (self->next_test < self->tests->len)
        {
          MwMailboxTest *test = g_ptr_array_index (self->tests, self->next_test);

          if (mw_mailbox_test_get_profile_id (test) != mw_mailbox_test_get_profile_id (first))
            break;
          mw_mailbox_test_set_running (test, TRUE);
          g_ptr_array_add (tests, g_object_ref (test));
          self->next_test++;
        }
      self->active += tests->len;
      mw_test_jobs_start (self->jobs, tests);
    }
  update_running (self);
}

static MwProbeReport *
without_details (MwProbeReport *report)
{
  MwProbeFields fields = *mw_probe_report_get_fields (report);

  fields.chain = NULL;
  fields.log = "";
  fields.trust = fields.trust_error = fields.capabilities = NULL;
  for (guint i = 0; i < MW_N_PROBE_STEPS; i++)
    fields.steps[i].detail = NULL;
  return mw_probe_report_new (&fields);
}

static void
count (MwTestRun *self, MwProbeReport *report)
{
  GObject *object = G_OBJECT (self);
  MwReachability reachability = mw_probe_report_get_reachability (report);

  mw_field_set_uint (object, &self->n_done, self->n_done + 1, properties[PROP_N_DONE]);
  if (reachability == MW_REACHABILITY_FAILS)
    mw_field_set_uint (object, &self->n_failed, self->n_failed + 1, properties[PROP_N_FAILED]);
  else if (reachability == MW_REACHABILITY_WARNING)
    mw_field_set_uint (object, &self->n_warnings, self->n_warnings + 1,
                       properties[PROP_N_WARNINGS]);
}

static void
on_taken_cb (gpointer run, MwMailboxTest *test, MwProbeReport *report, const GError *error)
{
  MwTestRun *self = MW_TEST_RUN (run);

  self->active--;
  take_error (self, error);
  if (report)
    {
      mw_observation_writer_add (self->writer, mw_mailbox_test_get_profile_id (test), report);
      count (self, report);
      mw_mailbox_test_take_report (test, report);
      g_signal_emit (self, tested_signal, 0, test);
      if (self->n_done > MOST_WHOLE)
        {
          g_autoptr (MwProbeReport) less = without_details (report);

          mw_mailbox_test_take_report (test, less);
        }
    }
  else
    mw_mailbox_test_set_running (test, FALSE);
  start_more (self);
  /* What is left is kept at once. */
  if (self->active == 0 && !self->entries)
    mw_observation_writer_flush (self->writer);
  update_running (self);
}

/* ---- which profiles ---- */

static void
add_tests (MwTestRun *self, const MwTestEntry *entry)
{
  static const MwDirection DIRECTIONS[] = { MW_DIRECTION_IN, MW_DIRECTION_OUT };
  MwDriver *driver = mw_catalogue_find (mw_draft_get_catalogue (self->draft), entry->driver);

  for (guint i = 0; driver && i < G_N_ELEMENTS (DIRECTIONS); i++)
    if (entry->directions & DIRECTIONS[i])
      g_ptr_array_add (self->tests, mw_mailbox_test_new (entry->id, entry->name, entry->address,
                                                         driver, DIRECTIONS[i]));
}

static gboolean
on_make_cb (gpointer user_data)
{
  g_autoptr (MwTestRun) self = g_object_ref (MW_TEST_RUN (user_data));
  guint before = self->tests->len;
  guint last = MIN (self->next_entry + PIECE, self->entries->len);

  while (self->next_entry < last)
    add_tests (self, &g_array_index (self->entries, MwTestEntry, self->next_entry++));
  if (last < self->entries->len && !g_cancellable_is_cancelled (self->cancellable))
    {
      g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->tests->len - before);
      start_more (self);
      return G_SOURCE_CONTINUE;
    }
  self->making_source = 0;
  g_clear_pointer (&self->entries, g_array_unref);
  g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->tests->len - before);
  start_more (self);
  return G_SOURCE_REMOVE;
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *weak = user_data;
  g_autoptr (MwTestRun) self = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) entries = mw_test_entries_list_finish (result, &error);

  g_weak_ref_clear (weak);
  g_free (weak);
  if (!self)
    return;
  self->listing = FALSE;
  take_error (self, error);
  if (entries)
    {
      self->entries = g_steal_pointer (&entries);
      mw_field_set_uint (G_OBJECT (self), &self->n_tests, mw_test_entries_count (self->entries),
                         properties[PROP_N_TESTS]);
      self->making_source = g_idle_add (on_make_cb, self);
    }
  update_running (self);
}

void
mw_test_run_start (MwTestRun *self, const char *const *profile_ids)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  self->listing = TRUE;
  update_running (self);
  mw_test_entries_list_async (self->draft, profile_ids, self->cancellable, on_listed_cb, weak);
}

void
mw_test_run_start_sheet (MwTestRun *self, MwSheet *sheet, GHashTable *passwords)
{
  g_autoptr (GArray) entries = mw_test_entries_new_of_sheet (sheet);
  g_autoptr (GPtrArray) tests = g_ptr_array_new_with_free_func (g_object_unref);

  add_tests (self, &g_array_index (entries, MwTestEntry, 0));
  for (guint i = 0; i < self->tests->len; i++)
    {
      mw_mailbox_test_set_running (g_ptr_array_index (self->tests, i), TRUE);
      g_ptr_array_add (tests, g_object_ref (g_ptr_array_index (self->tests, i)));
    }
  self->next_test = self->active = tests->len;
  mw_field_set_uint (G_OBJECT (self), &self->n_tests, tests->len, properties[PROP_N_TESTS]);
  update_running (self);
  mw_test_jobs_start_sheet (self->jobs, tests, sheet, passwords);
}

/* ---- the object ---- */

static void
mw_test_run_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  MwTestRun *self = MW_TEST_RUN (object);

  switch ((Property) property_id)
    {
    case PROP_N_TESTS:
      g_value_set_uint (value, self->n_tests);
      break;
    case PROP_N_DONE:
      g_value_set_uint (value, self->n_done);
      break;
    case PROP_N_FAILED:
      g_value_set_uint (value, self->n_failed);
      break;
    case PROP_N_WARNINGS:
      g_value_set_uint (value, self->n_warnings);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, self->error_message);
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
mw_test_run_dispose (GObject *object)
{
  MwTestRun *self = MW_TEST_RUN (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->making_source, g_source_remove);
  g_clear_pointer (&self->writer, mw_observation_writer_end);
  g_clear_pointer (&self->jobs, mw_test_jobs_end);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_test_run_parent_class)->dispose (object);
}

static void
mw_test_run_finalize (GObject *object)
{
  MwTestRun *self = MW_TEST_RUN (object);

  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->tests, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_free (self->error_message);

  G_OBJECT_CLASS (mw_test_run_parent_class)->finalize (object);
}

static void
mw_test_run_class_init (MwTestRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mw_test_run_get_property;
  object_class->dispose = mw_test_run_dispose;
  object_class->finalize = mw_test_run_finalize;

  properties[PROP_N_TESTS] = mw_field_uint ("n-tests");
  properties[PROP_N_DONE] = mw_field_uint ("n-done");
  properties[PROP_N_FAILED] = mw_field_uint ("n-failed");
  properties[PROP_N_WARNINGS] = mw_field_uint ("n-warnings");
  properties[PROP_RUNNING] = mw_field_boolean ("running", FALSE);
  properties[PROP_ERROR_MESSAGE] = mw_field_string ("error-message");
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  tested_signal = g_signal_new ("tested", MW_TYPE_TEST_RUN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, MW_TYPE_MAILBOX_TEST);
}

static void
mw_test_run_init (MwTestRun *self)
{
  self->cancellable = g_cancellable_new ();
  self->tests = g_ptr_array_new_with_free_func (g_object_unref);
}

MwTestRun *
mw_test_run_new (MwDraft *draft, MwVault *vault, MwProber *prober, gboolean log_in)
{
  MwTestRun *self = g_object_new (MW_TYPE_TEST_RUN, NULL);

  self->draft = g_object_ref (draft);
  self->jobs = mw_test_jobs_new (draft, vault, prober, log_in, self->cancellable);
  mw_test_jobs_connect (self->jobs, self, on_taken_cb);
  self->writer = mw_observation_writer_new (draft, log_in, on_written_cb, self);
  return self;
}

void
mw_test_run_cancel (MwTestRun *self)
{
  g_return_if_fail (MW_IS_TEST_RUN (self));

  g_cancellable_cancel (self->cancellable);
  if (self->active == 0)
    mw_observation_writer_flush (self->writer);
  update_running (self);
}

void
mw_test_run_keep (MwTestRun *self, const char *profile_id)
{
  g_return_if_fail (MW_IS_TEST_RUN (self));
  g_return_if_fail (profile_id);

  for (guint i = 0; i < self->tests->len; i++)
    {
      MwProbeReport *report = mw_mailbox_test_get_report (g_ptr_array_index (self->tests, i));

      if (report)
        mw_observation_writer_add (self->writer, profile_id, report);
    }
  mw_observation_writer_flush (self->writer);
  update_running (self);
}

gboolean
mw_test_run_get_running (MwTestRun *self)
{
  g_return_val_if_fail (MW_IS_TEST_RUN (self), FALSE);
  return self->running;
}

guint
mw_test_run_get_n_failed (MwTestRun *self)
{
  g_return_val_if_fail (MW_IS_TEST_RUN (self), 0);
  return self->n_failed;
}

const char *
mw_test_run_get_error_message (MwTestRun *self)
{
  g_return_val_if_fail (MW_IS_TEST_RUN (self), NULL);
  return self->error_message;
}
