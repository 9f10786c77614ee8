/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/widgets/chip.h"

#include <glib/gi18n.h>

#include "desktop/widgets/staged-dot.h"

struct _MwChip
{
  GtkWidget parent_instance;

  GObject *item;      /* (owned) */
  GtkWidget *popover; /* (unowned) (nullable): a child, while its menu is wanted */
  guint closing;      /* source that lets go of it, or 0 */

  GtkButton *button;
  GtkLabel *label;
  MwStagedDot *dot;
  GtkButton *remove_button;
};

G_DEFINE_FINAL_TYPE (MwChip, mw_chip, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_text (MwChip *self)
{
  if (MW_IS_AGENT (self->item))
    return mw_agent_get_display_name (MW_AGENT (self->item));
  return mw_profile_get_address (MW_PROFILE (self->item));
}

static void
show_profile_state (MwChip *self)
{
  MwProfile *profile = MW_PROFILE (self->item);
  gboolean silent = !mw_profile_get_loading (profile) &&
                    (!mw_profile_get_enabled (profile) || mw_profile_get_retired (profile));
  g_autofree char *tooltip = NULL;

  if (silent)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "silent");
      /* Translators: a profile's name, and its state: “Disabled” or “Retired” */
      tooltip = g_strdup_printf (_ ("%s · %s: in no From list"), mw_profile_get_name (profile),
                                 mw_profile_get_state_text (profile));
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "silent");
      tooltip = g_strdup (mw_profile_get_name (profile));
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), tooltip);
}

static void
show_agent_state (MwChip *self)
{
  MwAgent *agent = MW_AGENT (self->item);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), mw_agent_get_login (agent));
}

static void
show_item (MwChip *self)
{
  MwStaged membership = MW_STAGED_NO;
  /* Translators: takes an agent or an address out of a responsibility */
  g_autofree char *words = g_strdup_printf (_ ("Remove %s"), get_text (self));

  gtk_label_set_label (self->label, get_text (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_text (self), -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->remove_button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_get (self->item, "membership", &membership, NULL);
  mw_staged_dot_set_staged (self->dot, membership);
  if (MW_IS_PROFILE (self->item))
    show_profile_state (self);
  else
    show_agent_state (self);
}

static void
on_clicked_cb (MwChip *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
on_remove_clicked_cb (MwChip *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static gboolean
on_delete_pressed_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MwChip *self = MW_CHIP (widget);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->remove_button)))
    return FALSE;
  g_signal_emit (self, signals[REMOVED], 0);
  return TRUE;
}

/* ---- its menu ---- */

static void
open_item (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwChip *self = MW_CHIP (widget);

  if (MW_IS_AGENT (self->item))
    gtk_widget_activate_action (widget, "win.open-agent", "s",
                                mw_agent_get_id (MW_AGENT (self->item)));
  else
    gtk_widget_activate_action (widget, "win.open-profile", "s",
                                mw_profile_get_id (MW_PROFILE (self->item)));
}

static void
remove_item (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[REMOVED], 0);
}

/* Made when it is wanted: a page has hundreds of chips. */
static GtkWidget *
make_popover (MwChip *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *popover = NULL;

  g_menu_append (menu, MW_IS_AGENT (self->item) ? _ ("_Open Agent") : _ ("_Open Profile"),
                 "chip.open");
  g_menu_append (menu, _ ("_Remove From Responsibility"), "chip.remove");
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  return popover;
}

static gboolean
on_closing_settled_cb (gpointer user_data)
{
  MwChip *self = user_data;

  self->closing = 0;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  return G_SOURCE_REMOVE;
}

/* Later: what was chosen in it is done after it is closed. */
static void
on_popover_closed_cb (MwChip *self)
{
  if (self->closing == 0)
    self->closing = g_idle_add (on_closing_settled_cb, self);
}

/* What a row's menu gives way to. */
static void
open_menu (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwChip *self = MW_CHIP (widget);

  if (self->popover == NULL)
    {
      self->popover = make_popover (self);
      gtk_widget_set_parent (self->popover, widget);
      g_signal_connect_object (self->popover, "closed", G_CALLBACK (on_popover_closed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
mw_chip_dispose (GObject *object)
{
  MwChip *self = MW_CHIP (object);

  g_clear_handle_id (&self->closing, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_CHIP);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (mw_chip_parent_class)->dispose (object);
}

static void
mw_chip_class_init (MwChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_chip_dispose;

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MW_TYPE_STAGED_DOT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailwright/Mailwright/widgets/chip.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, MwChip, button);
  gtk_widget_class_bind_template_child (widget_class, MwChip, label);
  gtk_widget_class_bind_template_child (widget_class, MwChip, dot);
  gtk_widget_class_bind_template_child (widget_class, MwChip, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
  gtk_widget_class_install_action (widget_class, "own-menu.open", NULL, open_menu);
  gtk_widget_class_install_action (widget_class, "chip.open", NULL, open_item);
  gtk_widget_class_install_action (widget_class, "chip.remove", NULL, remove_item);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, on_delete_pressed_cb, NULL);
}

static void
mw_chip_init (MwChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
make_technical (MwChip *self)
{
  gtk_widget_set_direction (GTK_WIDGET (self->label), GTK_TEXT_DIR_LTR);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_MIDDLE);
}

static void
make_ghost (MwChip *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "ghost");
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self->button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->remove_button), FALSE);
}

static void
follow (MwChip *self, const char *const *signal_names)
{
  for (guint i = 0; signal_names[i] != NULL; i++)
    g_signal_connect_object (self->item, signal_names[i], G_CALLBACK (show_item), self,
                             G_CONNECT_SWAPPED);
}

GtkWidget *
mw_chip_new (GObject *item, gboolean ghost)
{
  const char *const of_agent[] = { "notify::display-name", "notify::membership", NULL };
  const char *const of_profile[] = { "notify::address", "notify::membership", "notify::state-text",
                                     NULL };
  MwChip *self = NULL;

  g_return_val_if_fail (MW_IS_AGENT (item) || MW_IS_PROFILE (item), NULL);

  self = g_object_new (MW_TYPE_CHIP, NULL);
  self->item = g_object_ref (item);
  if (MW_IS_PROFILE (item))
    make_technical (self);
  if (ghost)
    make_ghost (self);
  follow (self, MW_IS_AGENT (item) ? of_agent : of_profile);
  show_item (self);
  return GTK_WIDGET (self);
}

GObject *
mw_chip_get_item (MwChip *self)
{
  g_return_val_if_fail (MW_IS_CHIP (self), NULL);

  return self->item;
}

void
mw_chip_set_marked (MwChip *self, gboolean marked)
{
  g_return_if_fail (MW_IS_CHIP (self));

  if (marked)
    gtk_widget_add_css_class (GTK_WIDGET (self), "marked");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "marked");
}

void
mw_chip_grab_remove_focus (MwChip *self)
{
  g_return_if_fail (MW_IS_CHIP (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->remove_button));
}
