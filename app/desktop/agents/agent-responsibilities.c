/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/agents/agent-responsibilities.h"

#include <glib/gi18n.h>
#include <mailwright/responsibility.h>

#include "desktop/widgets/error-presenter.h"
#include "desktop/agents/agent-edits.h"
#include "desktop/agents/agent-responsibility-row.h"

/* Each has a row of its own; the page of responsibilities shows them all. */
#define MOST_SHOWN 50

struct _MwAgentResponsibilities
{
  AdwBin parent_instance;

  MwDraft *draft;               /* (owned) */
  MwAgent *agent;               /* (owned) */
  GListModel *responsibilities; /* (owned) */

  GtkListBox *list;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (MwAgentResponsibilities, mw_agent_responsibilities, ADW_TYPE_BIN)

static void
on_row_activated_cb (MwAgentResponsibilities *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", "responsibilities");
}

static void
on_responsibilities_changed_cb (MwAgentResponsibilities *self)
{
  guint n = g_list_model_get_n_items (self->responsibilities);

  gtk_widget_set_visible (GTK_WIDGET (self->more), n > MOST_SHOWN);
  if (n > MOST_SHOWN)
    {
      guint rest = n - MOST_SHOWN;
      g_autofree char *words =
          g_strdup_printf (ngettext ("and %u more", "and %u more", rest), rest);

      gtk_label_set_label (self->more, words);
    }
}

/* A removal under way, for the toast that comes after it. */
typedef struct
{
  MwAgentResponsibilities *list; /* (owned) */
  char *text;                    /* (owned) */
} Removal;

static void
on_removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Removal *removal = user_data;
  g_autoptr (GError) error = NULL;

  if (mw_draft_apply_finish (MW_DRAFT (source), result, &error))
    mw_toast_show (GTK_WIDGET (removal->list), removal->text, _ ("Undo"), "win.undo");
  else
    mw_error_presenter_show (GTK_WIDGET (removal->list), error);
  g_object_unref (removal->list);
  g_free (removal->text);
  g_free (removal);
}

static void
remove_from (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwAgentResponsibilities *self = MW_AGENT_RESPONSIBILITIES (widget);
  const char *id = NULL;
  const char *name = NULL;
  g_autoptr (MwEdit) edit = NULL;
  Removal *removal = g_new0 (Removal, 1);

  g_variant_get (parameter, "(&s&s)", &id, &name);
  removal->list = g_object_ref (self);
  /* Translators: an agent's name, then a responsibility's */
  removal->text =
      g_strdup_printf (_ ("%s removed from %s"), mw_agent_get_display_name (self->agent), name);
  edit = mw_agent_edits_unassign (self->agent, id, name);
  mw_draft_apply_async (self->draft, edit, NULL, on_removed_cb, removal);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  return mw_agent_responsibility_row_new (item);
}

static GtkWidget *
make_placeholder (void)
{
  GtkWidget *label = gtk_label_new (
      _ ("None yet. A responsibility joins agents and profiles: its agents can send as their "
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
mw_agent_responsibilities_dispose (GObject *object)
{
  MwAgentResponsibilities *self = MW_AGENT_RESPONSIBILITIES (object);

  if (self->responsibilities != NULL)
    g_signal_handlers_disconnect_by_data (self->responsibilities, self);
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
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/agents/agent-responsibilities.ui");
  gtk_widget_class_bind_template_child (widget_class, MwAgentResponsibilities, list);
  gtk_widget_class_bind_template_child (widget_class, MwAgentResponsibilities, more);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_install_action (widget_class, "agent-responsibilities.remove", "(ss)",
                                   remove_from);
}

static void
mw_agent_responsibilities_init (MwAgentResponsibilities *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_placeholder (self->list, make_placeholder ());
}

GtkWidget *
mw_agent_responsibilities_new (MwDraft *draft, MwAgent *agent)
{
  MwAgentResponsibilities *self = NULL;
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_RESPONSIBILITIES);
  g_autoptr (GtkSliceListModel) first = NULL;

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (MW_IS_AGENT (agent), NULL);

  self = g_object_new (MW_TYPE_AGENT_RESPONSIBILITIES, NULL);
  self->draft = g_object_ref (draft);
  self->agent = g_object_ref (agent);
  mw_query_set_agent (query, mw_agent_get_id (agent));
  self->responsibilities = mw_draft_list (draft, query);
  first = gtk_slice_list_model_new (g_object_ref (self->responsibilities), 0, MOST_SHOWN);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (first), make_row, NULL, NULL);
  g_signal_connect_object (self->responsibilities, "items-changed",
                           G_CALLBACK (on_responsibilities_changed_cb), self, G_CONNECT_SWAPPED);
  on_responsibilities_changed_cb (self);
  return GTK_WIDGET (self);
}
