/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

#include <mailwright/sheet.h>

G_BEGIN_DECLS

typedef enum
{
  MW_VALUES_SITE_DEFAULTS,
  MW_VALUES_SITE_DEFAULTS_LIVE,
  MW_VALUES_OVERRIDES,
  MW_VALUES_OVERRIDES_LIVE,
  MW_VALUES_OWN, /* the same as overrides, in order */
  MW_VALUES_N_QUESTIONS,
} MwValuesQuestion;

/* Reads the values of one profile after the other; begin with db alone set. */
typedef struct
{
  sqlite3 *db;
  MwStatement *statements[MW_VALUES_N_QUESTIONS]; /* (owned) (nullable) */
} MwValues;

void mw_values_clear (MwValues *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MwValues, mw_values_clear)

/* The values of one profile (or, without one, of its driver's site defaults) as three tables of key
 * to canonical value: what mw_sheet_replace() takes. */
gboolean mw_values_read (MwValues *self,
                         const char *driver_id,
                         const char *profile_id,
                         GHashTable **site_defaults,
                         GHashTable **overrides,
                         GHashTable **live,
                         GError **error);

/* The same, into a sheet. */
gboolean mw_values_load (MwValues *self, MwSheet *sheet, const char *profile_id, GError **error);

/**
 * mw_values_spell:
 * @driver: the profile's driver
 * @profile_id: the profile
 * @address: its address
 *
 * Writes down all that checks of a profile go by, so that two with the same text get the same
 * findings: the driver and the values of its own. A secret is named by its being there. Addresses
 * that stand for nothing out of the ordinary are all the same.
 *
 * Returns: (transfer full): the text, or %NULL with a storage error
 */
GString *mw_values_spell (
    MwValues *self, MwDriver *driver, const char *profile_id, const char *address, GError **error);

G_END_DECLS
