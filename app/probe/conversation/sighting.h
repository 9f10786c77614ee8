/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "probe/conversation/route.h"
#include "probe/conversation/speech.h"
#include "probe/conversation/timeline.h"
#include "probe/conversation/tls-sighting.h"

G_BEGIN_DECLS

/**
 * MwSighting:
 *
 * What one connection saw.
 */
typedef struct
{
  MwTimeline times;
  MwRoute route;
  MwTlsSighting tls;
  MwSpeech speech;

  int code;           /* CURLcode of what came before the command, or of the command itself */
  char *problem;      /* (owned) (nullable): libcurl's words */
  gboolean timed_out; /* a step took longer than it may */
  gsize n_received;   /* bytes of the protocol, inside of TLS where there is TLS */
} MwSighting;

MwSighting *mw_sighting_new (const char *scheme);
void mw_sighting_free (MwSighting *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwSighting, mw_sighting_free)

G_END_DECLS
