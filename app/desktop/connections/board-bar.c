/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/board-bar.h"

#include <mailwright/time-left.h>

#include "desktop/connections/board-words.h"
#include "desktop/connections/failing-watch.h"

struct _MwBoardBar
{
  AdwBin parent_instance;

  MwTestBoard *board;    /* (owned) (nullable) */
  MwFailingWatch *watch; /* (owned) (nullable): of what was never tested */
  gboolean shows_unseen; /* that number */
  MwTestRun *run;        /* (owned) (nullable) */
  GSignalGroup *signals; /* (owned): of the run */
  MwTimeLeft left;       /* of the run */

  GtkLabel *summary;
  GtkProgressBar *progress;
  GtkToggleButton *failing_button;
  GtkWidget *cancel_button;
  GtkWidget *test_all_button;
};

G_DEFINE_FINAL_TYPE (MwBoardBar, mw_board_bar, ADW_TYPE_BIN)

typedef enum
{
  PROP_FAILING_ONLY = 1,
} Property;

static GParamSpec *properties[PROP_FAILING_ONLY + 1];

static void
count_tests (MwBoardBar *self, MwBoardCounts *counts)
{
  g_object_get (self->run, "n-tests", &counts->n_tests, "n-done", &counts->n_done, NULL);
  mw_time_left_note (&self->left, g_get_monotonic_time (), counts->n_done);
  counts->seconds_left =
      mw_time_left_estimate (&self->left, counts->n_tests - MIN (counts->n_done, counts->n_tests));
  gtk_progress_bar_set_fraction (
      self->progress, counts->n_tests > 0 ? (double) counts->n_done / counts->n_tests : 0);
}

static void
show_unseen (MwBoardBar *self, gboolean shown)
{
  if (self->shows_unseen == shown)
    return;
  self->shows_unseen = shown;
  if (shown)
    mw_failing_watch_begin_unseen (self->watch);
  else
    mw_failing_watch_end_unseen (self->watch);
}

static void
update (MwBoardBar *self)
{
  gboolean running = self->run != NULL && mw_test_run_get_running (self->run);
  gboolean has_entries = FALSE;
  MwBoardCounts counts = { 0 };
  g_autofree char *text = NULL;

  if (self->board == NULL)
    return;
  has_entries = mw_test_board_get_n_entries (self->board) > 0;
  show_unseen (self, has_entries && !running && gtk_widget_get_mapped (GTK_WIDGET (self)));
  g_object_get (self->board, "n-failed", &counts.n_failed, "n-warnings", &counts.n_warnings,
                "n-works", &counts.n_works, NULL);
  if (running)
    count_tests (self, &counts);
  else
    counts.n_unseen = mw_failing_watch_get_n_unseen (self->watch);
  text = mw_board_words_describe (&counts);
  gtk_label_set_label (self->summary, running || has_entries ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->progress), running);
  gtk_widget_set_visible (self->cancel_button, running);
  gtk_widget_set_visible (self->test_all_button, !running && has_entries);
  gtk_widget_set_visible (GTK_WIDGET (self->failing_button), has_entries);
}

static void
on_failing_toggled_cb (MwBoardBar *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAILING_ONLY]);
}

static void
mw_board_bar_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mw_board_bar_parent_class)->map (widget);
  update (MW_BOARD_BAR (widget));
}

static void
mw_board_bar_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mw_board_bar_parent_class)->unmap (widget);
  show_unseen (MW_BOARD_BAR (widget), FALSE);
}

static void
mw_board_bar_dispose (GObject *object)
{
  MwBoardBar *self = MW_BOARD_BAR (object);

  if (self->signals != NULL)
    g_signal_group_set_target (self->signals, NULL);
  show_unseen (self, FALSE);
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_BOARD_BAR);
  g_clear_object (&self->signals);
  g_clear_object (&self->watch);
  g_clear_object (&self->board);
  g_clear_object (&self->run);

  G_OBJECT_CLASS (mw_board_bar_parent_class)->dispose (object);
}

static void
mw_board_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_FAILING_ONLY:
      g_value_set_boolean (value, mw_board_bar_get_failing_only (MW_BOARD_BAR (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_board_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((Property) id)
    {
    case PROP_FAILING_ONLY:
      mw_board_bar_set_failing_only (MW_BOARD_BAR (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_board_bar_class_init (MwBoardBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_board_bar_dispose;
  object_class->get_property = mw_board_bar_get_property;
  object_class->set_property = mw_board_bar_set_property;
  widget_class->map = mw_board_bar_map;
  widget_class->unmap = mw_board_bar_unmap;

  properties[PROP_FAILING_ONLY] =
      g_param_spec_boolean ("failing-only", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/connections/board-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, MwBoardBar, summary);
  gtk_widget_class_bind_template_child (widget_class, MwBoardBar, progress);
  gtk_widget_class_bind_template_child (widget_class, MwBoardBar, failing_button);
  gtk_widget_class_bind_template_child (widget_class, MwBoardBar, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, MwBoardBar, test_all_button);
  gtk_widget_class_bind_template_callback (widget_class, on_failing_toggled_cb);
}

static void
mw_board_bar_init (MwBoardBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (MW_TYPE_TEST_RUN);
  g_signal_group_connect_swapped (self->signals, "notify::running", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify::n-tests", G_CALLBACK (update), self);
}

void
mw_board_bar_set_board (MwBoardBar *self, MwTestBoard *board, MwDraft *draft)
{
  g_return_if_fail (MW_IS_BOARD_BAR (self));
  g_return_if_fail (self->board == NULL && MW_IS_TEST_BOARD (board));

  self->board = g_object_ref (board);
  self->watch = mw_failing_watch_get (draft);
  /* It tells of all of its counts at once. */
  g_signal_connect_object (board, "notify::n-entries", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "notify::n-unseen", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

void
mw_board_bar_set_run (MwBoardBar *self, MwTestRun *run)
{
  g_return_if_fail (MW_IS_BOARD_BAR (self));
  g_return_if_fail (MW_IS_TEST_RUN (run));

  g_signal_group_set_target (self->signals, NULL);
  g_set_object (&self->run, run);
  g_signal_group_set_target (self->signals, run);
  self->left = (MwTimeLeft){ 0 };
  update (self);
}

gboolean
mw_board_bar_get_failing_only (MwBoardBar *self)
{
  g_return_val_if_fail (MW_IS_BOARD_BAR (self), FALSE);

  return gtk_toggle_button_get_active (self->failing_button);
}

void
mw_board_bar_set_failing_only (MwBoardBar *self, gboolean failing_only)
{
  g_return_if_fail (MW_IS_BOARD_BAR (self));

  gtk_toggle_button_set_active (self->failing_button, failing_only);
}
