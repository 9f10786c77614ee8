/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/conversation/sighting.h"

MwSighting *
mw_sighting_new (const char *scheme)
{
  MwSighting *self = g_new0 (MwSighting, 1);

  self->answer = mw_answer_new (scheme);
  self->capabilities = g_string_new (NULL);
  self->alert = -1;
  return self;
}

void
mw_sighting_free (MwSighting *self)
{
  if (!self)
    return;
  g_free (self->address);
  g_free (self->own_address);
  g_free (self->greeting);
  g_free (self->name_refusal);
  mw_answer_free (self->answer);
  mw_token_refusal_free (self->token);
  g_free (self->problem);
  g_string_free (self->capabilities, TRUE);
  g_free (self->tls_version);
  g_free (self->cipher);
  mw_verification_free (self->verification);
  g_free (self);
}
