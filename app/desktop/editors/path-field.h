/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "desktop/editors/value-field.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define MW_TYPE_PATH_FIELD (mw_path_field_get_type ())

/**
 * MwPathField:
 *
 * An absolute path: typed, or chosen in a file chooser. Folder or file goes by the parameter's key.
 */
G_DECLARE_FINAL_TYPE (MwPathField, mw_path_field, MW, PATH_FIELD, AdwBin)

GtkWidget *mw_path_field_new (MwParameter *parameter);

G_END_DECLS
