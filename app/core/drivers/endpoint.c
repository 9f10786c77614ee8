/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/from.h>
#include <mailwright/probe.h>

#include <string.h>

#define DEFAULT_TIMEOUT 30
#define DEFAULT_MINIMUM_TLS "1.2"

G_DEFINE_BOXED_TYPE (MwEndpoint, mw_endpoint, mw_endpoint_ref, mw_endpoint_unref)

/* What @key holds, or NULL where it holds nothing. */
static const char *
get_filled (MwSheet *sheet, const char *key)
{
  const char *value = key ? mw_sheet_get (sheet, key) : NULL;

  return value && *value ? value : NULL;
}

static const char *
get_password_id (MwSheet *sheet, MwProtocol *protocol)
{
  return protocol ? get_filled (sheet, mw_protocol_get_key (protocol, "password")) : NULL;
}

/* A protocol that has no password of its own takes that of the main one of its direction, then that
 * of incoming mail. */
static const char *
find_password_id (MwSheet *sheet, MwProtocol *protocol)
{
  MwDriver *driver = mw_sheet_get_driver (sheet);
  MwDirection direction = mw_protocol_get_direction (protocol);
  const char *id = get_password_id (sheet, protocol);

  if (!id)
    id = get_password_id (sheet, mw_driver_find_protocol (driver, direction));
  if (!id && direction == MW_DIRECTION_OUT)
    id = get_password_id (sheet, mw_driver_find_protocol (driver, MW_DIRECTION_IN));
  return id;
}

static const char *
find_mailbox (MwSheet *sheet, MwEndpoint *self)
{
  g_autofree char *folder_key = g_strconcat (self->scheme, "-folder", NULL);

  if (self->direction == MW_DIRECTION_IN)
    return get_filled (sheet, folder_key);
  return mw_from_find_address (sheet);
}

/* In place of what is in @field, unless @key holds nothing. */
static void
take_filled (char **field, MwSheet *sheet, const char *key)
{
  const char *value = get_filled (sheet, key);

  if (!value)
    return;
  g_free (*field);
  *field = g_strdup (value);
}

static guint64
get_number (MwSheet *sheet, const char *key, guint64 maximum, guint64 fallback)
{
  const char *value = get_filled (sheet, key);
  guint64 number = 0;

  if (value && g_ascii_string_to_unsigned (value, 10, 1, maximum, &number, NULL))
    return number;
  return fallback;
}

/**
 * mw_endpoint_new_plain:
 * @scheme: `smtp`, `imap` or `pop3`
 * @host: a host
 * @port: a port
 * @encryption: how the connection is encrypted
 *
 * Returns: (transfer full): an endpoint without a login, verified against the system’s trust
 *   store
 */
MwEndpoint *
mw_endpoint_new_plain (const char *scheme, const char *host, guint16 port, MwEncryption encryption)
{
  MwEndpoint *self = NULL;

  g_return_val_if_fail (scheme != NULL, NULL);

  self = g_new0 (MwEndpoint, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->scheme = g_strdup (scheme);
  self->direction = g_str_equal (scheme, "smtp") ? MW_DIRECTION_OUT : MW_DIRECTION_IN;
  self->host = host && *host ? g_strdup (host) : NULL;
  self->port = port;
  self->encryption = encryption;
  self->account = g_strdup ("");
  self->authentication = g_strdup ("automatic");
  self->timeout = DEFAULT_TIMEOUT;
  self->minimum_tls = g_strdup (DEFAULT_MINIMUM_TLS);
  return self;
}

MwEndpoint *
mw_endpoint_new (MwSheet *sheet, MwProtocol *protocol)
{
  g_auto (GStrv) words = NULL;
  MwEndpoint *self = NULL;

  g_return_val_if_fail (MW_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (MW_IS_PROTOCOL (protocol), NULL);

  words = g_strsplit (mw_protocol_get_id (protocol), "-", 2);
  self = mw_endpoint_new_plain (
      words[0], get_filled (sheet, mw_protocol_get_key (protocol, "server")),
      (guint16) get_number (sheet, mw_protocol_get_key (protocol, "port"), G_MAXUINT16, 0),
      mw_protocol_get_encryption (protocol, sheet, NULL));
  self->direction = mw_protocol_get_direction (protocol);
  self->timeout = (guint) get_number (sheet, mw_protocol_get_key (protocol, "timeout"), G_MAXUINT,
                                      DEFAULT_TIMEOUT);
  self->ca_file = g_strdup (get_filled (sheet, "ca-file"));
  self->pin = g_strdup (get_filled (sheet, "pinned-certificate"));
  self->mailbox = g_strdup (find_mailbox (sheet, self));

  take_filled (&self->account, sheet, mw_protocol_get_key (protocol, "account"));
  take_filled (&self->authentication, sheet, mw_protocol_get_key (protocol, "authentication"));
  take_filled (&self->minimum_tls, sheet, "minimum-tls-version");
  if (mw_endpoint_logs_in (self))
    self->password_id = g_strdup (find_password_id (sheet, protocol));
  return self;
}

/**
 * mw_endpoint_ref:
 *
 * Returns: (transfer full): the same endpoint
 */
MwEndpoint *
mw_endpoint_ref (MwEndpoint *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * mw_endpoint_unref:
 *
 * Lets go of an endpoint.
 */
void
mw_endpoint_unref (MwEndpoint *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->scheme);
  g_free (self->host);
  g_free (self->account);
  g_free (self->authentication);
  g_free (self->ca_file);
  g_free (self->pin);
  g_free (self->minimum_tls);
  g_free (self->mailbox);
  g_free (self->password_id);
  g_free (self);
}

/**
 * mw_endpoint_logs_in:
 *
 * Returns: whether there is an account, and a way to log in to it
 */
gboolean
mw_endpoint_logs_in (MwEndpoint *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return *self->account && !g_str_equal (self->authentication, "none");
}

/* With its length, so that no two lists of texts are the same bytes. */
static void
add_text (GChecksum *checksum, const char *text)
{
  gint64 length = text ? (gint64) strlen (text) : -1;

  g_checksum_update (checksum, (const guchar *) &length, sizeof length);
  if (length > 0)
    g_checksum_update (checksum, (const guchar *) text, (gssize) length);
}

char *
mw_endpoint_dup_digest (MwEndpoint *self)
{
  g_autoptr (GChecksum) checksum = NULL;
  g_autofree char *numbers = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  numbers = g_strdup_printf ("%d %u %s %u", (int) self->direction, self->port,
                             mw_encryption_to_string (self->encryption), self->timeout);
  add_text (checksum, numbers);
  add_text (checksum, self->scheme);
  add_text (checksum, self->host);
  add_text (checksum, self->account);
  add_text (checksum, self->authentication);
  add_text (checksum, self->ca_file);
  add_text (checksum, self->pin);
  add_text (checksum, self->minimum_tls);
  add_text (checksum, self->mailbox);
  add_text (checksum, self->password_id);
  return g_strdup (g_checksum_get_string (checksum));
}

char *
mw_endpoint_dup_server (MwEndpoint *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!self->host)
    return g_strdup ("");
  return g_strdup_printf (strchr (self->host, ':') ? "[%s]:%u" : "%s:%u", self->host, self->port);
}
