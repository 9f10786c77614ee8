/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/sort-picker.h"

#include "desktop/lists/column-sorter.h"
#include "desktop/lists/rows-view.h"

struct _MwSortPicker
{
  AdwBin parent_instance;

  GtkColumnView *view; /* (owned) (nullable) */
  GPtrArray *columns;  /* (owned) (element-type GtkColumnViewColumn): those in the drop-down */
  gboolean following;  /* the drop-down follows the headers just now */

  GtkDropDown *column_drop_down;
  GtkToggleButton *descending_button;
  GtkMenuButton *columns_button;
};

G_DEFINE_FINAL_TYPE (MwSortPicker, mw_sort_picker, ADW_TYPE_BIN)

static void
show_columns (MwSortPicker *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (!MW_IS_COLUMN_SORTER (gtk_column_view_column_get_sorter (column)))
        continue;
      gtk_string_list_append (titles, gtk_column_view_column_get_title (column));
      g_ptr_array_add (self->columns, g_object_ref (column));
    }
  gtk_drop_down_set_model (self->column_drop_down, G_LIST_MODEL (titles));
}

/* The headers have the same menu, but no key opens it there. */
static void
offer_columns (MwSortPicker *self)
{
  GtkWidget *rows = gtk_widget_get_ancestor (GTK_WIDGET (self->view), MW_TYPE_ROWS_VIEW);
  MwColumnChooser *chooser = rows != NULL ? mw_rows_view_get_columns (MW_ROWS_VIEW (rows)) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->columns_button), chooser != NULL);
  if (chooser == NULL)
    return;
  mw_column_chooser_insert_actions (chooser, GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (self->columns_button, mw_column_chooser_get_menu (chooser));
}

static void
follow (MwSortPicker *self)
{
  gboolean descending = FALSE;
  const char *key = mw_column_sorter_read (self->view, &descending);

  if (self->following)
    return;
  self->following = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkSorter *sorter = gtk_column_view_column_get_sorter (g_ptr_array_index (self->columns, i));

      if (g_strcmp0 (mw_column_sorter_get_key (MW_COLUMN_SORTER (sorter)), key) == 0)
        gtk_drop_down_set_selected (self->column_drop_down, i);
    }
  gtk_toggle_button_set_active (self->descending_button, descending);
  self->following = FALSE;
}

static void
on_order_chosen_cb (MwSortPicker *self)
{
  guint position = gtk_drop_down_get_selected (self->column_drop_down);
  gboolean descending = gtk_toggle_button_get_active (self->descending_button);

  if (self->following || self->view == NULL || position >= self->columns->len)
    return;
  self->following = TRUE;
  mw_column_sorter_sort (self->view, g_ptr_array_index (self->columns, position),
                         descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->following = FALSE;
}

static void
mw_sort_picker_dispose (GObject *object)
{
  MwSortPicker *self = MW_SORT_PICKER (object);

  self->following = TRUE;
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
  g_clear_object (&self->view);
  g_clear_pointer (&self->columns, g_ptr_array_unref);

  G_OBJECT_CLASS (mw_sort_picker_parent_class)->dispose (object);
}

static void
mw_sort_picker_class_init (MwSortPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_sort_picker_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/lists/sort-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, MwSortPicker, column_drop_down);
  gtk_widget_class_bind_template_child (widget_class, MwSortPicker, descending_button);
  gtk_widget_class_bind_template_child (widget_class, MwSortPicker, columns_button);
  gtk_widget_class_bind_template_callback (widget_class, on_order_chosen_cb);
}

static void
mw_sort_picker_init (MwSortPicker *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_sort_picker_new (void)
{
  return g_object_new (MW_TYPE_SORT_PICKER, NULL);
}

void
mw_sort_picker_set_view (MwSortPicker *self, GtkColumnView *view)
{
  g_return_if_fail (MW_IS_SORT_PICKER (self));
  g_return_if_fail (view == NULL || GTK_IS_COLUMN_VIEW (view));

  if (self->view == view)
    return;
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
  g_set_object (&self->view, view);
  self->following = TRUE;
  g_ptr_array_set_size (self->columns, 0);
  if (view != NULL)
    show_columns (self);
  self->following = FALSE;
  if (view == NULL)
    return;
  offer_columns (self);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (follow), self,
                           G_CONNECT_SWAPPED);
  follow (self);
}
