/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/bulk-chooser.h"

#include <glib/gi18n.h>

#include <mailwright/parameter.h>

#include "desktop/lists/gradual-list.h"
#include "desktop/lists/list-keys.h"
#include <mailwright/parameter-words.h>

struct _MwBulkChooser
{
  AdwBin parent_instance;

  MwBulkPlan *plan;    /* (unowned) (nullable) */
  GtkFilter *filter;   /* (owned) (nullable) */
  GtkSorter *sorter;   /* (owned) (nullable) */
  GListModel *matches; /* (owned) (nullable) */
  char *search;        /* (owned) (nullable) case folded */

  GtkSearchEntry *search_entry;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (MwBulkChooser, mw_bulk_chooser, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
match_parameter (gpointer item, gpointer user_data)
{
  return mw_parameter_words_match (item, MW_BULK_CHOOSER (user_data)->search);
}

/* The best one first; without a search, and between equals, in the order of the sections. */
static int
compare_parameters (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const char *search = MW_BULK_CHOOSER (user_data)->search;
  guint first = mw_parameter_words_rank ((gpointer) a, search);
  guint second = mw_parameter_words_rank ((gpointer) b, search);

  return first < second   ? GTK_ORDERING_SMALLER
         : first > second ? GTK_ORDERING_LARGER
                          : GTK_ORDERING_EQUAL;
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  MwBulkChooser *self = user_data;
  guint n_profiles = mw_bulk_plan_get_n_profiles (self->plan);
  guint n_takers = mw_bulk_plan_count_takers (self->plan, mw_parameter_get_key (item));
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", TRUE,
                                 "title", mw_parameter_get_name (item), "subtitle",
                                 mw_parameter_get_help (item), "subtitle-lines", 2, NULL);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  if (n_takers < n_profiles)
    {
      /* Translators: how many of the chosen profiles have this parameter */
      g_autofree char *text = g_strdup_printf (_ ("%u of %u"), n_takers, n_profiles);
      GtkWidget *label = gtk_label_new (text);

      gtk_widget_add_css_class (label, "count");
      gtk_widget_set_tooltip_text (label, _ ("So many of the chosen profiles have it"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  gtk_widget_add_css_class (arrow, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  return row;
}

static MwParameter *
dup_parameter (MwBulkChooser *self, GtkListBoxRow *row)
{
  return g_list_model_get_item (self->matches, (guint) gtk_list_box_row_get_index (row));
}

/* A title before the first row of each section, unless the best of them come first. */
static void
head_row (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  MwBulkChooser *self = user_data;
  g_autoptr (MwParameter) parameter = dup_parameter (self, row);
  g_autoptr (MwParameter) other = before != NULL ? dup_parameter (self, before) : NULL;
  GtkWidget *title = NULL;

  if (parameter != NULL && self->search == NULL &&
      (other == NULL ||
       !g_str_equal (mw_parameter_get_section (other), mw_parameter_get_section (parameter))))
    {
      title = gtk_label_new (mw_parameter_words_section (parameter));
      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_widget_add_css_class (title, "caption-heading");
      gtk_widget_add_css_class (title, "section-title");
    }
  gtk_list_box_row_set_header (row, title);
}

static void
search (MwBulkChooser *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *folded = *text != '\0' ? g_utf8_casefold (text, -1) : NULL;

  if (g_strcmp0 (folded, self->search) == 0 || self->filter == NULL)
    return;
  g_free (self->search);
  self->search = g_steal_pointer (&folded);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  gtk_list_box_invalidate_headers (self->list);
}

static void
choose (MwBulkChooser *self, guint position)
{
  g_autoptr (MwParameter) parameter = g_list_model_get_item (self->matches, position);

  if (parameter != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, parameter);
}

static void
on_row_activated_cb (MwBulkChooser *self, GtkListBoxRow *row)
{
  choose (self, (guint) gtk_list_box_row_get_index (row));
}

static void
on_search_changed_cb (MwBulkChooser *self)
{
  search (self);
}

/* Escape clears what was searched first, and closes the window when there is nothing to clear. */
static void
on_search_stopped_cb (MwBulkChooser *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "window.close", NULL);
}

/* A field waits a moment before it says what was typed; who presses Enter does not. */
static void
on_search_activated_cb (MwBulkChooser *self)
{
  search (self);
  if (self->matches != NULL)
    choose (self, 0);
}

static gboolean
mw_bulk_chooser_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MW_BULK_CHOOSER (widget)->search_entry));
}

static void
mw_bulk_chooser_dispose (GObject *object)
{
  MwBulkChooser *self = MW_BULK_CHOOSER (object);

  if (self->filter != NULL)
    {
      gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
      gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), NULL, NULL, NULL);
      gtk_custom_sorter_set_sort_func (GTK_CUSTOM_SORTER (self->sorter), NULL, NULL, NULL);
    }
  g_clear_object (&self->matches);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);

  G_OBJECT_CLASS (mw_bulk_chooser_parent_class)->dispose (object);
}

static void
mw_bulk_chooser_finalize (GObject *object)
{
  MwBulkChooser *self = MW_BULK_CHOOSER (object);

  g_free (self->search);

  G_OBJECT_CLASS (mw_bulk_chooser_parent_class)->finalize (object);
}

static void
mw_bulk_chooser_class_init (MwBulkChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_bulk_chooser_dispose;
  object_class->finalize = mw_bulk_chooser_finalize;
  widget_class->grab_focus = mw_bulk_chooser_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen", MW_TYPE_BULK_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, MW_TYPE_PARAMETER);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/profiles/bulk-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, MwBulkChooser, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MwBulkChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated_cb);
}

static void
mw_bulk_chooser_init (MwBulkChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mw_list_keys_attach (GTK_WIDGET (self->list));
}

void
mw_bulk_chooser_set_plan (MwBulkChooser *self, MwBulkPlan *plan)
{
  g_autoptr (GListModel) rows = NULL;
  GtkFilterListModel *filtered = NULL;

  g_return_if_fail (MW_IS_BULK_CHOOSER (self));
  g_return_if_fail (self->plan == NULL);

  self->plan = plan;
  self->filter = GTK_FILTER (gtk_custom_filter_new (match_parameter, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_parameters, self, NULL));
  filtered = gtk_filter_list_model_new (g_object_ref (mw_bulk_plan_get_parameters (plan)),
                                        g_object_ref (self->filter));
  self->matches =
      G_LIST_MODEL (gtk_sort_list_model_new (G_LIST_MODEL (filtered), g_object_ref (self->sorter)));
  /* The first ones are there when the dialog opens, the others soon after. */
  rows = mw_gradual_list_new (self->matches);
  gtk_list_box_bind_model (self->list, rows, create_row, self, NULL);
  gtk_list_box_set_header_func (self->list, head_row, self, NULL);
}
