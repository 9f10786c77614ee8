/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/live.h>

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <mailwright/error.h>

#include "core/objects/field.h"

G_DEFINE_INTERFACE (MwLive, mw_live, G_TYPE_OBJECT)

static void
mw_live_default_init (MwLiveInterface *iface)
{
  g_object_interface_install_property (iface, mw_field_string ("problem"));
  g_signal_new ("revised", MW_TYPE_LIVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                G_TYPE_INT64, G_TYPE_BOOLEAN);
}

const char *
mw_live_get_id (MwLive *self)
{
  g_return_val_if_fail (MW_IS_LIVE (self), NULL);
  return MW_LIVE_GET_IFACE (self)->get_id (self);
}

gboolean
mw_live_read_newest (MwLive *self, MwRevisionId *newest, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_LIVE (self) && newest, FALSE);
  return MW_LIVE_GET_IFACE (self)->read_newest (self, newest, cancellable, error);
}

gboolean
mw_live_snapshot (MwLive *self,
                  MwOperationFunc func,
                  gpointer user_data,
                  MwRevisionId *at,
                  GCancellable *cancellable,
                  GError **error)
{
  g_return_val_if_fail (MW_IS_LIVE (self) && func && at, FALSE);
  return MW_LIVE_GET_IFACE (self)->snapshot (self, func, user_data, at, cancellable, error);
}

GPtrArray *
mw_live_list_revisions (MwLive *self,
                        const MwRevisionQuery *query,
                        GCancellable *cancellable,
                        GError **error)
{
  static const MwRevisionQuery ALL = { 0 };

  g_return_val_if_fail (MW_IS_LIVE (self), NULL);
  return MW_LIVE_GET_IFACE (self)->list_revisions (self, query ? query : &ALL, cancellable, error);
}

MwRevision *
mw_live_find_revision (MwLive *self, gint64 number, GCancellable *cancellable, GError **error)
{
  /* The first has 1; in a query, 0 is no bound at all. */
  gboolean possible = number > 0 && number < G_MAXINT64;
  g_autoptr (GPtrArray) found = NULL;

  g_return_val_if_fail (MW_IS_LIVE (self), NULL);

  if (possible)
    {
      MwRevisionQuery query = { .after = number - 1, .before = number + 1, .limit = 1 };

      found = mw_live_list_revisions (self, &query, cancellable, error);
      if (!found)
        return NULL;
      if (found->len > 0)
        return g_object_ref (g_ptr_array_index (found, 0));
    }
  g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND, _ ("There is no revision %" PRId64 "."),
               number);
  return NULL;
}

GPtrArray *
mw_live_list_operations (
    MwLive *self, gint64 after, gint64 upto, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_LIVE (self), NULL);
  return MW_LIVE_GET_IFACE (self)->list_operations (self, after, upto, cancellable, error);
}

gboolean
mw_live_submit (MwLive *self,
                const MwSubmission *submission,
                MwRevisionId *made,
                GCancellable *cancellable,
                GError **error)
{
  g_return_val_if_fail (MW_IS_LIVE (self) && submission && made, FALSE);
  return MW_LIVE_GET_IFACE (self)->submit (self, submission, made, cancellable, error);
}

gboolean
mw_live_settle (
    MwLive *self, const char *token, MwRevisionId *made, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (MW_IS_LIVE (self) && token && made, FALSE);
  return MW_LIVE_GET_IFACE (self)->settle (self, token, made, cancellable, error);
}
