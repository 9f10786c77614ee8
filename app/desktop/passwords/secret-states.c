/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/passwords/secret-states.h"

/* More than a list ever has in view; the keyring's bus is asked in turn, not in a burst. */
#define MOST_QUESTIONS 4

struct _MwSecretStates
{
  GObject parent_instance;

  MwVault *vault;            /* (owned) */
  GHashTable *states;        /* (owned) secret id to MwSecretState + 1; 0 while it is asked for */
  GQueue waiting;            /* (owned) secret ids, the one that was looked for last first */
  GCancellable *cancellable; /* (owned) */
  guint n_asked;
};

G_DEFINE_FINAL_TYPE (MwSecretStates, mw_secret_states, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The question that is under way. */
typedef struct
{
  MwSecretStates *states; /* (owned) */
  char *secret_id;        /* (owned) */
} Question;

static void ask_next (MwSecretStates *self);

static void
question_free (Question *question)
{
  g_object_unref (question->states);
  g_free (question->secret_id);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
on_looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  MwSecretStates *self = question->states;
  g_autoptr (GError) error = NULL;
  MwSecretState state = MW_SECRET_ABSENT;
  gboolean known = mw_vault_look_finish (MW_VAULT (source), result, &state, &error);

  self->n_asked--;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      ask_next (self);
      return;
    }
  /* A keyring that answers with an error is as good as none until it changes. */
  if (!known)
    g_debug ("The keyring could not be asked: %s", error->message);
  g_hash_table_insert (self->states, g_strdup (question->secret_id),
                       GINT_TO_POINTER ((int) state + 1));
  g_signal_emit (self, signals[CHANGED], 0);
  ask_next (self);
}

static void
ask_next (MwSecretStates *self)
{
  while (self->n_asked < MOST_QUESTIONS && !g_queue_is_empty (&self->waiting))
    {
      Question *question = g_new0 (Question, 1);

      question->states = g_object_ref (self);
      question->secret_id = g_queue_pop_head (&self->waiting);
      self->n_asked++;
      mw_vault_look_async (self->vault, question->secret_id, self->cancellable, on_looked_cb,
                           question);
    }
}

static void
on_vault_changed_cb (MwSecretStates *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_queue_clear_full (&self->waiting, g_free);
  g_hash_table_remove_all (self->states);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
mw_secret_states_dispose (GObject *object)
{
  MwSecretStates *self = MW_SECRET_STATES (object);

  g_cancellable_cancel (self->cancellable);
  g_queue_clear_full (&self->waiting, g_free);
  g_clear_object (&self->vault);

  G_OBJECT_CLASS (mw_secret_states_parent_class)->dispose (object);
}

static void
mw_secret_states_finalize (GObject *object)
{
  MwSecretStates *self = MW_SECRET_STATES (object);

  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->states);

  G_OBJECT_CLASS (mw_secret_states_parent_class)->finalize (object);
}

static void
mw_secret_states_class_init (MwSecretStatesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mw_secret_states_dispose;
  object_class->finalize = mw_secret_states_finalize;

  signals[CHANGED] = g_signal_new ("changed", MW_TYPE_SECRET_STATES, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
mw_secret_states_init (MwSecretStates *self)
{
  self->states = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->waiting);
}

MwSecretStates *
mw_secret_states_new (MwVault *vault)
{
  MwSecretStates *self = NULL;

  g_return_val_if_fail (MW_IS_VAULT (vault), NULL);

  self = g_object_new (MW_TYPE_SECRET_STATES, NULL);
  self->vault = g_object_ref (vault);
  g_signal_connect_object (vault, "changed", G_CALLBACK (on_vault_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

gboolean
mw_secret_states_look (MwSecretStates *self, const char *secret_id, MwSecretState *state)
{
  gpointer known = NULL;

  g_return_val_if_fail (MW_IS_SECRET_STATES (self), FALSE);
  g_return_val_if_fail (secret_id != NULL, FALSE);
  g_return_val_if_fail (state != NULL, FALSE);

  if (!g_hash_table_lookup_extended (self->states, secret_id, NULL, &known))
    {
      g_hash_table_insert (self->states, g_strdup (secret_id), GINT_TO_POINTER (0));
      g_queue_push_head (&self->waiting, g_strdup (secret_id));
      ask_next (self);
      return FALSE;
    }
  if (known == NULL)
    return FALSE;
  *state = (MwSecretState) (GPOINTER_TO_INT (known) - 1);
  return TRUE;
}
