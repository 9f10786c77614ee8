/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>
#include <mailwright/parameter.h>

G_BEGIN_DECLS

#define MW_TYPE_VALUE_FIELD (mw_value_field_get_type ())

/**
 * MwValueField:
 *
 * What is special to a type of parameter: the control within a row. It shows a value, and says with
 * its signal `edited` that what it holds is to be committed (Enter, a choice made), and with
 * `cleared` that the value is to be reset. Whether the text is allowed is not its business.
 */
G_DECLARE_INTERFACE (MwValueField, mw_value_field, MW, VALUE_FIELD, GtkWidget)

struct _MwValueFieldInterface
{
  GTypeInterface parent_iface;

  void (*show) (MwValueField *self, const char *value);
  char *(*dup_text) (MwValueField *self);
  GtkWidget *(*get_control) (MwValueField *self);
};

/**
 * mw_value_field_new:
 * @parameter: a parameter
 *
 * Returns: (transfer floating): the field for the type of @parameter
 */
GtkWidget *mw_value_field_new (MwParameter *parameter);

/**
 * mw_value_field_show:
 * @value: (nullable): a canonical value
 *
 * Replaces whatever the field holds.
 */
void mw_value_field_show (MwValueField *self, const char *value);

/**
 * mw_value_field_dup_text:
 *
 * Returns: (transfer full): what the field holds
 */
char *mw_value_field_dup_text (MwValueField *self);

/**
 * mw_value_field_get_control:
 *
 * Returns: (transfer none): the widget that takes the focus and carries the accessible name
 */
GtkWidget *mw_value_field_get_control (MwValueField *self);

/* For the fields themselves. */
void mw_value_field_edited (MwValueField *self);
void mw_value_field_cleared (MwValueField *self);

/**
 * mw_value_field_reads_left_to_right:
 * @type: a type
 *
 * Returns: whether such values are written from left to right in every language (hosts, paths)
 */
gboolean mw_value_field_reads_left_to_right (MwParameterType type);

/**
 * mw_value_field_is_wide:
 * @type: a type
 *
 * Returns: whether something is typed, so that the field is as wide as its row
 */
gboolean mw_value_field_is_wide (MwParameterType type);

G_END_DECLS
