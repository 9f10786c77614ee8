/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MW_ERROR:
 *
 * The one error domain of Mailwright. Messages are translated and made for people: what happened,
 * to which object, what can be done. They never hold a secret. A cancelled operation raises
 * %G_IO_ERROR_CANCELLED instead.
 */
#define MW_ERROR (mw_error_quark ())
/**
 * mw_error_quark:
 *
 * Returns: the domain %MW_ERROR
 */
GQuark mw_error_quark (void);

/**
 * MwError:
 * @MW_ERROR_INVALID: a value that its parameter or field does not allow
 * @MW_ERROR_DUPLICATE: an address, name or login that another object has
 * @MW_ERROR_NOT_FOUND: no such object
 * @MW_ERROR_REFUSED: a rule refuses it (a submitted profile is not deleted)
 * @MW_ERROR_BLOCKED: a check's errors, or warnings that nobody accepted, block the submit
 * @MW_ERROR_NOTHING: nothing to submit, undo or redo
 * @MW_ERROR_REVIEW_OUTDATED: the draft changed since the review that was to be submitted
 * @MW_ERROR_STALE: the live configuration moved on since the draft's base revision
 * @MW_ERROR_UNREACHABLE: the live configuration cannot be reached now
 * @MW_ERROR_STORAGE: the database could not be read or written
 * @MW_ERROR_FULL: no space left
 * @MW_ERROR_READ_ONLY: the file or its folder may not be written
 * @MW_ERROR_BUSY: another program holds the database
 * @MW_ERROR_NOT_DATABASE: the file is not a Mailwright database
 * @MW_ERROR_NEWER_SCHEMA: made by a newer Mailwright; left untouched
 * @MW_ERROR_KEYRING_ABSENT: no keyring (Secret Service) can be reached
 * @MW_ERROR_KEYRING_MISSING: there is a service, but no default keyring to keep anything in
 * @MW_ERROR_KEYRING_LOCKED: the keyring is locked, and stayed so
 * @MW_ERROR_KEYRING_DECLINED: the keyring asked for a confirmation, and got none
 * @MW_ERROR_KEYRING_FAILED: the keyring answered with an error
 *
 * The codes of %MW_ERROR.
 */
typedef enum
{
  MW_ERROR_INVALID,
  MW_ERROR_DUPLICATE,
  MW_ERROR_NOT_FOUND,
  MW_ERROR_REFUSED,
  MW_ERROR_BLOCKED,
  MW_ERROR_NOTHING,
  MW_ERROR_REVIEW_OUTDATED,
  MW_ERROR_STALE,
  MW_ERROR_UNREACHABLE,
  MW_ERROR_STORAGE,
  MW_ERROR_FULL,
  MW_ERROR_READ_ONLY,
  MW_ERROR_BUSY,
  MW_ERROR_NOT_DATABASE,
  MW_ERROR_NEWER_SCHEMA,
  MW_ERROR_KEYRING_ABSENT,
  MW_ERROR_KEYRING_MISSING,
  MW_ERROR_KEYRING_LOCKED,
  MW_ERROR_KEYRING_DECLINED,
  MW_ERROR_KEYRING_FAILED,
} MwError;

G_END_DECLS
