/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

#include "ctl/command.h"
#include "ctl/output.h"
#include "ctl/report.h"
#include "ctl/stream.h"

#include <glib/gi18n-lib.h>
#include <mailwright/error.h>

static char *option_direction;
static gboolean option_pem;

static const GOptionEntry CERTIFICATE_OPTIONS[] = {
  { "direction", 0, G_OPTION_FLAG_NONE, CTL_OPTION_TEXT, &option_direction,
    N_ ("Of the server of incoming (in) or outgoing mail (out)"), N_ ("in|out") },
  { "pem", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &option_pem,
    N_ ("Print the certificates themselves, the server’s own first"), NULL },
  G_OPTION_ENTRY_NULL,
};

/* ---- looking ---- */

typedef struct
{
  GMainLoop *loop;
  MwProbeReport *report; /* (owned) (nullable) */
  GError *error;         /* (owned) (nullable) */
} Look;

static void
on_probed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Look *look = user_data;

  look->report = mw_prober_probe_finish (MW_PROBER (source), result, &look->error);
  g_main_loop_quit (look->loop);
}

static MwProbeReport *
look_at (CtlContext *context, MwEndpoint *endpoint, GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Look look = { loop, NULL, NULL };

  mw_prober_probe_async (context->prober, endpoint, NULL, FALSE, NULL, on_probed_cb, &look);
  g_main_loop_run (loop);
  if (look.error)
    g_propagate_error (error, look.error);
  return look.report;
}

/* What is asked for, else incoming mail if the profile has any. */
static MwProtocol *
choose_protocol (MwSheet *sheet, GError **error)
{
  MwDriver *driver = mw_sheet_get_driver (sheet);
  MwDirection direction = MW_DIRECTION_IN;
  MwProtocol *protocol = NULL;

  if (option_direction && g_strcmp0 (option_direction, "in") != 0 &&
      g_strcmp0 (option_direction, "out") != 0)
    {
      ctl_usage (error, _ ("“%s” is no direction; “in” and “out” are."), option_direction);
      return NULL;
    }
  if (option_direction ? g_str_equal (option_direction, "out")
                       : !mw_sheet_direction_in_use (sheet, MW_DIRECTION_IN))
    direction = MW_DIRECTION_OUT;
  protocol = mw_driver_find_protocol (driver, direction);
  if (!protocol)
    g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND,
                 direction == MW_DIRECTION_IN ? _ ("The driver “%s” fetches no mail.")
                                              : _ ("The driver “%s” sends no mail."),
                 mw_driver_get_name (driver));
  return protocol;
}

static MwSheet *
load_sheet (CtlContext *context, MwProfile *profile, GError **error)
{
  MwDriver *driver = mw_catalogue_find (context->catalogue, mw_profile_get_driver (profile));
  g_autoptr (MwSheet) sheet = NULL;

  if (!driver)
    {
      g_set_error (error, MW_ERROR, MW_ERROR_NOT_FOUND, _ ("The driver “%s” is not installed."),
                   mw_profile_get_driver (profile));
      return NULL;
    }
  sheet = mw_sheet_new (driver, mw_profile_get_address (profile));
  if (!mw_draft_load_sheet (context->draft, sheet, mw_profile_get_id (profile), NULL, error))
    return NULL;
  return g_steal_pointer (&sheet);
}

/* ---- showing ---- */

static const char *
describe_state (MwProbeReport *report, guint index, int days, GDateTime *now)
{
  switch (mw_probe_report_get_certificate_state (report, index, now))
    {
    case MW_REACHABILITY_FAILS:
      /* Translators: of a certificate in a chain */
      return days < 0 ? _ ("ended") : _ ("at fault");
    case MW_REACHABILITY_WARNING:
      /* Translators: of a certificate in a chain */
      return days < 0 ? _ ("ended") : _ ("ends soon");
    case MW_REACHABILITY_WORKS:
      /* Translators: of a certificate in a chain */
      return _ ("in order");
    case MW_REACHABILITY_UNTESTED:
    default:
      /* Translators: of a certificate in a chain */
      return _ ("not checked");
    }
}

static void
add_certificate (CtlTable *table, MwProbeReport *report, guint index, GDateTime *now)
{
  MwCertificate *certificate =
      g_ptr_array_index (mw_probe_report_get_fields (report)->chain, index);
  int days = mw_certificate_get_days_left (certificate, now);
  const MwCertificateFields *fields = mw_certificate_get_fields (certificate);
  g_autofree char *joined = fields->names ? g_strjoinv (" ", (char **) fields->names) : NULL;
  g_autofree char *names = ctl_plain_text (joined);
  g_autofree char *subject = ctl_plain_text (fields->subject);
  g_autofree char *issuer = ctl_plain_text (fields->issuer);
  g_autofree char *from = g_date_time_format (fields->not_before, "%x");
  g_autofree char *until = g_date_time_format (fields->not_after, "%x");

  ctl_table_begin_row (table);
  ctl_table_add_text (table, subject);
  ctl_table_add_text (table, names);
  ctl_table_add_text (table, issuer);
  ctl_table_add_sentence (table, from);
  ctl_table_add_sentence (table, until);
  ctl_table_add_number (table, days);
  ctl_table_add_sentence (table, describe_state (report, index, days, now));
  ctl_table_add_text (table, fields->key_text);
  ctl_table_add_text (table, fields->sha256);
}

static CtlTable *
table_of_chain (MwProbeReport *report)
{
  GPtrArray *chain = mw_probe_report_get_fields (report)->chain;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  CtlTable *table = ctl_table_new ("subject", _ ("Subject"), "names", _ ("Names"), "issuer",
                                   _ ("Issuer"), "not_before", _ ("From"), "not_after", _ ("Until"),
                                   "days_left", _ ("Days Left"), "state", _ ("State"), "key",
                                   _ ("Key"), "sha256", _ ("SHA-256"), NULL);

  for (guint i = 0; i < chain->len; i++)
    add_certificate (table, report, i, now);
  return table;
}

static void
print_sheet (MwProfile *profile, MwProtocol *protocol, MwProbeReport *report)
{
  const MwProbeFields *fields = mw_probe_report_get_fields (report);
  g_autoptr (CtlSheet) sheet = ctl_sheet_new ();
  g_autofree char *server = mw_endpoint_dup_server (fields->endpoint);
  g_autofree char *message = ctl_plain_text (fields->message);

  ctl_sheet_add_text (sheet, "profile", _ ("Profile"), mw_profile_get_name (profile));
  ctl_sheet_add_text (sheet, "protocol", _ ("Protocol"), mw_protocol_get_name (protocol));
  ctl_sheet_add_text (sheet, "server", _ ("Server"), server);
  ctl_sheet_add_text (sheet, "version", _ ("TLS Version"), fields->tls_version);
  ctl_sheet_add_text (sheet, "cipher", _ ("Cipher"), fields->cipher);
  ctl_sheet_add_text (sheet, "trust", _ ("Verified Against"), fields->trust);
  ctl_sheet_add_sentence (sheet, "message", _ ("Result"), message);
  ctl_sheet_take_table (sheet, "chain", _ ("Certificates"), table_of_chain (report));
  ctl_sheet_print (sheet, FALSE);
}

static void
print_pem (GPtrArray *chain)
{
  for (guint i = 0; i < chain->len; i++)
    {
      const char *pem = mw_certificate_get_fields (g_ptr_array_index (chain, i))->pem;

      ctl_stream_put (pem);
      if (!g_str_has_suffix (pem, "\n"))
        ctl_stream_put ("\n");
    }
}

static void
print_json (MwProfile *profile, MwProbeReport *report)
{
  const MwEndpoint *endpoint = mw_probe_report_get_fields (report)->endpoint;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, ctl_report_to_json (mw_profile_get_name (profile),
                                                   endpoint->direction, endpoint->scheme, report));
  ctl_json_print (node, 0);
  ctl_stream_put ("\n");
}

static int
certificate (CtlContext *context, char **arguments, GError **error)
{
  g_autoptr (MwProfile) profile = mw_draft_find_profile (context->draft, arguments[0], NULL, error);
  g_autoptr (MwSheet) sheet = profile ? load_sheet (context, profile, error) : NULL;
  MwProtocol *protocol = sheet ? choose_protocol (sheet, error) : NULL;
  g_autoptr (MwEndpoint) endpoint = protocol ? mw_endpoint_new (sheet, protocol) : NULL;
  g_autoptr (MwProbeReport) report = endpoint ? look_at (context, endpoint, error) : NULL;
  const MwProbeFields *fields;

  if (!report)
    return -1;
  fields = mw_probe_report_get_fields (report);
  if (!fields->chain || fields->chain->len == 0)
    {
      g_autofree char *message = ctl_plain_text (fields->message);

      ctl_stream_say (NULL, endpoint->encryption == MW_ENCRYPTION_NONE
                                ? _ ("The connection is not encrypted, so the server "
                                     "shows no certificate.")
                                : message);
      return CTL_REFUSED;
    }
  if (option_pem)
    print_pem (fields->chain);
  else if (context->json)
    print_json (profile, report);
  else
    print_sheet (profile, protocol, report);
  return CTL_DONE;
}

const CtlVerb CTL_CERTIFICATE_VERBS[] = {
  { "certificate", NULL, certificate, 1, 1, N_ ("PROFILE [--direction in|out] [--pem]"),
    N_ ("Show the certificates of a profile’s server"), CERTIFICATE_OPTIONS,
    "certificate Support --direction out --pem >server.pem" },
  { NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, NULL },
};
