/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/driver.h>
#include <mailwright/parameter.h>

G_BEGIN_DECLS

#define MW_TYPE_VALUE (mw_value_get_type ())

/**
 * MwValue:
 *
 * One parameter of one profile (or of a driver's site defaults): its effective value and where it
 * comes from. Readable, notifying properties: `parameter`, `key`, `name`, `section`, `value` (the
 * effective one, nullable), `text` (the same for people), `origin`, `origin-text` (in words,
 * translated: "set here", "site default", "driver's default", "follows SMTP Encryption", "not
 * set"), `own` (the value set at this level: a profile's override, or the site default on a
 * driver's sheet; nullable), `is-own` (gboolean), `inherited-text`, `staged`, `live-text`
 * (nullable: what is live, for people, where it differs), `needed` (required, its direction in use,
 * and without a value; never on a driver's own sheet).
 */
G_DECLARE_FINAL_TYPE (MwValue, mw_value, MW, VALUE, GObject)

MwParameter *mw_value_get_parameter (MwValue *self);
const char *mw_value_get_key (MwValue *self);
const char *mw_value_get_value (MwValue *self); /* (nullable) */
const char *mw_value_get_own (MwValue *self);   /* (nullable) */
const char *
mw_value_get_inherited (MwValue *self); /* (nullable) what it is without the own value */
MwOrigin mw_value_get_inherited_origin (MwValue *self);
const char *mw_value_get_text (MwValue *self);
const char *mw_value_get_live_text (MwValue *self); /* (nullable) */
MwOrigin mw_value_get_origin (MwValue *self);
MwStaged mw_value_get_staged (MwValue *self);
gboolean mw_value_get_needed (MwValue *self);

#define MW_TYPE_SHEET (mw_sheet_get_type ())

/**
 * MwSheet:
 *
 * The values of all parameters of one driver for one profile: override, else site default, else the
 * driver's default. A #GListModel of #MwValue in the driver's order, the same objects for its whole
 * life. It computes; it stores nothing.
 */
G_DECLARE_FINAL_TYPE (MwSheet, mw_sheet, MW, SHEET, GObject)

/**
 * mw_sheet_new:
 * @driver: a driver
 * @address: (nullable): the profile's address, which `{address}` in a default stands for; %NULL on
 * a driver's own sheet, where the site defaults are what is set ("own")
 *
 * Returns: (transfer full): a sheet without any override or site default
 */
MwSheet *mw_sheet_new (MwDriver *driver, const char *address);

MwDriver *mw_sheet_get_driver (MwSheet *self);
const char *mw_sheet_get_address (MwSheet *self); /* (nullable) */
void mw_sheet_set_address (MwSheet *self, const char *address);

/**
 * mw_sheet_set_site_default:
 * @self: a sheet
 * @key: a parameter's key; one that the driver does not have is ignored
 * @value: (nullable): a canonical value, %NULL to reset
 */
void mw_sheet_set_site_default (MwSheet *self, const char *key, const char *value);

/**
 * mw_sheet_set_override:
 * @self: a sheet
 * @key: a parameter's key; one that the driver does not have is ignored
 * @value: (nullable): a canonical value, %NULL to reset
 */
void mw_sheet_set_override (MwSheet *self, const char *key, const char *value);

/**
 * mw_sheet_replace:
 * @self: a sheet
 * @site_defaults: (element-type utf8 utf8): key to canonical value
 * @overrides: (element-type utf8 utf8): key to canonical value
 * @live: (nullable) (element-type utf8 utf8): for each key whose own value is staged, what is live
 *   (an empty-string-free convention: a key mapped to %NULL had no own value)
 *
 * Takes over a new state, and notifies only what differs.
 */
void mw_sheet_replace (MwSheet *self,
                       GHashTable *site_defaults,
                       GHashTable *overrides,
                       GHashTable *live);

/**
 * mw_sheet_find:
 * @self: a sheet
 * @key: a parameter's key
 *
 * Returns: (transfer none) (nullable): the value object
 */
MwValue *mw_sheet_find (MwSheet *self, const char *key);

/**
 * mw_sheet_get:
 * @self: a sheet
 * @key: (nullable): a parameter's key
 *
 * Returns: (transfer none) (nullable): the effective value
 */
const char *mw_sheet_get (MwSheet *self, const char *key);

/**
 * mw_sheet_direction_in_use:
 * @self: a sheet
 * @direction: a direction
 *
 * Returns: whether the profile sends or fetches: its switch (`process-incoming-mail`) is not off
 */
gboolean mw_sheet_direction_in_use (MwSheet *self, MwDirection direction);

/**
 * mw_sheet_count_needed:
 * @self: a sheet
 *
 * Returns: how many required values are missing
 */
guint mw_sheet_count_needed (MwSheet *self);

/**
 * mw_sheet_plan_encryption:
 * @self: a sheet
 * @protocol: a protocol of its driver
 * @encryption: what is wanted
 *
 * What has to be set so that @protocol is encrypted so: one parameter, or two switches, never
 * contradicting; a value that equals what is inherited is reset rather than set. The port is not
 * among them: it follows by itself unless it was set by hand.
 *
 * Returns: (transfer full) (element-type utf8 utf8): key to canonical value, or to %NULL for a
 * reset
 */
GHashTable *mw_sheet_plan_encryption (MwSheet *self, MwProtocol *protocol, MwEncryption encryption);

G_END_DECLS
