/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/conversation/route.h"

void
mw_route_clear (MwRoute *self)
{
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->own_address, g_free);
}
