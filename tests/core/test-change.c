/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include <mailwright/change.h>

#include <string.h>

static void
assert_summary (MwChangeFields fields, const char *expected)
{
  g_autoptr (MwChange) change = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *property = NULL;

  fields.object_kind = MW_OBJECT_PROFILE;
  fields.object_id = "p1";
  fields.object_name = "Support";
  change = mw_change_new (&fields);
  summary = mw_change_dup_summary (change);
  g_assert_cmpstr (summary, ==, expected);
  g_object_get (change, "summary", &property, NULL);
  g_assert_cmpstr (property, ==, expected);
}

static void
test_object (void)
{
  assert_summary ((MwChangeFields){ .sign = MW_CHANGE_ADDED }, "Profile “Support” added");
  assert_summary ((MwChangeFields){ .field = "", .sign = MW_CHANGE_REMOVED },
                  "Profile “Support” removed");
  assert_summary ((MwChangeFields){ .sign = MW_CHANGE_CHANGED }, "Profile “Support” changed");
}

static void
test_value (void)
{
  MwChangeFields port = { .field = "smtp-port", .field_name = "SMTP Port" };

  port.sign = MW_CHANGE_CHANGED;
  port.before = "465";
  port.after = "587";
  assert_summary (port, "Profile “Support”: SMTP Port changed from “465” to “587”");
  port.sign = MW_CHANGE_ADDED;
  port.before = NULL;
  assert_summary (port, "Profile “Support”: SMTP Port set to “587”");
  port.sign = MW_CHANGE_REMOVED;
  port.before = "465";
  port.after = NULL;
  assert_summary (port, "Profile “Support”: SMTP Port “465” removed");
}

static void
test_member (void)
{
  assert_summary (
      (MwChangeFields){
          .field = "agent", .field_name = "Agent", .sign = MW_CHANGE_ADDED, .after = "Ada" },
      "Profile “Support”: Agent “Ada” added");
  assert_summary (
      (MwChangeFields){
          .field = "agent", .field_name = "Agent", .sign = MW_CHANGE_REMOVED, .before = "Ada" },
      "Profile “Support”: Agent “Ada” removed");
}

static void
test_note (void)
{
  assert_summary ((MwChangeFields){ .field = "agent",
                                    .field_name = "Agent",
                                    .sign = MW_CHANGE_ADDED,
                                    .after = "Ada",
                                    .note = "can send as a@example.org" },
                  "Profile “Support”: Agent “Ada” added (can send as a@example.org)");
}

/* Not even by mistake does a secret come into a diff. */
static void
test_secret (void)
{
  MwChangeFields password = {
    .field = "mail-password",
    .field_name = "Mail Password",
    .secret = TRUE,
    .before = "b1e0",
    .after = "c2f1",
  };
  g_autoptr (MwChange) change = NULL;

  password.sign = MW_CHANGE_ADDED;
  assert_summary (password, "Profile “Support”: Mail Password set");
  password.sign = MW_CHANGE_REMOVED;
  assert_summary (password, "Profile “Support”: Mail Password removed");
  password.sign = MW_CHANGE_CHANGED;
  assert_summary (password, "Profile “Support”: Mail Password changed");

  change = mw_change_new (&password);
  g_assert_true (mw_change_get_secret (change));
  g_assert_null (mw_change_get_before (change));
  g_assert_null (mw_change_get_after (change));
}

static void
test_copies (void)
{
  char name[] = "Support";
  MwChangeFields fields = {
    .object_kind = MW_OBJECT_RESPONSE_GROUP,
    .object_id = "g1",
    .object_name = name,
    .field = "name",
    .field_name = "Name",
    .sign = MW_CHANGE_CHANGED,
    .before = "Sales",
    .after = name,
  };
  g_autoptr (MwChange) change = mw_change_new (&fields);
  int kind = -1;
  int sign = -1;

  name[0] = 'X';
  g_assert_cmpstr (mw_change_get_object_name (change), ==, "Support");
  g_assert_cmpstr (mw_change_get_after (change), ==, "Support");
  g_assert_cmpstr (mw_change_get_before (change), ==, "Sales");
  g_assert_null (mw_change_get_note (change));
  g_object_get (change, "object-kind", &kind, "sign", &sign, NULL);
  g_assert_cmpint (kind, ==, MW_OBJECT_RESPONSE_GROUP);
  g_assert_cmpint (sign, ==, MW_CHANGE_CHANGED);
}

static void
test_kinds (void)
{
  g_assert_cmpstr (mw_object_kind_to_string (MW_OBJECT_PROFILE), ==, "profile");
  g_assert_cmpstr (mw_object_kind_to_string (MW_OBJECT_RESPONSE_GROUP), ==, "response-group");
  for (int kind = MW_OBJECT_DRIVER; kind <= MW_OBJECT_RESPONSE_GROUP; kind++)
    {
      g_assert_cmpuint (strlen (mw_object_kind_to_string ((MwObjectKind) kind)), >, 0);
      g_assert_cmpuint (strlen (mw_object_kind_describe ((MwObjectKind) kind)), >, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/change/object", test_object);
  g_test_add_func ("/core/change/value", test_value);
  g_test_add_func ("/core/change/member", test_member);
  g_test_add_func ("/core/change/note", test_note);
  g_test_add_func ("/core/change/secret", test_secret);
  g_test_add_func ("/core/change/copies", test_copies);
  g_test_add_func ("/core/change/kinds", test_kinds);

  return g_test_run ();
}
