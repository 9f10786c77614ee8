/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/query.h>

G_BEGIN_DECLS

#define MOST_SORTED 3

/* A line of a list before it is put in order. */
typedef struct
{
  char *text;               /* (owned) */
  guint rank;               /* how well it is what was looked for */
  char *sorts[MOST_SORTED]; /* (owned) (nullable) by the first of them that differ */
} Line;

GPtrArray *lines_new (void);

/* text: (transfer full); the rest is what it is put in order by */
void lines_add (GPtrArray *lines,
                guint rank,
                char *text,
                const char *first,
                const char *second,
                const char *third);

/* As a query asks for it. */
void lines_sort (GPtrArray *lines, const MwQuery *query);

G_END_DECLS
