/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/responsibilities/responsibilities-page.h"

#include <glib/gi18n.h>
#include <mailwright/responsibility-edits.h>

#include "desktop/lists/double-clicks.h"
#include "desktop/lists/empty-state.h"
#include "desktop/lists/list-keys.h"
#include "desktop/lists/list-seeker.h"
#include "desktop/lists/row-menu.h"
#include "desktop/responsibilities/assign-dialog.h"
#include "desktop/responsibilities/marks.h"
#include "desktop/responsibilities/member-pane.h"
#include "desktop/responsibilities/members-dialog.h"
#include "desktop/responsibilities/responsibility-card.h"
#include "desktop/responsibilities/responsibility-dialog.h"
#include "desktop/widgets/error-presenter.h"
#include "desktop/widgets/page.h"
#include "desktop/widgets/split.h"
#include "desktop/widgets/toast.h"

/* Of more that are chosen, marks would say nothing any more. */
#define MOST_MARKED 12

struct _MwResponsibilitiesPage
{
  AdwBin parent_instance;

  MwDraft *draft;                /* (owned) */
  MwQuery *query;                /* (owned): which cards are shown */
  GListModel *list;              /* (owned) of responsibilities */
  GtkSingleSelection *selection; /* (owned): over the list */
  MwListSeeker *seeker;          /* (owned) */
  MwMarks *marks;                /* (owned): of what is chosen beside the cards */
  GCancellable *collecting; /* (owned) (nullable): ends what waits for rows when the page goes */
  GCancellable *marking;    /* (owned) (nullable): ends what waits for rows to mark */
  guint fold_idle;          /* until the buttons of a folded page are shown */

  MwSplit *split;
  GtkToggleButton *cards_toggle;
  GtkToggleButton *members_toggle;
  MwMemberPane *member_pane;
  MwEmptyState *empty_state;
  GtkListView *card_list;
  GMenuModel *card_menu;
  GtkLabel *forecast;
};

static void page_iface_init (MwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwResponsibilitiesPage,
                               mw_responsibilities_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_PAGE, page_iface_init))

/* Returns: (transfer none) (nullable): the selected card's, once it has come */
static MwResponsibility *
get_selected (MwResponsibilitiesPage *self)
{
  MwResponsibility *selected = gtk_single_selection_get_selected_item (self->selection);

  return selected != NULL && !mw_responsibility_get_loading (selected) ? selected : NULL;
}

static GtkWindow *
get_window (MwResponsibilitiesPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
enable_actions (MwResponsibilitiesPage *self)
{
  const char *const of_card[] = { "responsibilities.rename", "responsibilities.add-agents",
                                  "responsibilities.add-addresses", "responsibilities.remove" };
  gboolean selected = gtk_single_selection_get_selected_item (self->selection) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (of_card); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_card[i], selected);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "responsibilities.assign",
                                 mw_member_pane_count_selected (self->member_pane) > 0);
}

/* Where both sides have no room beside each other, two buttons say which one is shown. */
static void
show_side (MwResponsibilitiesPage *self)
{
  gboolean members = mw_split_get_show_side (self->split);

  gtk_toggle_button_set_active (members ? self->members_toggle : self->cards_toggle, TRUE);
}

static void
on_toggled_cb (MwResponsibilitiesPage *self)
{
  mw_split_set_show_side (self->split, gtk_toggle_button_get_active (self->members_toggle));
}

static gboolean
on_fold_settled_cb (gpointer user_data)
{
  MwResponsibilitiesPage *self = user_data;

  self->fold_idle = 0;
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->cards_toggle)),
                          mw_split_get_folded (self->split));
  return G_SOURCE_REMOVE;
}

/* Folding is found out while widths are given out: too late in it for one widget more. */
static void
on_folded_cb (MwResponsibilitiesPage *self)
{
  if (self->fold_idle == 0)
    self->fold_idle = g_idle_add (on_fold_settled_cb, self);
}

/* ---- agents and addresses ---- */

static void
on_chosen_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwResponsibilitiesPage) self = user_data;
  g_autoptr (MwMembers) members =
      mw_member_pane_collect_finish (MW_MEMBER_PANE (source), result, NULL);

  if (members != NULL)
    mw_marks_set_chosen (self->marks, members);
}

/* The cards say where those are that are chosen. */
static void
on_members_chosen_cb (MwResponsibilitiesPage *self)
{
  guint n = mw_member_pane_count_selected (self->member_pane);

  enable_actions (self);
  if (self->marks == NULL)
    return;
  g_cancellable_cancel (self->marking);
  g_clear_object (&self->marking);
  if (n == 0 || n > MOST_MARKED)
    {
      mw_marks_set_chosen (self->marks, NULL);
      return;
    }
  self->marking = g_cancellable_new ();
  mw_member_pane_collect_async (self->member_pane, self->marking, on_chosen_collected_cb,
                                g_object_ref (self));
}

static void
on_members_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwResponsibilitiesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwMembers) members =
      mw_member_pane_collect_finish (MW_MEMBER_PANE (source), result, &error);
  g_autoptr (GListStore) agents = g_list_store_new (MW_TYPE_AGENT);
  g_autoptr (GListStore) profiles = g_list_store_new (MW_TYPE_PROFILE);
  GPtrArray *rows = NULL;

  if (members == NULL)
    {
      mw_error_presenter_show (GTK_WIDGET (self), error);
      return;
    }
  rows = mw_members_get_agents (members);
  g_list_store_splice (agents, 0, 0, rows->pdata, rows->len);
  rows = mw_members_get_profiles (members);
  g_list_store_splice (profiles, 0, 0, rows->pdata, rows->len);
  gtk_window_present (mw_assign_dialog_new (get_window (self), self->draft, G_LIST_MODEL (agents),
                                            G_LIST_MODEL (profiles)));
}

static void
assign (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwResponsibilitiesPage *self = MW_RESPONSIBILITIES_PAGE (widget);

  if (mw_member_pane_count_selected (self->member_pane) == 0)
    return;
  if (self->collecting == NULL)
    self->collecting = g_cancellable_new ();
  mw_member_pane_collect_async (self->member_pane, self->collecting, on_members_collected_cb,
                                g_object_ref (self));
}

static void
choose_agent (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwResponsibilitiesPage *self = MW_RESPONSIBILITIES_PAGE (widget);

  mw_member_pane_choose_agent (self->member_pane, g_variant_get_string (parameter, NULL));
  mw_split_set_show_side (self->split, TRUE);
}

/* ---- cards ---- */

static void
rename_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwResponsibilitiesPage *self = MW_RESPONSIBILITIES_PAGE (widget);
  MwResponsibility *selected = get_selected (self);

  if (selected != NULL)
    gtk_window_present (mw_responsibility_dialog_new (get_window (self), self->draft, selected));
}

static void
on_card_activated_cb (MwResponsibilitiesPage *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "responsibilities.rename", NULL);
}

static void
open_members (MwResponsibilitiesPage *self, MwObjectKind kind)
{
  MwResponsibility *selected = get_selected (self);

  if (selected != NULL)
    gtk_window_present (mw_members_dialog_new (get_window (self), self->draft, selected, kind));
}

static void
add_agents (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_members (MW_RESPONSIBILITIES_PAGE (widget), MW_OBJECT_AGENT);
}

static void
add_addresses (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_members (MW_RESPONSIBILITIES_PAGE (widget), MW_OBJECT_PROFILE);
}

static void
report (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mw_toast_offer_undo (widget, MW_RESPONSIBILITIES_PAGE (widget)->draft,
                       g_variant_get_string (parameter, NULL));
}

/* What a drop would do; nothing when nothing hovers any more. */
static void
foretell (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwResponsibilitiesPage *self = MW_RESPONSIBILITIES_PAGE (widget);
  const char *text = g_variant_get_string (parameter, NULL);

  gtk_label_set_label (self->forecast, text);
  gtk_widget_set_visible (GTK_WIDGET (self->forecast), *text != '\0');
}

typedef struct
{
  MwResponsibilitiesPage *page; /* (owned) */
  char *name;                   /* (owned) */
} Removal;

static void
on_removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Removal *removal = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (_ ("Removed \u2068%s\u2069"), removal->name);

  if (mw_draft_apply_finish (MW_DRAFT (source), result, &error))
    mw_toast_offer_undo (GTK_WIDGET (removal->page), MW_DRAFT (source), text);
  else
    mw_error_presenter_show (GTK_WIDGET (removal->page), error);
  g_object_unref (removal->page);
  g_free (removal->name);
  g_free (removal);
}

static void
remove_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwResponsibilitiesPage *self = MW_RESPONSIBILITIES_PAGE (widget);
  MwResponsibility *selected = get_selected (self);
  g_autoptr (MwEdit) edit = NULL;
  Removal *removal = NULL;

  if (selected == NULL)
    return;
  removal = g_new0 (Removal, 1);
  removal->page = g_object_ref (self);
  removal->name = g_strdup (mw_responsibility_get_name (selected));
  edit = mw_responsibility_edits_remove (selected);
  mw_draft_apply_async (self->draft, edit, NULL, on_removed_cb, removal);
}

static void
on_card_set_up_cb (MwResponsibilitiesPage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item,
                           mw_responsibility_card_new (self->draft, self->marks, self->card_menu));
}

/* A row whose selection changes is unbound and bound to the same item at once: the card keeps what
 * it shows until another one comes. Out of view it reads nothing anyway. */
static void
on_card_bound_cb (MwResponsibilitiesPage *self, GtkListItem *item)
{
  mw_responsibility_card_set_item (MW_RESPONSIBILITY_CARD (gtk_list_item_get_child (item)),
                                   gtk_list_item_get_item (item));
}

/* ---- what the window asks ---- */

static void
set_search (MwPage *page, const char *text)
{
  MwResponsibilitiesPage *self = MW_RESPONSIBILITIES_PAGE (page);

  mw_query_set_search (self->query, text);
  mw_empty_state_set_narrowed (self->empty_state, mw_query_is_narrowed (self->query), text);
  mw_draft_list_set_query (self->draft, self->list, self->query);
}

static GListModel *
get_matches (MwPage *page)
{
  return MW_RESPONSIBILITIES_PAGE (page)->list;
}

static gboolean
on_escape_pressed_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  MwResponsibilitiesPage *self = MW_RESPONSIBILITIES_PAGE (widget);

  if (gtk_single_selection_get_selected_item (self->selection) != NULL)
    {
      gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
      return TRUE;
    }
  return mw_query_get_search (self->query) != NULL &&
         gtk_widget_activate_action (widget, "win.clear-search", NULL);
}

static const char *
get_primary_action (MwPage *page, const char **label)
{
  *label = _ ("Add Responsibility");
  return "win.add-responsibility";
}

static void
grab_default_focus (MwPage *page)
{
  mw_empty_state_grab_focus (MW_RESPONSIBILITIES_PAGE (page)->empty_state);
}

/* A key that came past what it would act on. */
static char *
answer (MwPage *page, MwWish wish)
{
  MwResponsibilitiesPage *self = MW_RESPONSIBILITIES_PAGE (page);
  gboolean can_assign = mw_member_pane_count_selected (self->member_pane) > 0;

  if (wish == MW_WISH_ASSIGN && can_assign)
    gtk_widget_activate_action (GTK_WIDGET (self), "responsibilities.assign", NULL);
  else if (wish == MW_WISH_ASSIGN)
    return g_strdup (_ ("Select the agents or addresses to be assigned first."));
  else if (wish == MW_WISH_DELETE)
    return g_strdup (_ ("Delete takes an agent or address off a card where it has the focus. A "
                        "responsibility is removed by its menu (⋮)."));
  else if (wish == MW_WISH_EDIT && get_selected (self) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "responsibilities.rename", NULL);
  else if (wish == MW_WISH_EDIT)
    return g_strdup (_ ("Select the responsibility to be renamed first."));
  else
    return mw_page_answer_by_default (page, wish);
  return NULL;
}

static void
page_iface_init (MwPageInterface *iface)
{
  iface->answer = answer;
  iface->set_search = set_search;
  iface->get_matches = get_matches;
  iface->get_primary_action = get_primary_action;
  iface->grab_default_focus = grab_default_focus;
}

static void
set_up_cards (MwResponsibilitiesPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->marks = mw_marks_new (self->draft);
  self->query = mw_query_new (MW_QUERY_RESPONSIBILITIES);
  self->list = mw_draft_list (self->draft, self->query);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, self->list);
  self->seeker = mw_list_seeker_new (self->draft, self->list, GTK_WIDGET (self->card_list));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (enable_actions),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_card_set_up_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_card_bound_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->card_list, factory);
  gtk_list_view_set_model (self->card_list, GTK_SELECTION_MODEL (self->selection));
  mw_list_keys_attach (GTK_WIDGET (self->card_list));
  /* Only one card can be selected: the key is the window's, which says so. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self->card_list), "list.select-all", FALSE);
  mw_double_clicks_attach (GTK_WIDGET (self->card_list));
  mw_empty_state_set_list (self->empty_state, self->list);
}

static void
mw_responsibilities_page_unroot (GtkWidget *widget)
{
  MwResponsibilitiesPage *self = MW_RESPONSIBILITIES_PAGE (widget);

  g_cancellable_cancel (self->collecting);
  g_clear_object (&self->collecting);
  g_cancellable_cancel (self->marking);
  g_clear_object (&self->marking);

  GTK_WIDGET_CLASS (mw_responsibilities_page_parent_class)->unroot (widget);
}

static void
mw_responsibilities_page_dispose (GObject *object)
{
  MwResponsibilitiesPage *self = MW_RESPONSIBILITIES_PAGE (object);

  g_clear_handle_id (&self->fold_idle, g_source_remove);
  g_clear_object (&self->seeker);
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_RESPONSIBILITIES_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->marks);
  g_clear_pointer (&self->query, mw_query_free);

  G_OBJECT_CLASS (mw_responsibilities_page_parent_class)->dispose (object);

  g_clear_object (&self->draft);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  const GdkModifierType control_shift = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  gtk_widget_class_install_action (widget_class, "responsibilities.assign", NULL, assign);
  gtk_widget_class_install_action (widget_class, "responsibilities.choose-agent", "s",
                                   choose_agent);
  gtk_widget_class_install_action (widget_class, "responsibilities.report", "s", report);
  gtk_widget_class_install_action (widget_class, "responsibilities.foretell", "s", foretell);
  gtk_widget_class_install_action (widget_class, "responsibilities.rename", NULL, rename_selected);
  gtk_widget_class_install_action (widget_class, "responsibilities.add-agents", NULL, add_agents);
  gtk_widget_class_install_action (widget_class, "responsibilities.add-addresses", NULL,
                                   add_addresses);
  gtk_widget_class_install_action (widget_class, "responsibilities.remove", NULL, remove_selected);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, control_shift,
                                       "responsibilities.assign", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_A, control_shift,
                                       "responsibilities.assign", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "responsibilities.rename",
                                       NULL);
}

static void
mw_responsibilities_page_class_init (MwResponsibilitiesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_responsibilities_page_dispose;
  widget_class->unroot = mw_responsibilities_page_unroot;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape_pressed_cb, NULL);

  g_type_ensure (MW_TYPE_EMPTY_STATE);
  g_type_ensure (MW_TYPE_MEMBER_PANE);
  g_type_ensure (MW_TYPE_ROW_MENU);
  g_type_ensure (MW_TYPE_SPLIT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/responsibilities/responsibilities-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MwResponsibilitiesPage, split);
  gtk_widget_class_bind_template_child (widget_class, MwResponsibilitiesPage, cards_toggle);
  gtk_widget_class_bind_template_child (widget_class, MwResponsibilitiesPage, members_toggle);
  gtk_widget_class_bind_template_child (widget_class, MwResponsibilitiesPage, member_pane);
  gtk_widget_class_bind_template_child (widget_class, MwResponsibilitiesPage, empty_state);
  gtk_widget_class_bind_template_child (widget_class, MwResponsibilitiesPage, card_list);
  gtk_widget_class_bind_template_child (widget_class, MwResponsibilitiesPage, card_menu);
  gtk_widget_class_bind_template_child (widget_class, MwResponsibilitiesPage, forecast);
  gtk_widget_class_bind_template_callback (widget_class, enable_actions);
  gtk_widget_class_bind_template_callback (widget_class, on_card_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_members_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_side);
  install_actions (widget_class);
}

static void
mw_responsibilities_page_init (MwResponsibilitiesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_responsibilities_page_new (MwDraft *draft)
{
  MwResponsibilitiesPage *self = NULL;

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);

  self = g_object_new (MW_TYPE_RESPONSIBILITIES_PAGE, NULL);
  self->draft = g_object_ref (draft);
  set_up_cards (self);
  mw_member_pane_set_draft (self->member_pane, draft);
  enable_actions (self);
  return GTK_WIDGET (self);
}

void
mw_responsibilities_page_open (MwResponsibilitiesPage *self, const char *id)
{
  g_return_if_fail (MW_IS_RESPONSIBILITIES_PAGE (self));
  g_return_if_fail (id != NULL);

  mw_split_set_show_side (self->split, FALSE);
  mw_list_seeker_seek (self->seeker, id);
}
