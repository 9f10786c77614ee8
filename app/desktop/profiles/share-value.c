/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/share-value.h"

#include <glib/gi18n.h>
#include <mailwright/profile-edits.h>

#include "desktop/widgets/error-presenter.h"
#include "desktop/widgets/toast.h"

/* What is counted first, and done then. */
typedef struct
{
  GtkWidget *widget;     /* (owned) */
  MwDraft *draft;        /* (owned) */
  MwEdit *edit;          /* (owned) */
  char *driver_id;       /* (owned) */
  char *name;            /* (owned): the parameter's */
  GListModel *overrides; /* (owned): of all profiles that keep a value of their own */
} Sharing;

static void
sharing_free (Sharing *sharing)
{
  g_clear_object (&sharing->overrides);
  g_object_unref (sharing->draft);
  g_object_unref (sharing->widget);
  mw_edit_unref (sharing->edit);
  g_free (sharing->driver_id);
  g_free (sharing->name);
  g_free (sharing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sharing, sharing_free)

static void
on_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Sharing) sharing = user_data;
  guint n_overrides = g_list_model_get_n_items (sharing->overrides);
  guint n_profiles = 0;
  guint n_others = 0;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!mw_draft_count_profiles_finish (MW_DRAFT (source), result, &n_profiles, &error))
    {
      mw_error_presenter_show (sharing->widget, error);
      return;
    }
  n_others = n_profiles > n_overrides ? n_profiles - n_overrides : 0;
  if (n_others == 0)
    /* Translators: %s is a parameter's name */
    text = g_strdup_printf (_ ("%s is the site default now. No other mailbox changes."),
                            sharing->name);
  else
    /* Translators: %s is a parameter's name, %u how many other mailboxes take it over */
    text = g_strdup_printf (ngettext ("%s is the site default now. %u other mailbox has it too.",
                                      "%s is the site default now. %u other mailboxes have it too.",
                                      n_others),
                            sharing->name, n_others);
  mw_toast_after_edit (sharing->widget, MW_DRAFT (source), sharing->edit, text);
}

static void
on_loading_changed_cb (GListModel *overrides, GParamSpec *pspec, Sharing *sharing)
{
  gboolean loading = FALSE;

  g_object_get (overrides, "loading", &loading, NULL);
  if (loading)
    return;
  g_signal_handlers_disconnect_by_func (overrides, on_loading_changed_cb, sharing);
  mw_draft_count_profiles_async (sharing->draft, sharing->driver_id, NULL, on_counted_cb, sharing);
}

void
mw_share_value (
    GtkWidget *widget, MwDraft *draft, MwProfile *profile, MwDriver *driver, MwValue *value)
{
  g_autoptr (MwQuery) query = mw_query_new (MW_QUERY_OVERRIDES);
  Sharing *sharing = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (MW_IS_DRAFT (draft));
  g_return_if_fail (MW_IS_PROFILE (profile));
  g_return_if_fail (MW_IS_DRIVER (driver));
  g_return_if_fail (MW_IS_VALUE (value) && mw_value_get_own (value) != NULL);

  sharing = g_new0 (Sharing, 1);
  sharing->widget = g_object_ref (widget);
  sharing->draft = g_object_ref (draft);
  sharing->edit = mw_profile_edits_share_value (profile, mw_driver_get_name (driver),
                                                mw_value_get_key (value), mw_value_get_own (value));
  sharing->driver_id = g_strdup (mw_driver_get_id (driver));
  sharing->name = g_strdup (mw_parameter_get_name (mw_value_get_parameter (value)));
  mw_query_set_driver (query, mw_driver_get_id (driver));
  mw_query_set_key (query, mw_value_get_key (value));
  sharing->overrides = mw_draft_list (draft, query);
  g_signal_connect (sharing->overrides, "notify::loading", G_CALLBACK (on_loading_changed_cb),
                    sharing);
  on_loading_changed_cb (sharing->overrides, NULL, sharing);
}
