/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "probe/certificates/verification.h"

MwEndedList *
mw_ended_list_new (const char *issuer, GDateTime *ended)
{
  MwEndedList *self = g_new0 (MwEndedList, 1);

  self->issuer = g_strdup (issuer);
  self->ended = g_date_time_ref (ended);
  return self;
}

void
mw_ended_list_free (MwEndedList *self)
{
  g_free (self->issuer);
  g_date_time_unref (self->ended);
  g_free (self);
}

MwVerification *
mw_verification_new (void)
{
  MwVerification *self = g_new0 (MwVerification, 1);

  self->chain = g_ptr_array_new_with_free_func (g_object_unref);
  self->ended_lists = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_ended_list_free);
  return self;
}

void
mw_verification_free (MwVerification *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->chain);
  g_clear_pointer (&self->naming, mw_naming_free);
  g_ptr_array_unref (self->ended_lists);
  g_free (self);
}

gboolean
mw_verification_accepts (const MwVerification *self, const char *pin)
{
  if (!self)
    return FALSE;
  if (pin)
    return self->pin_matches;
  return self->error == X509_V_OK && mw_naming_accepts (self->naming);
}

guint
mw_verification_count_relied (const MwVerification *self, const char *pin)
{
  return pin ? MIN (self->n_built, 1) : self->n_built;
}
