/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "store/search/search-sql.h"

#include "store/catalogue/effective-sql.h"
#include "store/search/search-index.h"

#include <mailwright/name.h>
#include <string.h>

/* The index knows runs of three letters. What is shorter is looked for in each row. */
#define SHORTEST 3

/* ---- words ---- */

typedef struct
{
  char *folded; /* (owned) as mw_name_key() has it */
  char *typed;  /* (owned) in lower case: what an index has that knows no other rule */
  char
      *exact; /* (owned) (nullable): as it was typed, where the index may not know its lower case */
} Word;

static void
word_free (gpointer data)
{
  Word *word = data;

  g_free (word->folded);
  g_free (word->typed);
  g_free (word->exact);
  g_free (word);
}

/* A letter may fold to several words, which then are all there is of it. */
static void
add_word (GPtrArray *words, const char *typed)
{
  g_autofree char *folded = mw_name_key (typed);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);

  for (guint i = 0; parts[i]; i++)
    {
      Word *word = NULL;

      if (!*parts[i])
        continue;
      word = g_new0 (Word, 1);
      word->folded = g_strdup (parts[i]);
      word->typed = parts[1] ? g_strdup (parts[i]) : g_utf8_strdown (typed, -1);
      word->exact = parts[1] ? NULL : g_strdup (typed);
      g_ptr_array_add (words, word);
    }
}

/* (element-type Word) */
static GPtrArray *
split (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (word_free);
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  const char *start = composed;

  for (const char *p = composed;; p = g_utf8_next_char (p))
    if (!*p || g_unichar_isspace (g_utf8_get_char (p)))
      {
        g_autofree char *typed = g_strndup (start, (gsize) (p - start));

        add_word (words, typed);
        if (!*p)
          return words;
        start = g_utf8_next_char (p);
      }
}

static void
append_phrase (GString *phrase, const char *word)
{
  g_string_append_c (phrase, '"');
  for (const char *c = word; *c; c++)
    {
      if (*c == '"')
        g_string_append_c (phrase, '"');
      g_string_append_c (phrase, *c);
    }
  g_string_append_c (phrase, '"');
}

static void
append_other (GString *phrase, const char *word)
{
  g_string_append (phrase, " OR ");
  append_phrase (phrase, word);
}

/* Names are in the index as mw_name_key() has them; comments and values as they were typed, maybe
 * decomposed, and FTS5 has a lower case of its own (“İ” has none). */
static char *
dup_phrase (const Word *word)
{
  GString *phrase = g_string_new (NULL);
  g_autofree char *decomposed =
      word->exact ? g_utf8_normalize (word->exact, -1, G_NORMALIZE_NFD) : NULL;

  append_phrase (phrase, word->folded);
  if (!g_str_equal (word->folded, word->typed))
    append_other (phrase, word->typed);
  if (word->exact && !g_str_equal (word->exact, word->typed) && !g_str_is_ascii (word->exact))
    append_other (phrase, word->exact);
  if (decomposed && !g_str_equal (decomposed, word->exact))
    append_other (phrase, decomposed);
  return g_string_free (phrase, FALSE);
}

/* A word is looked for as it is: % and _ are letters. */
static char *
dup_like_pattern (const char *before, const char *word)
{
  GString *pattern = g_string_new (before);

  for (const char *c = word; *c; c++)
    {
      if (strchr ("%_\\", *c))
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *c);
    }
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}

/* Parameters are searched by the name that the reader sees, but stored by key. */
static char *
dup_keys_named_like (MwCatalogue *catalogue, const char *word)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  GString *json = g_string_new ("[");

  for (guint i = 0; catalogue && i < g_list_model_get_n_items (G_LIST_MODEL (catalogue)); i++)
    {
      g_autoptr (MwDriver) driver = g_list_model_get_item (G_LIST_MODEL (catalogue), i);
      GListModel *parameters = mw_driver_get_parameters (driver);

      for (guint k = 0; k < g_list_model_get_n_items (parameters); k++)
        {
          g_autoptr (MwParameter) parameter = g_list_model_get_item (parameters, k);
          const char *key = mw_parameter_get_key (parameter);
          g_autofree char *name = mw_name_key (mw_parameter_get_name (parameter));

          if ((strstr (name, word) || strstr (key, word)) && g_hash_table_add (keys, (char *) key))
            g_string_append_printf (json, "%s\"%s\"", json->len > 1 ? "," : "", key);
        }
    }
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

/* ---- what a word finds ---- */

#define LIKE "LIKE $ ESCAPE '\\'"

/* Where a short word is looked for. */
static const struct
{
  const char *table;
  const char *holds; /* of its row r */
} OWN[] = {
  { "profile", "r.name_key " LIKE " OR r.address_key " LIKE " OR r.address_unicode " LIKE
               " OR (r.comment <> '' AND mw_key (r.comment) " LIKE ")" },
  { "agent", "r.login_key " LIKE " OR mw_key (r.name) " LIKE " OR mw_key (r.address) " LIKE },
  { "responsibility", "r.name_key " LIKE " OR mw_key (r.comment) " LIKE },
  { "override_value", "mw_key (r.value) " LIKE },
};

/* What is written below as SQL, with {table} for the rows of a table that have the word themselves,
 * $ for what LIKE looks for, and # for the parameters that are called so. */

#define OF_MATCHING_RESPONSIBILITIES                                                               \
  "IN (SELECT id FROM responsibility WHERE rowid IN ({responsibility}))"
#define OF_MATCHING_AGENTS                                                                         \
  "IN (SELECT ra.responsibility FROM agent a CROSS JOIN responsibility_agent ra"                   \
  " ON ra.agent = a.id WHERE a.rowid IN ({agent}))"
#define OF_MATCHING_PROFILES                                                                       \
  "IN (SELECT rp.responsibility FROM profile m CROSS JOIN responsibility_profile rp"               \
  " ON rp.profile = m.id WHERE m.rowid IN ({profile}))"

#define MATCHING_VALUES                                                                            \
  "o.value IN (SELECT value FROM override_value WHERE id IN ({override_value}))"                   \
  " AND o.value NOT " MW_SQL_SECRET_ID

/* Whose profiles m have a value of their own that is found. */
#define WITH_OWN_VALUE                                                                             \
  "SELECT m.rowid FROM profile_override o CROSS JOIN profile m ON m.id = o.profile"                \
  " CROSS JOIN driver_default d ON d.driver = m.driver AND d.key = o.key"                          \
  " WHERE " MATCHING_VALUES " AND d.searched > 0"

/* Whose profiles m have a value that is found from the site's or the driver's defaults. */
#define WITH_INHERITED_VALUE                                                                       \
  "SELECT m.rowid FROM driver_default d LEFT JOIN site_default s"                                  \
  " ON s.driver = d.driver AND s.key = d.key CROSS JOIN profile m ON m.driver = d.driver"          \
  " WHERE d.searched > 1 AND mw_key (coalesce (s.value, d.value)) " LIKE                           \
  " AND (s.value IS NOT NULL OR instr (d.value, '{') = 0)"                                         \
  " AND NOT EXISTS (SELECT 1 FROM profile_override o WHERE o.profile = m.id AND o.key = d.key)"    \
  " AND " IN_USE

/* Mail that m does not fetch or send has no host. */
#define IN_USE                                                                                     \
  "(d.enabled_key IS NULL OR coalesce ("                                                           \
  "(SELECT value FROM profile_override e WHERE e.profile = m.id AND e.key = d.enabled_key),"       \
  "(SELECT value FROM site_default e WHERE e.driver = m.driver AND e.key = d.enabled_key),"        \
  "(SELECT value FROM driver_default e WHERE e.driver = m.driver AND e.key = d.enabled_key))"      \
  " IS NOT 'off')"

#define IS_SERVER                                                                                  \
  " AND EXISTS (SELECT 1 FROM driver_role w WHERE w.driver = d.driver AND w.key = d.key"           \
  " AND w.role IN ('in-server', 'out-server'))"

#define HOST WITH_OWN_VALUE IS_SERVER " AND " IN_USE " UNION " WITH_INHERITED_VALUE IS_SERVER

static const char *const FOUND[] = {
  [MW_QUERY_PROFILES] =
      "p.rowid IN ({profile}"
      " UNION SELECT m.rowid FROM responsibility_profile rp CROSS JOIN profile m"
      "  ON m.id = rp.profile WHERE rp.responsibility " OF_MATCHING_RESPONSIBILITIES
      " UNION SELECT m.rowid FROM responsibility_profile rp CROSS JOIN profile m"
      "  ON m.id = rp.profile WHERE rp.responsibility " OF_MATCHING_AGENTS " UNION " WITH_OWN_VALUE
      " UNION " WITH_INHERITED_VALUE
      " UNION SELECT m.rowid FROM driver_name n CROSS JOIN profile m ON m.driver = n.driver"
      "  WHERE mw_key (n.name) " LIKE ")",
  [MW_QUERY_OVERRIDES] =
      "o.rowid IN (SELECT o.rowid FROM profile m CROSS JOIN profile_override o"
      "  ON o.profile = m.id WHERE m.rowid IN ({profile})"
      " UNION SELECT o.rowid FROM profile_override o"
      "  WHERE o.key IN (SELECT value FROM json_each (#))"
      " UNION SELECT o.rowid FROM profile_override o CROSS JOIN profile m ON m.id = o.profile"
      "  WHERE " MATCHING_VALUES " AND NOT EXISTS (SELECT 1 FROM driver_default d"
      "  WHERE d.driver = m.driver AND d.key = o.key AND d.secret))",
  [MW_QUERY_AGENTS] =
      "a.rowid IN ({agent}"
      " UNION SELECT m.rowid FROM responsibility_agent ra CROSS JOIN agent m ON m.id = ra.agent"
      "  WHERE ra.responsibility " OF_MATCHING_RESPONSIBILITIES
      " UNION SELECT m.rowid FROM responsibility_agent ra CROSS JOIN agent m ON m.id = ra.agent"
      "  WHERE ra.responsibility " OF_MATCHING_PROFILES ")",
  [MW_QUERY_RESPONSIBILITIES] = "(x.rowid IN ({responsibility}) OR x.id " OF_MATCHING_AGENTS
                                " OR x.id " OF_MATCHING_PROFILES ")",
  [MW_QUERY_FROM_LIST] = "(f.address_key " LIKE " OR p.address_key " LIKE
                         " OR p.address_unicode " LIKE " OR p.name_key " LIKE ")",
};

/* While a pattern is written out: each value is bound once. */
typedef struct
{
  GString *sql;
  GPtrArray *values;
  MwCatalogue *catalogue; /* (nullable) */
  const Word *word;
  guint like, phrase, keys; /* the number of what is bound, or 0 */
} Writer;

static void
write_value (Writer *self, guint *number, char *value)
{
  if (*number == 0)
    {
      g_ptr_array_add (self->values, g_steal_pointer (&value));
      *number = self->values->len;
    }
  g_string_append_printf (self->sql, "?%u", *number);
  g_free (value);
}

static void
write_like (Writer *self)
{
  write_value (self, &self->like, dup_like_pattern ("%", self->word->folded));
}

static void
write_own (Writer *self, const char *table)
{
  guint i = 0;

  while (!g_str_equal (OWN[i].table, table))
    i++;
  if (g_utf8_strlen (self->word->folded, -1) >= SHORTEST)
    {
      g_string_append_printf (
          self->sql,
          "SELECT rowid FROM %1$s" MW_SEARCH_INDEX " WHERE %1$s" MW_SEARCH_INDEX " MATCH ", table);
      write_value (self, &self->phrase, dup_phrase (self->word));
      return;
    }
  g_string_append_printf (self->sql, "SELECT r.rowid FROM %s r WHERE ", table);
  for (const char *c = OWN[i].holds; *c; c++)
    if (*c == '$')
      write_like (self);
    else
      g_string_append_c (self->sql, *c);
}

static void
write_pattern (Writer *self, const char *pattern)
{
  for (const char *c = pattern; *c; c++)
    if (*c == '$')
      write_like (self);
    else if (*c == '#')
      write_value (self, &self->keys, dup_keys_named_like (self->catalogue, self->word->folded));
    else if (*c == '{' && g_ascii_isalpha (c[1]))
      {
        const char *end = strchr (c, '}');
        g_autofree char *table = g_strndup (c + 1, (gsize) (end - c - 1));

        write_own (self, table);
        c = end;
      }
    else
      g_string_append_c (self->sql, *c);
}

/* Each word by itself, with something before the first one and between two. */
static void
write_words (GString *sql,
             GPtrArray *values,
             MwCatalogue *catalogue,
             const char *text,
             const char *before,
             const char *pattern)
{
  g_autoptr (GPtrArray) words = split (text);

  for (guint i = 0; i < words->len; i++)
    {
      Writer writer = { sql, values, catalogue, words->pdata[i], 0, 0, 0 };

      g_string_append (sql, before);
      write_pattern (&writer, pattern);
    }
}

void
mw_search_sql_add (GString *sql, GPtrArray *values, MwCatalogue *catalogue, const MwQuery *query)
{
  write_words (sql, values, catalogue, mw_query_get_search (query), " AND ",
               FOUND[mw_query_get_kind (query)]);
}

/* ---- filters ---- */

static void
add_domain (GString *sql, GPtrArray *values, const char *domain)
{
  g_autofree char *folded = mw_name_key (domain);

  g_ptr_array_add (values, dup_like_pattern ("%@%", folded + (*folded == '@')));
  g_string_append_printf (sql,
                          " AND (p.address_key LIKE ?%1$u ESCAPE '\\'"
                          " OR p.address_unicode LIKE ?%1$u ESCAPE '\\')",
                          values->len);
}

void
mw_search_sql_add_profile_filters (GString *sql, GPtrArray *values, const MwQuery *query)
{
  const char *agent = mw_query_get_agent_words (query);
  const char *responsibility = mw_query_get_responsibility_words (query);

  if (mw_query_get_domain (query))
    add_domain (sql, values, mw_query_get_domain (query));
  write_words (sql, values, NULL, mw_query_get_host (query), " AND ", "p.rowid IN (" HOST ")");
  if (agent)
    {
      g_string_append (sql, " AND p.enabled AND NOT p.retired AND p.id IN (SELECT rp.profile"
                            " FROM agent a CROSS JOIN responsibility_agent ra ON ra.agent = a.id"
                            " CROSS JOIN responsibility_profile rp"
                            " ON rp.responsibility = ra.responsibility WHERE 1");
      write_words (sql, values, NULL, agent, " AND ", "a.rowid IN ({agent})");
      g_string_append_c (sql, ')');
    }
  if (responsibility)
    {
      g_string_append (sql, " AND p.id IN (SELECT rp.profile FROM responsibility x"
                            " CROSS JOIN responsibility_profile rp ON rp.responsibility = x.id"
                            " WHERE 1");
      write_words (sql, values, NULL, responsibility, " AND ", "x.rowid IN ({responsibility})");
      g_string_append_c (sql, ')');
    }
}

/* ---- what comes first ---- */

/* What a row is called, and what it is known by besides. The name is quoted: as it is written in an
 * order, mw_name_order_take() puts what names are sorted by in its place. */
static const char *const RANKED[] = {
  [MW_QUERY_PROFILES] = "p.\"name_key\", p.address_key",
  [MW_QUERY_OVERRIDES] = "p.\"name_key\", p.address_key",
  [MW_QUERY_AGENTS] = "mw_key (a.name), a.login_key || ' ' || lower (a.address)",
  [MW_QUERY_RESPONSIBILITIES] = "x.\"name_key\", ''",
  [MW_QUERY_FROM_LIST] = NULL,
};

gboolean
mw_search_sql_add_rank (GString *sql, GPtrArray *values, const MwQuery *query)
{
  const char *ranked = RANKED[mw_query_get_kind (query)];
  const char *search = mw_query_get_search (query);

  if (!ranked || !search || !mw_query_is_in_first_order (query))
    return FALSE;
  g_ptr_array_add (values, mw_name_key (search));
  g_string_append_printf (sql, "mw_search_rank (?%u, %s)", values->len, ranked);
  return TRUE;
}

gboolean
mw_search_sql_reads_names (const MwQuery *query)
{
  return mw_query_get_search (query) || mw_query_get_agent_words (query) ||
         mw_query_get_responsibility_words (query);
}
