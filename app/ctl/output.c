/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/output.h"

#include "ctl/stream.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <mailwright/character.h>

typedef struct
{
  char *key;
  char *title; /* (nullable): for JSON alone */
} Column;

typedef struct
{
  JsonNode *node; /* (owned) */
  char *shown;    /* (owned) */
} Cell;

struct _CtlTable
{
  GArray *columns; /* of Column */
  GPtrArray *rows; /* of GArray of Cell */
};

typedef struct
{
  char *key;
  char *title;
  Cell cell;
  CtlTable *table; /* (owned) (nullable): instead of the cell */
} Line;

struct _CtlSheet
{
  GArray *lines; /* of Line */
};

static void
cell_clear (gpointer user_data)
{
  Cell *cell = user_data;

  g_clear_pointer (&cell->node, json_node_unref);
  g_clear_pointer (&cell->shown, g_free);
}

static void
column_clear (gpointer user_data)
{
  Column *column = user_data;

  g_free (column->key);
  g_free (column->title);
}

static Cell
cell_take (const char *stable, char *shown)
{
  Cell cell = { json_node_new (stable ? JSON_NODE_VALUE : JSON_NODE_NULL), shown };

  if (stable)
    json_node_set_string (cell.node, stable);
  return cell;
}

static Cell
cell_text (const char *text)
{
  return cell_take (text, mw_character_dup_visible (text ? text : ""));
}

static Cell
cell_word (const char *stable, const char *shown)
{
  return cell_take (stable, mw_character_dup_visible_sentence (shown ? shown : ""));
}

static Cell
cell_number (gint64 number)
{
  Cell cell = { json_node_new (JSON_NODE_VALUE), g_strdup_printf ("%" G_GINT64_FORMAT, number) };

  json_node_set_int (cell.node, number);
  return cell;
}

static Cell
cell_flag (gboolean flag, const char *shown)
{
  Cell cell = { json_node_new (JSON_NODE_VALUE), g_strdup (shown) };

  json_node_set_boolean (cell.node, flag);
  return cell;
}

/* ---- tables ---- */

CtlTable *
ctl_table_new (const char *key, const char *title, ...)
{
  CtlTable *self = g_new0 (CtlTable, 1);
  va_list more;

  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  va_start (more, title);
  while (key)
    {
      Column column = { g_strdup (key), g_strdup (title) };

      g_array_append_val (self->columns, column);
      key = va_arg (more, const char *);
      title = key ? va_arg (more, const char *) : NULL;
    }
  va_end (more);
  return self;
}

void
ctl_table_free (CtlTable *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
ctl_table_begin_row (CtlTable *self)
{
  GArray *row = g_array_new (FALSE, FALSE, sizeof (Cell));

  g_array_set_clear_func (row, cell_clear);
  g_ptr_array_add (self->rows, row);
}

static void
add_cell (CtlTable *self, Cell cell)
{
  GArray *row = g_ptr_array_index (self->rows, self->rows->len - 1);

  g_return_if_fail (row->len < self->columns->len);
  g_array_append_val (row, cell);
}

void
ctl_table_add_text (CtlTable *self, const char *text)
{
  add_cell (self, cell_text (text));
}

void
ctl_table_add_sentence (CtlTable *self, const char *sentence)
{
  add_cell (self, cell_word (sentence, sentence));
}

void
ctl_table_add_number (CtlTable *self, gint64 number)
{
  add_cell (self, cell_number (number));
}

void
ctl_table_add_flag (CtlTable *self, gboolean flag, const char *word)
{
  add_cell (self, cell_flag (flag, flag ? word : ""));
}

void
ctl_table_add_word (CtlTable *self, const char *stable, const char *shown)
{
  add_cell (self, cell_word (stable, shown));
}

/* Columns on a terminal: wide characters take two, combining ones none. */
static guint
width_of (const char *text)
{
  guint width = 0;

  for (const char *c = text; *c; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      width += g_unichar_iszerowidth (letter) ? 0 : g_unichar_iswide (letter) ? 2 : 1;
    }
  return width;
}

static void
append_padded (GString *line, const char *text, guint width)
{
  guint have = width_of (text);

  g_string_append (line, text);
  for (guint i = have; i < width + 2; i++)
    g_string_append_c (line, ' ');
}

static void
print_line (GString *line)
{
  while (line->len && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  g_print ("%s\n", line->str);
  g_string_truncate (line, 0);
}

static const char *
shown_at (CtlTable *self, guint row, guint column)
{
  return g_array_index ((GArray *) g_ptr_array_index (self->rows, row), Cell, column).shown;
}

static void
print_table (CtlTable *self)
{
  g_autofree guint *widths = g_new0 (guint, self->columns->len);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = &g_array_index (self->columns, Column, i);

      if (!column->title)
        continue;
      widths[i] = width_of (column->title);
      for (guint k = 0; k < self->rows->len; k++)
        widths[i] = MAX (widths[i], width_of (shown_at (self, k, i)));
      append_padded (line, column->title, widths[i]);
    }
  print_line (line);
  for (guint k = 0; k < self->rows->len; k++)
    {
      for (guint i = 0; i < self->columns->len; i++)
        if (g_array_index (self->columns, Column, i).title)
          append_padded (line, shown_at (self, k, i), widths[i]);
      print_line (line);
    }
}

static JsonNode *
table_to_json (CtlTable *self)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint k = 0; k < self->rows->len; k++)
    {
      GArray *row = g_ptr_array_index (self->rows, k);
      JsonObject *object = json_object_new ();

      for (guint i = 0; i < row->len; i++)
        json_object_set_member (object, g_array_index (self->columns, Column, i).key,
                                json_node_ref (g_array_index (row, Cell, i).node));
      json_array_add_object_element (array, object);
    }
  json_node_take_array (node, array);
  return node;
}

static void
print_json (JsonNode *node)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;

  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  /* JSON is UTF-8 whatever the locale. */
  ctl_stream_put (text);
  ctl_stream_put ("\n");
}

void
ctl_table_print (CtlTable *self, gboolean json)
{
  g_autoptr (JsonNode) node = NULL;

  if (!json)
    {
      print_table (self);
      return;
    }
  node = table_to_json (self);
  print_json (node);
}

/* ---- one object ---- */

static void
line_clear (gpointer user_data)
{
  Line *line = user_data;

  g_free (line->key);
  g_free (line->title);
  cell_clear (&line->cell);
  g_clear_pointer (&line->table, ctl_table_free);
}

CtlSheet *
ctl_sheet_new (void)
{
  CtlSheet *self = g_new0 (CtlSheet, 1);

  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (self->lines, line_clear);
  return self;
}

void
ctl_sheet_free (CtlSheet *self)
{
  g_array_unref (self->lines);
  g_free (self);
}

static void
add_line (CtlSheet *self, const char *key, const char *title, Cell cell, CtlTable *table)
{
  Line line = { g_strdup (key), g_strdup (title), cell, table };

  g_array_append_val (self->lines, line);
}

void
ctl_sheet_add_text (CtlSheet *self, const char *key, const char *title, const char *text)
{
  add_line (self, key, title, cell_text (text), NULL);
}

void
ctl_sheet_add_sentence (CtlSheet *self, const char *key, const char *title, const char *sentence)
{
  add_line (self, key, title, cell_word (sentence, sentence), NULL);
}

void
ctl_sheet_add_number (CtlSheet *self, const char *key, const char *title, gint64 number)
{
  add_line (self, key, title, cell_number (number), NULL);
}

void
ctl_sheet_add_flag (CtlSheet *self, const char *key, const char *title, gboolean flag)
{
  add_line (self, key, title, cell_flag (flag, flag ? _ ("yes") : _ ("no")), NULL);
}

void
ctl_sheet_add_word (
    CtlSheet *self, const char *key, const char *title, const char *stable, const char *shown)
{
  add_line (self, key, title, cell_word (stable, shown), NULL);
}

void
ctl_sheet_take_table (CtlSheet *self, const char *key, const char *title, CtlTable *table)
{
  add_line (self, key, title, (Cell){ NULL, NULL }, table);
}

static void
print_lines (CtlSheet *self)
{
  guint width = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = &g_array_index (self->lines, Line, i);

      if (!line->table && line->title)
        width = MAX (width, width_of (line->title));
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = &g_array_index (self->lines, Line, i);
      g_autoptr (GString) text = g_string_new (NULL);

      if (!line->title)
        continue;
      if (line->table)
        {
          g_print ("\n%s\n", line->title);
          print_table (line->table);
          continue;
        }
      append_padded (text, line->title, width);
      g_string_append (text, line->cell.shown);
      print_line (text);
    }
}

void
ctl_sheet_print (CtlSheet *self, gboolean json)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  if (!json)
    {
      print_lines (self);
      return;
    }
  object = json_object_new ();
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = &g_array_index (self->lines, Line, i);

      json_object_set_member (object, line->key,
                              line->table ? table_to_json (line->table)
                                          : json_node_ref (line->cell.node));
    }
  root = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (root, object);
  print_json (root);
}
