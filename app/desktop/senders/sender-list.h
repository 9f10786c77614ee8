/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/agent.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

#define MW_TYPE_SENDER_LIST (mw_sender_list_get_type ())

/**
 * MwSenderList:
 *
 * The From list of one agent, in the order and with the names that this agent will see, and what is
 * staged in it marked. The default is chosen here; an address opens its profile.
 *
 * Properties: `draft` (#MwDraft, nullable), `agent` (#MwAgent, nullable); both can be set at any
 * time, so that a template may have it as a child.
 */
G_DECLARE_FINAL_TYPE (MwSenderList, mw_sender_list, MW, SENDER_LIST, AdwBin)

/**
 * mw_sender_list_new:
 * @draft: what the list is read from
 *
 * Returns: (transfer floating): a list that asks to choose an agent
 */
GtkWidget *mw_sender_list_new (MwDraft *draft);
void mw_sender_list_set_draft (MwSenderList *self, MwDraft *draft);

/**
 * mw_sender_list_set_agent:
 * @agent: (nullable): whose From list is shown
 */
void mw_sender_list_set_agent (MwSenderList *self, MwAgent *agent);

G_END_DECLS
