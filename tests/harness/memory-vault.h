/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/vault.h>

G_BEGIN_DECLS

/**
 * MwMemoryVault:
 *
 * A vault in memory, for tests of what uses one.
 */
#define MW_TYPE_MEMORY_VAULT (mw_memory_vault_get_type ())
G_DECLARE_FINAL_TYPE (MwMemoryVault, mw_memory_vault, MW, MEMORY_VAULT, GObject)

/**
 * MwMemoryVaultMood:
 * @MW_MEMORY_VAULT_OPEN: everything works
 * @MW_MEMORY_VAULT_LOCKED: locked; the first call that asks unlocks it
 * @MW_MEMORY_VAULT_DISMISSED: locked; whoever is asked dismisses the prompt
 * @MW_MEMORY_VAULT_WAITING: locked; nobody answers the prompt until the call is cancelled
 * @MW_MEMORY_VAULT_ABSENT: no keyring
 * @MW_MEMORY_VAULT_FAILING: every call fails
 *
 * How the vault behaves.
 */
typedef enum
{
  MW_MEMORY_VAULT_OPEN,
  MW_MEMORY_VAULT_LOCKED,
  MW_MEMORY_VAULT_DISMISSED,
  MW_MEMORY_VAULT_WAITING,
  MW_MEMORY_VAULT_ABSENT,
  MW_MEMORY_VAULT_FAILING,
} MwMemoryVaultMood;

/**
 * mw_memory_vault_new:
 *
 * Returns: (transfer full): a new, open, empty vault
 */
MwMemoryVault *mw_memory_vault_new (void);

/**
 * mw_memory_vault_set_mood:
 *
 * Sets how it behaves from now on, and emits #MwVault::changed.
 */
void mw_memory_vault_set_mood (MwMemoryVault *self, MwMemoryVaultMood mood);

/**
 * mw_memory_vault_get_label:
 *
 * Returns: (transfer full) (nullable): the label of @secret_id, or %NULL if it is not there
 */
char *mw_memory_vault_get_label (MwMemoryVault *self, const char *secret_id);

/**
 * mw_memory_vault_count:
 *
 * Returns: how many secrets are kept
 */
guint mw_memory_vault_count (MwMemoryVault *self);

/**
 * mw_memory_vault_set_origin:
 * @database_id: of which database
 * @live_place: (nullable): where that is
 * @draft_place: (nullable): which draft it is for
 *
 * What is noted with the secrets that are kept from now on; the vault lists those of @database_id.
 */
void mw_memory_vault_set_origin (MwMemoryVault *self,
                                 const char *database_id,
                                 const char *live_place,
                                 const char *draft_place);

/* As if it had been kept so many days before. */
void mw_memory_vault_make_older (MwMemoryVault *self, const char *secret_id, guint days);

G_END_DECLS
