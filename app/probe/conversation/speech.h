/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "probe/conversation/answer.h"
#include "probe/conversation/challenge.h"

G_BEGIN_DECLS

/**
 * MwSpeech:
 *
 * What the server said on one connection.
 */
typedef struct
{
  char *greeting;        /* (owned) (nullable): the first line */
  gboolean not_mail;     /* which is no greeting of the protocol */
  char *name_refusal;    /* (owned) (nullable): SMTP: what EHLO was refused with */
  GString *capabilities; /* (owned): normalised words, separated by spaces */
  MwAnswer *answer;      /* (owned): the last one before the farewell */
  MwTokenRefusal *token; /* (owned) (nullable): why a token was refused */
  long response;         /* SMTP: the last code */
} MwSpeech;

/* @scheme: `smtp`, `imap` or `pop3` */
void mw_speech_init (MwSpeech *self, const char *scheme);
void mw_speech_clear (MwSpeech *self);

G_END_DECLS
