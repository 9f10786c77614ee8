/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include "store/database/database.h"

#include <mailwright/catalogue.h>
#include <mailwright/types.h>

G_BEGIN_DECLS

typedef struct _MwColumn MwColumn;
typedef struct _MwEntity MwEntity;

/**
 * MwColumnKind:
 * @MW_COLUMN_KEY: a part of the key; the first one names the object that the row belongs to
 * @MW_COLUMN_TEXT: text
 * @MW_COLUMN_SWITCH: 0 or 1
 * @MW_COLUMN_REFERENCE: the key of another entity's row, or none
 * @MW_COLUMN_PARAMETER: the value of the parameter that the key names; of a secret its id
 * @MW_COLUMN_DERIVED: made from another column by rules that a database does not know
 */
typedef enum
{
  MW_COLUMN_KEY,
  MW_COLUMN_TEXT,
  MW_COLUMN_SWITCH,
  MW_COLUMN_REFERENCE,
  MW_COLUMN_PARAMETER,
  MW_COLUMN_DERIVED,
} MwColumnKind;

/**
 * MwEditing:
 *
 * Where a column's new value is taken from what a person gave.
 */
typedef struct
{
  sqlite3 *db;
  MwCatalogue *catalogue;
  const MwEntity *entity;
  const MwColumn *column;
  const char *id; /* of the object */
} MwEditing;

/**
 * MwTakeFunc:
 * @text: (nullable): what a person gave
 * @values: (array): filled with the column's value (owned) and, after it, those of the columns that
 *   are derived from it, in their order
 *
 * Returns: %FALSE with %MW_ERROR_INVALID, %MW_ERROR_DUPLICATE, %MW_ERROR_NOT_FOUND or a storage
 * error
 */
typedef gboolean (*MwTakeFunc) (const MwEditing *editing,
                                const char *text,
                                char **values,
                                GError **error);

/* More than any column has derived ones, and than any entity has columns. */
#define MW_MOST_TAKEN 4
#define MW_MOST_COLUMNS 32

struct _MwColumn
{
  const char *name;  /* in SQL */
  const char *field; /* (nullable): the stable word, as on the command line and in history */
  const char *label; /* (nullable): for people, to be translated */
  MwColumnKind kind;
  const char *refers; /* (nullable): the table that a key or a reference refers to */
  const char *source; /* (nullable): the column that a derived one is made from */
  gboolean unique;    /* no two rows have the same */
  const char *parked; /* (nullable): of a unique one: what stands in for a moment, with %s */
  MwTakeFunc take;    /* (nullable): a person may set it */
};

/**
 * MwEntity:
 *
 * A table of the configuration, described once: what is generic (triggers, copies, the net diff,
 * names, counters, the SQL of a live side) is made from this, and columns go by name.
 */
struct _MwEntity
{
  const char *table;
  const char *part; /* its stable word: `profile`, `override` */
  MwObjectKind object_kind;
  const char *label;    /* what a row of it is for people, to be translated */
  const char *name_sql; /* (nullable): an object's name, @ standing for the row */
  const char *shown;    /* (nullable): the field that says which one was added or removed */
  const char
      *driver_sql; /* (nullable): of a parameter's value: its driver, @ standing for the row */
  const char *not_taken; /* (nullable): why the name of an object is refused: "… called “%s”", to be
                            translated */
  const char *gone;        /* (nullable): that an object is not there, to be translated */
  const char *schema;      /* (nullable): SQL that makes it, where the schema does not */
  const char *searched;    /* (nullable): SQL for the text that is searched of a row, @ standing for
                              the row; never NULL, of built-in functions alone */
  const MwColumn *columns; /* the key first */
  guint n_columns;
};

/* A secret's value is its id, a UUID: what a value that looks like one is compared with. */
#define MW_SQL_SECRET_ID                                                                           \
  "GLOB '????????"                                                                                 \
  "-????"                                                                                          \
  "-????"                                                                                          \
  "-????"                                                                                          \
  "-????????????"                                                                                  \
  "'"

/* For `searched`: text as somebody typed it. An index knows that upper case and lower are the same,
 * but not that “ß” is “ss”, as mw_name_key() has it. */
#define MW_SEARCHED_AS_TYPED(column)                                                               \
  column " || CASE WHEN instr (" column ", 'ß') OR instr (" column ", 'ẞ')"                      \
         " THEN char (10) || replace (replace (" column ", 'ß', 'ss'), 'ẞ', 'ss') ELSE '' END"

/**
 * mw_entities_get:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): every entity, those that others refer to first
 */
const MwEntity *const *mw_entities_get (guint *n);

/**
 * mw_entities_register:
 * @entity: an entity that nothing here refers to yet; stays where it is
 *
 * Adds an entity, before the first database is opened.
 */
void mw_entities_register (const MwEntity *entity);

/* (transfer none) (nullable) */
const MwEntity *mw_entity_find (const char *table);
const MwEntity *mw_entity_find_part (MwObjectKind kind, const char *part);

/* The table of the objects of a kind themselves; %NULL for drivers, which are no rows. */
const MwEntity *mw_entity_of (MwObjectKind kind);

/* (transfer none) (nullable): by its SQL name, or by its stable word. */
const MwColumn *mw_entity_find_column (const MwEntity *self, const char *name);
const MwColumn *mw_entity_find_field (const MwEntity *self, const char *field);
guint mw_entity_get_n_keys (const MwEntity *self);

/* Whether its rows are the objects, not something that belongs to them. */
gboolean mw_entity_is_object (const MwEntity *self);

/* Whether a column has a value of its own that people know. */
gboolean mw_column_is_field (const MwColumn *self);

/* The stable word of a column in an operation: a derived one's own name. */
const char *mw_column_get_word (const MwColumn *self);

/**
 * mw_entity_dup_columns:
 * @self: an entity
 * @pattern: what is written for each column, @ standing for its name: `@`, `new.@`
 *
 * Returns: (transfer full): a list for SQL, divided by commas, of all columns
 */
char *mw_entity_dup_columns (const MwEntity *self, const char *pattern);

/**
 * mw_entity_dup_name_sql:
 * @self: an entity whose rows are objects
 * @row: an alias of its table; or %NULL for a row that is kept as a JSON object in a column `base`
 *
 * Returns: (transfer full): SQL for what an object is called
 */
char *mw_entity_dup_name_sql (const MwEntity *self, const char *row);

/* (transfer full): the same of the key, divided by divider. */
char *mw_entity_dup_keys (const MwEntity *self, const char *pattern, const char *divider);

G_END_DECLS
