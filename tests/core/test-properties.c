/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What the window binds to is what the getters say, of everything that does not change. */

#include "drivers.h"

#include <mailwright/probe.h>
#include <mailwright/review.h>
#include <mailwright/revision.h>

/* @what: a property's name, and the text that it has to have. */
#define assert_string(object, what, expected)                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *text_ = NULL;                                                                 \
                                                                                                   \
    g_object_get (object, what, &text_, NULL);                                                     \
    g_assert_cmpstr (text_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

#define assert_int(object, what, expected)                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    int number_ = -1;                                                                              \
                                                                                                   \
    g_object_get (object, what, &number_, NULL);                                                   \
    g_assert_cmpint (number_, ==, expected);                                                       \
  }                                                                                                \
  G_STMT_END

/* Each can be read, and none be set: they are of what was seen or done once. */
static void
assert_read_only (gpointer object)
{
  guint n = 0;
  g_autofree GParamSpec **properties =
      g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n);

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_assert_true (properties[i]->flags & G_PARAM_READABLE);
      g_assert_false (properties[i]->flags & G_PARAM_WRITABLE);
      g_value_init (&value, properties[i]->value_type);
      g_object_get_property (object, properties[i]->name, &value);
      g_assert_false (g_param_value_validate (properties[i], &value));
    }
}

static void
test_a_finding (void)
{
  g_autoptr (MwFinding) finding =
      mw_finding_new ("old-tls", TRUE, MW_OBJECT_AGENT, "a1", "Ada", "login", "TLS is old.");
  gboolean is_error = FALSE;

  assert_read_only (finding);
  g_object_get (finding, "is-error", &is_error, NULL);
  g_assert_true (is_error);
  assert_string (finding, "id", "old-tls/a1/login");
  assert_string (finding, "code", mw_finding_get_code (finding));
  assert_string (finding, "object-id", mw_finding_get_object_id (finding));
  assert_string (finding, "object-name", mw_finding_get_object_name (finding));
  assert_string (finding, "key", mw_finding_get_key (finding));
  assert_string (finding, "message", mw_finding_get_message (finding));
  assert_int (finding, "object-kind", MW_OBJECT_AGENT);
}

static void
test_a_change (void)
{
  MwChangeFields fields = { .object_kind = MW_OBJECT_AGENT,
                            .sign = MW_CHANGE_CHANGED,
                            .object_id = "a1",
                            .object_name = "Ada",
                            .field = "login",
                            .field_name = "Login",
                            .before = "ada",
                            .after = "lovelace",
                            .note = "A note." };
  g_autoptr (MwChange) change = mw_change_new (&fields);
  g_autoptr (MwChange) empty = mw_change_new (&(MwChangeFields){ .object_id = "a1" });

  assert_read_only (change);
  assert_read_only (empty);
  assert_string (change, "object-id", "a1");
  assert_string (change, "object-name", "Ada");
  assert_string (change, "field", "login");
  assert_string (change, "field-name", "Login");
  assert_string (change, "before", "ada");
  assert_string (change, "after", "lovelace");
  assert_string (change, "note", "A note.");
  assert_int (change, "sign", MW_CHANGE_CHANGED);
  /* A word that is not there is none; a value that is not there is no value. */
  assert_string (empty, "field-name", "");
  assert_string (empty, "before", NULL);
}

static MwCertificate *
make_certificate (GDateTime *not_before, GDateTime *not_after)
{
  static const char *const NAMES[] = { "mail.example.org", "example.org", NULL };

  return mw_certificate_new (&(MwCertificateFields){ .subject = "mail.example.org",
                                                     .issuer = "Authority",
                                                     .names = NAMES,
                                                     .not_before = not_before,
                                                     .not_after = not_after,
                                                     .key_text = "EC 256 bits",
                                                     .sha256 = "00ff",
                                                     .pem = "PEM" });
}

static void
test_a_certificate (void)
{
  g_autoptr (GDateTime) begin = g_date_time_new_utc (2026, 1, 1, 0, 0, 0);
  g_autoptr (GDateTime) end = g_date_time_new_utc (2026, 12, 31, 0, 0, 0);
  g_autoptr (MwCertificate) certificate = make_certificate (begin, end);
  g_autoptr (GDateTime) not_before = NULL;
  g_auto (GStrv) names = NULL;

  assert_read_only (certificate);
  g_object_get (certificate, "not-before", &not_before, "names", &names, NULL);
  g_assert_true (g_date_time_equal (not_before, begin));
  g_assert_cmpstr (names[1], ==, "example.org");
  assert_string (certificate, "sha256", "00ff");
  assert_string (certificate, "pem", "PEM");
  assert_string (certificate, "key-text", "EC 256 bits");
}

static void
test_a_report (void)
{
  g_autoptr (MwEndpoint) endpoint =
      mw_endpoint_new_plain ("imap", "mail.example.org", 993, MW_ENCRYPTION_TLS);
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 6, 1, 12, 0, 0);
  MwProbeFields fields = { .endpoint = endpoint,
                           .verdict = MW_VERDICT_OLD_TLS,
                           .step = MW_PROBE_STEP_ENCRYPTION,
                           .message = "It is old.",
                           .log = "* OK",
                           .milliseconds = 12,
                           .tls_version = "TLS 1.1",
                           .cipher = "AES",
                           .trust = "the system",
                           .time = time };
  g_autoptr (MwProbeReport) report = mw_probe_report_new (&fields);
  g_autoptr (GDateTime) told = NULL;
  guint milliseconds = 0;

  assert_read_only (report);
  g_object_get (report, "time", &told, "milliseconds", &milliseconds, NULL);
  g_assert_true (g_date_time_equal (told, time));
  g_assert_cmpuint (milliseconds, ==, 12);
  assert_string (report, "scheme", "imap");
  assert_string (report, "message", mw_probe_report_get_message (report));
  assert_string (report, "log", "* OK");
  assert_string (report, "tls-version", "TLS 1.1");
  assert_string (report, "cipher", "AES");
  assert_string (report, "trust", "the system");
  assert_int (report, "step", MW_PROBE_STEP_ENCRYPTION);
  assert_int (report, "direction", MW_DIRECTION_IN);
  assert_int (report, "verdict", mw_probe_report_get_verdict (report));
  assert_int (report, "reachability", MW_REACHABILITY_WARNING);
}

static void
test_parameters (void)
{
  g_autoptr (MwDriver) driver = drivers_load_shipped ("internet-smtp-imap");
  GListModel *parameters = mw_driver_get_parameters (driver);

  for (guint i = 0; i < g_list_model_get_n_items (parameters); i++)
    {
      g_autoptr (MwParameter) parameter = g_list_model_get_item (parameters, i);

      assert_read_only (parameter);
      assert_string (parameter, "key", mw_parameter_get_key (parameter));
      assert_string (parameter, "name", mw_parameter_get_name (parameter));
      assert_string (parameter, "help", mw_parameter_get_help (parameter));
      assert_string (parameter, "section", mw_parameter_get_section (parameter));
    }
}

static void
test_kinds_of_objects (void)
{
  for (int kind = MW_OBJECT_DRIVER; kind <= MW_OBJECT_RESPONSE_GROUP; kind++)
    {
      const char *word = mw_object_kind_to_string ((MwObjectKind) kind);

      g_assert_cmpint (mw_object_kind_from_string (word), ==, kind);
      g_assert_cmpint (mw_object_kind_from_string (mw_object_kind_describe ((MwObjectKind) kind)),
                       ==, -1);
    }
  g_assert_cmpint (mw_object_kind_from_string (NULL), ==, -1);
  g_assert_cmpint (mw_object_kind_from_string (""), ==, -1);
}

/* A kind of another program's is known by its word from then on. */
static void
test_a_kind_more (void)
{
  MwObjectKind queue = mw_object_kind_register ("queue", "Queue");

  g_assert_cmpint (queue, >, MW_OBJECT_RESPONSE_GROUP);
  g_assert_cmpint (mw_object_kind_from_string ("queue"), ==, queue);
  g_assert_cmpstr (mw_object_kind_to_string (queue), ==, "queue");
  g_assert_cmpstr (mw_object_kind_describe (queue), ==, "Queue");
}

/* ---- revisions ---- */

static MwRevisionFields
make_revision (GDateTime *time)
{
  MwRevisionFields fields = {
    .author = "ada", .comment = "why", .time = time, .n_changes = 3, .digest = "digest"
  };

  mw_revision_id_init (&fields.id, 7, "0d6f8c1e-4a0b-4c55-9b0f-3f4f7a0c1d2e");
  return fields;
}

static void
test_a_revision (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 6, 1, 12, 0, 0);
  MwRevisionFields fields = make_revision (time);
  g_autoptr (MwRevision) revision = mw_revision_new (&fields);
  g_autoptr (GDateTime) told = NULL;
  gint64 number = 0;
  guint n_changes = 0;

  assert_read_only (revision);
  g_object_get (revision, "number", &number, "time", &told, "n-changes", &n_changes, NULL);
  g_assert_cmpint (number, ==, mw_revision_get_number (revision));
  g_assert_true (g_date_time_equal (told, time));
  g_assert_cmpuint (n_changes, ==, 3);
  assert_string (revision, "author", "ada");
  assert_string (revision, "comment", "why");
}

static char *
digest_of (const MwRevisionFields *fields, const char *before, guint n_operations)
{
  g_autoptr (GPtrArray) operations =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mw_operation_unref);
  MwOperationFields operation = { .sign = MW_CHANGE_REMOVED,
                                  .object_kind = MW_OBJECT_PROFILE,
                                  .object_id = "p1",
                                  .part = "profile" };

  for (guint i = 0; i < n_operations; i++)
    g_ptr_array_add (operations, mw_operation_new (&operation, NULL));
  return mw_revision_compute_digest (before, fields, operations);
}

/* Whatever of a revision is changed by hand afterwards does not go unseen. */
static void
test_a_digest_is_of_everything (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2026, 6, 1, 12, 0, 0);
  g_autoptr (GDateTime) later = g_date_time_new_utc (2026, 6, 1, 12, 0, 1);
  g_autoptr (GHashTable) digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  MwRevisionFields fields = make_revision (time);
  g_autofree char *again = digest_of (&fields, "before", 1);

  g_hash_table_add (digests, digest_of (&fields, "before", 1));
  g_assert_true (g_hash_table_contains (digests, again));
  g_assert_true (g_hash_table_add (digests, digest_of (&fields, "another", 1)));
  g_assert_true (g_hash_table_add (digests, digest_of (&fields, "before", 0)));
  g_assert_true (g_hash_table_add (digests, digest_of (&fields, "before", 2)));
  fields.author = "bo";
  g_assert_true (g_hash_table_add (digests, digest_of (&fields, "before", 1)));
  fields.predecessor = "another";
  g_assert_true (g_hash_table_add (digests, digest_of (&fields, "before", 1)));
  fields.comment = "";
  g_assert_true (g_hash_table_add (digests, digest_of (&fields, "before", 1)));
  fields.time = later;
  g_assert_true (g_hash_table_add (digests, digest_of (&fields, "before", 1)));
  mw_revision_id_init (&fields.id, 8, "0d6f8c1e-4a0b-4c55-9b0f-3f4f7a0c1d2e");
  g_assert_true (g_hash_table_add (digests, digest_of (&fields, "before", 1)));
  mw_revision_id_init (&fields.id, 8, "1d6f8c1e-4a0b-4c55-9b0f-3f4f7a0c1d2e");
  g_assert_true (g_hash_table_add (digests, digest_of (&fields, "before", 1)));
}

static void
test_a_review (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MwReview) review = NULL;
  g_autoptr (GListModel) changes = NULL;
  g_autoptr (GListModel) found = NULL;
  MwRevisionId base;
  gint64 number = 0;
  guint n_errors = 9;
  guint n_warnings = 9;

  mw_revision_id_init (&base, 4, "four");
  g_ptr_array_add (
      findings, mw_finding_new ("code", FALSE, MW_OBJECT_AGENT, "a1", "Ada", NULL, "Something."));
  review = mw_review_new (&base, 5, "mark", none, mw_change_list_new (none, NULL, NULL, NULL),
                          findings, NULL);
  assert_read_only (review);
  g_object_get (review, "changes", &changes, "findings", &found, "base-revision", &number,
                "n-errors", &n_errors, "n-warnings", &n_warnings, NULL);
  g_assert_true (changes == mw_review_get_changes (review));
  g_assert_true (found == mw_review_get_findings (review));
  g_assert_cmpint (number, ==, 4);
  g_assert_cmpuint (n_errors, ==, 0);
  g_assert_cmpuint (n_warnings, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/properties/finding", test_a_finding);
  g_test_add_func ("/core/properties/change", test_a_change);
  g_test_add_func ("/core/properties/certificate", test_a_certificate);
  g_test_add_func ("/core/properties/report", test_a_report);
  g_test_add_func ("/core/properties/parameters", test_parameters);
  g_test_add_func ("/core/properties/review", test_a_review);
  g_test_add_func ("/core/properties/revision", test_a_revision);
  g_test_add_func ("/core/revision/a-digest-is-of-everything", test_a_digest_is_of_everything);
  g_test_add_func ("/core/object-kind/words", test_kinds_of_objects);
  g_test_add_func ("/core/object-kind/one-more", test_a_kind_more);
  return g_test_run ();
}
