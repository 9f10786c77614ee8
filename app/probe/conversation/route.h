/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MwRoute:
 *
 * The way that one connection took to the server, or what stood in it.
 */
typedef struct
{
  char *address;      /* (owned) (nullable): who was connected to */
  char *own_address;  /* (owned) (nullable): and from which address of this computer */
  int os_error;       /* errno of the connection */
  gboolean no_socket; /* this computer could not even make one */
} MwRoute;

void mw_route_clear (MwRoute *self);

G_END_DECLS
