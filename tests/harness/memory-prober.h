/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/probe.h>

G_BEGIN_DECLS

/**
 * MwMemoryProber:
 *
 * A prober that connects to nothing: a test says what it answers. Every endpoint works until told
 * otherwise. Answers come from an idle callback of the caller's main context.
 */
#define MW_TYPE_MEMORY_PROBER (mw_memory_prober_get_type ())
G_DECLARE_FINAL_TYPE (MwMemoryProber, mw_memory_prober, MW, MEMORY_PROBER, GObject)

MwMemoryProber *mw_memory_prober_new (void);

/**
 * mw_memory_prober_answer:
 * @host: a host
 * @fields: what a test of any endpoint on @host answers from now on; its endpoint and, where
 *   %NULL, its time are filled in
 */
void mw_memory_prober_answer (MwMemoryProber *self, const char *host, const MwProbeFields *fields);

/**
 * mw_memory_prober_answer_verdict:
 *
 * The same with a verdict alone: everything before @step passed, a message is made up.
 */
void mw_memory_prober_answer_verdict (MwMemoryProber *self,
                                      const char *host,
                                      MwVerdict verdict,
                                      MwProbeStep step);

/**
 * mw_memory_prober_answer_settings:
 * @address: a mail address
 * @settings: (element-type MwFoundSetting): what is found for it; for other addresses nothing is
 */
void
mw_memory_prober_answer_settings (MwMemoryProber *self, const char *address, GPtrArray *settings);

/* What is in the way of every search for settings from now on. */
void mw_memory_prober_answer_troubles (MwMemoryProber *self, const char *const *troubles);

/**
 * mw_memory_prober_set_held:
 *
 * While held nothing is answered (a cancelled call still ends); then everything that waits is.
 */
void mw_memory_prober_set_held (MwMemoryProber *self, gboolean held);

/* How many tests were asked for, and how many of them were to log in and had a password. */
guint mw_memory_prober_count (MwMemoryProber *self);
guint mw_memory_prober_count_logins (MwMemoryProber *self);

/* (nullable): what the last test was asked of, and with which password. */
MwEndpoint *mw_memory_prober_get_last (MwMemoryProber *self);
const char *mw_memory_prober_get_last_password (MwMemoryProber *self);

G_END_DECLS
