/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/drivers/driver-private.h"

#include <mailwright/sheet.h>

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (MwProtocol, mw_protocol, G_TYPE_OBJECT)

static const char *const ROLE_WORDS[MW_N_ROLES] = {
  [MW_ROLE_SERVER] = "server",         [MW_ROLE_PORT] = "port",
  [MW_ROLE_ENCRYPTION] = "encryption", [MW_ROLE_IMPLICIT_TLS] = "implicit-tls",
  [MW_ROLE_STARTTLS] = "starttls",     [MW_ROLE_ACCOUNT] = "account",
  [MW_ROLE_PASSWORD] = "password",     [MW_ROLE_AUTHENTICATION] = "authentication",
  [MW_ROLE_TIMEOUT] = "timeout",
};

static gboolean
is_on (MwSheet *sheet, const char *key)
{
  return g_strcmp0 (mw_sheet_get (sheet, key), "on") == 0;
}

static void
mw_protocol_finalize (GObject *object)
{
  MwProtocol *self = MW_PROTOCOL (object);

  g_free (self->id);
  g_free (self->name);
  for (guint i = 0; i < MW_N_ROLES; i++)
    g_free (self->keys[i]);

  G_OBJECT_CLASS (mw_protocol_parent_class)->finalize (object);
}

static void
mw_protocol_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MwProtocol *self = MW_PROTOCOL (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mw_protocol_class_init (MwProtocolClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mw_protocol_finalize;
  object_class->get_property = mw_protocol_get_property;

  properties[PROP_ID] =
      g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] =
      g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mw_protocol_init (MwProtocol *self)
{
  self->direction = MW_DIRECTION_OUT;
}

/**
 * mw_protocol_get_id:
 *
 * Returns: (transfer none): its id: `smtp`, `imap`, `smtp-backup`
 */
const char *
mw_protocol_get_id (MwProtocol *self)
{
  g_return_val_if_fail (MW_IS_PROTOCOL (self), NULL);
  return self->id;
}

/**
 * mw_protocol_get_name:
 *
 * Returns: (transfer none): its name, translated: “SMTP”, “SMTP backup”
 */
const char *
mw_protocol_get_name (MwProtocol *self)
{
  g_return_val_if_fail (MW_IS_PROTOCOL (self), NULL);
  return self->name;
}

/**
 * mw_protocol_get_direction:
 *
 * Returns: the direction that it carries mail in
 */
MwDirection
mw_protocol_get_direction (MwProtocol *self)
{
  g_return_val_if_fail (MW_IS_PROTOCOL (self), MW_DIRECTION_OUT);
  return self->direction;
}

const char *
mw_protocol_get_key (MwProtocol *self, const char *role)
{
  g_return_val_if_fail (MW_IS_PROTOCOL (self), NULL);
  g_return_val_if_fail (role != NULL, NULL);

  for (guint i = 0; i < MW_N_ROLES; i++)
    if (g_str_equal (ROLE_WORDS[i], role))
      return self->keys[i];
  g_return_val_if_reached (NULL);
}

MwEncryption
mw_protocol_get_encryption (MwProtocol *self, MwSheet *sheet, gboolean *contradicts)
{
  MwEncryption encryption = MW_ENCRYPTION_NONE;
  gboolean implicit_tls = FALSE;
  gboolean starttls = FALSE;

  g_return_val_if_fail (MW_IS_PROTOCOL (self), MW_ENCRYPTION_NONE);
  g_return_val_if_fail (MW_IS_SHEET (sheet), MW_ENCRYPTION_NONE);

  if (self->keys[MW_ROLE_ENCRYPTION])
    mw_encryption_from_string (mw_sheet_get (sheet, self->keys[MW_ROLE_ENCRYPTION]), &encryption);
  else
    {
      implicit_tls = is_on (sheet, self->keys[MW_ROLE_IMPLICIT_TLS]);
      starttls = is_on (sheet, self->keys[MW_ROLE_STARTTLS]);
      if (implicit_tls)
        encryption = MW_ENCRYPTION_TLS;
      else if (starttls)
        encryption = MW_ENCRYPTION_STARTTLS;
    }

  if (contradicts)
    *contradicts = implicit_tls && starttls;
  return encryption;
}
