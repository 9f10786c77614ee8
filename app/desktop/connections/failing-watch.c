/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/connections/failing-watch.h"

#include <mailwright/health.h>

/* Results come many times a second while all is tested. Where it takes long, the machine is left
 * alone for some times as long. */
#define PAUSE_MILLISECONDS 1000
#define PAUSE_TIMES 4

struct _MwFailingWatch
{
  GObject parent_instance;

  MwDraft *draft;            /* (owned) (nullable): until it is disposed */
  GCancellable *cancellable; /* (owned) */
  MwHealthNow now;
  gboolean reading;
  gboolean reading_unseen; /* with what is under way */
  gboolean read_again;
  gint64 began;         /* reading last */
  guint pause_id;       /* until it may be read again */
  guint n_unseen_shown; /* how many show what was never tested */
};

/* Of the draft that is open: whoever asks next shares it. Not owned. */
static MwFailingWatch *shared = NULL;

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
take (MwFailingWatch *self, const MwHealthNow *now)
{
  MwHealthNow before = self->now;

  self->now = *now;
  if (self->n_unseen_shown == 0)
    self->now.n_unseen = 0;
  if (self->now.n_fails != before.n_fails)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FAILING]);
  if (self->now.n_unseen != before.n_unseen)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_UNSEEN]);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MwFailingWatch *self = user_data;
  MwHealthNow now = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean done = mw_draft_read_health_finish (MW_DRAFT (source), result, &now, &error);
  gint64 took = 0;

  /* It is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->reading = FALSE;
  took = (g_get_monotonic_time () - self->began) / G_TIME_SPAN_MILLISECOND;
  if (self->n_unseen_shown > 0 && !self->reading_unseen)
    read_now (self);
  else
    self->pause_id =
        g_timeout_add ((guint) MAX (PAUSE_MILLISECONDS, PAUSE_TIMES * took), on_paused_cb, self);
  if (done)
    take (self, &now);
}

static void
read_now (MwFailingWatch *self)
{
  self->read_again = self->reading || self->pause_id != 0;
  if (self->read_again)
    return;
  self->reading = TRUE;
  self->reading_unseen = self->n_unseen_shown > 0;
  self->began = g_get_monotonic_time ();
  mw_draft_read_health_async (self->draft, self->reading_unseen, self->cancellable, on_read_cb,
                              self);
}

static void
mw_failing_watch_dispose (GObject *object)
{
  MwFailingWatch *self = MW_FAILING_WATCH (object);

  if (shared == self)
    shared = NULL;
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
mw_failing_watch_get (MwDraft *draft)
{
  MwFailingWatch *self = NULL;

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);

  if (shared != NULL && shared->draft == draft)
    return g_object_ref (shared);
  self = g_object_new (MW_TYPE_FAILING_WATCH, NULL);
  shared = self;
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

void
mw_failing_watch_begin_unseen (MwFailingWatch *self)
{
  g_return_if_fail (MW_IS_FAILING_WATCH (self));

  if (++self->n_unseen_shown > 1)
    return;
  /* Somebody looks at it. */
  g_clear_handle_id (&self->pause_id, g_source_remove);
  read_now (self);
}

void
mw_failing_watch_end_unseen (MwFailingWatch *self)
{
  g_return_if_fail (MW_IS_FAILING_WATCH (self));
  g_return_if_fail (self->n_unseen_shown > 0);

  self->n_unseen_shown--;
  /* It would be an old number when it is shown next. */
  if (self->n_unseen_shown == 0)
    self->now.n_unseen = 0;
}
