/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

/**
 * MwTakeBackOffer:
 *
 * A bar that offers to take a revision back once mailboxes that it touched fail their tests. It is
 * offered, and left to the person: what fails may have failed before.
 */
#define MW_TYPE_TAKE_BACK_OFFER (mw_take_back_offer_get_type ())
G_DECLARE_FINAL_TYPE (MwTakeBackOffer, mw_take_back_offer, MW, TAKE_BACK_OFFER, AdwBin)

/**
 * mw_take_back_offer_set_draft:
 * @self: an offer
 * @draft: what takes a revision back
 *
 * Once, before it is shown.
 */
void mw_take_back_offer_set_draft (MwTakeBackOffer *self, MwDraft *draft);

/**
 * mw_take_back_offer_set_revision:
 * @self: an offer
 * @revision: what touched the mailboxes that are being tested; 0 for none
 *
 * Withdraws what was offered before.
 */
void mw_take_back_offer_set_revision (MwTakeBackOffer *self, gint64 revision);

/**
 * mw_take_back_offer_take_result:
 * @self: an offer
 * @n_failed: how many connections failed
 *
 * Makes the offer, if there is a revision and any connection failed.
 */
void mw_take_back_offer_take_result (MwTakeBackOffer *self, guint n_failed);

G_END_DECLS
