/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/driver.h>
#include <mailwright/parameter.h>

G_BEGIN_DECLS

/* A parameter's properties in words, for tables and search. */

/**
 * mw_parameter_words_default:
 * @driver: the driver that @parameter is of
 * @parameter: a parameter
 *
 * Returns: (transfer full): the driver's default in words; what it follows; empty if there is none
 */
char *mw_parameter_words_default (MwDriver *driver, MwParameter *parameter);

/**
 * mw_parameter_words_direction:
 *
 * Returns: (transfer none): "Incoming", "Outgoing" or "Both"
 */
const char *mw_parameter_words_direction (MwParameter *parameter);

/**
 * mw_parameter_words_section:
 *
 * Returns: (transfer none): the title of the section that it is shown in
 */
const char *mw_parameter_words_section (MwParameter *parameter);

/**
 * mw_parameter_words_match:
 * @parameter: a parameter
 * @folded: (nullable): words, case folded
 *
 * Returns: whether each of the words is in its name, key, type, section or help
 */
gboolean mw_parameter_words_match (MwParameter *parameter, const char *folded);

/**
 * mw_parameter_words_rank:
 * @parameter: a parameter that matches
 * @folded: (nullable): the words, case folded
 *
 * Returns: how well it is what was looked for, 0 being best: words of its name come before parts of
 *   it, and both before what its key or help says
 */
guint mw_parameter_words_rank (MwParameter *parameter, const char *folded);

G_END_DECLS
