/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/switch-field.h"

struct _MwSwitchField
{
  AdwBin parent_instance;

  GtkSwitch *toggle; /* (unowned) */
  gboolean showing;
};

static void
on_toggle_active_changed_cb (MwSwitchField *self)
{
  g_assert (MW_IS_SWITCH_FIELD (self));

  if (!self->showing)
    mw_value_field_edited (MW_VALUE_FIELD (self));
}

static void
show_value (MwValueField *field, const char *value)
{
  MwSwitchField *self = MW_SWITCH_FIELD (field);

  self->showing = TRUE;
  gtk_switch_set_active (self->toggle, g_strcmp0 (value, "on") == 0);
  self->showing = FALSE;
}

static char *
dup_text (MwValueField *field)
{
  return g_strdup (gtk_switch_get_active (MW_SWITCH_FIELD (field)->toggle) ? "on" : "off");
}

static GtkWidget *
get_control (MwValueField *field)
{
  return GTK_WIDGET (MW_SWITCH_FIELD (field)->toggle);
}

static void
field_iface_init (MwValueFieldInterface *iface)
{
  iface->show = show_value;
  iface->dup_text = dup_text;
  iface->get_control = get_control;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MwSwitchField,
                               mw_switch_field,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_VALUE_FIELD, field_iface_init))

static void
mw_switch_field_class_init (MwSwitchFieldClass *klass)
{
}

static void
mw_switch_field_init (MwSwitchField *self)
{
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->toggle), GTK_ALIGN_END);
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->toggle));
  g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (on_toggle_active_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
mw_switch_field_new (void)
{
  return g_object_new (MW_TYPE_SWITCH_FIELD, NULL);
}
