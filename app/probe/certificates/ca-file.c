/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/certificates/ca-file.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The bundle of all public authorities has a quarter of a megabyte, a large revocation list ten. */
#define MOST_BYTES (64 * 1024 * 1024)

/* What was read, wiped when it is no longer needed: a key may be in it. */
typedef struct
{
  char *bytes; /* (owned) */
  gsize length;
} Contents;

static void
contents_clear (Contents *contents)
{
  if (contents->bytes)
    explicit_bzero (contents->bytes, contents->length);
  g_free (contents->bytes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Contents, contents_clear)

static MwCaFileState
check_kind (int fd, off_t *size)
{
  struct stat found = { 0 };

  if (fstat (fd, &found) != 0)
    return MW_CA_FILE_UNREADABLE;
  *size = found.st_size;
  if (S_ISDIR (found.st_mode))
    return MW_CA_FILE_FOLDER;
  if (!S_ISREG (found.st_mode))
    return MW_CA_FILE_SPECIAL;
  if (found.st_size == 0)
    return MW_CA_FILE_EMPTY;
  return found.st_size > MOST_BYTES ? MW_CA_FILE_TOO_LARGE : MW_CA_FILE_USABLE;
}

static MwCaFileState
read_all (int fd, Contents *contents)
{
  off_t size = 0;
  MwCaFileState state = check_kind (fd, &size);

  if (state != MW_CA_FILE_USABLE)
    return state;
  contents->bytes = g_malloc ((gsize) size);
  while (contents->length < (gsize) size)
    {
      ssize_t n = read (fd, contents->bytes + contents->length, (gsize) size - contents->length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return MW_CA_FILE_UNREADABLE;
      if (n == 0)
        break;
      contents->length += (gsize) n;
    }
  return contents->length > 0 ? MW_CA_FILE_USABLE : MW_CA_FILE_EMPTY;
}

/* Never waits: a pipe is opened and turned down. */
static MwCaFileState
read_contents (const char *path, Contents *contents)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  MwCaFileState state = MW_CA_FILE_UNREADABLE;

  if (fd < 0)
    {
      if (errno == ENOENT || errno == ENOTDIR)
        return MW_CA_FILE_ABSENT;
      return errno == EACCES || errno == EPERM ? MW_CA_FILE_FORBIDDEN : MW_CA_FILE_UNREADABLE;
    }
  state = read_all (fd, contents);
  close (fd);
  return state;
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  return g_strv_contains (names, name);
}

/* What begins as a sequence of ASN.1 does, with a length of its own. */
static gboolean
is_binary (const Contents *contents)
{
  const guchar *bytes = (const guchar *) contents->bytes;

  return contents->length > 4 && bytes[0] == 0x30 && bytes[1] >= 0x80 && bytes[1] <= 0x84;
}

static gboolean
take_certificate (MwCaFile *self, const unsigned char *der, long length, gboolean trusted)
{
  X509 *x509 = trusted ? d2i_X509_AUX (NULL, &der, length) : d2i_X509 (NULL, &der, length);

  if (!x509)
    return FALSE;
  sk_X509_push (self->certificates, x509);
  return TRUE;
}

static gboolean
take_list (MwCaFile *self, const unsigned char *der, long length)
{
  X509_CRL *list = d2i_X509_CRL (NULL, &der, length);

  if (!list)
    return FALSE;
  sk_X509_CRL_push (self->lists, list);
  return TRUE;
}

/* A block that is neither is none of ours: parameters, requests, keys. */
static gboolean
take_block (
    MwCaFile *self, const char *name, const unsigned char *der, long length, gboolean *has_key)
{
  static const char *const CERTIFICATES[] = { PEM_STRING_X509, PEM_STRING_X509_OLD, NULL };

  if (is_one_of (name, CERTIFICATES))
    return take_certificate (self, der, length, FALSE);
  if (g_str_equal (name, PEM_STRING_X509_TRUSTED))
    return take_certificate (self, der, length, TRUE);
  if (g_str_equal (name, PEM_STRING_X509_CRL))
    return take_list (self, der, length);
  *has_key = *has_key || g_str_has_suffix (name, "PRIVATE KEY");
  return TRUE;
}

static MwCaFileState
take_blocks (MwCaFile *self, const Contents *contents)
{
  BIO *bio = BIO_new_mem_buf (contents->bytes, (int) contents->length);
  char *name = NULL;
  char *header = NULL;
  unsigned char *der = NULL;
  long length = 0;
  gboolean has_key = FALSE;
  gboolean sound = TRUE;

  ERR_clear_error ();
  while (sound && PEM_read_bio (bio, &name, &header, &der, &length))
    {
      sound = take_block (self, name, der, length, &has_key);
      OPENSSL_free (name);
      OPENSSL_free (header);
      OPENSSL_clear_free (der, (size_t) length);
    }
  /* All that is not the end of the file is a block that breaks off. */
  sound = sound && ERR_GET_REASON (ERR_peek_last_error ()) == PEM_R_NO_START_LINE;
  ERR_clear_error ();
  BIO_free (bio);
  if (!sound)
    return MW_CA_FILE_DAMAGED;
  if (sk_X509_num (self->certificates) > 0)
    return MW_CA_FILE_USABLE;
  if (has_key)
    return MW_CA_FILE_KEY;
  return is_binary (contents) ? MW_CA_FILE_BINARY : MW_CA_FILE_NO_CERTIFICATE;
}

static void
drop (MwCaFile *self)
{
  sk_X509_pop_free (self->certificates, X509_free);
  sk_X509_CRL_pop_free (self->lists, X509_CRL_free);
  self->certificates = NULL;
  self->lists = NULL;
}

MwCaFile *
mw_ca_file_read (const char *path)
{
  MwCaFile *self = g_new0 (MwCaFile, 1);
  g_auto (Contents) contents = { 0 };

  self->certificates = sk_X509_new_null ();
  self->lists = sk_X509_CRL_new_null ();
  if (!path)
    return self;
  self->state = read_contents (path, &contents);
  if (self->state == MW_CA_FILE_USABLE)
    self->state = take_blocks (self, &contents);
  if (self->state != MW_CA_FILE_USABLE)
    {
      drop (self);
      self->certificates = sk_X509_new_null ();
      self->lists = sk_X509_CRL_new_null ();
    }
  return self;
}

void
mw_ca_file_free (MwCaFile *self)
{
  if (!self)
    return;
  drop (self);
  g_free (self);
}
