/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "desktop/widgets/page.h"

G_BEGIN_DECLS

#define MW_TYPE_TITLED (mw_titled_get_type ())

/**
 * MwTitled:
 *
 * A page of one object, which the header calls by its name. Readable, notifying properties: `title`
 * and `subtitle` (strings).
 */
G_DECLARE_INTERFACE (MwTitled, mw_titled, MW, TITLED, MwPage)

struct _MwTitledInterface
{
  GTypeInterface parent_iface;
};

G_END_DECLS
