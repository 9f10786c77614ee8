/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/responsibilities/responsibility-card.h"

#include <glib/gi18n.h>
#include <mailwright/responsibility-edits.h>

#include "desktop/widgets/error-presenter.h"
#include "desktop/widgets/toast.h"
#include <mailwright/assign-plan.h>
#include "desktop/widgets/chips.h"
#include "desktop/widgets/staged-dot.h"

struct _MwResponsibilityCard
{
  AdwBin parent_instance;

  MwDraft *draft;            /* (owned) */
  MwMarks *marks;            /* (owned) */
  MwResponsibility *item;    /* (owned) (nullable) */
  MwAssignPlan *plan;        /* (owned) (nullable) of what hovers over the card */
  GCancellable *cancellable; /* (owned) (nullable) while that is being made out */
  gboolean filled;           /* its members are shown: it is in view */
  guint view_idle;           /* until that is so */
  guint focus_idle;          /* until the card with the focus is selected */

  GtkLabel *name_label;
  GtkLabel *count_label;
  GtkLabel *comment_label;
  MwStagedDot *dot;
  GtkWidget *mark;
  GtkMenuButton *menu_button;
  MwChips *agent_chips;
  MwChips *profile_chips;
};

G_DEFINE_FINAL_TYPE (MwResponsibilityCard, mw_responsibility_card, ADW_TYPE_BIN)

static char *
describe_agents (MwResponsibility *item)
{
  guint n = mw_responsibility_get_n_agents (item);

  return g_strdup_printf (ngettext ("%u agent", "%u agents", n), n);
}

static char *
describe_addresses (MwResponsibility *item)
{
  guint n = mw_responsibility_get_n_profiles (item);

  return g_strdup_printf (ngettext ("%u address", "%u addresses", n), n);
}

/* “3 agents · 2 addresses” */
static char *
describe_members (MwResponsibility *item)
{
  g_autofree char *agents = describe_agents (item);
  g_autofree char *addresses = describe_addresses (item);

  /* Translators: “3 agents · 2 addresses” */
  return g_strdup_printf (_ ("%s · %s"), agents, addresses);
}

static gboolean
is_marked (MwResponsibilityCard *self)
{
  return self->item != NULL &&
         mw_marks_has_responsibility (self->marks, mw_responsibility_get_id (self->item));
}

/* A list's rows are told by what is in them; this one by its name first. */
static void
name_row (MwResponsibilityCard *self, const char *counts)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *marked = is_marked (self) ? mw_marks_describe (self->marks) : NULL;
  g_autofree char *words = NULL;

  if (row == NULL)
    return;
  words = marked != NULL ? g_strdup_printf (_ ("%s · %s"), counts, marked) : g_strdup (counts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mw_responsibility_get_name (self->item),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
set_css_class (MwResponsibilityCard *self, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/* The mark's room is always there: who is chosen moves nothing. */
static void
show_mark (MwResponsibilityCard *self)
{
  gboolean marked = is_marked (self);
  g_autofree char *words = marked ? mw_marks_describe (self->marks) : NULL;

  set_css_class (self, "marked", marked);
  gtk_widget_set_opacity (self->mark, marked ? 1 : 0);
  gtk_widget_set_tooltip_text (self->mark, words);
}

static void
show_item (MwResponsibilityCard *self)
{
  MwStaged staged = mw_responsibility_get_staged (self->item);
  const char *comment = mw_responsibility_get_comment (self->item);
  g_autofree char *counts = describe_members (self->item);

  if (mw_responsibility_get_loading (self->item))
    return;
  gtk_label_set_label (self->name_label, mw_responsibility_get_name (self->item));
  gtk_label_set_label (self->count_label, counts);
  gtk_label_set_label (self->comment_label, comment);
  gtk_widget_set_visible (GTK_WIDGET (self->comment_label), *comment != '\0');
  name_row (self, counts);
  show_mark (self);
  mw_staged_dot_set_staged (self->dot, staged);
  set_css_class (self, "staged", staged != MW_STAGED_NO);
}

/* ---- marks of what is chosen beside the cards ---- */

static gboolean
is_chip_marked (GObject *member, gpointer user_data)
{
  MwResponsibilityCard *self = user_data;

  return mw_marks_has_member (self->marks, mw_members_get_id (member));
}

static void
on_marks_changed_cb (MwResponsibilityCard *self)
{
  g_autofree char *counts = NULL;

  if (self->item == NULL || mw_responsibility_get_loading (self->item))
    return;
  counts = describe_members (self->item);
  name_row (self, counts);
  show_mark (self);
  mw_chips_mark (self->agent_chips, is_chip_marked, self);
  mw_chips_mark (self->profile_chips, is_chip_marked, self);
}

static void
show_members (MwResponsibilityCard *self, MwChips *chips, MwQueryKind kind)
{
  g_autoptr (MwQuery) query = mw_query_new (kind);
  g_autoptr (GListModel) list = NULL;

  if (kind == MW_QUERY_PROFILES)
    mw_query_set_sort (query, "address", FALSE);
  mw_query_set_responsibility (query, mw_responsibility_get_id (self->item));
  list = mw_draft_list (self->draft, query);
  mw_chips_set_list (chips, list);
}

static void
fill (MwResponsibilityCard *self)
{
  if (self->filled || self->item == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      mw_responsibility_get_loading (self->item))
    return;
  self->filled = TRUE;
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, -1);
  show_members (self, self->agent_chips, MW_QUERY_AGENTS);
  show_members (self, self->profile_chips, MW_QUERY_PROFILES);
}

static void
empty (MwResponsibilityCard *self)
{
  self->filled = FALSE;
  mw_chips_set_list (self->agent_chips, NULL);
  mw_chips_set_list (self->profile_chips, NULL);
}

static void
report (MwResponsibilityCard *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "responsibilities.report", "s", text);
}

/* What was staged, and how it is told. */
typedef struct
{
  MwResponsibilityCard *card; /* (owned) */
  char *text;                 /* (owned) */
} Staging;

static void
on_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Staging *staging = user_data;
  g_autoptr (GError) error = NULL;

  if (mw_draft_apply_finish (MW_DRAFT (source), result, &error))
    report (staging->card, staging->text);
  else
    mw_error_presenter_show (GTK_WIDGET (staging->card), error);
  g_object_unref (staging->card);
  g_free (staging->text);
  g_free (staging);
}

static void
stage (MwResponsibilityCard *self, MwEdit *edit, char *text)
{
  Staging *staging = g_new0 (Staging, 1);

  staging->card = g_object_ref (self);
  staging->text = text;
  mw_draft_apply_async (self->draft, edit, NULL, on_applied_cb, staging);
}

/* ---- chips ---- */

static void
remove_member (MwResponsibilityCard *self, MwMembers *leaving)
{
  const char *name = mw_responsibility_get_name (self->item);
  g_autoptr (MwEdit) edit =
      mw_responsibility_edits_unassign (mw_responsibility_get_id (self->item), name, leaving);

  /* Translators: an agent or an address, and the responsibility it was taken out of */
  stage (self, edit,
         g_strdup_printf (_ ("Removed \u2068%s\u2069 from \u2068%s\u2069"),
                          mw_edit_get_detail (edit), name));
}

static void
on_agent_removed_cb (MwResponsibilityCard *self, MwAgent *agent)
{
  g_autoptr (MwMembers) leaving = mw_members_new_agent (agent);

  remove_member (self, leaving);
}

static void
on_profile_removed_cb (MwResponsibilityCard *self, MwProfile *profile)
{
  g_autoptr (MwMembers) leaving = mw_members_new_profile (profile);

  remove_member (self, leaving);
}

static void
on_agent_activated_cb (MwResponsibilityCard *self, MwAgent *agent)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "responsibilities.choose-agent", "s",
                              mw_agent_get_id (agent));
}

static void
on_profile_activated_cb (MwResponsibilityCard *self, MwProfile *profile)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-profile", "s",
                              mw_profile_get_id (profile));
}

/* What keys and the menu do, they do to the selected card: the one that is worked in. */
static void
select_card (MwResponsibilityCard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "listitem.select", "(bb)", FALSE, FALSE);
}

static void
on_add_agents_cb (MwResponsibilityCard *self)
{
  select_card (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "responsibilities.add-agents", NULL);
}

static void
on_add_addresses_cb (MwResponsibilityCard *self)
{
  select_card (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "responsibilities.add-addresses", NULL);
}

static gboolean
on_focus_settled_cb (gpointer user_data)
{
  MwResponsibilityCard *self = user_data;

  self->focus_idle = 0;
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    select_card (self);
  return G_SOURCE_REMOVE;
}

/* Later: a selection moves rows, and the focus is still on its way down to its widget. */
static void
on_focus_entered_cb (MwResponsibilityCard *self)
{
  if (self->focus_idle == 0)
    self->focus_idle = g_idle_add (on_focus_settled_cb, self);
}

static void
follow_focus (MwResponsibilityCard *self)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (controller, "enter", G_CALLBACK (on_focus_entered_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* ---- coming into view ---- */

/* Out of view it is as high as it was: what is in view must not move. */
static void
fall_asleep (MwResponsibilityCard *self)
{
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_VIEW);

  /* With its whole page out of view it comes back as it was. */
  if (!self->filled || list == NULL || !gtk_widget_get_mapped (list) ||
      gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    return;
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, gtk_widget_get_height (GTK_WIDGET (self)));
  empty (self);
}

static gboolean
on_view_settled_cb (gpointer user_data)
{
  MwResponsibilityCard *self = user_data;

  self->view_idle = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
  else
    fall_asleep (self);
  return G_SOURCE_REMOVE;
}

/* A list view keeps far more rows than it shows, and maps those that it shows. It does so while it
 * lays them out: chips are made, or unmade, after that. */
static void
follow_view (MwResponsibilityCard *self)
{
  if (self->view_idle == 0)
    self->view_idle = g_idle_add_full (G_PRIORITY_DEFAULT, on_view_settled_cb, self, NULL);
}

static void
mw_responsibility_card_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mw_responsibility_card_parent_class)->map (widget);

  follow_view (MW_RESPONSIBILITY_CARD (widget));
}

static void
mw_responsibility_card_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mw_responsibility_card_parent_class)->unmap (widget);

  follow_view (MW_RESPONSIBILITY_CARD (widget));
}

/* ---- dropping ---- */

static void
forget_plan (MwResponsibilityCard *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->plan, mw_assign_plan_free);
}

static void
foretell (MwResponsibilityCard *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "responsibilities.foretell", "s", text);
}

static void
hide_plan (MwResponsibilityCard *self)
{
  if (self->plan != NULL)
    {
      foretell (self, "");
      mw_chips_set_ghosts (self->agent_chips, NULL);
      mw_chips_set_ghosts (self->profile_chips, NULL);
    }
  forget_plan (self);
  set_css_class (self, "drop-target", FALSE);
}

static void
show_plan (MwResponsibilityCard *self)
{
  g_autofree char *sentence = mw_assign_plan_describe (self->plan);

  mw_chips_set_ghosts (self->agent_chips, mw_assign_plan_get_agents (self->plan));
  mw_chips_set_ghosts (self->profile_chips, mw_assign_plan_get_profiles (self->plan));
  foretell (self, sentence);
}

static void
on_hover_planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwResponsibilityCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAssignPlan) plan = mw_assign_plan_load_finish (MW_DRAFT (source), result, &error);

  if (plan == NULL)
    {
      /* Who has gone on to another card has no use for it. */
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        mw_error_presenter_show (GTK_WIDGET (self), error);
      return;
    }
  forget_plan (self);
  self->plan = g_steal_pointer (&plan);
  show_plan (self);
}

static void
on_drop_value_changed_cb (MwResponsibilityCard *self, GParamSpec *pspec, GtkDropTarget *target)
{
  const GValue *value = gtk_drop_target_get_value (target);

  if (value == NULL || self->item == NULL || self->cancellable != NULL || self->plan != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  mw_assign_plan_load_async (self->draft, self->item, g_value_get_object (value), self->cancellable,
                             on_hover_planned_cb, g_object_ref (self));
}

static GdkDragAction
on_drop_entered_cb (MwResponsibilityCard *self, double x, double y, GtkDropTarget *target)
{
  set_css_class (self, "drop-target", TRUE);
  on_drop_value_changed_cb (self, NULL, target);
  return GDK_ACTION_COPY;
}

static void
on_drop_left_cb (MwResponsibilityCard *self)
{
  hide_plan (self);
}

static void
apply_plan (MwResponsibilityCard *self, MwAssignPlan *plan)
{
  g_autoptr (MwEdit) edit = NULL;

  if (!mw_assign_plan_changes (plan))
    {
      g_autofree char *sentence = mw_assign_plan_describe (plan);

      mw_toast_show (GTK_WIDGET (self), sentence, NULL, NULL);
      return;
    }
  edit = mw_assign_plan_build_edit (plan);
  stage (self, edit, mw_assign_plan_describe_done (plan));
}

static void
on_drop_planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwResponsibilityCard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAssignPlan) plan = mw_assign_plan_load_finish (MW_DRAFT (source), result, &error);

  if (plan != NULL)
    apply_plan (self, plan);
  else
    mw_error_presenter_show (GTK_WIDGET (self), error);
}

/* Made out anew: who was in it when the pointer came may have changed meanwhile. */
static gboolean
on_dropped_cb (MwResponsibilityCard *self, const GValue *value, double x, double y)
{
  hide_plan (self);
  if (self->item == NULL)
    return FALSE;
  mw_assign_plan_load_async (self->draft, self->item, g_value_get_object (value), NULL,
                             on_drop_planned_cb, g_object_ref (self));
  return TRUE;
}

static void
add_drop_target (MwResponsibilityCard *self)
{
  GtkDropTarget *target = gtk_drop_target_new (MW_TYPE_MEMBERS, GDK_ACTION_COPY);

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (on_drop_entered_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (on_drop_left_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_dropped_cb), self);
  g_signal_connect_swapped (target, "notify::value", G_CALLBACK (on_drop_value_changed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
mw_responsibility_card_dispose (GObject *object)
{
  MwResponsibilityCard *self = MW_RESPONSIBILITY_CARD (object);

  forget_plan (self);
  g_clear_handle_id (&self->focus_idle, g_source_remove);
  g_clear_handle_id (&self->view_idle, g_source_remove);
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_RESPONSIBILITY_CARD);
  g_clear_object (&self->item);
  g_clear_object (&self->marks);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_responsibility_card_parent_class)->dispose (object);
}

static void
mw_responsibility_card_class_init (MwResponsibilityCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_responsibility_card_dispose;
  widget_class->map = mw_responsibility_card_map;
  widget_class->unmap = mw_responsibility_card_unmap;

  g_type_ensure (MW_TYPE_CHIPS);
  g_type_ensure (MW_TYPE_STAGED_DOT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/responsibilities/responsibility-card.ui");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_bind_template_child (widget_class, MwResponsibilityCard, name_label);
  gtk_widget_class_bind_template_child (widget_class, MwResponsibilityCard, count_label);
  gtk_widget_class_bind_template_child (widget_class, MwResponsibilityCard, comment_label);
  gtk_widget_class_bind_template_child (widget_class, MwResponsibilityCard, dot);
  gtk_widget_class_bind_template_child (widget_class, MwResponsibilityCard, mark);
  gtk_widget_class_bind_template_child (widget_class, MwResponsibilityCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, MwResponsibilityCard, agent_chips);
  gtk_widget_class_bind_template_child (widget_class, MwResponsibilityCard, profile_chips);
  gtk_widget_class_bind_template_callback (widget_class, on_add_agents_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_add_addresses_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_agent_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_agent_removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_profile_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_profile_removed_cb);
}

static void
mw_responsibility_card_init (MwResponsibilityCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_drop_target (self);
  follow_focus (self);
}

GtkWidget *
mw_responsibility_card_new (MwDraft *draft, MwMarks *marks, GMenuModel *menu_model)
{
  MwResponsibilityCard *self = NULL;

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (MW_IS_MARKS (marks), NULL);

  self = g_object_new (MW_TYPE_RESPONSIBILITY_CARD, NULL);
  self->draft = g_object_ref (draft);
  self->marks = g_object_ref (marks);
  g_signal_connect_object (marks, "changed", G_CALLBACK (on_marks_changed_cb), self,
                           G_CONNECT_SWAPPED);
  mw_chips_mark (self->agent_chips, is_chip_marked, self);
  mw_chips_mark (self->profile_chips, is_chip_marked, self);
  gtk_menu_button_set_menu_model (self->menu_button, menu_model);
  g_signal_connect_object (gtk_menu_button_get_popover (self->menu_button), "show",
                           G_CALLBACK (select_card), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
mw_responsibility_card_set_item (MwResponsibilityCard *self, MwResponsibility *item)
{
  g_return_if_fail (MW_IS_RESPONSIBILITY_CARD (self));
  g_return_if_fail (item == NULL || MW_IS_RESPONSIBILITY (item));

  if (self->item == item)
    return;
  hide_plan (self);
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  empty (self);
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, -1);
  if (item == NULL)
    return;
  g_signal_connect_object (item, "notify", G_CALLBACK (show_item), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (item, "notify::loading", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  show_item (self);
  fill (self);
}
