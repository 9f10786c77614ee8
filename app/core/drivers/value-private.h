/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/sheet.h>

G_BEGIN_DECLS

/* What a sheet worked out for one parameter. The strings belong to whoever made it. */
typedef struct
{
  const char *value;     /* (nullable): the effective value, placeholders replaced */
  const char *own;       /* (nullable) */
  const char *inherited; /* (nullable) */
  const char *live;      /* (nullable): the own value that is live, where it is staged */
  MwOrigin origin;
  MwOrigin inherited_origin;
  gboolean staged;
} MwValueState;

/* @followed: (nullable): the parameter that this one's default follows */
MwValue *mw_value_new (MwParameter *parameter, MwParameter *followed);

/* Take over what was worked out, and notify of what differs. */
void mw_value_update (MwValue *self, const MwValueState *state);
void mw_value_set_needed (MwValue *self, gboolean needed);

G_END_DECLS
