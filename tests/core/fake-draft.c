/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "fake-draft.h"

#include <mailwright/kept-secret.h>
#include <string.h>

static void fake_draft_iface_init (MwDraftInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeDraft,
                               fake_draft,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_DRAFT, fake_draft_iface_init))

static guint n_finalized = 0;

static const char *const PROPERTIES[] = {
  "n-changes",
  "undo-label",
  "redo-label",
  "base-revision",
  "live-revision",
  "n-profiles",
  "n-overrides",
  "n-agents",
  "n-responsibilities",
  "staged-profiles",
  "staged-overrides",
  "staged-agents",
  "staged-responsibilities",
  "staged-drivers",
  "mark",
  "problem",
  "undo-verb",
  "redo-verb",
};

static void
fake_draft_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  g_param_value_set_default (pspec, value);
}

static void
fake_draft_finalize (GObject *object)
{
  FakeDraft *self = FAKE_DRAFT (object);

  g_assert_true (g_thread_self () == self->main);
  g_string_free (self->log, TRUE);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->live);
  g_ptr_array_unref (self->profiles);
  g_hash_table_unref (self->defaults);
  g_hash_table_unref (self->overrides);
  g_ptr_array_unref (self->kept);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->moved);
  n_finalized++;

  G_OBJECT_CLASS (fake_draft_parent_class)->finalize (object);
}

static void
fake_draft_class_init (FakeDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fake_draft_get_property;
  object_class->finalize = fake_draft_finalize;
  for (guint i = 0; i < G_N_ELEMENTS (PROPERTIES); i++)
    g_object_class_override_property (object_class, i + 1, PROPERTIES[i]);
}

static void
fake_draft_init (FakeDraft *self)
{
  self->log = g_string_new (NULL);
  self->main = g_thread_self ();
  self->profiles = g_ptr_array_new_with_free_func (g_object_unref);
  self->defaults = g_hash_table_new (g_str_hash, g_str_equal);
  self->overrides = g_hash_table_new (g_str_hash, g_str_equal);
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) mw_observation_free);
  g_mutex_init (&self->lock);
  g_cond_init (&self->moved);
}

MwDraft *
fake_draft_new (void)
{
  return g_object_new (FAKE_TYPE_DRAFT, NULL);
}

guint
fake_draft_count_finalized (void)
{
  return n_finalized;
}

void
fake_draft_hold (FakeDraft *self, const char *name)
{
  g_mutex_lock (&self->lock);
  self->held = name;
  g_cond_broadcast (&self->moved);
  g_mutex_unlock (&self->lock);
}

void
fake_draft_wait_held (FakeDraft *self, guint n)
{
  gboolean waits = FALSE;

  while (!waits)
    {
      g_main_context_iteration (NULL, FALSE);
      g_mutex_lock (&self->lock);
      waits = self->n_waiting >= n;
      g_mutex_unlock (&self->lock);
      g_thread_yield ();
    }
}

/* Writes down @what that a call @name was asked. */
static gboolean
note (MwDraft *draft, const char *name, const char *what, GError **error)
{
  FakeDraft *self = FAKE_DRAFT (draft);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  while (g_strcmp0 (self->held, name) == 0)
    {
      self->n_waiting++;
      g_cond_broadcast (&self->moved);
      g_cond_wait (&self->moved, &self->lock);
      self->n_waiting--;
    }
  g_string_append_printf (self->log, "%s;", what);
  self->strayed |= g_thread_self () == self->main;
  if (self->fail)
    g_set_error (error, MW_ERROR, MW_ERROR_STORAGE, "no “%s”", what);
  return !self->fail;
}

static MwCatalogue *
fake_draft_get_catalogue (MwDraft *draft)
{
  return FAKE_DRAFT (draft)->catalogue;
}

static MwLive *
fake_draft_get_live (MwDraft *draft)
{
  return FAKE_DRAFT (draft)->live;
}

static gboolean
fake_draft_apply (MwDraft *draft, MwEdit *edit, GCancellable *cancellable, GError **error)
{
  return note (draft, "apply", mw_edit_get_subject (edit), error);
}

static gboolean
fake_draft_undo (MwDraft *draft, const char *mark, GCancellable *cancellable, GError **error)
{
  return note (draft, "undo", "undo", error);
}

static gboolean
fake_draft_redo (MwDraft *draft, GCancellable *cancellable, GError **error)
{
  return note (draft, "redo", "redo", error);
}

static gboolean
fake_draft_discard (MwDraft *draft, GCancellable *cancellable, GError **error)
{
  return note (draft, "discard", "discard", error);
}

static gboolean
fake_draft_take_back (MwDraft *draft, gint64 revision, GCancellable *cancellable, GError **error)
{
  g_autofree char *what = g_strdup_printf ("take back %" G_GINT64_FORMAT, revision);

  return note (draft, "take_back", what, error);
}

static MwReview *
fake_draft_review (MwDraft *draft, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  MwRevisionId base;

  mw_revision_id_init (&base, 4, "four");
  return note (draft, "review", "review", error)
             ? mw_review_new (&base, 9, "mark", none, mw_change_list_new (none, NULL, NULL, NULL),
                              none, NULL)
             : NULL;
}

static gint64
fake_draft_submit (MwDraft *draft,
                   MwReview *review,
                   const char *author,
                   const char *comment,
                   const char *const *accepted,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *ids = g_strjoinv ("+", (char **) accepted);
  g_autofree char *what = g_strdup_printf ("submit %s “%s” %s", author, comment, ids);

  /* More than an int of any kind holds. */
  return note (draft, "submit", what, error) ? G_GINT64_CONSTANT (0x123456789ab) : -1;
}

static gboolean
fake_draft_foreach (MwDraft *draft,
                    const MwQuery *query,
                    MwRowFunc func,
                    gpointer user_data,
                    GCancellable *cancellable,
                    GError **error)
{
  FakeDraft *self = FAKE_DRAFT (draft);
  const char *search = mw_query_get_search (query);

  if (!note (draft, "foreach", search ? search : "foreach", error))
    return FALSE;
  for (guint i = 0; i < self->profiles->len; i++)
    if (!func (self->profiles->pdata[i], user_data))
      break;
  return TRUE;
}

static MwProfile *
fake_draft_find_profile (MwDraft *draft,
                         const char *name_or_address,
                         GCancellable *cancellable,
                         GError **error)
{
  FakeDraft *self = FAKE_DRAFT (draft);

  if (!note (draft, "find_profile", name_or_address, error))
    return NULL;
  for (guint i = 0; i < self->profiles->len; i++)
    if (g_str_equal (mw_profile_get_id (self->profiles->pdata[i]), name_or_address) ||
        g_str_equal (mw_profile_get_name (self->profiles->pdata[i]), name_or_address))
      return g_object_ref (self->profiles->pdata[i]);
  g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND, "There is no “%s”.", name_or_address);
  return NULL;
}

static MwAgent *
fake_draft_find_agent (MwDraft *draft, const char *login, GCancellable *cancellable, GError **error)
{
  MwAgentFields fields = { .id = "a1", .login = login };
  MwAgent *agent = NULL;

  if (!note (draft, "find_agent", login, error))
    return NULL;
  agent = mw_agent_new ();
  mw_agent_fill (agent, &fields);
  return agent;
}

static gboolean
fake_draft_read_values (MwDraft *draft,
                        const char *driver_id,
                        const char *profile_id,
                        GHashTable **site_defaults,
                        GHashTable **overrides,
                        GHashTable **live,
                        GCancellable *cancellable,
                        GError **error)
{
  FakeDraft *self = FAKE_DRAFT (draft);
  g_autofree char *what = g_strdup_printf ("%s of %s", driver_id, profile_id);

  if (!note (draft, "read_values", what, error))
    return FALSE;
  *site_defaults = g_hash_table_ref (self->defaults);
  *overrides = g_hash_table_ref (self->overrides);
  *live = g_hash_table_new (g_str_hash, g_str_equal);
  return TRUE;
}

static gboolean
fake_draft_count_profiles (MwDraft *draft,
                           const char *driver_id,
                           guint *n_profiles,
                           GCancellable *cancellable,
                           GError **error)
{
  *n_profiles = 7;
  return note (draft, "count_profiles", driver_id, error);
}

/* What stands for an object is its length, so that one can be told from another. */
static gboolean
fake_draft_find_key (MwDraft *draft,
                     GType type,
                     const char *id,
                     gint64 *key,
                     GCancellable *cancellable,
                     GError **error)
{
  *key = (gint64) strlen (id);
  return note (draft, "find_key", id, error);
}

static gint64
fake_draft_list_find (MwDraft *draft, GListModel *list, gint64 key)
{
  return key < (gint64) g_list_model_get_n_items (list) ? key : -1;
}

static gboolean
fake_draft_keep_observations (MwDraft *draft,
                              GPtrArray *observations,
                              GCancellable *cancellable,
                              GError **error)
{
  FakeDraft *self = FAKE_DRAFT (draft);
  g_autofree char *what = g_strdup_printf ("keep %u", observations->len);

  if (!note (draft, "keep_observations", what, error))
    return FALSE;
  for (guint i = 0; i < observations->len; i++)
    g_ptr_array_add (self->kept, mw_observation_copy (observations->pdata[i]));
  return TRUE;
}

static GPtrArray *
fake_draft_list_observations (MwDraft *draft,
                              const char *profile_id,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autofree char *what = g_strdup_printf ("observations of %s", profile_id);

  if (!note (draft, "list_observations", what, error))
    return NULL;
  return g_ptr_array_new_with_free_func ((GDestroyNotify) mw_observation_free);
}

static gboolean
fake_draft_count_ending_certificates (MwDraft *draft,
                                      guint *n_profiles,
                                      GCancellable *cancellable,
                                      GError **error)
{
  *n_profiles = 3;
  return note (draft, "count_ending", "count ending", error);
}

static gboolean
fake_draft_keep_health (MwDraft *draft, const GDate *day, GCancellable *cancellable, GError **error)
{
  g_autofree char *what = g_strdup_printf ("health of day %u", g_date_get_julian (day));

  return note (draft, "keep_health", what, error);
}

static GPtrArray *
fake_draft_list_health (MwDraft *draft, GCancellable *cancellable, GError **error)
{
  return note (draft, "list_health", "days", error) ? g_ptr_array_new_with_free_func (g_free)
                                                    : NULL;
}

static gboolean
fake_draft_read_health (MwDraft *draft,
                        gboolean with_unseen,
                        MwHealthNow *now,
                        GCancellable *cancellable,
                        GError **error)
{
  *now = (MwHealthNow){ .n_fails = 2, .n_unseen = with_unseen ? 1 : 0 };
  return note (draft, "read_health", "health", error);
}

/* Of two secrets the first is needed by the live side. */
static gboolean
fake_draft_find_secrets (MwDraft *draft, GPtrArray *kept, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < kept->len; i++)
    {
      MwKeptSecret *secret = kept->pdata[i];

      if (g_str_has_prefix (secret->label, "Mailwright: live"))
        mw_kept_secret_need (secret, MW_SECRET_USE_LIVE, NULL);
    }
  return note (draft, "find_secrets", "find secrets", error);
}

static void
fake_draft_iface_init (MwDraftInterface *iface)
{
  iface->get_catalogue = fake_draft_get_catalogue;
  iface->get_live = fake_draft_get_live;
  iface->apply = fake_draft_apply;
  iface->undo = fake_draft_undo;
  iface->redo = fake_draft_redo;
  iface->discard = fake_draft_discard;
  iface->take_back = fake_draft_take_back;
  iface->review = fake_draft_review;
  iface->submit = fake_draft_submit;
  iface->foreach = fake_draft_foreach;
  iface->find_profile = fake_draft_find_profile;
  iface->find_agent = fake_draft_find_agent;
  iface->read_values = fake_draft_read_values;
  iface->count_profiles = fake_draft_count_profiles;
  iface->find_key = fake_draft_find_key;
  iface->list_find = fake_draft_list_find;
  iface->keep_observations = fake_draft_keep_observations;
  iface->list_observations = fake_draft_list_observations;
  iface->keep_health = fake_draft_keep_health;
  iface->list_health = fake_draft_list_health;
  iface->read_health = fake_draft_read_health;
  iface->count_ending_certificates = fake_draft_count_ending_certificates;
  iface->find_secrets = fake_draft_find_secrets;
}

void
fake_draft_on_called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  g_assert_null (*place);
  *place = g_object_ref (result);
}

GAsyncResult *
fake_draft_wait_for (GAsyncResult **place)
{
  while (!*place)
    g_main_context_iteration (NULL, TRUE);
  return *place;
}
