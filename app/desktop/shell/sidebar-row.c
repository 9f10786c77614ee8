/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/shell/sidebar-row.h"

#include <glib/gi18n.h>
#include <mailwright/health.h>

#include "desktop/widgets/staged-dot.h"

struct _MwSidebarRow
{
  GtkListBoxRow parent_instance;

  char *page; /* (owned) */
  guint count;
  gboolean counts;
  gboolean staged;
  guint failing;
  int progress;

  GtkImage *icon;
  GtkLabel *title_label;
  GtkLabel *count_label;
  GtkWidget *failing_button;
  GtkLabel *failing_label;
  MwStagedDot *dot;
};

G_DEFINE_FINAL_TYPE (MwSidebarRow, mw_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

typedef enum
{
  PROP_PAGE = 1,
  PROP_TITLE,
  PROP_ICON_NAME,
  PROP_COUNT,
  PROP_COUNTS,
  PROP_STAGED,
  PROP_FAILING,
  PROP_PROGRESS,
  N_PROPERTIES
} Property;

static GParamSpec *properties[N_PROPERTIES];

static void
show_state (MwSidebarRow *self)
{
  gboolean busy = self->progress >= 0;
  MwStaged staged = self->staged ? MW_STAGED_CHANGED : MW_STAGED_NO;
  g_autofree char *count = NULL;
  g_autofree char *words = NULL;

  if (busy)
    /* Translators: how much of what runs there is done */
    count = g_strdup_printf (_ ("%d %%"), self->progress);
  else
    count = self->counts ? g_strdup_printf ("%'u", self->count) : g_strdup ("");
  gtk_label_set_label (self->count_label, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), self->counts || busy);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               busy ? _ ("Tests are running; Cancel is on the page") : NULL);
  mw_staged_dot_set_staged (self->dot, staged);
  /* Translators: what a screen reader says after a page's name: its count, and that something is
   * staged there */
  words = self->staged ? g_strdup_printf (_ ("%s, with staged changes"), count) : g_strdup (count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
}

static void
show_failing (MwSidebarRow *self)
{
  gboolean more = self->failing > MW_HEALTH_MOST_FAILS;
  guint n = MIN (self->failing, MW_HEALTH_MOST_FAILS);
  /* Translators: a number, and that there are more than it */
  g_autofree char *number = more ? g_strdup_printf (_ ("%'u+"), n) : g_strdup_printf ("%'u", n);
  g_autofree char *words =
      more ? g_strdup_printf (ngettext ("More than %'u mailbox fails. Show them",
                                        "More than %'u mailboxes fail. Show them", n),
                              n)
           : g_strdup_printf (
                 ngettext ("%'u mailbox fails. Show it", "%'u mailboxes fail. Show them", n), n);

  gtk_label_set_label (self->failing_label, number);
  gtk_widget_set_tooltip_text (self->failing_button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->failing_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_visible (self->failing_button, self->failing > 0);
}

static void
set_title (MwSidebarRow *self, const char *title)
{
  gtk_label_set_label (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
mw_sidebar_row_finalize (GObject *object)
{
  g_free (MW_SIDEBAR_ROW (object)->page);

  G_OBJECT_CLASS (mw_sidebar_row_parent_class)->finalize (object);
}

static void
mw_sidebar_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MwSidebarRow *self = MW_SIDEBAR_ROW (object);

  switch ((Property) id)
    {
    case PROP_PAGE:
      g_value_set_string (value, self->page);
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title_label));
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (self->icon));
      break;
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    case PROP_COUNTS:
      g_value_set_boolean (value, self->counts);
      break;
    case PROP_STAGED:
      g_value_set_boolean (value, self->staged);
      break;
    case PROP_FAILING:
      g_value_set_uint (value, self->failing);
      break;
    case PROP_PROGRESS:
      g_value_set_int (value, self->progress);
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_sidebar_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MwSidebarRow *self = MW_SIDEBAR_ROW (object);

  switch ((Property) id)
    {
    case PROP_PAGE:
      self->page = g_value_dup_string (value);
      break;
    case PROP_TITLE:
      set_title (self, g_value_get_string (value));
      break;
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (self->icon, g_value_get_string (value));
      break;
    case PROP_COUNTS:
      self->counts = g_value_get_boolean (value);
      show_state (self);
      break;
    case PROP_COUNT:
      if (self->count == g_value_get_uint (value))
        break;
      self->count = g_value_get_uint (value);
      show_state (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_STAGED:
      if (self->staged == g_value_get_boolean (value))
        break;
      self->staged = g_value_get_boolean (value);
      show_state (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_FAILING:
      if (self->failing == g_value_get_uint (value))
        break;
      self->failing = g_value_get_uint (value);
      show_failing (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_PROGRESS:
      if (self->progress == g_value_get_int (value))
        break;
      self->progress = g_value_get_int (value);
      show_state (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case N_PROPERTIES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_sidebar_row_class_init (MwSidebarRowClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = mw_sidebar_row_finalize;
  object_class->get_property = mw_sidebar_row_get_property;
  object_class->set_property = mw_sidebar_row_set_property;

  properties[PROP_PAGE] =
      g_param_spec_string ("page", NULL, NULL, NULL, flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_COUNTS] = g_param_spec_boolean (
      "counts", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_STAGED] = g_param_spec_boolean ("staged", NULL, NULL, FALSE, flags);
  properties[PROP_FAILING] = g_param_spec_uint ("failing", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_PROGRESS] = g_param_spec_int ("progress", NULL, NULL, -1, 100, -1, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (MW_TYPE_STAGED_DOT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/mailwright/Mailwright/shell/sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MwSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, MwSidebarRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, MwSidebarRow, count_label);
  gtk_widget_class_bind_template_child (widget_class, MwSidebarRow, failing_button);
  gtk_widget_class_bind_template_child (widget_class, MwSidebarRow, failing_label);
  gtk_widget_class_bind_template_child (widget_class, MwSidebarRow, dot);
}

static void
mw_sidebar_row_init (MwSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->progress = -1;
  show_state (self);
}

const char *
mw_sidebar_row_get_page (MwSidebarRow *self)
{
  g_return_val_if_fail (MW_IS_SIDEBAR_ROW (self), NULL);

  return self->page;
}

const char *
mw_sidebar_row_get_title (MwSidebarRow *self)
{
  g_return_val_if_fail (MW_IS_SIDEBAR_ROW (self), NULL);

  return gtk_label_get_label (self->title_label);
}
