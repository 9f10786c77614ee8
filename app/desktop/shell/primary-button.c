/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/shell/primary-button.h"

#include <glib/gi18n.h>

struct _MwPrimaryButton
{
  AdwBin parent_instance;

  char *label; /* (owned) (nullable) */

  GtkWidget *button;
  AdwButtonContent *content;
};

G_DEFINE_FINAL_TYPE (MwPrimaryButton, mw_primary_button, ADW_TYPE_BIN)

typedef enum
{
  PROP_LABEL = 1,
} Property;

static GParamSpec *properties[PROP_LABEL + 1];

static void
mw_primary_button_finalize (GObject *object)
{
  g_free (MW_PRIMARY_BUTTON (object)->label);

  G_OBJECT_CLASS (mw_primary_button_parent_class)->finalize (object);
}

static void
mw_primary_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_LABEL:
      g_value_set_string (value, MW_PRIMARY_BUTTON (object)->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_primary_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_LABEL:
      mw_primary_button_set_label (MW_PRIMARY_BUTTON (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_primary_button_class_init (MwPrimaryButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = mw_primary_button_finalize;
  object_class->get_property = mw_primary_button_get_property;
  object_class->set_property = mw_primary_button_set_property;

  properties[PROP_LABEL] =
      g_param_spec_string ("label", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/shell/primary-button.ui");
  gtk_widget_class_bind_template_child (widget_class, MwPrimaryButton, button);
  gtk_widget_class_bind_template_child (widget_class, MwPrimaryButton, content);
}

static void
mw_primary_button_init (MwPrimaryButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
mw_primary_button_set_label (MwPrimaryButton *self, const char *label)
{
  g_return_if_fail (MW_IS_PRIMARY_BUTTON (self));

  if (g_strcmp0 (self->label, label) == 0)
    return;
  g_free (self->label);
  self->label = g_strdup (label);
  gtk_widget_set_visible (GTK_WIDGET (self), label != NULL);
  if (label != NULL)
    {
      /* Translators: a tooltip: what the button does, and its key */
      g_autofree char *tooltip = g_strdup_printf (_ ("%s (Ctrl+N)"), label);

      /* The content names the button, also while there is room for the icon only. */
      adw_button_content_set_label (self->content, label);
      gtk_widget_set_tooltip_text (self->button, tooltip);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}
