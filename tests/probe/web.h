/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Web servers on loopback, one for each test program: see autoconfig-server. */
void web_start (void);
void web_stop (void);
const char *web_get_ca_file (void);
const char *const *web_get_connect_to (void);

/* (transfer full): what they were asked since the last call, one URL a line. */
char *web_take_requests (void);

G_END_DECLS
