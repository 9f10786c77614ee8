/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/submit/review-list.h"

#include <glib/gi18n.h>

#include "desktop/submit/change-heading.h"
#include "desktop/submit/change-row.h"
#include "desktop/submit/change-rows.h"
#include "desktop/submit/finding-row.h"
#include "desktop/lists/list-keys.h"
#include "desktop/lists/row-menu.h"

/* From how many on there is a search. */
#define MANY_CHANGES 50
/* From how many on all warnings can be ticked at once: nobody ticks a thousand. */
#define MANY_WARNINGS 10

struct _MwReviewList
{
  AdwBin parent_instance;

  MwAcceptance *acceptance;     /* (owned) */
  MwReview *review;             /* (owned) (nullable) */
  MwChangeRows *rows;           /* (owned) */
  GListStore *parts;            /* (owned): the findings, then the rows */
  GtkFilterListModel *findings; /* (owned): those that the search leaves */

  GtkWidget *tools;
  GtkWidget *search_entry;
  GtkLabel *count;
  GtkButton *fold_button;
  GtkCheckButton *all_tick;
  GtkStack *stack;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (MwReviewList, mw_review_list, ADW_TYPE_BIN)

typedef enum
{
  SIGNAL_LEAD,
  SIGNAL_OPEN,
  SIGNAL_TAKE_OUT,
  N_SIGNALS
} Signal;

static guint signals[N_SIGNALS];

static void
show_fold_button (MwReviewList *self)
{
  gtk_button_set_label (self->fold_button, mw_change_rows_get_all_folded (self->rows)
                                               ? _ ("Unfold All")
                                               : _ ("Fold All"));
}

static void
show_count (MwReviewList *self)
{
  guint n_groups = mw_change_rows_get_n_groups (self->rows);
  guint n_objects = mw_change_rows_count_objects (self->rows);
  g_autofree char *text =
      g_strdup_printf (ngettext ("%'u object changes", "%'u objects change", n_objects), n_objects);

  gtk_label_set_label (self->count, text);
  gtk_widget_set_visible (self->tools, n_groups > 1 || n_objects > 1);
}

static void
show_matches (MwReviewList *self)
{
  gboolean none = g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0 &&
                  g_list_model_get_n_items (G_LIST_MODEL (self->findings)) == 0 &&
                  *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';

  gtk_stack_set_visible_child_name (self->stack, none ? "no-matches" : "rows");
}

static void
show_all_tick (MwReviewList *self)
{
  guint n_warnings = mw_acceptance_get_n_warnings (self->acceptance);
  g_autofree char *label = g_strdup_printf (
      ngettext ("I Know All %u Warning", "I Know All %u Warnings", n_warnings), n_warnings);

  gtk_check_button_set_label (self->all_tick, label);
  gtk_widget_set_visible (GTK_WIDGET (self->all_tick), n_warnings >= MANY_WARNINGS);
  gtk_check_button_set_active (self->all_tick,
                               n_warnings > 0 && mw_acceptance_get_n_left (self->acceptance) == 0);
  /* Not all, and maybe some: the tick says neither. */
  gtk_check_button_set_inconsistent (self->all_tick,
                                     mw_acceptance_get_n_left (self->acceptance) > 0 &&
                                         mw_acceptance_get_n_left (self->acceptance) < n_warnings);
}

static void
on_all_toggled_cb (MwReviewList *self)
{
  gboolean active = gtk_check_button_get_active (self->all_tick);

  if (mw_acceptance_get_n_warnings (self->acceptance) > 0 &&
      active != (mw_acceptance_get_n_left (self->acceptance) == 0))
    mw_acceptance_set_all (self->acceptance, active);
}

static gboolean
matches_search (gpointer item, gpointer user_data)
{
  MwFinding *finding = item;
  MwReviewList *self = user_data;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *stripped = g_strstrip (g_utf8_casefold (text, -1));
  g_autofree char *name = g_utf8_casefold (mw_finding_get_object_name (finding), -1);
  g_autofree char *message = g_utf8_casefold (mw_finding_get_message (finding), -1);

  return strstr (name, stripped) != NULL || strstr (message, stripped) != NULL;
}

static void
on_search_changed_cb (MwReviewList *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->findings),
                      GTK_FILTER_CHANGE_DIFFERENT);
  mw_change_rows_set_search (self->rows, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  show_matches (self);
  show_fold_button (self);
}

/* Escape clears what is searched first; without anything to clear it is the dialog's. */
static void
on_search_stopped_cb (MwReviewList *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) == '\0')
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "submit.cancel", NULL);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (self->search_entry);
}

static void
on_fold_clicked_cb (MwReviewList *self)
{
  mw_change_rows_set_all_folded (self->rows, !mw_change_rows_get_all_folded (self->rows));
  show_fold_button (self);
}

static void
on_lead_cb (MwReviewList *self, MwFinding *finding)
{
  g_signal_emit (self, signals[SIGNAL_LEAD], 0, finding);
}

static void
on_row_activated_cb (MwReviewList *self, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->list));
  g_autoptr (GObject) item = g_list_model_get_item (model, position);

  if (MW_IS_CHANGE_GROUP (item))
    {
      mw_change_rows_toggle (self->rows, MW_CHANGE_GROUP (item));
      show_fold_button (self);
    }
  else if (MW_IS_FINDING (item) && mw_finding_get_is_error (MW_FINDING (item)))
    on_lead_cb (self, MW_FINDING (item));
  else if (MW_IS_FINDING (item))
    mw_acceptance_set (self->acceptance, MW_FINDING (item),
                       !mw_acceptance_get (self->acceptance, MW_FINDING (item)));
}

/* ---- rows: the kinds differ, so a row's child is made for what it comes to show ---- */

static GtkWidget *
make_child (MwReviewList *self, GObject *item)
{
  GtkWidget *row = NULL;

  if (MW_IS_CHANGE_GROUP (item))
    return mw_change_heading_new ();
  if (MW_IS_CHANGE (item))
    return mw_change_row_new ();
  row = mw_finding_row_new (self->acceptance);
  g_signal_connect_object (row, "lead", G_CALLBACK (on_lead_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GType
get_child_type (GObject *item)
{
  if (MW_IS_CHANGE_GROUP (item))
    return MW_TYPE_CHANGE_HEADING;
  return MW_IS_CHANGE (item) ? MW_TYPE_CHANGE_ROW : MW_TYPE_FINDING_ROW;
}

static char *
describe (GObject *item)
{
  if (MW_IS_CHANGE_GROUP (item))
    {
      MwChangeGroup *group = MW_CHANGE_GROUP (item);
      g_autoptr (MwChange) change = mw_change_group_dup_change (group);
      g_autofree char *name = mw_change_heading_dup_name (group, change);
      g_autofree char *count = mw_change_heading_dup_count (group, change);

      if (mw_change_group_get_alike (group))
        /* Translators: what is done to many alike (“SMTP Server → …”), and to how many (“5
         * profiles”) */
        return g_strdup_printf (_ ("%1$s, %2$s"), name, count);
      /* Translators: a kind of object (“Profile”), its name, and how many changes it has (“2
       * changes”) */
      return g_strdup_printf (_ ("%1$s “%2$s”, %3$s"),
                              mw_object_kind_describe (mw_change_get_object_kind (change)), name,
                              count);
    }
  if (MW_IS_CHANGE (item))
    return mw_change_dup_summary (MW_CHANGE (item));
  if (mw_finding_get_is_error (MW_FINDING (item)))
    /* Translators: an object's name, then what is wrong with it */
    return g_strdup_printf (_ ("Error: %1$s: %2$s"), mw_finding_get_object_name (MW_FINDING (item)),
                            mw_finding_get_message (MW_FINDING (item)));
  /* Translators: an object's name, then what is doubtful about it */
  return g_strdup_printf (_ ("Warning: %1$s: %2$s"), mw_finding_get_object_name (MW_FINDING (item)),
                          mw_finding_get_message (MW_FINDING (item)));
}

/* Where the row is among the changes; the findings come before them. */
static guint
get_row (MwReviewList *self, guint position)
{
  return position - g_list_model_get_n_items (G_LIST_MODEL (self->findings));
}

static gboolean
is_alike (MwReviewList *self, GtkListItem *list_item)
{
  guint row = get_row (self, gtk_list_item_get_position (list_item));

  return mw_change_group_get_alike (mw_change_rows_find_group (self->rows, row));
}

static void
on_row_bound_cb (MwReviewList *self, GtkListItem *list_item)
{
  GObject *item = gtk_list_item_get_item (list_item);
  GtkWidget *child = gtk_list_item_get_child (list_item);
  g_autofree char *words = describe (item);

  if (child == NULL || G_OBJECT_TYPE (child) != get_child_type (item))
    {
      child = make_child (self, item);
      gtk_list_item_set_child (list_item, child);
    }
  gtk_accessible_reset_state (GTK_ACCESSIBLE (gtk_widget_get_parent (child)),
                              GTK_ACCESSIBLE_STATE_EXPANDED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (child)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_list_item_set_activatable (list_item, !MW_IS_CHANGE (item));
  if (MW_IS_CHANGE_GROUP (item))
    mw_change_heading_set_group (MW_CHANGE_HEADING (child), MW_CHANGE_GROUP (item));
  else if (MW_IS_CHANGE (item))
    mw_change_row_set_change (MW_CHANGE_ROW (child), MW_CHANGE (item), is_alike (self, list_item));
  else
    mw_finding_row_set_finding (MW_FINDING_ROW (child), MW_FINDING (item));
}

/* ---- what can be done with the row that is chosen ---- */

/* FALSE where none is, or where it is a finding. */
static gboolean
find_chosen (MwReviewList *self, guint *row)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->list));
  guint position = gtk_single_selection_get_selected (selection);

  if (position == GTK_INVALID_LIST_POSITION ||
      MW_IS_FINDING (gtk_single_selection_get_selected_item (selection)))
    return FALSE;
  *row = get_row (self, position);
  return TRUE;
}

/* Of the row, or of its first one. */
static const MwOperationFields *
list_places (MwReviewList *self, guint row, GArray *places)
{
  MwOperation *operation = NULL;

  mw_change_rows_list_places (self->rows, row, places);
  operation =
      g_ptr_array_index (mw_review_get_operations (self->review), g_array_index (places, guint, 0));
  return mw_operation_get_fields (operation);
}

/* What is removed has no page any more. */
static gboolean
is_removed (MwReviewList *self, guint row)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  const MwOperationFields *fields = list_places (self, row, places);

  return fields->sign == MW_CHANGE_REMOVED && fields->member == NULL;
}

static void
show_actions (MwReviewList *self)
{
  guint row = 0;
  gboolean chosen = find_chosen (self, &row);
  gpointer item = gtk_single_selection_get_selected_item (
      GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->list)));
  gboolean many = MW_IS_CHANGE_GROUP (item) && mw_change_group_get_alike (item);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.open",
                                 chosen && !many && !is_removed (self, row));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.take-out", chosen);
}

static void
open_chosen (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwReviewList *self = MW_REVIEW_LIST (widget);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  const MwOperationFields *fields = NULL;
  guint row = 0;

  if (!find_chosen (self, &row))
    return;
  fields = list_places (self, row, places);
  /* A heading stands for the object, a line for its parameter. */
  g_signal_emit (self, signals[SIGNAL_OPEN], 0, (int) fields->object_kind, fields->object_id,
                 places->len == 1 && fields->n_values > 0 ? fields->member : NULL);
}

static void
take_out_chosen (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwReviewList *self = MW_REVIEW_LIST (widget);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (MwChange) first = NULL;
  g_autofree char *name = NULL;
  MwChangeGroup *group = NULL;
  guint row = 0;

  if (!find_chosen (self, &row))
    return;
  mw_change_rows_list_places (self->rows, row, places);
  group = mw_change_rows_find_group (self->rows, row);
  first = g_list_model_get_item (mw_review_get_changes (self->review),
                                 g_array_index (places, guint, 0));
  name = places->len > 1 && mw_change_group_get_alike (group)
             ? mw_change_heading_dup_count (group, first)
             : g_strdup (mw_change_get_object_name (first));
  g_signal_emit (self, signals[SIGNAL_TAKE_OUT], 0, places, name);
}

static void
mw_review_list_dispose (GObject *object)
{
  MwReviewList *self = MW_REVIEW_LIST (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_REVIEW_LIST);
  g_clear_object (&self->parts);
  g_clear_object (&self->findings);
  g_clear_object (&self->rows);
  g_clear_object (&self->acceptance);
  g_clear_object (&self->review);

  G_OBJECT_CLASS (mw_review_list_parent_class)->dispose (object);
}

static void
mw_review_list_class_init (MwReviewListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_review_list_dispose;

  signals[SIGNAL_LEAD] = g_signal_new ("lead", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, MW_TYPE_FINDING);
  signals[SIGNAL_OPEN] =
      g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_TAKE_OUT] =
      g_signal_new ("take-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_ARRAY, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "review.open", NULL, open_chosen);
  gtk_widget_class_install_action (widget_class, "review.take-out", NULL, take_out_chosen);

  g_type_ensure (MW_TYPE_ROW_MENU);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/submit/review-list.ui");
  gtk_widget_class_bind_template_child (widget_class, MwReviewList, tools);
  gtk_widget_class_bind_template_child (widget_class, MwReviewList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MwReviewList, fold_button);
  gtk_widget_class_bind_template_child (widget_class, MwReviewList, count);
  gtk_widget_class_bind_template_child (widget_class, MwReviewList, all_tick);
  gtk_widget_class_bind_template_child (widget_class, MwReviewList, stack);
  gtk_widget_class_bind_template_child (widget_class, MwReviewList, list);
  gtk_widget_class_bind_template_callback (widget_class, on_all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_actions);
  gtk_widget_class_bind_template_callback (widget_class, on_fold_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bound_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
}

static void
mw_review_list_init (MwReviewList *self)
{
  GtkFlattenListModel *flat = NULL;
  GtkSingleSelection *selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->acceptance = mw_acceptance_new ();
  self->rows = mw_change_rows_new ();
  self->parts = g_list_store_new (G_TYPE_LIST_MODEL);
  self->findings = gtk_filter_list_model_new (
      NULL, GTK_FILTER (gtk_custom_filter_new (matches_search, self, NULL)));
  flat = gtk_flatten_list_model_new (G_LIST_MODEL (g_object_ref (self->parts)));
  g_signal_connect_object (self->acceptance, "notify::n-left", G_CALLBACK (show_all_tick), self,
                           G_CONNECT_SWAPPED);
  selection = gtk_single_selection_new (G_LIST_MODEL (flat));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  g_signal_connect_object (selection, "notify::selected-item", G_CALLBACK (show_actions), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  show_actions (self);
  mw_list_keys_attach (GTK_WIDGET (self->list));
}

void
mw_review_list_set_review (MwReviewList *self, MwReview *review)
{
  guint n_changes = 0;

  g_return_if_fail (MW_IS_REVIEW_LIST (self));
  g_return_if_fail (review == NULL || MW_IS_REVIEW (review));

  g_list_store_remove_all (self->parts);
  g_set_object (&self->review, review);
  mw_change_rows_set_changes (self->rows, review != NULL ? mw_review_get_changes (review) : NULL,
                              review != NULL ? mw_review_get_spans (review) : NULL);
  gtk_filter_list_model_set_model (self->findings,
                                   review != NULL ? mw_review_get_findings (review) : NULL);
  if (review != NULL)
    {
      mw_acceptance_set_findings (self->acceptance, mw_review_get_findings (review));
      n_changes = g_list_model_get_n_items (mw_review_get_changes (review));
      g_list_store_append (self->parts, self->findings);
      g_list_store_append (self->parts, self->rows);
    }
  gtk_widget_set_visible (self->search_entry, n_changes > MANY_CHANGES);
  if (n_changes <= MANY_CHANGES)
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  show_count (self);
  show_all_tick (self);
  show_fold_button (self);
  show_matches (self);
}

MwAcceptance *
mw_review_list_get_acceptance (MwReviewList *self)
{
  g_return_val_if_fail (MW_IS_REVIEW_LIST (self), NULL);
  return self->acceptance;
}
