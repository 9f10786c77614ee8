/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * MwTypedSecret:
 *
 * What is being typed into a password entry. All who ask the entry for its text are told as many
 * dots, unless the person let it be shown: to GTK 4.8, an entry's text is what any program on the
 * accessibility bus may read, and hear letter by letter as it is typed.
 */
#define MW_TYPE_TYPED_SECRET (mw_typed_secret_get_type ())
G_DECLARE_FINAL_TYPE (MwTypedSecret, mw_typed_secret, MW, TYPED_SECRET, GtkEntryBuffer)

/**
 * mw_typed_secret_guard:
 * @entry: an empty password entry
 *
 * Lets @entry keep what is typed to itself. It is only to be had by mw_typed_secret_peek() then.
 */
void mw_typed_secret_guard (GtkPasswordEntry *entry);

/**
 * mw_typed_secret_peek:
 * @entry: a password entry that is guarded
 *
 * Returns: (transfer none): what was typed
 */
const char *mw_typed_secret_peek (GtkPasswordEntry *entry);

G_END_DECLS
