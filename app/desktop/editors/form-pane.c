/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/form-pane.h"

#include <glib/gi18n.h>

#include "desktop/widgets/fold.h"

struct _MwFormPane
{
  AdwBin parent_instance;

  GtkSearchEntry *search;
  GtkToggleButton *changed;
  GtkToggleButton *needed;
  AdwBin *slot;

  MwValueForm *form; /* (unowned) (nullable): in the slot */
};

G_DEFINE_FINAL_TYPE (MwFormPane, mw_form_pane, ADW_TYPE_BIN)

static void
on_search_changed_cb (MwFormPane *self)
{
  g_assert (MW_IS_FORM_PANE (self));

  if (self->form != NULL)
    mw_value_form_set_search (self->form, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
on_shows_toggled_cb (MwFormPane *self, GtkToggleButton *button)
{
  MwFormShows shows = button == self->needed ? MW_FORM_NEEDED : MW_FORM_ALL;

  g_assert (MW_IS_FORM_PANE (self));

  if (gtk_toggle_button_get_active (button) && self->form != NULL)
    mw_value_form_set_shows (self->form, button == self->changed ? MW_FORM_CHANGED : shows);
}

static void
mw_form_pane_dispose (GObject *object)
{
  MwFormPane *self = MW_FORM_PANE (object);

  self->form = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_FORM_PANE);

  G_OBJECT_CLASS (mw_form_pane_parent_class)->dispose (object);
}

static void
mw_form_pane_class_init (MwFormPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_form_pane_dispose;

  g_type_ensure (MW_TYPE_FOLD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/editors/form-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, MwFormPane, search);
  gtk_widget_class_bind_template_child (widget_class, MwFormPane, changed);
  gtk_widget_class_bind_template_child (widget_class, MwFormPane, needed);
  gtk_widget_class_bind_template_child (widget_class, MwFormPane, slot);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_shows_toggled_cb);
}

static void
mw_form_pane_init (MwFormPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mw_form_pane_set_form (MwFormPane *self, MwValueForm *form)
{
  g_return_if_fail (MW_IS_FORM_PANE (self));
  g_return_if_fail (MW_IS_VALUE_FORM (form));

  self->form = form;
  adw_bin_set_child (self->slot, GTK_WIDGET (form));
}

MwValueForm *
mw_form_pane_get_form (MwFormPane *self)
{
  g_return_val_if_fail (MW_IS_FORM_PANE (self), NULL);

  return self->form;
}

void
mw_form_pane_set_placeholder (MwFormPane *self, GtkWidget *child)
{
  g_return_if_fail (MW_IS_FORM_PANE (self));

  self->form = NULL;
  adw_bin_set_child (self->slot, child);
}

void
mw_form_pane_set_needed (MwFormPane *self, guint n_needed)
{
  g_autofree char *needed = NULL;

  g_return_if_fail (MW_IS_FORM_PANE (self));

  if (n_needed > 0)
    /* Translators: a button that shows only what is needed, with how many that are */
    needed = g_strdup_printf (C_ ("parameters", "Needed %u"), n_needed);
  gtk_button_set_label (GTK_BUTTON (self->needed),
                        needed != NULL ? needed : C_ ("parameters", "Needed"));
}

GtkWidget *
mw_form_pane_get_search (MwFormPane *self)
{
  g_return_val_if_fail (MW_IS_FORM_PANE (self), NULL);

  return GTK_WIDGET (self->search);
}
