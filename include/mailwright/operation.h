/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/change.h>

G_BEGIN_DECLS

/**
 * MwOperationValue:
 * @field: the stable word of a field, or of what is derived from one
 * @before: (nullable): what it was; %NULL if there was none
 * @after: (nullable): what it becomes
 *
 * One value that an operation touches.
 */
typedef struct
{
  const char *field;
  const char *before;
  const char *after;
} MwOperationValue;

/**
 * MwOperationFields:
 * @sign: whether it adds, removes or changes
 * @object_kind: the kind of the object that it belongs to
 * @object_id: that object's id
 * @part: which of the object's tables: the stable word of an entity (`profile`, `override`)
 * @member: (nullable): what tells it apart within the object: a parameter's key, a member's id
 * @values: (array length=n_values): of a change the field itself, then what is derived from it (a
 *   database cannot compute our folding); of what is added or removed the whole state
 * @n_values: how many
 *
 * What an operation does. Strings are borrowed.
 */
typedef struct
{
  MwChangeSign sign;
  MwObjectKind object_kind;
  const char *object_id;
  const char *part;
  const char *member;
  const MwOperationValue *values;
  guint n_values;
} MwOperationFields;

/**
 * MwOperationWords:
 * @object_name: (nullable): what the object was called then
 * @driver: (nullable): for a value of a parameter: the driver that knows it
 * @member_name: (nullable): what a member was called then
 * @before_name: (nullable): what the value before referred to
 * @after_name: (nullable): what the value after refers to
 * @consequence: (nullable): what it meant for people then, see mw_consequence_describe()
 * @hidden: (nullable): of a value of a parameter that begins or ends: the site default that stood
 *   before it, or stands after it; only while it is staged
 * @secret: whether the values are ids of secrets
 *
 * What people need to understand an operation, as of its own day. Strings are borrowed.
 */
typedef struct
{
  const char *object_name;
  const char *driver;
  const char *member_name;
  const char *before_name;
  const char *after_name;
  const char *consequence;
  const char *hidden;
  gboolean secret;
} MwOperationWords;

/**
 * MwOperation:
 *
 * One typed change of the configuration, immutable: what is staged, reviewed, submitted, kept as
 * history, taken back and merged. Nothing else crosses between a draft and the live side. A new or
 * a removed object is one operation with its whole state.
 */
typedef struct _MwOperation MwOperation;

#define MW_TYPE_OPERATION (mw_operation_get_type ())
GType mw_operation_get_type (void);

/**
 * mw_operation_new:
 * @fields: what it does
 * @words: (nullable): what people need to understand it
 *
 * Returns: (transfer full): an operation
 */
MwOperation *mw_operation_new (const MwOperationFields *fields, const MwOperationWords *words);

/**
 * mw_operation_new_inverse:
 * @self: an operation
 *
 * Returns: (transfer full): what takes @self back, with the words of the same day but without the
 *   consequence, which is another one
 */
MwOperation *mw_operation_new_inverse (const MwOperation *self);

/**
 * mw_operation_ref:
 * @self: an operation
 *
 * Returns: (transfer full): @self
 */
MwOperation *mw_operation_ref (MwOperation *self);

/**
 * mw_operation_unref:
 * @self: (transfer full): an operation
 */
void mw_operation_unref (MwOperation *self);

/**
 * mw_operation_get_fields:
 * @self: an operation
 *
 * Returns: (transfer none): what it does
 */
const MwOperationFields *mw_operation_get_fields (const MwOperation *self);

/**
 * mw_operation_get_words:
 * @self: an operation
 *
 * Returns: (transfer none): what people need to understand it
 */
const MwOperationWords *mw_operation_get_words (const MwOperation *self);

/**
 * mw_operation_get_field:
 * @self: an operation
 *
 * Returns: (transfer none): the stable word of what it is about, as history is filtered by it: a
 *   field's word, a parameter's key, the part for a member (`agent`), "" for an object as a whole
 */
const char *mw_operation_get_field (const MwOperation *self);

/**
 * mw_operation_equal:
 * @a: an operation
 * @b: another
 *
 * Returns: whether both do the same to the same; their words do not matter
 */
gboolean mw_operation_equal (const MwOperation *a, const MwOperation *b);

/**
 * mw_operation_same_place:
 * @a: an operation
 * @b: another
 *
 * Returns: whether both are about the same field or member of the same object
 */
gboolean mw_operation_same_place (const MwOperation *a, const MwOperation *b);

/**
 * mw_operations_digest:
 * @operations: (element-type MwOperation): operations, in order
 *
 * Returns: (transfer full): a SHA-256 of what they do, in hexadecimal: two lists with the same one
 *   write the same
 */
char *mw_operations_digest (GPtrArray *operations);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MwOperation, mw_operation_unref)

G_END_DECLS
