/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/connections/test-private.h"

#include "core/objects/field.h"

struct _MwTester
{
  GObject parent_instance;

  MwDraft *draft;   /* (owned) */
  MwVault *vault;   /* (owned) */
  MwProber *prober; /* (owned) */
  GPtrArray *runs;  /* (owned) (element-type MwTestRun) (unowned): those that are not gone */
  int progress;
};

typedef enum
{
  PROP_PROGRESS = 1,
} Property;

static GParamSpec *properties[PROP_PROGRESS + 1];

G_DEFINE_FINAL_TYPE (MwTester, mw_tester, G_TYPE_OBJECT)

static void
add_up (MwTester *self)
{
  guint64 n_tests = 0;
  guint64 n_done = 0;
  gboolean runs = FALSE;
  int progress = -1;

  for (guint i = 0; i < self->runs->len; i++)
    {
      gboolean running = FALSE;
      guint tests = 0;
      guint done = 0;

      g_object_get (g_ptr_array_index (self->runs, i), "running", &running, "n-tests", &tests,
                    "n-done", &done, NULL);
      runs |= running;
      n_tests += running ? tests : 0;
      n_done += running ? done : 0;
    }
  if (runs)
    progress = n_tests > 0 ? (int) (n_done * 100 / n_tests) : 0;
  if (progress == self->progress)
    return;
  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static void
on_run_gone_cb (gpointer user_data, GObject *run)
{
  MwTester *self = user_data;

  g_ptr_array_remove_fast (self->runs, run);
  add_up (self);
}

/* A run ends with whoever asked for it: it is only looked at. */
static void
follow (MwTester *self, MwTestRun *run)
{
  g_object_weak_ref (G_OBJECT (run), on_run_gone_cb, self);
  g_ptr_array_add (self->runs, run);
  g_signal_connect_object (run, "notify::running", G_CALLBACK (add_up), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "notify::n-tests", G_CALLBACK (add_up), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "notify::n-done", G_CALLBACK (add_up), self, G_CONNECT_SWAPPED);
  add_up (self);
}

static void
mw_tester_dispose (GObject *object)
{
  MwTester *self = MW_TESTER (object);

  for (guint i = 0; i < self->runs->len; i++)
    g_object_weak_unref (g_ptr_array_index (self->runs, i), on_run_gone_cb, self);
  g_ptr_array_set_size (self->runs, 0);
  g_clear_object (&self->draft);
  g_clear_object (&self->vault);
  g_clear_object (&self->prober);

  G_OBJECT_CLASS (mw_tester_parent_class)->dispose (object);
}

static void
mw_tester_finalize (GObject *object)
{
  g_ptr_array_unref (MW_TESTER (object)->runs);

  G_OBJECT_CLASS (mw_tester_parent_class)->finalize (object);
}

static void
mw_tester_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((Property) property_id)
    {
    case PROP_PROGRESS:
      g_value_set_int (value, MW_TESTER (object)->progress);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
mw_tester_class_init (MwTesterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mw_tester_dispose;
  object_class->finalize = mw_tester_finalize;
  object_class->get_property = mw_tester_get_property;

  properties[PROP_PROGRESS] =
      g_param_spec_int ("progress", NULL, NULL, -1, 100, -1, MW_FIELD_READ_ONLY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mw_tester_init (MwTester *self)
{
  self->runs = g_ptr_array_new ();
  self->progress = -1;
}

/**
 * mw_tester_new:
 * @draft: where values are read and what was seen is kept
 * @vault: where passwords are read
 * @prober: what tests
 *
 * Returns: (transfer full): a tester
 */
MwTester *
mw_tester_new (MwDraft *draft, MwVault *vault, MwProber *prober)
{
  MwTester *self = NULL;

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (MW_IS_VAULT (vault), NULL);
  g_return_val_if_fail (MW_IS_PROBER (prober), NULL);

  self = g_object_new (MW_TYPE_TESTER, NULL);
  self->draft = g_object_ref (draft);
  self->vault = g_object_ref (vault);
  self->prober = g_object_ref (prober);
  return self;
}

/**
 * mw_tester_get_prober:
 *
 * Returns: (transfer none): what tests
 */
MwProber *
mw_tester_get_prober (MwTester *self)
{
  g_return_val_if_fail (MW_IS_TESTER (self), NULL);
  return self->prober;
}

MwTestRun *
mw_tester_run (MwTester *self, const char *const *profile_ids, gboolean log_in)
{
  MwTestRun *run = NULL;

  g_return_val_if_fail (MW_IS_TESTER (self), NULL);

  run = mw_test_run_new (self->draft, self->vault, self->prober, log_in);
  mw_test_run_start (run, profile_ids);
  follow (self, run);
  return run;
}

MwTestRun *
mw_tester_run_sheet (MwTester *self, MwSheet *sheet, GHashTable *passwords, gboolean log_in)
{
  MwTestRun *run = NULL;

  g_return_val_if_fail (MW_IS_TESTER (self), NULL);
  g_return_val_if_fail (MW_IS_SHEET (sheet), NULL);

  run = mw_test_run_new (self->draft, self->vault, self->prober, log_in);
  mw_test_run_start_sheet (run, sheet, passwords);
  return run;
}
