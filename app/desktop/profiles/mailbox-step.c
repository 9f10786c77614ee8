/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/mailbox-step.h"

#include "desktop/editors/identity-row.h"
#include <glib/gi18n.h>

#define MOST_SUGGESTED 100

struct _MwMailboxStep
{
  AdwBin parent_instance;

  GtkListBox *identity;
  AdwPreferencesGroup *drivers;

  MwNewProfile *profile;  /* (owned) */
  MwIdentityRow *address; /* (unowned) */
  MwIdentityRow *name;    /* (unowned) */
  GPtrArray *choices;     /* (owned) (element-type GtkCheckButton): in the catalogue's order */
  char *suggested;        /* (owned): the name that was made from the address */
  char *suggested_from;   /* (owned): that address */
  guint n_suggested;      /* how many names were made from this address */
  gboolean wants_on;      /* going on was asked for before the checks' answers */
};

static gboolean
is_complete (MwAssistantStep *step)
{
  MwMailboxStep *self = MW_MAILBOX_STEP (step);

  return mw_identity_row_get_state (self->address) == MW_IDENTITY_FREE &&
         mw_identity_row_get_state (self->name) == MW_IDENTITY_FREE &&
         mw_new_profile_get_sheet (self->profile) != NULL;
}

static void
enter (MwAssistantStep *step)
{
  gtk_widget_grab_focus (GTK_WIDGET (MW_MAILBOX_STEP (step)->address));
}

static gboolean
may_become_free (MwIdentityRow *row)
{
  MwIdentityState state = mw_identity_row_get_state (row);

  return state == MW_IDENTITY_FREE || state == MW_IDENTITY_CHECKING;
}

/* Whoever goes on quicker than the checks answer goes on when they have. */
static gboolean
leave (MwAssistantStep *step)
{
  MwMailboxStep *self = MW_MAILBOX_STEP (step);

  self->wants_on =
      !is_complete (step) && may_become_free (self->address) && may_become_free (self->name);
  return is_complete (step);
}

static gboolean
show_field (MwAssistantStep *step, const char *key)
{
  if (key == NULL)
    enter (step);
  return key == NULL;
}

static void
step_iface_init (MwAssistantStepInterface *iface)
{
  iface->is_complete = is_complete;
  iface->enter = enter;
  iface->leave = leave;
  iface->show_field = show_field;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MwMailboxStep,
                               mw_mailbox_step,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_ASSISTANT_STEP, step_iface_init))

static void
tell (MwMailboxStep *self)
{
  self->wants_on =
      self->wants_on && may_become_free (self->address) && may_become_free (self->name);
  mw_assistant_step_changed (MW_ASSISTANT_STEP (self));
  if (self->wants_on && is_complete (MW_ASSISTANT_STEP (self)))
    {
      self->wants_on = FALSE;
      mw_assistant_step_go_on (MW_ASSISTANT_STEP (self));
    }
}

static void
take_suggestion (MwMailboxStep *self, char *name)
{
  g_free (self->suggested);
  self->suggested = name;
  mw_identity_row_suggest (self->name, name);
}

/* The address is the name until the person gives another one. */
static void
suggest_name (MwMailboxStep *self)
{
  const char *name = mw_identity_row_get_text (self->name);
  g_autofree char *address = g_strstrip (g_strdup (mw_identity_row_get_text (self->address)));

  if ((*name != '\0' && g_strcmp0 (name, self->suggested) != 0) ||
      g_strcmp0 (address, self->suggested_from) == 0)
    return;
  self->n_suggested = 1;
  g_free (self->suggested_from);
  self->suggested_from = g_strdup (address);
  take_suggestion (self, g_steal_pointer (&address));
}

/* The address is free, but another profile has it for a name: with a number it is one of its own,
 * as without the window (mw_edit_add_new_profile()). */
static void
suggest_next_name (MwMailboxStep *self)
{
  const char *name = mw_identity_row_get_text (self->name);

  if (*name == '\0' || g_strcmp0 (name, self->suggested) != 0 ||
      mw_identity_row_get_state (self->name) != MW_IDENTITY_REFUSED ||
      mw_identity_row_get_state (self->address) != MW_IDENTITY_FREE ||
      self->n_suggested >= MOST_SUGGESTED)
    return;
  self->n_suggested++;
  take_suggestion (self, g_strdup_printf ("%s (%u)", self->suggested_from, self->n_suggested));
}

static void
on_address_changed_cb (MwMailboxStep *self)
{
  g_assert (MW_IS_MAILBOX_STEP (self));

  suggest_name (self);
  suggest_next_name (self);
  mw_new_profile_set_address (self->profile, mw_identity_row_get_text (self->address));
  tell (self);
}

static void
on_name_changed_cb (MwMailboxStep *self)
{
  g_assert (MW_IS_MAILBOX_STEP (self));

  suggest_next_name (self);
  mw_new_profile_set_name (self->profile, mw_identity_row_get_text (self->name));
  tell (self);
}

static void
on_row_entered_cb (MwMailboxStep *self)
{
  g_assert (MW_IS_MAILBOX_STEP (self));

  self->wants_on = TRUE;
  tell (self);
}

static void
on_row_open_profile_cb (MwMailboxStep *self, const char *id)
{
  g_assert (MW_IS_MAILBOX_STEP (self));

  mw_assistant_step_open_profile (MW_ASSISTANT_STEP (self), id);
}

static void
on_choice_toggled_cb (MwMailboxStep *self, GtkCheckButton *choice)
{
  GListModel *drivers =
      G_LIST_MODEL (mw_draft_get_catalogue (mw_new_profile_get_draft (self->profile)));
  guint index = 0;

  g_assert (MW_IS_MAILBOX_STEP (self));

  if (!gtk_check_button_get_active (choice) || !g_ptr_array_find (self->choices, choice, &index))
    return;
  {
    g_autoptr (MwDriver) driver = g_list_model_get_item (drivers, index);

    mw_new_profile_set_driver (self->profile, driver);
  }
  tell (self);
}

static void
add_driver (MwMailboxStep *self, MwDriver *driver)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *choice = gtk_check_button_new ();
  const char *name = mw_driver_get_name (driver);

  if (self->choices->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (choice), g_ptr_array_index (self->choices, 0));
  g_ptr_array_add (self->choices, choice);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), mw_driver_get_description (driver));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), choice);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), choice);
  adw_preferences_group_add (self->drivers, row);
  g_signal_connect_object (choice, "toggled", G_CALLBACK (on_choice_toggled_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
fill (MwMailboxStep *self)
{
  MwDraft *draft = mw_new_profile_get_draft (self->profile);
  GListModel *drivers = G_LIST_MODEL (mw_draft_get_catalogue (draft));

  self->address = MW_IDENTITY_ROW (mw_identity_row_new (MW_IDENTITY_ADDRESS, draft, NULL));
  self->name = MW_IDENTITY_ROW (mw_identity_row_new (MW_IDENTITY_NAME, draft, NULL));
  gtk_list_box_append (self->identity, GTK_WIDGET (self->address));
  gtk_list_box_append (self->identity, GTK_WIDGET (self->name));
  g_signal_connect_object (self->address, "changed", G_CALLBACK (on_address_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name, "changed", G_CALLBACK (on_name_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->address, "entered", G_CALLBACK (on_row_entered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name, "entered", G_CALLBACK (on_row_entered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->address, "open-profile", G_CALLBACK (on_row_open_profile_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name, "open-profile", G_CALLBACK (on_row_open_profile_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < g_list_model_get_n_items (drivers); i++)
    {
      g_autoptr (MwDriver) driver = g_list_model_get_item (drivers, i);

      add_driver (self, driver);
    }
  if (self->choices->len > 0)
    gtk_check_button_set_active (g_ptr_array_index (self->choices, 0), TRUE);
}

static void
mw_mailbox_step_dispose (GObject *object)
{
  MwMailboxStep *self = MW_MAILBOX_STEP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_MAILBOX_STEP);
  g_clear_object (&self->profile);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->suggested, g_free);
  g_clear_pointer (&self->suggested_from, g_free);

  G_OBJECT_CLASS (mw_mailbox_step_parent_class)->dispose (object);
}

static void
mw_mailbox_step_class_init (MwMailboxStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_mailbox_step_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/profiles/mailbox-step.ui");
  gtk_widget_class_bind_template_child (widget_class, MwMailboxStep, identity);
  gtk_widget_class_bind_template_child (widget_class, MwMailboxStep, drivers);
}

static void
mw_mailbox_step_init (MwMailboxStep *self)
{
  self->choices = g_ptr_array_new ();
  self->suggested = g_strdup ("");
  self->suggested_from = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_mailbox_step_new (MwNewProfile *profile)
{
  MwMailboxStep *self = g_object_new (MW_TYPE_MAILBOX_STEP, NULL);

  self->profile = g_object_ref (profile);
  fill (self);
  return GTK_WIDGET (self);
}
