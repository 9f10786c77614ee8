/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/port.h>

#define SMTP "smtp"

static const struct
{
  const char *scheme;
  guint16 tls;
  guint16 plain;
  guint16 relay; /* 0 if there is none */
} PORTS[] = {
  { SMTP, 465, 587, 25 },
  { "imap", 993, 143, 0 },
  { "pop3", 995, 110, 0 },
};

guint16
mw_port_get_standard (const char *scheme, MwEncryption encryption)
{
  g_return_val_if_fail (scheme != NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (PORTS); i++)
    if (g_str_equal (PORTS[i].scheme, scheme))
      return encryption == MW_ENCRYPTION_TLS ? PORTS[i].tls : PORTS[i].plain;
  return 0;
}

MwPortUse
mw_port_get_use (const char *scheme, guint16 port)
{
  for (guint i = 0; port > 0 && i < G_N_ELEMENTS (PORTS); i++)
    {
      if (scheme != NULL && !g_str_equal (PORTS[i].scheme, scheme))
        continue;
      if (port == PORTS[i].tls)
        return MW_PORT_TLS;
      if (port == PORTS[i].plain || port == PORTS[i].relay)
        return MW_PORT_PLAIN;
    }
  return MW_PORT_OTHER;
}

gboolean
mw_port_is_submission (guint16 port)
{
  return port > 0 && (port == mw_port_get_standard (SMTP, MW_ENCRYPTION_TLS) ||
                      port == mw_port_get_standard (SMTP, MW_ENCRYPTION_STARTTLS));
}
