/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/probe.h>

G_BEGIN_DECLS

/**
 * MwCurlProber:
 *
 * The prober that really connects: libcurl for the protocols, OpenSSL for what there is to see of a
 * certificate, both in a thread of their own.
 */
#define MW_TYPE_CURL_PROBER (mw_curl_prober_get_type ())
G_DECLARE_FINAL_TYPE (MwCurlProber, mw_curl_prober, MW, CURL_PROBER, GObject)

MwProber *mw_curl_prober_new (void);

G_END_DECLS
