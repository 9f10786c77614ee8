/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/secret-prompt.h"

#include "desktop/editors/typed-secret.h"
#include "desktop/widgets/spoken-name.h"
#include <glib/gi18n.h>
#include <mailwright/password.h>

struct _MwSecretPrompt
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkPasswordEntry *entry;
  GtkButton *save;
  GtkButton *cancel;

  gboolean usable; /* what is typed is a password, though it may be an odd one */
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (MwSecretPrompt, mw_secret_prompt, ADW_TYPE_BIN)

enum
{
  JUDGED,
  SAVED,
  CANCELLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
update (MwSecretPrompt *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), !self->busy && self->usable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), !self->busy);
}

static void
on_entry_changed_cb (MwSecretPrompt *self)
{
  const char *typed = mw_typed_secret_peek (self->entry);
  g_autofree char *reason = NULL;
  MwPasswordState state = mw_password_check (typed, strlen (typed), &reason);

  g_assert (MW_IS_SECRET_PROMPT (self));

  self->usable = state != MW_PASSWORD_UNUSABLE;
  update (self);
  g_signal_emit (self, signals[JUDGED], 0, (int) state, *typed != '\0' ? reason : NULL);
}

static void
on_save_clicked_cb (MwSecretPrompt *self)
{
  g_assert (MW_IS_SECRET_PROMPT (self));

  if (!self->busy && self->usable)
    g_signal_emit (self, signals[SAVED], 0);
}

static void
on_cancel_clicked_cb (MwSecretPrompt *self)
{
  g_assert (MW_IS_SECRET_PROMPT (self));

  g_signal_emit (self, signals[CANCELLED], 0);
}

static void
mw_secret_prompt_class_init (MwSecretPromptClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[JUDGED] = g_signal_new ("judged", MW_TYPE_SECRET_PROMPT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
  signals[SAVED] = g_signal_new ("saved", MW_TYPE_SECRET_PROMPT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[CANCELLED] = g_signal_new ("cancelled", MW_TYPE_SECRET_PROMPT, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/editors/secret-prompt.ui");
  gtk_widget_class_bind_template_child (widget_class, MwSecretPrompt, revealer);
  gtk_widget_class_bind_template_child (widget_class, MwSecretPrompt, entry);
  gtk_widget_class_bind_template_child (widget_class, MwSecretPrompt, save);
  gtk_widget_class_bind_template_child (widget_class, MwSecretPrompt, cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
}

static void
mw_secret_prompt_init (MwSecretPrompt *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mw_typed_secret_guard (self->entry);
}

void
mw_secret_prompt_name (MwSecretPrompt *self, const char *name, GtkWidget *message)
{
  /* Translators: in these, %s is a secret parameter's name ("Mail Password") */
  g_autofree char *save = g_strdup_printf (_ ("Save %s"), name);
  g_autofree char *entry = g_strdup_printf (_ ("New %s"), name);
  g_autofree char *cancel = g_strdup_printf (_ ("Keep the Stored %s"), name);

  g_return_if_fail (MW_IS_SECRET_PROMPT (self));
  g_return_if_fail (GTK_IS_WIDGET (message));

  mw_spoken_name_set (GTK_BUTTON (self->save), save);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  entry, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cancel), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  cancel, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, message, NULL, -1);
}

void
mw_secret_prompt_open (MwSecretPrompt *self)
{
  g_return_if_fail (MW_IS_SECRET_PROMPT (self));

  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

void
mw_secret_prompt_close (MwSecretPrompt *self)
{
  g_return_if_fail (MW_IS_SECRET_PROMPT (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

gboolean
mw_secret_prompt_is_open (MwSecretPrompt *self)
{
  g_return_val_if_fail (MW_IS_SECRET_PROMPT (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

void
mw_secret_prompt_set_busy (MwSecretPrompt *self, gboolean busy)
{
  g_return_if_fail (MW_IS_SECRET_PROMPT (self));

  self->busy = busy;
  update (self);
}

MwSecret *
mw_secret_prompt_dup_secret (MwSecretPrompt *self)
{
  g_return_val_if_fail (MW_IS_SECRET_PROMPT (self), NULL);

  return mw_secret_new (mw_typed_secret_peek (self->entry), -1);
}

GtkWidget *
mw_secret_prompt_get_entry (MwSecretPrompt *self)
{
  g_return_val_if_fail (MW_IS_SECRET_PROMPT (self), NULL);

  return GTK_WIDGET (self->entry);
}
