/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/draft.h>

G_BEGIN_DECLS

/**
 * MwNamesakeKind:
 * @MW_NAMESAKE_PROFILE_ADDRESS: a profile's address
 * @MW_NAMESAKE_PROFILE_NAME: a profile's name
 * @MW_NAMESAKE_AGENT_LOGIN: an agent's login
 *
 * What one alone may have.
 */
typedef enum
{
  MW_NAMESAKE_PROFILE_ADDRESS,
  MW_NAMESAKE_PROFILE_NAME,
  MW_NAMESAKE_AGENT_LOGIN,
} MwNamesakeKind;

#define MW_TYPE_NAMESAKE (mw_namesake_get_type ())

/**
 * MwNamesake:
 *
 * Asks the draft who else has what is being typed. One question is under way at a time.
 *
 * Signal: `answered (sentence, id)`: who has it and their id, or why the draft could not say and
 * %NULL; both %NULL if nobody has it.
 */
G_DECLARE_FINAL_TYPE (MwNamesake, mw_namesake, MW, NAMESAKE, GObject)

/**
 * mw_namesake_new:
 * @own_id: (nullable): the profile or agent that may have it
 *
 * Returns: (transfer full): one that was asked nothing yet
 */
MwNamesake *mw_namesake_new (MwNamesakeKind kind, MwDraft *draft, const char *own_id);

/* Asks after @delay milliseconds, in place of what was asked before. */
void mw_namesake_ask (MwNamesake *self, const char *typed, guint delay);
void mw_namesake_stop (MwNamesake *self);

/* Whether it is still to ask, and whether it asked and was not answered yet. */
gboolean mw_namesake_is_waiting (MwNamesake *self);
gboolean mw_namesake_is_asking (MwNamesake *self);

/* Asks the same again, once the question that is under way was answered. */
void mw_namesake_ask_again (MwNamesake *self);

G_END_DECLS
