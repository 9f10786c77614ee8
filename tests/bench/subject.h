/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/mailwright.h>

G_BEGIN_DECLS

/* Rows that a window shows at once. */
#define SHOWN 40

/* What is measured: a draft of a live database. */
typedef struct
{
  const char *live_path;
  const char *draft_path;
  MwCatalogue *catalogue; /* (owned) */
  MwLive *live;           /* (owned) */
  MwDraft *draft;         /* (owned) */
} Bench;

/* Ends the program where there is an error. */
void stop_at (const char *where, GError *error);

void open_draft (Bench *bench);
void close_draft (Bench *bench);

/* From here on time and processor time are counted. */
void begin (void);

/* Both in ms since then; the second of all threads together. */
double passed (void);
double worked (void);

/* One line a figure. */
void say (const char *name, double value);

/* As a view does: holds what it shows, and waits until that was read. */
void wait_shown (GListModel *list, guint first);

/* Until the whole order is there. */
void wait_ordered (GListModel *list);

/* Until what the last edit moved is shown. */
void settle_list (GListModel *list);

/* The parts of model. */
void measure_edits (Bench *bench);
void measure_staged (Bench *bench, char *const *counts, guint n);

G_END_DECLS
