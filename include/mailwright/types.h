/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A property whose value is one of these enums is an int (%G_TYPE_INT). */

typedef struct _MwAgent MwAgent;
typedef struct _MwCatalogue MwCatalogue;
typedef struct _MwCertificate MwCertificate;
typedef struct _MwChange MwChange;
typedef struct _MwDraft MwDraft;
typedef struct _MwDriver MwDriver;
typedef struct _MwEdit MwEdit;
typedef struct _MwFinding MwFinding;
typedef struct _MwKeptSecret MwKeptSecret;
typedef struct _MwLive MwLive;
typedef struct _MwMailboxTest MwMailboxTest;
typedef struct _MwOverride MwOverride;
typedef struct _MwParameter MwParameter;
typedef struct _MwProbeReport MwProbeReport;
typedef struct _MwProber MwProber;
typedef struct _MwProfile MwProfile;
typedef struct _MwProtocol MwProtocol;
typedef struct _MwPublisher MwPublisher;
typedef struct _MwQuery MwQuery;
typedef struct _MwResponsibility MwResponsibility;
typedef struct _MwReview MwReview;
typedef struct _MwRevision MwRevision;
typedef struct _MwSender MwSender;
typedef struct _MwSheet MwSheet;
typedef struct _MwTestRun MwTestRun;
typedef struct _MwTester MwTester;
typedef struct _MwValue MwValue;
typedef struct _MwVault MwVault;

/**
 * MwDirection:
 * @MW_DIRECTION_IN: incoming mail (IMAP, POP3)
 * @MW_DIRECTION_OUT: outgoing mail (SMTP)
 * @MW_DIRECTION_BOTH: both
 *
 * Which way mail flows that a parameter or a protocol is about.
 */
typedef enum
{
  MW_DIRECTION_IN = 1 << 0,
  MW_DIRECTION_OUT = 1 << 1,
  MW_DIRECTION_BOTH = MW_DIRECTION_IN | MW_DIRECTION_OUT,
} MwDirection;

/**
 * MwParameterType:
 * @MW_PARAMETER_TEXT: free text in one line
 * @MW_PARAMETER_ADDRESS: a mail address, see mw_address_parse()
 * @MW_PARAMETER_HOST: a host name or an IP address
 * @MW_PARAMETER_PORT: a TCP port, 1 to 65535
 * @MW_PARAMETER_NUMBER: a whole number with bounds and a unit
 * @MW_PARAMETER_SWITCH: `on` or `off`
 * @MW_PARAMETER_CHOICE: one of the parameter's choices
 * @MW_PARAMETER_CHARSET: a character set that iconv knows
 * @MW_PARAMETER_FOLDER: a mailbox folder on the server
 * @MW_PARAMETER_PATH: an absolute path in the file system
 * @MW_PARAMETER_FINGERPRINT: the SHA-256 fingerprint of a certificate, 64 hexadecimal digits
 * @MW_PARAMETER_SECRET: a password or token; its value is an opaque secret id, never the secret
 *
 * The type of a parameter's value.
 */
typedef enum
{
  MW_PARAMETER_TEXT,
  MW_PARAMETER_ADDRESS,
  MW_PARAMETER_HOST,
  MW_PARAMETER_PORT,
  MW_PARAMETER_NUMBER,
  MW_PARAMETER_SWITCH,
  MW_PARAMETER_CHOICE,
  MW_PARAMETER_CHARSET,
  MW_PARAMETER_FOLDER,
  MW_PARAMETER_PATH,
  MW_PARAMETER_FINGERPRINT,
  MW_PARAMETER_SECRET,
} MwParameterType;

/**
 * MwOrigin:
 * @MW_ORIGIN_NONE: there is no value
 * @MW_ORIGIN_DRIVER_DEFAULT: the driver's default
 * @MW_ORIGIN_FOLLOWS: the driver's default, which follows another parameter (a port its encryption)
 * @MW_ORIGIN_SITE_DEFAULT: the value this site set for all profiles of the driver
 * @MW_ORIGIN_OVERRIDE: the profile's own value
 *
 * Where an effective value comes from. As text: `none`, `driver-default`, `follows`,
 * `site-default`, `override`, see mw_origin_to_string().
 */
typedef enum
{
  MW_ORIGIN_NONE,
  MW_ORIGIN_DRIVER_DEFAULT,
  MW_ORIGIN_FOLLOWS,
  MW_ORIGIN_SITE_DEFAULT,
  MW_ORIGIN_OVERRIDE,
} MwOrigin;

/**
 * MwEncryption:
 * @MW_ENCRYPTION_NONE: no encryption (`none`)
 * @MW_ENCRYPTION_STARTTLS: STARTTLS or STLS, required (`starttls`)
 * @MW_ENCRYPTION_TLS: TLS from the first byte (`tls`)
 *
 * How a protocol's connection is encrypted. There is no "STARTTLS if available": it sends passwords
 * in the clear to whoever strips the offer (RFC 8314, section 4.1).
 */
typedef enum
{
  MW_ENCRYPTION_NONE,
  MW_ENCRYPTION_STARTTLS,
  MW_ENCRYPTION_TLS,
} MwEncryption;

#define MW_N_ENCRYPTIONS 3

/**
 * MwObjectKind:
 * @MW_OBJECT_DRIVER: a driver, by its id
 * @MW_OBJECT_PROFILE: a profile
 * @MW_OBJECT_AGENT: an agent
 * @MW_OBJECT_RESPONSIBILITY: a responsibility
 * @MW_OBJECT_RESPONSE_GROUP: a response group
 * @MW_OBJECT_ORGANISATION: an organisation
 * @MW_OBJECT_FIRST_FREE: the first that mw_object_kind_register() gives
 *
 * The kinds of objects that a change or a finding is about.
 */
typedef enum
{
  MW_OBJECT_DRIVER,
  MW_OBJECT_PROFILE,
  MW_OBJECT_AGENT,
  MW_OBJECT_RESPONSIBILITY,
  MW_OBJECT_RESPONSE_GROUP,
  MW_OBJECT_ORGANISATION,
  MW_OBJECT_FIRST_FREE,
} MwObjectKind;

/**
 * MwStaged:
 * @MW_STAGED_NO: the draft agrees with what is live
 * @MW_STAGED_NEW: it is in the draft only
 * @MW_STAGED_CHANGED: it, or something that belongs to it, differs from what is live
 *
 * How an object or a value of the draft differs from the live configuration.
 */
typedef enum
{
  MW_STAGED_NO,
  MW_STAGED_NEW,
  MW_STAGED_CHANGED,
} MwStaged;

/**
 * mw_origin_to_string:
 * @origin: where a value comes from
 *
 * Returns: (transfer none): the stable word for @origin, as in JSON
 */
const char *mw_origin_to_string (MwOrigin origin);

/**
 * mw_encryption_to_string:
 * @encryption: an encryption
 *
 * Returns: (transfer none): the stable word for @encryption, as in the database
 */
const char *mw_encryption_to_string (MwEncryption encryption);

/**
 * mw_encryption_from_string:
 * @word: (nullable): `none`, `starttls` or `tls`
 * @encryption: (out): the encryption
 *
 * Returns: %FALSE if @word is none of the three
 */
gboolean mw_encryption_from_string (const char *word, MwEncryption *encryption);

G_END_DECLS
