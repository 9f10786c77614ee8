/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/empty-state.h"

#include <glib/gi18n.h>

struct _MwEmptyState
{
  AdwBin parent_instance;

  GListModel *list; /* (owned) (nullable) */
  gboolean narrowed;
  char *search;          /* (owned) (nullable) */
  char *scope;           /* (owned) (nullable): what a search looks into, in a sentence */
  gboolean wants_focus;  /* it was asked for, and is given once there is something to show */
  guint focus_source_id; /* when the views have taken up what came */
  GtkWidget *focus_then; /* (unowned) (nullable): where it was, to be compared only */

  GtkStack *stack;
  AdwBin *rows;
  AdwStatusPage *empty_page;
  AdwStatusPage *no_match_page;
  AdwStatusPage *error_page;
  GtkButton *begin_button;
  GtkButton *clear_button;
};

static void mw_empty_state_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwEmptyState,
                               mw_empty_state,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      mw_empty_state_buildable_init))

typedef enum
{
  PROP_LIST = 1,
  PROP_NARROWED,
  PROP_SEARCH,
  PROP_ICON_NAME,
  PROP_TITLE,
  PROP_DESCRIPTION,
  PROP_BUTTON_LABEL,
  PROP_ACTION_NAME,
  PROP_SCOPE,
  N_PROPERTIES
} Property;

enum
{
  CLEAR,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];
static GtkBuildableIface *parent_buildable;

static gboolean
is_loading (MwEmptyState *self)
{
  gboolean loading = FALSE;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (self->list), "loading") != NULL)
    g_object_get (self->list, "loading", &loading, NULL);
  return loading;
}

static char *
dup_error (MwEmptyState *self)
{
  char *message = NULL;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (self->list), "error-message") != NULL)
    g_object_get (self->list, "error-message", &message, NULL);
  return message;
}

static void
describe_no_match (MwEmptyState *self)
{
  gboolean searched = self->search != NULL && *self->search != '\0';
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;

  if (searched)
    {
      /* Translators: %s is what was typed into the search */
      g_autofree char *sentence = g_strdup_printf (_ ("Nothing matches “%s”."), self->search);

      text = g_strjoin ("\n", sentence, self->scope, NULL);
    }
  else
    text = g_strdup (_ ("Nothing matches the filter."));
  markup = g_markup_escape_text (text, -1);
  adw_status_page_set_description (self->no_match_page, markup);
  gtk_button_set_label (self->clear_button, searched ? _ ("Clear Search") : _ ("Clear Filter"));
}

static const char *
choose_page (MwEmptyState *self)
{
  g_autofree char *message = NULL;

  if (self->list == NULL)
    return "rows";
  message = dup_error (self);
  if (message != NULL)
    {
      g_autofree char *markup = g_markup_escape_text (message, -1);

      adw_status_page_set_description (self->error_page, markup);
      return "error";
    }
  /* While the order is read, what was shown stays: no flash of an empty page. */
  if (g_list_model_get_n_items (self->list) > 0)
    return "rows";
  if (is_loading (self))
    return NULL;
  return self->narrowed ? "no-match" : "empty";
}

/* The view that lays the rows out: a column view has one inside. */
static GtkWidget *
find_view (GtkWidget *widget)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_LIST_BASE (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *view = find_view (child);

      if (view != NULL)
        return view;
    }
  return NULL;
}

/* Where somebody has gone elsewhere meanwhile, the focus stays there. A window that had none when
 * it was asked for has since chosen one by itself, but never a field to type in. */
static gboolean
is_focus_free (MwEmptyState *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return root != NULL &&
         (focus == NULL || (self->focus_then == NULL && !GTK_IS_TEXT (focus)) ||
          focus == self->focus_then || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

static gboolean
on_focus_due_cb (gpointer user_data)
{
  MwEmptyState *self = user_data;
  GtkWidget *view = NULL;

  self->focus_source_id = 0;
  self->wants_focus = FALSE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || !is_focus_free (self))
    return G_SOURCE_REMOVE;
  view = find_view (gtk_stack_get_visible_child (self->stack));
  if (view == NULL || !gtk_widget_grab_focus (view))
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static void
give_focus (MwEmptyState *self)
{
  if (self->wants_focus && self->focus_source_id == 0)
    self->focus_source_id = g_idle_add (on_focus_due_cb, self);
}

static void
show_page (MwEmptyState *self)
{
  const char *name = choose_page (self);
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->stack));

  if (name == NULL)
    return;
  /* Where it was is about to be hidden: it goes to what comes instead, not out of here. */
  if (focus != NULL && focus == gtk_stack_get_visible_child (self->stack) &&
      !g_str_equal (name, gtk_stack_get_visible_child_name (self->stack)))
    mw_empty_state_grab_focus (self);
  describe_no_match (self);
  gtk_stack_set_visible_child_name (self->stack, name);
  give_focus (self);
}

static void
on_list_notified_cb (MwEmptyState *self, GParamSpec *pspec)
{
  show_page (self);
}

static void
on_clear_clicked_cb (MwEmptyState *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.clear-search", NULL);
  g_signal_emit (self, signals[CLEAR], 0);
}

static void
mw_empty_state_add_child (GtkBuildable *buildable,
                          GtkBuilder *builder,
                          GObject *child,
                          const char *type)
{
  MwEmptyState *self = MW_EMPTY_STATE (buildable);

  /* The template's own child comes first, before there are rows to put a child into. */
  if (self->rows != NULL && GTK_IS_WIDGET (child) && type == NULL)
    adw_bin_set_child (self->rows, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
mw_empty_state_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = mw_empty_state_add_child;
}

static void
mw_empty_state_dispose (GObject *object)
{
  MwEmptyState *self = MW_EMPTY_STATE (object);

  g_clear_handle_id (&self->focus_source_id, g_source_remove);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->scope, g_free);

  G_OBJECT_CLASS (mw_empty_state_parent_class)->dispose (object);
}

static void
mw_empty_state_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MwEmptyState *self = MW_EMPTY_STATE (object);

  switch ((Property) id)
    {
    case PROP_LIST:
      g_value_set_object (value, self->list);
      break;
    case PROP_NARROWED:
      g_value_set_boolean (value, self->narrowed);
      break;
    case PROP_SEARCH:
      g_value_set_string (value, self->search);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, adw_status_page_get_icon_name (self->empty_page));
      break;
    case PROP_TITLE:
      g_value_set_string (value, adw_status_page_get_title (self->empty_page));
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, adw_status_page_get_description (self->empty_page));
      break;
    case PROP_BUTTON_LABEL:
      g_value_set_string (value, gtk_button_get_label (self->begin_button));
      break;
    case PROP_ACTION_NAME:
      g_value_set_string (value,
                          gtk_actionable_get_action_name (GTK_ACTIONABLE (self->begin_button)));
      break;
    case PROP_SCOPE:
      g_value_set_string (value, self->scope);
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_empty_state_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MwEmptyState *self = MW_EMPTY_STATE (object);
  const char *text = G_VALUE_HOLDS_STRING (value) ? g_value_get_string (value) : NULL;

  switch ((Property) id)
    {
    case PROP_LIST:
      mw_empty_state_set_list (self, g_value_get_object (value));
      break;
    case PROP_NARROWED:
      mw_empty_state_set_narrowed (self, g_value_get_boolean (value), self->search);
      break;
    case PROP_SEARCH:
      mw_empty_state_set_narrowed (self, self->narrowed, text);
      break;
    case PROP_ICON_NAME:
      adw_status_page_set_icon_name (self->empty_page, text);
      break;
    case PROP_TITLE:
      adw_status_page_set_title (self->empty_page, text);
      break;
    case PROP_DESCRIPTION:
      adw_status_page_set_description (self->empty_page, text);
      break;
    case PROP_BUTTON_LABEL:
      gtk_button_set_label (self->begin_button, text != NULL ? text : "");
      gtk_widget_set_visible (GTK_WIDGET (self->begin_button), text != NULL);
      break;
    case PROP_ACTION_NAME:
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->begin_button), text);
      break;
    case PROP_SCOPE:
      g_free (self->scope);
      self->scope = g_strdup (text);
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_NARROWED] = g_param_spec_boolean ("narrowed", NULL, NULL, FALSE, flags);
  properties[PROP_SEARCH] = g_param_spec_string ("search", NULL, NULL, NULL, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  properties[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  properties[PROP_ACTION_NAME] = g_param_spec_string ("action-name", NULL, NULL, NULL, flags);
  properties[PROP_SCOPE] = g_param_spec_string ("scope", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
mw_empty_state_class_init (MwEmptyStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mw_empty_state_dispose;
  object_class->get_property = mw_empty_state_get_property;
  object_class->set_property = mw_empty_state_set_property;
  install_properties (object_class);

  signals[CLEAR] = g_signal_new ("clear", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/lists/empty-state.ui");
  gtk_widget_class_bind_template_child (widget_class, MwEmptyState, stack);
  gtk_widget_class_bind_template_child (widget_class, MwEmptyState, rows);
  gtk_widget_class_bind_template_child (widget_class, MwEmptyState, empty_page);
  gtk_widget_class_bind_template_child (widget_class, MwEmptyState, no_match_page);
  gtk_widget_class_bind_template_child (widget_class, MwEmptyState, error_page);
  gtk_widget_class_bind_template_child (widget_class, MwEmptyState, begin_button);
  gtk_widget_class_bind_template_child (widget_class, MwEmptyState, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked_cb);
}

static void
mw_empty_state_init (MwEmptyState *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mw_empty_state_set_list (MwEmptyState *self, GListModel *list)
{
  g_return_if_fail (MW_IS_EMPTY_STATE (self));
  g_return_if_fail (list == NULL || G_IS_LIST_MODEL (list));

  if (self->list == list)
    return;
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_set_object (&self->list, list);
  if (list != NULL)
    {
      g_signal_connect_object (list, "items-changed", G_CALLBACK (show_page), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (list, "notify", G_CALLBACK (on_list_notified_cb), self,
                               G_CONNECT_SWAPPED);
    }
  show_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST]);
}

void
mw_empty_state_set_narrowed (MwEmptyState *self, gboolean narrowed, const char *search)
{
  g_return_if_fail (MW_IS_EMPTY_STATE (self));

  if (self->narrowed == narrowed && g_strcmp0 (self->search, search) == 0)
    return;
  g_object_freeze_notify (G_OBJECT (self));
  if (self->narrowed != narrowed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROWED]);
  if (g_strcmp0 (self->search, search) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
  self->narrowed = narrowed;
  if (self->search != search)
    {
      g_free (self->search);
      self->search = g_strdup (search);
    }
  show_page (self);
  g_object_thaw_notify (G_OBJECT (self));
}

void
mw_empty_state_grab_focus (MwEmptyState *self)
{
  GtkRoot *root = NULL;

  g_return_if_fail (MW_IS_EMPTY_STATE (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  self->focus_then = root != NULL ? gtk_root_get_focus (root) : NULL;
  /* So that a field that has it later is one that somebody went to, be it the same. */
  if (GTK_IS_TEXT (self->focus_then))
    {
      gtk_root_set_focus (root, NULL);
      self->focus_then = NULL;
    }
  self->wants_focus = TRUE;
  if (choose_page (self) != NULL)
    give_focus (self);
}
