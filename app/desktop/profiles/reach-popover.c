/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/reach-popover.h"

#include <glib/gi18n.h>

#include "desktop/connections/verdict-badge.h"
#include "desktop/widgets/ago.h"

#define WIDTH_CHARS 44

/* What a popover reads, for as long as there is one. */
typedef struct
{
  MwDraft *draft;            /* (owned) */
  char *profile_id;          /* (owned) */
  GtkBox *box;               /* (unowned): in the popover */
  GCancellable *cancellable; /* (owned) (nullable): while it is read */
} Reading;

static void
reading_free (gpointer pointer, GClosure *closure)
{
  Reading *reading = pointer;

  g_cancellable_cancel (reading->cancellable);
  g_clear_object (&reading->cancellable);
  g_object_unref (reading->draft);
  g_free (reading->profile_id);
  g_free (reading);
}

static void
add_text (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = NULL;

  if (text == NULL || *text == '\0')
    return;
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
}

static void
add_observation (GtkBox *box, const MwObservation *observation)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *scheme = g_ascii_strup (observation->scheme, -1);
  g_autofree char *ago = mw_ago_describe (observation->time, now);
  g_autofree char *where = NULL;
  GtkWidget *badge = mw_verdict_badge_new ();

  /* Translators: a protocol, a server, and how long ago ("IMAPS, mail.example.org:993, just now")
   */
  where = g_strdup_printf (_ ("%s, \u2068%s\u2069, %s"), scheme, observation->server, ago);
  mw_verdict_badge_show (MW_VERDICT_BADGE (badge),
                         mw_observation_get_reachability (observation, now),
                         mw_verdict_get_title (observation->verdict));
  gtk_widget_set_halign (badge, GTK_ALIGN_START);
  add_text (box, where, "heading");
  gtk_box_append (box, badge);
  add_text (box, observation->message, NULL);
  if (observation->stale)
    add_text (box, _ ("What it was tested with was changed since. Test it again."), "dim-label");
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkBox) box = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) observations =
      mw_draft_list_observations_finish (MW_DRAFT (source), result, &error);
  GtkWidget *child = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; observations != NULL && i < observations->len; i++)
    add_observation (box, g_ptr_array_index (observations, i));
  if (observations == NULL)
    add_text (box, error->message, "error");
  else if (observations->len == 0)
    add_text (box,
              _ ("It was never tested. Test says whether it works: nothing is sent or changed."),
              NULL);
}

static void
on_shown_cb (Reading *reading, GtkWidget *popover)
{
  g_cancellable_cancel (reading->cancellable);
  g_clear_object (&reading->cancellable);
  reading->cancellable = g_cancellable_new ();
  mw_draft_list_observations_async (reading->draft, reading->profile_id, reading->cancellable,
                                    on_listed_cb, g_object_ref (reading->box));
}

GtkWidget *
mw_reach_popover_new (MwDraft *draft, const char *profile_id)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *test = gtk_button_new_with_mnemonic (_ ("_Test"));
  Reading *reading = NULL;

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (profile_id != NULL, NULL);

  reading = g_new0 (Reading, 1);
  reading->draft = g_object_ref (draft);
  reading->profile_id = g_strdup (profile_id);
  reading->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (test), "profile.test");
  gtk_widget_set_halign (test, GTK_ALIGN_END);
  g_signal_connect_object (test, "clicked", G_CALLBACK (gtk_popover_popdown), popover,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (reading->box));
  gtk_box_append (GTK_BOX (content), test);
  gtk_widget_add_css_class (content, "reach-popover");
  gtk_popover_set_child (GTK_POPOVER (popover), content);
  g_signal_connect_data (popover, "show", G_CALLBACK (on_shown_cb), reading, reading_free,
                         G_CONNECT_SWAPPED);
  return popover;
}
