/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <json-glib/json-glib.h>
#include <mailwright/mailwright.h>

G_BEGIN_DECLS

/* What a test saw, for programs. */

/* name is the profile's. Without a report it was not tested. */
JsonObject *ctl_report_to_json (const char *name,
                                MwDirection direction,
                                const char *scheme,
                                MwProbeReport *report);

/* "in" or "out", and the same for people. */
const char *ctl_direction_word (MwDirection direction);
const char *ctl_direction_text (MwDirection direction);

/* Without what is for the window alone, and without what would steer a terminal: a server may have
 * said it. */
char *ctl_plain_text (const char *text);

/* Prints it, behind so many spaces and without a line break at its end. */
void ctl_json_print (JsonNode *node, guint indent);

G_END_DECLS
