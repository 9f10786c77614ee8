/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/delete-refusal.h"

#include <glib/gi18n.h>

GtkWidget *
mw_delete_refusal_new (GtkWindow *parent, MwProfile *profile)
{
  gboolean enabled = FALSE;
  GtkWidget *dialog = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (MW_IS_PROFILE (profile), NULL);

  enabled = mw_profile_get_enabled (profile);
  dialog = adw_message_dialog_new (parent, NULL, NULL);
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog),
                                     /* Translators: %s is a profile's name */
                                     _ ("“%s” Cannot Be Deleted"), mw_profile_get_name (profile));
  adw_message_dialog_set_body (
      ADW_MESSAGE_DIALOG (dialog),
      enabled
          ? _ ("It was submitted, and mail that waits to be sent may still need it. Disable it "
               "instead: it leaves every From list and fetches no mail.")
          : _ ("It was submitted, and mail that waits to be sent may still need it. It is disabled "
               "already: it is in no From list and fetches no mail."));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  if (enabled)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "disable", _ ("_Disable"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  return dialog;
}
