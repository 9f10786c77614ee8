/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/senders/profile-senders.h"

#include <glib/gi18n.h>

#include "desktop/lists/short-list.h"

/* A support team's inbox can have hundreds; the page of responsibilities shows them all. */
#define MOST_SHOWN 8

struct _MwProfileSenders
{
  AdwBin parent_instance;

  GListModel *agents; /* (owned) */

  MwShortList *list;
};

G_DEFINE_FINAL_TYPE (MwProfileSenders, mw_profile_senders, ADW_TYPE_BIN)

static void
on_row_activated_cb (MwProfileSenders *self, guint position)
{
  g_autoptr (MwAgent) agent = NULL;

  g_assert (MW_IS_PROFILE_SENDERS (self));

  agent = g_list_model_get_item (self->agents, position);
  if (agent != NULL && !mw_agent_get_loading (agent))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-agent", "s", mw_agent_get_id (agent));
}

/* An expression holds the agent, which nobody else does: the list makes its objects on demand. */
static void
bind_text (GtkWidget *row, const char *property, gpointer agent, const char *agent_property)
{
  GtkExpression *expression = gtk_property_expression_new (
      MW_TYPE_AGENT, gtk_constant_expression_new (MW_TYPE_AGENT, agent), agent_property);

  gtk_expression_bind (expression, row, property, NULL);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  bind_text (row, "title", item, "display-name");
  bind_text (row, "subtitle", item, "login");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _ ("Open Agent"));
  return row;
}

static void
mw_profile_senders_dispose (GObject *object)
{
  MwProfileSenders *self = MW_PROFILE_SENDERS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_PROFILE_SENDERS);
  g_clear_object (&self->agents);

  G_OBJECT_CLASS (mw_profile_senders_parent_class)->dispose (object);
}

static void
mw_profile_senders_class_init (MwProfileSendersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_profile_senders_dispose;
  g_type_ensure (MW_TYPE_SHORT_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/senders/profile-senders.ui");
  gtk_widget_class_bind_template_child (widget_class, MwProfileSenders, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
mw_profile_senders_init (MwProfileSenders *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_profile_senders_new (MwDraft *draft, const char *profile_id)
{
  MwProfileSenders *self = g_object_new (MW_TYPE_PROFILE_SENDERS, NULL);
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_AGENTS);

  mw_query_set_profile (query, profile_id);
  self->agents = mw_draft_list (draft, query);
  mw_short_list_show (self->list, self->agents, MOST_SHOWN, make_row);
  return GTK_WIDGET (self);
}
