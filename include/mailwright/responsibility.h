/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

typedef struct
{
  const char *id;
  const char *name;
  const char *comment; /* "" if none */
  guint n_agents;
  guint n_profiles;
  MwStaged staged;
} MwResponsibilityFields;

/**
 * MwResponsibility:
 *
 * A named group that joins agents and profiles. Its members are lists of their own: a query for
 * agents or profiles with mw_query_set_responsibility(). Readable, notifying properties: `loading`,
 * `id`, `name`, `comment`, `n-agents`, `n-profiles`, `staged`.
 */
#define MW_TYPE_RESPONSIBILITY (mw_responsibility_get_type ())
G_DECLARE_FINAL_TYPE (MwResponsibility, mw_responsibility, MW, RESPONSIBILITY, GObject)

MwResponsibility *mw_responsibility_new (void);
void mw_responsibility_fill (MwResponsibility *self, const MwResponsibilityFields *fields);
gboolean mw_responsibility_get_loading (MwResponsibility *self);
const char *mw_responsibility_get_id (MwResponsibility *self);
const char *mw_responsibility_get_name (MwResponsibility *self);
const char *mw_responsibility_get_comment (MwResponsibility *self);
guint mw_responsibility_get_n_agents (MwResponsibility *self);
guint mw_responsibility_get_n_profiles (MwResponsibility *self);
MwStaged mw_responsibility_get_staged (MwResponsibility *self);

G_END_DECLS
