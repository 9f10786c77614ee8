/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/editors/namesake.h"

#include <glib/gi18n.h>
#include <mailwright/address.h>
#include <mailwright/error.h>
#include <mailwright/name.h>

struct _MwNamesake
{
  GObject parent_instance;

  MwDraft *draft; /* (owned) */
  MwNamesakeKind kind;
  char *own_id;            /* (owned) (nullable) */
  char *typed;             /* (owned) (nullable): what is asked for */
  GCancellable *searching; /* (owned) (nullable) */
  guint debounce_id;
  gboolean asks_again; /* once it was answered */
};

G_DEFINE_FINAL_TYPE (MwNamesake, mw_namesake, G_TYPE_OBJECT)

static guint answered_signal;

static void
answer (MwNamesake *self, const char *sentence, const char *id)
{
  g_signal_emit (self, answered_signal, 0, sentence, id);
}

static gboolean
has_it (MwNamesake *self, MwProfile *profile)
{
  if (self->kind == MW_NAMESAKE_PROFILE_ADDRESS)
    {
      g_autoptr (MwAddress) ours = mw_address_parse (self->typed, NULL);
      g_autoptr (MwAddress) theirs = mw_address_parse (mw_profile_get_address (profile), NULL);

      return ours != NULL && theirs != NULL && g_strcmp0 (ours->key, theirs->key) == 0;
    }
  else
    {
      g_autofree char *ours = mw_profile_name_key (self->typed);
      g_autofree char *theirs = mw_profile_name_key (mw_profile_get_name (profile));

      return g_strcmp0 (ours, theirs) == 0;
    }
}

static gboolean on_debounce_elapsed_cb (gpointer user_data);

static void
ask_soon (MwNamesake *self)
{
  self->asks_again = FALSE;
  self->debounce_id = g_timeout_add (0, on_debounce_elapsed_cb, self);
}

/* Returns: whether there is something to compare with; otherwise the answer has been given */
static gboolean
was_found (MwNamesake *self, gpointer found, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  g_clear_object (&self->searching);
  if (self->asks_again)
    ask_soon (self);
  if (found != NULL)
    return TRUE;
  answer (self, g_error_matches (error, MW_ERROR, MW_ERROR_NOT_FOUND) ? NULL : error->message,
          NULL);
  return FALSE;
}

static void
on_profile_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwNamesake) self = MW_NAMESAKE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (MwProfile) profile = mw_draft_find_profile_finish (MW_DRAFT (source), result, &error);
  g_autofree char *sentence = NULL;

  if (!was_found (self, profile, error))
    return;
  if (g_strcmp0 (mw_profile_get_id (profile), self->own_id) == 0 || !has_it (self, profile))
    {
      answer (self, NULL, NULL);
      return;
    }
  if (self->kind == MW_NAMESAKE_PROFILE_ADDRESS)
    /* Translators: %s is a profile's name */
    sentence = g_strdup_printf (_ ("The profile “%s” has this address already."),
                                mw_profile_get_name (profile));
  else
    /* Translators: %s is a profile's address */
    sentence = g_strdup_printf (_ ("The profile of %s has this name already."),
                                mw_profile_get_address (profile));
  answer (self, sentence, mw_profile_get_id (profile));
}

static gboolean
has_login (MwNamesake *self, MwAgent *agent)
{
  g_autofree char *ours = mw_name_key (self->typed);
  g_autofree char *theirs = mw_name_key (mw_agent_get_login (agent));

  return g_strcmp0 (ours, theirs) == 0;
}

static void
on_agent_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MwNamesake) self = MW_NAMESAKE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (MwAgent) agent = mw_draft_find_agent_finish (MW_DRAFT (source), result, &error);
  g_autofree char *sentence = NULL;

  if (!was_found (self, agent, error))
    return;
  if (g_strcmp0 (mw_agent_get_id (agent), self->own_id) == 0 || !has_login (self, agent))
    {
      answer (self, NULL, NULL);
      return;
    }
  /* Translators: %s is an agent's name */
  sentence = g_strdup_printf (_ ("The agent “%s” has this login already."),
                              mw_agent_get_display_name (agent));
  answer (self, sentence, mw_agent_get_id (agent));
}

static gboolean
on_debounce_elapsed_cb (gpointer user_data)
{
  MwNamesake *self = MW_NAMESAKE (user_data);

  self->debounce_id = 0;
  self->searching = g_cancellable_new ();
  if (self->kind == MW_NAMESAKE_AGENT_LOGIN)
    mw_draft_find_agent_async (self->draft, self->typed, self->searching, on_agent_found_cb,
                               g_object_ref (self));
  else
    mw_draft_find_profile_async (self->draft, self->typed, self->searching, on_profile_found_cb,
                                 g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
mw_namesake_dispose (GObject *object)
{
  MwNamesake *self = MW_NAMESAKE (object);

  mw_namesake_stop (self);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (mw_namesake_parent_class)->dispose (object);
}

static void
mw_namesake_finalize (GObject *object)
{
  MwNamesake *self = MW_NAMESAKE (object);

  g_free (self->own_id);
  g_free (self->typed);

  G_OBJECT_CLASS (mw_namesake_parent_class)->finalize (object);
}

static void
mw_namesake_class_init (MwNamesakeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mw_namesake_dispose;
  G_OBJECT_CLASS (klass)->finalize = mw_namesake_finalize;
  answered_signal = g_signal_new ("answered", MW_TYPE_NAMESAKE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
mw_namesake_init (MwNamesake *self)
{
}

MwNamesake *
mw_namesake_new (MwNamesakeKind kind, MwDraft *draft, const char *own_id)
{
  MwNamesake *self = NULL;

  g_return_val_if_fail (MW_IS_DRAFT (draft), NULL);

  self = g_object_new (MW_TYPE_NAMESAKE, NULL);
  self->kind = kind;
  self->draft = g_object_ref (draft);
  self->own_id = g_strdup (own_id);
  return self;
}

void
mw_namesake_stop (MwNamesake *self)
{
  g_return_if_fail (MW_IS_NAMESAKE (self));

  g_clear_handle_id (&self->debounce_id, g_source_remove);
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->asks_again = FALSE;
}

void
mw_namesake_ask (MwNamesake *self, const char *typed, guint delay)
{
  g_return_if_fail (MW_IS_NAMESAKE (self));
  g_return_if_fail (typed != NULL);

  mw_namesake_stop (self);
  g_free (self->typed);
  self->typed = g_strdup (typed);
  self->debounce_id = g_timeout_add (delay, on_debounce_elapsed_cb, self);
}

gboolean
mw_namesake_is_waiting (MwNamesake *self)
{
  g_return_val_if_fail (MW_IS_NAMESAKE (self), FALSE);

  return self->debounce_id != 0;
}

gboolean
mw_namesake_is_asking (MwNamesake *self)
{
  g_return_val_if_fail (MW_IS_NAMESAKE (self), FALSE);

  return self->searching != NULL;
}

void
mw_namesake_ask_again (MwNamesake *self)
{
  g_return_if_fail (MW_IS_NAMESAKE (self));

  self->asks_again = self->searching != NULL;
}
