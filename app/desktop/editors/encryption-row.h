/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/sheet.h>

G_BEGIN_DECLS

#define MW_TYPE_ENCRYPTION_ROW (mw_encryption_row_get_type ())

/**
 * MwEncryptionRow:
 *
 * How one protocol of a sheet's driver is encrypted: None, STARTTLS or TLS, what that means, and
 * the port that goes with it.
 *
 * Its button “Find Out What the Server Offers” activates `encryption.suggest` with the protocol's
 * id, and is there only where something around the row has that action.
 *
 * Signal `commit (values)`: a #GHashTable of keys to canonical values, or to %NULL for a reset: all
 * that the choice needs, to be staged as one edit.
 */
G_DECLARE_FINAL_TYPE (MwEncryptionRow, mw_encryption_row, MW, ENCRYPTION_ROW, AdwPreferencesRow)

GtkWidget *mw_encryption_row_new (MwSheet *sheet, MwProtocol *protocol);

/**
 * mw_encryption_row_set_is_new:
 * @is_new: as of mw_value_editor_set_is_new()
 */
void mw_encryption_row_set_is_new (MwEncryptionRow *self, gboolean is_new);

/**
 * mw_encryption_row_set_port_is_beside:
 * @port_is_beside: whether the port has its own row beneath, so that it is not said twice
 */
void mw_encryption_row_set_port_is_beside (MwEncryptionRow *self, gboolean port_is_beside);

/**
 * mw_protocol_dup_encryption_keys:
 * @protocol: a protocol
 *
 * Returns: (transfer container) (element-type utf8): the keys of the parameters that say how it is
 * encrypted: one, or two switches
 */
GPtrArray *mw_protocol_dup_encryption_keys (MwProtocol *protocol);

/**
 * mw_protocol_is_used:
 * @protocol: a protocol
 * @sheet: the values
 *
 * Returns: %FALSE for a connection that is optional and has no server (a backup server)
 */
gboolean mw_protocol_is_used (MwProtocol *protocol, MwSheet *sheet);

G_END_DECLS
