/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/draft.h>
#include <mailwright/kept-secret.h>

#include "core/objects/field.h"

G_DEFINE_INTERFACE (MwDraft, mw_draft, G_TYPE_OBJECT)

static void
install_revision (MwDraftInterface *iface, const char *name)
{
  g_object_interface_install_property (
      iface, g_param_spec_int64 (name, NULL, NULL, 0, G_MAXINT64, 0, MW_FIELD_READ_ONLY));
}

static GParamSpec *
verb (const char *name)
{
  return g_param_spec_int (name, NULL, NULL, 0, MW_EDIT_SEVERAL, MW_EDIT_SEVERAL,
                           MW_FIELD_READ_ONLY);
}

static void
mw_draft_default_init (MwDraftInterface *iface)
{
  static const char *const COUNTS[] = { "n-changes", "n-profiles", "n-overrides", "n-agents",
                                        "n-responsibilities" };
  static const char *const STAGED[] = { "staged-profiles", "staged-overrides", "staged-agents",
                                        "staged-responsibilities", "staged-drivers" };

  for (guint i = 0; i < G_N_ELEMENTS (COUNTS); i++)
    g_object_interface_install_property (iface, mw_field_uint (COUNTS[i]));
  for (guint i = 0; i < G_N_ELEMENTS (STAGED); i++)
    g_object_interface_install_property (iface, mw_field_boolean (STAGED[i], FALSE));
  g_object_interface_install_property (iface, mw_field_string ("undo-label"));
  g_object_interface_install_property (iface, mw_field_string ("redo-label"));
  g_object_interface_install_property (iface, verb ("undo-verb"));
  g_object_interface_install_property (iface, verb ("redo-verb"));
  g_object_interface_install_property (iface, mw_field_string ("mark"));
  g_object_interface_install_property (iface, mw_field_string ("problem"));
  install_revision (iface, "base-revision");
  install_revision (iface, "live-revision");

  g_signal_new ("changed", MW_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("under-way", MW_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("observed", MW_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * mw_draft_state_clear:
 *
 * Frees what is in a state, not the state itself.
 */
void
mw_draft_state_clear (MwDraftState *state)
{
  g_return_if_fail (state);

  g_clear_pointer (&state->mark, g_free);
  g_clear_pointer (&state->undo_label, g_free);
  g_clear_pointer (&state->redo_label, g_free);
}

/**
 * mw_draft_get_catalogue:
 *
 * Returns: (transfer none): the drivers that it knows
 */
MwCatalogue *
mw_draft_get_catalogue (MwDraft *self)
{
  g_return_val_if_fail (MW_IS_DRAFT (self), NULL);
  return MW_DRAFT_GET_IFACE (self)->get_catalogue (self);
}

/**
 * mw_draft_get_live:
 *
 * Returns: (transfer none): the live side that it is a draft of
 */
MwLive *
mw_draft_get_live (MwDraft *self)
{
  g_return_val_if_fail (MW_IS_DRAFT (self), NULL);
  return MW_DRAFT_GET_IFACE (self)->get_live (self);
}

gboolean
mw_draft_read_state (MwDraft *self, MwDraftState *state, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_DRAFT (self) && state, FALSE);
  return MW_DRAFT_GET_IFACE (self)->read_state (self, state, cancellable, error);
}

gboolean
mw_draft_apply (MwDraft *self, MwEdit *edit, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_DRAFT (self) && edit, FALSE);
  return MW_DRAFT_GET_IFACE (self)->apply (self, edit, cancellable, error);
}

gboolean
mw_draft_undo (MwDraft *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_DRAFT (self), FALSE);
  return MW_DRAFT_GET_IFACE (self)->undo (self, NULL, cancellable, error);
}

gboolean
mw_draft_undo_at (MwDraft *self, const char *mark, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_DRAFT (self) && mark, FALSE);
  return MW_DRAFT_GET_IFACE (self)->undo (self, mark, cancellable, error);
}

/**
 * mw_draft_redo:
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Makes the edit again that was taken back last.
 *
 * Returns: %FALSE with %MW_ERROR_NOTHING or a storage error
 */
gboolean
mw_draft_redo (MwDraft *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_DRAFT (self), FALSE);
  return MW_DRAFT_GET_IFACE (self)->redo (self, cancellable, error);
}

gboolean
mw_draft_take_back (MwDraft *self, gint64 revision, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_DRAFT (self) && revision > 0, FALSE);
  return MW_DRAFT_GET_IFACE (self)->take_back (self, revision, cancellable, error);
}

gboolean
mw_draft_discard (MwDraft *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_DRAFT (self), FALSE);
  return MW_DRAFT_GET_IFACE (self)->discard (self, cancellable, error);
}

MwReview *
mw_draft_review (MwDraft *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_DRAFT (self), NULL);
  return MW_DRAFT_GET_IFACE (self)->review (self, cancellable, error);
}

gint64
mw_draft_submit (MwDraft *self,
                 MwReview *review,
                 const char *author,
                 const char *comment,
                 const char *const *accepted,
                 GCancellable *cancellable,
                 GError **error)
{
  static const char *const NONE[] = { NULL };

  g_return_val_if_fail (MW_IS_DRAFT (self) && MW_IS_REVIEW (review) && author, -1);
  return MW_DRAFT_GET_IFACE (self)->submit (self, review, author, mw_field_text (comment),
                                            accepted ? accepted : NONE, cancellable, error);
}

GListModel *
mw_draft_list (MwDraft *self, const MwQuery *query)
{
  g_return_val_if_fail (MW_IS_DRAFT (self) && query, NULL);
  return MW_DRAFT_GET_IFACE (self)->list (self, query);
}

void
mw_draft_list_set_query (MwDraft *self, GListModel *list, const MwQuery *query)
{
  g_return_if_fail (MW_IS_DRAFT (self) && G_IS_LIST_MODEL (list) && query);
  MW_DRAFT_GET_IFACE (self)->list_set_query (self, list, query);
}

gboolean
mw_draft_foreach (MwDraft *self,
                  const MwQuery *query,
                  MwRowFunc func,
                  gpointer user_data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_return_val_if_fail (MW_IS_DRAFT (self) && query && func, FALSE);
  return MW_DRAFT_GET_IFACE (self)->foreach (self, query, func, user_data, cancellable, error);
}

MwProfile *
mw_draft_find_profile (MwDraft *self,
                       const char *name_or_address,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (MW_IS_DRAFT (self) && name_or_address, NULL);
  return MW_DRAFT_GET_IFACE (self)->find_profile (self, name_or_address, cancellable, error);
}

MwAgent *
mw_draft_find_agent (MwDraft *self, const char *login, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_DRAFT (self) && login, NULL);
  return MW_DRAFT_GET_IFACE (self)->find_agent (self, login, cancellable, error);
}

/**
 * mw_draft_find_responsibility:
 * @name: its name, or its id
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: (transfer full): the responsibility; %NULL with %MW_ERROR_NOT_FOUND or a storage
 *   error
 */
MwResponsibility *
mw_draft_find_responsibility (MwDraft *self,
                              const char *name,
                              GCancellable *cancellable,
                              GError **error)
{
  g_return_val_if_fail (MW_IS_DRAFT (self) && name, NULL);
  return MW_DRAFT_GET_IFACE (self)->find_responsibility (self, name, cancellable, error);
}

gboolean
mw_draft_count_profiles (MwDraft *self,
                         const char *driver_id,
                         guint *n_profiles,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (MW_IS_DRAFT (self) && driver_id && n_profiles, FALSE);
  return MW_DRAFT_GET_IFACE (self)->count_profiles (self, driver_id, n_profiles, cancellable,
                                                    error);
}

GListModel *
mw_draft_describe_operations (MwDraft *self, GPtrArray *operations)
{
  g_return_val_if_fail (MW_IS_DRAFT (self) && operations, NULL);
  return MW_DRAFT_GET_IFACE (self)->describe_operations (self, operations);
}

gboolean
mw_draft_keep_observations (MwDraft *self,
                            GPtrArray *observations,
                            GCancellable *cancellable,
                            GError **error)
{
  g_return_val_if_fail (MW_IS_DRAFT (self) && observations, FALSE);
  return MW_DRAFT_GET_IFACE (self)->keep_observations (self, observations, cancellable, error);
}

GPtrArray *
mw_draft_list_observations (MwDraft *self,
                            const char *profile_id,
                            GCancellable *cancellable,
                            GError **error)
{
  g_return_val_if_fail (MW_IS_DRAFT (self), NULL);
  return MW_DRAFT_GET_IFACE (self)->list_observations (self, profile_id, cancellable, error);
}

gboolean
mw_draft_count_ending_certificates (MwDraft *self,
                                    guint *n_profiles,
                                    GCancellable *cancellable,
                                    GError **error)
{
  g_return_val_if_fail (MW_IS_DRAFT (self) && n_profiles, FALSE);
  return MW_DRAFT_GET_IFACE (self)->count_ending_certificates (self, n_profiles, cancellable,
                                                               error);
}

const char *
mw_draft_get_place (MwDraft *self)
{
  g_return_val_if_fail (MW_IS_DRAFT (self), NULL);
  return MW_DRAFT_GET_IFACE (self)->get_place (self);
}

gboolean
mw_draft_find_secrets (MwDraft *self, GPtrArray *kept, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_DRAFT (self) && kept, FALSE);
  return MW_DRAFT_GET_IFACE (self)->find_secrets (self, kept, cancellable, error);
}
