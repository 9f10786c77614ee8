/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/shell/window.h"

#include "desktop/shell/filter-button.h"
#include "desktop/shell/notices.h"
#include "desktop/shell/page-search.h"
#include "desktop/shell/primary-button.h"
#include "desktop/shell/publication-bars.h"
#include "desktop/shell/sidebar.h"
#include "desktop/shell/staging-buttons.h"
#include "desktop/shell/window-actions.h"
#include "desktop/shell/window-state.h"
#include "desktop/widgets/announcer.h"
#include "desktop/widgets/titled.h"

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
  GBindingGroup *binding;     /* (owned): of an object's page to the title */

  AdwLeaflet *leaflet;
  MwSidebar *sidebar;
  GtkWidget *content;
  AdwWindowTitle *title;
  GtkWidget *back_button;
  MwPrimaryButton *primary_button;
  GtkWidget *search_button;
  MwFilterButton *filter_button;
  MwPageSearch *search;
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
show_title (MwWindow *self)
{
  gboolean titled = MW_IS_TITLED (self->front);

  g_binding_group_set_source (self->binding, titled ? self->front : NULL);
  if (titled)
    return;
  adw_window_title_set_title (
      self->title, mw_sidebar_get_title (self->sidebar, mw_page_stack_get_page (self->pages)));
  adw_window_title_set_subtitle (self->title, "");
}

static void
show_front (MwWindow *self)
{
  MwPage *front = mw_page_stack_get_visible_page (self->pages);
  const char *label = NULL;

  show_back_button (self);
  if (front == NULL || front == self->front)
    return;
  self->front = front;
  show_title (self);
  gtk_widget_set_visible (self->search_button, mw_page_can_search (front));
  mw_page_search_set_page (self->search, front, self->content);
  mw_page_get_primary_action (front, &label);
  mw_primary_button_set_label (self->primary_button, label);
  mw_filter_button_set_page (self->filter_button, front);
}

static void
on_page_changed_cb (MwWindow *self)
{
  mw_sidebar_set_page (self->sidebar, mw_page_stack_get_page (self->pages));
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
mw_window_dispose (GObject *object)
{
  MwWindow *self = MW_WINDOW (object);

  if (self->filter_button != NULL)
    mw_filter_button_set_page (self->filter_button, NULL);
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
  g_type_ensure (MW_TYPE_ANNOUNCER);
  g_type_ensure (MW_TYPE_FILTER_BUTTON);
  g_type_ensure (MW_TYPE_NOTICES);
  g_type_ensure (MW_TYPE_PAGE_SEARCH);
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
  gtk_widget_class_bind_template_child (widget_class, MwWindow, search);
  gtk_widget_class_bind_template_child (widget_class, MwWindow, place);
  gtk_widget_class_bind_template_callback (widget_class, is_same);
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

  self->binding = g_binding_group_new ();
  g_binding_group_bind (self->binding, "title", self->title, "title", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->binding, "subtitle", self->title, "subtitle", G_BINDING_SYNC_CREATE);
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

static gboolean
is_at_sidebar (MwWindow *self)
{
  return g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "sidebar") == 0;
}

static void
show_sidebar (MwWindow *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "sidebar");
  gtk_widget_grab_focus (GTK_WIDGET (self->sidebar));
}

gboolean
mw_window_back (MwWindow *self)
{
  g_return_val_if_fail (MW_IS_WINDOW (self), FALSE);

  if (mw_page_stack_back (self->pages))
    return TRUE;
  if (!adw_leaflet_get_folded (self->leaflet) || is_at_sidebar (self))
    return FALSE;
  show_sidebar (self);
  return TRUE;
}

gboolean
mw_window_search (MwWindow *self)
{
  g_return_val_if_fail (MW_IS_WINDOW (self), FALSE);

  return mw_page_search_toggle (self->search);
}

void
mw_window_clear_search (MwWindow *self)
{
  g_return_if_fail (MW_IS_WINDOW (self));

  mw_page_search_clear (self->search);
}

void
mw_window_cycle_focus (MwWindow *self)
{
  gboolean beside = FALSE;

  g_return_if_fail (MW_IS_WINDOW (self));

  /* Where only one of the two has room, the other takes its place. */
  if (adw_leaflet_get_folded (self->leaflet))
    {
      if (!is_at_sidebar (self))
        {
          show_sidebar (self);
          return;
        }
      mw_window_show_content (self);
      mw_page_grab_default_focus (self->front);
      return;
    }
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
