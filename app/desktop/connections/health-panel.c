/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/health-panel.h"

#include <glib/gi18n.h>

#include "desktop/connections/health-chart.h"
#include "desktop/connections/health-words.h"
#include "desktop/connections/verdict-badge.h"
#include "desktop/widgets/fold.h"
#include "desktop/widgets/wrap-layout.h"

struct _MwHealthPanel
{
  AdwBin parent_instance;

  MwDraft *draft; /* (owned) (nullable) */
  gboolean reading;
  gboolean read_again;

  GtkLabel *when;
  MwVerdictBadge *fails;
  MwVerdictBadge *warnings;
  MwVerdictBadge *works;
  MwVerdictBadge *untested;
  GtkLabel *before;
  MwHealthChart *chart;
  GtkLabel *first_day;
  GtkLabel *last_day;
};

G_DEFINE_FINAL_TYPE (MwHealthPanel, mw_health_panel, ADW_TYPE_BIN)

static void
show_number (MwVerdictBadge *badge, MwReachability reachability, guint n, char *words)
{
  mw_verdict_badge_show (badge, reachability, words);
  gtk_widget_set_visible (GTK_WIDGET (badge), n > 0);
  g_free (words);
}

static void
show_numbers (MwHealthPanel *self, const MwHealth *health)
{
  show_number (
      self->fails, MW_REACHABILITY_FAILS, health->n_fails,
      g_strdup_printf (ngettext ("%'u mailbox fails", "%'u mailboxes fail", health->n_fails),
                       health->n_fails));
  show_number (
      self->warnings, MW_REACHABILITY_WARNING, health->n_warnings,
      /* Translators: of mailboxes: so many work with a warning */
      g_strdup_printf (ngettext ("%'u with a warning", "%'u with a warning", health->n_warnings),
                       health->n_warnings));
  show_number (
      self->works, MW_REACHABILITY_WORKS, health->n_works,
      g_strdup_printf (ngettext ("%'u mailbox works", "%'u mailboxes work", health->n_works),
                       health->n_works));
  show_number (self->untested, MW_REACHABILITY_UNTESTED, health->n_untested,
               /* Translators: of mailboxes: so many were not tested as they are now */
               g_strdup_printf (ngettext ("%'u not tested", "%'u not tested", health->n_untested),
                                health->n_untested));
}

static gboolean
is_today (const GDate *day)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_get_year (day) == g_date_time_get_year (now) &&
         (int) g_date_get_month (day) == g_date_time_get_month (now) &&
         g_date_get_day (day) == g_date_time_get_day_of_month (now);
}

static void
show_days (MwHealthPanel *self, GPtrArray *days)
{
  const MwHealth *last = g_ptr_array_index (days, days->len - 1);
  g_autofree char *last_day = mw_health_words_date (&last->day);
  g_autofree char *first_day = NULL;
  g_autofree char *before = mw_health_words_compare (days);
  /* Translators: %s is a date */
  g_autofree char *when = is_today (&last->day) ? g_strdup (_ ("As Tested Today"))
                                                : g_strdup_printf (_ ("As Tested on %s"), last_day);

  mw_health_chart_set_days (self->chart, days);
  first_day = mw_health_words_date (&mw_health_chart_get_first (self->chart)->day);
  show_numbers (self, last);
  gtk_label_set_label (self->when, when);
  gtk_label_set_label (self->before, before != NULL ? before : "");
  gtk_widget_set_visible (GTK_WIDGET (self->before), before != NULL);
  gtk_label_set_label (self->first_day, first_day);
  gtk_label_set_label (self->last_day, days->len > 1 ? last_day : "");
}

static void read_days (MwHealthPanel *self);

static void
on_days_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwHealthPanel) self = user_data;
  g_autoptr (GPtrArray) days = mw_draft_list_health_finish (MW_DRAFT (source), result, NULL);

  self->reading = FALSE;
  if (self->draft == NULL)
    return;
  if (days != NULL && days->len > 0)
    show_days (self, days);
  gtk_widget_set_visible (GTK_WIDGET (self), days != NULL && days->len > 0);
  if (self->read_again)
    read_days (self);
}

static void
read_days (MwHealthPanel *self)
{
  self->read_again = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  mw_draft_list_health_async (self->draft, NULL, on_days_read_cb, g_object_ref (self));
}

static void
mw_health_panel_dispose (GObject *object)
{
  MwHealthPanel *self = MW_HEALTH_PANEL (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_HEALTH_PANEL);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_health_panel_parent_class)->dispose (object);
}

static void
mw_health_panel_class_init (MwHealthPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_health_panel_dispose;

  g_type_ensure (MW_TYPE_FOLD);
  g_type_ensure (MW_TYPE_HEALTH_CHART);
  g_type_ensure (MW_TYPE_VERDICT_BADGE);
  g_type_ensure (MW_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/connections/health-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, MwHealthPanel, when);
  gtk_widget_class_bind_template_child (widget_class, MwHealthPanel, fails);
  gtk_widget_class_bind_template_child (widget_class, MwHealthPanel, warnings);
  gtk_widget_class_bind_template_child (widget_class, MwHealthPanel, works);
  gtk_widget_class_bind_template_child (widget_class, MwHealthPanel, untested);
  gtk_widget_class_bind_template_child (widget_class, MwHealthPanel, before);
  gtk_widget_class_bind_template_child (widget_class, MwHealthPanel, chart);
  gtk_widget_class_bind_template_child (widget_class, MwHealthPanel, first_day);
  gtk_widget_class_bind_template_child (widget_class, MwHealthPanel, last_day);
}

static void
mw_health_panel_init (MwHealthPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mw_health_panel_set_draft (MwHealthPanel *self, MwDraft *draft)
{
  g_return_if_fail (MW_IS_HEALTH_PANEL (self));
  g_return_if_fail (MW_IS_DRAFT (draft));

  g_set_object (&self->draft, draft);
  g_signal_connect_object (draft, "observed", G_CALLBACK (read_days), self, G_CONNECT_SWAPPED);
  /* What another program kept is not told of otherwise. */
  g_signal_connect_object (draft, "changed", G_CALLBACK (read_days), self, G_CONNECT_SWAPPED);
  read_days (self);
}
