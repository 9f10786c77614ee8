/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/entities/shipped.h"

#include "store/entities/taking.h"

#include <glib/gi18n-lib.h>

/* The entities of this program. Their rules that a database can hold are in data/schema. */

#define KEY(sql, table)                                                                            \
  {                                                                                                \
    .name = sql, .kind = MW_COLUMN_KEY, .refers = table                                            \
  }
#define DERIVED(sql, from)                                                                         \
  {                                                                                                \
    .name = sql, .kind = MW_COLUMN_DERIVED, .source = from                                         \
  }
/* What people see of it is never the same twice, and neither is what it is compared by. */
#define DERIVED_KEY(sql, from)                                                                     \
  {                                                                                                \
    .name = sql, .kind = MW_COLUMN_DERIVED, .source = from, .unique = TRUE, .parked = "parked-%s"  \
  }
#define ORGANISATION                                                                               \
  {                                                                                                \
    .name = "organisation", .field = "organisation", .label = N_ ("Organisation"),                 \
    .kind = MW_COLUMN_REFERENCE, .refers = "organisation", .take = mw_take_reference               \
  }
#define NAME                                                                                       \
  { .name = "name",                                                                                \
    .field = "name",                                                                               \
    .label = N_ ("Name"),                                                                          \
    .kind = MW_COLUMN_TEXT,                                                                        \
    .take = mw_take_name },                                                                        \
      DERIVED_KEY ("name_key", "name")
#define COMMENT                                                                                    \
  {                                                                                                \
    .name = "comment", .field = "comment", .label = N_ ("Comment"), .kind = MW_COLUMN_TEXT,        \
    .take = mw_take_text                                                                           \
  }

/* One text after the other. */
#define NEXT " || char (10) || "

static const MwColumn ORGANISATION_COLUMNS[] = {
  KEY ("id", NULL),
  NAME,
};

static const MwEntity ORGANISATION_ENTITY = {
  .table = "organisation",
  .part = "organisation",
  .object_kind = MW_OBJECT_ORGANISATION,
  .label = N_ ("Organisation"),
  .name_sql = "@.name",
  .shown = "name",
  .not_taken = N_ ("Another organisation is called “%s”. Choose another name."),
  .gone = N_ ("This organisation is no longer there."),
  .columns = ORGANISATION_COLUMNS,
  .n_columns = G_N_ELEMENTS (ORGANISATION_COLUMNS),
};

static const MwColumn RESPONSE_GROUP_COLUMNS[] = {
  KEY ("id", NULL),
  NAME,
};

static const MwEntity RESPONSE_GROUP_ENTITY = {
  .table = "response_group",
  .part = "response-group",
  .object_kind = MW_OBJECT_RESPONSE_GROUP,
  .label = N_ ("Response Group"),
  .name_sql = "@.name",
  .shown = "name",
  .not_taken = N_ ("Another response group is called “%s”. Choose another name."),
  .gone = N_ ("This response group is no longer there."),
  .columns = RESPONSE_GROUP_COLUMNS,
  .n_columns = G_N_ELEMENTS (RESPONSE_GROUP_COLUMNS),
};

static const MwColumn PROFILE_COLUMNS[] = {
  KEY ("id", NULL),
  NAME,
  { .name = "address",
    .field = "address",
    .label = N_ ("Address"),
    .kind = MW_COLUMN_TEXT,
    .parked = "parked-%s@parked.invalid",
    .take = mw_take_profile_address },
  { .name = "address_key",
    .kind = MW_COLUMN_DERIVED,
    .source = "address",
    .unique = TRUE,
    .parked = "parked-%s@parked.invalid" },
  DERIVED ("address_unicode", "address"),
  { .name = "driver",
    .field = "driver",
    .label = N_ ("Driver"),
    .kind = MW_COLUMN_TEXT,
    .take = mw_take_driver },
  COMMENT,
  { .name = "enabled",
    .field = "enabled",
    .label = N_ ("State"),
    .kind = MW_COLUMN_SWITCH,
    .take = mw_take_switch },
  { .name = "retired",
    .field = "retired",
    .label = N_ ("State"),
    .kind = MW_COLUMN_SWITCH,
    .take = mw_take_switch },
  { .name = "response_group",
    .field = "response-group",
    .label = N_ ("Response Group"),
    .kind = MW_COLUMN_REFERENCE,
    .refers = "response_group",
    .take = mw_take_reference },
  ORGANISATION,
};

static const MwEntity PROFILE_ENTITY = {
  .table = "profile",
  .part = "profile",
  .object_kind = MW_OBJECT_PROFILE,
  .label = N_ ("Profile"),
  .name_sql = "@.name",
  .shown = "address",
  .not_taken = N_ ("Another profile is called “%s”. Choose another name."),
  .gone = N_ ("This profile is no longer there."),
  .searched = "@.name_key" NEXT "@.address_key" NEXT
              "coalesce (nullif (@.address_unicode, @.address_key), '')" NEXT MW_SEARCHED_AS_TYPED (
                  "@.comment"),
  .columns = PROFILE_COLUMNS,
  .n_columns = G_N_ELEMENTS (PROFILE_COLUMNS),
};

static const MwColumn OVERRIDE_COLUMNS[] = {
  KEY ("profile", "profile"),
  KEY ("key", NULL),
  { .name = "value", .field = "value", .kind = MW_COLUMN_PARAMETER },
};

static const MwEntity OVERRIDE_ENTITY = {
  .table = "profile_override",
  .part = "override",
  .object_kind = MW_OBJECT_PROFILE,
  .label = N_ ("Override"),
  .driver_sql = "(SELECT driver FROM profile WHERE id = @.profile)",
  .columns = OVERRIDE_COLUMNS,
  .n_columns = G_N_ELEMENTS (OVERRIDE_COLUMNS),
};

static const MwColumn SITE_DEFAULT_COLUMNS[] = {
  KEY ("driver", NULL),
  KEY ("key", NULL),
  { .name = "value", .field = "value", .kind = MW_COLUMN_PARAMETER },
};

static const MwEntity SITE_DEFAULT_ENTITY = {
  .table = "site_default",
  .part = "site-default",
  .object_kind = MW_OBJECT_DRIVER,
  .label = N_ ("Site Default"),
  .driver_sql = "@.driver",
  .columns = SITE_DEFAULT_COLUMNS,
  .n_columns = G_N_ELEMENTS (SITE_DEFAULT_COLUMNS),
};

static const MwColumn AGENT_COLUMNS[] = {
  KEY ("id", NULL),
  { .name = "login",
    .field = "login",
    .label = N_ ("Login"),
    .kind = MW_COLUMN_TEXT,
    .take = mw_take_name },
  DERIVED_KEY ("login_key", "login"),
  { .name = "name",
    .field = "name",
    .label = N_ ("Name"),
    .kind = MW_COLUMN_TEXT,
    .take = mw_take_text },
  { .name = "address",
    .field = "address",
    .label = N_ ("Address"),
    .kind = MW_COLUMN_TEXT,
    .take = mw_take_optional_address },
  { .name = "default_profile",
    .field = "default-profile",
    .label = N_ ("Default Address"),
    .kind = MW_COLUMN_REFERENCE,
    .refers = "profile",
    .take = mw_take_reference },
  ORGANISATION,
};

static const MwEntity AGENT_ENTITY = {
  .table = "agent",
  .part = "agent",
  .object_kind = MW_OBJECT_AGENT,
  .label = N_ ("Agent"),
  .name_sql = "coalesce (nullif (@.name, ''), @.login)",
  .shown = "login",
  .not_taken = N_ ("Another agent has the login “%s”. Choose another login."),
  .gone = N_ ("This agent is no longer there."),
  .searched = "@.login_key" NEXT MW_SEARCHED_AS_TYPED ("@.name") NEXT "@.address",
  .columns = AGENT_COLUMNS,
  .n_columns = G_N_ELEMENTS (AGENT_COLUMNS),
};

static const MwColumn RESPONSIBILITY_COLUMNS[] = {
  KEY ("id", NULL),
  NAME,
  COMMENT,
  ORGANISATION,
};

static const MwEntity RESPONSIBILITY_ENTITY = {
  .table = "responsibility",
  .part = "responsibility",
  .object_kind = MW_OBJECT_RESPONSIBILITY,
  .label = N_ ("Responsibility"),
  .name_sql = "@.name",
  .shown = "name",
  .not_taken = N_ ("Another responsibility is called “%s”. Choose another name."),
  .gone = N_ ("This responsibility is no longer there."),
  .searched = "@.name_key" NEXT MW_SEARCHED_AS_TYPED ("@.comment"),
  .columns = RESPONSIBILITY_COLUMNS,
  .n_columns = G_N_ELEMENTS (RESPONSIBILITY_COLUMNS),
};

static const MwColumn AGENT_MEMBER_COLUMNS[] = {
  KEY ("responsibility", "responsibility"),
  KEY ("agent", "agent"),
};

static const MwEntity AGENT_MEMBER_ENTITY = {
  .table = "responsibility_agent",
  .part = "agent",
  .object_kind = MW_OBJECT_RESPONSIBILITY,
  .label = N_ ("Agent"),
  .columns = AGENT_MEMBER_COLUMNS,
  .n_columns = G_N_ELEMENTS (AGENT_MEMBER_COLUMNS),
};

static const MwColumn PROFILE_MEMBER_COLUMNS[] = {
  KEY ("responsibility", "responsibility"),
  KEY ("profile", "profile"),
};

static const MwEntity PROFILE_MEMBER_ENTITY = {
  .table = "responsibility_profile",
  .part = "profile",
  .object_kind = MW_OBJECT_RESPONSIBILITY,
  .label = N_ ("Profile"),
  .columns = PROFILE_MEMBER_COLUMNS,
  .n_columns = G_N_ELEMENTS (PROFILE_MEMBER_COLUMNS),
};

const MwEntity *const MW_SHIPPED_ENTITIES[] = {
  &ORGANISATION_ENTITY,   &RESPONSE_GROUP_ENTITY,
  &PROFILE_ENTITY,        &OVERRIDE_ENTITY,
  &SITE_DEFAULT_ENTITY,   &AGENT_ENTITY,
  &RESPONSIBILITY_ENTITY, &AGENT_MEMBER_ENTITY,
  &PROFILE_MEMBER_ENTITY, NULL,
};
