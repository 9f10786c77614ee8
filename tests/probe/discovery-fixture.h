/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "probe/discovery/discovery.h"
#include "probe/fake-resolver.h"
#include "probe/port-prober.h"

G_BEGIN_DECLS

/* Searches for settings with made-up name servers, web servers on loopback (web.h) and mail servers
 * that are mere words. */
typedef struct
{
  FakeResolver *resolver;
  PortProber *prober;
  GCancellable *cancellable;
  MwDiscoverySources sources;
  GAsyncResult *result;
  GStrv troubles; /* of the last search */
} DiscoveryFixture;

void discovery_set_up (DiscoveryFixture *self, gconstpointer data);

/* Nothing is left behind, whatever was still under way. */
void discovery_tear_down (DiscoveryFixture *self, gconstpointer data);

void discovery_begin (DiscoveryFixture *self, const char *address, gboolean allow_plain);
GPtrArray *discovery_finish (DiscoveryFixture *self, GError **error);
GPtrArray *discovery_find (DiscoveryFixture *self, const char *address, gboolean allow_plain);

/* "imap imap.example.org:993 tls jo@example.org autoconfig", one a line. */
void discovery_assert_settings (GPtrArray *settings, const char *expected);
void discovery_expect (DiscoveryFixture *self,
                       const char *address,
                       gboolean allow_plain,
                       const char *expected);

/* Of the first setting. */
void discovery_assert_text (DiscoveryFixture *self,
                            const char *address,
                            gboolean allow_plain,
                            const char *words);

/* What the last search found wrong: a text for each of these words, in this order. */
void discovery_assert_troubles (DiscoveryFixture *self, const char *const *words);
#define DISCOVERY_ASSERT_TROUBLES(self, ...)                                                       \
  discovery_assert_troubles (self, (const char *const[]){ __VA_ARGS__ __VA_OPT__ (, ) NULL })

/* Whether one of them has both. */
void discovery_assert_trouble (DiscoveryFixture *self, const char *place, const char *words);

G_END_DECLS
