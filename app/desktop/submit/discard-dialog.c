/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/submit/discard-dialog.h"

#include <glib/gi18n.h>

#include "desktop/widgets/error-presenter.h"
#include "desktop/widgets/toast.h"

/* So many changes are named; the others are counted. */
#define NAMED_CHANGES 5

typedef struct
{
  GtkWindow *parent; /* (owned) */
  guint n_changes;
} Discarding;

static void
discarding_free (Discarding *discarding)
{
  g_object_unref (discarding->parent);
  g_free (discarding);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Discarding, discarding_free)

static void
on_discarded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Discarding) discarding = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!mw_draft_discard_finish (MW_DRAFT (source), result, &error))
    {
      mw_error_presenter_show (GTK_WIDGET (discarding->parent), error);
      return;
    }
  text = g_strdup_printf (
      ngettext ("%u change discarded", "%u changes discarded", discarding->n_changes),
      discarding->n_changes);
  mw_toast_show (GTK_WIDGET (discarding->parent), text, NULL, NULL);
}

static void
on_responded_cb (MwDraft *draft, const char *response, AdwMessageDialog *dialog)
{
  Discarding *discarding = NULL;

  if (!g_str_equal (response, "discard"))
    return;
  discarding = g_new0 (Discarding, 1);
  discarding->parent = g_object_ref (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  g_object_get (draft, "n-changes", &discarding->n_changes, NULL);
  mw_draft_discard_async (draft, NULL, on_discarded_cb, discarding);
}

static char *
name_changes (GListModel *changes)
{
  guint n = g_list_model_get_n_items (changes);
  /* One more line than names fits: "and 1 more" would be no shorter than what it stands for. */
  guint n_named = n > NAMED_CHANGES + 1 ? NAMED_CHANGES : n;
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < n_named; i++)
    {
      g_autoptr (MwChange) change = g_list_model_get_item (changes, i);
      g_autofree char *summary = mw_change_dup_summary (change);

      g_string_append_printf (lines, "%s• %s", i > 0 ? "\n" : "", summary);
    }
  if (n > n_named)
    {
      g_string_append_c (lines, '\n');
      g_string_append_printf (
          lines, ngettext ("and %u more change", "and %u more changes", n - n_named), n - n_named);
    }
  return g_string_free (lines, FALSE);
}

static void
on_reviewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkLabel) label = user_data;
  g_autoptr (MwReview) review = mw_draft_review_finish (MW_DRAFT (source), result, NULL);
  g_autofree char *lines = NULL;

  /* The question can be answered without it. */
  if (review == NULL)
    return;
  lines = name_changes (mw_review_get_changes (review));
  gtk_label_set_label (label, lines);
  gtk_widget_set_visible (GTK_WIDGET (label), *lines != '\0');
}

static GtkWidget *
make_lines (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_widget_set_visible (label, FALSE);
  return label;
}

void
mw_discard_dialog_present (GtkWindow *parent, MwDraft *draft)
{
  AdwMessageDialog *dialog = NULL;
  GtkWidget *lines = NULL;
  guint n_changes = 0;
  g_autofree char *heading = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (MW_IS_DRAFT (draft));

  g_object_get (draft, "n-changes", &n_changes, NULL);
  if (n_changes == 0)
    return;
  heading = g_strdup_printf (ngettext ("Discard %u change?", "Discard %u changes?", n_changes),
                             n_changes);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      parent, heading,
      _ ("All that is staged is thrown away, and the undo history with it. What is live stays as "
         "it is. This cannot be undone.")));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "discard", _ ("_Discard"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  lines = make_lines ();
  adw_message_dialog_set_extra_child (dialog, lines);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_responded_cb), draft,
                           G_CONNECT_SWAPPED);
  mw_draft_review_async (draft, NULL, on_reviewed_cb, g_object_ref (lines));
  gtk_window_present (GTK_WINDOW (dialog));
}
