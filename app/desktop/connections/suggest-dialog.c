/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/suggest-dialog.h"

#include <glib/gi18n.h>

#include <mailwright/connection-plan.h>
#include <mailwright/suggestion.h>
#include "desktop/connections/plan-row.h"
#include "desktop/connections/verdict-badge.h"

struct _MwSuggestDialog
{
  AdwWindow parent_instance;

  MwSuggestion *suggestion; /* (owned) (nullable) */
  MwSheet *sheet;           /* (owned) */
  MwProtocol *protocol;     /* (owned) */
  GHashTable *values;       /* (owned) (nullable): what applying would set */

  AdwWindowTitle *window_title;
  GtkListBox *offers;
  GtkLabel *conclusion;
  GtkListBox *plan;
  GtkSpinner *spinner;
  GtkWidget *apply_button;
};

G_DEFINE_FINAL_TYPE (MwSuggestDialog, mw_suggest_dialog, ADW_TYPE_WINDOW)

enum
{
  COMMIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_offer (MwVerdictBadge *badge, GParamSpec *pspec, MwOffer *offer)
{
  MwReachability reachability = mw_offer_get_reachability (offer);
  const char *words = mw_offer_get_state_text (offer);

  /* What a port does not offer is no fault: it was only tried. */
  if (reachability == MW_REACHABILITY_FAILS)
    mw_verdict_badge_show_plain (badge, words);
  else
    mw_verdict_badge_show (badge, reachability, words);
}

static GtkWidget *
make_offer_row (gpointer item, gpointer user_data)
{
  MwOffer *offer = MW_OFFER (item);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *badge = mw_verdict_badge_new ();
  g_autofree char *title = mw_offer_dup_title (offer);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), badge);
  g_signal_connect_object (offer, "notify::state-text", G_CALLBACK (show_offer), badge,
                           G_CONNECT_SWAPPED);
  show_offer (MW_VERDICT_BADGE (badge), NULL, offer);
  return row;
}

static char *
conclude (MwSuggestDialog *self, MwOffer *best)
{
  if (mw_suggestion_get_running (self->suggestion))
    return g_strdup (_ ("Looking at the server, without logging in…"));
  if (best == NULL)
    return g_strdup (_ ("The server answers in none of these ways. Check its name, or ask its "
                        "administrator for the port."));
  if (g_hash_table_size (self->values) == 0)
    return g_strdup (_ ("The strongest that the server offers is what is set."));
  if (mw_offer_get_encryption (best) == MW_ENCRYPTION_NONE)
    return g_strdup (_ ("The server offers no encryption. Its password and all mail would go in "
                        "the clear."));
  if (mw_offer_get_reachability (best) == MW_REACHABILITY_WARNING)
    return g_strdup (_ ("This is the strongest that the server offers, but its certificate is not "
                        "trusted: test the connection after this, and see its certificate."));
  return g_strdup (_ ("This is the strongest that the server offers. It would change:"));
}

static void
show_plan (MwSuggestDialog *self)
{
  g_autoptr (GPtrArray) lines = NULL;

  if (self->values == NULL)
    return;
  lines = mw_connection_plan_describe (self->sheet, self->protocol, self->values);
  for (guint i = 0; i < lines->len; i++)
    {
      MwPlanLine *line = g_ptr_array_index (lines, i);

      gtk_list_box_append (self->plan, mw_plan_row_new (line->name, line->before, line->after));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->plan), lines->len > 0);
}

static void
update (MwSuggestDialog *self)
{
  gboolean running = mw_suggestion_get_running (self->suggestion);
  gboolean can_apply = FALSE;
  g_autofree char *conclusion = NULL;

  if (!running && self->values == NULL)
    {
      self->values = mw_suggestion_plan (self->suggestion);
      show_plan (self);
    }
  can_apply = self->values != NULL && g_hash_table_size (self->values) > 0;
  conclusion = conclude (self, mw_suggestion_get_best (self->suggestion));
  gtk_label_set_label (self->conclusion, conclusion);
  gtk_spinner_set_spinning (self->spinner, running);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "suggest.apply", can_apply);
  if (can_apply)
    gtk_widget_grab_focus (self->apply_button);
}

static void
on_apply_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwSuggestDialog *self = MW_SUGGEST_DIALOG (widget);

  g_signal_emit (self, signals[COMMIT], 0, self->values);
  gtk_window_close (GTK_WINDOW (self));
}

static void
mw_suggest_dialog_dispose (GObject *object)
{
  MwSuggestDialog *self = MW_SUGGEST_DIALOG (object);

  if (self->suggestion != NULL)
    mw_suggestion_cancel (self->suggestion);
  g_clear_object (&self->suggestion);
  g_clear_object (&self->sheet);
  g_clear_object (&self->protocol);
  g_clear_pointer (&self->values, g_hash_table_unref);

  G_OBJECT_CLASS (mw_suggest_dialog_parent_class)->dispose (object);
}

static void
mw_suggest_dialog_class_init (MwSuggestDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_suggest_dialog_dispose;
  signals[COMMIT] = g_signal_new ("commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_HASH_TABLE);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/connections/suggest-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwSuggestDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, MwSuggestDialog, offers);
  gtk_widget_class_bind_template_child (widget_class, MwSuggestDialog, conclusion);
  gtk_widget_class_bind_template_child (widget_class, MwSuggestDialog, plan);
  gtk_widget_class_bind_template_child (widget_class, MwSuggestDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, MwSuggestDialog, apply_button);
  gtk_widget_class_install_action (widget_class, "suggest.apply", NULL, on_apply_activated_cb);
}

static void
mw_suggest_dialog_init (MwSuggestDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_suggest_dialog_new (GtkWindow *parent, MwProber *prober, MwSheet *sheet, MwProtocol *protocol)
{
  MwSuggestDialog *self = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (MW_IS_PROBER (prober), NULL);
  g_return_val_if_fail (MW_IS_SHEET (sheet), NULL);
  g_return_val_if_fail (MW_IS_PROTOCOL (protocol), NULL);

  self = g_object_new (MW_TYPE_SUGGEST_DIALOG, "transient-for", parent, NULL);
  self->sheet = g_object_ref (sheet);
  self->protocol = g_object_ref (protocol);
  adw_window_title_set_subtitle (self->window_title,
                                 mw_sheet_get (sheet, mw_protocol_get_key (protocol, "server")));
  self->suggestion = mw_suggestion_new (prober, sheet, protocol);
  gtk_list_box_bind_model (self->offers, G_LIST_MODEL (self->suggestion), make_offer_row, NULL,
                           NULL);
  g_signal_connect_object (self->suggestion, "notify::running", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
