/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/draft/draft-private.h"

#include "store/entities/staged.h"

/* What a draft tells of itself in the main context. */

/* Counters are kept by triggers: asking for them costs the same whatever is staged. */
static gboolean
read_counts (sqlite3 *db, MwDraftState *state, GError **error)
{
  guint n;
  const MwEntity *const *entities = mw_entities_get (&n);

  for (guint i = 0; i < n; i++)
    {
      const MwEntity *entity = entities[i];
      MwTally tally;

      if (!mw_staged_tally (db, entity->table, &tally, error))
        return FALSE;
      state->n_changes += tally.n_lines;
      if (tally.n_staged > 0)
        state->staged_kinds |= 1u << entity->object_kind;
      if (g_str_equal (entity->table, "profile"))
        state->n_profiles = tally.n_rows;
      else if (g_str_equal (entity->table, "agent"))
        state->n_agents = tally.n_rows;
      else if (g_str_equal (entity->table, "responsibility"))
        state->n_responsibilities = tally.n_rows;
      else if (g_str_equal (entity->table, "profile_override"))
        {
          state->n_overrides = tally.n_rows;
          state->staged_overrides = tally.n_staged > 0;
        }
    }
  return TRUE;
}

gboolean
mw_sqlite_draft_read_state (MwSqliteDraft *self,
                            MwDraftState *state,
                            gint64 *version,
                            GError **error)
{
  MwRevisionId base;

  *state = (MwDraftState){ .live_revision = self->newest.number };
  if (!mw_database_get_int64 (self->db, version, 0, error, "PRAGMA data_version", 0) ||
      !mw_state_revision_read (self->db, &base, error))
    return FALSE;
  state->base_revision = base.number;
  /* While the live side was never reached, what is known of it is what the draft is based on. */
  state->live_revision = MAX (state->live_revision, self->reached ? 0 : base.number);
  return read_counts (self->db, state, error) &&
         mw_journal_get_mark (self->db, G_MAXINT64, &state->mark, error) &&
         mw_journal_describe (self->db, self->catalogue, FALSE, &state->undo_verb,
                              &state->undo_label, error) &&
         mw_journal_describe (self->db, self->catalogue, TRUE, &state->redo_verb,
                              &state->redo_label, error);
}

typedef struct
{
  GWeakRef draft;
  MwDraftState state;
  MwTouched *touched; /* (owned) (nullable): NULL for everything */
} News;

static void
news_free (gpointer user_data)
{
  News *news = user_data;

  mw_draft_state_clear (&news->state);
  g_clear_pointer (&news->touched, mw_touched_unref);
  g_weak_ref_clear (&news->draft);
  g_free (news);
}

static void
notify_differences (GObject *object, const MwDraftState *old, const MwDraftState *new)
{
  static const struct
  {
    const char *name;
    MwObjectKind kind;
  } STAGED[] = {
    { "staged-profiles", MW_OBJECT_PROFILE },
    { "staged-agents", MW_OBJECT_AGENT },
    { "staged-responsibilities", MW_OBJECT_RESPONSIBILITY },
    { "staged-drivers", MW_OBJECT_DRIVER },
  };

  if (old->n_changes != new->n_changes)
    g_object_notify (object, "n-changes");
  if (g_strcmp0 (old->undo_label, new->undo_label) != 0)
    g_object_notify (object, "undo-label");
  if (g_strcmp0 (old->mark, new->mark) != 0)
    g_object_notify (object, "mark");
  if (g_strcmp0 (old->redo_label, new->redo_label) != 0)
    g_object_notify (object, "redo-label");
  if (old->base_revision != new->base_revision)
    g_object_notify (object, "base-revision");
  if (old->live_revision != new->live_revision)
    g_object_notify (object, "live-revision");
  if (old->n_profiles != new->n_profiles)
    g_object_notify (object, "n-profiles");
  if (old->n_overrides != new->n_overrides)
    g_object_notify (object, "n-overrides");
  if (old->n_agents != new->n_agents)
    g_object_notify (object, "n-agents");
  if (old->n_responsibilities != new->n_responsibilities)
    g_object_notify (object, "n-responsibilities");
  if (old->staged_overrides != new->staged_overrides)
    g_object_notify (object, "staged-overrides");
  for (guint i = 0; i < G_N_ELEMENTS (STAGED); i++)
    if ((old->staged_kinds ^ new->staged_kinds) & (1u << STAGED[i].kind))
      g_object_notify (object, STAGED[i].name);
}

static gboolean
take_news (gpointer user_data)
{
  News *news = user_data;
  g_autoptr (MwSqliteDraft) self = g_weak_ref_get (&news->draft);
  MwDraftState old;

  if (!self)
    return G_SOURCE_REMOVE;
  old = self->state;
  self->state = news->state;
  news->state = old;
  g_object_freeze_notify (G_OBJECT (self));
  notify_differences (G_OBJECT (self), &old, &self->state);
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit_by_name (self, "rows-written", news->touched, self->state.mark);
  g_signal_emit_by_name (self, "changed");
  return G_SOURCE_REMOVE;
}

/* What lists are to look at: everything, where another program wrote meanwhile, or something was
 * not told. */
static MwTouched *
take_touched (MwSqliteDraft *self, MwTouched *touched, gint64 version)
{
  gboolean known = touched && !self->untold && version == self->seen;

  self->untold = FALSE;
  self->seen = version;
  return known ? mw_touched_ref (touched) : NULL;
}

void
mw_sqlite_draft_publish (MwSqliteDraft *self, MwTouched *touched)
{
  News *news = g_new0 (News, 1);
  g_autoptr (GSource) source = g_idle_source_new ();
  gint64 version = 0;

  g_weak_ref_init (&news->draft, self);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, take_news, news, news_free);
  if (mw_sqlite_draft_read_state (self, &news->state, &version, NULL))
    {
      news->touched = take_touched (self, touched, version);
      g_source_attach (source, self->context);
    }
  else
    self->untold = TRUE;
  mw_database_release_memory (self->db);
}
