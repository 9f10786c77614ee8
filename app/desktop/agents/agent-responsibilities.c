/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/agents/agent-responsibilities.h"

#include <glib/gi18n.h>
#include <mailwright/responsibility-edits.h>

#include "desktop/agents/agent-responsibility-row.h"
#include "desktop/lists/short-list.h"
#include "desktop/widgets/toast.h"

/* Each has a row of its own; the page of responsibilities shows them all. */
#define MOST_SHOWN 50

struct _MwAgentResponsibilities
{
  AdwBin parent_instance;

  MwDraft *draft;               /* (owned) */
  MwAgent *agent;               /* (owned) */
  GListModel *responsibilities; /* (owned) */

  MwShortList *list;
};

G_DEFINE_FINAL_TYPE (MwAgentResponsibilities, mw_agent_responsibilities, ADW_TYPE_BIN)

static void
on_row_activated_cb (MwAgentResponsibilities *self, guint position)
{
  g_autoptr (MwResponsibility) item = g_list_model_get_item (self->responsibilities, position);

  if (item != NULL && !mw_responsibility_get_loading (item))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-responsibility", "s",
                                mw_responsibility_get_id (item));
}

static void
remove_from (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwAgentResponsibilities *self = MW_AGENT_RESPONSIBILITIES (widget);
  const char *id = NULL;
  const char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (MwMembers) leaving = NULL;
  g_autoptr (MwEdit) edit = NULL;

  g_variant_get (parameter, "(&s&s)", &id, &name);
  /* Translators: an agent's name, then a responsibility's */
  text = g_strdup_printf (_ ("%s removed from %s"), mw_agent_get_display_name (self->agent), name);
  leaving = mw_members_new_agent (self->agent);
  edit = mw_responsibility_edits_unassign (id, name, leaving);
  mw_toast_after_edit (widget, self->draft, edit, text);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  return mw_agent_responsibility_row_new (item);
}

static void
mw_agent_responsibilities_dispose (GObject *object)
{
  MwAgentResponsibilities *self = MW_AGENT_RESPONSIBILITIES (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_AGENT_RESPONSIBILITIES);
  g_clear_object (&self->responsibilities);
  g_clear_object (&self->agent);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_agent_responsibilities_parent_class)->dispose (object);
}

static void
mw_agent_responsibilities_class_init (MwAgentResponsibilitiesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_agent_responsibilities_dispose;
  g_type_ensure (MW_TYPE_SHORT_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/agents/agent-responsibilities.ui");
  gtk_widget_class_bind_template_child (widget_class, MwAgentResponsibilities, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_install_action (widget_class, "agent-responsibilities.remove", "(ss)",
                                   remove_from);
}

static void
mw_agent_responsibilities_init (MwAgentResponsibilities *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_agent_responsibilities_new (MwDraft *draft, MwAgent *agent)
{
  MwAgentResponsibilities *self = NULL;
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_RESPONSIBILITIES);

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (MW_IS_AGENT (agent), NULL);

  self = g_object_new (MW_TYPE_AGENT_RESPONSIBILITIES, NULL);
  self->draft = g_object_ref (draft);
  self->agent = g_object_ref (agent);
  mw_query_set_agent (query, mw_agent_get_id (agent));
  self->responsibilities = mw_draft_list (draft, query);
  mw_short_list_show (self->list, self->responsibilities, MOST_SHOWN, make_row);
  return GTK_WIDGET (self);
}
