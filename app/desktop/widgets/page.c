/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/widgets/page.h"

#include <glib/gi18n.h>

G_DEFINE_INTERFACE (MwPage, mw_page, GTK_TYPE_WIDGET)

enum
{
  FILTER_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
mw_page_default_init (MwPageInterface *iface)
{
  signals[FILTER_CHANGED] = g_signal_new ("filter-changed", G_TYPE_FROM_INTERFACE (iface),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* Returns: (transfer none) (nullable): what answers for the page where it does not */
static MwPage *
get_content (MwPage *self)
{
  MwPageInterface *iface = MW_PAGE_GET_IFACE (self);

  return iface->get_content != NULL ? iface->get_content (self) : NULL;
}

void
mw_page_set_search (MwPage *self, const char *text)
{
  MwPageInterface *iface = NULL;

  g_return_if_fail (MW_IS_PAGE (self));

  iface = MW_PAGE_GET_IFACE (self);
  if (iface->set_search != NULL)
    iface->set_search (self, text);
  else if (get_content (self) != NULL)
    mw_page_set_search (get_content (self), text);
}

gboolean
mw_page_can_search (MwPage *self)
{
  g_return_val_if_fail (MW_IS_PAGE (self), FALSE);

  return MW_PAGE_GET_IFACE (self)->set_search != NULL ||
         (get_content (self) != NULL && mw_page_can_search (get_content (self)));
}

GListModel *
mw_page_get_matches (MwPage *self)
{
  MwPageInterface *iface = NULL;

  g_return_val_if_fail (MW_IS_PAGE (self), NULL);

  iface = MW_PAGE_GET_IFACE (self);
  if (iface->get_matches != NULL)
    return iface->get_matches (self);
  return get_content (self) != NULL ? mw_page_get_matches (get_content (self)) : NULL;
}

gboolean
mw_page_grab_search_focus (MwPage *self)
{
  MwPageInterface *iface = NULL;

  g_return_val_if_fail (MW_IS_PAGE (self), FALSE);

  iface = MW_PAGE_GET_IFACE (self);
  if (iface->grab_search_focus == NULL)
    return FALSE;
  iface->grab_search_focus (self);
  return TRUE;
}

GtkWidget *
mw_page_get_filter (MwPage *self)
{
  MwPageInterface *iface = NULL;

  g_return_val_if_fail (MW_IS_PAGE (self), NULL);

  iface = MW_PAGE_GET_IFACE (self);
  if (iface->get_filter != NULL)
    return iface->get_filter (self);
  return get_content (self) != NULL ? mw_page_get_filter (get_content (self)) : NULL;
}

gboolean
mw_page_is_filtered (MwPage *self)
{
  MwPageInterface *iface = NULL;

  g_return_val_if_fail (MW_IS_PAGE (self), FALSE);

  iface = MW_PAGE_GET_IFACE (self);
  if (iface->is_filtered != NULL)
    return iface->is_filtered (self);
  return get_content (self) != NULL && mw_page_is_filtered (get_content (self));
}

void
mw_page_filter_changed (MwPage *self)
{
  g_return_if_fail (MW_IS_PAGE (self));

  g_signal_emit (self, signals[FILTER_CHANGED], 0);
}

const char *
mw_page_get_primary_action (MwPage *self, const char **label)
{
  MwPageInterface *iface = NULL;

  g_return_val_if_fail (MW_IS_PAGE (self), NULL);
  g_return_val_if_fail (label != NULL, NULL);

  *label = NULL;
  iface = MW_PAGE_GET_IFACE (self);
  return iface->get_primary_action != NULL ? iface->get_primary_action (self, label) : NULL;
}

static const char *
get_refusal (MwWish wish)
{
  switch (wish)
    {
    case MW_WISH_ADD:
      return _ ("Nothing is added on this page.");
    case MW_WISH_TEST:
      return _ ("There is nothing to test on this page. Mailboxes are tested on Profiles and on "
                "Connections.");
    case MW_WISH_DELETE:
      return _ ("There is nothing to delete on this page.");
    case MW_WISH_ASSIGN:
      return _ ("There is nothing to assign on this page. Agents and addresses are assigned on "
                "Responsibilities.");
    case MW_WISH_EDIT:
      return _ ("There is nothing to edit with F2 on this page.");
    case MW_WISH_SEARCH:
    default:
      return _ ("There is nothing to search on this page.");
    }
}

char *
mw_page_answer (MwPage *self, MwWish wish)
{
  MwPageInterface *iface = NULL;

  g_return_val_if_fail (MW_IS_PAGE (self), NULL);

  iface = MW_PAGE_GET_IFACE (self);
  return iface->answer != NULL ? iface->answer (self, wish) : g_strdup (get_refusal (wish));
}

char *
mw_page_answer_by_default (MwPage *self, MwWish wish)
{
  g_return_val_if_fail (MW_IS_PAGE (self), NULL);

  return g_strdup (get_refusal (wish));
}

void
mw_page_grab_default_focus (MwPage *self)
{
  MwPageInterface *iface = NULL;

  g_return_if_fail (MW_IS_PAGE (self));

  iface = MW_PAGE_GET_IFACE (self);
  if (iface->grab_default_focus != NULL)
    iface->grab_default_focus (self);
  else if (get_content (self) != NULL)
    mw_page_grab_default_focus (get_content (self));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
on_target_mapped_cb (GtkWidget *target, gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (target);

  g_signal_handlers_disconnect_by_func (target, on_target_mapped_cb, user_data);
  if (!GTK_IS_TEXT (gtk_root_get_focus (root)))
    gtk_widget_grab_focus (target);
}

void
mw_page_focus_once_shown (GtkWidget *target)
{
  GtkRoot *root = NULL;

  g_return_if_fail (GTK_IS_WIDGET (target));

  root = gtk_widget_get_root (target);
  if (gtk_widget_get_mapped (target))
    {
      gtk_widget_grab_focus (target);
      return;
    }
  g_signal_handlers_disconnect_by_func (target, on_target_mapped_cb, NULL);
  g_signal_connect (target, "map", G_CALLBACK (on_target_mapped_cb), NULL);
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
}
