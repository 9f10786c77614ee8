/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <curl/curl.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * mw_fetch_fault_set:
 * @easy: a transfer that failed, with CURLOPT_CERTINFO
 * @code: what libcurl says of it
 * @error: return location for an error
 *
 * Says in one sentence what went wrong, and at which host; the codes are those of
 * mw_fetch_finish().
 */
void mw_fetch_fault_set (CURL *easy, CURLcode code, GError **error);

/* The same of a transfer that went well, and whose status is not 200. */
void mw_fetch_fault_set_status (CURL *easy, GError **error);

G_END_DECLS
