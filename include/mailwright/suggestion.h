/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/probe.h>
#include <mailwright/sheet.h>

G_BEGIN_DECLS

/**
 * MwOffer:
 *
 * One way to reach a server, and whether it offers it. Readable, notifying properties: `state-text`
 * (translated), `reachability` (of the offer: works, works but with a certificate that is not
 * trusted, not offered; untested while it is looked at).
 */
#define MW_TYPE_OFFER (mw_offer_get_type ())
G_DECLARE_FINAL_TYPE (MwOffer, mw_offer, MW, OFFER, GObject)

/**
 * mw_offer_get_encryption:
 *
 * Returns: how the connection is encrypted
 */
MwEncryption mw_offer_get_encryption (MwOffer *self);

/**
 * mw_offer_get_port:
 *
 * Returns: the port it is looked for on, 1 to 65535
 */
guint mw_offer_get_port (MwOffer *self);

/**
 * mw_offer_is_there:
 *
 * Returns: whether the server answers so, with whatever certificate
 */
gboolean mw_offer_is_there (MwOffer *self);

/**
 * mw_offer_get_reachability:
 *
 * Returns: what came of it; untested while it is looked at
 */
MwReachability mw_offer_get_reachability (MwOffer *self);

/**
 * mw_offer_get_state_text:
 *
 * Returns: (transfer none): the same in the reader's language
 */
const char *mw_offer_get_state_text (MwOffer *self);

/**
 * mw_offer_dup_title:
 *
 * Returns: (transfer full): what it is in the reader's language: "STARTTLS on port 587"
 */
char *mw_offer_dup_title (MwOffer *self);

/**
 * MwSuggestion:
 *
 * Finds out which encryption a server offers: TLS, STARTTLS and none, on the standard ports of RFC
 * 8314 and on the one that is set, all at once and without a login. A #GListModel of #MwOffer, the
 * strongest first. Readable, notifying property `running`. Dropping the last reference cancels it.
 */
#define MW_TYPE_SUGGESTION (mw_suggestion_get_type ())
G_DECLARE_FINAL_TYPE (MwSuggestion, mw_suggestion, MW, SUGGESTION, GObject)

/**
 * mw_suggestion_new:
 * @prober: what looks
 * @sheet: the values; the protocol's server must be set
 * @protocol: a protocol of its driver
 *
 * Returns: (transfer full): a suggestion that is already looking
 */
MwSuggestion *mw_suggestion_new (MwProber *prober, MwSheet *sheet, MwProtocol *protocol);

/**
 * mw_suggestion_get_running:
 *
 * Returns: whether some offer is still looked at
 */
gboolean mw_suggestion_get_running (MwSuggestion *self);

/**
 * mw_suggestion_cancel:
 *
 * Looks no further. What was not looked at by then says so.
 */
void mw_suggestion_cancel (MwSuggestion *self);

/**
 * mw_suggestion_get_best:
 *
 * Returns: (transfer none) (nullable): the strongest that is there, once all were looked at; one
 *   with a certificate that is trusted comes before one with another
 */
MwOffer *mw_suggestion_get_best (MwSuggestion *self);

/**
 * mw_suggestion_plan:
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): what has to be set for the best, as
 *   mw_connection_plan(); %NULL without one
 */
GHashTable *mw_suggestion_plan (MwSuggestion *self);

G_END_DECLS
