/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/revealed-secret.h"

#define REVEALED_SECONDS 20

struct _MwRevealedSecret
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkEntry *entry;

  GtkWindow *window; /* (unowned) (nullable): whose focus is watched */
  gulong window_handler;
  guint hide_id;
};

G_DEFINE_FINAL_TYPE (MwRevealedSecret, mw_revealed_secret, ADW_TYPE_BIN)

static guint hidden_signal;

static void
hide_unasked (MwRevealedSecret *self)
{
  mw_revealed_secret_hide (self);
  g_signal_emit (self, hidden_signal, 0);
}

static gboolean
on_revealed_elapsed_cb (gpointer user_data)
{
  MwRevealedSecret *self = MW_REVEALED_SECRET (user_data);

  self->hide_id = 0;
  hide_unasked (self);
  return G_SOURCE_REMOVE;
}

static void
on_window_active_changed_cb (MwRevealedSecret *self)
{
  g_assert (MW_IS_REVEALED_SECRET (self));

  if (!gtk_window_is_active (self->window))
    hide_unasked (self);
}

static void
mw_revealed_secret_unmap (GtkWidget *widget)
{
  mw_revealed_secret_hide (MW_REVEALED_SECRET (widget));

  GTK_WIDGET_CLASS (mw_revealed_secret_parent_class)->unmap (widget);
}

static void
mw_revealed_secret_dispose (GObject *object)
{
  MwRevealedSecret *self = MW_REVEALED_SECRET (object);

  if (self->entry != NULL)
    mw_revealed_secret_hide (self);

  G_OBJECT_CLASS (mw_revealed_secret_parent_class)->dispose (object);
}

static void
mw_revealed_secret_class_init (MwRevealedSecretClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_revealed_secret_dispose;
  widget_class->unmap = mw_revealed_secret_unmap;
  hidden_signal = g_signal_new ("hidden", MW_TYPE_REVEALED_SECRET, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/editors/revealed-secret.ui");
  gtk_widget_class_bind_template_child (widget_class, MwRevealedSecret, revealer);
  gtk_widget_class_bind_template_child (widget_class, MwRevealedSecret, entry);
}

static void
mw_revealed_secret_init (MwRevealedSecret *self)
{
  g_autoptr (GtkEntryBuffer) buffer = gtk_password_entry_buffer_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Its memory is not swapped out, and wiped. */
  gtk_entry_set_buffer (self->entry, buffer);
  gtk_widget_set_direction (GTK_WIDGET (self->entry), GTK_TEXT_DIR_LTR);
}

void
mw_revealed_secret_name (MwRevealedSecret *self, const char *name)
{
  g_return_if_fail (MW_IS_REVEALED_SECRET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
mw_revealed_secret_show (MwRevealedSecret *self, MwSecret *secret)
{
  GtkRoot *root = NULL;

  g_return_if_fail (MW_IS_REVEALED_SECRET (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), mw_secret_get (secret));
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  g_clear_handle_id (&self->hide_id, g_source_remove);
  self->hide_id = g_timeout_add_seconds (REVEALED_SECONDS, on_revealed_elapsed_cb, self);
  if (GTK_IS_WINDOW (root) && self->window_handler == 0)
    {
      self->window = GTK_WINDOW (root);
      self->window_handler = g_signal_connect_swapped (
          root, "notify::is-active", G_CALLBACK (on_window_active_changed_cb), self);
    }
}

void
mw_revealed_secret_hide (MwRevealedSecret *self)
{
  g_return_if_fail (MW_IS_REVEALED_SECRET (self));

  g_clear_handle_id (&self->hide_id, g_source_remove);
  if (self->window_handler != 0)
    g_signal_handler_disconnect (self->window, self->window_handler);
  self->window_handler = 0;
  self->window = NULL;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}
