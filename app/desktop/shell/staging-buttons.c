/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/shell/staging-buttons.h"

#include <glib/gi18n.h>

struct _MwStagingButtons
{
  AdwBin parent_instance;

  MwDraft *draft;          /* (owned) (nullable) */
  GSignalGroup *signals;   /* (owned) of the draft */
  GSignalGroup *under_way; /* (owned) of the draft */
  GSignalGroup *live;      /* (owned) of the draft's live side */

  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *submit_button;
  GtkLabel *count_label;
};

G_DEFINE_FINAL_TYPE (MwStagingButtons, mw_staging_buttons, ADW_TYPE_BIN)

typedef enum
{
  PROP_DRAFT = 1,
} Property;

static GParamSpec *properties[PROP_DRAFT + 1];

static void
show_history (MwStagingButtons *self)
{
  g_autofree char *undo_label = NULL;
  g_autofree char *redo_label = NULL;
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  g_object_get (self->draft, "undo-label", &undo_label, "redo-label", &redo_label, NULL);
  /* Translators: %s is the edit in words: “Set SMTP Server of Support DE” */
  undo = undo_label != NULL ? g_strdup_printf (_ ("Undo: %s"), undo_label) : NULL;
  redo = redo_label != NULL ? g_strdup_printf (_ ("Redo: %s"), redo_label) : NULL;
  if (undo == NULL && mw_draft_can_undo (self->draft))
    undo = g_strdup (_ ("Undo"));
  if (redo == NULL && mw_draft_can_redo (self->draft))
    redo = g_strdup (_ ("Redo"));
  gtk_widget_set_tooltip_text (self->undo_button, undo != NULL ? undo : _ ("Nothing to undo"));
  gtk_widget_set_tooltip_text (self->redo_button, redo != NULL ? redo : _ ("Nothing to redo"));
}

static void
show_count (MwStagingButtons *self)
{
  guint n_changes = 0;
  g_autofree char *count = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *words = NULL;

  g_object_get (self->draft, "n-changes", &n_changes, NULL);
  g_object_get (mw_draft_get_live (self->draft), "problem", &problem, NULL);
  count = g_strdup_printf ("%'u", n_changes);
  if (problem != NULL)
    words = g_steal_pointer (&problem);
  else if (n_changes == 0)
    words = g_strdup (_ ("Nothing to submit"));
  else
    words = g_strdup_printf (
        ngettext ("Review and submit %u change", "Review and submit %u changes", n_changes),
        n_changes);
  gtk_label_set_label (self->count_label, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), n_changes > 0);
  gtk_widget_set_tooltip_text (self->submit_button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->submit_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  if (n_changes > 0)
    gtk_widget_add_css_class (self->submit_button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->submit_button, "suggested-action");
}

static void
on_draft_bound_cb (MwStagingButtons *self)
{
  show_history (self);
  show_count (self);
}

static void
mw_staging_buttons_dispose (GObject *object)
{
  MwStagingButtons *self = MW_STAGING_BUTTONS (object);

  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  if (self->under_way != NULL)
    g_signal_group_set_target (self->under_way, NULL);
  if (self->live != NULL)
    g_signal_group_set_target (self->live, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->under_way);
  g_clear_object (&self->live);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_staging_buttons_parent_class)->dispose (object);
}

static void
mw_staging_buttons_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_DRAFT:
      g_value_set_object (value, MW_STAGING_BUTTONS (object)->draft);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_staging_buttons_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_DRAFT:
      mw_staging_buttons_set_draft (MW_STAGING_BUTTONS (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_staging_buttons_class_init (MwStagingButtonsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_staging_buttons_dispose;
  object_class->get_property = mw_staging_buttons_get_property;
  object_class->set_property = mw_staging_buttons_set_property;

  properties[PROP_DRAFT] =
      g_param_spec_object ("draft", NULL, NULL, MW_TYPE_DRAFT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/shell/staging-buttons.ui");
  gtk_widget_class_bind_template_child (widget_class, MwStagingButtons, undo_button);
  gtk_widget_class_bind_template_child (widget_class, MwStagingButtons, redo_button);
  gtk_widget_class_bind_template_child (widget_class, MwStagingButtons, submit_button);
  gtk_widget_class_bind_template_child (widget_class, MwStagingButtons, count_label);
}

static void
mw_staging_buttons_init (MwStagingButtons *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (G_TYPE_OBJECT);
  g_signal_connect_object (self->signals, "bind", G_CALLBACK (on_draft_bound_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_group_connect_swapped (self->signals, "notify::undo-label", G_CALLBACK (show_history),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::redo-label", G_CALLBACK (show_history),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::n-changes", G_CALLBACK (show_count),
                                  self);
  self->live = g_signal_group_new (G_TYPE_OBJECT);
  g_signal_group_connect_swapped (self->live, "notify::problem", G_CALLBACK (show_count), self);
  /* Properties are the object's, and this signal is the interface's. */
  self->under_way = g_signal_group_new (MW_TYPE_DRAFT);
  g_signal_group_connect_swapped (self->under_way, "under-way", G_CALLBACK (show_history), self);
}

void
mw_staging_buttons_set_draft (MwStagingButtons *self, MwDraft *draft)
{
  g_return_if_fail (MW_IS_STAGING_BUTTONS (self));
  g_return_if_fail (draft == NULL || MW_IS_DRAFT (draft));

  if (!g_set_object (&self->draft, draft))
    return;
  g_signal_group_set_target (self->signals, draft);
  g_signal_group_set_target (self->under_way, draft);
  g_signal_group_set_target (self->live, draft != NULL ? mw_draft_get_live (draft) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT]);
}
