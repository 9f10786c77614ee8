/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#pragma once

#include <mailwright/parameter.h>

G_BEGIN_DECLS

/* Filled by the reader of driver files, and left alone from then on. */
struct _MwParameter
{
  GObject parent_instance;

  char *key;           /* (owned) (not nullable) */
  char *name;          /* (owned) (not nullable), translated */
  char *help;          /* (owned) (not nullable), translated */
  const char *section; /* (not nullable), static */
  MwParameterType type;
  MwDirection direction;
  gboolean required;
  char *initial;                    /* (owned) (nullable): the default */
  char *follows;                    /* (owned) (nullable) */
  char *followed[MW_N_ENCRYPTIONS]; /* (owned) (nullable): the default for each encryption */
  gint64 minimum;
  gint64 maximum;
  const char *unit; /* (nullable), static */
  char **choices;   /* (owned) (not nullable) */
  char **labels;    /* (owned) (not nullable), as many as there are choices */
};

#define MW_PLACEHOLDER_ADDRESS "{address}"
#define MW_PLACEHOLDER_LOCALPART "{localpart}"

/* What the placeholders in a value stand for. In a path, what would lead out of its folder is
 * escaped; without a parameter (%NULL) it is none. Returns a copy of @value where there is nothing
 * to replace, or no @address. */
char *mw_parameter_expand (MwParameter *self, const char *value, const char *address);

/* The range of a number or port in words, with its unit: "60 to 998 characters". */
char *mw_parameter_describe_range (MwParameter *self);

gboolean mw_parameter_type_from_string (const char *word, MwParameterType *type);

/* The static copy of a section's or unit's word, %NULL if there is no such section or unit. */
const char *mw_parameter_find_section (const char *word);
const char *mw_parameter_find_unit (const char *word);

G_END_DECLS
