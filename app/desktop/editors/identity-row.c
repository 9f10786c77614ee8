/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/identity-row.h"

#include <glib/gi18n.h>
#include <mailwright/address.h>
#include <mailwright/name.h>

#include "desktop/editors/entry-look.h"
#include "desktop/editors/namesake.h"
#include "desktop/editors/row-focus.h"

/* Typing on is quicker than this, so that the draft is asked once for a word. */
#define DEBOUNCE_MS 150

struct _MwIdentityRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *name;
  GtkEntry *entry;
  GtkBox *refusal;
  GtkLabel *mistake;
  GtkButton *open;
  GtkImage *pencil;

  MwDraft *draft; /* (owned) */
  MwIdentityKind kind;
  MwIdentityState state;
  char *own_id;         /* (owned) (nullable) */
  MwNamesake *namesake; /* (owned) (nullable): where others may have what is typed */
  char *shown;          /* (owned): what the profile or agent has, or has been given here */
  char *had;            /* (owned) (nullable): what it had, while an edit is on its way */
  char *other_id;       /* (owned) (nullable): the one that has what is typed */
  guint n_committing;
  gboolean wants_commit; /* Enter or leaving came before the check's answer */
  gboolean showing;
};

enum
{
  CHANGED,
  COMMIT,
  ENTERED,
  OPEN_PROFILE,
  OPEN_AGENT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MwIdentityRow, mw_identity_row, ADW_TYPE_PREFERENCES_ROW)

static char *
dup_typed (MwIdentityRow *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static gboolean
is_edited (MwIdentityRow *self)
{
  g_autofree char *typed = dup_typed (self);

  return g_strcmp0 (typed, self->shown) != 0;
}

static void
say (MwIdentityRow *self, const char *mistake, const char *other_id)
{
  g_free (self->other_id);
  self->other_id = g_strdup (other_id);
  gtk_label_set_label (self->mistake, mistake != NULL ? mistake : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), mistake != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->open), other_id != NULL);
  if (mistake != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
      mistake != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
commit (MwIdentityRow *self)
{
  g_autofree char *typed = dup_typed (self);

  self->wants_commit = FALSE;
  if (self->own_id == NULL || self->state != MW_IDENTITY_FREE || !is_edited (self))
    return;
  /* From here on it is no longer being typed: leaving the row must not give it a second time, and
   * an undo that comes at once must find a row that follows it. */
  if (self->n_committing++ == 0)
    {
      g_free (self->had);
      self->had = g_steal_pointer (&self->shown);
    }
  g_free (self->shown);
  self->shown = g_steal_pointer (&typed);
  g_signal_emit (self, signals[COMMIT], 0, self->shown);
}

static void
settle (MwIdentityRow *self, MwIdentityState state)
{
  self->state = state;
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->wants_commit && state != MW_IDENTITY_CHECKING)
    commit (self);
}

static void
accept (MwIdentityRow *self)
{
  say (self, NULL, NULL);
  settle (self, MW_IDENTITY_FREE);
}

static void
on_namesake_answered_cb (MwIdentityRow *self, const char *sentence, const char *other_id)
{
  g_assert (MW_IS_IDENTITY_ROW (self));

  if (sentence == NULL)
    {
      accept (self);
      return;
    }
  say (self, sentence, other_id);
  settle (self, MW_IDENTITY_REFUSED);
}

static gboolean
is_allowed (MwIdentityRow *self, const char *typed, GError **error)
{
  g_autoptr (MwAddress) address = NULL;
  g_autofree char *text = NULL;

  switch (self->kind)
    {
    case MW_IDENTITY_ADDRESS:
    case MW_IDENTITY_AGENT_ADDRESS:
      address = mw_address_parse (typed, error);
      return address != NULL;
    case MW_IDENTITY_LOGIN:
      text = mw_login_normalise (typed, error);
      return text != NULL;
    case MW_IDENTITY_NAME:
      text = mw_name_normalise (typed, error);
      return text != NULL;
    case MW_IDENTITY_COMMENT:
    case MW_IDENTITY_AGENT_NAME:
    default:
      text = mw_comment_normalise (typed, error);
      return text != NULL;
    }
}

static gboolean
is_address (MwIdentityKind kind)
{
  return kind == MW_IDENTITY_ADDRESS || kind == MW_IDENTITY_AGENT_ADDRESS;
}

/* What must be there belongs to one alone, too. */
static gboolean
is_needed (MwIdentityKind kind)
{
  return kind == MW_IDENTITY_ADDRESS || kind == MW_IDENTITY_NAME || kind == MW_IDENTITY_LOGIN;
}

static const char *
describe_need (MwIdentityKind kind)
{
  switch (kind)
    {
    case MW_IDENTITY_ADDRESS:
      return _ ("A profile needs an address.");
    case MW_IDENTITY_LOGIN:
      return _ ("An agent needs a login.");
    case MW_IDENTITY_NAME:
    case MW_IDENTITY_COMMENT:
    case MW_IDENTITY_AGENT_NAME:
    case MW_IDENTITY_AGENT_ADDRESS:
    default:
      return _ ("A profile needs a name.");
    }
}

/* An address that is not one yet is no mistake while it is typed; it is when the row is left. */
static void
check (MwIdentityRow *self, gboolean left)
{
  g_autofree char *typed = dup_typed (self);
  g_autoptr (GError) error = NULL;

  if (self->namesake != NULL)
    mw_namesake_stop (self->namesake);
  if (*typed == '\0' && is_needed (self->kind))
    {
      say (self, *self->shown == '\0' ? NULL : describe_need (self->kind), NULL);
      settle (self, MW_IDENTITY_EMPTY);
      return;
    }
  if (*typed == '\0' || !is_edited (self))
    {
      accept (self);
      return;
    }
  if (!is_allowed (self, typed, &error))
    {
      say (self,
           left || !is_address (self->kind) || strchr (typed, '@') != NULL ? error->message : NULL,
           NULL);
      settle (self, MW_IDENTITY_REFUSED);
      return;
    }
  if (self->namesake == NULL)
    {
      accept (self);
      return;
    }
  mw_namesake_ask (self->namesake, typed, left ? 0 : DEBOUNCE_MS);
  settle (self, MW_IDENTITY_CHECKING);
}

static void
on_entry_changed_cb (MwIdentityRow *self)
{
  g_assert (MW_IS_IDENTITY_ROW (self));

  self->wants_commit = FALSE;
  if (!self->showing && self->draft != NULL)
    check (self, FALSE);
}

static void
finish_typing (MwIdentityRow *self)
{
  if (!is_edited (self))
    return;
  self->wants_commit = TRUE;
  if (self->state == MW_IDENTITY_FREE)
    commit (self);
  else if (self->state != MW_IDENTITY_CHECKING)
    check (self, TRUE);
}

static void
on_entry_activated_cb (MwIdentityRow *self)
{
  g_assert (MW_IS_IDENTITY_ROW (self));

  finish_typing (self);
  g_signal_emit (self, signals[ENTERED], 0);
}

static void
on_entry_left_cb (MwIdentityRow *self)
{
  g_assert (MW_IS_IDENTITY_ROW (self));

  finish_typing (self);
}

static void
on_open_clicked_cb (MwIdentityRow *self)
{
  g_assert (MW_IS_IDENTITY_ROW (self));

  g_signal_emit (self, signals[self->kind == MW_IDENTITY_LOGIN ? OPEN_AGENT : OPEN_PROFILE], 0,
                 self->other_id);
}

static void
put (MwIdentityRow *self, const char *text)
{
  self->showing = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->showing = FALSE;
}

static gboolean
on_key_pressed_cb (MwIdentityRow *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  g_assert (MW_IS_IDENTITY_ROW (self));

  /* Where something new is made, Escape is the window's. */
  if (!is_edited (self) && mw_row_undo_by_key (GTK_WIDGET (self), keyval, modifiers))
    return GDK_EVENT_STOP;
  if (keyval != GDK_KEY_Escape || self->own_id == NULL || !is_edited (self))
    return GDK_EVENT_PROPAGATE;
  put (self, self->shown);
  check (self, FALSE);
  return GDK_EVENT_STOP;
}

static void
on_draft_changed_cb (MwIdentityRow *self)
{
  g_assert (MW_IS_IDENTITY_ROW (self));

  if (!is_edited (self))
    return;
  if (self->namesake == NULL)
    {
      check (self, FALSE);
      return;
    }
  if (mw_namesake_is_waiting (self->namesake))
    return;
  /* Another edit may have taken what was free. It stays free until the answer says so, and a
   * question under way is answered first: however often others edit, whoever waits goes on. */
  if (mw_namesake_is_asking (self->namesake))
    mw_namesake_ask_again (self->namesake);
  else if (self->state == MW_IDENTITY_FREE)
    {
      g_autofree char *typed = dup_typed (self);

      mw_namesake_ask (self->namesake, typed, 0);
    }
  else
    check (self, FALSE);
}

static void
mw_identity_row_dispose (GObject *object)
{
  MwIdentityRow *self = MW_IDENTITY_ROW (object);

  if (self->namesake != NULL)
    mw_namesake_stop (self->namesake);
  g_clear_object (&self->namesake);
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_IDENTITY_ROW);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->own_id, g_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->had, g_free);
  g_clear_pointer (&self->other_id, g_free);

  G_OBJECT_CLASS (mw_identity_row_parent_class)->dispose (object);
}

static gboolean
mw_identity_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MW_IDENTITY_ROW (widget)->entry));
}

static guint
add_signal (const char *name, GType argument)
{
  return g_signal_new (name, MW_TYPE_IDENTITY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, argument != G_TYPE_NONE ? 1 : 0, argument);
}

static void
mw_identity_row_class_init (MwIdentityRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_identity_row_dispose;
  widget_class->focus = mw_row_focus_inside;
  widget_class->grab_focus = mw_identity_row_grab_focus;
  signals[CHANGED] = add_signal ("changed", G_TYPE_NONE);
  signals[COMMIT] = add_signal ("commit", G_TYPE_STRING);
  signals[ENTERED] = add_signal ("entered", G_TYPE_NONE);
  signals[OPEN_PROFILE] = add_signal ("open-profile", G_TYPE_STRING);
  signals[OPEN_AGENT] = add_signal ("open-agent", G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/editors/identity-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MwIdentityRow, name);
  gtk_widget_class_bind_template_child (widget_class, MwIdentityRow, entry);
  gtk_widget_class_bind_template_child (widget_class, MwIdentityRow, refusal);
  gtk_widget_class_bind_template_child (widget_class, MwIdentityRow, mistake);
  gtk_widget_class_bind_template_child (widget_class, MwIdentityRow, open);
  gtk_widget_class_bind_template_child (widget_class, MwIdentityRow, pencil);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked_cb);
}

static void
mw_identity_row_init (MwIdentityRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->shown = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  mw_entry_look_attach (GTK_WIDGET (self), GTK_WIDGET (self->entry), GTK_WIDGET (self->pencil));
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_entry_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

static const char *
title_of (MwIdentityKind kind)
{
  switch (kind)
    {
    case MW_IDENTITY_ADDRESS:
    case MW_IDENTITY_AGENT_ADDRESS:
      return _ ("Address");
    case MW_IDENTITY_NAME:
    case MW_IDENTITY_AGENT_NAME:
      return _ ("Name");
    case MW_IDENTITY_LOGIN:
      return _ ("Login");
    case MW_IDENTITY_COMMENT:
    default:
      return _ ("Comment");
    }
}

static void
set_input (MwIdentityRow *self)
{
  switch (self->kind)
    {
    case MW_IDENTITY_ADDRESS:
    case MW_IDENTITY_AGENT_ADDRESS:
      gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_EMAIL);
      gtk_widget_set_direction (GTK_WIDGET (self->entry), GTK_TEXT_DIR_LTR);
      break;
    case MW_IDENTITY_LOGIN:
      gtk_widget_set_direction (GTK_WIDGET (self->entry), GTK_TEXT_DIR_LTR);
      break;
    case MW_IDENTITY_NAME:
    case MW_IDENTITY_COMMENT:
    case MW_IDENTITY_AGENT_NAME:
    default:
      break;
    }
}

static void
add_namesake (MwIdentityRow *self)
{
  MwNamesakeKind kind = MW_NAMESAKE_PROFILE_NAME;

  if (self->kind == MW_IDENTITY_ADDRESS)
    kind = MW_NAMESAKE_PROFILE_ADDRESS;
  else if (self->kind == MW_IDENTITY_LOGIN)
    kind = MW_NAMESAKE_AGENT_LOGIN;
  self->namesake = mw_namesake_new (kind, self->draft, self->own_id);
  g_signal_connect_object (self->namesake, "answered", G_CALLBACK (on_namesake_answered_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
mw_identity_row_new (MwIdentityKind kind, MwDraft *draft, const char *own_id)
{
  MwIdentityRow *self = NULL;
  const char *title = title_of (kind);

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);

  self = g_object_new (MW_TYPE_IDENTITY_ROW, NULL);
  self->kind = kind;
  self->draft = g_object_ref (draft);
  self->own_id = g_strdup (own_id);
  self->state = is_needed (kind) ? MW_IDENTITY_EMPTY : MW_IDENTITY_FREE;
  gtk_label_set_label (self->name, title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  set_input (self);
  if (is_needed (kind))
    add_namesake (self);
  g_signal_connect_object (draft, "changed", G_CALLBACK (on_draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
mw_identity_row_show (MwIdentityRow *self, const char *text)
{
  gboolean edited = FALSE;

  g_return_if_fail (MW_IS_IDENTITY_ROW (self));

  /* What was read before the edit came through is old; it is read again after. */
  if (self->n_committing > 0)
    {
      g_free (self->had);
      self->had = g_strdup (text != NULL ? text : "");
      return;
    }
  edited = is_edited (self);
  g_free (self->shown);
  self->shown = g_strdup (text != NULL ? text : "");
  if (!edited)
    put (self, self->shown);
  if (!is_edited (self))
    check (self, FALSE);
}

void
mw_identity_row_end_commit (MwIdentityRow *self, const char *mistake)
{
  g_return_if_fail (MW_IS_IDENTITY_ROW (self));
  g_return_if_fail (self->n_committing > 0);

  self->n_committing--;
  if (mistake != NULL)
    {
      g_free (self->shown);
      self->shown = g_strdup (self->had);
      say (self, mistake, NULL);
    }
}

void
mw_identity_row_suggest (MwIdentityRow *self, const char *text)
{
  g_return_if_fail (MW_IS_IDENTITY_ROW (self));

  put (self, text);
  check (self, FALSE);
}

const char *
mw_identity_row_get_text (MwIdentityRow *self)
{
  g_return_val_if_fail (MW_IS_IDENTITY_ROW (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

MwIdentityState
mw_identity_row_get_state (MwIdentityRow *self)
{
  g_return_val_if_fail (MW_IS_IDENTITY_ROW (self), MW_IDENTITY_EMPTY);

  return self->state;
}

void
mw_identity_row_set_mistake (MwIdentityRow *self, const char *mistake)
{
  g_return_if_fail (MW_IS_IDENTITY_ROW (self));

  say (self, mistake, NULL);
}
