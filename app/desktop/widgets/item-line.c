/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/widgets/item-line.h"

#define LEFT_TO_RIGHT_MARK "\u200e"
#define RIGHT_TO_LEFT_MARK "\u200f"

char *
mw_item_line_join (const char *first, ...)
{
  gboolean mirrored = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  GString *line = g_string_new (mirrored ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK);
  va_list items;

  g_return_val_if_fail (first != NULL, NULL);

  va_start (items, first);
  for (const char *item = first; item != NULL; item = va_arg (items, const char *))
    g_string_append_printf (line, "%s\u2068%s\u2069", item == first ? "" : " · ", item);
  va_end (items);
  return g_string_free (line, FALSE);
}
