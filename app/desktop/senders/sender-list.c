/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/senders/sender-list.h"

#include <glib/gi18n.h>
#include <mailwright/agent-edits.h>

#include "desktop/widgets/error-presenter.h"
#include "desktop/widgets/toast.h"
#include "desktop/lists/double-clicks.h"
#include "desktop/lists/list-keys.h"
#include "desktop/lists/row-menu.h"
#include "desktop/senders/sender-rows.h"

struct _MwSenderList
{
  AdwBin parent_instance;

  MwDraft *draft;                /* (owned) (nullable) */
  MwAgent *agent;                /* (owned) (nullable) */
  GSignalGroup *agent_signals;   /* (owned): of the agent */
  MwQuery *query;                /* (owned) (nullable): what the list shows */
  GListModel *list;              /* (owned) (nullable): once draft and agent are known */
  GtkSingleSelection *selection; /* (owned): over the list */
  gboolean wants_top;            /* the new default is about to come first */

  GtkLabel *title;
  GtkLabel *length;
  GtkWidget *make_default;
  GtkStack *stack;
  GtkLabel *words;
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (MwSenderList, mw_sender_list, ADW_TYPE_BIN)

typedef enum
{
  PROP_DRAFT = 1,
  PROP_AGENT,
} Property;

static GParamSpec *properties[PROP_AGENT + 1];

static MwSender *
get_selected (MwSenderList *self)
{
  MwSender *sender = gtk_single_selection_get_selected_item (self->selection);

  return sender != NULL && !mw_sender_get_loading (sender) ? sender : NULL;
}

static void
enable_actions (MwSenderList *self)
{
  MwSender *sender = get_selected (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sender-list.open", sender != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sender-list.make-default",
                                 sender != NULL && !mw_sender_get_is_default (sender));
}

static void
say_length (MwSenderList *self, guint n)
{
  g_autofree char *length = g_strdup_printf (ngettext ("%u address", "%u addresses", n), n);

  gtk_label_set_label (self->length, length);
}

/* Returns: (transfer full) (nullable): what stands in place of rows */
static char *
describe_no_rows (MwSenderList *self, gboolean loading)
{
  g_autofree char *mistake = NULL;

  if (self->agent == NULL)
    return g_strdup (_ ("Choose an agent to see which addresses they can send as."));
  if (self->list != NULL)
    g_object_get (self->list, "error-message", &mistake, NULL);
  if (mistake != NULL)
    return g_steal_pointer (&mistake);
  if (loading)
    return g_strdup ("");
  return g_strdup_printf (
      /* Translators: %s is an agent's name */
      _ ("%s cannot send as any address yet. A responsibility joins agents and profiles: its "
         "agents can send as their addresses."),
      mw_agent_get_display_name (self->agent));
}

static void
show_rows (MwSenderList *self)
{
  guint n = self->list != NULL ? g_list_model_get_n_items (self->list) : 0;
  gboolean loading = FALSE;

  if (self->list != NULL)
    g_object_get (self->list, "loading", &loading, NULL);
  gtk_widget_set_visible (self->make_default, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->length), self->agent != NULL && (n > 0 || !loading));
  say_length (self, n);
  if (n == 0)
    {
      g_autofree char *words = describe_no_rows (self, loading);

      gtk_label_set_label (self->words, words);
    }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "words");
  enable_actions (self);
}

/* The list keeps what was in view where it is; what was just chosen would be above it. */
static void
show_top (MwSenderList *self)
{
  if (!self->wants_top || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  self->wants_top = FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", 0);
}

static void
show_title (MwSenderList *self)
{
  g_autofree char *title = NULL;

  if (self->agent != NULL && !mw_agent_get_loading (self->agent))
    /* Translators: %s is an agent's name */
    title = g_strdup_printf (_ ("From list of %s"), mw_agent_get_display_name (self->agent));
  gtk_label_set_label (self->title, title != NULL ? title : _ ("From list"));
}

static void
follow_list (MwSenderList *self)
{
  const char *const signals[] = { "items-changed", "notify::loading", "notify::error-message" };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (self->list, signals[i], G_CALLBACK (show_rows), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (show_top), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
drop_list (MwSenderList *self)
{
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
}

static void
read_list (MwSenderList *self)
{
  g_autoptr (MwQuery) query = NULL;
  const char *id = self->agent != NULL ? mw_agent_get_id (self->agent) : NULL;

  if (self->draft == NULL || id == NULL || *id == '\0')
    {
      gtk_single_selection_set_model (self->selection, NULL);
      drop_list (self);
      g_clear_pointer (&self->query, mw_query_free);
      return;
    }
  query = mw_query_new (MW_QUERY_FROM_LIST);
  mw_query_set_agent (query, id);
  if (self->query != NULL && mw_query_equal (self->query, query))
    return;
  g_clear_pointer (&self->query, mw_query_free);
  self->query = g_steal_pointer (&query);
  if (self->list != NULL)
    {
      mw_draft_list_set_query (self->draft, self->list, self->query);
      return;
    }
  self->list = mw_draft_list (self->draft, self->query);
  follow_list (self);
  gtk_single_selection_set_model (self->selection, self->list);
}

static void
refresh (MwSenderList *self)
{
  read_list (self);
  show_title (self);
  show_rows (self);
}

static void
open_at (MwSenderList *self, guint position)
{
  g_autoptr (MwSender) sender = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (sender != NULL && !mw_sender_get_loading (sender))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-profile", "s",
                                mw_sender_get_profile_id (sender));
}

static void
on_row_activated_cb (MwSenderList *self, guint position)
{
  open_at (self, position);
}

static void
open_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwSenderList *self = MW_SENDER_LIST (widget);

  open_at (self, gtk_single_selection_get_selected (self->selection));
}

/* A default under way, for the toast that comes after it. */
typedef struct
{
  MwSenderList *list; /* (owned) */
  char *text;         /* (owned) */
} Choice;

static void
on_default_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GError) error = NULL;

  if (mw_draft_apply_finish (MW_DRAFT (source), result, &error))
    mw_toast_offer_undo (GTK_WIDGET (choice->list), MW_DRAFT (source), choice->text);
  else
    {
      choice->list->wants_top = FALSE;
      mw_error_presenter_show (GTK_WIDGET (choice->list), error);
    }
  g_object_unref (choice->list);
  g_free (choice->text);
  g_free (choice);
}

static void
make_default (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwSenderList *self = MW_SENDER_LIST (widget);
  MwSender *sender = get_selected (self);
  g_autoptr (MwEdit) edit = NULL;
  Choice *choice = NULL;

  if (sender == NULL || self->agent == NULL)
    return;
  choice = g_new0 (Choice, 1);
  choice->list = g_object_ref (self);
  self->wants_top = TRUE;
  choice->text = g_strdup_printf (
      /* Translators: an address, then an agent's name */
      _ ("\u2068%s\u2069 is the default of %s"), mw_sender_get_address (sender),
      mw_agent_get_display_name (self->agent));
  edit = mw_agent_edits_change (self->agent,
                                (MwFieldChange[]){
                                    { "default-profile", mw_sender_get_profile_id (sender) },
                                    { NULL, NULL },
                                });
  mw_draft_apply_async (self->draft, edit, NULL, on_default_applied_cb, choice);
}

static void
mw_sender_list_constructed (GObject *object)
{
  MwSenderList *self = MW_SENDER_LIST (object);

  G_OBJECT_CLASS (mw_sender_list_parent_class)->constructed (object);

  refresh (self);
}

static void
mw_sender_list_dispose (GObject *object)
{
  MwSenderList *self = MW_SENDER_LIST (object);

  g_signal_group_set_target (self->agent_signals, NULL);
  drop_list (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_SENDER_LIST);
  g_clear_object (&self->agent);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_sender_list_parent_class)->dispose (object);
}

static void
mw_sender_list_finalize (GObject *object)
{
  MwSenderList *self = MW_SENDER_LIST (object);

  g_object_unref (self->agent_signals);
  g_object_unref (self->selection);
  g_clear_pointer (&self->query, mw_query_free);

  G_OBJECT_CLASS (mw_sender_list_parent_class)->finalize (object);
}

static void
mw_sender_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MwSenderList *self = MW_SENDER_LIST (object);

  switch ((Property) id)
    {
    case PROP_DRAFT:
      g_value_set_object (value, self->draft);
      break;
    case PROP_AGENT:
      g_value_set_object (value, self->agent);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_sender_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MwSenderList *self = MW_SENDER_LIST (object);

  switch ((Property) id)
    {
    case PROP_DRAFT:
      mw_sender_list_set_draft (self, g_value_get_object (value));
      break;
    case PROP_AGENT:
      mw_sender_list_set_agent (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_sender_list_class_init (MwSenderListClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mw_sender_list_constructed;
  object_class->dispose = mw_sender_list_dispose;
  object_class->finalize = mw_sender_list_finalize;
  object_class->get_property = mw_sender_list_get_property;
  object_class->set_property = mw_sender_list_set_property;

  properties[PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, MW_TYPE_DRAFT, flags);
  properties[PROP_AGENT] = g_param_spec_object ("agent", NULL, NULL, MW_TYPE_AGENT, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MW_TYPE_ROW_MENU);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/senders/sender-list.ui");
  gtk_widget_class_bind_template_child (widget_class, MwSenderList, title);
  gtk_widget_class_bind_template_child (widget_class, MwSenderList, length);
  gtk_widget_class_bind_template_child (widget_class, MwSenderList, make_default);
  gtk_widget_class_bind_template_child (widget_class, MwSenderList, stack);
  gtk_widget_class_bind_template_child (widget_class, MwSenderList, words);
  gtk_widget_class_bind_template_child (widget_class, MwSenderList, list_view);
  gtk_widget_class_bind_template_callback (widget_class, enable_actions);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_install_action (widget_class, "sender-list.open", NULL, open_selected);
  gtk_widget_class_install_action (widget_class, "sender-list.make-default", NULL, make_default);
}

static void
connect_signals (MwSenderList *self)
{
  const char *const signals[] = { "notify::id", "notify::display-name", "notify::loading" };

  self->agent_signals = g_signal_group_new (MW_TYPE_AGENT);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_group_connect_object (self->agent_signals, signals[i], G_CALLBACK (refresh), self,
                                   G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (enable_actions),
                           self, G_CONNECT_SWAPPED);
}

static void
mw_sender_list_init (MwSenderList *self)
{
  g_autoptr (GtkListItemFactory) rows = mw_sender_rows_factory_new ();

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_widget_init_template (GTK_WIDGET (self));
  connect_signals (self);
  gtk_list_view_set_factory (self->list_view, rows);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  mw_list_keys_attach (GTK_WIDGET (self->list_view));
  mw_double_clicks_attach (GTK_WIDGET (self->list_view));
}

GtkWidget *
mw_sender_list_new (MwDraft *draft)
{
  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);

  return g_object_new (MW_TYPE_SENDER_LIST, "draft", draft, NULL);
}

void
mw_sender_list_set_draft (MwSenderList *self, MwDraft *draft)
{
  g_return_if_fail (MW_IS_SENDER_LIST (self));
  g_return_if_fail (draft == NULL || MW_IS_DRAFT (draft));

  if (self->draft == draft)
    return;
  g_clear_object (&self->draft);
  read_list (self); /* the other draft's list goes */
  self->draft = draft != NULL ? g_object_ref (draft) : NULL;
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT]);
}

void
mw_sender_list_set_agent (MwSenderList *self, MwAgent *agent)
{
  g_return_if_fail (MW_IS_SENDER_LIST (self));
  g_return_if_fail (agent == NULL || MW_IS_AGENT (agent));

  if (!g_set_object (&self->agent, agent))
    return;
  g_signal_group_set_target (self->agent_signals, agent);
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AGENT]);
}
