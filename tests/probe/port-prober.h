/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/probe.h>

G_BEGIN_DECLS

/**
 * PortProber:
 *
 * A prober that connects to nothing. Every port is closed until a test says what is behind it.
 */
#define PORT_TYPE_PROBER (port_prober_get_type ())
G_DECLARE_FINAL_TYPE (PortProber, port_prober, PORT, PROBER, GObject)

PortProber *port_prober_new (void);

/* What a test of this port with this encryption comes to from now on. */
void port_prober_open (
    PortProber *self, const char *host, guint16 port, MwEncryption encryption, MwVerdict verdict);

/* Whether tests of @host stay unanswered until they are cancelled. */
void port_prober_hold (PortProber *self, const char *host);

/* (transfer full): the tests that were asked for, in order, as in "imap.example.org:993 tls". */
char *port_prober_dup_asked (PortProber *self);

G_END_DECLS
