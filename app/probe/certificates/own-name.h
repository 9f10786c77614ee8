/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mw_own_name_find:
 * @host_name: (nullable): what this computer is called
 * @hosts: (nullable): the text of `/etc/hosts`, which may know its full name
 * @addresses: whom it is going to talk to: addresses as libcurl takes them, divided by commas
 *
 * What this computer says in EHLO: its full name, in A-labels; else the address, as a literal, that
 * it has on the way to the first of @addresses that there is a way to (RFC 5321, sections 4.1.1.1
 * and 4.1.3). No name server is asked, and nothing is sent.
 *
 * Returns: (transfer full): `desk.example.org`, `[192.0.2.1]` or `[IPv6:2001:db8::1]`
 */
char *mw_own_name_find (const char *host_name, const char *hosts, const char *addresses);

/* (transfer full) (nullable): an address of this computer in the same form. */
char *mw_own_name_make_literal (const char *address);

/* (transfer full): the same as mw_own_name_find(), of this computer as it is. */
char *mw_own_name_dup (const char *addresses);

G_END_DECLS
