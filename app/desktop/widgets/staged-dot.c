/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/widgets/staged-dot.h"

#include <glib/gi18n.h>

struct _MwStagedDot
{
  GtkWidget parent_instance;

  MwStaged staged;
};

G_DEFINE_FINAL_TYPE (MwStagedDot, mw_staged_dot, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_STAGED = 1,
} Property;

static GParamSpec *properties[PROP_STAGED + 1];

static void
mw_staged_dot_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MwStagedDot *self = MW_STAGED_DOT (object);

  switch ((Property) id)
    {
    case PROP_STAGED:
      g_value_set_int (value, self->staged);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_staged_dot_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MwStagedDot *self = MW_STAGED_DOT (object);

  switch ((Property) id)
    {
    case PROP_STAGED:
      mw_staged_dot_set_staged (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_staged_dot_class_init (MwStagedDotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = mw_staged_dot_get_property;
  object_class->set_property = mw_staged_dot_set_property;

  properties[PROP_STAGED] =
      g_param_spec_int ("staged", NULL, NULL, MW_STAGED_NO, MW_STAGED_CHANGED, MW_STAGED_NO,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "dot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mw_staged_dot_init (MwStagedDot *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "staged-dot");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
mw_staged_dot_new (void)
{
  return g_object_new (MW_TYPE_STAGED_DOT, NULL);
}

const char *
mw_staged_describe (MwStaged staged)
{
  switch (staged)
    {
    case MW_STAGED_NEW:
      return _ ("New, not submitted yet");
    case MW_STAGED_CHANGED:
      return _ ("Changed, not submitted yet");
    case MW_STAGED_NO:
    default:
      return NULL;
    }
}

void
mw_staged_dot_set_staged (MwStagedDot *self, MwStaged staged)
{
  const char *words = mw_staged_describe (staged);

  g_return_if_fail (MW_IS_STAGED_DOT (self));

  if (self->staged == staged)
    return;
  self->staged = staged;
  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STAGED]);
}
