/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/object-kind.h>

G_BEGIN_DECLS

/**
 * MwChangeSign:
 * @MW_CHANGE_ADDED: `+`
 * @MW_CHANGE_REMOVED: `−`
 * @MW_CHANGE_CHANGED: `→`
 */
typedef enum
{
  MW_CHANGE_ADDED,
  MW_CHANGE_REMOVED,
  MW_CHANGE_CHANGED,
} MwChangeSign;

/**
 * MwChangeFields:
 *
 * One line of a diff. Strings are borrowed.
 */
typedef struct
{
  MwObjectKind object_kind;
  const char *object_id;
  const char *object_name;
  const char *
      field; /* stable: a parameter's key, `name`, `address`, `agent`, `profile`; "" = the object */
  const char *field_name; /* translated */
  MwChangeSign sign;
  const char *before;  /* (nullable) for people */
  const char *after;   /* (nullable) */
  const char *instead; /* (nullable) of a value that begins or ends: what is in effect without it */
  const char *note;    /* (nullable) "she will be able to send as …" */
  gboolean secret;     /* before and after are NULL then: only "changed" is shown */
} MwChangeFields;

/**
 * MwChange:
 *
 * One staged change, immutable: object, field, before, after. Readable properties: `object-kind`,
 * `object-id`, `object-name`, `field`, `field-name`, `sign`, `before`, `after`, `instead`, `note`,
 * `secret`, and `summary` (the line in words, translated, as a screen reader says it and as
 * `mailwrightctl diff` prints it).
 */
#define MW_TYPE_CHANGE (mw_change_get_type ())
G_DECLARE_FINAL_TYPE (MwChange, mw_change, MW, CHANGE, GObject)

MwChange *mw_change_new (const MwChangeFields *fields);
MwObjectKind mw_change_get_object_kind (MwChange *self);
const char *mw_change_get_object_id (MwChange *self);
const char *mw_change_get_object_name (MwChange *self);
const char *mw_change_get_field (MwChange *self);
const char *mw_change_get_field_name (MwChange *self);
MwChangeSign mw_change_get_sign (MwChange *self);
const char *mw_change_get_before (MwChange *self);  /* (nullable) */
const char *mw_change_get_after (MwChange *self);   /* (nullable) */
const char *mw_change_get_instead (MwChange *self); /* (nullable) */
const char *mw_change_get_note (MwChange *self);    /* (nullable) */
gboolean mw_change_get_secret (MwChange *self);
char *mw_change_dup_summary (MwChange *self);

G_END_DECLS
