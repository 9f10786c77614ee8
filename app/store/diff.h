/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database.h"

#include <mailwright/catalogue.h>
#include <mailwright/change.h>

G_BEGIN_DECLS

/**
 * mw_diff_describe:
 * @db: the draft, which knows the names
 * @catalogue: the drivers
 * @changeset: a net changeset
 * @changes: (nullable) (element-type MwChange): where the lines are added, those of one object
 * beside each other
 * @n_changes: (out): how many lines it has
 *
 * A changeset in words: what the submit dialog shows is made from what the submit writes.
 */
gboolean mw_diff_describe (sqlite3 *db,
                           MwCatalogue *catalogue,
                           GBytes *changeset,
                           GPtrArray *changes,
                           guint *n_changes,
                           GError **error);

G_END_DECLS
