/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an edit of several objects is done to, in the undo history: the one's name, or how many they
 * are. Each is (transfer full). */

char *mw_subject_of_profiles (guint n, const char *only);
char *mw_subject_of_mailboxes (guint n, const char *only);
char *mw_subject_of_agents (guint n, const char *only);
char *mw_subject_of_responsibilities (guint n, const char *only);

G_END_DECLS
