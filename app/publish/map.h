/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/sender-map.h>

G_BEGIN_DECLS

/* A constant database that says of itself whose it is and of which revision. */

/* What one says of itself. */
typedef struct
{
  char *live_id; /* (owned) */
  gint64 revision;
  char *revision_id; /* (owned) (nullable): of an older program */
} MwMapMark;

void mw_map_mark_clear (MwMapMark *mark);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MwMapMark, mw_map_mark_clear)

/**
 * mw_map_read_mark:
 * @path: the file, for reading and for messages
 *
 * Returns: %FALSE with %MW_ERROR_NOT_FOUND, %MW_ERROR_NOT_DATABASE (damaged), %MW_ERROR_REFUSED (a
 *   sound one of another program), %MW_ERROR_READ_ONLY or %MW_ERROR_STORAGE
 */
gboolean mw_map_read_mark (const char *path, MwMapMark *mark, GError **error);

/* Whether a map with this mark is of the same database and revision as @map, or (with @or_older) of
 * an older one; else MW_ERROR_STALE or MW_ERROR_REFUSED. */
gboolean mw_map_check_mark (const char *path,
                            const MwMapMark *mark,
                            const MwSenderMap *map,
                            gboolean or_older,
                            GError **error);

/**
 * mw_map_compare:
 *
 * Returns: %TRUE if the file holds @map and nothing else; else %FALSE with an error as of
 *   mw_map_read_mark(), %MW_ERROR_STALE or %MW_ERROR_REFUSED
 */
gboolean mw_map_compare (const char *path, const MwSenderMap *map, GError **error);

/* Writes @map to an empty file; FALSE with errno set. */
gboolean mw_map_write (int fd, const MwSenderMap *map);

G_END_DECLS
