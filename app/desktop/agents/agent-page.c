/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/agents/agent-page.h"

#include <glib/gi18n.h>
#include <mailwright/agent-edits.h>
#include <mailwright/error.h>

#include "desktop/responsibilities/assign-dialog.h"
#include "desktop/responsibilities/same-as-dialog.h"
#include "desktop/editors/identity-row.h"
#include "desktop/widgets/error-presenter.h"
#include "desktop/widgets/item-line.h"
#include "desktop/widgets/toast.h"
#include "desktop/widgets/titled.h"
#include "desktop/widgets/typed-text.h"
#include "desktop/agents/agent-responsibilities.h"
#include "desktop/senders/sender-list.h"

#define N_IDENTITIES 3

struct _MwAgentPage
{
  AdwBin parent_instance;

  MwDraft *draft;            /* (owned) */
  char *agent_id;            /* (owned) */
  MwAgent *agent;            /* (owned) (nullable): once it is read */
  GCancellable *cancellable; /* (owned) */
  char *title;               /* (owned) */
  char *subtitle;            /* (owned) */

  MwIdentityRow *identities[N_IDENTITIES]; /* (unowned) */

  GtkBox *content;
  GtkWidget *menu_button;
  GtkLabel *summary;
  GtkListBox *identity;
  AdwBin *responsibilities_slot;
  MwSenderList *senders;
};

typedef enum
{
  PROP_DRAFT = 1,
  PROP_AGENT_ID,
  PROP_TITLE,
  PROP_SUBTITLE,
  N_PROPERTIES
} Property;

static GParamSpec *properties[N_PROPERTIES];

static const char *const identity_fields[N_IDENTITIES] = { "name", "address", "login" };

static void page_iface_init (MwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwAgentPage,
                               mw_agent_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_PAGE, page_iface_init)
                                   G_IMPLEMENT_INTERFACE (MW_TYPE_TITLED, NULL))

/* An edit under way, and where its refusal is said. */
typedef struct
{
  MwAgentPage *page;  /* (owned) */
  MwIdentityRow *row; /* (owned) (nullable) */
  char *done;         /* (owned) (nullable): a toast's sentence */
  gboolean closes;    /* the page's own Remove */
} Staging;

static void
staging_free (Staging *staging)
{
  g_object_unref (staging->page);
  g_clear_object (&staging->row);
  g_free (staging->done);
  g_free (staging);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Staging, staging_free)

static void
close_page (MwAgentPage *self)
{
  g_autofree char *key = g_strconcat ("agent:", self->agent_id, NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.close-page", "s", key);
}

static void
on_edit_applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Staging) staging = user_data;
  g_autoptr (GError) error = NULL;

  if (mw_draft_apply_finish (MW_DRAFT (source), result, &error) && staging->done != NULL)
    mw_toast_offer_undo (GTK_WIDGET (staging->page), MW_DRAFT (source), staging->done);
  if (error == NULL && staging->closes)
    close_page (staging->page);
  if (staging->row != NULL)
    mw_identity_row_end_commit (staging->row, error != NULL ? error->message : NULL);
  else if (error != NULL)
    mw_error_presenter_show (GTK_WIDGET (staging->page), error);
}

static void
apply (MwAgentPage *self, MwEdit *edit, MwIdentityRow *row, char *done, gboolean closes)
{
  Staging *staging = g_new0 (Staging, 1);

  staging->page = g_object_ref (self);
  staging->row = row != NULL ? g_object_ref (row) : NULL;
  staging->done = done;
  staging->closes = closes;
  mw_draft_apply_async (self->draft, edit, NULL, on_edit_applied_cb, staging);
}

static void
on_identity_commit_cb (MwAgentPage *self, const char *text, MwIdentityRow *row)
{
  if (self->agent == NULL)
    return;
  for (int i = 0; i < N_IDENTITIES; i++)
    if (self->identities[i] == row)
      {
        const MwFieldChange changes[] = { { identity_fields[i], text }, { NULL, NULL } };
        g_autoptr (MwEdit) edit = mw_agent_edits_change (self->agent, changes);

        apply (self, edit, row, NULL, FALSE);
      }
}

static void
on_identity_open_agent_cb (MwAgentPage *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-agent", "s", id);
}

static void
set_heading (MwAgentPage *self, const char *title, const char *subtitle)
{
  if (g_strcmp0 (self->title, title) != 0)
    {
      g_free (self->title);
      self->title = g_strdup (title);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
    }
  if (g_strcmp0 (self->subtitle, subtitle) != 0)
    {
      g_free (self->subtitle);
      self->subtitle = g_strdup (subtitle);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
    }
}

static void
show_summary (MwAgentPage *self)
{
  guint n_responsibilities = mw_agent_get_n_responsibilities (self->agent);
  guint n_addresses = mw_agent_get_n_addresses (self->agent);
  g_autofree char *responsibilities =
      g_strdup_printf (ngettext ("%u responsibility", "%u responsibilities", n_responsibilities),
                       n_responsibilities);
  g_autofree char *addresses = g_strdup_printf (
      ngettext ("can send as %u address", "can send as %u addresses", n_addresses), n_addresses);
  g_autofree char *summary =
      mw_item_line_join (mw_agent_get_login (self->agent), responsibilities, addresses, NULL);

  gtk_label_set_label (self->summary, summary);
}

static void
show_agent (MwAgentPage *self)
{
  const char *address = mw_agent_get_address (self->agent);

  set_heading (self, mw_agent_get_display_name (self->agent), mw_agent_get_login (self->agent));
  show_summary (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "agent.copy-address",
                                 address != NULL && *address != '\0');
  mw_identity_row_show (self->identities[0], mw_agent_get_name (self->agent));
  mw_identity_row_show (self->identities[1], address);
  mw_identity_row_show (self->identities[2], mw_agent_get_login (self->agent));
  mw_sender_list_set_agent (self->senders, self->agent);
  if (adw_bin_get_child (self->responsibilities_slot) == NULL)
    adw_bin_set_child (self->responsibilities_slot,
                       mw_agent_responsibilities_new (self->draft, self->agent));
  gtk_widget_set_visible (GTK_WIDGET (self->content), TRUE);
}

static void
close_vanished (MwAgentPage *self)
{
  MwAgent *agent = self->agent;
  const char *const known[] = { "", agent != NULL ? mw_agent_get_name (agent) : "",
                                agent != NULL ? mw_agent_get_address (agent) : "",
                                agent != NULL ? mw_agent_get_login (agent) : "", NULL };
  g_autofree char *key = g_strconcat ("agent:", self->agent_id, NULL);
  g_autofree char *typed = mw_typed_text_dup (GTK_WIDGET (self), known);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.close-vanished", "(sss)", key, self->title,
                              typed);
}

static void
on_agent_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwAgentPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAgent) agent = mw_draft_find_agent_finish (MW_DRAFT (source), result, &error);

  if (g_error_matches (error, MW_ERROR, MW_ERROR_NOT_FOUND))
    {
      close_vanished (self);
      return;
    }
  if (agent == NULL)
    {
      mw_error_presenter_show (GTK_WIDGET (self), error);
      return;
    }
  g_set_object (&self->agent, agent);
  show_agent (self);
}

static void
read_agent (MwAgentPage *self)
{
  mw_draft_find_agent_async (self->draft, self->agent_id, self->cancellable, on_agent_found_cb,
                             g_object_ref (self));
}

static void
assign (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwAgentPage *self = MW_AGENT_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GListStore) agents = g_list_store_new (MW_TYPE_AGENT);

  if (self->agent == NULL || root == NULL)
    return;
  g_list_store_append (agents, self->agent);
  gtk_window_present (
      mw_assign_dialog_new (GTK_WINDOW (root), self->draft, G_LIST_MODEL (agents), NULL));
}

static void
make_same (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwAgentPage *self = MW_AGENT_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GPtrArray) agents = g_ptr_array_new ();

  if (self->agent == NULL || root == NULL)
    return;
  g_ptr_array_add (agents, self->agent);
  gtk_window_present (mw_same_as_dialog_new (GTK_WINDOW (root), self->draft, agents));
}

static void
copy_address (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwAgentPage *self = MW_AGENT_PAGE (widget);

  if (self->agent == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), mw_agent_get_address (self->agent));
  mw_toast_show (widget, _ ("Address copied"), NULL, NULL);
}

static void
remove_agent (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MwAgentPage *self = MW_AGENT_PAGE (widget);
  g_autoptr (GPtrArray) agents = g_ptr_array_new ();
  g_autoptr (MwEdit) edit = NULL;

  if (self->agent == NULL)
    return;
  g_ptr_array_add (agents, self->agent);
  edit = mw_agent_edits_remove (agents);
  apply (self, edit, NULL, mw_agent_edits_describe_removed (agents), TRUE);
}

/* Not a field: the first letter that is typed would rename the agent. */
static void
grab_default_focus (MwPage *page)
{
  mw_page_focus_once_shown (MW_AGENT_PAGE (page)->menu_button);
}

static char *
answer (MwPage *page, MwWish wish)
{
  if (wish == MW_WISH_ADD)
    gtk_widget_activate_action (GTK_WIDGET (page), "win.add-agent", NULL);
  else if (wish == MW_WISH_ASSIGN)
    gtk_widget_activate_action (GTK_WIDGET (page), "agent.assign", NULL);
  else if (wish == MW_WISH_DELETE)
    return g_strdup (_ ("To remove this agent, choose Remove in the menu (⋮)."));
  else
    return mw_page_answer_by_default (page, wish);
  return NULL;
}

static void
page_iface_init (MwPageInterface *iface)
{
  iface->answer = answer;
  iface->grab_default_focus = grab_default_focus;
}

static void
add_identities (MwAgentPage *self)
{
  static const MwIdentityKind kinds[N_IDENTITIES] = { MW_IDENTITY_AGENT_NAME,
                                                      MW_IDENTITY_AGENT_ADDRESS,
                                                      MW_IDENTITY_LOGIN };

  for (int i = 0; i < N_IDENTITIES; i++)
    {
      GtkWidget *row = mw_identity_row_new (kinds[i], self->draft, self->agent_id);

      self->identities[i] = MW_IDENTITY_ROW (row);
      g_signal_connect_object (row, "commit", G_CALLBACK (on_identity_commit_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "open-agent", G_CALLBACK (on_identity_open_agent_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_list_box_append (self->identity, row);
    }
}

static void
mw_agent_page_constructed (GObject *object)
{
  MwAgentPage *self = MW_AGENT_PAGE (object);

  G_OBJECT_CLASS (mw_agent_page_parent_class)->constructed (object);

  add_identities (self);
  mw_sender_list_set_draft (self->senders, self->draft);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (read_agent), self,
                           G_CONNECT_SWAPPED);
  read_agent (self);
}

static void
mw_agent_page_dispose (GObject *object)
{
  MwAgentPage *self = MW_AGENT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MW_TYPE_AGENT_PAGE);
  g_clear_object (&self->agent);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_agent_page_parent_class)->dispose (object);
}

static void
mw_agent_page_finalize (GObject *object)
{
  MwAgentPage *self = MW_AGENT_PAGE (object);

  g_object_unref (self->cancellable);
  g_free (self->agent_id);
  g_free (self->title);
  g_free (self->subtitle);

  G_OBJECT_CLASS (mw_agent_page_parent_class)->finalize (object);
}

static void
mw_agent_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MwAgentPage *self = MW_AGENT_PAGE (object);

  switch ((Property) id)
    {
    case PROP_DRAFT:
      g_value_set_object (value, self->draft);
      break;
    case PROP_AGENT_ID:
      g_value_set_string (value, self->agent_id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_agent_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MwAgentPage *self = MW_AGENT_PAGE (object);

  switch ((Property) id)
    {
    case PROP_DRAFT:
      self->draft = g_value_dup_object (value);
      break;
    case PROP_AGENT_ID:
      self->agent_id = g_value_dup_string (value);
      break;
    case PROP_TITLE:
    case PROP_SUBTITLE:
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags construct = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, MW_TYPE_DRAFT, construct);
  properties[PROP_AGENT_ID] = g_param_spec_string ("agent-id", NULL, NULL, NULL, construct);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, readable);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
mw_agent_page_class_init (MwAgentPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mw_agent_page_constructed;
  object_class->dispose = mw_agent_page_dispose;
  object_class->finalize = mw_agent_page_finalize;
  object_class->get_property = mw_agent_page_get_property;
  object_class->set_property = mw_agent_page_set_property;
  install_properties (object_class);

  g_type_ensure (MW_TYPE_SENDER_LIST);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/agents/agent-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MwAgentPage, content);
  gtk_widget_class_bind_template_child (widget_class, MwAgentPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, MwAgentPage, summary);
  gtk_widget_class_bind_template_child (widget_class, MwAgentPage, identity);
  gtk_widget_class_bind_template_child (widget_class, MwAgentPage, responsibilities_slot);
  gtk_widget_class_bind_template_child (widget_class, MwAgentPage, senders);
  gtk_widget_class_install_action (widget_class, "agent.assign", NULL, assign);
  gtk_widget_class_install_action (widget_class, "agent.same-as", NULL, make_same);
  gtk_widget_class_install_action (widget_class, "agent.copy-address", NULL, copy_address);
  gtk_widget_class_install_action (widget_class, "agent.remove", NULL, remove_agent);
}

static void
mw_agent_page_init (MwAgentPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->title = g_strdup ("");
  self->subtitle = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
mw_agent_page_new (MwDraft *draft, const char *agent_id)
{
  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);
  g_return_val_if_fail (agent_id != NULL, NULL);

  return g_object_new (MW_TYPE_AGENT_PAGE, "draft", draft, "agent-id", agent_id, NULL);
}
