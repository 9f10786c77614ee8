/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

/**
 * MwSecretUse:
 * @MW_SECRET_USE_NONE: nothing refers to it
 * @MW_SECRET_USE_HISTORY: only revisions that cannot be taken back as things are: what they changed
 *   was changed again since, or they added a profile
 * @MW_SECRET_USE_DRAFT_AWAY: nothing that can be seen refers to it, but a draft brought it that is
 *   not here, and not long ago
 * @MW_SECRET_USE_COPY: a copy of this database may use it: it was stored for that, or the draft was
 *   made on a newer revision than there is
 * @MW_SECRET_USE_REVISION: a revision that can be taken back would bring it back
 * @MW_SECRET_USE_DRAFT: a draft stages it, or has it in its undo history
 * @MW_SECRET_USE_LIVE: it is live
 * @MW_SECRET_USE_OTHER_DATABASE: it is of another database
 * @MW_SECRET_USE_GONE_DATABASE: it is of a database that is not where it was any more
 *
 * Who needs a secret that is in the keyring; the later, the more.
 */
typedef enum
{
  MW_SECRET_USE_NONE,
  MW_SECRET_USE_HISTORY,
  MW_SECRET_USE_DRAFT_AWAY,
  MW_SECRET_USE_COPY,
  MW_SECRET_USE_REVISION,
  MW_SECRET_USE_DRAFT,
  MW_SECRET_USE_LIVE,
  MW_SECRET_USE_OTHER_DATABASE,
  MW_SECRET_USE_GONE_DATABASE,
} MwSecretUse;

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
  gboolean seen;     /* that draft was looked into */
  MwSecretUse use;
  gint64 revision; /* the newest that refers to it; 0 for none */
};

MwKeptSecret *mw_kept_secret_new (const char *id, const char *database_id, const char *label);
void mw_kept_secret_free (MwKeptSecret *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwKeptSecret, mw_kept_secret_free)

/* At least this use: a weaker one does not replace a stronger. */
void mw_kept_secret_need (MwKeptSecret *self, MwSecretUse use);

/**
 * mw_kept_secret_is_unused:
 *
 * Returns: whether nothing needs it that could still be wanted
 */
gboolean mw_kept_secret_is_unused (const MwKeptSecret *self);

/* A stable word: "live", "draft", "revision", "copy", "draft-away", "history", "unused",
 * "other-database", "gone-database". */
const char *mw_secret_use_to_string (MwSecretUse use);

/**
 * mw_kept_secret_describe:
 *
 * Returns: (transfer full): who needs it, translated: "Live", "Revision 7 would bring it back" …
 */
char *mw_kept_secret_describe (const MwKeptSecret *self);

/**
 * mw_kept_secrets_list:
 * @draft: the draft, of the live database whose secrets they are
 * @vault: the keyring
 *
 * Lists what is in the keyring, and finds who needs it: what is live, the revisions, this draft and
 * those that the secrets themselves name, with their undo histories. Drafts in other places cannot
 * be seen: what they brought counts as needed for 30 days. Asks to unlock the keyring. First the
 * keyring is listed, then looked who needs it: what is stored meanwhile was announced to its draft
 * before (mw_draft_announce_secret()), and counts as that draft's.
 *
 * Returns: (transfer full) (element-type MwKeptSecret): by label, then the newest first; %NULL with
 *   an error as of mw_vault_fetch() or a storage error
 */
GPtrArray *mw_kept_secrets_list (MwDraft *draft,
                                 MwVault *vault,
                                 GCancellable *cancellable,
                                 GError **error);
void mw_kept_secrets_list_async (MwDraft *draft,
                                 MwVault *vault,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *mw_kept_secrets_list_finish (MwDraft *draft, GAsyncResult *result, GError **error);

/**
 * mw_kept_secrets_forget:
 * @ids: (array zero-terminated=1): secret ids, of this database
 * @n_forgotten: (out): how many were removed, also where one failed
 *
 * Removes those of @ids from the keyring that are unused still: it is looked once more.
 *
 * Returns: %FALSE with an error as of mw_kept_secrets_list()
 */
gboolean mw_kept_secrets_forget (MwDraft *draft,
                                 MwVault *vault,
                                 const char *const *ids,
                                 guint *n_forgotten,
                                 GCancellable *cancellable,
                                 GError **error);
void mw_kept_secrets_forget_async (MwDraft *draft,
                                   MwVault *vault,
                                   const char *const *ids,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean mw_kept_secrets_forget_finish (MwDraft *draft,
                                        GAsyncResult *result,
                                        guint *n_forgotten,
                                        GError **error);

/**
 * mw_kept_secrets_forget_database:
 * @database_id: of another database
 *
 * Removes all secrets of a database that is not there any more. One whose file is still where it was
 * is refused: it is cleaned by opening it.
 *
 * Returns: %FALSE with %MW_ERROR_NOT_FOUND (there are none), %MW_ERROR_REFUSED (it is this database,
 *   or one whose file is there) or an error as of mw_vault_forget()
 */
gboolean mw_kept_secrets_forget_database (MwDraft *draft,
                                          MwVault *vault,
                                          const char *database_id,
                                          guint *n_forgotten,
                                          GCancellable *cancellable,
                                          GError **error);
void mw_kept_secrets_forget_database_async (MwDraft *draft,
                                            MwVault *vault,
                                            const char *database_id,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean mw_kept_secrets_forget_database_finish (MwDraft *draft,
                                                 GAsyncResult *result,
                                                 guint *n_forgotten,
                                                 GError **error);

G_END_DECLS
