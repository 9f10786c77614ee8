/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/profile-summary.h"

#include <glib/gi18n.h>

#include "desktop/widgets/ago.h"
#include "desktop/widgets/item-line.h"

#define REFRESH_SECONDS 20

struct _MwProfileSummary
{
  AdwBin parent_instance;

  GtkLabel *label;    /* (unowned) */
  MwProfile *profile; /* (owned) (nullable) */
  char *driver_name;  /* (owned) (nullable) */
  guint refresh_id;   /* while it is shown */
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
  g_autofree char *text = NULL;

  if (self->profile == NULL)
    return;
  group = mw_profile_get_response_group (self->profile);
  reach = describe_reach (self->profile);
  text = mw_item_line_join (mw_profile_get_address (self->profile), self->driver_name,
                            group != NULL ? group : _ ("no response group"),
                            mw_profile_get_state_text (self->profile), reach, NULL);
  gtk_label_set_label (self->label, text);
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
  g_clear_pointer (&self->driver_name, g_free);

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

static void
mw_profile_summary_init (MwProfileSummary *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (self->label, TRUE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->label), FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
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
  g_free (self->driver_name);
  self->driver_name = g_strdup (driver_name);
  update (self);
}
