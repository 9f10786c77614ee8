/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <adwaita.h>
#include <mailwright/driver.h>

G_BEGIN_DECLS

/**
 * MwParameterTable:
 *
 * What a driver's parameters are, to look up: name, type and range, the driver's default, whether
 * it is needed, which way the mail goes, and the help text.
 *
 * Signals `chosen (key)`: a parameter was activated; `search-cleared`: its “Clear Search” was.
 */
#define MW_TYPE_PARAMETER_TABLE (mw_parameter_table_get_type ())
G_DECLARE_FINAL_TYPE (MwParameterTable, mw_parameter_table, MW, PARAMETER_TABLE, AdwBin)

/**
 * mw_parameter_table_set_driver:
 * @driver: whose parameters are shown; once
 */
void mw_parameter_table_set_driver (MwParameterTable *self, MwDriver *driver);

/**
 * mw_parameter_table_set_search:
 * @search: (nullable): words that a parameter's name, key, type or help must hold
 */
void mw_parameter_table_set_search (MwParameterTable *self, const char *search);

G_END_DECLS
