/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/conversation/tls-sighting.h"

void
mw_tls_sighting_init (MwTlsSighting *self)
{
  *self = (MwTlsSighting){ .alert = -1 };
}

void
mw_tls_sighting_clear (MwTlsSighting *self)
{
  g_clear_pointer (&self->version, g_free);
  g_clear_pointer (&self->cipher, g_free);
  g_clear_pointer (&self->verification, mw_verification_free);
}
