/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/responsibilities/member-chooser.h"

#include <glib/gi18n.h>

#include "desktop/lists/double-clicks.h"
#include "desktop/lists/empty-state.h"
#include "desktop/lists/list-keys.h"
#include "desktop/lists/list-seeker.h"
#include "desktop/lists/loaded-rows.h"
#include "desktop/lists/text-cell.h"

struct _MwMemberChooser
{
  AdwBin parent_instance;

  MwDraft *draft; /* (owned) */
  MwObjectKind kind;
  MwQuery *query;               /* (owned) */
  GListModel *list;             /* (owned) */
  GtkSelectionModel *selection; /* (owned) */
  MwListSeeker *seeker;         /* (owned) */

  GtkSearchEntry *search_entry;
  MwEmptyState *empty_state;
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (MwMemberChooser, mw_member_chooser, ADW_TYPE_BIN)

enum
{
  SELECTION_CHANGED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_search_changed_cb (MwMemberChooser *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  mw_query_set_search (self->query, *text != '\0' ? text : NULL);
  mw_empty_state_set_narrowed (self->empty_state, mw_query_is_narrowed (self->query), text);
  mw_draft_list_set_query (self->draft, self->list, self->query);
}

static void
on_search_stopped_cb (MwMemberChooser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

/* Enter after a search takes the first that was found. */
static void
on_search_activated_cb (MwMemberChooser *self)
{
  if (g_list_model_get_n_items (self->list) == 0)
    return;
  gtk_selection_model_select_item (self->selection, 0, TRUE);
  mw_empty_state_grab_focus (self->empty_state);
}

static void
on_row_activated_cb (MwMemberChooser *self, guint position)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
on_selection_changed_cb (MwMemberChooser *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* ---- dragging ---- */

static MwMembers *
gather (MwMemberChooser *self, GtkListItem *item)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean agents = self->kind == MW_OBJECT_AGENT;

  if (!gtk_list_item_get_selected (item))
    gtk_selection_model_select_item (self->selection, gtk_list_item_get_position (item), TRUE);
  {
    g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (self->selection);
    GtkBitsetIter iter;
    guint position = 0;

    for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position); more;
         more = gtk_bitset_iter_next (&iter, &position))
      g_ptr_array_add (rows, g_list_model_get_item (self->list, position));
  }
  return mw_members_new (agents ? rows : NULL, agents ? NULL : rows);
}

static GdkContentProvider *
on_drag_prepared_cb (GtkDragSource *source, double x, double y, GtkListItem *item)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  GtkWidget *ancestor = gtk_widget_get_ancestor (widget, MW_TYPE_MEMBER_CHOOSER);
  g_autoptr (MwMembers) members = NULL;

  if (ancestor == NULL || gtk_list_item_get_item (item) == NULL)
    return NULL;
  members = gather (MW_MEMBER_CHOOSER (ancestor), item);
  return gdk_content_provider_new_typed (MW_TYPE_MEMBERS, members);
}

static void
on_drag_begun_cb (GtkDragSource *source, GdkDrag *drag, gpointer user_data)
{
  GdkContentProvider *content = gdk_drag_get_content (drag);
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *text = NULL;
  GtkWidget *label = NULL;

  g_value_init (&value, MW_TYPE_MEMBERS);
  if (!gdk_content_provider_get_value (content, &value, NULL))
    return;
  text = mw_members_describe (g_value_get_object (&value));
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "drag-label");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static void
add_drag_source (GtkWidget *row, GtkListItem *item)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepared_cb), item);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begun_cb), NULL);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
}

/* ---- rows ---- */

static char *
describe_addresses (GObject *item, gpointer user_data)
{
  guint n = mw_agent_get_n_addresses (MW_AGENT (item));

  return g_strdup_printf (ngettext ("%u address", "%u addresses", n), n);
}

static char *
describe_state (GObject *item, gpointer user_data)
{
  MwProfile *profile = MW_PROFILE (item);
  gboolean plain = mw_profile_get_enabled (profile) && !mw_profile_get_retired (profile);

  return g_strdup (plain ? "" : mw_profile_get_state_text (profile));
}

static GtkWidget *
make_suffix (MwMemberChooser *self)
{
  gboolean agents = self->kind == MW_OBJECT_AGENT;
  GtkWidget *cell =
      mw_text_cell_new (agents ? "n-addresses" : "state-text", MW_TEXT_DIM | MW_TEXT_SMALL);

  mw_text_cell_set_func (MW_TEXT_CELL (cell), agents ? describe_addresses : describe_state, NULL);
  gtk_widget_add_css_class (cell, "numeric");
  return cell;
}

static void
on_row_set_up_cb (MwMemberChooser *self, GtkListItem *item)
{
  gboolean agents = self->kind == MW_OBJECT_AGENT;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines),
                  mw_text_cell_new (agents ? "display-name" : "name", MW_TEXT_STAGED));
  gtk_box_append (GTK_BOX (lines),
                  mw_text_cell_new (agents ? "login" : "address",
                                    MW_TEXT_TECHNICAL | MW_TEXT_DIM | MW_TEXT_SMALL));
  gtk_box_append (GTK_BOX (row), lines);
  gtk_box_append (GTK_BOX (row), make_suffix (self));
  gtk_widget_add_css_class (row, "two-lines");
  add_drag_source (row, item);
  gtk_list_item_set_child (item, row);
}

static void
set_item (GtkWidget *widget, GObject *item)
{
  if (MW_IS_TEXT_CELL (widget))
    {
      mw_text_cell_set_item (MW_TEXT_CELL (widget), item);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_item (child, item);
}

static void
on_row_bound_cb (MwMemberChooser *self, GtkListItem *item)
{
  set_item (gtk_list_item_get_child (item), gtk_list_item_get_item (item));
}

static void
on_row_unbound_cb (MwMemberChooser *self, GtkListItem *item)
{
  set_item (gtk_list_item_get_child (item), NULL);
}

static void
mw_member_chooser_dispose (GObject *object)
{
  MwMemberChooser *self = MW_MEMBER_CHOOSER (object);

  g_clear_object (&self->seeker);
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_MEMBER_CHOOSER);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_pointer (&self->query, mw_query_free);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_member_chooser_parent_class)->dispose (object);
}

static void
mw_member_chooser_class_init (MwMemberChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_member_chooser_dispose;

  signals[SELECTION_CHANGED] =
      g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MW_TYPE_EMPTY_STATE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/responsibilities/member-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, MwMemberChooser, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MwMemberChooser, empty_state);
  gtk_widget_class_bind_template_child (widget_class, MwMemberChooser, list_view);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
mw_member_chooser_init (MwMemberChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_up_words (MwMemberChooser *self)
{
  gboolean agents = self->kind == MW_OBJECT_AGENT;
  const char *search = agents ? _ ("Search agents") : _ ("Search addresses");

  g_object_set (self->search_entry, "placeholder-text", search, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, search, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  agents ? _ ("Agents") : _ ("Addresses"), -1);
  g_object_set (self->empty_state, "icon-name",
                agents ? "mw-agent-symbolic" : "mw-profile-symbolic", "title",
                agents ? _ ("No Agents Yet") : _ ("No Profiles Yet"), "description",
                agents ? _ ("An agent is a person who answers mail.")
                       : _ ("A profile is one mailbox that a team answers from."),
                "button-label", agents ? _ ("Add Agent") : _ ("Add Profile"), "action-name",
                agents ? "win.add-agent" : "win.add-profile", NULL);
}

static void
set_up_rows (MwMemberChooser *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_row_set_up_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_row_bound_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_row_unbound_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, self->selection);
  mw_list_keys_attach (GTK_WIDGET (self->list_view));
  mw_double_clicks_attach (GTK_WIDGET (self->list_view));
}

void
mw_member_chooser_set_up (MwMemberChooser *self, MwDraft *draft, MwObjectKind kind)
{
  g_return_if_fail (MW_IS_MEMBER_CHOOSER (self));
  g_return_if_fail (MW_IS_DRAFT (draft));
  g_return_if_fail (kind == MW_OBJECT_AGENT || kind == MW_OBJECT_PROFILE);

  self->draft = g_object_ref (draft);
  self->kind = kind;
  self->query = mw_query_new (kind == MW_OBJECT_AGENT ? MW_QUERY_AGENTS : MW_QUERY_PROFILES);
  if (kind == MW_OBJECT_PROFILE)
    mw_query_set_sort (self->query, "address", FALSE);
  self->list = mw_draft_list (draft, self->query);
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (self->list)));
  self->seeker = mw_list_seeker_new (draft, self->list, GTK_WIDGET (self->list_view));
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (on_selection_changed_cb), self, G_CONNECT_SWAPPED);
  set_up_words (self);
  set_up_rows (self);
  mw_empty_state_set_list (self->empty_state, self->list);
}

GListModel *
mw_member_chooser_get_list (MwMemberChooser *self)
{
  g_return_val_if_fail (MW_IS_MEMBER_CHOOSER (self), NULL);

  return self->list;
}

GtkSelectionModel *
mw_member_chooser_get_selection (MwMemberChooser *self)
{
  g_return_val_if_fail (MW_IS_MEMBER_CHOOSER (self), NULL);

  return self->selection;
}

void
mw_member_chooser_select (MwMemberChooser *self, const char *id)
{
  g_return_if_fail (MW_IS_MEMBER_CHOOSER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  mw_list_seeker_seek (self->seeker, id);
}

static void
on_rows_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) rows =
      mw_loaded_rows_collect_finish (G_LIST_MODEL (source), result, &error);
  MwMemberChooser *self = g_task_get_source_object (task);
  gboolean agents = self->kind == MW_OBJECT_AGENT;

  if (rows == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, mw_members_new (agents ? rows : NULL, agents ? NULL : rows),
                           g_object_unref);
}

void
mw_member_chooser_collect_async (MwMemberChooser *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GtkBitset) positions = NULL;
  GTask *task = NULL;

  g_return_if_fail (MW_IS_MEMBER_CHOOSER (self));

  positions = gtk_selection_model_get_selection (self->selection);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mw_member_chooser_collect_async);
  mw_loaded_rows_collect_async (self->list, positions, cancellable, on_rows_collected_cb, task);
}

MwMembers *
mw_member_chooser_collect_finish (MwMemberChooser *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
mw_member_chooser_focus_search (MwMemberChooser *self)
{
  g_return_if_fail (MW_IS_MEMBER_CHOOSER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
