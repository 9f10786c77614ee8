/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * mw_changeset_is_whole:
 * @bytes: (array length=size): what claims to be a changeset
 * @size: how many bytes
 *
 * Whether it is built as sqlite3session.c describes a changeset (under "Changeset format"), to its
 * last byte, and each of its changes has the values that its kind needs.
 *
 * SQLite 3.40.1 reads beyond one that is not, or goes round in it for ever, in
 * sqlite3changeset_invert(), sqlite3changeset_apply() and sqlite3changegroup_add(). What an older
 * program wrote has no digest that would tell.
 *
 * Returns: %TRUE if SQLite can be given it
 */
gboolean mw_changeset_is_whole (const guint8 *bytes, gsize size);

G_END_DECLS
