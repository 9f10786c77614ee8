/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>
#include <mailwright/tester.h>
#include <mailwright/vault.h>

G_BEGIN_DECLS

#define MW_TYPE_PROFILE_ASSISTANT (mw_profile_assistant_get_type ())

/**
 * MwProfileAssistant:
 *
 * Adds a profile in the four steps of the process: Mailbox, Parameters, Encryption, Review. It
 * stages it; on success it opens the profile's page in its parent.
 */
G_DECLARE_FINAL_TYPE (MwProfileAssistant, mw_profile_assistant, MW, PROFILE_ASSISTANT, AdwWindow)

GtkWidget *
mw_profile_assistant_new (GtkWindow *parent, MwDraft *draft, MwVault *vault, MwTester *tester);

G_END_DECLS
