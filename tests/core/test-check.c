/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Each finding of a profile's check: what brings it about, and what just does not. */

#include "drivers.h"

#include <string.h>

#define SECRET "0d6f8c1e-4a0b-4c55-9b0f-3f4f7a0c1d2e"
#define COMPLETE                                                                                   \
  "imap-server=imap.example.org imap-port=993 smtp-server=smtp.example.org mail-password=" SECRET
#define SEND_ONLY "process-incoming-mail=off smtp-server=smtp.example.org"

static const struct
{
  const char *address;
  const char *overrides; /* KEY=VALUE, one space between them; a later one counts */
  const char *findings;  /* CODE/KEY, in order, errors with an exclamation mark */
} CHECKS[] = {
  { "a@example.org", COMPLETE, "" },
  { "a@example.org", "", "!missing/imap-server !missing/mail-password !missing/smtp-server" },
  { "a@example.org", COMPLETE " smtp-server=", "!missing/smtp-server" },
  { "a@example.org", SEND_ONLY " smtp-account-password=" SECRET, "" },
  { "a@example.org", SEND_ONLY, "!no-password/smtp-account-password" },
  { "a@example.org", SEND_ONLY " smtp-account-name=", "no-login/smtp-account-name" },
  { "a@example.org", SEND_ONLY " smtp-authentication=none", "no-login/smtp-authentication" },
  /* The incoming password is used for both. */
  { "a@example.org", SEND_ONLY " mail-password=" SECRET, "" },
  { "a@example.org", COMPLETE " polling-interval=1", "!invalid/polling-interval" },
  { "a@example.org", COMPLETE " minimum-tls-version=2.0", "!invalid/minimum-tls-version" },
  { "a@example.org", COMPLETE " smtp-encryption=none", "plain-password/smtp-encryption" },
  { "a@example.org", COMPLETE " imap-encryption=none imap-port=143",
    "plain-password/imap-encryption" },
  { "a@example.org", COMPLETE " imap-encryption=none imap-port=143 smtp-encryption=none",
    "plain-password/imap-encryption plain-password/smtp-encryption" },
  { "a@example.org", COMPLETE " imap-encryption=none process-incoming-mail=off", "" },
  { "a@example.org", COMPLETE " smtp-encryption=none smtp-account-name=", "" },
  { "a@example.org", COMPLETE " smtp-encryption=starttls", "" },
  /* A backup server takes part once there is one. */
  { "a@example.org", COMPLETE " smtp-backup-encryption=none", "" },
  { "a@example.org", COMPLETE " smtp-backup-encryption=none smtp-backup-server=b.example",
    "plain-password/smtp-backup-encryption" },
  { "a@example.org", COMPLETE " minimum-tls-version=1.0", "old-tls/minimum-tls-version" },
  { "a@example.org", COMPLETE " minimum-tls-version=1.1", "old-tls/minimum-tls-version" },
  { "a@example.org", COMPLETE " minimum-tls-version=1.3", "" },
  /* Ports and encryptions. */
  { "a@example.org", COMPLETE " imap-encryption=starttls", "port-encryption/imap-port" },
  { "a@example.org",
    COMPLETE " imap-encryption=none imap-account-name=", "port-encryption/imap-port" },
  { "a@example.org", COMPLETE " imap-port=143", "port-encryption/imap-port" },
  { "a@example.org", COMPLETE " imap-port=143 imap-encryption=starttls", "" },
  { "a@example.org", COMPLETE " imap-port=1143", "" },
  { "a@example.org", COMPLETE " imap-port=465", "" },
  { "a@example.org", COMPLETE " smtp-port=465 smtp-encryption=starttls",
    "port-encryption/smtp-port" },
  { "a@example.org", COMPLETE " smtp-port=587", "port-encryption/smtp-port" },
  { "a@example.org", COMPLETE " smtp-port=25", "port-encryption/smtp-port" },
  { "a@example.org", COMPLETE " smtp-port=2525", "" },
  { "a@example.org", COMPLETE " smtp-backup-server=b.example smtp-backup-port=587",
    "port-encryption/smtp-backup-port" },
  { "a@example.org", COMPLETE " smtp-account-name=", "no-login/smtp-account-name" },
  { "a@example.org", COMPLETE " smtp-account-name= smtp-port=25 smtp-encryption=starttls", "" },
  { "a@example.org", COMPLETE " imap-account-name=", "" },
  { "a@example.org", COMPLETE " imap-server=192.0.2.1", "address-host/imap-server" },
  { "a@example.org", COMPLETE " smtp-server=2001:db8::1", "address-host/smtp-server" },
  { "a@example.org", COMPLETE " imap-server=192.0.2.1 imap-encryption=none imap-port=143",
    "plain-password/imap-encryption" },
  { "a@example.org",
    COMPLETE " imap-server=192.0.2.1 pinned-certificate="
             "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    "" },
  { "a@localhost", COMPLETE, "single-label/" },
  { "a@example.org", COMPLETE " reply-to-address=b@localhost", "single-label/reply-to-address" },
};

static void
set_overrides (MwSheet *sheet, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i]; i++)
    {
      char *equals = strchr (words[i], '=');

      if (!equals)
        continue;
      *equals = '\0';
      g_assert_nonnull (mw_sheet_find (sheet, words[i]));
      mw_sheet_set_override (sheet, words[i], equals + 1);
    }
}

static char *
check (MwSheet *sheet, GPtrArray *findings)
{
  g_autoptr (GString) text = g_string_new (NULL);

  mw_check_profile ("the-id", "Support", sheet, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      MwFinding *finding = findings->pdata[i];
      const char *key = mw_finding_get_key (finding);
      g_autofree char *id = g_strjoin ("/", mw_finding_get_code (finding), "the-id", key, NULL);

      g_string_append_printf (text, "%s%s%s/%s", i ? " " : "",
                              mw_finding_get_is_error (finding) ? "!" : "",
                              mw_finding_get_code (finding), key ? key : "");
      g_assert_cmpstr (mw_finding_get_id (finding), ==, id);
      g_assert_cmpint (mw_finding_get_object_kind (finding), ==, MW_OBJECT_PROFILE);
      g_assert_cmpstr (mw_finding_get_object_id (finding), ==, "the-id");
      g_assert_nonnull (strstr (mw_finding_get_message (finding), "Support"));
      g_assert_null (strstr (mw_finding_get_message (finding), SECRET));
    }
  return g_strdup (text->str);
}

static void
test_profile (void)
{
  g_autoptr (MwDriver) driver = drivers_load_shipped ("internet-smtp-imap");

  for (guint i = 0; i < G_N_ELEMENTS (CHECKS); i++)
    {
      g_autoptr (MwSheet) sheet = mw_sheet_new (driver, CHECKS[i].address);
      g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
      g_autofree char *found = NULL;

      g_test_message ("%s: %s", CHECKS[i].address, CHECKS[i].overrides);
      set_overrides (sheet, CHECKS[i].overrides);
      found = check (sheet, findings);
      g_assert_cmpstr (found, ==, CHECKS[i].findings);
    }
}

static void
test_contradiction (void)
{
  g_autoptr (MwDriver) driver = drivers_load_text (TWO_SWITCHES_DRIVER);
  g_autoptr (MwSheet) sheet = mw_sheet_new (driver, "a@example.org");
  g_autoptr (GPtrArray) none = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *before = check (sheet, none);
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, "");
  mw_sheet_set_override (sheet, "use-ssl", "on");
  after = check (sheet, findings);
  g_assert_cmpstr (after, ==, "!contradiction/use-ssl");
  /* It names both. */
  g_assert_nonnull (strstr (mw_finding_get_message (findings->pdata[0]), "Use SSL"));
  g_assert_nonnull (strstr (mw_finding_get_message (findings->pdata[0]), "Use TLS"));
}

static void
test_unknown_driver (void)
{
  g_autoptr (MwFinding) finding = mw_check_unknown_driver ("the-id", "Support", "gone");

  g_assert_cmpstr (mw_finding_get_code (finding), ==, "unknown-driver");
  g_assert_true (mw_finding_get_is_error (finding));
  g_assert_cmpstr (mw_finding_get_object_name (finding), ==, "Support");
  g_assert_nonnull (strstr (mw_finding_get_message (finding), "gone"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/check/profile", test_profile);
  g_test_add_func ("/core/check/contradiction", test_contradiction);
  g_test_add_func ("/core/check/unknown-driver", test_unknown_driver);
  return g_test_run ();
}
