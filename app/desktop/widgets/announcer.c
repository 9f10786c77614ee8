/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/widgets/announcer.h"

struct _MwAnnouncer
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (MwAnnouncer, mw_announcer, GTK_TYPE_WIDGET)

static void
mw_announcer_class_init (MwAnnouncerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "announcer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
mw_announcer_init (MwAnnouncer *self)
{
}

static GtkWidget *
find_below (GtkWidget *widget)
{
  if (MW_IS_ANNOUNCER (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_below (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_announcer (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  while (GTK_IS_WINDOW (root))
    {
      GtkWidget *found = find_below (GTK_WIDGET (root));

      if (found != NULL)
        return found;
      root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root)));
    }
  return NULL;
}

/* The same again is no change, and would not be heard: it is made one. */
void
mw_announce (GtkWidget *widget, const char *sentence)
{
  GtkWidget *announcer = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (sentence != NULL);

  announcer = find_announcer (widget);
  if (announcer == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (announcer), GTK_ACCESSIBLE_PROPERTY_LABEL, "",
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (announcer), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence, -1);
#if GTK_CHECK_VERSION(4, 14, 0)
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_accessible_announce (GTK_ACCESSIBLE (announcer), sentence,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  G_GNUC_END_IGNORE_DEPRECATIONS
#endif
}

void
mw_announce_bar (GtkInfoBar *bar, GtkLabel *label, gboolean revealed)
{
  g_return_if_fail (GTK_IS_INFO_BAR (bar));
  g_return_if_fail (GTK_IS_LABEL (label));

  if (revealed && !gtk_info_bar_get_revealed (bar))
    mw_announce (GTK_WIDGET (bar), gtk_label_get_text (label));
  gtk_info_bar_set_revealed (bar, revealed);
}
