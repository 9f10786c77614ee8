/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/agents/agent-responsibility-row.h"

#include <glib/gi18n.h>

#include "desktop/widgets/staged-dot.h"

struct _MwAgentResponsibilityRow
{
  AdwActionRow parent_instance;

  MwResponsibility *responsibility; /* (owned) */

  MwStagedDot *dot;
  GtkWidget *remove_button;
};

G_DEFINE_FINAL_TYPE (MwAgentResponsibilityRow, mw_agent_responsibility_row, ADW_TYPE_ACTION_ROW)

typedef enum
{
  PROP_RESPONSIBILITY = 1,
} Property;

static GParamSpec *properties[PROP_RESPONSIBILITY + 1];

static void
show_responsibility (MwAgentResponsibilityRow *self)
{
  const char *id = mw_responsibility_get_id (self->responsibility);
  const char *name = mw_responsibility_get_name (self->responsibility);
  guint n = mw_responsibility_get_n_profiles (self->responsibility);
  g_autofree char *profiles = g_strdup_printf (ngettext ("%u profile", "%u profiles", n), n);
  /* Translators: %s is a responsibility's name */
  g_autofree char *label = g_strdup_printf (_ ("Remove From %s"), name != NULL ? name : "");
  gboolean loading = mw_responsibility_get_loading (self->responsibility);

  gtk_widget_set_sensitive (self->remove_button, !loading);
  if (loading)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), profiles);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove_button), "(ss)", id, name);
  gtk_widget_set_tooltip_text (self->remove_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
mw_agent_responsibility_row_constructed (GObject *object)
{
  MwAgentResponsibilityRow *self = MW_AGENT_RESPONSIBILITY_ROW (object);

  G_OBJECT_CLASS (mw_agent_responsibility_row_parent_class)->constructed (object);

  g_object_bind_property (self->responsibility, "staged", self->dot, "staged",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->responsibility, "notify", G_CALLBACK (show_responsibility), self,
                           G_CONNECT_SWAPPED);
  show_responsibility (self);
}

static void
mw_agent_responsibility_row_dispose (GObject *object)
{
  MwAgentResponsibilityRow *self = MW_AGENT_RESPONSIBILITY_ROW (object);

  if (self->responsibility != NULL)
    g_signal_handlers_disconnect_by_data (self->responsibility, self);
  g_clear_object (&self->responsibility);

  G_OBJECT_CLASS (mw_agent_responsibility_row_parent_class)->dispose (object);
}

static void
mw_agent_responsibility_row_get_property (GObject *object,
                                          guint id,
                                          GValue *value,
                                          GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_RESPONSIBILITY:
      g_value_set_object (value, MW_AGENT_RESPONSIBILITY_ROW (object)->responsibility);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_agent_responsibility_row_set_property (GObject *object,
                                          guint id,
                                          const GValue *value,
                                          GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_RESPONSIBILITY:
      MW_AGENT_RESPONSIBILITY_ROW (object)->responsibility = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_agent_responsibility_row_class_init (MwAgentResponsibilityRowClass *klass)
{
  const GParamFlags given = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mw_agent_responsibility_row_constructed;
  object_class->dispose = mw_agent_responsibility_row_dispose;
  object_class->get_property = mw_agent_responsibility_row_get_property;
  object_class->set_property = mw_agent_responsibility_row_set_property;

  properties[PROP_RESPONSIBILITY] =
      g_param_spec_object ("responsibility", NULL, NULL, MW_TYPE_RESPONSIBILITY, given);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MW_TYPE_STAGED_DOT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/agents/agent-responsibility-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MwAgentResponsibilityRow, dot);
  gtk_widget_class_bind_template_child (widget_class, MwAgentResponsibilityRow, remove_button);
}

static void
mw_agent_responsibility_row_init (MwAgentResponsibilityRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_agent_responsibility_row_new (MwResponsibility *responsibility)
{
  g_return_val_if_fail (MW_IS_RESPONSIBILITY (responsibility), NULL);

  return g_object_new (MW_TYPE_AGENT_RESPONSIBILITY_ROW, "responsibility", responsibility, NULL);
}
