/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/changes/words.h"

#include "store/changes/consequences.h"

#include <string.h>

struct _MwWords
{
  sqlite3 *db;
  MwCatalogue *catalogue;       /* (owned) (nullable) */
  MwNames *names;               /* (owned) */
  MwNames *before;              /* (owned) (nullable) */
  MwConsequences *consequences; /* (owned) */
  MwConsequences *past;         /* (owned) (nullable): of before */
};

MwWords *
mw_words_new (sqlite3 *db, MwCatalogue *catalogue, gboolean has_unstaged)
{
  MwWords *self = g_new0 (MwWords, 1);

  self->db = db;
  self->catalogue = catalogue ? g_object_ref (catalogue) : NULL;
  self->names = mw_names_new (db);
  self->consequences = mw_consequences_new (db, has_unstaged);
  return self;
}

void
mw_words_free (MwWords *self)
{
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->names, mw_names_free);
  g_clear_pointer (&self->before, mw_names_free);
  g_clear_pointer (&self->consequences, mw_consequences_free);
  g_clear_pointer (&self->past, mw_consequences_free);
  g_free (self);
}

/* Where it has no name now, the one from before; the id where it never had one. */
static const char *
find (MwWords *self, const MwEntity *entity, const char *id)
{
  const char *name = mw_names_find (self->names, entity, id);

  return self->before && g_str_equal (name, id) ? mw_names_find (self->before, entity, id) : name;
}

static const char *
find_driver (MwWords *self, const MwEntity *entity, const char *object_id)
{
  const char *driver = mw_names_find_driver (self->names, entity, object_id);

  return driver || !self->before ? driver : mw_names_find_driver (self->before, entity, object_id);
}

static const char *
name_object (MwWords *self, const MwEntity *entity, const MwOperationFields *fields)
{
  const MwEntity *object = mw_entity_of (fields->object_kind);
  MwDriver *driver;

  if (object)
    return find (self, object, fields->object_id);
  driver = entity->driver_sql && self->catalogue
               ? mw_catalogue_find (self->catalogue, fields->object_id)
               : NULL;
  return driver ? mw_driver_get_name (driver) : fields->object_id;
}

static gboolean
looks_secret (const MwOperationValue *value)
{
  const char *text = value->after ? value->after : value->before;

  return text && g_uuid_string_is_valid (text);
}

/* A value whose parameter is gone may have been a secret's id: it is not shown either. */
static gboolean
is_secret (MwWords *self, const char *driver_id, const MwOperationFields *fields)
{
  MwDriver *driver =
      driver_id && self->catalogue ? mw_catalogue_find (self->catalogue, driver_id) : NULL;
  MwParameter *parameter = driver ? mw_driver_find_parameter (driver, fields->member) : NULL;

  return parameter ? mw_parameter_is_secret (parameter) : looks_secret (&fields->values[0]);
}

static const char *
find_consequence (MwWords *self, const MwEntity *entity, const MwOperationFields *fields)
{
  MwConsequences *asked =
      self->past && mw_consequences_takes_away (fields) ? self->past : self->consequences;

  return mw_consequences_find (asked, entity, fields);
}

static void
name_member (MwWords *self,
             const MwEntity *entity,
             const MwOperationFields *fields,
             MwOperationWords *words)
{
  const MwEntity *referred =
      entity->columns[1].refers ? mw_entity_find (entity->columns[1].refers) : NULL;

  if (!referred)
    return;
  words->member_name = find (self, referred, fields->member);
  words->consequence = find_consequence (self, entity, fields);
}

static void
name_references (MwWords *self,
                 const MwEntity *entity,
                 const MwOperationFields *fields,
                 MwOperationWords *words)
{
  const MwColumn *column = mw_entity_find_field (entity, fields->values[0].field);
  const MwEntity *referred = column && column->refers ? mw_entity_find (column->refers) : NULL;

  if (!referred)
    return;
  if (fields->values[0].before)
    words->before_name = find (self, referred, fields->values[0].before);
  if (fields->values[0].after)
    words->after_name = find (self, referred, fields->values[0].after);
}

MwOperation *
mw_words_make_operation (MwWords *self, const MwOperationFields *fields)
{
  const MwEntity *entity = mw_entity_find_part (fields->object_kind, fields->part);
  MwOperationWords words = { NULL };

  if (!entity)
    return mw_operation_new (fields, NULL);
  words.object_name = name_object (self, entity, fields);
  if (entity->driver_sql)
    {
      words.driver = find_driver (self, entity, fields->object_id);
      words.secret = is_secret (self, words.driver, fields);
      words.consequence = find_consequence (self, entity, fields);
    }
  else if (fields->member)
    name_member (self, entity, fields, &words);
  else if (fields->sign == MW_CHANGE_CHANGED)
    name_references (self, entity, fields, &words);
  return mw_operation_new (fields, &words);
}

void
mw_words_remember (MwWords *self, const MwOperationFields *fields)
{
  /* What was before the state that is now is over. */
  g_clear_pointer (&self->past, mw_consequences_free);
  /* Names and consequences are kept once they were asked for. */
  mw_operation_unref (mw_words_make_operation (self, fields));
}

void
mw_words_move_on (MwWords *self)
{
  g_clear_pointer (&self->before, mw_names_free);
  self->before = self->names;
  self->names = mw_names_new (self->db);
  g_clear_pointer (&self->past, mw_consequences_free);
  self->past = self->consequences;
  self->consequences = mw_consequences_new (self->db, FALSE);
}
