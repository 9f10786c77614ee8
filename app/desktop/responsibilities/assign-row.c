/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/responsibilities/assign-row.h"

#include <glib/gi18n.h>

#include "desktop/lists/item-rows.h"
#include "desktop/lists/text-cell.h"

struct _MwAssignRow
{
  AdwBin parent_instance;

  MwChoices *choices;     /* (owned) */
  MwMarks *held;          /* (owned) */
  MwResponsibility *item; /* (owned) (nullable) */

  GtkWidget *check; /* (unowned) */
  GtkWidget *name;  /* (unowned): a cell */
  GtkWidget *note;  /* (unowned) */
};

static void item_cell_iface_init (MwItemCellInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwAssignRow,
                               mw_assign_row,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_ITEM_CELL, item_cell_iface_init))

static gboolean
is_there (MwAssignRow *self)
{
  return self->item != NULL && !mw_responsibility_get_loading (self->item);
}

static gboolean
is_held (MwAssignRow *self)
{
  return mw_marks_has_responsibility (self->held, mw_responsibility_get_id (self->item));
}

/* Where several are to join, the others can still do so. */
static gboolean
is_settled (MwAssignRow *self)
{
  return is_held (self) && mw_marks_count_members (self->held) == 1;
}

/* What it gives, and who is in it already. */
static char *
describe (MwAssignRow *self)
{
  guint n = mw_responsibility_get_n_profiles (self->item);
  g_autofree char *addresses = g_strdup_printf (ngettext ("%u address", "%u addresses", n), n);
  g_autofree char *held = is_held (self) ? mw_marks_describe (self->held) : NULL;

  if (held == NULL)
    return g_steal_pointer (&addresses);
  /* Translators: “3 addresses · Anna Larsen is in it” */
  return g_strdup_printf (_ ("%s · %s"), addresses, held);
}

static void
show (MwAssignRow *self)
{
  g_autofree char *note = NULL;

  if (!is_there (self))
    return;
  note = describe (self);
  gtk_label_set_label (GTK_LABEL (self->note), note);
  gtk_widget_set_sensitive (self->check, !is_settled (self));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check),
                               is_settled (self) || mw_choices_has (self->choices, self->item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mw_responsibility_get_name (self->item),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note, -1);
}

static void
on_toggled_cb (MwAssignRow *self)
{
  if (is_there (self) && !is_settled (self))
    mw_choices_set (self->choices, self->item,
                    gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
}

static void
on_released_cb (MwAssignRow *self, int n_press)
{
  if (n_press == 1)
    mw_assign_row_toggle (self);
}

static void
set_item (MwItemCell *cell, GObject *item)
{
  MwAssignRow *self = MW_ASSIGN_ROW (cell);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  mw_item_cell_set_item (MW_ITEM_CELL (self->name), item);
  if (item == NULL)
    return;
  self->item = MW_RESPONSIBILITY (g_object_ref (item));
  g_signal_connect_object (item, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

static void
item_cell_iface_init (MwItemCellInterface *iface)
{
  iface->set_item = set_item;
}

static void
mw_assign_row_dispose (GObject *object)
{
  MwAssignRow *self = MW_ASSIGN_ROW (object);

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  g_clear_object (&self->choices);
  g_clear_object (&self->held);

  G_OBJECT_CLASS (mw_assign_row_parent_class)->dispose (object);
}

static void
mw_assign_row_class_init (MwAssignRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mw_assign_row_dispose;
}

static void
mw_assign_row_init (MwAssignRow *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkGesture *click = gtk_gesture_click_new ();

  self->check = gtk_check_button_new ();
  self->name = mw_text_cell_new ("name", MW_TEXT_STAGED);
  self->note = mw_text_label_new (MW_TEXT_DIM | MW_TEXT_SMALL);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), self->name);
  gtk_box_append (GTK_BOX (lines), self->note);
  gtk_box_append (GTK_BOX (row), self->check);
  gtk_box_append (GTK_BOX (row), lines);
  gtk_widget_add_css_class (row, "two-lines");
  adw_bin_set_child (ADW_BIN (self), row);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (on_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (on_released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (lines, GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
mw_assign_row_new (MwChoices *choices, MwMarks *held)
{
  MwAssignRow *self = NULL;

  g_return_val_if_fail (MW_IS_CHOICES (choices), NULL);
  g_return_val_if_fail (MW_IS_MARKS (held), NULL);

  self = g_object_new (MW_TYPE_ASSIGN_ROW, NULL);
  self->choices = g_object_ref (choices);
  self->held = g_object_ref (held);
  g_signal_connect_object (choices, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (held, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
mw_assign_row_toggle (MwAssignRow *self)
{
  g_return_if_fail (MW_IS_ASSIGN_ROW (self));

  if (is_there (self) && !is_settled (self))
    mw_choices_set (self->choices, self->item, !mw_choices_has (self->choices, self->item));
}
