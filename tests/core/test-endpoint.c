/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What a connection test connects to, and when an older result no longer says anything. */

#include "drivers.h"

#define IMAP "internet-smtp-imap"
#define POP3 "internet-smtp-pop3"
#define PIN "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

static MwSheet *
make_sheet (const char *driver_id)
{
  g_autoptr (MwDriver) driver = drivers_load_shipped (driver_id);
  MwSheet *sheet = mw_sheet_new (driver, "support@example.org");

  mw_sheet_set_override (sheet, "imap-server", "imap.example.org");
  mw_sheet_set_override (sheet, "pop3-server", "pop3.example.org");
  mw_sheet_set_override (sheet, "smtp-server", "smtp.example.org");
  mw_sheet_set_override (sheet, "mail-password", "id-of-mail-password");
  return sheet;
}

static MwEndpoint *
make_endpoint (MwSheet *sheet, MwDirection direction)
{
  MwDriver *driver = mw_sheet_get_driver (sheet);

  return mw_endpoint_new (sheet, mw_driver_find_protocol (driver, direction));
}

static void
test_incoming (void)
{
  g_autoptr (MwSheet) sheet = make_sheet (IMAP);
  g_autoptr (MwEndpoint) endpoint = make_endpoint (sheet, MW_DIRECTION_IN);

  g_assert_cmpstr (endpoint->scheme, ==, "imap");
  g_assert_cmpint (endpoint->direction, ==, MW_DIRECTION_IN);
  g_assert_cmpstr (endpoint->host, ==, "imap.example.org");
  g_assert_cmpuint (endpoint->port, ==, 993);
  g_assert_cmpint (endpoint->encryption, ==, MW_ENCRYPTION_TLS);
  g_assert_cmpstr (endpoint->account, ==, "support@example.org");
  g_assert_cmpstr (endpoint->authentication, ==, "automatic");
  g_assert_cmpuint (endpoint->timeout, ==, 60);
  g_assert_null (endpoint->ca_file);
  g_assert_null (endpoint->pin);
  g_assert_cmpstr (endpoint->minimum_tls, ==, "1.2");
  g_assert_cmpstr (endpoint->mailbox, ==, "INBOX");
  g_assert_cmpstr (endpoint->password_id, ==, "id-of-mail-password");
  g_assert_true (mw_endpoint_logs_in (endpoint));
}

static void
test_pop3 (void)
{
  g_autoptr (MwSheet) sheet = make_sheet (POP3);
  g_autoptr (MwEndpoint) endpoint = NULL;

  mw_sheet_set_override (sheet, "pop3-encryption", "starttls");
  endpoint = make_endpoint (sheet, MW_DIRECTION_IN);
  g_assert_cmpstr (endpoint->scheme, ==, "pop3");
  g_assert_cmpuint (endpoint->port, ==, 110);
  g_assert_cmpint (endpoint->encryption, ==, MW_ENCRYPTION_STARTTLS);
  g_assert_null (endpoint->mailbox);
}

static void
test_not_set (void)
{
  g_autoptr (MwDriver) driver = drivers_load_shipped (IMAP);
  g_autoptr (MwSheet) sheet = mw_sheet_new (driver, "support@example.org");
  g_autoptr (MwEndpoint) endpoint = make_endpoint (sheet, MW_DIRECTION_IN);

  g_assert_null (endpoint->host);
  g_assert_null (endpoint->password_id);
}

static void
test_outgoing_password (void)
{
  g_autoptr (MwSheet) sheet = make_sheet (IMAP);
  g_autoptr (MwEndpoint) shared = make_endpoint (sheet, MW_DIRECTION_OUT);
  g_autoptr (MwEndpoint) own = NULL;

  g_assert_cmpstr (shared->scheme, ==, "smtp");
  g_assert_cmpstr (shared->password_id, ==, "id-of-mail-password");
  g_assert_cmpstr (shared->mailbox, ==, "support@example.org");

  mw_sheet_set_override (sheet, "smtp-account-password", "id-of-its-own");
  mw_sheet_set_override (sheet, "from-address", "sales@example.org");
  own = make_endpoint (sheet, MW_DIRECTION_OUT);
  g_assert_cmpstr (own->password_id, ==, "id-of-its-own");
  g_assert_cmpstr (own->mailbox, ==, "sales@example.org");
}

/* The backup server takes the password of the SMTP server, if that has one, else the mailbox's. */
static void
test_backup_password (void)
{
  g_autoptr (MwSheet) sheet = make_sheet (IMAP);
  g_autoptr (MwProtocol) backup =
      g_list_model_get_item (mw_driver_get_protocols (mw_sheet_get_driver (sheet)), 2);
  g_autoptr (MwEndpoint) mailbox = NULL;
  g_autoptr (MwEndpoint) smtp = NULL;
  g_autoptr (MwEndpoint) own = NULL;

  g_assert_cmpstr (mw_protocol_get_id (backup), ==, "smtp-backup");
  mailbox = mw_endpoint_new (sheet, backup);
  g_assert_cmpstr (mailbox->scheme, ==, "smtp");
  g_assert_cmpstr (mailbox->password_id, ==, "id-of-mail-password");
  mw_sheet_set_override (sheet, "smtp-account-password", "id-of-smtp");
  smtp = mw_endpoint_new (sheet, backup);
  g_assert_cmpstr (smtp->password_id, ==, "id-of-smtp");
  mw_sheet_set_override (sheet, "smtp-backup-account-password", "id-of-backup");
  own = mw_endpoint_new (sheet, backup);
  g_assert_cmpstr (own->password_id, ==, "id-of-backup");
}

static void
test_no_login (void)
{
  g_autoptr (MwSheet) sheet = make_sheet (IMAP);
  g_autoptr (MwEndpoint) nobody = NULL;
  g_autoptr (MwEndpoint) none = NULL;

  mw_sheet_set_override (sheet, "smtp-account-name", "");
  nobody = make_endpoint (sheet, MW_DIRECTION_OUT);
  g_assert_cmpstr (nobody->account, ==, "");
  g_assert_false (mw_endpoint_logs_in (nobody));
  g_assert_null (nobody->password_id);

  mw_sheet_set_override (sheet, "imap-authentication", "none");
  none = make_endpoint (sheet, MW_DIRECTION_IN);
  g_assert_cmpstr (none->account, ==, "support@example.org");
  g_assert_false (mw_endpoint_logs_in (none));
  g_assert_null (none->password_id);
}

/* Each of them makes a difference to what a test may find. */
static const struct
{
  const char *key;
  const char *value;
} DEPENDED_ON[] = {
  { "imap-server", "other.example.org" }, { "imap-port", "1993" },
  { "imap-encryption", "none" },          { "imap-account-name", "anna" },
  { "imap-authentication", "login" },     { "imap-timeout", "5" },
  { "imap-folder", "Support" },           { "ca-file", "/etc/ssl/own.pem" },
  { "pinned-certificate", PIN },          { "minimum-tls-version", "1.3" },
  { "mail-password", "id-of-another" },
};

static const char *const NOT_DEPENDED_ON[] = { "smtp-server", "polling-interval", "charset" };

static char *
digest (MwSheet *sheet)
{
  g_autoptr (MwEndpoint) endpoint = make_endpoint (sheet, MW_DIRECTION_IN);

  return mw_endpoint_dup_digest (endpoint);
}

static void
test_digest (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (MwSheet) sheet = make_sheet (IMAP);
  g_autofree char *before = digest (sheet);

  g_hash_table_add (seen, g_strdup (before));
  for (guint i = 0; i < G_N_ELEMENTS (DEPENDED_ON); i++)
    {
      g_autoptr (MwSheet) changed = make_sheet (IMAP);

      g_test_message ("%s", DEPENDED_ON[i].key);
      mw_sheet_set_override (changed, DEPENDED_ON[i].key, DEPENDED_ON[i].value);
      g_assert_true (g_hash_table_add (seen, digest (changed)));
    }
  for (guint i = 0; i < G_N_ELEMENTS (NOT_DEPENDED_ON); i++)
    {
      g_autofree char *after = NULL;

      mw_sheet_set_override (sheet, NOT_DEPENDED_ON[i], "60");
      after = digest (sheet);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_overrides (void)
{
  g_autoptr (MwSheet) sheet = make_sheet (IMAP);
  g_autoptr (MwEndpoint) endpoint = NULL;

  mw_sheet_set_override (sheet, "ca-file", "/etc/ssl/own.pem");
  mw_sheet_set_override (sheet, "pinned-certificate", PIN);
  mw_sheet_set_override (sheet, "minimum-tls-version", "1.0");
  endpoint = make_endpoint (sheet, MW_DIRECTION_OUT);
  g_assert_cmpstr (endpoint->ca_file, ==, "/etc/ssl/own.pem");
  g_assert_cmpstr (endpoint->pin, ==, PIN);
  g_assert_cmpstr (endpoint->minimum_tls, ==, "1.0");
}

static void
test_plain (void)
{
  g_autoptr (MwEndpoint) endpoint =
      mw_endpoint_new_plain ("smtp", "mail.example.org", 25, MW_ENCRYPTION_NONE);
  g_autoptr (MwEndpoint) nowhere = mw_endpoint_new_plain ("imap", "", 0, MW_ENCRYPTION_TLS);

  g_assert_cmpint (endpoint->direction, ==, MW_DIRECTION_OUT);
  g_assert_false (mw_endpoint_logs_in (endpoint));
  g_assert_null (nowhere->host);
  g_assert_cmpint (nowhere->direction, ==, MW_DIRECTION_IN);
}

static MwProtocol *
find_by_id (MwDriver *driver, const char *id)
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

/* Whichever of the three passwords are set, and whichever are only typed: the key that a protocol
 * logs in with, which its endpoint goes by, too. */
static void
test_which_password (void)
{
  static const char *const keys[] = { "mail-password", "smtp-account-password",
                                      "smtp-backup-account-password" };
  static const struct
  {
    const char *protocol;
    guint order[4]; /* of the keys, by their number from 1 */
  } cases[] = {
    { "imap", { 1 } },
    { "smtp", { 2, 1 } },
    { "smtp-backup", { 3, 2, 1 } },
  };

  for (guint set = 0; set < 64; set++)
    {
      g_autoptr (MwDriver) driver = drivers_load_shipped (IMAP);
      g_autoptr (MwSheet) sheet = mw_sheet_new (driver, "support@example.org");
      g_autoptr (GHashTable) typed = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
        {
          mw_sheet_set_override (sheet, keys[i], set & (1u << i) ? keys[i] : NULL);
          if (set & (8u << i))
            g_hash_table_insert (typed, (gpointer) keys[i], (gpointer) keys[i]);
        }
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          MwProtocol *protocol = find_by_id (driver, cases[i].protocol);
          const char *kept = NULL, *either = NULL;
          g_autoptr (MwEndpoint) endpoint = mw_endpoint_new (sheet, protocol);

          for (guint k = 0; cases[i].order[k]; k++)
            {
              guint n = cases[i].order[k] - 1;

              if (!kept && set & (1u << n))
                kept = keys[n];
              if (!either && set & (9u << n))
                either = keys[n];
            }
          g_assert_cmpstr (mw_protocol_find_password (protocol, sheet, NULL), ==, kept);
          g_assert_cmpstr (mw_protocol_find_password (protocol, sheet, typed), ==, either);
          g_assert_cmpstr (endpoint->password_id, ==, kept);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/endpoint/incoming", test_incoming);
  g_test_add_func ("/endpoint/pop3", test_pop3);
  g_test_add_func ("/endpoint/not-set", test_not_set);
  g_test_add_func ("/endpoint/outgoing-password", test_outgoing_password);
  g_test_add_func ("/endpoint/backup-password", test_backup_password);
  g_test_add_func ("/endpoint/no-login", test_no_login);
  g_test_add_func ("/endpoint/digest", test_digest);
  g_test_add_func ("/endpoint/overrides", test_overrides);
  g_test_add_func ("/endpoint/plain", test_plain);
  g_test_add_func ("/core/endpoint/which-password", test_which_password);

  return g_test_run ();
}
