/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Effective values and where they come from, and what a protocol makes of them. */

#include "drivers.h"

#include <string.h>

#define IMAP "internet-smtp-imap"

static const struct
{
  const char *key;
  const char *site_default; /* NULL: none is set */
  const char *override;     /* NULL: none is set */
  const char *value;
  MwOrigin origin;
  const char *inherited;
} EFFECTIVE[] = {
  { "polling-interval", NULL, NULL, "30", MW_ORIGIN_DRIVER_DEFAULT, "30" },
  { "polling-interval", "60", NULL, "60", MW_ORIGIN_SITE_DEFAULT, "60" },
  { "polling-interval", "60", "90", "90", MW_ORIGIN_OVERRIDE, "60" },
  { "polling-interval", NULL, "90", "90", MW_ORIGIN_OVERRIDE, "30" },
  /* An override that says the same is still the profile's own. */
  { "polling-interval", NULL, "30", "30", MW_ORIGIN_OVERRIDE, "30" },
  { "smtp-server", NULL, NULL, NULL, MW_ORIGIN_NONE, NULL },
  { "smtp-server", "mail.example.org", NULL, "mail.example.org", MW_ORIGIN_SITE_DEFAULT,
    "mail.example.org" },
  { "smtp-server", NULL, "own.example.org", "own.example.org", MW_ORIGIN_OVERRIDE, NULL },
  { "smtp-port", NULL, NULL, "465", MW_ORIGIN_FOLLOWS, "465" },
  { "smtp-port", "2525", NULL, "2525", MW_ORIGIN_SITE_DEFAULT, "2525" },
  { "smtp-port", "2525", "26", "26", MW_ORIGIN_OVERRIDE, "2525" },
  { "smtp-account-name", NULL, NULL, "Support@example.org", MW_ORIGIN_DRIVER_DEFAULT,
    "Support@example.org" },
  /* Empty is a value: no login. */
  { "smtp-account-name", NULL, "", "", MW_ORIGIN_OVERRIDE, "Support@example.org" },
  { "smtp-account-name", "{localpart}", NULL, "Support", MW_ORIGIN_SITE_DEFAULT, "Support" },
  { "smtp-account-name", NULL, "{localpart}", "Support", MW_ORIGIN_OVERRIDE,
    "Support@example.org" },
  { "incoming-folder", NULL, NULL, "/var/spool/mailwright/Support@example.org/incoming",
    MW_ORIGIN_DRIVER_DEFAULT, "/var/spool/mailwright/Support@example.org/incoming" },
};

static void
test_effective (void)
{
  g_autoptr (MwDriver) driver = drivers_load_shipped (IMAP);

  for (guint i = 0; i < G_N_ELEMENTS (EFFECTIVE); i++)
    {
      g_autoptr (MwSheet) sheet = mw_sheet_new (driver, "Support@example.org");
      MwValue *value = mw_sheet_find (sheet, EFFECTIVE[i].key);

      g_test_message ("%u: %s", i, EFFECTIVE[i].key);
      mw_sheet_set_site_default (sheet, EFFECTIVE[i].key, EFFECTIVE[i].site_default);
      mw_sheet_set_override (sheet, EFFECTIVE[i].key, EFFECTIVE[i].override);
      g_assert_cmpstr (mw_sheet_get (sheet, EFFECTIVE[i].key), ==, EFFECTIVE[i].value);
      g_assert_cmpint (mw_value_get_origin (value), ==, EFFECTIVE[i].origin);
      g_assert_cmpstr (mw_value_get_own (value), ==, EFFECTIVE[i].override);
      g_assert_cmpstr (mw_value_get_inherited (value), ==, EFFECTIVE[i].inherited);
    }
}

static void
test_origin_words (void)
{
  g_assert_cmpstr (mw_origin_to_string (MW_ORIGIN_NONE), ==, "none");
  g_assert_cmpstr (mw_origin_to_string (MW_ORIGIN_DRIVER_DEFAULT), ==, "driver-default");
  g_assert_cmpstr (mw_origin_to_string (MW_ORIGIN_FOLLOWS), ==, "follows");
  g_assert_cmpstr (mw_origin_to_string (MW_ORIGIN_SITE_DEFAULT), ==, "site-default");
  g_assert_cmpstr (mw_origin_to_string (MW_ORIGIN_OVERRIDE), ==, "override");
}

/* On a driver's own sheet the site default is what is set, and the address is nobody's. */
static void
test_site_sheet (void)
{
  g_autoptr (MwDriver) driver = drivers_load_shipped (IMAP);
  g_autoptr (MwSheet) sheet = mw_sheet_new (driver, NULL);
  MwValue *value = mw_sheet_find (sheet, "polling-interval");

  mw_sheet_set_site_default (sheet, "polling-interval", "60");
  g_assert_cmpstr (mw_value_get_own (value), ==, "60");
  g_assert_cmpstr (mw_value_get_inherited (value), ==, "30");
  g_assert_cmpint (mw_value_get_origin (value), ==, MW_ORIGIN_SITE_DEFAULT);
  g_assert_cmpstr (mw_sheet_get (sheet, "from-address"), ==, "{address}");
  g_assert_cmpstr (mw_value_get_text (mw_sheet_find (sheet, "from-address")), ==,
                   "The profile’s address");
  g_assert_cmpuint (mw_sheet_count_needed (sheet), ==, 0);
}

static void
test_address_changes (void)
{
  g_autoptr (MwDriver) driver = drivers_load_shipped (IMAP);
  g_autoptr (MwSheet) sheet = mw_sheet_new (driver, "a@example.org");

  mw_sheet_set_address (sheet, "b@example.org");
  g_assert_cmpstr (mw_sheet_get (sheet, "imap-account-name"), ==, "b@example.org");
  g_assert_cmpstr (mw_sheet_get (sheet, "failed-folder"), ==,
                   "/var/spool/mailwright/b@example.org/failed");
}

/* No two addresses share a folder, and none leaves the root. */
static void
test_address_in_a_path (void)
{
  g_autoptr (MwDriver) driver = drivers_load_shipped (IMAP);
  g_autoptr (MwSheet) slash = mw_sheet_new (driver, "../../etc/x@example.org");
  g_autoptr (MwSheet) escaped = mw_sheet_new (driver, "..%2F..%2Fetc%2Fx@example.org");
  const char *folder = mw_sheet_get (slash, "incoming-folder");

  g_assert_null (strstr (folder, "/../"));
  g_assert_cmpstr (folder, !=, mw_sheet_get (escaped, "incoming-folder"));
}

static void
test_needed (void)
{
  g_autoptr (MwDriver) driver = drivers_load_shipped (IMAP);
  g_autoptr (MwSheet) sheet = mw_sheet_new (driver, "a@example.org");

  g_assert_cmpuint (mw_sheet_count_needed (sheet), ==, 3);
  mw_sheet_set_site_default (sheet, "smtp-server", "mail.example.org");
  g_assert_cmpuint (mw_sheet_count_needed (sheet), ==, 2);
  g_assert_false (mw_value_get_needed (mw_sheet_find (sheet, "smtp-server")));
  g_assert_true (mw_value_get_needed (mw_sheet_find (sheet, "imap-server")));
  mw_sheet_set_override (sheet, "process-incoming-mail", "off");
  g_assert_false (mw_sheet_direction_in_use (sheet, MW_DIRECTION_IN));
  g_assert_true (mw_sheet_direction_in_use (sheet, MW_DIRECTION_OUT));
  g_assert_true (mw_sheet_direction_in_use (sheet, MW_DIRECTION_BOTH));
  g_assert_cmpuint (mw_sheet_count_needed (sheet), ==, 0);
}

static void
on_notify (MwValue *value, GParamSpec *pspec, GHashTable *notified)
{
  g_hash_table_add (notified, g_strconcat (mw_value_get_key (value), " ", pspec->name, NULL));
}

/* A whole new state takes over, and whoever listens hears of what differs and of nothing else. */
static void
test_replace (void)
{
  g_autoptr (MwDriver) driver = drivers_load_shipped (IMAP);
  g_autoptr (MwSheet) sheet = mw_sheet_new (driver, "a@example.org");
  g_autoptr (GHashTable) notified = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) site = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) own = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) live = g_hash_table_new (g_str_hash, g_str_equal);
  MwValue *value = mw_sheet_find (sheet, "smtp-encryption");

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sheet)); i++)
    {
      g_autoptr (MwValue) each = g_list_model_get_item (G_LIST_MODEL (sheet), i);

      g_signal_connect (each, "notify", G_CALLBACK (on_notify), notified);
    }
  g_hash_table_insert (own, (char *) "smtp-encryption", (char *) "starttls");
  g_hash_table_insert (live, (char *) "smtp-encryption", NULL);
  mw_sheet_replace (sheet, site, own, live);
  g_assert_cmpstr (mw_value_get_value (value), ==, "starttls");
  g_assert_cmpint (mw_value_get_staged (value), !=, MW_STAGED_NO);
  g_assert_cmpstr (mw_sheet_get (sheet, "smtp-port"), ==, "587");
  g_assert_true (g_hash_table_contains (notified, "smtp-encryption value"));
  g_assert_true (g_hash_table_contains (notified, "smtp-port value"));
  g_assert_false (g_hash_table_contains (notified, "smtp-port origin"));
  g_assert_false (g_hash_table_contains (notified, "imap-port value"));
  g_hash_table_remove_all (notified);
  mw_sheet_replace (sheet, site, own, live);
  g_assert_cmpuint (g_hash_table_size (notified), ==, 0);
  mw_sheet_replace (sheet, NULL, NULL, NULL);
  g_assert_cmpint (mw_value_get_origin (value), ==, MW_ORIGIN_DRIVER_DEFAULT);
  g_assert_cmpint (mw_value_get_staged (value), ==, MW_STAGED_NO);
}

/* ---- protocols ---- */

static MwProtocol *
find_protocol (MwDriver *driver, const char *id)
{
  GListModel *protocols = mw_driver_get_protocols (driver);

  for (guint i = 0; i < g_list_model_get_n_items (protocols); i++)
    {
      g_autoptr (MwProtocol) protocol = g_list_model_get_item (protocols, i);

      if (g_str_equal (mw_protocol_get_id (protocol), id))
        return protocol;
    }
  g_assert_not_reached ();
}

static const struct
{
  const char *driver;
  const char *protocol;
  const char *encryption;
  const char *port;
} PORTS[] = {
  { IMAP, "smtp", "tls", "465" },
  { IMAP, "smtp", "starttls", "587" },
  { IMAP, "smtp", "none", "25" },
  { IMAP, "smtp-backup", "tls", "465" },
  { IMAP, "smtp-backup", "starttls", "587" },
  { IMAP, "smtp-backup", "none", "25" },
  { IMAP, "imap", "tls", "993" },
  { IMAP, "imap", "starttls", "143" },
  { IMAP, "imap", "none", "143" },
  { "internet-smtp-pop3", "pop3", "tls", "995" },
  { "internet-smtp-pop3", "pop3", "starttls", "110" },
  { "internet-smtp-pop3", "pop3", "none", "110" },
};

static void
test_port_follows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (PORTS); i++)
    {
      g_autoptr (MwDriver) driver = drivers_load_shipped (PORTS[i].driver);
      g_autoptr (MwSheet) sheet = mw_sheet_new (driver, "a@example.org");
      MwProtocol *protocol = find_protocol (driver, PORTS[i].protocol);
      const char *port = mw_protocol_get_key (protocol, "port");

      g_test_message ("%s %s", PORTS[i].protocol, PORTS[i].encryption);
      mw_sheet_set_override (sheet, mw_protocol_get_key (protocol, "encryption"),
                             PORTS[i].encryption);
      g_assert_cmpstr (mw_sheet_get (sheet, port), ==, PORTS[i].port);
      g_assert_cmpint (mw_value_get_origin (mw_sheet_find (sheet, port)), ==, MW_ORIGIN_FOLLOWS);
      g_assert_cmpstr (mw_encryption_to_string (mw_protocol_get_encryption (protocol, sheet, NULL)),
                       ==, PORTS[i].encryption);
      /* Set by hand, it stays. */
      mw_sheet_set_override (sheet, port, "2525");
      mw_sheet_set_override (sheet, mw_protocol_get_key (protocol, "encryption"), "tls");
      g_assert_cmpstr (mw_sheet_get (sheet, port), ==, "2525");
    }
}

static const struct
{
  const char *ssl;
  const char *tls;
  MwEncryption encryption;
  gboolean contradicts;
  const char *port;
} SWITCHES[] = {
  { "off", "off", MW_ENCRYPTION_NONE, FALSE, "25" },
  { "off", "on", MW_ENCRYPTION_STARTTLS, FALSE, "587" },
  { "on", "off", MW_ENCRYPTION_TLS, FALSE, "465" },
  { "on", "on", MW_ENCRYPTION_TLS, TRUE, "465" },
};

static void
test_two_switches (void)
{
  g_autoptr (MwDriver) driver = drivers_load_text (TWO_SWITCHES_DRIVER);
  MwProtocol *protocol = mw_driver_find_protocol (driver, MW_DIRECTION_OUT);

  for (guint i = 0; i < G_N_ELEMENTS (SWITCHES); i++)
    {
      g_autoptr (MwSheet) sheet = mw_sheet_new (driver, "a@example.org");
      gboolean contradicts = !SWITCHES[i].contradicts;

      mw_sheet_set_override (sheet, "use-ssl", SWITCHES[i].ssl);
      mw_sheet_set_override (sheet, "use-tls", SWITCHES[i].tls);
      g_assert_cmpint (mw_protocol_get_encryption (protocol, sheet, &contradicts), ==,
                       SWITCHES[i].encryption);
      g_assert_cmpint (contradicts, ==, SWITCHES[i].contradicts);
      g_assert_cmpstr (mw_sheet_get (sheet, "port"), ==, SWITCHES[i].port);
    }
}

/* Wherever it starts from, what is planned never leaves the two switches contradicting. */
static void
test_plan (void)
{
  g_autoptr (MwDriver) driver = drivers_load_text (TWO_SWITCHES_DRIVER);
  MwProtocol *protocol = mw_driver_find_protocol (driver, MW_DIRECTION_OUT);

  for (guint i = 0; i < G_N_ELEMENTS (SWITCHES); i++)
    for (MwEncryption wanted = MW_ENCRYPTION_NONE; wanted < MW_N_ENCRYPTIONS; wanted++)
      {
        g_autoptr (MwSheet) sheet = mw_sheet_new (driver, "a@example.org");
        g_autoptr (GHashTable) changes = NULL;
        g_autoptr (GHashTable) more = NULL;
        GHashTableIter iter;
        gpointer key, value;
        gboolean contradicts = TRUE;

        mw_sheet_set_override (sheet, "use-ssl", SWITCHES[i].ssl);
        mw_sheet_set_override (sheet, "use-tls", SWITCHES[i].tls);
        changes = mw_sheet_plan_encryption (sheet, protocol, wanted);
        g_hash_table_iter_init (&iter, changes);
        while (g_hash_table_iter_next (&iter, &key, &value))
          mw_sheet_set_override (sheet, key, value);
        g_assert_cmpint (mw_protocol_get_encryption (protocol, sheet, &contradicts), ==, wanted);
        g_assert_false (contradicts);
        /* It is so now: nothing is left to do, and what is inherited is not set again. */
        more = mw_sheet_plan_encryption (sheet, protocol, wanted);
        g_assert_cmpuint (g_hash_table_size (more), ==, 0);
        if (wanted == MW_ENCRYPTION_STARTTLS)
          g_assert_null (mw_value_get_own (mw_sheet_find (sheet, "use-tls")));
      }
}

static void
test_protocols (void)
{
  g_autoptr (MwDriver) driver = drivers_load_shipped (IMAP);
  GListModel *protocols = mw_driver_get_protocols (driver);
  g_autoptr (MwProtocol) first = g_list_model_get_item (protocols, 0);

  g_assert_cmpuint (g_list_model_get_n_items (protocols), ==, 3);
  g_assert_cmpstr (mw_protocol_get_id (first), ==, "imap");
  g_assert_cmpint (mw_protocol_get_direction (first), ==, MW_DIRECTION_IN);
  g_assert_cmpstr (mw_protocol_get_key (first, "password"), ==, "mail-password");
  g_assert_null (mw_protocol_get_key (first, "starttls"));
  g_assert_cmpstr (mw_protocol_get_id (mw_driver_find_protocol (driver, MW_DIRECTION_OUT)), ==,
                   "smtp");
  g_assert_cmpstr (mw_driver_get_enabled_key (driver, MW_DIRECTION_IN), ==,
                   "process-incoming-mail");
  g_assert_null (mw_driver_get_enabled_key (driver, MW_DIRECTION_OUT));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/sheet/effective", test_effective);
  g_test_add_func ("/core/sheet/origin-words", test_origin_words);
  g_test_add_func ("/core/sheet/site", test_site_sheet);
  g_test_add_func ("/core/sheet/address-changes", test_address_changes);
  g_test_add_func ("/core/sheet/address-in-a-path", test_address_in_a_path);
  g_test_add_func ("/core/sheet/needed", test_needed);
  g_test_add_func ("/core/sheet/replace", test_replace);
  g_test_add_func ("/core/protocol/port-follows", test_port_follows);
  g_test_add_func ("/core/protocol/two-switches", test_two_switches);
  g_test_add_func ("/core/protocol/plan", test_plan);
  g_test_add_func ("/core/protocol/roles", test_protocols);
  return g_test_run ();
}
