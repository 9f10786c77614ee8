/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/consequence.h>

#include <glib/gi18n-lib.h>

/* A word, a number, then names, divided by tabs: no address holds one. */
#define DIVIDER "\t"

static const char *const WORDS[] = {
  [MW_CONSEQUENCE_ADDRESSES] = "addresses",
  [MW_CONSEQUENCE_AGENTS] = "agents",
};

char *
mw_consequence_format (MwConsequenceKind kind, guint n, const char *const *names)
{
  GString *text = g_string_new (WORDS[kind]);

  g_string_append_printf (text, DIVIDER "%u", n);
  for (guint i = 0; names && names[i]; i++)
    g_string_append_printf (text, DIVIDER "%s", names[i]);
  return g_string_free (text, FALSE);
}

static char *
describe_addresses (char **names, guint n, gboolean added)
{
  guint n_named = g_strv_length (names);
  g_autofree char *list = g_strjoinv (", ", names);

  if (n == 0)
    return added ? g_strdup (_ ("no address yet")) : NULL;
  if (n > n_named)
    return g_strdup_printf (
        added ? ngettext ("can then send as %2$s and %1$u more address",
                          "can then send as %2$s and %1$u more addresses", n - n_named)
              : ngettext ("no longer sends as %2$s and %1$u more address through this",
                          "no longer sends as %2$s and %1$u more addresses through this",
                          n - n_named),
        n - n_named, list);
  /* Translators: what an agent can do after the submit; %s is a list of addresses */
  return g_strdup_printf (
      added ? _ ("can then send as %s") : _ ("no longer sends as %s through this"), list);
}

static char *
describe_agents (guint n, gboolean added)
{
  return g_strdup_printf (
      added ? ngettext ("%u agent can then send as it", "%u agents can then send as it", n)
            : ngettext ("%u agent no longer sends as it through this",
                        "%u agents no longer send as it through this", n),
      n);
}

char *
mw_consequence_describe (const char *text, MwChangeSign sign)
{
  g_auto (GStrv) parts = text ? g_strsplit (text, DIVIDER, -1) : NULL;
  gboolean added = sign == MW_CHANGE_ADDED;
  guint64 n = 0;

  if (!parts || g_strv_length (parts) < 2 ||
      !g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXUINT, &n, NULL))
    return NULL;
  if (g_str_equal (parts[0], WORDS[MW_CONSEQUENCE_ADDRESSES]))
    return describe_addresses (parts + 2, (guint) n, added);
  if (g_str_equal (parts[0], WORDS[MW_CONSEQUENCE_AGENTS]))
    return describe_agents ((guint) n, added);
  return NULL;
}
