/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is said above the test board. */
typedef struct
{
  guint n_tests; /* of connections; 0 while nothing is tested */
  guint n_done;
  gint64 seconds_left; /* -1: nobody knows */
  guint n_failed;      /* of connections */
  guint n_warnings;
  guint n_works;
  guint n_unseen; /* of mailboxes */
} MwBoardCounts;

/**
 * mw_board_words_describe:
 *
 * Returns: (transfer full): the counts that are not zero, in sentences
 */
char *mw_board_words_describe (const MwBoardCounts *counts);

G_END_DECLS
