/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/sheet.h>

G_BEGIN_DECLS

/**
 * MwConnectionWish:
 *
 * How a connection should be. Strings are borrowed; what is %NULL or 0 stays as it is.
 */
typedef struct
{
  const char *host;
  guint port;
  MwEncryption encryption;
  const char *account;
  const char *authentication; /* our word */
} MwConnectionWish;

/**
 * mw_connection_plan:
 * @sheet: the values that there are
 * @protocol: a protocol of its driver
 *
 * What has to be set for that. What is so already is left alone, and what is inherited stays
 * inherited; a word that the driver does not know is left out.
 *
 * Returns: (transfer full) (element-type utf8 utf8): key to canonical value, or to %NULL for a
 *   reset; empty if everything is so already
 */
GHashTable *mw_connection_plan (MwSheet *sheet, MwProtocol *protocol, const MwConnectionWish *wish);

/**
 * MwPlanLine:
 *
 * One value that a plan would change, for people. Strings are owned.
 */
typedef struct
{
  char *name;
  char *before; /* "" for none */
  char *after;
} MwPlanLine;

/**
 * mw_connection_plan_describe:
 * @values: a plan for @protocol
 *
 * Returns: (transfer full) (element-type MwPlanLine): what would be another, a port that follows
 *   its encryption too
 */
GPtrArray *mw_connection_plan_describe (MwSheet *sheet, MwProtocol *protocol, GHashTable *values);

G_END_DECLS
