/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/mailwright.h>

G_BEGIN_DECLS

/* What every verb works with. The ones that publish open the live side by themselves: a watcher has
 * no draft, and outlives the database. */
typedef struct _CtlContext CtlContext;
struct _CtlContext
{
  MwCatalogue *catalogue;
  MwLive *live;
  MwDraft *draft;
  MwVault *vault;
  MwProber *prober;
  MwPublisher *publisher;
  GError *lag; /* (owned) (nullable): why mail servers are not told what is live */
  gboolean json;
  gboolean changed; /* a verb did what cannot be done twice: set once it is done */
  /* Opens live, which must be there; done if it is open. */
  gboolean (*open_live) (CtlContext *self, GError **error);
};

/* A verb's exit status. */
enum
{
  CTL_DONE = 0,
  CTL_REFUSED = 1, /* the data refuse it: a check, a duplicate, not found */
  CTL_USAGE = 2,
  CTL_STALE = 3,  /* the live configuration moved on */
  CTL_FAILED = 4, /* storage, keyring or output failed */
  CTL_UNSAID = 5, /* it is done, and that could not be printed */
  CTL_LAGS = 6,   /* done, but mail servers are not told what is live */
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
  const char *example;         /* what follows the program's name */
} CtlVerb;

/* The type of an option that is text. GLib would take G_OPTION_ARG_STRING for text in the locale's
 * own letters: ours is UTF-8 in every locale, and checked before a verb is called. */
#define CTL_OPTION_TEXT G_OPTION_ARG_FILENAME
#define CTL_OPTION_TEXTS G_OPTION_ARG_FILENAME_ARRAY

/* Each noun's verbs, ended by one without a noun. */
extern const CtlVerb CTL_DRIVER_VERBS[];
extern const CtlVerb CTL_PROFILE_VERBS[];
extern const CtlVerb CTL_AGENT_VERBS[];
extern const CtlVerb CTL_RESPONSIBILITY_VERBS[];
extern const CtlVerb CTL_DRAFT_VERBS[];
extern const CtlVerb CTL_TEST_VERBS[];
extern const CtlVerb CTL_CERTIFICATE_VERBS[];
extern const CtlVerb CTL_FIND_SETTINGS_VERBS[];
extern const CtlVerb CTL_PUBLISH_VERBS[];
extern const CtlVerb CTL_SECRETS_VERBS[];
extern const CtlVerb CTL_SUGGEST_VERBS[];
extern const CtlVerb CTL_HEALTH_VERBS[];

/* Error, or usage error, of a verb. */
int ctl_usage (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
GQuark ctl_usage_quark (void);
#define CTL_USAGE_ERROR (ctl_usage_quark ())

/* Applies an edit and returns CTL_DONE or -1. */
int ctl_apply (CtlContext *context, MwEdit *edit, GError **error);

/**
 * ctl_apply_change:
 * @edit: (nullable): what the options come to; %NULL where none was given
 *
 * Applies it.
 *
 * Returns: %CTL_DONE, or -1 with @error set, a usage error where there is nothing to change
 */
int ctl_apply_change (CtlContext *context, MwEdit *edit, GError **error);

/* "KEY=VALUE" taken apart; FALSE with a usage error. */
gboolean ctl_split_assignment (const char *argument, char **key, char **value, GError **error);

/**
 * ctl_check_texts:
 * @options: (nullable): the verb's own, parsed
 * @arguments: what is left of the command line
 *
 * Whether they are UTF-8, which they are in every locale; %FALSE with a usage error that does not
 * hold them: one may be a password.
 */
gboolean ctl_check_texts (const GOptionEntry *options, char **arguments, GError **error);

G_END_DECLS
