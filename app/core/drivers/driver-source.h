/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The text of one driver file: a GLib key file that remembers the line of every group and key,
 * which GKeyFile itself does not, so that each problem can name its line. */
typedef struct
{
  char *path;          /* (owned) (not nullable) */
  GKeyFile *keys;      /* (owned) (not nullable) */
  GHashTable *lines;   /* (owned) (not nullable): "group" or "group\nkey" to its line */
  GPtrArray *problems; /* (owned) (element-type utf8), shared with the catalogue */
  guint n_problems;    /* those of this file */
} MwDriverSource;

/* Reads @path. What is wrong with the text as such is reported to @problems, and %NULL returned. */
MwDriverSource *mw_driver_source_new (const char *path, GPtrArray *problems);
void mw_driver_source_free (MwDriverSource *self);

/* The line of @key in @group; of @group where @key is %NULL or missing; else the first. */
guint mw_driver_source_get_line (MwDriverSource *self, const char *group, const char *key);

/* Reports a problem at the line of @key in @group; of @group where @key is %NULL or missing. */
void mw_driver_source_report (MwDriverSource *self,
                              const char *group,
                              const char *key,
                              const char *format,
                              ...) G_GNUC_PRINTF (4, 5);

/* Reports each key of @group that is not in @known. */
void
mw_driver_source_check_keys (MwDriverSource *self, const char *group, const char *const *known);

/* The value of @key without the space around it, %NULL where there is none or it is empty. */
char *mw_driver_source_get (MwDriverSource *self, const char *group, const char *key);

/* The same, but a missing value is reported. */
char *mw_driver_source_require (MwDriverSource *self, const char *group, const char *key);

/* The value in the user's language: the file's own `Key[de]`, else from the message catalogue. */
char *mw_driver_source_get_translated (MwDriverSource *self, const char *group, const char *key);

/* A list split at semicolons, empty where there is none. */
char **mw_driver_source_split (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwDriverSource, mw_driver_source_free)

G_END_DECLS
