/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/submit/finding-target.h"

gboolean
mw_finding_target_show (GtkWidget *parent, MwFinding *finding)
{
  g_return_val_if_fail (GTK_IS_WIDGET (parent), FALSE);
  g_return_val_if_fail (MW_IS_FINDING (finding), FALSE);

  return mw_object_target_show (parent, mw_finding_get_object_kind (finding),
                                mw_finding_get_object_id (finding), mw_finding_get_key (finding));
}

gboolean
mw_object_target_show (GtkWidget *parent, MwObjectKind kind, const char *id, const char *key)
{
  g_return_val_if_fail (GTK_IS_WIDGET (parent), FALSE);

  switch (kind)
    {
    case MW_OBJECT_PROFILE:
      return key != NULL ? gtk_widget_activate_action (parent, "win.open-profile-parameter", "(ss)",
                                                       id, key)
                         : gtk_widget_activate_action (parent, "win.open-profile", "s", id);
    case MW_OBJECT_DRIVER:
      return key != NULL
                 ? gtk_widget_activate_action (parent, "win.open-driver-parameter", "(ss)", id, key)
                 : gtk_widget_activate_action (parent, "win.open-driver", "s", id);
    case MW_OBJECT_AGENT:
      return gtk_widget_activate_action (parent, "win.open-agent", "s", id) ||
             gtk_widget_activate_action (parent, "win.show-page", "s", "agents");
    case MW_OBJECT_RESPONSIBILITY:
      return gtk_widget_activate_action (parent, "win.open-responsibility", "s", id) ||
             gtk_widget_activate_action (parent, "win.show-page", "s", "responsibilities");
    case MW_OBJECT_RESPONSE_GROUP:
    case MW_OBJECT_ORGANISATION:
    case MW_OBJECT_FIRST_FREE:
    default:
      return gtk_widget_activate_action (parent, "win.show-page", "s", "response-groups");
    }
}
