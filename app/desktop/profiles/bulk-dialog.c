/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/bulk-dialog.h"

#include <glib/gi18n.h>

#include "desktop/profiles/bulk-chooser.h"
#include "desktop/profiles/bulk-value.h"
#include "desktop/widgets/error-presenter.h"
#include "desktop/widgets/toast.h"
#include <mailwright/bulk-plan.h>
#include <mailwright/bulk-secrets.h>

struct _MwBulkDialog
{
  AdwWindow parent_instance;

  MwDraft *draft;            /* (owned) */
  MwVault *vault;            /* (owned) */
  MwBulkPlan *plan;          /* (owned) */
  GCancellable *cancellable; /* (owned) of reading, and of storing passwords */
  GPtrArray *takers;         /* (owned) (nullable) who gets it, while that is being done */
  GStrv secret_ids;          /* (owned) (nullable) what was stored for them */

  AdwWindowTitle *window_title;
  GtkWidget *back_button;
  GtkStack *stack;
  MwBulkChooser *chooser;
  MwBulkValue *value;
  GtkLabel *preview_label;
  GtkLabel *mistake_label;
  GtkProgressBar *progress_bar;
  GtkButton *set_button;
};

G_DEFINE_FINAL_TYPE (MwBulkDialog, mw_bulk_dialog, ADW_TYPE_WINDOW)

static void
show_mistake (MwBulkDialog *self, const char *text)
{
  gtk_label_set_label (self->mistake_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->mistake_label), text != NULL);
}

static void
set_busy (MwBulkDialog *self, gboolean busy)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->value), !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bulk.set", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bulk.back", !busy);
  if (!busy)
    {
      g_clear_pointer (&self->takers, g_ptr_array_unref);
      gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), FALSE);
    }
}

static void
append_sentence (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, sentence);
  g_free (sentence);
}

static void
append_main_sentence (GString *text, MwParameter *parameter, guint n, const char *value)
{
  const char *name = mw_parameter_get_name (parameter);
  g_autofree char *words = mw_parameter_format (parameter, value);

  if (n == 0)
    append_sentence (text, g_strdup (_ ("Nothing changes.")));
  else if (mw_parameter_is_secret (parameter))
    append_sentence (
        text, g_strdup_printf (
                  ngettext ("%u profile gets this %s, stored in the keyring.",
                            "%u profiles get this %s, each stored in the keyring by itself.", n),
                  n, name));
  else if (value == NULL)
    append_sentence (text,
                     g_strdup_printf (ngettext ("%u profile gets the value that you give.",
                                                "%u profiles get the value that you give.", n),
                                      n));
  else if (*words == '\0')
    /* Translators: a parameter, and how many profiles have it empty then */
    append_sentence (text, g_strdup_printf (ngettext ("%s becomes empty for %u profile.",
                                                      "%s becomes empty for %u profiles.", n),
                                            name, n));
  else
    /* Translators: a parameter, its new value, and for how many profiles */
    append_sentence (text, g_strdup_printf (ngettext ("%s becomes “%s” for %u profile.",
                                                      "%s becomes “%s” for %u profiles.", n),
                                            name, words, n));
}

static void
show_preview (MwBulkDialog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *label = NULL;
  MwBulkCounts counts = { 0 };
  const char *value = mw_bulk_value_get_value (self->value);

  if (mw_bulk_plan_get_key (self->plan) == NULL)
    return;
  if (!mw_bulk_value_is_allowed (self->value))
    {
      gtk_label_set_label (self->preview_label, _ ("What is typed is not a value yet."));
      gtk_button_set_label (self->set_button, C_ ("parameter", "Set"));
      return;
    }
  mw_bulk_plan_measure (self->plan, value, &counts);
  append_main_sentence (text, mw_bulk_value_get_parameter (self->value), counts.n_set, value);
  if (counts.n_replaced > 0)
    append_sentence (text, g_strdup_printf (ngettext ("It replaces another value that %u of them "
                                                      "has now.",
                                                      "It replaces another value that %u of them "
                                                      "have now.",
                                                      counts.n_replaced),
                                            counts.n_replaced));
  if (counts.n_same > 0)
    append_sentence (
        text, g_strdup_printf (ngettext ("%u profile has this value already.",
                                         "%u profiles have this value already.", counts.n_same),
                               counts.n_same));
  if (counts.n_left_out > 0)
    append_sentence (text, g_strdup_printf (ngettext ("%u profile is left out: its driver does "
                                                      "not have this parameter.",
                                                      "%u profiles are left out: their driver "
                                                      "does not have this parameter.",
                                                      counts.n_left_out),
                                            counts.n_left_out));
  gtk_label_set_label (self->preview_label, text->str);
  label = g_strdup_printf (ngettext ("Set for %u Profile", "Set for %u Profiles", counts.n_set),
                           counts.n_set);
  gtk_button_set_label (self->set_button, label);
}

static void
on_value_changed_cb (MwBulkDialog *self)
{
  show_mistake (self, NULL);
  show_preview (self);
}

static void
show_value (MwBulkDialog *self)
{
  MwParameter *parameter = mw_bulk_value_get_parameter (self->value);

  mw_bulk_value_show (self->value);
  adw_window_title_set_subtitle (self->window_title, mw_parameter_get_name (parameter));
  gtk_widget_set_visible (self->back_button, TRUE);
  show_mistake (self, NULL);
  show_preview (self);
  gtk_stack_set_visible_child_name (self->stack, "value");
  gtk_widget_grab_focus (GTK_WIDGET (self->value));
}

static void
on_sheet_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwBulkDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (mw_draft_load_sheet_finish (MW_DRAFT (source), result, &error))
    show_value (self);
  else
    mw_error_presenter_show (GTK_WIDGET (self), error);
}

static void
on_overrides_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwBulkDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = mw_draft_collect_finish (MW_DRAFT (source), result, &error);
  g_autoptr (GHashTable) overrides = NULL;

  if (rows == NULL)
    {
      mw_error_presenter_show (GTK_WIDGET (self), error);
      return;
    }
  overrides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < rows->len; i++)
    {
      MwOverride *override = g_ptr_array_index (rows, i);

      g_hash_table_insert (overrides, g_strdup (mw_override_get_profile_id (override)),
                           g_strdup (mw_override_get_value (override)));
    }
  mw_bulk_plan_choose (self->plan, mw_parameter_get_key (mw_bulk_value_get_parameter (self->value)),
                       overrides);
  mw_draft_load_sheet_async (self->draft, mw_bulk_value_get_sheet (self->value), NULL,
                             self->cancellable, on_sheet_loaded_cb, g_object_ref (self));
}

static void
on_parameter_chosen_cb (MwBulkDialog *self, MwParameter *parameter)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_OVERRIDES);
  MwDriver *driver = mw_bulk_plan_find_driver (self->plan, mw_parameter_get_key (parameter));
  g_autoptr (MwSheet) sheet = NULL;

  sheet = mw_sheet_new (driver, _ ("each profile’s own address"));
  mw_bulk_value_choose (self->value, parameter, sheet);
  mw_query_set_key (query, mw_parameter_get_key (parameter));
  mw_draft_collect_async (self->draft, query, self->cancellable, on_overrides_collected_cb,
                          g_object_ref (self));
}

static void
on_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwBulkDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  guint n = self->takers->len;

  if (!mw_draft_apply_finish (MW_DRAFT (source), result, &error))
    {
      if (self->secret_ids != NULL)
        mw_bulk_secrets_forget (self->vault, (const char *const *) self->secret_ids);
      g_clear_pointer (&self->secret_ids, g_strfreev);
      set_busy (self, FALSE);
      show_mistake (self, error->message);
      return;
    }
  text = g_strdup_printf (ngettext ("%s set for %u profile", "%s set for %u profiles", n),
                          mw_parameter_get_name (mw_bulk_value_get_parameter (self->value)), n);
  set_busy (self, FALSE);
  if (parent != NULL)
    mw_toast_offer_undo (GTK_WIDGET (parent), MW_DRAFT (source), text);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
apply (MwBulkDialog *self, const char *value, const char *const *values)
{
  MwEdit *edit = mw_bulk_plan_build_edit (self->plan, self->takers, value, values);

  mw_draft_apply_async (self->draft, edit, NULL, on_applied_cb, g_object_ref (self));
  mw_edit_unref (edit);
}

static void
show_progress (guint n_kept, gpointer user_data)
{
  MwBulkDialog *self = user_data;
  guint n = self->takers->len;
  g_autofree char *text = g_strdup_printf (_ ("Stored %u of %u"), n_kept, n);

  gtk_progress_bar_set_fraction (self->progress_bar, (double) n_kept / n);
  gtk_progress_bar_set_text (self->progress_bar, text);
}

static void
on_secrets_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwBulkDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = mw_bulk_secrets_keep_finish (MW_VAULT (source), result, &error);

  if (ids != NULL)
    {
      self->secret_ids = g_steal_pointer (&ids);
      apply (self, NULL, (const char *const *) self->secret_ids);
      return;
    }
  set_busy (self, FALSE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_mistake (self, _ ("Stopped. No profile was changed."));
  else
    show_mistake (self, error->message);
}

static void
keep_secrets (MwBulkDialog *self)
{
  const char *mistake = NULL;
  g_autoptr (MwSecret) secret = mw_bulk_value_dup_secret (self->value, &mistake);

  if (secret == NULL)
    {
      show_mistake (self, mistake);
      return;
    }
  self->takers = mw_bulk_plan_list_takers (self->plan, NULL);
  set_busy (self, TRUE);
  show_progress (0, self);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), TRUE);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  mw_bulk_secrets_keep_async (self->vault, self->takers, mw_bulk_value_get_parameter (self->value),
                              secret, self->cancellable, show_progress, on_secrets_kept_cb,
                              g_object_ref (self));
}

static void
set_value (MwBulkDialog *self)
{
  const char *value = NULL;

  if (!mw_bulk_value_commit (self->value))
    return;
  value = mw_bulk_value_get_value (self->value);
  if (value == NULL)
    {
      show_mistake (self, _ ("Give a value first."));
      return;
    }
  self->takers = mw_bulk_plan_list_takers (self->plan, value);
  set_busy (self, TRUE);
  apply (self, value, NULL);
}

static void
set_parameter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwBulkDialog *self = MW_BULK_DIALOG (widget);
  MwBulkCounts counts = { 0 };

  show_mistake (self, NULL);
  mw_bulk_plan_measure (self->plan, mw_bulk_value_get_value (self->value), &counts);
  if (counts.n_set == 0 && counts.n_same > 0)
    show_mistake (self, _ ("All of these profiles have this value already."));
  else if (mw_parameter_is_secret (mw_bulk_value_get_parameter (self->value)))
    keep_secrets (self);
  else
    set_value (self);
}

static void
go_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwBulkDialog *self = MW_BULK_DIALOG (widget);

  gtk_stack_set_visible_child_name (self->stack, "choose");
  gtk_widget_set_visible (self->back_button, FALSE);
  adw_window_title_set_subtitle (self->window_title, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->chooser));
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwBulkDialog *self = MW_BULK_DIALOG (widget);

  if (self->takers != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* While passwords are being stored, closing stops that first: the dialog says how it ended. */
static gboolean
mw_bulk_dialog_close_request (GtkWindow *window)
{
  MwBulkDialog *self = MW_BULK_DIALOG (window);

  if (self->takers != NULL)
    {
      g_cancellable_cancel (self->cancellable);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (mw_bulk_dialog_parent_class)->close_request (window);
}

static void
mw_bulk_dialog_dispose (GObject *object)
{
  MwBulkDialog *self = MW_BULK_DIALOG (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (mw_bulk_dialog_parent_class)->dispose (object);
}

static void
mw_bulk_dialog_finalize (GObject *object)
{
  MwBulkDialog *self = MW_BULK_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->takers, g_ptr_array_unref);
  g_clear_pointer (&self->secret_ids, g_strfreev);
  g_clear_pointer (&self->plan, mw_bulk_plan_free);
  g_clear_object (&self->vault);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_bulk_dialog_parent_class)->finalize (object);
}

static void
mw_bulk_dialog_class_init (MwBulkDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_bulk_dialog_dispose;
  object_class->finalize = mw_bulk_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = mw_bulk_dialog_close_request;

  g_type_ensure (MW_TYPE_BULK_CHOOSER);
  g_type_ensure (MW_TYPE_BULK_VALUE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/profiles/bulk-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwBulkDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, MwBulkDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, MwBulkDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MwBulkDialog, chooser);
  gtk_widget_class_bind_template_child (widget_class, MwBulkDialog, value);
  gtk_widget_class_bind_template_child (widget_class, MwBulkDialog, preview_label);
  gtk_widget_class_bind_template_child (widget_class, MwBulkDialog, mistake_label);
  gtk_widget_class_bind_template_child (widget_class, MwBulkDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, MwBulkDialog, set_button);
  gtk_widget_class_bind_template_callback (widget_class, on_parameter_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_value_changed_cb);
  gtk_widget_class_install_action (widget_class, "bulk.set", NULL, set_parameter);
  gtk_widget_class_install_action (widget_class, "bulk.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "bulk.cancel", NULL, cancel);
}

static void
mw_bulk_dialog_init (MwBulkDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_bulk_dialog_new (GtkWindow *parent, MwDraft *draft, MwVault *vault, GPtrArray *profiles)
{
  MwBulkDialog *self = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (MW_IS_VAULT (vault), NULL);
  g_return_val_if_fail (profiles != NULL, NULL);

  title = g_strdup_printf (
      ngettext ("Set Parameter for %u Profile", "Set Parameter for %u Profiles", profiles->len),
      profiles->len);
  self = g_object_new (MW_TYPE_BULK_DIALOG, "transient-for", parent, "title", title, NULL);
  self->draft = g_object_ref (draft);
  self->vault = g_object_ref (vault);
  adw_window_title_set_title (self->window_title, title);
  self->plan = mw_bulk_plan_new (mw_draft_get_catalogue (draft), profiles);
  mw_bulk_chooser_set_plan (self->chooser, self->plan);
  gtk_widget_grab_focus (GTK_WIDGET (self->chooser));
  return GTK_WIDGET (self);
}
