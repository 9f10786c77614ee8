/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/publishing.h"
#include "ctl/stream.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <mailwright/character.h>
#include <mailwright/error.h>

void
ctl_publishing_say_left_out (GPtrArray *left_out)
{
  for (guint i = 0; i < left_out->len; i++)
    {
      g_autofree char *sentence = mw_left_out_describe (g_ptr_array_index (left_out, i));

      ctl_stream_say (_ ("warning"), sentence);
    }
}

void
ctl_publishing_catch_up (CtlContext *context)
{
  g_autofree char *folder = NULL;
  g_auto (MwPublished) published = { 0 };

  g_clear_error (&context->lag);
  if (!mw_publish_read_folder (context->live, &folder, NULL, &context->lag) || !folder)
    return;
  if (mw_publish (context->live, context->publisher, folder, MW_PUBLISH_IF_BEHIND, &published, NULL,
                  &context->lag))
    ctl_publishing_say_left_out (published.left_out);
}

void
ctl_publishing_say_lag (CtlContext *context)
{
  g_autofree char *reason = NULL;

  if (!context->lag)
    return;
  reason = mw_character_dup_visible_sentence (context->lag->message);
  g_printerr ("mailwrightctl: %s: ", _ ("warning"));
  if (g_error_matches (context->lag, MW_ERROR, MW_ERROR_REFUSED))
    /* Translators: followed by the reason */
    g_printerr (_ ("mail servers are not told what is live. %s\n"), reason);
  else
    /* Translators: followed by the reason */
    g_printerr (_ ("mail servers are not told what is live. %s It is tried again whenever "
                   "Mailwright is run.\n"),
                reason);
}

const char *
ctl_publishing_code (const GError *error)
{
  if (error->domain != MW_ERROR)
    return "map-unreadable";
  switch ((MwError) error->code)
    {
    case MW_ERROR_NOT_FOUND:
      return "map-missing";
    case MW_ERROR_STALE:
      return "map-behind";
    case MW_ERROR_NOT_DATABASE:
      return "map-damaged";
    case MW_ERROR_REFUSED:
      return "map-foreign";
    case MW_ERROR_FULL:
    case MW_ERROR_READ_ONLY:
      return "map-unwritable";
    case MW_ERROR_INVALID:
    case MW_ERROR_DUPLICATE:
    case MW_ERROR_BLOCKED:
    case MW_ERROR_NOTHING:
    case MW_ERROR_REVIEW_OUTDATED:
    case MW_ERROR_UNREACHABLE:
    case MW_ERROR_STORAGE:
    case MW_ERROR_BUSY:
    case MW_ERROR_NEWER_SCHEMA:
    case MW_ERROR_KEYRING_ABSENT:
    case MW_ERROR_KEYRING_MISSING:
    case MW_ERROR_KEYRING_LOCKED:
    case MW_ERROR_KEYRING_DECLINED:
    case MW_ERROR_KEYRING_FAILED:
    default:
      return "map-unreadable";
    }
}

static void
add_finding (CtlContext *context,
             CtlTable *table,
             const char *path,
             const char *code,
             const char *key,
             const char *message)
{
  const char *live_id = mw_live_get_id (context->live);
  g_autofree char *valid = g_utf8_make_valid (key ? key : "", -1);
  g_autofree char *id = g_strdup_printf ("%s/%s/%s", code, live_id, valid);

  ctl_table_begin_row (table);
  ctl_table_add_text (table, id);
  ctl_table_add_word (table, "warning", _ ("warning"));
  /* Translators: the file that a mail server reads */
  ctl_table_add_word (table, "map", _ ("Map"));
  ctl_table_add_text (table, live_id);
  ctl_table_add_text (table, path);
  ctl_table_add_text (table, NULL);
  ctl_table_add_text (table, code);
  ctl_table_add_sentence (table, message);
}

gboolean
ctl_publishing_check (CtlContext *context, CtlTable *findings, guint *n_findings)
{
  g_autofree char *folder = NULL, *path = NULL;
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (GError) error = g_steal_pointer (&context->lag);

  *n_findings = 0;
  if (mw_publish_read_folder (context->live, &folder, NULL, error ? NULL : &error) && !folder)
    return TRUE;
  path = folder ? mw_publisher_get_path (context->publisher, folder) : g_strdup ("");
  if (folder && !error)
    mw_publish_check (context->live, context->publisher, folder, &left_out, NULL, &error);
  for (guint i = 0; left_out && i < left_out->len; i++)
    {
      const MwLeftOut *one = g_ptr_array_index (left_out, i);
      g_autofree char *sentence = mw_left_out_describe (one);

      add_finding (context, findings, path, "left-out", one->text, sentence);
      (*n_findings)++;
    }
  if (!error)
    return TRUE;
  add_finding (context, findings, path, ctl_publishing_code (error), NULL, error->message);
  (*n_findings)++;
  return FALSE;
}

static CtlTable *
table_of_left_out (GPtrArray *left_out)
{
  CtlTable *table = ctl_table_new ("reason", NULL, "text", NULL, "message", NULL, NULL);

  for (guint i = 0; i < left_out->len; i++)
    {
      const MwLeftOut *one = g_ptr_array_index (left_out, i);
      g_autofree char *sentence = mw_left_out_describe (one);
      g_autofree char *text = g_utf8_make_valid (one->text, -1);

      ctl_table_begin_row (table);
      ctl_table_add_text (table, mw_left_out_reason_to_string (one->reason));
      ctl_table_add_text (table, text);
      ctl_table_add_sentence (table, sentence);
    }
  return table;
}

void
ctl_publishing_print (CtlContext *context, const char *folder, const MwPublished *published)
{
  g_autoptr (CtlSheet) sheet = NULL;

  if (!context->json)
    {
      g_print (ngettext ("Published revision %" PRId64 " in “%s”: %u address.\n",
                         "Published revision %" PRId64 " in “%s”: %u addresses.\n",
                         published->n_addresses),
               published->revision, published->path, published->n_addresses);
      ctl_publishing_say_left_out (published->left_out);
      return;
    }
  sheet = ctl_sheet_new ();
  ctl_sheet_add_text (sheet, "folder", NULL, folder);
  ctl_sheet_add_text (sheet, "path", NULL, published->path);
  ctl_sheet_add_number (sheet, "revision", NULL, published->revision);
  ctl_sheet_add_number (sheet, "addresses", NULL, published->n_addresses);
  ctl_sheet_take_table (sheet, "left_out", NULL, table_of_left_out (published->left_out));
  ctl_sheet_print (sheet, TRUE);
}
