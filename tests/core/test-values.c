/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Values of every type, whatever is typed; sheets against plain arithmetic; what a template stands
 * for; and each object's properties against its getters. */

#include "drivers.h"

#include "core/drivers/parameter-private.h"

#include <mailwright/from.h>
#include <string.h>

#define P(key, type)                                                                               \
  "[Parameter " key "]\nName=" key "\nDirection=out\nSection=advanced\nType=" type "\n"

static const char DRIVER[] = SMALL_DRIVER ("every-type", "Every Type")                           //
    P ("text", "text") P ("address", "address") P ("host", "host")                               //
    P ("number", "number") "Minimum=-5\nMaximum=600\nUnit=seconds\n" P ("switch", "switch")      //
    P ("choice", "choice") "Choices=a;b-c;d e\n" P ("charset", "charset") P ("folder", "folder") //
    P ("path", "path") P ("fingerprint", "fingerprint") P ("secret", "secret");

static char *
make_text (void)
{
  static const char *const PIECES[] = {
    "a",           "Z",
    "0",           "9",
    "-",           "+",
    ".",           "/",
    "//",          "..",
    "@",           ":",
    " ",           "\t",
    "%",           "{",
    "}",           "{address}",
    "on",          "OFF",
    "b-",          "c",
    "[",           "]",
    "~",           "\u00a0",
    "{localpart}", "\u3000",
    "utf-",        "8",
    "_",           "\n",
    "\"",          "\\",
    "'",           "\u00fc",
    "example.org", "\u200b\u00ad",
    "\xc3",        "\u202e",
  };
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 9); n > 0; n--)
    g_string_append (text, PIECES[g_test_rand_int_range (0, G_N_ELEMENTS (PIECES))]);
  return g_string_free (text, FALSE);
}

/* Whatever is typed for whatever: it is refused in a sentence that names the parameter, or has a
 * canonical form, which is its own and is one line that can be seen. */
static void
test_anything_typed (void)
{
  g_autoptr (MwDriver) driver = drivers_load_text (DRIVER);
  GListModel *parameters = mw_driver_get_parameters (driver);
  guint n_taken = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (MwParameter) parameter =
          g_list_model_get_item (parameters, i % g_list_model_get_n_items (parameters));
      g_autofree char *typed = make_text ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) again_error = NULL;
      g_autofree char *canonical = mw_parameter_normalise (parameter, typed, &error);
      g_autofree char *again = NULL;
      g_autofree char *shown = NULL;

      if (!canonical)
        {
          g_assert_error (error, MW_ERROR, MW_ERROR_INVALID);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          g_assert_nonnull (strstr (error->message, mw_parameter_get_name (parameter)));
          continue;
        }
      n_taken++;
      again = mw_parameter_normalise (parameter, canonical, &again_error);
      if (g_strcmp0 (again, canonical) != 0)
        g_error ("%s: “%s” became “%s”, and then “%s” (%s)", mw_parameter_get_key (parameter),
                 typed, canonical, again ? again : "refused",
                 again_error ? again_error->message : "");
      g_assert_true (g_utf8_validate (canonical, -1, NULL));
      g_assert_null (strpbrk (canonical, "\n\t"));
      shown = mw_parameter_format (parameter, canonical);
      g_assert_cmpint (*shown == '\0', ==, *canonical == '\0');
    }
  g_assert_cmpuint (n_taken, >, 1000);
}

/* Space of any kind around a value is no part of it, and nothing but space is nothing. */
static void
test_space_around_a_value (void)
{
  static const char *const KEYS[] = { "text", "address", "host", "folder", "path" };
  static const char *const VALUES[] = { "a", "a@example.org", "mail.example.org", "INBOX", "/a" };
  static const char *const SPACES[] = { " ", "\t", "\u00a0", "\u3000", "\u2003 " };
  g_autoptr (MwDriver) driver = drivers_load_text (DRIVER);

  for (guint i = 0; i < G_N_ELEMENTS (KEYS) * G_N_ELEMENTS (SPACES); i++)
    {
      const char *space = SPACES[i % G_N_ELEMENTS (SPACES)];
      const char *value = VALUES[i / G_N_ELEMENTS (SPACES)];
      MwParameter *parameter = mw_driver_find_parameter (driver, KEYS[i / G_N_ELEMENTS (SPACES)]);
      g_autofree char *padded = g_strconcat (space, value, space, NULL);
      g_autofree char *canonical = mw_parameter_normalise (parameter, padded, NULL);
      g_autofree char *nothing = mw_parameter_normalise (parameter, space, NULL);

      g_test_message ("%s %u", mw_parameter_get_key (parameter), i);
      g_assert_cmpstr (canonical, ==, value);
      g_assert_cmpstr (nothing, ==, "");
    }
}

/* A template is kept as the address that it makes would be. */
static void
test_templates_of_addresses (void)
{
  static const struct
  {
    const char *typed;
    const char *canonical;
  } TEMPLATES[] = {
    { "{address}", "{address}" },
    { "{localpart}@example.net", "{localpart}@example.net" },
    { "{localpart}@example.net.", "{localpart}@example.net" },
    { "\u00a0{localpart}@example.net\u00a0", "{localpart}@example.net" },
    { "{localpart}+x@Example.NET", "{localpart}+x@Example.NET" },
    { "{address}@example.net", NULL },
    { "{localpart}", NULL },
    { "{localpart} @example.net", NULL },
    { "{other}@example.net", "{other}@example.net" },
  };
  g_autoptr (MwDriver) driver = drivers_load_text (DRIVER);
  MwParameter *parameter = mw_driver_find_parameter (driver, "address");

  for (guint i = 0; i < G_N_ELEMENTS (TEMPLATES); i++)
    {
      g_autofree char *canonical = mw_parameter_normalise (parameter, TEMPLATES[i].typed, NULL);

      g_test_message ("%s", TEMPLATES[i].typed);
      g_assert_cmpstr (canonical, ==, TEMPLATES[i].canonical);
    }
}

/* ---- what templates stand for ---- */

/* Two mailboxes never share a folder, and none gets out of its own. */
static void
test_no_two_addresses_share_a_path (void)
{
  static const char *const LOCAL[] = { "a",    "a/b", "a%2Fb", "a%b", "a%25b", "\"..\"",  "\".\"",
                                       "a..b", "-",   "~",     "$a",  "a'b",   "\"a b\"", "\"/\"" };
  static const char *const TEMPLATES[] = { "/var/spool/{address}/in", "/var/{address}",
                                           "/var/{address}.d/x" };
  g_autoptr (MwDriver) driver = drivers_load_text (DRIVER);
  MwParameter *path = mw_driver_find_parameter (driver, "path");

  for (guint i = 0; i < G_N_ELEMENTS (TEMPLATES); i++)
    {
      g_autoptr (GHashTable) paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_auto (GStrv) parts = g_strsplit (TEMPLATES[i], "/", -1);

      for (guint k = 0; k < G_N_ELEMENTS (LOCAL); k++)
        {
          g_autofree char *address = g_strconcat (LOCAL[k], "@example.org", NULL);
          g_autofree char *expanded = mw_parameter_expand (path, TEMPLATES[i], address);
          g_autofree char *canonical = g_canonicalize_filename (expanded, "/");
          g_auto (GStrv) names = g_strsplit (expanded, "/", -1);

          g_assert_cmpstr (canonical, ==, expanded);
          g_assert_cmpuint (g_strv_length (names), ==, g_strv_length (parts));
          g_assert_true (g_hash_table_add (paths, g_steal_pointer (&expanded)));
        }
    }
}

/* An address is put in once: what it holds itself stands for nothing. */
static void
test_an_address_is_put_in_once (void)
{
  static const struct
  {
    const char *template;
    const char *address;
    const char *expanded;
  } ROWS[] = {
    { "{address}", "a@example.org", "a@example.org" },
    { "{localpart}", "a@example.org", "a" },
    { "{localpart}", "\"a@b\"@example.org", "\"a@b\"" },
    { "{address}", "{localpart}@example.org", "{localpart}@example.org" },
    { "{localpart}", "{address}@example.org", "{address}" },
    { "{address}{address}", "a@b.c", "a@b.ca@b.c" },
    { "{{address}}", "a@b.c", "{a@b.c}" },
    { "{Address}", "a@b.c", "{Address}" },
    { "{address", "a@b.c", "{address" },
    { "", "a@b.c", "" },
    { "plain", "a@b.c", "plain" },
    { "{address}", "no-at", "{address}" },
    { "{address}", NULL, "{address}" },
    { NULL, "a@b.c", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autofree char *expanded = mw_parameter_expand (NULL, ROWS[i].template, ROWS[i].address);

      g_assert_cmpstr (expanded, ==, ROWS[i].expanded);
    }
}

/* ---- sheets ---- */

static const char *
pick (const char *const *texts, guint n)
{
  return texts[g_test_rand_int_range (0, (gint32) n)];
}

/* Against plain arithmetic: the effective value is the override, else the site's, else the
 * driver's, and it is always said which. */
static void
test_a_sheet_against_arithmetic (void)
{
  static const char *const KEYS[] = { "smtp-server",      "smtp-encryption",  "charset",
                                      "polling-interval", "reply-to-address", "log-level" };
  static const char *const TEXTS[] = { NULL, "", "one", "two" };
  g_autoptr (MwDriver) driver = drivers_load_shipped ("internet-smtp-imap");
  g_autoptr (MwSheet) sheet = mw_sheet_new (driver, "support@example.org");
  const char *site[G_N_ELEMENTS (KEYS)] = { NULL };
  const char *own[G_N_ELEMENTS (KEYS)] = { NULL };

  for (guint i = 0; i < 3000; i++)
    {
      guint k = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (KEYS));
      const char *text = pick (TEXTS, G_N_ELEMENTS (TEXTS));
      MwValue *value = mw_sheet_find (sheet, KEYS[k]);
      const char *initial = mw_parameter_get_default (mw_value_get_parameter (value));
      const char *expected = NULL;
      MwOrigin origin = MW_ORIGIN_NONE;

      if (g_test_rand_bit ())
        mw_sheet_set_site_default (sheet, KEYS[k], site[k] = text);
      else
        mw_sheet_set_override (sheet, KEYS[k], own[k] = text);
      expected = own[k] ? own[k] : site[k] ? site[k] : initial;
      if (own[k])
        origin = MW_ORIGIN_OVERRIDE;
      else if (site[k])
        origin = MW_ORIGIN_SITE_DEFAULT;
      else if (initial)
        origin = MW_ORIGIN_DRIVER_DEFAULT;
      g_assert_cmpstr (mw_sheet_get (sheet, KEYS[k]), ==, expected);
      g_assert_cmpint (mw_value_get_origin (value), ==, origin);
      g_assert_cmpstr (mw_value_get_own (value), ==, own[k]);
      g_assert_cmpstr (mw_value_get_inherited (value), ==, site[k] ? site[k] : initial);
      g_assert_cmpint (mw_value_get_inherited_origin (value), ==,
                       site[k]   ? MW_ORIGIN_SITE_DEFAULT
                       : initial ? MW_ORIGIN_DRIVER_DEFAULT
                                 : MW_ORIGIN_NONE);
    }
}

static void
on_value_notified_cb (GObject *value, GParamSpec *pspec, gpointer user_data)
{
  g_hash_table_add (user_data, (gpointer) pspec->name);
}

static char *
read_property (gpointer object, GParamSpec *pspec)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, pspec->value_type);
  g_object_get_property (object, pspec->name, &value);
  return g_strdup_value_contents (&value);
}

/* What became another was notified, and what was notified may have become another: nobody shows an
 * old value. */
static void
test_each_change_is_notified (void)
{
  static const char *const KEYS[] = { "imap-server", "imap-encryption", "imap-port",
                                      "process-incoming-mail", "mail-password" };
  static const char *const TEXTS[] = { NULL, "", "tls", "none", "off", "on", "143" };
  g_autoptr (MwDriver) driver = drivers_load_shipped ("internet-smtp-imap");
  g_autoptr (MwSheet) sheet = mw_sheet_new (driver, "support@example.org");
  MwValue *port = mw_sheet_find (sheet, "imap-port");
  g_autoptr (GHashTable) notified = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;
  g_autofree GParamSpec **properties =
      g_object_class_list_properties (G_OBJECT_GET_CLASS (port), &n);

  g_signal_connect (port, "notify", G_CALLBACK (on_value_notified_cb), notified);
  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_free);
      const char *key = pick (KEYS, G_N_ELEMENTS (KEYS));
      const char *text = pick (TEXTS, G_N_ELEMENTS (TEXTS));

      for (guint k = 0; k < n; k++)
        g_ptr_array_add (before, read_property (port, properties[k]));
      g_hash_table_remove_all (notified);
      if (g_test_rand_bit ())
        mw_sheet_set_site_default (sheet, key, text);
      else
        mw_sheet_set_override (sheet, key, text);
      for (guint k = 0; k < n; k++)
        {
          g_autofree char *after = read_property (port, properties[k]);

          if (!g_str_equal (after, before->pdata[k]) &&
              !g_hash_table_contains (notified, properties[k]->name))
            g_error ("“%s” of %s became %s from %s and was not notified", properties[k]->name, key,
                     after, (char *) before->pdata[k]);
        }
    }
}

/* ---- what mail is sent from ---- */

static void
test_what_mail_is_sent_from (void)
{
  static const struct
  {
    const char *own;
    const char *site;
    const char *address;
  } ROWS[] = {
    { NULL, NULL, "support@example.org" },
    { "", NULL, "support@example.org" },
    { NULL, "", "support@example.org" },
    { NULL, "{localpart}@example.net", "support@example.net" },
    { "own@example.net", "{localpart}@example.net", "own@example.net" },
    /* Empty here means none, not the site's. */
    { "", "{localpart}@example.net", "support@example.org" },
    { "{address}", "site@example.net", "support@example.org" },
  };
  g_autoptr (MwDriver) driver = drivers_load_shipped ("internet-smtp-imap");

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      MwFrom from = { .driver = driver,
                      .address = "support@example.org",
                      .name = "Support",
                      .own_address = ROWS[i].own,
                      .site_address = ROWS[i].site };
      MwFrom lost = from;
      g_autoptr (MwSheet) sheet = mw_sheet_new (driver, "support@example.org");
      g_autofree char *address = mw_from_dup_address (&from);
      g_autofree char *name = mw_from_dup_display_name (&from);
      g_autofree char *lost_address = NULL;

      g_assert_cmpstr (address, ==, ROWS[i].address);
      g_assert_cmpstr (name, ==, "Support");
      /* The same by the sheet, and where the driver is not installed. */
      mw_sheet_set_site_default (sheet, MW_FROM_ADDRESS, ROWS[i].site);
      mw_sheet_set_override (sheet, MW_FROM_ADDRESS, ROWS[i].own);
      g_assert_cmpstr (mw_from_find_address (sheet), ==, ROWS[i].address);
      lost.driver = NULL;
      lost_address = mw_from_dup_address (&lost);
      g_assert_cmpstr (lost_address, ==, ROWS[i].address);
    }
}

/* ---- properties ---- */

/* What is bound in the window is what the getters say. */
static void
test_properties_of_drivers_and_values (void)
{
  g_autoptr (MwDriver) driver = drivers_load_shipped ("internet-smtp-imap");
  g_autoptr (MwSheet) sheet = mw_sheet_new (driver, "support@example.org");
  MwProtocol *protocol = mw_driver_find_protocol (driver, MW_DIRECTION_OUT);
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autofree char *channel = NULL;
  g_autofree char *protocol_id = NULL;
  g_autofree char *protocol_name = NULL;
  gboolean site = TRUE;

  g_object_get (driver, "id", &id, "name", &name, "channel", &channel, "site", &site, NULL);
  g_assert_cmpstr (id, ==, mw_driver_get_id (driver));
  g_assert_cmpstr (name, ==, mw_driver_get_name (driver));
  g_assert_cmpstr (channel, !=, "");
  g_assert_false (site);
  g_object_get (protocol, "id", &protocol_id, "name", &protocol_name, NULL);
  g_assert_cmpstr (protocol_id, ==, "smtp");
  g_assert_cmpstr (protocol_name, ==, mw_protocol_get_name (protocol));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sheet)); i++)
    {
      g_autoptr (MwValue) value = g_list_model_get_item (G_LIST_MODEL (sheet), i);
      g_autoptr (MwParameter) parameter = NULL;
      g_autofree char *key = NULL;
      g_autofree char *value_name = NULL;
      g_autofree char *section = NULL;
      g_autofree char *text = NULL;
      g_autofree char *own = NULL;
      g_autofree char *inherited = NULL;
      g_autofree char *inherited_text = NULL;
      g_autofree char *origin_text = NULL;
      int origin = -1;
      int staged = -1;
      gboolean is_own = TRUE;
      gboolean needed = FALSE;

      g_object_get (value, "parameter", &parameter, "key", &key, "name", &value_name, "section",
                    &section, "text", &text, "own", &own, "inherited", &inherited, "inherited-text",
                    &inherited_text, "origin-text", &origin_text, "origin", &origin, "staged",
                    &staged, "is-own", &is_own, "needed", &needed, NULL);
      g_assert_true (parameter == mw_value_get_parameter (value));
      g_assert_cmpstr (key, ==, mw_parameter_get_key (parameter));
      g_assert_cmpstr (value_name, ==, mw_parameter_get_name (parameter));
      g_assert_cmpstr (section, ==, mw_parameter_get_section (parameter));
      g_assert_cmpstr (text, ==, mw_value_get_text (value));
      g_assert_cmpstr (own, ==, mw_value_get_own (value));
      g_assert_cmpstr (inherited, ==, mw_value_get_inherited (value));
      g_assert_cmpint (origin, ==, mw_value_get_origin (value));
      g_assert_cmpint (staged, ==, MW_STAGED_NO);
      g_assert_false (is_own);
      g_assert_cmpint (needed, ==, mw_value_get_needed (value));
      g_assert_cmpstr (inherited_text, !=, "");
      g_assert_cmpstr (origin_text, !=, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/values/anything-typed", test_anything_typed);
  g_test_add_func ("/core/values/space-around", test_space_around_a_value);
  g_test_add_func ("/core/values/templates-of-addresses", test_templates_of_addresses);
  g_test_add_func ("/core/values/no-two-addresses-share-a-path",
                   test_no_two_addresses_share_a_path);
  g_test_add_func ("/core/values/an-address-is-put-in-once", test_an_address_is_put_in_once);
  g_test_add_func ("/core/sheet/against-arithmetic", test_a_sheet_against_arithmetic);
  g_test_add_func ("/core/sheet/each-change-is-notified", test_each_change_is_notified);
  g_test_add_func ("/core/from/what-mail-is-sent-from", test_what_mail_is_sent_from);
  g_test_add_func ("/core/values/properties", test_properties_of_drivers_and_values);
  return g_test_run ();
}
