/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/operation.h>

G_BEGIN_DECLS

/**
 * mw_operations_take_out:
 * @operations: (element-type MwOperation): all that is staged
 * @places: (element-type guint): which of them are to be taken out
 *
 * What cannot stay without them goes with them: with a new object all that belongs to it or names
 * it, with what an object lost the end of that object, and with such an end what went in it.
 *
 * Returns: (transfer full) (element-type MwOperation): what is to be written, for
 *   mw_edit_set_operations()
 */
GPtrArray *mw_operations_take_out (GPtrArray *operations, GArray *places);

G_END_DECLS
