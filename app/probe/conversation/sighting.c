/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/conversation/sighting.h"

MwSighting *
mw_sighting_new (const char *scheme)
{
  MwSighting *self = g_new0 (MwSighting, 1);

  mw_tls_sighting_init (&self->tls);
  mw_speech_init (&self->speech, scheme);
  return self;
}

void
mw_sighting_free (MwSighting *self)
{
  if (!self)
    return;
  mw_route_clear (&self->route);
  mw_tls_sighting_clear (&self->tls);
  mw_speech_clear (&self->speech);
  g_free (self->problem);
  g_free (self);
}
