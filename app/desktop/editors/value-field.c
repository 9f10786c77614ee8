/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/value-field.h"

#include "desktop/editors/charset-field.h"
#include "desktop/editors/choice-field.h"
#include "desktop/editors/number-field.h"
#include "desktop/editors/path-field.h"
#include "desktop/editors/secret-field.h"
#include "desktop/editors/switch-field.h"
#include "desktop/editors/text-field.h"

enum
{
  EDITED,
  CLEARED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (MwValueField, mw_value_field, GTK_TYPE_WIDGET)

static void
mw_value_field_default_init (MwValueFieldInterface *iface)
{
  signals[EDITED] = g_signal_new ("edited", MW_TYPE_VALUE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[CLEARED] = g_signal_new ("cleared", MW_TYPE_VALUE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

GtkWidget *
mw_value_field_new (MwParameter *parameter)
{
  g_return_val_if_fail (MW_IS_PARAMETER (parameter), NULL);

  switch (mw_parameter_get_value_type (parameter))
    {
    case MW_PARAMETER_SWITCH:
      return mw_switch_field_new ();
    case MW_PARAMETER_NUMBER:
      return mw_number_field_new (parameter);
    case MW_PARAMETER_CHOICE:
      return mw_choice_field_new (parameter);
    case MW_PARAMETER_CHARSET:
      return mw_charset_field_new ();
    case MW_PARAMETER_PATH:
      return mw_path_field_new (parameter);
    case MW_PARAMETER_SECRET:
      return mw_secret_field_new (parameter);
    case MW_PARAMETER_TEXT:
    case MW_PARAMETER_ADDRESS:
    case MW_PARAMETER_HOST:
    case MW_PARAMETER_PORT:
    case MW_PARAMETER_FOLDER:
    case MW_PARAMETER_FINGERPRINT:
    default:
      return mw_text_field_new (parameter);
    }
}

void
mw_value_field_show (MwValueField *self, const char *value)
{
  g_return_if_fail (MW_IS_VALUE_FIELD (self));

  MW_VALUE_FIELD_GET_IFACE (self)->show (self, value);
}

char *
mw_value_field_dup_text (MwValueField *self)
{
  g_return_val_if_fail (MW_IS_VALUE_FIELD (self), NULL);

  return MW_VALUE_FIELD_GET_IFACE (self)->dup_text (self);
}

GtkWidget *
mw_value_field_get_control (MwValueField *self)
{
  g_return_val_if_fail (MW_IS_VALUE_FIELD (self), NULL);

  return MW_VALUE_FIELD_GET_IFACE (self)->get_control (self);
}

void
mw_value_field_edited (MwValueField *self)
{
  g_return_if_fail (MW_IS_VALUE_FIELD (self));

  g_signal_emit (self, signals[EDITED], 0);
}

void
mw_value_field_cleared (MwValueField *self)
{
  g_return_if_fail (MW_IS_VALUE_FIELD (self));

  g_signal_emit (self, signals[CLEARED], 0);
}

gboolean
mw_value_field_reads_left_to_right (MwParameterType type)
{
  switch (type)
    {
    case MW_PARAMETER_TEXT:
    case MW_PARAMETER_FOLDER:
    case MW_PARAMETER_SWITCH:
    case MW_PARAMETER_CHOICE:
    case MW_PARAMETER_SECRET:
      return FALSE;
    case MW_PARAMETER_ADDRESS:
    case MW_PARAMETER_HOST:
    case MW_PARAMETER_PORT:
    case MW_PARAMETER_NUMBER:
    case MW_PARAMETER_CHARSET:
    case MW_PARAMETER_PATH:
    case MW_PARAMETER_FINGERPRINT:
    default:
      return TRUE;
    }
}

gboolean
mw_value_field_is_wide (MwParameterType type)
{
  switch (type)
    {
    case MW_PARAMETER_SWITCH:
    case MW_PARAMETER_CHOICE:
      return FALSE;
    case MW_PARAMETER_NUMBER:
    case MW_PARAMETER_TEXT:
    case MW_PARAMETER_ADDRESS:
    case MW_PARAMETER_HOST:
    case MW_PARAMETER_PORT:
    case MW_PARAMETER_FOLDER:
    case MW_PARAMETER_CHARSET:
    case MW_PARAMETER_PATH:
    case MW_PARAMETER_FINGERPRINT:
    case MW_PARAMETER_SECRET:
    default:
      return TRUE;
    }
}
