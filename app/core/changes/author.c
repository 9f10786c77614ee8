/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/author.h>

const char *
mw_author_get_name (void)
{
  const char *name = g_get_real_name ();

  /* GLib says "Unknown" where there is none. */
  return name != NULL && *name != '\0' && !g_str_equal (name, "Unknown") ? name
                                                                         : g_get_user_name ();
}
