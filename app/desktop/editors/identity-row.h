/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

/**
 * MwIdentityKind:
 * @MW_IDENTITY_ADDRESS: a profile's address: one mailbox, one profile
 * @MW_IDENTITY_NAME: a profile's name, unique too
 * @MW_IDENTITY_COMMENT: its comment: any text
 * @MW_IDENTITY_LOGIN: an agent's login, unique among agents
 * @MW_IDENTITY_AGENT_NAME: an agent's name: any text
 * @MW_IDENTITY_AGENT_ADDRESS: an agent's own address, or none
 */
typedef enum
{
  MW_IDENTITY_ADDRESS,
  MW_IDENTITY_NAME,
  MW_IDENTITY_COMMENT,
  MW_IDENTITY_LOGIN,
  MW_IDENTITY_AGENT_NAME,
  MW_IDENTITY_AGENT_ADDRESS,
} MwIdentityKind;

/**
 * MwIdentityState:
 * @MW_IDENTITY_EMPTY: nothing is typed where something is needed
 * @MW_IDENTITY_CHECKING: the draft is being asked
 * @MW_IDENTITY_REFUSED: it cannot be this; the row says why
 * @MW_IDENTITY_FREE: it may be this
 */
typedef enum
{
  MW_IDENTITY_EMPTY,
  MW_IDENTITY_CHECKING,
  MW_IDENTITY_REFUSED,
  MW_IDENTITY_FREE,
} MwIdentityState;

#define MW_TYPE_IDENTITY_ROW (mw_identity_row_get_type ())

/**
 * MwIdentityRow:
 *
 * A row that edits a profile's address, name or comment, or an agent's login, name or address, and
 * checks it while it is typed: what another one has is refused beside the field, with a button that
 * opens that profile or agent.
 *
 * Signals: `changed` (text or state), `commit (text)` (Enter or leaving, allowed and different from
 * what was shown), `entered` (Enter, with nothing to commit), `open-profile (id)`, `open-agent
 * (id)`.
 */
G_DECLARE_FINAL_TYPE (MwIdentityRow, mw_identity_row, MW, IDENTITY_ROW, AdwPreferencesRow)

/**
 * mw_identity_row_new:
 * @own_id: (nullable): the profile or agent that is edited, which may keep what it has
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *mw_identity_row_new (MwIdentityKind kind, MwDraft *draft, const char *own_id);

/**
 * mw_identity_row_show:
 *
 * Shows what the profile or agent has, unless something else is being typed.
 */
void mw_identity_row_show (MwIdentityRow *self, const char *text);

/**
 * mw_identity_row_end_commit:
 * @mistake: (nullable): why the edit was refused
 *
 * Answers one `commit`, which every commit of a row with an own id needs: the edit is staged, or
 * was refused, and then what was typed stays.
 */
void mw_identity_row_end_commit (MwIdentityRow *self, const char *mistake);

/**
 * mw_identity_row_suggest:
 *
 * Puts @text in as if it had been typed, checks included.
 */
void mw_identity_row_suggest (MwIdentityRow *self, const char *text);
const char *mw_identity_row_get_text (MwIdentityRow *self);
MwIdentityState mw_identity_row_get_state (MwIdentityRow *self);
void mw_identity_row_set_mistake (MwIdentityRow *self, const char *mistake);

G_END_DECLS
