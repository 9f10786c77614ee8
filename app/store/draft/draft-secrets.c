/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/draft/draft-secrets.h"

#include "store/draft/draft-places.h"
#include "store/journal/journal.h"
#include "store/schema/schema.h"
#include "store/live/secret-rows.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <mailwright/error.h>
#include <sys/stat.h>

/* A draft that is looked into: one state of it, as long as this is open. */
typedef struct
{
  const char *place;
  gboolean own;
  sqlite3 *db; /* (owned) */
  MwSecretRows rows;
  GHashTable *steps; /* (owned): what undoing and redoing can make of a row */
  gint64 base;
} Draft;

typedef struct
{
  MwLive *live;
  GPtrArray *kept;
  GHashTable *index;  /* (owned) */
  GPtrArray *drafts;  /* (owned) (element-type Draft) */
  GHashTable *places; /* (owned): of drafts */
} Search;

static void
draft_free (Draft *draft)
{
  mw_secret_rows_clear (&draft->rows);
  mw_database_close (draft->db);
  g_hash_table_unref (draft->steps);
  g_free (draft);
}

static void
search_clear (Search *search)
{
  g_ptr_array_unref (search->drafts);
  g_hash_table_unref (search->places);
  g_hash_table_unref (search->index);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* ---- what one draft has ---- */

#define ID_LENGTH 36

/* Of a secret's row: no id has a control character in it, or is empty. */
static char *
name_state (const char *table, const char *owner, const char *key, const char *value)
{
  return g_strjoin ("\x1f", table, owner, key, value ? value : "", NULL);
}

typedef struct
{
  Draft *draft;
  GHashTable *index;
} Walk;

static void
note_state (Walk *walk, const MwSecretStep *step, const char *value)
{
  MwKeptSecret *one = value ? g_hash_table_lookup (walk->index, value) : NULL;

  if (one)
    mw_kept_secret_need (one, MW_SECRET_USE_DRAFT, walk->draft->own ? NULL : walk->draft->place);
  /* Or that of a secret which is gone. */
  if (!value || strlen (value) == ID_LENGTH)
    g_hash_table_add (walk->draft->steps, name_state (step->table, step->owner, step->key, value));
}

static void
look_at_step (const MwSecretStep *step, gpointer user_data)
{
  note_state (user_data, step, step->before);
  note_state (user_data, step, step->after);
}

static gboolean
look_at_journal (Draft *draft, GHashTable *index, gint64 version, GError **error)
{
  Walk walk = { draft, index };
  g_autoptr (MwStatement) statement = mw_database_prepare (
      draft->db, error,
      version < 5 ? "SELECT changeset, NULL FROM journal" : "SELECT changeset, digest FROM journal",
      0);
  gboolean row = statement != NULL;

  while (row)
    {
      g_autoptr (GBytes) changeset = NULL;

      if (!mw_database_step (statement, &row, error))
        return FALSE;
      changeset = row ? mw_journal_read_changeset (statement, 0, 1, error) : NULL;
      if (row && !changeset)
        return FALSE;
      if (row && !mw_secret_steps_walk (changeset, look_at_step, &walk, error))
        return FALSE;
    }
  return statement != NULL;
}

/* Nobody is about to stage what was staged once. A draft that an older Mailwright left says
 * nothing of it. */
static gboolean
look_at_staged (Draft *draft, GHashTable *index, gint64 version, GError **error)
{
  g_autoptr (MwStatement) statement = NULL;
  gboolean row = TRUE;

  if (version < 4)
    return TRUE;
  statement = mw_database_prepare (draft->db, error, "SELECT id FROM staged_secret", 0);
  while (statement && row)
    {
      MwKeptSecret *one = NULL;

      if (!mw_database_step (statement, &row, error))
        return FALSE;
      one = row ? g_hash_table_lookup (index, mw_statement_text (statement, 0)) : NULL;
      if (one)
        one->staged = TRUE;
    }
  return statement != NULL;
}

static gboolean
look_into (Draft *draft, GHashTable *index, GError **error)
{
  gint64 version = 0;

  return mw_database_get_int64 (draft->db, &version, 0, error, "PRAGMA user_version", 0) &&
         mw_database_get_int64 (draft->db, &draft->base, 0, error,
                                "SELECT revision FROM configuration", 0) &&
         mw_secret_rows_mark (draft->db, index, MW_SECRET_USE_DRAFT,
                              draft->own ? NULL : draft->place, error) &&
         look_at_journal (draft, index, version, error) &&
         look_at_staged (draft, index, version, error);
}

/* Opens it, and a transaction in which all is read. */
static gboolean
open_draft (Draft *draft, char **id, GCancellable *cancellable, GError **error)
{
  draft->db = mw_database_open (draft->place, _ ("The draft"), error);
  draft->rows.db = draft->db;
  if (!draft->db)
    return FALSE;
  mw_database_set_cancellable (draft->db, cancellable);
  return mw_schema_check (draft->db, MW_SCHEMA_DRAFT, draft->place, error) &&
         mw_database_exec (draft->db, "BEGIN", error) &&
         mw_database_get_text (draft->db, id, error, "SELECT id FROM configuration", 0);
}

/* ---- all drafts that can be found ---- */

/* A draft that is there and cannot be looked into may have any: what it brought, however long ago,
 * and what revisions that it takes back bring. */
static void
doubt_draft (Search *search, const char *place)
{
  for (guint i = 0; i < search->kept->len; i++)
    {
      MwKeptSecret *one = g_ptr_array_index (search->kept, i);

      if (g_hash_table_contains (search->index, one->id))
        mw_kept_secret_need (one, MW_SECRET_USE_UNKNOWN, place);
    }
}

/* Or is no file any more: nothing is opened that may wait for somebody. */
static gboolean
is_gone (const char *place)
{
  struct stat status;

  if (stat (place, &status) == 0)
    return !S_ISREG (status.st_mode);
  return errno == ENOENT || errno == ENOTDIR;
}

static gboolean
look_at_place (
    Search *search, const char *place, gboolean own, GCancellable *cancellable, GError **error)
{
  g_autofree char *id = NULL;
  g_autoptr (GError) own_error = NULL;
  Draft *draft = NULL;
  gboolean known = FALSE;

  if (!own && is_gone (place))
    return TRUE;
  draft = g_new0 (Draft, 1);
  draft->place = place;
  draft->own = own;
  draft->steps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (search->drafts, draft);
  known = open_draft (draft, &id, cancellable, &own_error);
  if (known && g_strcmp0 (id, mw_live_get_id (search->live)) == 0 &&
      look_into (draft, search->index, &own_error))
    return TRUE;
  /* Somebody put another one in its place since it was opened. */
  if (own && !own_error)
    {
      g_autofree char *shown = g_filename_display_name (place);

      g_set_error (
          &own_error, MW_ERROR, MW_ERROR_REFUSED,
          _ ("“%s” is a draft of another configuration. Name another draft, or the database "
             "that it belongs to."),
          shown);
    }
  if (own_error && (own || g_error_matches (own_error, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return FALSE;
    }
  if (own_error)
    doubt_draft (search, place);
  /* What was read of it is forgotten: it may be a draft of something else. */
  g_ptr_array_remove_index (search->drafts, search->drafts->len - 1);
  return TRUE;
}

static void
find_places (Search *search, const char *own)
{
  mw_draft_places_add_to (mw_live_get_id (search->live), search->places);
  for (guint i = 0; i < search->kept->len; i++)
    {
      MwKeptSecret *one = g_ptr_array_index (search->kept, i);

      if (one->draft_place && g_hash_table_contains (search->index, one->id))
        g_hash_table_add (search->places, g_strdup (one->draft_place));
    }
  g_hash_table_remove (search->places, own);
}

static gboolean
look_at_drafts (Search *search, const char *own, GCancellable *cancellable, GError **error)
{
  GHashTableIter iter;
  const char *place = NULL;

  find_places (search, own);
  if (!look_at_place (search, own, TRUE, cancellable, error))
    return FALSE;
  g_hash_table_iter_init (&iter, search->places);
  while (g_hash_table_iter_next (&iter, (gpointer *) &place, NULL))
    if (!look_at_place (search, place, FALSE, cancellable, error))
      return FALSE;
  return TRUE;
}

/* An MwIsValueFunc. */
static gboolean
is_value (
    const char *table, const char *owner, const char *key, const char *value, gpointer user_data)
{
  Search *search = user_data;
  g_autofree char *state = name_state (table, owner, key, value);

  for (guint i = 0; i < search->drafts->len; i++)
    {
      Draft *draft = g_ptr_array_index (search->drafts, i);

      if (g_hash_table_contains (draft->steps, state) ||
          mw_secret_rows_has (&draft->rows, table, owner, key, value))
        return TRUE;
    }
  return FALSE;
}

/* ---- what is somewhere else ---- */

/* Whether there is a database at place that is not ours, but may be a copy of it. */
static gboolean
is_copy (const char *place, MwLive *live)
{
  struct stat status, own;
  g_autofree char *id = NULL;
  sqlite3 *db = NULL;
  gboolean known = FALSE;

  if (is_gone (place))
    return FALSE;
  if (stat (place, &status) == 0 && stat (mw_live_get_place (live), &own) == 0 &&
      status.st_dev == own.st_dev && status.st_ino == own.st_ino)
    return FALSE;
  known = sqlite3_open_v2 (place, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_FULLMUTEX, NULL) ==
              SQLITE_OK &&
          mw_database_get_text (db, &id, NULL, "SELECT id FROM configuration", 0);
  mw_database_close (db);
  return !known || g_strcmp0 (id, mw_live_get_id (live)) == 0;
}

static void
doubt_copies (Search *search)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < search->kept->len; i++)
    {
      MwKeptSecret *one = g_ptr_array_index (search->kept, i);

      if (!one->live_place || !g_hash_table_contains (search->index, one->id))
        continue;
      if (!g_hash_table_contains (seen, one->live_place))
        g_hash_table_insert (seen, one->live_place,
                             GINT_TO_POINTER (is_copy (one->live_place, search->live)));
      if (g_hash_table_lookup (seen, one->live_place))
        mw_kept_secret_need (one, MW_SECRET_USE_UNKNOWN, one->live_place);
    }
}

static gint64
find_newest_base (Search *search)
{
  gint64 newest = 0;

  for (guint i = 0; i < search->drafts->len; i++)
    {
      Draft *draft = g_ptr_array_index (search->drafts, i);

      newest = MAX (newest, draft->base);
    }
  return newest;
}

/* A draft, whichever, that is ahead of the live database was made on another copy of it, which is
 * not here: a backup was put in its place. */
static gboolean
doubt_backup (Search *search, GCancellable *cancellable, GError **error)
{
  gint64 base = find_newest_base (search);
  gint64 newest = mw_live_get_revision (search->live, cancellable, error);

  for (guint i = 0; newest >= 0 && newest < base && i < search->kept->len; i++)
    {
      MwKeptSecret *one = g_ptr_array_index (search->kept, i);

      if (g_hash_table_contains (search->index, one->id))
        mw_kept_secret_need (one, MW_SECRET_USE_UNKNOWN, NULL);
    }
  return newest >= 0;
}

static void
mark_others (GPtrArray *kept, const char *database_id)
{
  for (guint i = 0; i < kept->len; i++)
    {
      MwKeptSecret *one = g_ptr_array_index (kept, i);

      if (!g_str_equal (one->database_id, database_id))
        mw_kept_secret_need (one, MW_SECRET_USE_OTHER_DATABASE, NULL);
    }
}

/* The drafts first: what is submitted meanwhile was staged when it was looked. And what is taken
 * back meanwhile is still in the revision. */
gboolean
mw_draft_secrets_find (
    const char *own, MwLive *live, GPtrArray *kept, GCancellable *cancellable, GError **error)
{
  g_auto (Search) search = {
    .live = live,
    .kept = kept,
    .index = mw_secret_index (kept, mw_live_get_id (live)),
    .drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) draft_free),
    .places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  mark_others (kept, mw_live_get_id (live));
  if (!look_at_drafts (&search, own, cancellable, error))
    return FALSE;
  doubt_copies (&search);
  return doubt_backup (&search, cancellable, error) &&
         mw_live_find_secrets (live, kept, is_value, &search, cancellable, error);
}
