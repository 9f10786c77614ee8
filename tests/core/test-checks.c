/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* What is found in names, texts, values and rows: each finding has a case that raises it, and a
 * neighbour that does not; then which of them were accepted. */

#include "drivers.h"

#include <mailwright/acceptance.h>
#include <mailwright/check.h>
#include <mailwright/from.h>
#include <mailwright/review.h>
#include <string.h>

/* A finding, and what all of them have to be. */
static void
assert_finding (MwFinding *finding, const char *code, gboolean is_error, const char *key)
{
  g_assert_nonnull (finding);
  g_assert_cmpstr (mw_finding_get_code (finding), ==, code);
  g_assert_cmpint (mw_finding_get_is_error (finding), ==, is_error);
  g_assert_cmpstr (mw_finding_get_key (finding), ==, key);
  g_assert_cmpstr (mw_finding_get_object_id (finding), ==, "the-id");
  g_assert_true (g_str_has_prefix (mw_finding_get_id (finding), code));
  g_assert_true (g_utf8_validate (mw_finding_get_message (finding), -1, NULL));
  g_assert_cmpstr (mw_finding_get_message (finding), !=, "");
  /* What cannot be seen is shown, and no line is forged. */
  g_assert_null (strstr (mw_finding_get_message (finding), "\u200b"));
  g_assert_null (strpbrk (mw_finding_get_message (finding), "\n\r"));
  g_assert_null (strstr (mw_finding_get_object_name (finding), "\u200b"));
}

static const struct
{
  const char *login;
  const char *says; /* NULL: nothing is found */
} LOGINS[] = {
  { "ada", NULL },
  { "ada.lovelace@example.org", NULL },
  { "EXAMPLE\\ada", NULL },
  { "\u00e4da", NULL },
  { "ada+x", NULL },
  { "ada,bo", "comma" },
  { "ada\u060cbo", "comma" }, /* Arabic */
  { "ada\uff0cbo", "comma" }, /* wide */
  { "ada bo", "space" },
  { "ada\u00a0bo", "space" },
  { " ada", "space around" },
  { "ada\u3000", "space around" },
  { "ada\u200b", "U+200B" },
  { "\u0645\u200c\u0645", "U+200C" }, /* in a name it could stand, in a login not */
  { "a\nb", "control" },
  { "a\xff", "UTF-8" },
};

static void
test_logins (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (LOGINS); i++)
    for (int staged = FALSE; staged <= TRUE; staged++)
      {
        g_autoptr (MwFinding) finding =
            mw_check_login ("the-id", "Ada\u200b", LOGINS[i].login, staged);

        g_test_message ("%u", i);
        if (!LOGINS[i].says)
          {
            g_assert_null (finding);
            continue;
          }
        /* What somebody stages is stopped; what is live already is told. */
        assert_finding (finding, "login", staged, "login");
        g_assert_nonnull (strstr (mw_finding_get_message (finding), LOGINS[i].says));
        g_assert_cmpint (mw_finding_get_object_kind (finding), ==, MW_OBJECT_AGENT);
      }
}

static void
test_texts (void)
{
  static const struct
  {
    const char *text;
    gboolean found;
  } TEXTS[] = {
    { "Support", FALSE },
    { "", FALSE },
    { "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", FALSE }, /* Persian */
    { "\u2764\ufe0f", FALSE },
    { "Sup\u200bport", TRUE },
    { "Sup\u202eport", TRUE },
    { "two\nlines", TRUE },
    { "\xff", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (TEXTS); i++)
    {
      g_autoptr (MwFinding) name = mw_check_text (MW_OBJECT_RESPONSIBILITY, "the-id", "Support",
                                                  MW_TEXT_FIELD_NAME, TEXTS[i].text);
      g_autoptr (MwFinding) comment = mw_check_text (MW_OBJECT_PROFILE, "the-id", "Support",
                                                     MW_TEXT_FIELD_COMMENT, TEXTS[i].text);

      g_assert_cmpint (name != NULL, ==, TEXTS[i].found);
      g_assert_cmpint (comment != NULL, ==, TEXTS[i].found);
      if (!TEXTS[i].found)
        continue;
      assert_finding (name, "invisible-name", FALSE, NULL);
      assert_finding (comment, "invisible-comment", FALSE, NULL);
      g_assert_cmpint (mw_finding_get_object_kind (name), ==, MW_OBJECT_RESPONSIBILITY);
      g_assert_cmpstr (mw_finding_get_message (name), !=, mw_finding_get_message (comment));
    }
}

static void
test_values (void)
{
  g_autoptr (MwDriver) driver = drivers_load_shipped ("internet-smtp-imap");
  static const struct
  {
    const char *key;
    const char *value;
    gboolean found;
  } VALUES[] = {
    { "smtp-port", "465", FALSE },
    { "smtp-port", "65536", TRUE },
    { "smtp-server", "smtp.example.org", FALSE },
    { "smtp-server", "smtp.example.org:465", TRUE },
    { "from-display-name", "Support", FALSE },
    { "from-display-name", "Sup\u200bport", TRUE },
    { "mail-password", "0d6f8c1e-4a0b-4c55-9b0f-3f4f7a0c1d2e", FALSE },
    { "mail-password", "canary", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (VALUES); i++)
    {
      MwParameter *parameter = mw_driver_find_parameter (driver, VALUES[i].key);
      g_autoptr (MwFinding) finding =
          mw_check_value (MW_OBJECT_PROFILE, "the-id", "Sup\u200bport", parameter, VALUES[i].value);

      g_test_message ("%s", VALUES[i].key);
      g_assert_cmpint (finding != NULL, ==, VALUES[i].found);
      if (!finding)
        continue;
      assert_finding (finding, "invalid", FALSE, VALUES[i].key);
      g_assert_nonnull (strstr (mw_finding_get_message (finding), "Sup<U+200B>port"));
      g_assert_null (strstr (mw_finding_get_message (finding), "canary"));
    }
}

static void
test_relations (void)
{
  g_autoptr (MwFinding) alike =
      mw_check_look_alike (MW_OBJECT_AGENT, "the-id", "paypal", "login", "\u0440\u0430y\u200bpal");
  g_autoptr (MwFinding) same =
      mw_check_same_mailbox ("the-id", "Support", "imap-account-name", "Sales");
  g_autoptr (MwFinding) unmade = mw_check_unmade_sender ("the-id", "Sup\u200bport");
  g_autoptr (MwFinding) unknown = mw_check_unknown_driver ("the-id", "Support", "gone");

  assert_finding (alike, "look-alike", FALSE, "login");
  g_assert_nonnull (strstr (mw_finding_get_message (alike), "<U+200B>"));
  g_assert_cmpint (mw_finding_get_object_kind (alike), ==, MW_OBJECT_AGENT);
  assert_finding (same, "same-mailbox", FALSE, "imap-account-name");
  g_assert_nonnull (strstr (mw_finding_get_message (same), "Sales"));
  assert_finding (unmade, "unmade-sender", FALSE, NULL);
  assert_finding (unknown, "unknown-driver", TRUE, NULL);
}

/* It says why nobody can, in the words of the address itself. */
static void
test_no_sender (void)
{
  static const char *const ADDRESSES[] = {
    "support",         "@example.org", "a@example..org", "a\nb@c.d", "sup\u200bport@example.org",
    "\xff@example.org"
  };

  for (guint i = 0; i < G_N_ELEMENTS (ADDRESSES); i++)
    {
      g_autoptr (MwFinding) finding = mw_check_no_sender ("the-id", "Support", ADDRESSES[i]);

      g_test_message ("%u", i);
      assert_finding (finding, "no-sender", FALSE, MW_FROM_ADDRESS);
    }
}

/* ---- rows that somebody wrote by hand ---- */

#define STUB_TYPE_LIVE (stub_live_get_type ())
G_DECLARE_FINAL_TYPE (StubLive, stub_live, STUB, LIVE, GObject)

/* A live side of which the rows alone are asked. */
struct _StubLive
{
  GObject parent_instance;

  GPtrArray *found; /* (owned) (nullable): NULL fails */
};

static void stub_live_iface_init (MwLiveInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StubLive,
                               stub_live,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MW_TYPE_LIVE, stub_live_iface_init))

static GPtrArray *
stub_live_check_rows (MwLive *live,
                      MwCatalogue *catalogue,
                      GCancellable *cancellable,
                      GError **error)
{
  StubLive *self = STUB_LIVE (live);

  if (self->found)
    return g_ptr_array_ref (self->found);
  g_set_error_literal (error, MW_ERROR, MW_ERROR_STORAGE, "no rows");
  return NULL;
}

static void
stub_live_iface_init (MwLiveInterface *iface)
{
  iface->check_rows = stub_live_check_rows;
}

static void
stub_live_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, NULL);
}

static void
stub_live_finalize (GObject *object)
{
  g_clear_pointer (&STUB_LIVE (object)->found, g_ptr_array_unref);
  G_OBJECT_CLASS (stub_live_parent_class)->finalize (object);
}

static void
stub_live_class_init (StubLiveClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = stub_live_get_property;
  G_OBJECT_CLASS (klass)->finalize = stub_live_finalize;
  g_object_class_override_property (G_OBJECT_CLASS (klass), 1, "problem");
}

static void
stub_live_init (StubLive *self)
{
}

static GPtrArray *
make_findings (const char *const *ids)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ids[i]; i++)
    g_ptr_array_add (findings, mw_finding_new ("code", FALSE, MW_OBJECT_PROFILE, ids[i], "Support",
                                               NULL, "Something."));
  return findings;
}

static MwReview *
make_review (const char *told, const char *staged)
{
  const char *const ids[] = { told, NULL };
  g_autoptr (GPtrArray) findings = make_findings (ids);
  g_autoptr (GPtrArray) operations =
      g_ptr_array_new_with_free_func ((GDestroyNotify) mw_operation_unref);
  MwOperationFields fields = { .sign = MW_CHANGE_REMOVED,
                               .object_kind = MW_OBJECT_PROFILE,
                               .object_id = staged,
                               .part = "profile" };
  MwRevisionId base;

  mw_revision_id_init (&base, 1, "one");
  g_ptr_array_add (operations, mw_operation_new (&fields, NULL));
  return mw_review_new (&base, 2, "mark", operations,
                        mw_change_list_new (operations, NULL, NULL, NULL), findings, NULL);
}

/* What the review tells already is not told again, and of an object that is being changed nothing:
 * that may be the remedy. */
static void
test_rows_beside_a_review (void)
{
  const char *const ids[] = { "told", "staged", "new", NULL };
  g_autoptr (StubLive) live = g_object_new (STUB_TYPE_LIVE, NULL);
  g_autoptr (MwReview) review = make_review ("told", "staged");
  g_autofree char *folder = drivers_shipped_folder ();
  const char *folders[] = { folder, NULL };
  g_autoptr (MwCatalogue) catalogue = mw_catalogue_new (folders);
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (GError) error = NULL;

  live->found = make_findings (ids);
  rest = mw_check_rows (review, MW_LIVE (live), catalogue, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rest->len, ==, 1);
  g_assert_cmpstr (mw_finding_get_object_id (rest->pdata[0]), ==, "new");
  g_clear_pointer (&live->found, g_ptr_array_unref);
  g_assert_null (mw_check_rows (review, MW_LIVE (live), catalogue, NULL, &error));
  g_assert_error (error, MW_ERROR, MW_ERROR_STORAGE);
}

/* ---- what was accepted ---- */

/* Each letter is an object: a capital has an error, a small one a warning. */
static GListStore *
make_list (const char *letters)
{
  GListStore *list = g_list_store_new (MW_TYPE_FINDING);

  for (; *letters; letters++)
    {
      char id[2] = { g_ascii_tolower (*letters), '\0' };
      g_autoptr (MwFinding) finding = mw_finding_new (
          "code", g_ascii_isupper (*letters), MW_OBJECT_PROFILE, id, "Support", NULL, "Text.");

      g_list_store_append (list, finding);
    }
  return list;
}

static MwFinding *
find_object (GListStore *list, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (MwFinding) finding = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (g_str_equal (mw_finding_get_object_id (finding), id))
        return finding;
    }
  g_assert_not_reached ();
}

static void
on_notified_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  guint n_left = 0;

  g_object_get (object, "n-left", &n_left, NULL);
  g_assert_cmpuint (n_left, ==, mw_acceptance_get_n_left (MW_ACCEPTANCE (object)));
  ++*(guint *) user_data;
}

static void
test_each_warning_is_accepted_by_itself (void)
{
  g_autoptr (MwAcceptance) acceptance = mw_acceptance_new ();
  g_autoptr (GListStore) list = make_list ("XYabc");
  g_auto (GStrv) ids = NULL;
  guint n_notified = 0;

  g_signal_connect (acceptance, "notify::n-left", G_CALLBACK (on_notified_cb), &n_notified);
  mw_acceptance_set_findings (acceptance, G_LIST_MODEL (list));
  g_assert_cmpuint (mw_acceptance_get_n_warnings (acceptance), ==, 3);
  g_assert_cmpuint (mw_acceptance_get_n_left (acceptance), ==, 3);
  g_assert_cmpuint (n_notified, ==, 1);
  mw_acceptance_set (acceptance, find_object (list, "b"), TRUE);
  mw_acceptance_set (acceptance, find_object (list, "b"), TRUE);
  g_assert_cmpuint (mw_acceptance_get_n_left (acceptance), ==, 2);
  g_assert_cmpuint (n_notified, ==, 2);
  g_assert_true (mw_acceptance_get (acceptance, find_object (list, "b")));
  /* No error can be. */
  mw_acceptance_set (acceptance, find_object (list, "x"), TRUE);
  g_assert_false (mw_acceptance_get (acceptance, find_object (list, "x")));
  g_assert_cmpuint (n_notified, ==, 2);
  ids = mw_acceptance_dup_ids (acceptance);
  g_assert_cmpuint (g_strv_length (ids), ==, 1);
  g_assert_cmpstr (ids[0], ==, "code/b");
  mw_acceptance_set (acceptance, find_object (list, "b"), FALSE);
  g_assert_cmpuint (mw_acceptance_get_n_left (acceptance), ==, 3);
}

/* What was accepted stays so when a colleague's submit brings another review; what is new was not,
 * nor what was an error, or went and came back. */
static void
test_what_stays_accepted (void)
{
  g_autoptr (MwAcceptance) acceptance = mw_acceptance_new ();
  g_autoptr (GListStore) first = make_list ("Xabc");
  g_autoptr (GListStore) second = make_list ("Cabxd");
  g_autoptr (GListStore) none = make_list ("");

  mw_acceptance_set_findings (acceptance, G_LIST_MODEL (first));
  mw_acceptance_set_all (acceptance, TRUE);
  g_assert_cmpuint (mw_acceptance_get_n_left (acceptance), ==, 0);
  mw_acceptance_set_findings (acceptance, G_LIST_MODEL (second));
  g_assert_cmpuint (mw_acceptance_get_n_warnings (acceptance), ==, 4);
  g_assert_cmpuint (mw_acceptance_get_n_left (acceptance), ==, 2);
  g_assert_true (mw_acceptance_get (acceptance, find_object (second, "a")));
  g_assert_false (mw_acceptance_get (acceptance, find_object (second, "d")));
  g_assert_false (mw_acceptance_get (acceptance, find_object (second, "x")));
  mw_acceptance_set_findings (acceptance, G_LIST_MODEL (none));
  g_assert_cmpuint (mw_acceptance_get_n_left (acceptance), ==, 0);
  mw_acceptance_set_findings (acceptance, G_LIST_MODEL (first));
  g_assert_cmpuint (mw_acceptance_get_n_left (acceptance), ==, 3);
}

/* Against a plain set: whatever is done, what is left is what was not accepted. */
static void
test_acceptance_against_a_plain_set (void)
{
  g_autoptr (MwAcceptance) acceptance = mw_acceptance_new ();
  g_autoptr (GListStore) list = make_list ("XYZabcdefgh");
  gboolean plain[8] = { FALSE };

  mw_acceptance_set_findings (acceptance, G_LIST_MODEL (list));
  for (guint i = 0; i < 1000; i++)
    {
      guint which = (guint) g_test_rand_int_range (0, 9);
      gboolean accepted = g_test_rand_bit ();
      guint n = 0;
      g_auto (GStrv) ids = NULL;

      if (which == 8)
        mw_acceptance_set_all (acceptance, accepted);
      else
        {
          char id[2] = { (char) ('a' + which), '\0' };

          mw_acceptance_set (acceptance, find_object (list, id), accepted);
        }
      for (guint k = 0; k < 8; k++)
        {
          if (which == k || which == 8)
            plain[k] = accepted;
          n += plain[k] ? 1 : 0;
        }
      ids = mw_acceptance_dup_ids (acceptance);
      g_assert_cmpuint (mw_acceptance_get_n_left (acceptance), ==, 8 - n);
      g_assert_cmpuint (g_strv_length (ids), ==, n);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/checks/logins", test_logins);
  g_test_add_func ("/core/checks/texts", test_texts);
  g_test_add_func ("/core/checks/values", test_values);
  g_test_add_func ("/core/checks/relations", test_relations);
  g_test_add_func ("/core/checks/no-sender", test_no_sender);
  g_test_add_func ("/core/checks/rows-beside-a-review", test_rows_beside_a_review);
  g_test_add_func ("/core/acceptance/each-warning-is-accepted-by-itself",
                   test_each_warning_is_accepted_by_itself);
  g_test_add_func ("/core/acceptance/what-stays-accepted", test_what_stays_accepted);
  g_test_add_func ("/core/acceptance/against-a-plain-set", test_acceptance_against_a_plain_set);
  return g_test_run ();
}
