/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "probe/conversation/answer.h"
#include "probe/conversation/challenge.h"
#include "probe/certificates/verification.h"

#include <mailwright/probe.h>

G_BEGIN_DECLS

/**
 * MwSighting:
 *
 * What one connection saw. Times are monotonic microseconds, 0 for what never happened.
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

  int code;              /* CURLcode of what came before the command, or of the command itself */
  int os_error;          /* errno of the connection */
  long response;         /* SMTP: the last code */
  gboolean no_socket;    /* this computer could not even make one */
  gboolean timed_out;    /* a step took longer than it may */
  gboolean not_mail;     /* the first line is no greeting of the protocol */
  gsize n_received;      /* bytes of the protocol, inside of TLS where there is TLS */
  char *address;         /* (owned) (nullable): who was connected to */
  char *own_address;     /* (owned) (nullable): and from which address of this computer */
  char *greeting;        /* (owned) (nullable): the first line */
  char *name_refusal;    /* (owned) (nullable): SMTP: what EHLO was refused with */
  MwAnswer *answer;      /* (owned): the last one before the farewell */
  MwTokenRefusal *token; /* (owned) (nullable): why a token was refused */
  char *problem;         /* (owned) (nullable): libcurl's words */
  GString *capabilities; /* (owned): normalised words, separated by spaces */

  int tls_number;    /* TLS1_2_VERSION …, 0 without TLS */
  char *tls_version; /* (owned) (nullable) */
  char *cipher;      /* (owned) (nullable) */
  int alert;         /* what the server broke the handshake off with, -1 for nothing */

  MwVerification *verification; /* (owned) (nullable): no certificate was seen */
} MwSighting;

MwSighting *mw_sighting_new (const char *scheme);
void mw_sighting_free (MwSighting *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwSighting, mw_sighting_free)

G_END_DECLS
