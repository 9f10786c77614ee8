/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/journal/changeset.h"

#include <mailwright/kept-secret.h>

G_BEGIN_DECLS

/* The rows that refer to secrets, in a live database or a draft: as they are, and as the
 * changesets of a journal changed them. */

/* Those of one database by their id. (transfer container): it keeps nothing of kept */
GHashTable *mw_secret_index (GPtrArray *kept, const char *database_id);

/* Asks for one row after the other; begin with db alone set. */
typedef struct
{
  sqlite3 *db;
  MwStatement *questions[2]; /* (owned) (nullable) */
} MwSecretRows;

void mw_secret_rows_clear (MwSecretRows *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MwSecretRows, mw_secret_rows_clear)

/* Whether a row has this value now; NULL: whether it is not there. What cannot be read may have it.
 */
gboolean mw_secret_rows_has (
    MwSecretRows *self, const char *table, const char *owner, const char *key, const char *value);

/* Every secret that a row has now is needed by this use. */
gboolean mw_secret_rows_mark (
    sqlite3 *db, GHashTable *index, MwSecretUse use, const char *place, GError **error);

/* One row's change. */
typedef struct
{
  const char *table;
  const char *owner;
  const char *key;
  const char *before; /* (nullable): it was not there */
  const char *after;  /* (nullable): it is gone */
} MwSecretStep;

typedef void (*MwSecretStepFunc) (const MwSecretStep *step, gpointer user_data);

/* Calls func for every change of a row that may refer to a secret. */
gboolean
mw_secret_steps_walk (GBytes *changeset, MwSecretStepFunc func, gpointer user_data, GError **error);

G_END_DECLS
