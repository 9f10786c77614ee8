/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/shell/window.h"

#include <glib/gi18n.h>

#include "desktop/shell/notices.h"
#include "desktop/shell/publication-bars.h"
#include "desktop/shell/sidebar.h"
#include "desktop/shell/primary-button.h"
#include "desktop/shell/staging-buttons.h"
#include "desktop/shell/window-actions.h"
#include "desktop/shell/window-state.h"

#define FIRST_PAGE "profiles"

struct _MwWindow
{
  AdwApplicationWindow parent_instance;

  MwDraft *draft;             /* (owned) */
  MwVault *vault;             /* (owned) */
  MwTester *tester;           /* (owned) */
  MwPublication *publication; /* (owned) */
  MwPageStack *pages;         /* (unowned): in place */
  MwPage *front;              /* (unowned) (nullable): the page that the header speaks of */
  GSignalGroup *signals;      /* (owned) of the page in front */
  GHashTable *searches;       /* (owned): page to what is searched there */
  GBindingGroup *binding;     /* (owned): of an object's page to the title */

  AdwLeaflet *leaflet;
  MwSidebar *sidebar;
  GtkWidget *content;
  AdwWindowTitle *title;
  GtkWidget *back_button;
  MwPrimaryButton *primary_button;
  GtkWidget *search_button;
  GtkWidget *filter_button;
  GtkPopover *filter_popover;
  GtkSearchBar *search_bar;
  GtkWidget *search_entry;
  AdwBin *place;
};

G_DEFINE_FINAL_TYPE (MwWindow, mw_window, ADW_TYPE_APPLICATION_WINDOW)

typedef enum
{
  PROP_DRAFT = 1,
  PROP_VAULT,
  PROP_TESTER,
  PROP_PUBLICATION,
} Property;

static GParamSpec *properties[PROP_PUBLICATION + 1];

static gboolean
is_same (MwWindow *self, GObject *first, GObject *second)
{
  return first == second;
}

/* The leaflet's own keys and swipe go to the sidebar, past an object that is open: they are off
 * while there is another way back. */
static void
show_back_button (MwWindow *self)
{
  gboolean open = mw_page_stack_get_depth (self->pages) > 0;
  gboolean folded = adw_leaflet_get_folded (self->leaflet);

  gtk_widget_set_visible (self->back_button, open || folded);
  adw_leaflet_set_can_navigate_back (self->leaflet, folded && !open);
}

static void
show_filter_mark (MwWindow *self)
{
  gboolean filtered = self->front != NULL && mw_page_is_filtered (self->front);

  gtk_widget_set_tooltip_text (self->filter_button, filtered ? _ ("Filter (on)") : _ ("Filter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  filtered ? _ ("A filter is on") : "", -1);
  if (filtered)
    gtk_widget_add_css_class (self->filter_button, "filtered");
  else
    gtk_widget_remove_css_class (self->filter_button, "filtered");
}

static void
show_title (MwWindow *self)
{
  gboolean titled = g_object_class_find_property (G_OBJECT_GET_CLASS (self->front), "title") &&
                    g_object_class_find_property (G_OBJECT_GET_CLASS (self->front), "subtitle");

  g_binding_group_set_source (self->binding, titled ? self->front : NULL);
  if (titled)
    return;
  adw_window_title_set_title (
      self->title, mw_sidebar_get_title (self->sidebar, mw_page_stack_get_page (self->pages)));
  adw_window_title_set_subtitle (self->title, "");
}

static void
on_front_destroyed_cb (gpointer user_data, GObject *page)
{
  MwWindow *self = user_data;

  g_hash_table_remove (self->searches, page);
}

static void
keep_search (MwWindow *self, const char *text)
{
  gboolean known = g_hash_table_contains (self->searches, self->front);

  if (*text != '\0')
    {
      if (!known)
        g_object_weak_ref (G_OBJECT (self->front), on_front_destroyed_cb, self);
      g_hash_table_insert (self->searches, self->front, g_strdup (text));
    }
  else if (known)
    {
      g_object_weak_unref (G_OBJECT (self->front), on_front_destroyed_cb, self);
      g_hash_table_remove (self->searches, self->front);
    }
}

static void
on_search_changed_cb (MwWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  const char *kept = NULL;

  if (self->front == NULL || !mw_page_can_search (self->front))
    return;
  kept = g_hash_table_lookup (self->searches, self->front);
  if (g_strcmp0 (kept != NULL ? kept : "", text) == 0)
    return;
  keep_search (self, text);
  mw_page_set_search (self->front, *text != '\0' ? text : NULL);
}

static void
show_search (MwWindow *self)
{
  gboolean can_search = mw_page_can_search (self->front);
  const char *text = g_hash_table_lookup (self->searches, self->front);
  gboolean searched = text != NULL;

  gtk_widget_set_visible (self->search_button, can_search);
  gtk_search_bar_set_key_capture_widget (self->search_bar, can_search ? self->content : NULL);
  /* An entry says that it is empty on the way from one text to the next. */
  g_signal_handlers_block_by_func (self->search_entry, on_search_changed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), searched ? text : "");
  g_signal_handlers_unblock_by_func (self->search_entry, on_search_changed_cb, self);
  gtk_search_bar_set_search_mode (self->search_bar, can_search && searched);
}

static void
show_front (MwWindow *self)
{
  MwPage *front = mw_page_stack_get_visible_page (self->pages);
  const char *label = NULL;
  GtkWidget *filter = NULL;

  show_back_button (self);
  if (front == NULL || front == self->front)
    return;
  self->front = front;
  g_signal_group_set_target (self->signals, front);
  show_title (self);
  show_search (self);
  mw_page_get_primary_action (front, &label);
  mw_primary_button_set_label (self->primary_button, label);
  filter = mw_page_get_filter (front);
  gtk_popover_set_child (self->filter_popover, filter);
  gtk_widget_set_visible (self->filter_button, filter != NULL);
  show_filter_mark (self);
}

static void
on_page_changed_cb (MwWindow *self)
{
  mw_sidebar_set_page (self->sidebar, mw_page_stack_get_page (self->pages));
}

static void
on_search_activated_cb (MwWindow *self)
{
  if (self->front != NULL)
    mw_page_grab_default_focus (self->front);
}

/* GTK would leave the focus in the entry while it slides away, and then put it anywhere. */
static void
on_search_mode_changed_cb (MwWindow *self)
{
  if (self->front != NULL && !gtk_search_bar_get_search_mode (self->search_bar) &&
      gtk_widget_get_focus_child (GTK_WIDGET (self->search_bar)) != NULL)
    mw_page_grab_default_focus (self->front);
}

static gboolean
mw_window_close_request (GtkWindow *window)
{
  MwWindow *self = MW_WINDOW (window);

  mw_window_state_keep (window, mw_page_stack_get_page (self->pages));
  return GTK_WINDOW_CLASS (mw_window_parent_class)->close_request (window);
}

static void
mw_window_constructed (GObject *object)
{
  MwWindow *self = MW_WINDOW (object);
  g_autofree char *page = NULL;

  G_OBJECT_CLASS (mw_window_parent_class)->constructed (object);

  self->pages = MW_PAGE_STACK (mw_page_stack_new (self->draft, self->vault, self->tester));
  adw_bin_set_child (self->place, GTK_WIDGET (self->pages));
  g_signal_connect_object (self->pages, "notify::visible-page", G_CALLBACK (show_front), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pages, "notify::page", G_CALLBACK (on_page_changed_cb), self,
                           G_CONNECT_SWAPPED);
  mw_window_actions_follow (self);

  mw_window_state_restore (GTK_WINDOW (self), &page);
  if (page == NULL || !mw_page_stack_show (self->pages, page))
    mw_page_stack_show (self->pages, FIRST_PAGE);
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  mw_page_grab_default_focus (mw_page_stack_get_visible_page (self->pages));
}

static void
forget_searches (MwWindow *self)
{
  GHashTableIter iter;
  gpointer page = NULL;

  g_hash_table_iter_init (&iter, self->searches);
  while (g_hash_table_iter_next (&iter, &page, NULL))
    g_object_weak_unref (page, on_front_destroyed_cb, self);
  g_hash_table_remove_all (self->searches);
}

static void
mw_window_dispose (GObject *object)
{
  MwWindow *self = MW_WINDOW (object);

  if (self->searches != NULL)
    forget_searches (self);
  g_clear_pointer (&self->searches, g_hash_table_unref);
  if (self->filter_popover != NULL)
    gtk_popover_set_child (self->filter_popover, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->binding);
  self->front = NULL;

  G_OBJECT_CLASS (mw_window_parent_class)->dispose (object);

  g_clear_object (&self->draft);
  g_clear_object (&self->vault);
  g_clear_object (&self->tester);
  g_clear_object (&self->publication);
}

static void
mw_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MwWindow *self = MW_WINDOW (object);

  switch ((Property) id)
    {
    case PROP_DRAFT:
      g_value_set_object (value, self->draft);
      break;
    case PROP_VAULT:
      g_value_set_object (value, self->vault);
      break;
    case PROP_TESTER:
      g_value_set_object (value, self->tester);
      break;
    case PROP_PUBLICATION:
      g_value_set_object (value, self->publication);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MwWindow *self = MW_WINDOW (object);

  switch ((Property) id)
    {
    case PROP_DRAFT:
      self->draft = g_value_dup_object (value);
      break;
    case PROP_VAULT:
      self->vault = g_value_dup_object (value);
      break;
    case PROP_TESTER:
      self->tester = g_value_dup_object (value);
      break;
    case PROP_PUBLICATION:
      self->publication = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (MW_TYPE_NOTICES);
  g_type_ensure (MW_TYPE_PRIMARY_BUTTON);
  g_type_ensure (MW_TYPE_PUBLICATION_BARS);
  g_type_ensure (MW_TYPE_SIDEBAR);
  g_type_ensure (MW_TYPE_STAGING_BUTTONS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailwright/Mailwright/shell/window.ui");
  gtk_widget_class_bind_template_child (widget_class, MwWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, content);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, title);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, primary_button);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, filter_button);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, filter_popover);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, place);
  gtk_widget_class_bind_template_callback (widget_class, is_same);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_back_button);
}

static void
mw_window_class_init (MwWindowClass *klass)
{
  const GParamFlags given = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mw_window_constructed;
  object_class->dispose = mw_window_dispose;
  object_class->get_property = mw_window_get_property;
  object_class->set_property = mw_window_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = mw_window_close_request;

  properties[PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, MW_TYPE_DRAFT, given);
  properties[PROP_VAULT] = g_param_spec_object ("vault", NULL, NULL, MW_TYPE_VAULT, given);
  properties[PROP_TESTER] = g_param_spec_object ("tester", NULL, NULL, MW_TYPE_TESTER, given);
  properties[PROP_PUBLICATION] =
      g_param_spec_object ("publication", NULL, NULL, MW_TYPE_PUBLICATION, given);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  bind_template (widget_class);
  mw_window_actions_install (widget_class);
}

static void
mw_window_init (MwWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->searches = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->binding = g_binding_group_new ();
  g_binding_group_bind (self->binding, "title", self->title, "title", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->binding, "subtitle", self->title, "subtitle", G_BINDING_SYNC_CREATE);
  self->signals = g_signal_group_new (MW_TYPE_PAGE);
  g_signal_group_connect_swapped (self->signals, "filter-changed", G_CALLBACK (show_filter_mark),
                                  self);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
}

MwWindow *
mw_window_new (GtkApplication *application,
               MwDraft *draft,
               MwVault *vault,
               MwTester *tester,
               MwPublication *publication)
{
  return g_object_new (MW_TYPE_WINDOW, "application", application, "draft", draft, "vault", vault,
                       "tester", tester, "publication", publication, NULL);
}

void
mw_window_show_page (MwWindow *self, const char *page)
{
  g_return_if_fail (MW_IS_WINDOW (self));
  g_return_if_fail (page != NULL);

  if (!mw_page_stack_show (self->pages, page))
    return;
  mw_window_show_content (self);
  mw_page_grab_default_focus (mw_page_stack_get_visible_page (self->pages));
}

void
mw_window_show_content (MwWindow *self)
{
  g_return_if_fail (MW_IS_WINDOW (self));

  adw_leaflet_set_visible_child_name (self->leaflet, "content");
}

void
mw_window_back (MwWindow *self)
{
  g_return_if_fail (MW_IS_WINDOW (self));

  if (mw_page_stack_back (self->pages) || !adw_leaflet_get_folded (self->leaflet))
    return;
  adw_leaflet_set_visible_child_name (self->leaflet, "sidebar");
  gtk_widget_grab_focus (GTK_WIDGET (self->sidebar));
}

void
mw_window_search (MwWindow *self)
{
  gboolean open = FALSE;

  g_return_if_fail (MW_IS_WINDOW (self));

  if (self->front == NULL || !mw_page_can_search (self->front))
    return;
  open = gtk_search_bar_get_search_mode (self->search_bar);
  if (open && gtk_widget_get_focus_child (GTK_WIDGET (self->search_bar)) != NULL)
    {
      gtk_search_bar_set_search_mode (self->search_bar, FALSE);
      return;
    }
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (self->search_entry);
}

void
mw_window_clear_search (MwWindow *self)
{
  g_return_if_fail (MW_IS_WINDOW (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

void
mw_window_cycle_focus (MwWindow *self)
{
  gboolean beside = FALSE;

  g_return_if_fail (MW_IS_WINDOW (self));

  if (adw_leaflet_get_folded (self->leaflet))
    return;
  beside = gtk_widget_get_focus_child (GTK_WIDGET (self->content)) != NULL;
  if (beside)
    gtk_widget_grab_focus (GTK_WIDGET (self->sidebar));
  else
    mw_page_grab_default_focus (self->front);
}

MwDraft *
mw_window_get_draft (MwWindow *self)
{
  g_return_val_if_fail (MW_IS_WINDOW (self), NULL);

  return self->draft;
}

MwVault *
mw_window_get_vault (MwWindow *self)
{
  g_return_val_if_fail (MW_IS_WINDOW (self), NULL);

  return self->vault;
}

MwTester *
mw_window_get_tester (MwWindow *self)
{
  g_return_val_if_fail (MW_IS_WINDOW (self), NULL);

  return self->tester;
}

MwPublication *
mw_window_get_publication (MwWindow *self)
{
  g_return_val_if_fail (MW_IS_WINDOW (self), NULL);

  return self->publication;
}

MwPageStack *
mw_window_get_pages (MwWindow *self)
{
  g_return_val_if_fail (MW_IS_WINDOW (self), NULL);

  return self->pages;
}

const char *
mw_window_get_nth_page (MwWindow *self, int index)
{
  g_return_val_if_fail (MW_IS_WINDOW (self), NULL);

  return mw_sidebar_get_nth_page (self->sidebar, index);
}
