/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/vault.h>

G_BEGIN_DECLS

#define MW_TYPE_REVEALED_SECRET (mw_revealed_secret_get_type ())

/**
 * MwRevealedSecret:
 *
 * A secret in clear text, for as long as nobody else can be expected to look: a few seconds, while
 * the window is the active one. Nothing is shown at first.
 *
 * Signal: `hidden` (it is not shown any longer, and nobody asked for that).
 */
G_DECLARE_FINAL_TYPE (MwRevealedSecret, mw_revealed_secret, MW, REVEALED_SECRET, AdwBin)

/**
 * mw_revealed_secret_name:
 * @name: what the entry with the secret is called
 */
void mw_revealed_secret_name (MwRevealedSecret *self, const char *name);

void mw_revealed_secret_show (MwRevealedSecret *self, MwSecret *secret);
void mw_revealed_secret_hide (MwRevealedSecret *self);

G_END_DECLS
