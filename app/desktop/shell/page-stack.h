/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/draft.h>
#include <mailwright/tester.h>
#include <mailwright/vault.h>

#include "desktop/widgets/page.h"

G_BEGIN_DECLS

/**
 * MwPageStack:
 *
 * The content beside the sidebar: one page of the sidebar, and the pages of single objects that
 * were opened from it, the last one in front. Pages are made when they are first shown.
 *
 * Properties: `page` (string, read-only: the sidebar's page), `visible-page` (#MwPage, read-only),
 * `depth` (guint, read-only: how many objects are open).
 */
#define MW_TYPE_PAGE_STACK (mw_page_stack_get_type ())
G_DECLARE_FINAL_TYPE (MwPageStack, mw_page_stack, MW, PAGE_STACK, AdwBin)

/**
 * mw_page_stack_new:
 * @draft: what its pages show
 * @vault: where passwords are
 * @tester: what tests mailboxes
 *
 * Returns: (transfer floating): a stack that shows no page yet
 */
GtkWidget *mw_page_stack_new (MwDraft *draft, MwVault *vault, MwTester *tester);

/**
 * mw_page_stack_show:
 * @page: `profiles`, `overrides`, `drivers`, `responsibilities`, `agents` or `connections`
 *
 * Shows a page of the sidebar, and closes the objects that are open.
 *
 * Returns: %FALSE if there is no such page
 */
gboolean mw_page_stack_show (MwPageStack *self, const char *page);

/**
 * mw_page_stack_open_profile:
 * @key: (nullable): the parameter that gets the focus
 *
 * Puts a profile in front; one that is open already is gone back to.
 */
void mw_page_stack_open_profile (MwPageStack *self, const char *profile_id, const char *key);
void mw_page_stack_open_driver (MwPageStack *self, const char *driver_id, const char *key);
void mw_page_stack_open_agent (MwPageStack *self, const char *agent_id);

/**
 * mw_page_stack_select_agent:
 * @id: an agent's id
 *
 * Selects that agent on the page that is shown, if it lists agents.
 */
void mw_page_stack_select_agent (MwPageStack *self, const char *id);

/**
 * mw_page_stack_open_responsibility:
 *
 * Shows the page of responsibilities with that one's card in view.
 */
void mw_page_stack_open_responsibility (MwPageStack *self, const char *id);

/**
 * mw_page_stack_show_reachability:
 * @word: as of mw_query_set_reachability()
 *
 * Shows the page of profiles with those that are so.
 */
void mw_page_stack_show_reachability (MwPageStack *self, const char *word);

/**
 * mw_page_stack_show_failing:
 *
 * Shows the test board with what fails alone.
 */
void mw_page_stack_show_failing (MwPageStack *self);

/**
 * mw_page_stack_test:
 * @profile_ids: (array zero-terminated=1) (nullable): which profiles; %NULL for all
 *
 * Shows the test board and tests them there.
 */
void mw_page_stack_test (MwPageStack *self, const char *const *profile_ids);

/**
 * mw_page_stack_test_revision:
 * @revision: the revision that touched them
 * @profile_ids: (array zero-terminated=1): which profiles
 *
 * The same; where one fails, it is offered to take @revision back.
 */
void
mw_page_stack_test_revision (MwPageStack *self, gint64 revision, const char *const *profile_ids);

/**
 * mw_page_stack_close:
 * @key: an object that may be open, by its kind and id ("profile:…")
 *
 * Closes it where it is not there any more, wherever among the open ones it is.
 *
 * Returns: whether it was open
 */
gboolean mw_page_stack_close (MwPageStack *self, const char *key);

/**
 * mw_page_stack_back:
 *
 * Closes the object in front.
 *
 * Returns: %FALSE if there is none
 */
gboolean mw_page_stack_back (MwPageStack *self);

MwPage *mw_page_stack_get_visible_page (MwPageStack *self); /* (nullable) */
const char *mw_page_stack_get_page (MwPageStack *self);     /* (nullable) */
guint mw_page_stack_get_depth (MwPageStack *self);

G_END_DECLS
