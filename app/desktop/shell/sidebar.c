/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/shell/sidebar.h"

#include <mailwright/catalogue.h>

#include "desktop/connections/failing-watch.h"
#include "desktop/lists/list-keys.h"
#include "desktop/shell/sidebar-row.h"

struct _MwSidebar
{
  AdwBin parent_instance;

  MwDraft *draft;        /* (owned) (nullable) */
  MwFailingWatch *watch; /* (owned) (nullable): of the draft */
  GBindingGroup *shown;  /* (owned) (nullable): what is shown of that */
  gboolean following;    /* the selection follows what is shown just now */
  GtkListBoxRow *row;    /* (unowned) (nullable): selected last, to be compared only */

  GtkListBox *list;
  MwSidebarRow *drivers_row;
  MwSidebarRow *connections_row;
};

G_DEFINE_FINAL_TYPE (MwSidebar, mw_sidebar, ADW_TYPE_BIN)

typedef enum
{
  PROP_DRAFT = 1,
  PROP_PAGE,
  PROP_TESTING,
} Property;

static GParamSpec *properties[PROP_TESTING + 1];

static MwSidebarRow *
find_row (MwSidebar *self, const char *page)
{
  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (row == NULL)
        return NULL;
      if (g_strcmp0 (mw_sidebar_row_get_page (MW_SIDEBAR_ROW (row)), page) == 0)
        return MW_SIDEBAR_ROW (row);
    }
}

/* Moving through the rows shows their pages; the focus stays here until one is activated. */
static void
on_row_selected_cb (MwSidebar *self, GtkListBoxRow *row)
{
  /* GTK tells it again when Tab comes back to the row; an open profile would be closed. */
  if (row == NULL || row == self->row)
    return;
  self->row = row;
  if (!self->following)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.peek-page", "s",
                                mw_sidebar_row_get_page (MW_SIDEBAR_ROW (row)));
}

static void
on_row_activated_cb (MwSidebar *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s",
                              mw_sidebar_row_get_page (MW_SIDEBAR_ROW (row)));
}

static gboolean
mw_sidebar_grab_focus (GtkWidget *widget)
{
  MwSidebar *self = MW_SIDEBAR (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->list));
}

/* Tab goes through what is inside; by itself it would take the focus by the function above, again
 * and again. */
static gboolean
mw_sidebar_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (adw_bin_get_child (ADW_BIN (widget)), direction);
}

static void
mw_sidebar_dispose (GObject *object)
{
  MwSidebar *self = MW_SIDEBAR (object);

  g_clear_object (&self->shown);
  g_clear_object (&self->watch);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_sidebar_parent_class)->dispose (object);
}

static void
mw_sidebar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MwSidebar *self = MW_SIDEBAR (object);
  GtkListBoxRow *row = NULL;

  switch ((Property) id)
    {
    case PROP_DRAFT:
      g_value_set_object (value, self->draft);
      break;
    case PROP_PAGE:
      row = gtk_list_box_get_selected_row (self->list);
      g_value_set_string (value,
                          row != NULL ? mw_sidebar_row_get_page (MW_SIDEBAR_ROW (row)) : NULL);
      break;
    case PROP_TESTING:
      g_object_get_property (G_OBJECT (self->connections_row), "progress", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_sidebar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MwSidebar *self = MW_SIDEBAR (object);

  switch ((Property) id)
    {
    case PROP_DRAFT:
      mw_sidebar_set_draft (self, g_value_get_object (value));
      break;
    case PROP_PAGE:
      mw_sidebar_set_page (self, g_value_get_string (value));
      break;
    case PROP_TESTING:
      g_object_set_property (G_OBJECT (self->connections_row), "progress", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_sidebar_class_init (MwSidebarClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_sidebar_dispose;
  object_class->get_property = mw_sidebar_get_property;
  object_class->set_property = mw_sidebar_set_property;
  widget_class->focus = mw_sidebar_focus;
  widget_class->grab_focus = mw_sidebar_grab_focus;

  properties[PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, MW_TYPE_DRAFT, flags);
  properties[PROP_PAGE] = g_param_spec_string ("page", NULL, NULL, NULL, flags);
  properties[PROP_TESTING] = g_param_spec_int ("testing", NULL, NULL, -1, 100, -1, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MW_TYPE_SIDEBAR_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailwright/Mailwright/shell/sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, MwSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, MwSidebar, drivers_row);
  gtk_widget_class_bind_template_child (widget_class, MwSidebar, connections_row);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected_cb);
}

static void
mw_sidebar_init (MwSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mw_list_keys_attach (GTK_WIDGET (self->list));
  self->shown = g_binding_group_new ();
  g_binding_group_bind (self->shown, "n-failing", self->connections_row, "failing",
                        G_BINDING_SYNC_CREATE);
}

void
mw_sidebar_set_draft (MwSidebar *self, MwDraft *draft)
{
  g_return_if_fail (MW_IS_SIDEBAR (self));
  g_return_if_fail (draft == NULL || MW_IS_DRAFT (draft));

  if (!g_set_object (&self->draft, draft))
    return;
  g_clear_object (&self->watch);
  if (draft != NULL)
    self->watch = mw_failing_watch_get (draft);
  g_binding_group_set_source (self->shown, self->watch);
  if (draft != NULL)
    g_object_set (self->drivers_row, "count",
                  g_list_model_get_n_items (G_LIST_MODEL (mw_draft_get_catalogue (draft))), NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRAFT]);
}

void
mw_sidebar_set_page (MwSidebar *self, const char *page)
{
  MwSidebarRow *row = NULL;

  g_return_if_fail (MW_IS_SIDEBAR (self));

  row = find_row (self, page);
  if (row == NULL || GTK_LIST_BOX_ROW (row) == gtk_list_box_get_selected_row (self->list))
    return;
  self->following = TRUE;
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  self->following = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

const char *
mw_sidebar_get_title (MwSidebar *self, const char *page)
{
  MwSidebarRow *row = NULL;

  g_return_val_if_fail (MW_IS_SIDEBAR (self), NULL);

  row = find_row (self, page);
  return row != NULL ? mw_sidebar_row_get_title (row) : NULL;
}

const char *
mw_sidebar_get_nth_page (MwSidebar *self, int index)
{
  GtkListBoxRow *row = NULL;

  g_return_val_if_fail (MW_IS_SIDEBAR (self), NULL);

  row = gtk_list_box_get_row_at_index (self->list, index);
  return row != NULL ? mw_sidebar_row_get_page (MW_SIDEBAR_ROW (row)) : NULL;
}
