/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>
#include <mailwright/vault.h>

G_BEGIN_DECLS

/**
 * MwResponsibilitiesPage:
 *
 * Who can send as which address: agents and addresses on the start side, a card for each
 * responsibility on the other. Members are dragged onto a card, or assigned by keyboard.
 */
#define MW_TYPE_RESPONSIBILITIES_PAGE (mw_responsibilities_page_get_type ())
G_DECLARE_FINAL_TYPE (
    MwResponsibilitiesPage, mw_responsibilities_page, MW, RESPONSIBILITIES_PAGE, AdwBin)

GtkWidget *mw_responsibilities_page_new (MwDraft *draft, MwVault *vault);

/**
 * mw_responsibilities_page_open:
 * @id: a responsibility's id
 *
 * Brings its card into view and selects it, also when it is only just being added.
 */
void mw_responsibilities_page_open (MwResponsibilitiesPage *self, const char *id);

G_END_DECLS
