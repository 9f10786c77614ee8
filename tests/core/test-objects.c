/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/agent.h>
#include <mailwright/catalogue.h>
#include <mailwright/override.h>
#include <mailwright/profile.h>
#include <mailwright/responsibility.h>

/* The names of what an object notified since the last look, sorted and joined with spaces. */
typedef struct
{
  GObject *object;  /* (not owned) */
  GPtrArray *names; /* (owned) (element-type utf8) */
} Watch;

static void
on_object_notified_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  Watch *watch = user_data;
  g_auto (GValue) value = G_VALUE_INIT;

  /* Whatever is notified can be read. */
  g_value_init (&value, pspec->value_type);
  g_object_get_property (object, pspec->name, &value);
  g_ptr_array_add (watch->names, (gpointer) pspec->name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
watch_start (Watch *watch, gpointer object)
{
  watch->object = object;
  watch->names = g_ptr_array_new ();
  g_signal_connect (object, "notify", G_CALLBACK (on_object_notified_cb), watch);
}

static void
watch_stop (Watch *watch)
{
  g_signal_handlers_disconnect_by_data (watch->object, watch);
  g_ptr_array_unref (watch->names);
}

static void
assert_notified (Watch *watch, const char *expected)
{
  g_autofree char *joined = NULL;

  g_ptr_array_sort (watch->names, compare_names);
  g_ptr_array_add (watch->names, NULL);
  joined = g_strjoinv (" ", (char **) watch->names->pdata);
  g_assert_cmpstr (joined, ==, expected);
  g_ptr_array_set_size (watch->names, 0);
}

/* Each property of a new object can be read, is read-only, and is empty but for `loading`. */
static void
assert_loading (GObject *object)
{
  guint n = 0;
  g_autofree GParamSpec **properties =
      g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n);

  g_assert_cmpuint (n, >, 3);
  for (guint i = 0; i < n; i++)
    {
      GParamSpec *pspec = properties[i];
      g_auto (GValue) value = G_VALUE_INIT;

      g_assert_true (pspec->flags & G_PARAM_READABLE);
      g_assert_false (pspec->flags & G_PARAM_WRITABLE);
      g_assert_true (pspec->flags & G_PARAM_EXPLICIT_NOTIFY);
      g_value_init (&value, pspec->value_type);
      g_object_get_property (object, pspec->name, &value);
      if (g_str_equal (pspec->name, "loading"))
        g_assert_true (g_value_get_boolean (&value));
      else if (G_VALUE_HOLDS_STRING (&value) && g_value_get_string (&value))
        g_assert_cmpstr (g_value_get_string (&value), ==, "");
      else
        g_assert_true (g_param_value_defaults (pspec, &value) || G_VALUE_HOLDS_STRING (&value));
    }
}

static MwProfileFields
make_profile (void)
{
  return (MwProfileFields){
    .id = "p1",
    .name = "Support",
    .address = "support@example.org",
    .driver = "smtp-imap",
    .comment = "",
    .incoming = "imap.example.org",
    .outgoing = "smtp.example.org",
    .encryption_in = "tls",
    .encryption_out = "tls",
    .n_overrides = 2,
    .enabled = TRUE,
    .staged = MW_STAGED_NEW,
  };
}

static void
test_profile_fill (void)
{
  g_autoptr (MwProfile) profile = mw_profile_new ();
  MwProfileFields fields = make_profile ();
  Watch watch = { 0 };

  assert_loading (G_OBJECT (profile));
  g_assert_cmpstr (mw_profile_get_name (profile), ==, "");
  g_assert_null (mw_profile_get_incoming (profile));

  watch_start (&watch, profile);
  mw_profile_fill (profile, &fields);
  /* Not `comment`, `response-group`, `retired`: they, and `enabled`, are still what they were. */
  assert_notified (&watch, "address driver encryption-in encryption-out encryption-text "
                           "from-address id "
                           "incoming loading n-overrides name outgoing reachability-text staged "
                           "state-text");
  mw_profile_fill (profile, &fields);
  assert_notified (&watch, "");

  fields.name = "Support DE";
  mw_profile_fill (profile, &fields);
  assert_notified (&watch, "name");
  fields.enabled = FALSE;
  mw_profile_fill (profile, &fields);
  assert_notified (&watch, "enabled state-text");
  fields.encryption_out = "starttls";
  fields.staged = MW_STAGED_CHANGED;
  mw_profile_fill (profile, &fields);
  assert_notified (&watch, "encryption-out encryption-text staged");
  fields.response_group = "Sales";
  mw_profile_fill (profile, &fields);
  assert_notified (&watch, "response-group");
  fields.response_group = NULL;
  mw_profile_fill (profile, &fields);
  assert_notified (&watch, "response-group");
  watch_stop (&watch);

  g_assert_false (mw_profile_get_loading (profile));
  g_assert_cmpstr (mw_profile_get_id (profile), ==, "p1");
  g_assert_cmpstr (mw_profile_get_address (profile), ==, "support@example.org");
  g_assert_cmpstr (mw_profile_get_driver (profile), ==, "smtp-imap");
  g_assert_cmpstr (mw_profile_get_comment (profile), ==, "");
  g_assert_cmpuint (mw_profile_get_n_overrides (profile), ==, 2);
  g_assert_cmpint (mw_profile_get_staged (profile), ==, MW_STAGED_CHANGED);
}

/* Off is not the same as none. */
static void
test_profile_server (void)
{
  g_autoptr (MwProfile) profile = mw_profile_new ();
  MwProfileFields fields = make_profile ();
  Watch watch = { 0 };

  fields.incoming = NULL;
  fields.encryption_in = NULL;
  mw_profile_fill (profile, &fields);
  g_assert_null (mw_profile_get_incoming (profile));
  watch_start (&watch, profile);
  fields.incoming = "";
  mw_profile_fill (profile, &fields);
  assert_notified (&watch, "incoming");
  g_assert_cmpstr (mw_profile_get_incoming (profile), ==, "");
  watch_stop (&watch);
}

static void
assert_encryption (const char *incoming,
                   const char *encryption_in,
                   const char *outgoing,
                   const char *encryption_out,
                   const char *expected)
{
  g_autoptr (MwProfile) profile = mw_profile_new ();
  MwProfileFields fields = make_profile ();
  g_autofree char *text = NULL;

  fields.incoming = incoming;
  fields.encryption_in = encryption_in;
  fields.outgoing = outgoing;
  fields.encryption_out = encryption_out;
  mw_profile_fill (profile, &fields);
  text = mw_profile_dup_encryption_text (profile);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_profile_encryption (void)
{
  assert_encryption ("a", "tls", "b", "tls", "TLS");
  assert_encryption ("a", "starttls", "b", "starttls", "STARTTLS");
  assert_encryption ("a", "none", "b", "none", "None");
  assert_encryption ("a", "tls", "b", "none", "TLS / None");
  assert_encryption ("a", "none", "b", "starttls", "None / STARTTLS");
  assert_encryption ("", "none", "b", "tls", "TLS");
  assert_encryption ("a", "starttls", "", "none", "STARTTLS");
  assert_encryption ("", "tls", "", "tls", "");
  assert_encryption (NULL, "tls", NULL, "tls", "TLS");
  assert_encryption ("a", NULL, "b", "tls", "TLS");
  assert_encryption ("a", NULL, "b", NULL, "");
  assert_encryption ("a", "sometimes", "b", NULL, "");
}

static void
test_profile_state (void)
{
  g_autoptr (MwProfile) profile = mw_profile_new ();
  MwProfileFields fields = make_profile ();

  g_assert_cmpstr (mw_profile_get_state_text (profile), ==, "");
  mw_profile_fill (profile, &fields);
  g_assert_cmpstr (mw_profile_get_state_text (profile), ==, "Enabled");
  fields.enabled = FALSE;
  mw_profile_fill (profile, &fields);
  g_assert_cmpstr (mw_profile_get_state_text (profile), ==, "Disabled");
  fields.retired = TRUE;
  mw_profile_fill (profile, &fields);
  g_assert_cmpstr (mw_profile_get_state_text (profile), ==, "Retired");
  fields.enabled = TRUE;
  mw_profile_fill (profile, &fields);
  g_assert_cmpstr (mw_profile_get_state_text (profile), ==, "Retired");
}

static void
test_agent (void)
{
  g_autoptr (MwAgent) agent = mw_agent_new ();
  MwAgentFields fields = {
    .id = "a1", .login = "ada", .name = "", .address = "", .n_addresses = 3
  };
  Watch watch = { 0 };

  assert_loading (G_OBJECT (agent));
  g_assert_cmpstr (mw_agent_get_display_name (agent), ==, "");
  watch_start (&watch, agent);
  mw_agent_fill (agent, &fields);
  assert_notified (&watch, "display-name id loading login n-addresses n-responsibilities");
  g_assert_cmpstr (mw_agent_get_display_name (agent), ==, "ada");

  fields.name = "Ada Lovelace";
  mw_agent_fill (agent, &fields);
  assert_notified (&watch, "display-name name");
  g_assert_cmpstr (mw_agent_get_display_name (agent), ==, "Ada Lovelace");

  fields.login = "lovelace";
  mw_agent_fill (agent, &fields);
  assert_notified (&watch, "login");
  fields.default_profile = "p1";
  fields.n_responsibilities = 1;
  fields.staged = MW_STAGED_CHANGED;
  mw_agent_fill (agent, &fields);
  assert_notified (&watch, "default-profile n-responsibilities staged");
  mw_agent_fill (agent, &fields);
  assert_notified (&watch, "");
  watch_stop (&watch);

  g_assert_cmpstr (mw_agent_get_default_profile (agent), ==, "p1");
  g_assert_cmpuint (mw_agent_get_n_addresses (agent), ==, 3);
  g_assert_cmpint (mw_agent_get_staged (agent), ==, MW_STAGED_CHANGED);
}

static void
test_sender (void)
{
  g_autoptr (MwSender) sender = mw_sender_new ();
  MwSenderFields fields = {
    .profile_id = "p1",
    .address = "support@example.org",
    .display_name = "Support",
    .responsibilities = "Sales, Support",
    .position = 2,
  };
  Watch watch = { 0 };

  assert_loading (G_OBJECT (sender));
  watch_start (&watch, sender);
  mw_sender_fill (sender, &fields);
  assert_notified (&watch, "address display-name loading position profile-id responsibilities");
  g_assert_false (mw_sender_get_is_default (sender));
  fields.position = 1;
  mw_sender_fill (sender, &fields);
  assert_notified (&watch, "is-default position");
  g_assert_true (mw_sender_get_is_default (sender));
  mw_sender_fill (sender, &fields);
  assert_notified (&watch, "");
  watch_stop (&watch);
}

static void
test_responsibility (void)
{
  g_autoptr (MwResponsibility) responsibility = mw_responsibility_new ();
  MwResponsibilityFields fields = { .id = "r1", .name = "Support", .comment = "", .n_agents = 1 };
  Watch watch = { 0 };

  assert_loading (G_OBJECT (responsibility));
  watch_start (&watch, responsibility);
  mw_responsibility_fill (responsibility, &fields);
  assert_notified (&watch, "id loading n-agents name");
  fields.comment = "Germany";
  fields.n_profiles = 4;
  mw_responsibility_fill (responsibility, &fields);
  assert_notified (&watch, "comment n-profiles");
  mw_responsibility_fill (responsibility, &fields);
  assert_notified (&watch, "");
  watch_stop (&watch);

  g_assert_cmpstr (mw_responsibility_get_comment (responsibility), ==, "Germany");
  g_assert_cmpuint (mw_responsibility_get_n_profiles (responsibility), ==, 4);
}

/* A value whose parameter its driver lost is shown as it is stored, under its key. */
static void
test_override_without_parameter (void)
{
  g_autoptr (MwOverride) override = mw_override_new ();
  MwOverrideFields fields = {
    .profile_id = "p1",
    .profile_name = "Support",
    .address = "support@example.org",
    .driver = "smtp-imap",
    .key = "smtp-pipelining",
    .value = "on",
    .staged = MW_STAGED_CHANGED,
    .live = "off",
  };
  Watch watch = { 0 };

  assert_loading (G_OBJECT (override));
  watch_start (&watch, override);
  mw_override_fill (override, &fields);
  assert_notified (&watch, "address driver key live-text loading parameter-name profile-id "
                           "profile-name staged text value");
  g_assert_cmpstr (mw_override_get_parameter_name (override), ==, "smtp-pipelining");
  g_assert_cmpstr (mw_override_get_text (override), ==, "on");
  g_assert_cmpstr (mw_override_get_live_text (override), ==, "off");
  g_assert_false (mw_override_get_secret (override));

  fields.live = NULL;
  fields.staged = MW_STAGED_NO;
  mw_override_fill (override, &fields);
  assert_notified (&watch, "live-text staged");
  g_assert_null (mw_override_get_live_text (override));
  mw_override_fill (override, &fields);
  assert_notified (&watch, "");
  watch_stop (&watch);
}

static MwCatalogue *
load_catalogue (void)
{
  g_autofree char *drivers = g_test_build_filename (G_TEST_DIST, "../../data/drivers", NULL);
  const char *const folders[] = { drivers, NULL };

  return mw_catalogue_new (folders);
}

static MwParameter *
find_parameter (MwCatalogue *catalogue, const char *key)
{
  MwDriver *driver = mw_catalogue_find (catalogue, "internet-smtp-imap");

  g_assert_nonnull (driver);
  return mw_driver_find_parameter (driver, key);
}

static void
test_override (void)
{
  g_autoptr (MwCatalogue) catalogue = load_catalogue ();
  g_autoptr (MwOverride) override = mw_override_new ();
  MwOverrideFields fields = { .profile_id = "p1", .key = "smtp-encryption", .value = "starttls" };
  Watch watch = { 0 };

  fields.parameter = find_parameter (catalogue, "smtp-encryption");
  fields.live = "none";
  mw_override_fill (override, &fields);
  g_assert_true (mw_override_get_parameter (override) == fields.parameter);
  g_assert_cmpstr (mw_override_get_parameter_name (override), ==, "SMTP Encryption");
  g_assert_cmpstr (mw_override_get_value (override), ==, "starttls");
  g_assert_cmpstr (mw_override_get_text (override), ==, "STARTTLS");
  g_assert_cmpstr (mw_override_get_live_text (override), ==, "None");

  watch_start (&watch, override);
  fields.value = "tls";
  mw_override_fill (override, &fields);
  assert_notified (&watch, "text value");
  watch_stop (&watch);
}

/* Neither the text nor the live text of a secret says anything. */
static void
test_override_secret (void)
{
  g_autoptr (MwCatalogue) catalogue = load_catalogue ();
  g_autoptr (MwOverride) override = mw_override_new ();
  MwOverrideFields fields = { .profile_id = "p1", .key = "mail-password", .value = "b1e0" };

  fields.parameter = find_parameter (catalogue, "mail-password");
  fields.live = "c2f1";
  mw_override_fill (override, &fields);
  g_assert_true (mw_override_get_secret (override));
  g_assert_cmpstr (mw_override_get_text (override), ==, "");
  g_assert_null (mw_override_get_live_text (override));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/profile/fill", test_profile_fill);
  g_test_add_func ("/core/profile/server", test_profile_server);
  g_test_add_func ("/core/profile/encryption", test_profile_encryption);
  g_test_add_func ("/core/profile/state", test_profile_state);
  g_test_add_func ("/core/agent/fill", test_agent);
  g_test_add_func ("/core/sender/fill", test_sender);
  g_test_add_func ("/core/responsibility/fill", test_responsibility);
  g_test_add_func ("/core/override/without-parameter", test_override_without_parameter);
  g_test_add_func ("/core/override/fill", test_override);
  g_test_add_func ("/core/override/secret", test_override_secret);

  return g_test_run ();
}
