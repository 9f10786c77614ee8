/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * mw_typed_text_dup:
 * @form: what is about to go, with its fields
 * @known: (array zero-terminated=1): what its fields had; an element may be empty
 *
 * Returns: (transfer full): what is being typed in it and was not staged, so that it can be kept;
 *   empty if that is nothing, a search or a password
 */
char *mw_typed_text_dup (GtkWidget *form, const char *const *known);

G_END_DECLS
