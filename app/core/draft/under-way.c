/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/draft/under-way.h"

typedef struct
{
  guint n[MW_N_GAINS];
} Counts;

/* (element-type MwDraft Counts): drafts with something under way. Their calls hold them. */
static GHashTable *drafts;
G_LOCK_DEFINE_STATIC (drafts);

static void
count (MwDraft *draft, MwGain gain, int step)
{
  Counts *counts = NULL;

  if (gain == MW_GAIN_NONE)
    return;
  G_LOCK (drafts);
  if (!drafts)
    drafts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  counts = g_hash_table_lookup (drafts, draft);
  if (!counts)
    {
      counts = g_new0 (Counts, 1);
      g_hash_table_insert (drafts, draft, counts);
    }
  counts->n[gain] += step;
  if (counts->n[MW_GAIN_UNDO] == 0 && counts->n[MW_GAIN_REDO] == 0)
    g_hash_table_remove (drafts, draft);
  G_UNLOCK (drafts);
  g_signal_emit_by_name (draft, "under-way");
}

void
mw_under_way_begin (MwDraft *draft, MwGain gain)
{
  count (draft, gain, 1);
}

void
mw_under_way_end (MwDraft *draft, MwGain gain)
{
  count (draft, gain, -1);
}

static gboolean
is_under_way (MwDraft *draft, MwGain gain)
{
  const Counts *counts = NULL;
  gboolean found = FALSE;

  G_LOCK (drafts);
  counts = drafts ? g_hash_table_lookup (drafts, draft) : NULL;
  found = counts && counts->n[gain] > 0;
  G_UNLOCK (drafts);
  return found;
}

static gboolean
has_label (MwDraft *draft, const char *property)
{
  g_autofree char *label = NULL;

  g_object_get (draft, property, &label, NULL);
  return label != NULL;
}

gboolean
mw_draft_can_undo (MwDraft *self)
{
  g_return_val_if_fail (MW_IS_DRAFT (self), FALSE);

  return has_label (self, "undo-label") || is_under_way (self, MW_GAIN_UNDO);
}

gboolean
mw_draft_can_redo (MwDraft *self)
{
  g_return_val_if_fail (MW_IS_DRAFT (self), FALSE);

  return has_label (self, "redo-label") || is_under_way (self, MW_GAIN_REDO);
}
