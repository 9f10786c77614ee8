/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/lists/list-moves.h"

G_BEGIN_DECLS

typedef gboolean (*MwIsHeldFunc) (gpointer user_data, gint64 key);

/* One order that becomes another bit by bit, so that a frame can be drawn in between. */
typedef struct
{
  GArray *keys;   /* (owned) of gint64: the order that is shown */
  GArray *coming; /* (owned) of gint64: the order that is to be shown */
  guint next;     /* how much of what comes is there */
  guint left;     /* old rows, behind that */
  guint last;     /* behind the last one that comes in a piece */
  MwIsHeldFunc is_held;
  MwItemsChangedFunc changed;
  gpointer user_data;
} MwListPieces;

/**
 * mw_list_pieces_new:
 * @keys: (element-type gint64): the order that is shown; becomes @coming
 * @coming: (element-type gint64): the order that is to be shown
 * @is_held: whether somebody has the row with a key: a view makes what it has at hand anew, which
 *   is what takes long
 * @changed: called after each step, as #GListModel::items-changed wants it
 * @user_data: for both of them
 *
 * Returns: (transfer full): what is to be done
 */
MwListPieces *mw_list_pieces_new (GArray *keys,
                                  GArray *coming,
                                  MwIsHeldFunc is_held,
                                  MwItemsChangedFunc changed,
                                  gpointer user_data);

MwListPieces *mw_list_pieces_ref (MwListPieces *self);

void mw_list_pieces_unref (MwListPieces *self);

/**
 * mw_list_pieces_step:
 *
 * Does a bit of it. Behind the beginning that both orders share, old rows go from both ends, so
 * that those which are in view, amid what a view has at hand, are the last; what nobody holds goes
 * along with them. Then new ones come. The list is never without rows meanwhile.
 *
 * Returns: whether anything is left to be done
 */
gboolean mw_list_pieces_step (MwListPieces *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwListPieces, mw_list_pieces_unref)

G_END_DECLS
