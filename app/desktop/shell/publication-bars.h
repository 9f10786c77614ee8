/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/publication.h>

G_BEGIN_DECLS

/**
 * MwPublicationBars:
 *
 * The bars above the content that say, as long as it is so, that mail servers are not told what is
 * live, or not all of it. Property: `publication` (#MwPublication).
 */
#define MW_TYPE_PUBLICATION_BARS (mw_publication_bars_get_type ())
G_DECLARE_FINAL_TYPE (MwPublicationBars, mw_publication_bars, MW, PUBLICATION_BARS, AdwBin)

G_END_DECLS
