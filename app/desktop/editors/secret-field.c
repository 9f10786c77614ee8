/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/secret-field.h"

#include "desktop/editors/revealed-secret.h"
#include "desktop/editors/secret-prompt.h"
#include "desktop/editors/secret-watch.h"
#include <glib/gi18n.h>
#include <mailwright/error.h>
#include <mailwright/password.h>

struct _MwSecretField
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *state;
  GtkButton *act;
  GtkToggleButton *reveal;
  GtkButton *replace;
  GtkButton *remove;
  MwRevealedSecret *revealed;
  MwSecretPrompt *prompt;
  GtkLabel *message;

  MwParameter *parameter; /* (owned) */
  MwSecretWatch *watch;   /* (owned): of the secret that the sheet says */
  char *owner;            /* (owned) (nullable) */
  char *kept_id;          /* (owned) (nullable): in the vault, not in the sheet yet */
  GCancellable *working;  /* (owned) (nullable): keeping, fetching or unlocking */
  gboolean saving;
};

static void
say (MwSecretField *self, const char *sentence)
{
  gtk_label_set_label (self->message, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), sentence != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->message), "warning");
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
}

static void
say_doubt (MwSecretField *self, const char *sentence)
{
  say (self, sentence);
  gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "warning");
}

static const char *
icon_of (MwSecretField *self)
{
  if (mw_secret_watch_get_id (self->watch) == NULL || !mw_secret_watch_is_known (self->watch))
    return "dialog-password-symbolic";
  switch (mw_secret_watch_get_state (self->watch))
    {
    case MW_SECRET_STORED:
      return "object-select-symbolic";
    case MW_SECRET_LOCKED:
      return "system-lock-screen-symbolic";
    case MW_SECRET_MISSING:
    case MW_SECRET_NO_KEYRING:
    case MW_SECRET_ABSENT:
    default:
      return "dialog-warning-symbolic";
    }
}

static const char *
words_of (MwSecretField *self)
{
  if (self->saving)
    return _ ("Waiting for the keyring…");
  if (mw_secret_watch_get_id (self->watch) == NULL)
    /* Translators: of a password */
    return C_ ("password", "Not set");
  if (!mw_secret_watch_is_known (self->watch))
    return _ ("Asking the keyring…");
  return mw_secret_state_describe (mw_secret_watch_get_state (self->watch));
}

static void
update (MwSecretField *self)
{
  gboolean has_id = mw_secret_watch_get_id (self->watch) != NULL;
  gboolean locked = mw_secret_watch_knows (self->watch, MW_SECRET_LOCKED);
  gboolean absent = mw_secret_watch_knows (self->watch, MW_SECRET_ABSENT);
  gboolean stored = mw_secret_watch_knows (self->watch, MW_SECRET_STORED);
  gboolean entering = mw_secret_prompt_is_open (self->prompt);

  gtk_image_set_from_icon_name (self->icon, icon_of (self));
  gtk_label_set_label (self->state, words_of (self));
  gtk_button_set_label (self->act, absent ? _ ("Retry") : _ ("Unlock"));
  gtk_widget_set_visible (GTK_WIDGET (self->act), locked || absent);
  gtk_widget_set_visible (GTK_WIDGET (self->reveal), stored);
  gtk_widget_set_visible (GTK_WIDGET (self->replace), !entering);
  gtk_button_set_label (self->replace, has_id ? _ ("Replace") : _ ("Set Password"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->replace),
                            mw_secret_watch_get_vault (self->watch) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->remove), has_id);
  mw_secret_prompt_set_busy (self->prompt, self->saving);
}

static void
hide (MwSecretField *self)
{
  mw_revealed_secret_hide (self->revealed);
  gtk_toggle_button_set_active (self->reveal, FALSE);
}

static void
stop_entering (MwSecretField *self)
{
  mw_secret_prompt_close (self->prompt);
  say (self, NULL);
  update (self);
}

static void
on_watch_asked_cb (MwSecretField *self)
{
  g_assert (MW_IS_SECRET_FIELD (self));

  update (self);
}

static void
on_watch_answered_cb (MwSecretField *self, const char *reason)
{
  g_assert (MW_IS_SECRET_FIELD (self));

  if (reason != NULL)
    say (self, reason);
  if (mw_secret_watch_get_state (self->watch) != MW_SECRET_STORED)
    hide (self);
  update (self);
}

static GCancellable *
begin_work (MwSecretField *self)
{
  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
  self->working = g_cancellable_new ();
  say (self, NULL);
  return self->working;
}

static void
on_keyring_unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwSecretField) self = MW_SECRET_FIELD (user_data);
  g_autoptr (GError) error = NULL;

  if (!mw_vault_unlock_finish (MW_VAULT (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
  mw_secret_watch_look (self->watch);
}

static void
on_act_clicked_cb (MwSecretField *self)
{
  GCancellable *working = NULL;

  g_assert (MW_IS_SECRET_FIELD (self));

  working = begin_work (self);
  if (mw_secret_watch_get_state (self->watch) == MW_SECRET_LOCKED)
    mw_vault_unlock_async (mw_secret_watch_get_vault (self->watch), working, on_keyring_unlocked_cb,
                           g_object_ref (self));
  else
    {
      mw_secret_watch_forget (self->watch);
      mw_secret_watch_look (self->watch);
    }
}

static void
on_revealed_hidden_cb (MwSecretField *self)
{
  g_assert (MW_IS_SECRET_FIELD (self));

  hide (self);
}

static void
on_secret_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwSecretField) self = MW_SECRET_FIELD (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (MwSecret) secret = mw_vault_fetch_finish (MW_VAULT (source), result, &error);

  if (secret == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      say (self, error->message);
      hide (self);
      mw_secret_watch_look (self->watch);
      return;
    }
  if (!gtk_toggle_button_get_active (self->reveal) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  mw_revealed_secret_show (self->revealed, secret);
}

static void
on_reveal_toggled_cb (MwSecretField *self)
{
  gboolean active = gtk_toggle_button_get_active (self->reveal);
  MwVault *vault = mw_secret_watch_get_vault (self->watch);
  const char *id = mw_secret_watch_get_id (self->watch);
  const char *label = active ? _ ("Hide") : _ ("Reveal for 20 Seconds");

  g_assert (MW_IS_SECRET_FIELD (self));

  gtk_button_set_icon_name (GTK_BUTTON (self->reveal),
                            active ? "view-conceal-symbolic" : "view-reveal-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reveal), label);
  if (!active)
    hide (self);
  else if (vault != NULL && id != NULL)
    mw_vault_fetch_async (vault, id, begin_work (self), on_secret_fetched_cb, g_object_ref (self));
}

static void
on_replace_clicked_cb (MwSecretField *self)
{
  g_assert (MW_IS_SECRET_FIELD (self));

  hide (self);
  mw_secret_prompt_open (self->prompt);
  update (self);
  gtk_widget_grab_focus (mw_secret_prompt_get_entry (self->prompt));
}

static void
on_prompt_judged_cb (MwSecretField *self, int state, const char *reason)
{
  g_assert (MW_IS_SECRET_FIELD (self));

  if (state == MW_PASSWORD_DOUBTFUL && reason != NULL)
    say_doubt (self, reason);
  else
    say (self, reason);
  update (self);
}

static void
on_prompt_cancelled_cb (MwSecretField *self)
{
  g_assert (MW_IS_SECRET_FIELD (self));

  if (self->working != NULL)
    g_cancellable_cancel (self->working);
  stop_entering (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->replace));
}

static void
on_secret_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwSecretField) self = MW_SECRET_FIELD (user_data);
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  if (!mw_vault_keep_finish (MW_VAULT (source), result, &error))
    {
      g_clear_pointer (&self->kept_id, g_free);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_autofree char *sentence =
              g_strdup_printf (_ ("%s What you typed is still here."), error->message);

          say (self, sentence);
        }
      mw_secret_watch_look (self->watch);
      if (mw_secret_prompt_is_open (self->prompt))
        gtk_widget_grab_focus (mw_secret_prompt_get_entry (self->prompt));
      return;
    }
  stop_entering (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->replace));
  mw_value_field_edited (MW_VALUE_FIELD (self));
}

static void
on_prompt_saved_cb (MwSecretField *self)
{
  MwVault *vault = mw_secret_watch_get_vault (self->watch);
  g_autoptr (MwSecret) secret = NULL;
  g_autofree char *label = NULL;

  g_assert (MW_IS_SECRET_FIELD (self));

  if (vault == NULL)
    return;
  secret = mw_secret_prompt_dup_secret (self->prompt);
  label =
      g_strdup_printf ("Mailwright: %s, %s", self->owner, mw_parameter_get_name (self->parameter));
  g_free (self->kept_id);
  self->kept_id = g_uuid_string_random ();
  self->saving = TRUE;
  mw_vault_keep_async (vault, self->kept_id, label, secret, begin_work (self), on_secret_kept_cb,
                       g_object_ref (self));
  update (self);
}

static gboolean
on_key_pressed_cb (MwSecretField *self, guint keyval)
{
  g_assert (MW_IS_SECRET_FIELD (self));

  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  if (mw_secret_prompt_is_open (self->prompt))
    on_prompt_cancelled_cb (self);
  else if (gtk_toggle_button_get_active (self->reveal))
    hide (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
show_value (MwValueField *field, const char *value)
{
  MwSecretField *self = MW_SECRET_FIELD (field);

  if (value != NULL && *value == '\0')
    value = NULL;
  if (g_strcmp0 (self->kept_id, value) == 0)
    g_clear_pointer (&self->kept_id, g_free);
  if (g_strcmp0 (mw_secret_watch_get_id (self->watch), value) != 0)
    {
      hide (self);
      mw_secret_watch_set_id (self->watch, value);
    }
  if (!mw_secret_watch_is_known (self->watch))
    mw_secret_watch_look (self->watch);
}

static char *
dup_text (MwValueField *field)
{
  MwSecretField *self = MW_SECRET_FIELD (field);
  const char *id = mw_secret_watch_get_id (self->watch);

  if (self->kept_id != NULL && !self->saving)
    return g_strdup (self->kept_id);
  return g_strdup (id != NULL ? id : "");
}

static GtkWidget *
get_control (MwValueField *field)
{
  MwSecretField *self = MW_SECRET_FIELD (field);

  return mw_secret_prompt_is_open (self->prompt) ? mw_secret_prompt_get_entry (self->prompt)
                                                 : GTK_WIDGET (self->replace);
}

static void
field_iface_init (MwValueFieldInterface *iface)
{
  iface->show = show_value;
  iface->dup_text = dup_text;
  iface->get_control = get_control;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MwSecretField,
                               mw_secret_field,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_VALUE_FIELD, field_iface_init))

static void
mw_secret_field_unmap (GtkWidget *widget)
{
  hide (MW_SECRET_FIELD (widget));

  GTK_WIDGET_CLASS (mw_secret_field_parent_class)->unmap (widget);
}

static void
mw_secret_field_dispose (GObject *object)
{
  MwSecretField *self = MW_SECRET_FIELD (object);

  if (self->parameter != NULL)
    hide (self);
  g_clear_object (&self->working);
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_SECRET_FIELD);
  g_clear_object (&self->parameter);
  g_clear_object (&self->watch);
  g_clear_pointer (&self->owner, g_free);
  g_clear_pointer (&self->kept_id, g_free);

  G_OBJECT_CLASS (mw_secret_field_parent_class)->dispose (object);
}

static void
mw_secret_field_class_init (MwSecretFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_secret_field_dispose;
  widget_class->unmap = mw_secret_field_unmap;
  g_type_ensure (MW_TYPE_REVEALED_SECRET);
  g_type_ensure (MW_TYPE_SECRET_PROMPT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/editors/secret-field.ui");
  gtk_widget_class_bind_template_child (widget_class, MwSecretField, icon);
  gtk_widget_class_bind_template_child (widget_class, MwSecretField, state);
  gtk_widget_class_bind_template_child (widget_class, MwSecretField, act);
  gtk_widget_class_bind_template_child (widget_class, MwSecretField, reveal);
  gtk_widget_class_bind_template_child (widget_class, MwSecretField, replace);
  gtk_widget_class_bind_template_child (widget_class, MwSecretField, remove);
  gtk_widget_class_bind_template_child (widget_class, MwSecretField, revealed);
  gtk_widget_class_bind_template_child (widget_class, MwSecretField, prompt);
  gtk_widget_class_bind_template_child (widget_class, MwSecretField, message);
  gtk_widget_class_bind_template_callback (widget_class, mw_value_field_cleared);
  gtk_widget_class_bind_template_callback (widget_class, on_act_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_reveal_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_replace_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_revealed_hidden_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_prompt_judged_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_prompt_saved_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_prompt_cancelled_cb);
}

static void
mw_secret_field_init (MwSecretField *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->watch = mw_secret_watch_new ();
  g_signal_connect_object (self->watch, "asked", G_CALLBACK (on_watch_asked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "answered", G_CALLBACK (on_watch_answered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* The literal formats are at the callers: each is a sentence of its own for a translator. */
static void
name_control (gpointer control, char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  if (GTK_IS_BUTTON (control) && gtk_button_get_icon_name (control) != NULL &&
      gtk_widget_get_tooltip_text (control) == NULL)
    gtk_widget_set_tooltip_text (control, label);
  g_free (label);
}

GtkWidget *
mw_secret_field_new (MwParameter *parameter)
{
  MwSecretField *self = g_object_new (MW_TYPE_SECRET_FIELD, NULL);
  const char *name = mw_parameter_get_name (parameter);
  /* Translators: in these, %s is a secret parameter's name ("Mail Password") */
  g_autofree char *revealed = g_strdup_printf (_ ("Revealed %s"), name);

  self->parameter = g_object_ref (parameter);
  name_control (self->reveal, g_strdup_printf (_ ("Reveal %s"), name));
  name_control (self->remove, g_strdup_printf (_ ("Remove %s"), name));
  mw_revealed_secret_name (self->revealed, revealed);
  mw_secret_prompt_name (self->prompt, name, GTK_WIDGET (self->message));
  update (self);
  return GTK_WIDGET (self);
}

void
mw_secret_field_set_vault (MwSecretField *self, MwVault *vault, const char *owner)
{
  g_return_if_fail (MW_IS_SECRET_FIELD (self));
  g_return_if_fail (MW_IS_VAULT (vault));

  g_free (self->owner);
  self->owner = g_strdup (owner);
  mw_secret_watch_set_vault (self->watch, vault);
}
