/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/sheet.h>
#include <mailwright/types.h>

G_BEGIN_DECLS

/**
 * MwFinding:
 *
 * What a check found: an error blocks the submit, a warning has to be accepted one by one. It leads
 * to the object and field it is about. Immutable; readable properties: `id` (stable:
 * `code/object-id/key`), `code`, `is-error`, `object-kind`, `object-id`, `object-name`, `key`
 * (nullable), `message` (translated sentence).
 */
#define MW_TYPE_FINDING (mw_finding_get_type ())
G_DECLARE_FINAL_TYPE (MwFinding, mw_finding, MW, FINDING, GObject)

MwFinding *mw_finding_new (const char *code,
                           gboolean is_error,
                           MwObjectKind kind,
                           const char *object_id,
                           const char *object_name,
                           const char *key,
                           const char *message);
const char *mw_finding_get_id (MwFinding *self);
const char *mw_finding_get_code (MwFinding *self);
gboolean mw_finding_get_is_error (MwFinding *self);
MwObjectKind mw_finding_get_object_kind (MwFinding *self);
const char *mw_finding_get_object_id (MwFinding *self);
const char *mw_finding_get_object_name (MwFinding *self);
const char *mw_finding_get_key (MwFinding *self); /* (nullable) */
const char *mw_finding_get_message (MwFinding *self);

/**
 * mw_check_unknown_driver:
 * @profile_id: a profile's id
 * @name: its name
 * @driver_id: the driver that the catalogue does not have
 *
 * Returns: (transfer full): the error `unknown-driver`
 */
MwFinding *
mw_check_unknown_driver (const char *profile_id, const char *name, const char *driver_id);

/**
 * mw_check_same_mailbox:
 * @profile_id: a profile's id
 * @name: its name
 * @key: (nullable): the parameter that names its account
 * @other: another profile's name
 *
 * Returns: (transfer full): the warning `same-mailbox`: both fetch from one mailbox
 */
MwFinding *mw_check_same_mailbox (const char *profile_id,
                                  const char *name,
                                  const char *key,
                                  const char *other);

/**
 * mw_check_profile:
 * @profile_id: the profile's id
 * @name: its name
 * @sheet: its values
 * @findings: (element-type MwFinding): where findings are added
 *
 * The rules of one profile, of the draft alone, no network:
 * errors `missing` (a required value, its direction in use), `invalid` (a value its driver no
 * longer allows), `contradiction` (two encryption switches both on), `no-password` (an account name
 * to log in with, and no password); warnings `plain-password` (a password and no encryption),
 * `old-tls` (a minimum TLS version below 1.2), `single-label` (an address whose domain is one
 * label), `port-encryption` (a port on which servers speak another encryption), `no-login`
 * (submission without a login), `address-host` (an address in place of a host name, and a
 * certificate that would have to be for it).
 */
void
mw_check_profile (const char *profile_id, const char *name, MwSheet *sheet, GPtrArray *findings);

G_END_DECLS
