/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/entities/entity.h"

G_BEGIN_DECLS

/* The entities of this program, those that others refer to first; ends with NULL. */
extern const MwEntity *const MW_SHIPPED_ENTITIES[];

G_END_DECLS
