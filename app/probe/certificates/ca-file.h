/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>
#include <openssl/x509.h>

G_BEGIN_DECLS

/* Why nobody can be trusted by a CA file. */
typedef enum
{
  MW_CA_FILE_USABLE,
  MW_CA_FILE_ABSENT,
  MW_CA_FILE_FORBIDDEN,
  MW_CA_FILE_FOLDER,
  MW_CA_FILE_SPECIAL, /* a pipe, a device */
  MW_CA_FILE_UNREADABLE,
  MW_CA_FILE_TOO_LARGE,
  MW_CA_FILE_EMPTY,
  MW_CA_FILE_BINARY,  /* DER, where programs want PEM */
  MW_CA_FILE_DAMAGED, /* a certificate or list in it cannot be read, so that programs read nothing
                       */
  MW_CA_FILE_KEY,     /* a private key, and no certificate */
  MW_CA_FILE_NO_CERTIFICATE,
} MwCaFileState;

/**
 * MwCaFile:
 *
 * What an administrator put into a CA file.
 */
typedef struct
{
  MwCaFileState state;
  STACK_OF (X509) * certificates; /* (owned): none where @state is not usable */
  STACK_OF (X509_CRL) * lists;    /* (owned): the same */
} MwCaFile;

/**
 * mw_ca_file_read:
 * @path: (nullable): %NULL for a file without anything
 *
 * Reads the certificates and revocation lists in a file, as OpenSSL's own does (PEM, with any text
 * around it), but tells what is wrong, decodes no private key and leaves none behind in memory.
 *
 * Returns: (transfer full): what is in the file
 */
MwCaFile *mw_ca_file_read (const char *path);
void mw_ca_file_free (MwCaFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwCaFile, mw_ca_file_free)

G_END_DECLS
