/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/drivers/driver-file.h"

#include "core/drivers/parameter-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define DRIVER_GROUP "Driver"
#define PROTOCOL_PREFIX "Protocol "
#define PARAMETER_PREFIX "Parameter "

static const char *const DRIVER_KEYS[] = { "Id",        "Name",       "Description", "Channel",
                                           "EnabledIn", "EnabledOut", NULL };

static const struct
{
  const char *key;
  MwParameterType type;
} ROLES[MW_N_ROLES] = {
  [MW_ROLE_SERVER] = { "Server", MW_PARAMETER_HOST },
  [MW_ROLE_PORT] = { "Port", MW_PARAMETER_PORT },
  [MW_ROLE_ENCRYPTION] = { "Encryption", MW_PARAMETER_CHOICE },
  [MW_ROLE_IMPLICIT_TLS] = { "ImplicitTls", MW_PARAMETER_SWITCH },
  [MW_ROLE_STARTTLS] = { "StartTls", MW_PARAMETER_SWITCH },
  [MW_ROLE_ACCOUNT] = { "Account", MW_PARAMETER_TEXT },
  [MW_ROLE_PASSWORD] = { "Password", MW_PARAMETER_SECRET },
  [MW_ROLE_AUTHENTICATION] = { "Authentication", MW_PARAMETER_CHOICE },
  [MW_ROLE_TIMEOUT] = { "Timeout", MW_PARAMETER_NUMBER },
};

static void
read_driver_group (MwDriverSource *source, MwDriver *driver)
{
  g_autofree char *name = NULL;

  if (!g_key_file_has_group (source->keys, DRIVER_GROUP))
    {
      mw_driver_source_report (source, DRIVER_GROUP, NULL, _ ("The group “[Driver]” is missing."));
      return;
    }

  mw_driver_source_check_keys (source, DRIVER_GROUP, DRIVER_KEYS);
  driver->id = mw_driver_source_require (source, DRIVER_GROUP, "Id");
  if (driver->id && !mw_driver_file_is_key (driver->id))
    mw_driver_source_report (source, DRIVER_GROUP, "Id",
                             _ ("“%s” is no id of a driver: it is made of lower-case words and "
                                "digits with hyphens between them."),
                             driver->id);

  name = mw_driver_source_require (source, DRIVER_GROUP, "Name");
  driver->name = mw_driver_source_get_translated (source, DRIVER_GROUP, "Name");
  driver->description = mw_driver_source_get_translated (source, DRIVER_GROUP, "Description");
  if (!driver->description)
    driver->description = g_strdup ("");
  driver->channel = mw_driver_source_require (source, DRIVER_GROUP, "Channel");
  driver->enabled_in = mw_driver_source_get (source, DRIVER_GROUP, "EnabledIn");
  driver->enabled_out = mw_driver_source_get (source, DRIVER_GROUP, "EnabledOut");
}

static void
check_protocol_keys (MwDriverSource *source, const char *group)
{
  const char *known[MW_N_ROLES + 3] = { "Name", "Direction" };

  for (guint i = 0; i < MW_N_ROLES; i++)
    known[i + 2] = ROLES[i].key;
  mw_driver_source_check_keys (source, group, known);
}

static MwProtocol *
read_protocol (MwDriverSource *source, const char *group, const char *id)
{
  MwProtocol *protocol = g_object_new (MW_TYPE_PROTOCOL, NULL);
  g_autofree char *name = mw_driver_source_require (source, group, "Name");

  protocol->id = g_strdup (id);
  protocol->name = name ? mw_driver_source_get_translated (source, group, "Name") : g_strdup (id);
  protocol->direction = mw_driver_file_read_direction (source, group, FALSE);
  check_protocol_keys (source, group);
  if (!mw_driver_file_is_key (id))
    mw_driver_source_report (source, group, NULL,
                             _ ("“%s” is no id of a protocol: it is made of lower-case words and "
                                "digits with hyphens between them."),
                             id);

  for (guint i = 0; i < MW_N_ROLES; i++)
    protocol->keys[i] = mw_driver_source_get (source, group, ROLES[i].key);
  return protocol;
}

static gboolean
has_choice (MwParameter *parameter, const char *word)
{
  return g_strv_contains (mw_parameter_get_choices (parameter), word);
}

/* A parameter that @role of a group points to, of the right type. */
static void
check_role (MwDriverSource *source,
            MwDriver *driver,
            const char *group,
            const char *role,
            const char *key,
            MwParameterType type)
{
  MwParameter *parameter = mw_driver_find_parameter (driver, key);

  if (!key)
    return;
  if (!parameter)
    mw_driver_source_report (source, group, role, _ ("There is no parameter “%s”."), key);
  else if (mw_parameter_get_value_type (parameter) != type)
    mw_driver_source_report (source, group, role, _ ("“%s” must be of type “%s” to be used here."),
                             key, mw_parameter_type_to_string (type));
}

static void
check_encryption (MwDriverSource *source, MwDriver *driver, const char *group, MwProtocol *protocol)
{
  MwParameter *encryption = mw_driver_find_parameter (driver, protocol->keys[MW_ROLE_ENCRYPTION]);
  gboolean has_one = protocol->keys[MW_ROLE_ENCRYPTION] != NULL;
  gboolean has_implicit_tls = protocol->keys[MW_ROLE_IMPLICIT_TLS] != NULL;
  gboolean has_starttls = protocol->keys[MW_ROLE_STARTTLS] != NULL;

  if (has_implicit_tls != has_starttls || has_one == has_implicit_tls)
    mw_driver_source_report (source, group, NULL,
                             _ ("“[%s]” needs either “Encryption” or both “ImplicitTls” and "
                                "“StartTls”."),
                             group);
  if (encryption && mw_parameter_get_value_type (encryption) == MW_PARAMETER_CHOICE &&
      !(has_choice (encryption, "none") && has_choice (encryption, "starttls") &&
        has_choice (encryption, "tls") &&
        g_strv_length ((char **) mw_parameter_get_choices (encryption)) == MW_N_ENCRYPTIONS))
    mw_driver_source_report (source, group, "Encryption",
                             _ ("The choices of “%s” must be “none”, “starttls” and “tls”."),
                             protocol->keys[MW_ROLE_ENCRYPTION]);
}

static void
check_protocol (MwDriverSource *source, MwDriver *driver, MwProtocol *protocol)
{
  g_autofree char *group = g_strconcat (PROTOCOL_PREFIX, protocol->id, NULL);

  for (guint i = 0; i < MW_N_ROLES; i++)
    check_role (source, driver, group, ROLES[i].key, protocol->keys[i], ROLES[i].type);
  for (guint i = MW_ROLE_SERVER; i <= MW_ROLE_PORT; i++)
    if (!protocol->keys[i])
      mw_driver_source_report (source, group, NULL, _ ("“%s” is missing in “[%s]”."), ROLES[i].key,
                               group);
  check_encryption (source, driver, group, protocol);
}

static void
check_follows (MwDriverSource *source, MwDriver *driver, MwParameter *parameter)
{
  const char *follows = mw_parameter_get_follows (parameter);
  g_autofree char *group = g_strconcat (PARAMETER_PREFIX, mw_parameter_get_key (parameter), NULL);

  if (follows && !mw_driver_find_encrypted_protocol (driver, follows))
    mw_driver_source_report (source, group, "Follows",
                             _ ("“%s” does not decide the encryption of any protocol."), follows);
}

/* What one part of the file says of another. */
static void
check_references (MwDriverSource *source, MwDriver *driver)
{
  GListModel *protocols = mw_driver_get_protocols (driver);
  GListModel *parameters = mw_driver_get_parameters (driver);

  check_role (source, driver, DRIVER_GROUP, "EnabledIn", driver->enabled_in, MW_PARAMETER_SWITCH);
  check_role (source, driver, DRIVER_GROUP, "EnabledOut", driver->enabled_out, MW_PARAMETER_SWITCH);
  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (MwProtocol) protocol = g_list_model_get_item (protocols, i);

      check_protocol (source, driver, protocol);
    }
  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr (MwParameter) parameter = g_list_model_get_item (parameters, i);

      check_follows (source, driver, parameter);
    }
  if (g_list_model_get_n_items (protocols) == 0)
    mw_driver_source_report (source, DRIVER_GROUP, NULL,
                             _ ("There is no “[Protocol …]”: a driver needs at least one."));
}

static void
read_group (MwDriverSource *source, MwDriver *driver, const char *group)
{
  if (g_str_equal (group, DRIVER_GROUP))
    return;

  if (g_str_has_prefix (group, PARAMETER_PREFIX))
    {
      g_autoptr (MwParameter) parameter =
          mw_driver_file_read_parameter (source, group, group + strlen (PARAMETER_PREFIX));

      mw_driver_add_parameter (driver, parameter);
    }
  else if (g_str_has_prefix (group, PROTOCOL_PREFIX))
    {
      g_autoptr (MwProtocol) protocol =
          read_protocol (source, group, group + strlen (PROTOCOL_PREFIX));

      mw_driver_add_protocol (driver, protocol);
    }
  else
    mw_driver_source_report (source, group, NULL,
                             _ ("“[%s]” is not a group of a driver file: they are “[Driver]”, "
                                "“[Protocol …]” and “[Parameter …]”."),
                             group);
}

MwDriver *
mw_driver_file_load (const char *path, gboolean site, GPtrArray *problems, guint *id_line)
{
  g_autoptr (MwDriverSource) source = mw_driver_source_new (path, problems);
  g_autoptr (MwDriver) driver = NULL;
  g_auto (GStrv) groups = NULL;

  if (!source)
    return NULL;

  driver = g_object_new (MW_TYPE_DRIVER, NULL);
  driver->site = site;
  read_driver_group (source, driver);
  groups = g_key_file_get_groups (source->keys, NULL);
  for (guint i = 0; groups[i]; i++)
    read_group (source, driver, groups[i]);

  /* A parameter of unknown type has no right type either: one mistake, one problem. */
  if (source->n_problems == 0)
    check_references (source, driver);
  if (source->n_problems > 0)
    return NULL;

  *id_line = mw_driver_source_get_line (source, DRIVER_GROUP, "Id");
  return g_steal_pointer (&driver);
}
