/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>
#include <mailwright/tester.h>

G_BEGIN_DECLS

/**
 * MwConnectionsPage:
 *
 * The test board: every mailbox that was tested, both directions, grouped by cause and by server;
 * tests all of them, a group or one, and shows results as they come.
 */
#define MW_TYPE_CONNECTIONS_PAGE (mw_connections_page_get_type ())
G_DECLARE_FINAL_TYPE (MwConnectionsPage, mw_connections_page, MW, CONNECTIONS_PAGE, AdwBin)

/**
 * mw_connections_page_new:
 * @draft: whose mailboxes are tested
 * @tester: what tests them
 *
 * Returns: (transfer floating): an #MwPage
 */
GtkWidget *mw_connections_page_new (MwDraft *draft, MwTester *tester);

/**
 * mw_connections_page_test:
 * @profile_ids: (array zero-terminated=1) (nullable): which profiles; %NULL for all
 *
 * Tests them; what is being tested now is given up.
 */
void mw_connections_page_test (MwConnectionsPage *self, const char *const *profile_ids);

/**
 * mw_connections_page_test_revision:
 * @revision: the revision that touched them
 * @profile_ids: (array zero-terminated=1): which profiles
 *
 * The same; where one fails, it is offered to take @revision back.
 */
void mw_connections_page_test_revision (MwConnectionsPage *self,
                                        gint64 revision,
                                        const char *const *profile_ids);

/**
 * mw_connections_page_show_failing:
 *
 * Shows what fails alone.
 */
void mw_connections_page_show_failing (MwConnectionsPage *self);

G_END_DECLS
