/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "probe/conversation/log.h"
#include "probe/conversation/login-method.h"
#include "probe/conversation/sighting.h"
#include "probe/certificates/trust.h"

G_BEGIN_DECLS

/**
 * MwConnection:
 *
 * One connection to one endpoint: goes as far as it is told to, then takes its leave, and writes
 * down what it sees on the way. No step may take longer than the limit.
 */
typedef struct _MwConnection MwConnection;

/**
 * MwConnectionPlan:
 *
 * What a connection is for. Everything is borrowed, and outlives it.
 */
typedef struct
{
  GMainContext *context;
  MwEndpoint *endpoint;
  MwEncryption encryption; /* the endpoint's own, or another to see what the server makes of it */
  const char *host;        /* in ASCII */
  const char *addresses;   /* (nullable): what the host's name stands for, separated by commas */
  const char *own_name;    /* (nullable): what to say in EHLO; only SMTP has it */
  MwTrust *trust;          /* by whom the certificate has to be signed */
  gboolean strict;         /* whether to give up where the server is not to be trusted */
  MwSecret *password;      /* (nullable): logs in with it; only where @strict */
  MwLoginMethod method;    /* with which; MW_LOGIN_METHOD_NONE without @password */
  const char *identity;    /* (nullable): what to say of oneself before the command */
  const char *command;     /* (nullable): what to say before the farewell */
  gint64 limit;            /* microseconds for each step */
  MwProbeLog *log;
} MwConnectionPlan;

/* It has ended; it may be freed in it. */
typedef void (*MwConnectionDone) (MwConnection *connection, gpointer user_data);

MwConnection *
mw_connection_new (const MwConnectionPlan *plan, MwConnectionDone done, gpointer user_data);
void mw_connection_free (MwConnection *self);

/* What it saw so far. */
MwSighting *mw_connection_look (MwConnection *self);

G_END_DECLS
