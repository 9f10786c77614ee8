/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>
#include <mailwright/probe.h>

G_BEGIN_DECLS

/**
 * MwTarget:
 *
 * Whom a test talks to: the host of an endpoint, its addresses once they are found, and what this
 * computer calls itself before it.
 */
typedef struct _MwTarget MwTarget;

/* It has ended; it may be freed in it. @error: (nullable): as of #MwNameLookupDone */
typedef void (*MwTargetNamed) (const GError *error, gpointer user_data);

MwTarget *mw_target_new (MwEndpoint *endpoint);
void mw_target_free (MwTarget *self);

/* In ASCII; (nullable): no host can be called so. */
const char *mw_target_get_host (const MwTarget *self);

/* Whether its addresses have to be found: it is no address itself. */
gboolean mw_target_has_name (const MwTarget *self);
void mw_target_find_addresses (
    MwTarget *self, GMainContext *context, gint64 limit, MwTargetNamed named, gpointer user_data);

/* (nullable): as libcurl takes them, separated by commas, once they are found. */
const char *mw_target_get_addresses (const MwTarget *self);

/* When that was, or when it failed: monotonic microseconds; 0 if nobody was asked. */
gint64 mw_target_get_time_named (const MwTarget *self);

/**
 * mw_target_prepare_own_name:
 *
 * Finds out what is said in EHLO; only SMTP has it. To be called once the addresses are there.
 */
void mw_target_prepare_own_name (MwTarget *self);

/**
 * mw_target_correct_own_name:
 * @own_address: (nullable): from which address a connection to the host came to be
 *
 * An address was said that a connection to one of the host's would have; it may be to another.
 *
 * Returns: whether another one is to be said
 */
gboolean mw_target_correct_own_name (MwTarget *self, const char *own_address);

/* (nullable) */
const char *mw_target_get_own_name (const MwTarget *self);

G_END_DECLS
