/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/edit.h>

G_BEGIN_DECLS

/**
 * MwValueEdits:
 *
 * Parameters that are set and reset, for one profile or for many, or as the site defaults of a
 * driver, until they are one edit. It is called after what it changes: the one profile, or how many
 * they are; and the one parameter, where only one is set, or where none is and only one is reset.
 */
typedef struct _MwValueEdits MwValueEdits;

/**
 * mw_value_edits_new:
 * @kind: %MW_OBJECT_PROFILE for overrides, %MW_OBJECT_DRIVER for site defaults of one driver
 *
 * Returns: (transfer full): nothing to change yet
 */
MwValueEdits *mw_value_edits_new (MwObjectKind kind);

/**
 * mw_value_edits_free:
 * @self: (transfer full): changes
 *
 * Frees them.
 */
void mw_value_edits_free (MwValueEdits *self);

/**
 * mw_value_edits_add:
 * @self: changes
 * @id: a profile's or a driver's id
 * @name: its name, for people
 * @key: a parameter's key
 * @value: (nullable): its value, a secret's id for a secret; %NULL to reset it
 *
 * Adds one more. Whether the parameter allows it is found out when the edit is applied.
 */
void mw_value_edits_add (
    MwValueEdits *self, const char *id, const char *name, const char *key, const char *value);

/**
 * mw_value_edits_add_all:
 * @self: changes
 * @id: a profile's or a driver's id
 * @name: its name, for people
 * @values: (element-type utf8 utf8): key to value, or to %NULL to reset it
 *
 * Adds all of @values.
 */
void
mw_value_edits_add_all (MwValueEdits *self, const char *id, const char *name, GHashTable *values);

/**
 * mw_value_edits_build:
 * @self: changes
 *
 * Makes one edit of all of them. After it there is nothing to change in @self.
 *
 * Returns: (transfer full) (nullable): the edit; %NULL if there is nothing to change
 */
MwEdit *mw_value_edits_build (MwValueEdits *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwValueEdits, mw_value_edits_free)

G_END_DECLS
