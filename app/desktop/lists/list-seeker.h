/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>
#include <mailwright/draft.h>

G_BEGIN_DECLS

/**
 * MwListSeeker:
 *
 * Brings one object of a lazy list into view, selects it and gives it the focus, as soon as it is
 * in the list: at once, or when what was just added has come.
 */
#define MW_TYPE_LIST_SEEKER (mw_list_seeker_get_type ())
G_DECLARE_FINAL_TYPE (MwListSeeker, mw_list_seeker, MW, LIST_SEEKER, GObject)

/**
 * mw_list_seeker_new:
 * @list: a list made by mw_draft_list()
 * @view: the #GtkListView that shows it
 */
MwListSeeker *mw_list_seeker_new (MwDraft *draft, GListModel *list, GtkWidget *view);

/**
 * mw_list_seeker_seek:
 * @id: an object's id
 */
void mw_list_seeker_seek (MwListSeeker *self, const char *id);

G_END_DECLS
