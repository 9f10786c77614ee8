/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/certificates/certificate.h"

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <string.h>

/* Whoever made a certificate must not play with the lines and the direction of what is shown. */
static gboolean
is_plain (gunichar letter)
{
  return !g_unichar_iscntrl (letter) && letter != 0x200e && letter != 0x200f &&
         !(letter >= 0x2028 && letter <= 0x202e) && !(letter >= 0x2066 && letter <= 0x2069);
}

static char *
make_plain (const char *text, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) length);
  GString *plain = g_string_new (NULL);

  for (const char *c = valid; *c; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      g_string_append_unichar (plain, is_plain (letter) ? letter : 0xfffd);
    }
  return g_string_free (plain, FALSE);
}

static char *
take_memory (BIO *bio)
{
  char *text = NULL;
  long length = BIO_get_mem_data (bio, &text);
  char *copy = g_strndup (text ? text : "", length > 0 ? (gsize) length : 0);

  BIO_free (bio);
  return copy;
}

char *
mw_certificate_name (const X509_NAME *name)
{
  g_autofree char *text = NULL;
  int index = X509_NAME_get_index_by_NID (name, NID_commonName, -1);
  BIO *bio = BIO_new (BIO_s_mem ());

  if (index >= 0)
    ASN1_STRING_print_ex (bio, X509_NAME_ENTRY_get_data (X509_NAME_get_entry (name, index)),
                          ASN1_STRFLGS_UTF8_CONVERT | ASN1_STRFLGS_ESC_CTRL);
  else
    X509_NAME_print_ex (bio, name, 0, XN_FLAG_ONELINE & ~ASN1_STRFLGS_ESC_MSB);
  text = take_memory (bio);
  return make_plain (text, strlen (text));
}

char *
mw_certificate_address (const ASN1_OCTET_STRING *address)
{
  g_autoptr (GInetAddress) inet = NULL;
  int length = ASN1_STRING_length (address);

  if (length != 4 && length != 16)
    return NULL;
  inet = g_inet_address_new_from_bytes (ASN1_STRING_get0_data (address),
                                        length == 4 ? G_SOCKET_FAMILY_IPV4 : G_SOCKET_FAMILY_IPV6);
  return g_inet_address_to_string (inet);
}

char *
mw_certificate_text (const ASN1_STRING *text)
{
  unsigned char *converted = NULL;
  int length = -1;
  char *plain = NULL;

  /* What calls itself ASCII and is not is UTF-8, if anything. */
  if (ASN1_STRING_type (text) != V_ASN1_IA5STRING)
    length = ASN1_STRING_to_UTF8 (&converted, text);
  if (length < 0)
    return make_plain ((const char *) ASN1_STRING_get0_data (text),
                       (gsize) ASN1_STRING_length (text));
  plain = make_plain ((const char *) converted, (gsize) length);
  OPENSSL_free (converted);
  return plain;
}

static GStrv
read_alternative_names (X509 *x509)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  GENERAL_NAMES *found = X509_get_ext_d2i (x509, NID_subject_alt_name, NULL, NULL);

  for (int i = 0; i < sk_GENERAL_NAME_num (found); i++)
    {
      GENERAL_NAME *name = sk_GENERAL_NAME_value (found, i);
      g_autofree char *text = NULL;

      if (name->type == GEN_DNS)
        text = mw_certificate_text (name->d.dNSName);
      else if (name->type == GEN_EMAIL)
        text = mw_certificate_text (name->d.rfc822Name);
      else if (name->type == GEN_IPADD)
        text = mw_certificate_address (name->d.iPAddress);
      if (text)
        g_strv_builder_add (names, text);
    }
  GENERAL_NAMES_free (found);
  return g_strv_builder_end (names);
}

GDateTime *
mw_certificate_time (const ASN1_TIME *time)
{
  struct tm parts = { 0 };
  GDateTime *read = NULL;

  if (ASN1_TIME_to_tm (time, &parts))
    read = g_date_time_new_utc (parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
                                parts.tm_hour, parts.tm_min, parts.tm_sec);
  return read ? read : g_date_time_new_from_unix_utc (0);
}

static char *
read_key (X509 *x509)
{
  EVP_PKEY *key = X509_get0_pubkey (x509);
  const char *type = key ? EVP_PKEY_get0_type_name (key) : NULL;

  if (!type)
    return g_strdup ("");
  /* A name and a size are the same in each language. */
  return g_strdup_printf ("%s %d bits", type, EVP_PKEY_get_bits (key));
}

static char *
read_pem (X509 *x509)
{
  BIO *bio = BIO_new (BIO_s_mem ());

  PEM_write_bio_X509 (bio, x509);
  return take_memory (bio);
}

char *
mw_certificate_fingerprint (X509 *x509)
{
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  g_autoptr (GString) digits = g_string_new (NULL);

  if (X509_digest (x509, EVP_sha256 (), digest, &length))
    for (unsigned int i = 0; i < length; i++)
      g_string_append_printf (digits, "%02x", digest[i]);
  return g_strdup (digits->str);
}

MwCertificate *
mw_certificate_read (X509 *x509)
{
  g_autofree char *subject = mw_certificate_name (X509_get_subject_name (x509));
  g_autofree char *issuer = mw_certificate_name (X509_get_issuer_name (x509));
  g_auto (GStrv) names = read_alternative_names (x509);
  g_autoptr (GDateTime) not_before = mw_certificate_time (X509_get0_notBefore (x509));
  g_autoptr (GDateTime) not_after = mw_certificate_time (X509_get0_notAfter (x509));
  g_autofree char *key_text = read_key (x509);
  g_autofree char *sha256 = mw_certificate_fingerprint (x509);
  g_autofree char *pem = read_pem (x509);
  MwCertificateFields fields = {
    .subject = subject,
    .issuer = issuer,
    .names = (const char *const *) names,
    .not_before = not_before,
    .not_after = not_after,
    .key_text = key_text,
    .sha256 = sha256,
    .pem = pem,
  };

  return mw_certificate_new (&fields);
}
