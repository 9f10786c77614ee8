/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/connections/test-private.h"

#include "core/objects/field.h"

/* So many tests are under way at most, and so many passwords in memory: enough for the prober to
 * find one that it may begin with. */
#define MOST_ACTIVE 64

/* Tests are made in pieces, so that very many of them never keep the main loop busy. */
#define PIECE 500

/* What is seen after so many tests is kept without its certificates and log. */
#define MOST_WHOLE 2000

/* Observations are written together. */
#define KEEP_AFTER 200 /* milliseconds */
#define MOST_UNKEPT 200

/* A profile that is to be tested. */
typedef struct
{
  char *id;      /* (owned): reference-counted */
  char *name;    /* (owned): reference-counted */
  char *address; /* (owned): reference-counted */
  char *driver;  /* (owned): reference-counted, the same for all of one driver */
  guint directions;
} Entry;

struct _MwTestRun
{
  GObject parent_instance;

  MwDraft *draft;   /* (owned) */
  MwVault *vault;   /* (owned) */
  MwProber *prober; /* (owned) */
  gboolean log_in;
  GCancellable *cancellable; /* (owned) */
  MwTestQueue *queue;        /* (owned) */
  GArray *entries;           /* (owned) (nullable) of Entry, until their tests are made */
  guint next_entry;
  GPtrArray *tests; /* (owned) of MwMailboxTest */
  guint next_test;
  guint active;
  gboolean listing;
  GPtrArray *unkept; /* (owned) of MwObservation */
  guint keeping;     /* how many writes are under way */
  guint making_source;
  guint keeping_source;
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

static void
entry_clear (Entry *entry)
{
  g_clear_pointer (&entry->id, g_ref_string_release);
  g_clear_pointer (&entry->name, g_ref_string_release);
  g_clear_pointer (&entry->address, g_ref_string_release);
  g_clear_pointer (&entry->driver, g_ref_string_release);
}

static GArray *
new_entries (void)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, (GDestroyNotify) entry_clear);
  return entries;
}

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

/* ---- keeping ---- */

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
  gboolean running = self->listing || self->active > 0 || self->keeping > 0 ||
                     self->unkept->len > 0 || (left && !cancelled);

  mw_field_set_boolean (G_OBJECT (self), &self->running, running, properties[PROP_RUNNING]);
}

static void
on_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *weak = user_data;
  g_autoptr (MwTestRun) self = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;

  mw_draft_keep_observations_finish (MW_DRAFT (source), result, &error);
  g_weak_ref_clear (weak);
  g_free (weak);
  if (!self)
    return;
  self->keeping--;
  take_error (self, error);
  update_running (self);
}

static void
keep (MwTestRun *self)
{
  g_autoptr (GPtrArray) observations = NULL;
  GWeakRef *weak = NULL;

  g_clear_handle_id (&self->keeping_source, g_source_remove);
  if (self->unkept->len == 0)
    return;
  observations = g_steal_pointer (&self->unkept);
  self->unkept = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_observation_free);
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  self->keeping++;
  mw_draft_keep_observations_async (self->draft, observations, NULL, on_kept_cb, weak);
}

static gboolean
on_keep_cb (gpointer user_data)
{
  MwTestRun *self = user_data;

  self->keeping_source = 0;
  keep (self);
  return G_SOURCE_REMOVE;
}

/* That it works says nothing of a login that was not tried, and that this computer has no keyring
 * says nothing of the mailbox. */
static gboolean
is_worth_keeping (MwTestRun *self, MwProbeReport *report)
{
  const MwProbeFields *fields = mw_probe_report_get_fields (report);

  if (fields->verdict == MW_VERDICT_UNTESTED || fields->verdict == MW_VERDICT_KEYRING_UNAVAILABLE)
    return FALSE;
  return self->log_in || !mw_endpoint_logs_in (fields->endpoint) ||
         mw_probe_report_get_reachability (report) == MW_REACHABILITY_FAILS;
}

static void
keep_soon (MwTestRun *self, MwMailboxTest *test, MwProbeReport *report)
{
  const char *id = mw_mailbox_test_get_profile_id (test);

  if (!*id || !is_worth_keeping (self, report))
    return;
  g_ptr_array_add (self->unkept, mw_observation_new (id, report));
  if (self->unkept->len >= MOST_UNKEPT)
    keep (self);
  else if (self->keeping_source == 0)
    self->keeping_source = g_timeout_add (KEEP_AFTER, on_keep_cb, self);
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
      mw_test_job_start (self, tests);
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

void
mw_test_run_take (MwTestRun *self, MwMailboxTest *test, MwProbeReport *report, const GError *error)
{
  g_autoptr (MwTestRun) held = g_object_ref (self);

  self->active--;
  take_error (self, error);
  if (report)
    {
      keep_soon (self, test, report);
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
    keep (self);
  update_running (self);
}

/* ---- which profiles ---- */

static void
add_tests (MwTestRun *self, const Entry *entry)
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
    add_tests (self, &g_array_index (self->entries, Entry, self->next_entry++));
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

static guint
count_tests (GArray *entries)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      guint directions = g_array_index (entries, Entry, i).directions;

      n += !!(directions & MW_DIRECTION_IN) + !!(directions & MW_DIRECTION_OUT);
    }
  return n;
}

typedef struct
{
  MwDraft *draft;  /* (owned) */
  char **ids;      /* (owned) (nullable): all that are in use */
  GArray *entries; /* (owned) */
} Listing;

static void
listing_free (Listing *listing)
{
  g_clear_object (&listing->draft);
  g_strfreev (listing->ids);
  g_clear_pointer (&listing->entries, g_array_unref);
  g_free (listing);
}

static gboolean
uses (MwDriver *driver, MwDirection direction, const char *server)
{
  return mw_driver_find_protocol (driver, direction) && (!server || *server);
}

static gboolean
take_profile (GObject *row, gpointer user_data)
{
  Listing *listing = user_data;
  MwProfile *profile = MW_PROFILE (row);
  MwDriver *driver =
      mw_catalogue_find (mw_draft_get_catalogue (listing->draft), mw_profile_get_driver (profile));
  Entry entry = { 0 };

  if (!driver)
    return TRUE;
  if (uses (driver, MW_DIRECTION_IN, mw_profile_get_incoming (profile)))
    entry.directions |= MW_DIRECTION_IN;
  if (uses (driver, MW_DIRECTION_OUT, mw_profile_get_outgoing (profile)))
    entry.directions |= MW_DIRECTION_OUT;
  entry.id = g_ref_string_new (mw_profile_get_id (profile));
  entry.name = g_ref_string_new (mw_profile_get_name (profile));
  entry.address = g_ref_string_new (mw_profile_get_address (profile));
  entry.driver = g_ref_string_new_intern (mw_profile_get_driver (profile));
  g_array_append_val (listing->entries, entry);
  return TRUE;
}

static gboolean
list_named (Listing *listing, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; listing->ids[i]; i++)
    {
      g_autoptr (MwProfile) profile = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      profile = mw_draft_find_profile (listing->draft, listing->ids[i], cancellable, error);
      if (!profile)
        return FALSE;
      take_profile (G_OBJECT (profile), listing);
    }
  return TRUE;
}

static void
list_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Listing *listing = task_data;
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_PROFILES);
  GError *error = NULL;
  gboolean done = FALSE;

  mw_query_set_state (query, "active");
  done = listing->ids
             ? list_named (listing, cancellable, &error)
             : mw_draft_foreach (listing->draft, query, take_profile, listing, cancellable, &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Listing *listing = g_task_get_task_data (G_TASK (result));
  GWeakRef *weak = user_data;
  g_autoptr (MwTestRun) self = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;
  gboolean listed = g_task_propagate_boolean (G_TASK (result), &error);

  g_weak_ref_clear (weak);
  g_free (weak);
  /* Were the thread the last to hold the draft, it would end there. */
  g_clear_object (&listing->draft);
  if (!self)
    return;
  self->listing = FALSE;
  take_error (self, error);
  if (listed)
    {
      self->entries = g_steal_pointer (&listing->entries);
      mw_field_set_uint (G_OBJECT (self), &self->n_tests, count_tests (self->entries),
                         properties[PROP_N_TESTS]);
      self->making_source = g_idle_add (on_make_cb, self);
    }
  update_running (self);
}

void
mw_test_run_start (MwTestRun *self, const char *const *profile_ids)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);
  Listing *listing = g_new0 (Listing, 1);
  g_autoptr (GTask) task = NULL;

  g_weak_ref_init (weak, self);
  listing->draft = g_object_ref (self->draft);
  listing->ids = g_strdupv ((char **) profile_ids);
  listing->entries = new_entries ();
  task = g_task_new (NULL, self->cancellable, on_listed_cb, weak);
  g_task_set_source_tag (task, mw_test_run_start);
  g_task_set_task_data (task, listing, (GDestroyNotify) listing_free);
  self->listing = TRUE;
  update_running (self);
  g_task_run_in_thread (task, list_in_thread);
}

void
mw_test_run_start_sheet (MwTestRun *self, MwSheet *sheet, GHashTable *passwords)
{
  const char *address = mw_sheet_get_address (sheet);
  MwDriver *driver = mw_sheet_get_driver (sheet);
  g_autoptr (GArray) entries = new_entries ();
  g_autoptr (GPtrArray) tests = g_ptr_array_new_with_free_func (g_object_unref);
  Entry entry = { .id = g_ref_string_new (""),
                  .name = g_ref_string_new (address ? address : ""),
                  .address = g_ref_string_new (address ? address : ""),
                  .driver = g_ref_string_new_intern (mw_driver_get_id (driver)) };

  if (mw_driver_find_protocol (driver, MW_DIRECTION_IN) &&
      mw_sheet_direction_in_use (sheet, MW_DIRECTION_IN))
    entry.directions |= MW_DIRECTION_IN;
  if (mw_driver_find_protocol (driver, MW_DIRECTION_OUT) &&
      mw_sheet_direction_in_use (sheet, MW_DIRECTION_OUT))
    entry.directions |= MW_DIRECTION_OUT;
  g_array_append_val (entries, entry);
  add_tests (self, &entry);
  for (guint i = 0; i < self->tests->len; i++)
    {
      mw_mailbox_test_set_running (g_ptr_array_index (self->tests, i), TRUE);
      g_ptr_array_add (tests, g_object_ref (g_ptr_array_index (self->tests, i)));
    }
  self->next_test = self->active = tests->len;
  mw_field_set_uint (G_OBJECT (self), &self->n_tests, tests->len, properties[PROP_N_TESTS]);
  update_running (self);
  mw_test_job_start_sheet (self, tests, sheet, passwords);
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
  g_clear_handle_id (&self->keeping_source, g_source_remove);
  if (self->draft && self->unkept->len > 0)
    mw_draft_keep_observations_async (self->draft, self->unkept, NULL, NULL, NULL);
  g_clear_object (&self->draft);
  g_clear_object (&self->vault);
  g_clear_object (&self->prober);

  G_OBJECT_CLASS (mw_test_run_parent_class)->dispose (object);
}

static void
mw_test_run_finalize (GObject *object)
{
  MwTestRun *self = MW_TEST_RUN (object);

  g_clear_pointer (&self->queue, mw_test_queue_free);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->tests, g_ptr_array_unref);
  g_clear_pointer (&self->unkept, g_ptr_array_unref);
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
  self->queue = mw_test_queue_new ();
  self->tests = g_ptr_array_new_with_free_func (g_object_unref);
  self->unkept = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_observation_free);
}

MwTestRun *
mw_test_run_new (MwDraft *draft, MwVault *vault, MwProber *prober, gboolean log_in)
{
  MwTestRun *self = g_object_new (MW_TYPE_TEST_RUN, NULL);

  self->draft = g_object_ref (draft);
  self->vault = g_object_ref (vault);
  self->prober = g_object_ref (prober);
  self->log_in = !!log_in;
  return self;
}

void
mw_test_run_cancel (MwTestRun *self)
{
  g_return_if_fail (MW_IS_TEST_RUN (self));

  g_cancellable_cancel (self->cancellable);
  if (self->active == 0)
    keep (self);
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

MwDraft *
mw_test_run_get_draft (MwTestRun *self)
{
  return self->draft;
}

MwVault *
mw_test_run_get_vault (MwTestRun *self)
{
  return self->vault;
}

MwProber *
mw_test_run_get_prober (MwTestRun *self)
{
  return self->prober;
}

gboolean
mw_test_run_get_log_in (MwTestRun *self)
{
  return self->log_in;
}

GCancellable *
mw_test_run_get_cancellable (MwTestRun *self)
{
  return self->cancellable;
}

MwTestQueue *
mw_test_run_get_queue (MwTestRun *self)
{
  return self->queue;
}
