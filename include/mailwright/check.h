/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/parameter.h>
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
 * MwTextField:
 *
 * What of an object a text is.
 */
typedef enum
{
  MW_TEXT_FIELD_NAME,
  MW_TEXT_FIELD_COMMENT,
} MwTextField;

/**
 * mw_check_login:
 * @agent_id: an agent's id
 * @name: its name
 * @login: its login
 * @staged: whether a submit would write it
 *
 * Returns: (transfer full) (nullable): `login`, an error if it is staged, else a warning: mail
 *   servers would read it as several (mw_login_normalise())
 */
MwFinding *
mw_check_login (const char *agent_id, const char *name, const char *login, gboolean staged);

/**
 * mw_check_text:
 * @kind: what the object is
 * @id: its id
 * @name: its name
 * @field: what @text is
 * @text: what it is called, or its comment
 *
 * Returns: (transfer full) (nullable): the warning `invisible-name` or `invisible-comment`:
 *   something in it cannot be seen, or is no text
 */
MwFinding *mw_check_text (
    MwObjectKind kind, const char *id, const char *name, MwTextField field, const char *text);

/**
 * mw_check_value:
 * @kind: %MW_OBJECT_PROFILE, or %MW_OBJECT_DRIVER for a site default
 * @id: its id
 * @name: its name
 * @parameter: a parameter of its driver
 * @value: what is set
 *
 * Returns: (transfer full) (nullable): the warning `invalid`: @parameter does not allow @value,
 * which was written by an older version or by another program
 */
MwFinding *mw_check_value (
    MwObjectKind kind, const char *id, const char *name, MwParameter *parameter, const char *value);

/**
 * mw_check_look_alike:
 * @kind: what both are
 * @id: the one's id
 * @name: its name, or an agent's login
 * @key: (nullable): the field that it is
 * @other: the other's
 *
 * Returns: (transfer full): the warning `look-alike`: nobody could tell them apart
 *   (mw_name_skeleton())
 */
MwFinding *mw_check_look_alike (
    MwObjectKind kind, const char *id, const char *name, const char *key, const char *other);

/**
 * mw_check_no_sender:
 * @profile_id: a profile's id
 * @name: its name
 * @address: what it is set to send from, which is no address
 *
 * Returns: (transfer full): the warning `no-sender`
 */
MwFinding *mw_check_no_sender (const char *profile_id, const char *name, const char *address);

/**
 * mw_check_unmade_sender:
 * @profile_id: a profile's id
 * @name: its name
 *
 * Returns: (transfer full): the warning `unmade-sender`: another program changed what it sends
 * from, and mail servers are not told what that comes to until something is submitted
 */
MwFinding *mw_check_unmade_sender (const char *profile_id, const char *name);

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
