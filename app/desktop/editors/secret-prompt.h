/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/vault.h>

G_BEGIN_DECLS

#define MW_TYPE_SECRET_PROMPT (mw_secret_prompt_get_type ())

/**
 * MwSecretPrompt:
 *
 * Where a new secret is typed, once that is asked for: what is typed is judged before it can be
 * saved, for what is pasted may hold what nobody sees.
 *
 * Signals: `judged (state, reason)` (int #MwPasswordState and a nullable string, with every change
 * of the text), `saved` (what is there is to be kept), `cancelled` (nothing is).
 */
G_DECLARE_FINAL_TYPE (MwSecretPrompt, mw_secret_prompt, MW, SECRET_PROMPT, AdwBin)

/**
 * mw_secret_prompt_name:
 * @name: the name of the secret's parameter
 * @message: where what is said of the text can be read
 */
void mw_secret_prompt_name (MwSecretPrompt *self, const char *name, GtkWidget *message);

void mw_secret_prompt_open (MwSecretPrompt *self);

/* Forgets what was typed. */
void mw_secret_prompt_close (MwSecretPrompt *self);
gboolean mw_secret_prompt_is_open (MwSecretPrompt *self);

/* Whether what was typed is being kept: it stays as it is meanwhile. */
void mw_secret_prompt_set_busy (MwSecretPrompt *self, gboolean busy);

/* (transfer full): what was typed. */
MwSecret *mw_secret_prompt_dup_secret (MwSecretPrompt *self);

/* (transfer none): where it is typed. */
GtkWidget *mw_secret_prompt_get_entry (MwSecretPrompt *self);

G_END_DECLS
