/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/verdict-badge.h"

struct _MwVerdictBadge
{
  AdwBin parent_instance;

  GtkImage *image; /* (unowned) */
  GtkLabel *label; /* (unowned) */
};

G_DEFINE_FINAL_TYPE (MwVerdictBadge, mw_verdict_badge, ADW_TYPE_BIN)

/* Only when it is asked for: one that is set asks the display where the pointer is, and waits. */
static gboolean
mw_verdict_badge_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char *words = gtk_label_get_label (MW_VERDICT_BADGE (widget)->label);

  gtk_tooltip_set_text (tooltip, words);
  return *words != '\0';
}

static void
mw_verdict_badge_class_init (MwVerdictBadgeClass *klass)
{
  GTK_WIDGET_CLASS (klass)->query_tooltip = mw_verdict_badge_query_tooltip;
}

static void
mw_verdict_badge_init (MwVerdictBadge *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->image = GTK_IMAGE (gtk_image_new ());
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->image));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
mw_verdict_badge_new (void)
{
  return g_object_new (MW_TYPE_VERDICT_BADGE, NULL);
}

static void
show (MwVerdictBadge *self, const char *icon_name, const char *css_class, const char *words)
{
  const char *classes[] = { "verdict-badge", css_class, NULL };

  gtk_image_set_from_icon_name (self->image, icon_name);
  gtk_label_set_label (self->label, words);
  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
}

void
mw_verdict_badge_show (MwVerdictBadge *self, MwReachability reachability, const char *words)
{
  g_return_if_fail (MW_IS_VERDICT_BADGE (self));

  show (self, mw_reachability_get_icon_name (reachability),
        mw_reachability_to_string (reachability), words);
}

void
mw_verdict_badge_show_busy (MwVerdictBadge *self, const char *words)
{
  g_return_if_fail (MW_IS_VERDICT_BADGE (self));

  show (self, "content-loading-symbolic", "untested", words);
}

void
mw_verdict_badge_show_plain (MwVerdictBadge *self, const char *words)
{
  g_return_if_fail (MW_IS_VERDICT_BADGE (self));

  show (self, "list-remove-symbolic", "untested", words);
}

const char *
mw_reachability_get_icon_name (MwReachability reachability)
{
  switch (reachability)
    {
    case MW_REACHABILITY_WORKS:
      return "object-select-symbolic";
    case MW_REACHABILITY_WARNING:
      return "dialog-warning-symbolic";
    case MW_REACHABILITY_FAILS:
      return "dialog-error-symbolic";
    case MW_REACHABILITY_UNTESTED:
    default:
      return "dialog-question-symbolic";
    }
}
