/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CtlTable:
 *
 * A list for people (aligned columns) or for programs (a JSON array of objects). The first column's
 * keys are the same in both.
 */
typedef struct _CtlTable CtlTable;

/* keys and titles: pairs, ended by NULL. A title of NULL is for JSON alone. */
CtlTable *ctl_table_new (const char *key, const char *title, ...) G_GNUC_NULL_TERMINATED;
void ctl_table_free (CtlTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CtlTable, ctl_table_free)

/* Cells of one row, in the columns' order. For people a text is what others wrote, and shown as
 * mw_character_dup_visible() has it; a sentence is ours, and may hold such a text. */
void ctl_table_begin_row (CtlTable *self);
void ctl_table_add_text (CtlTable *self, const char *text);         /* (nullable) */
void ctl_table_add_sentence (CtlTable *self, const char *sentence); /* (nullable) */
void ctl_table_add_number (CtlTable *self, gint64 number);
void ctl_table_add_flag (CtlTable *self, gboolean flag, const char *word);

/* A text for people whose JSON is another one. */
void ctl_table_add_word (CtlTable *self, const char *stable, const char *shown);

/* Prints it; named for people as "NAME:" above it if name is not NULL. */
void ctl_table_print (CtlTable *self, gboolean json);

/**
 * CtlSheet:
 *
 * One object: lines of "Title: value" for people, one JSON object for programs; tables may be in
 * it.
 */
typedef struct _CtlSheet CtlSheet;

CtlSheet *ctl_sheet_new (void);
void ctl_sheet_free (CtlSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CtlSheet, ctl_sheet_free)

void ctl_sheet_add_text (CtlSheet *self, const char *key, const char *title, const char *text);
void
ctl_sheet_add_sentence (CtlSheet *self, const char *key, const char *title, const char *sentence);
void ctl_sheet_add_number (CtlSheet *self, const char *key, const char *title, gint64 number);
void ctl_sheet_add_flag (CtlSheet *self, const char *key, const char *title, gboolean flag);
void ctl_sheet_add_word (
    CtlSheet *self, const char *key, const char *title, const char *stable, const char *shown);
/* (transfer full): the table */
void ctl_sheet_take_table (CtlSheet *self, const char *key, const char *title, CtlTable *table);
void ctl_sheet_print (CtlSheet *self, gboolean json);

G_END_DECLS
