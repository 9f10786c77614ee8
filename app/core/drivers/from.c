/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/from.h>

#include "core/drivers/parameter-private.h"

/* An empty value says “none”: mail is sent from the profile itself. */
static const char *
choose (const char *value, const char *profile)
{
  return value && *value ? value : profile;
}

/* What a driver that is not installed would say can only be what the shipped ones do. */
static char *
find_effective (
    const MwFrom *self, const char *key, const char *own, const char *site, const char *profile)
{
  MwParameter *parameter = self->driver ? mw_driver_find_parameter (self->driver, key) : NULL;
  const char *value = own ? own : site;
  g_autofree char *effective = NULL;

  if (self->driver && !parameter)
    return g_strdup (profile);
  if (!value && parameter)
    value = mw_parameter_get_default (parameter);
  effective = mw_parameter_expand (parameter, value, self->address);
  return g_strdup (choose (effective, profile));
}

char *
mw_from_dup_address (const MwFrom *self)
{
  g_return_val_if_fail (self != NULL && self->address != NULL, NULL);

  return find_effective (self, MW_FROM_ADDRESS, self->own_address, self->site_address,
                         self->address);
}

char *
mw_from_dup_display_name (const MwFrom *self)
{
  g_return_val_if_fail (self != NULL && self->address != NULL && self->name != NULL, NULL);

  return find_effective (self, MW_FROM_DISPLAY_NAME, self->own_display_name,
                         self->site_display_name, self->name);
}

const char *
mw_from_find_address (MwSheet *sheet)
{
  g_return_val_if_fail (MW_IS_SHEET (sheet), NULL);

  return choose (mw_sheet_get (sheet, MW_FROM_ADDRESS), mw_sheet_get_address (sheet));
}

const char *
mw_from_get_default (MwDriver *driver, const char *key)
{
  MwParameter *parameter = NULL;
  const char *value = NULL;

  g_return_val_if_fail (MW_IS_DRIVER (driver), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  parameter = mw_driver_find_parameter (driver, key);
  value = parameter ? mw_parameter_get_default (parameter) : NULL;
  if (!value || !*value ||
      (g_str_equal (key, MW_FROM_ADDRESS) && g_str_equal (value, MW_PLACEHOLDER_ADDRESS)))
    return NULL;
  return value;
}
