/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/keyed-list.h>

G_DEFINE_INTERFACE (MwKeyedList, mw_keyed_list, G_TYPE_LIST_MODEL)

static void
mw_keyed_list_default_init (MwKeyedListInterface *iface)
{
}

guint
mw_keyed_list_get_key (MwKeyedList *self, guint position)
{
  g_return_val_if_fail (MW_IS_KEYED_LIST (self), 0);

  return MW_KEYED_LIST_GET_IFACE (self)->get_key (self, position);
}
