/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/value-editor.h"

#include "desktop/editors/entry-look.h"
#include "desktop/editors/help-popover.h"
#include "desktop/editors/row-focus.h"
#include "desktop/editors/secret-field.h"
#include "desktop/editors/value-field.h"
#include "desktop/widgets/wrap-layout.h"
#include <glib/gi18n.h>

struct _MwValueEditor
{
  AdwPreferencesRow parent_instance;

  GtkLabel *name;
  AdwBin *dot;
  GtkLabel *origin;
  GtkBox *titles;
  AdwBin *slot;     /* of a field that is as wide as the row */
  AdwBin *end_slot; /* of any other, in one column with its like */
  GtkImage *pencil;
  GtkButton *reset;
  GtkMenuButton *help;
  GtkLabel *mistake;
  GtkLabel *live;

  MwValue *value;      /* (owned) */
  MwValueField *field; /* (unowned) */
  char *shown;         /* (owned) (nullable): the value that the field was given */
  guint select_id;
  gboolean mistaken;
  gboolean is_new; /* of a profile that never was live: nothing was before */
};

typedef enum
{
  PROP_VALUE = 1,
  N_PROPS
} MwValueEditorProperty;

enum
{
  COMMIT,
  JUDGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MwValueEditor, mw_value_editor, ADW_TYPE_PREFERENCES_ROW)

static gboolean
is_edited (MwValueEditor *self)
{
  g_autofree char *text = mw_value_field_dup_text (self->field);

  return g_strcmp0 (text, self->shown != NULL ? self->shown : "") != 0;
}

static void
show (MwValueEditor *self, const char *value)
{
  /* A switch has a text where there is no value: what it holds then is what is shown. */
  char *shown = g_strdup (value);

  mw_value_field_show (self->field, value);
  if (shown == NULL)
    shown = mw_value_field_dup_text (self->field);
  g_free (self->shown);
  self->shown = shown;
}

static void
update_reset (MwValueEditor *self)
{
  MwParameter *parameter = mw_value_get_parameter (self->value);
  g_autofree char *inherited =
      mw_parameter_format (parameter, mw_value_get_inherited (self->value));
  g_autofree char *tooltip = NULL;
  gboolean own = mw_value_get_own (self->value) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->reset), own && !mw_parameter_is_secret (parameter));
  if (*inherited != '\0')
    /* Translators: a parameter's name, and the value it gets back */
    tooltip =
        g_strdup_printf (_ ("Reset %s to “%s”"), mw_parameter_get_name (parameter), inherited);
  else
    tooltip = g_strdup_printf (_ ("Reset %s to Nothing"), mw_parameter_get_name (parameter));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reset), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reset), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tooltip, -1);
}

static void
update_live (MwValueEditor *self)
{
  const char *live = mw_value_get_live_text (self->value);
  gboolean staged = mw_value_get_staged (self->value) != MW_STAGED_NO;
  gboolean was = staged && !self->is_new;
  g_autofree char *words = NULL;

  if (was && live != NULL && *live != '\0')
    /* Translators: the value that is live while another one is staged; %s is in isolates */
    words = g_strdup_printf (_ ("was \u2068%s\u2069"), live);
  else if (was && live != NULL)
    words = g_strdup (_ ("was not set"));
  gtk_label_set_label (self->live, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->live), words != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->dot), staged);
  if (staged)
    gtk_widget_add_css_class (GTK_WIDGET (self), "staged");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "staged");
}

static void
update_origin (MwValueEditor *self)
{
  g_autofree char *origin = NULL;
  gboolean needed = mw_value_get_needed (self->value);

  g_object_get (self->value, "origin-text", &origin, NULL);
  gtk_label_set_label (self->origin, needed ? _ ("needed") : origin);
  if (needed)
    gtk_widget_add_css_class (GTK_WIDGET (self->origin), "needed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->origin), "needed");
  if (mw_value_get_own (self->value) != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->field), "inherited");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->field), "inherited");
}

static void
on_value_changed_cb (MwValueEditor *self)
{
  g_assert (MW_IS_VALUE_EDITOR (self));

  mw_value_editor_refresh (self);
  update_origin (self);
  update_reset (self);
  update_live (self);
}

static void
restore (MwValueEditor *self)
{
  mw_value_editor_set_mistake (self, NULL);
  show (self, mw_value_get_value (self->value));
}

static void
commit (MwValueEditor *self, const char *text)
{
  const char *key = mw_value_get_key (self->value);

  mw_value_editor_set_mistake (self, NULL);
  show (self, text != NULL ? text : mw_value_get_inherited (self->value));
  g_signal_emit (self, signals[COMMIT], 0, key, text);
}

/* An emptied field of a type that has no empty value takes the own value away, and a value that
 * equals what is inherited needs not be set. */
static gboolean
commit_typed (MwValueEditor *self)
{
  MwParameter *parameter = mw_value_get_parameter (self->value);
  const char *own = mw_value_get_own (self->value);
  g_autofree char *text = mw_value_field_dup_text (self->field);
  g_autofree char *value = mw_parameter_normalise (parameter, text, NULL);
  g_autoptr (GError) error = NULL;

  if (value == NULL && *g_strstrip (text) != '\0')
    {
      g_autofree char *again = mw_parameter_normalise (parameter, text, &error);

      mw_value_editor_set_mistake (self, error->message);
      return again != NULL;
    }
  if (value != NULL && own == NULL && g_strcmp0 (value, mw_value_get_inherited (self->value)) == 0)
    restore (self);
  else if (value != NULL && g_strcmp0 (value, mw_value_get_inherited (self->value)) == 0)
    commit (self, NULL);
  else if (value != NULL && g_strcmp0 (value, own) != 0)
    commit (self, value);
  else if (value == NULL && own != NULL)
    commit (self, NULL);
  else
    restore (self);
  return TRUE;
}

static void
on_field_edited_cb (MwValueEditor *self)
{
  g_assert (MW_IS_VALUE_EDITOR (self));

  mw_value_editor_commit (self);
}

static void
on_field_cleared_cb (MwValueEditor *self)
{
  g_assert (MW_IS_VALUE_EDITOR (self));

  commit (self, NULL);
}

static void
on_reset_clicked_cb (MwValueEditor *self)
{
  g_assert (MW_IS_VALUE_EDITOR (self));

  /* The button is about to vanish, and the focus must not go to another row with it. */
  gtk_widget_grab_focus (mw_value_field_get_control (self->field));
  commit (self, NULL);
}

static void
on_field_left_cb (MwValueEditor *self)
{
  g_assert (MW_IS_VALUE_EDITOR (self));

  mw_value_editor_commit (self);
}

static gboolean
on_select_due_cb (gpointer user_data)
{
  MwValueEditor *self = MW_VALUE_EDITOR (user_data);

  self->select_id = 0;
  /* A key may have come before. */
  if (!is_edited (self))
    gtk_editable_select_region (GTK_EDITABLE (mw_value_field_get_control (self->field)), 0, -1);
  return G_SOURCE_REMOVE;
}

/* What is inherited is there to be replaced, not to be typed on. A click sets the cursor only
 * after it gave the focus. */
static void
on_field_entered_cb (MwValueEditor *self)
{
  g_assert (MW_IS_VALUE_EDITOR (self));

  if (mw_value_get_own (self->value) == NULL && !self->mistaken && !is_edited (self) &&
      GTK_IS_ENTRY (mw_value_field_get_control (self->field)) && self->select_id == 0)
    self->select_id = g_idle_add (on_select_due_cb, self);
}

static gboolean
on_key_pressed_cb (MwValueEditor *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  g_assert (MW_IS_VALUE_EDITOR (self));

  if (!is_edited (self) && mw_row_undo_by_key (GTK_WIDGET (self), keyval, modifiers))
    return GDK_EVENT_STOP;
  if (keyval != GDK_KEY_Escape || (!self->mistaken && !is_edited (self)))
    return GDK_EVENT_PROPAGATE;
  restore (self);
  return GDK_EVENT_STOP;
}

static void
on_help_opened_cb (GtkMenuButton *help, gpointer user_data)
{
  MwValueEditor *self = MW_VALUE_EDITOR (user_data);

  /* Anew each time: what is inherited, and what can be done, may have changed. */
  gtk_menu_button_set_popover (help, mw_help_popover_new (self->value));
}

static void
name_parts (MwValueEditor *self)
{
  const char *name = mw_parameter_get_name (mw_value_get_parameter (self->value));
  /* Translators: %s is a parameter's name */
  g_autofree char *help = g_strdup_printf (_ ("Help on %s"), name);
  GtkWidget *control = mw_value_field_get_control (self->field);

  gtk_label_set_label (self->name, name);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->help), GTK_ACCESSIBLE_PROPERTY_LABEL, help,
                                  -1);
  if (!MW_IS_SECRET_FIELD (self->field))
    gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

/* Text is as wide as the row, with its title above it; what is small stands at the end. */
static void
place_field (MwValueEditor *self)
{
  MwParameterType type = mw_parameter_get_value_type (mw_value_get_parameter (self->value));
  GtkWidget *control = mw_value_field_get_control (self->field);

  if (mw_value_field_is_wide (type))
    {
      adw_bin_set_child (self->slot, GTK_WIDGET (self->field));
      gtk_widget_set_layout_manager (GTK_WIDGET (self->titles), mw_wrap_layout_new ());
      gtk_widget_add_css_class (GTK_WIDGET (self->name), "caption-title");
    }
  else
    {
      adw_bin_set_child (self->end_slot, GTK_WIDGET (self->field));
      gtk_widget_set_visible (GTK_WIDGET (self->end_slot), TRUE);
    }
  if (GTK_IS_ENTRY (control))
    mw_entry_look_attach (GTK_WIDGET (self), control,
                          type != MW_PARAMETER_NUMBER ? GTK_WIDGET (self->pencil) : NULL);
}

static void
mw_value_editor_constructed (GObject *object)
{
  MwValueEditor *self = MW_VALUE_EDITOR (object);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  G_OBJECT_CLASS (mw_value_editor_parent_class)->constructed (object);

  self->field = MW_VALUE_FIELD (mw_value_field_new (mw_value_get_parameter (self->value)));
  place_field (self);
  g_signal_connect_object (self->field, "edited", G_CALLBACK (on_field_edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->field, "cleared", G_CALLBACK (on_field_cleared_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_field_entered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_field_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->field), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->field), keys);
  gtk_menu_button_set_create_popup_func (self->help, on_help_opened_cb, self, NULL);
  g_signal_connect_object (self->value, "notify", G_CALLBACK (on_value_changed_cb), self,
                           G_CONNECT_SWAPPED);
  name_parts (self);
  show (self, mw_value_get_value (self->value));
  on_value_changed_cb (self);
}

static gboolean
mw_value_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (mw_value_field_get_control (MW_VALUE_EDITOR (widget)->field));
}

static void
mw_value_editor_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  MwValueEditor *self = MW_VALUE_EDITOR (object);

  switch ((MwValueEditorProperty) property_id)
    {
    case PROP_VALUE:
      g_value_set_object (value, self->value);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
mw_value_editor_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  MwValueEditor *self = MW_VALUE_EDITOR (object);

  switch ((MwValueEditorProperty) property_id)
    {
    case PROP_VALUE:
      self->value = g_value_dup_object (value);
      break;
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
mw_value_editor_dispose (GObject *object)
{
  MwValueEditor *self = MW_VALUE_EDITOR (object);

  g_clear_handle_id (&self->select_id, g_source_remove);
  if (self->value != NULL)
    g_signal_handlers_disconnect_by_data (self->value, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_VALUE_EDITOR);
  g_clear_object (&self->value);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (mw_value_editor_parent_class)->dispose (object);
}

static void
mw_value_editor_class_init (MwValueEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mw_value_editor_constructed;
  object_class->get_property = mw_value_editor_get_property;
  object_class->set_property = mw_value_editor_set_property;
  object_class->dispose = mw_value_editor_dispose;
  widget_class->focus = mw_row_focus_inside;
  widget_class->grab_focus = mw_value_editor_grab_focus;

  properties[PROP_VALUE] =
      g_param_spec_object ("value", NULL, NULL, MW_TYPE_VALUE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[COMMIT] = g_signal_new ("commit", MW_TYPE_VALUE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[JUDGED] = g_signal_new ("judged", MW_TYPE_VALUE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/editors/value-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, MwValueEditor, name);
  gtk_widget_class_bind_template_child (widget_class, MwValueEditor, dot);
  gtk_widget_class_bind_template_child (widget_class, MwValueEditor, origin);
  gtk_widget_class_bind_template_child (widget_class, MwValueEditor, titles);
  gtk_widget_class_bind_template_child (widget_class, MwValueEditor, slot);
  gtk_widget_class_bind_template_child (widget_class, MwValueEditor, end_slot);
  gtk_widget_class_bind_template_child (widget_class, MwValueEditor, pencil);
  gtk_widget_class_bind_template_child (widget_class, MwValueEditor, reset);
  gtk_widget_class_bind_template_child (widget_class, MwValueEditor, help);
  gtk_widget_class_bind_template_child (widget_class, MwValueEditor, mistake);
  gtk_widget_class_bind_template_child (widget_class, MwValueEditor, live);
  gtk_widget_class_bind_template_callback (widget_class, on_reset_clicked_cb);
}

static void
mw_value_editor_init (MwValueEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_value_editor_new (MwValue *value)
{
  g_return_val_if_fail (MW_IS_VALUE (value), NULL);

  return g_object_new (MW_TYPE_VALUE_EDITOR, "value", value, NULL);
}

MwValue *
mw_value_editor_get_value (MwValueEditor *self)
{
  g_return_val_if_fail (MW_IS_VALUE_EDITOR (self), NULL);

  return self->value;
}

void
mw_value_editor_set_vault (MwValueEditor *self, MwVault *vault, const char *owner)
{
  g_return_if_fail (MW_IS_VALUE_EDITOR (self));
  g_return_if_fail (MW_IS_VAULT (vault));

  if (MW_IS_SECRET_FIELD (self->field))
    mw_secret_field_set_vault (MW_SECRET_FIELD (self->field), vault, owner);
}

void
mw_value_editor_set_mistake (MwValueEditor *self, const char *mistake)
{
  GtkWidget *control = NULL;

  g_return_if_fail (MW_IS_VALUE_EDITOR (self));

  control = mw_value_field_get_control (self->field);
  self->mistaken = mistake != NULL;
  gtk_label_set_label (self->mistake, mistake != NULL ? mistake : "");
  gtk_widget_set_visible (GTK_WIDGET (self->mistake), self->mistaken);
  if (self->mistaken)
    gtk_widget_add_css_class (control, "error");
  else
    gtk_widget_remove_css_class (control, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_STATE_INVALID,
      self->mistaken ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  g_signal_emit (self, signals[JUDGED], 0);
}

const char *
mw_value_editor_get_mistake (MwValueEditor *self)
{
  g_return_val_if_fail (MW_IS_VALUE_EDITOR (self), NULL);

  return self->mistaken ? gtk_label_get_label (self->mistake) : NULL;
}

void
mw_value_editor_set_is_new (MwValueEditor *self, gboolean is_new)
{
  g_return_if_fail (MW_IS_VALUE_EDITOR (self));

  self->is_new = is_new;
  update_live (self);
}

void
mw_value_editor_refresh (MwValueEditor *self)
{
  g_return_if_fail (MW_IS_VALUE_EDITOR (self));

  if (!is_edited (self) && !self->mistaken)
    show (self, mw_value_get_value (self->value));
}

gboolean
mw_value_editor_commit (MwValueEditor *self)
{
  g_return_val_if_fail (MW_IS_VALUE_EDITOR (self), FALSE);

  if (!is_edited (self))
    return !self->mistaken;
  return commit_typed (self);
}

char *
mw_value_editor_dup_typed (MwValueEditor *self, gboolean *allowed)
{
  g_autofree char *text = NULL;
  char *value = NULL;

  g_return_val_if_fail (MW_IS_VALUE_EDITOR (self), NULL);
  g_return_val_if_fail (allowed != NULL, NULL);

  *allowed = TRUE;
  if (!is_edited (self))
    return NULL;
  text = mw_value_field_dup_text (self->field);
  value = mw_parameter_normalise (mw_value_get_parameter (self->value), text, NULL);
  *allowed = value != NULL || *g_strstrip (text) == '\0';
  return value;
}
