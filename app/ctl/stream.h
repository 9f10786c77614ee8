/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Standard output and standard error, which may be closed, full, or a pipe that nobody reads. What
 * could not be written is never taken for said. */

/* Before anything is opened or printed, and once the locale is known: from here on g_print() and
 * g_printerr() are watched, too. */
void ctl_stream_set_up (void);

/* Prints @text as it is: JSON and certificates are UTF-8 whatever the locale. */
void ctl_stream_put (const char *text);

/**
 * ctl_stream_say:
 * @kind: (nullable): what comes before it: “warning”, translated
 * @sentence: a sentence, in which there may be what others wrote
 *
 * Says it on standard error, on one line, as mw_character_dup_visible_sentence() has it.
 */
void ctl_stream_say (const char *kind, const char *sentence);

/* To the terminal of standard error, as it is: what moves its cursor. g_print() and g_printerr()
 * write out each control character but the ends of lines. */
void ctl_stream_put_control (const char *text);

/* What was printed goes out now. */
void ctl_stream_flush (void);

/* Whether standard output already failed: what would follow is in vain. */
gboolean ctl_stream_is_lost (void);

/**
 * ctl_stream_end:
 * @status: what the program would end with
 * @changed: whether it changed anything
 *
 * The last call. Where output was lost, says so on standard error. A pipe that nobody reads any
 * more ends the program as it ends others: by SIGPIPE, without a word.
 *
 * Returns: @status, or another one if output was lost
 */
int ctl_stream_end (int status, gboolean changed);

G_END_DECLS
