/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/checks/check-private.h"

#include <mailwright/address.h>

#include <glib/gi18n-lib.h>

#define MINIMUM_TLS_KEY "minimum-tls-version"
#define MINIMUM_TLS 1.2

void
mw_check_add (
    MwCheck *check, const char *code, gboolean is_error, const char *key, const char *message)
{
  g_ptr_array_add (check->findings, mw_finding_new (code, is_error, MW_OBJECT_PROFILE, check->id,
                                                    check->name, key, message));
}

gboolean
mw_check_has_text (MwCheck *check, const char *key)
{
  const char *value = mw_sheet_get (check->sheet, key);

  return value && *value;
}

static const char *
get_name (MwCheck *check, const char *key)
{
  MwParameter *parameter = mw_driver_find_parameter (check->driver, key);

  return parameter ? mw_parameter_get_name (parameter) : key;
}

static void
check_missing (MwCheck *check, MwValue *value)
{
  g_autofree char *message = NULL;

  message = g_strdup_printf (_ ("“%s” has no %s, which is required."), check->name,
                             mw_parameter_get_name (mw_value_get_parameter (value)));
  mw_check_add (check, "missing", TRUE, mw_value_get_key (value), message);
}

/* Where both come from the profile's address, the finding on the address itself is enough. */
static void
check_single_label (MwCheck *check, MwValue *value)
{
  const char *text = mw_value_get_value (value);
  g_autofree char *message = NULL;
  g_autoptr (MwAddress) address = NULL;

  if (mw_parameter_get_value_type (mw_value_get_parameter (value)) != MW_PARAMETER_ADDRESS ||
      g_strcmp0 (text, mw_sheet_get_address (check->sheet)) == 0)
    return;

  address = mw_address_parse (text, NULL);
  if (!address || !address->single_label)
    return;
  message =
      g_strdup_printf (_ ("“%s” has “%s” as its %s, an address whose domain has no dot: "
                          "other mail servers do not find it."),
                       check->name, text, mw_parameter_get_name (mw_value_get_parameter (value)));
  mw_check_add (check, "single-label", FALSE, mw_value_get_key (value), message);
}

static void
check_value (MwCheck *check, MwValue *value)
{
  MwParameter *parameter = mw_value_get_parameter (value);
  const char *text = mw_value_get_value (value);
  g_autofree char *normal = NULL;
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  if (mw_value_get_needed (value))
    {
      check_missing (check, value);
      return;
    }
  if (!text ||
      (!*text && !mw_sheet_direction_in_use (check->sheet, mw_parameter_get_direction (parameter))))
    return;

  normal = mw_parameter_normalise (parameter, text, &error);
  if (normal)
    {
      check_single_label (check, value);
      return;
    }
  message = g_strdup_printf (_ ("“%s” has a value that its driver does not allow. %s"), check->name,
                             error->message);
  mw_check_add (check, "invalid", TRUE, mw_value_get_key (value), message);
}

/* A protocol takes part when its direction is in use and it has a server: a backup server is
 * optional. */
static gboolean
is_used (MwCheck *check, MwProtocol *protocol)
{
  return mw_sheet_direction_in_use (check->sheet, mw_protocol_get_direction (protocol)) &&
         mw_check_has_text (check, mw_protocol_get_key (protocol, "server"));
}

static gboolean
logs_in (MwCheck *check, MwProtocol *protocol)
{
  const char *authentication =
      mw_sheet_get (check->sheet, mw_protocol_get_key (protocol, "authentication"));

  return mw_check_has_text (check, mw_protocol_get_key (protocol, "account")) &&
         g_strcmp0 (authentication, "none") != 0;
}

/* The key of the password that @protocol logs in with: its own, else the one of its direction's
 * main protocol, else the incoming one (Mail Password). %NULL if none is set. */
static const char *
find_password (MwCheck *check, MwProtocol *protocol)
{
  MwProtocol *candidates[] = {
    protocol,
    mw_driver_find_protocol (check->driver, mw_protocol_get_direction (protocol)),
    mw_driver_find_protocol (check->driver, MW_DIRECTION_IN),
  };

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      const char *key = candidates[i] ? mw_protocol_get_key (candidates[i], "password") : NULL;

      if (mw_check_has_text (check, key))
        return key;
    }
  return NULL;
}

/* Whether a finding on a required password says it already. */
static gboolean
is_password_missed (MwCheck *check, MwProtocol *protocol)
{
  MwProtocol *incoming = mw_driver_find_protocol (check->driver, MW_DIRECTION_IN);
  MwValue *own = mw_sheet_find (check->sheet, mw_protocol_get_key (protocol, "password"));
  MwValue *shared =
      incoming ? mw_sheet_find (check->sheet, mw_protocol_get_key (incoming, "password")) : NULL;

  return (own && mw_value_get_needed (own)) || (shared && mw_value_get_needed (shared));
}

static void
check_login (MwCheck *check, MwProtocol *protocol, MwEncryption encryption, const char *key)
{
  const char *password_key = mw_protocol_get_key (protocol, "password");
  g_autofree char *message = NULL;

  if (!password_key || !logs_in (check, protocol))
    return;

  if (!find_password (check, protocol))
    {
      if (is_password_missed (check, protocol))
        return;
      message = g_strdup_printf (_ ("“%s” logs in for %s, but has no %s. Set one, or empty %s."),
                                 check->name, mw_protocol_get_name (protocol),
                                 get_name (check, password_key),
                                 get_name (check, mw_protocol_get_key (protocol, "account")));
      mw_check_add (check, "no-password", TRUE, password_key, message);
    }
  else if (encryption == MW_ENCRYPTION_NONE)
    {
      message = g_strdup_printf (_ ("“%s” logs in for %s without encryption: anyone on the way can "
                                    "read the password and the mail."),
                                 check->name, mw_protocol_get_name (protocol));
      mw_check_add (check, "plain-password", FALSE, key, message);
    }
}

static void
check_protocol (MwCheck *check, MwProtocol *protocol)
{
  const char *key = mw_protocol_get_key (protocol, "encryption");
  gboolean contradicts = FALSE;
  MwEncryption encryption = MW_ENCRYPTION_NONE;

  if (!is_used (check, protocol))
    return;
  if (!key)
    key = mw_protocol_get_key (protocol, "implicit-tls");

  encryption = mw_protocol_get_encryption (protocol, check->sheet, &contradicts);
  if (contradicts)
    {
      g_autofree char *message = g_strdup_printf (
          _ ("“%s” has both %s and %s on, which exclude each other. Choose one encryption for %s."),
          check->name, get_name (check, key),
          get_name (check, mw_protocol_get_key (protocol, "starttls")),
          mw_protocol_get_name (protocol));

      mw_check_add (check, "contradiction", TRUE, key, message);
    }
  check_login (check, protocol, encryption, key);
  mw_check_connection (check, protocol, encryption, contradicts);
}

static void
check_tls_version (MwCheck *check)
{
  const char *version = mw_sheet_get (check->sheet, MINIMUM_TLS_KEY);
  g_autofree char *message = NULL;

  if (!version || g_ascii_strtod (version, NULL) >= MINIMUM_TLS)
    return;
  message = g_strdup_printf (_ ("“%s” allows TLS %s, which is obsolete and can be broken. Use TLS "
                                "1.2 or newer."),
                             check->name, version);
  mw_check_add (check, "old-tls", FALSE, MINIMUM_TLS_KEY, message);
}

static void
check_address (MwCheck *check)
{
  const char *text = mw_sheet_get_address (check->sheet);
  g_autoptr (MwAddress) address = text ? mw_address_parse (text, NULL) : NULL;
  g_autofree char *message = NULL;

  if (!address || !address->single_label)
    return;
  message = g_strdup_printf (_ ("“%s” has the address “%s”, whose domain has no dot: other mail "
                                "servers do not find it."),
                             check->name, text);
  mw_check_add (check, "single-label", FALSE, NULL, message);
}

MwFinding *
mw_check_unknown_driver (const char *profile_id, const char *name, const char *driver_id)
{
  g_autofree char *message = g_strdup_printf (
      _ ("Its driver “%s” is not installed. Install the driver’s file, or disable the profile."),
      driver_id);

  return mw_finding_new ("unknown-driver", TRUE, MW_OBJECT_PROFILE, profile_id, name, NULL,
                         message);
}

void
mw_check_profile (const char *profile_id, const char *name, MwSheet *sheet, GPtrArray *findings)
{
  MwCheck check = { profile_id, name, sheet, NULL, findings };
  GListModel *protocols = NULL;

  g_return_if_fail (profile_id != NULL);
  g_return_if_fail (name != NULL);
  g_return_if_fail (MW_IS_SHEET (sheet));
  g_return_if_fail (findings != NULL);

  check.driver = mw_sheet_get_driver (sheet);
  check_address (&check);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sheet)); i++)
    {
      g_autoptr (MwValue) value = g_list_model_get_item (G_LIST_MODEL (sheet), i);

      check_value (&check, value);
    }

  protocols = mw_driver_get_protocols (check.driver);
  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (MwProtocol) protocol = g_list_model_get_item (protocols, i);

      check_protocol (&check, protocol);
    }
  check_tls_version (&check);
}
