/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/mailwright.h>

G_BEGIN_DECLS

/* What every verb works with. */
typedef struct
{
  MwCatalogue *catalogue;
  MwLive *live;
  MwDraft *draft;
  MwVault *vault;
  MwProber *prober;
  gboolean json;
} CtlContext;

/* A verb's exit status. */
enum
{
  CTL_DONE = 0,
  CTL_REFUSED = 1, /* the data refuse it: a check, a duplicate, not found */
  CTL_USAGE = 2,
  CTL_STALE = 3,  /* the live configuration moved on */
  CTL_FAILED = 4, /* storage or keyring failed */
  CTL_INTERRUPTED = 130,
};

/**
 * CtlVerbFunc:
 * @arguments: (array zero-terminated=1): what is left behind the verb's own words; [0] is the first
 *
 * Returns: an exit status, or -1 with @error set, from which the status follows
 */
typedef int (*CtlVerbFunc) (CtlContext *context, char **arguments, GError **error);

typedef struct
{
  const char *noun;
  const char *verb; /* (nullable) for one-word commands */
  CtlVerbFunc func;
  int least, most;             /* arguments; -1 for any number */
  const char *usage;           /* "PROFILE KEY=VALUE…", N_() */
  const char *description;     /* N_() */
  const GOptionEntry *options; /* (nullable) the verb's own */
} CtlVerb;

/* Each noun's verbs, ended by one without a noun. */
extern const CtlVerb CTL_DRIVER_VERBS[];
extern const CtlVerb CTL_PROFILE_VERBS[];
extern const CtlVerb CTL_AGENT_VERBS[];
extern const CtlVerb CTL_RESPONSIBILITY_VERBS[];
extern const CtlVerb CTL_DRAFT_VERBS[];
extern const CtlVerb CTL_TEST_VERBS[];
extern const CtlVerb CTL_CERTIFICATE_VERBS[];
extern const CtlVerb CTL_FIND_SETTINGS_VERBS[];

/* Error, or usage error, of a verb. */
int ctl_usage (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
GQuark ctl_usage_quark (void);
#define CTL_USAGE_ERROR (ctl_usage_quark ())

/* Applies an edit and returns CTL_DONE or -1. */
int ctl_apply (CtlContext *context, MwEdit *edit, GError **error);

/* "KEY=VALUE" taken apart; FALSE with a usage error. */
gboolean ctl_split_assignment (const char *argument, char **key, char **value, GError **error);

G_END_DECLS
