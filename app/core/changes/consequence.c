/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/consequence.h>

#include <glib/gi18n-lib.h>
#include <mailwright/parameter.h>

/* A word, a number, then names, divided by tabs: no address holds one. */
#define DIVIDER "\t"

static const char *const WORDS[] = {
  [MW_CONSEQUENCE_ADDRESSES] = "addresses", [MW_CONSEQUENCE_AGENTS] = "agents",
  [MW_CONSEQUENCE_SILENT] = "silent",       [MW_CONSEQUENCE_MAILBOXES] = "mailboxes",
  [MW_CONSEQUENCE_SENDERS] = "senders",     [MW_CONSEQUENCE_SENDS] = "sends",
  [MW_CONSEQUENCE_FOLLOWS] = "follows",
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

/* "a, b and 3 more" */
static char *
name_all (char **names, guint n)
{
  guint n_named = g_strv_length (names);
  g_autofree char *list = g_strjoinv (", ", names);

  if (n <= n_named)
    return g_steal_pointer (&list);
  /* Translators: a list of names or addresses, and how many it leaves out */
  return g_strdup_printf (ngettext ("%1$s and %2$'u more", "%1$s and %2$'u more", n - n_named),
                          list, n - n_named);
}

static char *
describe_mailboxes (char **names, guint n)
{
  g_autofree char *list = name_all (names, n);

  if (n == 0)
    return g_strdup (_ ("changes no mailbox: each has a value of its own"));
  /* Translators: what a site default means; %2$s is a list of addresses */
  return g_strdup_printf (
      ngettext ("changes %1$'u mailbox: %2$s", "changes %1$'u mailboxes: %2$s", n), n, list);
}

static char *
describe_senders (char **names, guint n, MwChangeSign sign)
{
  g_autofree char *list = name_all (names, n);

  if (sign == MW_CHANGE_ADDED)
    /* Translators: of a mailbox that is enabled; %s is a list of people */
    return g_strdup_printf (ngettext ("%s can then send as it", "%s can then send as it", n), list);
  if (sign == MW_CHANGE_REMOVED)
    /* Translators: of a mailbox that is disabled; %s is a list of people */
    return g_strdup_printf (
        ngettext ("%s can no longer send as it", "%s can no longer send as it", n), list);
  /* Translators: of a mailbox whose address is another one; %s is a list of people */
  return g_strdup_printf (
      ngettext ("%s then sends as the new address", "%s then send as the new address", n), list);
}

static char *
describe_sends (char **names, guint n, MwChangeSign sign)
{
  g_autofree char *list = name_all (names, n);

  if (sign == MW_CHANGE_REMOVED)
    /* Translators: of a person who is removed; %s is a list of addresses */
    return g_strdup_printf (_ ("can no longer send as %s"), list);
  /* Translators: of a person whose login is another one; %s is a list of addresses */
  return g_strdup_printf (_ ("only the new login can then send as %s"), list);
}

static char *
describe_follows (char **keys, guint n, MwDriver *driver)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; keys[i]; i++)
    {
      MwParameter *parameter = driver ? mw_driver_find_parameter (driver, keys[i]) : NULL;

      g_string_append_printf (list, "%s%s", i ? ", " : "",
                              parameter ? mw_parameter_get_name (parameter) : keys[i]);
    }
  /* Translators: of an address that is another one; %s is a list of parameters (“IMAP Account
   * Name”) */
  return g_strdup_printf (
      ngettext ("%s follows it: the login may have to be changed on the server, too",
                "%s follow it: the logins may have to be changed on the server, too", n),
      list->str);
}

static char *
describe_one (const char *text, MwChangeSign sign, MwDriver *driver)
{
  g_auto (GStrv) parts = g_strsplit (text, DIVIDER, -1);
  gboolean added = sign == MW_CHANGE_ADDED;
  guint64 n = 0;

  if (g_strv_length (parts) < 2 ||
      !g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXUINT, &n, NULL))
    return NULL;
  if (g_str_equal (parts[0], WORDS[MW_CONSEQUENCE_ADDRESSES]))
    return describe_addresses (parts + 2, (guint) n, added);
  if (g_str_equal (parts[0], WORDS[MW_CONSEQUENCE_AGENTS]))
    return describe_agents ((guint) n, added);
  if (g_str_equal (parts[0], WORDS[MW_CONSEQUENCE_SILENT]) && added)
    /* Translators: of an address that came to a responsibility */
    return g_strdup (_ ("in no From list until it is enabled"));
  if (g_str_equal (parts[0], WORDS[MW_CONSEQUENCE_MAILBOXES]))
    return describe_mailboxes (parts + 2, (guint) n);
  if (g_str_equal (parts[0], WORDS[MW_CONSEQUENCE_SENDERS]))
    return describe_senders (parts + 2, (guint) n, sign);
  if (g_str_equal (parts[0], WORDS[MW_CONSEQUENCE_SENDS]))
    return describe_sends (parts + 2, (guint) n, sign);
  if (g_str_equal (parts[0], WORDS[MW_CONSEQUENCE_FOLLOWS]))
    return describe_follows (parts + 2, (guint) n, driver);
  return NULL;
}

char *
mw_consequence_describe_of (const char *text, MwChangeSign sign, MwDriver *driver)
{
  g_auto (GStrv) lines = text ? g_strsplit (text, "\n", -1) : NULL;
  g_autoptr (GString) sentence = g_string_new (NULL);

  for (guint i = 0; lines && lines[i]; i++)
    {
      g_autofree char *one = describe_one (lines[i], sign, driver);

      if (one)
        g_string_append_printf (sentence, "%s%s", sentence->len > 0 ? "; " : "", one);
    }
  return sentence->len > 0 ? g_strdup (sentence->str) : NULL;
}

char *
mw_consequence_describe (const char *text, MwChangeSign sign)
{
  return mw_consequence_describe_of (text, sign, NULL);
}
