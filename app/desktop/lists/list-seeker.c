/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/lists/list-seeker.h"

struct _MwListSeeker
{
  GObject parent_instance;

  MwDraft *draft;            /* (owned) */
  GListModel *list;          /* (owned) */
  GtkWidget *view;           /* (unowned): outlives this */
  char *id;                  /* (owned) (nullable) what is sought */
  GCancellable *cancellable; /* (owned) */
  guint tick;                /* of the frame clock, until the row gets the focus */
  guint ticks;               /* frames that went by */
};

G_DEFINE_FINAL_TYPE (MwListSeeker, mw_list_seeker, G_TYPE_OBJECT)

/* Whoever has gone to another page meanwhile stays there. */
static void
focus_selected (MwListSeeker *self)
{
  if (!gtk_widget_get_mapped (self->view))
    return;
  for (GtkWidget *row = gtk_widget_get_first_child (self->view); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED)
      {
        gtk_widget_grab_focus (row);
        return;
      }
}

/* The row is there once the view has been laid out around it. */
static gboolean
on_tick_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  MwListSeeker *self = user_data;

  if (self->ticks++ < 2)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  focus_selected (self);
  return G_SOURCE_REMOVE;
}

static void
focus_later (MwListSeeker *self)
{
  self->ticks = 0;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (self->view, on_tick_cb, self, NULL);
}

static void
on_located_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwListSeeker) self = user_data;
  gint64 position = mw_draft_locate_finish (MW_DRAFT (source), result, NULL);

  if (position < 0 || self->id == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  g_clear_pointer (&self->id, g_free);
  gtk_widget_activate_action (self->view, "list.select-item", "(ubb)", (guint) position, FALSE,
                              FALSE);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", (guint) position);
  focus_later (self);
}

static void
look (MwListSeeker *self)
{
  if (self->id != NULL)
    mw_draft_locate_async (self->draft, self->list, self->id, self->cancellable, on_located_cb,
                           g_object_ref (self));
}

static void
mw_list_seeker_dispose (GObject *object)
{
  MwListSeeker *self = MW_LIST_SEEKER (object);

  g_cancellable_cancel (self->cancellable);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (self->view, self->tick);
  self->tick = 0;
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_list_seeker_parent_class)->dispose (object);
}

static void
mw_list_seeker_finalize (GObject *object)
{
  MwListSeeker *self = MW_LIST_SEEKER (object);

  g_object_unref (self->cancellable);
  g_free (self->id);

  G_OBJECT_CLASS (mw_list_seeker_parent_class)->finalize (object);
}

static void
mw_list_seeker_class_init (MwListSeekerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mw_list_seeker_dispose;
  G_OBJECT_CLASS (klass)->finalize = mw_list_seeker_finalize;
}

static void
mw_list_seeker_init (MwListSeeker *self)
{
  self->cancellable = g_cancellable_new ();
}

MwListSeeker *
mw_list_seeker_new (MwDraft *draft, GListModel *list, GtkWidget *view)
{
  MwListSeeker *self = g_object_new (MW_TYPE_LIST_SEEKER, NULL);

  self->draft = g_object_ref (draft);
  self->list = g_object_ref (list);
  self->view = view;
  g_signal_connect_object (list, "items-changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::loading", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  return self;
}

void
mw_list_seeker_seek (MwListSeeker *self, const char *id)
{
  g_return_if_fail (MW_IS_LIST_SEEKER (self));
  g_return_if_fail (id != NULL);

  g_free (self->id);
  self->id = g_strdup (id);
  look (self);
}
