/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * FakeResolver:
 *
 * A resolver that knows only what a test tells it: nothing leaves the machine.
 */
#define FAKE_TYPE_RESOLVER (fake_resolver_get_type ())
G_DECLARE_FINAL_TYPE (FakeResolver, fake_resolver, FAKE, RESOLVER, GResolver)

FakeResolver *fake_resolver_new (void);

/* From now on the name has an address. */
void fake_resolver_add_name (FakeResolver *self, const char *name);

/* From now on the name has these, separated by commas, in this order. */
void fake_resolver_add_addresses (FakeResolver *self, const char *name, const char *addresses);

/* From now on the name has this SRV record, too. */
void fake_resolver_add_service (FakeResolver *self,
                                const char *name,
                                guint16 priority,
                                guint16 weight,
                                guint16 port,
                                const char *target);

/* From now on the domain has this MX record, too. */
void fake_resolver_add_exchanger (FakeResolver *self,
                                  const char *domain,
                                  guint16 preference,
                                  const char *host);

/* Whether no name server can be asked for records. */
void fake_resolver_set_failing (FakeResolver *self, gboolean failing);

/* Whether questions stay unanswered until they are cancelled. */
void fake_resolver_set_silent (FakeResolver *self, gboolean silent);

/* How many questions there were. */
guint fake_resolver_count (FakeResolver *self);

G_END_DECLS
