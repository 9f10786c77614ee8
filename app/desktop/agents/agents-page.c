/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/agents/agents-page.h"

#include <glib/gi18n.h>
#include <mailwright/agent-edits.h>

#include "desktop/agents/agent-columns.h"
#include "desktop/lists/rows-view.h"
#include "desktop/lists/staged-filter.h"
#include "desktop/responsibilities/assign-dialog.h"
#include "desktop/responsibilities/same-as-dialog.h"
#include "desktop/widgets/toast.h"
#include "desktop/widgets/page.h"

struct _MwAgentsPage
{
  AdwBin parent_instance;

  MwDraft *draft; /* (owned) */

  MwRowsView *rows;
};

static void page_iface_init (MwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwAgentsPage,
                               mw_agents_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_PAGE, page_iface_init))

static void
enable_actions (MwAgentsPage *self)
{
  g_autoptr (GtkBitset) positions =
      gtk_selection_model_get_selection (mw_rows_view_get_selection (self->rows));
  guint64 n = gtk_bitset_get_size (positions);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "agents.open", n == 1);
  gtk_widget_action_set_enabled (widget, "agents.assign", n > 0);
  gtk_widget_action_set_enabled (widget, "agents.same-as", n > 0);
  gtk_widget_action_set_enabled (widget, "agents.remove", n > 0);
}

static void
open_agent (MwAgentsPage *self, MwAgent *agent)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-agent", "s", mw_agent_get_id (agent));
}

static void
open_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwAgentsPage *self = MW_AGENTS_PAGE (widget);
  g_autoptr (MwAgent) agent = mw_rows_view_dup_selected (self->rows);

  if (agent != NULL)
    open_agent (self, agent);
}

static void
assign_agents (GPtrArray *rows, gpointer user_data)
{
  MwAgentsPage *self = user_data;
  g_autoptr (GListStore) agents = g_list_store_new (MW_TYPE_AGENT);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_list_store_splice (agents, 0, 0, rows->pdata, rows->len);
  gtk_window_present (
      mw_assign_dialog_new (GTK_WINDOW (root), self->draft, G_LIST_MODEL (agents), NULL));
}

static void
assign (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mw_rows_view_with_selected (MW_AGENTS_PAGE (widget)->rows, assign_agents, widget);
}

static void
make_agents_same (GPtrArray *rows, gpointer user_data)
{
  MwAgentsPage *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_window_present (mw_same_as_dialog_new (GTK_WINDOW (root), self->draft, rows));
}

static void
make_same (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mw_rows_view_with_selected (MW_AGENTS_PAGE (widget)->rows, make_agents_same, widget);
}

static void
remove_agents (GPtrArray *rows, gpointer user_data)
{
  MwAgentsPage *self = user_data;
  g_autofree char *text = NULL;
  g_autoptr (MwEdit) edit = mw_agent_edits_remove (rows);

  text = mw_agent_edits_describe_removed (rows);
  mw_toast_after_edit (GTK_WIDGET (self), self->draft, edit, text);
}

static void
remove_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  mw_rows_view_with_selected (MW_AGENTS_PAGE (widget)->rows, remove_agents, widget);
}

static MwPage *
get_content (MwPage *page)
{
  return MW_PAGE (MW_AGENTS_PAGE (page)->rows);
}

static const char *
get_primary_action (MwPage *page, const char **label)
{
  *label = _ ("Add Agent");
  return "win.add-agent";
}

/* A key that came past the list: with nothing selected, or with the focus elsewhere. */
static char *
answer (MwPage *page, MwWish wish)
{
  MwAgentsPage *self = MW_AGENTS_PAGE (page);
  g_autoptr (GtkBitset) positions =
      gtk_selection_model_get_selection (mw_rows_view_get_selection (self->rows));
  gboolean selected = !gtk_bitset_is_empty (positions);

  if (wish == MW_WISH_ASSIGN && selected)
    gtk_widget_activate_action (GTK_WIDGET (self), "agents.assign", NULL);
  else if (wish == MW_WISH_ASSIGN)
    return g_strdup (_ ("Select the agents to be assigned first."));
  else if (wish == MW_WISH_DELETE)
    return g_strdup (selected ? _ ("Delete works in the list: F6 leads there.")
                              : _ ("Select the agents to be deleted first."));
  else
    return mw_page_answer_by_default (page, wish);
  return NULL;
}

static void
page_iface_init (MwPageInterface *iface)
{
  iface->answer = answer;
  iface->get_content = get_content;
  iface->get_primary_action = get_primary_action;
}

static void
mw_agents_page_dispose (GObject *object)
{
  MwAgentsPage *self = MW_AGENTS_PAGE (object);

  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_agents_page_parent_class)->dispose (object);
}

static void
mw_agents_page_class_init (MwAgentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_agents_page_dispose;

  g_type_ensure (MW_TYPE_ROWS_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/agents/agents-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MwAgentsPage, rows);
  gtk_widget_class_bind_template_callback (widget_class, enable_actions);
  gtk_widget_class_bind_template_callback (widget_class, mw_page_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, open_agent);
  gtk_widget_class_install_action (widget_class, "agents.open", NULL, open_selected);
  gtk_widget_class_install_action (widget_class, "agents.assign", NULL, assign);
  gtk_widget_class_install_action (widget_class, "agents.same-as", NULL, make_same);
  gtk_widget_class_install_action (widget_class, "agents.remove", NULL, remove_selected);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "agents.remove", NULL);
}

static void
mw_agents_page_init (MwAgentsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_agents_page_new (MwDraft *draft)
{
  MwAgentsPage *self = NULL;
  g_autoptr (GtkListItemFactory) rows = mw_agent_rows_factory_new ();

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);

  self = g_object_new (MW_TYPE_AGENTS_PAGE, NULL);
  self->draft = g_object_ref (draft);
  mw_agent_columns_append (mw_rows_view_get_column_view (self->rows));
  mw_rows_view_set_up (self->rows, draft, MW_QUERY_AGENTS, mw_staged_filter_new (), rows);
  return GTK_WIDGET (self);
}

void
mw_agents_page_select (MwAgentsPage *self, const char *id)
{
  g_return_if_fail (MW_IS_AGENTS_PAGE (self));
  g_return_if_fail (id != NULL);

  mw_rows_view_seek (self->rows, id);
}
