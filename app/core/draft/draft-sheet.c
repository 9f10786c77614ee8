/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "core/draft/draft-call.h"

/* The values of one profile, or of one driver, on their way from the draft to a sheet: they are
 * read in any thread, and shown in the sheet's own. */
typedef struct
{
  MwSheet *sheet;            /* (owned) */
  char *driver_id;           /* (owned) */
  char *profile_id;          /* (owned) (nullable) */
  GHashTable *site_defaults; /* (owned) (nullable): once they are read, as the next two */
  GHashTable *overrides;     /* (owned) (nullable) */
  GHashTable *live;          /* (owned) (nullable) */
} Load;

static Load *
load_new (MwSheet *sheet, const char *profile_id)
{
  Load *load = g_new0 (Load, 1);

  load->sheet = g_object_ref (sheet);
  load->driver_id = g_strdup (mw_driver_get_id (mw_sheet_get_driver (sheet)));
  load->profile_id = g_strdup (profile_id);
  return load;
}

static void
load_free (Load *load)
{
  g_object_unref (load->sheet);
  g_free (load->driver_id);
  g_free (load->profile_id);
  g_clear_pointer (&load->site_defaults, g_hash_table_unref);
  g_clear_pointer (&load->overrides, g_hash_table_unref);
  g_clear_pointer (&load->live, g_hash_table_unref);
  g_free (load);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Load, load_free)

static gboolean
read_values (MwDraft *draft, Load *load, GCancellable *cancellable, GError **error)
{
  return MW_DRAFT_GET_IFACE (draft)->read_values (draft, load->driver_id, load->profile_id,
                                                  &load->site_defaults, &load->overrides,
                                                  &load->live, cancellable, error);
}

static void
fill_sheet (Load *load)
{
  /* Without a profile the marks are those of the site defaults: values of their own on the driver's
   * sheet, but not on that of a profile which is still to be added. */
  gboolean marked = load->profile_id || !mw_sheet_get_address (load->sheet);

  mw_sheet_replace (load->sheet, load->site_defaults, load->overrides, marked ? load->live : NULL);
}

gboolean
mw_draft_load_sheet (MwDraft *self,
                     MwSheet *sheet,
                     const char *profile_id,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (Load) load = NULL;

  g_return_val_if_fail (MW_IS_DRAFT (self) && MW_IS_SHEET (sheet), FALSE);

  load = load_new (sheet, profile_id);
  if (!read_values (self, load, cancellable, error))
    return FALSE;
  fill_sheet (load);
  return TRUE;
}

static gboolean
load_in_thread (MwDraft *draft, MwDraftCall *call, GCancellable *cancellable, GError **error)
{
  return read_values (draft, call->question, cancellable, error);
}

/**
 * mw_draft_load_sheet_async:
 *
 * The asynchronous twin of mw_draft_load_sheet().
 */
void
mw_draft_load_sheet_async (MwDraft *self,
                           MwSheet *sheet,
                           const char *profile_id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (MW_IS_DRAFT (self) && MW_IS_SHEET (sheet));

  mw_draft_call_read (
      self,
      mw_draft_call_new (load_in_thread, load_new (sheet, profile_id), (GDestroyNotify) load_free),
      mw_draft_load_sheet_async, cancellable, callback, user_data);
}

gboolean
mw_draft_load_sheet_finish (MwDraft *self, GAsyncResult *result, GError **error)
{
  MwDraftCall *call = mw_draft_call_finish (self, result, mw_draft_load_sheet_async, error);

  if (call)
    fill_sheet (call->question);
  return call != NULL;
}
