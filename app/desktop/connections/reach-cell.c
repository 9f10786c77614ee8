/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/reach-cell.h"

#include <mailwright/profile.h>

#include "desktop/connections/verdict-badge.h"
#include "desktop/lists/item-rows.h"

#define SPACING 6

struct _MwReachCell
{
  GtkWidget parent_instance;

  GtkWidget *icon;       /* (unowned): a child */
  GtkWidget *sentence;   /* (unowned): a child: all that there is to say */
  GtkWidget *word;       /* (unowned): a child: what matters of it, if it can be said in a word */
  GSignalGroup *signals; /* (owned): of the profile */
  gboolean brief;
};

static void item_cell_iface_init (MwItemCellInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MwReachCell,
                               mw_reach_cell,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_ITEM_CELL, item_cell_iface_init))

/* In a list everything that works is quiet: colour is for what does not. */
static const char *
get_css_class (MwReachability reachability)
{
  switch (reachability)
    {
    case MW_REACHABILITY_FAILS:
      return "error";
    case MW_REACHABILITY_WARNING:
      return "warning";
    case MW_REACHABILITY_WORKS:
      return "success";
    case MW_REACHABILITY_UNTESTED:
    default:
      return "dim-label";
    }
}

static void
show_reach (MwReachCell *self, MwProfile *profile)
{
  MwReachability reachability = mw_profile_get_reachability (profile);
  const char *classes[] = { get_css_class (reachability), NULL };
  gboolean fails = reachability == MW_REACHABILITY_FAILS;

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                mw_reachability_get_icon_name (reachability));
  gtk_widget_set_css_classes (self->icon, classes);
  gtk_label_set_label (GTK_LABEL (self->sentence), mw_profile_get_reachability_text (profile));
  gtk_label_set_label (GTK_LABEL (self->word),
                       fails ? mw_reachability_get_title (reachability) : "");
}

static void
show (MwReachCell *self)
{
  g_autoptr (MwProfile) profile = g_signal_group_dup_target (self->signals);
  gboolean loading = profile == NULL || mw_profile_get_loading (profile);
  gboolean untested = !loading && mw_profile_get_reachability (profile) == MW_REACHABILITY_UNTESTED;

  if (!loading)
    show_reach (self, profile);
  /* Nothing to tell is told in words alone, where they have room. */
  gtk_widget_set_visible (self->icon, !loading && !(untested && self->brief));
  gtk_widget_set_visible (self->sentence, !loading && !self->brief);
  /* An icon alone says nothing to who does not see it. */
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
      !loading && self->brief ? mw_profile_get_reachability_text (profile) : "", -1);
  gtk_widget_set_visible (self->word, !loading && *gtk_label_get_label (GTK_LABEL (self->word)));
}

static void
set_item (MwItemCell *cell, GObject *item)
{
  MwReachCell *self = MW_REACH_CELL (cell);

  g_signal_group_set_target (self->signals, item);
  show (self);
}

static void
item_cell_iface_init (MwItemCellInterface *iface)
{
  iface->set_item = set_item;
}

/* ---- how much is shown ---- */

static int
measure_child (GtkWidget *child)
{
  int natural = 0;

  if (gtk_widget_get_visible (child))
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
measure_with (MwReachCell *self, GtkWidget *words)
{
  int text = measure_child (words);
  int icon = measure_child (self->icon);

  return text > 0 && icon > 0 ? icon + SPACING + text : icon + text;
}

static void
mw_reach_cell_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  MwReachCell *self = MW_REACH_CELL (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      int icon = 0;

      gtk_widget_measure (self->sentence, orientation, -1, minimum, natural, NULL, NULL);
      gtk_widget_measure (self->icon, orientation, -1, &icon, NULL, NULL, NULL);
      *minimum = *natural = MAX (icon, *natural);
      return;
    }
  *minimum = measure_child (self->icon);
  *natural = measure_with (self, self->brief ? self->word : self->sentence);
}

static void
place (GtkWidget *child, int x, int child_width, int width, int height)
{
  if (gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL)
    x = width - x - child_width;
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, child_width, height }, -1);
}

static void
mw_reach_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MwReachCell *self = MW_REACH_CELL (widget);
  gboolean quiet = gtk_widget_has_css_class (self->icon, "dim-label");
  gboolean all =
      measure_child (self->sentence) > 0 &&
      (quiet ? measure_child (self->sentence) : measure_with (self, self->sentence)) <= width;
  gboolean some =
      !all && measure_child (self->word) > 0 && measure_with (self, self->word) <= width;
  int icon = all && quiet ? 0 : measure_child (self->icon);
  GtkWidget *words = all ? self->sentence : some ? self->word : NULL;

  gtk_widget_set_child_visible (self->icon, icon > 0);
  gtk_widget_set_child_visible (self->sentence, all);
  gtk_widget_set_child_visible (self->word, some);
  if (icon > 0)
    place (self->icon, 0, icon, width, height);
  if (words != NULL)
    place (words, icon > 0 ? icon + SPACING : 0, measure_child (words), width, height);
}

/* ---- the widget ---- */

static gboolean
mw_reach_cell_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autoptr (MwProfile) profile = g_signal_group_dup_target (MW_REACH_CELL (widget)->signals);

  if (profile == NULL || gtk_widget_get_child_visible (MW_REACH_CELL (widget)->sentence))
    return FALSE;
  gtk_tooltip_set_text (tooltip, mw_profile_get_reachability_text (profile));
  return TRUE;
}

static void
mw_reach_cell_dispose (GObject *object)
{
  MwReachCell *self = MW_REACH_CELL (object);

  g_clear_object (&self->signals);
  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->sentence, gtk_widget_unparent);
  g_clear_pointer (&self->word, gtk_widget_unparent);

  G_OBJECT_CLASS (mw_reach_cell_parent_class)->dispose (object);
}

static void
mw_reach_cell_class_init (MwReachCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mw_reach_cell_dispose;
  widget_class->measure = mw_reach_cell_measure;
  widget_class->size_allocate = mw_reach_cell_size_allocate;
  widget_class->query_tooltip = mw_reach_cell_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "reachcell");
}

static void
mw_reach_cell_init (MwReachCell *self)
{
  self->signals = g_signal_group_new (MW_TYPE_PROFILE);
  g_signal_group_connect_swapped (self->signals, "notify::reachability-text", G_CALLBACK (show),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::loading", G_CALLBACK (show), self);
  self->icon = gtk_image_new ();
  self->sentence = gtk_label_new (NULL);
  self->word = gtk_label_new (NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  gtk_widget_set_parent (self->sentence, GTK_WIDGET (self));
  gtk_widget_set_parent (self->word, GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
mw_reach_cell_new (gboolean brief)
{
  MwReachCell *self = g_object_new (MW_TYPE_REACH_CELL, NULL);

  self->brief = brief;
  return GTK_WIDGET (self);
}

static GtkWidget *
make_cell (GtkListItem *list_item, gpointer user_data)
{
  return mw_reach_cell_new (FALSE);
}

GtkListItemFactory *
mw_reach_cell_factory_new (void)
{
  return mw_item_rows_factory_new (make_cell, NULL, NULL);
}
