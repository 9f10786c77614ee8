/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/draft.h>

G_BEGIN_DECLS

/**
 * mw_demo_fill:
 * @draft: a draft of a live configuration
 *
 * Fills a live configuration that was never submitted to with a sample organisation: one revision,
 * and a few edits staged on top of it. Does nothing where there is a revision already. Passwords
 * are not made up: the sample mailboxes say "Not in this keyring". Blocking.
 *
 * Returns: %FALSE with an error of mw_draft_apply() or mw_draft_submit()
 */
gboolean mw_demo_fill (MwDraft *draft, GCancellable *cancellable, GError **error);

G_END_DECLS
