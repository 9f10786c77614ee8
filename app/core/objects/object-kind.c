/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/object-kind.h>

#include <glib/gi18n-lib.h>

#define MOST 24

static struct
{
  const char *word;
  const char *name;
} kinds[MOST] = {
  [MW_OBJECT_DRIVER] = { "driver", N_ ("Driver") },
  [MW_OBJECT_PROFILE] = { "profile", N_ ("Profile") },
  [MW_OBJECT_AGENT] = { "agent", N_ ("Agent") },
  [MW_OBJECT_RESPONSIBILITY] = { "responsibility", N_ ("Responsibility") },
  [MW_OBJECT_RESPONSE_GROUP] = { "response-group", N_ ("Response Group") },
  [MW_OBJECT_ORGANISATION] = { "organisation", N_ ("Organisation") },
};
static guint n_kinds = MW_OBJECT_FIRST_FREE;

MwObjectKind
mw_object_kind_register (const char *word, const char *name)
{
  g_return_val_if_fail (n_kinds < MOST, MW_OBJECT_FIRST_FREE);

  kinds[n_kinds].word = word;
  kinds[n_kinds].name = name;
  return (MwObjectKind) n_kinds++;
}

static gboolean
is_known (MwObjectKind kind)
{
  return (int) kind >= 0 && (guint) kind < n_kinds;
}

const char *
mw_object_kind_to_string (MwObjectKind kind)
{
  return is_known (kind) ? kinds[kind].word : "unknown";
}

int
mw_object_kind_from_string (const char *word)
{
  for (guint i = 0; word && i < n_kinds; i++)
    if (g_str_equal (kinds[i].word, word))
      return (int) i;
  return -1;
}

const char *
mw_object_kind_describe (MwObjectKind kind)
{
  return is_known (kind) ? _ (kinds[kind].name) : "?";
}
