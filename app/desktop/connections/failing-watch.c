/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/failing-watch.h"

#include <mailwright/health.h>

/* Results come many times a second while all is tested. */
#define PAUSE_MILLISECONDS 1000

struct _MwFailingWatch
{
  GObject parent_instance;

  MwDraft *draft;            /* (owned) (nullable): until it is disposed */
  GCancellable *cancellable; /* (owned) */
  MwHealthNow now;
  gboolean reading;
  gboolean read_again;
  guint pause_id; /* until it may be read again */
};

G_DEFINE_FINAL_TYPE (MwFailingWatch, mw_failing_watch, G_TYPE_OBJECT)

typedef enum
{
  PROP_N_FAILING = 1,
  PROP_N_UNSEEN,
} Property;

static GParamSpec *properties[PROP_N_UNSEEN + 1];

static void read_now (MwFailingWatch *self);

static gboolean
on_paused_cb (gpointer user_data)
{
  MwFailingWatch *self = user_data;

  self->pause_id = 0;
  if (self->read_again)
    read_now (self);
  return G_SOURCE_REMOVE;
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwFailingWatch) self = user_data;
  MwHealthNow before = self->now;

  self->reading = FALSE;
  if (self->draft == NULL)
    return;
  self->pause_id = g_timeout_add (PAUSE_MILLISECONDS, on_paused_cb, self);
  if (!mw_draft_read_health_finish (MW_DRAFT (source), result, &self->now, NULL))
    return;
  if (self->now.n_fails != before.n_fails)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FAILING]);
  if (self->now.n_unseen != before.n_unseen)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_UNSEEN]);
}

static void
read_now (MwFailingWatch *self)
{
  self->read_again = self->reading || self->pause_id != 0;
  if (self->read_again)
    return;
  self->reading = TRUE;
  mw_draft_read_health_async (self->draft, TRUE, self->cancellable, on_read_cb,
                              g_object_ref (self));
}

static void
mw_failing_watch_dispose (GObject *object)
{
  MwFailingWatch *self = MW_FAILING_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_failing_watch_parent_class)->dispose (object);
}

static void
mw_failing_watch_finalize (GObject *object)
{
  g_object_unref (MW_FAILING_WATCH (object)->cancellable);

  G_OBJECT_CLASS (mw_failing_watch_parent_class)->finalize (object);
}

static void
mw_failing_watch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MwFailingWatch *self = MW_FAILING_WATCH (object);

  switch ((Property) id)
    {
    case PROP_N_FAILING:
      g_value_set_uint (value, self->now.n_fails);
      break;
    case PROP_N_UNSEEN:
      g_value_set_uint (value, self->now.n_unseen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mw_failing_watch_class_init (MwFailingWatchClass *klass)
{
  const GParamFlags told = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mw_failing_watch_dispose;
  object_class->finalize = mw_failing_watch_finalize;
  object_class->get_property = mw_failing_watch_get_property;

  properties[PROP_N_FAILING] = g_param_spec_uint ("n-failing", NULL, NULL, 0, G_MAXUINT, 0, told);
  properties[PROP_N_UNSEEN] = g_param_spec_uint ("n-unseen", NULL, NULL, 0, G_MAXUINT, 0, told);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mw_failing_watch_init (MwFailingWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

MwFailingWatch *
mw_failing_watch_new (MwDraft *draft)
{
  MwFailingWatch *self = NULL;

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);

  self = g_object_new (MW_TYPE_FAILING_WATCH, NULL);
  self->draft = g_object_ref (draft);
  g_signal_connect_object (draft, "observed", G_CALLBACK (read_now), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "changed", G_CALLBACK (read_now), self, G_CONNECT_SWAPPED);
  read_now (self);
  return self;
}

guint
mw_failing_watch_get_n_unseen (MwFailingWatch *self)
{
  g_return_val_if_fail (MW_IS_FAILING_WATCH (self), 0);

  return self->now.n_unseen;
}
