/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* generate LIVE-DATABASE PROFILES OVERRIDES AGENTS RESPONSIBILITIES
 *
 * Fills a new live database with an organisation of that size, as its revision 1: the same one each
 * time. The rows are written straight into the tables, for the sake of time, but every key is made
 * by the functions that the program itself uses, and the revision holds the operations that made
 * it. */

#include "store/senders/live-senders.h"
#include "store/revisions/revisions.h"
#include "store/lists/rows.h"
#include "store/operations/state.h"
#include "store/store.h"
#include "store/changes/words.h"

#include <mailwright/address.h>
#include <mailwright/name.h>
#include <stdio.h>
#include <stdlib.h>

#define IMAP "internet-smtp-imap"
#define POP3 "internet-smtp-pop3"

typedef struct
{
  sqlite3 *db;
  GRand *random;
  guint n_profiles, n_overrides, n_agents, n_responsibilities;
} Plan;

typedef struct
{
  MwWords *words;
  GPtrArray *operations; /* (element-type MwOperation) */
} Revision;

static const char *const TEAMS[] = { "Support",  "Sales",   "Billing", "Returns",  "Orders",
                                     "Warranty", "Press",   "Jobs",    "Security", "Events",
                                     "Export",   "Import",  "Legal",   "Spares",   "Training",
                                     "Rentals",  "Repairs", "Travel",  "Claims",   "Partners" };
static const char *const PLACES[] = { "Aarhus", "Berlin", "Bergen",  "Bilbao",  "Bologna",
                                      "Brno",   "Dublin", "Gdańsk",  "Genève",  "Graz",
                                      "Lisboa", "Lyon",   "Malmö",   "München", "Nantes",
                                      "Porto",  "Riga",   "Tampere", "Utrecht", "Wien" };
static const char *const DOMAINS[] = { "example.org",     "example.de",      "example.fr",
                                       "example.net",     "mail.example",    "post.example.org",
                                       "münchen.example", "service.example", "shop.example" };
static const char *const GIVEN[] = { "Anna",  "Bo",   "Chris", "Dilara", "Émile", "Farah",
                                     "Greta", "Hugo", "Ines",  "Jan",    "Kaja",  "Luca" };
static const char *const FAMILY[] = { "Larsen", "Nilsson", "Okafor", "Yılmaz", "Durand", "Haddad",
                                      "Huber",  "Costa",   "Novák",  "Kowal",  "Rossi",  "Berg" };

/* What profiles have of their own. The first is in every profile: nothing is sent without it. */
static const struct
{
  const char *key; /* with %s in it: of the driver's incoming protocol */
  const char *const values[5];
} PARAMETERS[] = {
  { "mail-password", { NULL } },
  { "%s-server", { "imap.example.org", "mail.example.de", "mx1.example.net", "in.example.fr" } },
  { "smtp-server",
    { "smtp.example.org", "relay.example.de", "out.example.net", "smtp.example.fr" } },
  { "from-display-name", { "Customer Service", "Service Desk", "Kundendienst", "Après-vente" } },
  { "polling-interval", { "60", "120", "300", "600" } },
  { "smtp-encryption", { "tls", "starttls" } },
  { "max-message-size", { "10", "25", "50", "100" } },
  { "%s-encryption", { "tls", "starttls" } },
};

static void
stop (GError *error)
{
  fprintf (stderr, "generate: %s\n", error ? error->message : "failed");
  exit (1);
}

static void
add_row (MwStatement *statement)
{
  GError *error = NULL;

  if (!mw_database_step (statement, NULL, &error))
    stop (error);
  sqlite3_reset (statement);
}

static MwStatement *
insertion (Plan *plan, const char *sql)
{
  GError *error = NULL;
  MwStatement *statement = mw_database_prepare (plan->db, &error, sql, 0);

  if (!statement)
    stop (error);
  return statement;
}

static void
bind (MwStatement *statement, int column, const char *text)
{
  sqlite3_bind_text (statement, column, text, -1, SQLITE_TRANSIENT);
}

/* A version 4 UUID that says what it is of: the same in each run, and unlike any other. */
static char *
make_id (guint table, guint number)
{
  return g_strdup_printf ("%08x-%04x-4000-8000-%012x", number * 2654435761u, table, number);
}

static gboolean
is_pop3 (guint i)
{
  return i % 10 == 7;
}

static void
add_profiles (Plan *plan)
{
  g_autoptr (MwStatement) profile =
      insertion (plan, "INSERT INTO profile (id, name, name_key, address, address_key,"
                       " address_unicode, driver, comment, enabled)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");

  for (guint i = 0; i < plan->n_profiles; i++)
    {
      const char *team = TEAMS[i % G_N_ELEMENTS (TEAMS)];
      const char *place = PLACES[(i / G_N_ELEMENTS (TEAMS)) % G_N_ELEMENTS (PLACES)];
      guint desk = i / (guint) (G_N_ELEMENTS (TEAMS) * G_N_ELEMENTS (PLACES)) + 1;
      const char *domain = DOMAINS[g_rand_int_range (plan->random, 0, G_N_ELEMENTS (DOMAINS))];
      g_autofree char *id = make_id (1, i);
      g_autofree char *name = g_strdup_printf ("%s %s %u", team, place, desk);
      g_autofree char *key = mw_name_key (name);
      g_autofree char *local = g_str_to_ascii (place, "C");
      g_autofree char *text = g_strdup_printf ("%s.%s.%u@%s", team, local, desk, domain);
      g_autoptr (GError) error = NULL;
      g_autoptr (MwAddress) address = NULL;

      text[0] = g_ascii_tolower (text[0]);
      address = mw_address_parse (text, &error);
      if (!address)
        stop (error);
      bind (profile, 1, id);
      bind (profile, 2, name);
      bind (profile, 3, key);
      bind (profile, 4, address->text);
      bind (profile, 5, address->key);
      bind (profile, 6, address->unicode);
      bind (profile, 7, is_pop3 (i) ? POP3 : IMAP);
      bind (profile, 8, i % 50 ? "" : "Answered by the duty desk at night");
      sqlite3_bind_int (profile, 9, i % 40 != 39);
      add_row (profile);
    }
}

static void
add_overrides (Plan *plan)
{
  g_autoptr (MwStatement) override =
      insertion (plan, "INSERT INTO profile_override (profile, key, value) VALUES (?1, ?2, ?3)");
  guint each = plan->n_profiles ? plan->n_overrides / plan->n_profiles : 0;

  for (guint i = 0; i < plan->n_profiles; i++)
    {
      guint shift = (guint) g_rand_int_range (plan->random, 0, G_N_ELEMENTS (PARAMETERS) - 1);
      g_autofree char *id = make_id (1, i);

      for (guint k = 0; k < MIN (each, G_N_ELEMENTS (PARAMETERS)); k++)
        {
          guint which = k ? 1 + (shift + k) % (guint) (G_N_ELEMENTS (PARAMETERS) - 1) : 0;
          const char *const *values = PARAMETERS[which].values;
          guint n = 0;
          g_auto (GStrv) parts = g_strsplit (PARAMETERS[which].key, "%s", 2);
          g_autofree char *key =
              g_strconcat (parts[0], parts[1] ? (is_pop3 (i) ? "pop3" : "imap") : "",
                           parts[1] ? parts[1] : "", NULL);
          g_autofree char *secret = make_id (2, i);

          while (n < 5 && values[n])
            n++;
          bind (override, 1, id);
          bind (override, 2, key);
          bind (override, 3, n ? values[g_rand_int_range (plan->random, 0, (int) n)] : secret);
          add_row (override);
        }
    }
}

static void
add_site_defaults (Plan *plan)
{
  static const char *const DEFAULTS[][3] = { { IMAP, "imap-server", "mail.example.org" },
                                             { IMAP, "smtp-server", "mail.example.org" },
                                             { POP3, "pop3-server", "mail.example.org" },
                                             { POP3, "smtp-server", "mail.example.org" } };
  g_autoptr (MwStatement) value =
      insertion (plan, "INSERT INTO site_default (driver, key, value) VALUES (?1, ?2, ?3)");

  for (guint i = 0; plan->n_profiles && i < G_N_ELEMENTS (DEFAULTS); i++)
    {
      for (int k = 0; k < 3; k++)
        bind (value, k + 1, DEFAULTS[i][k]);
      add_row (value);
    }
}

static void
add_agents (Plan *plan)
{
  g_autoptr (MwStatement) agent =
      insertion (plan, "INSERT INTO agent (id, login, login_key, name, address)"
                       " VALUES (?1, ?2, ?3, ?4, ?5)");

  for (guint i = 0; i < plan->n_agents; i++)
    {
      const char *given = GIVEN[i % G_N_ELEMENTS (GIVEN)];
      const char *family = FAMILY[(i / G_N_ELEMENTS (GIVEN)) % G_N_ELEMENTS (FAMILY)];
      g_autofree char *id = make_id (3, i);
      g_autofree char *plain = g_str_to_ascii (given, "C");
      g_autofree char *login = g_strdup_printf ("%s%u", plain, i);
      g_autofree char *key = mw_name_key (login);
      g_autofree char *name = g_strdup_printf ("%s %s", given, family);
      g_autofree char *address = g_strdup_printf ("%s@example.org", key);

      bind (agent, 1, id);
      bind (agent, 2, key);
      bind (agent, 3, key);
      bind (agent, 4, name);
      bind (agent, 5, address);
      add_row (agent);
    }
}

static void
add_member (MwStatement *member, const char *responsibility, guint table, guint number)
{
  g_autofree char *id = make_id (table, number);

  bind (member, 1, responsibility);
  bind (member, 2, id);
  add_row (member);
}

/* A team answers from the mailboxes that lie beside one another. */
static void
add_responsibilities (Plan *plan)
{
  g_autoptr (MwStatement) responsibility =
      insertion (plan, "INSERT INTO responsibility (id, name, name_key) VALUES (?1, ?2, ?3)");
  g_autoptr (MwStatement) agent =
      insertion (plan, "INSERT INTO responsibility_agent VALUES (?1, ?2)");
  g_autoptr (MwStatement) profile =
      insertion (plan, "INSERT INTO responsibility_profile VALUES (?1, ?2)");
  guint n = plan->n_responsibilities;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = make_id (4, i);
      g_autofree char *name = g_strdup_printf ("Team %s %u", PLACES[i % G_N_ELEMENTS (PLACES)], i);
      g_autofree char *key = mw_name_key (name);

      bind (responsibility, 1, id);
      bind (responsibility, 2, name);
      bind (responsibility, 3, key);
      add_row (responsibility);
      for (guint k = 0; k < MIN (plan->n_agents, 8); k++)
        add_member (agent, id, 3, (i * 5 + k) % plan->n_agents);
      for (guint k = plan->n_profiles / n * i; k < plan->n_profiles / n * (i + 1); k++)
        add_member (profile, id, 1, k);
    }
}

static gboolean
add_operation (MwOperation *operation, gpointer user_data, GError **error)
{
  Revision *revision = user_data;

  g_ptr_array_add (revision->operations,
                   mw_words_make_operation (revision->words, mw_operation_get_fields (operation)));
  return TRUE;
}

/* What is in the tables, as the operations that a submit of it would have brought. */
static gboolean
add_revision (Plan *plan, MwCatalogue *catalogue, GError **error)
{
  g_autoptr (GPtrArray) operations =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mw_operation_unref);
  g_autoptr (MwWords) words = mw_words_new (plan->db, catalogue, FALSE);
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 1, 1, 0, 0, 0);
  g_autofree char *id = make_id (6, 1), *token = make_id (5, 1);
  Revision revision = { words, operations };
  MwRevisionFields fields = {
    .predecessor = "",
    .author = "generate",
    .time = time,
    .comment = "A large organisation",
  };

  if (!mw_state_read (plan->db, add_operation, &revision, NULL, error))
    return FALSE;
  mw_revision_id_init (&fields.id, 1, id);
  fields.n_changes = operations->len;
  return mw_revisions_add (plan->db, &fields, token, operations, error);
}

static gboolean
fill (sqlite3 *db, Plan *plan, MwCatalogue *catalogue, GError **error)
{
  if (!mw_database_exec (db, "PRAGMA cache_size = -400000; BEGIN IMMEDIATE", error))
    return FALSE;
  add_profiles (plan);
  add_overrides (plan);
  add_site_defaults (plan);
  add_agents (plan);
  add_responsibilities (plan);
  return mw_live_senders_make (db, catalogue, error) && add_revision (plan, catalogue, error) &&
         mw_database_exec (db, "COMMIT; ANALYZE; PRAGMA wal_checkpoint (TRUNCATE)", error);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MwLive) live = NULL;
  g_autoptr (MwCatalogue) catalogue = mw_catalogue_new_default ();
  Plan plan = { NULL, NULL, 0, 0, 0, 0 };

  if (argc != 6)
    {
      fprintf (stderr, "generate LIVE-DATABASE PROFILES OVERRIDES AGENTS RESPONSIBILITIES\n");
      return 2;
    }
  plan.n_profiles = (guint) strtoul (argv[2], NULL, 10);
  plan.n_overrides = (guint) strtoul (argv[3], NULL, 10);
  plan.n_agents = (guint) strtoul (argv[4], NULL, 10);
  plan.n_responsibilities = (guint) strtoul (argv[5], NULL, 10);
  live = mw_sqlite_live_open (argv[1], TRUE, NULL, &error);
  if (!live)
    stop (error);
  plan.db = mw_database_open (argv[1], argv[1], &error);
  if (!plan.db || !mw_database_configure (plan.db, &error))
    stop (error);
  plan.random = g_rand_new_with_seed (1);
  if (plan.n_profiles && !fill (plan.db, &plan, catalogue, &error))
    stop (error);
  g_rand_free (plan.random);
  mw_database_close (plan.db);
  return 0;
}
