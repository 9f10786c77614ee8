/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>

#include <mailwright/password.h>

G_BEGIN_DECLS

/**
 * mw_password_row_new:
 * @name: what the password is called
 *
 * A row to type a password in, which says what is odd about it. Not AdwPasswordEntryRow: a screen
 * reader takes that for a field whose text may be read aloud.
 */
GtkWidget *mw_password_row_new (const char *name);

/**
 * mw_password_row_get_entry:
 * @row: a row of mw_password_row_new()
 *
 * Returns: (transfer none): where it is typed; mw_typed_secret_peek() reads it
 */
GtkPasswordEntry *mw_password_row_get_entry (GtkWidget *row);

/**
 * mw_password_row_check:
 * @row: a row of mw_password_row_new()
 * @reason: (out) (transfer full) (nullable): as mw_password_check() gives it
 *
 * Returns: what the typed password looks like
 */
MwPasswordState mw_password_row_check (GtkWidget *row, char **reason);

G_END_DECLS
