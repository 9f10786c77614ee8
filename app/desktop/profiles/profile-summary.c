/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/profile-summary.h"

#include <glib/gi18n.h>

#include "desktop/connections/verdict-badge.h"
#include "desktop/profiles/reach-popover.h"
#include "desktop/widgets/ago.h"
#include "desktop/widgets/wrap-layout.h"

#define REFRESH_SECONDS 20

struct _MwProfileSummary
{
  AdwBin parent_instance;

  GtkMenuButton *reach;    /* (unowned): opens what the last test saw */
  MwVerdictBadge *verdict; /* (unowned): in it */
  GtkButton *driver;       /* (unowned) */
  GtkLabel *group;         /* (unowned) */
  GtkLabel *state;         /* (unowned) */
  MwProfile *profile;      /* (owned) (nullable) */
  guint refresh_id;        /* while it is shown */
};

G_DEFINE_FINAL_TYPE (MwProfileSummary, mw_profile_summary, ADW_TYPE_BIN)

static char *
describe_reach (MwProfile *profile)
{
  const char *text = mw_profile_get_reachability_text (profile);
  GDateTime *tested = mw_profile_get_tested (profile);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *ago = NULL;

  if (tested == NULL)
    return g_strdup (text);
  ago = mw_ago_describe (tested, now);
  /* Translators: what a connection test said, and how long ago ("Works, 2 min ago") */
  return g_strdup_printf (_ ("%s, %s"), text, ago);
}

static void
update (MwProfileSummary *self)
{
  const char *group = NULL;
  g_autofree char *reach = NULL;
  g_autofree char *spoken = NULL;

  if (self->profile == NULL)
    return;
  group = mw_profile_get_response_group (self->profile);
  reach = describe_reach (self->profile);
  mw_verdict_badge_show (self->verdict, mw_profile_get_reachability (self->profile), reach);
  /* Translators: %s is what the last connection test said ("Works, 2 min ago") */
  spoken = g_strdup_printf (_ ("Connection: %s"), reach);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reach), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  gtk_label_set_label (self->group, group != NULL ? group : "");
  gtk_widget_set_visible (GTK_WIDGET (self->group), group != NULL);
  gtk_label_set_label (self->state, mw_profile_get_state_text (self->profile));
}

static gboolean
on_refresh_due_cb (gpointer user_data)
{
  update (user_data);
  return G_SOURCE_CONTINUE;
}

static void
mw_profile_summary_map (GtkWidget *widget)
{
  MwProfileSummary *self = MW_PROFILE_SUMMARY (widget);

  GTK_WIDGET_CLASS (mw_profile_summary_parent_class)->map (widget);

  update (self);
  self->refresh_id = g_timeout_add_seconds (REFRESH_SECONDS, on_refresh_due_cb, self);
}

static void
mw_profile_summary_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&MW_PROFILE_SUMMARY (widget)->refresh_id, g_source_remove);

  GTK_WIDGET_CLASS (mw_profile_summary_parent_class)->unmap (widget);
}

static void
mw_profile_summary_dispose (GObject *object)
{
  MwProfileSummary *self = MW_PROFILE_SUMMARY (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (mw_profile_summary_parent_class)->dispose (object);
}

static void
mw_profile_summary_class_init (MwProfileSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_profile_summary_dispose;
  widget_class->map = mw_profile_summary_map;
  widget_class->unmap = mw_profile_summary_unmap;
}

static GtkLabel *
add_label (GtkWidget *box, const char *tooltip)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, tooltip);
  gtk_widget_add_css_class (label, "verdict-badge");
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
mw_profile_summary_init (MwProfileSummary *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *verdict = mw_verdict_badge_new ();

  gtk_widget_set_layout_manager (box, mw_wrap_layout_new ());
  self->verdict = MW_VERDICT_BADGE (verdict);
  self->reach = GTK_MENU_BUTTON (gtk_menu_button_new ());
  /* It is whole here, and what it would say over its popover is the same. */
  gtk_widget_set_has_tooltip (verdict, FALSE);
  gtk_menu_button_set_child (self->reach, verdict);
  gtk_widget_add_css_class (GTK_WIDGET (self->reach), "badge-button");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reach));
  self->state = add_label (box, _ ("State"));
  self->group = add_label (box, _ ("Response Group"));
  self->driver = GTK_BUTTON (gtk_button_new ());
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->driver), "profile.open-driver");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->driver), _ ("Open Driver"));
  gtk_widget_add_css_class (GTK_WIDGET (self->driver), "badge-button");
  gtk_widget_add_css_class (GTK_WIDGET (self->driver), "verdict-badge");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->driver));
  adw_bin_set_child (ADW_BIN (self), box);
}

void
mw_profile_summary_set_draft (MwProfileSummary *self, MwDraft *draft, const char *profile_id)
{
  g_return_if_fail (MW_IS_PROFILE_SUMMARY (self));
  g_return_if_fail (MW_IS_DRAFT (draft));

  gtk_menu_button_set_popover (self->reach, mw_reach_popover_new (draft, profile_id));
}

void
mw_profile_summary_show (MwProfileSummary *self, MwProfile *profile, const char *driver_name)
{
  g_return_if_fail (MW_IS_PROFILE_SUMMARY (self));
  g_return_if_fail (MW_IS_PROFILE (profile));
  g_return_if_fail (driver_name != NULL);

  if (self->profile != profile)
    {
      if (self->profile != NULL)
        g_signal_handlers_disconnect_by_func (self->profile, update, self);
      g_set_object (&self->profile, profile);
      g_signal_connect_object (profile, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  gtk_button_set_label (self->driver, driver_name);
  update (self);
}
