/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/reach-cell.h"

#include <mailwright/profile.h>

#include "desktop/lists/text-cell.h"
#include "desktop/connections/verdict-badge.h"

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
show (GtkWidget *box, GParamSpec *pspec, MwProfile *profile)
{
  MwReachability reachability = mw_profile_get_reachability (profile);
  gboolean loading = mw_profile_get_loading (profile);
  const char *classes[] = { get_css_class (reachability), NULL };
  GtkWidget *icon = gtk_widget_get_first_child (box);
  GtkWidget *label = gtk_widget_get_next_sibling (icon);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), mw_reachability_get_icon_name (reachability));
  gtk_widget_set_css_classes (icon, classes);
  gtk_widget_set_visible (icon, !loading && reachability != MW_REACHABILITY_UNTESTED);
  gtk_label_set_label (GTK_LABEL (label),
                       loading ? "" : mw_profile_get_reachability_text (profile));
}

static void
on_set_up_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new ();

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), mw_text_label_new (MW_TEXT_PLAIN));
  gtk_list_item_set_child (list_item, box);
}

static void
on_bound_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  GObject *profile = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);

  g_signal_connect_object (profile, "notify::reachability-text", G_CALLBACK (show), box,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (profile, "notify::loading", G_CALLBACK (show), box, G_CONNECT_SWAPPED);
  show (box, NULL, MW_PROFILE (profile));
}

static void
on_unbound_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), show,
                                        gtk_list_item_get_child (list_item));
}

GtkListItemFactory *
mw_reach_cell_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bound_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbound_cb), NULL);
  return factory;
}
