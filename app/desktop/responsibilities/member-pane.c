/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/responsibilities/member-pane.h"

#include <glib/gi18n.h>

#include "desktop/responsibilities/member-chooser.h"
#include "desktop/lists/row-menu.h"
#include "desktop/lists/selection-bar.h"
#include "desktop/senders/sender-list.h"
#include "desktop/widgets/split.h"

struct _MwMemberPane
{
  AdwBin parent_instance;

  GtkWidget *sender_list; /* (unowned) in its place */

  GtkStack *stack;
  MwMemberChooser *agents;
  MwMemberChooser *profiles;
  AdwBin *sender_place;
  MwSelectionBar *selection_bar;
};

G_DEFINE_FINAL_TYPE (MwMemberPane, mw_member_pane, ADW_TYPE_BIN)

enum
{
  SELECTION_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static MwMemberChooser *
get_shown (MwMemberPane *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  return g_strcmp0 (name, "addresses") == 0 ? self->profiles : self->agents;
}

/* The From list is that of one agent: of several there is none. Its place stays: what is pressed
 * beside it must not move. */
static void
show_senders (MwMemberPane *self)
{
  GtkSelectionModel *selection = mw_member_chooser_get_selection (self->agents);
  g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (selection);
  g_autoptr (MwAgent) agent = NULL;

  if (get_shown (self) == self->agents && gtk_bitset_get_size (positions) == 1)
    agent = g_list_model_get_item (mw_member_chooser_get_list (self->agents),
                                   gtk_bitset_get_minimum (positions));
  mw_sender_list_set_agent (MW_SENDER_LIST (self->sender_list), agent);
  gtk_widget_set_visible (GTK_WIDGET (self->sender_place), get_shown (self) == self->agents);
}

static void
on_selection_changed_cb (MwMemberPane *self)
{
  show_senders (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
on_list_switched_cb (MwMemberPane *self)
{
  if (self->sender_list == NULL)
    return;
  mw_selection_bar_set_selection (self->selection_bar,
                                  mw_member_chooser_get_selection (get_shown (self)));
  on_selection_changed_cb (self);
}

static void
on_row_activated_cb (MwMemberPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "responsibilities.assign", NULL);
}

static void
mw_member_pane_dispose (GObject *object)
{
  MwMemberPane *self = MW_MEMBER_PANE (object);

  self->sender_list = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_MEMBER_PANE);

  G_OBJECT_CLASS (mw_member_pane_parent_class)->dispose (object);
}

static void
mw_member_pane_class_init (MwMemberPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_member_pane_dispose;

  signals[SELECTION_CHANGED] =
      g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MW_TYPE_MEMBER_CHOOSER);
  g_type_ensure (MW_TYPE_ROW_MENU);
  g_type_ensure (MW_TYPE_SELECTION_BAR);
  g_type_ensure (MW_TYPE_SPLIT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/responsibilities/member-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, MwMemberPane, stack);
  gtk_widget_class_bind_template_child (widget_class, MwMemberPane, agents);
  gtk_widget_class_bind_template_child (widget_class, MwMemberPane, profiles);
  gtk_widget_class_bind_template_child (widget_class, MwMemberPane, sender_place);
  gtk_widget_class_bind_template_child (widget_class, MwMemberPane, selection_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
mw_member_pane_init (MwMemberPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mw_member_pane_set_draft (MwMemberPane *self, MwDraft *draft)
{
  g_return_if_fail (MW_IS_MEMBER_PANE (self));
  g_return_if_fail (MW_IS_DRAFT (draft));

  mw_member_chooser_set_up (self->agents, draft, MW_OBJECT_AGENT);
  mw_member_chooser_set_up (self->profiles, draft, MW_OBJECT_PROFILE);
  self->sender_list = mw_sender_list_new (draft);
  adw_bin_set_child (self->sender_place, self->sender_list);
  on_list_switched_cb (self);
}

void
mw_member_pane_choose_agent (MwMemberPane *self, const char *id)
{
  g_return_if_fail (MW_IS_MEMBER_PANE (self));

  gtk_stack_set_visible_child_name (self->stack, "agents");
  mw_member_chooser_select (self->agents, id);
}

guint
mw_member_pane_count_selected (MwMemberPane *self)
{
  g_autoptr (GtkBitset) positions = NULL;

  g_return_val_if_fail (MW_IS_MEMBER_PANE (self), 0);

  positions =
      gtk_selection_model_get_selection (mw_member_chooser_get_selection (get_shown (self)));
  return (guint) gtk_bitset_get_size (positions);
}

static void
on_collected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  MwMembers *members =
      mw_member_chooser_collect_finish (MW_MEMBER_CHOOSER (source), result, &error);

  if (members != NULL)
    g_task_return_pointer (task, members, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
mw_member_pane_collect_async (MwMemberPane *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (MW_IS_MEMBER_PANE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mw_member_pane_collect_async);
  mw_member_chooser_collect_async (get_shown (self), cancellable, on_collected_cb, task);
}

MwMembers *
mw_member_pane_collect_finish (MwMemberPane *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
