/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/conversation/speech.h"

void
mw_speech_init (MwSpeech *self, const char *scheme)
{
  *self = (MwSpeech){ .answer = mw_answer_new (scheme), .capabilities = g_string_new (NULL) };
}

void
mw_speech_clear (MwSpeech *self)
{
  g_clear_pointer (&self->greeting, g_free);
  g_clear_pointer (&self->name_refusal, g_free);
  g_clear_pointer (&self->answer, mw_answer_free);
  g_clear_pointer (&self->token, mw_token_refusal_free);
  if (self->capabilities)
    g_string_free (g_steal_pointer (&self->capabilities), TRUE);
}
