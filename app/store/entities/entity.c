/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/entities/entity.h"

#include "store/entities/shipped.h"

#include <string.h>

static GPtrArray *
all (void)
{
  static GPtrArray *entities;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      entities = g_ptr_array_new ();
      for (guint i = 0; MW_SHIPPED_ENTITIES[i]; i++)
        g_ptr_array_add (entities, (gpointer) MW_SHIPPED_ENTITIES[i]);
      g_once_init_leave (&once, 1);
    }
  return entities;
}

const MwEntity *const *
mw_entities_get (guint *n)
{
  *n = all ()->len;
  return (const MwEntity *const *) all ()->pdata;
}

void
mw_entities_register (const MwEntity *entity)
{
  g_return_if_fail (!mw_entity_find (entity->table));
  g_return_if_fail (entity->n_columns <= MW_MOST_COLUMNS);

  g_ptr_array_add (all (), (gpointer) entity);
}

const MwEntity *
mw_entity_find (const char *table)
{
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (entities[i]->table, table))
      return entities[i];
  return NULL;
}

const MwEntity *
mw_entity_find_part (MwObjectKind kind, const char *part)
{
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  for (guint i = 0; i < n; i++)
    if (entities[i]->object_kind == kind && g_str_equal (entities[i]->part, part))
      return entities[i];
  return NULL;
}

const MwEntity *
mw_entity_of (MwObjectKind kind)
{
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  for (guint i = 0; i < n; i++)
    if (entities[i]->object_kind == kind && mw_entity_is_object (entities[i]))
      return entities[i];
  return NULL;
}

const MwColumn *
mw_entity_find_column (const MwEntity *self, const char *name)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (g_str_equal (self->columns[i].name, name))
      return &self->columns[i];
  return NULL;
}

const MwColumn *
mw_entity_find_field (const MwEntity *self, const char *field)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (g_str_equal (mw_column_get_word (&self->columns[i]), field))
      return &self->columns[i];
  return NULL;
}

guint
mw_entity_get_n_keys (const MwEntity *self)
{
  guint n = 0;

  while (n < self->n_columns && self->columns[n].kind == MW_COLUMN_KEY)
    n++;
  return n;
}

gboolean
mw_entity_is_object (const MwEntity *self)
{
  return self->name_sql != NULL;
}

gboolean
mw_column_is_field (const MwColumn *self)
{
  return self->kind != MW_COLUMN_KEY && self->kind != MW_COLUMN_DERIVED;
}

const char *
mw_column_get_word (const MwColumn *self)
{
  return self->field ? self->field : self->name;
}

static void
append (GString *out, const char *pattern, const char *name)
{
  for (const char *c = pattern; *c; c++)
    if (*c == '@')
      g_string_append (out, name);
    else
      g_string_append_c (out, *c);
}

static char *
list (const MwEntity *self, guint n, const char *pattern, const char *divider)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (out, divider);
      append (out, pattern, self->columns[i].name);
    }
  return g_string_free (out, FALSE);
}

char *
mw_entity_dup_columns (const MwEntity *self, const char *pattern)
{
  return list (self, self->n_columns, pattern, ", ");
}

char *
mw_entity_dup_keys (const MwEntity *self, const char *pattern, const char *divider)
{
  return list (self, mw_entity_get_n_keys (self), pattern, divider);
}

/* "@.name" of a row that is a JSON object: (base ->> '$.name'). */
static void
append_json (GString *out, const char **c)
{
  const char *end = *c + strlen ("@.");

  while (g_ascii_isalnum (*end) || *end == '_')
    end++;
  g_string_append_printf (out, "(base ->> '$%.*s')", (int) (end - *c - 1), *c + 1);
  *c = end - 1;
}

char *
mw_entity_dup_name_sql (const MwEntity *self, const char *row)
{
  GString *out = g_string_new (NULL);

  if (row)
    append (out, self->name_sql, row);
  else
    for (const char *c = self->name_sql; *c; c++)
      if (*c == '@')
        append_json (out, &c);
      else
        g_string_append_c (out, *c);
  return g_string_free (out, FALSE);
}
