/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The keyring daemon of the test desktop, as somebody else on this desktop acts on it. */

void daemon_lock (void);
void daemon_unlock (void);

/* Labels and attributes of all items. (transfer full) */
char *daemon_list (void);

/* Kills the daemon; the next call to it starts another one, which is locked. */
void daemon_kill (void);

/* Kills the daemon and removes its collections. */
void daemon_kill_and_clear (void);

GPid daemon_get_pid (void);

/* Stops the daemon, so that it hears calls but answers none, and lets it go on. */
void daemon_freeze (GPid pid);
void daemon_thaw (GPid pid);

/* Whether a file of the daemon holds the text. */
gboolean daemon_files_hold (const char *text);

/* A prompter that shows its prompt to nobody: prompts wait until it is stopped. */
typedef struct _Prompter Prompter;

Prompter *prompter_start (void);
gboolean prompter_was_asked (Prompter *self);
void prompter_wait_asked (Prompter *self);
void prompter_stop (Prompter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Prompter, prompter_stop)

/* Somebody at the screen who answers the next prompt: "unlock" or "new" (a new keyring). */
GSubprocess *person_start (const char *task);
void person_wait (GSubprocess *self);

G_END_DECLS
