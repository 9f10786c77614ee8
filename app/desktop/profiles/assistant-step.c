/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "desktop/profiles/assistant-step.h"

enum
{
  CHANGED,
  GO_ON,
  OPEN_PROFILE,
  OPEN_FIELD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (MwAssistantStep, mw_assistant_step, GTK_TYPE_WIDGET)

static void
mw_assistant_step_default_init (MwAssistantStepInterface *iface)
{
  GType type = MW_TYPE_ASSISTANT_STEP;

  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GO_ON] =
      g_signal_new ("go-on", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN_PROFILE] = g_signal_new ("open-profile", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPEN_FIELD] = g_signal_new ("open-field", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_STRING);
}

gboolean
mw_assistant_step_is_complete (MwAssistantStep *self)
{
  g_autofree char *obstacle = NULL;

  g_return_val_if_fail (MW_IS_ASSISTANT_STEP (self), FALSE);

  obstacle = mw_assistant_step_dup_obstacle (self);
  if (obstacle != NULL)
    return FALSE;
  if (MW_ASSISTANT_STEP_GET_IFACE (self)->is_complete == NULL)
    return TRUE;
  return MW_ASSISTANT_STEP_GET_IFACE (self)->is_complete (self);
}

void
mw_assistant_step_enter (MwAssistantStep *self)
{
  g_return_if_fail (MW_IS_ASSISTANT_STEP (self));

  MW_ASSISTANT_STEP_GET_IFACE (self)->enter (self);
}

gboolean
mw_assistant_step_leave (MwAssistantStep *self)
{
  g_return_val_if_fail (MW_IS_ASSISTANT_STEP (self), FALSE);

  if (MW_ASSISTANT_STEP_GET_IFACE (self)->leave == NULL)
    return TRUE;
  return MW_ASSISTANT_STEP_GET_IFACE (self)->leave (self);
}

char *
mw_assistant_step_dup_obstacle (MwAssistantStep *self)
{
  g_return_val_if_fail (MW_IS_ASSISTANT_STEP (self), NULL);

  if (MW_ASSISTANT_STEP_GET_IFACE (self)->dup_obstacle == NULL)
    return NULL;
  return MW_ASSISTANT_STEP_GET_IFACE (self)->dup_obstacle (self);
}

gboolean
mw_assistant_step_show_field (MwAssistantStep *self, const char *key)
{
  g_return_val_if_fail (MW_IS_ASSISTANT_STEP (self), FALSE);

  if (MW_ASSISTANT_STEP_GET_IFACE (self)->show_field == NULL)
    return FALSE;
  return MW_ASSISTANT_STEP_GET_IFACE (self)->show_field (self, key);
}

void
mw_assistant_step_open_field (MwAssistantStep *self, const char *key)
{
  g_return_if_fail (MW_IS_ASSISTANT_STEP (self));

  g_signal_emit (self, signals[OPEN_FIELD], 0, key);
}

void
mw_assistant_step_added (MwAssistantStep *self, const char *id)
{
  g_return_if_fail (MW_IS_ASSISTANT_STEP (self));
  g_return_if_fail (id != NULL);

  if (MW_ASSISTANT_STEP_GET_IFACE (self)->added != NULL)
    MW_ASSISTANT_STEP_GET_IFACE (self)->added (self, id);
}

void
mw_assistant_step_changed (MwAssistantStep *self)
{
  g_return_if_fail (MW_IS_ASSISTANT_STEP (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

void
mw_assistant_step_go_on (MwAssistantStep *self)
{
  g_return_if_fail (MW_IS_ASSISTANT_STEP (self));

  g_signal_emit (self, signals[GO_ON], 0);
}

void
mw_assistant_step_open_profile (MwAssistantStep *self, const char *id)
{
  g_return_if_fail (MW_IS_ASSISTANT_STEP (self));

  g_signal_emit (self, signals[OPEN_PROFILE], 0, id);
}
