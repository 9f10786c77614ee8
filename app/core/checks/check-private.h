/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/check.h>

G_BEGIN_DECLS

/* One profile, as its rules look at it. */
typedef struct
{
  const char *id;
  const char *name;
  MwSheet *sheet;
  MwDriver *driver;
  GPtrArray *findings;
} MwCheck;

void mw_check_add (
    MwCheck *check, const char *code, gboolean is_error, const char *key, const char *message);

/* Whether something is set. */
gboolean mw_check_has_text (MwCheck *check, const char *key);

/* Whether @protocol's connection can be what it is set to be, as far as nobody has to be asked. */
void mw_check_connection (MwCheck *check,
                          MwProtocol *protocol,
                          MwEncryption encryption,
                          gboolean contradicts);

G_END_DECLS
