/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/change.h>
#include <mailwright/driver.h>

G_BEGIN_DECLS

/**
 * MwConsequenceKind:
 * @MW_CONSEQUENCE_ADDRESSES: an agent came to a responsibility or left it: the addresses of it
 * @MW_CONSEQUENCE_AGENTS: a profile did: its agents, counted
 * @MW_CONSEQUENCE_SILENT: a profile came to it that mail cannot be sent as (mw_from_can_send())
 * @MW_CONSEQUENCE_MAILBOXES: a site default is another one: the profiles that have it
 * @MW_CONSEQUENCE_SENDERS: a profile begins or ends to send, or sends as another address: its
 * agents
 * @MW_CONSEQUENCE_SENDS: an agent is gone, or is called something else: all its addresses
 * @MW_CONSEQUENCE_FOLLOWS: an address is another one: the keys of account names that follow it
 *
 * What an operation means for people, kept with it: a later state knows nothing of it any more.
 */
typedef enum
{
  MW_CONSEQUENCE_ADDRESSES,
  MW_CONSEQUENCE_AGENTS,
  MW_CONSEQUENCE_SILENT,
  MW_CONSEQUENCE_MAILBOXES,
  MW_CONSEQUENCE_SENDERS,
  MW_CONSEQUENCE_SENDS,
  MW_CONSEQUENCE_FOLLOWS,
} MwConsequenceKind;

/**
 * mw_consequence_format:
 * @kind: what it counts
 * @n: how many
 * @names: (nullable) (array zero-terminated=1): the first of them
 *
 * Returns: (transfer full): the stable text for it, in no language, for mw_consequence_describe()
 */
char *mw_consequence_format (MwConsequenceKind kind, guint n, const char *const *names);

/**
 * mw_consequence_describe_of:
 * @text: (nullable): what mw_consequence_format() made; several of them are divided by line ends
 * @sign: whether it began, ended or changed
 * @driver: (nullable): the driver that names the parameters which it speaks of
 *
 * Returns: (transfer full) (nullable): what mw_consequence_describe() returns
 */
char *mw_consequence_describe_of (const char *text, MwChangeSign sign, MwDriver *driver);

/**
 * mw_consequence_describe:
 * @text: (nullable): what mw_consequence_format() made
 * @sign: whether it began or ended
 *
 * Returns: (transfer full) (nullable): the sentence in the reader's language ("can then send as
 * …"); %NULL if @text is none of ours, or if nothing is to be told
 */
char *mw_consequence_describe (const char *text, MwChangeSign sign);

G_END_DECLS
