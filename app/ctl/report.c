/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/report.h"

#include "ctl/stream.h"

#include <glib/gi18n-lib.h>

const char *
ctl_direction_word (MwDirection direction)
{
  return direction == MW_DIRECTION_IN ? "in" : "out";
}

const char *
ctl_direction_text (MwDirection direction)
{
  return direction == MW_DIRECTION_IN ? _ ("incoming") : _ ("outgoing");
}

char *
ctl_plain_text (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *c = text ? text : ""; *c; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      /* The isolates around names, U+2066 to U+2069. */
      if (letter >= 0x2066 && letter <= 0x2069)
        continue;
      g_string_append_unichar (plain, g_unichar_iscntrl (letter) ? ' ' : letter);
    }
  return g_string_free (plain, FALSE);
}

static void
set_text (JsonObject *object, const char *key, const char *text)
{
  if (text)
    json_object_set_string_member (object, key, text);
  else
    json_object_set_null_member (object, key);
}

static void
set_time (JsonObject *object, const char *key, GDateTime *time)
{
  g_autofree char *text = time ? g_date_time_format_iso8601 (time) : NULL;

  set_text (object, key, text);
}

static const char *
find_origin (MwProbeReport *report, guint index)
{
  if (!mw_probe_report_is_local (report, index))
    return "server";
  return mw_probe_report_get_fields (report)->endpoint->ca_file ? "ca-file" : "system";
}

static JsonObject *
certificate_to_json (MwProbeReport *report, guint index)
{
  MwCertificate *certificate =
      g_ptr_array_index (mw_probe_report_get_fields (report)->chain, index);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  MwReachability state = mw_probe_report_get_certificate_state (report, index, now);
  const MwCertificateFields *fields = mw_certificate_get_fields (certificate);
  JsonObject *object = json_object_new ();
  JsonArray *names = json_array_new ();

  for (guint i = 0; fields->names && fields->names[i]; i++)
    json_array_add_string_element (names, fields->names[i]);
  set_text (object, "subject", fields->subject);
  set_text (object, "issuer", fields->issuer);
  json_object_set_array_member (object, "names", names);
  set_time (object, "not_before", fields->not_before);
  set_time (object, "not_after", fields->not_after);
  set_text (object, "sha256", fields->sha256);
  set_text (object, "origin", find_origin (report, index));
  set_text (object, "state", mw_reachability_to_string (state));
  return object;
}

/* The server's own, and in it the whole chain. */
static void
set_certificate (JsonObject *object, MwProbeReport *report)
{
  GPtrArray *chain = report ? mw_probe_report_get_fields (report)->chain : NULL;
  JsonArray *all = NULL;
  JsonObject *own = NULL;

  if (!chain || chain->len == 0)
    {
      json_object_set_null_member (object, "certificate");
      return;
    }
  all = json_array_new ();
  for (guint i = 0; i < chain->len; i++)
    json_array_add_object_element (all, certificate_to_json (report, i));
  own = certificate_to_json (report, 0);
  json_object_set_array_member (own, "chain", all);
  json_object_set_object_member (object, "certificate", own);
}

static void
set_tls (JsonObject *object, const MwProbeFields *fields)
{
  JsonObject *tls = NULL;

  if (!fields->tls_version)
    {
      json_object_set_null_member (object, "tls");
      return;
    }
  tls = json_object_new ();
  set_text (tls, "version", fields->tls_version);
  set_text (tls, "cipher", fields->cipher);
  json_object_set_object_member (object, "tls", tls);
}

JsonObject *
ctl_report_to_json (const char *name,
                    MwDirection direction,
                    const char *scheme,
                    MwProbeReport *report)
{
  static const MwProbeFields UNTESTED = { .verdict = MW_VERDICT_UNTESTED };
  const MwProbeFields *fields = report ? mw_probe_report_get_fields (report) : &UNTESTED;
  MwReachability state =
      report ? mw_probe_report_get_reachability (report) : MW_REACHABILITY_UNTESTED;
  JsonObject *object = json_object_new ();
  g_autofree char *message = ctl_plain_text (fields->message);

  set_text (object, "profile", name);
  set_text (object, "direction", ctl_direction_word (direction));
  set_text (object, "protocol", scheme);
  set_text (object, "state", mw_reachability_to_string (state));
  set_text (object, "verdict", mw_verdict_to_string (fields->verdict));
  set_text (object, "step", report ? mw_probe_step_to_string (fields->step) : NULL);
  set_text (object, "message", report ? message : NULL);
  json_object_set_int_member (object, "milliseconds", fields->milliseconds);
  set_tls (object, fields);
  set_certificate (object, report);
  return object;
}

void
ctl_json_print (JsonNode *node, guint indent)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  lines = g_strsplit (text, "\n", -1);
  /* JSON is UTF-8 whatever the locale. */
  for (guint i = 0; lines[i]; i++)
    {
      g_autofree char *line =
          g_strdup_printf ("%s%*s%s", i ? "\n" : "", (int) indent, "", lines[i]);

      ctl_stream_put (line);
    }
}
