/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MwGradualList:
 *
 * Shows a list bit by bit, with a frame between: a view of GTK 4.8 makes up to two hundred rows of
 * what comes, and all of them in one go stop the window. Once so many are there, all the rest come,
 * and from then on what the list does is passed on as it is.
 */
#define MW_TYPE_GRADUAL_LIST (mw_gradual_list_get_type ())
G_DECLARE_FINAL_TYPE (MwGradualList, mw_gradual_list, MW, GRADUAL_LIST, GObject)

/**
 * mw_gradual_list_new:
 * @model: (transfer none): what is to be shown
 *
 * Returns: (transfer full): a list of the first rows of @model, and soon of all of them
 */
GListModel *mw_gradual_list_new (GListModel *model);

G_END_DECLS
