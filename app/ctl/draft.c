/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/command.h"
#include "ctl/output.h"
#include "ctl/publishing.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <mailwright/character.h>
#include <mailwright/error.h>

/* ---- findings and changes ---- */

static void
add_finding (CtlTable *table, MwFinding *finding)
{
  gboolean is_error = mw_finding_get_is_error (finding);
  MwObjectKind kind = mw_finding_get_object_kind (finding);

  ctl_table_begin_row (table);
  ctl_table_add_text (table, mw_finding_get_id (finding));
  ctl_table_add_word (table, is_error ? "error" : "warning",
                      is_error ? _ ("error") : _ ("warning"));
  ctl_table_add_word (table, mw_object_kind_to_string (kind), mw_object_kind_describe (kind));
  ctl_table_add_text (table, mw_finding_get_object_id (finding));
  ctl_table_add_text (table, mw_finding_get_object_name (finding));
  ctl_table_add_text (table, mw_finding_get_key (finding));
  ctl_table_add_text (table, mw_finding_get_code (finding));
  ctl_table_add_sentence (table, mw_finding_get_message (finding));
}

/* rows: what other programs wrote, which no submit can help. */
static CtlTable *
table_of_findings (MwReview *review, GPtrArray *rows)
{
  CtlTable *table = ctl_table_new ("id", NULL, "level", _ ("Level"), "object", _ ("Object"),
                                   "object_id", NULL, "name", _ ("Name"), "key", _ ("Parameter"),
                                   "code", NULL, "message", _ ("Finding"), NULL);
  GListModel *findings = mw_review_get_findings (review);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (MwFinding) finding = g_list_model_get_item (findings, i);

      add_finding (table, finding);
    }
  for (guint i = 0; i < rows->len; i++)
    add_finding (table, g_ptr_array_index (rows, i));
  return table;
}

static const char *
sign_word (MwChangeSign sign)
{
  return sign == MW_CHANGE_ADDED ? "added" : sign == MW_CHANGE_REMOVED ? "removed" : "changed";
}

static CtlTable *
table_of_changes (GListModel *changes)
{
  CtlTable *table = ctl_table_new ("id", NULL, "object", NULL, "name", NULL, "field", NULL, "sign",
                                   NULL, "before", NULL, "after", NULL, "instead", NULL, "secret",
                                   NULL, "note", NULL, "summary", NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr (MwChange) change = g_list_model_get_item (changes, i);
      g_autofree char *summary = mw_change_dup_summary (change);

      ctl_table_begin_row (table);
      ctl_table_add_text (table, mw_change_get_object_id (change));
      ctl_table_add_text (table, mw_object_kind_to_string (mw_change_get_object_kind (change)));
      ctl_table_add_text (table, mw_change_get_object_name (change));
      ctl_table_add_text (table, mw_change_get_field (change));
      ctl_table_add_text (table, sign_word (mw_change_get_sign (change)));
      ctl_table_add_text (table, mw_change_get_before (change));
      ctl_table_add_text (table, mw_change_get_after (change));
      ctl_table_add_text (table, mw_change_get_instead (change));
      ctl_table_add_flag (table, mw_change_get_secret (change), "");
      ctl_table_add_sentence (table, mw_change_get_note (change));
      ctl_table_add_sentence (table, summary);
    }
  return table;
}

static void
print_heading (MwChange *change)
{
  g_autofree char *name = mw_character_dup_visible (mw_change_get_object_name (change));

  g_print ("%s %s\n", mw_object_kind_describe (mw_change_get_object_kind (change)), name);
}

/* What was done to many alike. */
static void
print_alike_heading (MwChange *change, guint n)
{
  const char *after = mw_change_get_secret (change) ? NULL : mw_change_get_after (change);
  g_autofree char *field = mw_character_dup_visible (mw_change_get_field_name (change));
  g_autofree char *value = after ? mw_character_dup_visible (after) : NULL;
  g_autofree char *count = g_strdup_printf (ngettext ("%u object", "%u objects", n), n);

  if (value)
    /* Translators: a field (“SMTP Server”), its new value, and of how many objects (“5 objects”) */
    g_print (_ ("%1$s → %2$s (%3$s)"), field, value, count);
  else
    g_print (_ ("%1$s (%2$s)"), field, count);
  g_print ("\n");
}

/* For people: as in the submit dialog, what was done to many alike and the objects, and their lines
 * beneath. */
static void
print_changes (GListModel *changes, GPtrArray *operations)
{
  static const char SIGNS[] = {
    [MW_CHANGE_ADDED] = '+', [MW_CHANGE_REMOVED] = '-', [MW_CHANGE_CHANGED] = '~'
  };
  g_autoptr (MwChangeSpans) spans = mw_change_spans_new (operations);

  for (guint i = 0; i < mw_change_spans_get_n (spans); i++)
    {
      const MwChangeSpan *span = mw_change_spans_get (spans, i);

      for (guint k = 0; k < span->n_changes; k++)
        {
          guint place = mw_change_spans_get_change (spans, span->start + k);
          g_autoptr (MwChange) change = g_list_model_get_item (changes, place);
          g_autofree char *summary = mw_change_dup_summary (change);

          if (k == 0 && span->alike)
            print_alike_heading (change, span->n_changes);
          else if (k == 0)
            print_heading (change);
          g_print ("  %c %s\n", SIGNS[mw_change_get_sign (change)], summary);
        }
    }
}

static void
print_changes_as (CtlContext *context, MwReview *review)
{
  g_autoptr (CtlTable) table = NULL;

  if (!context->json)
    {
      print_changes (mw_review_get_changes (review), mw_review_get_operations (review));
      return;
    }
  table = table_of_changes (mw_review_get_changes (review));
  ctl_table_print (table, TRUE);
}

static int
check (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwReview) review = mw_draft_review (context->draft, NULL, error);
  g_autoptr (CtlTable) table = NULL;
  g_autoptr (GPtrArray) rows =
      review ? mw_check_rows (review, context->live, context->catalogue, NULL, error) : NULL;
  gboolean published;
  guint n_more = 0, n_found;

  if (!rows)
    return -1;
  table = table_of_findings (review, rows);
  n_found = rows->len + g_list_model_get_n_items (mw_review_get_findings (review));
  published = ctl_publishing_check (context, table, &n_more);
  if (context->json || n_more + n_found > 0)
    ctl_table_print (table, context->json);
  else
    g_print ("%s\n", _ ("Nothing was found."));
  return mw_review_get_n_errors (review) > 0 ? CTL_REFUSED : published ? CTL_DONE : CTL_LAGS;
}

static int
diff (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwReview) review = mw_draft_review (context->draft, NULL, error);

  if (!review)
    return -1;
  if (!context->json && g_list_model_get_n_items (mw_review_get_changes (review)) == 0)
    g_print ("%s\n", _ ("Nothing is staged."));
  else
    print_changes_as (context, review);
  return CTL_DONE;
}

/* ---- submit ---- */

static char *option_message;
static gboolean option_accept;

static const GOptionEntry SUBMIT_OPTIONS[] = {
  { "message", 'm', G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_message,
    N_ ("Why: the revision’s comment"), N_ ("TEXT") },
  { "accept-warnings", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &option_accept,
    N_ ("Submit in spite of warnings"), NULL },
  G_OPTION_ENTRY_NULL,
};

static char **
accepted_warnings (MwReview *review)
{
  GListModel *findings = mw_review_get_findings (review);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; option_accept && i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (MwFinding) finding = g_list_model_get_item (findings, i);

      if (!mw_finding_get_is_error (finding))
        g_strv_builder_add (builder, mw_finding_get_id (finding));
    }
  return g_strv_builder_end (builder);
}

static void
print_findings (MwReview *review)
{
  GListModel *findings = mw_review_get_findings (review);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (MwFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *name = mw_character_dup_visible (mw_finding_get_object_name (finding));
      g_autofree char *message =
          mw_character_dup_visible_sentence (mw_finding_get_message (finding));

      g_printerr ("%s: %s: %s\n", mw_finding_get_is_error (finding) ? _ ("error") : _ ("warning"),
                  name, message);
    }
}

static void
print_revision (CtlContext *context, gint64 number, const char *sentence)
{
  g_autoptr (CtlSheet) sheet = ctl_sheet_new ();

  ctl_sheet_add_number (sheet, "revision", "", number);
  if (context->json)
    ctl_sheet_print (sheet, TRUE);
  else
    g_print ("%s", sentence);
}

static int
submit (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwReview) review = NULL;
  g_auto (GStrv) accepted = NULL;
  g_autofree char *sentence = NULL;
  gint64 number;

  if (!option_message)
    return ctl_usage (error, _ ("-m TEXT is missing: say why."));
  review = mw_draft_review (context->draft, NULL, error);
  if (!review)
    return -1;
  print_findings (review);
  accepted = accepted_warnings (review);
  number = mw_draft_submit (context->draft, review, mw_author_get_name (), option_message,
                            (const char *const *) accepted, NULL, error);
  if (number < 0)
    return -1;
  context->changed = TRUE;
  sentence = g_strdup_printf (_ ("Submitted as revision %" PRId64 ".\n"), number);
  print_revision (context, number, sentence);
  ctl_publishing_catch_up (context);
  return context->lag ? CTL_LAGS : CTL_DONE;
}

/* ---- what was submitted, and what was edited, taken back ---- */

static gboolean
parse_revision (const char *argument, gint64 *number, GError **error)
{
  if (g_ascii_string_to_signed (argument, 10, 1, G_MAXINT64, number, NULL))
    return TRUE;
  ctl_usage (error, _ ("“%s” is not the number of a revision."), argument);
  return FALSE;
}

/* As in the window: it is staged, and submitted like any other change. */
static int
take_back (CtlContext *context, char **arguments, GError **error)
{
  g_autofree char *sentence = NULL;
  gint64 number = 0;

  if (!parse_revision (arguments[0], &number, error) ||
      !mw_draft_take_back (context->draft, number, NULL, error))
    return -1;
  context->changed = TRUE;
  sentence = g_strdup_printf (_ ("Staged. Submit it to take revision %" PRId64 " back.\n"), number);
  print_revision (context, number, sentence);
  return CTL_DONE;
}

static int
discard (CtlContext *context, char **arguments, GError **error)
{
  MwDraftState state;

  if (!mw_draft_read_state (context->draft, &state, NULL, error))
    return -1;
  mw_draft_state_clear (&state);
  if (!mw_draft_discard (context->draft, NULL, error))
    return -1;
  context->changed = TRUE;
  g_printerr (
      ngettext ("%u change was discarded.\n", "%u changes were discarded.\n", state.n_changes),
      state.n_changes);
  return CTL_DONE;
}

static int
undo (CtlContext *context, char **arguments, GError **error)
{
  g_autofree char *label = NULL;
  MwDraftState state;
  int status = -1;

  if (!mw_draft_read_state (context->draft, &state, NULL, error))
    return -1;
  if (mw_draft_undo (context->draft, NULL, error))
    {
      context->changed = TRUE;
      label = mw_character_dup_visible_sentence (state.undo_label);
      /* Translators: followed by the edit in words */
      g_printerr (_ ("Undone: %s\n"), label);
      status = CTL_DONE;
    }
  mw_draft_state_clear (&state);
  return status;
}

static int
redo (CtlContext *context, char **arguments, GError **error)
{
  g_autofree char *label = NULL;
  MwDraftState state;
  int status = -1;

  if (!mw_draft_read_state (context->draft, &state, NULL, error))
    return -1;
  if (mw_draft_redo (context->draft, NULL, error))
    {
      context->changed = TRUE;
      label = mw_character_dup_visible_sentence (state.redo_label);
      /* Translators: followed by the edit in words */
      g_printerr (_ ("Redone: %s\n"), label);
      status = CTL_DONE;
    }
  mw_draft_state_clear (&state);
  return status;
}

/* ---- history ---- */

static void
add_revision (CtlTable *table, MwRevision *revision)
{
  const MwRevisionFields *fields = mw_revision_get_fields (revision);
  g_autoptr (GDateTime) local = g_date_time_to_local (fields->time);
  g_autofree char *stable = g_date_time_format_iso8601 (fields->time);
  g_autofree char *shown = g_date_time_format (local, "%x %X");
  g_autofree char *name = g_strdup_printf (_ ("Revision %" PRId64), fields->id.number);

  ctl_table_begin_row (table);
  ctl_table_add_number (table, fields->id.number);
  ctl_table_add_text (table, name);
  ctl_table_add_word (table, stable, shown);
  ctl_table_add_text (table, fields->author);
  ctl_table_add_number (table, fields->n_changes);
  ctl_table_add_text (table, fields->comment);
}

static int
show_revision (CtlContext *context, MwRevision *revision, GError **error)
{
  const MwRevisionFields *fields = mw_revision_get_fields (revision);
  gint64 number = fields->id.number;
  g_autoptr (GPtrArray) operations =
      mw_live_list_operations (context->live, number - 1, number, NULL, error);
  g_autoptr (GListModel) changes = NULL;
  g_autoptr (CtlSheet) sheet = ctl_sheet_new ();
  g_autofree char *time = g_date_time_format_iso8601 (fields->time);
  g_autofree char *name = g_strdup_printf (_ ("Revision %" PRId64), number);

  if (!operations)
    return -1;
  changes = mw_draft_describe_operations (context->draft, operations);
  ctl_sheet_add_number (sheet, "id", NULL, number);
  ctl_sheet_add_text (sheet, "name", _ ("Name"), name);
  ctl_sheet_add_text (sheet, "time", _ ("Time"), time);
  ctl_sheet_add_text (sheet, "author", _ ("Author"), fields->author);
  ctl_sheet_add_text (sheet, "comment", _ ("Comment"), fields->comment);
  if (context->json)
    ctl_sheet_take_table (sheet, "changes", _ ("Changes"), table_of_changes (changes));
  ctl_sheet_print (sheet, context->json);
  if (!context->json)
    {
      g_print ("\n");
      print_changes (changes, operations);
    }
  return CTL_DONE;
}

static int
show_one (CtlContext *context, const char *argument, GError **error)
{
  g_autoptr (MwRevision) revision = NULL;
  gint64 number = 0;

  if (!parse_revision (argument, &number, error))
    return -1;
  revision = mw_live_find_revision (context->live, number, NULL, error);
  return revision ? show_revision (context, revision, error) : -1;
}

static int
history (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (CtlTable) table = NULL;

  if (arguments[0])
    return show_one (context, arguments[0], error);
  revisions = mw_live_list_revisions (context->live, NULL, NULL, error);
  if (!revisions)
    return -1;
  table = ctl_table_new ("id", _ ("Revision"), "name", NULL, "time", _ ("Time"), "author",
                         _ ("Author"), "changes", _ ("Changes"), "comment", _ ("Comment"), NULL);
  for (guint i = 0; i < revisions->len; i++)
    add_revision (table, g_ptr_array_index (revisions, i));
  ctl_table_print (table, context->json);
  return CTL_DONE;
}

const CtlVerb CTL_DRAFT_VERBS[] = {
  { "check", NULL, check, 0, 0, "", N_ ("Check what is staged"), NULL, "check" },
  { "diff", NULL, diff, 0, 0, "", N_ ("Show what is staged"), NULL, "diff --format json" },
  { "submit", NULL, submit, 0, 0, N_ ("-m TEXT [--accept-warnings]"),
    N_ ("Publish what is staged as one revision"), SUBMIT_OPTIONS,
    "submit -m \"Returns go to Anna\"" },
  { "take-back", NULL, take_back, 1, 1, "N",
    N_ ("Stage the inverse of a revision, to be submitted like any other change"), NULL,
    "take-back 12" },
  { "discard", NULL, discard, 0, 0, "", N_ ("Throw away what is staged"), NULL, "discard" },
  { "undo", NULL, undo, 0, 0, "", N_ ("Undo the last edit"), NULL, "undo" },
  { "redo", NULL, redo, 0, 0, "", N_ ("Redo the edit that was undone last"), NULL, "redo" },
  { "history", NULL, history, 0, 1, N_ ("[N]"), N_ ("List the revisions, or show one"), NULL,
    "history 12" },
  { NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL },
};
