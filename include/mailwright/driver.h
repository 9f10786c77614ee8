/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

/**
 * MwProtocol:
 *
 * One connection of a driver (`smtp`, `smtp-backup`, `imap`, `pop3`) and the keys of the parameters
 * that describe it. A driver says its encryption in one three-valued parameter, or in two switches
 * (implicit TLS, STARTTLS); the protocol maps both onto #MwEncryption.
 */
#define MW_TYPE_PROTOCOL (mw_protocol_get_type ())
G_DECLARE_FINAL_TYPE (MwProtocol, mw_protocol, MW, PROTOCOL, GObject)

const char *mw_protocol_get_id (MwProtocol *self);
const char *mw_protocol_get_name (MwProtocol *self); /* translated: "SMTP", "SMTP backup" */
MwDirection mw_protocol_get_direction (MwProtocol *self);

/**
 * mw_protocol_get_key:
 * @self: a protocol
 * @role: `server`, `port`, `encryption`, `account`, `password`, `authentication`, `timeout`,
 *   `implicit-tls` or `starttls`
 *
 * Returns: (transfer none) (nullable): the key of the parameter with that role
 */
const char *mw_protocol_get_key (MwProtocol *self, const char *role);

/**
 * mw_protocol_dup_scheme:
 * @self: a protocol
 *
 * Returns: (transfer full): what it speaks, `smtp`, `imap` or `pop3`: its id up to the first hyphen
 */
char *mw_protocol_dup_scheme (MwProtocol *self);

/**
 * mw_protocol_find_password:
 * @self: a protocol
 * @sheet: the values of a profile of the same driver
 * @typed: (nullable) (element-type utf8 MwSecret): passwords that are not in @sheet, by key
 *
 * Returns: (transfer none) (nullable): the key of the password that it logs in with: its own, else
 *   that of the main protocol of its direction, else that of incoming mail; %NULL if none of them
 * is there
 */
const char *mw_protocol_find_password (MwProtocol *self, MwSheet *sheet, GHashTable *typed);

/**
 * mw_protocol_get_encryption:
 * @self: a protocol
 * @sheet: the values of a profile (or of a driver's site defaults) of the same driver
 * @contradicts: (out) (optional): whether a driver's two switches are both on
 *
 * Returns: the encryption in effect; two contradicting switches count as implicit TLS, the stronger
 */
MwEncryption mw_protocol_get_encryption (MwProtocol *self, MwSheet *sheet, gboolean *contradicts);

#define MW_TYPE_DRIVER (mw_driver_get_type ())
G_DECLARE_FINAL_TYPE (MwDriver, mw_driver, MW, DRIVER, GObject)

/* Immutable, but for the properties that count its use. Readable properties: `id`, `name`,
 * `description`, `channel`, `site` (whether it is this site's own), `n-profiles` (guint, kept up to
 * date by the draft's owner through mw_driver_set_n_profiles()). */

const char *mw_driver_get_id (MwDriver *self);
const char *mw_driver_get_name (MwDriver *self);
const char *mw_driver_get_description (MwDriver *self);
const char *mw_driver_get_channel (MwDriver *self); /* IMAPSMTP, POP3SMTP */
gboolean mw_driver_get_site (MwDriver *self);

/**
 * mw_driver_get_parameters:
 * @self: a driver
 *
 * Returns: (transfer none): a list of #MwParameter in the driver's order
 */
GListModel *mw_driver_get_parameters (MwDriver *self);

/**
 * mw_driver_find_parameter:
 * @self: a driver
 * @key: a parameter's key
 *
 * Returns: (transfer none) (nullable): the parameter
 */
MwParameter *mw_driver_find_parameter (MwDriver *self, const char *key);

/**
 * mw_driver_get_protocols:
 * @self: a driver
 *
 * Returns: (transfer none): a list of #MwProtocol, incoming first
 */
GListModel *mw_driver_get_protocols (MwDriver *self);

/**
 * mw_driver_find_protocol:
 * @self: a driver
 * @direction: %MW_DIRECTION_IN or %MW_DIRECTION_OUT
 *
 * Returns: (transfer none) (nullable): the main (first) protocol of that direction
 */
MwProtocol *mw_driver_find_protocol (MwDriver *self, MwDirection direction);

/**
 * mw_driver_get_enabled_key:
 * @self: a driver
 * @direction: a direction
 *
 * Returns: (transfer none) (nullable): the key of the switch that turns the direction off
 *   (`process-incoming-mail`), if the driver has one
 */
const char *mw_driver_get_enabled_key (MwDriver *self, MwDirection direction);

guint mw_driver_get_n_profiles (MwDriver *self);
void mw_driver_set_n_profiles (MwDriver *self, guint n_profiles);

G_END_DECLS
