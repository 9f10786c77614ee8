/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>

#include "desktop/submit/change-rows.h"

G_BEGIN_DECLS

/**
 * MwChangeHeading:
 *
 * The heading above the changes of one object, or above one edit of many; it can be folded.
 */
#define MW_TYPE_CHANGE_HEADING (mw_change_heading_get_type ())
G_DECLARE_FINAL_TYPE (MwChangeHeading, mw_change_heading, MW, CHANGE_HEADING, AdwBin)

GtkWidget *mw_change_heading_new (void);

/**
 * mw_change_heading_dup_name:
 * @group: a group
 * @change: its first change
 *
 * Returns: (transfer full): what it is called: the object, or what is done to many alike
 */
char *mw_change_heading_dup_name (MwChangeGroup *group, MwChange *change);

/**
 * mw_change_heading_dup_count:
 * @group: a group
 * @change: its first change
 *
 * Returns: (transfer full): how many changes, or how many objects, with their noun
 */
char *mw_change_heading_dup_count (MwChangeGroup *group, MwChange *change);

void mw_change_heading_set_group (MwChangeHeading *self, MwChangeGroup *group);

G_END_DECLS
