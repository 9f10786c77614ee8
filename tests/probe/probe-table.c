/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Mailwright authors
 */

/* Tests the endpoints in a table all at once, and writes down what was found out.
 *
 * probe-table < TABLE
 *
 * A line of the table has eleven fields, separated by tabs: a label, scheme, host, port,
 * encryption, account, password, timeout, CA file, pin and minimum TLS; then words separated by
 * spaces: `no-login`, `mailbox=…`, `authentication=…`, `at=…` (the address that the host's name
 * stands for; without one, this system's name service is asked). A line of the answer has: label,
 * verdict, step, milliseconds, the outcomes of the steps, TLS version, the number of certificates,
 * message. With --log follow what became of each certificate, when the first ends, and the logs.
 */

#include "probe/fake-resolver.h"
#include "probe/prober.h"

#include <mailwright/observation.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  char *label; /* (owned) */
  char *host;  /* (owned) */
  gboolean shows_log;
  GMainLoop *loop;  /* (unowned) */
  guint *n_running; /* (unowned) */
} Row;

static void
free_row (Row *row)
{
  g_free (row->label);
  g_free (row->host);
  g_free (row);
}

static void
print_chain (const char *label, MwProbeReport *report)
{
  g_autoptr (MwObservation) observation = mw_observation_new ("profile", report);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  GListModel *chain = mw_probe_report_get_chain (report);

  for (guint i = 0; i < g_list_model_get_n_items (chain); i++)
    {
      g_autoptr (MwCertificate) certificate = g_list_model_get_item (chain, i);

      printf ("=\t%s\tchain\t%s\t%s\n", label, mw_certificate_get_fields (certificate)->subject,
              mw_reachability_to_string (mw_probe_report_get_certificate_state (report, i, now)));
    }
  if (observation->not_after)
    {
      g_autofree char *ends = g_date_time_format_iso8601 (observation->not_after);

      printf ("=\t%s\tends\t%s\n", label, ends);
    }
}

static void
print_report (Row *row, MwProbeReport *report)
{
  const MwProbeFields *fields = mw_probe_report_get_fields (report);
  g_autoptr (GString) outcomes = g_string_new (NULL);

  for (guint i = 0; i < MW_N_PROBE_STEPS; i++)
    g_string_append_printf (outcomes, "%s%s", i > 0 ? "," : "",
                            mw_probe_outcome_to_string (fields->steps[i].outcome));
  printf ("%s\t%s\t%s\t%u\t%s\t%s\t%u\t%s\n", row->label, mw_verdict_to_string (fields->verdict),
          mw_probe_step_to_string (fields->step), fields->milliseconds, outcomes->str,
          fields->tls_version ? fields->tls_version : "-", fields->chain ? fields->chain->len : 0,
          fields->message);
  if (row->shows_log)
    {
      print_chain (row->label, report);
      for (guint i = 0; i < MW_N_PROBE_STEPS; i++)
        printf ("=\t%s\t%s\t%u\t%s\n", row->label, mw_probe_step_to_string ((MwProbeStep) i),
                fields->steps[i].milliseconds,
                fields->steps[i].detail ? fields->steps[i].detail : "");
      printf ("=\t%s\tcapabilities\t%s\n", row->label,
              fields->capabilities ? fields->capabilities : "");
      printf ("%s\n", fields->log);
    }
}

static void
on_probed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Row *row = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MwProbeReport) report = mw_prober_probe_finish (MW_PROBER (source), result, &error);

  if (report)
    print_report (row, report);
  else
    printf ("%s\terror\t%s\n", row->label, error->message);
  fflush (stdout);
  if (--*row->n_running == 0)
    g_main_loop_quit (row->loop);
  free_row (row);
}

/* Only the hosts of the table are known from then on. */
static void
add_address (const char *host, const char *address)
{
  static FakeResolver *resolver = NULL;

  if (!resolver)
    {
      resolver = fake_resolver_new ();
      g_resolver_set_default (G_RESOLVER (resolver));
    }
  fake_resolver_add_addresses (resolver, host, address);
}

static void
take (char **field, const char *value)
{
  g_free (*field);
  *field = *value ? g_strdup (value) : NULL;
}

static MwEndpoint *
read_endpoint (GStrv fields, gboolean *log_in)
{
  MwEncryption encryption = MW_ENCRYPTION_NONE;
  MwEndpoint *endpoint = NULL;
  g_auto (GStrv) words = g_strsplit (fields[11], " ", -1);

  mw_encryption_from_string (fields[4], &encryption);
  endpoint = mw_endpoint_new_plain (fields[1], fields[2],
                                    (guint16) g_ascii_strtoull (fields[3], NULL, 10), encryption);
  g_free (endpoint->account);
  endpoint->account = g_strdup (fields[5]);
  endpoint->timeout = (guint) g_ascii_strtoull (fields[7], NULL, 10);
  take (&endpoint->ca_file, fields[8]);
  take (&endpoint->pin, fields[9]);
  if (*fields[10])
    take (&endpoint->minimum_tls, fields[10]);
  *log_in = TRUE;
  for (guint i = 0; words[i]; i++)
    if (g_str_equal (words[i], "no-login"))
      *log_in = FALSE;
    else if (g_str_has_prefix (words[i], "mailbox="))
      take (&endpoint->mailbox, words[i] + strlen ("mailbox="));
    else if (g_str_has_prefix (words[i], "at="))
      add_address (endpoint->host, words[i] + strlen ("at="));
    else if (g_str_has_prefix (words[i], "authentication="))
      take (&endpoint->authentication, words[i] + strlen ("authentication="));
  return endpoint;
}

static void
begin_row (MwProber *prober,
           char *line,
           gboolean shows_log,
           GCancellable *cancellable,
           GMainLoop *loop,
           guint *n_running)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
  g_autoptr (MwEndpoint) endpoint = NULL;
  g_autoptr (MwSecret) password = NULL;
  gboolean log_in = FALSE;
  Row *row = NULL;

  if (g_strv_length (fields) < 12)
    g_error ("too few fields: %s", line);
  row = g_new0 (Row, 1);
  row->label = g_strdup (fields[0]);
  row->shows_log = shows_log;
  row->loop = loop;
  row->n_running = n_running;
  endpoint = read_endpoint (fields, &log_in);
  password = *fields[6] ? mw_secret_new (fields[6], -1) : NULL;
  ++*n_running;
  mw_prober_probe_async (prober, endpoint, password, log_in, cancellable, on_probed_cb, row);
}

static gboolean
on_cancel_due_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

/* Tests that were cancelled come back through the main context; the prober's thread ends then. */
static void
let_end (MwProber *prober)
{
  GWeakRef rest;
  gboolean left = TRUE;

  g_weak_ref_init (&rest, prober);
  g_object_unref (prober);
  while (left)
    {
      g_autoptr (GObject) object = g_weak_ref_get (&rest);

      left = object != NULL;
      g_clear_object (&object);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (50000);
    }
  g_weak_ref_clear (&rest);
}

int
main (int argc, char **argv)
{
  g_autoptr (MwProber) prober = mw_curl_prober_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  gboolean shows_log = argc > 1 && g_str_equal (argv[1], "--log");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint n_running = 0;
  char line[8192];

  for (int i = 1; i < argc; i++)
    if (g_str_has_prefix (argv[i], "--cancel-after="))
      g_timeout_add ((guint) g_ascii_strtoull (strchr (argv[i], '=') + 1, NULL, 10),
                     on_cancel_due_cb, cancellable);

  while (fgets (line, sizeof line, stdin))
    {
      line[strcspn (line, "\n")] = '\0';
      begin_row (prober, line, shows_log, cancellable, loop, &n_running);
    }
  if (n_running > 0)
    g_main_loop_run (loop);
  let_end (g_steal_pointer (&prober));
  return 0;
}
