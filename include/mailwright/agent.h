/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/types.h>

G_BEGIN_DECLS

typedef struct
{
  const char *id;
  const char *login;
  const char *name;            /* "" if none */
  const char *address;         /* "" if none */
  const char *default_profile; /* (nullable) id */
  guint n_responsibilities;
  guint n_addresses; /* length of the From list */
  MwStaged staged;
  MwStaged membership; /* of the queried responsibility */
} MwAgentFields;

/**
 * MwAgent:
 *
 * A person who answers mail. Readable, notifying properties: `loading`, `id`, `login`, `name`,
 * `address`, `display-name` (the name, else the login), `default-profile`, `n-responsibilities`,
 * `n-addresses`, `staged`, `membership` (in a list of a responsibility's members: new in it, or
 * not).
 */
#define MW_TYPE_AGENT (mw_agent_get_type ())
G_DECLARE_FINAL_TYPE (MwAgent, mw_agent, MW, AGENT, GObject)

MwAgent *mw_agent_new (void);
void mw_agent_fill (MwAgent *self, const MwAgentFields *fields);
gboolean mw_agent_get_loading (MwAgent *self);
const char *mw_agent_get_id (MwAgent *self);
const char *mw_agent_get_login (MwAgent *self);
const char *mw_agent_get_name (MwAgent *self);
const char *mw_agent_get_display_name (MwAgent *self);
const char *mw_agent_get_address (MwAgent *self);
const char *mw_agent_get_default_profile (MwAgent *self); /* (nullable) */
guint mw_agent_get_n_responsibilities (MwAgent *self);
guint mw_agent_get_n_addresses (MwAgent *self);
MwStaged mw_agent_get_staged (MwAgent *self);
MwStaged mw_agent_get_membership (MwAgent *self);

/**
 * MwSender:
 *
 * One line of an agent's From list. Readable, notifying properties: `loading`, `profile-id`,
 * `address`, `display-name` (the effective From Display Name, else the profile's name), `position`
 * (from 1; the first is the default), `is-default`, `responsibilities` (the names of those that
 * give it, joined with commas), `staged` (new in this list, or changed).
 */
typedef struct
{
  const char *profile_id;
  const char *address;
  const char *display_name;
  const char *responsibilities;
  guint position;
  MwStaged staged;
} MwSenderFields;

#define MW_TYPE_SENDER (mw_sender_get_type ())
G_DECLARE_FINAL_TYPE (MwSender, mw_sender, MW, SENDER, GObject)

MwSender *mw_sender_new (void);
void mw_sender_fill (MwSender *self, const MwSenderFields *fields);
gboolean mw_sender_get_loading (MwSender *self);
const char *mw_sender_get_profile_id (MwSender *self);
const char *mw_sender_get_address (MwSender *self);
const char *mw_sender_get_display_name (MwSender *self);
const char *mw_sender_get_responsibilities (MwSender *self);
guint mw_sender_get_position (MwSender *self);
gboolean mw_sender_get_is_default (MwSender *self);
MwStaged mw_sender_get_staged (MwSender *self);

G_END_DECLS
