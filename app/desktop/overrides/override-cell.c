/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/overrides/override-cell.h"

#include <glib/gi18n.h>

struct _MwOverrideCell
{
  AdwBin parent_instance;

  MwSecretStates *states; /* (owned) */
  MwOverride *override;   /* (owned) (nullable) */
  GSignalGroup *signals;  /* (owned) of the override */

  GtkWidget *key_icon;
  GtkLabel *value_label;
  GtkLabel *was_label;
};

G_DEFINE_FINAL_TYPE (MwOverrideCell, mw_override_cell, ADW_TYPE_BIN)

typedef enum
{
  PROP_STATES = 1,
  PROP_OVERRIDE,
} MwOverrideCellProperty;

static GParamSpec *properties[PROP_OVERRIDE + 1];

static const char *
describe_secret (MwOverrideCell *self)
{
  MwSecretState state = MW_SECRET_ABSENT;
  const char *secret_id = mw_override_get_value (self->override);

  if (secret_id == NULL || *secret_id == '\0' ||
      !mw_secret_states_look (self->states, secret_id, &state))
    return "";
  return mw_secret_state_describe (state);
}

/* The live value is struck through; where there is none to show, a word says what happened. */
static void
show_old_value (MwOverrideCell *self)
{
  MwStaged staged = mw_override_get_staged (self->override);
  const char *live = mw_override_get_live_text (self->override);
  gboolean struck = staged == MW_STAGED_CHANGED && live != NULL && *live != '\0';
  g_autofree char *tooltip = NULL;
  const char *text = NULL;

  if (struck)
    {
      text = live;
      tooltip = g_strdup_printf (_ ("Live: %s"), live);
    }
  else if (staged == MW_STAGED_NEW)
    text = C_ ("override", "newly set");
  else if (staged == MW_STAGED_CHANGED && live != NULL)
    text = C_ ("override", "was empty");
  else if (staged == MW_STAGED_CHANGED)
    text = C_ ("override", "changed");

  gtk_label_set_label (self->was_label, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->was_label), tooltip);
  gtk_widget_set_visible (GTK_WIDGET (self->was_label), text != NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->was_label), struck ? "old-value" : "origin");
  gtk_widget_remove_css_class (GTK_WIDGET (self->was_label), struck ? "origin" : "old-value");
}

static void
show_override (MwOverrideCell *self)
{
  gboolean secret = FALSE;
  gboolean empty = FALSE;
  const char *text = "";

  if (self->override == NULL || mw_override_get_loading (self->override))
    {
      gtk_widget_set_visible (self->key_icon, FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->was_label), FALSE);
      gtk_label_set_label (self->value_label, "");
      return;
    }
  secret = mw_override_get_secret (self->override);
  text = secret ? describe_secret (self) : mw_override_get_text (self->override);
  /* An empty value is a value ("no login"), so it has words too. */
  empty = !secret && (text == NULL || *text == '\0');
  gtk_label_set_label (self->value_label, empty ? C_ ("value", "Empty") : text);
  if (empty)
    gtk_widget_add_css_class (GTK_WIDGET (self->value_label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->value_label), "dim-label");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->value_label), empty || secret ? NULL : text);
  gtk_widget_set_visible (self->key_icon, secret);
  show_old_value (self);
}

static void
on_states_changed_cb (MwOverrideCell *self)
{
  if (self->override != NULL && mw_override_get_secret (self->override))
    show_override (self);
}

static void
mw_override_cell_constructed (GObject *object)
{
  MwOverrideCell *self = MW_OVERRIDE_CELL (object);

  G_OBJECT_CLASS (mw_override_cell_parent_class)->constructed (object);

  g_signal_connect_object (self->states, "changed", G_CALLBACK (on_states_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
mw_override_cell_dispose (GObject *object)
{
  MwOverrideCell *self = MW_OVERRIDE_CELL (object);

  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->override);
  g_clear_object (&self->states);

  G_OBJECT_CLASS (mw_override_cell_parent_class)->dispose (object);
}

static void
mw_override_cell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MwOverrideCell *self = MW_OVERRIDE_CELL (object);

  switch ((MwOverrideCellProperty) id)
    {
    case PROP_STATES:
      g_value_set_object (value, self->states);
      break;
    case PROP_OVERRIDE:
      g_value_set_object (value, self->override);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_override_cell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MwOverrideCell *self = MW_OVERRIDE_CELL (object);

  switch ((MwOverrideCellProperty) id)
    {
    case PROP_STATES:
      self->states = g_value_dup_object (value);
      break;
    case PROP_OVERRIDE:
      mw_override_cell_set_override (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_override_cell_class_init (MwOverrideCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mw_override_cell_constructed;
  object_class->dispose = mw_override_cell_dispose;
  object_class->get_property = mw_override_cell_get_property;
  object_class->set_property = mw_override_cell_set_property;

  properties[PROP_STATES] =
      g_param_spec_object ("states", NULL, NULL, MW_TYPE_SECRET_STATES,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_OVERRIDE] =
      g_param_spec_object ("override", NULL, NULL, MW_TYPE_OVERRIDE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/overrides/override-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, MwOverrideCell, key_icon);
  gtk_widget_class_bind_template_child (widget_class, MwOverrideCell, value_label);
  gtk_widget_class_bind_template_child (widget_class, MwOverrideCell, was_label);
}

static void
mw_override_cell_init (MwOverrideCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (MW_TYPE_OVERRIDE);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (show_override), self);
}

GtkWidget *
mw_override_cell_new (MwSecretStates *states)
{
  g_return_val_if_fail (MW_IS_SECRET_STATES (states), NULL);

  return g_object_new (MW_TYPE_OVERRIDE_CELL, "states", states, NULL);
}

void
mw_override_cell_set_override (MwOverrideCell *self, MwOverride *override)
{
  g_return_if_fail (MW_IS_OVERRIDE_CELL (self));

  if (!g_set_object (&self->override, override))
    return;
  g_signal_group_set_target (self->signals, override);
  show_override (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OVERRIDE]);
}
