/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/objects/field.h"

void
mw_field_set_string (GObject *object, char **field, const char *value, GParamSpec *pspec)
{
  char *copy = NULL;

  if (g_strcmp0 (*field, value) == 0)
    return;
  copy = g_strdup (value);
  g_free (*field);
  *field = copy;
  g_object_notify_by_pspec (object, pspec);
}

void
mw_field_set_text (GObject *object, char **field, const char *value, GParamSpec *pspec)
{
  mw_field_set_string (object, field, value && *value ? value : NULL, pspec);
}

void
mw_field_set_uint (GObject *object, guint *field, guint value, GParamSpec *pspec)
{
  if (*field == value)
    return;
  *field = value;
  g_object_notify_by_pspec (object, pspec);
}

void
mw_field_set_boolean (GObject *object, gboolean *field, gboolean value, GParamSpec *pspec)
{
  if (!*field == !value)
    return;
  *field = !!value;
  g_object_notify_by_pspec (object, pspec);
}

void
mw_field_set_staged (GObject *object, MwStaged *field, MwStaged value, GParamSpec *pspec)
{
  if (*field == value)
    return;
  *field = value;
  g_object_notify_by_pspec (object, pspec);
}

GParamSpec *
mw_field_string (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, MW_FIELD_READ_ONLY);
}

GParamSpec *
mw_field_uint (const char *name)
{
  return g_param_spec_uint (name, NULL, NULL, 0, G_MAXUINT, 0, MW_FIELD_READ_ONLY);
}

GParamSpec *
mw_field_boolean (const char *name, gboolean initial)
{
  return g_param_spec_boolean (name, NULL, NULL, initial, MW_FIELD_READ_ONLY);
}

GParamSpec *
mw_field_staged (const char *name)
{
  return g_param_spec_int (name, NULL, NULL, MW_STAGED_NO, MW_STAGED_CHANGED, MW_STAGED_NO,
                           MW_FIELD_READ_ONLY);
}
