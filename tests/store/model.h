/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/mailwright.h>

G_BEGIN_DECLS

/* What a configuration is, told as simply as can be: rows by "table|key" (its parts divided by a
 * slash), each of them cells by the name of the column. A cell that is NULL is not there. It knows
 * nothing of the program: it reads a database as any other program would. */
typedef struct
{
  GHashTable *rows; /* (owned): char * to GHashTable of char * to char * */
} Model;

Model *model_new (void);
Model *model_copy (const Model *self);
void model_free (Model *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Model, model_free)

/* The rows of a database, and of a draft what they were before anything was staged. */
Model *model_read (const char *path);
Model *model_read_base (const char *path);

/* (nullable): a cell, or NULL where there is none or no row. */
const char *model_get (const Model *self, const char *table, const char *key, const char *column);
gboolean model_has (const Model *self, const char *table, const char *key);
void model_add (Model *self, const char *table, const char *key);
void
model_set (Model *self, const char *table, const char *key, const char *column, const char *value);
void model_remove (Model *self, const char *table, const char *key);

/* (transfer full) (element-type utf8): the keys of a table, in order. */
GPtrArray *model_list (const Model *self, const char *table);

/* (nullable) (transfer full): the key of the row other than own that has the value. */
char *model_find (
    const Model *self, const char *table, const char *column, const char *value, const char *own);

/* Called for each cell that differs, with what it was and is (nullable), and once for a row that is
 * in one of both alone, without a column; row is "table|key". */
typedef void (*ModelDifferenceFunc) (
    const char *row, const char *column, const char *before, const char *after, gpointer user_data);
void model_compare (const Model *before,
                    const Model *after,
                    ModelDifferenceFunc func,
                    gpointer user_data);

/* How many lines the difference makes. */
guint model_count_lines (const Model *before, const Model *after);

/* What the difference counts as: what a person did. */
guint model_count_changes (const Model *before, const Model *after);

/* Whether each cell that differs between before and after is in self as it is before; and makes
 * all of them what they are after. */
gboolean model_fits (const Model *self, const Model *before, const Model *after);
void model_move (Model *self, const Model *before, const Model *after);

/* Whether all that is referred to is there, and nothing that is one of a kind is there twice. */
gboolean model_is_valid (const Model *self);

/* Does what operations say; each has to fit to the last value. */
void model_apply (Model *self, GPtrArray *operations);

/* Ends the test with the first difference. */
void model_assert_equal (const Model *is, const Model *expected, const char *what);

G_END_DECLS
