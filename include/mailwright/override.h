/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

typedef struct
{
  const char *profile_id;
  const char *profile_name;
  const char *address;
  const char *driver;
  const char *key;
  const char *value;      /* canonical; a secret's id for a secret */
  MwParameter *parameter; /* (nullable) NULL if the driver does not have it any more */
  MwStaged staged;
  const char *live; /* (nullable) canonical; the value that is live where it differs from @value */
} MwOverrideFields;

/**
 * MwOverride:
 *
 * One profile's own value for one parameter. Readable, notifying properties: `loading`,
 * `profile-id`, `profile-name`, `address`, `driver`, `key`, `parameter` (nullable object),
 * `parameter-name`, `value`, `text` (the value for people; empty for a secret, whose state the
 * vault knows), `secret` (gboolean), `staged`, `live-text` (nullable: what is live, for people,
 * where there is a live override that differs; never of a secret).
 */
#define MW_TYPE_OVERRIDE (mw_override_get_type ())
G_DECLARE_FINAL_TYPE (MwOverride, mw_override, MW, OVERRIDE, GObject)

MwOverride *mw_override_new (void);
void mw_override_fill (MwOverride *self, const MwOverrideFields *fields);
gboolean mw_override_get_loading (MwOverride *self);
const char *mw_override_get_profile_id (MwOverride *self);
const char *mw_override_get_profile_name (MwOverride *self);
const char *mw_override_get_address (MwOverride *self);
const char *mw_override_get_driver (MwOverride *self);
const char *mw_override_get_key (MwOverride *self);
MwParameter *mw_override_get_parameter (MwOverride *self); /* (nullable) */
const char *mw_override_get_parameter_name (MwOverride *self);
const char *mw_override_get_value (MwOverride *self);
const char *mw_override_get_text (MwOverride *self);
gboolean mw_override_get_secret (MwOverride *self);
MwStaged mw_override_get_staged (MwOverride *self);
const char *mw_override_get_live_text (MwOverride *self); /* (nullable) */

G_END_DECLS
