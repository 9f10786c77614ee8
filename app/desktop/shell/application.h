/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>
#include <mailwright/publication.h>
#include <mailwright/tester.h>
#include <mailwright/vault.h>

G_BEGIN_DECLS

/**
 * MwApplication:
 *
 * The program with its window. It knows no store: signal `open-requested` (no arguments) asks
 * whoever made it for a draft and what works with it, at the start and at each Retry; the answer is
 * mw_application_set_draft() or mw_application_set_problem(), at any later time.
 */
#define MW_TYPE_APPLICATION (mw_application_get_type ())
G_DECLARE_FINAL_TYPE (MwApplication, mw_application, MW, APPLICATION, AdwApplication)

MwApplication *mw_application_new (void);

/**
 * mw_application_set_draft:
 * @draft: the draft that the window shows
 * @vault: where secrets are kept
 * @tester: what tests connections
 * @publication: what tells mail servers
 */
void mw_application_set_draft (MwApplication *self,
                               MwDraft *draft,
                               MwVault *vault,
                               MwTester *tester,
                               MwPublication *publication);

/**
 * mw_application_set_problem:
 * @error: why there is no draft
 */
void mw_application_set_problem (MwApplication *self, const GError *error);

/**
 * mw_application_set_page:
 * @page: (nullable): the page to open first
 */
void mw_application_set_page (MwApplication *self, const char *page);

G_END_DECLS
