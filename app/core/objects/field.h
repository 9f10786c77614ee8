/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

/* How a row object takes over one field: compare, then keep and notify. */

void mw_field_set_string (GObject *object, char **field, const char *value, GParamSpec *pspec);

/* The same for a text that is never NULL when read: empty and none are one. */
void mw_field_set_text (GObject *object, char **field, const char *value, GParamSpec *pspec);
void mw_field_set_uint (GObject *object, guint *field, guint value, GParamSpec *pspec);
void mw_field_set_boolean (GObject *object, gboolean *field, gboolean value, GParamSpec *pspec);
void mw_field_set_staged (GObject *object, MwStaged *field, MwStaged value, GParamSpec *pspec);

/* A read-only property of a row object. */
#define MW_FIELD_READ_ONLY (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY)

GParamSpec *mw_field_string (const char *name);
GParamSpec *mw_field_uint (const char *name);
GParamSpec *mw_field_boolean (const char *name, gboolean initial);
GParamSpec *mw_field_staged (const char *name);

static inline const char *
mw_field_text (const char *field)
{
  return field ? field : "";
}

G_END_DECLS
