/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MwWish:
 * @MW_WISH_ADD: Ctrl+N, where the page has no primary action
 * @MW_WISH_TEST: Ctrl+T
 * @MW_WISH_DELETE: Delete
 * @MW_WISH_ASSIGN: Ctrl+Shift+A
 * @MW_WISH_EDIT: F2
 * @MW_WISH_SEARCH: Ctrl+F
 *
 * What a person asked for with a key that nothing on the page has taken: what it would act on is
 * not there, not selected, or does not have the focus.
 */
typedef enum
{
  MW_WISH_ADD,
  MW_WISH_TEST,
  MW_WISH_DELETE,
  MW_WISH_ASSIGN,
  MW_WISH_EDIT,
  MW_WISH_SEARCH,
} MwWish;

#define MW_TYPE_PAGE (mw_page_get_type ())

/**
 * MwPage:
 *
 * What the window asks of a page: the header's search and filter act on the page that is shown, and
 * the page says what its one primary action is. Every method is optional; what a page does
 * not answer itself is asked of its content, if it says what that is. Signal `filter-changed`.
 */
G_DECLARE_INTERFACE (MwPage, mw_page, MW, PAGE, GtkWidget)

struct _MwPageInterface
{
  GTypeInterface parent_iface;

  MwPage *(*get_content) (MwPage *self); /* (transfer none) */
  void (*set_search) (MwPage *self, const char *text);
  GtkWidget *(*get_filter) (MwPage *self);
  const char *(*get_primary_action) (MwPage *self, const char **label);
  void (*grab_default_focus) (MwPage *self);
  gboolean (*is_filtered) (MwPage *self);
  char *(*answer) (MwPage *self, MwWish wish);
  GListModel *(*get_matches) (MwPage *self); /* (transfer none) */
  void (*grab_search_focus) (MwPage *self);
};

/**
 * mw_page_set_search:
 * @text: (nullable): what is searched, %NULL or empty for everything
 */
void mw_page_set_search (MwPage *self, const char *text);
gboolean mw_page_can_search (MwPage *self);

/**
 * mw_page_get_matches:
 *
 * Returns: (transfer none) (nullable): what a search finds, to be counted
 */
GListModel *mw_page_get_matches (MwPage *self);

/**
 * mw_page_grab_search_focus:
 *
 * Puts the focus into the page's own search field, for a page that has one: no other is opened
 * then.
 *
 * Returns: whether it has one
 */
gboolean mw_page_grab_search_focus (MwPage *self);

/**
 * mw_page_get_filter:
 *
 * Returns: (transfer none) (nullable): what the filter button's popover holds; the same widget each
 * time
 */
GtkWidget *mw_page_get_filter (MwPage *self);

/**
 * mw_page_is_filtered:
 *
 * Returns: whether a filter is on, so that the header's filter button shows a mark. A page says
 *   that it changed with mw_page_filter_changed().
 */
gboolean mw_page_is_filtered (MwPage *self);
void mw_page_filter_changed (MwPage *self);

/**
 * mw_page_get_primary_action:
 * @label: (out): its translated label ("Add Profile")
 *
 * Returns: (transfer none) (nullable): the detailed name of the action
 */
const char *mw_page_get_primary_action (MwPage *self, const char **label);

/**
 * mw_page_answer:
 *
 * Does what a key asks for, or says why it is not done: no key does nothing in silence.
 *
 * Returns: (transfer full) (nullable): what hinders it and what to do instead, translated; %NULL if
 *   it was done
 */
char *mw_page_answer (MwPage *self, MwWish wish);

/* What is said of a page that knows nothing better. (transfer full) */
char *mw_page_answer_by_default (MwPage *self, MwWish wish);

/**
 * mw_page_grab_default_focus:
 *
 * Puts the focus where work on the page begins (its list, or the button of its empty state).
 */
void mw_page_grab_default_focus (MwPage *self);

/**
 * mw_page_focus_once_shown:
 * @target: a widget of a page
 *
 * Gives @target the focus, at once or when it is mapped, for pages that are hidden until they have
 * been read. Until then nothing has it: GTK would put it on whatever is left when a page or a
 * dialog goes, such as the button of a toast, which then stays. Whoever types elsewhere meanwhile
 * is left alone.
 */
void mw_page_focus_once_shown (GtkWidget *target);

G_END_DECLS
