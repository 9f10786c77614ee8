/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>
#include <mailwright/verdict.h>

G_BEGIN_DECLS

/* The objects that the draft's lists are made of. They are read-only for whoever shows them; the
 * store fills them. A list gives the same object for the same id for as long as anyone holds it. */

/**
 * MwReach:
 *
 * What the store knows of the last test of one direction of a profile.
 */
typedef struct
{
  gboolean in_use;
  gboolean tested;
  gboolean stale;
  MwReachability reachability; /* as it is now, see mw_observation_get_reachability() */
  MwVerdict verdict;           /* as it was */
  gint64 time;                 /* Unix, UTC; 0 if never */
  gint64 not_after;            /* the same; 0 if there was no certificate */
} MwReach;

/**
 * MwProfileFields:
 *
 * What the store knows of a profile. Strings are borrowed.
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *address;
  const char *from_address;  /* what its mail is sent from (MwFrom); NULL: its address */
  const char *driver;        /* driver id */
  const char *comment;       /* (not nullable), "" if none */
  const char *incoming;      /* effective server; NULL if none; "" if switched off */
  const char *outgoing;      /* the same */
  const char *encryption_in; /* effective word, or NULL */
  const char *encryption_out;
  const char *response_group; /* (nullable) name */
  guint n_overrides;
  gboolean enabled;
  gboolean retired;
  MwStaged staged;
  MwStaged membership; /* of the queried responsibility */
  MwReach reach_in;
  MwReach reach_out;
} MwProfileFields;

/**
 * MwProfile:
 *
 * One mailbox. Readable, notifying properties: `loading` (its row has not come yet: everything else
 * is empty), `id`, `name`, `address`, `from-address` (what its mail is sent from, see #MwFrom),
 * `driver` (id), `comment`, `incoming`, `outgoing` (server names, "" off), `encryption-in`,
 * `encryption-out` (words), `encryption-text` ("TLS", "STARTTLS", "TLS / None", translated),
 * `response-group`, `n-overrides`, `enabled`, `retired`, `staged`, `state-text` ("Active",
 * "Disabled", "Retired", translated), `membership` (in a list of a responsibility's members: new in
 * it, or not), `reachability`, `reachability-in`, `reachability-out` (int #MwReachability),
 * `reachability-text` (translated: "Works", "Certificate ends in 12 days", "Fails: login refused",
 * "Never tested", "Changed since the last test"), `tested` (#GDateTime in UTC, nullable: since when
 * all of that is known).
 *
 * A direction that was never tested, or that changed since, is untested. Of both, `reachability`
 * is the worse, but untested rather than that it works where only one of them is known to.
 */
#define MW_TYPE_PROFILE (mw_profile_get_type ())
G_DECLARE_FINAL_TYPE (MwProfile, mw_profile, MW, PROFILE, GObject)

MwProfile *mw_profile_new (void); /* loading */
void mw_profile_fill (MwProfile *self, const MwProfileFields *fields);
gboolean mw_profile_get_loading (MwProfile *self);
const char *mw_profile_get_id (MwProfile *self);
const char *mw_profile_get_name (MwProfile *self);
const char *mw_profile_get_address (MwProfile *self);
const char *mw_profile_get_from_address (MwProfile *self);
const char *mw_profile_get_driver (MwProfile *self);
const char *mw_profile_get_comment (MwProfile *self);
const char *mw_profile_get_incoming (MwProfile *self);
const char *mw_profile_get_outgoing (MwProfile *self);
const char *mw_profile_get_encryption_in (MwProfile *self);
const char *mw_profile_get_encryption_out (MwProfile *self);
char *mw_profile_dup_encryption_text (MwProfile *self);
const char *mw_profile_get_response_group (MwProfile *self);
guint mw_profile_get_n_overrides (MwProfile *self);
gboolean mw_profile_get_enabled (MwProfile *self);
gboolean mw_profile_get_retired (MwProfile *self);
MwStaged mw_profile_get_staged (MwProfile *self);
MwStaged mw_profile_get_membership (MwProfile *self);
const char *mw_profile_get_state_text (MwProfile *self);
MwReachability mw_profile_get_reachability (MwProfile *self);
const char *mw_profile_get_reachability_text (MwProfile *self);
GDateTime *mw_profile_get_tested (MwProfile *self); /* (transfer none) (nullable) */

G_END_DECLS
