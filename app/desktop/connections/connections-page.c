/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/connections-page.h"

#include <glib/gi18n.h>

#include "desktop/connections/board-bar.h"
#include "desktop/connections/board-reader.h"
#include "desktop/connections/board-row.h"
#include "desktop/connections/board-words.h"
#include "desktop/connections/health-panel.h"
#include "desktop/connections/take-back-offer.h"
#include "desktop/connections/test-board.h"
#include "desktop/lists/double-clicks.h"
#include "desktop/lists/empty-state.h"
#include "desktop/lists/gradual-list.h"
#include "desktop/lists/list-keys.h"
#include "desktop/lists/row-menu.h"
#include "desktop/lists/tree-keys.h"
#include "desktop/widgets/announcer.h"
#include "desktop/widgets/error-presenter.h"
#include "desktop/widgets/toast.h"
#include "desktop/widgets/page.h"

struct _MwConnectionsPage
{
  AdwBin parent_instance;

  MwTester *tester;              /* (owned) */
  MwTestBoard *board;            /* (owned) */
  MwBoardReader *reader;         /* (owned): of what earlier tests saw */
  GtkSingleSelection *selection; /* (owned): over the board's lines */
  MwBoardGroup *selected;        /* (owned) (nullable): what is selected, where that is a group */
  MwTestRun *run;                /* (owned) (nullable) */
  GSignalGroup *signals;         /* (owned): of the run */
  char *search;                  /* (owned) (nullable) */
  gboolean follows_top;          /* what fails comes into view, until a person scrolls or selects */

  MwTakeBackOffer *offer;
  MwHealthPanel *health;
  MwBoardBar *bar;
  MwEmptyState *empty_state;
  GtkListView *list_view;
};

static void page_iface_init (MwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwConnectionsPage,
                               mw_connections_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_PAGE, page_iface_init))

static gboolean
is_running (MwConnectionsPage *self)
{
  gboolean running = FALSE;

  if (self->run != NULL)
    g_object_get (self->run, "running", &running, NULL);
  return running;
}

/* That it began, and what came of it; how far it is, the progress bar says. */
static void
announce_progress (MwConnectionsPage *self)
{
  MwBoardCounts counts = { .seconds_left = -1 };
  g_autofree char *words = NULL;
  g_autofree char *sentence = NULL;

  g_object_get (self->run, "n-tests", &counts.n_tests, "n-done", &counts.n_done, "n-failed",
                &counts.n_failed, "n-warnings", &counts.n_warnings, NULL);
  counts.n_works = counts.n_done - counts.n_failed - counts.n_warnings;
  if (counts.n_done == counts.n_tests)
    counts.n_tests = 0;
  words = mw_board_words_describe (&counts);
  if (is_running (self))
    sentence = g_strdup (_ ("Testing…"));
  else if (counts.n_tests > 0)
    sentence = g_steal_pointer (&words);
  else
    /* Translators: followed by sentences: how many connections work, and how many fail */
    sentence = g_strdup_printf (_ ("The test is over. %s"), words);
  mw_announce (GTK_WIDGET (self), sentence);
}

/* A list keeps its first row in view: what comes above it would not be seen. */
static void
on_board_changed_cb (MwConnectionsPage *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view));

  if (self->follows_top && adjustment != NULL &&
      gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_adjustment_set_value (adjustment, 0);
}

static gboolean
on_scrolled_cb (MwConnectionsPage *self)
{
  self->follows_top = FALSE;
  return GDK_EVENT_PROPAGATE;
}

static void
show_filter (MwConnectionsPage *self)
{
  gboolean failing_only = mw_board_bar_get_failing_only (self->bar);

  mw_test_board_set_filter (self->board, failing_only, self->search);
  mw_empty_state_set_narrowed (self->empty_state,
                               mw_test_board_get_n_entries (self->board) > 0 &&
                                   (failing_only || self->search != NULL),
                               self->search);
}

/* ---- what is kept ---- */

/* While tests run, what they keep is on the board before it is read. */
static void
read_observations (MwConnectionsPage *self)
{
  if (self->reader != NULL && !is_running (self))
    mw_board_reader_read (self->reader);
}

static void
on_reading_failed_cb (MwConnectionsPage *self, GError *error)
{
  mw_error_presenter_show (GTK_WIDGET (self), error);
}

/* ---- testing ---- */

static void
on_running_changed_cb (MwConnectionsPage *self)
{
  guint n_failed = 0;
  guint n_tests = 0;
  g_autofree char *message = NULL;

  announce_progress (self);
  if (is_running (self))
    return;
  g_object_get (self->run, "n-failed", &n_failed, "n-tests", &n_tests, "error-message", &message,
                NULL);
  mw_take_back_offer_take_result (self->offer, n_failed);
  if (message != NULL && *message != '\0')
    mw_toast_show (GTK_WIDGET (self), message, NULL, NULL);
  else if (n_tests == 0)
    mw_toast_show (GTK_WIDGET (self), _ ("There is nothing to test: no mailbox is in use."), NULL,
                   NULL);
  read_observations (self);
}

static void
test (MwConnectionsPage *self, gint64 revision, const char *const *profile_ids)
{
  g_autoptr (MwTestRun) run = NULL;

  mw_take_back_offer_set_revision (self->offer, revision);
  if (self->run != NULL)
    mw_test_run_cancel (self->run);
  self->follows_top = TRUE;
  run = mw_tester_run (self->tester, profile_ids, TRUE);
  g_signal_group_set_target (self->signals, NULL);
  g_set_object (&self->run, run);
  g_signal_group_set_target (self->signals, run);
  mw_test_board_set_run (self->board, run);
  mw_board_bar_set_run (self->bar, run);
  on_running_changed_cb (self);
}

void
mw_connections_page_test (MwConnectionsPage *self, const char *const *profile_ids)
{
  g_return_if_fail (MW_IS_CONNECTIONS_PAGE (self));

  test (self, 0, profile_ids);
}

void
mw_connections_page_test_revision (MwConnectionsPage *self,
                                   gint64 revision,
                                   const char *const *profile_ids)
{
  g_return_if_fail (MW_IS_CONNECTIONS_PAGE (self));
  g_return_if_fail (revision > 0 && profile_ids != NULL);

  test (self, revision, profile_ids);
}

void
mw_connections_page_show_failing (MwConnectionsPage *self)
{
  g_return_if_fail (MW_IS_CONNECTIONS_PAGE (self));

  mw_board_bar_set_failing_only (self->bar, TRUE);
}

/* A profile has an entry for each direction. */
static void
add_id (GPtrArray *ids, GHashTable *known, MwBoardEntry *entry)
{
  const char *id = mw_board_entry_get_profile_id (entry);

  if (g_hash_table_add (known, g_strdup (id)))
    g_ptr_array_add (ids, g_strdup (id));
}

static void
retest (MwConnectionsPage *self, GObject *item)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (MW_IS_BOARD_ENTRY (item))
    add_id (ids, known, MW_BOARD_ENTRY (item));
  else
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (item)); i++)
      {
        g_autoptr (MwBoardEntry) entry = g_list_model_get_item (G_LIST_MODEL (item), i);

        add_id (ids, known, entry);
      }
  g_ptr_array_add (ids, NULL);
  mw_connections_page_test (self, (const char *const *) ids->pdata);
}

static void
on_test_all_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mw_connections_page_test (MW_CONNECTIONS_PAGE (widget), NULL);
}

static void
on_cancel_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwConnectionsPage *self = MW_CONNECTIONS_PAGE (widget);

  if (self->run != NULL)
    mw_test_run_cancel (self->run);
}

/* ---- the lines ---- */

static GObject *
dup_selected (MwConnectionsPage *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

static void
on_retest_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwConnectionsPage *self = MW_CONNECTIONS_PAGE (widget);
  g_autoptr (GObject) item = dup_selected (self);

  if (item != NULL)
    retest (self, item);
}

static void
open_profile (MwConnectionsPage *self, GObject *item)
{
  if (MW_IS_BOARD_ENTRY (item))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-profile", "s",
                                mw_board_entry_get_profile_id (MW_BOARD_ENTRY (item)));
}

static void
on_open_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwConnectionsPage *self = MW_CONNECTIONS_PAGE (widget);
  g_autoptr (GObject) item = dup_selected (self);

  open_profile (self, item);
}

static void
on_row_activated_cb (MwConnectionsPage *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr (GObject) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (MW_IS_BOARD_GROUP (item))
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else
    open_profile (self, item);
}

/* What a person looks into, or has chosen, stays where it is. */
static void
hold (MwConnectionsPage *self, MwBoardGroup *group, MwBoardHold why, gboolean held)
{
  mw_board_group_set_held (group, why, held);
  if (!held)
    mw_test_board_arrange_soon (self->board);
}

static void
on_row_expanded_cb (GtkListItem *list_item, GParamSpec *pspec, GtkTreeListRow *row)
{
  MwConnectionsPage *self = MW_CONNECTIONS_PAGE (
      gtk_widget_get_ancestor (gtk_list_item_get_child (list_item), MW_TYPE_CONNECTIONS_PAGE));
  g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

  if (self != NULL && MW_IS_BOARD_GROUP (item))
    hold (self, MW_BOARD_GROUP (item), MW_BOARD_HOLD_UNFOLDED,
          gtk_tree_list_row_get_expanded (row));
}

static void
on_selected_cb (MwConnectionsPage *self)
{
  g_autoptr (GObject) item = dup_selected (self);
  g_autoptr (MwBoardGroup) before = g_steal_pointer (&self->selected);

  if (MW_IS_BOARD_GROUP (item))
    {
      self->selected = MW_BOARD_GROUP (g_object_ref (item));
      hold (self, self->selected, MW_BOARD_HOLD_SELECTED, TRUE);
    }
  if (before != NULL && before != self->selected)
    hold (self, before, MW_BOARD_HOLD_SELECTED, FALSE);
}

static void
enable_actions (MwConnectionsPage *self)
{
  g_autoptr (GObject) item = dup_selected (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "connections.open", MW_IS_BOARD_ENTRY (item));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "connections.retest", item != NULL);
}

static GListModel *
make_children (gpointer item, gpointer user_data)
{
  return MW_IS_BOARD_GROUP (item) ? mw_gradual_list_new (G_LIST_MODEL (item)) : NULL;
}

static void
on_row_set_up_cb (MwConnectionsPage *self, GtkListItem *list_item)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *row = mw_board_row_new ();

  g_signal_connect_object (row, "retest", G_CALLBACK (retest), self, G_CONNECT_SWAPPED);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), row);
  gtk_list_item_set_child (list_item, expander);
}

static void
on_row_bound_cb (MwConnectionsPage *self, GtkListItem *list_item)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item));
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

  gtk_tree_expander_set_list_row (expander, row);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_row_expanded_cb), list_item,
                           G_CONNECT_SWAPPED);
  mw_board_row_set_item (MW_BOARD_ROW (gtk_tree_expander_get_child (expander)), item);
}

static void
on_row_unbound_cb (MwConnectionsPage *self, GtkListItem *list_item)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item));

  g_signal_handlers_disconnect_by_func (gtk_tree_expander_get_list_row (expander),
                                        on_row_expanded_cb, list_item);
  mw_board_row_set_item (MW_BOARD_ROW (gtk_tree_expander_get_child (expander)), NULL);
  gtk_tree_expander_set_list_row (expander, NULL);
}

static void
on_filter_cleared_cb (MwConnectionsPage *self)
{
  mw_board_bar_set_failing_only (self->bar, FALSE);
}

/* ---- a page of the window ---- */

static void
set_search (MwPage *page, const char *text)
{
  MwConnectionsPage *self = MW_CONNECTIONS_PAGE (page);

  g_free (self->search);
  self->search = g_strdup (text);
  show_filter (self);
}

static void
grab_default_focus (MwPage *page)
{
  mw_empty_state_grab_focus (MW_CONNECTIONS_PAGE (page)->empty_state);
}

static char *
answer (MwPage *page, MwWish wish)
{
  MwConnectionsPage *self = MW_CONNECTIONS_PAGE (page);

  if (wish != MW_WISH_TEST)
    return mw_page_answer_by_default (page, wish);
  if (gtk_single_selection_get_selected_item (self->selection) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "connections.retest", NULL);
  else if (mw_test_board_get_n_entries (self->board) > 0)
    return g_strdup (_ ("Select a line to test it again, or press Test All."));
  else
    mw_connections_page_test (self, NULL);
  return NULL;
}

static void
page_iface_init (MwPageInterface *iface)
{
  iface->answer = answer;
  iface->set_search = set_search;
  iface->grab_default_focus = grab_default_focus;
}

static void
set_up_view (MwConnectionsPage *self)
{
  GtkTreeListModel *tree = gtk_tree_list_model_new (G_LIST_MODEL (g_object_ref (self->board)),
                                                    FALSE, FALSE, make_children, NULL, NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->selection = gtk_single_selection_new (G_LIST_MODEL (tree));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (enable_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_row_set_up_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_row_bound_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_row_unbound_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  mw_list_keys_attach (GTK_WIDGET (self->list_view));
  /* Only one line can be selected: the key is the window's, which says so. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self->list_view), "list.select-all", FALSE);
  mw_double_clicks_attach (GTK_WIDGET (self->list_view));
  mw_tree_keys_attach (self->list_view);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (on_scrolled_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

static void
mw_connections_page_dispose (GObject *object)
{
  MwConnectionsPage *self = MW_CONNECTIONS_PAGE (object);

  if (self->reader != NULL)
    g_object_run_dispose (G_OBJECT (self->reader));
  g_signal_group_set_target (self->signals, NULL);
  if (self->run != NULL)
    mw_test_run_cancel (self->run);
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_CONNECTIONS_PAGE);
  g_clear_object (&self->reader);
  g_clear_object (&self->run);
  g_clear_object (&self->selected);
  g_clear_object (&self->selection);
  g_clear_object (&self->tester);

  G_OBJECT_CLASS (mw_connections_page_parent_class)->dispose (object);
}

static void
mw_connections_page_finalize (GObject *object)
{
  MwConnectionsPage *self = MW_CONNECTIONS_PAGE (object);

  g_object_unref (self->board);
  g_object_unref (self->signals);
  g_free (self->search);

  G_OBJECT_CLASS (mw_connections_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (MW_TYPE_BOARD_BAR);
  g_type_ensure (MW_TYPE_EMPTY_STATE);
  g_type_ensure (MW_TYPE_HEALTH_PANEL);
  g_type_ensure (MW_TYPE_ROW_MENU);
  g_type_ensure (MW_TYPE_TAKE_BACK_OFFER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/connections/connections-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MwConnectionsPage, offer);
  gtk_widget_class_bind_template_child (widget_class, MwConnectionsPage, health);
  gtk_widget_class_bind_template_child (widget_class, MwConnectionsPage, bar);
  gtk_widget_class_bind_template_child (widget_class, MwConnectionsPage, empty_state);
  gtk_widget_class_bind_template_child (widget_class, MwConnectionsPage, list_view);
  gtk_widget_class_bind_template_callback (widget_class, enable_actions);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_cleared_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_filter);
}

static void
mw_connections_page_class_init (MwConnectionsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_connections_page_dispose;
  object_class->finalize = mw_connections_page_finalize;

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "connections.test-all", NULL,
                                   on_test_all_activated_cb);
  gtk_widget_class_install_action (widget_class, "connections.cancel", NULL,
                                   on_cancel_activated_cb);
  gtk_widget_class_install_action (widget_class, "connections.retest", NULL,
                                   on_retest_activated_cb);
  gtk_widget_class_install_action (widget_class, "connections.open", NULL, on_open_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK,
                                       "connections.retest", NULL);
}

static void
mw_connections_page_init (MwConnectionsPage *self)
{
  self->board = mw_test_board_new ();
  self->signals = g_signal_group_new (MW_TYPE_TEST_RUN);
  g_signal_group_connect_swapped (self->signals, "notify::running",
                                  G_CALLBACK (on_running_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_connections_page_new (MwDraft *draft, MwTester *tester)
{
  MwConnectionsPage *self = NULL;

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (MW_IS_TESTER (tester), NULL);

  self = g_object_new (MW_TYPE_CONNECTIONS_PAGE, NULL);
  self->tester = g_object_ref (tester);
  self->follows_top = TRUE;
  self->reader = mw_board_reader_new (draft, self->board);
  g_signal_connect_object (self->reader, "failed", G_CALLBACK (on_reading_failed_cb), self,
                           G_CONNECT_SWAPPED);
  mw_take_back_offer_set_draft (self->offer, draft);
  mw_health_panel_set_draft (self->health, draft);
  mw_board_bar_set_board (self->bar, self->board, draft);
  set_up_view (self);
  mw_empty_state_set_list (self->empty_state, G_LIST_MODEL (self->board));
  g_signal_connect_object (self->board, "notify::n-entries", G_CALLBACK (on_board_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "changed", G_CALLBACK (read_observations), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "observed", G_CALLBACK (read_observations), self,
                           G_CONNECT_SWAPPED);
  enable_actions (self);
  read_observations (self);
  return GTK_WIDGET (self);
}
