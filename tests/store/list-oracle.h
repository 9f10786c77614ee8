/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "model.h"

G_BEGIN_DECLS

/* A row of a list, told in one line: what it is, and what is shown of it. */
char *list_oracle_tell (GObject *row);

/* (transfer full) (element-type utf8): the lines that a list has to show, in order, as anybody
 * would find them who reads all rows one by one; base is what was submitted. */
GPtrArray *list_oracle_expect (const Model *now,
                               const Model *base,
                               MwCatalogue *catalogue,
                               const MwQuery *query);

G_END_DECLS
