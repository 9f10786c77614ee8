/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/mailwright.h>

G_BEGIN_DECLS

/**
 * MwMemoryLive:
 *
 * A live side in memory, which is no database at all: what is asked of MwLive is all that is asked
 * of it. It can be away, be slow, and lose its answers.
 */
#define MW_TYPE_MEMORY_LIVE (mw_memory_live_get_type ())
G_DECLARE_FINAL_TYPE (MwMemoryLive, mw_memory_live, MW, MEMORY_LIVE, GObject)

MwMemoryLive *mw_memory_live_new (void);

/* Every call fails with MW_ERROR_UNREACHABLE while it is away; both are told. */
void mw_memory_live_set_away (MwMemoryLive *self, gboolean away);

/* The next submit is carried out, but its answer is lost. */
void mw_memory_live_lose_answer (MwMemoryLive *self);

/* The next submit is lost on its way, and arrives when it is said so. */
void mw_memory_live_delay_submit (MwMemoryLive *self);
gboolean mw_memory_live_let_arrive (MwMemoryLive *self, GError **error);

/* Each call takes so long, unless it is cancelled. */
void mw_memory_live_set_delay (MwMemoryLive *self, guint milliseconds);

/* How many calls were made. */
guint mw_memory_live_get_n_calls (MwMemoryLive *self);

G_END_DECLS
