/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/objects/servers.h"

#include <glib/gi18n-lib.h>
#include <mailwright/types.h>

#include "core/objects/field.h"

static const char *
describe_encryption (const char *word)
{
  MwEncryption encryption = MW_ENCRYPTION_NONE;

  if (!mw_encryption_from_string (word, &encryption))
    return NULL;
  switch (encryption)
    {
    case MW_ENCRYPTION_TLS:
      return C_ ("encryption", "TLS");
    case MW_ENCRYPTION_STARTTLS:
      return C_ ("encryption", "STARTTLS");
    case MW_ENCRYPTION_NONE:
    default:
      return C_ ("encryption", "None");
    }
}

static gboolean
is_switched_off (const char *server)
{
  return server && !*server;
}

char *
mw_servers_describe_encryption (const MwServers *self)
{
  const char *incoming = NULL;
  const char *outgoing = NULL;

  if (!is_switched_off (self->incoming))
    incoming = describe_encryption (self->encryption_in);
  if (!is_switched_off (self->outgoing))
    outgoing = describe_encryption (self->encryption_out);

  if (!incoming || !outgoing || g_str_equal (incoming, outgoing))
    return g_strdup (incoming ? incoming : mw_field_text (outgoing));
  /* Translators: how incoming and outgoing mail are encrypted: “TLS / STARTTLS” */
  return g_strdup_printf (_ ("%1$s / %2$s"), incoming, outgoing);
}

void
mw_servers_clear (MwServers *self)
{
  g_clear_pointer (&self->incoming, g_free);
  g_clear_pointer (&self->outgoing, g_free);
  g_clear_pointer (&self->encryption_in, g_free);
  g_clear_pointer (&self->encryption_out, g_free);
  g_clear_pointer (&self->encryption_text, g_free);
}
