/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gtk/gtk.h>
#include <mailwright/new-profile.h>

G_BEGIN_DECLS

#define MW_TYPE_ASSISTANT_STEP (mw_assistant_step_get_type ())

/**
 * MwAssistantStep:
 *
 * One step of the assistant that adds a profile. Steps fill a #MwNewProfile and can be left and
 * come back to.
 *
 * Signals: `changed` (it may be complete now), `go-on` (Enter: the next step is wanted),
 * `open-profile (id)` (a profile that stands in the way), `open-field (key)` (a parameter that
 * something is to be done about; the address, if that is %NULL).
 */
G_DECLARE_INTERFACE (MwAssistantStep, mw_assistant_step, MW, ASSISTANT_STEP, GtkWidget)

struct _MwAssistantStepInterface
{
  GTypeInterface parent_iface;

  gboolean (*is_complete) (MwAssistantStep *self);
  void (*enter) (MwAssistantStep *self);
  gboolean (*leave) (MwAssistantStep *self);
  char *(*dup_obstacle) (MwAssistantStep *self);
  void (*added) (MwAssistantStep *self, const char *id);
  gboolean (*show_field) (MwAssistantStep *self, const char *key);
};

/**
 * mw_assistant_step_is_complete:
 *
 * Returns: whether the next step may be shown: nothing is missing, and nothing stands in the way
 */
gboolean mw_assistant_step_is_complete (MwAssistantStep *self);

/**
 * mw_assistant_step_enter:
 *
 * The step is shown: takes over what the others filled in, and takes the focus.
 */
void mw_assistant_step_enter (MwAssistantStep *self);

/**
 * mw_assistant_step_leave:
 *
 * Takes over what is typed and not committed yet.
 *
 * Returns: %FALSE if something typed is not allowed; the step says what
 */
gboolean mw_assistant_step_leave (MwAssistantStep *self);

/**
 * mw_assistant_step_dup_obstacle:
 *
 * Returns: (transfer full) (nullable): which field holds something that is not allowed, and why, in
 * words
 */
char *mw_assistant_step_dup_obstacle (MwAssistantStep *self);

/**
 * mw_assistant_step_show_field:
 * @key: (nullable): a parameter's key; %NULL for the mailbox's address
 *
 * Puts the focus in its field, if the step is shown.
 *
 * Returns: %FALSE if the step has no such field
 */
gboolean mw_assistant_step_show_field (MwAssistantStep *self, const char *key);

/**
 * mw_assistant_step_added:
 * @id: the profile's id
 *
 * The profile is there: what belongs to it and is not in the draft yet goes there.
 */
void mw_assistant_step_added (MwAssistantStep *self, const char *id);

/* For the steps themselves. */
void mw_assistant_step_changed (MwAssistantStep *self);
void mw_assistant_step_go_on (MwAssistantStep *self);
void mw_assistant_step_open_profile (MwAssistantStep *self, const char *id);
void mw_assistant_step_open_field (MwAssistantStep *self, const char *key);

G_END_DECLS
