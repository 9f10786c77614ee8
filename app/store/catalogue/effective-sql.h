/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/observation.h>

/* Parts of SQL that say what is in effect for profile p; the tables of the catalogue tell which
 * parameter has which role. */

/* clang-format off */
#define MW_SQL_ROLE_KEY(role)                                                                      \
  "(SELECT key FROM driver_role r WHERE r.driver = p.driver AND r.role = '" role "')"

#define MW_SQL_EFFECTIVE(role)                                                                     \
  "(SELECT coalesce ("                                                                             \
  "(SELECT value FROM profile_override o WHERE o.profile = p.id AND o.key = r.key),"               \
  "(SELECT value FROM site_default s WHERE s.driver = p.driver AND s.key = r.key),"                \
  "(SELECT value FROM driver_default d WHERE d.driver = p.driver AND d.key = r.key))"              \
  " FROM driver_role r WHERE r.driver = p.driver AND r.role = '" role "')"

#define MW_SQL_SERVER(way)                                                                         \
  "CASE WHEN " MW_SQL_EFFECTIVE (way "-enabled") " = 'off' THEN ''"                                \
  " ELSE " MW_SQL_EFFECTIVE (way "-server") " END"

#define MW_SQL_ENCRYPTION(way)                                                                     \
  "CASE WHEN " MW_SQL_ROLE_KEY (way "-encryption") " IS NOT NULL"                                  \
  " THEN " MW_SQL_EFFECTIVE (way "-encryption")                                                    \
  " WHEN " MW_SQL_EFFECTIVE (way "-implicit-tls") " = 'on' THEN 'tls'"                             \
  " WHEN " MW_SQL_EFFECTIVE (way "-starttls") " = 'on' THEN 'starttls'"                            \
  " WHEN " MW_SQL_ROLE_KEY (way "-implicit-tls") " IS NOT NULL THEN 'none' END"

#define MW_SQL_PORT(way)                                                                           \
  "coalesce (" MW_SQL_EFFECTIVE (way "-port") ", (SELECT port FROM driver_port f"                  \
  " WHERE f.driver = p.driver AND f.direction = '" way "' AND f.encryption = "                     \
  MW_SQL_ENCRYPTION (way) "))"

/* What the placeholders of a parameter stand for. */
#define MW_SQL_ACCOUNT(way)                                                                        \
  "replace (replace (" MW_SQL_EFFECTIVE (way "-account") ", '{address}', p.address),"              \
  " '{localpart}', substr (p.address, 1, instr (p.address, '@') - 1))"

/* Whether p sends, or fetches. */
#define MW_SQL_IN_USE(way)                                                                         \
  "(" MW_SQL_ROLE_KEY (way "-server") " IS NOT NULL"                                               \
  " AND " MW_SQL_EFFECTIVE (way "-enabled") " IS NOT 'off')"

/* See depends.h. */
#define MW_SQL_DEPENDS(way) "mw_depends (p.id, p.driver, p.address, '" way "')"

/* The same of the direction that observation x is of, and whether p is not what was tested. */
#define MW_SQL_OBSERVED_IN_USE                                                                     \
  "CASE x.direction WHEN 'in' THEN " MW_SQL_IN_USE ("in") " ELSE " MW_SQL_IN_USE ("out") " END"
#define MW_SQL_OBSERVED_STALE                                                                      \
  "x.depends IS NOT CASE x.direction WHEN 'in' THEN " MW_SQL_DEPENDS ("in")                        \
  " ELSE " MW_SQL_DEPENDS ("out") " END"

/* MW_CERTIFICATE_WARNING_DAYS, from now on. */
#define MW_SQL_SOON "unixepoch () + " G_STRINGIFY (MW_CERTIFICATE_WARNING_DAYS) " * 86400"

/* What observation x means now, as #MwReachability. */
#define MW_SQL_REACHABILITY_NOW(x)                                                                 \
  "CASE WHEN " x ".reachability = 1 AND " x ".not_after < " MW_SQL_SOON                            \
  " THEN 2 ELSE " x ".reachability END"

/* The same of one direction of p: 0 where it was never tested or is stale, NULL if not in use. */
#define MW_SQL_DIRECTION_REACHABILITY(way)                                                         \
  "CASE WHEN " MW_SQL_IN_USE (way) " THEN coalesce ("                                              \
  "(SELECT CASE WHEN x.depends = " MW_SQL_DEPENDS (way)                                            \
  " THEN " MW_SQL_REACHABILITY_NOW ("x") " ELSE 0 END FROM observation x"                          \
  " WHERE x.profile = p.id AND x.direction = '" way "'), 0) END"

/* The same of p: what fails, fails; it works only where every direction is known to. */
#define MW_SQL_REACHABILITY                                                                        \
  "CASE WHEN NOT EXISTS (SELECT 1 FROM observation x WHERE x.profile = p.id) THEN 0 ELSE"          \
  " (SELECT CASE WHEN 3 IN (coming, going) THEN 3 WHEN 0 IN (coming, going) THEN 0"                 \
  " ELSE max (coalesce (coming, going, 0), coalesce (going, coming, 0)) END FROM"                  \
  " (SELECT " MW_SQL_DIRECTION_REACHABILITY ("in") " AS coming, "                                  \
  MW_SQL_DIRECTION_REACHABILITY ("out") " AS going)) END"
/* clang-format on */
