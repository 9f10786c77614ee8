/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/connections/test-private.h"

struct _MwTester
{
  GObject parent_instance;

  MwDraft *draft;   /* (owned) */
  MwVault *vault;   /* (owned) */
  MwProber *prober; /* (owned) */
};

G_DEFINE_FINAL_TYPE (MwTester, mw_tester, G_TYPE_OBJECT)

static void
mw_tester_dispose (GObject *object)
{
  MwTester *self = MW_TESTER (object);

  g_clear_object (&self->draft);
  g_clear_object (&self->vault);
  g_clear_object (&self->prober);

  G_OBJECT_CLASS (mw_tester_parent_class)->dispose (object);
}

static void
mw_tester_class_init (MwTesterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mw_tester_dispose;
}

static void
mw_tester_init (MwTester *self)
{
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
