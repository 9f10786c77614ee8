/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/senders/profile-senders.h"

#include <glib/gi18n.h>

/* A support team's inbox can have hundreds; the page of responsibilities shows them all. */
#define MOST_SHOWN 8

struct _MwProfileSenders
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkLabel *more;

  GListModel *agents; /* (owned) */
};

G_DEFINE_FINAL_TYPE (MwProfileSenders, mw_profile_senders, ADW_TYPE_BIN)

static void
on_row_activated_cb (MwProfileSenders *self, GtkListBoxRow *row)
{
  g_autoptr (MwAgent) agent = NULL;

  g_assert (MW_IS_PROFILE_SENDERS (self));

  agent = g_list_model_get_item (self->agents, (guint) gtk_list_box_row_get_index (row));
  if (agent != NULL && !mw_agent_get_loading (agent))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-agent", "s", mw_agent_get_id (agent));
}

static void
on_agents_changed_cb (MwProfileSenders *self)
{
  guint n = 0;

  g_assert (MW_IS_PROFILE_SENDERS (self));

  n = g_list_model_get_n_items (self->agents);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n > MOST_SHOWN);
  if (n > MOST_SHOWN)
    {
      guint rest = n - MOST_SHOWN;
      g_autofree char *words =
          g_strdup_printf (ngettext ("and %u more", "and %u more", rest), rest);

      gtk_label_set_label (self->more, words);
    }
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

static GtkWidget *
make_placeholder (void)
{
  GtkWidget *label = gtk_label_new (
      _ ("Nobody yet. A responsibility joins agents and profiles: its agents can send as their "
         "addresses."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
mw_profile_senders_dispose (GObject *object)
{
  MwProfileSenders *self = MW_PROFILE_SENDERS (object);

  if (self->agents != NULL)
    g_signal_handlers_disconnect_by_data (self->agents, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_PROFILE_SENDERS);
  g_clear_object (&self->agents);

  G_OBJECT_CLASS (mw_profile_senders_parent_class)->dispose (object);
}

static void
mw_profile_senders_class_init (MwProfileSendersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_profile_senders_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/senders/profile-senders.ui");
  gtk_widget_class_bind_template_child (widget_class, MwProfileSenders, list);
  gtk_widget_class_bind_template_child (widget_class, MwProfileSenders, more);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
mw_profile_senders_init (MwProfileSenders *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_placeholder (self->list, make_placeholder ());
}

GtkWidget *
mw_profile_senders_new (MwDraft *draft, const char *profile_id)
{
  MwProfileSenders *self = g_object_new (MW_TYPE_PROFILE_SENDERS, NULL);
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_AGENTS);
  g_autoptr (GtkSliceListModel) first = NULL;

  mw_query_set_profile (query, profile_id);
  self->agents = mw_draft_list (draft, query);
  first = gtk_slice_list_model_new (g_object_ref (self->agents), 0, MOST_SHOWN);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (first), make_row, NULL, NULL);
  g_signal_connect_object (self->agents, "items-changed", G_CALLBACK (on_agents_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_agents_changed_cb (self);
  return GTK_WIDGET (self);
}
