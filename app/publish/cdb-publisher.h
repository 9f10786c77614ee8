/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/publisher.h>

G_BEGIN_DECLS

/**
 * MwCdbPublisher:
 *
 * Publishes constant databases (cdb), which Postfix reads as `cdb:DIR/sender_login` (cdb_table(5)).
 */
#define MW_TYPE_CDB_PUBLISHER (mw_cdb_publisher_get_type ())
G_DECLARE_FINAL_TYPE (MwCdbPublisher, mw_cdb_publisher, MW, CDB_PUBLISHER, GObject)

MwPublisher *mw_cdb_publisher_new (void);

G_END_DECLS
