/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/checks/check-private.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* What servers speak on the ports that are theirs by RFC 8314 and before. */
static const struct
{
  const char *scheme;
  const char *port;
  gboolean tls; /* from the first byte */
} PORTS[] = {
  { "smtp", "25", FALSE },  { "smtp", "587", FALSE }, { "smtp", "465", TRUE },
  { "imap", "143", FALSE }, { "imap", "993", TRUE },  { "pop3", "110", FALSE },
  { "pop3", "995", TRUE },
};

static const char *
get_port (MwCheck *check, MwProtocol *protocol)
{
  const char *key = mw_protocol_get_key (protocol, "port");

  return key ? mw_sheet_get (check->sheet, key) : NULL;
}

/* `smtp-backup` speaks `smtp`. */
static gboolean
speaks (MwProtocol *protocol, const char *scheme)
{
  g_auto (GStrv) words = g_strsplit (mw_protocol_get_id (protocol), "-", 2);

  return g_str_equal (words[0], scheme);
}

static void
check_port (MwCheck *check, MwProtocol *protocol, MwEncryption encryption)
{
  const char *port = get_port (check, protocol);
  gboolean tls = encryption == MW_ENCRYPTION_TLS;

  for (guint i = 0; port && i < G_N_ELEMENTS (PORTS); i++)
    {
      g_autofree char *message = NULL;

      if (!g_str_equal (port, PORTS[i].port) || !speaks (protocol, PORTS[i].scheme) ||
          tls == PORTS[i].tls)
        continue;
      message = g_strdup_printf (
          PORTS[i].tls
              /* Translators: a profile, a port and a protocol (SMTP) */
              ? _ ("“%s” uses port %s for %s, where servers speak TLS from the first byte, but it "
                   "does not. Set the encryption to TLS, or use another port.")
              : _ ("“%s” uses port %s for %s, where servers begin without TLS, but it begins with "
                   "it. Set the encryption to STARTTLS, or use another port."),
          check->name, port, mw_protocol_get_name (protocol));
      mw_check_add (check, "port-encryption", FALSE, mw_protocol_get_key (protocol, "port"),
                    message);
    }
}

/* Servers take mail on the ports of submission from whoever logs in. */
static void
check_submission (MwCheck *check, MwProtocol *protocol)
{
  const char *port = get_port (check, protocol);
  const char *account = mw_protocol_get_key (protocol, "account");
  const char *authentication = mw_protocol_get_key (protocol, "authentication");
  gboolean no_name = account && !mw_check_has_text (check, account);
  gboolean off =
      authentication && g_strcmp0 (mw_sheet_get (check->sheet, authentication), "none") == 0;
  g_autofree char *message = NULL;

  if (!speaks (protocol, "smtp") || (!no_name && !off) ||
      (g_strcmp0 (port, "587") != 0 && g_strcmp0 (port, "465") != 0))
    return;
  message = g_strdup_printf (_ ("“%s” does not log in for %s on port %s, where servers take mail "
                                "only from those who do."),
                             check->name, mw_protocol_get_name (protocol), port);
  mw_check_add (check, "no-login", FALSE, no_name ? account : authentication, message);
}

/* Certificates are for names; hardly any holds an address. A pinned one need not. */
static void
check_host (MwCheck *check, MwProtocol *protocol, MwEncryption encryption)
{
  const char *key = mw_protocol_get_key (protocol, "server");
  const char *host = mw_sheet_get (check->sheet, key);
  g_autofree char *message = NULL;

  if (encryption == MW_ENCRYPTION_NONE || !host || !g_hostname_is_ip_address (host) ||
      mw_check_has_text (check, "pinned-certificate"))
    return;
  message = g_strdup_printf (_ ("“%s” names its server for %s by the address %s, and hardly any "
                                "certificate is for an address. Use the server’s name."),
                             check->name, mw_protocol_get_name (protocol), host);
  mw_check_add (check, "address-host", FALSE, key, message);
}

void
mw_check_connection (MwCheck *check,
                     MwProtocol *protocol,
                     MwEncryption encryption,
                     gboolean contradicts)
{
  if (!contradicts)
    check_port (check, protocol, encryption);
  check_submission (check, protocol);
  check_host (check, protocol, encryption);
}

MwFinding *
mw_check_same_mailbox (const char *profile_id, const char *name, const char *key, const char *other)
{
  g_autofree char *message = NULL;

  g_return_val_if_fail (profile_id != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (other != NULL, NULL);

  message =
      g_strdup_printf (_ ("“%s” fetches from the same mailbox as “%s”: each takes mail away from "
                          "the other. Disable one of them, or give it another account."),
                       name, other);
  return mw_finding_new ("same-mailbox", FALSE, MW_OBJECT_PROFILE, profile_id, name, key, message);
}
