/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/secret-watch.h"

struct _MwSecretWatch
{
  GObject parent_instance;

  MwVault *vault;        /* (owned) (nullable) */
  char *id;              /* (owned) (nullable) */
  GCancellable *looking; /* (owned) (nullable) */
  MwSecretState state;
  gboolean known;
};

G_DEFINE_FINAL_TYPE (MwSecretWatch, mw_secret_watch, G_TYPE_OBJECT)

enum
{
  ASKED,
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
on_secret_looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwSecretWatch) self = MW_SECRET_WATCH (user_data);
  g_autoptr (GError) error = NULL;
  MwSecretState state = MW_SECRET_ABSENT;

  if (!mw_vault_look_finish (MW_VAULT (source), result, &state, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      state = MW_SECRET_ABSENT;
    }
  self->state = state;
  self->known = TRUE;
  g_signal_emit (self, signals[ANSWERED], 0, error != NULL ? error->message : NULL);
}

static void
stop_looking (MwSecretWatch *self)
{
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

static void
mw_secret_watch_dispose (GObject *object)
{
  MwSecretWatch *self = MW_SECRET_WATCH (object);

  stop_looking (self);
  g_clear_object (&self->vault);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (mw_secret_watch_parent_class)->dispose (object);
}

static void
mw_secret_watch_class_init (MwSecretWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mw_secret_watch_dispose;
  signals[ASKED] = g_signal_new ("asked", MW_TYPE_SECRET_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[ANSWERED] = g_signal_new ("answered", MW_TYPE_SECRET_WATCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mw_secret_watch_init (MwSecretWatch *self)
{
}

MwSecretWatch *
mw_secret_watch_new (void)
{
  return g_object_new (MW_TYPE_SECRET_WATCH, NULL);
}

void
mw_secret_watch_look (MwSecretWatch *self)
{
  g_return_if_fail (MW_IS_SECRET_WATCH (self));

  stop_looking (self);
  if (self->vault != NULL && self->id != NULL)
    {
      self->looking = g_cancellable_new ();
      mw_vault_look_async (self->vault, self->id, self->looking, on_secret_looked_cb,
                           g_object_ref (self));
    }
  g_signal_emit (self, signals[ASKED], 0);
}

void
mw_secret_watch_set_vault (MwSecretWatch *self, MwVault *vault)
{
  g_return_if_fail (MW_IS_SECRET_WATCH (self));
  g_return_if_fail (MW_IS_VAULT (vault));

  if (!g_set_object (&self->vault, vault))
    return;
  g_signal_connect_object (vault, "changed", G_CALLBACK (mw_secret_watch_look), self,
                           G_CONNECT_SWAPPED);
  mw_secret_watch_look (self);
}

MwVault *
mw_secret_watch_get_vault (MwSecretWatch *self)
{
  g_return_val_if_fail (MW_IS_SECRET_WATCH (self), NULL);

  return self->vault;
}

void
mw_secret_watch_set_id (MwSecretWatch *self, const char *id)
{
  g_return_if_fail (MW_IS_SECRET_WATCH (self));

  g_free (self->id);
  self->id = g_strdup (id);
  self->known = FALSE;
}

const char *
mw_secret_watch_get_id (MwSecretWatch *self)
{
  g_return_val_if_fail (MW_IS_SECRET_WATCH (self), NULL);

  return self->id;
}

void
mw_secret_watch_forget (MwSecretWatch *self)
{
  g_return_if_fail (MW_IS_SECRET_WATCH (self));

  self->known = FALSE;
}

gboolean
mw_secret_watch_is_known (MwSecretWatch *self)
{
  g_return_val_if_fail (MW_IS_SECRET_WATCH (self), FALSE);

  return self->known;
}

MwSecretState
mw_secret_watch_get_state (MwSecretWatch *self)
{
  g_return_val_if_fail (MW_IS_SECRET_WATCH (self), MW_SECRET_ABSENT);

  return self->state;
}

gboolean
mw_secret_watch_knows (MwSecretWatch *self, MwSecretState state)
{
  g_return_val_if_fail (MW_IS_SECRET_WATCH (self), FALSE);

  return self->id != NULL && self->known && self->state == state;
}
