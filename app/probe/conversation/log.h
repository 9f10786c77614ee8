/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/vault.h>

G_BEGIN_DECLS

/**
 * MwProbeLog:
 *
 * The conversation with a server for people, without anything of a login: neither what was said nor
 * what the server echoes of it, in no encoding.
 */
typedef struct _MwProbeLog MwProbeLog;

MwProbeLog *mw_probe_log_new (const char *account, MwSecret *password);
void mw_probe_log_free (MwProbeLog *self);

/* One line; @direction is "<", ">" or "*", for what was heard, said or happened. */
void mw_probe_log_add (MwProbeLog *self, const char *direction, const char *text, gssize length);

/* What was said of a login and proves the password without saying it: from now on that is secret,
 * too, as what a guess can be checked by. */
void mw_probe_log_hide_proof (MwProbeLog *self, const char *proof);

/* (transfer full): @text as valid UTF-8 in one line, with everything secret in it made invisible.
 */
char *mw_probe_log_clean (MwProbeLog *self, const char *text, gssize length);

const char *mw_probe_log_get_text (MwProbeLog *self);

G_END_DECLS
