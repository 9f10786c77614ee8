/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

/**
 * MwSecretUse:
 * @MW_SECRET_USE_NONE: nothing refers to it that could come back
 * @MW_SECRET_USE_UNKNOWN: nothing that can be seen refers to it, but something that cannot may: it
 *   was stored not long ago and never seen staged, or a draft or a copy of the database is in the
 *   way
 * @MW_SECRET_USE_REVISION: a revision that can be taken back would bring it back
 * @MW_SECRET_USE_DRAFT: a draft has it, staged or in its undo history
 * @MW_SECRET_USE_LIVE: it is live
 * @MW_SECRET_USE_OTHER_DATABASE: it is of another database
 *
 * Who needs a secret that is in the keyring; the later, the more.
 */
typedef enum
{
  MW_SECRET_USE_NONE,
  MW_SECRET_USE_UNKNOWN,
  MW_SECRET_USE_REVISION,
  MW_SECRET_USE_DRAFT,
  MW_SECRET_USE_LIVE,
  MW_SECRET_USE_OTHER_DATABASE,
} MwSecretUse;

/* What was never seen staged is left alone for so many days. */
#define MW_KEPT_SECRET_DAYS 30

/**
 * MwKeptSecret:
 *
 * One secret that is in the keyring, as far as it is known without reading it.
 */
struct _MwKeptSecret
{
  char *id;          /* (owned) */
  char *database_id; /* (owned): of the live database that it is of */
  char *label;       /* (owned): what the keyring calls it */
  gint64 time;       /* when it was stored, Unix time; 0 if that is not known */
  char *live_place;  /* (owned) (nullable): where that database was then */
  char *draft_place; /* (owned) (nullable): the draft that brought it */
  gboolean staged;   /* it was staged once, so nobody is about to */
  MwSecretUse use;
  gint64 revision; /* the newest that would bring it back; 0 for none */
  char *place;     /* (owned) (nullable): the other draft or copy that needs it, or may */
};

/**
 * mw_kept_secret_new:
 * @id: a secret's id
 * @database_id: the UUID of the live database that it is of
 * @label: what the keyring calls it
 *
 * Returns: (transfer full): one that nothing is known to need
 */
MwKeptSecret *mw_kept_secret_new (const char *id, const char *database_id, const char *label);

/**
 * mw_kept_secret_free:
 * @self: (transfer full) (nullable): one that a keyring keeps; the secret itself stays
 */
void mw_kept_secret_free (MwKeptSecret *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwKeptSecret, mw_kept_secret_free)

/**
 * mw_kept_secret_need:
 * @use: at least this: a weaker one does not replace a stronger
 * @place: (nullable): the other draft or copy that it is about
 */
void mw_kept_secret_need (MwKeptSecret *self, MwSecretUse use, const char *place);

/**
 * mw_secret_use_to_string:
 *
 * Returns: (transfer none): a stable word: "unused", "unknown", "revision", "draft", "live" or
 *   "other-database"
 */
const char *mw_secret_use_to_string (MwSecretUse use);

/**
 * mw_kept_secret_describe:
 *
 * Returns: (transfer full): who needs it, translated: "Live", "Revision 7, if it is taken back" …
 */
char *mw_kept_secret_describe (const MwKeptSecret *self);

/**
 * mw_kept_secret_name:
 *
 * Returns: (transfer full): what it is of, for a list of nothing else: its label without the
 *   program's name; its id if it has no label
 */
char *mw_kept_secret_name (const MwKeptSecret *self);

/**
 * mw_draft_find_secrets:
 * @draft: a draft
 * @kept: (element-type MwKeptSecret): what is in the keyring; who needs each is filled in
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Looks who needs them: this draft and those that @kept names, with what can be undone and redone
 * in them, the live side, and the revisions that can be taken back. What is of another database is
 * said to be.
 *
 * Returns: %FALSE with a storage error
 */
gboolean
mw_draft_find_secrets (MwDraft *draft, GPtrArray *kept, GCancellable *cancellable, GError **error);

/**
 * mw_kept_secrets_list:
 * @draft: the draft, of the live database whose secrets they are
 * @vault: the keyring
 * @all: with those of other databases
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Lists what is in the keyring, and finds who needs it: what is live, the revisions, this draft and
 * those that the secrets themselves name, with their undo histories. Reads no secret; asks to
 * unlock the keyring, since a locked one does not tell what it has. The keyring is listed first:
 * what is stored later is not in the list.
 *
 * Returns: (transfer full) (element-type MwKeptSecret): by name, then the newest first; %NULL with
 *   an error as of mw_vault_fetch() or a storage error
 */
GPtrArray *mw_kept_secrets_list (
    MwDraft *draft, MwVault *vault, gboolean all, GCancellable *cancellable, GError **error);

/**
 * mw_kept_secrets_list_async:
 * @draft: the draft
 * @vault: the keyring
 * @all: with those of other databases
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * mw_kept_secrets_list() in a thread of its own.
 */
void mw_kept_secrets_list_async (MwDraft *draft,
                                 MwVault *vault,
                                 gboolean all,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/**
 * mw_kept_secrets_list_finish:
 * @draft: the draft
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type MwKeptSecret): as of mw_kept_secrets_list()
 */
GPtrArray *mw_kept_secrets_list_finish (MwDraft *draft, GAsyncResult *result, GError **error);

/**
 * mw_kept_secrets_clean:
 * @draft: the draft
 * @vault: the keyring
 * @ids: (array zero-terminated=1) (nullable): of the secrets that may go; %NULL for all
 * @n_removed: (out): how many were removed, also where one failed
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Removes from the keyring what nobody needs now: it is looked once more, so that one of @ids that
 * is needed meanwhile stays. Nothing of another database is ever removed.
 *
 * Returns: %FALSE with an error as of mw_kept_secrets_list()
 */
gboolean mw_kept_secrets_clean (MwDraft *draft,
                                MwVault *vault,
                                const char *const *ids,
                                guint *n_removed,
                                GCancellable *cancellable,
                                GError **error);

/**
 * mw_kept_secrets_clean_async:
 * @draft: the draft
 * @vault: the keyring
 * @ids: (array zero-terminated=1) (nullable): of the secrets that may go; %NULL for all
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * mw_kept_secrets_clean() in a thread of its own.
 */
void mw_kept_secrets_clean_async (MwDraft *draft,
                                  MwVault *vault,
                                  const char *const *ids,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/**
 * mw_kept_secrets_clean_finish:
 * @draft: the draft
 * @result: what the callback was given
 * @n_removed: (out): how many were removed, also where one failed
 * @error: return location for an error
 *
 * Returns: %FALSE with an error as of mw_kept_secrets_clean()
 */
gboolean mw_kept_secrets_clean_finish (MwDraft *draft,
                                       GAsyncResult *result,
                                       guint *n_removed,
                                       GError **error);

G_END_DECLS
