/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/profile.h>
#include <mailwright/sheet.h>

G_BEGIN_DECLS

/* What mail of a profile is sent from: the one rule that the From list, what mail servers enforce,
 * connection tests, checks and diffs share. It is the envelope sender and the address that
 * recipients see. */

#define MW_FROM_ADDRESS "from-address"
#define MW_FROM_DISPLAY_NAME "from-display-name"

/**
 * MwFrom:
 * @driver: (nullable): the profile's driver; %NULL if it is not installed
 * @address: the profile's address
 * @name: the profile's name
 * @own_address: (nullable): its override of %MW_FROM_ADDRESS
 * @site_address: (nullable): that site default of its driver
 * @own_display_name: (nullable): its override of %MW_FROM_DISPLAY_NAME
 * @site_display_name: (nullable): that site default of its driver
 *
 * What it depends on. Everything is borrowed.
 */
typedef struct
{
  MwDriver *driver;
  const char *address;
  const char *name;
  const char *own_address;
  const char *site_address;
  const char *own_display_name;
  const char *site_display_name;
} MwFrom;

/**
 * mw_from_dup_address:
 * @self: what it depends on
 *
 * Returns: (transfer full): the address that mail is sent from: the effective value of
 *   %MW_FROM_ADDRESS, with what its placeholders stand for; the profile's own address where that is
 *   empty, or where the driver has no such parameter. It need not be a valid address: a database
 * may have been written to by others.
 */
char *mw_from_dup_address (const MwFrom *self);

/**
 * mw_from_dup_display_name:
 * @self: what it depends on
 *
 * Returns: (transfer full): the name beside the address: the effective value of
 *   %MW_FROM_DISPLAY_NAME, with what its placeholders stand for; the profile's name where that is
 *   empty, or where the driver has no such parameter
 */
char *mw_from_dup_display_name (const MwFrom *self);

/**
 * mw_from_find_address:
 * @sheet: a profile's values
 *
 * Returns: (transfer none): the same as mw_from_dup_address() of the profile whose values they are
 */
const char *mw_from_find_address (MwSheet *sheet);

/**
 * mw_from_can_send:
 * @profile: a loaded profile
 *
 * Returns: whether it is in From lists: it is enabled, not retired, and what its mail is sent from
 *   is an address. The view sender has the same profiles.
 */
gboolean mw_from_can_send (MwProfile *profile);

/**
 * mw_from_get_default:
 * @driver: a driver
 * @key: %MW_FROM_ADDRESS or %MW_FROM_DISPLAY_NAME
 *
 * Returns: (transfer none) (nullable): the driver's default for @key, placeholders and all; %NULL
 *   where that is what it is without any: the profile's own address, or its name
 */
const char *mw_from_get_default (MwDriver *driver, const char *key);

G_END_DECLS
