/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/changes/net.h"

#include "store/changes/consequences.h"
#include "store/entities/entity.h"

#include <glib/gi18n-lib.h>
#include <mailwright/consequence.h>
#include <string.h>

/* The words of an operation's own day are put into the reader's language. */

static MwParameter *
find_parameter (MwCatalogue *catalogue, const char *driver_id, const char *key)
{
  MwDriver *driver = driver_id ? mw_catalogue_find (catalogue, driver_id) : NULL;

  return driver ? mw_driver_find_parameter (driver, key) : NULL;
}

static const char *
word_for_switch (const char *field, const char *value)
{
  gboolean on = g_strcmp0 (value, "1") == 0;

  if (g_str_equal (field, "retired"))
    return on ? _ ("Retired") : _ ("Not retired");
  if (g_str_equal (field, "enabled"))
    return on ? _ ("Enabled") : _ ("Disabled");
  /* Translators: the state of a switch */
  return on ? C_ ("switch", "On") : C_ ("switch", "Off");
}

static const char *
word_for_field (const MwColumn *column, const char *value, const char *name)
{
  if (!value)
    return NULL;
  if (column && column->kind == MW_COLUMN_SWITCH)
    return word_for_switch (column->field, value);
  return name ? name : value;
}

/* (transfer full) (nullable): what is in effect without a profile's own value, and whose it is. */
static char *
describe_hidden (const MwOperationWords *words, MwParameter *parameter)
{
  const char *value = words->hidden;
  gboolean site = value && *value;
  g_autofree char *text = NULL;

  if (!parameter || words->secret)
    return NULL;
  if (!site)
    value = mw_parameter_get_default (parameter);
  /* What it stands for is another thing for each profile. */
  if (!value || !*value || strchr (value, '{'))
    return NULL;
  text = mw_parameter_format (parameter, value);
  /* Translators: a value that a profile has no own one for */
  return g_strdup_printf (site ? _ ("%s (site default)") : _ ("%s (driver’s default)"), text);
}

static MwChange *
describe_value (const MwOperation *operation, MwCatalogue *catalogue, MwChangeFields *line)
{
  const MwOperationFields *fields = mw_operation_get_fields (operation);
  const MwOperationWords *words = mw_operation_get_words (operation);
  MwParameter *parameter = find_parameter (catalogue, words->driver, fields->member);
  const MwOperationValue *value = &fields->values[0];
  g_autofree char *before = NULL, *after = NULL, *hidden = NULL;
  /* An empty value is none: it ends what there was. */
  gboolean begins = value->after && *value->after;
  g_autofree char *note =
      mw_consequence_describe (words->consequence, begins ? MW_CHANGE_ADDED : MW_CHANGE_REMOVED);

  if (fields->object_kind == MW_OBJECT_PROFILE && fields->sign != MW_CHANGE_CHANGED)
    hidden = describe_hidden (words, parameter);

  if (!words->secret)
    {
      before = value->before && parameter ? mw_parameter_format (parameter, value->before)
                                          : g_strdup (value->before);
      after = value->after && parameter ? mw_parameter_format (parameter, value->after)
                                        : g_strdup (value->after);
    }
  line->field_name = parameter ? mw_parameter_get_name (parameter) : fields->member;
  line->secret = words->secret;
  line->note = note;
  line->before = before;
  line->after = after;
  line->instead = hidden;
  return mw_change_new (line);
}

static MwChange *
describe_member (const MwOperation *operation, const MwEntity *entity, MwChangeFields *line)
{
  const MwOperationFields *fields = mw_operation_get_fields (operation);
  const MwOperationWords *words = mw_operation_get_words (operation);
  const char *name = words->member_name ? words->member_name : fields->member;
  g_autofree char *note = mw_consequence_describe (words->consequence, fields->sign);

  line->field_name = entity ? _ (entity->label) : fields->part;
  line->before = fields->sign == MW_CHANGE_REMOVED ? name : NULL;
  line->after = fields->sign == MW_CHANGE_ADDED ? name : NULL;
  line->note = note;
  return mw_change_new (line);
}

static const MwOperationValue *
find_value (const MwOperationFields *fields, const char *word)
{
  for (guint i = 0; word && i < fields->n_values; i++)
    if (g_str_equal (fields->values[i].field, word))
      return &fields->values[i];
  return NULL;
}

static MwChange *
describe_object (const MwOperation *operation, const MwEntity *entity, MwChangeFields *line)
{
  const MwOperationFields *fields = mw_operation_get_fields (operation);
  const MwOperationValue *shown = find_value (fields, entity ? entity->shown : NULL);
  g_autofree char *note =
      mw_consequence_describe (mw_operation_get_words (operation)->consequence, fields->sign);

  line->note = note;
  line->field_name = mw_object_kind_describe (fields->object_kind);
  line->before = shown ? shown->before : NULL;
  line->after = shown ? shown->after : NULL;
  return mw_change_new (line);
}

static MwChange *
describe_field (const MwOperation *operation,
                const MwEntity *entity,
                MwCatalogue *catalogue,
                MwChangeFields *line)
{
  const MwOperationFields *fields = mw_operation_get_fields (operation);
  const MwOperationWords *words = mw_operation_get_words (operation);
  const MwOperationValue *value = &fields->values[0];
  const MwColumn *column = entity ? mw_entity_find_field (entity, value->field) : NULL;
  MwDriver *driver = words->driver ? mw_catalogue_find (catalogue, words->driver) : NULL;
  g_autofree char *note =
      mw_consequence_describe_of (words->consequence, mw_consequences_get_sign (fields), driver);

  line->note = note;
  line->field_name = column && column->label ? _ (column->label) : value->field;
  line->before = word_for_field (column, value->before, words->before_name);
  line->after = word_for_field (column, value->after, words->after_name);
  return mw_change_new (line);
}

/* What it was called then. Old history does not know of drivers: today's name, then. */
static const char *
name_object (const MwOperation *operation, MwCatalogue *catalogue)
{
  const MwOperationFields *fields = mw_operation_get_fields (operation);
  const char *name = mw_operation_get_words (operation)->object_name;
  MwDriver *driver;

  if (name && !g_str_equal (name, fields->object_id))
    return name;
  driver = fields->object_kind == MW_OBJECT_DRIVER
               ? mw_catalogue_find (catalogue, fields->object_id)
               : NULL;
  return driver ? mw_driver_get_name (driver) : fields->object_id;
}

MwChange *
mw_net_describe (const MwOperation *operation, MwCatalogue *catalogue)
{
  const MwOperationFields *fields = mw_operation_get_fields (operation);
  const MwEntity *entity = mw_entity_find_part (fields->object_kind, fields->part);
  MwChangeFields line = {
    .object_kind = fields->object_kind,
    .object_id = fields->object_id,
    .object_name = name_object (operation, catalogue),
    .field = mw_operation_get_field (operation),
    .sign = fields->sign,
  };

  if (fields->member)
    return fields->n_values > 0 ? describe_value (operation, catalogue, &line)
                                : describe_member (operation, entity, &line);
  return fields->sign == MW_CHANGE_CHANGED ? describe_field (operation, entity, catalogue, &line)
                                           : describe_object (operation, entity, &line);
}
