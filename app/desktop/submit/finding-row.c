/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/submit/finding-row.h"

#include <glib/gi18n.h>

struct _MwFindingRow
{
  AdwBin parent_instance;

  MwAcceptance *acceptance; /* (owned) */
  MwFinding *finding;       /* (owned) (nullable) */

  GtkImage *icon;
  GtkLabel *object;
  GtkLabel *message;
  GtkCheckButton *tick;
  GtkButton *lead_button;
};

G_DEFINE_FINAL_TYPE (MwFindingRow, mw_finding_row, ADW_TYPE_BIN)

typedef enum
{
  SIGNAL_LEAD,
  N_SIGNALS
} Signal;

static guint signals[N_SIGNALS];

static void
show_tick (MwFindingRow *self)
{
  if (self->finding != NULL)
    gtk_check_button_set_active (self->tick, mw_acceptance_get (self->acceptance, self->finding));
}

static void
on_tick_toggled_cb (MwFindingRow *self)
{
  if (self->finding != NULL)
    mw_acceptance_set (self->acceptance, self->finding, gtk_check_button_get_active (self->tick));
}

static void
on_lead_clicked_cb (MwFindingRow *self)
{
  g_signal_emit (self, signals[SIGNAL_LEAD], 0, self->finding);
}

static void
mw_finding_row_dispose (GObject *object)
{
  MwFindingRow *self = MW_FINDING_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_FINDING_ROW);
  g_clear_object (&self->finding);
  g_clear_object (&self->acceptance);

  G_OBJECT_CLASS (mw_finding_row_parent_class)->dispose (object);
}

static void
mw_finding_row_class_init (MwFindingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_finding_row_dispose;

  signals[SIGNAL_LEAD] = g_signal_new ("lead", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, MW_TYPE_FINDING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/submit/finding-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MwFindingRow, icon);
  gtk_widget_class_bind_template_child (widget_class, MwFindingRow, object);
  gtk_widget_class_bind_template_child (widget_class, MwFindingRow, message);
  gtk_widget_class_bind_template_child (widget_class, MwFindingRow, tick);
  gtk_widget_class_bind_template_child (widget_class, MwFindingRow, lead_button);
  gtk_widget_class_bind_template_callback (widget_class, on_tick_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_lead_clicked_cb);
}

static void
mw_finding_row_init (MwFindingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_finding_row_new (MwAcceptance *acceptance)
{
  MwFindingRow *self = NULL;

  g_return_val_if_fail (MW_IS_ACCEPTANCE (acceptance), NULL);

  self = g_object_new (MW_TYPE_FINDING_ROW, NULL);
  self->acceptance = g_object_ref (acceptance);
  g_signal_connect_object (acceptance, "notify::n-left", G_CALLBACK (show_tick), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
mw_finding_row_set_finding (MwFindingRow *self, MwFinding *finding)
{
  gboolean is_error = FALSE;

  g_return_if_fail (MW_IS_FINDING_ROW (self));
  g_return_if_fail (MW_IS_FINDING (finding));

  if (!g_set_object (&self->finding, finding))
    return;
  is_error = mw_finding_get_is_error (finding);
  gtk_image_set_from_icon_name (self->icon,
                                is_error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_error ? _ ("Error") : _ ("Warning"), -1);
  gtk_widget_remove_css_class (GTK_WIDGET (self->icon), is_error ? "warning" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), is_error ? "error" : "warning");
  gtk_label_set_label (self->object, mw_finding_get_object_name (finding));
  gtk_label_set_label (self->message, mw_finding_get_message (finding));
  gtk_button_set_label (self->lead_button,
                        mw_finding_get_key (finding) != NULL ? _ ("Show Field") : _ ("Show"));
  gtk_widget_set_visible (GTK_WIDGET (self->tick), !is_error);
  gtk_widget_set_visible (GTK_WIDGET (self->lead_button), is_error);
  show_tick (self);
}
