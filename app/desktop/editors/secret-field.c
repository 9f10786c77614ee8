/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/secret-field.h"

#include "desktop/widgets/spoken-name.h"
#include <glib/gi18n.h>
#include <mailwright/error.h>
#include <mailwright/password.h>

#define REVEALED_SECONDS 20

struct _MwSecretField
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *state;
  GtkButton *act;
  GtkToggleButton *reveal;
  GtkButton *replace;
  GtkButton *remove;
  GtkRevealer *revealed_revealer;
  GtkEntry *revealed;
  GtkRevealer *entry_revealer;
  GtkPasswordEntry *entry;
  GtkButton *save;
  GtkButton *cancel;
  GtkLabel *message;

  MwParameter *parameter; /* (owned) */
  MwVault *vault;         /* (owned) (nullable) */
  char *owner;            /* (owned) (nullable) */
  char *shown_id;         /* (owned) (nullable): what the sheet says */
  char *kept_id;          /* (owned) (nullable): in the vault, not in the sheet yet */
  GCancellable *looking;  /* (owned) (nullable) */
  GCancellable *working;  /* (owned) (nullable): keeping, fetching or unlocking */
  GtkWindow *window;      /* (unowned) (nullable): whose focus is watched */
  gulong window_handler;
  guint hide_id;
  MwSecretState secret_state;
  gboolean known;
  gboolean usable; /* what is typed is a password, though it may be an odd one */
  gboolean saving;
};

static void look (MwSecretField *self);

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

/* What is pasted may hold what nobody sees: it is said before it is kept. */
static void
judge (MwSecretField *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *reason = NULL;
  MwPasswordState state = mw_password_check (typed, strlen (typed), &reason);

  self->usable = state != MW_PASSWORD_UNUSABLE;
  if (*typed == '\0' || state == MW_PASSWORD_FINE)
    say (self, NULL);
  else if (state == MW_PASSWORD_DOUBTFUL)
    say_doubt (self, reason);
  else
    say (self, reason);
}

static const char *
icon_of (MwSecretField *self)
{
  if (self->shown_id == NULL || !self->known)
    return "dialog-password-symbolic";
  switch (self->secret_state)
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
  if (self->shown_id == NULL)
    /* Translators: of a password */
    return C_ ("password", "Not set");
  if (!self->known)
    return _ ("Asking the keyring…");
  return mw_secret_state_describe (self->secret_state);
}

static void
update (MwSecretField *self)
{
  gboolean has_id = self->shown_id != NULL;
  gboolean locked = has_id && self->known && self->secret_state == MW_SECRET_LOCKED;
  gboolean absent = has_id && self->known && self->secret_state == MW_SECRET_ABSENT;
  gboolean stored = has_id && self->known && self->secret_state == MW_SECRET_STORED;
  gboolean entering = gtk_revealer_get_reveal_child (self->entry_revealer);

  gtk_image_set_from_icon_name (self->icon, icon_of (self));
  gtk_label_set_label (self->state, words_of (self));
  gtk_button_set_label (self->act, absent ? _ ("Retry") : _ ("Unlock"));
  gtk_widget_set_visible (GTK_WIDGET (self->act), locked || absent);
  gtk_widget_set_visible (GTK_WIDGET (self->reveal), stored);
  gtk_widget_set_visible (GTK_WIDGET (self->replace), !entering);
  gtk_button_set_label (self->replace, has_id ? _ ("Replace") : _ ("Set Password"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->replace), self->vault != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->remove), has_id);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), !self->saving && self->usable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), !self->saving);
}

static void
hide (MwSecretField *self)
{
  g_clear_handle_id (&self->hide_id, g_source_remove);
  if (self->window_handler != 0)
    g_signal_handler_disconnect (self->window, self->window_handler);
  self->window_handler = 0;
  self->window = NULL;
  gtk_editable_set_text (GTK_EDITABLE (self->revealed), "");
  gtk_revealer_set_reveal_child (self->revealed_revealer, FALSE);
  gtk_toggle_button_set_active (self->reveal, FALSE);
}

static void
stop_entering (MwSecretField *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_revealer_set_reveal_child (self->entry_revealer, FALSE);
  say (self, NULL);
  update (self);
}

static void
on_secret_looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwSecretField) self = MW_SECRET_FIELD (user_data);
  g_autoptr (GError) error = NULL;
  MwSecretState state = MW_SECRET_ABSENT;

  if (!mw_vault_look_finish (MW_VAULT (source), result, &state, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      say (self, error->message);
      state = MW_SECRET_ABSENT;
    }
  self->secret_state = state;
  self->known = TRUE;
  if (state != MW_SECRET_STORED)
    hide (self);
  update (self);
}

static void
look (MwSecretField *self)
{
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  if (self->vault != NULL && self->shown_id != NULL)
    {
      self->looking = g_cancellable_new ();
      mw_vault_look_async (self->vault, self->shown_id, self->looking, on_secret_looked_cb,
                           g_object_ref (self));
    }
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
  look (self);
}

static void
on_act_clicked_cb (MwSecretField *self)
{
  GCancellable *working = NULL;

  g_assert (MW_IS_SECRET_FIELD (self));

  working = begin_work (self);
  if (self->secret_state == MW_SECRET_LOCKED)
    mw_vault_unlock_async (self->vault, working, on_keyring_unlocked_cb, g_object_ref (self));
  else
    {
      self->known = FALSE;
      look (self);
    }
}

static gboolean
on_revealed_elapsed_cb (gpointer user_data)
{
  MwSecretField *self = MW_SECRET_FIELD (user_data);

  self->hide_id = 0;
  hide (self);
  return G_SOURCE_REMOVE;
}

static void
on_window_active_changed_cb (MwSecretField *self)
{
  g_assert (MW_IS_SECRET_FIELD (self));

  if (!gtk_window_is_active (self->window))
    hide (self);
}

static void
on_secret_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwSecretField) self = MW_SECRET_FIELD (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (MwSecret) secret = mw_vault_fetch_finish (MW_VAULT (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (secret == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      say (self, error->message);
      hide (self);
      look (self);
      return;
    }
  if (!gtk_toggle_button_get_active (self->reveal) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->revealed), mw_secret_get (secret));
  gtk_revealer_set_reveal_child (self->revealed_revealer, TRUE);
  self->hide_id = g_timeout_add_seconds (REVEALED_SECONDS, on_revealed_elapsed_cb, self);
  if (GTK_IS_WINDOW (root) && self->window_handler == 0)
    {
      self->window = GTK_WINDOW (root);
      self->window_handler = g_signal_connect_swapped (
          root, "notify::is-active", G_CALLBACK (on_window_active_changed_cb), self);
    }
}

static void
on_reveal_toggled_cb (MwSecretField *self)
{
  gboolean active = gtk_toggle_button_get_active (self->reveal);
  const char *label = active ? _ ("Hide") : _ ("Reveal for 20 Seconds");

  g_assert (MW_IS_SECRET_FIELD (self));

  gtk_button_set_icon_name (GTK_BUTTON (self->reveal),
                            active ? "view-conceal-symbolic" : "view-reveal-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reveal), label);
  if (!active)
    hide (self);
  else if (self->vault != NULL && self->shown_id != NULL)
    mw_vault_fetch_async (self->vault, self->shown_id, begin_work (self), on_secret_fetched_cb,
                          g_object_ref (self));
}

static void
on_replace_clicked_cb (MwSecretField *self)
{
  g_assert (MW_IS_SECRET_FIELD (self));

  hide (self);
  gtk_revealer_set_reveal_child (self->entry_revealer, TRUE);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
on_entry_changed_cb (MwSecretField *self)
{
  g_assert (MW_IS_SECRET_FIELD (self));

  judge (self);
  update (self);
}

static void
on_cancel_clicked_cb (MwSecretField *self)
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
      look (self);
      if (gtk_revealer_get_reveal_child (self->entry_revealer))
        gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      return;
    }
  stop_entering (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->replace));
  mw_value_field_edited (MW_VALUE_FIELD (self));
}

static void
on_save_clicked_cb (MwSecretField *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (MwSecret) secret = NULL;
  g_autofree char *label = NULL;

  g_assert (MW_IS_SECRET_FIELD (self));

  if (self->vault == NULL || self->saving || !self->usable)
    return;
  secret = mw_secret_new (typed, -1);
  label = mw_vault_dup_label (self->owner, self->parameter);
  g_free (self->kept_id);
  self->kept_id = g_uuid_string_random ();
  self->saving = TRUE;
  mw_vault_keep_async (self->vault, self->kept_id, label, secret, begin_work (self),
                       on_secret_kept_cb, g_object_ref (self));
  update (self);
}

static gboolean
on_key_pressed_cb (MwSecretField *self, guint keyval)
{
  g_assert (MW_IS_SECRET_FIELD (self));

  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  if (gtk_revealer_get_reveal_child (self->entry_revealer))
    on_cancel_clicked_cb (self);
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
  if (g_strcmp0 (self->shown_id, value) != 0)
    {
      hide (self);
      g_free (self->shown_id);
      self->shown_id = g_strdup (value);
      self->known = FALSE;
    }
  if (!self->known)
    look (self);
}

static char *
dup_text (MwValueField *field)
{
  MwSecretField *self = MW_SECRET_FIELD (field);

  if (self->kept_id != NULL && !self->saving)
    return g_strdup (self->kept_id);
  return g_strdup (self->shown_id != NULL ? self->shown_id : "");
}

static GtkWidget *
get_control (MwValueField *field)
{
  MwSecretField *self = MW_SECRET_FIELD (field);

  return gtk_revealer_get_reveal_child (self->entry_revealer) ? GTK_WIDGET (self->entry)
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
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_object (&self->working);
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_SECRET_FIELD);
  g_clear_object (&self->parameter);
  g_clear_object (&self->vault);
  g_clear_pointer (&self->owner, g_free);
  g_clear_pointer (&self->shown_id, g_free);
  g_clear_pointer (&self->kept_id, g_free);

  G_OBJECT_CLASS (mw_secret_field_parent_class)->dispose (object);
}

static void
mw_secret_field_class_init (MwSecretFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_secret_field_dispose;
  widget_class->unmap = mw_secret_field_unmap;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/editors/secret-field.ui");
  gtk_widget_class_bind_template_child (widget_class, MwSecretField, icon);
  gtk_widget_class_bind_template_child (widget_class, MwSecretField, state);
  gtk_widget_class_bind_template_child (widget_class, MwSecretField, act);
  gtk_widget_class_bind_template_child (widget_class, MwSecretField, reveal);
  gtk_widget_class_bind_template_child (widget_class, MwSecretField, replace);
  gtk_widget_class_bind_template_child (widget_class, MwSecretField, remove);
  gtk_widget_class_bind_template_child (widget_class, MwSecretField, revealed_revealer);
  gtk_widget_class_bind_template_child (widget_class, MwSecretField, revealed);
  gtk_widget_class_bind_template_child (widget_class, MwSecretField, entry_revealer);
  gtk_widget_class_bind_template_child (widget_class, MwSecretField, entry);
  gtk_widget_class_bind_template_child (widget_class, MwSecretField, save);
  gtk_widget_class_bind_template_child (widget_class, MwSecretField, cancel);
  gtk_widget_class_bind_template_child (widget_class, MwSecretField, message);
  gtk_widget_class_bind_template_callback (widget_class, mw_value_field_cleared);
  gtk_widget_class_bind_template_callback (widget_class, on_act_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_reveal_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_replace_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
}

static void
mw_secret_field_init (MwSecretField *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GtkEntryBuffer) buffer = gtk_password_entry_buffer_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Its memory is not swapped out, and wiped. */
  gtk_entry_set_buffer (self->revealed, buffer);
  gtk_widget_set_direction (GTK_WIDGET (self->revealed), GTK_TEXT_DIR_LTR);
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
  g_autofree char *save = g_strdup_printf (_ ("Save %s"), name);

  self->parameter = g_object_ref (parameter);
  name_control (self->reveal, g_strdup_printf (_ ("Reveal %s"), name));
  name_control (self->remove, g_strdup_printf (_ ("Remove %s"), name));
  name_control (self->entry, g_strdup_printf (_ ("New %s"), name));
  name_control (self->revealed, g_strdup_printf (_ ("Revealed %s"), name));
  mw_spoken_name_set (GTK_BUTTON (self->save), save);
  name_control (self->cancel, g_strdup_printf (_ ("Keep the Stored %s"), name));
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
  if (!g_set_object (&self->vault, vault))
    return;
  g_signal_connect_object (vault, "changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  look (self);
}
