/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MwTimeline:
 *
 * When each step of one connection happened: monotonic microseconds, 0 for what never did.
 */
typedef struct
{
  gint64 began;
  gint64 connected;
  gint64 greeted;
  gint64 starttls;  /* STARTTLS was asked for */
  gint64 handshake; /* the TLS handshake began */
  gint64 encrypted; /* and was complete */
  gint64 login;     /* the first word of a login was said */
  gint64 ready;     /* everything that comes before a command was done */
  gint64 answered;  /* the command was answered, if there was one */
  gint64 ended;
} MwTimeline;

G_END_DECLS
