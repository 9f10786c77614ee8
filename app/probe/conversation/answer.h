/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MwAnswer:
 *
 * What a server answered to one thing that was said, or its greeting: all lines that belong to it,
 * made harmless by mw_probe_log_clean(). Two of the same text count once.
 */
typedef struct _MwAnswer MwAnswer;

/**
 * MwAnswerPart:
 *
 * One line of an answer, taken apart. Strings are owned.
 */
typedef struct
{
  gboolean refuses; /* 4xx, 5xx, NO, BAD, BYE, -ERR */
  gboolean ends;    /* the server hangs up with it: BYE, 421 */
  guint status;     /* SMTP: 535; else 0 */
  char *enhanced;   /* (nullable): SMTP: `5.7.8` (RFC 3463) */
  char *code;       /* (nullable): the response code in capitals, without what follows its name:
                     * `AUTHENTICATIONFAILED` (RFC 5530), `SYS/TEMP` (RFC 2449, 3206) */
  char *words;      /* what is left for people; may be "" */
} MwAnswerPart;

/* @scheme: `smtp`, `imap` or `pop3` */
MwAnswer *mw_answer_new (const char *scheme);
void mw_answer_free (MwAnswer *self);

/* Forgets all lines: something new was said. */
void mw_answer_clear (MwAnswer *self);

/* One line as it came; what is data and no answer (`* CAPABILITY`, a list of POP3) is left out. */
void mw_answer_add (MwAnswer *self, const char *line);

/* (element-type MwAnswerPart): in their order. */
GPtrArray *mw_answer_get_parts (const MwAnswer *self);

/* Whether any of its lines does; see #MwAnswerPart. */
gboolean mw_answer_refuses (const MwAnswer *self);
gboolean mw_answer_ends (const MwAnswer *self);

/**
 * mw_answer_dup_words:
 *
 * Returns: (transfer full): what all its lines say to people, in one, without codes and cut at a
 *   few hundred characters; its codes where it says nothing else, "" where there is no line
 */
char *mw_answer_dup_words (const MwAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwAnswer, mw_answer_free)

G_END_DECLS
