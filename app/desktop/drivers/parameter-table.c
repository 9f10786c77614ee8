/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/drivers/parameter-table.h"

#include <glib/gi18n.h>

#include <mailwright/parameter.h>

#include "desktop/lists/double-clicks.h"
#include "desktop/lists/empty-state.h"
#include "desktop/lists/list-keys.h"
#include "desktop/lists/narrow-switch.h"
#include "desktop/drivers/parameter-words.h"
#include "desktop/lists/text-cell.h"

struct _MwParameterTable
{
  AdwBin parent_instance;

  MwDriver *driver;    /* (owned) (nullable) */
  GtkFilter *filter;   /* (owned) (nullable) */
  GListModel *matches; /* (owned) (nullable) */
  char *search;        /* (owned) (nullable) case folded */

  MwEmptyState *empty_state;
  GtkColumnView *column_view;
  GtkColumnViewColumn *name_column;
  GtkColumnViewColumn *type_column;
  GtkColumnViewColumn *default_column;
  GtkColumnViewColumn *needed_column;
  GtkColumnViewColumn *direction_column;
  GtkColumnViewColumn *help_column;
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (MwParameterTable, mw_parameter_table, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  SEARCH_CLEARED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Parameters never change, so a cell is written once when it is bound. */
typedef char *(*WordsFunc) (MwParameterTable *self, MwParameter *parameter);

typedef struct
{
  MwParameterTable *table; /* (unowned) which owns the columns */
  WordsFunc func;
  MwTextFlags flags;
} Column;

static char *
dup_name (MwParameterTable *self, MwParameter *parameter)
{
  return g_strdup (mw_parameter_get_name (parameter));
}

static char *
dup_type (MwParameterTable *self, MwParameter *parameter)
{
  return mw_parameter_describe_type (parameter);
}

static char *
dup_default (MwParameterTable *self, MwParameter *parameter)
{
  return mw_parameter_words_default (self->driver, parameter);
}

static char *
dup_needed (MwParameterTable *self, MwParameter *parameter)
{
  return g_strdup (mw_parameter_get_required (parameter) ? _ ("Required") : _ ("Optional"));
}

static char *
dup_direction (MwParameterTable *self, MwParameter *parameter)
{
  return g_strdup (mw_parameter_words_direction (parameter));
}

static char *
dup_help (MwParameterTable *self, MwParameter *parameter)
{
  return g_strdup (mw_parameter_get_help (parameter));
}

static char *
dup_facts (MwParameterTable *self, MwParameter *parameter)
{
  g_autofree char *type = mw_parameter_describe_type (parameter);
  g_autofree char *value = mw_parameter_words_default (self->driver, parameter);
  GString *text = g_string_new (type);

  g_string_append_printf (text, " · %s", mw_parameter_words_direction (parameter));
  if (mw_parameter_get_required (parameter))
    g_string_append_printf (text, " · %s", _ ("Required"));
  if (*value != '\0')
    {
      g_string_append (text, " · ");
      /* Translators: %s is a driver's default value */
      g_string_append_printf (text, _ ("Default: %s"), value);
    }
  return g_string_free (text, FALSE);
}

static void
on_cell_set_up_cb (GtkListItemFactory *factory, GtkListItem *item, Column *column)
{
  gtk_list_item_set_child (item, mw_text_label_new (column->flags));
}

static void
on_cell_bound_cb (GtkListItemFactory *factory, GtkListItem *item, Column *column)
{
  g_autofree char *text = column->func (column->table, gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
free_column (gpointer user_data, GClosure *closure)
{
  g_free (user_data);
}

static void
set_words (MwParameterTable *self,
           GtkColumnViewColumn *view_column,
           WordsFunc func,
           MwTextFlags flags)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  Column *column = g_new0 (Column, 1);

  column->table = self;
  column->func = func;
  column->flags = flags;
  g_signal_connect_data (factory, "setup", G_CALLBACK (on_cell_set_up_cb), column, free_column, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (on_cell_bound_cb), column);
  gtk_column_view_column_set_factory (view_column, factory);
}

static GtkWidget *
append_line (GtkBox *lines, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (lines, label);
  return label;
}

static void
on_row_set_up_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  append_line (GTK_BOX (lines), NULL);
  append_line (GTK_BOX (lines), "caption");
  gtk_widget_add_css_class (append_line (GTK_BOX (lines), "caption"), "dim-label");
  gtk_widget_add_css_class (lines, "two-lines");
  gtk_list_item_set_child (item, lines);
}

static void
on_row_bound_cb (GtkListItemFactory *factory, GtkListItem *item, MwParameterTable *self)
{
  MwParameter *parameter = gtk_list_item_get_item (item);
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *facts = gtk_widget_get_next_sibling (name);
  GtkWidget *help = gtk_widget_get_next_sibling (facts);
  g_autofree char *text = dup_facts (self, parameter);

  gtk_label_set_label (GTK_LABEL (name), mw_parameter_get_name (parameter));
  gtk_label_set_label (GTK_LABEL (facts), text);
  gtk_label_set_label (GTK_LABEL (help), mw_parameter_get_help (parameter));
}

static void
set_up_rows (MwParameterTable *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_row_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_row_bound_cb), self);
  gtk_list_view_set_factory (self->list_view, factory);
}

static gboolean
match_parameter (gpointer item, gpointer user_data)
{
  return mw_parameter_words_match (item, MW_PARAMETER_TABLE (user_data)->search);
}

static void
on_row_activated_cb (MwParameterTable *self, guint position)
{
  g_autoptr (MwParameter) parameter = g_list_model_get_item (self->matches, position);

  if (parameter != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, mw_parameter_get_key (parameter));
}

static void
on_search_cleared_cb (MwParameterTable *self)
{
  g_signal_emit (self, signals[SEARCH_CLEARED], 0);
}

static void
mw_parameter_table_dispose (GObject *object)
{
  MwParameterTable *self = MW_PARAMETER_TABLE (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), NULL, NULL, NULL);
  g_clear_object (&self->matches);
  g_clear_object (&self->filter);
  g_clear_object (&self->driver);

  G_OBJECT_CLASS (mw_parameter_table_parent_class)->dispose (object);
}

static void
mw_parameter_table_finalize (GObject *object)
{
  MwParameterTable *self = MW_PARAMETER_TABLE (object);

  g_free (self->search);

  G_OBJECT_CLASS (mw_parameter_table_parent_class)->finalize (object);
}

static void
mw_parameter_table_class_init (MwParameterTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_parameter_table_dispose;
  object_class->finalize = mw_parameter_table_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", MW_TYPE_PARAMETER_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SEARCH_CLEARED] = g_signal_new ("search-cleared", MW_TYPE_PARAMETER_TABLE,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MW_TYPE_EMPTY_STATE);
  g_type_ensure (MW_TYPE_NARROW_SWITCH);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/drivers/parameter-table.ui");
  gtk_widget_class_bind_template_child (widget_class, MwParameterTable, empty_state);
  gtk_widget_class_bind_template_child (widget_class, MwParameterTable, column_view);
  gtk_widget_class_bind_template_child (widget_class, MwParameterTable, name_column);
  gtk_widget_class_bind_template_child (widget_class, MwParameterTable, type_column);
  gtk_widget_class_bind_template_child (widget_class, MwParameterTable, default_column);
  gtk_widget_class_bind_template_child (widget_class, MwParameterTable, needed_column);
  gtk_widget_class_bind_template_child (widget_class, MwParameterTable, direction_column);
  gtk_widget_class_bind_template_child (widget_class, MwParameterTable, help_column);
  gtk_widget_class_bind_template_child (widget_class, MwParameterTable, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_cleared_cb);
}

static void
mw_parameter_table_init (MwParameterTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mw_list_keys_attach (GTK_WIDGET (self->column_view));
  mw_double_clicks_attach (GTK_WIDGET (self->column_view));
  mw_list_keys_attach (GTK_WIDGET (self->list_view));
  mw_double_clicks_attach (GTK_WIDGET (self->list_view));
  set_words (self, self->name_column, dup_name, MW_TEXT_PLAIN);
  set_words (self, self->type_column, dup_type, MW_TEXT_PLAIN);
  set_words (self, self->default_column, dup_default, MW_TEXT_PLAIN);
  set_words (self, self->needed_column, dup_needed, MW_TEXT_PLAIN);
  set_words (self, self->direction_column, dup_direction, MW_TEXT_PLAIN);
  set_words (self, self->help_column, dup_help, MW_TEXT_DIM);
  set_up_rows (self);
}

void
mw_parameter_table_set_driver (MwParameterTable *self, MwDriver *driver)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_return_if_fail (MW_IS_PARAMETER_TABLE (self));
  g_return_if_fail (MW_IS_DRIVER (driver));
  g_return_if_fail (self->driver == NULL);

  self->driver = g_object_ref (driver);
  self->filter = GTK_FILTER (gtk_custom_filter_new (match_parameter, self, NULL));
  self->matches = G_LIST_MODEL (gtk_filter_list_model_new (
      g_object_ref (mw_driver_get_parameters (driver)), g_object_ref (self->filter)));
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (self->matches)));
  gtk_column_view_set_model (self->column_view, selection);
  gtk_list_view_set_model (self->list_view, selection);
  mw_empty_state_set_list (self->empty_state, self->matches);
}

void
mw_parameter_table_set_search (MwParameterTable *self, const char *search)
{
  gboolean searched = search != NULL && *search != '\0';

  g_return_if_fail (MW_IS_PARAMETER_TABLE (self));

  g_clear_pointer (&self->search, g_free);
  if (searched)
    self->search = g_utf8_casefold (search, -1);
  mw_empty_state_set_narrowed (self->empty_state, searched, search);
  if (self->filter != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}
