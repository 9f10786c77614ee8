/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/widgets/titled.h"

G_DEFINE_INTERFACE (MwTitled, mw_titled, MW_TYPE_PAGE)

static void
mw_titled_default_init (MwTitledInterface *iface)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  g_object_interface_install_property (iface,
                                       g_param_spec_string ("title", NULL, NULL, NULL, readable));
  g_object_interface_install_property (
      iface, g_param_spec_string ("subtitle", NULL, NULL, NULL, readable));
}
