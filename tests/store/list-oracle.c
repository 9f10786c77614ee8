/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "list-oracle.h"

#include "list-lines.h"
#include "search-words.h"

#include <mailwright/address.h>
#include <mailwright/name.h>
#include <string.h>

typedef struct
{
  const Model *now;
  const Model *base;
  MwCatalogue *catalogue;
  const MwQuery *query;
  GPtrArray *lines; /* (element-type Line) */
  guint rank;       /* of the line that comes next */
} Oracle;

static void
add_line (Oracle *oracle, char *text, const char *first, const char *second, const char *third)
{
  lines_add (oracle->lines, oracle->rank, text, first, second, third);
}

static const char *
get (Oracle *oracle, const char *table, const char *key, const char *column)
{
  return model_get (oracle->now, table, key, column);
}

static gboolean
has_pair (const Model *model, const char *table, const char *first, const char *second)
{
  g_autofree char *key = g_strconcat (first, "/", second, NULL);

  return model_has (model, table, key);
}

static guint
count_pairs (Oracle *oracle, const char *table, const char *first, const char *second)
{
  g_autoptr (GPtrArray) keys = model_list (oracle->now, table);
  guint n = 0;

  for (guint i = 0; i < keys->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (keys->pdata[i], "/", 2);

      n += (!first || g_str_equal (parts[0], first)) && (!second || g_str_equal (parts[1], second));
    }
  return n;
}

/* ---- what is in effect ---- */

static const char *
own_or_site (Oracle *oracle, const char *profile, const char *key)
{
  const char *driver = get (oracle, "profile", profile, "driver");
  g_autofree char *own = g_strconcat (profile, "/", key, NULL);
  g_autofree char *site = g_strconcat (driver, "/", key, NULL);
  const char *value = get (oracle, "profile_override", own, "value");

  return value ? value : get (oracle, "site_default", site, "value");
}

static const char *
effective (Oracle *oracle, const char *profile, const char *key)
{
  MwDriver *driver =
      mw_catalogue_find (oracle->catalogue, get (oracle, "profile", profile, "driver"));
  const char *value = own_or_site (oracle, profile, key);

  return value ? value : mw_parameter_get_default (mw_driver_find_parameter (driver, key));
}

/* Of the two drivers that ship. */
static char *
incoming_key (Oracle *oracle, const char *profile, const char *what)
{
  gboolean pop3 = strstr (get (oracle, "profile", profile, "driver"), "pop3") != NULL;

  return g_strconcat (pop3 ? "pop3-" : "imap-", what, NULL);
}

static const char *
incoming (Oracle *oracle, const char *profile, const char *what)
{
  g_autofree char *key = incoming_key (oracle, profile, what);

  return effective (oracle, profile, key);
}

static const char *
server_in (Oracle *oracle, const char *profile)
{
  if (g_strcmp0 (effective (oracle, profile, "process-incoming-mail"), "off") == 0)
    return "";
  return incoming (oracle, profile, "server");
}

static const char *
from_address (Oracle *oracle, const char *profile)
{
  const char *value = own_or_site (oracle, profile, "from-address");

  return value && *value ? value : get (oracle, "profile", profile, "address");
}

static const char *
from_name (Oracle *oracle, const char *profile)
{
  const char *value = own_or_site (oracle, profile, "from-display-name");

  return value && *value ? value : get (oracle, "profile", profile, "name");
}

/* ---- what is staged ---- */

static gboolean
row_differs (Oracle *oracle, const char *table, const char *key)
{
  static const char *const COLUMNS[] = { "name",           "login",           "address",
                                         "driver",         "value",           "comment",
                                         "enabled",        "default_profile", "retired",
                                         "response_group", "organisation" };

  if (model_has (oracle->now, table, key) != model_has (oracle->base, table, key))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (COLUMNS); i++)
    if (g_strcmp0 (model_get (oracle->now, table, key, COLUMNS[i]),
                   model_get (oracle->base, table, key, COLUMNS[i])) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
any_differs (Oracle *oracle, const Model *model, const char *table, const char *object)
{
  g_autoptr (GPtrArray) keys = model_list (model, table);

  for (guint i = 0; i < keys->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (keys->pdata[i], "/", 2);

      if (g_str_equal (parts[0], object) && row_differs (oracle, table, keys->pdata[i]))
        return TRUE;
    }
  return FALSE;
}

/* A profile without a value of its own has another one where its driver's site default is another;
 * of one that is retired nobody reads it. */
static gboolean
is_reached (Oracle *oracle, const Model *model, const char *profile)
{
  g_autoptr (GPtrArray) keys = model_list (model, "site_default");
  const char *driver = model_get (oracle->now, "profile", profile, "driver");

  if (g_strcmp0 (model_get (oracle->now, "profile", profile, "retired"), "1") == 0)
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (keys->pdata[i], "/", 2);
      g_autofree char *own = g_strdup_printf ("%s/%s", profile, parts[1]);

      if (g_str_equal (parts[0], driver) && row_differs (oracle, "site_default", keys->pdata[i]) &&
          !model_has (oracle->now, "profile_override", own))
        return TRUE;
    }
  return FALSE;
}

/* With what belongs to it. */
static MwStaged
staged (Oracle *oracle, const char *table, const char *id)
{
  static const char *const MEMBERS[] = { "profile_override", "responsibility_agent",
                                         "responsibility_profile" };

  if (!model_has (oracle->base, table, id))
    return MW_STAGED_NEW;
  if (row_differs (oracle, table, id))
    return MW_STAGED_CHANGED;
  for (guint i = 0; i < G_N_ELEMENTS (MEMBERS); i++)
    if (any_differs (oracle, oracle->now, MEMBERS[i], id) ||
        any_differs (oracle, oracle->base, MEMBERS[i], id))
      return MW_STAGED_CHANGED;
  if (g_str_equal (table, "profile") &&
      (is_reached (oracle, oracle->now, id) || is_reached (oracle, oracle->base, id)))
    return MW_STAGED_CHANGED;
  return MW_STAGED_NO;
}

static MwStaged
membership (Oracle *oracle, const char *table, const char *id)
{
  const char *responsibility = mw_query_get_responsibility (oracle->query);

  return responsibility && !has_pair (oracle->base, table, responsibility, id) ? MW_STAGED_NEW
                                                                               : MW_STAGED_NO;
}

/* ---- search ---- */

static gboolean
is_found (Oracle *oracle, GPtrArray *texts, const char *name, const char *other)
{
  const char *search = mw_query_get_search (oracle->query);

  oracle->rank = words_rank (search, name, other);
  return words_are_found (search, texts);
}

static void
add_fields (Oracle *oracle, GPtrArray *texts, const char *table, const char *key)
{
  static const char *const COLUMNS[] = { "name_key",  "address_key", "address_unicode", "comment",
                                         "login_key", "name",        "address" };

  for (guint i = 0; i < G_N_ELEMENTS (COLUMNS); i++)
    if (get (oracle, table, key, COLUMNS[i]))
      g_ptr_array_add (texts, (gpointer) get (oracle, table, key, COLUMNS[i]));
}

/* What pairs of a table have besides object, which is one half of them. */
static GPtrArray *
list_others (Oracle *oracle, const char *table, const char *object)
{
  g_autoptr (GPtrArray) keys = model_list (oracle->now, table);
  GPtrArray *others = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < keys->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (keys->pdata[i], "/", 2);

      if (g_str_equal (parts[0], object))
        g_ptr_array_add (others, g_strdup (parts[1]));
      else if (g_str_equal (parts[1], object))
        g_ptr_array_add (others, g_strdup (parts[0]));
    }
  return others;
}

/* Of the responsibilities of an object: their own texts, and their members'. */
static void
add_responsibilities (Oracle *oracle,
                      GPtrArray *texts,
                      const char *object,
                      const char *held_by,
                      const char *members,
                      const char *member)
{
  g_autoptr (GPtrArray) ids = list_others (oracle, held_by, object);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GPtrArray) others = list_others (oracle, members, ids->pdata[i]);

      add_fields (oracle, texts, "responsibility", ids->pdata[i]);
      for (guint k = 0; k < others->len; k++)
        add_fields (oracle, texts, member, others->pdata[k]);
    }
}

static gboolean
is_in_use (Oracle *oracle, MwDriver *driver, const char *profile, MwParameter *parameter)
{
  MwDirection direction = mw_parameter_get_direction (parameter);
  const char *key =
      direction == MW_DIRECTION_BOTH ? NULL : mw_driver_get_enabled_key (driver, direction);

  return !key || g_strcmp0 (effective (oracle, profile, key), "off") != 0;
}

/* Texts of its own, and the hosts and addresses that it has from elsewhere; or its servers. */
static void
add_values (Oracle *oracle, GPtrArray *texts, const char *profile, gboolean servers)
{
  MwDriver *driver =
      mw_catalogue_find (oracle->catalogue, get (oracle, "profile", profile, "driver"));
  GListModel *parameters = mw_driver_get_parameters (driver);

  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr (MwParameter) parameter = g_list_model_get_item (parameters, i);
      const char *key = mw_parameter_get_key (parameter);
      MwParameterType type = mw_parameter_get_value_type (parameter);
      g_autofree char *row = g_strconcat (profile, "/", key, NULL);
      const char *own = get (oracle, "profile_override", row, "value");
      const char *value = effective (oracle, profile, key);
      gboolean typed = type <= MW_PARAMETER_HOST || type == MW_PARAMETER_FOLDER ||
                       type == MW_PARAMETER_PATH || type == MW_PARAMETER_FINGERPRINT;
      gboolean inherited = type == MW_PARAMETER_HOST || type == MW_PARAMETER_ADDRESS;

      if (servers ? !g_str_has_suffix (key, "-server") ||
                        !is_in_use (oracle, driver, profile, parameter)
                  : !(own ? typed : inherited && is_in_use (oracle, driver, profile, parameter)))
        continue;
      if (value && (own || !strchr (value, '{')))
        g_ptr_array_add (texts, (gpointer) value);
    }
}

static gboolean
has_domain (Oracle *oracle, const char *id, const char *domain)
{
  const char *key = get (oracle, "profile", id, "address_key");
  const char *unicode = get (oracle, "profile", id, "address_unicode");
  g_autofree char *folded = domain ? mw_name_key (domain + (*domain == '@')) : NULL;

  return !domain || strstr (strchr (key, '@') + 1, folded) ||
         strstr (strchr (unicode, '@') + 1, folded);
}

static gboolean
has_host (Oracle *oracle, const char *id, const char *host)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  add_values (oracle, texts, id, TRUE);
  return !host || words_are_found (host, texts);
}

/* Whether one of the objects that have a profile is found by words. */
static gboolean
has_named (Oracle *oracle, const char *id, const char *table, const char *words)
{
  g_autoptr (GPtrArray) ids = list_others (oracle, "responsibility_profile", id);

  for (guint i = 0; words && i < ids->len; i++)
    {
      g_autoptr (GPtrArray) agents = list_others (oracle, "responsibility_agent", ids->pdata[i]);
      gboolean of_agents = g_str_equal (table, "agent");

      for (guint k = 0; k < (of_agents ? agents->len : 1); k++)
        {
          g_autoptr (GPtrArray) texts = g_ptr_array_new ();

          add_fields (oracle, texts, table, of_agents ? agents->pdata[k] : ids->pdata[i]);
          if (words_are_found (words, texts))
            return TRUE;
        }
    }
  return !words;
}

/* What a profile is found by. */
static GPtrArray *
texts_of_profile (Oracle *oracle, const char *id)
{
  GPtrArray *texts = g_ptr_array_new ();
  MwDriver *driver = mw_catalogue_find (oracle->catalogue, get (oracle, "profile", id, "driver"));

  add_fields (oracle, texts, "profile", id);
  g_ptr_array_add (texts, (gpointer) mw_driver_get_name (driver));
  add_values (oracle, texts, id, FALSE);
  add_responsibilities (oracle, texts, id, "responsibility_profile", "responsibility_agent",
                        "agent");
  return texts;
}

/* The names that its parameter has in any driver. */
static void
add_parameter_names (Oracle *oracle, GPtrArray *texts, const char *key)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (oracle->catalogue)); i++)
    {
      g_autoptr (MwDriver) driver = g_list_model_get_item (G_LIST_MODEL (oracle->catalogue), i);
      MwParameter *parameter = mw_driver_find_parameter (driver, key);

      if (parameter)
        g_ptr_array_add (texts, (gpointer) mw_parameter_get_name (parameter));
    }
}

/* ---- each kind ---- */

static gboolean
sends (Oracle *oracle, const char *profile)
{
  return g_str_equal (get (oracle, "profile", profile, "enabled"), "1") &&
         g_str_equal (get (oracle, "profile", profile, "retired"), "0");
}

static gboolean
share (Oracle *oracle, const char *agent, const char *profile)
{
  g_autoptr (GPtrArray) ids = model_list (oracle->now, "responsibility");

  for (guint i = 0; i < ids->len; i++)
    if (has_pair (oracle->now, "responsibility_agent", ids->pdata[i], agent) &&
        has_pair (oracle->now, "responsibility_profile", ids->pdata[i], profile))
      return TRUE;
  return FALSE;
}

static gboolean
has_state (Oracle *oracle, const char *id, const char *state)
{
  if (g_str_equal (state, "active"))
    return sends (oracle, id);
  if (g_str_equal (state, "retired"))
    return g_str_equal (get (oracle, "profile", id, "retired"), "1");
  return g_str_equal (get (oracle, "profile", id, "enabled"), "0") &&
         g_str_equal (get (oracle, "profile", id, "retired"), "0");
}

static gboolean
is_wanted_profile (Oracle *oracle, const char *id)
{
  const MwQuery *q = oracle->query;
  const char *encryption = mw_query_get_encryption (q);
  g_autoptr (GPtrArray) texts = texts_of_profile (oracle, id);

  if (!has_domain (oracle, id, mw_query_get_domain (q)) ||
      !has_host (oracle, id, mw_query_get_host (q)) ||
      !has_named (oracle, id, "responsibility", mw_query_get_responsibility_words (q)) ||
      (mw_query_get_agent_words (q) && !sends (oracle, id)) ||
      !has_named (oracle, id, "agent", mw_query_get_agent_words (q)))
    return FALSE;
  if (mw_query_get_driver (q) &&
      !g_str_equal (get (oracle, "profile", id, "driver"), mw_query_get_driver (q)))
    return FALSE;
  if (mw_query_get_responsibility (q) &&
      !has_pair (oracle->now, "responsibility_profile", mw_query_get_responsibility (q), id))
    return FALSE;
  if (mw_query_get_agent (q) && !(sends (oracle, id) && share (oracle, mw_query_get_agent (q), id)))
    return FALSE;
  if (encryption && !g_str_equal (incoming (oracle, id, "encryption"), encryption) &&
      !g_str_equal (effective (oracle, id, "smtp-encryption"), encryption))
    return FALSE;
  if (mw_query_get_state (q) && !has_state (oracle, id, mw_query_get_state (q)))
    return FALSE;
  if (mw_query_get_staged_only (q) && staged (oracle, "profile", id) == MW_STAGED_NO)
    return FALSE;
  return is_found (oracle, texts, get (oracle, "profile", id, "name_key"),
                   get (oracle, "profile", id, "address_key"));
}

static const char *
or_none (const char *text)
{
  return text ? text : "none";
}

/* (transfer full) (nullable) */
static char *
sort_of_profile (Oracle *oracle, const char *id)
{
  const char *sort = mw_query_get_sort (oracle->query);
  const char *group = get (oracle, "profile", id, "response_group");

  if (g_strcmp0 (sort, "address") == 0)
    return g_strdup (get (oracle, "profile", id, "address_key"));
  if (g_strcmp0 (sort, "driver") == 0)
    return g_strdup (mw_driver_get_name (
        mw_catalogue_find (oracle->catalogue, get (oracle, "profile", id, "driver"))));
  if (g_strcmp0 (sort, "incoming") == 0)
    return g_strdup (server_in (oracle, id));
  if (g_strcmp0 (sort, "outgoing") == 0)
    return g_strdup (effective (oracle, id, "smtp-server"));
  if (g_strcmp0 (sort, "encryption") == 0)
    return g_strdup_printf ("%s %s", incoming (oracle, id, "encryption"),
                            effective (oracle, id, "smtp-encryption"));
  if (g_strcmp0 (sort, "response-group") == 0)
    return group ? g_strdup (get (oracle, "response_group", group, "name")) : NULL;
  if (g_strcmp0 (sort, "state") == 0)
    return g_strdup (sends (oracle, id) ? "0" : has_state (oracle, id, "retired") ? "2" : "1");
  if (g_strcmp0 (sort, "reachability") == 0)
    return g_strdup ("untested");
  return mw_name_sort_key (get (oracle, "profile", id, "name"));
}

static void
expect_profile (Oracle *oracle, const char *id)
{
  const char *group = get (oracle, "profile", id, "response_group");
  g_autofree char *sort = NULL;
  g_autofree char *name = mw_name_sort_key (get (oracle, "profile", id, "name"));

  if (!is_wanted_profile (oracle, id))
    return;
  sort = sort_of_profile (oracle, id);
  add_line (oracle,
            g_strdup_printf ("%s %s <%s> from %s; %s %s, %s %s; group %s; %u own; staged %d, %d",
                             id, get (oracle, "profile", id, "name"),
                             get (oracle, "profile", id, "address"), from_address (oracle, id),
                             or_none (server_in (oracle, id)), incoming (oracle, id, "encryption"),
                             or_none (effective (oracle, id, "smtp-server")),
                             effective (oracle, id, "smtp-encryption"),
                             or_none (group ? get (oracle, "response_group", group, "name") : NULL),
                             count_pairs (oracle, "profile_override", id, NULL),
                             (int) staged (oracle, "profile", id),
                             (int) membership (oracle, "responsibility_profile", id)),
            sort, name, NULL);
}

static void
expect_override (Oracle *oracle, const char *row)
{
  const MwQuery *q = oracle->query;
  g_auto (GStrv) parts = g_strsplit (row, "/", 2);
  const char *id = parts[0], *sort = mw_query_get_sort (q);
  const char *name = get (oracle, "profile", id, "name_key");
  const char *address = get (oracle, "profile", id, "address_key");
  const char *value = get (oracle, "profile_override", row, "value");
  g_autofree char *sort_key = mw_name_sort_key (get (oracle, "profile", id, "name"));
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  MwStaged mark = !model_has (oracle->base, "profile_override", row) ? MW_STAGED_NEW
                  : row_differs (oracle, "profile_override", row)    ? MW_STAGED_CHANGED
                                                                     : MW_STAGED_NO;

  add_fields (oracle, texts, "profile", id);
  g_ptr_array_add (texts, parts[1]);
  add_parameter_names (oracle, texts, parts[1]);
  if (!strstr (parts[1], "password"))
    g_ptr_array_add (texts, (gpointer) value);
  if ((mw_query_get_driver (q) &&
       !g_str_equal (get (oracle, "profile", id, "driver"), mw_query_get_driver (q))) ||
      (mw_query_get_profile (q) && !g_str_equal (id, mw_query_get_profile (q))) ||
      (mw_query_get_key (q) && !g_str_equal (parts[1], mw_query_get_key (q))) ||
      (mw_query_get_staged_only (q) && mark == MW_STAGED_NO) ||
      !is_found (oracle, texts, name, address))
    return;
  add_line (oracle,
            g_strdup_printf ("%s %s: %s; staged %d", id, parts[1],
                             strstr (parts[1], "password") ? "secret" : value, (int) mark),
            g_strcmp0 (sort, "address") == 0     ? address
            : g_strcmp0 (sort, "parameter") == 0 ? parts[1]
            : g_strcmp0 (sort, "value") == 0     ? value
                                                 : sort_key,
            sort_key, parts[1]);
}

static guint
count_addresses (Oracle *oracle, const char *agent)
{
  g_autoptr (GPtrArray) ids = model_list (oracle->now, "profile");
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    n += sends (oracle, ids->pdata[i]) && share (oracle, agent, ids->pdata[i]);
  return n;
}

static void
expect_agent (Oracle *oracle, const char *id)
{
  const MwQuery *q = oracle->query;
  const char *login = get (oracle, "agent", id, "login_key");
  const char *name = get (oracle, "agent", id, "name"), *sort = mw_query_get_sort (q);
  guint n = count_pairs (oracle, "responsibility_agent", NULL, id);
  g_autofree char *name_key = mw_name_sort_key (*name ? name : get (oracle, "agent", id, "login"));
  g_autofree char *searched = mw_name_key (name);
  g_autofree char *other = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autofree char *address = g_ascii_strdown (get (oracle, "agent", id, "address"), -1);
  g_autofree char *number = g_strdup_printf (
      "%05u", g_strcmp0 (sort, "addresses") == 0 ? count_addresses (oracle, id) : n);

  other = g_strconcat (login, " ", address, NULL);
  add_fields (oracle, texts, "agent", id);
  add_responsibilities (oracle, texts, id, "responsibility_agent", "responsibility_profile",
                        "profile");
  if ((mw_query_get_responsibility (q) &&
       !has_pair (oracle->now, "responsibility_agent", mw_query_get_responsibility (q), id)) ||
      (mw_query_get_profile (q) && !share (oracle, id, mw_query_get_profile (q))) ||
      (mw_query_get_staged_only (q) && staged (oracle, "agent", id) == MW_STAGED_NO) ||
      !is_found (oracle, texts, searched, other))
    return;
  add_line (oracle,
            g_strdup_printf ("%s %s %s; %u responsibilities, %u addresses; staged %d, %d", id,
                             get (oracle, "agent", id, "login"), name, n,
                             count_addresses (oracle, id), (int) staged (oracle, "agent", id),
                             (int) membership (oracle, "responsibility_agent", id)),
            g_strcmp0 (sort, "login") == 0              ? login
            : g_strcmp0 (sort, "address") == 0          ? address
            : g_strcmp0 (sort, "responsibilities") == 0 ? number
            : g_strcmp0 (sort, "addresses") == 0        ? number
                                                        : name_key,
            login, NULL);
}

static void
expect_responsibility (Oracle *oracle, const char *id)
{
  const MwQuery *q = oracle->query;
  const char *name = get (oracle, "responsibility", id, "name_key");
  g_autofree char *sort_key = mw_name_sort_key (get (oracle, "responsibility", id, "name"));
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (GPtrArray) agents = list_others (oracle, "responsibility_agent", id);
  g_autoptr (GPtrArray) profiles = list_others (oracle, "responsibility_profile", id);

  add_fields (oracle, texts, "responsibility", id);
  for (guint i = 0; i < agents->len; i++)
    add_fields (oracle, texts, "agent", agents->pdata[i]);
  for (guint i = 0; i < profiles->len; i++)
    add_fields (oracle, texts, "profile", profiles->pdata[i]);
  if ((mw_query_get_agent (q) &&
       !has_pair (oracle->now, "responsibility_agent", id, mw_query_get_agent (q))) ||
      (mw_query_get_profile (q) &&
       !has_pair (oracle->now, "responsibility_profile", id, mw_query_get_profile (q))) ||
      (mw_query_get_staged_only (q) && staged (oracle, "responsibility", id) == MW_STAGED_NO) ||
      !is_found (oracle, texts, name, ""))
    return;
  add_line (oracle,
            g_strdup_printf ("%s %s; %u agents, %u profiles; staged %d", id,
                             get (oracle, "responsibility", id, "name"),
                             count_pairs (oracle, "responsibility_agent", id, NULL),
                             count_pairs (oracle, "responsibility_profile", id, NULL),
                             (int) staged (oracle, "responsibility", id)),
            sort_key, NULL, NULL);
}

/* The agent's default first, then by address. */
static void
expect_sender (Oracle *oracle, const char *id)
{
  const char *agent = mw_query_get_agent (oracle->query);
  const char *address = from_address (oracle, id);
  g_autoptr (MwAddress) parsed = mw_address_parse (address, NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  g_ptr_array_add (texts, parsed->key);
  g_ptr_array_add (texts, (gpointer) get (oracle, "profile", id, "address_key"));
  g_ptr_array_add (texts, (gpointer) get (oracle, "profile", id, "address_unicode"));
  g_ptr_array_add (texts, (gpointer) get (oracle, "profile", id, "name_key"));
  if (!sends (oracle, id) || !share (oracle, agent, id) || !is_found (oracle, texts, "", ""))
    return;
  add_line (oracle, g_strdup_printf ("%s %s <%s>", id, from_name (oracle, id), address),
            g_strcmp0 (get (oracle, "agent", agent, "default_profile"), id) == 0 ? "0" : "1",
            parsed->key, id);
}

static const struct
{
  const char *table;
  void (*func) (Oracle *oracle, const char *key);
} KINDS[] = {
  [MW_QUERY_PROFILES] = { "profile", expect_profile },
  [MW_QUERY_OVERRIDES] = { "profile_override", expect_override },
  [MW_QUERY_AGENTS] = { "agent", expect_agent },
  [MW_QUERY_RESPONSIBILITIES] = { "responsibility", expect_responsibility },
  [MW_QUERY_FROM_LIST] = { "profile", expect_sender },
};

GPtrArray *
list_oracle_expect (const Model *now,
                    const Model *base,
                    MwCatalogue *catalogue,
                    const MwQuery *query)
{
  g_autoptr (GPtrArray) lines = lines_new ();
  Oracle oracle = { now, base, catalogue, query, lines, 0 };
  MwQueryKind kind = mw_query_get_kind (query);
  g_autoptr (GPtrArray) keys = model_list (now, KINDS[kind].table);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < keys->len; i++)
    KINDS[kind].func (&oracle, keys->pdata[i]);
  lines_sort (lines, query);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (texts, g_steal_pointer (&((Line *) lines->pdata[i])->text));
  return texts;
}
