/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <curl/curl.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MwDrive:
 *
 * Moves one libcurl transfer after the other on, over one connection, as sources of a
 * #GMainContext.
 */
typedef struct _MwDrive MwDrive;

/* The transfer that was begun has ended. The drive may be freed in it. */
typedef void (*MwDriveDone) (CURLcode code, gpointer user_data);

MwDrive *mw_drive_new (GMainContext *context);

/**
 * mw_drive_begin:
 * @easy: a transfer, none other being under way; stays the caller's, longer than the drive
 * @connect: whether a new connection may be opened for it
 */
void
mw_drive_begin (MwDrive *self, CURL *easy, gboolean connect, MwDriveDone done, gpointer user_data);

/* Bytes that came over the connection so far. */
gsize mw_drive_count_received (MwDrive *self);

/* errno of the socket that this computer could not even make, 0 if it could. */
int mw_drive_get_socket_error (MwDrive *self);

/* Nothing more is said or heard; what is under way ends soon. */
void mw_drive_hang_up (MwDrive *self);

/* Ends what is under way, at once and without a word to the server. */
void mw_drive_free (MwDrive *self);

G_END_DECLS
