/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "probe/conversation/connection.h"
#include "probe/conversation/judgement.h"

G_BEGIN_DECLS

/**
 * MwLogin:
 *
 * Logs in on a connection of its own, and says the command of its plan there. Where the method is
 * refused, or beyond libcurl, one other is tried and no more, since servers count: some lock an
 * account after three refusals, and an address after five.
 */
typedef struct _MwLogin MwLogin;

/* It has ended; it may be freed in it. */
typedef void (*MwLoginDone) (MwLogin *login, gpointer user_data);

/* Without methods nothing is logged in to, and only the command is said. What @plan points to
 * outlives it. */
MwLogin *mw_login_new (const MwConnectionPlan *plan,
                       const MwLoginMethods *methods,
                       MwLoginDone done,
                       gpointer user_data);
void mw_login_free (MwLogin *self);

MwJudgement mw_login_judge (MwLogin *self);
const MwSighting *mw_login_look (MwLogin *self);

/* With which method; MW_LOGIN_METHOD_NONE for no login. */
MwLoginMethod mw_login_get_method (MwLogin *self);
/* What was refused before that, or was beyond libcurl; mostly MW_LOGIN_METHOD_NONE. */
MwLoginMethod mw_login_get_failed_method (MwLogin *self);

G_END_DECLS
