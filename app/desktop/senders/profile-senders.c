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

  GListModel *agents;           /* (owned) */
  GListModel *responsibilities; /* (owned): through which they can */

  MwShortList *list;
  MwShortList *through_list;
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

static void
on_through_row_activated_cb (MwProfileSenders *self, guint position)
{
  g_autoptr (MwResponsibility) item = g_list_model_get_item (self->responsibilities, position);

  if (item != NULL && !mw_responsibility_get_loading (item))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-responsibility", "s",
                                mw_responsibility_get_id (item));
}

/* An expression holds the item, which nobody else does: the list makes its objects on demand. */
static GtkExpression *
get_property (gpointer item, const char *property)
{
  GType type = G_OBJECT_TYPE (item);

  return gtk_property_expression_new (type, gtk_constant_expression_new (type, item), property);
}

static GtkWidget *
make_plain_row (const char *tooltip)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, tooltip);
  return row;
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = make_plain_row (_ ("Open Agent"));

  gtk_expression_bind (get_property (item, "display-name"), row, "title", NULL);
  gtk_expression_bind (get_property (item, "login"), row, "subtitle", NULL);
  return row;
}

static char *
describe_agents (gpointer this, guint n)
{
  return g_strdup_printf (ngettext ("%u agent", "%u agents", n), n);
}

static GtkWidget *
make_through_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = make_plain_row (_ ("Open Responsibility"));
  GtkExpression *n_agents[] = { get_property (item, "n-agents") };

  gtk_expression_bind (get_property (item, "name"), row, "title", NULL);
  gtk_expression_bind (gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 1, n_agents,
                                                    G_CALLBACK (describe_agents), NULL, NULL),
                       row, "subtitle", NULL);
  return row;
}

static void
mw_profile_senders_dispose (GObject *object)
{
  MwProfileSenders *self = MW_PROFILE_SENDERS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_PROFILE_SENDERS);
  g_clear_object (&self->agents);
  g_clear_object (&self->responsibilities);

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
  gtk_widget_class_bind_template_child (widget_class, MwProfileSenders, through_list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_through_row_activated_cb);
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
  g_autoptr (MwQuery) through = mw_query_new (MW_QUERY_RESPONSIBILITIES);

  mw_query_set_profile (query, profile_id);
  self->agents = mw_draft_list (draft, query);
  mw_short_list_show (self->list, self->agents, MOST_SHOWN, make_row);
  mw_query_set_profile (through, profile_id);
  self->responsibilities = mw_draft_list (draft, through);
  mw_short_list_show (self->through_list, self->responsibilities, MOST_SHOWN, make_through_row);
  return GTK_WIDGET (self);
}
