/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/passwords/secrets-dialog.h"

#include <glib/gi18n.h>
#include <mailwright/kept-secret.h>

#include "desktop/passwords/secret-entry.h"
#include "desktop/widgets/error-presenter.h"
#include "desktop/widgets/toast.h"

struct _MwSecretsDialog
{
  AdwWindow parent_instance;

  MwDraft *draft;            /* (owned) */
  MwVault *vault;            /* (owned) */
  GListStore *entries;       /* (owned) */
  GPtrArray *unused;         /* (owned) (element-type utf8): the ids of those that may go */
  GCancellable *cancellable; /* (owned): of looking */

  GtkStack *stack;
  GtkListView *list_view;
  GtkSpinner *spinner;
  GtkLabel *summary_label;
  GtkButton *remove_button;
  AdwStatusPage *error_page;
};

G_DEFINE_FINAL_TYPE (MwSecretsDialog, mw_secrets_dialog, ADW_TYPE_WINDOW)

/* ---- rows ---- */

static GtkWidget *
add_line (GtkWidget *row)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (row), label);
  return label;
}

static void
on_row_set_up_cb (MwSecretsDialog *self, GtkListItem *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *subtitle = NULL;

  add_line (row);
  subtitle = add_line (row);
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (row, "two-lines");
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_child (list_item, row);
}

static void
on_row_bound_cb (MwSecretsDialog *self, GtkListItem *list_item)
{
  MwSecretEntry *entry = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *title = gtk_widget_get_first_child (row);
  const char *name = mw_secret_entry_get_title (entry);
  const char *use = mw_secret_entry_get_subtitle (entry);

  gtk_label_set_label (GTK_LABEL (title), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), use);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, use, -1);
}

/* ---- looking ---- */

static void
show_summary (MwSecretsDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  guint n_unused = self->unused->len;
  g_autofree char *label = NULL;
  g_autofree char *all =
      g_strdup_printf (ngettext ("%u password is stored.", "%u passwords are stored.", n), n);
  g_autofree char *free = NULL;
  g_autofree char *summary = NULL;

  if (n_unused == 0)
    free = g_strdup (_ ("Each is live, or may still be wanted."));
  else
    free = g_strdup_printf (
        ngettext ("%u is not used any more.", "%u are not used any more.", n_unused), n_unused);
  summary = g_strdup_printf ("%s %s", all, free);
  gtk_label_set_label (self->summary_label, summary);
  /* Translators: a button: removes passwords that are not used from the keyring */
  label = g_strdup_printf (ngettext ("_Remove %u Unused", "_Remove %u Unused", n_unused), n_unused);
  gtk_button_set_label (self->remove_button, n_unused > 0 ? label : _ ("_Remove Unused"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "secrets.remove", n_unused > 0);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
}

/* Those that may go first, each part in the order that they are listed in. */
static void
take_list (MwSecretsDialog *self, GPtrArray *kept)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_set_size (self->unused, 0);
  for (guint part = 0; part < 2; part++)
    for (guint i = 0; i < kept->len; i++)
      {
        MwKeptSecret *one = g_ptr_array_index (kept, i);
        gboolean unused = one->use == MW_SECRET_USE_NONE;

        if (unused != (part == 0))
          continue;
        if (unused)
          g_ptr_array_add (self->unused, g_strdup (one->id));
        g_ptr_array_add (entries, mw_secret_entry_new (one, now));
      }
  g_list_store_splice (self->entries, 0, g_list_model_get_n_items (G_LIST_MODEL (self->entries)),
                       entries->pdata, entries->len);
  show_summary (self);
}

static void
show_error (MwSecretsDialog *self, const GError *error)
{
  /* The description is markup. */
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->error_page, text);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwSecretsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kept = mw_kept_secrets_list_finish (MW_DRAFT (source), result, &error);

  /* It was closed meanwhile. */
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  gtk_spinner_set_spinning (self->spinner, FALSE);
  if (kept != NULL)
    take_list (self, kept);
  else
    show_error (self, error);
}

static void
look (MwSecretsDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "secrets.remove", FALSE);
  mw_kept_secrets_list_async (self->draft, self->vault, FALSE, self->cancellable, on_listed_cb,
                              g_object_ref (self));
}

static void
look_again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwSecretsDialog *self = MW_SECRETS_DIALOG (widget);

  gtk_spinner_set_spinning (self->spinner, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "looking");
  look (self);
}

/* ---- removing ---- */

static void
on_cleaned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwSecretsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n = 0;
  gboolean ok = mw_kept_secrets_clean_finish (MW_DRAFT (source), result, &n, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  text = g_strdup_printf (
      ngettext ("%u password removed from the keyring", "%u passwords removed from the keyring", n),
      n);
  if (ok || n > 0)
    mw_toast_show (GTK_WIDGET (self), text, NULL, NULL);
  if (!ok)
    mw_error_presenter_show (GTK_WIDGET (self), error);
  look (self);
}

static void
remove_unused (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwSecretsDialog *self = MW_SECRETS_DIALOG (widget);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < self->unused->len; i++)
    g_ptr_array_add (ids, g_ptr_array_index (self->unused, i));
  g_ptr_array_add (ids, NULL);
  /* The button that has the focus goes to sleep. */
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  gtk_widget_action_set_enabled (widget, "secrets.remove", FALSE);
  gtk_label_set_label (self->summary_label, _ ("Removing…"));
  mw_kept_secrets_clean_async (self->draft, self->vault, (const char *const *) ids->pdata, NULL,
                               on_cleaned_cb, g_object_ref (self));
}

/* What looks holds on to the dialog, and may wait for somebody to unlock the keyring. What is being
 * removed goes on. */
static gboolean
mw_secrets_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (MW_SECRETS_DIALOG (window)->cancellable);

  return GTK_WINDOW_CLASS (mw_secrets_dialog_parent_class)->close_request (window);
}

static void
mw_secrets_dialog_dispose (GObject *object)
{
  MwSecretsDialog *self = MW_SECRETS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->draft);
  g_clear_object (&self->vault);

  G_OBJECT_CLASS (mw_secrets_dialog_parent_class)->dispose (object);
}

static void
mw_secrets_dialog_finalize (GObject *object)
{
  MwSecretsDialog *self = MW_SECRETS_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->entries);
  g_clear_pointer (&self->unused, g_ptr_array_unref);

  G_OBJECT_CLASS (mw_secrets_dialog_parent_class)->finalize (object);
}

static void
mw_secrets_dialog_class_init (MwSecretsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_secrets_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = mw_secrets_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = mw_secrets_dialog_close_request;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/passwords/secrets-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MwSecretsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MwSecretsDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, MwSecretsDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, MwSecretsDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, MwSecretsDialog, remove_button);
  gtk_widget_class_bind_template_child (widget_class, MwSecretsDialog, error_page);
  gtk_widget_class_bind_template_callback (widget_class, on_row_set_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bound_cb);
  gtk_widget_class_install_action (widget_class, "secrets.remove", NULL, remove_unused);
  gtk_widget_class_install_action (widget_class, "secrets.look-again", NULL, look_again);
}

static void
mw_secrets_dialog_init (MwSecretsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->entries = g_list_store_new (MW_TYPE_SECRET_ENTRY);
  self->unused = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
mw_secrets_dialog_new (GtkWindow *parent, MwDraft *draft, MwVault *vault)
{
  MwSecretsDialog *self = NULL;
  GtkSelectionModel *selection = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (MW_IS_VAULT (vault), NULL);

  self = g_object_new (MW_TYPE_SECRETS_DIALOG, "transient-for", parent, NULL);
  self->draft = g_object_ref (draft);
  self->vault = g_object_ref (vault);
  selection =
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->entries))));
  gtk_list_view_set_model (self->list_view, selection);
  g_object_unref (selection);
  look (self);
  return GTK_WINDOW (self);
}
