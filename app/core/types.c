/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/types.h>

static const char *const ORIGIN_WORDS[] = {
  [MW_ORIGIN_NONE] = "none",         [MW_ORIGIN_DRIVER_DEFAULT] = "driver-default",
  [MW_ORIGIN_FOLLOWS] = "follows",   [MW_ORIGIN_SITE_DEFAULT] = "site-default",
  [MW_ORIGIN_OVERRIDE] = "override",
};

static const char *const ENCRYPTION_WORDS[MW_N_ENCRYPTIONS] = {
  [MW_ENCRYPTION_NONE] = "none",
  [MW_ENCRYPTION_STARTTLS] = "starttls",
  [MW_ENCRYPTION_TLS] = "tls",
};

const char *
mw_origin_to_string (MwOrigin origin)
{
  g_return_val_if_fail (origin < G_N_ELEMENTS (ORIGIN_WORDS), "none");
  return ORIGIN_WORDS[origin];
}

const char *
mw_encryption_to_string (MwEncryption encryption)
{
  g_return_val_if_fail (encryption < MW_N_ENCRYPTIONS, "none");
  return ENCRYPTION_WORDS[encryption];
}

gboolean
mw_encryption_from_string (const char *word, MwEncryption *encryption)
{
  for (guint i = 0; word && i < MW_N_ENCRYPTIONS; i++)
    if (g_str_equal (word, ENCRYPTION_WORDS[i]))
      {
        *encryption = (MwEncryption) i;
        return TRUE;
      }
  return FALSE;
}
